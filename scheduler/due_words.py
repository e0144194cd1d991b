"""The words of what is due, for many people at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from shared.content import Content, for_locale
from shared.rules.cadence import Due, Rhythm
from shared.rules.programme import is_over
from shared.rules.vocabulary import SlotKind
from shared.services import progress
from shared.services.steps import StepText, gates_of, text_of
from shared.storage.types import AnyRow


class DueWords:
    """The words of due texts as each person gets them today, looked up once for all alike."""

    def __init__(
        self,
        session: Session,
        content: Content,
        due: Sequence[tuple[AnyRow, Due]],
        asked: Mapping[int, AnyRow],
    ) -> None:
        """Look up which gates are open to those whose step has any.

        `asked` are the check-ins there are for the days of what is due, by participant.
        """
        gated = [
            person
            for person, _ in due
            if not is_over(person.step) and content.step(person.step).instead is not None
        ]
        self._content, self._asked = content, asked
        self._gates = gates_of(session, content, gated) if gated else {}
        self._found: dict[object, StepText] = {}

    def of(self, person: AnyRow, rhythm: Rhythm, due: Due) -> StepText:
        """Return one person's text."""
        role, gates = progress.role_of(person), self._gates.get(person.id, frozenset())
        since = rhythm.last_step_on if due.kind is SlotKind.BOOSTER else None
        nudge = self._is_known(person, due)
        key = (
            *(person.locale, role, gates, person.private, due.kind, since, nudge),
            *(due.day if since else None, rhythm.step, rhythm.silent_days, rhythm.prompts_sent),
        )
        if key not in self._found:
            content = for_locale(self._content, person.locale)
            own = text_of(content, due, rhythm, role, gates, private=person.private)
            if nudge:
                # They asked for today's step themselves: the same words again would look like a
                # mistake.
                words = content.step(rhythm.step).for_whom(role, gates)
                own = replace(own, body=words.answers["silence"])
            self._found[key] = own
        return self._found[key]

    def _is_known(self, person: AnyRow, due: Due) -> bool:
        asked = self._asked.get(person.id)
        is_own = due.kind is SlotKind.PROMPT and not person.private
        return is_own and progress.awaits_answer(person, asked, due.day)
