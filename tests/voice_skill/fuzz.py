"""Request bodies with something wrong in them, sent to the skill over HTTP by the thousand.

`python -m tests.voice_skill.fuzz [how many] [seed]` prints what came back; the suite runs a few
hundred. Half of the bodies are signed as they are, half are forged in one way or another.
"""

import copy
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from flask import Flask

from shared.content import load_content
from shared.storage.database import Database
from tests.databases import open_for_test
from voice_skill.adapter import SkillAdapter
from voice_skill.core import SkillCore
from voice_skill.handlers.turn import Pending
from voice_skill.interaction_model import COUNTRIES, language_of
from voice_skill.response_check import problems_of
from voice_skill.skill import build_skill
from voice_skill.throwaway_ca import ThrowawayCa
from voice_skill.utterances import Match, SessionState, build_request, build_session_end

NOW: Final = datetime(2026, 3, 2, 15, tzinfo=UTC)
SKILL_ID: Final = "amzn1.ask.skill.fuzz"
_NAMES: Final = {"skill_id": SKILL_ID, "user_id": "u", "device_id": "d"}
_EVENTS: Final = "SkillEnabled SkillDisabled SkillPermissionAccepted SkillAccountUnlinked".split()
_WORDS: Final = (
    *("", "?", "7", "-1", "99999999999999999999", "1e400", "yes", "step", "b", "0000", "123456"),
    *("<speak>&</speak>", "]]>", "\x00\x07", "\ud800", "\N{PILE OF POO}" * 40, "a" * 9000, "'; --"),
    *("i will kill him", "he hits me", "i want to die", "PT2M", "2026-03-02T15:00:00Z", "en-US"),
    *(pending.value for pending in Pending),
)
_ODD: Final[tuple[Any, ...]] = (
    *(None, True, False, 0, -1, 2**70, 1.5, float("nan"), float("inf"), [], {}, [[]], {"a": {}}),
    *_WORDS,
)


def good_bodies() -> list[dict[str, Any]]:
    """Return one right request of each kind: launch, every intent with its slots, ends, events."""
    session = SessionState("s", new=False, attributes={"pending": "rating"})
    built = {**_NAMES, "session": session, "request_id": "r", "now": NOW}
    matches = [Match("LaunchRequest")]
    for intent in language_of("en-US")["intents"]:
        names = tuple(slot["name"] for slot in intent.get("slots", ()))
        matches += [Match(intent["name"], dict.fromkeys(names, "7"), declared=names)] * 2
    bodies: list[dict[str, Any]] = [build_request(match, **built) for match in matches]
    bodies.append(build_session_end(**built))
    events = (f"AlexaSkillEvent.{name}" for name in _EVENTS)
    for kind in (*events, "Alexa.Presentation.APL.UserEvent"):
        body = copy.deepcopy(bodies[0])
        body["request"]["type"] = kind
        bodies.append(body)
    return bodies


def _places(node: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every (container, key) inside a JSON value."""
    pairs = node.items() if isinstance(node, dict) else enumerate(node)
    for key, inside in list(pairs):
        yield node, key
        if isinstance(inside, dict | list):
            yield from _places(inside)


def _change_values(body: dict[str, Any], chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 3)):
        container, key = chance.choice(list(_places(body)))
        container[key] = copy.deepcopy(chance.choice(_ODD))
    return json.dumps(body).encode()


def _say_odd_words(body: dict[str, Any], chance: random.Random) -> bytes:
    slots = (body["request"].get("intent") or {}).get("slots") or {}
    for slot in slots.values():
        slot["value"] = chance.choice(_WORDS)
    body["request"]["locale"] = chance.choice([*COUNTRIES, "en", "xx-YY", "de-DE"])
    body["request"]["requestId"] = str(chance.random())
    attributes = {name: chance.choice(_ODD) for name in ("pending", "misses", "place", "about")}
    attributes["last"] = chance.choice(["How is it?", 7, None, []])  # ours, so its words are right
    body["session"]["attributes"] = attributes
    return json.dumps(body).encode()


def _drop_or_add(body: dict[str, Any], chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 4)):
        container, key = chance.choice(list(_places(body)))
        if isinstance(container, dict) and chance.random() < 0.6:
            del container[key]
        elif isinstance(container, dict):
            container[str(chance.choice(_ODD))] = copy.deepcopy(chance.choice(_ODD))
    return json.dumps(body).encode()


def _change_bytes(body: dict[str, Any], chance: random.Random) -> bytes:
    raw = bytearray(json.dumps(body).encode())
    for _ in range(chance.randint(1, 6)):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    return bytes(raw)


def _cut_or_nest(body: dict[str, Any], chance: random.Random) -> bytes:
    raw = json.dumps(body).encode()
    return chance.choice(
        [
            raw[: chance.randrange(len(raw))],
            raw + raw,
            b"\xef\xbb\xbf" + raw,
            raw.decode().encode("utf-16"),
            raw.replace(b'"attributes": {', b'"attributes": {"deep": ' + b"[" * 5000, 1),
            raw.replace(b'"locale"', b'"locale": 1, "locale"', 1),
            b"[" * 60_000,
            b"9" * 50_000,
            b"",
        ]
    )


_WAYS: Final[tuple[Callable[[dict[str, Any], random.Random], bytes], ...]] = (
    _change_values,
    _say_odd_words,
    _drop_or_add,
    _change_bytes,
    _cut_or_nest,
)


def _forged(raw: bytes, ca: ThrowawayCa, chance: random.Random) -> dict[str, str]:
    """Return headers that do not prove this body."""
    right = ca.headers(raw)
    other = ca.headers(raw + b" ")
    return chance.choice(
        [
            {},
            other,
            right | {"Signature-256": right["Signature-256"][:-8] + "AAAAAAA="},
            right | {"Signature-256": "\N{LATIN SMALL LETTER E WITH ACUTE}%"},
            right | {"SignatureCertChainUrl": "https://evil.test/echo.api/chain.pem"},
            right | {"SignatureCertChainUrl": "https://s3.amazonaws.com/echo.api/../chain.pem"},
            {"Signature-256": right["Signature-256"]},
        ]
    )


def fuzz(database: Database, times: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Send so many bodies; return how often each status came, and what was wrong, by seed.

    Right is: 200 with an answer Alexa takes, or 400 with nothing; for a forged body only 400.
    """
    ca = ThrowawayCa.create(NOW)
    app = Flask("fuzz")
    skill = build_skill(SkillCore(database, load_content(), lambda: NOW))
    adapter = SkillAdapter(skill, SKILL_ID, app, clock=lambda: NOW, fetch=ca.fetch, roots=ca.roots)
    adapter.register(app)
    client, bodies = app.test_client(), good_bodies()
    statuses: Counter[str] = Counter()
    wrong: list[str] = []
    for number in range(times):
        chance = random.Random(f"{seed} {number}")  # noqa: S311 - repeatable, not secret
        raw = chance.choice(_WAYS)(copy.deepcopy(chance.choice(bodies)), chance)
        forged = number % 2 == 1
        headers = _forged(raw, ca, chance) if forged else ca.headers(raw)
        answered = client.post("/alexa", data=raw, headers=headers)
        statuses[f"{'forged' if forged else 'signed'} {answered.status_code}"] += 1
        if answered.status_code == 400 and answered.data == b"":
            continue
        if answered.status_code != 200 or forged:
            wrong.append(f"{seed} {number}: HTTP {answered.status_code}")
            continue
        found = problems_of(json.loads(raw), json.loads(answered.data))
        wrong += [f"{seed} {number}: {problem}" for problem in found]
    return statuses, wrong


def main() -> None:
    """Fuzz for long, on a database of its own."""
    times, seed = (int(word) for word in (sys.argv[1:] + ["20000", "1"][len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as folder:
        database = open_for_test(f"sqlite:///{Path(folder) / 'fuzz.db'}")
        statuses, wrong = fuzz(database, times, seed)
        database.close()
    print(dict(sorted(statuses.items())))  # noqa: T201
    print("\n".join(wrong) or "Nothing was wrong.")  # noqa: T201
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
