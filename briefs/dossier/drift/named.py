"""Names and states that a text has and none of its quotes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from rapidfuzz import fuzz

from briefs.dossier.drift.passages import REMEMBERED, Finding, Kind, Name, Passage, joined
from briefs.language.entities import Entity, Sort, entities, is_placed
from briefs.language.lexicon import data, lexicon
from briefs.language.modality import listed
from briefs.language.ranges import Range
from briefs.language.terms import Terms, Word, primary, table, words

_NEAR = 72.0
_LETTERS = 4
_ENDING = 3
_INSIDE = 5
_TITLE_CASE = 0.6
_PERSONS = 2
_CITIES = (Sort.CAPITAL, Sort.PLACE)


def new_names(text: Passage, rest: Sequence[Passage], names: Sequence[Name]) -> Iterator[Finding]:
    """States, and names of any sort, that are in none of the rest.

    `names` are those on record: they are the same in whichever language they stand.
    """
    taken: list[Range] = []
    yield from _named(text, rest, taken)
    known = _on_record(text, rest, names, taken)
    yield from known
    yield from _unknown(text, rest, taken)


def _named(text: Passage, rest: Sequence[Passage], taken: list[Range]) -> Iterator[Finding]:
    """States, organisations and places of the lexicon; what is found goes to `taken`."""
    there = [entity for quote in rest if quote.has_lexicon for entity in _known(quote)]
    states = {e.id for e in there if e.sort in (Sort.STATE, Sort.CAPITAL)}
    cities = {e.id for e in there if e.sort is Sort.CAPITAL}
    others = {(e.sort, e.id) for e in there if e.sort in (Sort.ORGANISATION, Sort.PLACE)}
    found = entities(text.words, text.language)
    by_place: dict[Range, list[Entity]] = {}
    for entity in found:
        by_place.setdefault(entity.range, []).append(entity)
    for place, some in by_place.items():
        taken.append(place)
        if _stands_in(place, text, rest):
            continue
        if any((e.sort, e.id) in others for e in some):
            continue
        as_city = [
            e for e in some if e.sort is Sort.CAPITAL and is_placed(text.words, e, text.language)
        ]
        if as_city:
            if not any(e.id in cities for e in as_city):
                yield Finding(Kind.NAME, (place,), as_city[0].id)
            continue
        if any(e.id in states for e in some if e.sort in (Sort.STATE, Sort.CAPITAL)):
            continue
        is_state = any(e.sort in (Sort.STATE, Sort.CAPITAL) for e in some)
        yield Finding(Kind.COUNTRY if is_state else Kind.NAME, (place,), some[0].id)


@lru_cache(REMEMBERED)
def _known(quote: Passage) -> tuple[Entity, ...]:
    return tuple(entities(quote.words, quote.language, lenient=True))


def _stands_in(place: Range, text: Passage, rest: Sequence[Passage]) -> bool:
    """Whether the very words stand in a quote."""
    wanted = " ".join(w.key for w in text.words if place.start <= w.start < place.end)
    return any(
        re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", " ".join(w.key for w in q.words))
        for q in rest
    )


def _on_record(
    text: Passage, rest: Sequence[Passage], names: Sequence[Name], taken: list[Range]
) -> list[Finding]:
    findings = []
    for name in names:
        places = [p for form in name.forms for p in _places(form, text)]
        places = [p for p in places if not any(_touch(p, other) for other in taken)]
        if not places:
            continue
        taken += places
        if not any(_has(form, quote) for form in name.forms for quote in rest):
            findings += [
                Finding(Kind.NAME, (place,), name.forms[0]) for place in dict.fromkeys(places)
            ]
    return findings


@lru_cache(REMEMBERED)
def _places(form: str, text: Passage) -> tuple[Range, ...]:
    """Where a name stands in a text, whole; inflected or in front of a compound it counts too."""
    return tuple(Range(f.start, f.end) for f in _form(form).find(text.words, lenient=True))


@lru_cache(REMEMBERED)
def _form(form: str) -> Terms:
    endings = frozenset(["", "s", "es", "n", "en", "er", "e", "em", "’", "'"])
    return Terms([("name", form)], endings, any_case=True)


def _has(form: str, quote: Passage) -> bool:
    """Whether a quote has a name: whole, by its last word, or as the first part of a compound."""
    if _places(form, quote):
        return True
    own = [w for w in words(form) if w.is_word and w.text[0].isupper()]
    if not own:
        return False
    last = own[-1].key
    return len(last) >= _LETTERS and any(
        w.key.startswith(last) for w in quote.words if w.is_word and w.text[0].isupper()
    )


def _touch(one: Range, other: Range) -> bool:
    return one.start < other.end and other.start < one.end


def _unknown(text: Passage, rest: Sequence[Passage], taken: list[Range]) -> Iterator[Finding]:
    """What looks like a name and stands in no quote, in whatever spelling."""
    there = [w for q in rest for w in q.words if w.is_word]
    candidates = _german_names if primary(text.language) == "de" else _english_names
    for run in candidates(text.words):
        left = [
            w
            for w in run
            if not any(_touch(w.range, other) for other in taken) and not _is_there(w, there)
        ]
        if left:
            parts = joined(tuple(w.range for w in left), text.text)
            yield Finding(Kind.NAME, parts)


def _is_there(word: Word, there: Sequence[Word]) -> bool:
    """Whether a word of a name is one of these, inflected, in a compound, or spelt otherwise."""
    mine = _folded(word.text)
    for other in there:
        theirs = _folded(other.text)
        if mine == theirs:
            return True
        short, long = sorted((mine, theirs), key=len)
        if len(short) >= _LETTERS and long.startswith(short) and len(long) - len(short) <= _ENDING:
            return True
        if len(mine) >= _INSIDE and mine in theirs:
            return True
        if other.text[0].isupper() and min(len(mine), len(theirs)) >= _LETTERS:
            a, b = _sound(mine), _sound(theirs)
            if a[:1] == b[:1] and fuzz.ratio(a, b) >= _NEAR:
                return True
    return False


@lru_cache(REMEMBERED)
def _folded(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")


_SOUNDS = (
    ("tsch", "c"),
    ("sch", "s"),
    ("tch", "c"),
    ("shch", "s"),
    ("sh", "s"),
    ("ch", "h"),
    ("kh", "h"),
    ("zh", "s"),
    ("ph", "f"),
    ("th", "t"),
    ("w", "v"),
    ("j", "i"),
    ("y", "i"),
    ("z", "s"),
    ("ck", "k"),
    ("c", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("ii", "i"),
)


@lru_cache(REMEMBERED)
def _sound(word: str) -> str:
    """A name as transcriptions of it agree: Selenskyj, Zelenskyy."""
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    return re.sub(r"(.)\1+", r"\1", word)


@cache
def _given_names() -> frozenset[str]:
    return frozenset(name for names in data("given-names").values() for name in names.split())


@cache
def _listed(file: str, key: str) -> frozenset[str]:
    return frozenset(table(file)[key].split())


@cache
def _listed_lower(file: str, key: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _listed(file, key))


def _is_capital(word: Word) -> bool:
    return word.is_word and word.text[0].isalpha() and word.text[0].isupper()


_ACRONYM = re.compile(r"(?![IVX]+$)[^\W\d_]{2,7}")


def _is_acronym(word: Word) -> bool:
    return word.text.isupper() and _ACRONYM.fullmatch(word.text) is not None


def _runs(text: Sequence[Word], is_part: list[bool]) -> Iterator[list[Word]]:
    """Words in a row that are part of something."""
    run: list[Word] = []
    for word, part in zip(text, is_part, strict=True):
        if part:
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _english_names(text: Sequence[Word]) -> Iterator[list[Word]]:
    """Capitalised words that open no sentence and are no office, institution or day."""
    plain = [w for w in text if w.is_word and w.text[0].isalpha()]
    capitals = [w for w in plain if _is_capital(w)]
    if len(plain) > 2 and len(capitals) >= _TITLE_CASE * len(plain):  # noqa: PLR2004
        return
    never = _listed("names.en", "not_names")
    parts = [
        _is_capital(w)
        and len(w.text) > 1
        and (w.text not in never)
        and w.text.removesuffix("s") not in never
        and (not w.opens or _is_acronym(w) or _opens_name(text, at, never))
        for at, w in enumerate(text)
    ]
    yield from _runs(text, parts)


def _opens_name(text: Sequence[Word], at: int, never: frozenset[str]) -> bool:
    """Whether a sentence opens with a given name, another capitalised word behind it."""
    following = text[at + 1] if at + 1 < len(text) else None
    return (
        text[at].key in _given_names()
        and following is not None
        and _is_capital(following)
        and following.text not in never
    )


_LOCATIVE = frozenset(["in"])
_NAME_LIKE = re.compile(
    r".*(?:[aiouy]|[ow]w|ck|sk|ov|vo|burg|furt|stadt|hausen|dorf|ingen|heim|ia|na|ko|ra)"
)
_DIRECTIONS = frozenset(["aus", "nach", "bei", "von"])


def _german_names(text: Sequence[Word]) -> Iterator[list[Word]]:
    """Words that an office, a given name, their row or a preposition makes names."""
    parts = [False] * len(text)
    for at, word in enumerate(text):
        if not _is_capital(word) or len(word.text) == 1:
            continue
        before = text[at - 1] if at else None
        following = text[at + 1] if at + 1 < len(text) else None
        is_given = (
            word.key in _given_names()
            and following is not None
            and (_is_capital(following) and not _is_german_noun(following))
        )
        goes_on = at > 0 and parts[at - 1] and not _is_german_noun(word)
        parts[at] = parts[at] or _is_acronym(word) or is_given or goes_on
        if is_given:
            parts[at + 1] = True
        elif before is not None and word.is_joined and not parts[at - 1]:
            continue  # the last part of a compound with a hyphen
        elif not parts[at] and before is not None and not _is_german_noun(word):
            parts[at] = _after_office(before) or _after_preposition(before, word)
            if _is_capital(before) and not (before.opens or word.opens):
                parts[at] = True
                article = at > 1 and text[at - 2].key in listed("de", "determiners")
                parts[at - 1] = parts[at - 1] or not (article or _is_german_noun(before))
    yield from _runs(text, parts)


def _after_preposition(before: Word, word: Word) -> bool:
    """Whether a word stands behind a preposition as places do: without an article."""
    return before.key in _LOCATIVE or (
        before.key in _DIRECTIONS and _NAME_LIKE.fullmatch(word.key) is not None
    )


def _after_office(before: Word) -> bool:
    """Whether the word in front of another is an office."""
    if before.key in _listed_lower("names.de", "offices"):
        return True
    return _is_capital(before) and lexicon("de").offices.fullmatch(before.key) is not None


@cache
def _noun_pattern() -> re.Pattern[str]:
    heads = "|".join(
        sorted(map(re.escape, _listed_lower("names.de", "noun_heads")), key=len, reverse=True)
    )
    endings = "|".join(
        sorted(map(re.escape, _listed_lower("names.de", "noun_endings")), key=len, reverse=True)
    )
    return re.compile(rf"\w*(?:{heads})(?:s|es|e|en|n|er|ern)?|\w{{2,}}(?:{endings})")


def _is_german_noun(word: Word) -> bool:
    """Whether a capitalised word is an ordinary noun, as far as its end tells."""
    if word.text in _listed("names.de", "after_preposition"):
        return True
    if lexicon("de").offices.fullmatch(word.key) is not None:
        return True
    return _noun_pattern().fullmatch(word.key) is not None
