"""What stands in an article and is not the article: credits, bylines, and what surrounds it.

The patterns are data. In them `<NAME>` stands for a run of capitalised words and `<START>` for the
beginning of a line or of a sentence within it; a pattern is looked for in each line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from briefs.language.lexicon import lexicon
from briefs.language.ranges import Range, trimmed
from briefs.language.sentences import paragraphs

Kind = Literal["credit", "byline", "boilerplate"]

_CAPITAL = r"[^\W\d_a-zß-öø-ÿа-яіїєґ][\w'’ʼ-]*\.?"
_NAME = rf"{_CAPITAL}(?:\s(?:{_CAPITAL}|von|van|de|der|den|del|di|da|la|le|ten|du|al))*"
_START = r"(?:^|(?<=[.!?…“”»\"]\s))"


@dataclass(frozen=True, slots=True)
class FoundCredit:
    """A passage that is no statement of the article, and what it is instead."""

    range: Range
    kind: Kind


def credits(text: str, language: str) -> tuple[FoundCredit, ...]:
    """The credits, bylines and boilerplate of a text in order; none overlap."""
    found: list[FoundCredit] = []
    for paragraph in paragraphs(text):
        line = paragraph.of(text)
        free = 0
        hits = sorted(
            (match.start(), -match.end(), kind)
            for kind, pattern in _patterns(language)
            for match in [pattern.search(line)]
            if match and match.group().strip()
        )
        for start, end, kind in hits:
            piece = trimmed(text, paragraph.start + start, paragraph.start - end)
            if start >= free and piece is not None:
                found.append(FoundCredit(piece, kind))
                free = -end
    return tuple(found)


@cache
def _patterns(language: str) -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    words = lexicon(language).credits
    tables: tuple[tuple[Kind, tuple[str, ...]], ...] = (
        ("credit", words.credit),
        ("byline", words.byline),
        ("boilerplate", words.boilerplate),
    )
    return tuple(
        (kind, re.compile(pattern.replace("<NAME>", _NAME).replace("<START>", _START)))
        for kind, patterns in tables
        for pattern in patterns
    )
