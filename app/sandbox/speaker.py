"""The sandbox's speaker: typed words through the real model to a real, signed Alexa request."""

import html
import json
import secrets
from typing import Final

import requests
from flask import abort

from app.house import House
from shared.services import linking, people
from shared.services.speakers import speaker_of
from voice_skill.entry import value_at
from voice_skill.throwaway_ca import ThrowawayCa
from voice_skill.understanding import InteractionModel, Match
from voice_skill.utterances import SessionState, build_request, build_session_end, spoken_words

_TIMEOUT_SECONDS: Final = 8  # what a speaker waits for a skill (Amazon)
_USER: Final = "amzn1.ask.account.SANDBOX"
_PERSON: Final = "amzn1.ask.person.SANDBOX"
_DEVICE: Final = "amzn1.ask.device.SANDBOX"


class Speaker:
    """One pretend speaker that knows one voice; its session lives as long as the process."""

    def __init__(self, house: House, ca: ThrowawayCa, skill_id: str, phone: str) -> None:
        self._house = house
        self._phone = phone
        self._ca = ca
        self._skill_id = skill_id
        self._model = InteractionModel.load()
        self._session: SessionState | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether the speaker is still listening."""
        return self._session is not None

    def hear(self, utterance: str) -> dict[str, object]:
        """Say something to the speaker and return what it answers."""
        session = self._session
        self._belong_to_the_phone()
        match = self._model.match(utterance, eliciting=session.eliciting if session else None)
        if match is None:
            abort(400, "The speaker heard nothing: please type some words.")
        if session is None or match.invoked:
            session = SessionState(f"amzn1.echo-api.session.{secrets.token_hex(8)}")
        envelope = build_request(
            match,
            skill_id=self._skill_id,
            user_id=_USER,
            device_id=_DEVICE,
            session=session,
            request_id=f"amzn1.echo-api.request.{secrets.token_hex(8)}",
            now=self._house.clock(),
            person_id=_PERSON,
        )
        answered = self._post(envelope)
        response = answered.get("response")
        response = response if isinstance(response, dict) else {}
        self._session = session.after(match, answered)
        return {"heard": _heard(match), **_said(response)}

    def end(self) -> dict[str, object]:
        """Walk away: the session ends, and nobody hears an answer."""
        if self._session is not None:
            self._post(
                build_session_end(
                    skill_id=self._skill_id,
                    user_id=_USER,
                    device_id=_DEVICE,
                    session=self._session,
                    request_id=f"amzn1.echo-api.request.{secrets.token_hex(8)}",
                    now=self._house.clock(),
                )
            )
        self._session = None
        return {
            "heard": {"intent": "SessionEndedRequest", "slots": {}},
            "speech": "",
            "ssml": "",
            "reprompt": None,
            "card": None,
        }

    def _belong_to_the_phone(self) -> None:
        """Link this speaker to the sandbox's phone, as texting LINK and speaking the code does."""
        now = self._house.clock()
        with self._house.database.begin() as session:
            participant = people.find_by_phone(session, self._phone)
            speaker = speaker_of(session, _USER, _PERSON, locale="en-US", now=now)
            if participant is None or speaker.account.participant_id == participant.id:
                return
            code = self._house.service.draw_code()
            linking.issue_code(session, participant, code, now)
            session.flush()
            linking.link(session, speaker, code, now)

    def _post(self, envelope: dict[str, object]) -> dict[str, object]:
        body = json.dumps(envelope).encode()
        settings = self._house.settings
        try:
            answered = requests.post(
                f"http://{settings.host}:{settings.port}/alexa",
                data=body,
                headers={**self._ca.headers(body), "Content-Type": "application/json"},
                timeout=_TIMEOUT_SECONDS,
            )
        except requests.RequestException:
            abort(502, "The skill did not answer in time. Please say it again.")
        if not answered.ok:
            abort(502, f"The skill refused the request (HTTP {answered.status_code}).")
        found: dict[str, object] = answered.json()
        return found


def _heard(match: Match) -> dict[str, object]:
    return {"intent": match.intent or "LaunchRequest", "slots": dict(match.slots)}


def _said(response: dict[str, object]) -> dict[str, object]:
    speech = response.get("outputSpeech")
    again = spoken_words(value_at(response, "reprompt", "outputSpeech"))
    return {
        "speech": spoken_words(speech),
        "ssml": str(value_at(speech, "ssml") or html.escape(spoken_words(speech))),
        "reprompt": again or None,
        "card": _card(response.get("card")),
    }


def _card(card: object) -> dict[str, str] | None:
    if not isinstance(card, dict):
        return None
    text = card.get("content") or card.get("text") or ""
    return {"title": str(card.get("title") or ""), "text": str(text)}
