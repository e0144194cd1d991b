"""What goes to AWS: `serverless.yml` packages without an account, and its template is sound."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml

ROOT = Path(__file__).parents[1]
_UNZIPPED_LIMIT = 250 * 1024 * 1024  # AWS Lambda quotas: a function and its layers
_WITHOUT_ACCOUNT = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("AWS_ACCESS", "AWS_SECRET", "AWS_SESSION", "AWS_PROFILE"))
}


@cache
def _functions() -> dict[str, Any]:
    written = yaml.safe_load((ROOT / "serverless.yml").read_text(encoding="utf-8"))
    functions: dict[str, Any] = written["functions"]
    return functions


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The CloudFormation template that `.ci/aws package` makes, with no credentials at all."""
    folder = tmp_path_factory.mktemp("aws")
    command = [".ci/aws", "package", "--package", str(folder)]
    environment = {**_WITHOUT_ACCOUNT, "HOME": str(folder), "TERM": "dumb"}
    made = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stdout + made.stderr
    return folder / "cloudformation-template-update-stack.json"


def test_the_template_is_sound(template: Path) -> None:
    """cfn-lint finds nothing; W3005 is how the packager always writes an HTTP API's route."""
    linter = Path(sys.executable).with_name("cfn-lint")
    command = [linter, "-r", "us-east-1", "-i", "W3005", "-t", template]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_template_has_each_function_with_its_door(template: Path) -> None:
    """Skill, web and tick, each with its handler; Alexa's permission names one skill only."""
    resources = json.loads(template.read_text(encoding="utf-8"))["Resources"]
    handlers = {
        one["Properties"]["Handler"]
        for one in resources.values()
        if one["Type"] == "AWS::Lambda::Function"
    }
    assert handlers == {function["handler"] for function in _functions().values()}
    (alexa,) = (
        one["Properties"]
        for one in resources.values()
        if one["Type"] == "AWS::Lambda::Permission"
        and one["Properties"]["Principal"] == "alexa-appkit.amazon.com"
    )
    assert alexa["EventSourceToken"].startswith("amzn1.ask.skill.")
    (rule,) = (one for one in resources.values() if one["Type"] == "AWS::Events::Rule")
    assert rule["Properties"]["ScheduleExpression"] == "rate(1 minute)"
    assert "{{resolve:secretsmanager" in template.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", _functions())
def test_a_zip_holds_its_function_and_nothing_of_the_others(template: Path, name: str) -> None:
    """Handler, content and wheels for ARM are in; the sandbox never is; it fits the limit."""
    assert template.exists()
    with ZipFile(ROOT / _functions()[name]["package"]["artifact"]) as packed:
        inside = packed.namelist()
        size = sum(entry.file_size for entry in packed.infolist())
    module = _functions()[name]["handler"].rpartition(".")[0].replace(".", "/")
    assert f"{module}.py" in inside
    assert "shared/content/en/week-1.yaml" in inside
    assert {"shared/content/en.compiled", "shared/content/en-GB.compiled"} <= {*inside}
    assert any("aarch64" in path for path in inside)
    assert not any("x86_64" in path for path in inside)
    assert not any(path.startswith(("app/sandbox", "tests", "var", ".")) for path in inside)
    assert size < _UNZIPPED_LIMIT


@pytest.mark.parametrize(
    ("module", "never"),
    [
        ("voice_skill.lambda_handler", ["flask", "twilio", "apscheduler", "sms", "scheduler"]),
        ("scheduler.tick_lambda", ["flask", "ask_sdk_core", "voice_skill", "apscheduler", "app"]),
        ("app.web_lambda", ["apscheduler"]),
    ],
)
def test_each_entry_loads_only_what_it_needs(module: str, never: list[str]) -> None:
    """In a fresh process; a cold start pays for every import."""
    code = f"import sys, {module}; print([n for n in {never!r} if n in sys.modules])"
    loaded = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert loaded.stdout.strip() == "[]", loaded.stdout + loaded.stderr
