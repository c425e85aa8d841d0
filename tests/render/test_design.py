"""What docs/design.md promises of the prints: colours, sizes, one grid of lines, two papers."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pypdfium2
import pytest

from briefs import cli
from briefs.render.pdf import print_one
from briefs.shipped import shipped_templates
from tests.provenance import CASES, FOLDERS, LANGUAGES, in_language

STYLES = (shipped_templates() / "print.css").read_text("utf-8")
GUIDE = (Path(__file__).parents[2] / "docs" / "design.md").read_text("utf-8")
LINE = 12.0
"""In points."""


def colours(css: str) -> dict[str, str]:
    """The colours of `:root`, by property."""
    return dict(re.findall(r"(--\w+): (#[0-9a-f]{6});", css))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lightness(colour: str) -> float:
    """L* of CIE 1976, from 0 for black to 100 for white: what is left of a colour in grey."""
    light = luminance(colour)
    return 116 * light ** (1 / 3) - 16 if light > 216 / 24389 else light * 24389 / 27


def contrast(colour: str, ground: str = "#ffffff") -> float:
    """The contrast ratio of WCAG 2.2."""
    lighter, darker = sorted((luminance(colour), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


# -- colour ------------------------------------------------------------------------------------


def test_the_accents_survive_grey() -> None:
    found = colours(STYLES)
    accent, doubt = lightness(found["--accent"]), lightness(found["--doubt"])
    assert accent >= 15, "apart from black"
    assert doubt - accent >= 15, "apart from one another"
    assert lightness(found["--tint"]) - doubt >= 40, "apart from the ground"


@pytest.mark.parametrize("name", ["--accent", "--doubt", "--muted"])
def test_text_can_be_read_on_white_and_on_the_ground(name: str) -> None:
    found = colours(STYLES)
    assert contrast(found[name]) >= 4.5
    assert contrast(found[name], found["--tint"]) >= 4.5


def test_the_guide_has_the_colours_as_they_are() -> None:
    for name, colour, light, _, ratio in re.findall(
        r"\| `(--\w+)` \| `(#\w+)` \| (\d+) \| (([\d.]+) : 1)? *\|", GUIDE
    ):
        assert colours(STYLES)[name] == colour
        assert round(lightness(colour)) == int(light), name
        assert not ratio or round(contrast(colour), 1) == float(ratio), name


def test_a_colour_that_is_too_light_is_found() -> None:
    assert contrast("#999999") < 4.5
    assert contrast("#767676") >= 4.5  # the well-known border
    assert round(lightness("#ffffff")) == 100
    assert round(lightness("#777777")) == 50


# -- sizes -------------------------------------------------------------------------------------


def sizes(page: pypdfium2.PdfPage) -> set[float]:
    """The sizes of all letters that stand upright, in points."""
    text = page.get_textpage()
    letters = (i for i in range(text.count_chars()) if text.get_text_range(i, 1).strip())
    upright = (i for i in letters if pypdfium2.raw.FPDFText_GetCharAngle(text, i) == 0)
    return {round(pypdfium2.raw.FPDFText_GetFontSize(text, i), 2) for i in upright}


@pytest.fixture(scope="module", params=LANGUAGES)
def paris(request: pytest.FixtureRequest) -> pypdfium2.PdfDocument:
    """The two pages of Paris, cut by half, with the annex."""
    made = in_language("project", request.param)
    return pypdfium2.PdfDocument(print_one(made.brief_html(made.cut), FOLDERS).data)


def test_no_letter_is_smaller_than_a_note(paris: pypdfium2.PdfDocument) -> None:
    for page in paris:
        assert min(sizes(page)) == 8
        assert 9.5 in sizes(page)


def test_every_size_is_on_the_scale(paris: pypdfium2.PdfDocument) -> None:
    table = GUIDE.split("| points | for |")[1].split("\n\n")[0]
    scale = {
        float(n) for row in re.findall(r"^\| ([\d., ]+) \|", table, re.M) for n in row.split(",")
    }
    assert set().union(*map(sizes, paris)) <= scale | {12.0}, "12 is the marking's"


# -- lines -------------------------------------------------------------------------------------


def baselines(page: pypdfium2.PdfPage, size: float) -> set[float]:
    """How far from the top the lines stand whose letters have this size, in points."""
    text, height = page.get_textpage(), page.get_height()
    found = set()
    for at in range(text.count_chars()):
        if round(pypdfium2.raw.FPDFText_GetFontSize(text, at), 2) != size:
            continue
        if text.get_text_range(at, 1).strip():
            x, y = pypdfium2.raw.c_double(), pypdfium2.raw.c_double()
            pypdfium2.raw.FPDFText_GetCharOrigin(text, at, x, y)
            found.add(round(height - y.value, 1))
    return found


def off_the_grid(lines: set[float]) -> list[float]:
    """Lines that are not whole lines away from the first one."""
    first = min(lines)
    return sorted(y for y in lines if abs((y - first + LINE / 2) % LINE - LINE / 2) > 0.2)


def test_the_columns_of_the_annex_share_their_lines(paris: pypdfium2.PdfDocument) -> None:
    """The originals of both columns stand on lines of the same grid."""
    lines = baselines(paris[3], 9.5)
    assert len(lines) > 20
    assert off_the_grid(lines) == []


def test_a_line_off_the_grid_is_found() -> None:
    assert off_the_grid({100.0, 112.0, 136.1, 124.0}) == []
    assert off_the_grid({100.0, 112.0, 118.0}) == [118.0]


# -- papers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("letter", (612, 792))])
def test_both_papers(tmp_path: Path, paper: str, size: tuple[int, int]) -> None:
    content = shutil.copytree(CASES / "base" / "content", tmp_path / "content")
    site = content / "site.yaml"
    site.write_text(f"{site.read_text('utf-8').rstrip()}\npaper: {paper}\n", "utf-8")
    arguments = ["build", "--content", str(content), "--output", str(tmp_path / "out")]
    assert cli.run([*arguments, "--jobs", "1"]) == 0
    prints = sorted((tmp_path / "out").rglob("*.pdf"))
    assert len(prints) == 4
    for path in prints:
        document = pypdfium2.PdfDocument(path)
        sizes_found = {(round(page.get_width()), round(page.get_height())) for page in document}
        document.close()
        assert sizes_found == {size}
