"""Parts of a text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Range:
    """A part of a text, in its code points, half open; no white space at either end."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The part itself."""
        return text[self.start : self.end]


def trimmed(text: str, start: int, end: int) -> Range | None:
    """The range without white space at its ends; None where nothing is left."""
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    end -= len(part) - len(part.rstrip())
    return Range(start, end) if start < end else None


def pieces(text: str, start: int, end: int, cuts: list[int]) -> tuple[Range, ...]:
    """What lies between start, the cuts and end, without the parts that are blank."""
    edges = [start, *sorted(cuts), end]
    found = (trimmed(text, a, b) for a, b in pairwise(edges))
    return tuple(piece for piece in found if piece is not None)
