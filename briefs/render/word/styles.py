"""The styles of a reference document, found by the classes of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from lxml import etree

Element: TypeAlias = Any
"""An element of HTML or XML, as lxml has them; it says nothing of its types."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Styles:
    """The names of styles by what classes and ids are compared with: see `key`."""

    paragraphs: dict[str, str]
    characters: dict[str, str]
    tables: dict[str, str]

    @classmethod
    def of(cls, part: bytes) -> Styles:
        """Those of `word/styles.xml`; lxml's `XMLSyntaxError` where that is none.

        Word gives a style for whole paragraphs that also serves inside one a twin, `… Char`.
        """
        found: dict[str, dict[str, str]] = {"paragraph": {}, "character": {}, "table": {}}
        for style in parsed(part).iter(f"{W}style"):
            name = style.find(f"{W}name")
            kind = found.get(style.get(f"{W}type", ""))
            if name is not None and kind is not None:
                text = name.get(f"{W}val", "")
                kind[key(text)] = text
        characters = found["character"]
        twins = {name.removesuffix("char"): text for name, text in characters.items()}
        return cls(found["paragraph"], twins | characters, found["table"])


def key(name: str) -> str:
    """A name for comparison: `bottom_line`, `bottom-line` and `Bottom Line` are the same."""
    return re.sub(r"[\s_-]", "", name).casefold()


def named(styles: dict[str, str], names: Iterable[str]) -> str | None:
    """The style that is called as the first of these names that one is called after."""
    return next((styles[key(name)] for name in names if key(name) in styles), None)


def parsed(part: bytes) -> Element:
    """A part of a package as XML; no part may define entities, so none can bring a file in.

    Raises lxml's `XMLSyntaxError` where it is none.
    """
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    if root.getroottree().docinfo.doctype:
        raise etree.XMLSyntaxError("a part of a package has no DOCTYPE", 0, 1, 1)
    return root


def folded(element: Element) -> str:
    """The text in an element, white space folded."""
    return " ".join("".join(element.itertext()).split())
