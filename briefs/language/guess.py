"""In which language a text is written, by its small words and its letters."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from briefs.language.lexicon import data

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# A word that several languages have counts for each of them as a part only.
# A letter of one language alone; of a script of its own a word may have several.
_LETTER_WEIGHT, _MOST_LETTERS = 0.5, 3
_LEAST = 1.0
_LEAST_SHARE = 0.1
_AHEAD = 1.4
# More than this tells nothing new.
_ENOUGH = 20_000


def guess_language(text: str) -> str | None:
    """The tag of the language; None where the text is too short or too mixed to tell."""
    words = Counter(word.lower().replace("’", "'") for word in _WORD.findall(text[:_ENOUGH]))
    total = words.total()
    if not total:
        return None
    scores: dict[str, float] = {}
    for word, times in words.items():
        tags = _languages().get(word, ())
        for tag in tags:
            scores[tag] = scores.get(tag, 0) + times / len(tags)
        for tag, letters in _letters():
            if here := min(len(letters.findall(word)), _MOST_LETTERS):
                scores[tag] = scores.get(tag, 0) + times * here * _LETTER_WEIGHT
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < max(_LEAST, total * _LEAST_SHARE):
        return None
    if len(ranked) > 1 and ranked[0][1] < ranked[1][1] * _AHEAD:
        return None
    return ranked[0][0]


def small_words(language: str) -> frozenset[str]:
    """The commonest words of a language, which tell nothing of a text; none where it is unknown."""
    words = data("guess-words")["words"].get(language.partition("-")[0].lower(), "")
    return frozenset(words.split())


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """Each small word with the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for tag, words in data("guess-words")["words"].items():
        for word in sorted(set(words.split())):
            found[word] = (*found.get(word, ()), tag)
    return found


@cache
def _letters() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = data("guess-words")["letters"]
    return tuple((tag, re.compile(f"[{letters}]")) for tag, letters in table.items())
