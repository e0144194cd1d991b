"""The interaction model is one Alexa would build: complete, legal and without ambiguity."""

import re
from collections import Counter
from typing import Any

import pytest

from shared.content import load_content
from shared.rules.vocabulary import FaqTopic
from voice_skill.interaction_model import COUNTRIES, PACKAGE, files, language_of, model_of
from voice_skill.understanding import InteractionModel

WHOLE: Any = model_of("en-US")["interactionModel"]
LANGUAGE: dict[str, Any] = WHOLE["languageModel"]
INTENTS: dict[str, dict[str, Any]] = {intent["name"]: intent for intent in LANGUAGE["intents"]}
TYPES: dict[str, dict[str, Any]] = {kind["name"]: kind for kind in LANGUAGE["types"]}
CUSTOM = [name for name in INTENTS if not name.startswith("AMAZON.")]
SLOTS = [(intent["name"], slot) for intent in INTENTS.values() for slot in intent.get("slots", ())]
# Nobody in danger is asked of whom.
ASKED_FOR = [(intent, slot) for intent, slot in SLOTS if intent != "HelpNowIntent"]
SLOT_IDS = [f"{intent}.{slot['name']}" for intent, slot in SLOTS]

# Amazon, "Rules for Sample Utterances": words spelled out, no digits, nothing but these signs.
LEGAL = re.compile(
    r"(?:[a-z]+(?:['.-][a-z]+)*'?|\{[a-z_]+\})(?: (?:[a-z]+(?:['.-][a-z]+)*|\{[a-z_]+\}))*"
)
LAUNCH_WORDS = {
    "launch",
    "ask",
    "tell",
    "load",
    "begin",
    "open",
    "start",
    "run",
    "use",
    "resume",
    "enable",
}
WAKE_WORDS = {"alexa", "amazon", "echo", "computer", "skill", "app", "ziggy"}
CONNECTORS = {"from", "by", "if", "about", "whether", "and", "to", "that"}


def shape(sample: str) -> str:
    """Return a sample with its slots' names taken out, as the recogniser sees it."""
    return re.sub(r"\{\w+\}", "{}", sample)


def values_of(kind: str) -> list[str]:
    """Return every value and synonym of a custom slot type."""
    return [
        phrase
        for value in TYPES[kind]["values"]
        for phrase in (value["name"]["value"], *value["name"]["synonyms"])
    ]


def test_it_holds_exactly_the_intents_of_the_design() -> None:
    """The names the outside relies on, with their slots, and Amazon's eleven."""
    slots = {
        name: [slot["name"] for slot in INTENTS[name]["slots"]]
        for name in CUSTOM
        if "slots" in INTENTS[name]
    }
    assert set(CUSTOM) == {
        "TodaysStepIntent",
        "StepDoneIntent",
        "CheckInIntent",
        "GratitudeIntent",
        "ForgivenessPracticeIntent",
        "PatiencePracticeIntent",
        "FaqIntent",
        "ProgressIntent",
        "SetGoalIntent",
        "GoalOutcomeIntent",
        "SlipIntent",
        "LinkPhoneIntent",
        "SetReminderIntent",
        "PauseTextsIntent",
        "ResumeTextsIntent",
        "HelpNowIntent",
        "PrivacyIntent",
    }
    assert slots == {
        "CheckInIntent": ["rating"],
        "GratitudeIntent": ["gratitude"],
        "FaqIntent": ["topic"],
        "SetGoalIntent": ["promise"],
        "GoalOutcomeIntent": ["outcome"],
        "LinkPhoneIntent": ["code"],
        "PatiencePracticeIntent": ["minutes"],
        "SetReminderIntent": ["time"],
        "PrivacyIntent": ["wish", "pin"],
        "HelpNowIntent": ["person"],
    }
    amazon = {
        "Help",
        "Stop",
        "Cancel",
        "Repeat",
        "Yes",
        "No",
        "Pause",
        "Resume",
        "Next",
        "NavigateHome",
        "Fallback",
    }
    assert set(INTENTS) - set(CUSTOM) == {f"AMAZON.{name}Intent" for name in amazon}


def test_the_invocation_name_follows_amazons_rules() -> None:
    """Two or three lower-case words, none of them a wake or launch word or a connector."""
    words = LANGUAGE["invocationName"].split()
    assert words == ["steady", "steps"]
    assert not set(words) & (LAUNCH_WORDS | WAKE_WORDS | CONNECTORS)


@pytest.mark.parametrize("name", CUSTOM)
def test_each_intent_has_many_and_varied_samples(name: str) -> None:
    """At least thirty, of differing lengths: the validator warns of too few and of too like."""
    samples = INTENTS[name]["samples"]
    assert len(samples) >= 30
    lengths = [len(sample.split()) for sample in samples]
    assert max(lengths) - min(lengths) >= 3
    assert not [sample for sample in samples if sample.split()[0] in CONNECTORS - {"about"}]


@pytest.mark.parametrize("name", INTENTS)
def test_samples_are_written_in_legal_characters(name: str) -> None:
    """Lower-case words, apostrophes, hyphens and slots; numbers are spelled out."""
    samples = list(INTENTS[name]["samples"])
    for slot in INTENTS[name].get("slots", ()):
        samples += slot["samples"]
    assert [sample for sample in samples if not LEGAL.fullmatch(sample)] == []


@pytest.mark.parametrize("country", COUNTRIES)
def test_no_sample_is_shared(country: str) -> None:
    """The same words under two intents are a guess for Alexa; a lone slot is told by its type."""
    intents = language_of(country)["intents"]
    shapes = Counter(shape(sample) for intent in intents for sample in {*intent["samples"]})
    assert [text for text, times in shapes.items() if times > 1 and text != "{}"] == []
    alone = [
        slot["type"] for name, slot in SLOTS if f"{{{slot['name']}}}" in INTENTS[name]["samples"]
    ]
    assert sorted(alone) == ["AMAZON.NUMBER", "FaqTopic", "PrivacyWish", "PromiseOutcome"]


@pytest.mark.parametrize("name", INTENTS)
def test_no_sample_is_written_twice_in_an_intent(name: str) -> None:
    """A double adds nothing and fails the build."""
    samples = INTENTS[name]["samples"]
    assert len(samples) == len(set(samples))


@pytest.mark.parametrize("name", INTENTS)
def test_every_slot_in_a_sample_is_declared_and_used(name: str) -> None:
    """A slot without a declaration, or never spoken, fails the build."""
    declared = {slot["name"] for slot in INTENTS[name].get("slots", ())}
    samples = INTENTS[name]["samples"]
    assert {slot for sample in samples for slot in re.findall(r"\{(\w+)\}", sample)} == declared


@pytest.mark.parametrize(("intent", "slot"), ASKED_FOR)
def test_every_slot_can_be_answered_when_asked_for(intent: str, slot: dict[str, Any]) -> None:
    """Asked for a slot, people answer bare or in a sentence, and only about that slot."""
    assert len(slot["samples"]) >= 3, intent
    for sample in slot["samples"]:
        assert re.findall(r"\{(\w+)\}", sample) == [slot["name"]]


@pytest.mark.parametrize(("intent", "slot"), SLOTS, ids=SLOT_IDS)
def test_free_text_always_has_words_of_its_own_before_it(intent: str, slot: dict[str, Any]) -> None:
    """AMAZON.SearchQuery without a carrier phrase is MissingCarrierPhraseWithPhraseSlot."""
    if slot["type"] == "AMAZON.SearchQuery":
        for sample in (*INTENTS[intent]["samples"], *slot["samples"]):
            assert sample != f"{{{slot['name']}}}"


def test_slot_types_are_amazons_or_declared() -> None:
    """A type that is neither fails the build, and so does one that nothing uses."""
    used = {slot["type"] for _, slot in SLOTS}
    assert {kind for kind in used if not kind.startswith("AMAZON.")} == set(TYPES)


def test_the_topics_are_those_of_the_core() -> None:
    """Alexa answers with ids, and the core knows them."""
    topics = [value["id"] for value in TYPES["FaqTopic"]["values"]]
    practices = ["self_compassion", "apology", "observer", "limit"]  # no intent of their own
    assert topics == [*(topic.value for topic in FaqTopic), *practices]
    content = load_content()
    assert set(practices) <= set(content.practices)
    model = InteractionModel.load()
    for topic in FaqTopic:  # as the speaker itself calls them
        name = content.say(f"voice.topic_{topic}")
        match = model.match(name, eliciting=("FaqIntent", "topic"))
        assert match is not None
        assert match.resolved["topic"].id == topic
    outcomes = [value["id"] for value in TYPES["PromiseOutcome"]["values"]]
    assert outcomes == ["kept", "partly", "not_yet"]


@pytest.mark.parametrize("kind", TYPES)
def test_listed_values_are_unique_and_short(kind: str) -> None:
    """A phrase under two values resolves to either; past 140 characters the build fails."""
    phrases = values_of(kind)
    assert len(phrases) == len(set(phrases))
    assert max(map(len, phrases)) <= 140
    assert [phrase for phrase in phrases if not LEGAL.fullmatch(phrase)] == []


def test_every_slot_may_be_asked_for() -> None:
    """`Dialog.ElicitSlot` needs the intent in the dialog model, with a prompt that exists."""
    prompts = {prompt["id"]: prompt for prompt in WHOLE["prompts"]}
    asked = {}
    for intent in WHOLE["dialog"]["intents"]:
        assert intent["delegationStrategy"] == "SKILL_RESPONSE"
        for slot in intent["slots"]:
            asked[intent["name"], slot["name"]] = slot["type"]
            variations = prompts.pop(slot["prompts"]["elicitation"])["variations"]
            assert all(variation["value"].endswith((".", "?")) for variation in variations)
    assert asked == {(intent, slot["name"]): slot["type"] for intent, slot in ASKED_FOR}
    assert prompts == {}


def test_the_package_holds_what_the_source_says() -> None:
    """Whoever changes the phrases or the content writes the models anew, for every country."""
    written = {path: path.read_text(encoding="utf-8") for path in files()}
    assert written == files(), "run: python -m voice_skill.interaction_model"
    assert {path.stem for path in written} == set(COUNTRIES)
    assert all(path.is_relative_to(PACKAGE) for path in written)


def test_each_country_has_its_spelling_and_its_own_words() -> None:
    """A Briton hears of a programme and rings somebody; an American does neither."""
    british, american = (
        {sample for intent in language_of(country)["intents"] for sample in intent["samples"]}
        for country in ("en-GB", "en-US")
    )
    assert {"continue the programme", "who can i ring"} <= british
    assert {"continue the program", "who can i call"} <= american
    assert not {"continue the programme", "who can i ring"} & american


def test_a_country_without_a_model_is_named() -> None:
    """A wrong name says which there are."""
    with pytest.raises(ValueError, match="en-US, en-GB"):
        model_of("fr-FR")
