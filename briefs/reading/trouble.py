"""What is known where a YAML reader gave up: the places it names, and what it had read before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefs.diagnostics import Span
from briefs.reading.nodes import Scalar, SourceText

Explanation = tuple[Span, str, str]
"""A place, a message and a hint."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Where the reader gave up (`at`), what it was reading (`since`), and what it had read."""

    source: SourceText
    at: int
    since: int | None
    problem: str
    in_flow: bool
    last: Scalar | None = None
    """The last text before the trouble."""

    long: tuple[Scalar, ...] = ()
    """The texts before it that stand on several lines."""

    def char(self, offset: int) -> str:
        """The character there; empty at the end of the file."""
        return self.source.text[offset : offset + 1]

    def line(self, offset: int) -> int:
        """The line of a place, from 0."""
        return self.source.at_offset(offset).line - 1

    def before(self, offset: int) -> str:
        """What stands before a place in its line."""
        return _before(self.source, offset)

    def after(self, offset: int) -> str:
        """The rest of the line from a place on."""
        line = self.line(offset)
        return self.source.lines[line][offset - self.source.starts[line] :]

    def lines_above(self, line: int) -> list[int]:
        """The lines above one, nearest first, without empty ones and lines inside texts."""
        inside = {
            number
            for scalar in self.long
            for number in range(self.line(scalar.start) + 1, self.line(last_char(scalar)) + 1)
        }
        lines = self.source.lines
        return [n for n in range(line - 1, -1, -1) if n not in inside and lines[n].strip()]


def as_text_hint(source: SourceText, start: int, *, in_flow: bool) -> str:
    """How to write the text that begins at `start`, so that no sign in it needs care."""
    if in_flow:
        return "Put the text in quotation marks."
    if (key := re.search(r"([\w.-]+):\s+$", source.text[:start])) is not None:
        head = f"{key[1]}: >-"
    elif re.search(r"-\s+$", _before(source, start)):
        head = "- >-"
    else:
        return "Put the text under `>-`, indented further than its key."
    return f"Write `{head}` and put the text, unchanged, on the next line, indented further."


def _before(source: SourceText, offset: int) -> str:
    return source.text[source.starts[source.at_offset(offset).line - 1] : offset]


def last_char(scalar: Scalar) -> int:
    """Where the last visible character of a text stands: a block ends with the line after it."""
    text = scalar.source.text[scalar.start : scalar.end]
    return scalar.start + max(0, len(text.rstrip()) - 1)


def is_value(trouble: Trouble, offset: int) -> bool:
    """Whether a key, a list or a line begins its text there."""
    before = trouble.before(offset).rstrip()
    return not before or before[-1] in ":-,{["


def is_quoted(scalar: Scalar) -> bool:
    """Whether a text stands in quotation marks."""
    return scalar.source.text[scalar.start : scalar.start + 1] in ('"', "'")


def indent_of(line: str) -> int:
    """By how many spaces a line is indented."""
    return len(line) - len(line.lstrip(" "))
