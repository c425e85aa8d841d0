"""What a build makes of the base tree, once for all tests that look at PDFs."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from briefs import pipeline
from briefs.settings import Audience, Settings
from briefs.views import index
from tests.test_cases import BASE

MEETING = "harbour"
_KEPT: list[tempfile.TemporaryDirectory[str]] = []


@cache
def project() -> Path:
    """A folder with the base tree in `content/` and what was built of it in `public/`."""
    place = tempfile.TemporaryDirectory(prefix="briefs-test-")
    _KEPT.append(place)  # removed when the process ends
    root = Path(place.name)
    shutil.copytree(BASE / "content", root / "content")
    build(root / "content", root / "public")
    return root


def build(
    content: Path, target: Path, audience: Audience = Audience.PUBLIC, as_of: str = ""
) -> None:
    """A build in this process."""
    settings = Settings(content=content, target=target, audience=audience, as_of=as_of, jobs=1)
    pipeline.build(settings, pipeline.check(settings), lambda stage: None)


def path_of(document: str, language: str) -> Path:
    """A PDF of the build."""
    paths = {"briefing": index.briefing_path, "dossier": index.dossier_path}
    return project() / "public" / paths[document](MEETING, language)


def made(document: str, language: str) -> bytes:
    """The bytes of a PDF of the build."""
    return path_of(document, language).read_bytes()
