"""Finding the entries of a lexicon in a text.

An entry is a word or a row of words: `*` at the end of a word stands for any ending, at its
beginning for any beginning, and `…` for words in between, up to a comma or full stop. German words
may have the endings of inflection. An entry in small letters does not match a word with a capital
in the middle of a sentence, since that is another word; one with a capital only matches one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from briefs.language.ranges import Range

_FILES = Path(__file__).resolve().parent / "lexicons"
_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}"  # U.S.
    r"|\d{1,2}\.(?=[ \u00a0\u202f][^\W\d_])"  # 6. Januar
    r"|\d+(?:[.,:]\d+)*|[^\W\d_][^\W_]*(?:['’ʼ][^\W\d_]+)*|…|[^\s\w]"
)
_HYPHENS = frozenset("-‐‑")
_OPENERS = frozenset('.!?:;"“”„»«‚‘(–—•')
_BREAKS = frozenset(",.;:!?()")
_GENITIVE = ("'s", "’s", "ʼs")
_GAP = 14
_COMPOUND = 5
# A verb's prefix that stands apart from it ends its clause: stellte ein Verfahren vor.
_PARTICLES = frozenset(
    (
        *("an", "ab", "auf", "aus", "bei", "ein", "fest", "mit", "nach", "vor", "zu", "zurück"),
        *("um", "durch", "her", "hin", "los", "statt", "bereit", "fertig", "frei", "überein"),
    )
)
_AFTER_PARTICLE = frozenset(["und", "oder", "sowie", "als", "wie", "and"])
_SHORT = 3
ADJECTIVE_ENDINGS = frozenset(
    (
        *("", "e", "en", "er", "es", "em"),
        *("ere", "eren", "erer", "erem", "eres"),
        *("ste", "sten", "ster", "stes"),
    )
)
"""The endings of German adjectives, in all their degrees."""

_GERMAN_ENDINGS = ADJECTIVE_ENDINGS | {"n", "s", "ns", "in", "innen"}
_ENGLISH_ENDINGS = frozenset(["", "s", "es"])
_NO_ENDINGS = frozenset([""])


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark of a text; `key` is in small letters.

    `opens` where a sentence may begin, `is_joined` where a hyphen stands before it.
    """

    start: int
    end: int
    text: str
    key: str
    is_word: bool
    opens: bool
    is_joined: bool = False

    @property
    def range(self) -> Range:
        """Its place."""
        return Range(self.start, self.end)


def words(text: str) -> tuple[Word, ...]:
    """The words and marks of a text in order; hyphens only part words."""
    found: list[Word] = []
    opens, hyphen_at = True, -1
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token in _HYPHENS:
            hyphen_at = match.end()
            continue
        is_word = token[0].isalnum()
        end = match.end()
        for genitive in _GENITIVE:
            if is_word and token.endswith(genitive):
                token, end = token[: -len(genitive)], end - len(genitive)
        found.append(
            Word(
                match.start(),
                end,
                token,
                token.lower(),
                is_word,
                opens and is_word,
                match.start() == hyphen_at,
            )
        )
        if is_word and not token[0].isdigit():
            opens = False
        elif token in _OPENERS:
            opens = True
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    key: str
    before: bool  # any beginning
    after: bool  # any ending
    is_gap: bool = False

    def matches(
        self, word: Word, endings: frozenset[str], *, lenient: bool, any_case: bool
    ) -> bool:
        if not self._same_letters(word.key, endings):
            compound = lenient and len(endings) > _SHORT and len(self.key) >= _COMPOUND
            if not (compound and self.text[0].isupper() and word.key.startswith(self.key)):
                return False
        if any_case:
            return True
        if self.text[0].isupper():
            if len(self.text) <= _SHORT and self.text.isupper() and not self.after:
                return word.text.removesuffix("s") == self.text or word.text == self.text
            return word.text[0].isupper()
        if lenient and (self.after or self.before):
            return True
        return not word.text[0].isupper() or word.opens

    def _same_letters(self, key: str, endings: frozenset[str]) -> bool:
        if self.before:
            return key.endswith(self.key)
        if self.after:
            return key.startswith(self.key)
        return key.startswith(self.key) and key[len(self.key) :] in endings


@dataclass(frozen=True, slots=True)
class Found:
    """An entry found: what it stands for, and the parts of the text that it is made of."""

    concept: str
    parts: tuple[Range, ...]

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.parts[-1].end

    @property
    def length(self) -> int:
        """How many characters its parts have."""
        return sum(part.end - part.start for part in self.parts)


class Terms:
    """The entries of a lexicon, ready to be found: concepts with their words."""

    def __init__(
        self,
        entries: Iterable[tuple[str, str]],
        endings: frozenset[str],
        *,
        any_case: bool = False,
    ) -> None:
        self.endings = endings
        self.any_case = any_case
        self._by_start: dict[str, list[tuple[str, tuple[_Part, ...]]]] = {}
        self._by_end: list[tuple[str, tuple[_Part, ...]]] = []
        for concept, entry in dict.fromkeys(entries):
            parts = tuple(_parts(entry))
            if not parts:
                continue  # a name without a letter
            if parts[0].before:
                self._by_end.append((concept, parts))
            else:
                self._by_start.setdefault(parts[0].key[:_SHORT], []).append((concept, parts))

    def find(self, text: Sequence[Word], *, lenient: bool = False) -> list[Found]:
        """Every entry in a text. `lenient` also finds compounds and other parts of speech."""
        found = []
        for at, word in enumerate(text):
            if not word.is_word:
                continue
            candidates = [*self._by_end]
            for length in range(1, min(_SHORT, len(word.key)) + 1):
                candidates += self._by_start.get(word.key[:length], ())
            for concept, parts in candidates:
                ranges = self._match(text, at, parts, lenient=lenient)
                if ranges:
                    found.append(Found(concept, tuple(ranges)))
        return found

    def _match(
        self, text: Sequence[Word], at: int, parts: tuple[_Part, ...], *, lenient: bool
    ) -> list[Range]:
        ranges: list[Range] = []
        gap = False
        for number, part in enumerate(parts):
            if part.is_gap:
                gap = True
                continue
            last = number + 1 == len(parts)
            endings = self.endings if last or len(self.endings) > _SHORT else _NO_ENDINGS
            place = self._place(text, at, part, endings, gap=gap, lenient=lenient)
            if place is None:
                return []
            word = text[place]
            if ranges and not gap:
                ranges[-1] = Range(ranges[-1].start, word.end)
            else:
                ranges.append(word.range)
            at, gap = place + 1, False
        return ranges

    def _place(
        self,
        text: Sequence[Word],
        at: int,
        part: _Part,
        endings: frozenset[str],
        *,
        gap: bool,
        lenient: bool,
    ) -> int | None:
        """Where a part stands: here, or behind a gap before the next mark."""
        for place in range(at, min(len(text), at + (_GAP if gap else 1))):
            word = text[place]
            if word.is_word and part.matches(
                word, endings, lenient=lenient, any_case=self.any_case
            ):
                following = text[place + 1] if place + 1 < len(text) else None
                goes_on = following and following.is_word and following.key not in _AFTER_PARTICLE
                if not (gap and goes_on and part.key in _PARTICLES):
                    return place
            if word.text in _BREAKS:
                return None
        return None


def _parts(entry: str) -> Iterable[_Part]:
    for piece in entry.split():
        if piece == "…":
            yield _Part("…", "…", before=False, after=False, is_gap=True)
            continue
        before, after = piece.startswith("*"), piece.endswith("*")
        for word in words(piece.strip("*")):
            if word.is_word:
                yield _Part(word.text, word.key, before=before, after=after)


def longest(found: Iterable[Found]) -> list[Found]:
    """Those that no longer one covers, in order of place; of equal ones all."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (-f.length, f.start)):
        if not any(_inside(one, other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda f: (f.start, f.end, f.concept))


def _inside(one: Found, other: Found) -> bool:
    """Whether one lies within another that is longer."""
    return one.length < other.length and all(
        any(o.start <= part.start and part.end <= o.end for o in other.parts) for part in one.parts
    )


def endings_of(language: str) -> frozenset[str]:
    """What may follow a word of the lexicon."""
    return {"de": _GERMAN_ENDINGS, "en": _ENGLISH_ENDINGS}.get(language, _NO_ENDINGS)


@cache
def table(name: str) -> Mapping[str, Any]:
    """A lexicon file by its name without ending; empty where a language has none."""
    file = _FILES / f"{name}.toml"
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}


def has_lexicon(language: str) -> bool:
    """Whether the words of a language are known, and not only its numbers and dates."""
    return primary(language) in ("de", "en")


def primary(language: str) -> str:
    """The language of a tag without its region."""
    return language.partition("-")[0].lower()
