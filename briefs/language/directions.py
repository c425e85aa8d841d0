"""Which way a text runs, and which of its letters run the other way.

Where letters of the other direction stand in a line, a number or a bracket behind them, which has
no direction of its own, is drawn as if it were theirs: on their other side (Unicode Standard Annex
9). So they are set apart: in plain text by the isolates of that annex, in a page by elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

_LEFT, _RIGHT, _FIRST, END = "\u2066", "\u2067", "\u2068", "\u2069"
"""What sets a text apart: as one from left to right, from right to left, or as its first letter
runs; and what ends that."""

# The blocks that Unicode keeps for scripts from right to left, and for their forms in print.
_FROM_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_AGAINST = {
    "ltr": re.compile(f"[{_FROM_RIGHT}]+"),
    "rtl": re.compile(rf"(?:(?![{_FROM_RIGHT}])[^\W\d_])+"),
}
# What may stand inside a name; a comma or a bracket may as well stand between two of them.
_INSIDE = "[\\s\\d\u200c-\u200f\u061c]+|[-\u2010\u2011'’ʼ\"]\\d*\\s*|\\."
_RUN = {
    key: re.compile(f"{one.pattern}(?:(?:{_INSIDE}){one.pattern})*")
    for key, one in _AGAINST.items()
}
_ISOLATES = re.compile(f"[{_LEFT}{_RIGHT}{_FIRST}{END}]")


class Direction(StrEnum):
    """The way a text runs, as HTML names it."""

    LTR = "ltr"
    RTL = "rtl"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; with a direction if it is to be set apart, else without one."""

    text: str
    direction: Direction | None = None


@cache
def direction_of(language: str) -> Direction:
    """The way a language runs, by CLDR; from left to right where CLDR does not know it."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - slow, and few texts need it

    try:
        return Direction(Locale.parse(language, sep="-").text_direction)
    except (UnknownLocaleError, ValueError):
        return Direction.LTR


def has_other_letters(text: str, direction: Direction) -> bool:
    """Whether any letters of a text run against this direction."""
    return _AGAINST[direction].search(text) is not None


def has_isolates(text: str) -> bool:
    """Whether anything is set apart in a text, or begins or ends to be."""
    return _ISOLATES.search(text) is not None


def isolated(text: str, direction: Direction) -> str:
    """A text as a part of one that runs in `direction`: set apart if it is nothing but names
    that run the other way.

    With other letters in it the text is a sentence of the line's own language, whatever it begins
    with, and only the names in it are set apart, by whoever prints it (`set_apart`).
    """
    is_apart = text[:1] in (_LEFT, _RIGHT) and text.find(END) == len(text) - 1
    against = _against(direction)
    if is_apart or has_other_letters(text, against) or not has_other_letters(text, direction):
        return text
    return f"{_opens(against)}{text}{END}"


def _against(direction: Direction) -> Direction:
    return Direction.LTR if direction is Direction.RTL else Direction.RTL


def _opens(direction: Direction) -> str:
    return _LEFT if direction is Direction.LTR else _RIGHT


def set_apart(text: str, direction: Direction = Direction.LTR) -> str:
    """A plain text with everything set apart in it that runs against its direction."""
    return "".join(
        f"{_opens(piece.direction)}{piece.text}{END}" if piece.direction else piece.text
        for piece in pieces(text, direction)
    )


def outside_isolates(text: str) -> str:
    """What of a text stands in no isolates."""
    kept, done = [], 0
    for start, end in _in_isolates(text):
        kept.append(text[done:start])
        done = end + 1
    return _ISOLATES.sub("", "".join((*kept, text[done:])))


def pieces(text: str, direction: Direction) -> Iterator[Piece]:
    """A text cut into what runs in its direction and what is to be set apart.

    What stands in isolates is one piece, without them; isolates without a partner are dropped,
    since they would reach over whatever is printed behind the text.
    """
    done = 0
    for start, end in _in_isolates(text):
        yield from _runs(_ISOLATES.sub("", text[done:start]), direction)
        inner = text[start + 1 : end]
        yield Piece(inner, _said(text[start], inner, direction))
        done = end + 1
    yield from _runs(_ISOLATES.sub("", text[done:]), direction)


def _in_isolates(text: str) -> list[tuple[int, int]]:
    """Where isolates that stand in no others begin and end."""
    opened: list[int] = []
    closed: list[tuple[int, int]] = []
    for found in _ISOLATES.finditer(text):
        if found[0] != END:
            opened.append(found.start())
        elif opened:
            start = opened.pop()
            while closed and closed[-1][0] > start:
                closed.pop()
            closed.append((start, found.start()))
    return closed


def _said(opening: str, inner: str, otherwise: Direction) -> Direction:
    """The direction of an isolate: as it says, or as its first letter runs."""
    if opening != _FIRST:
        return Direction.LTR if opening == _LEFT else Direction.RTL
    left, right = (one.search(inner) for one in (_AGAINST["rtl"], _AGAINST["ltr"]))
    if left and right:
        return Direction.LTR if left.start() < right.start() else Direction.RTL
    return Direction.LTR if left else Direction.RTL if right else otherwise


def _runs(text: str, direction: Direction) -> Iterator[Piece]:
    """A text without isolates, in which every name that runs the other way is set apart."""
    done = 0
    for run in _RUN[direction].finditer(text):
        if done < run.start():
            yield Piece(text[done : run.start()])
        yield Piece(run[0], _against(direction))
        done = run.end()
    if done < len(text):
        yield Piece(text[done:])
