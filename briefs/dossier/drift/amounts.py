"""Numbers and dates that a text has and none of its quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError

from briefs.dossier.drift.passages import REMEMBERED, Finding, Kind, Passage
from briefs.language.dates import dates
from briefs.language.months import month_numbers
from briefs.language.numbers import numbers
from briefs.language.ranges import Range
from briefs.language.terms import Found, Terms, endings_of, longest, primary, table

_HUNDRED = 100
_WEEKDAY = "weekday-"
_SHARES = ("%", "per cent", "percent", "Prozent", "percentage", "pc")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_BARE_YEAR = re.compile(rf"(?<![\w.,]){_YEAR.pattern}(?!\w|[.,]\d)")
_DECADE = re.compile(r"(?:1[89]|20)\d0(?:s|er)\b")
_SCALES = {"million": 10**6, "milliarde": 10**9, "billion": 10**12}


@dataclass(frozen=True, slots=True)
class _Amount:
    range: Range
    value: Decimal
    is_flagged: bool = True


def new_numbers(text: Passage, quotes: Sequence[Passage]) -> Iterator[Finding]:
    """Numbers whose value no quote has. A number word for one is an article too, and never new."""
    known = {value for quote in quotes for value in _known_values(quote)}
    for amount in _amounts(text):
        if amount.is_flagged and amount.value != 1 and amount.value not in known:
            place = _with_noun(text, amount.range)
            yield Finding(Kind.NUMBER, (place,), f"{amount.value.normalize():f}")


def _with_noun(text: Passage, place: Range) -> Range:
    """A number with the noun that follows it at once: two envoys, 40 million crowns."""
    after = next((word for word in text.words if word.start >= place.end), None)
    if (
        after is None
        or not after.is_word
        or text.text[place.end : after.start].replace("-", " ").strip()
    ):
        return place
    counted = {
        number.noun for number in numbers(text.text, text.language) if number.range.end == place.end
    }
    return Range(place.start, after.end) if after.text in counted else place


@lru_cache(REMEMBERED)
def _known_values(quote: Passage) -> frozenset[Decimal]:
    return frozenset(_values(quote))


def _values(quote: Passage) -> Iterator[Decimal]:
    """The values that a quote has; a share also as so many per cent, and the other way round."""
    for amount in _amounts(quote):
        yield amount.value
        if amount.value < 1:
            yield amount.value * _HUNDRED
        behind = quote.text[amount.range.end :].lstrip(" \u00a0\u202f-")
        if behind.startswith(_SHARES):
            yield amount.value / _HUNDRED
    yield from _figures(quote)
    for point in _points(quote):  # "the 6 January meeting" may be told as the sixth of something
        yield from (Decimal(part) for part in point if part is not None)


def _figures(quote: Passage) -> Iterator[Decimal]:
    """Everything in figures, whatever it is: an hour, the number of an article."""
    for word in quote.words:
        if word.text[0].isdecimal():
            parts = re.split(r"[.,:]", word.text.rstrip("."))
            yield Decimal("".join(parts))
            yield from map(Decimal, parts)
            if len(parts) == 2:  # noqa: PLR2004 - whole and fraction
                yield Decimal(".".join(parts))


def _amounts(passage: Passage) -> tuple[_Amount, ...]:
    language, text = passage.language, passage.text
    found = [
        _dozens(text, _Amount(number.range, number.value), number.noun)
        for number in numbers(text, language)
        if not _is_year(text, number.range)
    ]
    taken = [amount.range for amount in found]
    for one, flagged in (
        *((one, True) for one in _terms("numbers").find(passage.words)),
        *((one, False) for one in _terms("shares").find(passage.words)),
    ):
        place = Range(one.start, one.end)
        if any(place.start < other.end and other.start < place.end for other in taken):
            continue
        value, end = _scaled(text, Decimal(one.concept), place.end)
        found.append(_Amount(Range(place.start, end), value, flagged))
    return tuple(found)


def _dozens(text: str, amount: _Amount, noun: str) -> _Amount:
    """A number of dozens, as what they make."""
    factor = next(
        (Decimal(v) for v, some in table("values")["after"].items() if noun in some), None
    )
    if factor is None:
        return amount
    end = text.index(noun, amount.range.end) + len(noun)
    return _Amount(Range(amount.range.start, end), amount.value * factor)


def _scaled(text: str, value: Decimal, end: int) -> tuple[Decimal, int]:
    """A number word with the million behind it."""
    match = re.compile(r"\s+(million|milliarde|billion)(?:en|n|s)?\b", re.IGNORECASE).match(
        text, end
    )
    if match is None:
        return value, end
    return value * _SCALES[match.group(1).lower()], match.end()


def _is_year(text: str, place: Range) -> bool:
    return _YEAR.fullmatch(place.of(text)) is not None


@cache
def _terms(key: str) -> Terms:
    """The values of the lexicon, for all languages at once."""
    entries = table("values")[key].items()
    return Terms(((value, e) for value, some in entries for e in some), frozenset([""]))


_Point = tuple[int | None, int | None, int | None]


def new_dates(text: Passage, quotes: Sequence[Passage]) -> Iterator[Finding]:
    """Dates of which a part (day, month, year) is in no quote that has the rest; other days."""
    known = [point for quote in quotes for point in _known_points(quote)]
    for place, points in _dated(text):
        if any(not any(_within(point, other) for other in known) for point in points):
            plain = place.of(text.text).rstrip(".")  # of an abbreviation, or of the sentence
            yield Finding(Kind.DATE, (Range(place.start, place.start + len(plain)),), str(points))
    named = {name for quote in quotes for name in _known_days(quote)}
    are_known = all(quote.has_lexicon for quote in quotes)
    for name, place in _days(text, lenient=False):
        if name not in named and (are_known or name.startswith(_WEEKDAY)):
            yield Finding(Kind.DATE, (place,), name)


@lru_cache(REMEMBERED)
def _known_points(quote: Passage) -> frozenset[_Point]:
    return frozenset((*_points(quote), *_bare_months(quote)))


@lru_cache(REMEMBERED)
def _known_days(quote: Passage) -> frozenset[str]:
    return frozenset(name for name, _ in _days(quote, lenient=True))


def _bare_months(passage: Passage) -> Iterator[_Point]:
    """Months without a word that shows that they are some: the May deadline."""
    months = month_numbers(passage.language)
    for word in passage.words:
        if word.key in months and word.text[0].isupper():
            yield None, months[word.key], None


def _within(point: _Point, other: _Point) -> bool:
    return all(mine in (None, theirs) for mine, theirs in zip(point, other, strict=True))


def _points(passage: Passage) -> list[_Point]:
    return [point for _, points in _dated(passage) for point in points]


def _dated(passage: Passage) -> Iterator[tuple[Range, list[_Point]]]:
    """The dates of a text with their days, months and years; a bare year is one too."""
    taken = []
    for date in dates(passage.text, passage.language):
        taken.append(date.range)
        yield date.range, [_point(part) for part in date.value.text.split("/") if part]
    for match in _BARE_YEAR.finditer(passage.text):
        place = Range(*match.span())
        inside = any(other.start <= place.start < other.end for other in taken)
        if not inside and not _counts_something(passage, place):
            yield place, [(int(match.group()), None, None)]


def _counts_something(passage: Passage, place: Range) -> bool:
    """Whether a number that may be a year has a noun behind it: 2000 Soldaten, 1,900 tonnes."""
    return any(
        number.range == place
        and number.noun
        and number.noun[0].isupper() == (primary(passage.language) == "de")
        and not number.noun.islower()
        for number in numbers(passage.text, passage.language)
    )


def _point(text: str) -> _Point:
    """Day, month and year of a date in EDTF, as far as it says them."""
    parts = [*re.split(r"-", text.partition("T")[0].strip("~?%")), "", ""]
    year, month, day = (int(p) if p.isdigit() else None for p in parts[:3])
    return year, month, day


def _days(passage: Passage, *, lenient: bool) -> Iterator[tuple[str, Range]]:
    """Weekdays, seasons, and days named from today."""
    found: list[Found] = list(_terms("days").find(passage.words, lenient=lenient))
    found += _weekdays(passage.language).find(passage.words, lenient=lenient)
    for match in _DECADE.finditer(passage.text):
        found.append(Found(match.group()[:4] + "s", (Range(match.start(), match.end()),)))
    for one in longest(found):
        yield one.concept, Range(one.start, one.end)


@cache
def _weekdays(language: str) -> Terms:
    """The names of weekdays by CLDR; in German also in front of a time of day (Samstagabend)."""
    try:
        days = Locale.parse(language, sep="-").days["format"]["wide"]
    except (UnknownLocaleError, ValueError):
        return Terms((), frozenset([""]))
    mark = "*" if primary(language) == "de" else ""
    return Terms(
        ((f"{_WEEKDAY}{n}", f"{name}{mark}") for n, name in days.items()), endings_of(language)
    )
