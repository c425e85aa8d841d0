"""What stands between the tags of a page, made fit to be set in lines.

One step after all templates, those of a house included, so that no template needs a thought for it;
addresses and other attributes stay as they are.

- Whatever runs against the line that it stands in is set apart. Browsers know `<bdi>`, and so does
  WeasyPrint in effect: it lays out every element's text by itself, in the direction of `dir`.
- Names that lead to a page (`briefs.views.linked`) become links, but not inside another link.
- Web addresses and fingerprints become `<span class="literal">`: a hyphen at the end of a line
  would read as one of their letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape

from briefs.language.directions import (
    Direction,
    direction_of,
    has_isolates,
    has_other_letters,
    outside_isolates,
    pieces,
)
from briefs.views.linked import elements, has_links, plain

_TAG = re.compile(
    r"""<!--.*?-->|<!?(/?)([a-zA-Z][\w-]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>""", re.DOTALL
)
_SAID = re.compile(r"""(?<![\w-])(dir|lang)=["']?([\w-]+)""")
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr")
)
_LITERAL = re.compile(r"(?:https?://|www\.)[^\s<>“”„«»]+|\b(?=\w*\d)[0-9a-fA-F]{20,}\b")
_MARKS = ' \n“”„«»‹›‘’"'
# What stands in these is no text between tags, or holds no elements.
_CLOSED = frozenset(("script", "style", "title", "textarea", "bdi", "bdo"))
_NO_LINKS = frozenset(("a", "button", "option", "script", "style", "svg", "title", "textarea"))


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that is open: the way its lines run, and the way its language runs."""

    name: str
    lines: Direction
    language: Direction


def between_tags(html: str) -> str:
    """A page with `<bdi>` and `<span class="literal">` where its text needs them."""
    return "".join(_parts(html))


def _parts(html: str) -> Iterator[str]:
    opened = [_Open("", Direction.LTR, Direction.LTR)]
    done = 0
    for tag in _TAG.finditer(html):
        yield _linked(html[done : tag.start()], opened)
        yield plain(tag[0])
        done = tag.end()
        name = (tag[2] or "").lower()
        if tag[1]:
            _close(opened, name)
        elif name and name not in _VOID and not tag[3].endswith("/") and tag[0][1] != "!":
            opened.append(_element_of(name, dict(_SAID.findall(tag[3])), opened[-1]))
    yield _linked(html[done:], opened)


def _linked(text: str, opened: list[_Open]) -> str:
    """What stands between two tags, with its names as links where links can be."""
    done = _text(text, opened[-1], opened)
    if not has_links(done):
        return done
    return plain(done) if any(one.name in _NO_LINKS for one in opened) else elements(done)


def _element_of(name: str, said: dict[str, str], around: _Open) -> _Open:
    """What an element's `dir` and `lang` say, or what it has from the one around it."""
    lines, language = around.lines, around.language
    if said.get("dir") in list(Direction):
        lines = language = Direction(said["dir"])
    if "lang" in said:
        language = direction_of(said["lang"])
    return _Open(name, lines, language)


def _close(opened: list[_Open], name: str) -> None:
    """Leave an element, and those in it whose ends were left out, as HTML allows."""
    if any(one.name == name for one in opened):
        while opened.pop().name != name:
            pass


def _text(text: str, where: _Open, opened: list[_Open]) -> str:
    """What stands between two tags."""
    if any(one.name in _CLOSED for one in opened) or not text.strip():
        return text
    told = unescape(text)
    is_straight = not has_other_letters(told, where.lines) and not has_isolates(told)
    if is_straight and not _LITERAL.search(told):
        return text
    is_foreign = where.language is not where.lines
    if is_foreign and has_other_letters(outside_isolates(told), where.lines):
        # In a language that runs the other way whatever stands here does, its last point as well,
        # but not the quotation marks that the page puts round it.
        start, end = len(told) - len(told.lstrip(_MARKS)), len(told.rstrip(_MARKS))
        inner = _element(_markup(told[start:end], where.language), where.language)
        return f"{_plain(told[:start])}{inner}{_plain(told[end:])}"
    return _markup(told, where.lines)


def _markup(text: str, lines: Direction) -> str:
    return "".join(
        _element(_markup(piece.text, piece.direction), piece.direction)
        if piece.direction
        else _plain(piece.text)
        for piece in pieces(text, lines)
    )


def _plain(text: str) -> str:
    return _LITERAL.sub(r'<span class="literal">\g<0></span>', escape(text, quote=False))


def _element(inner: str, direction: Direction) -> str:
    return f'<bdi dir="{direction}">{inner}</bdi>'
