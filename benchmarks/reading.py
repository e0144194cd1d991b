"""How well replies are read: what is found in labelled sets, what is missed, how fast.

python -m benchmarks.reading             the figures of each set
python -m benchmarks.reading --misses    and every reply that is read otherwise than labelled
"""

import argparse
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from shared.content import load_content
from shared.rules.replies import Reading, read_reply
from shared.rules.vocabulary import Expects, Intent, Risk

_TESTS = Path(__file__).parent.parent / "tests" / "shared"
KNOWN = _TESTS / "replies.yaml"
VARIANTS = _TESTS / "replies-variants.yaml"
HELD_OUT = _TESTS / "replies-held-out.yaml"
BLIND = tuple(_TESTS / f"replies-blind-{number}.yaml" for number in range(1, 10))

_ANSWERS = {
    "rating": {"rating"},
    "kept": {"kept", "partly", "not_yet"},
    "done": {"done", "partly", "not_yet"},
    "choice": {"choice"},
}


class Case(NamedTuple):
    """One labelled reply: what was asked, what it means, and the figure it counts towards."""

    text: str
    expects: Expects
    choices: tuple[str, ...]
    meant: dict[str, Any]
    measure: str

    @property
    def intents(self) -> list[str]:
        """The intents that are a fair reading; mostly one."""
        intent = self.meant["intent"]
        return intent if isinstance(intent, list) else [intent]

    @property
    def risk(self) -> str:
        """The danger a thoughtful person hears in it."""
        return str(self.meant.get("risk", "none"))


class Share(NamedTuple):
    """So many of so many."""

    part: int
    of: int

    @property
    def value(self) -> float:
        """The share as a number from 0 to 1; 1 of nothing."""
        return self.part / self.of if self.of else 1.0


Read = list[tuple[Case, Reading]]


def cases(path: Path) -> list[Case]:
    """Return the labelled replies of a set, in the file's order."""
    groups = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        Case(
            text,
            Expects(expects),
            tuple(group.get("choices", ())),
            group["expect"],
            group.get("measure", ""),
        )
        for expects, kinds in groups.items()
        for group in kinds
        for text in group["texts"]
    ]


def read_all(given: list[Case]) -> Read:
    """Return each reply beside its reading, with the topics of the content as it is."""
    topics = load_content().topics
    return [(case, read_reply(case.text, case.expects, case.choices, topics)) for case in given]


def understood(case: Case, reading: Reading) -> bool:
    """Whether intent, rating, choice, command, and a named topic or note are as labelled."""
    meant = {"rating": None, "choice": None, "command": None, "faq": None} | case.meant
    if "question" in case.intents and "faq" not in case.meant:
        del meant["faq"]
    del meant["intent"]
    meant.pop("risk", None)
    return reading.intent in case.intents and all(
        getattr(reading, name) == value for name, value in meant.items()
    )


def figures(read: Read) -> dict[str, Share]:
    """Return every figure of a set by name: the more the better, but for `false ...`."""
    named: dict[str, Share] = {}
    for asked, intents in _ANSWERS.items():
        named[f"answers to {asked}"] = _share(
            read,
            lambda case, asked=asked, intents=intents: (
                case.expects == asked and set(case.intents) <= intents
            ),
            understood,
        )
    for intent in ("question", "command"):
        named[f"{intent}s"] = _share(read, _labelled(intent), understood)
    named["opt-out recall"] = _share(read, _labelled("opt_out"), _opts_out)
    named["false opt-outs"] = _share(read, lambda case: "opt_out" not in case.intents, _opts_out)
    for measure in ("explicit_risk", "indirect_risk"):
        for risk in ("self_harm", "abuse", "harm_other"):
            named[f"{measure.replace('_', ' ')} recall, {risk}"] = _share(
                read,
                lambda case, measure=measure, risk=risk: (
                    case.measure == measure and case.risk == risk
                ),
                _hears_it,
            )
        named[f"{measure.replace('_', ' ')} recall"] = _share(
            read, lambda case, measure=measure: case.measure == measure, _hears_it
        )
    named["risk recall, all"] = _share(read, lambda case: case.risk != Risk.NONE, _hears_it)
    named["false alarms on look-alikes"] = _share(
        read, lambda case: case.measure == "risk_look_alike", _alarms
    )
    named["false alarms, all"] = _share(read, lambda case: case.risk == Risk.NONE, _alarms)
    named["every label right"] = _share(
        read,
        lambda _: True,
        lambda case, reading: understood(case, reading) and _as_risk(case, reading),
    )
    return {name: share for name, share in named.items() if share.of}


def _share(
    read: Read, among: Callable[[Case], bool], right: Callable[[Case, Reading], bool]
) -> Share:
    chosen = [(case, reading) for case, reading in read if among(case)]
    return Share(sum(right(case, reading) for case, reading in chosen), len(chosen))


def _labelled(intent: str) -> Callable[[Case], bool]:
    return lambda case: case.intents == [intent]


def _opts_out(_: Case, reading: Reading) -> bool:
    return reading.intent is Intent.OPT_OUT


def _hears_it(case: Case, reading: Reading) -> bool:
    return reading.risk == case.risk


def _alarms(_: Case, reading: Reading) -> bool:
    return reading.risk is not Risk.NONE


def _as_risk(case: Case, reading: Reading) -> bool:
    return reading.risk == case.risk


def confusion(read: Read) -> Iterator[str]:
    """Yield the lines of the table: each intent as labelled, and what it was read as."""
    rows: dict[str, Counter[str]] = {}
    for case, reading in read:
        label = "/".join(case.intents)
        rows.setdefault(label, Counter())[str(reading.intent)] += 1
    for label, taken in sorted(rows.items()):
        found = ", ".join(f"{intent} {count}" for intent, count in taken.most_common())
        yield f"  {label:14} {taken.total():4} read as  {found}"


def misses(read: Read) -> Iterator[str]:
    """Yield a line for each reply that is read otherwise than labelled."""
    for case, reading in read:
        if not (understood(case, reading) and _as_risk(case, reading)):
            got = {
                name: str(value)
                for name in ("intent", "rating", "choice", "faq", "command", "risk", "note")
                if (value := getattr(reading, name)) is not None
            }
            yield f"  {case.expects}: {case.text!r}\n      meant {case.meant}\n      read  {got}"


def milliseconds(given: list[Case], rounds: int = 5) -> list[float]:
    """Return how long each reading took, in milliseconds of the processor, the shortest first."""
    topics = load_content().topics
    taken = []
    for case in given * rounds:
        begun = time.process_time()
        read_reply(case.text, case.expects, case.choices, topics)
        taken.append((time.process_time() - begun) * 1000)
    return sorted(taken)


def main() -> None:
    """Print the figures of each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="print each reply read wrongly")
    wanted = parser.parse_args()
    for path in (KNOWN, VARIANTS, HELD_OUT, *BLIND):
        given = cases(path)
        read = read_all(given)
        print(f"{path.name}: {len(given)} replies")
        for name, share in figures(read).items():
            print(f"  {name:36} {share.value:7.1%}  {share.part}/{share.of}")
        print("\n".join(confusion(read)))
        taken = milliseconds(given)
        mean, p99 = statistics.mean(taken), taken[len(taken) * 99 // 100]
        print(f"  a text takes {mean:.2f} ms, p99 {p99:.2f} ms")
        if wanted.misses:
            print("\n".join(misses(read)))


if __name__ == "__main__":
    main()
