"""Over HTTP, only a proven request reaches the skill; everything else is turned away in silence."""

import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from ask_sdk_core.skill_builder import SkillBuilder
from flask import Flask, url_for
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from voice_skill.adapter import MAX_BODY_BYTES, SkillAdapter
from voice_skill.throwaway_ca import ThrowawayCa
from voice_skill.utterances import InteractionModel, Match, SessionState, build_request

NOW = datetime(2026, 3, 8, 14, 30, tzinfo=UTC)
SKILL_ID = "amzn1.ask.skill.steady"


class Speaker:
    """A skill of one sentence behind the adapter, and a client that signs as Alexa does."""

    def __init__(self, **config: Any) -> None:
        """Set up an application with these settings."""
        self.ca = ThrowawayCa.create(NOW)
        self.handled: list[str] = []
        builder = SkillBuilder()

        @builder.request_handler(can_handle_func=lambda _input: True)
        def hear(handler_input: Any) -> Any:
            self.handled.append(handler_input.request_envelope.request.object_type)
            return handler_input.response_builder.speak("Good morning.").response

        self.app = Flask(__name__)
        self.app.config.update(config)
        self.adapter = SkillAdapter(
            builder.create(),
            SKILL_ID,
            self.app,
            clock=lambda: NOW,
            fetch=self.ca.fetch,
            roots=self.ca.roots,
        )
        self.adapter.register(self.app, endpoint="alexa")
        self.client: FlaskClient = self.app.test_client()

    def send(self, raw: bytes, headers: dict[str, str] | None = None) -> TestResponse:
        """Post bytes, signed unless headers are given."""
        signed = self.ca.headers(raw) if headers is None else headers
        return self.client.post("/alexa", data=raw, headers=signed)


def envelope(*, skill_id: str = SKILL_ID, sent: datetime = NOW) -> bytes:
    """Return the bytes of somebody asking for today's step."""
    match = InteractionModel.load().match("today's step")
    assert isinstance(match, Match)
    request = build_request(
        match,
        skill_id=skill_id,
        user_id="user",
        device_id="device",
        session=SessionState("session"),
        request_id="request",
        now=sent,
    )
    return json.dumps(request).encode()


@pytest.fixture(scope="module")
def shared_speaker() -> Speaker:
    """Return one speaker with both checks on: making its keys takes a while."""
    return Speaker()


@pytest.fixture
def speaker(shared_speaker: Speaker) -> Iterator[Speaker]:
    """Yield the speaker with nothing handled yet."""
    shared_speaker.handled.clear()
    yield shared_speaker
    shared_speaker.handled.clear()


def test_a_proven_request_is_answered(speaker: Speaker) -> None:
    """200, and the skill's response envelope as JSON."""
    response = speaker.send(envelope())
    assert response.status_code == 200
    assert response.mimetype == "application/json"
    speech = response.get_json()["response"]["outputSpeech"]
    assert speech == {"type": "SSML", "ssml": "<speak>Good morning.</speak>"}
    assert speaker.handled == ["IntentRequest"]


@pytest.mark.parametrize(
    ("raw", "headers"),
    [
        pytest.param(envelope(), {}, id="unsigned"),
        pytest.param(b"", {}, id="nothing at all"),
        pytest.param(b"{" * 1000, {}, id="forged garbage"),
        pytest.param(b"{" * 1000, None, id="signed garbage"),
        pytest.param(b"[]", None, id="signed list"),
        pytest.param(envelope(sent=NOW - timedelta(seconds=151)), None, id="stale"),
        pytest.param(envelope(skill_id="amzn1.ask.skill.other"), None, id="another skill"),
    ],
)
def test_a_failed_check_is_400_and_says_nothing(
    speaker: Speaker, raw: bytes, headers: dict[str, str] | None
) -> None:
    """No handler runs and no word tells a forger how near he came."""
    response = speaker.send(raw, headers)
    assert (response.status_code, response.data) == (400, b"")
    assert speaker.handled == []


def test_a_refusal_is_logged_by_its_kind_alone(
    speaker: Speaker, caplog: pytest.LogCaptureFixture
) -> None:
    """The operator sees which check failed and nothing of what came."""
    with caplog.at_level(logging.WARNING):
        speaker.send(envelope(skill_id="secret-skill"))
    (record,) = caplog.records
    assert record.getMessage() == "voice.request_refused"
    assert vars(record)["error"] == "ApplicationError"
    assert "secret-skill" not in str(vars(record))


def test_a_body_past_the_limit_is_413(speaker: Speaker) -> None:
    """Nobody makes us read or check more than Alexa ever sends."""
    assert speaker.send(b" " * MAX_BODY_BYTES, {}).status_code == 400
    response = speaker.send(b" " * (MAX_BODY_BYTES + 1), {})
    assert (response.status_code, response.data) == (413, b"")


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "HEAD"])
def test_only_post_is_answered(speaker: Speaker, method: str) -> None:
    """Alexa posts; any other method is 405."""
    assert speaker.client.open("/alexa", method=method).status_code == 405


def test_the_view_itself_refuses_another_method(speaker: Speaker) -> None:
    """Whoever wires the view by hand, and forgets the methods, is safe too."""
    with speaker.app.test_request_context("/alexa", method="GET"):
        assert speaker.adapter.dispatch_request().status_code == 405


def test_the_switches_are_on_by_default_and_found_in_the_configuration() -> None:
    """flask-ask-sdk's names and defaults; off, an unsigned and old request passes."""
    assert Speaker().app.config["ASK_SDK_VERIFY_SIGNATURE"] is True
    unsigned = Speaker(ASK_SDK_VERIFY_SIGNATURE=False)
    assert unsigned.send(envelope(), {}).status_code == 200
    old = envelope(sent=NOW - timedelta(days=1))
    assert unsigned.send(old, {}).status_code == 400
    lenient = Speaker(ASK_SDK_VERIFY_SIGNATURE=False, ASK_SDK_VERIFY_TIMESTAMP=False)
    assert lenient.send(old, {}).status_code == 200
    assert lenient.send(envelope(skill_id="other"), {}).status_code == 400


def test_it_registers_where_it_is_told(speaker: Speaker) -> None:
    """The route has a name that `url_for` knows; `/alexa` unless another is given."""
    with speaker.app.test_request_context():
        assert url_for("alexa") == "/alexa"
    app = Flask("elsewhere")
    speaker.adapter.register(app, route="/speaker", endpoint="speaker")
    assert app.test_client().post("/speaker").status_code == 400


def test_registering_with_something_else_fails_at_once(speaker: Speaker) -> None:
    """A mistake in the wiring shows at start, not at the first request."""
    no_app: Any = "app"
    with pytest.raises(TypeError):
        speaker.adapter.register(no_app)


def test_a_blank_skill_id_is_refused_at_start() -> None:
    """Without our id every skill's request would count as ours."""
    with pytest.raises(ValueError, match="ALEXA_SKILL_ID"):
        SkillAdapter(SkillBuilder().create(), " ", clock=lambda: NOW)


def test_certifi_and_https_are_the_default() -> None:
    """Nothing but a skill and its id is needed to be safe: a foreign chain is refused."""
    ca, app = ThrowawayCa.create(NOW), Flask("default roots")
    adapter = SkillAdapter(SkillBuilder().create(), SKILL_ID, clock=lambda: NOW, fetch=ca.fetch)
    adapter.register(app)
    raw = envelope()
    assert app.test_client().post("/alexa", data=raw, headers=ca.headers(raw)).status_code == 400
