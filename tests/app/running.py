"""`steady run` as a process of its own, in a folder of its own, on a free port."""

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import requests

_PATIENCE_SECONDS = 60


@dataclass
class RunningService:
    """One `steady run`; start it, kill it, start it again."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """What it is told: a folder and a port, and no account anywhere."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return {**kept, "STEADY_FOLDER": str(self.folder), "STEADY_PORT": str(self.port)}

    def start(self) -> None:
        """Start, and wait until it answers."""
        log = (self.folder / "run.log").open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "app", "run"], env=self.environment, stdout=log, stderr=log
        )
        log.close()
        until = time.monotonic() + _PATIENCE_SECONDS
        while True:
            try:
                if requests.get(f"{self.url}/healthz", timeout=5).ok:
                    return
            except requests.ConnectionError:
                if self.process.poll() is not None or time.monotonic() > until:
                    raise AssertionError((self.folder / "run.log").read_text()) from None
                time.sleep(0.05)  # the one wait there is: for a process to open its port

    def kill(self) -> None:
        """End it as a power cut would."""
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            self.process = None

    def stop(self) -> int:
        """Ask it to end, and return its exit code."""
        if self.process is None:
            return 0
        self.process.terminate()
        code = self.process.wait(timeout=_PATIENCE_SECONDS)
        self.process = None
        return code


def free_port() -> int:
    """Return a port nobody uses."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
