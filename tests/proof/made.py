"""What a build makes of the base tree, once for all tests that look at PDFs."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from briefs import pipeline
from briefs.outputs import Proofs
from briefs.proof.manifest import Document
from briefs.settings import Audience, Settings
from briefs.shipped import template_folders
from briefs.views import addresses
from briefs.views.wording import Wording
from tests.test_cases import BASE

MEETING = "harbour"
ENGINE = {"pango": "1.50", "harfbuzz": "6.0", "font-subsets": "harfbuzz-subset"}
"""An engine as the press would name it."""

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


def build(content: Path, target: Path) -> None:
    """A build in this process."""
    settings = Settings(content=content, target=target, jobs=1)
    pipeline.build(settings, pipeline.check(settings), lambda stage: None)


def enclosed_in(
    content: Path, meeting: str, audience: Audience = Audience.PUBLIC, as_of: str = ""
) -> dict[str, bytes]:
    """What a build puts into the English briefing of a meeting, without printing it."""
    settings = Settings(content=content, audience=audience, as_of=as_of)
    checked = pipeline.check(settings)
    (dossier,) = [one for one in pipeline.dossiers(checked, settings) if one.id == meeting]
    folders = template_folders(None)
    enclosing = Proofs(checked.content.hashes, pipeline.as_of(settings)).enclosing(folders, ENGINE)
    wording = Wording.load("en", folders)
    found = enclosing(dossier, Document.BRIEFING, wording, checked.content.languages)
    return {one.name: one.data for one in found}


def path_of(document: str, language: str) -> Path:
    """A PDF of the build."""
    paths = {"briefing": addresses.briefing_path, "dossier": addresses.dossier_path}
    return project() / "public" / paths[document](MEETING, language)


def made(document: str, language: str) -> bytes:
    """The bytes of a PDF of the build."""
    return path_of(document, language).read_bytes()
