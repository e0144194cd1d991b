"""Draw the skill's two icons: stepping stones, each larger than the last, in a round field.

Usage: python .ci/icons.py (after a change here; what it draws is committed).
"""

import struct
import zlib
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "skill-package" / "assets" / "images"
SIZES = {"icon-108.png": 108, "icon-512.png": 512}
FIELD, STONE = (31, 84, 92), (246, 226, 190)
# Centre and half-width of each stone, as parts of the icon's side; a stone is half as high as wide.
STONES = ((0.34, 0.77, 0.10), (0.60, 0.645, 0.125), (0.38, 0.49, 0.15), (0.61, 0.30, 0.175))
FINE = 3  # so many samples across each pixel, for smooth edges


def colour(x: float, y: float) -> tuple[int, ...] | None:
    """Return the colour at a place from 0 to 1, or None outside the round field."""
    if (2 * x - 1) ** 2 + (2 * y - 1) ** 2 > 1:
        return None
    on_stone = any(
        ((x - left) / half) ** 2 + ((y - top) / (half / 2)) ** 2 <= 1 for left, top, half in STONES
    )
    return STONE if on_stone else FIELD


def pixel(column: int, row: int, side: int) -> bytes:
    """Return one pixel as red, green, blue and opacity."""
    places = [(step + 0.5) / FINE for step in range(FINE)]
    taken = [colour((column + x) / side, (row + y) / side) for x in places for y in places]
    seen = [one for one in taken if one is not None] or [FIELD]
    mean = [sum(part) // len(seen) for part in zip(*seen, strict=True)]
    return bytes([*mean, 255 * (len(taken) - taken.count(None)) // len(taken)])


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return one part of a PNG file (ISO/IEC 15948)."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(side: int) -> bytes:
    """Return a whole square picture."""
    rows = (b"\0" + b"".join(pixel(x, y, side) for x in range(side)) for y in range(side))
    head = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    body = zlib.compress(b"".join(rows), 9)
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, side in SIZES.items():
        (FOLDER / name).write_bytes(png(side))
