"""Finding a quote in an archived text.

Texts are compared after Unicode NFC, with typographic quotation marks and dashes taken for their
plain forms, with soft hyphens, zero-width marks and marks of direction left out, and every run of
white space taken for one space. Offsets are code points of the text as archived.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

_QUOTES = dict.fromkeys("„“”‟«»〝〞＂", '"') | dict.fromkeys("‚‘’‛‹›ʼ＇", "'")
_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
_ALIKE = _QUOTES | _DASHES
_LEFT_OUT = (
    "\u00ad\u200b\u200c\u200d\u2060\ufeff"
    # what says in which direction letters run
    "\u061c\u200e\u200f\u2066\u2067\u2068\u2069"
)
_MOST_WORDS = 8
_HANGUL = re.compile("[\u1160-\u11ff]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text made comparable; `starts[i]` and `ends[i]` say where its character i came from."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """A range of the folded text as a range of the original."""
        return self.starts[start], self.ends[end - 1]


@dataclass(frozen=True, slots=True)
class Match:
    """Where a quote stands: in the folded text, and in code points of the archived one."""

    folded_start: int
    folded_end: int
    start: int
    end: int


def fold(text: str) -> Folded:
    """Make a text comparable, remembering where each character came from."""
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        for char in unicodedata.normalize("NFC", text[start:end]):
            if char in _LEFT_OUT:
                continue
            folded = " " if char.isspace() else _ALIKE.get(char, char)
            if folded == " " and (not characters or characters[-1] == " "):
                if characters:
                    ends[-1] = end
                continue
            characters.append(folded)
            starts.append(start)
            ends.append(end)
    if characters and characters[-1] == " ":
        characters.pop(), starts.pop(), ends.pop()
    return Folded("".join(characters), tuple(starts), tuple(ends))


def _clusters(text: str) -> list[tuple[int, int]]:
    """Ranges that NFC cannot compose across: a character and the marks that follow it."""
    cuts = [
        i
        for i, char in enumerate(text)
        if not (unicodedata.category(char).startswith("M") or _HANGUL.match(char))
    ]
    bounds = [0, *(cut for cut in cuts if cut), len(text)] if text else []
    return list(pairwise(bounds))


def find(
    snapshot: Folded,
    exact: str,
    prefix: str | None = None,
    suffix: str | None = None,
    within: Match | None = None,
) -> tuple[Match, ...]:
    """Every place where `exact` stands (between `prefix` and `suffix`, inside `within`)."""
    quote = fold(exact).text
    before = fold(prefix).text if prefix else ""
    after = fold(suffix).text if suffix else ""
    low = within.folded_start if within else 0
    high = within.folded_end if within else len(snapshot.text)
    matches = []
    position = snapshot.text.find(quote, low, high) if quote else -1
    while position >= 0:
        end = position + len(quote)
        if snapshot.text[:position].rstrip().endswith(before) and (
            snapshot.text[end:].lstrip().startswith(after)
        ):
            matches.append(Match(position, end, *snapshot.original(position, end)))
        position = snapshot.text.find(quote, position + 1, high)
    return tuple(matches)


def cuts_word(snapshot: Folded, match: Match) -> str:
    """At which end the match stands inside a word (*geplant* in *ungeplant*); "" at neither."""

    def inside(at: int) -> bool:
        return 0 < at < len(snapshot.text) and all(
            c.isalnum() for c in snapshot.text[at - 1 : at + 1]
        )

    begins, ends = inside(match.folded_start), inside(match.folded_end)
    if begins and ends:
        return "begins and ends"
    return "begins" if begins else "ends" if ends else ""


def settling_prefix(snapshot: Folded, matches: tuple[Match, ...], one: Match) -> str:
    """The fewest words before `one` that tell it from the other matches; "" if none do."""
    others = [match for match in matches if match != one]
    words = list(re.finditer(r"\S+", snapshot.text[: one.folded_start]))
    for word in reversed(words[-_MOST_WORDS:]):
        prefix = snapshot.text[word.start() : one.folded_start].strip()
        if any(c.isalnum() for c in prefix) and not any(
            snapshot.text[: m.folded_start].rstrip().endswith(prefix) for m in others
        ):
            return prefix
    return ""


_PAIRS = {"„": "“”", "“": "”", "«": "»", "»": "«", '"': '"'}


def quoted_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text stands in quotation marks, German, English or French; within one paragraph."""
    ranges = []
    offset = 0
    for line in text.splitlines(keepends=True):
        opened: tuple[int, str] | None = None
        for index, char in enumerate(line):
            if opened is None and char in _PAIRS:
                opened = (index, _PAIRS[char])
            elif opened is not None and char in opened[1]:
                ranges.append((offset + opened[0] + 1, offset + index))
                opened = None
        offset += len(line)
    return tuple(ranges)
