"""The sandbox's JSON doors: a phone, a speaker and a clock; only where no real account is set."""

import threading
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Final

from flask import Blueprint, Response, abort, jsonify, render_template, request

from app.clock import SandboxClock
from app.house import House
from app.sandbox.speaker import Speaker
from scheduler.duties import tick
from shared.rules.sending_window import at_local
from shared.services import people
from shared.storage.models import Participant
from voice_skill.throwaway_ca import ThrowawayCa

PHONE: Final = "+12125550123"
_LONGEST: Final = 1600
_HANDOVER: Final = timedelta(milliseconds=1)


def make_sandbox(house: House, ca: ThrowawayCa, skill_id: str) -> Blueprint:
    """Make the blueprint `sandbox`."""
    doors = Blueprint(
        "sandbox",
        __name__,
        url_prefix="/sandbox",
        template_folder="templates",
        static_folder="static",
    )
    speaker = Speaker(house, ca, skill_id, PHONE)
    turns = threading.Lock()

    def state() -> dict[str, object]:
        return _state(house, speaker)

    @doors.get("")
    def page() -> str:
        return render_template("sandbox.html")

    @doors.get("/state")
    def get_state() -> Response:
        return jsonify(state())

    @doors.post("/phone")
    def text_us() -> Response:
        if house.local_carrier is None:
            abort(404)
        house.local_carrier.receive(PHONE, _words("body"))
        return jsonify(state())

    @doors.post("/speaker")
    def speak() -> Response:
        with turns:
            asked = request.get_json(silent=True) or {}
            heard = speaker.end() if asked.get("end") is True else speaker.hear(_words("utterance"))
        return jsonify({**heard, "session_open": speaker.is_open, "state": state()})

    @doors.post("/clock")
    def move() -> Response:
        to = (request.get_json(silent=True) or {}).get("to")
        if to not in _MOVES:
            abort(400, "Move the clock to next_prompt, tomorrow or hour.")
        with turns:
            _MOVES[to](house)
        return jsonify(state())

    return doors


def _words(name: str) -> str:
    given = (request.get_json(silent=True) or {}).get(name)
    if not isinstance(given, str) or not given.strip():
        abort(400, "Please type something first.")
    if len(given) > _LONGEST:
        abort(400, f"That is too long: at most {_LONGEST} characters.")
    return given


def _participant(house: House) -> Participant | None:
    with house.database.begin() as session:
        return people.find_by_phone(session, PHONE)


def _state(house: House, speaker: Speaker) -> dict[str, object]:
    if house.local_carrier is None:
        abort(404)
    participant = _participant(house)
    zone = people.zone_of(participant).key if participant else "America/New_York"
    due = participant.next_due_at if participant else None
    return {
        "now": house.clock().isoformat(),
        "zone": zone,
        "phone": {
            "number": PHONE,
            "messages": [
                {
                    "id": message.id,
                    "from_us": message.from_us,
                    "body": message.body,
                    "at": message.at.isoformat(),
                    "status": message.status,
                }
                for message in house.local_carrier.phone_view(PHONE)
            ],
        },
        "next_prompt_at": due.isoformat() if due else None,
        "speaker": {"session_open": speaker.is_open},
    }


def _to_next_prompt(house: House) -> None:
    participant = _participant(house)
    if participant is None or participant.next_due_at is None:
        abort(409, "No prompt is due: text JOIN first, and answer until the hour is set.")
    _move_to(house, participant.next_due_at)


def _to_tomorrow(house: House) -> None:
    """Move to eight in the morning of the next local day, through whatever is due before."""
    participant = _participant(house)
    tz = people.zone_of(participant) if participant else None
    now = house.clock()
    if tz is None:
        _move_to(house, now + timedelta(days=1))
        return
    _move_to(house, at_local(now.astimezone(tz).date() + timedelta(days=1), time(8), tz))


def _by_an_hour(house: House) -> None:
    _move_to(house, house.clock() + timedelta(hours=1))


_MOVES: Final[dict[object, Callable[[House], None]]] = {
    "next_prompt": _to_next_prompt,
    "tomorrow": _to_tomorrow,
    "hour": _by_an_hour,
}


def _move_to(house: House, instant: datetime) -> None:
    """Live through every prompt up to an instant, each at its own time, then stand there."""
    clock = house.clock
    if not isinstance(clock, SandboxClock):
        abort(404)
    with house.gateway() as gateway:
        post = house.post(gateway)
        while True:
            participant = _participant(house)
            due = participant.next_due_at if participant else None
            stop = min(due, instant) if due is not None else instant
            clock.move_to(stop + _HANDOVER)
            tick(post, clock())
            if stop >= instant:
                return
