"""What people ask for by a word: steps, figures, good things, promises."""

import pytest

from shared.content import Content
from shared.services import people, progress
from sms.inbound import TextService
from tests.sms.phone import Phone, person


@pytest.mark.parametrize(
    ("text", "key", "values"),
    [
        ("PROGRESS", "progress_first", {}),
        ("LINK", "link_code", {"code": "4 8 3 9 2 0", "minutes": 10}),
        ("GRATITUDE the morning coffee", "gratitude_kept", {}),
        ("TIME 6pm", "time_moved", {"hour": "6 pm"}),
        ("SLIP", "slip", {}),
        ("PAUSE", "paused", {"date": "Monday 09 March"}),
    ],
)
def test_commands_are_carried_out(
    phone: Phone, content: Content, text: str, key: str, values: dict[str, str | int]
) -> None:
    """By a word, with what it needs in the same text."""
    phone.joins()
    assert phone.says(text) == [content.say(key, **values)]


def test_step_on_demand_opens_the_same_check_in_as_the_prompt(
    phone: Phone, service: TextService, content: Content
) -> None:
    """STEP, then the answer: done for the day, and no prompt comes for it."""
    phone.joins("6pm")
    role = content.step(1).for_role(person(service).role)  # type: ignore[arg-type]
    assert phone.says("STEP") == [role.prompt]
    phone.says("6")
    someone = person(service)
    assert someone.step == 2
    assert someone.next_due_at is not None
    assert (
        people.today_of(someone, someone.next_due_at) > progress.today(someone, service.clock()).day
    )


def test_a_question_is_answered(phone: Phone, content: Content) -> None:
    """One of the eight, in people's own words."""
    phone.joins()
    answer = phone.says("how long does it take to rebuild trust?")
    assert answer == [content.faq("how_long").text]  # type: ignore[arg-type]
