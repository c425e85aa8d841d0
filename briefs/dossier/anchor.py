"""Finding a quote in an archived text.

Texts are compared after Unicode NFC, with typographic quotation marks and dashes taken for their
plain forms, soft hyphens and zero-width marks left out, and every run of white space taken for one
space. Offsets are code points of the text as archived.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

_QUOTES = dict.fromkeys("„“”‟«»〝〞＂", '"') | dict.fromkeys("‚‘’‛‹›ʼ＇", "'")
_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
_ALIKE = _QUOTES | _DASHES
_LEFT_OUT = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_HANGUL = re.compile("[\u1160-\u11ff]")
_NEAR_ENOUGH = 55.0
_CLAUSE_ENDS = ".,;:!?\"'"
_LONGER = 6


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


def cuts_word(snapshot: Folded, match: Match) -> bool:
    """Whether the match begins or ends inside a word: *geplant* in *ungeplant*."""

    def inside(at: int) -> bool:
        return 0 < at < len(snapshot.text) and all(
            c.isalnum() for c in snapshot.text[at - 1 : at + 1]
        )

    return inside(match.folded_start) or inside(match.folded_end)


def settling_prefix(snapshot: Folded, matches: tuple[Match, ...]) -> str:
    """The fewest words before the first match that tell it from the others; "" if none do."""
    first, *others = matches
    words = snapshot.text[: first.folded_start].split()
    for count in range(1, min(len(words), 8) + 1):
        prefix = " ".join(words[-count:])
        if not any(snapshot.text[: m.folded_start].rstrip().endswith(prefix) for m in others):
            return prefix
    return ""


@dataclass(frozen=True, slots=True)
class Near:
    """The passage most like a quote that was not found, and the first place where they differ.

    `offset` counts characters of the quote as given; `given` and `found` are the words there.
    """

    passage: str
    offset: int
    given: str
    found: str


def nearest_passage(snapshot: Folded, exact: str, within: Match | None = None) -> Near | None:
    """The passage of the text that the quote was probably taken from."""
    folded = fold(exact)
    low = within.folded_start if within else 0
    high = within.folded_end if within else len(snapshot.text)
    area = snapshot.text[low:high]
    found = fuzz.partial_ratio_alignment(folded.text, area, score_cutoff=_NEAR_ENOUGH)
    if found is None or not folded.text or not area:
        return None
    passage = _whole_words(area, found.dest_start, found.dest_end)
    at = _first_difference(folded.text, passage)
    offset = folded.starts[min(at, len(folded.starts) - 1)]
    return Near(passage, offset, _word_at(folded.text, at), _word_at(passage, at))


def _whole_words(text: str, start: int, end: int) -> str:
    """The range without torn words: one that is mostly inside is taken whole, another left out."""
    words = [m for m in re.finditer(r"\S+", text) if m.end() > start and m.start() < end]
    inside = [
        m for m in words if 2 * (min(m.end(), end) - max(m.start(), start)) >= m.end() - m.start()
    ]
    if not inside:
        return text[start:end].strip()
    stop = inside[-1].end()
    for _ in range(_LONGER):  # go on to the end of the clause
        following = re.match(r"\s+\S+", text[stop:])
        if text[stop - 1] in _CLAUSE_ENDS or following is None:
            break
        stop += following.end()
    return text[inside[0].start() : stop]


def _first_difference(a: str, b: str) -> int:
    return next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )


def _word_at(text: str, at: int) -> str:
    start = text.rfind(" ", 0, at) + 1
    end = text.find(" ", at)
    return text[start : end if end >= 0 else len(text)]


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
