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
from briefs.language.ranges import Range
from briefs.language.sentences import full_stop_ends

_WORD = re.compile(r"[^\W\d_][\w'’ʼ]*(?:-[\w'’ʼ]+)*")
_GAP = re.compile(r"[ \u00a0\u202f-]+")
_BEFORE = re.compile(r"([^\W\d_][\w'’ʼ°]*)\.?[ \u00a0\u202f]$")
_UNIT = re.compile(r"[ \u00a0\u202f]?(%|‰|€|\$|£|₴|°C|km/h)")
_CURRENCY = re.compile(r"(€|\$|£|₴)[ \u00a0\u202f]?$")
_ADJECTIVES = 3
_TEN, _TEENS, _HUNDRED, _THOUSAND = 10, 20, 100, 1000
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
    found: list[FoundNumber] = []
    for group in _groups(text, _parts(text, words)):
        start, end = group[0].start, group[-1].end
        if any(start < range.end and range.start < end for range in taken):
            continue
        number = FoundNumber(Range(start, end), _value(group), _noun(text, start, end, words))
        if _counts(text, number, group, words):
            found.append(number)
    return tuple(found)


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
        key = match.group().lower().replace("’", "'").replace("ʼ", "'")
        if key in table:
            found.append(_Part(match.start(), match.end(), Decimal(table[key]), is_word=True))
        elif key in known.scales:
            found.append(_Part(*_with_stop(text, match), Decimal(known.scales[key]), is_scale=True))
    return sorted(found, key=lambda part: part.start)


def _with_stop(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The word with the full stop that abbreviates it, where more follows on the line."""
    end = match.end()
    stop = text[end : end + 1] == "." and text[end + 1 : end + 2].strip(" \u00a0\u202f") == ""
    more = text[end + 1 :].partition("\n")[0].strip()
    return match.start(), end + 1 if stop and more else end


@cache
def _digits(groups: str, decimal: str) -> re.Pattern[str]:
    groups, decimal = re.escape(groups), re.escape(decimal)
    whole = rf"\d{{1,3}}(?:[{groups}]\d{{3}})+(?!\d)|\d+"
    after = r"(?![\w:/])(?!-\d)(?!\.\d)"
    return re.compile(rf"(?<![\w:/.,])(?<!\d[-–])(?<!\w-)(?:{whole})(?:{decimal}\d+)?{after}")


def _decimal(digits: str, known: NumberWords) -> Decimal | None:
    whole, _, fraction = (
        digits.rpartition(known.decimal) if known.decimal in digits else (digits, "", "")
    )
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


def _groups(text: str, parts: list[_Part]) -> list[list[_Part]]:
    """Parts that are one number: two hundred; 1.5 million."""
    found: list[list[_Part]] = []
    for part in parts:
        last = found[-1][-1] if found else None
        joined = last is not None and _GAP.fullmatch(text, last.end, part.start) is not None
        if joined and last is not None and _goes_with(last, part):
            found[-1].append(part)
        elif not part.is_scale or part.value == _THOUSAND:
            found.append([part])
    return [group for group in found if not (len(group) == 1 and group[0].is_scale)]


def _goes_with(last: _Part, part: _Part) -> bool:
    if part.is_scale:
        return last.value < part.value or last.is_scale is False
    if not (part.is_word and last.is_word):
        return last.is_scale and part.is_word
    tens = last.value >= _TEENS and part.value < last.value and (last.value % 10 == 0)
    multiplied = part.value in (_HUNDRED, _THOUSAND) and last.value < _HUNDRED
    return tens or multiplied


def _value(group: list[_Part]) -> Decimal:
    total, current = Decimal(0), Decimal(0)
    for part in group:
        if part.is_scale:
            total += (current or 1) * part.value
            current = Decimal(0)
        elif part.value in (_HUNDRED, _THOUSAND) and 0 < current < _HUNDRED:
            current *= part.value
        else:
            current += part.value
    return total + current


def _noun(text: str, start: int, end: int, words: Lexicon) -> str:
    """What a number counts: the word behind it, past its adjectives; a sign; nothing."""
    known = words.numbers
    before = _BEFORE.search(text, max(0, start - 30), start)
    if before and before.group(1).lower().removesuffix(".") in known.labels:
        return ""
    if unit := _UNIT.match(text, end):
        return unit.group(1)
    following: list[str] = []
    while len(following) <= _ADJECTIVES and (gap := _GAP.match(text, end)):
        word = _WORD.match(text, gap.end())
        if word is None or word.group().lower() in known.not_nouns:
            break
        following.append(word.group())
        end = word.end()
        if not (known.adjective and re.fullmatch(known.adjective, word.group())):
            break
    if following:
        return following[-1]
    currency = _CURRENCY.search(text, max(0, start - 2), start)
    return currency.group(1) if currency else ""


def _counts(text: str, number: FoundNumber, group: list[_Part], words: Lexicon) -> bool:
    """Whether a number is one that counts: no ordinal, no time of day, no other meaning."""
    known = words.numbers
    end = number.range.end
    word = text[number.range.start : end].lower().replace("’", "'").replace("ʼ", "'")
    if word in known.only_before_noun:
        return bool(number.noun)
    if number.noun.lower() in known.clock.split() and not group[0].is_word:
        return False
    if known.ordinal and re.match(known.ordinal, text[end:]):
        return False
    if words.sentences.ordinal_full_stop and text[end : end + 1] == "." and _SHORT.fullmatch(word):
        rest = text[end + 1 :].partition("\n")[0]
        first = _WORD.match(rest.lstrip())
        goes_on = rest[:1].isspace() and rest.strip()
        return not goes_on or full_stop_ends(
            text[:end].rpartition("\n")[2],
            end - text.rfind("\n", 0, end) - 1,
            first.group() if first else "",
            words,
        )
    return True
