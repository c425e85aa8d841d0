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

from babel import Locale, UnknownLocaleError

ISOLATE, END = "\u2068", "\u2069"
"""What sets a text apart, in the direction of its first letter, and what ends that."""

# The blocks that Unicode keeps for scripts from right to left, and for their forms in print.
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_LETTERS = re.compile(rf"(?P<rtl>[{_RIGHT}]+)|(?P<ltr>(?:(?![{_RIGHT}])[^\W\d_])+)")
_AGAINST = {"ltr": re.compile(f"[{_RIGHT}]"), "rtl": re.compile(rf"(?![{_RIGHT}])[^\W\d_]")}
_ISOLATES = re.compile("[\u2066-\u2069]")
_SAID = {"\u2066": "ltr", "\u2067": "rtl"}
_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›", "“": "”", "„": "“", "‘": "’", '"': '"'}


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
    try:
        return Direction(Locale.parse(language, sep="-").text_direction)
    except (UnknownLocaleError, ValueError):
        return Direction.LTR


def has_other_letters(text: str, direction: Direction) -> bool:
    """Whether any letters of a text run against this direction."""
    return _AGAINST[direction].search(text) is not None


def isolated(text: str, direction: Direction) -> str:
    """A text as a part of another one that runs in `direction`: set apart where it needs to be."""
    is_apart = text.startswith(ISOLATE) and text.find(END) == len(text) - 1
    if is_apart or not has_other_letters(text, direction):
        return text
    return f"{ISOLATE}{text}{END}"


def set_apart(text: str, direction: Direction = Direction.LTR) -> str:
    """A plain text with everything set apart in it that runs against its direction."""
    return "".join(
        f"{ISOLATE}{piece.text}{END}" if piece.direction else piece.text
        for piece in pieces(text, direction)
    )


def pieces(text: str, direction: Direction) -> Iterator[Piece]:
    """A text cut into what runs in its direction and what is to be set apart.

    What stands in isolates is one piece, without them; isolates without a partner are dropped,
    since they would reach over whatever is printed behind the text.
    """
    done = 0
    for start, end in _in_isolates(text):
        yield from _runs(_ISOLATES.sub("", text[done:start]), direction)
        inner = text[start + 1 : end]
        first = next((found.lastgroup for found in _LETTERS.finditer(inner)), None)
        yield Piece(inner, Direction(_SAID.get(text[start]) or first or direction))
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


def _runs(text: str, direction: Direction) -> Iterator[Piece]:
    """A text without isolates; from the first letter of a run to its last, it is set apart."""
    done, first, last = 0, -1, -1
    for found in [*_LETTERS.finditer(text), None]:
        if found and found.lastgroup != direction:
            first, last = (found.start() if first < 0 else first), found.end()
        elif first >= 0:
            start, end = _with_its_marks(text, max(first, done), last)
            if done < start:
                yield Piece(text[done:start])
            other = Direction.LTR if direction is Direction.RTL else Direction.RTL
            yield Piece(text[start:end], other)
            done, first = end, -1
    if done < len(text):
        yield Piece(text[done:])


def _with_its_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """A run with the brackets and quotation marks at its ends whose partners stand inside it."""
    awaited: list[str] = []
    unopened = 0
    for char in text[start:end]:
        if awaited and char == awaited[-1]:
            awaited.pop()
        elif char in _PAIRS:
            awaited.append(_PAIRS[char])
        elif char in _PAIRS.values():
            unopened += 1
    while awaited and text[end : end + 1] == awaited[-1]:
        awaited.pop()
        end += 1
    while unopened and start and text[start - 1] in _PAIRS:
        start, unopened = start - 1, unopened - 1
    return start, end
