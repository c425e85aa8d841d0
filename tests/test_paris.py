"""The real record: every letter of every quote counts, and so does every letter of the article."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from briefs.diagnostics import Diagnostic, Faults
from briefs.pipeline import check, dossiers
from briefs.reading.nodes import Scalar, locate
from briefs.settings import Settings

ROOT = Path(__file__).parents[1]
RECORD = "meetings/willing-paris.yaml"
SNAPSHOT = "sources/selenskyj-in-paris.txt"


def faults(content: Path) -> tuple[Diagnostic, ...]:
    try:
        return check(Settings(content=content)).diagnostics
    except Faults as found:
        return found.diagnostics


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "content", tmp_path / "content"))


def _other(letter: str) -> str:
    return "x" if letter.lower() != "x" else "y"


def test_the_record_holds() -> None:
    assert faults(ROOT / "content") == ()


EVERY_NTH = [pytest.param(11, id="sample"), pytest.param(1, id="all", marks=pytest.mark.slow)]


@pytest.mark.parametrize("step", EVERY_NTH)
def test_every_letter_of_every_quote_counts(content: Path, step: int) -> None:
    """Letters of the record's quotes, changed one at a time: found, and in the right line."""
    path = content / RECORD
    original = path.read_text("utf-8")
    checked = check(Settings(content=ROOT / "content"))
    (docket,) = checked.dockets
    source = docket.loaded.node.source
    tried = 0
    for claim_id in docket.record.claims:
        scalar = locate(docket.loaded.node, ("claims", claim_id, "exact"))
        assert isinstance(scalar, Scalar)
        for offset, letter in enumerate(scalar.value):
            if not letter.isalpha() or offset % step:
                continue
            span = scalar.span_at(offset)
            at = source.starts[span.line - 1] + span.column - 1
            assert original[at] == letter
            path.write_text(original[:at] + _other(letter) + original[at + 1 :], "utf-8")
            found = [d for d in faults(content) if d.code == "quote-not-found"]
            places = [(d.span.line, d.span.column) for d in found]
            assert any(line == span.line for line, _ in places), (claim_id, offset, places)
            tried += 1
    assert tried > 200


@pytest.mark.parametrize("step", EVERY_NTH)
def test_every_letter_of_the_article_counts(content: Path, step: int) -> None:
    path = content / SNAPSHOT
    original = path.read_text("utf-8")
    record = (content / "sources/selenskyj-in-paris.yaml").read_text("utf-8").splitlines()
    line = next(i for i, text in enumerate(record, 1) if text.startswith("sha256:"))
    for match in list(re.finditer(r"[^\W\d_]", original))[::step]:
        at = match.start()
        path.write_text(original[:at] + _other(match[0]) + original[at + 1 :], "utf-8")
        changed = [d for d in faults(content) if d.code == "snapshot-changed"]
        assert [(d.span.path.rsplit("/", 1)[-1], d.span.line) for d in changed] == [
            ("selenskyj-in-paris.yaml", line)
        ]


def test_the_quotes_are_cut_from_the_archived_text() -> None:
    settings = Settings(content=ROOT / "content")
    (dossier,) = dossiers(check(settings), settings)
    text = (ROOT / "content" / SNAPSHOT).read_bytes().decode()
    for claim in dossier.claims:
        assert text[claim.start : claim.end] == claim.exact
    numbers = [c.number for c in dossier.claims if c.part_of is None]
    assert numbers == list(range(1, len(numbers) + 1))
    assert dossier.commitments_made == 0


def test_every_sentence_of_the_article_is_quoted() -> None:
    """Nothing is silently left out: outside the quotes stand only marks and attributions."""
    settings = Settings(content=ROOT / "content")
    (dossier,) = dossiers(check(settings), settings)
    text = (ROOT / "content" / SNAPSHOT).read_bytes().decode()
    left = list(text)
    for claim in dossier.claims:
        left[claim.start : claim.end] = "\0" * (claim.end - claim.start)
    rest = [piece.strip(" \n„“”.,") for piece in "".join(left).split("\0")]
    assert [piece for piece in rest if piece] == [
        "erklärte vor Journalisten ein Vertreter der französischen Seite"
    ]
