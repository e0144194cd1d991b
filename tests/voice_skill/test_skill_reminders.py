"""The day's hook: reminders agreed to each time, refusals by voice and by card, and the routine."""

import copy
from typing import Any

import pytest
import requests
from ask_sdk_model.services.api_client_request import ApiClientRequest

from shared.content import load_content
from shared.services import moves, people
from shared.services.linking import issue_code
from shared.storage.database import Database
from shared.storage.states import Status
from tests.clocks import MovableClock
from tests.voice_skill.amazon import Amazon
from tests.voice_skill.conversation import SKILL_ID, Heard, Speaker
from voice_skill.device import REMINDERS, TimedApiClient

CONTENT = load_content()


@pytest.fixture
def amazon() -> Amazon:
    """Amazon's services, in a house in London."""
    return Amazon()


@pytest.fixture
def speaker(sqlite_database: Database, clock: MovableClock, amazon: Amazon) -> Speaker:
    """A speaker whose household has granted reminders."""
    return Speaker(sqlite_database, clock, services=amazon)


def hands_back(speaker: Speaker, request: dict[str, Any]) -> Heard:
    """Let Amazon hand back the conversation, in the session it was in."""
    envelope: Any = copy.deepcopy(speaker.requests[-1])
    envelope["request"] = {
        "requestId": "back",
        "timestamp": "2026-03-02T15:00:10Z",
        "locale": "en-US",
        **request,
    }
    return speaker.send(envelope)


def permission(status: str, *, card: bool = False) -> dict[str, Any]:
    """Return Alexa's answer to the wish for a permission."""
    payload = {"permissionScope": REMINDERS, "status": status, "isCardThrown": card}
    return {
        "type": "Connections.Response",
        "name": "AskFor",
        "status": {"code": "200", "message": "OK"},
        "payload": payload,
        "token": "21:30",
    }


def test_a_reminder_is_set_once_it_was_agreed_to(speaker: Speaker, amazon: Amazon) -> None:
    """Exact hour and recurrence are said, and the label, which names nothing."""
    assert speaker.say("remind me every day").elicits == ("SetReminderIntent", "time")
    asked = speaker.say("nine thirty in the evening")
    assert "Every day at 9:30 pm" in asked.speech
    assert amazon.reminders == []
    assert "every day at 9:30 pm" in speaker.say("yes").speech
    (reminder,) = amazon.reminders
    trigger = reminder["trigger"]
    assert trigger["timeZoneId"] == "Europe/London"
    assert trigger["recurrence"]["startDateTime"] == "2026-03-02T21:30:00"
    rules = ["FREQ=DAILY;BYHOUR=21;BYMINUTE=30;BYSECOND=0"]
    assert trigger["recurrence"]["recurrenceRules"] == rules
    (said,) = reminder["alertInfo"]["spokenInfo"]["content"]
    assert (said["locale"], said["text"]) == ("en-US", CONTENT.say("voice.reminder_label"))
    assert reminder["pushNotification"]["status"] == "DISABLED"


@pytest.mark.parametrize(("said", "hour"), [("07:15", "7:15 am"), ("EV", "7 pm")])
def test_a_time_as_alexa_writes_it_is_read(speaker: Speaker, said: str, hour: str) -> None:
    """A clock time or a part of the day."""
    assert f"Every day at {hour}" in speaker.intend("SetReminderIntent", time=said).speech


def test_the_hour_is_asked_for_until_it_is_one(speaker: Speaker) -> None:
    """Anything else is asked for again."""
    heard = speaker.intend("SetReminderIntent", time="soon")
    assert heard.elicits == ("SetReminderIntent", "time")


def test_an_hour_that_has_passed_today_begins_tomorrow(speaker: Speaker, amazon: Amazon) -> None:
    """It is three in the afternoon in London."""
    speaker.intend("SetReminderIntent", time="09:00")
    speaker.say("yes")
    start = amazon.reminders[0]["trigger"]["recurrence"]["startDateTime"]
    assert start == "2026-03-03T09:00:00"


def test_without_the_permission_alexa_asks_for_it(speaker: Speaker, amazon: Amazon) -> None:
    """Alexa puts the question herself; what was agreed to is done after a yes."""
    amazon.reminder_status = 403
    speaker.intend("SetReminderIntent", time="21:30")
    heard = speaker.say("yes")
    (directive,) = heard.response["directives"]
    assert directive["type"] == "Connections.SendRequest"
    assert directive["payload"]["permissionScope"] == REMINDERS
    assert "shouldEndSession" not in heard.response
    amazon.reminder_status = 200
    assert "every day at 9:30 pm" in hands_back(speaker, permission("ACCEPTED")).speech
    assert len(amazon.reminders) == 1


@pytest.mark.parametrize(
    ("status", "card", "key", "shown"),
    [
        ("DENIED", False, "reminder_denied", False),
        ("NOT_ANSWERED", False, "reminder_permission", True),
        ("NOT_ANSWERED", True, "reminder_permission", False),
    ],
)
def test_a_refused_permission_has_another_way(
    speaker: Speaker,
    amazon: Amazon,
    status: str,
    card: bool,  # noqa: FBT001 - a case
    key: str,
    shown: bool,  # noqa: FBT001 - a case
) -> None:
    """A no is a no; an unanswered question leaves a card, once."""
    speaker.open()
    heard = hands_back(speaker, permission(status, card=card))
    assert heard.speech == CONTENT.say(f"voice.{key}")
    assert ("card" in heard.response) is shown
    assert amazon.reminders == []


@pytest.mark.parametrize("status", [429, 503])
def test_a_reminder_that_failed_is_not_claimed(
    speaker: Speaker, amazon: Amazon, status: int
) -> None:
    """Amazon is busy or away: that is said, and nothing is set."""
    amazon.reminder_status = status
    speaker.intend("SetReminderIntent", time="21:30")
    assert speaker.say("yes").speech == CONTENT.say("voice.reminder_failed")
    assert amazon.reminders == []


def test_a_permission_that_does_not_hold_leaves_a_card(speaker: Speaker, amazon: Amazon) -> None:
    """Alexa says yes, the service says no: the household can look into its app."""
    amazon.reminder_status = 401
    speaker.open()
    card = hands_back(speaker, permission("ACCEPTED")).response["card"]
    assert (card["type"], card["permissions"]) == ("AskForPermissionsConsent", [REMINDERS])


def test_the_persons_own_zone_stands_in_for_the_devices(speaker: Speaker, amazon: Amazon) -> None:
    """Amazon may name a zone that nobody knows, or none."""
    amazon.zone = "Mars/Olympus"
    speaker.intend("SetReminderIntent", time="21:30")
    speaker.say("yes")
    assert amazon.reminders[0]["trigger"]["timeZoneId"] == "America/New_York"


def test_a_linked_phone_is_reminded_by_its_texts(speaker: Speaker) -> None:
    """That is said first; the speaker may do it as well."""
    with speaker.database.begin() as session:
        person = people.add_participant(
            session, now=speaker.clock(), status=Status.ACTIVE, phone="+12025550143"
        )
        moves.move_hour(person, speaker.clock().time(), speaker.clock())
        issue_code(session, person, "042711", speaker.clock())
    speaker.say("my code is 042711")
    assert speaker.say("remind me every day").speech == CONTENT.say("voice.reminder_linked")
    assert speaker.say("yes").elicits == ("SetReminderIntent", "time")


def test_who_wants_no_reminder_is_offered_a_routine(speaker: Speaker) -> None:
    """Alexa suggests it, with neutral words of its own, and hands back."""
    speaker.intend("SetReminderIntent", time="21:30")
    assert speaker.say("no").speech == CONTENT.say("voice.routine_offer")
    (directive,) = speaker.say("yes").response["directives"]
    assert directive["uri"] == "connection://AMAZON.OfferAutomation/1"
    assert directive["onCompletion"] == "RESUME_SESSION"
    automation = directive["input"]["automation"]
    assert automation["trigger"]["payload"]["locale"] == "en-US"
    operation = automation["operations"]["serial"][0]["operation"]
    assert SKILL_ID in operation["payload"]["connectionRequest"]["uri"]
    assert set(directive["input"]["renderingData"]["operations"]) == {operation["operationId"]}


@pytest.mark.parametrize(
    ("code", "reason", "key"),
    [
        ("200", None, "routine_set"),
        ("204", "AUTOMATION_ALREADY_ENABLED", "routine_set"),
        ("204", "REJECTED_BY_CUSTOMER", "routine_not"),
        ("500", None, "routine_not"),
    ],
)
def test_what_came_of_the_routine_is_said(
    speaker: Speaker, code: str, reason: str | None, key: str
) -> None:
    """Set, there already, or not wanted."""
    speaker.open()
    cause = {
        "type": "ConnectionCompleted",
        "token": "todays-step",
        "status": {"code": code, "message": "said by Amazon"},
        "result": {"offerAutomationResponse": {"reason": reason}} if reason else {},
    }
    heard = hands_back(speaker, {"type": "SessionResumedRequest", "cause": cause})
    assert heard.speech == CONTENT.say(f"voice.{key}")


def test_a_routine_opens_todays_step_at_once(speaker: Speaker) -> None:
    """Nobody who has asked for it in the morning is asked once more; another task is a welcome."""
    speaker.open()
    for name, words in ((f"{SKILL_ID}.TodaysStep", "Step 1."), ("other.Task", "Welcome")):
        task = {"name": name, "version": "1", "input": {}}
        heard = hands_back(speaker, {"type": "LaunchRequest", "task": task, "requestId": name})
        assert heard.speech.startswith(words)


def test_services_are_called_over_tls_only() -> None:
    """A token never travels in the clear."""
    plain = ApiClientRequest(method="GET", url="http://127.0.0.1:9/", headers=[], body=None)
    with pytest.raises(ValueError, match="TLS"):
        TimedApiClient().invoke(plain)


def test_an_unreachable_service_is_an_error_at_once() -> None:
    """Nobody listens at that port; the skill goes on without."""
    closed = ApiClientRequest(method="GET", url="https://127.0.0.1:9/", headers=[], body=None)
    with pytest.raises(requests.ConnectionError):
        TimedApiClient().invoke(closed)
