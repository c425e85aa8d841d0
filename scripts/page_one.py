"""The picture of page one in the README: `make picture`.

In: the records of `content/`. Out: `docs/page-one.png`, drawn by PDFium at 110 dots per inch. A
test compares it with a fresh print, by what can be seen of it and not by its bytes, since another
version of a library may draw an edge differently.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL.Image import Image

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "page-one.png"
MEETING = "willing-paris"
_DPI = 110
_POINT = 1 / 72


def draw(pdf: Path) -> Image:
    """The first page of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[0].render(scale=_DPI * _POINT).to_pil()
    finally:
        document.close()


def built(folder: Path) -> Path:
    """The briefing in English, made anew in a folder."""
    output = folder / "public"
    command = [sys.executable, ROOT / "build.py", "build", "--content", ROOT / "content"]
    subprocess.run([*command, "--output", output], check=True)
    return output / "en" / f"{MEETING}.pdf"


def main() -> None:
    """Write the picture anew."""
    with tempfile.TemporaryDirectory() as folder:
        draw(built(Path(folder))).quantize(32).save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
