"""Other people's speakers talk to the running skill over HTTP, and find nothing to complain of."""

import json
import os
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from waitress.server import create_server

from shared.content import Content, load_content
from shared.content.speech import ssml
from shared.services import people
from shared.services.linking import issue_code
from shared.storage.database import Database
from shared.storage.states import Status
from tests.clocks import MovableClock
from tests.serving import serve_until_closed
from voice_skill.adapter import SkillAdapter
from voice_skill.core import SkillCore
from voice_skill.interaction_model import FOLDER
from voice_skill.skill import build_skill

ROOT = Path(__file__).parents[2]
SKILL_ID = "amzn1.ask.skill.others"
CODE = "427193"
UTTERANCES = [
    ("what's today's step", "TodaysStepIntent"),
    ("i did the step", "StepDoneIntent"),
    ("check in with a seven", "CheckInIntent"),
    ("i'm grateful for the quiet morning", "GratitudeIntent"),
    ("help me forgive", "ForgivenessPracticeIntent"),
    ("breathing exercise", "PatiencePracticeIntent"),
    ("what about infidelity", "FaqIntent"),
    ("how far have i come", "ProgressIntent"),
    ("i promise to call at six", "SetGoalIntent"),
    ("mark my promise as kept", "GoalOutcomeIntent"),
    ("i slipped up today", "SlipIntent"),
    ("link my phone", "LinkPhoneIntent"),
    ("set a reminder", "SetReminderIntent"),
    ("pause my texts", "PauseTextsIntent"),
    ("resume my texts", "ResumeTextsIntent"),
    ("i'm not safe", "HelpNowIntent"),
    ("delete my data", "PrivacyIntent"),
    ("what can i say", "AMAZON.HelpIntent"),
    ("say that again", "AMAZON.RepeatIntent"),
    ("skip this step", "AMAZON.NextIntent"),
    ("what's the weather", "AMAZON.FallbackIntent"),
]


def spoken_strings(content: Content) -> Iterator[str]:
    """Yield everything the speaker may say, as SSML."""
    said: list[str] = [faq.spoken for faq in content.faqs.values()]
    for step in content.steps.values():
        words = [*step.roles.values(), *([step.instead] if step.instead else [])]
        said += [one.spoken for one in words]
        said += [ssml(one.question) for one in words]
    said += [turn.spoken for practice in content.practices.values() for turn in practice.turns]
    for key, message in content.messages.items():
        if key.startswith("voice."):
            said += [ssml(text) for text in message.variants]
    yield from (f"<speak>{one}</speak>" for one in said)


@pytest.fixture
def skill_url(sqlite_database: Database, clock: MovableClock) -> Iterator[str]:
    """The skill, served on loopback; the two checks are off, as these speakers cannot sign."""
    app = Flask("others")
    app.config.update(ASK_SDK_VERIFY_SIGNATURE=False, ASK_SDK_VERIFY_TIMESTAMP=False)
    skill = build_skill(SkillCore(sqlite_database, load_content(), clock))
    SkillAdapter(skill, SKILL_ID, app, clock=clock).register(app)
    server: Any = create_server(app, host="127.0.0.1", port=0, threads=2)
    thread = threading.Thread(target=serve_until_closed, args=(server,))
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}/alexa"
    server.close()
    server.trigger.close()
    thread.join()


def test_their_dialogues_and_checks_pass(
    skill_url: str, sqlite_database: Database, clock: MovableClock, tmp_path: Path
) -> None:
    """ask-sdk-test: the dialogues; virtual-alexa: the words; ssml-check-core: all that is said."""
    with sqlite_database.begin() as session:
        person = people.add_participant(
            session, now=clock(), status=Status.ACTIVE, phone="+12025550143"
        )
        issue_code(session, person, CODE, clock())
    told = {
        "url": skill_url,
        "skillId": SKILL_ID,
        "model": str(FOLDER / "en-US.json"),
        "utterances": UTTERANCES,
        "spoken": list(spoken_strings(load_content())),
        "code": CODE,
    }
    plan = tmp_path / "dialogues.json"
    plan.write_text(json.dumps(told), encoding="utf-8")
    made = _run([".ci/npm", "alexa"])
    assert made.returncode == 0, made.stderr
    modules = ROOT / ".node/alexa/node_modules"
    run = _run(
        [
            made.stdout.strip(),
            str(modules / "mocha/bin/_mocha"),
            "--reporter=json",
            "--no-config",
            "--exit",
            "--timeout=20000",
            "tests/voice_skill/dialogues.js",
        ],
        NODE_PATH=str(modules),
        STEADY_DIALOGUES=str(plan),
    )
    begins = run.stdout.find("{\n")
    assert begins >= 0, run.stderr
    report = json.loads(run.stdout[begins:])
    failed = [f"{one['fullTitle']}: {one['err'].get('message')}" for one in report["failures"]]
    assert not failed, "\n".join(failed)
    assert report["stats"]["passes"] == 14 + len(UTTERANCES)


def _run(command: list[str], **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **more},
        capture_output=True,
        text=True,
        check=False,
    )
