"""HTML as the templates make it into HTML that Pandoc makes a good Word document of.

Nothing is added and nothing left out: elements get the styles that are called as their classes,
links to numbered sentences become footnotes, and columns a width.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree, html

from briefs.render.word.footnotes import footnotes
from briefs.render.word.styles import Element, Styles, folded, key, named

_CONTROL = "data-control"
_STYLE = "data-custom-style"
_HEADINGS = {"h2": "h1", "h3": "h2", "h4": "h3", "h5": "h4", "h6": "h5"}
_BLOCKS = frozenset(
    ("p", "div", "ul", "ol", "dl", "table", "section", "article", "header", "figure", "blockquote")
)
_INLINE = frozenset(("span", "a", "em", "strong", "code"))
_HOLDERS = frozenset(("p", "td", "th", *_HEADINGS.values()))
_CELLS = frozenset(("td", "th"))
_LEAST, _MOST = 6, 22
"""Of how many letters a column is at least wide, and up to how many a word counts."""


@dataclass(frozen=True)
class Prepared:
    """A page for Pandoc, and what Pandoc cannot be told."""

    html: str
    controls: Mapping[str, str] = field(default_factory=dict)
    """The texts of the content controls by their tags."""
    row_headings: tuple[bool, ...] = ()
    """For each table whether its first column holds headings."""
    meta: Mapping[str, str] = field(default_factory=dict)
    """What the head of the page says: `title`, `lang`, `dir`, and each `meta` by its name."""


def prepared(text: str, styles: Styles) -> Prepared:
    """A page that a template made, for Pandoc."""
    root = html.document_fromstring(text)
    meta = _meta(root)
    for element in root.xpath("//head/*"):
        element.drop_tree()
    for picture in root.xpath("//svg | //img"):
        _tell(picture)
    controls = {}
    for element in root.xpath(f"//*[@{_CONTROL}]"):
        controls[element.get(_CONTROL)] = folded(element)
        element.drop_tree()
    footnotes(root)
    for element in root.iter("header", "main", "footer", "figure"):
        element.tag = "div"  # Pandoc leaves headers out, and makes tables of figures
    for element in root.iter("figcaption"):
        element.tag = "div" if any(child.tag in _BLOCKS for child in element) else "p"
        element.set("class", "caption")
    for element in root.iter("q", "bdi", "h1", *_HEADINGS):
        element.tag = {"h1": "p", **_HEADINGS}.get(element.tag, "span")
        if element.tag == "p":
            element.set("class", "title")
    _join_paragraphs(root, styles)
    _part_paragraphs(root, styles)
    _speak(root)
    _anchor(root)
    _dress(root, styles)
    tables = list(root.iter("table"))
    for table in tables:
        _widen(table)
    row_headings = tuple(bool(table.xpath(".//tbody//th[@scope='row']")) for table in tables)
    done = html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>")
    return Prepared(done, controls, row_headings, meta)


def _tell(picture: Element) -> None:
    """Put what a picture says in words in its place; nothing, where it is decoration."""
    title = picture.find("title")
    words = picture.get("alt", "") if title is None else folded(title)
    picture.tag = "span"
    for child in list(picture):
        picture.remove(child)
    picture.text = words


def _meta(root: Element) -> dict[str, str]:
    found = {one.get("name"): one.get("content", "") for one in root.xpath("//head/meta[@name]")}
    title = root.find(".//head/title")
    found["title"] = folded(title) if title is not None else ""
    return {**found, "lang": root.get("lang", ""), "dir": root.get("dir", "")}


# -- paragraphs ----------------------------------------------------------------------------------


def _join_paragraphs(root: Element, styles: Styles) -> None:
    """Short lines that a page sets together in a `div` stand in one paragraph of its style."""
    for block in list(root.iter("div")):
        style = named(styles.paragraphs, block.get("class", "").split())
        if style is None or not len(block) or any(line.tag != "p" for line in block):
            continue
        block.tag, block.text = "p", None
        for line in block:
            line.tag, line.tail = "span", None if line.getnext() is None else " · "


def _part_paragraphs(root: Element, styles: Styles) -> None:
    """Notes and the like stand in paragraphs of their own.

    That is what has the name of a style for paragraphs and of none for letters.
    """
    waiting = [*root.iter("p", "td", "th")]
    for block in waiting:
        is_heading = block.get("scope") == "row" and block.find("p") is None
        if is_heading or any(_is_paragraph(child, styles) for child in block):
            waiting += _parted(block, styles)


def _is_paragraph(element: Element, styles: Styles) -> bool:
    names = element.get("class", "").split()
    return (
        element.tag == "span"
        and named(styles.characters, names) is None
        and named(styles.paragraphs, names) is not None
    )


def _parted(block: Element, styles: Styles) -> list[Element]:
    """Put the contents of a block into paragraphs; return these."""
    tag_attributes = dict(block.attrib) if block.tag == "p" else {}
    parts: list[Element] = []

    def begin(attributes: Mapping[str, str]) -> Element:
        part = block.makeelement("p", dict(attributes))
        parts.append(part)
        return part

    current = begin(tag_attributes)
    current.text, block.text = block.text, None
    rest = {name: value for name, value in tag_attributes.items() if name != "id"}
    for child in list(block):
        tail, child.tail = child.tail, None
        if child.tag in _BLOCKS:
            block.remove(child)
            parts.append(child)
            current = begin(rest)
        elif _is_paragraph(child, styles):
            own = begin(child.attrib)
            own.text = child.text
            own.extend(list(child))
            block.remove(child)
            current = begin(rest)
        else:
            current.append(child)
        if tail:
            _append_text(current, tail)
    kept = [part for part in parts if part.tag != "p" or len(part) or (part.text or "").strip()]
    if block.tag == "p":
        kept[-1].tail, block.tail = block.tail, None
        for part in kept:
            block.addprevious(part)
        block.drop_tree()
    else:
        block.extend(kept)
    return [part for part in kept if part.tag == "p"]


def _append_text(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


# -- anchors and styles --------------------------------------------------------------------------


def _speak(root: Element) -> None:
    """Say the language of words where Pandoc heeds it, and theirs only: in a span around them.

    What it is told of a heading it takes for the whole section.
    """
    for element in root.xpath("//body//*[@lang or @dir]"):
        if element.tag in _HOLDERS:
            told = {name: element.attrib.pop(name) for name in ("lang", "dir") if element.get(name)}
            _inside(element, told)


def _inside(element: Element, attributes: Mapping[str, str]) -> None:
    """Put all that is in an element into a span with these attributes."""
    inner = element.makeelement("span", dict(attributes))
    inner.text, element.text = element.text, None
    inner.extend(list(element))
    element.append(inner)


def _anchor(root: Element) -> None:
    """Put what is linked to where Pandoc keeps it: into an empty element of its own."""
    wanted = {a.get("href")[1:] for a in root.iter("a") if a.get("href", "").startswith("#")}
    for element in root.xpath("//*[@id]"):
        if element.tag in ("aside", "span", "a") or element.get("id") not in wanted:
            continue
        anchor = element.makeelement("span", {"id": element.attrib.pop("id")})
        holder = _first_holder(element)
        anchor.tail, holder.text = holder.text, None
        holder.insert(0, anchor)


def _first_holder(element: Element) -> Element:
    """The first element in this one, or itself, that text may stand in."""
    holders = (one for one in element.iter() if one.tag in _HOLDERS)
    return next((one for one in holders if not any(c.tag in _BLOCKS for c in one)), element)


def _dress(root: Element, styles: Styles) -> None:
    """Give everything the style that is called as a class of it, or as its id."""
    for element in list(root.body.iter()):
        if not isinstance(element.tag, str) or element.tag in ("aside", "body"):
            continue
        names = [*element.get("class", "").split(), element.get("id", "")]
        if element.tag == "table":
            if style := named(styles.tables, names):
                element.set(_STYLE, style)
        elif element.tag in _INLINE:
            if style := named(styles.characters, names):
                element.set(_STYLE, style)
                _as_span(element)
        elif element.tag == "p":
            if style := named(styles.paragraphs, names) or _usual(element, styles):
                _wrap(element, style)
        elif element.tag in _BLOCKS and (style := named(styles.paragraphs, names)):
            element.set(_STYLE, style)


def _as_span(element: Element) -> None:
    """Pandoc gives styles to spans only: other inline elements get one inside."""
    if element.tag != "span":
        _inside(element, {_STYLE: element.attrib.pop(_STYLE)})


def _usual(paragraph: Element, styles: Styles) -> str | None:
    """The style of a paragraph that has no name of its own, by where it stands."""
    parent = paragraph.getparent()
    if parent.get("scope") == "row":
        return styles.paragraphs.get(key("Row heading"))
    if parent.tag in _CELLS:
        return styles.paragraphs.get(key("Compact"))
    if parent.tag == "li" and parent.getparent().tag == "ul":
        return styles.paragraphs.get(key("List Bullet"))
    return None


def _wrap(paragraph: Element, style: str) -> None:
    """Pandoc keeps no attributes of paragraphs, but those of a `div` around one."""
    around = paragraph.makeelement("div", {_STYLE: style})
    around.tail, paragraph.tail = paragraph.tail, None
    paragraph.addprevious(around)
    around.append(paragraph)


# -- tables --------------------------------------------------------------------------------------


def _widen(table: Element) -> None:
    """Give columns widths: each its longest word, and of the rest by how much stands in it.

    What goes across several columns takes its width from them.
    """
    if table.find("colgroup") is not None:
        return
    columns: list[list[str]] = []
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in _CELLS]
        if any(cell.get("colspan") for cell in cells):
            continue
        columns += [[] for _ in cells[len(columns) :]]
        for column, cell in zip(columns, cells, strict=False):
            column.append(folded(cell))
    shares = _shares(columns)
    group = table.makeelement("colgroup")
    for share in shares:
        etree.SubElement(group, "col", {"style": f"width: {share:.1f}%"})
    table.insert(0, group)


def _shares(columns: Sequence[Sequence[str]]) -> list[float]:
    """The widths of columns in hundredths of the whole."""
    least = [
        min(_MOST, max([_LEAST, *(len(word) for text in column for word in text.split())]))
        for column in columns
    ]
    filled = [max([1, *(len(text) for text in column)]) ** 0.5 for column in columns]
    wide = [low + full for low, full in zip(least, filled, strict=True)]
    return [100 * one / sum(wide) for one in wide]
