"""What docs/design.md promises of the prints: colours, sizes, one grid of lines, two papers."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from briefs.render.engine import opened
from briefs.render.pdf import print_one
from briefs.shipped import shipped_templates
from scripts import page_one
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


def size_of(text: pypdfium2.PdfTextPage, at: int) -> float:
    """The size of a letter as it stands on the page, in points; nothing for one that slants."""
    matrix = pypdfium2.raw.FS_MATRIX()
    pypdfium2.raw.FPDFText_GetMatrix(text, at, matrix)
    is_upright = abs(matrix.b) < 0.01
    return round(pypdfium2.raw.FPDFText_GetFontSize(text, at) * matrix.a, 1) if is_upright else 0


def sizes(page: pypdfium2.PdfPage) -> set[float]:
    """The sizes of all letters that stand upright, in points."""
    text = page.get_textpage()
    letters = (i for i in range(text.count_chars()) if text.get_text_range(i, 1).strip())
    return {size for i in letters if (size := size_of(text, i))}


@pytest.fixture(scope="module", params=LANGUAGES)
def paris(request: pytest.FixtureRequest) -> pypdfium2.PdfDocument:
    """The two pages of Paris, cut by half, with the annex."""
    made = in_language("project", request.param)
    return pypdfium2.PdfDocument(print_one(made.brief_html(made.cut), FOLDERS).data)


def test_no_letter_is_smaller_than_a_note(paris: pypdfium2.PdfDocument) -> None:
    for page in paris:
        assert min(sizes(page)) == 8


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
        if text.get_text_range(at, 1).strip() and size_of(text, at) == size:
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
    texts = [page.get_textpage().get_text_range() for page in paris]
    begin = next(i for i, text in enumerate(texts) if re.search("^(Annex|Anhang): ", text, re.M))
    annex = [lines for page in list(paris)[begin:] if (lines := baselines(page, 9.5))]
    assert sum(map(len, annex)) > 30
    assert [off_the_grid(lines) for lines in annex] == [[]] * len(annex)


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
    build = str(page_one.ROOT / "build.py")
    subprocess.run([sys.executable, build, *arguments, "--jobs", "1"], check=True)
    prints = sorted((tmp_path / "out").rglob("*.pdf"))
    assert len(prints) == 4
    for path in prints:
        document = pypdfium2.PdfDocument(path)
        sizes_found = {(round(page.get_width()), round(page.get_height())) for page in document}
        document.close()
        assert sizes_found == {size}


# -- the picture in the README -----------------------------------------------------------------

ALIKE = 4.0
"""So much of 255 may two pictures of the same page differ on the whole: other edges of letters."""


def difference(one: Image.Image, other: Image.Image) -> float:
    """By how much of 255 two pictures differ, as eyes see them from afar."""
    small = [picture.convert("L").resize((85, 110)) for picture in (one, other)]
    return ImageStat.Stat(ImageChops.difference(*small)).rms[0]


def test_the_readme_shows_page_one_as_it_is(tmp_path: Path) -> None:
    """`make picture` draws it anew."""
    assert "](docs/page-one.png)" in (page_one.ROOT / "README.md").read_text("utf-8")
    pdf = page_one.built(tmp_path)
    with Image.open(page_one.PICTURE) as shown:
        now = page_one.draw(pdf)
        assert shown.size == now.size
        assert difference(shown, now) < ALIKE
        turned = ImageChops.offset(now, 0, 12)
        assert difference(shown, turned) > ALIKE, "a line further down"


# -- breaks ----------------------------------------------------------------------------------------

_LEADS_ON = {"h1", "h2", "h3", "thead", "signs", "group", "question"}
"""What says of what follows it what it is: tags, and classes."""


def feet(html: str) -> list[set[str]]:
    """For each page the tags and classes of all elements that its lowest text stands in."""
    pages = opened(html, FOLDERS).render().pages
    return [max(_texts(one._page_box, set()), key=itemgetter(0))[1] for one in pages]


def _texts(box: Any, around: set[str]) -> Iterator[tuple[float, set[str]]]:
    box = getattr(box, "_box", box)
    if box.style["position"] == "fixed" or type(box).__name__ == "MarginBox":
        return
    if box.element is not None and box.element_tag:
        around = around | {box.element_tag, *box.element.get("class", "").split()}
    if hasattr(box, "text"):
        yield box.position_y, around
    for child in getattr(box, "children", ()):
        yield from _texts(child, around)


def stranded(html: str) -> list[set[str]]:
    """What stands at the foot of a page and leads on to the next."""
    return [found for one in feet(html) if (found := one & _LEADS_ON)]


@pytest.mark.parametrize("tree", ["after", "meeting-brief", "two-sources"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_leads_on_stands_at_the_foot_of_a_page(tree: str, language: str) -> None:
    assert stranded(in_language(tree, language).dossier_html) == []


def test_a_heading_at_the_foot_of_a_page_is_found() -> None:
    html = in_language("base", "en").dossier_html
    broken = "<style>h2 { break-before: avoid; break-after: page }</style></head>"
    assert {"h2"} in stranded(html.replace("</head>", broken, 1))
