"""What the verbs of a text do: how strongly, and which acts they assert.

No parser stands behind this. Words of the lexicon make something a plan or a hope, and speak of
acts; a few rules tell which of them govern which, by marks and by nearness.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from briefs.language.ranges import Range
from briefs.language.terms import Found, Terms, Word, has_lexicon, longest, primary, table, words
from briefs.records.vocabulary import Verb

RANKS: dict[Verb, int] = {
    Verb.IS: 6,
    Verb.WILL: 5,
    Verb.PLANS: 4,
    Verb.SHOULD: 4,
    Verb.CALLS_FOR: 3,
    Verb.MAY: 2,
    Verb.HOPES: 1,
    Verb.DENIES: 0,
}
"""How strong a verb is. What is planned and what is to happen differ only in who says so."""

MARKS = frozenset(',;:.!?()–—"“”„»«')
"""The marks that part clauses."""
_STOPS = frozenset(";.!?")
_CLAUSE_ENDS = _STOPS | frozenset(",:–—)")
_NO_ENDINGS = frozenset([""])
_NOUN_ENDINGS = {
    "de": frozenset(["", "en", "e", "er", "em", "es", "n", "s"]),
    "en": frozenset(["", "s"]),
}
_CLOSE = 3
_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Marker:
    """A word that makes something more or less than a fact, with its place among the words."""

    verb: Verb
    parts: tuple[Range, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Act:
    """An act that a text speaks of (agreed, signed, delivered), and how strongly.

    A verb asserts it; a noun only speaks of it.
    """

    concept: str
    parts: tuple[Range, ...]
    verb: Verb
    is_asserted: bool
    is_negated: bool
    is_past: bool


@dataclass(frozen=True)
class Analysis:
    """All that the lexicon finds in a text; `weak` are the concepts for less than an act."""

    words: tuple[Word, ...]
    markers: tuple[Marker, ...]
    acts: tuple[Act, ...]
    weak: frozenset[str]


@cache
def made_of(concept: str) -> frozenset[str]:
    """What an act may wrongly be made of: weak words, or acts that are less."""
    return frozenset(table("verbs.en")["acts"][concept]["less"].split())


@cache
def covered_by(concept: str) -> frozenset[str]:
    """The acts that include an act: what is signed is agreed."""
    return frozenset([concept, *table("verbs.en")["acts"][concept].get("also", "").split()])


@cache
def listed(tag: str, key: str) -> frozenset[str]:
    """Words that sentences are built with."""
    return frozenset(str(table(f"verbs.{tag}")["grammar"][key]).split())


@cache
def pattern(tag: str, key: str) -> re.Pattern[str]:
    """A pattern of such words."""
    return re.compile(str(table(f"verbs.{tag}")["grammar"][key]))


@cache
def reporting(tag: str) -> Terms:
    """Verbs that pass on what a clause behind them says."""
    entries = table(f"verbs.{tag}")["reporting"]["words"]
    return Terms((("reporting", entry) for entry in entries), _NO_ENDINGS)


@cache
def _modality(tag: str) -> Terms:
    entries = table(f"verbs.{tag}")["modality"].items()
    return Terms(((name, e) for name, some in entries for e in some), _NO_ENDINGS)


@cache
def _acts(tag: str, form: str) -> Terms:
    entries = table(f"verbs.{tag}")["acts"].items()
    endings = _NOUN_ENDINGS[tag] if form == "nouns" else _NO_ENDINGS
    return Terms(((name, e) for name, one in entries for e in one[form]), endings)


@cache
def _weak(tag: str) -> Terms:
    entries = table(f"verbs.{tag}")["weak"].items()
    return Terms(((name, e) for name, some in entries for e in some), _NOUN_ENDINGS[tag])


@lru_cache(_REMEMBERED)
def analyse(text: str, language: str) -> Analysis:
    """The markers, acts and weaker verbs of a text; nothing where the language has no lexicon."""
    tag, found = primary(language), words(text)
    if not has_lexicon(language):
        return Analysis(found, (), (), frozenset())
    markers = tuple(sorted(_markers(found, tag), key=lambda marker: marker.at))
    acts = tuple(_found_acts(found, tag, markers))
    weak = frozenset(one.concept for one in _weak(tag).find(found, lenient=True))
    return Analysis(found, markers, acts, weak)


def index_of(found: Sequence[Word], start: int) -> int:
    """The place among the words of what begins at an offset."""
    return next(at for at, word in enumerate(found) if word.start == start)


def _markers(found: Sequence[Word], tag: str) -> list[Marker]:
    markers = []
    for one in longest(_modality(tag).find(found)):
        at = index_of(found, one.start)
        homograph = found[at].key in listed(tag, "homographs")
        behind = at > 0 and found[at - 1].key in listed(tag, "determiners")
        is_name = found[at].text[0].isupper() and not found[at].opens
        if one.concept == "none" or (homograph and (behind or is_name)):
            continue
        verb = Verb(one.concept)
        if _opens_condition(found, at):
            verb = Verb.MAY
        markers.append(Marker(verb, one.parts, at))
    if tag == "de":
        for at, word in enumerate(found):
            if word.key in ("wird", "werden", "wirst") and _is_future(found, at):
                markers.append(Marker(Verb.WILL, (word.range,), at))
    return markers


def _opens_condition(found: Sequence[Word], at: int) -> bool:
    """Whether a clause begins so: should it fail, …"""
    if found[at].key == "should":
        return found[at].opens or (at > 0 and found[at - 1].text == ",")
    return found[at].key in ("sollte", "sollten") and found[at].opens


def _is_future(found: Sequence[Word], at: int) -> bool:
    """Whether "wird" is the future, with an infinitive at the end, and no passive."""
    end = at + 1
    while end < len(found) and found[end].text not in _CLAUSE_ENDS:
        end += 1
    inside = [word for word in found[at + 1 : end] if word.is_word]
    if not inside and at and found[at - 1].is_word:
        inside = [found[at - 1]]
    return bool(inside) and _is_infinitive(inside[-1])


_PARTICIPLE = re.compile(r"(\w{2,4})?(ge\w{2,}en)")


def _is_infinitive(word: Word) -> bool:
    key = word.key
    if not key.endswith("n") or word.text[0].isupper():
        return False
    if key in listed("de", "participles") | listed("de", "not_infinitives"):
        return False
    participle = _PARTICIPLE.fullmatch(key)
    return participle is None or participle.group(2) in listed("de", "ge_infinitives")


def _found_acts(found: Sequence[Word], tag: str, markers: Sequence[Marker]) -> list[Act]:
    acts = []
    for form in ("verbs", "nouns"):
        for one in longest(_acts(tag, form).find(found, lenient=form == "nouns")):
            at = index_of(found, one.start)
            behind = at > 0 and found[at - 1].key in listed(tag, "determiners")
            is_verb = form == "verbs" and (not behind or one.concept == "must")
            is_verb = is_verb and (tag != "en" or _is_english_verb(found, at))
            verb, parts = _governed(found, at, one, tag, markers)
            low, high = _segment(found, at, _STOPS | {","})
            negated = any(word.key in listed(tag, "negations") for word in found[low:high])
            past = verb is Verb.IS and _is_past(found, at, parts, tag)
            parts = parts if is_verb else one.parts
            acts.append(Act(one.concept, parts, verb, is_verb, negated, past))
    return acts


def _is_english_verb(found: Sequence[Word], at: int) -> bool:
    """Whether a word that is a noun as well (guarantees, orders) has an object, or what a verb has
    in front of it. A verb that opens the text only names what it is about.
    """
    word, before = found[at], found[at - 1].key if at else ""
    following = found[at + 1].key if at + 1 < len(found) else ""
    if at == 0 and not word.key.endswith(("s", "ed")):
        return False
    if word.key not in listed("en", "nouns_and_verbs"):
        return True
    return following in listed("en", "determiners") | {"that", "to"} or before in listed(
        "en", "before_verbs"
    )


def _is_past(found: Sequence[Word], at: int, parts: tuple[Range, ...], tag: str) -> bool:
    """Whether an act is told as done: with an auxiliary, by a past form or a participle."""
    low, high = _segment(found, at, _STOPS | {","})
    if tag == "de":
        if any(w.key in ("wird", "werden") for w in found[low:high]):
            return False
        present = pattern("de", "present").fullmatch(found[at].key) is not None
        return (len(parts) > 1 and _auxiliary(found, at, tag) in parts) or not present
    return _auxiliary(found, at, tag) in parts or not pattern("en", "present").fullmatch(
        found[at].key
    )


def _segment(found: Sequence[Word], at: int, stops: frozenset[str]) -> tuple[int, int]:
    """The part of a text around a word, up to the next of these marks on either side."""
    low = high = at
    while low > 0 and found[low - 1].text not in stops:
        low -= 1
    while high < len(found) and found[high].text not in stops:
        high += 1
    return low, high


def _governed(
    found: Sequence[Word], at: int, one: Found, tag: str, markers: Sequence[Marker]
) -> tuple[Verb, tuple[Range, ...]]:
    """How strongly an act is said: by the nearest marker that governs it, or else as a fact."""
    low, high = _segment(found, at, _STOPS)
    around = [
        m
        for m in markers
        if low <= m.at < high and m.verb is not Verb.DENIES and not _overlap(m, one)
    ]
    marker = _nearest_english(found, at, around) if tag == "en" else _nearest(found, at, around)
    if marker is not None:
        both = (marker.parts, one.parts) if marker.at < at else (one.parts, marker.parts)
        return marker.verb, (*both[0], *both[1])
    helper = _auxiliary(found, at, tag)
    return Verb.IS, (helper, *one.parts) if helper else one.parts


def _nearest_english(found: Sequence[Word], at: int, around: list[Marker]) -> Marker | None:
    """The last marker before it, since English modals stand in front; or an "if" behind it."""
    finite = next(
        (i for i in range(at - 1, max(at - _CLOSE, 0) - 1, -1) if _is_finite(found[i])), at
    )
    before = [
        m
        for m in around
        if m.at < at
        and not (m.at < finite < at and _is_noun(found, m.at))
        and not _is_put_in(found, m.at, at)
    ]
    conditions = [m for m in around if m.at > at and found[m.at].key == "if"]
    return before[-1] if before else (conditions[0] if conditions else None)


def _is_put_in(found: Sequence[Word], marker: int, at: int) -> bool:
    """Whether a marker is in a relative clause that ends before the act: X, who asked …, met."""
    low, high = _segment(found, marker, _STOPS | {","})
    return high <= at and found[low].key in listed("en", "relatives")


def _is_finite(word: Word) -> bool:
    return word.key in listed("en", "perfect") | listed("en", "copulas")


def _is_noun(found: Sequence[Word], at: int) -> bool:
    before = found[at - 1].key if at else ""
    return found[at].key in listed("en", "nouns") or before in listed("en", "determiners")


def _nearest(found: Sequence[Word], at: int, around: list[Marker]) -> Marker | None:
    """The last marker of its clause, or of an earlier one on which this depends (zu …, dass …)."""
    low, high = _segment(found, at, _STOPS | {","})
    here = [m for m in around if low <= m.at < high]
    before = [m for m in around if m.at < low]
    if here:
        return here[-1]
    return before[-1] if before and _depends(found[low:high]) else None


def _depends(clause: Sequence[Word]) -> bool:
    keys = [word.key for word in clause if word.is_word]
    with_zu = "zu" in keys or any(re.fullmatch(r"\w+zu\w{3,}n", key) for key in keys)
    # An infinitive that is no finite form needs its modal: soll, wenn …, abgeschlossen sein.
    return with_zu or keys[:1] in (["dass"], ["ob"], ["um"]) or keys[-1:] == ["sein"]


def _overlap(marker: Marker, one: Found) -> bool:
    return any(a.start < b.end and b.start < a.end for a in marker.parts for b in one.parts)


def _auxiliary(found: Sequence[Word], at: int, tag: str) -> Range | None:
    """The auxiliary of a verb form: close before it in English, in the same clause in German."""
    low, _ = _segment(found, at, _STOPS | {","})
    low = max(low, at - _CLOSE) if tag == "en" else low
    for place in range(at - 1, low - 1, -1):
        if found[place].key in listed(tag, "auxiliaries"):
            return found[place].range
    return None
