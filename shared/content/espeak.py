"""How long a text really takes to say: spoken by espeak-ng, where the machine has it."""

import shutil
import subprocess
import tempfile
import wave
from pathlib import Path

from shared.content.speech import WORDS_PER_MINUTE

_TIMEOUT_SECONDS = 60


def program() -> str | None:
    """Return where espeak-ng is, or None where it is not installed."""
    return shutil.which("espeak-ng")


def spoken_seconds(spoken: str) -> float:
    """Return how many seconds espeak-ng takes for the inside of a <speak> element, pauses included.

    Raises:
        FileNotFoundError: espeak-ng is not installed.

    """
    found = program()
    if found is None:
        raise FileNotFoundError("espeak-ng is missing: apt-get install espeak-ng")
    with tempfile.TemporaryDirectory() as folder:
        sound = Path(folder) / "spoken.wav"
        subprocess.run(  # noqa: S603 - a program of this machine, and the words over its input
            [found, "-m", "-s", str(WORDS_PER_MINUTE), "-w", str(sound), "--stdin"],
            input=f"<speak>{spoken}</speak>".encode(),
            check=True,
            timeout=_TIMEOUT_SECONDS,
        )
        with wave.open(str(sound)) as heard:
            frames: int = heard.getnframes()
            rate: int = heard.getframerate()
            return frames / rate
