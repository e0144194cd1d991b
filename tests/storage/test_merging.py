"""Two histories become one, on each database: nothing of either is lost."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from shared.rules.vocabulary import Expects, Intent
from shared.services import linking, people, progress, speakers
from shared.services.progress import Answer
from shared.storage.database import Database
from shared.storage.models import CheckIn, JournalEntry, Participant, Promise, VoiceAccount
from shared.storage.states import Care, Channel, EntryKind, Status

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
CODE = "042711"


def speaks(session: Session, user: str = "kitchen", person: str | None = None) -> speakers.Speaker:
    """Return who speaks at a speaker."""
    return speakers.speaker_of(session, user, person, locale="en-US", now=NOW)


def texts(session: Session) -> Participant:
    """Return someone with a phone who was just texted a code."""
    person = people.add_participant(session, now=NOW, status=Status.ACTIVE, phone="+12025550143")
    linking.issue_code(session, person, CODE, NOW)
    return person


def answers(session: Session, person: Participant, day: int, rating: int, channel: Channel) -> None:
    """Let somebody do the step they are at on a day of March."""
    check_in = progress.open_check_in(
        session,
        person,
        day=date(2026, 3, day),
        step=person.step,
        expects=Expects.RATING,
        now=NOW,
    )
    progress.record_answer(
        session, person, check_in, Answer(Intent.RATING, rating), channel=channel, now=NOW
    )


def test_nothing_of_either_history_is_lost(database: Database) -> None:
    """The further step wins; journals, promises, slips and the answers of both are kept."""
    with database.begin() as session:
        speaker, texted = speaks(session), texts(session)
        spoken = session.get_one(Participant, speaker.account.participant_id)
        for day, rating in ((1, 3), (2, 4)):
            answers(session, spoken, day, rating, Channel.VOICE)
        answers(session, texted, 2, 8, Channel.SMS)
        for person, channel in ((spoken, Channel.VOICE), (texted, Channel.SMS)):
            progress.keep_entry(
                session, person, EntryKind.SLIP, str(channel), channel=channel, now=NOW
            )
        progress.keep_promise(session, spoken, "call at six", NOW)
        spoken.care = Care.ASKED_IF_SAFE
        linking.link(session, speaker, CODE, NOW)
    with database.begin() as session:
        person = session.scalars(select(Participant)).one()
        assert (person.step, person.last_step_on) == (3, date(2026, 3, 2))
        assert person.care is Care.ASKED_IF_SAFE
        days = select(CheckIn.local_date, CheckIn.rating).order_by(CheckIn.local_date)
        assert session.execute(days).all() == [(date(2026, 3, 1), 3), (date(2026, 3, 2), 8)]
        kept = sorted(entry.text for entry in session.scalars(select(JournalEntry)))
        assert kept == ["sms", "step 2: rating 4", "voice"]
        assert session.scalars(select(Promise)).one().participant_id == person.id


def test_an_answered_day_outweighs_one_that_was_only_asked(database: Database) -> None:
    """The text of the morning was left open, and the step was done by voice."""
    with database.begin() as session:
        speaker, texted = speaks(session), texts(session)
        progress.open_check_in(
            session, texted, day=date(2026, 3, 2), step=1, expects=Expects.RATING, now=NOW
        )
        spoken = session.get_one(Participant, speaker.account.participant_id)
        answers(session, spoken, 2, 4, Channel.VOICE)
        linking.link(session, speaker, CODE, NOW)
    with database.begin() as session:
        day = session.scalars(select(CheckIn)).one()
        assert (day.rating, day.channel) == (4, Channel.VOICE)


def test_several_accounts_speak_for_one_phone(database: Database) -> None:
    """The kitchen and the bedroom bring both their histories along."""
    with database.begin() as session:
        texted = texts(session)
        for number, room in enumerate(("kitchen", "bedroom")):
            speaker = speaks(session, room)
            mine = session.get_one(Participant, speaker.account.participant_id)
            progress.keep_entry(
                session, mine, EntryKind.GRATITUDE, room, channel=Channel.VOICE, now=NOW
            )
            code = f"00000{number}"
            linking.issue_code(session, mine, code, NOW, speaker=speaker)
            linking.link_by_text(session, texted, code, NOW)
    with database.begin() as session:
        assert len(session.scalars(select(Participant)).all()) == 1
        assert len(session.scalars(select(JournalEntry)).all()) == 2
        assert linking.unlink_all(session, session.scalars(select(Participant)).one()) == 2


@pytest.mark.parametrize("linked", [True, False])
def test_disabling_the_skill_forgets_the_account(database: Database, linked: bool) -> None:  # noqa: FBT001 - a case
    """A history of its own goes with it, one that a phone shares stays; twice is as once."""
    with database.begin() as session:
        speaker = speaks(session, person="anna")
        if linked:
            texts(session)
            linking.link(session, speaker, CODE, NOW)
    for _ in range(2):
        with database.begin() as session:
            speakers.disable(session, "kitchen")
    with database.begin() as session:
        assert session.scalars(select(VoiceAccount)).all() == []
        assert len(session.scalars(select(Participant)).all()) == int(linked)


def test_a_code_of_an_account_that_left_links_nothing(database: Database) -> None:
    """Somebody disables the skill before the code is texted."""
    with database.begin() as session:
        speaker, texted = speaks(session), texts(session)
        mine = session.get_one(Participant, speaker.account.participant_id)
        linking.issue_code(session, mine, "000000", NOW, speaker=speaker)
        speakers.disable(session, "kitchen")
        found = linking.link_by_text(session, texted, "000000", NOW)
        assert found.outcome is linking.LinkOutcome.WRONG
