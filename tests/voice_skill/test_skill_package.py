"""What Amazon is given: a store page that is true and models its own classes read whole."""

import json
import struct
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_smapi_model.v1.skill.interaction_model.interaction_model_data import (
    InteractionModelData,
)
from ask_smapi_model.v1.skill.manifest.skill_manifest_envelope import SkillManifestEnvelope

from voice_skill.device import REMINDERS
from voice_skill.handlers import INTENTS
from voice_skill.handlers.reminders import TASK
from voice_skill.interaction_model import COUNTRIES, PACKAGE, files, language_of
from voice_skill.understanding import FALLBACK, InteractionModel

MANIFEST: dict[str, Any] = json.loads((PACKAGE / "skill.json").read_text(encoding="utf-8"))
SKILL = MANIFEST["manifest"]
PAGES: dict[str, dict[str, Any]] = SKILL["publishingInformation"]["locales"]
# Amazon, "Policy Requirements": what a skill for well-being neither promises nor asks for.
FORBIDDEN = ("five star", "5 star", "rate us", "cure", "treat ", "diagnos", "save your life")


def as_amazon_reads(value: object, kind: type) -> object:
    """Return what is left of JSON values after a way through Amazon's own classes."""
    serializer = DefaultSerializer()
    return without_none(serializer.serialize(serializer.deserialize(json.dumps(value), kind)))


def without_none(value: Any) -> Any:
    """Return JSON values without what is not said."""
    if isinstance(value, dict):
        return {key: without_none(one) for key, one in value.items() if one is not None}
    return [without_none(one) for one in value] if isinstance(value, list) else value


def test_amazons_own_classes_read_the_manifest_whole() -> None:
    """A misspelt field would be lost on the way, a wrong event or permission refused."""
    assert as_amazon_reads(MANIFEST, SkillManifestEnvelope) == MANIFEST


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_amazons_own_classes_read_the_models_whole(path: Any) -> None:
    """Intents, slots, types, dialogs and prompts all arrive as they were sent."""
    model = json.loads(path.read_text(encoding="utf-8"))
    assert as_amazon_reads(model, InteractionModelData) == model


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_store_page_keeps_to_amazons_rules(country: str) -> None:
    """Short enough, says what it is not, promises no cure and begs for no stars."""
    page = PAGES[country]
    assert len(page["summary"]) <= 160
    assert len(page["description"]) <= 4000
    assert "not therapy, medical advice or an emergency service" in page["description"]
    assert "cannot call anyone for you" in page["description"]
    assert not [words for words in FORBIDDEN if words in page["description"].lower()]
    assert len(page["keywords"]) <= 30


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_example_phrases_work_as_they_stand(country: str) -> None:
    """The first opens the skill; the others reach a handler of ours at once, in one breath."""
    model = InteractionModel.load(country)
    first, *others = PAGES[country]["examplePhrases"]
    assert first == f"Alexa, open {language_of(country)['invocationName']}"
    matches = [model.match(phrase) for phrase in others]
    assert len(matches) == 2
    for match in matches:
        assert match is not None
        assert match.invoked
        assert match.intent in INTENTS
        assert match.intent != FALLBACK


def test_every_quoted_phrase_of_the_description_works() -> None:
    """What the page tells people to say is understood when they say it."""
    for country, page in PAGES.items():
        quoted = page["description"].split('"')[1::2]
        assert len(quoted) >= 8
        for phrase in quoted:
            match = InteractionModel.load(country).match(phrase)
            assert match is not None, phrase
            assert match.intent != FALLBACK, phrase


def test_what_is_declared_of_privacy_is_so() -> None:
    """Adults only, no purchase, no health data; every country has its policy and its terms."""
    about = SKILL["privacyAndCompliance"]
    said = {key: value for key, value in about.items() if key != "locales"}
    assert said == {
        "allowsPurchases": False,
        "usesPersonalInfo": True,
        "isChildDirected": False,
        "isExportCompliant": True,
        "containsAds": False,
        "usesHealthInfo": False,
    }
    assert set(about["locales"]) == set(PAGES) == set(COUNTRIES)
    for links in about["locales"].values():
        assert links["privacyPolicyUrl"].endswith("/privacy")
        assert links["termsOfUseUrl"].endswith("/terms")


def test_events_and_permissions_are_the_ones_the_skill_handles() -> None:
    """Leaving and permissions are told to us; reminders and the country are all we ask for."""
    events = SKILL["events"]
    assert {one["eventName"] for one in events["subscriptions"]} == {
        "SKILL_ENABLED",
        "SKILL_DISABLED",
        "SKILL_PERMISSION_ACCEPTED",
        "SKILL_PERMISSION_CHANGED",
    }
    assert events["endpoint"] == SKILL["apis"]["custom"]["endpoint"]
    assert [one["name"] for one in SKILL["permissions"]] == [
        REMINDERS,
        "alexa:devices:all:address:country_and_postal_code:read",
    ]


def test_the_task_a_routine_starts_is_declared() -> None:
    """Its definition lies beside the manifest, as Amazon's tools look for it."""
    (task,) = SKILL["apis"]["custom"]["tasks"]
    assert task["name"] == TASK
    path = PACKAGE / "tasks" / f"{task['name']}.{task['version']}.json"
    written = json.loads(path.read_text(encoding="utf-8"))
    assert set(written["paths"]) == {f"/{TASK}"}
    assert set(written["info"]["x-amzn-display-details"]) == set(COUNTRIES)


@pytest.mark.parametrize(("uri", "side"), [("smallIconUri", 108), ("largeIconUri", 512)])
def test_the_icons_have_the_size_amazon_wants(uri: str, side: int) -> None:
    """Square PNGs of 108 and of 512 pixels, the same for every country."""
    (address,) = {page[uri] for page in PAGES.values()}
    picture = (PACKAGE / address.removeprefix("file://")).read_bytes()
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", picture[16:24]) == (side, side)
