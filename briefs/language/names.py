"""Names of persons that a text may hold, each with the office that is printed before it.

What tells a name is what stands beside it: an office, a title, a kinship; or a given name that is
known. A run of capitalised words alone tells nothing, in German least of all. A name is rather
missed than a coalition or a palace taken for a person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefs.language.credits import credits
from briefs.language.lexicon import Lexicon, data, lexicon
from briefs.language.months import month_numbers
from briefs.language.ranges import Range
from briefs.language.verbs import lemma

_WORD = re.compile(r"(?:[^\W\d_]\.-?){2,}|[^\W\d_](?:[\w'’ʼ-]*\w)?")
_BLANK = r"[ \u00a0\u202f]"
_GAP = re.compile(rf"{_BLANK}")
_MOST_WORDS = 6
_ROLE_WORDS = 6
_FULL = 2
# How far behind a name an apposition may say an office: Jane Doe, the French foreign minister
_APPOSITION = re.compile(r",(?:[^\S\n][\w'’-]+){1,6}")


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
    reader = _Reader(text, lexicon(language))
    found: list[FoundName] = []
    at = 0
    while at < len(reader.words):
        end = reader.name_end(at)
        if end > at:
            start, name = reader.words[at].start, reader.name(at, end)
            found.append(FoundName(Range(start, start + len(name)), name, reader.role(at)))
        at = max(end, at + 1)
    found += _surnames(reader.words, found, reader.known)
    return tuple(sorted(found, key=lambda name: name.range.start))


class _Reader:
    """The words of a text, and what each of them may be in a name."""

    def __init__(self, text: str, known: Lexicon) -> None:
        self.text = text
        self.known = known
        self.words = [_Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]
        bylines = (c.range for c in credits(text, known.tag) if c.kind == "byline")
        self.bylines = {byline.start for byline in bylines}

    def name_end(self, at: int) -> int:
        """Behind the last word of the name that begins at a word; the same place for none."""
        first = self.words[at]
        if not first.capital or first.key in self.known.names.honorifics:
            return at
        if self.is_no_name(first) and not self._is_initial(at):
            return at
        end = self._run_end(at)
        if self._given_later(at, end):
            return at
        length = sum(word.capital for word in self.words[at:end])
        by_office = bool(self.role(at)) or self._has_title(at)
        if length < _FULL:
            return end if by_office and self._may_be_surname(first) else at
        tells = by_office or self._is_given(at, end) or self._is_author(at)
        return end if tells or self._has_apposition(end) else at

    def name(self, at: int, end: int) -> str:
        """A name as printed, without the ending of a genitive that stands before another noun."""
        name = self.text[self.words[at].start : self.words[end - 1].end]
        if not self.known.names.genitive:
            return name
        bare = re.sub(rf"(?:{self.known.names.genitive})$", "", name)
        before_noun = end < len(self.words) and self.words[end].capital and self._touch(end - 1)
        return bare if bare and (before_noun or name[len(bare) :][:1] in "'’") else name

    def role(self, at: int) -> str:
        """The office right before a word, with what belongs to it; nothing where there is none."""
        for place in range(at - 1, max(-1, at - 1 - _ROLE_WORDS), -1):
            if not (self._touch(place) or self._is_short(place)):
                return ""
            if not self._is_office(self.words[place]):
                continue
            between = self.text[self.words[place].end : self.words[at].start].strip()
            if between and not re.fullmatch(self.known.names.after_office or r"(?!)", between):
                return ""
            start = place
            while start > 0 and self._touch(start - 1) and self._belongs(self.words[start - 1]):
                start -= 1
            while self.words[start].key in self.known.clauses.prepositions:
                start += 1  # in place of Minister Jane Doe
            return self.text[self.words[start].start : self.words[at].start].rstrip()
        return ""

    def is_no_name(self, word: _Word) -> bool:
        """Whether a word is in no person's name: an office, a country, one that opens sentences."""
        never = _never(self.known.tag)
        if word.text in never or self._is_office(word):
            return True
        return self.known.tag == "uk" and (lemma(word.text, "uk") or "") in never

    def _run_end(self, at: int) -> int:
        """Behind the last word that may belong to a name beginning here."""
        end = place = at
        capitals = 0
        while place < len(self.words) and place - at < _MOST_WORDS:
            word = self.words[place]
            if place > at and not (self._touch(place - 1) or self._is_initial(place - 1)):
                break
            if place > at and not word.capital and word.key in self.known.names.particles:
                place += 1
                continue
            if not word.capital or (self.is_no_name(word) and not self._is_initial(place)):
                break
            shouted = word.text.isupper() and len(word.text) > 1 and "." not in word.text
            if shouted and not self.words[at].text.isupper():
                break
            known = capitals == 1 and self.words[at].key in _given()
            if place > at and not known and self._is_noun(word, capitals):
                break
            place += 1
            end = place
            capitals += not self._is_initial(place - 1)
        return end

    def _touch(self, at: int) -> bool:
        """Whether only a blank stands between a word and the next one."""
        between = self.text[self.words[at].end : self.words[at + 1].start]
        return _GAP.fullmatch(between) is not None

    def _is_short(self, at: int) -> bool:
        """Whether a word is one letter with its full stop: Bundeskanzler a. D."""
        word = self.words[at]
        return len(word.text) == 1 and self.text[word.end : word.end + 2] in (". ", ".\u00a0")

    def _is_initial(self, at: int) -> bool:
        """Whether a word is an initial with its full stop: J. D. Vance."""
        word = self.words[at]
        if "." in word.text:
            return word.capital
        after = self.text[word.end : word.end + 2]
        return len(word.text) == 1 and word.capital and after[:1] == "." and after[1:] != "."

    def _is_given(self, at: int, end: int) -> bool:
        """Whether a name begins with a given name, or with initials."""
        parts = self.words[at].key.split("-")
        if len(parts) <= _FULL and parts[0] in _given():
            return True
        if not self._is_initial(at) or self._is_initial(end - 1):
            return False
        before = self.words[at - 1] if at else None
        joined = before is not None and before.capital and self._touch(at - 1)
        return not joined and not (at and self._is_short(at - 1))

    def _given_later(self, at: int, end: int) -> bool:
        """Whether a known given name stands further on in a run that does not begin with one."""
        if self.words[at].key.partition("-")[0] in _given() or self._is_initial(at):
            return False
        return any(word.key in _given() for word in self.words[at + 1 : end - 1])

    def _is_author(self, at: int) -> bool:
        """Whether a byline begins right before a word: By Jane Doe."""
        return at > 0 and self.words[at - 1].start in self.bylines

    def _has_title(self, at: int) -> bool:
        """Whether Mr, Dr. or the like stands before a word."""
        if at == 0 or self.words[at - 1].key not in self.known.names.honorifics:
            return False
        between = self.text[self.words[at - 1].end : self.words[at].start]
        return re.fullmatch(rf"\.?{_BLANK}|\.", between) is not None

    def _has_apposition(self, end: int) -> bool:
        """Whether an office follows behind a comma. Not in German, where any noun has a capital."""
        if self.known.names.noun_capitals:
            return False
        following = _APPOSITION.match(self.text, self.words[end - 1].end)
        words = _WORD.findall(following.group()) if following else []
        offices = self.known.offices
        # One person has one office: High Carrow, ministers said … names a place.
        return any(
            offices.fullmatch(word.lower())
            and not (word.endswith("s") and offices.fullmatch(word.lower()[:-1]))
            for word in words
        )

    def _is_office(self, word: _Word) -> bool:
        return self.known.offices.fullmatch(re.sub("'s?$", "", word.key)) is not None

    def _belongs(self, word: _Word) -> bool:
        """Whether a word before an office belongs to it: French President."""
        pattern = self.known.names.before_office
        given = word.capital and word.key in _given()
        belongs = self._is_office(word) or (pattern and re.fullmatch(pattern, word.text))
        return bool(belongs) and not given and word.text not in self.known.sentences.starters

    def _is_noun(self, word: _Word, capitals: int) -> bool:
        """Whether a German word is an ordinary noun, which ends the name before it."""
        if not self.known.names.noun_capitals or word.key in _given():
            return False
        base = lemma(word.text, self.known.tag)
        return base is not None and (base != word.text or capitals >= _FULL)

    def _may_be_surname(self, word: _Word) -> bool:
        """Whether a single word behind an office may be a name, not being in the dictionary."""
        if word.text.isupper() or word.key in month_numbers(self.known.tag):
            return False
        if not self.known.names.noun_capitals:
            return True
        return lemma(word.text, self.known.tag) in (None, word.text)


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
                found.add(name)
    except (ValueError, UnknownLocaleError):
        pass
    return frozenset(found)
