"""The base tree with changes, read anew each time, for tests of what depends on what."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

from briefs.desk.judging.hand import at_hand
from briefs.desk.judging.lockfile import LockFile
from briefs.desk.judging.review import Answer, Reviewer, judged
from briefs.desk.judging.translations import confirmed, open_texts
from briefs.dossier.docket import Docket
from briefs.records.dates import Date
from briefs.records.vocabulary import Verdict
from briefs.settings import Settings

BASE = Path(__file__).parents[1] / "cases" / "base" / "content"
RECORD = "meetings/harbour.yaml"
GERMAN = "meetings/harbour.de.yaml"
LOCK = "meetings/harbour.lock.yaml"
TEXT = "sources/gazette.txt"
SOURCE = "sources/gazette.yaml"
ACTORS = "actors.yaml"

REVIEWER = Reviewer("T. Reader", Date.parse("2026-05-01"))

Change = tuple[str, str, str]
"""A file, a text that stands in it once, and what takes its place."""


def plant(root: Path) -> Path:
    """A copy of the base tree; its content folder."""
    content = root / "content"
    shutil.rmtree(content, ignore_errors=True)
    shutil.copytree(BASE, content)
    return content


def change(content: Path, *changes: Change) -> None:
    """Change files; the hash of the archived text on record follows it."""
    for name, old, new in changes:
        path = content / name
        text = path.read_text("utf-8")
        assert text.count(old) == 1, (name, old, text.count(old))
        path.write_bytes(text.replace(old, new).encode())
    sha256 = hashlib.sha256((content / TEXT).read_bytes()).hexdigest()
    source = content / SOURCE
    source.write_text(re.sub(r"sha256: \w+", f"sha256: {sha256}", source.read_text("utf-8")))


def docket(content: Path) -> Docket:
    """The docket of the only meeting."""
    (found,) = at_hand(Settings(content=content))
    return found


def lock(content: Path, **rejected: str) -> None:
    """Review every claim and confirm every text; `rejected` gives reasons by claim."""
    one = docket(content)
    file = LockFile.of(one, content)
    answers = {
        claim: Answer(
            verdict=Verdict.REJECTS if claim in rejected else Verdict.SUPPORTS,
            reason=rejected.get(claim, "Test data."),
        )
        for claim in one.record.claims
    }
    reviewed = judged(one, file.lock, REVIEWER, answers)
    file.save(confirmed(one, reviewed, open_texts(one)))
