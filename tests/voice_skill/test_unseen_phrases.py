"""Words nobody wrote a sample from still reach their intent, by likeness to the samples."""

from collections import Counter
from pathlib import Path

import yaml

from tests.voice_skill.reading_by_likeness import Likeness
from voice_skill.interaction_model import language_of
from voice_skill.understanding import FALLBACK


def test_an_unseen_phrase_is_most_like_its_own_intents_samples() -> None:
    """Phrases that no sample was written from, read by a plain classifier trained on samples alone.

    Words that end or help are never swallowed, nor is what concerns another skill: one in ten of
    those may be, as Alexa's own classifier is told apart from ours by more than likeness.
    """
    path = Path(__file__).with_name("utterances-unseen.yaml")
    unseen: dict[str, list[str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    language = language_of("en-US")
    samples = {sample for intent in language["intents"] for sample in intent["samples"]}
    reader = Likeness.trained(language)
    right = Counter(
        intent
        for intent, phrases in unseen.items()
        for phrase in phrases
        if reader.intent_of(phrase) == intent
    )
    custom = {name: phrases for name, phrases in unseen.items() if not name.startswith("AMAZON.")}
    new = [phrase for phrases in custom.values() for phrase in phrases if phrase not in samples]
    asked = sum(map(len, custom.values()))
    assert len(new) >= 300
    assert sum(right[name] for name in custom) / asked >= 0.85
    assert right["HelpNowIntent"] / len(unseen["HelpNowIntent"]) >= 0.95
    for name in ("AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.HelpIntent"):
        assert right[name] == len(unseen[name]), name
    assert right[FALLBACK] / len(unseen[FALLBACK]) >= 0.9
