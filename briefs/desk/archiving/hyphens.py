"""Words broken at the end of a line: whether their hyphen is the word's own or the line's."""

from __future__ import annotations

import re

from briefs.language.guess import guess_language
from briefs.language.verbs import lemma

HYPHEN = re.compile("(?<=\\w)[-‐\u00ad\u0002\ufffe]$")
"""A hyphen at the end of a line, in the several ways that PDFs write it."""

_LAST = re.compile(r"[\w’'-]+$")
_FIRST = re.compile(r"[\w’']+")
_BOTH = frozenset(["und", "oder", "bzw", "sowie", "bis", "and", "or", "et", "ou"])
"""Words before a second half that the first part shares: *Vor- und Nachteile*."""


_JOINS_WORDS = "de"
"""German has no hyphen before a small letter, but for *Vor- und Nachteile*."""


class Hyphens:
    """What is known of the words of one text."""

    def __init__(self, text: str) -> None:
        self._words = frozenset(re.findall(r"\w+(?:[-‐]\w+)*", text.replace("‐", "-").lower()))
        self._language = guess_language(text)

    def join(self, above: str, below: str) -> str:
        """Two lines as one."""
        if not HYPHEN.search(above) or not below:
            return f"{above} {below}"
        last, first = _LAST.search(above[:-1]), _FIRST.match(below)
        if last is None or first is None:
            return f"{above} {below}"
        if first[0].lower() in _BOTH:
            return f"{above[:-1]}- {below}"
        own = not first[0][0].islower() or self._is_own(last[0].lower(), first[0].lower())
        return f"{above[:-1]}{'-' if own else ''}{below}"

    def _is_own(self, last: str, first: str) -> bool:
        """Whether the word has a hyphen there by itself (*long-term*)."""
        whole, apart = last.rpartition("-")[2] + first, f"{last}-{first}"
        if whole in self._words or apart in self._words:
            return whole not in self._words
        if (language := self._language) in (None, _JOINS_WORDS):
            return False
        known, before, after = (lemma(word, language) for word in (whole, last, first))
        return known is None and before is not None and after is not None
