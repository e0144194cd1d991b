"""How well danger is heard by learned signs alone, in examples they were not learned from.

python -m benchmarks.danger            four parts in turn, each read by what the others teach
python -m benchmarks.danger --themes   and each theme, read by what all other themes teach
"""

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

from shared.content.dangers import read_examples
from shared.content.learning import Example, learn
from shared.rules.reading.danger_learned import DANGER, KINDS, find_learned
from shared.rules.reading.learned import Learned
from shared.rules.reading.normal_form import plain
from shared.rules.vocabulary import Risk

_PARTS = 4
_Example = tuple[Risk, str, int, str]  # the danger, its theme, the place among its own, the text


def _all() -> list[_Example]:
    return [
        (risk, theme, place, text)
        for risk, themes in read_examples().items()
        for theme, texts in themes.items()
        for place, text in enumerate(texts)
    ]


def _heard(examples: list[_Example], apart: Callable[[_Example], bool]) -> list[tuple[Risk, Risk]]:
    """Return what is meant and what is heard in the examples set apart, taught by the rest."""
    lessons = [
        Example(text, frozenset() if risk is Risk.NONE else frozenset({DANGER, risk.value}))
        for risk, theme, place, text in examples
        if not apart((risk, theme, place, text))
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "learned.json")
        path.write_text(learn(lessons, (DANGER, *KINDS), "a part"), encoding="utf-8")
        learned = Learned(path)
        heard = []
        for example in filter(apart, examples):
            found = find_learned(plain(example[3]).words, learned)
            heard.append((example[0], found[0] if found else Risk.NONE))
    return heard


def _line(name: str, heard: list[tuple[Risk, Risk]]) -> str:
    told = [(meant, found) for meant, found in heard if meant is not Risk.NONE]
    none = [found for meant, found in heard if meant is Risk.NONE]
    any_danger = sum(found is not Risk.NONE for _, found in told)
    right = sum(meant is found for meant, found in told)
    alarms = sum(found is not Risk.NONE for found in none)
    parts = []
    if told:
        parts.append(f"heard {any_danger / len(told):.1%}, as what it is {right / len(told):.1%}")
    if none:
        parts.append(f"false alarms {alarms / len(none):.1%}")
    return f"  {name:28} {len(heard):5}  {'; '.join(parts)}"


def main() -> None:
    """Print what is heard."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--themes", action="store_true", help="leave out one theme after the other")
    wanted = parser.parse_args()
    examples = _all()
    heard = []
    for part in range(_PARTS):
        heard += _heard(examples, lambda example, part=part: example[2] % _PARTS == part)
    print(_line("four parts in turn", heard))
    if wanted.themes:
        everything = []
        for theme in dict.fromkeys((risk, theme) for risk, theme, _, _ in examples):
            heard = _heard(examples, lambda example, theme=theme: example[:2] == theme)
            print(_line(f"without {theme[0]}, {theme[1]}", heard), flush=True)
            everything += heard
        print(_line("each theme in turn", everything))


if __name__ == "__main__":
    main()
