"""What Pandoc made into the document as it is published: a package of the Office Open XML kind.

Element names and their order are those of ECMA-376, part 1 (WordprocessingML).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from lxml import etree

from briefs.render.word.page import Prepared
from briefs.render.word.styles import Element, W, parsed

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_RUNNING = ("word/header", "word/footer")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PLACEHOLDER = "PlaceholderText"
_FIRST_COLUMN = 0x0080
_PAPERS = {"A4": (11906, 16838), "letter": (12240, 15840)}
_REGION = {"en": "en-GB"}
"""Where not the likeliest region is meant: this publication writes dates day first."""
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"><Application>briefs</Application></Properties>'
)

Parts = dict[str, bytes]


def unpacked(data: bytes) -> Parts:
    """The parts of a package by their names; `zipfile.BadZipFile` where it is none."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A package: the same parts give the same bytes. The list of types comes first, as it should.

    Entries have the date that zip files begin with, and are not said to be of any system.
    """
    data = io.BytesIO()
    first = "[Content_Types].xml"
    with zipfile.ZipFile(data, "w") as package:
        for name in sorted(parts, key=lambda name: (name != first, name)):
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, parts[name])
    return data.getvalue()


def controls(parts: Mapping[str, bytes]) -> Iterator[tuple[str, set[str]]]:
    """The headers and footers of a package, each with the tags of its content controls."""
    for name in sorted(parts):
        if name.startswith(_RUNNING):
            tags = parsed(parts[name]).iter(f"{W}tag")
            yield name, {tag.get(f"{W}val", "") for tag in tags}


def finished(data: bytes, page: Prepared) -> bytes:
    """The document with its headers and footers filled, its tables and its properties in order."""
    parts = unpacked(data)
    for name in parts:
        if name.startswith(_RUNNING):
            parts[name] = _edited(parts[name], lambda root: _fill(root, page.controls))
    for name in ("word/document.xml", "word/footnotes.xml", "word/styles.xml"):
        parts[name] = _edited(parts[name], _name_languages)
    parts["word/document.xml"] = _edited(
        parts["word/document.xml"], lambda root: _finish(root, page)
    )
    parts["docProps/core.xml"] = _core(page.meta)
    parts["docProps/app.xml"] = _APP
    return packed(parts)


def _edited(part: bytes, edit: Callable[[Element], None]) -> bytes:
    root = parsed(part)
    edit(root)
    return _written(root)


def _written(root: Element) -> bytes:
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def _fill(root: Element, texts: Mapping[str, str]) -> None:
    """Put the texts where the content controls are, as plain text that anybody can change."""
    for control in list(root.iter(f"{W}sdt")):
        tag, content = control.find(f"{W}sdtPr/{W}tag"), control.find(f"{W}sdtContent")
        if tag is None or content is None or tag.get(f"{W}val") not in texts:
            continue
        first, *others = list(content.iter(f"{W}r")) or [_new_run(content)]
        for run in others:
            run.getparent().remove(run)
        _say(first, texts[tag.get(f"{W}val")])
        for child in list(content):
            control.addprevious(child)
        control.getparent().remove(control)


def _new_run(content: Element) -> Element:
    """A run in a content control that has none: in its paragraph, if it is of whole paragraphs."""
    paragraph = content.find(f"{W}p")
    return etree.SubElement(content if paragraph is None else paragraph, f"{W}r")


def _say(run: Element, text: str) -> None:
    """Give a run this text and no other; it keeps its looks, apart from those of a placeholder."""
    for child in list(run):
        if child.tag != f"{W}rPr":
            run.remove(child)
    style = run.find(f"{W}rPr/{W}rStyle")
    if style is not None and style.get(f"{W}val") == _PLACEHOLDER:
        style.getparent().remove(style)
    etree.SubElement(run, f"{W}t", {_SPACE: "preserve"}).text = text


def _name_languages(root: Element) -> None:
    """Say languages as Word does: with a region, and what runs from right to left."""
    for lang in root.iter(f"{W}lang"):
        tag = lang.get(f"{W}val", "")
        try:
            is_rtl = Locale.parse(tag, sep="-").text_direction == "rtl"
        except (UnknownLocaleError, ValueError):
            continue
        lang.set(f"{W}val", _with_region(tag))
        if is_rtl:
            lang.set(f"{W}bidi", _with_region(tag))
            in_text = lang.getparent().getparent().tag == f"{W}r"
            if in_text and lang.getparent().find(f"{W}rtl") is None:
                lang.addprevious(etree.Element(f"{W}rtl"))


def _with_region(tag: str) -> str:
    """A language with the region where most speak it, if it has none: Word checks spelling so."""
    if tag in _REGION or "-" in tag:
        return _REGION.get(tag, tag)
    likely = str(get_global("likely_subtags").get(tag, tag)).split("_")
    return f"{tag}-{likely[-1]}" if len(likely) > 1 else tag


def _finish(root: Element, page: Prepared) -> None:
    _finish_tables(root, page.row_headings)
    if size := _PAPERS.get(page.meta.get("paper", "")):
        for section in root.iter(f"{W}sectPr"):
            _cut(section, *size)


def _cut(section: Element, width: int, height: int) -> None:
    """Set the size of pages in twentieths of a point; lines stay as long as they were."""
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is None or margins is None:
        return
    wider = width - int(size.get(f"{W}w", width))
    size.set(f"{W}w", str(width))
    size.set(f"{W}h", str(height))
    for side, share in (("left", wider // 2), ("right", wider - wider // 2)):
        margins.set(f"{W}{side}", str(int(margins.get(f"{W}{side}", 0)) + share))


def _finish_tables(root: Element, row_headings: Sequence[bool]) -> None:
    """Say of each table what its first column is, what it shows, and that its rows do not split."""
    heading = ""
    headed = iter(row_headings)
    for element in root.iter(f"{W}p", f"{W}tbl"):
        if element.tag == f"{W}p":
            style = element.find(f"{W}pPr/{W}pStyle")
            if style is not None and style.get(f"{W}val", "").startswith("Heading"):
                heading = "".join(text.text or "" for text in element.iter(f"{W}t"))
            continue
        properties = element.find(f"{W}tblPr")
        look = properties.find(f"{W}tblLook")
        if next(headed, False):
            look.set(f"{W}firstColumn", "1")
            look.set(f"{W}val", f"{int(look.get(f'{W}val'), 16) | _FIRST_COLUMN:04X}")
        if heading and properties.find(f"{W}tblCaption") is None:
            etree.SubElement(properties, f"{W}tblCaption", {f"{W}val": heading})
        for row in element.iter(f"{W}tr"):
            etree.SubElement(_first(row, "trPr"), f"{W}cantSplit")
            below = row.getnext()
            if below is not None and below.find(f"{W}tc/{W}tcPr/{W}gridSpan") is not None:
                for paragraph in row.iter(f"{W}p"):
                    _keep_with_next(paragraph)


def _first(element: Element, name: str) -> Element:
    """The properties of an element, which come first in it; new ones where it has none."""
    found = element.find(f"{W}{name}")
    if found is None:
        found = etree.Element(f"{W}{name}")
        element.insert(0, found)
    return found


def _keep_with_next(paragraph: Element) -> None:
    """A row stays on the page of the row below it, which goes across columns and explains it."""
    properties = _first(paragraph, "pPr")
    keep = etree.Element(f"{W}keepNext")
    style = properties.find(f"{W}pStyle")
    if style is None:
        properties.insert(0, keep)
    else:
        style.addnext(keep)


def _core(meta: Mapping[str, str]) -> bytes:
    """The properties of the document, from what the head of the page says."""
    names = {"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI}
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap=names)
    for name, given in (
        (f"{{{_DC}}}title", "title"),
        (f"{{{_DC}}}subject", "description"),
        (f"{{{_DC}}}creator", "author"),
        (f"{{{_CORE}}}keywords", "keywords"),
        (f"{{{_DC}}}language", "lang"),
        (f"{{{_TERMS}}}created", "dcterms.created"),
        (f"{{{_TERMS}}}modified", "dcterms.created"),
    ):
        if value := meta.get(given):
            element = etree.SubElement(root, name)
            element.text = value
            if name.startswith(f"{{{_TERMS}}}"):
                element.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
                element.text = f"{value}T00:00:00Z"
    return _written(root)
