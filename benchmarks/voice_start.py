"""How long a fresh process takes to the skill's first answer, beside importing what it stands on.

The baseline imports ask-sdk-core and SQLAlchemy's ORM alone. The skill runs from a folder made as
the package for AWS is: its own code and the compiled content. Both are started in turn, seven
times, and the medians compared. Usage: python -m benchmarks.voice_start
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from shared.content.loader import compiled_content
from shared.storage.database import open_database
from voice_skill.utterances import Match, SessionState, build_request

_SKILL_ID = "amzn1.ask.skill.benchmark"
_KEY = f"{'A' * 43}="
_ROOT = Path(__file__).parents[1]
_TIMES = 7
_BASE = "import ask_sdk_core.skill_builder, sqlalchemy.orm"
_FIRST_ANSWER = """
import json, sys
from voice_skill.lambda_handler import handler
answered = handler(json.load(sys.stdin), None)
assert "ssml" in answered["response"]["outputSpeech"], answered
"""


def seconds(code: str, given: str, folder: Path, **environment: str) -> float:
    """Return how long a fresh Python in this folder takes to run this."""
    begun = time.perf_counter()
    subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code],
        input=given,
        text=True,
        check=True,
        cwd=folder,
        env={**os.environ, **environment},
    )
    return time.perf_counter() - begun


def main() -> None:
    """Print both medians and the ratio."""
    event = build_request(
        Match("LaunchRequest"),
        skill_id=_SKILL_ID,
        user_id="amzn1.ask.account.benchmark",
        device_id="device",
        session=SessionState("session"),
        request_id="request",
        now=datetime.now(UTC),
    )
    with TemporaryDirectory() as folder:
        package = Path(folder) / "package"
        for part in ("shared", "voice_skill"):
            shutil.copytree(_ROOT / part, package / part)
        for name, held in compiled_content().items():
            (package / "shared" / "content" / name).write_bytes(held)
        url = f"sqlite:///{Path(folder) / 'steady.db'}"
        open_database(url, [_KEY]).close()  # the tables are there before the first person speaks
        settings = {
            "STEADY_DATABASE_URL": url,
            "STEADY_ENCRYPTION_KEYS": _KEY,
            "ALEXA_SKILL_ID": _SKILL_ID,
            "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
        }
        base, first = [], []
        for _ in range(_TIMES):
            base.append(seconds(_BASE, "", package))
            first.append(seconds(_FIRST_ANSWER, json.dumps(event), package, **settings))
    found, beside = statistics.median(first), statistics.median(base)
    print(f"imports alone: {beside * 1000:.0f} ms")
    print(f"to the first answer: {found * 1000:.0f} ms; {found / beside:.2f} x the imports")


if __name__ == "__main__":
    main()
