"""The tags of PDFs: the walk of the tree over every print, and over whatever HTML may come."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from PIL import Image

from briefs.render.pdf import print_one
from tests import tagtree
from tests.provenance import FOLDERS, in_language


def document(body: str, style: str = "", language: str = "en") -> str:
    """An HTML of one's own."""
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><title>A title</title>'
        '<meta name="dcterms.modified" content="2026-01-05">'
        f'<style>html {{ font-family: "Source Serif 4" }} {style}</style></head>'
        f"<body>{body}</body></html>"
    )


def printed(html: str, folder: Path) -> Path:
    """Its PDF, which is printed without complaint."""
    done = print_one(html, FOLDERS)
    assert done.complaints == ()
    path = folder / "print.pdf"
    path.write_bytes(done.data)
    return path


def outline(path: Path) -> str:
    """The roles of the tree on one line, inner ones in brackets; what is drawn is one dot."""

    def told(element: pikepdf.Object) -> str:
        kids = element.get("/K", pikepdf.Array())
        parts = [
            told(kid) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid else "·"
            for kid in (kids if isinstance(kids, pikepdf.Array) else [kids])
            if not (isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR")
        ]
        lang = f"={element.Lang}" if "/Lang" in element else ""
        return f"{str(element.S)[1:]}{lang}({re.sub(r'·( ·)+', '·', ' '.join(parts))})"

    with pikepdf.open(path) as pdf:
        return " ".join(told(kid) for kid in pdf.Root.StructTreeRoot.K[0].K)


# -- the same each time ------------------------------------------------------------------------


def test_two_runs_make_the_same_bytes() -> None:
    html = in_language("base", "en").dossier_html
    assert print_one(html, FOLDERS).data == print_one(html, FOLDERS).data


# -- whatever may come -------------------------------------------------------------------------

LONG = "Words that go on and on, as they do. " * 150
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40"{}>{}'
    '<rect width="30" height="20" fill="#336"/><text x="2" y="35">Text</text></svg>'
)
BODIES = {
    "entries": (
        "<h1>T</h1><ul><li>One<ul><li>Two</li></ul></li><li><p>Three</p><p>Four</p></li></ul>",
        "H1(·) L(LI(Lbl(·) LBody(· L(LI(Lbl(·) LBody(·))))) LI(Lbl(·) LBody(P(·) P(·))))",
    ),
    "entries in a line": (
        "<h1>T</h1><style>li { display: inline }</style>"
        "<ul><li>One</li> <li lang=de>Zwei</li></ul>",
        "H1(·) L(LI(LBody(·)) LI(LBody=de(·)))",
    ),
    "entries with numbers": (
        "<h1>T</h1><ol start=7><li>One</li><li>Two</li></ol>",
        "H1(·) L(LI(Lbl(·) LBody(·)) LI(Lbl(·) LBody(·)))",
    ),
    "terms": (
        "<h1>T</h1><dl><dt>A<dt>B<dd>one<dd>two<dt>C<dd><p>three</p></dl>"
        "<dl><div><dt>D</dt><dd>four</dd></div></dl>",
        "H1(·) L(LI(Lbl(·) Lbl(·) LBody(·) LBody(·)) LI(Lbl(·) LBody(P(·)))) "
        "L(LI(Lbl(·) LBody(·)))",
    ),
    "text in no paragraph": (
        "<h1>T</h1>Loose <em>text</em><div>A <b>block</b> of it</div>"
        "<section>and <p>both</p></section>",
        "H1(·) P(·) P(·) Sect(P(·) P(·))",
    ),
    "languages": (
        '<h1>T</h1><p>He said <q lang="de">ja, <span lang="fr">oui</span> und <i>nein</i></q>, and '
        '<i lang="en">went</i>.</p><div lang="uk"><p>Так</p></div>',
        "H1(·) P(· Quote=de(· Span=fr(·) ·) ·) Div=uk(P(·))",
    ),
    "a link over lines": (
        f'<h1 id="t">T</h1><p>See <a href="#t">{LONG[:400]}<b>bold</b></a>.</p>',
        "H1(·) P(· Link(·) ·)",
    ),
    "a paragraph over pages": (
        f"<h1>T</h1><p>{LONG}</p><p>End</p>",
        None,
    ),
    "a row over pages": (
        f"<h1>T</h1><table><thead><tr><th>A<th>B</thead><tr><td>{LONG}<td>{LONG}</table><p>End</p>",
        None,
    ),
    "columns": (
        f'<h1>T</h1><div style="columns: 2"><h2>S</h2><p>{LONG}</p><p>{LONG}</p></div><p>End</p>',
        None,
    ),
    "headers of rows and columns": (
        "<h1>T</h1><table><caption>C</caption><thead><tr><td><th colspan=2>A</thead>"
        "<tr><th rowspan=2>r<td>1<td>2<tr><td>3<td></table>",
        "H1(·) Table(Caption(·) THead(TR(TD() TH(·))) TBody(TR(TH(·) TD(·) TD(·)) TR(TD(·) TD())))",
    ),
    "a table for layout": (
        "<h1>T</h1><table role=presentation><tr><td>One<td><p>Two</p></table>",
        "H1(·) Div(Div(Div(P(·) Div(P(·)))))",
    ),
    "a drawing": (
        "<h1>T</h1>" + SVG.format(' aria-label="What it shows"', ""),
        "H1(·) Figure(·)",
    ),
    "a drawing in text": (
        "<h1>T</h1><p>See " + SVG.format("", "<title>What it shows</title>") + " here</p>",
        "H1(·) P(· Figure(·) ·)",
    ),
    "decoration": (
        "<h1>T</h1><p>A" + SVG.format(' aria-hidden="true"', "") + "</p>"
        '<p aria-hidden="true">•••</p><p>B</p>',
        "H1(·) P(·) P(·)",
    ),
    "a picture of boxes": (
        "<h1>T</h1><div role=img aria-label='Two of three'><p>One</p><ul><li>Two</ul></div>",
        "H1(·) Figure(·)",
    ),
    "a picture of borders": (
        "<h1>T</h1><div role=img aria-label='A bar' style='height: 2em; background: #336'></div>"
        "<p>A <span role=img aria-label='Yes' style='border: 1px solid; padding: 3px'></span></p>",
        "H1(·) Figure(·) P(· Figure(·))",
    ),
    "a picture that lets light through": (
        "<h1>T</h1><div style='opacity: 0.5'><p>One</p>"
        + SVG.format(' aria-label="It"', "")
        + "</div><p>Two</p>",
        "H1(·) Div(P(·) Figure(·)) P(·)",
    ),
    "light through light": (
        "<h1>T</h1><div style='opacity: 0.5'><p>One</p><p style='opacity: 0.5'>Two</p></div>",
        "H1(·) Div(P(·) P(·))",
    ),
    "out of the flow": (
        "<h1>T</h1><div style='position: relative'><p style='position: absolute; left: 9em'>One</p>"
        "<p style='float: right'>Two</p><p style='display: inline-block'>Three</p>"
        "<p style='transform: rotate(3deg)'>Four</p></div>",
        "H1(·) Div(P(·) P(·) P(·) P(·))",
    ),
    "boxes that bend": (
        "<h1>T</h1><ul style='display: flex'><li>One</li><li>Two</li></ul>"
        "<div style='display: grid'><p>Three</p><p>Four</p></div>",
        None,
    ),
    "words of the stylesheet": (
        "<h1>T</h1><style>b::before { content: '[' } b::after { content: ']' }</style>"
        "<p>A <b>b</b></p>",
        "H1(·) P(·)",
    ),
    "headings by role": (
        "<h1>T</h1><div role=heading aria-level=2>S</div>"
        "<div role=list><p role=listitem>E</p></div>",
        "H1(·) H2(·) L(LI(LBody(·)))",
    ),
    "notes": (
        "<h1>T</h1><p>A <i role=note>note</i></p><p>and <span role=doc-footnote>two</span></p>",
        "H1(·) P(· Note(·)) P(· Note(·))",
    ),
}
OTHERS = {
    "an entry with a table": "<ul><li><table><tr><th>a<td>b</table></ul>",
    "a link around blocks": "<a href='#q'><p>x</p><p>y</p></a><p id=q>q",
    "a box in a line": "<p>x <span style='display: inline-table'><b>c</b></span></p>",
    "bullets within": "<ul style='list-style-position: inside'><li>x</ul>",
    "cut off": "<p style='width: 3em; overflow: hidden; text-overflow: ellipsis'>wordswordswords",
    "a caption below": "<table><caption style='caption-side: bottom'>C</caption><tr><th>a</table>",
    "dots up to a number": (
        "<style>.l::after { content: leader(dotted) target-counter(url(#z), page) }</style>"
        "<p class=l>x</p><p id=z>z"
    ),
    "a head that breaks words, on every page": (
        "<table style='width: 6em; table-layout: fixed; hyphens: auto' lang=de><thead><tr>"
        f"<th>Sicherheitsgarantien</thead>{'<tr><td>a' * 90}</table>"
    ),
    "a quotation": "<blockquote>x<p>y</p></blockquote>",
    "a line across": "<p>a<br>b</p><hr><p>c",
    "shadows": "<p style='box-shadow: 2px 2px 4px red; outline: 1px solid; border-radius: 3px'>x",
    "a gradient": "<p style='background: linear-gradient(red, rgb(0 0 255 / 30%))'>x</p>",
    "a colour of perception": "<p style='color: oklch(50% 0.2 20)'>x</p>",
    "a rich drawing": (
        '<svg xmlns="http://www.w3.org/2000/svg" width="50" height="50" aria-label="A"><defs>'
        '<linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1" '
        'stop-color="blue" stop-opacity="0.2"/></linearGradient><mask id="m"><rect width="20" '
        'height="20" fill="white"/></mask><pattern id="p" width="4" height="4" '
        'patternUnits="userSpaceOnUse"><circle r="2"/></pattern></defs><rect width="40" '
        'height="40" fill="url(#g)" mask="url(#m)" opacity="0.5"/><rect y="20" width="40" '
        'height="10" fill="url(#p)"/><text x="3" y="30" opacity="0.5">Hi</text></svg>'
    ),
}
RUNNING = """
@page { size: A5; @top-left { content: element(head) } @bottom-left { content: counter(page) } }
.running-title { position: running(head) } .watermark { position: fixed; top: 5cm; opacity: 0.3 }
"""


@pytest.mark.parametrize("name", BODIES)
def test_whatever_comes_conforms(name: str, tmp_path: Path) -> None:
    body, expected = BODIES[name]
    running = '<p class="running-title">Title</p><p class="watermark">Draft</p>'
    html = document(running + body, RUNNING)
    path = printed(html, tmp_path)
    assert tagtree.everything(path, html) == []
    if expected is not None:
        assert outline(path) == expected


@pytest.mark.parametrize("name", OTHERS)
def test_whatever_else_comes_conforms(name: str, tmp_path: Path) -> None:
    html = document("<h1>T</h1>" + OTHERS[name])
    assert tagtree.everything(printed(html, tmp_path), html) == []


def tag(name: str, inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """An element, in some language and some style."""
    tongues = st.sampled_from(["", "", " lang=de", " lang=fr", " dir=rtl"])
    styles = st.sampled_from(
        [
            *("", "", "display: inline", "display: flex", "float: left", "position: absolute"),
            *("opacity: 0.5", "columns: 2", "break-before: page", "position: relative; z-index: 9"),
        ]
    )
    return st.builds(
        lambda tongue, style, text: f"<{name}{tongue} style='{style}'>{text}</{name}>",
        tongues,
        styles,
        inside,
    )


WORDS = st.text("abcdef ghij", min_size=1, max_size=30).filter(str.strip)
PHRASES = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        *(tag(name, inner) for name in ("span", "q", "em", "code")),
        st.lists(inner, min_size=2, max_size=3).map("".join),
    ),
    max_leaves=4,
)
BLOCKS = st.recursive(
    st.one_of(PHRASES, tag("p", PHRASES), tag("a href='#t'", PHRASES)),
    lambda inner: st.one_of(
        *(tag(name, inner) for name in ("div", "section", "blockquote", "li", "nav")),
        st.lists(tag("li", inner), min_size=1, max_size=3).flatmap(
            lambda entries: tag("ul", st.just("".join(entries)))
        ),
        st.tuples(inner, inner).map(lambda two: f"<dl><dt>{two[0]}<dd>{two[1]}</dl>"),
        st.tuples(inner, inner).map(lambda two: f"<table><tr><th>{two[0]}<td>{two[1]}</table>"),
        st.lists(inner, min_size=2, max_size=3).map("".join),
    ),
    max_leaves=8,
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(BLOCKS)
def test_any_html_conforms(tmp_path: Path, body: str) -> None:
    """Whatever stands in whatever: one owner for each piece, sound lists and tables.

    The order is not looked at, since styles change it: what floats is drawn elsewhere. Neither is
    what is lost, since WeasyPrint drops some of what floats in what floats. What is positioned in a
    flexible row in columns it draws twice, and so it is read twice.
    """
    assume(not all(style in body for style in ("columns", "flex", "position: absolute")))
    done = print_one(document("<h1 id=t>T</h1>" + body), FOLDERS)
    path = tmp_path / "print.pdf"
    path.write_bytes(done.data)
    assert [*tagtree.failures(path), *tagtree.faults(path)] == []
    letters = Counter(tagtree.read(path)) - Counter(tagtree.written(document("T" + body)))
    assert all(letter.isdigit() for letter, _ in letters)


IMAGES = [*itertools.product(["1", "L", "LA", "P", "RGB", "RGBA"], ["png"]), ("RGB", "jpg")]


@pytest.mark.parametrize(("mode", "ending"), IMAGES)
def test_images_conform(mode: str, ending: str, tmp_path: Path) -> None:
    Image.new(mode, (40, 20)).save(tmp_path / f"mark.{ending}")
    address = f"http://assets.invalid/mark.{ending}"
    html = document(
        f"<h1>T</h1><p><img src='{address}' alt='A mark'></p><p>A<img src='{address}' alt=''></p>"
        f"<p style='background: url({address})'>B</p>"
        f"<ul style='list-style-image: url({address})'><li>C</li></ul>"
    )
    done = print_one(html, (*FOLDERS, tmp_path))
    assert done.complaints == ()
    path = tmp_path / "print.pdf"
    path.write_bytes(done.data)
    assert tagtree.everything(path, html) == []
    assert outline(path) == "H1(·) P(Figure(·)) P(·) P(·) L(LI(LBody(·)))"


def test_colours_of_a_press_are_complained_of(tmp_path: Path) -> None:
    """PDF/A asks for one output intent, and that is sRGB."""
    Image.new("CMYK", (40, 20)).save(tmp_path / "mark.jpg")
    image = "<h1>T</h1><p><img src='http://assets.invalid/mark.jpg' alt='A mark'></p>"
    found = print_one(document(image), (*FOLDERS, tmp_path)).complaints
    assert found == ("an image is in CMYK, and prints are in sRGB; save it in RGB",)
    text = "<h1>T</h1><p style='color: device-cmyk(0 1 1 0)'>Red</p>"
    found = print_one(document(text), FOLDERS).complaints
    assert found == ("a colour is in CMYK, and prints are in sRGB",)


def test_words_that_a_line_breaks_are_read_whole(tmp_path: Path) -> None:
    """A hyphen of the layout is soft; one of the text is the one that readers search for."""
    style = "p { width: 5em; hyphens: auto } p + p { hyphens: none }"
    text = "Sicherheitsgarantien"
    html = document(f"<h1>T</h1><p lang=de>{text} {text}</p><p>SHA-256</p>", style)
    path = printed(html, tmp_path)
    assert tagtree.everything(path, html) == []
    with pikepdf.open(path) as pdf:
        said = "".join(tagtree.Content.of(pdf).texts.values())
    assert said.count("\u00ad") >= 2
    assert text not in said
    assert text in said.replace("\u00ad", "")
    assert "SHA-256" in said


# -- what an author forgot -----------------------------------------------------------------------

FORGOTTEN = {
    "<h1>T</h1><h3>S</h3>": "the heading “S” is of level 3, and the one before it of level 1",
    "<h2>S</h2>": "the heading “S” is of level 2, and none stands before it",
    "<h1>T</h1>" + SVG.format(' class="bar"', ""): (
        '<svg class="bar"> has no words for those who cannot see it (`aria-label`)'
    ),
    '<h1>T</h1><div role="img" id="p">One</div>': (
        '<div id="p"> has no words for those who cannot see it (`aria-label`)'
    ),
    "<h1>T</h1><table id='t'><tr><td>One<td>Two</table>": (
        '<table id="t"> has no <th>; a table that is none, but a layout, has `role="presentation"`'
    ),
    "<h1>T</h1><table id='t'><tr><th>One<td>Two<tr><th>Three</table>": (
        'the rows of <table id="t"> are not of the same length'
    ),
    "<h1 id='t'>T</h1><p>See <a href='#t'><span aria-hidden='true'>•</span></a>": (
        '<a href="#t"> has no words that say where it leads (`aria-label`)'
    ),
    "<h1 id='t'>T</h1><p aria-hidden='true'><a href='#t'>up</a></p>": (
        '<a href="#t"> leads somewhere, and is no part of what is read aloud'
    ),
    "<h1 id='t'>T</h1><p role='img' aria-label='A'><a href='#t'>up</a></p>": (
        '<a href="#t"> leads somewhere, and is no part of what is read aloud'
    ),
    "<p class='running-title'><a href='#t'>up</a></p><h1 id='t'>T</h1>": (
        '<a href="#t"> leads somewhere, and is no part of what is read aloud'
    ),
}


@pytest.mark.parametrize("body", FORGOTTEN)
def test_what_an_author_forgot_is_complained_of(body: str) -> None:
    assert print_one(document(body, RUNNING), FOLDERS).complaints == (FORGOTTEN[body],)


def test_an_image_without_words_is_complained_of(tmp_path: Path) -> None:
    (tmp_path / "mark.svg").write_text(SVG.format("", ""), "utf-8")
    folders = (*FOLDERS, tmp_path)
    page = "<h1>T</h1><img src='http://assets.invalid/mark.svg'{}>"
    (found,) = print_one(document(page.format("")), folders).complaints
    where = '<img src="http://assets.invalid/mark.svg">'
    assert found == f"{where} has no words for those who cannot see it (`alt`)"
    for words in (" alt=''", " alt='A mark'"):
        assert print_one(document(page.format(words)), folders).complaints == ()


def test_a_document_says_its_title_and_its_language() -> None:
    html = document("<h1>T</h1>")
    untitled = html.replace("<title>A title</title>", "")
    assert print_one(untitled, FOLDERS).complaints == ("the document has no <title>",)
    (found,) = print_one(html.replace(' lang="en"', ""), FOLDERS).complaints
    assert found == "<html> has no `lang`, which says in which language the document is"


# -- what is wrong is found --------------------------------------------------------------------

SAMPLE = (
    "<h1>Title</h1><h2 id=s>Section</h2><p>Text with <a href='#s' aria-label='Up'>a link</a>.</p>"
    "<ul><li>Entry</li></ul><p>He said <q lang=de>ja</q>.</p>"
    "<table><thead><tr><th>A<th>B</thead><tr><td>one<td>two</table>"
    + SVG.format(" aria-label='A drawing'", "")
)


def element(pdf: pikepdf.Pdf, role: str, number: int = 0) -> pikepdf.Object:
    """One of the elements with a role, in the order of the file."""
    found = [
        one
        for one in pdf.objects
        if isinstance(one, pikepdf.Dictionary) and one.get("/S") == f"/{role}" and "/P" in one
    ]
    return found[number]


def retag(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    """Change the contents of the first page."""
    contents = pdf.pages[0].Contents
    data = contents.read_bytes()
    assert old in data
    contents.write(data.replace(old, new, 1))


def unmark(pdf: pikepdf.Pdf) -> None:
    contents = pdf.pages[0].Contents
    data = contents.read_bytes()
    inner = rb"/H1 <</MCID 0>> BDC(.*?)EMC"
    assert re.search(inner, data, re.DOTALL)
    contents.write(re.sub(inner, rb"\1", data, count=1, flags=re.DOTALL))


def drop(holder: pikepdf.Object, key: str) -> None:
    del holder[key]


def swap(pdf: pikepdf.Pdf) -> None:
    kids = pdf.Root.StructTreeRoot.K[0].K
    first, second = kids[2], kids[4]
    kids[2], kids[4] = second, first


def give_to_another(pdf: pikepdf.Pdf) -> None:
    element(pdf, "H2").K.append(element(pdf, "H1").K[0])


def set_role(pdf: pikepdf.Pdf, role: str, other: str) -> None:
    element(pdf, role).S = pikepdf.Name(f"/{other}")


def set_name(pdf: pikepdf.Pdf) -> None:
    element(pdf, "TH").ID = pikepdf.String("x")


def set_language(pdf: pikepdf.Pdf) -> None:
    element(pdf, "Quote").Lang = pikepdf.String("fr")


def widen(pdf: pikepdf.Pdf) -> None:
    element(pdf, "TD").A.ColSpan = 2


def misdirect(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums[1][0] = element(pdf, "H2")


def misdirect_link(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Annots[0].StructParent = 99


def drop_link(pdf: pikepdf.Pdf) -> None:
    link = element(pdf, "Link")
    link.K = pikepdf.Array([kid for kid in link.K if isinstance(kid, int)])


def empty_heading(pdf: pikepdf.Pdf) -> None:
    element(pdf, "H2").K = pikepdf.Array()


BROKEN: dict[str, tuple[Callable[[pikepdf.Pdf], None], str]] = {
    "no tags": (lambda pdf: drop(pdf.Root, "/StructTreeRoot"), "there are no tags"),
    "no title": (lambda pdf: drop(pdf.Root, "/ViewerPreferences"), "the title of the window"),
    "not marked": (unmark, "page 1: TJ paints what is neither content nor artifact"),
    "no beginning": (
        lambda pdf: retag(pdf, b"/H1 <</MCID 0>> BDC", b""),
        "page 1: marked content without a beginning",
    ),
    "no end": (lambda pdf: retag(pdf, b"EMC", b""), "page 1: marked content without an end"),
    "artifact instead": (
        lambda pdf: retag(pdf, b"/H1 <</MCID 0>> BDC", b"/Artifact BMC"),
        "content 0 is owned and not there",
    ),
    "no number": (
        lambda pdf: retag(pdf, b"/H1 <</MCID 0>> BDC", b"/H1 BMC"),
        "/H1 without a number",
    ),
    "the same number": (
        lambda pdf: retag(pdf, b"<</MCID 1>>", b"<</MCID 0>>"),
        "page 1: content 0 begins twice",
    ),
    "a bare artifact": (
        lambda pdf: retag(pdf, b"/Artifact <</Type /Pagination", b"/Artifact <</MCID 77/Type /X"),
        "page 1: content 77 has 0 owners",
    ),
    "two owners": (give_to_another, "page 1: content 0 has 2 owners"),
    "another owner": (misdirect, "the parent tree has another owner of content 0"),
    "another parent": (
        lambda pdf: element(pdf, "H1").__setattr__("P", element(pdf, "H2")),
        "H1: its parent is another",
    ),
    "a role of its own": (lambda pdf: set_role(pdf, "H2", "Title"), "Title is no standard role"),
    "a level left out": (lambda pdf: set_role(pdf, "H2", "H3"), "H3 after H1"),
    "a paragraph in a list": (lambda pdf: set_role(pdf, "LI", "P"), "P directly in L"),
    "a cell in no row": (lambda pdf: set_role(pdf, "TR", "Div"), "TH in Div"),
    "text in a group": (lambda pdf: set_role(pdf, "P", "Div"), "content directly in Div"),
    "nothing in it": (empty_heading, "H2 is empty"),
    "no alternative": (lambda pdf: drop(element(pdf, "Figure"), "/Alt"), "Figure without Alt"),
    "no place": (lambda pdf: drop(element(pdf, "Figure"), "/A"), "Figure without BBox"),
    "no scope": (lambda pdf: drop(element(pdf, "TH").A, "/Scope"), "TH without Scope"),
    "no name": (lambda pdf: drop(element(pdf, "TH"), "/ID"), "TH without ID"),
    "no such header": (set_name, "there are no headers"),
    "no tree of names": (
        lambda pdf: drop(pdf.Root.StructTreeRoot, "/IDTree"),
        "the tree of names has others than the elements",
    ),
    "rows of two lengths": (widen, "a table with rows of [2, 3] cells"),
    "no marks named": (
        lambda pdf: drop(element(pdf, "L"), "/A"),
        "L with labels and without ListNumbering",
    ),
    "a link of nobody": (drop_link, "page 1: an annotation with 0 owners"),
    "a link of another": (misdirect_link, "the parent tree has another owner of an annotation"),
    "a link in a paragraph": (lambda pdf: set_role(pdf, "Link", "Span"), "an annotation in Span"),
    "a link without words": (
        lambda pdf: drop(pdf.pages[0].Annots[0], "/Contents"),
        "page 1: an annotation without words",
    ),
    "no order of links": (lambda pdf: drop(pdf.pages[0].obj, "/Tabs"), "page 1: no tab order"),
    "another order": (swap, "instead of “textwithalink"),
    "another language": (set_language, "“jaabonetwotext” is in 'fr', not in 'de'"),
    "no language": (lambda pdf: drop(element(pdf, "Quote"), "/Lang"), "is in 'en', not in 'de'"),
    "not of the archive": (lambda pdf: drop(pdf.Root, "/OutputIntents"), "3a: "),
    "no metadata": (lambda pdf: drop(pdf.Root, "/Metadata"), "ua1: "),
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    html = document('<p class="running-title">Head</p>' + SAMPLE, RUNNING)
    return html, printed(html, tmp_path_factory.mktemp("sample"))


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_is_found(name: str, sample: tuple[str, Path], tmp_path: Path) -> None:
    html, whole = sample
    assert tagtree.everything(whole, html) == []
    change, expected = BROKEN[name]
    path = tmp_path / "broken.pdf"
    with pikepdf.open(whole) as pdf:
        change(pdf)
        pdf.save(path)
    found = tagtree.everything(path, html)
    assert any(one.startswith(expected) or expected in one for one in found), found
