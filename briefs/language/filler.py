"""Words that say nothing by themselves: between two things said, or round the name of who says it.

What is written beside a quote and consists of these words only is not left out of a record.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefs.language.lexicon import data


@dataclass(frozen=True)
class Filler:
    """The words of one language, in small letters."""

    connectives: frozenset[str]
    """Between clauses, and articles: and, that, the."""

    reporting: frozenset[str]
    """Verbs that only report: said, told."""

    markers: frozenset[str]
    """Words that report without a verb: according to, laut, so."""

    pronouns: frozenset[str]
    """Whoever was named before: he, she, they."""

    function: frozenset[str]
    """Articles and prepositions, which stand with a name or a setting."""


def filler(language: str) -> Filler:
    """The words of a language by its tag; regions share them, others have none."""
    return _load(language.partition("-")[0].lower())


@cache
def _load(tag: str) -> Filler:
    table = data("filler-words").get(tag, {})
    names = Filler.__dataclass_fields__
    if unknown := set(table) - set(names):
        raise ValueError(f"filler-words.toml: [{tag}] has {', '.join(sorted(unknown))}")
    return Filler(**{name: frozenset(table.get(name, "").split()) for name in names})
