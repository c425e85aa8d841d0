"""A house's own templates: the guide's example, built, and the guide held to it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import html5lib
import pikepdf
import pytest

from briefs.render.templates import Renderer
from briefs.shipped import shipped_templates, template_folders
from briefs.views import fit
from briefs.views.wording import Wording
from tests import pdfs
from tests.test_build import tree
from tests.test_cli import ROOT, run

CASES = ROOT / "tests" / "cases"
MINISTRY = CASES / "templates" / "ministry"
GUIDE = (ROOT / "docs" / "templates.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(.*)\n((?:.*\n)*?)```$", GUIDE, re.MULTILINE)

FORECAST = ("confidence: low,", "likelihood: unlikely, confidence: low,")
"""The base record has no forecast: this makes one of its judgement."""


def _plant(root: Path) -> None:
    shutil.copytree(CASES / "base" / "content", root / "content")
    shutil.copytree(MINISTRY, root / "templates")
    record = root / "content" / "meetings" / "harbour.yaml"
    text = record.read_text("utf-8")
    assert text.count(FORECAST[0]) == 1
    record.write_text(text.replace(*FORECAST), "utf-8")


@pytest.fixture(scope="module")
def ministry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The base record with the ministry's templates beside it, built."""
    root = tmp_path_factory.mktemp("ministry")
    _plant(root)
    done = run("build", "--jobs", "1", cwd=root)
    assert done.returncode == 0, done.stderr
    return root / "public"


# -- what the example makes --------------------------------------------------------------------

WORDS = {
    "en": ("Republic of Veldmark", "Ministry of Foreign Affairs", "Forecasts", "Contact"),
    "de": ("Republik Veldmark", "Ministerium für Auswärtiges", "Prognosen", "Kontakt"),
}
FORECASTS = {
    "en": ("Unlikely (20–45%)", "Nothing is decided yet."),
    "de": ("Unwahrscheinlich (20–45 %)", "Noch ist nichts entschieden."),
}


@pytest.mark.parametrize("ending", ["pdf", "dossier.pdf"])
@pytest.mark.parametrize("language", WORDS)
def test_the_prints_have_letterhead_colour_and_sections(
    ministry: Path, language: str, ending: str
) -> None:
    path = ministry / language / f"harbour.{ending}"
    pages = pdfs.page_texts(path)
    house, contact = WORDS[language][:2], WORDS[language][2:]
    assert all(word in pages[0] for word in house)
    assert all(word in "\n".join(pages) for word in contact)
    likelihood, forecast = FORECASTS[language]
    assert "\n".join(pages).count(likelihood) == 2, "once among the judgements"
    assert "\n".join(pages).count(forecast) == 2, "once among the judgements"
    assert _has_colour(path, (0x6B, 0x1D, 0x3A))
    assert not _has_colour(path, (0x0B, 0x3A, 0x5B)), "the shipped accent"


def test_the_two_pages_stay_two(ministry: Path) -> None:
    for language, words in WORDS.items():
        pages = pdfs.page_texts(ministry / language / "harbour.pdf")
        assert words[2] in pages[1]
        assert words[3] in pages[1]
        assert len(pages) == 3
        assert pages[2].startswith({"en": "Annex: Sources", "de": "Anhang: Quellen"}[language])


def _has_colour(path: Path, colour: tuple[int, int, int]) -> bool:
    """Whether something is filled with a colour, on the pages or in the pictures on them."""
    wanted = [value / 255 for value in colour]
    with pikepdf.open(path) as pdf:
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        texts = [one.read_bytes().decode("latin-1") for one in streams]
    number = r"(\d*\.?\d+)"
    found = [
        [float(value) for value in match]
        for text in texts
        for match in re.findall(rf"{number} {number} {number} (?:rg|scn)\b", text)
    ]
    return any(all(abs(a - b) < 0.003 for a, b in zip(one, wanted, strict=True)) for one in found)


@pytest.mark.parametrize("language", WORDS)
def test_the_pages_and_the_markdown_have_them_too(ministry: Path, language: str) -> None:
    page = (ministry / language / "harbour.html").read_text("utf-8")
    markdown = (ministry / language / "harbour.md").read_text("utf-8")
    for word in WORDS[language]:
        assert word in page
        assert word in markdown
    for name in ("forecasts", "contact"):
        assert page.count(f'<section id="{name}"') == 1
        assert f'<a href="#{name}">' in page
    assert page.index("site.css") < page.index("../assets/brand.css")
    home = (ministry / language / "index.html").read_text("utf-8")
    assert WORDS[language][1] in home
    assert home.index("site.css") < home.index("assets/brand.css")
    for name in ("brand.css", "veldmark.svg"):
        published = ministry / "assets" / name
        assert published.read_bytes() == (MINISTRY / "assets" / name).read_bytes()
    pictures = re.findall(r"url\(([^)]+)\)", (ministry / "assets" / "brand.css").read_text("utf-8"))
    assert pictures
    assert all((ministry / "assets" / name).is_file() for name in pictures)


@pytest.mark.parametrize("language", WORDS)
def test_every_passage_of_a_page_has_a_label(ministry: Path, language: str) -> None:
    text = (ministry / language / "harbour.html").read_text("utf-8")
    body = html5lib.parse(text, namespaceHTMLElements=False).find("body")
    assert list(_unlabelled(body)) == []


def test_a_passage_without_a_label_is_found() -> None:
    text = "<p data-label='stated'>yes <b>yes</b></p> no <p>no</p>"
    body = html5lib.parse(text, namespaceHTMLElements=False).find("body")
    assert list(_unlabelled(body)) == ["no", "no"]


def _unlabelled(element: Any) -> list[str]:
    """The texts in no element with a label; what only separates them needs none."""
    if "data-label" in element.attrib:
        return []
    found = [element.text, *(part for child in element for part in _around(child))]
    return [text.strip() for text in found if text and re.search(r"\w", text)]


def _around(child: Any) -> list[str]:
    return [*_unlabelled(child), child.tail or ""]


def test_a_second_run_makes_the_same(ministry: Path, tmp_path: Path) -> None:
    _plant(tmp_path)
    done = run("build", "--jobs", "2", cwd=tmp_path, env={"PYTHONHASHSEED": "7"})
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "public") == tree(ministry)


# -- the guide ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("fence", "text"), BLOCKS, ids=[fence for fence, _ in BLOCKS])
def test_what_the_guide_shows_is_in_the_files(fence: str, text: str) -> None:
    kind, _, name = fence.partition(" ")
    if kind == "sh":
        assert MINISTRY.relative_to(ROOT).as_posix() in text
    elif kind == "text":
        assert text in (CASES / "broken" / "template-error" / name / "expected.txt").read_text()
    else:
        assert text in (MINISTRY / name).read_text("utf-8")


def test_the_guide_names_every_file_of_the_example() -> None:
    for path in MINISTRY.rglob("*.*"):
        name = path.relative_to(MINISTRY).as_posix()
        assert f"`{name}`" in GUIDE or any(fence.endswith(f" {name}") for fence, _ in BLOCKS), name


def test_the_guide_names_every_block() -> None:
    table = GUIDE.split("\n| Block |")[1].split("\n\n")[0]
    told = {name for row in table.splitlines() for name in re.findall(r"`(\w+)`", row)}
    there = {
        name
        for path in (
            *shipped_templates().glob("*.jinja"),
            *shipped_templates().glob("site/*.jinja"),
        )
        for name in re.findall(r"{%-? block (\w+)", path.read_text("utf-8"))
    }
    assert told == there


def test_the_guide_names_every_template_and_stylesheet() -> None:
    table = GUIDE.split("\n| File |")[1].split("\n\n")[0]
    for path in (*shipped_templates().glob("*.jinja"), *shipped_templates().glob("*.css")):
        assert f"`{path.name}`" in table


def test_the_guide_names_every_anchor_that_is_measured() -> None:
    template = (shipped_templates() / "briefing.html.jinja").read_text("utf-8")
    for anchor in ("page-1", "page-2", "page-1-end", "page-2-end"):
        assert f'id="{anchor}"' in template
        assert f"`{anchor}`" in GUIDE
    for anchor in ("begin", "more", "end"):
        assert f'id="{anchor}-{{{{ name }}}}"' in template
        assert f"`{anchor}-rows`" in GUIDE


def _rows_shown(*left_out: str) -> tuple[int, int] | fit.Overfull:
    """How many of twenty rows, each 100 pixels high, two pages of 968 hold without some anchors."""
    ids: dict[str, tuple[str, ...]] = {name: () for page in fit.PAGES for name in page}
    ids["rows"] = tuple(f"row-{number}" for number in range(20))
    ids["more_rows"] = tuple(f"again-{one}" for one in ids["rows"])
    tops: dict[str, float] = {}
    for page, name in ((1, "rows"), (2, "more_rows")):
        places = (*ids[name], f"more-{name}")
        tops |= {one: 68.0 + 100 * number for number, one in enumerate(places)}
        tops |= {f"page-{page}": 68.0, f"begin-{name}": 68.0}
        tops |= {f"end-{name}": 2088.0, f"page-{page}-end": 2088.0}
    for anchor in left_out:
        del tops[anchor]
    fitted = fit.fit(ids, [fit.Layout(tops, (968.0, 968.0))])
    return (
        fitted if isinstance(fitted, fit.Overfull) else (fitted[0]["rows"], fitted[0]["more_rows"])
    )


def test_what_the_guide_says_of_anchors_that_are_left_out() -> None:
    assert _rows_shown() == (9, 9)
    for anchor in ("begin-rows", "more-rows", "end-rows", "row-3"):
        assert isinstance(_rows_shown(anchor), fit.Overfull), "shown whole, which is too much"
    assert _rows_shown("page-1-end") == (20, 0)
    assert _rows_shown("page-1") == (8, 9)
    without = ("begin-more_rows", "more-more_rows", "end-more_rows", "page-2-end")
    assert _rows_shown(*without) == (9, 0), "page two does not go on with them"


# -- how templates are looked up ---------------------------------------------------------------


def _rendered(folder: Path, files: dict[str, str], template: str) -> str:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    folders = (folder, shipped_templates())
    return Renderer(folders).html(template, Wording.load("en", folders))


def test_the_shipped_parent_takes_what_the_house_has() -> None:
    """What a shipped template includes and imports is looked up in the house's folder first."""
    folders = template_folders(MINISTRY)
    environment = Renderer(folders)._html
    loader = environment.loader
    assert loader is not None
    _, file, _ = loader.get_source(environment, "full.html.jinja")
    assert Path(str(file)) == MINISTRY / "full.html.jinja"
    _, file, _ = loader.get_source(environment, "shipped/full.html.jinja")
    assert Path(str(file)) == shipped_templates() / "full.html.jinja"
    assert "full.html.jinja" in (shipped_templates() / "page.html.jinja").read_text("utf-8")


def test_blocks_see_what_the_parent_sets_and_imports(tmp_path: Path) -> None:
    made = _rendered(
        tmp_path,
        {
            "root.html.jinja": "{% set b = 7 %}{% macro m(x) %}<{{ x }}>{% endmacro %}"
            '{% from "parts.html.jinja" import or_not_stated with context %}'
            "{% block one %}{{ b }}{% endblock %}",
            "child.html.jinja": '{% extends "root.html.jinja" %}'
            "{% block one %}{{ super() }}{{ b }}{{ m(b) }}{{ or_not_stated('') }}{% endblock %}",
        },
        "child.html.jinja",
    )
    assert made == '77<7><span data-label="not_stated">not stated</span>'
