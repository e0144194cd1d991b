"""Examples of what tells of danger and what does not, from which `learned.json` is made."""

from pathlib import Path

from shared.content.document import ContentError, Problem, read_document
from shared.rules.vocabulary import Risk

EXAMPLES = Path(__file__).parent / "en" / "danger"


def read_examples(folder: Path = EXAMPLES) -> dict[Risk, dict[str, list[str]]]:
    """Return the examples of each danger, and of none, by theme; each folder file is one of them.

    Raises:
        ContentError: names a text that stands under two dangers.

    """
    examples: dict[Risk, dict[str, list[str]]] = {}
    of: dict[str, Risk] = {}
    for risk in Risk:
        path = folder / f"{risk.value}.yaml"
        themes = read_document(path).fields()
        examples[risk] = {theme: entry.text().split("\n") for theme, entry in themes.items()}
        for text in (line for lines in examples[risk].values() for line in lines):
            if of.setdefault(text, risk) is not risk:
                message = f"{text!r} is also an example of {of[text]}; decide which it is"
                raise ContentError(Problem(str(path), 1, message))
    return examples
