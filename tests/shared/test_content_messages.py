"""Statements about the messages: all are there, fit, and say what they must."""

import re
from typing import Any

import pytest

from shared.content import Content, load_content
from shared.rules.segments import segments
from shared.rules.vocabulary import FaqTopic

COUNTRIES = ("US", "GB", "CA", "AU", "IE", "IN", "other")

TEXTS_WITHOUT_VALUES = """
invitation erased
join_confirm about ask_role ask_role_again ask_hour ask_hour_again ask_zone ask_zone_again
stopped help who menu not_joined unclear_rating unclear_kept unclear_done unclear_text
unclear_none not_yet skipped late noted already_done_today resumed pause_or_stop
progress_first gratitude_ask gratitude_kept goal_ask slip time_ask
time_unclear delete_info private_info private_on private_off private_prompt question_unknown
zone_ask zone_unclear snooze_past nothing_read promise_kept promise_partly promise_not_yet
abuse_again looking_in day_off_ask day_off_many
abuse_again linked_by_text link_wrong link_closed unlinked unlinked_none pin_set pin_off pin_info
lines_unknown finished abuse booster booster_monthly easier_again slip_again slip_safe
celebration_7_days celebration_first_promise celebration_slip celebration_end
"""
TEXT_KEYS: dict[str, set[str]] = {
    **{key: set() for key in TEXTS_WITHOUT_VALUES.split()},
    "hour_moved": {"hour"},
    "ask_zone_confirm": {"zone", "time"},
    "ask_zone_confirm_again": {"zone"},
    "joined": {"hour"},
    "already_joined": {"hour"},
    "welcome_back": {"hour"},
    "unclear_choice": {"choices"},
    "snoozed": {"hour"},
    "paused": {"date"},
    "day_off": {"date"},
    "link_code": {"code", "minutes"},
    "progress": {"days", "kept", "step"},
    "progress_days": {"days", "step"},
    "and_kept": {"kept"},
    "and_noted": {"things"},
    **{f"review_{week}": {"days", "kept"} for week in range(1, 9)},
    "goal_kept": {"promise"},
    "time_moved": {"hour"},
    "zone_moved": {"hour", "time", "zone"},
    "export_info": {"things"},
    "self_harm": {"lines"},
    "abuse_safe": {"lines"},
    "harm_other": {"lines"},
    "lines_given": {"lines"},
    **{f"lines_{country}": set() for country in COUNTRIES},
    **{f"abuse_lines_{country}": set() for country in COUNTRIES},
}
SPEECH_WITHOUT_VALUES = """
outcome_ask no_promise promise_kept promise_partly promise_not_yet
slip slip_again lines_elsewhere celebration_7_days
celebration_first_promise celebration_end
texts_not_begun reminder_linked reminder_hour reminder_label reminder_denied
reminder_permission reminder_failed routine_offer routine_words routine_label
routine_set routine_not screen_breath screen_code alexa_asks
welcome_new step_done already_done check_in_thanks_low check_in_thanks_middle
check_in_thanks_high ask_rating rating_unclear gratitude_more gratitude_kept
not_followed half_more step_later take_up_step take_up_practice patience_minutes practices paused
help_guided help_question faq_else
progress_first faq_ask faq_more link_ask linked link_locked help goodbye fallback
nothing_to_repeat abuse stopped_texts unlink_ask unlinked pin_ask pin_wrong pin_locked pin_offer
pin_new pin_not_four pin_kept pin_by_text pin_link_first stored erase_ask erased
lines_by_text lines_texted
paused_texts resumed_texts not_linked privacy error
"""
VOICE_KEYS: dict[str, set[str]] = {
    **{key: set() for key in SPEECH_WITHOUT_VALUES.split()},
    "welcome_back": {"title"},
    "step_intro": {"number", "title"},
    "step_question": {"question"},
    "progress": {"days", "also", "step", "week"},
    "practice_offer": {"title"},
    "faq_unknown": {"first", "second", "third"},
    **{f"topic_{topic}": set() for topic in FaqTopic},
    **{f"more_{topic}": set() for topic in FaqTopic},
    "link_failed": {"tries"},
    "link_give": {"code", "minutes"},
    "screen_progress": {"step"},
    "reminder_ask": {"hour", "label"},
    "reminder_set": {"hour"},
    "help_now": {"lines"},
    "self_harm": {"lines"},
    "harm_other": {"lines"},
}


@pytest.fixture
def content() -> Content:
    """Return the shipped content."""
    return load_content()


@pytest.mark.parametrize(("key", "fields"), TEXT_KEYS.items())
def test_every_text_exists_with_its_values(content: Content, key: str, fields: set[str]) -> None:
    """Each text the services send is there, takes the values they give, and fits three segments."""
    message, values = content.message(key), dict[str, Any].fromkeys(fields, "12")
    assert message.fields == fields
    for variant in range(len(message.variants)):
        text = content.say(key, variant=variant, **values)
        assert "{" not in text
        assert segments(text) <= message.segments <= 3


@pytest.mark.parametrize(("key", "fields"), VOICE_KEYS.items())
def test_every_spoken_text_exists_with_its_values(
    content: Content, key: str, fields: set[str]
) -> None:
    """Each thing the skill says is there and takes the values it gives."""
    assert content.message(f"voice.{key}").fields == fields
    values: dict[str, Any] = dict.fromkeys(fields, "12")
    assert content.speak(key, **values)


@pytest.mark.parametrize(
    "key", ["unclear_rating", "unclear_none", "not_joined", "question_unknown", "voice.fallback"]
)
def test_misunderstandings_have_several_wordings(content: Content, key: str) -> None:
    """Nobody hears the same apology twice in a row."""
    variants = content.variants(key)
    assert len(set(variants)) >= 2
    assert content.say(key, variant=len(variants)) == variants[0]
    assert content.say(key, variant=1) == variants[1]


def test_joining_says_what_the_carriers_require(content: Content) -> None:
    """The first text gives brand, frequency, rates, help and how to leave."""
    text = content.say("join_confirm")
    for words in (
        "Steady Steps",
        "up to 14 texts a week",
        "Msg & data rates may apply",
        "HELP for",
    ):
        assert words in text
    assert "STOP to stop" in text


@pytest.mark.parametrize("country", COUNTRIES[:-1])
@pytest.mark.parametrize("kind", ["lines", "abuse_lines"])
def test_help_lines_say_where_they_come_from(content: Content, country: str, kind: str) -> None:
    """Each set of help lines has a source and the day it was looked at, or says it has none."""
    message = content.message(f"{kind}_{country}")
    assert content.lines(country, kind) == message.variants[0]
    assert message.from_memory
    assert message.review == "clinical"
    assert message.source is None or message.checked


def test_an_unknown_country_is_asked_for_not_guessed(content: Content) -> None:
    """Without a country a person gets the emergency number in words, and a question."""
    for country in (None, "FR"):
        assert "local emergency number" in content.lines(country)
        assert "Which country" in content.lines(country, "abuse_lines")


@pytest.mark.parametrize("key", ["self_harm", "harm_other", "abuse"])
def test_risk_texts_say_that_nobody_is_watching(content: Content, key: str) -> None:
    """Someone at risk is told in plain words that this is automated, by text and by voice."""
    assert "automated" in content.variants(key)[0]
    assert "nobody is watching" in content.variants(key)[0]
    assert "nobody is listening" in content.variants(f"voice.{key}")[0]
    assert content.message(key).review == "clinical"


def test_the_first_text_about_another_person_holds_no_number(content: Content) -> None:
    """Before they say it is safe, nothing that names a help line reaches their phone or speaker."""
    assert not re.search(r"\d", content.variants("abuse")[0] + content.variants("voice.abuse")[0])
    assert "SAFE" in content.variants("abuse")[0]


def test_values_are_escaped_when_spoken(content: Content) -> None:
    """What a person said cannot turn into a tag."""
    assert "R&amp;B &lt;3" in content.speak("welcome_back", title="R&B <3")
