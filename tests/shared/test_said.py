"""What is asked for in words no table has: learned from ways of saying it, and only where sure."""

import pytest

from shared.content import load_content
from shared.content.ways import ways_of_saying
from shared.rules.reading.normal_form import plain
from shared.rules.reading.said import WISHES
from shared.rules.reading.stop_words import find_stop
from shared.rules.replies import Reading, read_reply
from shared.rules.vocabulary import Command, Expects, Intent, Risk

WAYS = ways_of_saying()


def read(text: str, expects: Expects = Expects.NONE) -> Reading:
    """Read a text as the service does."""
    return read_reply(text, expects, topics=load_content().topics)


def test_every_label_is_a_word_of_the_house() -> None:
    """An intent, a command, or one of those that ask for nothing."""
    assert set(WAYS) <= {*Intent, *Command, "ask", "other"}
    assert set(WISHES) == set(WAYS) - {"other"}


def test_no_way_of_saying_stands_under_two_labels() -> None:
    """Twins teach nothing."""
    seen: dict[str, str] = {}
    for label, ways in WAYS.items():
        for way in ways:
            words = " ".join(plain(way).words)
            assert seen.setdefault(words, label) == label or not words, way


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("would you mind giving me that exercise one more time", "step"),
        ("so what have my numbers been like this month", "progress"),
        ("can my echo dot join in with this", "link"),
        ("i'd love everything you know about me wiped please", "delete"),
        ("could i have my entries back as a document", "export"),
        ("could you move it to teatime instead", "time"),
        ("could the messages look boring, people see my screen", "private"),
        ("ugh i went through his phone again just now", "slip"),
    ],
)
def test_a_command_is_understood_in_other_words(text: str, command: str) -> None:
    """Sentences that stand neither in a table nor among the ways."""
    assert not any(text in ways for ways in WAYS.values())
    assert read(text).command == command


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("im off on holiday, leave it till the ninth", Intent.PAUSE),
        ("right, holiday is over, let's carry on", Intent.RESUME),
        ("driving at the moment, try me in a bit", Intent.SNOOZE),
        ("right that's me finished with this carry on, leave me out", Intent.OPT_OUT),
    ],
)
def test_a_wish_is_understood_in_other_words(text: str, intent: Intent) -> None:
    """A break, its end, a delay, a stop."""
    assert not any(text in ways for ways in WAYS.values())
    assert read(text).intent is intent


@pytest.mark.parametrize(
    ("text", "expects", "intent"),
    [
        ("sure did, as agreed", Expects.KEPT, Intent.KEPT),
        ("only the first bit, then the phone rang", Expects.KEPT, Intent.PARTLY),
        ("clean forgot until now", Expects.KEPT, Intent.NOT_YET),
        ("gonna give that one a miss", Expects.DONE, Intent.SKIP),
    ],
)
def test_how_it_went_is_understood_in_other_words(
    text: str, expects: Expects, intent: Intent
) -> None:
    """An answer to "Did you keep it?", without the words it was asked for in."""
    assert not any(text in ways for ways in WAYS.values())
    assert read(text, expects).intent is intent


@pytest.mark.parametrize(
    "text",
    [
        "I am thankful that my sister called",
        "I looked at his phone again and felt awful",
        "we are further along than we were in the spring",
        "I will try to be home by six",
    ],
)
def test_free_words_are_taken_as_words(text: str) -> None:
    """Where the prompt asks for words of one's own, a wish must be plainly one."""
    assert read(text, Expects.TEXT).intent is Intent.NOTE


@pytest.mark.parametrize(
    "text", ["don't stop, these do me good", "please never stop sending these", "dont stop texting"]
)
def test_asking_to_go_on_stops_nothing(text: str) -> None:
    """The opposite of a stop, whoever reads it."""
    assert read(text).intent is not Intent.OPT_OUT


@pytest.mark.parametrize("expects", list(Expects))
def test_a_stop_is_heard_whatever_was_asked(expects: Expects) -> None:
    """A stop in words of one's own outranks the answer beside it."""
    text = "nope, and I'm through with this app, sign me off it"
    assert not any(text in ways for ways in WAYS.values())
    assert read(text, expects).intent is Intent.OPT_OUT


def test_a_stop_is_heard_from_someone_in_danger() -> None:
    """Who must hide the texts is obeyed at once, and the danger is heard as well."""
    reading = read("he hits me when he sees these, stop texting this phone, get rid of my number")
    assert (reading.intent, reading.risk) == (Intent.OPT_OUT, Risk.ABUSE)


@pytest.mark.parametrize("text", ["i want it all to stop", "i just want the pain to stop for good"])
def test_an_end_that_is_wished_for_in_despair_is_no_stop(text: str) -> None:
    """Whoever cannot go on has not asked for fewer texts."""
    reading = read(text)
    assert reading.intent is not Intent.OPT_OUT
    assert reading.risk is Risk.SELF_HARM


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("take me off hold again, I am home", Intent.RESUME),
        ("stop sending it at seven, do it at nine from now on", Intent.COMMAND),
        ("these texts keep me off the wine most nights", Intent.NOTE),
    ],
)
def test_what_only_sounds_like_a_stop_stops_nothing(text: str, intent: Intent) -> None:
    """A phrase of stopping in a text that surely asks for something else, or for nothing."""
    assert find_stop(text) is not None
    assert not any(text in ways for ways in WAYS.values())
    assert read(text).intent is intent


def test_a_question_is_known_without_its_mark() -> None:
    """Even where words of one's own were asked for."""
    text = "once trust has gone can anyone truly win it back or do we fool ourselves"
    assert read(text, Expects.TEXT).intent is Intent.QUESTION


def test_an_explanation_names_what_was_learned() -> None:
    """The label, how sure, and the weightiest signs."""
    (why,) = read("could the messages look boring, people see my screen").why
    assert why.startswith("learned private (")
