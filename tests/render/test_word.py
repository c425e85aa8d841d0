"""The Word document: everything of the page is in it, and Word finds it in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from markupsafe import escape

from briefs.diagnostics import Collector, Diagnostic, Faults
from briefs.outputs import WORD
from briefs.render.engine import RendererMissingError
from briefs.render.prose import to_html
from briefs.render.word import document as word_document
from briefs.render.word.document import Writer
from briefs.render.word.package import packed, unpacked
from briefs.render.word.page import Prepared
from briefs.views import documents
from scripts import word_reference
from tests import ooxml
from tests.ooxml import W
from tests.provenance import FOLDERS, LANGUAGES, TREES, Printed, _renderer, in_language

EVERY = pytest.mark.parametrize("tree", TREES)
IN_EACH = pytest.mark.parametrize("language", LANGUAGES)
HOSTILE = (
    "`<w:p/>`{=openxml}",
    '```{=openxml}\n<w:br w:type="page"/>\n```',
    "[^1] [^1]: a footnote? ^[inline]",
    "<!-- a comment --> <?xml version='1.0'?> <![CDATA[x]]>",
    "a | b | c",
    "$x^2$ and $$y$$ and \\(z\\) \\LaTeX{} \\input{/etc/passwd}",
    "![alt](/etc/passwd) <img src=/etc/passwd> {{ 7*7 }} {% raw %}",
    "<script>alert(1)</script> &amp; &lt; &#65; </w:t></w:r>",
    "# no heading\n* no list\n1. nor this",
    "--- ... 'single' \"double\" @cite ~~struck~~ H~2~O :::",
    "שלום \u202eright to left\u202c العربية",
    "e\u0301 \u00a0 \u2009 ﬁ 🙂 \u00ad soft",
    "TLP:RED data-footnote=\"s1\" <a href='#s1'>1</a>",
)


def made_of(page: str, folders: tuple[Path, ...] = FOLDERS) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The document of a page, and what was wrong."""
    collector = Collector()
    data = Writer(folders).write(page, WORD, collector)
    return data, collector.diagnostics


def document_of(page: str, folders: tuple[Path, ...] = FOLDERS) -> ooxml.Document:
    data, diagnostics = made_of(page, folders)
    assert diagnostics == ()
    return ooxml.Document.of(data)


@cache
def made(tree: str, language: str) -> tuple[Printed, ooxml.Document]:
    printed = in_language(tree, language)
    return printed, document_of(printed.word_html)


def folded(text: str) -> str:
    return " ".join(text.split())


def tokens(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def read(page: str) -> tuple[str, list[list[int]]]:
    """What a page says without its running lines and footnotes, and the numbers of each citation.

    Read anew from the HTML, and not as the program reads it.
    """
    root = html.document_fromstring(page)
    for element in root.xpath(
        "//head | //*[@data-control] | //*[starts-with(name(@*[1]), 'data-footnote')]"
    ):
        element.drop_tree()
    cited = []
    for cite in root.find_class("cite"):
        numbers: list[int] = []
        is_run = False
        for link in list(cite.iter("a")):
            first = numbers[-1] + 1 if is_run else int(link.text)
            numbers += range(first, int(link.text) + 1)
            is_run = link.tail == "–"
            link.drop_tree()
        cited.append(numbers)
    for element in root.iter():
        if element.tag in ("p", "li", "td", "th", "h1", "h2", "h3", "div", "br", "tr"):
            element.tail = f" {element.tail or ''}"
            element.text = f" {element.text or ''}"
    for element in root.xpath("//span[contains(@class, 'note') or contains(@class, 'reason')]"):
        element.text = f" {element.text or ''}"
    return root.text_content(), [numbers for numbers in cited if numbers]


def without_isolates(text: str) -> str:
    """A text as Word has it: runs of their own set apart what runs the other way."""
    return re.sub("[\u2066-\u2069]", "", text)


@EVERY
@IN_EACH
def test_word_can_open_it_and_nothing_in_it_leads_nowhere(tree: str, language: str) -> None:
    _, document = made(tree, language)
    assert ooxml.faults(document) == []


@EVERY
@IN_EACH
def test_it_says_what_the_page_says_in_the_same_order(tree: str, language: str) -> None:
    printed, document = made(tree, language)
    wanted, _ = read(printed.word_html)
    assert tokens(ooxml.text(document.body)) == tokens(wanted)


@EVERY
@IN_EACH
def test_each_citation_is_a_footnote_with_its_sentences(tree: str, language: str) -> None:
    printed, document = made(tree, language)
    _, cited = read(printed.word_html)
    sentence = printed.wording.phrase("Sentence")
    known = {q.number: (s, q) for s in printed.whole.sources for q in s.sentences}
    referred = [r.attrib[f"{W}id"] for r in document.body.iter(f"{W}footnoteReference")]
    notes = [ooxml.text(document.footnotes[one]) for one in referred]
    assert len(notes) == len(cited)
    told: set[int] = set()
    for numbers, note in zip(cited, notes, strict=True):
        found = [int(n) for n in re.findall(rf"{sentence} (\d+)(?:[:,;]| –)", note)]
        assert sorted(found) == sorted(set(numbers)), note
        for number in numbers:
            source, q = known[number]
            assert folded(source.title) in note
            quote = without_isolates(printed.wording.quoted(folded(q.exact)))
            full = f"{sentence} {number}: {quote}"
            assert (full in note) == (number not in told), note
            if number not in told:
                assert folded(q.translation) in note
                assert without_isolates(q.voice) in note
            told.add(number)


@EVERY
@IN_EACH
def test_headings_nest_below_one_title(tree: str, language: str) -> None:
    printed, document = made(tree, language)
    styled = list(ooxml.paragraphs(document.body))
    assert [text for style, text in styled if style == "Title"] == [printed.whole.title]
    levels = [0] + [int(style[-1]) for style, _ in styled if style.startswith("Heading")]
    assert max(levels) == 2
    assert all(after <= before + 1 for before, after in pairwise(levels))
    sections = [text for style, text in styled if style == "Heading1"]
    assert sections == [section.heading for section in printed.whole.contents]


@EVERY
@IN_EACH
def test_tables_say_what_heads_them_and_rows_do_not_split(tree: str, language: str) -> None:
    _, document = made(tree, language)
    tables = list(document.body.iter(f"{W}tbl"))
    assert tables
    for table in tables:
        rows = list(table.iter(f"{W}tr"))
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        look = table.find(f"{W}tblPr/{W}tblLook")
        assert look is not None
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        by_row, by_column = look.attrib[f"{W}firstRow"], look.attrib[f"{W}firstColumn"]
        assert heads[0] == (by_row == "1")
        assert heads == sorted(heads, reverse=True), "heads stand above all else"
        assert not all(heads)
        assert "1" in (by_row, by_column)
        bits = int(look.attrib[f"{W}val"], 16)
        assert (bool(bits & 0x20), bool(bits & 0x80)) == (by_row == "1", by_column == "1")
        for row, below in pairwise(rows):
            explains = below.find(f"{W}tc/{W}tcPr/{W}gridSpan") is not None
            kept = {p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p")}
            assert kept == {explains}
        caption = table.find(f"{W}tblPr/{W}tblCaption")
        assert caption is not None
        assert caption.attrib[f"{W}val"]


def in_languages(element: Element) -> Iterator[tuple[str, str]]:
    """The words of each stretch in one language."""
    language, words = None, ""
    for run in element.iter(f"{W}r"):
        own = ooxml.language_of(run)
        if own != language:
            yield language or "", folded(words)
            language, words = own, ""
        words += "".join(t.text or "" for t in run.iter(f"{W}t"))
    yield language or "", folded(words)


@EVERY
@IN_EACH
def test_the_document_and_each_quote_say_their_language(tree: str, language: str) -> None:
    printed, document = made(tree, language)
    regions = {"en": "en-GB", "de": "de-DE", "fr": "fr-FR", "he": "he-IL", "ar": "ar-EG"}
    default = document.xml("word/styles.xml").find(f".//{W}docDefaults//{W}lang")
    assert default is not None
    assert default.attrib[f"{W}val"] == regions[language]
    core = document.parts["docProps/core.xml"].decode()
    assert f"<dc:language>{language}</dc:language>" in core
    stretches = [*in_languages(document.body)]
    for source in printed.whole.sources:
        for q in source.sentences:
            quoted = without_isolates(printed.wording.quoted(folded(q.exact)))
            assert (regions[q.language], quoted) in stretches
    foreign = [words for own, words in stretches if own not in ("", regions[language])]
    for section in printed.whole.contents:
        assert section.heading not in foreign
    assert not any(printed.wording.phrase("Review") in words for words in foreign)


@EVERY
@IN_EACH
def test_the_marking_is_on_every_page_and_a_draft_says_so(tree: str, language: str) -> None:
    printed, document = made(tree, language)
    whole = printed.whole
    (header,), (footer,) = document.running("header"), document.running("footer")
    assert header == f"{whole.state} {whole.marking}" if whole.is_draft else whole.marking
    assert whole.marking in footer
    assert f"{whole.title} · {whole.edition}" in footer
    section = document.body.find(f"{W}sectPr")
    assert section is not None
    kinds = {child.tag.removeprefix(W): child.attrib.get(f"{W}type") for child in section}
    assert kinds["headerReference"] == kinds["footerReference"] == "default"
    assert "titlePg" not in kinds
    sizes = {
        style.attrib[f"{W}styleId"]: size.attrib[f"{W}val"]
        for style in document.xml("word/styles.xml").iter(f"{W}style")
        if (size := style.find(f"{W}rPr/{W}sz")) is not None
    }
    assert int(sizes["RunningMarking"]) >= 24  # half points


def test_a_cleared_edition_is_no_draft_and_another_marking_is_its_own() -> None:
    printed = in_language("project", "en")
    whole = replace(printed.whole, is_draft=False, state="cleared", marking="TLP:AMBER+STRICT")
    document = document_of(word_page(printed, whole))
    assert document.running("header") == ["TLP:AMBER+STRICT"]
    assert "TLP:AMBER+STRICT" in document.running("footer")[0]
    assert "TLP:CLEAR" not in "".join([*document.running("header"), *document.running("footer")])


@pytest.mark.parametrize(
    ("paper", "size"), [("A4", ("11906", "16838")), ("letter", ("12240", "15840"))]
)
def test_it_is_for_the_paper_of_the_publication(paper: str, size: tuple[str, str]) -> None:
    printed = in_language("project", "en")
    document = document_of(word_page(printed, replace(printed.whole, paper=paper)))
    page, margins = document.body.find(f".//{W}pgSz"), document.body.find(f".//{W}pgMar")
    assert page is not None
    assert margins is not None
    assert (page.attrib[f"{W}w"], page.attrib[f"{W}h"]) == size
    sides = sum(int(margins.attrib[f"{W}{side}"]) for side in ("left", "right"))
    assert int(size[0]) - sides == word_reference.WIDTH, "where the marking is aligned to"


def word_page(printed: Printed, whole: documents.Briefing) -> str:
    return _renderer().html(WORD, printed.wording, briefing=whole)


@IN_EACH
def test_its_properties_are_those_of_the_edition(language: str) -> None:
    printed, document = made("project", language)
    core = {child.tag.partition("}")[2]: child.text for child in document.xml("docProps/core.xml")}
    whole = printed.whole
    assert core == {
        "title": whole.title,
        "subject": f"{whole.kind} · {whole.edition}",
        "creator": whole.publisher,
        "keywords": whole.marking,
        "language": language,
        "created": f"{whole.issued}T00:00:00Z",
        "modified": f"{whole.issued}T00:00:00Z",
    }


# -- text is data ------------------------------------------------------------------------------


def hostile(value: str, number: int) -> str:
    """A text with something hostile behind it."""
    return f"{value} {HOSTILE[number % len(HOSTILE)]}"


def test_hostile_texts_are_printed_as_they_stand_wherever_they_are() -> None:
    printed = in_language("project", "en")
    whole = printed.whole
    source = whole.sources[0]
    sentences = tuple(
        replace(
            q,
            exact=hostile(q.exact, n),
            translation=hostile(q.translation, n + 1),
            voice=hostile(q.voice, n + 2),
        )
        for n, q in enumerate(source.sentences)
    )
    changed = replace(
        whole,
        title=hostile(whole.title, 6),
        notices=tuple(HOSTILE),
        facts=tuple(replace(f, value=hostile(f.value, n)) for n, f in enumerate(whole.facts)),
        rows=tuple(
            replace(r, what=hostile(r.what, n), voices=hostile(r.voices, n + 5))
            for n, r in enumerate(whole.rows)
        ),
        sources=(replace(source, sentences=sentences, title=hostile(source.title, 1)),),
    )
    page = word_page(printed, changed)
    document = document_of(page)
    assert ooxml.faults(document) == []
    wanted, cited = read(page)
    assert ooxml.text(document.body).count("openxml") == wanted.count("openxml") > 5
    assert tokens(ooxml.text(document.body)) == tokens(wanted)
    assert len(document.footnotes) == len(cited)
    for text in HOSTILE:
        assert folded(text) in ooxml.text(document.body)
    assert not [name for name in document.parts if "media" in name]
    assert folded(hostile(whole.title, 6)) in document.running("footer")[0]
    assert "root:" not in document.everything


# What XML cannot hold is refused where records are read. A soft hyphen that ends a text, where no
# word can be broken, is left out by Pandoc; others are looked for above.
TEXTS = st.text(
    st.one_of(
        st.sampled_from("`$|<>&[]{}()^~*_\\#!\"'@:-=.+\u00a0\u202e\u2028אب"),
        st.characters(
            exclude_categories=["Cs", "Cc", "Cn", "Co"], exclude_characters="\ufffe\u00ad"
        ),
    ),
    max_size=30,
)


@settings(max_examples=30, deadline=None)
@given(st.lists(TEXTS, min_size=20, max_size=20))
def test_any_text_is_printed_as_it_stands(texts: list[str]) -> None:
    """As text, in a table and in prose; twenty at a time, since Pandoc is begun for each page."""
    cells = "".join(f"<tr><th scope='row'>x</th><td>x {escape(t)}</td></tr>" for t in texts)
    lines = "".join(f"<p>x {escape(t)} x</p>" for t in texts)
    prose = "".join(f"<p>x {to_html(t)} x</p>" for t in texts)
    document = document_of(page_with(f"<table>{cells}</table>{lines}{prose}"))
    assert ooxml.faults(document) == []
    found = [text for _, text in ooxml.paragraphs(document.body)]
    assert found[1 : 2 * len(texts) : 2] == [folded(f"x {t}") for t in texts]
    after = found[2 * len(texts) :]
    assert after[: len(texts)] == [folded(f"x {t} x") for t in texts]
    plain = [html.fromstring(f"<p>x {to_html(t)} x</p>").text_content() for t in texts]
    assert after[len(texts) :] == [folded(t) for t in plain]


def page_with(body: str, head: str = "") -> str:
    controls = "".join(f"<p data-control='{tag}'>{tag}</p>" for tag in word_reference.CONTROLS)
    return (
        f"<!DOCTYPE html><html lang='en' dir='ltr'><head><title>T</title>{head}</head>"
        f"<body>{controls}{body}</body></html>"
    )


@pytest.mark.parametrize("address", ["/etc/passwd", "file:///etc/passwd", "http://x.invalid/p.png"])
def test_a_page_brings_no_file_in_and_pictures_are_told_in_words(address: str) -> None:
    pictures = f"<img src='{address}' alt='a map'> <img src='{address}' alt=''> <svg role='img'>"
    pictures += "<title>three of ten</title><rect x='1'/><path d='M0 0'></path></svg> <svg/>"
    document = document_of(page_with(f"<p>shown: {pictures}</p><p>after</p>"))
    found = [text for _, text in ooxml.paragraphs(document.body)]
    assert found == ["shown: a map three of ten", "after"]
    assert not [name for name in document.parts if "media" in name]
    assert ooxml.faults(document) == []


def test_pandoc_itself_reads_nothing_but_its_page() -> None:
    """Were a picture left in a page, it would still not be fetched, and that would be told."""
    page = Prepared(page_with(f"<p>a <img src='{Path(__file__).as_uri()}' alt='words'></p>"))
    data, (complaint,) = Writer(FOLDERS)._convert(page)
    assert "Could not fetch resource" in complaint
    assert not [name for name in ooxml.Document.of(data).parts if "media" in name]


def test_a_passage_from_right_to_left_is_said_to_be(tmp_path: Path) -> None:
    document = document_of(page_with("<p>He said <q lang='he'>שלום</q>.</p>"))
    run = next(r for r in document.body.iter(f"{W}r") if "שלום" in ooxml.text(r))
    lang = run.find(f"{W}rPr/{W}lang")
    assert lang is not None
    assert (lang.attrib[f"{W}val"], lang.attrib[f"{W}bidi"]) == ("he-IL", "he-IL")
    assert run.find(f"{W}rPr/{W}rtl") is not None


def test_a_document_from_right_to_left_is_set_so() -> None:
    page = page_with("<p>שלום</p>").replace("lang='en' dir='ltr'", "lang='he' dir='rtl'")
    document = document_of(page)
    assert all(p.find(f"{W}pPr/{W}bidi") is not None for p in document.body.iter(f"{W}p"))


# -- the reference document --------------------------------------------------------------------


def test_the_shipped_reference_document_is_the_one_that_the_script_writes() -> None:
    assert word_reference.REFERENCE.read_bytes() == word_reference.reference()
    document = ooxml.Document.of(word_reference.reference())
    shown = {text for _, text in ooxml.paragraphs(document.body)}
    names = {style.name for style in (*word_reference.PARAGRAPHS, *word_reference.CHARACTERS)}
    running = {"header", "footer", "footnote text", "Default Paragraph Font"}
    assert shown == names - running


def own(tmp_path: Path, **changes: bytes | None) -> tuple[Path, ...]:
    """A template folder with a reference document of its own; None takes a part away."""
    parts = unpacked(word_reference.reference())
    for name, data in changes.items():
        key = f"word/{name}.xml"
        if data is None:
            del parts[key]
        else:
            parts[key] = data
    (tmp_path / "reference.docx").write_bytes(packed(parts))
    return (tmp_path, *FOLDERS)


def part(name: str) -> bytes:
    return unpacked(word_reference.reference())[f"word/{name}.xml"]


def test_a_house_changes_the_looks_with_a_reference_document_of_its_own(tmp_path: Path) -> None:
    """A class for which it has a style gets that style, whatever the class."""
    styles = part("styles").replace(b"</w:styles>", _OWN_STYLE + b"</w:styles>")
    folders = own(tmp_path, styles=styles)
    document = document_of(page_with("<p class='house-line'>Veldmark</p><p>x</p>"), folders)
    assert ("HouseLine", "Veldmark") in list(ooxml.paragraphs(document.body))
    assert b"C0FFEE" in document.parts["word/styles.xml"]
    shipped = document_of(page_with("<p class='house-line'>Veldmark</p><p>x</p>"))
    assert {style for style, _ in ooxml.paragraphs(shipped.body)} <= {"FirstParagraph", "BodyText"}


_OWN_STYLE = (
    b'<w:style w:type="paragraph" w:customStyle="1" w:styleId="HouseLine">'
    b'<w:name w:val="House line"/><w:basedOn w:val="Normal"/>'
    b'<w:rPr><w:color w:val="C0FFEE"/></w:rPr></w:style>'
)


def test_the_mark_of_a_house_stands_in_the_header_of_its_reference_document(tmp_path: Path) -> None:
    parts = unpacked(word_reference.reference())
    blip = (
        b'<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        b'r:embed="rId1"/></w:drawing></w:r>'
    )
    header = parts["word/header1.xml"].replace(b"</w:p>", blip + b"</w:p>")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="media/mark.png"/></Relationships>'
    )
    types = parts["[Content_Types].xml"].replace(
        b"<Override", b'<Default Extension="png" ContentType="image/png"/><Override', 1
    )
    parts |= {
        "word/header1.xml": header,
        "word/_rels/header1.xml.rels": relations.encode(),
        "word/media/mark.png": b"\x89PNG",
        "[Content_Types].xml": types,
    }
    (tmp_path / "reference.docx").write_bytes(packed(parts))
    document = document_of(page_with("<p>x</p>"), (tmp_path, *FOLDERS))
    assert ooxml.faults(document) == []
    assert document.parts["word/media/mark.png"] == b"\x89PNG"
    assert b"rId1" in document.parts["word/header1.xml"]


def test_content_controls_without_a_run_and_of_whole_paragraphs_are_filled(tmp_path: Path) -> None:
    control = (
        b"<w:sdt><w:sdtPr><w:tag w:val='%s'/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>"
    )
    whole = control % (b"marking", b"<w:p/>")
    placed = control % (
        b"draft",
        b"<w:r><w:rPr><w:rStyle w:val='PlaceholderText'/></w:rPr><w:t>Click</w:t></w:r>"
        b"<w:r><w:t> here</w:t></w:r>",
    )
    old = part("header1")
    begin, end = old.index(b"<w:p>"), old.index(b"</w:hdr>")
    header = old[:begin] + whole + b"<w:p>" + placed + b"</w:p>" + old[end:]
    document = document_of(page_with("<p>x</p>"), own(tmp_path, header1=header))
    assert document.running("header") == ["marking draft"]
    assert b"PlaceholderText" not in document.parts["word/header1.xml"]
    assert b"sdt" not in document.parts["word/header1.xml"]


def test_whatever_html_a_house_writes_has_a_style() -> None:
    body = """<dl><dt>Term</dt><dd><p>One</p></dd></dl><blockquote><p>Two</p></blockquote>
    <figure><p>Three</p><figcaption>Four</figcaption></figure><h2>A</h2><h3>B</h3><h4>C</h4>
    <h5>D</h5><pre>five\n  six</pre><ol><li>seven<ol><li>eight</li></ol></li></ol>
    <table><caption>Nine</caption><tr><td>ten<table><tr><td>eleven</td></tr></table></td></tr>
    </table><p><em>x</em> <strong>x</strong> <code>x</code> <sub>x</sub> <del>x</del></p>"""
    document = document_of(page_with(body))
    assert ooxml.faults(document) == []
    words = "Term One Two Three Four A B C D five six seven eight Nine ten eleven x x x x x"
    assert tokens(ooxml.text(document.body)) == words.split()


@pytest.mark.parametrize(
    ("before", "after", "message", "hint"),
    [
        (
            b'<w:tag w:val="draft"/>',
            b'<w:tag w:val="drafft"/>',
            "`word.html.jinja` gives no text for the content control `drafft` in "
            "`word/header1.xml`.",
            "Did you mean `draft`?",
        ),
        (
            b'<w:tag w:val="marking"/>',
            b'<w:tag w:val="draft"/>',
            "The marking is missing in `word/header1.xml`.",
            "Add a plain-text content control with the tag `marking`.",
        ),
    ],
)
def test_a_reference_document_that_would_mislead_readers_is_a_fault(
    tmp_path: Path, before: bytes, after: bytes, message: str, hint: str
) -> None:
    folders = own(tmp_path, header1=part("header1").replace(before, after))
    _, (found,) = made_of(page_with("<p>x</p>"), folders)
    assert (found.code, found.message, found.hint) == ("template-error", message, hint)
    assert found.span.path == "templates/reference.docx"


def test_a_reference_document_without_a_header_is_a_fault(tmp_path: Path) -> None:
    parts = unpacked(word_reference.reference())
    del parts["word/header1.xml"]
    relations = parts["word/_rels/document.xml.rels"].decode()
    document = parts["word/document.xml"].decode()
    types = parts["[Content_Types].xml"].decode()
    relations = re.sub(r'<Relationship Id="rId6"[^>]*>', "", relations)
    document = re.sub(r"<w:headerReference[^>]*>", "", document)
    types = re.sub(r'<Override PartName="/word/header1.xml"[^>]*>', "", types)
    parts |= {
        "word/_rels/document.xml.rels": relations.encode(),
        "word/document.xml": document.encode(),
        "[Content_Types].xml": types.encode(),
    }
    (tmp_path / "reference.docx").write_bytes(packed(parts))
    _, (found,) = made_of(page_with("<p>x</p>"), (tmp_path, *FOLDERS))
    assert found.message == "There is no header, so the marking is missing in it."


@pytest.mark.parametrize("data", [b"", b"no zip file", packed({"x": b""})])
def test_what_is_no_word_document_is_a_fault(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "reference.docx").write_bytes(data)
    with pytest.raises(Faults) as faults:
        Writer((tmp_path, *FOLDERS))
    (found,) = faults.value.diagnostics
    assert found.message == "This is no Word document."
    assert found.span.path == "templates/reference.docx"


@pytest.mark.parametrize("name", ["styles", "header1"])
@pytest.mark.parametrize("data", [b"<w:styles", b'<!DOCTYPE x [<!ENTITY y SYSTEM "z">]><x>&y;</x>'])
def test_a_part_that_is_no_xml_or_brings_a_file_in_is_a_fault(
    tmp_path: Path, name: str, data: bytes
) -> None:
    with pytest.raises(Faults) as faults:
        Writer(own(tmp_path, **{name: data}))
    (found,) = faults.value.diagnostics
    assert found.message == "This is no Word document."


def test_where_pandoc_is_missing_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    word_document._pandoc.cache_clear()
    monkeypatch.setattr(word_document, "find_spec", lambda name: None)
    try:
        with pytest.raises(RendererMissingError, match=r'pip install "briefs\[docx\]"'):
            Writer(FOLDERS)
    finally:
        word_document._pandoc.cache_clear()
