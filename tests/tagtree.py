"""The tag tree of a PDF, walked: what is drawn belongs to one element each, and reads as its HTML.

Written against ISO 32000-1 (14.6 to 14.8) and ISO 14289-1, with no eye to how the tree is made.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import page
import pikepdf

Sequence = tuple[tuple[int, int], int]
"""Marked content: the content stream that it is in, by the number of its object, and its MCID."""

GROUPS = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote"}
INLINE = {"Span", "Quote", "Code", "Link", "Note", "Reference"}
KIDS = {
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
}
PARENTS = {
    "LI": {"L"},
    "Lbl": {"LI", "Note"},
    "LBody": {"LI"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
}
HEADINGS = {f"H{level}": level for level in range(1, 7)}
ROLES = GROUPS | INLINE | set(KIDS) | set(PARENTS) | set(HEADINGS) | {"P", "Caption", "Figure"}
_PAINTING = {"INLINE IMAGE", "Do", "sh", "Tj", "TJ", "'", '"', *"SsfFBb", "f*", "B*", "b*"}
_SAID: Sequence = ((0, 0), 0)
"""Stands for content whose text is told otherwise (`ActualText`)."""


@dataclass
class Content:
    """The marked content of a file, and what is wrong with it."""

    pages: dict[Sequence, int] = field(default_factory=dict)
    """Every sequence that an element must own, with the number of its page, from 0."""
    texts: dict[Sequence, str] = field(default_factory=dict)
    """What is written in each of them."""
    faults: list[str] = field(default_factory=list)
    fonts: dict[tuple[int, int], dict[bytes, str]] = field(default_factory=dict)
    """For each font its letters, by their codes."""

    @classmethod
    def of(cls, document: pikepdf.Pdf) -> Content:
        content = cls()
        for number, one in enumerate(document.pages):
            content.read(one, one.Contents.objgen, number, [])
        return content

    def read(self, holder: Any, stream: tuple[int, int], page: int, within: list[Any]) -> None:
        """Read a content stream: that of a page, or a form on it, which may be in something."""
        is_page = isinstance(holder, pikepdf.Page)
        resources = holder.resources if is_page else holder.get("/Resources", pikepdf.Dictionary())
        open_ = list(within)
        font: dict[bytes, str] = {}
        for instruction in pikepdf.parse_content_stream(holder):
            operands, name = instruction.operands, str(instruction.operator)
            if name in {"BDC", "BMC"}:
                self._begin(operands, stream, page, open_)
            elif name == "EMC":
                if len(open_) == len(within):
                    self.faults.append(f"page {page + 1}: marked content without a beginning")
                    continue
                open_.pop()
            elif name == "Tf":
                font = self._font(resources.Font[str(operands[0])])
            elif name in _PAINTING:
                form = resources.XObject[str(operands[0])] if name == "Do" else None
                if form is not None and form.Subtype == "/Form":
                    self.read(form, form.objgen, page, open_)
                elif not open_:
                    self.faults.append(
                        f"page {page + 1}: {name} paints what is neither content nor artifact"
                    )
                elif name in {"Tj", "TJ"} and open_[0] and _SAID not in open_:
                    owner = open_[0]
                    self.texts[owner] = self.texts.get(owner, "") + _decoded(operands[0], font)
        if len(open_) != len(within):
            self.faults.append(f"page {page + 1}: marked content without an end")

    def _begin(
        self, operands: Any, stream: tuple[int, int], page: int, open_: list[Sequence | None]
    ) -> None:
        properties = operands[1] if len(operands) > 1 else pikepdf.Dictionary()
        if "/ActualText" in properties and open_:
            if open_[0] is not None:  # of an artifact nothing is read
                said = str(properties.ActualText)
                self.texts[open_[0]] = self.texts.get(open_[0], "") + said
            open_.append(_SAID)
            return
        if "/MCID" not in properties:
            if str(operands[0]) != "/Artifact":
                self.faults.append(f"page {page + 1}: {operands[0]} without a number")
            open_.append(None)
            return
        number = int(properties.MCID)
        if open_:
            self.faults.append(f"page {page + 1}: content {number} within something else")
        if (stream, number) in self.pages:
            self.faults.append(f"page {page + 1}: content {number} begins twice")
        self.pages[stream, number] = page
        open_.append((stream, number))

    def _font(self, font: Any) -> dict[bytes, str]:
        if font.objgen not in self.fonts:
            pairs = re.findall(rb"<(\w+)> <(\w+)>\n", font.ToUnicode.read_bytes())
            self.fonts[font.objgen] = {
                bytes.fromhex(code.decode()): bytes.fromhex(to.decode()).decode("utf-16-be")
                for code, to in pairs
            }
        return self.fonts[font.objgen]


def _decoded(shown: Any, font: dict[bytes, str]) -> str:
    """Text in a font with codes of two bytes."""
    strings = (
        [one for one in shown if isinstance(one, pikepdf.String)]
        if isinstance(shown, pikepdf.Array)
        else [shown]
    )
    data = b"".join(bytes(one) for one in strings)
    return "".join(font.get(data[at : at + 2], "\ufffd") for at in range(0, len(data), 2))


@dataclass
class Walk:
    """One walk through the structure tree."""

    document: pikepdf.Pdf
    content: Content
    faults: list[str] = field(default_factory=list)
    owners: Counter[Sequence] = field(default_factory=Counter)
    links: Counter[tuple[int, int]] = field(default_factory=Counter)
    names: dict[bytes, Any] = field(default_factory=dict)
    wanted: set[bytes] = field(default_factory=set)
    level: int = 0

    def __post_init__(self) -> None:
        root = self.document.Root.StructTreeRoot
        self.parents = {int(k): v for k, v in pikepdf.NumberTree(root.ParentTree).items()}
        kids = _listed(root.K)
        if [one.S for one in kids] != ["/Document"]:
            self.faults.append("the root is not one Document")
        for one in kids:
            self.element(one, root, "")

    def element(self, element: Any, parent: Any, above: str) -> None:
        role = str(element.S)[1:]
        say = self.faults.append
        if element.P.objgen != parent.objgen:
            say(f"{role}: its parent is another")
        if role not in ROLES:
            say(f"{role} is no standard role")
        if role in PARENTS and above not in PARENTS[role]:
            say(f"{role} in {above}")
        if above in KIDS and role not in KIDS[above]:
            say(f"{role} directly in {above}")
        if above in GROUPS and role in INLINE:
            say(f"{role} directly in {above}")
        self.alone(element, role)
        kids = _listed(element.get("/K", pikepdf.Array()))
        if not kids and role not in {"TD", "TH", "TR"}:
            say(f"{role} is empty")
        for kid in kids:
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
                self.element(kid, element, role)
            else:
                if role in GROUPS | set(KIDS):
                    say(f"content directly in {role}")
                self.leaf(kid, element, role)
        if role == "Table":
            self.table(element)

    def alone(self, element: Any, role: str) -> None:
        """What an element must have by itself."""
        say = self.faults.append
        attributes = element.get("/A", pikepdf.Dictionary())
        if role == "Figure":
            if not str(element.get("/Alt", "")).strip():
                say("Figure without Alt")
            if len(attributes.get("/BBox", ())) != 4:
                say("Figure without BBox")
        if role == "TH" and attributes.get("/Scope") not in {"/Column", "/Row", "/Both"}:
            say("TH without Scope")
        if role in {"TH", "Note"} and "/ID" not in element:
            say(f"{role} without ID")
        if "/ID" in element:
            if bytes(element.ID) in self.names:
                say(f"two elements are called {element.ID}")
            self.names[bytes(element.ID)] = element
        self.wanted |= {bytes(one) for one in attributes.get("/Headers", ())}
        if level := HEADINGS.get(role):
            if level > self.level + 1:
                say(f"H{level} after H{self.level}")
            self.level = level
        if role == "L":
            has_labels = any(part.S == "/Lbl" for item in element.K for part in item.get("/K", ()))
            if has_labels and "/ListNumbering" not in attributes:
                say("L with labels and without ListNumbering")

    def leaf(self, kid: Any, element: Any, role: str) -> None:
        say = self.faults.append
        if isinstance(kid, int):
            self.owned((element.Pg.Contents.objgen, kid), element, element.Pg)
        elif kid.Type == "/MCR":
            holder = kid.get("/Stm", kid.get("/Pg", element.get("/Pg")))
            stream = holder if "/Stm" in kid else holder.Contents
            self.owned((stream.objgen, int(kid.MCID)), element, holder)
        elif kid.Type == "/OBJR":
            annotation = kid.Obj
            self.links[annotation.objgen] += 1
            if role != "Link":
                say(f"an annotation in {role}")
            found = self.parents.get(int(annotation.get("/StructParent", -1)))
            if found is None or found.objgen != element.objgen:
                say("the parent tree has another owner of an annotation")
        else:
            say(f"{kid.Type} in {role}")

    def owned(self, sequence: Sequence, element: Any, holder: Any) -> None:
        self.owners[sequence] += 1
        found = self.parents.get(int(holder.get("/StructParents", -1)), ())
        if sequence[1] >= len(found) or found[sequence[1]].objgen != element.objgen:
            self.faults.append(f"the parent tree has another owner of content {sequence[1]}")

    def table(self, table: Any) -> None:
        """All rows are of the same length."""
        rows = [
            row
            for part in table.K
            for row in (
                [part] if part.S == "/TR" else part.get("/K", ()) if part.S != "/Caption" else ()
            )
        ]
        taken: set[tuple[int, int]] = set()
        for y, row in enumerate(rows):
            x = 0
            for cell in row.get("/K", ()):
                attributes = cell.get("/A", pikepdf.Dictionary())
                while (y, x) in taken:
                    x += 1
                wide, high = int(attributes.get("/ColSpan", 1)), int(attributes.get("/RowSpan", 1))
                taken |= {(y + j, x + i) for i in range(wide) for j in range(high)}
                x += wide
        widths = {sum(1 for y, _ in taken if y == row) for row in range(len(rows))}
        if len(widths) > 1 or {y for y, _ in taken} - set(range(len(rows))):
            self.faults.append(f"a table with rows of {sorted(widths)} cells")

    def whole(self) -> Iterator[str]:
        """What can be said once all has been seen."""
        yield from self.faults
        for sequence, at in self.content.pages.items():
            if (count := self.owners[sequence]) != 1:
                yield f"page {at + 1}: content {sequence[1]} has {count} owners"
        for sequence in self.owners:
            if sequence not in self.content.pages:
                yield f"content {sequence[1]} is owned and not there"
        for number, sheet in enumerate(self.document.pages, 1):
            if sheet.get("/Tabs") != "/S":
                yield f"page {number}: no tab order by structure"
            for annotation in sheet.get("/Annots", ()):
                if self.links[annotation.objgen] != 1:
                    count = self.links[annotation.objgen]
                    yield f"page {number}: an annotation with {count} owners"
                if not str(annotation.get("/Contents", "")).strip():
                    yield f"page {number}: an annotation without words"
        if missing := self.wanted - set(self.names):
            yield f"there are no headers {missing}"
        root = self.document.Root.StructTreeRoot
        tree = pikepdf.NameTree(root.IDTree) if "/IDTree" in root else {}
        listed = {str(key).encode(): value.objgen for key, value in tree.items()}
        if listed != {key: value.objgen for key, value in self.names.items()}:
            yield "the tree of names has others than the elements"


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def faults(path: Path) -> list[str]:
    """What is wrong with the tags of a file; once each."""
    with pikepdf.open(path) as document:
        if "/StructTreeRoot" not in document.Root:
            return ["there are no tags"]
        content = Content.of(document)
        walk = Walk(document, content)
        found = [*content.faults, *walk.whole()]
        viewer = document.Root.get("/ViewerPreferences", pikepdf.Dictionary())
        if not viewer.get("/DisplayDocTitle", False):
            found.append("the title of the window is not that of the document")
    return list(dict.fromkeys(found))


# -- what is read ------------------------------------------------------------------------------

Letters = list[tuple[str, str]]
"""Letters and digits, each with its language, in reading order."""


def read(path: Path) -> Letters:
    """What a screen reader says of a file: its elements in their order."""
    found: Letters = []

    def walk(element: Any, language: str) -> None:
        language = str(element.get("/Lang", language))
        if "/ActualText" in element:
            found.extend((letter, language) for letter in letters(str(element.ActualText)))
            return
        for kid in _listed(element.get("/K", pikepdf.Array())):
            if isinstance(kid, int):
                add(element.Pg.Contents, kid, language)
            elif kid.get("/Type") == "/MCR":
                page = kid.get("/Pg", element.get("/Pg"))
                add(kid.get("/Stm", page.Contents), int(kid.MCID), language)
            elif kid.get("/Type") == "/StructElem":
                walk(kid, language)

    def add(stream: Any, number: int, language: str) -> None:
        text = texts.get((stream.objgen, number), "")
        found.extend((letter, language) for letter in letters(text))

    with pikepdf.open(path) as document:
        texts = Content.of(document).texts
        language = str(document.Root.get("/Lang", ""))
        for one in _listed(document.Root.StructTreeRoot.K):
            walk(one, language)
    return found


_UNSAID = {"desc", "head", "style", "title"}


def written(html: str) -> Letters:
    """What is to be read of an HTML, in its order."""
    root = html5lib.parse(html, namespaceHTMLElements=False)
    found: Letters = []

    def walk(element: Element, language: str) -> None:
        if not isinstance(element.tag, str) or element.tag.rpartition("}")[2] in _UNSAID:
            return
        styles = element.get("class", "").split()
        runs = any(one == "watermark" or one.startswith("running-") for one in styles)
        if runs or element.get("aria-hidden") == "true":
            return
        language = element.get("lang", language)
        add(element.text, language)
        for child in element:
            walk(child, language)
            add(child.tail, language)

    def add(text: str | None, language: str) -> None:
        found.extend((letter, language) for letter in letters(text or ""))

    walk(root, "")
    return found


def letters(text: str) -> str:
    """Letters and digits only: lines and pages break where they like."""
    return "".join(re.findall(r"[^\W_]", unicodedata.normalize("NFKC", text).casefold()))


def differing(html: str, path: Path) -> list[str]:
    """Where what is read of a file departs from its HTML, in words, order or language.

    Numbers may come in between: those of pages, and of the entries of a list.
    """
    wanted, got = written(html), read(path)
    found: list[str] = []
    at, is_wrong = 0, False
    for place, (letter, language) in enumerate(got):
        if at < len(wanted) and wanted[at][0] == letter:
            was_wrong, is_wrong = is_wrong, wanted[at][1] != language
            if is_wrong and not was_wrong:
                around = _around(wanted, at)
                found.append(f"“{around}” is in {language!r}, not in {wanted[at][1]!r}")
            at += 1
        elif not letter.isdigit():
            return [*found, f"“{_around(got, place)}” instead of “{_around(wanted, at)}”"]
    if at < len(wanted):
        found.append(f"nothing instead of “{_around(wanted, at)}”")
    return list(dict.fromkeys(found))


def _around(letters: Letters, at: int) -> str:
    return "".join(letter for letter, _ in letters[at : at + 30])


# -- all of it ---------------------------------------------------------------------------------

PROFILES = ("ua1", "3a")


def failures(path: Path) -> list[str]:
    """What `page-validation` says against PDF/UA-1 and PDF/A-3a."""
    return [
        f"{profile}: {failure}"
        for profile in PROFILES
        for failure in page.validate_pdf(path, profile=profile).failures
    ]


def everything(path: Path, html: str) -> list[str]:
    """All that is wrong with a print of an HTML."""
    found = [*failures(path), *faults(path)]
    return found if "there are no tags" in found else [*found, *differing(html, path)]
