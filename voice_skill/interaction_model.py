"""The interaction models of every country, made from `phrases.yaml` and the content.

`python -m voice_skill.interaction_model` writes them to `skill-package/`, for Amazon's tools.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NotRequired, TypedDict

import yaml

from shared.content import load_content
from shared.content.loader import SHIPPED

COUNTRIES: Final = ("en-US", "en-GB", "en-CA", "en-AU", "en-IN")
PACKAGE: Final = Path(__file__).parents[1] / "skill-package"
FOLDER: Final = PACKAGE / "interactionModels" / "custom"

# Amazon: a slot value has at most 140 characters, and this many synonyms.
_LONGEST_VALUE: Final = 140
_MOST_SYNONYMS: Final = 99
_SIGNS: Final = re.compile(r"[^a-z' ]+")
_ASKED: Final = "FaqTopic"
_DIALOG: Final = "SKILL_RESPONSE"  # the skill says itself when a slot is to be asked for
_YAML: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where there is C


class Slot(TypedDict):
    """A place in an intent's samples; `samples` are the answers when the skill asks for it."""

    name: str
    type: str
    samples: list[str]


class Intent(TypedDict):
    """What a person may want, and the ways to say it."""

    name: str
    samples: list[str]
    slots: NotRequired[list[Slot]]


class Names(TypedDict):
    """A listed value as it is said, and what else is said for it."""

    value: str
    synonyms: list[str]


class ListedValue(TypedDict):
    """One value of a custom slot type."""

    id: str
    name: Names


class SlotType(TypedDict):
    """A custom slot type."""

    name: str
    values: list[ListedValue]


class Language(TypedDict):
    """Amazon's `languageModel`."""

    invocationName: str
    modelConfiguration: dict[str, Any]
    intents: list[Intent]
    types: list[SlotType]


def model_of(country: str) -> dict[str, object]:
    """Return the whole interaction model of a country, in the shape of Amazon's JSON schema.

    Raises:
        ValueError: no model is made for this country.

    """
    prompts: list[dict[str, object]] = []
    dialogs: list[dict[str, object]] = []
    for name, written in _source()["intents"].items():
        slots = written.get("slots", {})
        # Only what the skill asks for is part of the dialog.
        if slots := {slot: about for slot, about in slots.items() if "prompts" in about}:
            dialogs.append(_dialog(name, slots))
            prompts += (_prompt(name, slot, written["prompts"]) for slot, written in slots.items())
    return {
        "interactionModel": {
            "languageModel": language_of(country),
            "dialog": {"delegationStrategy": _DIALOG, "intents": dialogs},
            "prompts": prompts,
        }
    }


def language_of(country: str) -> Language:
    """Return what is said in a country: the `languageModel` of its interaction model.

    Raises:
        ValueError: no model is made for this country.

    """
    if country not in COUNTRIES:
        raise ValueError(f"No model is made for {country!r}: use one of {', '.join(COUNTRIES)}.")
    source = _source()
    spelling = {} if country == "en-US" else _spelling()
    here = source["countries"].get(country, {})
    intents = [
        _intent(name, written, here.get(name, ()), spelling)
        for name, written in source["intents"].items()
    ]
    taken = {sample for intent in intents for sample in intent["samples"]}
    return {
        "invocationName": source["invocation"],
        "modelConfiguration": {"fallbackIntentSensitivity": {"level": "LOW"}},
        "intents": intents,
        "types": [
            {"name": name, "values": list(_values(name, values, taken, spelling))}
            for name, values in source["types"].items()
        ],
    }


def files() -> dict[Path, str]:
    """Return what the models are written to, and what is written."""
    return {
        FOLDER / f"{country}.json": json.dumps(model_of(country), indent=1) + "\n"
        for country in COUNTRIES
    }


@cache
def _source() -> dict[str, Any]:
    text = Path(__file__).with_name("phrases.yaml").read_text(encoding="utf-8")
    source: dict[str, Any] = yaml.load(text, _YAML)  # noqa: S506 - both are safe loaders
    return source


@cache
def _spelling() -> dict[str, str]:
    """Return the words that are spelt otherwise outside the United States."""
    spelling: dict[str, str] = yaml.safe_load((SHIPPED / "en-GB.yaml").read_text(encoding="utf-8"))
    return spelling


def _spelt(phrases: Iterable[str], spelling: Mapping[str, str]) -> list[str]:
    return [" ".join(spelling.get(word, word) for word in phrase.split()) for phrase in phrases]


def _intent(
    name: str, written: Mapping[str, Any], here: Iterable[str], spelling: Mapping[str, str]
) -> Intent:
    slots: list[Slot] = [
        {"name": slot, "type": about["type"], "samples": _spelt(about["samples"], spelling)}
        for slot, about in written.get("slots", {}).items()
    ]
    intent: Intent = {"name": name, "samples": _spelt([*written["samples"], *here], spelling)}
    return {**intent, "slots": slots} if slots else intent


def _values(
    name: str, values: Mapping[str, list[str]], taken: set[str], spelling: Mapping[str, str]
) -> Iterator[ListedValue]:
    """Yield the values of a slot type; a common question has its ways of asking from the content.

    What is already said for something else is left out.
    """
    asks = {str(topic): faq.asks for topic, faq in load_content().faqs.items()}
    known = taken | {phrase for phrases in values.values() for phrase in phrases}
    for identity, (value, *synonyms) in values.items():
        asked = dict.fromkeys(_heard(asks.get(identity, ()))) if name == _ASKED else {}
        more = [ask for ask in asked if ask not in known and len(ask) <= _LONGEST_VALUE]
        known.update(more)
        named = [value, *[*synonyms, *more][:_MOST_SYNONYMS]]
        said, *others = _spelt(named, spelling)
        yield {"id": identity, "name": {"value": said, "synonyms": others}}


def _heard(asks: Iterable[str]) -> Iterator[str]:
    """Yield written questions as a speaker would hear them; one with figures is left out."""
    for ask in asks:
        text = ask.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        if not any(sign.isdigit() for sign in text):
            yield " ".join(_SIGNS.sub(" ", text).split()).removeprefix("alexa ")


def _dialog(intent: str, slots: Mapping[str, Any]) -> dict[str, object]:
    return {
        "name": intent,
        "delegationStrategy": _DIALOG,
        "confirmationRequired": False,
        "prompts": {},
        "slots": [
            {
                "name": slot,
                "type": about["type"],
                "confirmationRequired": False,
                "elicitationRequired": True,
                "prompts": {"elicitation": f"Elicit.{intent}.{slot}"},
            }
            for slot, about in slots.items()
        ],
    }


def _prompt(intent: str, slot: str, variations: Iterable[str]) -> dict[str, object]:
    return {
        "id": f"Elicit.{intent}.{slot}",
        "variations": [{"type": "PlainText", "value": said} for said in variations],
    }


def main() -> None:
    """Write every model."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path, text in files().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
