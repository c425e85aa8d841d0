"""Names that lead to the pages of those who bear them.

A name becomes a part of longer texts before any template sees it, so where it leads to travels in
it: spelled in characters of a private use plane, which no record can hold, since no font of the
templates has them (`briefs.render.glyphs`). The renderer makes elements of them, or drops them
where a link cannot be (`briefs.render.between`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefs.dossier.model import Party
from briefs.views.addresses import actor_path, has_page, way

Linking = Callable[[Party], str]
"""The address of the page of somebody, from the page being made; empty where there is none."""

_LETTER = 0xF0000
_OPEN, _NAMED, _CLOSE = chr(0xF0100), chr(0xF0101), chr(0xF0102)
_SPELLED = re.compile(f"{_OPEN}([\U000f0000-\U000f00ff]*){_NAMED}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_ANY = re.compile("[\U000f0000-\U000f0102]")
_ADDRESS = re.compile(r"(?:\.\./)*(?:[a-z]+/)?[A-Za-z0-9-]+\.html")


def linking(page: str, language: str) -> Linking:
    """The way from a page to the pages of actors in its language."""

    def link(party: Party) -> str:
        if not has_page(party.kind):
            return ""
        return way(page, actor_path(party.kind, party.id, language))

    return link


def linked(name: str, address: str) -> str:
    """A name with the address that it leads to."""
    if not name or not address:
        return name
    spelled = "".join(chr(_LETTER + byte) for byte in address.encode())
    return f"{_OPEN}{spelled}{_NAMED}{name}{_CLOSE}"


def has_links(text: str) -> bool:
    """Whether a text holds any such name."""
    return _ANY.search(text) is not None


def elements(text: str) -> str:
    """HTML in which such names are links. Whatever else these characters spell is dropped."""
    return _ANY.sub("", _SPELLED.sub(_element, text))


def _element(found: re.Match[str]) -> str:
    address = bytes(ord(letter) - _LETTER for letter in found[1]).decode("ascii", "replace")
    if not _ADDRESS.fullmatch(address):
        return found[2]
    return f'<a class="actor" href="{address}">{found[2]}</a>'


def plain(text: str) -> str:
    """The same without any links, for where there can be none."""
    return _ANY.sub("", text)
