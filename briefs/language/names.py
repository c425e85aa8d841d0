"""Names of persons that a text may hold, each with the office that is printed before it.

What tells a name is what stands beside it: an office, a title, a kinship; or a given name that is
known. A run of capitalised words alone tells nothing, in German least of all. A name is rather
missed than a coalition or a palace taken for a person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefs.language.lexicon import Lexicon, data, lexicon
from briefs.language.months import month_numbers
from briefs.language.ranges import Range
from briefs.language.verbs import lemma

_WORD = re.compile(r"[^\W\d_](?:[\w'’ʼ-]*\w)?")
_MOST_WORDS = 5
_ROLE_WORDS = 4
_FULL = 2


@dataclass(frozen=True, slots=True)
class FoundName:
    """Where a person is named, the name, and the words for an office before it, if any.

    A surname alone stands for the one full name in the text that ends with it.
    """

    range: Range
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str

    @property
    def key(self) -> str:
        return self.text.lower().replace("’", "'").replace("ʼ", "'")

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


def people(text: str, language: str) -> tuple[FoundName, ...]:
    """The persons that a text names, in order, each time that they are named."""
    known = lexicon(language)
    words = [_Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]
    found: list[FoundName] = []
    at = 0
    while at < len(words):
        end, name = _name_at(text, words, at, known)
        if end > at:
            role = _role_before(text, words, at, known)
            found.append(FoundName(Range(words[at].start, words[at].start + len(name)), name, role))
            at = end
        else:
            at += 1
    return tuple(sorted([*found, *_surnames(words, found, known)], key=lambda n: n.range.start))


def _name_at(text: str, words: list[_Word], at: int, known: Lexicon) -> tuple[int, str]:
    """Where the name that begins at a word ends, and how it reads; the same place for none."""
    first = words[at]
    if not first.capital or _is_office(first, known) or first.text in _never(known.tag):
        return at, ""
    by_given = _is_given(first)
    by_office = bool(_role_before(text, words, at, known)) or _has_title(text, words, at, known)
    if not (by_given or by_office):
        return at, ""
    end = _name_end(text, words, at, known)
    if end == at or (end - at < _FULL and not (by_office and _may_be_surname(first, known))):
        return at, ""
    last = words[end - 1].text
    return end, text[first.start : words[end - 1].start] + _nominative(
        text, words, end, last, known
    )


def _name_end(text: str, words: list[_Word], at: int, known: Lexicon) -> int:
    """Behind the last word of the name that begins here."""
    end = at
    place = at
    while place < len(words) and place - at < _MOST_WORDS:
        word = words[place]
        if place > at and not _touch(text, words[place - 1], word):
            break
        if word.key in known.names.particles and not word.capital and place > at:
            place += 1
            continue
        if not word.capital or word.text in _never(known.tag) or _is_office(word, known):
            break
        if place > at and not _is_given(word) and _is_noun(word, known):
            break
        if word.text.isupper() and len(word.text) > 1 and not first_is_upper(words[at]):
            break
        place += 1
        end = place
    return end


def first_is_upper(word: _Word) -> bool:
    """Whether a word is in capitals throughout, as in a byline."""
    return word.text.isupper() and len(word.text) > 1


def _touch(text: str, left: _Word, right: _Word) -> bool:
    """Whether only a blank stands between two words, or the full stop of an initial."""
    between = text[left.end : right.start]
    if between == "." or (between.startswith(".") and len(left.text) == 1):
        between = between[1:]
    return between in ("", " ", "\u00a0", "\u202f")


def _role_before(text: str, words: list[_Word], at: int, known: Lexicon) -> str:
    """The office right before a word, with what belongs to it."""
    for back in range(1, _ROLE_WORDS + 1):
        place = at - back
        if place < 0:
            return ""
        if not _blank(text, words[place], words[place + 1]):
            return ""
        if not _is_office(words[place], known):
            continue
        between = text[words[place].end : words[at].start].strip()
        if between and not re.fullmatch(known.names.after_office or r"(?!)", between):
            return ""
        start = _role_start(text, words, place, known)
        return text[words[start].start : words[at - 1].end]
    return ""


def _role_start(text: str, words: list[_Word], place: int, known: Lexicon) -> int:
    """The first word of an office: French President, NATO Secretary General."""
    start = place
    while start > 0 and _blank(text, words[start - 1], words[start]):
        before = words[start - 1]
        part = _is_office(before, known) or (
            before.capital
            and not known.names.noun_capitals
            and before.text not in known.sentences.starters
            and not _is_given(before)
        )
        if not part or place - start >= _ROLE_WORDS:
            break
        start -= 1
    return start


def _blank(text: str, left: _Word, right: _Word) -> bool:
    return text[left.end : right.start] in (" ", "\u00a0", "\u202f", ". ")


def _has_title(text: str, words: list[_Word], at: int, known: Lexicon) -> bool:
    """Whether Mr, Dr. or the like stands before a word."""
    if at == 0 or words[at - 1].key not in known.names.honorifics:
        return False
    return text[words[at - 1].end : words[at].start] in (" ", ". ", ".", "\u00a0", ".\u00a0")


def _is_office(word: _Word, known: Lexicon) -> bool:
    return bool(known.offices.fullmatch(word.key.removesuffix("'s")))


def _is_given(word: _Word) -> bool:
    key = word.key
    return word.capital and (key in _given() or key.partition("-")[0] in _given())


def _is_noun(word: _Word, known: Lexicon) -> bool:
    """Whether a capitalised German word is an ordinary noun, which ends a name before it."""
    if not known.names.noun_capitals:
        return False
    base = lemma(word.text, known.tag)
    return base is not None and base != word.text


def _may_be_surname(word: _Word, known: Lexicon) -> bool:
    """Whether a single word behind an office may be a name, not being in the dictionary."""
    if len(word.text) == 1 or word.key in month_numbers(known.tag):
        return False
    if not known.names.noun_capitals:
        return True
    return lemma(word.text, known.tag) in (None, word.text)


def _nominative(text: str, words: list[_Word], end: int, last: str, known: Lexicon) -> str:
    """The last word of a name without the ending of a genitive that stands before another noun."""
    if not known.names.genitive:
        return last
    bare = re.sub(rf"(?:{known.names.genitive})$", "", last)
    before_noun = (
        end < len(words) and words[end].capital and _blank(text, words[end - 1], words[end])
    )
    return bare if bare and (before_noun or "’" in last or "'" in last) else last


def _surnames(words: list[_Word], found: list[FoundName], known: Lexicon) -> list[FoundName]:
    """Where the text goes on with the surname alone."""
    full: dict[str, set[str]] = {}
    for name in found:
        parts = name.name.split()
        if len(parts) >= _FULL:
            full.setdefault(parts[-1], set()).add(name.name)
    taken = [name.range for name in found]
    more = []
    for word in words:
        if any(word.start < range.end and range.start < word.end for range in taken):
            continue
        for form in (word.text, re.sub(rf"(?:{known.names.genitive or '(?!)'})$", "", word.text)):
            if len(full.get(form, ())) == 1:
                place = Range(word.start, word.start + len(form))
                more.append(FoundName(place, next(iter(full[form])), ""))
                break
    return more


@cache
def _given() -> frozenset[str]:
    table = data("given-names")
    return frozenset(name for names in table.values() for name in names.split())


@cache
def _never(tag: str) -> frozenset[str]:
    """Words that are in no name: those listed, countries, and words that open sentences."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    known = lexicon(tag)
    found = set(known.names.not_names | known.sentences.starters)
    try:
        for code, name in Locale.parse(tag).territories.items():
            if code.isalpha():
                found.update(word for word in _WORD.findall(name) if word[0].isupper())
    except (ValueError, UnknownLocaleError):
        pass
    return frozenset(found)
