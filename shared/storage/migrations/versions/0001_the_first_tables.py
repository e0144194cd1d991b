"""The first tables."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "carrier_alerts",
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_carrier_alerts")),
    )
    op.create_table(
        "heartbeats",
        sa.Column("worker", sa.String(length=64), nullable=False),
        sa.Column("duty", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("worker", "duty", name=op.f("pk_heartbeats")),
    )
    op.create_table(
        "senders",
        sa.Column("name", sa.String(length=34), nullable=False),
        sa.Column("free_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("sent_today", sa.Integer(), nullable=False),
        sa.Column("failed_in_a_row", sa.Integer(), nullable=False),
        sa.Column("rests_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_senders")),
    )
    op.create_table(
        "inbound_texts",
        sa.Column("message_sid", sa.String(length=34), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("phone_digest", sa.String(length=64), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("understood", sa.Boolean(), nullable=False),
        sa.Column("handled_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("message_sid", name=op.f("pk_inbound_texts")),
    )
    op.create_index(
        op.f("ix_inbound_texts_phone_digest"), "inbound_texts", ["phone_digest"], unique=False
    )
    op.create_table(
        "participants",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "invited",
                "joining",
                "active",
                "paused",
                "stopped",
                name="status",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "joining",
            sa.Enum(
                "role", "hour", "zone", "confirm_zone", name="joining", native_enum=False, length=24
            ),
            nullable=True,
        ),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("phone_digest", sa.String(length=64), nullable=True),
        sa.Column(
            "role",
            sa.Enum("hurt", "broke_trust", "self", name="role", native_enum=False, length=24),
            nullable=True,
        ),
        sa.Column("locale", sa.String(length=16), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("timezone", sa.String(length=64), nullable=True),
        sa.Column("prompt_time", sa.Time(), nullable=True),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("silent_days", sa.Integer(), nullable=False),
        sa.Column("prompts_sent", sa.Integer(), nullable=False),
        sa.Column("last_step_on", sa.Date(), nullable=True),
        sa.Column("last_slot_on", sa.Date(), nullable=True),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.Column("days_off", sa.Text(), nullable=False),
        sa.Column("remind_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "care",
            sa.Enum("asked_if_safe", "safety_track", name="care", native_enum=False, length=24),
            nullable=True,
        ),
        sa.Column("last_answer", sa.String(length=48), nullable=True),
        sa.Column("last_answer_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("voice_place", sa.String(length=32), nullable=True),
        sa.Column("voice_place_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("needs_person_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pin", sa.Text(), nullable=True),
        sa.Column("unreachable", sa.String(length=8), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participants")),
        sa.UniqueConstraint("phone_digest", name=op.f("uq_participants_phone_digest")),
    )
    op.create_index(
        "ix_participants_due",
        "participants",
        ["next_due_at"],
        unique=False,
        sqlite_where=sa.text("next_due_at IS NOT NULL"),
        postgresql_where=sa.text("next_due_at IS NOT NULL"),
    )
    op.create_table(
        "secrets",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_secrets")),
    )
    op.create_table(
        "voice_turns",
        sa.Column("request_digest", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("request_digest", name=op.f("pk_voice_turns")),
    )
    op.create_table(
        "check_ins",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column(
            "expects",
            sa.Enum(
                "rating",
                "kept",
                "done",
                "choice",
                "text",
                "none",
                name="expects",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("light", sa.Boolean(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "channel",
            sa.Enum("sms", "voice", "web", "csv", name="channel", native_enum=False, length=24),
            nullable=True,
        ),
        sa.Column(
            "outcome",
            sa.Enum(
                "rating",
                "kept",
                "partly",
                "not_yet",
                "done",
                "skip",
                "choice",
                "question",
                "command",
                "note",
                "pause",
                "resume",
                "snooze",
                "opt_out",
                "opt_in",
                "help",
                "unclear",
                name="intent",
                native_enum=False,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.Column("choice", sa.String(length=1), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participants.id"],
            name=op.f("fk_check_ins_participant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_ins")),
        sa.UniqueConstraint(
            "participant_id", "local_date", name=op.f("uq_check_ins_participant_id_local_date")
        ),
    )
    op.create_table(
        "consents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("opt_in", "opt_out", name="consentkind", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column(
            "channel",
            sa.Enum("sms", "voice", "web", "csv", name="channel", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participants.id"],
            name=op.f("fk_consents_participant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
    )
    op.create_index(
        op.f("ix_consents_participant_id"), "consents", ["participant_id"], unique=False
    )
    op.create_table(
        "journal_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("note", "gratitude", "slip", name="entrykind", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column(
            "channel",
            sa.Enum("sms", "voice", "web", "csv", name="channel", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participants.id"],
            name=op.f("fk_journal_entries_participant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_entries")),
    )
    op.create_index(
        op.f("ix_journal_entries_participant_id"),
        "journal_entries",
        ["participant_id"],
        unique=False,
    )
    op.create_table(
        "link_codes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("code_digest", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("household", sa.String(length=64), nullable=True),
        sa.Column("voice", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participants.id"],
            name=op.f("fk_link_codes_participant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_codes")),
    )
    op.create_index(op.f("ix_link_codes_code_digest"), "link_codes", ["code_digest"], unique=False)
    op.create_index(
        op.f("ix_link_codes_participant_id"), "link_codes", ["participant_id"], unique=False
    )
    op.create_table(
        "promises",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "rating",
                "kept",
                "partly",
                "not_yet",
                "done",
                "skip",
                "choice",
                "question",
                "command",
                "note",
                "pause",
                "resume",
                "snooze",
                "opt_out",
                "opt_in",
                "help",
                "unclear",
                name="intent",
                native_enum=False,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("outcome_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participants.id"],
            name=op.f("fk_promises_participant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promises")),
    )
    op.create_index(
        op.f("ix_promises_participant_id"), "promises", ["participant_id"], unique=False
    )
    op.create_table(
        "slots",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "prompt",
                "reminder",
                "snoozed",
                "easier",
                "pause_or_stop",
                "review",
                "celebration",
                "booster",
                name="slotkind",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participants.id"],
            name=op.f("fk_slots_participant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slots")),
        sa.UniqueConstraint(
            "participant_id",
            "local_date",
            "kind",
            name=op.f("uq_slots_participant_id_local_date_kind"),
        ),
    )
    op.create_table(
        "tries",
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column(
            "guess",
            sa.Enum("link_code", "pin", name="guess", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participants.id"],
            name=op.f("fk_tries_participant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("participant_id", "guess", name=op.f("pk_tries")),
    )
    op.create_table(
        "voice_accounts",
        sa.Column("user_digest", sa.String(length=64), nullable=False),
        sa.Column("household", sa.String(length=64), nullable=True),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participants.id"],
            name=op.f("fk_voice_accounts_participant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("user_digest", name=op.f("pk_voice_accounts")),
    )
    op.create_index(
        op.f("ix_voice_accounts_household"), "voice_accounts", ["household"], unique=False
    )
    op.create_index(
        op.f("ix_voice_accounts_participant_id"), "voice_accounts", ["participant_id"], unique=False
    )
    op.create_table(
        "outbox",
        sa.Column("message_id", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("slot_id", sa.Integer(), nullable=True),
        sa.Column("again", sa.Boolean(), nullable=False),
        sa.Column("started_by_us", sa.Boolean(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "queued",
                "claimed",
                "accepted",
                "rejected",
                "unknown",
                "cancelled",
                "expired",
                "held",
                name="textstatus",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claimed_by", sa.Integer(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("carrier_sid", sa.String(length=34), nullable=True),
        sa.Column("delivery", sa.String(length=24), nullable=True),
        sa.Column("error", sa.String(length=200), nullable=True),
        sa.Column("segments", sa.Integer(), nullable=True),
        sa.Column("price_millionths", sa.Integer(), nullable=True),
        sa.Column("price_unit", sa.String(length=3), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participants.id"],
            name=op.f("fk_outbox_participant_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["slot_id"], ["slots.id"], name=op.f("fk_outbox_slot_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("carrier_sid", name=op.f("uq_outbox_carrier_sid")),
        sa.UniqueConstraint("slot_id", "again", name=op.f("uq_outbox_slot_id_again")),
    )
    op.create_index(
        op.f("ix_outbox_participant_id_created_at"),
        "outbox",
        ["participant_id", "created_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_outbox_status_started_by_us_not_before"),
        "outbox",
        ["status", "started_by_us", "not_before"],
        unique=False,
    )
    op.create_table(
        "receipts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.String(length=36), nullable=False),
        sa.Column("carrier_sid", sa.String(length=34), nullable=False),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("error_code", sa.String(length=8), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["outbox.message_id"],
            name=op.f("fk_receipts_message_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipts")),
        sa.UniqueConstraint("carrier_sid", "status", name=op.f("uq_receipts_carrier_sid_status")),
    )
    op.create_index(op.f("ix_receipts_message_id"), "receipts", ["message_id"], unique=False)
    _keep_consents_unchanged()


def _keep_consents_unchanged() -> None:
    """Let the database itself refuse to change the proof of consent."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE TRIGGER consents_are_append_only BEFORE UPDATE ON consents "
            "BEGIN SELECT RAISE(ABORT, 'consents are append-only'); END"
        )
        return
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'consents are append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER consents_are_append_only BEFORE UPDATE ON consents "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
