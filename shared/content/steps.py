"""One week's file read into steps: every role, every answer, every id checked on the way."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from shared.content.document import ContentError, Entry, Problem, Written
from shared.content.model import ALWAYS, LETTERS, OUTCOMES, RoleStep, Step
from shared.rules.programme import GATES, STEPS_A_WEEK
from shared.rules.vocabulary import Expects, Role

RHYTHM = ("learn", "notice", "rehearse", "act", "good_thing", "reflect", "review")

_WEEK_FIELDS = ("week", "theme", "steps")
_STEP_FIELDS = ("number", "rhythm", "title", "sources", "gates", "common", "roles", "instead")
_ROLE_FIELDS = (
    "prompt", "question", "expects", "choices", "reflection", "closing", "easier", "why", "answers",
    "opens",
)  # fmt: skip
_INSTEAD_FIELDS = ("title", *_ROLE_FIELDS)


@dataclass(frozen=True)
class StepReader:
    """Reads one week; `sources` are the ids that exist, `noted` the answer that always fits."""

    document: Entry
    sources: Mapping[str, str]
    noted: str

    def entries(self) -> list[Entry]:
        """Return the week's steps, still unread; there must be seven."""
        self.document.fields(_WEEK_FIELDS)
        listed = self.document.required("steps").listed()
        if len(listed) != STEPS_A_WEEK:
            raise self.document.error(f"a week has 7 steps, here are {len(listed)}")
        return listed

    def step(self, entry: Entry, number: int) -> Step:
        """Return one step; `number` is the one it must have. All roles' problems are raised."""
        entry.fields(_STEP_FIELDS)
        week, given = self.document.required("week").number(), entry.required("number")
        if given.number() != number or (number - 1) // STEPS_A_WEEK + 1 != week:
            raise given.error(f"step {given.number()} of week {week} stands where step {number} is")
        day = (number - 1) % STEPS_A_WEEK + 1
        rhythm = entry.required("rhythm")
        if rhythm.one_of(RHYTHM) != RHYTHM[day - 1]:
            raise rhythm.error(f"day {day} of a week is {RHYTHM[day - 1]!r}; write that")
        common = entry.required("common").text()
        title = entry.required("title").text()
        gates = frozenset(entry.required("gates").known_texts(GATES, "gate"))
        return Step(
            number=number,
            week=week,
            day=day,
            rhythm=rhythm.text(),
            theme=self.document.required("theme").text(),
            title=title,
            sources=entry.required("sources").known_texts(self.sources, "source"),
            gates=gates,
            common=common,
            roles=self._roles(entry.required("roles"), title, common),
            instead=self._instead(entry, gates),
        )

    def _instead(self, entry: Entry, gates: frozenset[str]) -> RoleStep | None:
        """Read what a step is for whom a gate is closed to: whole, as nothing of it is shared."""
        fields = entry.fields()
        if bool(gates) != ("instead" in fields):
            raise entry.error("a step with gates has an `instead`, and one without has none")
        if not gates:
            return None
        own = fields["instead"]
        own.fields(_INSTEAD_FIELDS)
        return self._words(own, own.required("title").text(), "")

    def _roles(self, entry: Entry, title: Written, common: Written) -> dict[Role, RoleStep]:
        entry.fields([role.value for role in Role])
        roles: dict[Role, RoleStep] = {}
        problems: list[Problem] = []
        for role in Role:
            try:
                own = entry.required(role)
                own.fields(_ROLE_FIELDS)
                roles[role] = self._words(own, title, common)
            except ContentError as error:
                problems.extend(error.problems)
        if problems:
            raise ContentError(*problems)
        return roles

    def _words(self, entry: Entry, title: Written, common: str) -> RoleStep:
        fields = entry.fields()
        expects = Expects(entry.required("expects").one_of([one.value for one in OUTCOMES]))
        choices = fields["choices"].texts() if "choices" in fields else ()
        if (expects is Expects.CHOICE) != (len(choices) > 1):
            raise entry.error("a choice has two or more `choices`, and nothing else has any")
        letters = tuple(LETTERS[: len(choices)])
        wanted = (*OUTCOMES[expects], *letters, *ALWAYS)
        answers = entry.required("answers")
        answers.fields(wanted)
        reflection = entry.required("reflection").text()
        return RoleStep(
            title=title,
            prompt=entry.required("prompt").text(),
            question=entry.required("question").text(),
            expects=expects,
            choices=choices,
            reflection=reflection,
            written=reflection.replaced(f"{common}\n\n{reflection}".strip()),
            closing=entry.required("closing").text(),
            easier=entry.required("easier").text(),
            why=entry.required("why").text(),
            answers={name: answers.required(name).text() for name in wanted},
            opens=_opens(fields["opens"], letters) if "opens" in fields else {},
            noted=self.noted,
        )


def _opens(entry: Entry, letters: Collection[str]) -> dict[str, str]:
    """Read which letters of a choice open a gate, such as `A: wants`."""
    return {
        letter: gate.one_of(sorted(GATES - {"safe"}))
        for letter, gate in entry.fields(letters or ("no letter",)).items()
    }
