"""The numbers of a text and the nouns that they count.

Ordinals count nothing and are left out, as are the parts of dates, times of day, and numbers inside
names (F-16, G7). A number that only labels something (Article 5) is found without a noun.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from briefs.language.dates import dates
from briefs.language.lexicon import Lexicon, NumberWords, lexicon
from briefs.language.months import month_numbers
from briefs.language.ranges import Range
from briefs.language.sentences import full_stop_ends

_WORD = re.compile(r"[^\W\d_][\w'’ʼ]*(?:-[\w'’ʼ]+)*")
_GAP = re.compile(r"[ \u00a0\u202f-]+")
_BEFORE = re.compile(r"([^\W\d_][\w'’ʼ°]*)\.?[ \u00a0\u202f]$")
_UNIT = re.compile(r"[ \u00a0\u202f]?(%|‰|€|\$|£|₴|°C|km/h|per cent|pour cent)")
_CURRENCY = re.compile(r"(€|\$|£|₴)[ \u00a0\u202f]?$")
_ELIDED = re.compile(r"^[dl]['’]", re.IGNORECASE)
_CHAIN = re.compile(r"(?<![\w-])\d+(?:[-–]\d+)+(?!\w)")
_GOES_ON = re.compile(r"\.[ \u00a0\u202f]+(\w*)")
_ADJECTIVES = 3
_NEAR = 30
_TEN, _TEENS, _HUNDRED = 10, 20, 100
_SHORT = re.compile(r"\d{1,2}")


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number as printed, its value, and the word for what it counts, or nothing.

    Behind adjectives, as far as endings tell them, the noun is the one that they go with; a percent
    sign or a currency stands for a noun.
    """

    range: Range
    value: Decimal
    noun: str


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    value: Decimal
    is_scale: bool = False
    is_word: bool = False


def numbers(text: str, language: str) -> tuple[FoundNumber, ...]:
    """The numbers of a text in order; none overlap."""
    words = lexicon(language)
    taken = [date.range for date in dates(text, language)]
    taken += [Range(*match.span()) for match in _times(words.tag).finditer(text)]
    taken += [Range(*match.span()) for match in _CHAIN.finditer(text) if not _is_span(match)]
    found: list[FoundNumber] = []
    for group in _groups(text, _parts(text, words), words.numbers.link):
        start, end = group[0].start, group[-1].end
        if any(start < range.end and range.start < end for range in taken):
            continue
        number = FoundNumber(Range(start, end), _value(group), _noun(text, start, end, words))
        if _counts(text, number, words):
            found.append(number)
    return tuple(found)


@cache
def _times(tag: str) -> re.Pattern[str]:
    pattern = lexicon(tag).numbers.clock.replace("<N>", r"\b\d{1,2}(?:[.:]\d\d)?")
    return re.compile(pattern or r"(?!)", re.IGNORECASE)


def _is_span(match: re.Match[str]) -> bool:
    """Whether numbers with a dash between them are from … to …, and no code or result."""
    first, *others = (int(part) for part in re.split("[-–]", match.group()))
    return len(others) == 1 and first < others[0]


def _parts(text: str, words: Lexicon) -> list[_Part]:
    """Digits, number words and words of scale, in order."""
    known = words.numbers
    found = []
    for match in _digits(known.groups, known.decimal).finditer(text):
        value = _decimal(match.group(), known)
        if value is not None:
            found.append(_Part(match.start(), match.end(), value))
    table = _spelt(words.tag)
    for match in _WORD.finditer(text):
        key = _plain(match.group())
        if key in known.scales:
            start, end = _with_stop(text, match)
            found.append(_Part(start, end, Decimal(known.scales[key]), True, key in table))
        elif key in table:
            found.append(_Part(match.start(), match.end(), Decimal(table[key]), is_word=True))
    return sorted(found, key=lambda part: part.start)


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").replace("ʼ", "'")


def _with_stop(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The word with the full stop that abbreviates it, where more follows on the line."""
    end = match.end()
    more = re.compile(r"\.[ \u00a0\u202f]+\S").match(text, end)
    return match.start(), end + 1 if more else end


@cache
def _digits(groups: str, decimal: str) -> re.Pattern[str]:
    groups, decimal = re.escape(groups), re.escape(decimal)
    whole = rf"\d{{1,3}}(?:[{groups}]\d{{3}})+(?!\d)|\d+"
    return re.compile(rf"(?<![\w:/.,])(?<![^\W\d]-)(?:{whole})(?:{decimal}\d+)?(?![\w:/])(?!\.\d)")


def _decimal(digits: str, known: NumberWords) -> Decimal | None:
    whole, _, fraction = digits.partition(known.decimal) if known.decimal else (digits, "", "")
    whole = "".join(char for char in whole if char.isdecimal())
    return Decimal(f"{int(whole)}.{fraction}" if fraction else int(whole)) if whole else None


@cache
def _spelt(tag: str) -> dict[str, int]:
    """Every number word that is one word: those listed, and tens with units."""
    known = lexicon(tag).numbers
    found = {**known.words, **known.tens, **known.hundreds}
    units = {word: value for word, value in known.words.items() if 0 < value < _TEENS}
    if known.units_first:
        units["ein"] = 1
    for ten, value in known.tens.items():
        for unit, more in units.items():
            if known.units_first and more < _TEN:
                found.setdefault(f"{unit}{known.joint}{ten}", value + more)
            elif not known.units_first and known.joint.strip() and more < _TEENS:
                found.setdefault(f"{ten}{known.joint}{unit}", value + more)
    return found


def _groups(text: str, parts: list[_Part], link: str) -> list[list[_Part]]:
    """Parts that are one number: two hundred; 1.5 million."""
    found: list[list[_Part]] = []
    for part in parts:
        last = found[-1][-1] if found else None
        if last is not None and _goes_with(text, last, part, link):
            found[-1].append(part)
        elif part.is_word or not part.is_scale:
            found.append([part])
    return found


def _goes_with(text: str, last: _Part, part: _Part, link: str) -> bool:
    between = text[last.end : part.start]
    if _GAP.fullmatch(between) is None:
        if not link or not part.is_word or between.strip() != link or last.value < _TEENS:
            return False
    elif part.is_scale:
        return last.value < part.value
    if not (part.is_word and (last.is_word or last.is_scale)):
        return False
    tens = last.value >= _TEENS and part.value < last.value and last.value % _TEN == 0
    return tens or (part.value == _HUNDRED and last.value < _HUNDRED)


def _value(group: list[_Part]) -> Decimal:
    total, current = Decimal(0), Decimal(0)
    for part in group:
        if part.is_scale:
            total += (current or 1) * part.value
            current = Decimal(0)
        elif part.value == _HUNDRED and 0 < current < _HUNDRED:
            current *= part.value
        else:
            current += part.value
    value = total + current
    return Decimal(int(value)) if value == value.to_integral_value() else value


def _noun(text: str, start: int, end: int, words: Lexicon) -> str:
    """What a number counts: the word behind it, past its adjectives; a sign; nothing."""
    known = words.numbers
    before = _BEFORE.search(text, max(0, start - _NEAR), start)
    if before and before.group(1).lower() in known.labels:
        return ""
    if second := _to_another(words.tag).match(text, end):
        end = second.end()
    if unit := _UNIT.match(text, end):
        return unit.group(1)
    noun = ""
    for _ in range(_ADJECTIVES + 1):
        gap = _GAP.match(text, end)
        word = _WORD.match(text, gap.end()) if gap else None
        if word is None or _plain(word.group()) in known.not_nouns:
            break
        noun, end = _ELIDED.sub("", word.group()), word.end()
        if not (known.adjective and re.fullmatch(known.adjective, word.group())):
            break
    if noun and not (words.names.noun_capitals and noun[0].islower()):
        return noun
    currency = _CURRENCY.search(text, max(0, start - 2), start)
    return currency.group(1) if currency else ""


@cache
def _to_another(tag: str) -> re.Pattern[str]:
    """The second number of a span, which has the noun for both: 5 to 10 days."""
    spans = "|".join(map(re.escape, lexicon(tag).dates.span)) or r"(?!)"
    return re.compile(rf"[ \u00a0\u202f]?(?:{spans})[ \u00a0\u202f]?\d[\d.,]*")


def _counts(text: str, number: FoundNumber, words: Lexicon) -> bool:
    """Whether a number is one that counts: no ordinal, no day of a month, no other meaning."""
    known = words.numbers
    end = number.range.end
    word = _plain(number.range.of(text))
    if word in known.never_alone or number.noun.lower() in month_numbers(words.tag):
        return False
    if word in known.only_before_noun:
        return bool(number.noun)
    if known.ordinal and re.compile(known.ordinal).match(text, end):
        return False
    if words.sentences.ordinal_full_stop and _SHORT.fullmatch(word):
        goes_on = _GOES_ON.match(text, end)
        begin = text.rfind("\n", 0, end) + 1
        if goes_on:
            return full_stop_ends(text[begin:end], end - begin, goes_on.group(1), words)
    return True
