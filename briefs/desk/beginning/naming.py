"""Ids from words: short, readable, and in letters that every keyboard has."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from briefs.language.guess import small_words
from briefs.language.lexicon import lexicon

_SPELT = {
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d",
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh",
    "з": "z", "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n",
    "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu", "я": "ia", "ё": "e", "ы": "y", "э": "e",
    "ъ": "",
}  # fmt: skip
"""German umlauts spelt out, and Ukrainian by its national romanisation of 2010, simplified."""

_WORD = re.compile(r"[^\W\d_](?:[\w'’ʼ-]*\w)?")
_ELIDED = re.compile(r"^(?:[dljmtsnc]|qu)['’](?=\w)", re.IGNORECASE)
_LONGEST = 28
_SHORTEST_WORD = 4


def spelt(text: str) -> str:
    """A text in small Latin letters, digits and single hyphens; empty where it has none of them."""
    letters = "".join(_SPELT.get(c, c) for c in unicodedata.normalize("NFC", text.lower()))
    bare = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", bare)))


def how_often(texts: Iterable[str]) -> Counter[str]:
    """In how many of these texts each word stands."""
    return Counter(word for text in texts for word in {w.lower() for w in _WORD.findall(text)})


def salient(text: str, language: str, often: Counter[str], most: int = 2) -> str:
    """An id from the words that tell a text from the others; empty where it has no such word.

    In German those are its nouns; elsewhere long words that few of the texts have.
    """
    small = small_words(language)
    words = [_ELIDED.sub("", w) for w in _WORD.findall(text)]
    words = [w for w in words if len(w) >= _SHORTEST_WORD or w.isupper()]
    words = [w for w in words if w.lower() not in small]
    words = list(dict.fromkeys(_nouns(words, language) or words))
    chosen = sorted(words, key=lambda w: (often[w.lower()], -len(w)))[:most]
    return fitting("-".join(spelt(word) for word in words if word in chosen))


def _nouns(words: list[str], language: str) -> list[str]:
    """German nouns by their capital; none in a language that does not write them so."""
    known = lexicon(language)
    if not known.names.noun_capitals:
        return []
    return [
        word
        for word in words
        if word not in known.sentences.starters
        and all(part[:1].isupper() for part in word.split("-"))
    ]


def fitting(name: str) -> str:
    """As many of the parts of an id as are not too long, and at least the first."""
    parts = [part for part in name.split("-") if part]
    while len(parts) > 1 and len("-".join(parts)) > _LONGEST:
        parts.pop()
    return "-".join(parts)[: 2 * _LONGEST]


class Names:
    """Ids that are taken: each is given once."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {"null", *taken}  # in YAML that word is no value

    def new(self, wanted: str, otherwise: str) -> str:
        """The id that is wanted, or that with a number behind it where it is taken."""
        base = wanted or otherwise
        name, number = base, 2
        while name in self._taken:
            name, number = f"{base}-{number}", number + 1
        self._taken.add(name)
        return name
