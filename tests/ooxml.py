"""Reading Word documents back, as far as Word itself would complain or readers would see.

The parts and their rules are those of ECMA-376: part 2 for packages, part 1 for what is in them.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_MOST = 40
"""How long the name of a bookmark may be in Word."""


@dataclass(frozen=True)
class Document:
    """The parts of a package by their names."""

    parts: dict[str, bytes]

    @classmethod
    def of(cls, data: bytes) -> Document:
        with zipfile.ZipFile(BytesIO(data)) as package:
            assert package.testzip() is None
            names = package.namelist()
            assert len(names) == len(set(names))
            return cls({name: package.read(name) for name in names})

    def xml(self, name: str) -> Element:
        return ElementTree.fromstring(self.parts[name])

    @property
    def body(self) -> Element:
        body = self.xml("word/document.xml").find(f"{W}body")
        assert body is not None
        return body

    @property
    def footnotes(self) -> dict[str, Element]:
        """The footnotes by their ids, without those that only draw lines."""
        notes = self.xml("word/footnotes.xml").iter(f"{W}footnote")
        return {note.attrib[f"{W}id"]: note for note in notes if f"{W}type" not in note.attrib}

    def running(self, kind: str) -> list[str]:
        """The texts of its headers, or of its footers."""
        names = sorted(name for name in self.parts if name.startswith(f"word/{kind}"))
        return [text(self.xml(name)) for name in names]

    @property
    def everything(self) -> str:
        """All parts as they are written, and their texts, in which no tag parts a word."""
        xml = [name for name in self.parts if name.endswith((".xml", ".rels"))]
        raw = (data.decode("utf-8", "replace") for data in self.parts.values())
        return "\n".join([*raw, *("".join(self.xml(name).itertext()) for name in xml)])


def text(element: Element) -> str:
    """What a reader sees of an element: paragraphs and cells part words."""
    pieces = []
    for one in element.iter():
        if one.tag in (f"{W}p", f"{W}br", f"{W}tab"):
            pieces.append(" ")
        elif one.tag == f"{W}softHyphen":
            pieces.append("\u00ad")
        elif one.tag == f"{W}noBreakHyphen":
            pieces.append("\u2011")
        elif one.tag == f"{W}t":
            pieces.append(one.text or "")
    return " ".join("".join(pieces).split())


def paragraphs(element: Element) -> Iterator[tuple[str, str]]:
    """Each paragraph: its style and its text."""
    for paragraph in element.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        yield ("" if style is None else style.attrib[f"{W}val"]), text(paragraph)


def language_of(run: Element) -> str:
    """The language that a run says it is in; empty where it is that of the document."""
    lang = run.find(f"{W}rPr/{W}lang")
    return "" if lang is None else lang.attrib[f"{W}val"]


def faults(document: Document) -> list[str]:
    """What keeps a package from being opened, or leads nowhere in it."""
    found = [*_package_faults(document)]
    roots = [document.xml("word/document.xml"), document.xml("word/footnotes.xml")]
    styles = {
        (style.attrib[f"{W}type"], style.attrib[f"{W}styleId"])
        for style in document.xml("word/styles.xml").iter(f"{W}style")
    }
    named = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
    for element in (one for root in roots for one in root.iter()):
        name = element.tag.removeprefix(W)
        value = element.attrib.get(f"{W}val", "")
        if name in named and (named[name], value) not in styles:
            found.append(f"there is no style {value}")
    bookmarks = [b.attrib[f"{W}name"] for root in roots for b in root.iter(f"{W}bookmarkStart")]
    for root in roots:
        begun = sorted(b.attrib[f"{W}id"] for b in root.iter(f"{W}bookmarkStart"))
        ended = sorted(b.attrib[f"{W}id"] for b in root.iter(f"{W}bookmarkEnd"))
        if begun != ended or len(begun) != len(set(begun)):
            found.append("bookmarks do not end where they begin")
        for link in root.iter(f"{W}hyperlink"):
            anchor = link.attrib.get(f"{W}anchor")
            if anchor is not None and anchor not in bookmarks:
                found.append(f"a link leads to {anchor}, which is nowhere")
    found += [
        f"the bookmark {name} is there twice" for name, n in Counter(bookmarks).items() if n > 1
    ]
    found += [f"the bookmark {name} is too long" for name in bookmarks if len(name) > _MOST]
    referred = [one.attrib[f"{W}id"] for one in roots[0].iter(f"{W}footnoteReference")]
    if sorted(referred) != sorted(document.footnotes):
        found.append("footnotes and what refers to them differ")
    for cell in roots[0].iter(f"{W}tc"):
        if cell[-1].tag != f"{W}p":
            found.append("a cell does not end with a paragraph")
    return found


def _package_faults(document: Document) -> Iterator[str]:
    types = document.xml("[Content_Types].xml")
    endings = {one.attrib["Extension"] for one in types.iter(f"{TYPES}Default")}
    parts = {one.attrib["PartName"].removeprefix("/") for one in types.iter(f"{TYPES}Override")}
    yield from (f"there is no part {name}" for name in parts - set(document.parts))
    for name in document.parts:
        if name == "[Content_Types].xml":
            continue
        if name not in parts and name.rpartition(".")[2] not in endings:
            yield f"nobody says what {name} is"
        if name.endswith(".xml") and name not in parts:
            yield f"{name} is said to be any XML"
        if name.endswith(".rels"):
            yield from _relation_faults(document, name)
    for name in ("word/document.xml", "word/footnotes.xml"):
        folder, base = posixpath.split(name)
        relations = f"{folder}/_rels/{base}.rels"
        known = {one.attrib["Id"] for one in document.xml(relations)}
        for element in document.xml(name).iter():
            for key, value in element.attrib.items():
                if key.startswith(R) and value not in known:
                    yield f"{name} refers to {value}, which is nothing"


def _relation_faults(document: Document, name: str) -> Iterator[str]:
    folder = posixpath.dirname(posixpath.dirname(name))
    for relation in document.xml(name).iter(f"{RELATIONS}Relationship"):
        target = relation.attrib["Target"]
        if relation.get("TargetMode") == "External":
            if not target.startswith(("https://", "http://", "mailto:")):
                yield f"{name} leads out to {target}"
        elif posixpath.normpath(posixpath.join(folder, target)).lstrip("/") not in document.parts:
            yield f"{name} leads to {target}, which is not there"
