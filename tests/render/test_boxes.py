"""What is relied on of WeasyPrint and pydyf that they do not promise.

A test that fails here says what a new version of them changed, and what becomes of the tags.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
import pytest

from briefs.render.engine import opened
from briefs.render.pdf import VARIANT
from tests.provenance import FOLDERS

HTML = """<!DOCTYPE html><html lang="en"><head><title>T</title><style>
@page { size: A6; @top-left { content: "Head" } @bottom-left { content: "Foot" } }
html { font-family: "Source Serif 4" }
</style></head><body><p style="position: fixed">Fixed</p><ul><li>Entry</li></ul>
<p style="position: absolute">Placed <a href="#t">link</a></p>
<table id="t"><thead><tr><th>A</th></tr></thead><tr><td>B</td></tr></table>
<p style="opacity: 0.5">Light</p>
<p><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>S</title></svg></p>
</body></html>"""


@pytest.fixture(scope="module")
def document() -> Any:
    return opened(HTML, FOLDERS).render(**VARIANT)


def found(box: Any) -> Iterator[Any]:
    """A box and all in it."""
    yield box
    for child in box.children:
        yield from found(child)


def names(document: Any) -> set[str]:
    return {type(box).__name__ for box in found(document.pages[0]._page_box)}


def test_a_page_has_a_box_with_all_others_in_it(document: Any) -> None:
    box = document.pages[0]._page_box
    assert box.height > 0, "the height of a page without its margins is gone (room)"
    wanted = {"TextBox", "MarginBox", "TableRowGroupBox", "AbsolutePlaceholder"}
    assert wanted <= names(document), "boxes are no longer found by their classes (drawn)"
    assert any(name.endswith("ReplacedBox") for name in names(document)), "so are pictures"


def test_boxes_know_their_element_and_their_style(document: Any) -> None:
    boxes = list(found(document.pages[0]._page_box))
    texts = {box.text: box for box in boxes if type(box).__name__ == "TextBox"}
    assert texts["Entry"].element.tag == "li", "boxes do not know their element"
    assert texts["Head"].element is None, "what stylesheets say in margins has an element now"
    tags = {box.element_tag for box in boxes}
    assert "li::marker" in tags, "markers of entries are called otherwise (Lbl)"
    fixed = [box for box in boxes if box.style["position"] == "fixed"]
    assert fixed, "fixed boxes are not told by their style (watermarks would be read aloud)"
    heads = [box for box in boxes if type(box).__name__ == "TableRowGroupBox" and box.is_header]
    assert heads, "heads of tables are not told (they would be read again on every page)"
    margins = {box.at_keyword for box in boxes if type(box).__name__ == "MarginBox"}
    assert {"@top-left", "@bottom-left"} <= margins, "margins are called otherwise"


def test_links_are_told_with_their_boxes(document: Any) -> None:
    (link,) = document.pages[0].links
    kind, target, _, box = link
    assert (kind, target, box.element.tag) == ("internal", "t", "a")
    written: list[Any] = []
    document.write_pdf(finisher=lambda *_: written.append(box.link_annotation), **VARIANT)
    assert written[0]["Subtype"] == "/Link", "boxes do not keep their annotation"


def test_boxes_tell_where_they_are(document: Any) -> None:
    boxes = found(document.pages[0]._page_box)
    box = next(one for one in boxes if type(one).__name__.endswith("ReplacedBox"))
    assert box.border_width() == box.border_height() == 9, "boxes do not tell their size (BBox)"
    assert box.border_box_x() > 0 and box.border_box_y() > 0


def test_pages_are_painted_by_methods_that_can_be_replaced() -> None:
    """Text and pictures by `marked`, all else by `artifact`, forms by `clone`."""
    document = opened(HTML, FOLDERS).render(**VARIANT)
    page = document.pages[0]
    called: list[str] = []
    paint = page.paint

    def watched(stream: Any, scale: float = 1) -> None:
        make = stream.clone

        @contextmanager
        def marked(box: Any, tag: str) -> Iterator[None]:
            called.append(getattr(box, "text", tag))
            yield

        def clone(**options: Any) -> Any:
            called.append("a form")
            return make(**options)

        stream.marked, stream.clone = marked, clone
        paint(stream, scale)

    page.paint = watched
    document.write_pdf(**VARIANT)
    assert {"Head", "Fixed", "Entry", "link", "A", "B", "Figure"} <= set(called)
    assert "a form" in called, "what lets light through is no form any more"


def test_a_word_broken_at_the_end_of_a_line_ends_in_its_hyphen() -> None:
    html = HTML.replace(">Entry<", ' style="width: 3em; hyphens: auto">international<')
    document = opened(html, FOLDERS).render(**VARIANT)
    texts = [
        box.text for box in found(document.pages[0]._page_box) if type(box).__name__ == "TextBox"
    ]
    assert any(text.endswith("\u2010") for text in texts), "hyphens of the layout are not told"
    streams: list[bytes] = []

    def finish(_: Any, pdf: pydyf.PDF) -> None:
        page = pdf.objects[pdf.pages["Kids"][0]]
        items = pdf.objects[int(page["Contents"].split()[0])].stream
        streams.extend(item for item in items if isinstance(item, bytes))

    document.write_pdf(finisher=finish, **VARIANT)
    shown = [item for item in streams if item.endswith(b"] TJ")]
    assert shown, "text is written otherwise (`_soften`)"
    assert all(b"<" in item for item in shown), "glyphs are written otherwise (`_LAST_GLYPH`)"


class Late(pydyf.Object):  # type: ignore[misc]
    """An object whose data are asked for only when it is written."""

    data = b"/Late BMC"


def test_pydyf_writes_what_stands_in_a_stream_last() -> None:
    stream = pydyf.Stream([b"q", Late(), b"Q"])
    assert b"q\n/Late BMC\nQ" in stream.data, "marks are written before their role is known"


def test_pydyf_writes_every_object_through_one_method() -> None:
    pdf = pydyf.PDF()
    pdf.add_object(pydyf.Stream([b"x"], compress=True))
    lines: list[bytes] = []
    write_line = pdf.write_line

    def write(content: bytes, output: io.BytesIO) -> None:
        lines.append(content)
        write_line(content, output)

    pdf.write_line = write
    pdf.write(io.BytesIO(), compress=True)
    ends = [line for line in lines if line.endswith(b"\nendstream\nendobj")]
    assert len(ends) == 3, "streams are written otherwise (see `archive.end_streams`)"
