"""Values: dates and counts that differ between claims are in a tension, or the editor is asked.

Rather silent than wrong: two numbers are compared only where they count the same noun in the same
language, in claims that one statement cites together, or in sentences of different sources that say
nearly the same. Of dates only days are compared.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from briefs.diagnostics import Diagnostic, diagnostic
from briefs.dossier.docket import Docket
from briefs.language.dates import FoundDate, dates
from briefs.language.numbers import numbers
from briefs.language.verbs import lemma
from briefs.reading.nodes import Key
from briefs.records.dates import Date
from briefs.records.positions import Position
from briefs.records.statements import BottomLine, Event, Judgement, Side, Statement, Watch, When
from briefs.records.walk import models

_CODE = "values-differ"
# Sentences that say nearly the same share half of their longer words, and not only a few.
_SHARED, _SHARED_PART, _LONG = 3, 0.5, 4
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_IN_A_TENSION = "Put the two on sides of a tension; if both can hold, its `note` says how."


def dates_are_those_of_the_quotes(docket: Docket) -> Iterator[Diagnostic]:
    """A claim cited for a date gives no other; alternatives stand in a list, each with its own."""
    for path, model in models(docket.record):
        if not isinstance(model, When | Event) or model.because:
            continue
        for index, claim_id in enumerate(model.from_):
            found = _dates_of(docket, claim_id)
            if not found or any(_may_be_same(one.value, model.date) for _, one in found):
                continue
            if _apart(docket, claim_id, *(c for c in model.from_ if c != claim_id)):
                continue
            text, first = found[0]
            printed = text[first.range.start : first.range.end]
            message = f"`{claim_id}` says {printed}, and `{path[0]}` {model.date.text}."
            hint = "Cite another claim for this date."
            if isinstance(model, When):
                hint = "Where the sources differ, write `when` as a list, each date with its own "
                hint += "`from`."
            span = docket.loaded.span(*path, "from", *_at(index, model.from_))
            yield diagnostic(_CODE, span, message, hint)


def _at(index: int, cited: tuple[str, ...]) -> tuple[Key, ...]:
    return (index,) if len(cited) > 1 else ()


def _dates_of(docket: Docket, claim_id: str) -> list[tuple[str, FoundDate]]:
    """The days in a quote, each with the text that it stands in."""
    claim, language = docket.record.claims.get(claim_id), docket.language_of(claim_id)
    if claim is None or language is None:
        return []
    return [(claim.exact, one) for one in dates(claim.exact, language) if _is_day(one)]


def _is_day(found: FoundDate) -> bool:
    return all(point.day for point in found.value.points)


def _may_be_same(one: Date, other: Date) -> bool:
    """Whether two dates could be the same, or one lies within the other."""
    if one.agrees_with(other) or other.agrees_with(one):
        return True
    pairs = [(a, b) for a in one.points for b in other.points]
    return any(a.agrees_with(b) for a, b in pairs)


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a sentence counts, in one language: each noun with its number; and its longer words."""

    claim: str
    language: str
    text: str
    values: dict[str, tuple[Decimal, str]]
    words: frozenset[str]


def counts_agree(docket: Docket) -> Iterator[Diagnostic]:
    """Two claims that count the same say the same number, or stand on two sides of a tension."""
    told: set[tuple[str, str]] = set()
    for first, second in itertools.combinations(_counted(docket), 2):
        if first.language != second.language or first.claim == second.claim:
            continue
        pair = (first.claim, second.claim)
        for noun in sorted(first.values.keys() & second.values.keys()):
            (one, printed), (other, differently) = first.values[noun], second.values[noun]
            if one == other or pair in told or not _are_about_the_same(docket, first, second, noun):
                continue
            if _apart(docket, second.claim, first.claim):
                continue
            told.add(pair)
            message = f"`{second.claim}` says “{differently}”, `{first.claim}` “{printed}”."
            span = docket.loaded.key_span("claims", second.claim)
            yield diagnostic(_CODE, span, message, _IN_A_TENSION)


def _counted(docket: Docket) -> Iterator[_Counted]:
    """What the whole claims count, in the language of their quote and in the main one."""
    main = docket.content.languages[0] if docket.content.languages else None
    for claim_id, claim in docket.record.claims.items():
        language = docket.language_of(claim_id)
        if claim.in_ is not None or language is None:
            continue
        texts = {language: claim.exact}
        if main and main in claim.translation:
            texts.setdefault(main, claim.translation[main])
        for tag, text in texts.items():
            values: dict[str, tuple[Decimal, str]] = {}
            several: set[str] = set()
            for number in numbers(text, tag):
                noun = (lemma(number.noun, tag) or number.noun).casefold() if number.noun else ""
                if noun in values and values[noun][0] != number.value:
                    several.add(noun)  # and then it is not clear which of them is meant
                end = text.find(number.noun, number.range.end) + len(number.noun)
                values[noun] = (number.value, text[number.range.start : max(end, number.range.end)])
            kept = {noun: v for noun, v in values.items() if noun and noun not in several}
            yield _Counted(claim_id, tag, text, kept, _long_words(text))


def _long_words(text: str) -> frozenset[str]:
    return frozenset(w for w in _WORD.findall(text.casefold()) if len(w) >= _LONG)


def _are_about_the_same(docket: Docket, one: _Counted, other: _Counted, noun: str) -> bool:
    """Whether one statement cites both for a fact, or the sentences say nearly the same."""
    if any({one.claim, other.claim} <= cited for cited in _cited_together(docket)):
        return True
    if docket.source_of(one.claim) == docket.source_of(other.claim):
        return False  # a record repeats its sentences: so many votes here, so many there
    counted = set(_long_words(" ".join((one.values[noun][1], other.values[noun][1]))))
    first, second = one.words - counted, other.words - counted
    shared = len(first & second)
    return shared >= _SHARED and shared >= _SHARED_PART * min(len(first), len(second))


def _cited_together(docket: Docket) -> Iterator[set[str]]:
    """The whole claims that each statement of fact cites; what an editor weighs is none."""
    for _, model in models(docket.record):
        if isinstance(model, Statement) and not isinstance(
            model, Judgement | BottomLine | Watch | Side | Position
        ):
            yield {docket.whole(claim) or claim for claim in model.from_}


def _apart(docket: Docket, claim_id: str, *others: str) -> bool:
    """Whether a claim stands on another side of a tension than one of the others."""
    mine = docket.whole(claim_id) or claim_id
    theirs = {docket.whole(one) or one for one in others}
    for tension in docket.record.tensions.values():
        sides = [{docket.whole(c) or c for c in side.from_} for side in tension.sides.values()]
        if any(mine in a and theirs & b for a, b in itertools.permutations(sides, 2)):
            return True
    return False


def figures_are_those_printed(docket: Docket) -> Iterator[Diagnostic]:
    """The `number` of a voice is the figure that its descriptor begins with."""
    for voice_id, voice in docket.record.unnamed.items():
        language = docket.printed_in(voice.printed)
        if language is None or voice.number is None or not voice.number.isdigit():
            continue
        found = numbers(voice.printed, language)
        if len(found) != 1 or len(voice.printed[: found[0].range.start].split()) > 1:
            continue
        if found[0].value != int(voice.number):
            printed = voice.printed[found[0].range.start : found[0].range.end]
            span = docket.loaded.span("unnamed", voice_id, "number")
            message = f"The descriptor says “{printed}”, and `number` {voice.number}."
            hint = "Write the figure that the source gives, or `several`."
            yield diagnostic(_CODE, span, message, hint)
