"""The grade of a claim: its own, that of its whole where the same voice speaks, or its source's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefs.dossier.docket import Docket
from briefs.pipeline import check
from briefs.settings import Settings
from tests.provenance import in_language

CASES = Path(__file__).parents[1] / "cases"
RECORD = "meetings/corbel.yaml"

# A whole with a part in it, both said by the article; its source is C3.
WHOLE = "  fr-governor:\n"
PART = "    in: fr-governor\n"


def docket(root: Path, *changes: tuple[str, str]) -> Docket:
    content = root / "content"
    shutil.copytree(CASES / "valid" / "two-sources" / "content", content)
    text = (content / RECORD).read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (content / RECORD).write_text(text, "utf-8")
    (found,) = check(Settings(content=content)).dockets
    return found


def grade(found: Docket, claim: str) -> str:
    grades = found.grade_of(claim)
    assert grades is not None
    return "".join(grades)


def test_without_one_of_its_own_it_is_that_of_the_source(tmp_path: Path) -> None:
    assert grade(docket(tmp_path), "fr-governor") == "C3"


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("", "D4"),
        ("    reliability: E\n", "E4"),
        ("    by: verdiere\n", "C3"),
        ("    by: verdiere\n    credibility: 5\n", "C5"),
    ],
)
def test_a_part_has_that_of_its_whole_unless_another_speaks(
    part: str, expected: str, tmp_path: Path
) -> None:
    worse = WHOLE + "    reliability: D\n    credibility: 4\n"
    found = docket(tmp_path, (WHOLE, worse), (PART, PART + part))
    assert grade(found, "fr-governor") == "D4"
    assert grade(found, "fr-chair") == expected


def test_every_output_prints_the_grade_of_the_claim() -> None:
    made = in_language("corrected", "en")
    (hope,) = (c for c in made.dossier.claims if c.id == "hope")
    sentences = [s for source in made.whole.sources for s in source.sentences]
    assert {s.number: s.grade for s in sentences}[hope.number] == "B6"
    assert "grade B6" in made.markdown
    for name, html in made.pages():
        assert "grade B6" in html, name


def test_what_a_document_says_itself_is_said_by_whoever_issued_it() -> None:
    made = in_language("corrected", "en")
    row = next(row for row in made.whole.rows if row.id == "commitment-share")
    assert (row.voices, row.rests_on) == ("Harbour authority", "one press release · one voice")
