"""Make one zip for each AWS Lambda function: the locked packages and the folders it needs."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from shared.content.loader import compiled_content

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build" / "aws"
# By function, as in serverless.yml: its folders, and what of them stays here.
FUNCTIONS = {
    "skill": (("shared", "voice_skill"), ()),
    "web": (("app", "scheduler", "shared", "sms", "voice_skill"), ("app/sandbox",)),
    "tick": (("scheduler", "shared", "sms"), ("sms/local_carrier",)),
}
_SAME_DAY = (2020, 1, 1, 0, 0, 0)  # the same content gives the same zip


def main() -> None:
    """Write `build/aws/<function>.zip`."""
    compiled = {f"shared/content/{name}": held for name, held in compiled_content().items()}
    for name, (folders, left_out) in FUNCTIONS.items():
        with ZipFile(BUILD / f"{name}.zip", "w", ZIP_DEFLATED, compresslevel=1) as written:
            for path, inside in _files(folders, left_out):
                _write(written, inside, path.read_bytes())
            for inside, held in compiled.items():
                _write(written, inside, held)


def _write(written: ZipFile, inside: str, held: bytes) -> None:
    entry = ZipInfo(inside, _SAME_DAY)
    entry.external_attr, entry.compress_type = 0o644 << 16, ZIP_DEFLATED
    written.writestr(entry, held)


def _files(folders: tuple[str, ...], left_out: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    packages = BUILD / "packages"
    for path in sorted(packages.rglob("*")):
        if path.is_file():
            yield path, path.relative_to(packages).as_posix()
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            inside = path.relative_to(ROOT).as_posix()
            if (
                path.is_file()
                and "__pycache__" not in path.parts
                and not inside.startswith(left_out)
            ):
                yield path, inside


if __name__ == "__main__":
    main()
