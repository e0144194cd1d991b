"""Ten thousand random texts through the signed webhook: python -m tests.sms.fuzz [TEXTS] [SEED].

Real replies cut, joined and sprinkled with odd characters, and plain noise, from people in every
state, with fields as a carrier might send them. Each must be answered with 200 and be stored as it
came; a forged one must be refused and not be stored. Exits with 1 at the first that is not.
"""

import logging
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

import yaml

from shared.content import load_content
from shared.storage.models import InboundText
from sms.inbound import TextService
from tests.clocks import MovableClock
from tests.databases import open_for_test
from tests.sms.phone import Phone, texting_app

_REPLIES = Path(__file__).parents[1] / "shared" / "replies.yaml"
_ODD = "\x00\u202e\u200b\u2019\U0001f600\ufffc\ud7ff\n\t<&\"'%{}\\/ \u0661"
_BEGINNINGS = ("", "JOIN", "JOIN|A", "JOIN|A|9am|ok", "JOIN|B|6pm|ok|STOP", "JOIN|C|noon|ok|pause")
_PEOPLE_EACH = 4


def noise(dice: random.Random) -> str:
    """Return characters from anywhere in Unicode that a carrier could encode."""
    points = (dice.choice((0x7F, 0x2FF, 0xD7FF, 0x10FFFF)) for _ in range(dice.randrange(60)))
    characters = (chr(dice.randint(0, most)) for most in points)
    return "".join(one for one in characters if not "\ud800" <= one <= "\udfff")


def body(dice: random.Random, replies: list[str]) -> str:
    """Return one text: a reply as people write it, mangled, or noise."""
    if dice.random() < 1 / 4:
        return noise(dice)
    text = " ".join(dice.choices(replies, k=dice.randint(1, 3)))
    cut = text[dice.randrange(len(text)) if dice.random() < 1 / 3 else 0 :]
    for _ in range(dice.randrange(4)):
        at = dice.randrange(len(cut) + 1)
        cut = cut[:at] + dice.choice(_ODD) * dice.choice((1, 1, 40)) + cut[at:]
    return cut


def main(texts: int, seed: int) -> None:
    """Send them all, and print how many of each HTTP status came back."""
    logging.disable(logging.CRITICAL)
    dice = random.Random(seed)  # noqa: S311 - to be repeated, not to be secret
    said = yaml.safe_load(_REPLIES.read_text(encoding="utf-8"))
    replies = [str(text) for kind in said.values() for group in kind for text in group["texts"]]
    clock = MovableClock()
    with tempfile.TemporaryDirectory() as folder:
        database = open_for_test(f"sqlite:///{folder}/steady.db")
        client = texting_app(TextService(database, load_content(), clock)).test_client()
        phones = []
        for number in range(len(_BEGINNINGS) * _PEOPLE_EACH):
            phones.append(Phone(client, f"+1212555{number:04}"))
            for text in filter(None, _BEGINNINGS[number // _PEOPLE_EACH].split("|")):
                phones[-1].says(text)
        statuses: Counter[int] = Counter()
        for number in range(texts):
            clock.move(seconds=dice.choice((1, 30, 700, 90_000)))
            text, sid = body(dice, replies), f"MM{number:032d}"
            more = {"OptOutType": dice.choice(("STOP", "HELP", "odd"))} if number % 97 == 0 else {}
            forged = {"signature": "forged"} if number % 89 == 0 else {}
            status, _ = dice.choice(phones).posts(text, sid=sid, **forged, **more)
            statuses[status] += 1
            with database.begin() as session:
                kept = session.get(InboundText, sid)
                ok = status == 403 and kept is None if forged else status == 200
                if not ok or (kept is not None and kept.body != text):
                    sys.exit(f"HTTP {status} for {text!r} (seed {seed}, number {number})")
        database.close()
    print(dict(statuses))  # noqa: T201 - a program


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(*given, *(10_000, 1)[len(given) :])
