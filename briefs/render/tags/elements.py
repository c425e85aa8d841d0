"""What an element of HTML is, for those who cannot see it: its kind, words for it, its language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

_PICTURES = frozenset({"img", "svg", "object", "embed", "canvas", "video"})
_ROLES = {
    "img": "img",
    "image": "img",
    "none": "div",
    "presentation": "div",
    "list": "ul",
    "listitem": "li",
    "note": "note",
    "doc-footnote": "note",
}
_LEVELS = range(1, 7)
_NAMED_BY = ("id", "class", "src", "href")


@dataclass(frozen=True)
class Page:
    """An HTML document that is being printed."""

    root: Element
    parents: Mapping[Element, Element] = field(init=False, repr=False)
    ids: Mapping[str, Element] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        parents = {child: parent for parent in self.root.iter() for child in parent}
        ids = {one.attrib["id"]: one for one in self.root.iter() if "id" in one.attrib}
        object.__setattr__(self, "parents", parents)
        object.__setattr__(self, "ids", ids)

    def line(self, element: Element) -> Iterator[Element]:
        """An element, its parent, and so on up to the root."""
        at: Element | None = element
        while at is not None:
            yield at
            at = self.parents.get(at)

    def language(self, element: Element) -> str:
        """The language tag that holds for an element; empty where none does."""
        return next((one.attrib["lang"] for one in self.line(element) if "lang" in one.attrib), "")

    def turned(self, element: Element) -> str:
        """The text of an element that is set apart from right to left; empty for any other.

        Its letters are drawn in the order of the page, from the left, and not as they are read.
        """
        is_apart = kind(element) == "bdi" and element.get("dir") == "rtl"
        return _folded(_text(element)) if is_apart else ""

    def is_hidden(self, element: Element) -> bool:
        """Whether an element is decoration: seen, and of no meaning."""
        return any(_is_decoration(one) for one in self.line(element))

    def picture(self, element: Element) -> Element | None:
        """The picture that an element is, or is a part of; the outermost one."""
        found = [one for one in self.line(element) if kind(one) in _PICTURES]
        return found[-1] if found else None

    def link(self, element: Element) -> Element | None:
        """The link that an element is, or stands in."""
        return next((one for one in self.line(element) if kind(one) == "a"), None)

    def described(self, element: Element) -> str:
        """The words for an element that are not printed: its alternative, or what a link does.

        They are looked for where HTML has them (HTML Accessibility API Mappings 1.0, 4.1).
        """
        labels = [self.ids.get(name) for name in element.get("aria-labelledby", "").split()]
        words = " ".join(_text(one) for one in labels if one is not None)
        words = words or element.get("aria-label", "") or element.get("alt", "")
        if not words and local(element) == "svg":
            words = next((_text(one) for one in element if local(one) == "title"), "")
        return _folded(words or element.get("title", ""))

    def reads(self, element: Element) -> str:
        """What an element says to those who cannot see it: words for it, or else its text."""
        if words := self.described(element):
            return words
        inner = [self.described(one) for one in element.iter() if kind(one) in _PICTURES]
        return _folded(" ".join([_text(element), *inner]))


def local(element: Element) -> str:
    """The name of an element without its namespace; comments have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def kind(element: Element) -> str:
    """The HTML element that this one is as good as, since `role` can make it another.

    A link without an address is none, and neither is an anchor inside a drawing.
    """
    role = element.get("role", "")
    if role == "heading":
        level = element.get("aria-level", "2")
        return f"h{level}" if level.isdigit() and int(level) in _LEVELS else "h2"
    if role in _ROLES:
        return _ROLES[role]
    name = local(element)
    return "span" if name == "a" and "href" not in element.attrib else name


def shown(element: Element) -> str:
    """An element as its author would find it: its start tag, with what tells it from others."""
    named = "".join(f' {key}="{element.attrib[key]}"' for key in _NAMED_BY if element.get(key))
    return f"<{local(element)}{named}>"


def _is_decoration(element: Element) -> bool:
    is_empty = element.get("alt") == "" and not element.get("aria-label")
    is_presentation = element.get("role") in {"none", "presentation"}
    return element.get("aria-hidden") == "true" or (
        local(element) in _PICTURES and (is_empty or is_presentation)
    )


def _text(element: Element) -> str:
    """The text of an element without what is hidden in it."""
    parts = [element.text or ""]
    for child in element:
        if not _is_decoration(child) and local(child):
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
