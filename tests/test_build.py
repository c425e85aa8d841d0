"""A whole build: what it makes, and that it makes the same again wherever it runs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pikepdf
import pytest

from tests import pdfs
from tests.test_cli import ROOT, run

GOLDEN = ROOT / "tests" / "golden"


def tree(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


@pytest.fixture(scope="module")
def paris(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("paris")
    shutil.copytree(ROOT / "content", folder / "content")
    done = run("build", "--docx", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "public"


def test_every_file_is_there(paris: Path) -> None:
    there = {path for path in tree(paris) if not path.startswith("pagefind/")}
    assert there == {
        ".briefs.json",
        "assets/brand.css",
        "assets/pictures.css",
        "assets/register.js",
        "assets/search.js",
        "assets/site.css",
        "data/dossier.schema.json",
        "data/willing-paris.json",
        *(
            f"{language}/willing-paris.{ending}"
            for language in ("en", "de")
            for ending in ("pdf", "dossier.pdf", "docx", "html", "md")
        ),
        *(
            f"{language}/{name}.html"
            for language in ("en", "de")
            for name in (
                *("index", "commitments", "actors", "calendar", "sources", "errata", "about"),
                "search",
                "meetings/willing-paris",
                "sources/selenskyj-in-paris",
                *(f"commitments/willing-paris--{one}" for one in _ids("commitments")),
                *(f"actors/{one}" for one in _ids("parties", "person", "group")),
                *(f"states/{one}" for one in _ids("parties", "state")),
            )
        ),
        "404.html",
        "robots.txt",
        *(f"data/{name}" for name in ("commitments.csv", "participants.csv")),
        *(f"data/{name}" for name in ("sources.csl.json", "tables.csv-metadata.json")),
        "index.html",
    }
    index = {path for path in tree(paris) if path.startswith("pagefind/")}
    assert {"pagefind/pagefind.js", "pagefind/pagefind-entry.json"} <= index


def _ids(field: str, *kinds: str) -> list[str]:
    """The ids in a field of the dossier, of parties those of some kinds."""
    entries = json.loads((GOLDEN / "willing-paris.json").read_bytes())[field]
    if isinstance(entries, dict):
        return [key for key, one in entries.items() if one["kind"] in kinds]
    return [one["id"] for one in entries]


def test_the_home_page_links_all_that_is_there(paris: Path) -> None:
    for language in ("en", "de"):
        page = (paris / language / "index.html").read_text("utf-8")
        for ending in ("pdf", "dossier.pdf", "docx", "html", "md"):
            assert f'href="willing-paris.{ending}"' in page
        assert 'href="../data/willing-paris.json"' in page
        assert 'href="errata.html"' in page
        assert f'href="{language}/index.html"' in (paris / "index.html").read_text("utf-8")


@pytest.mark.parametrize("ending", ["pdf", "dossier.pdf"])
@pytest.mark.parametrize(
    ("language", "title", "words"),
    [
        ("en", "The Coalition of the Willing meets in Paris", ("Bottom line", "not stated")),
        ("de", "Die Koalition der Willigen trifft sich in Paris", ("Das Wichtigste", "geplant")),
    ],
)
def test_the_pdf_is_what_it_says(
    paris: Path, language: str, title: str, words: tuple[str, ...], ending: str
) -> None:
    path = paris / language / f"willing-paris.{ending}"
    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo["/Title"]) == title
        assert str(pdf.Root.Lang) == language
    text = "\n".join(pdfs.page_texts(path))
    assert "TLP:CLEAR" in text
    for word in words:
        assert word in text
    assert all("Source-S" in font for font in pdfs.fonts(path)), "only the shipped fonts"


def test_the_markdown_is_as_expected(paris: Path, update_golden: bool) -> None:
    for language in ("en", "de"):
        _compare(
            paris / language / "willing-paris.md", f"willing-paris.{language}.md", update_golden
        )


def test_the_dossier_is_as_expected(paris: Path, update_golden: bool) -> None:
    _compare(paris / "data/willing-paris.json", "willing-paris.json", update_golden)
    _compare(paris / "data/dossier.schema.json", "dossier.schema.json", update_golden)


def _compare(made: Path, golden: str, update: bool) -> None:
    expected = GOLDEN / golden
    if update:
        expected.parent.mkdir(exist_ok=True)
        shutil.copy(made, expected)
    assert expected.is_file(), f"no golden file {golden}; `make golden` writes it"
    assert made.read_text("utf-8") == expected.read_text("utf-8")


def test_same_content_same_bytes_wherever_it_runs(paris: Path, tmp_path: Path) -> None:
    """Another hash seed, time zone, language, working folder and number of jobs: no difference."""
    elsewhere = tmp_path / "another place"
    elsewhere.mkdir()
    env = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"}
    env |= {"LANG": "de_DE.UTF-8", "LC_ALL": "tr_TR.UTF-8"}
    places = ("--content", str(ROOT / "content"), "--output", "out/deep")
    done = run("build", "--docx", *places, "--jobs", "1", cwd=elsewhere, env=env)
    assert done.returncode == 0, done.stderr
    assert tree(elsewhere / "out" / "deep") == tree(paris)


def test_two_meetings_on_two_processes_make_the_same(tmp_path: Path) -> None:
    """Several processes make the same bytes as one."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "tests/cases/base/content", content)
    for ending in ("yaml", "de.yaml"):
        shutil.copy(content / f"meetings/harbour.{ending}", content / f"meetings/second.{ending}")
    one = run("build", "--jobs", "1", "--output", "one", cwd=tmp_path)
    two = run("build", "--jobs", "2", "--output", "two", cwd=tmp_path)
    assert one.returncode == two.returncode == 0, one.stderr + two.stderr
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert not [name for name in tree(tmp_path / "one") if name.endswith(".docx")]
