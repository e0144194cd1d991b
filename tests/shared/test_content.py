"""Statements about content as it is loaded: whole, for every role, and honest about its errors."""

import re
from pathlib import Path

import pytest

from shared.content import Content, ContentError, WaitsFor, for_locale, load_content
from shared.content.document import respelled
from shared.content.loader import _shipped, compiled_content
from shared.content.model import ALWAYS, OUTCOMES, band
from shared.content.speech import plain_words, ssml, word_count
from shared.rules.reading.normal_form import plain
from shared.rules.replies import read_reply
from shared.rules.segments import segments, septets
from shared.rules.vocabulary import Expects, FaqTopic, Role


@pytest.fixture
def content() -> Content:
    """Return the shipped content."""
    return load_content()


def test_shipped_content_is_read_once() -> None:
    """The shipped content is parsed once a process."""
    assert load_content() is load_content("en")


def test_the_first_week_has_seven_steps_in_its_rhythm(content: Content) -> None:
    """A week goes learn, notice, rehearse, act, good thing, reflect, review."""
    rhythm = [content.step(number).rhythm for number in range(1, 8)]
    assert content.last_step >= 7
    assert rhythm == ["learn", "notice", "rehearse", "act", "good_thing", "reflect", "review"]
    assert [content.step(number).day for number in range(1, 8)] == list(range(1, 8))


def test_steps_are_numbered_without_a_gap(content: Content) -> None:
    """Every step up to the last exists, and its week and day follow from its number."""
    for number in range(1, content.last_step + 1):
        step = content.step(number)
        assert (step.week - 1) * 7 + step.day == step.number == number


@pytest.mark.parametrize("role", Role)
def test_the_first_step_asks_for_a_rating(content: Content, role: Role) -> None:
    """The first question is the easiest to answer: one digit."""
    assert content.step(1).for_role(role).expects is Expects.RATING


@pytest.mark.parametrize("role", Role)
def test_a_first_week_asks_in_different_ways(content: Content, role: Role) -> None:
    """Over a week a person is asked for a number, a word, a choice and words of their own."""
    kinds = {content.step(number).for_role(role).expects for number in range(1, 8)}
    assert {Expects.RATING, Expects.CHOICE, Expects.TEXT, Expects.DONE, Expects.KEPT} <= kinds


@pytest.mark.parametrize("role", Role)
def test_each_step_answers_every_outcome(content: Content, role: Role) -> None:
    """Whatever the person replies, and whether they reply at all, there is an answer."""
    for step in content.steps.values():
        role_step = step.for_role(role)
        letters = "ABCDEFGHIJ"[: len(role_step.choices)]
        for outcome in (*OUTCOMES[role_step.expects], *letters, *letters.lower(), *ALWAYS):
            answer = role_step.answer(outcome)
            assert answer
            assert segments(answer) == 1


def test_a_closed_gate_leads_to_another_step(content: Content) -> None:
    """With every gate open a role gets its own words; with one closed, the step instead of it."""
    for step in content.steps.values():
        for role in Role:
            assert step.for_whom(role, step.gates) is step.for_role(role)
            for gate in step.gates:
                assert step.for_whom(role, step.gates - {gate}) is step.instead


def test_each_gate_can_be_opened_before_it_is_needed(content: Content) -> None:
    """For every role, the step that opens a gate comes before the first one behind it."""
    for gate in ("amends", "wants"):
        behind = min(step.number for step in content.steps.values() if gate in step.gates)
        for role in Role:
            opening = [
                step.number
                for step in content.steps.values()
                if gate in step.for_role(role).opens.values()
            ]
            assert opening
            assert max(opening) < behind


def test_a_rating_is_answered_by_its_band(content: Content) -> None:
    """1 to 3 is low, 4 to 6 middle, 7 to 9 high."""
    step = content.step(1).for_role(Role.HURT)
    for rating, name in ((1, "low"), (3, "low"), (4, "middle"), (6, "middle"), (7, "high")):
        assert step.answer("rating", rating) == step.answers[name]


@pytest.mark.parametrize("rating", [0, 10, -1])
def test_a_rating_outside_the_scale_is_an_error(rating: int) -> None:
    """Only 1 to 9 are ratings."""
    with pytest.raises(ValueError, match="1 to 9"):
        band(rating)


def test_an_answer_of_another_kind_gets_the_nearest_one(content: Content) -> None:
    """To a question that asks for done, "kept" is done; "done" to a rating is noted."""
    rating, done = content.step(1).for_role(Role.HURT), content.step(3).for_role(Role.HURT)
    kept, text = content.step(4).for_role(Role.HURT), content.step(5).for_role(Role.HURT)
    assert done.answer("kept") == done.answers["done"]
    assert done.answer("partly") == done.answers["not_yet"]
    assert kept.answer("done") == kept.answers["kept"]
    assert text.answer("note") == text.answers["text"]
    assert rating.answer("done") == content.say("noted")


def test_an_unknown_outcome_names_the_place(content: Content) -> None:
    """A misspelt outcome is an error that says which step and which outcomes there are."""
    with pytest.raises(ContentError, match=r"week-1\.yaml:\d+: no answer for 'keptt'.*low, middle"):
        content.step(1).for_role(Role.SELF).answer("keptt")


def test_the_words_of_a_choice_are_read_as_their_letter(content: Content) -> None:
    """Someone who replies with an option's words instead of its letter is understood."""
    for step in content.steps.values():
        for role_step in step.roles.values():
            for letter, words in zip("abcdefghij", role_step.choices, strict=False):
                assert read_reply(words, Expects.CHOICE, role_step.choices).choice == letter


def test_prompts_of_the_shipped_steps_leave_room(content: Content) -> None:
    """A prompt keeps to 150 septets, so that a word can still be added."""
    for step in content.steps.values():
        for role_step in step.roles.values():
            assert (septets(role_step.prompt) or 999) <= 150


@pytest.mark.parametrize("role", Role)
def test_spoken_words_hold_no_tag_but_a_break(content: Content, role: Role) -> None:
    """What is spoken can be put inside <speak> as it is."""
    for step in content.steps.values():
        rest = re.sub(r'<break time="\d+ms"/>', "", step.for_role(role).spoken)
        assert "<" not in rest
        assert not re.search(r"&(?!amp;|lt;|gt;)", rest)


def test_marks_of_pause_become_breaks_and_signs_are_escaped() -> None:
    """A blank line and [pause 2s] become breaks; & and < cannot break the speech."""
    written = "Salt & pepper\n\n3 < 4 [pause 2s] end"
    assert ssml(written) == (
        'Salt &amp; pepper <break time="800ms"/> 3 &lt; 4 <break time="2000ms"/> end'
    )
    assert plain_words(written) == "Salt & pepper\n\n3 < 4 end"
    assert word_count("Reply 1-9, it's fine [pause 3s]") == 6


@pytest.mark.parametrize("topic", FaqTopic)
def test_each_common_question_is_answered(content: Content, topic: FaqTopic) -> None:
    """Each of the eight questions has a text of two segments at most, a speech and a next thing."""
    faq = content.faq(topic)
    assert segments(faq.text) <= 2
    assert 70 <= word_count(faq.written) <= 140
    assert faq.next_thing
    assert faq.sources
    assert len(faq.asks) >= 3


@pytest.mark.parametrize("topic", FaqTopic)
def test_ways_of_asking_are_understood(content: Content, topic: FaqTopic) -> None:
    """The ways of asking that stand beside an answer lead to that answer."""
    for ask in content.faq(topic).asks:
        assert read_reply(ask, Expects.NONE, topics=content.topics).faq is topic


@pytest.mark.parametrize("name", ["gratitude", "patience"])
def test_practices_wait_and_meet_silence(content: Content, name: str) -> None:
    """A turn that waits has words for silence, and the last one lets the person go."""
    practice = content.practice(name)
    for turn in practice.turns:
        assert (turn.on_silence is None) == (turn.waits_for is WaitsFor.NOTHING)
    assert practice.turns[-1].waits_for is WaitsFor.NOTHING
    assert segments(practice.text) <= 2


def test_other_countries_read_their_own_spelling() -> None:
    """American in the United States, British elsewhere; an unknown language leaves it as it is."""
    base, british = load_content(), load_content("en-GB")
    assert load_content("en-US") is base
    assert load_content("en-AU") is british
    assert "neighbor" in base.step(1).for_role(Role.HURT).written
    assert "neighbour" in british.step(1).for_role(Role.HURT).written
    assert for_locale(base, "en_gb") is british
    assert for_locale(base, "de-DE") is base


def test_a_capital_is_kept_in_another_spelling() -> None:
    """Only whole words are written otherwise."""
    spelling = {"color": "colour", "program": "programme"}
    assert respelled("Color the program, programmer: text JOIN.", spelling) == (
        "Colour the programme, programmer: text JOIN."
    )


@pytest.mark.parametrize("name", ["forgiveness", "apology", "observer"])
def test_a_practice_behind_a_closed_gate_is_another_one(content: Content, name: str) -> None:
    """With its gates open it is itself; with none open, one that asks nothing of anybody."""
    practice = content.practice(name)
    assert content.practice(name, practice.gates) is practice
    other = content.practice(name, frozenset())
    assert other.name == practice.instead
    assert other.gates == frozenset()


@pytest.mark.parametrize("written", ["en", "en-GB"])
def test_compiled_content_is_the_content(
    written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A packaged service finds the words beside the files, and knows the questions already."""
    (tmp_path / f"{written}.compiled").write_bytes(compiled_content()[f"{written}.compiled"])
    monkeypatch.setattr("shared.content.loader.SHIPPED", tmp_path)
    found = _shipped.__wrapped__(written)
    assert found == load_content(written)
    assert found.topics.find(plain("how long does it take")) is FaqTopic.HOW_LONG
