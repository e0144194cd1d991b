"""The tables: people, what they agreed to, their days, and every text in and out."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import Enum, ForeignKey, Index, MetaData, String, Text, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from shared.rules.vocabulary import Expects, Intent, Role, SlotKind
from shared.storage.states import (
    Care,
    Channel,
    ConsentKind,
    EntryKind,
    Guess,
    Joining,
    Status,
    TextStatus,
)
from shared.storage.types import Instant, SealedText


class Base(DeclarativeBase):
    """Every table; names of constraints are fixed so that migrations can find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        },
    )
    type_annotation_map: ClassVar = {datetime: Instant}


def _word(words: type[StrEnum]) -> Enum:
    """Return a column type that keeps an enumeration's value as plain text."""
    return Enum(
        words,
        native_enum=False,
        length=24,
        values_callable=lambda enum: [word.value for word in enum],
    )


def _owner(*, indexed: bool = True) -> Mapped[int]:
    """Return whose row it is; where another index begins with it, it needs none of its own."""
    return mapped_column(ForeignKey("participants.id", ondelete="CASCADE"), index=indexed)


class Participant(Base):
    """One person; found by the digest of their phone, or through a voice account."""

    __tablename__ = "participants"
    __table_args__ = (
        Index(
            "ix_participants_due",
            "next_due_at",
            sqlite_where=text("next_due_at IS NOT NULL"),
            postgresql_where=text("next_due_at IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]
    status: Mapped[Status] = mapped_column(_word(Status))
    joining: Mapped[Joining | None] = mapped_column(_word(Joining))
    phone: Mapped[str | None] = mapped_column(SealedText)
    phone_digest: Mapped[str | None] = mapped_column(String(64), unique=True)
    role: Mapped[Role | None] = mapped_column(_word(Role))
    locale: Mapped[str] = mapped_column(String(16), default="en-US")
    country: Mapped[str] = mapped_column(String(2), default="US")
    timezone: Mapped[str | None] = mapped_column(String(64))
    prompt_time: Mapped[time | None]
    step: Mapped[int] = mapped_column(default=1)
    silent_days: Mapped[int] = mapped_column(default=0)
    prompts_sent: Mapped[int] = mapped_column(default=0)
    last_step_on: Mapped[date | None]
    last_slot_on: Mapped[date | None]
    paused_until: Mapped[date | None]
    # Dates, as ISO 8601 writes them, with a space between; few, and read with the row each time.
    days_off: Mapped[str] = mapped_column(Text, default="")
    # When to remind of the last prompt; none once they have spoken.
    remind_at: Mapped[datetime | None]
    next_due_at: Mapped[datetime | None]
    care: Mapped[Care | None] = mapped_column(_word(Care))
    last_answer: Mapped[str | None] = mapped_column(String(48))
    last_answer_at: Mapped[datetime | None]
    # Where a step or a practice by voice was broken off, to be taken up again.
    voice_place: Mapped[str | None] = mapped_column(String(32))
    voice_place_at: Mapped[datetime | None]
    private: Mapped[bool] = mapped_column(default=False)
    # Danger was read, of whatever kind, and nobody of the service has looked yet.
    needs_person_since: Mapped[datetime | None]
    # A slow salted hash of the four digits that open personal things on a speaker.
    pin: Mapped[str | None] = mapped_column(SealedText)
    # The carrier's code that says the number cannot get texts; lifted by the next text from it.
    unreachable: Mapped[str | None] = mapped_column(String(8))


class Consent(Base):
    """What a person agreed to or took back, when, where and in which words; never changed."""

    __tablename__ = "consents"

    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = _owner()
    kind: Mapped[ConsentKind] = mapped_column(_word(ConsentKind))
    channel: Mapped[Channel] = mapped_column(_word(Channel))
    source: Mapped[str] = mapped_column(Text)
    wording: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]


class Slot(Base):
    """One due text, planned once: the row that says so."""

    __tablename__ = "slots"
    __table_args__ = (UniqueConstraint("participant_id", "local_date", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = _owner(indexed=False)
    local_date: Mapped[date]
    kind: Mapped[SlotKind] = mapped_column(_word(SlotKind))
    step: Mapped[int]
    planned_at: Mapped[datetime]


class CheckIn(Base):
    """A day's step and its answer, whichever channel brought them."""

    __tablename__ = "check_ins"
    __table_args__ = (UniqueConstraint("participant_id", "local_date"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = _owner(indexed=False)
    local_date: Mapped[date]
    step: Mapped[int]
    expects: Mapped[Expects] = mapped_column(_word(Expects))
    opened_at: Mapped[datetime]
    light: Mapped[bool] = mapped_column(default=False)
    answered_at: Mapped[datetime | None]
    channel: Mapped[Channel | None] = mapped_column(_word(Channel))
    outcome: Mapped[Intent | None] = mapped_column(_word(Intent))
    rating: Mapped[int | None]
    choice: Mapped[str | None] = mapped_column(String(1))


class JournalEntry(Base):
    """Something a person wrote or said to keep: a note, a gratitude, a reflection."""

    __tablename__ = "journal_entries"

    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = _owner()
    kind: Mapped[EntryKind] = mapped_column(_word(EntryKind))
    channel: Mapped[Channel] = mapped_column(_word(Channel))
    local_date: Mapped[date]
    at: Mapped[datetime]
    text: Mapped[str] = mapped_column(SealedText)


class Promise(Base):
    """A small goal a person set, and what became of it."""

    __tablename__ = "promises"

    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = _owner()
    made_at: Mapped[datetime]
    text: Mapped[str] = mapped_column(SealedText)
    outcome: Mapped[Intent | None] = mapped_column(_word(Intent))
    outcome_at: Mapped[datetime | None]


class LinkCode(Base):
    """A six-digit code, as a digest, that joins a speaker to a phone once.

    One that was spoken names the speaker (`household`) and the voice it was told to, if it was
    recognised; one that was texted names neither.
    """

    __tablename__ = "link_codes"

    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = _owner()
    code_digest: Mapped[str] = mapped_column(String(64), index=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    household: Mapped[str | None] = mapped_column(String(64))
    voice: Mapped[str | None] = mapped_column(String(64))


class VoiceAccount(Base):
    """One Alexa account, or one voice recognised within it, and the participant it speaks for.

    Both are digests. A voice names its account's digest as its `household`; an account has none.
    """

    __tablename__ = "voice_accounts"

    user_digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    household: Mapped[str | None] = mapped_column(String(64), index=True)
    participant_id: Mapped[int] = _owner()
    linked_at: Mapped[datetime | None]


class Tries(Base):
    """How often in a row a code or a PIN was wrong, and until when no more are taken."""

    __tablename__ = "tries"

    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participants.id", ondelete="CASCADE"), primary_key=True
    )
    guess: Mapped[Guess] = mapped_column(_word(Guess), primary_key=True)
    wrong: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]


class VoiceTurn(Base):
    """The answer given to one Alexa request: the same request again gets the same answer."""

    __tablename__ = "voice_turns"

    request_digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[datetime]
    answer: Mapped[str] = mapped_column(SealedText)


class OutboxText(Base):
    """One text to a participant, from written to settled; `message_id` is ours."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index(None, "participant_id", "created_at"),  # how many they had in the last 24 hours
        Index(None, "status", "started_by_us", "not_before"),  # in the order of claiming
        UniqueConstraint("slot_id", "again"),  # a slot's text is sent once more, and never twice
    )

    message_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    participant_id: Mapped[int] = _owner(indexed=False)
    slot_id: Mapped[int | None] = mapped_column(ForeignKey("slots.id", ondelete="CASCADE"))
    again: Mapped[bool] = mapped_column(default=False)
    # False for an answer to a text of theirs: it goes before the others, and at any hour.
    started_by_us: Mapped[bool] = mapped_column(default=True)
    body: Mapped[str] = mapped_column(SealedText)
    status: Mapped[TextStatus] = mapped_column(_word(TextStatus))
    created_at: Mapped[datetime]
    not_before: Mapped[datetime]
    expires_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    claimed_at: Mapped[datetime | None]
    # The process that claimed it, by the number of `storage.presence`; None where none is shown.
    claimed_by: Mapped[int | None]
    settled_at: Mapped[datetime | None]
    carrier_sid: Mapped[str | None] = mapped_column(String(34), unique=True)
    delivery: Mapped[str | None] = mapped_column(String(24))
    error: Mapped[str | None] = mapped_column(String(200))
    segments: Mapped[int | None]
    price_millionths: Mapped[int | None]
    price_unit: Mapped[str | None] = mapped_column(String(3))


class InboundText(Base):
    """One text from a phone, stored under the carrier's id before anything is done about it."""

    __tablename__ = "inbound_texts"

    message_sid: Mapped[str] = mapped_column(String(34), primary_key=True)
    received_at: Mapped[datetime]
    phone: Mapped[str] = mapped_column(SealedText)
    phone_digest: Mapped[str] = mapped_column(String(64), index=True)
    body: Mapped[str] = mapped_column(SealedText)
    answer: Mapped[str | None] = mapped_column(SealedText)
    understood: Mapped[bool] = mapped_column(default=True)
    handled_at: Mapped[datetime | None]


class Receipt(Base):
    """One delivery receipt as the carrier sent it."""

    __tablename__ = "receipts"
    __table_args__ = (UniqueConstraint("carrier_sid", "status"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    message_id: Mapped[str] = mapped_column(
        ForeignKey("outbox.message_id", ondelete="CASCADE"), index=True
    )
    carrier_sid: Mapped[str] = mapped_column(String(34))
    status: Mapped[str] = mapped_column(String(24))
    error_code: Mapped[str | None] = mapped_column(String(8))
    received_at: Mapped[datetime]


class CarrierAlert(Base):
    """How often the carrier gave an error code that the operator must know of."""

    __tablename__ = "carrier_alerts"

    code: Mapped[str] = mapped_column(String(8), primary_key=True)
    times: Mapped[int]
    last_at: Mapped[datetime]


class Sender(Base):
    """What all workers together may still send by one sender, and whether the carrier answers."""

    __tablename__ = "senders"

    name: Mapped[str] = mapped_column(String(34), primary_key=True)
    free_at: Mapped[datetime]
    day: Mapped[date]
    sent_today: Mapped[int]
    failed_in_a_row: Mapped[int]
    rests_until: Mapped[datetime | None]


class Heartbeat(Base):
    """When a worker last finished one of its duties."""

    __tablename__ = "heartbeats"

    worker: Mapped[str] = mapped_column(String(64), primary_key=True)
    duty: Mapped[str] = mapped_column(String(32), primary_key=True)
    at: Mapped[datetime]


class Secret(Base):
    """A secret of the installation, sealed with the encryption keys."""

    __tablename__ = "secrets"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    value: Mapped[str] = mapped_column(Text)
