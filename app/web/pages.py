"""The public pages: what this is, the form to join, privacy and terms."""

import uuid
from collections.abc import Callable
from datetime import datetime, time

from flask import Blueprint, redirect, render_template, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import BooleanField, RadioField, SelectChoice, SelectField, StringField
from wtforms.validators import InputRequired, StopValidation

from app.house import House
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

_CONSENT = (
    "I agree to receive recurring automated texts from Steady Steps at this number. Up to 7 texts "
    "a week. Message and data rates may apply. Reply STOP to stop at any time, HELP for help. "
    "Consent is not a condition of anything."
)
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
        """Read the number and keep it as E.164."""
        try:
            field.data = parse_phone(field.data or "")
        except BadPhoneError as error:
            raise StopValidation(str(error)) from error


def make_pages(house: House) -> Blueprint:
    """Make the blueprint `web`."""
    pages = Blueprint("web", __name__, template_folder="templates", static_folder="static")
    pages.add_url_rule("/", "home", lambda: render_template("home.html"))
    pages.add_url_rule("/privacy", "privacy", lambda: render_template("privacy.html"))
    pages.add_url_rule("/terms", "terms", lambda: render_template("terms.html"))
    pages.add_url_rule("/join", "join", _join(house), methods=["GET", "POST"])
    pages.add_url_rule("/joined", "joined", lambda: render_template("joined.html"))
    return pages


def _join(house: House) -> Callable[[], str | Response | tuple[str, int]]:
    def join() -> str | Response | tuple[str, int]:
        form = JoinForm()
        if not form.is_submitted():
            return render_template("join.html", form=form)
        if not form.validate():
            return render_template("join.html", form=form), 400
        invite(
            house.database,
            house.content,
            phone=form.phone.data,
            role=Role(form.role.data),
            hour=time.fromisoformat(form.prompt_time.data),
            timezone=form.timezone.data,
            now=house.clock(),
        )
        return redirect(url_for("web.joined"))

    return join


def invite(
    database: Database,
    content: Content,
    *,
    phone: str,
    role: Role,
    hour: time,
    timezone: str,
    now: datetime,
) -> None:
    """Keep what the form says and text its number once; nothing starts until JOIN comes back.

    The page never tells whether a number is known: someone who takes part, or has said stop, gets
    no text at all. The text waits for the sending window, as a stranger may have typed the number.
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
            wording=_CONSENT,
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
