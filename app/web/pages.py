"""The public pages: what this is, the form to join, the safety check, privacy and terms."""

import uuid
from collections.abc import Callable
from datetime import datetime, time

from flask import Blueprint, redirect, render_template, url_for
from flask_wtf import FlaskForm
from markupsafe import Markup
from werkzeug.wrappers import Response
from wtforms import BooleanField, RadioField, SelectChoice, SelectField, StringField
from wtforms.validators import InputRequired, StopValidation

from app.house import House
from app.web.safety import help_lines
from shared.content import Content
from shared.rules.phone import BadPhoneError, parse_phone
from shared.rules.sending_window import next_open, window_of
from shared.rules.spoken_hours import say_hour
from shared.rules.vocabulary import Role
from shared.rules.zones import zone, zone_names
from shared.services import outbox, people
from shared.storage.database import Database
from shared.storage.models import Participant
from shared.storage.states import Channel, ConsentKind, Status

_HOURS = [time(hour, minute) for hour in range(9, 20) for minute in (0, 30)]
_AREAS = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Pacific/")


class JoinForm(FlaskForm):  # type: ignore[misc] # flask-wtf has no types
    """What someone fills in to be texted."""

    phone = StringField(validators=[InputRequired("Please enter your mobile number.")])
    role = RadioField(
        choices=[SelectChoice(role.value) for role in Role],
        validators=[InputRequired("Please choose what you would like to work on.")],
    )
    prompt_time = SelectField(
        choices=[SelectChoice(hour.strftime("%H:%M"), say_hour(hour)) for hour in _HOURS],
        default="09:00",
    )
    timezone = SelectField(
        choices=[
            SelectChoice("", "Choose…"),
            *[
                SelectChoice(name, name.replace("_", " "))
                for name in sorted(zone_names())
                if name.startswith(_AREAS)
            ],
        ],
        validators=[InputRequired("Please choose your time zone.")],
    )
    consent = BooleanField(
        validators=[InputRequired("Please tick the box if you want to receive texts.")]
    )

    def validate_phone(self, field: StringField) -> None:
        """Refuse what is no number; what was typed stays as it is, for the page to give back."""
        try:
            parse_phone(field.data or "")
        except BadPhoneError as error:
            raise StopValidation(str(error)) from error


def make_pages(house: House) -> Blueprint:
    """Make the blueprint `web`."""
    pages = Blueprint("web", __name__, template_folder="templates", static_folder="static")
    pages.add_url_rule("/", "home", lambda: render_template("home.html"))
    pages.add_url_rule("/privacy", "privacy", lambda: render_template("privacy.html"))
    pages.add_url_rule("/terms", "terms", lambda: render_template("terms.html"))
    pages.add_url_rule("/safety", "safety", _safety(house))
    pages.add_url_rule("/join", "join", _join(house), methods=["GET", "POST"])
    pages.add_url_rule("/joined", "joined", lambda: render_template("joined.html"))
    return pages


def _safety(house: House) -> Callable[[], str]:
    def safety() -> str:
        return render_template(
            "safety.html",
            countries=help_lines(house.content),
            elsewhere=house.content.say("lines_unknown"),
            private=house.content.say("private_info"),
        )

    return safety


def _join(house: House) -> Callable[[], str | Response | tuple[str, int]]:
    def join() -> str | Response | tuple[str, int]:
        form = JoinForm()
        if not form.is_submitted():
            return render_template("join.html", form=form)
        if not form.validate():
            if form.csrf_token.errors:
                form.consent.data = False  # another site may have sent it: the person ticks it
            return render_template("join.html", form=form), 400
        invite(
            house.database,
            house.content,
            phone=parse_phone(form.phone.data),
            role=Role(form.role.data),
            hour=time.fromisoformat(form.prompt_time.data),
            timezone=form.timezone.data,
            wording=consent_wording(),
            now=house.clock(),
        )
        return redirect(url_for("web.joined"))

    return join


def consent_wording() -> str:
    """Return the words of the box and beside it, as the page shows them, without tags."""
    parts = ("_consent_label.html", "_consent_terms.html")
    return " ".join(Markup(render_template(part)).striptags() for part in parts)  # noqa: S704 - ours


def invite(
    database: Database,
    content: Content,
    *,
    phone: str,
    role: Role,
    hour: time,
    timezone: str,
    wording: str,
    now: datetime,
) -> None:
    """Keep what the form says and text its number once; nothing starts until JOIN comes back.

    The page never tells whether a number is known: someone who takes part, or has said stop, gets
    no text at all. The text waits for the sending window, as a stranger may have typed the number.
    `wording` is what the person agreed to, as proof.
    """
    with database.begin() as session:
        participant = people.find_by_phone(session, phone)
        if participant is not None and not _may_be_invited(participant):
            return
        known = participant is not None
        if participant is None:
            participant = people.add_participant(
                session, now=now, status=Status.INVITED, phone=phone
            )
        participant.role, participant.prompt_time, participant.timezone = role, hour, timezone
        if known:
            return  # one invitation is enough, however often the form is sent
        people.record_consent(
            session,
            participant,
            ConsentKind.OPT_IN,
            channel=Channel.WEB,
            source="form at /join, not yet confirmed by text",
            wording=wording,
            now=now,
        )
        opens = next_open(now, zone(timezone))
        outbox.enqueue(
            session,
            participant,
            content.say("invitation"),
            message_id=str(uuid.uuid4()),
            now=now,
            not_before=opens,
            expires_at=window_of(opens.astimezone(zone(timezone)).date(), zone(timezone)).closes,
        )


def _may_be_invited(participant: Participant) -> bool:
    return participant.status is Status.INVITED
