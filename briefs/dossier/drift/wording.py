"""Qualifiers and verbs of a text that are in none of its quotes, or stronger than there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from briefs.dossier.drift.passages import REMEMBERED, Finding, Kind, Passage, Telling, joined
from briefs.language.modality import RANKS, Act, Marker, covered_by, listed, made_of
from briefs.language.ranges import Range
from briefs.language.strength import told_as_past, told_in_present
from briefs.language.terms import ADJECTIVE_ENDINGS, Found, Terms, Word, longest, primary, table
from briefs.records.vocabulary import Verb

_BEFORE_NUMBER = frozenset(["more_than", "less_than", "about", "at_most", "at_least"])
_NEAR_NUMBER = 3
_WEAK = (Verb.PLANS, Verb.SHOULD, Verb.CALLS_FOR, Verb.MAY, Verb.HOPES)


_COVERS = "~"
_PLAIN = frozenset([""])


@cache
def _qualifiers(language: str, *, covering: bool) -> Terms:
    """The qualifiers of a language; `covering` those too that an original has, and a text not."""
    groups = table(f"qualifiers.{language}").values()
    entries = ((concept, e) for group in groups for concept, some in group.items() for e in some)
    return Terms(
        ((c, e.removeprefix(_COVERS)) for c, e in entries if covering or not e.startswith(_COVERS)),
        ADJECTIVE_ENDINGS if language == "de" else _PLAIN,
    )


@lru_cache(REMEMBERED)
def _known(quote: Passage) -> frozenset[str]:
    """The concepts that a quote has."""
    terms = _qualifiers(primary(quote.language), covering=True)
    found = terms.find(quote.words, lenient=True)
    return frozenset(concept for one in found for concept in one.concept.split("+"))


def new_qualifiers(text: Passage, quotes: Sequence[Passage]) -> Iterator[Finding]:
    """Qualifiers whose meaning no quote has."""
    known = {concept for quote in quotes for concept in _known(quote)}
    by_place: dict[tuple[Range, ...], set[str]] = {}
    for one in longest(_qualifiers(primary(text.language), covering=False).find(text.words)):
        if one.concept not in _BEFORE_NUMBER or _before_number(text, one):
            by_place.setdefault(one.parts, set()).add(one.concept)
    there = {w.key for q in quotes for w in q.words}
    for parts, concepts in by_place.items():
        if "none" in concepts or any(known.issuperset(concept.split("+")) for concept in concepts):
            continue
        own = [w for w in text.words if any(p.start <= w.start < p.end for p in parts)]
        if all(word.key in there for word in own) or _is_noun(text, own[0]):
            continue
        missing = sorted(set(min(concepts).split("+")) - known)
        yield Finding(Kind.QUALIFIER, joined(parts, text.text), "+".join(missing))


def _is_noun(text: Passage, word: Word) -> bool:
    """Whether an adjective that opens a German sentence is a noun: Freiwillige retteten …"""
    if primary(text.language) != "de" or not word.opens or not word.key.endswith(("e", "er", "es")):
        return False
    at = text.words.index(word)
    following = text.words[at + 1 : at + 3]
    return not any(w.text[0].isupper() or w.text[0].isdigit() for w in following)


def _before_number(text: Passage, one: Found) -> bool:
    """Whether what may be a preposition (over, about) stands with a number, and so measures it."""
    rest = text.text[one.start : one.end].split()
    following = [word for word in text.words if word.start >= one.end][:_NEAR_NUMBER]
    return len(rest) > _NEAR_NUMBER - 1 or any(word.text[0].isdigit() for word in following)


def stronger_verbs(text: Passage, quotes: Sequence[Passage], telling: Telling) -> Iterator[Finding]:
    """Acts that a text asserts and no quote does, or not so strongly; futures made of less.

    A text that only names something is not held to a strength: that stands beside it. Of a reading,
    verbs that the lexicon does not have are not compared.
    """
    is_told = telling in (Telling.TOLD, Telling.READ)
    found = list(_stronger_acts(text, quotes, is_told=is_told))
    if is_told and not found:
        found = list(_stronger_markers(text, quotes))
    if telling is Telling.TOLD and not found and not text.analysis.markers:
        found = list(_told_as_fact(text, quotes))
    yield from found


def _stronger_acts(text: Passage, quotes: Sequence[Passage], *, is_told: bool) -> Iterator[Finding]:
    mine = text.analysis
    readings = [reading for quote in quotes for reading in quote.readings]
    theirs = [act for reading in readings for act in reading.analysis.acts]
    weaker = (
        {w for r in readings for w in (*r.analysis.weak, *_spoken(r))} - mine.weak - _spoken(text)
    )
    is_weakened = len(quotes) == 1 and _weak_markers(quotes) > _weak_markers([text])
    taken: list[Range] = []
    for parts, acts in _asserted(text).items():
        if any(p.start < t.end and t.start < p.end for p in parts for t in taken):
            continue
        same = [one for one in theirs if any(one.concept in covered_by(a.concept) for a in acts)]
        if not same:
            less = any(weaker & made_of(act.concept) for act in acts) or is_weakened
            if less and acts[0].verb is not Verb.MAY and _may_rise(acts, quotes):
                taken += parts
                yield Finding(
                    Kind.VERB, joined(parts, text.text), acts[0].concept, *_instead(quotes)
                )
        elif is_told and all(_rank(acts[0]) > RANKS[_capped(one, quotes)] for one in same):
            taken += parts
            yield Finding(
                Kind.VERB, joined(parts, text.text), acts[0].concept, *_instead(quotes, same)
            )


def _asserted(text: Passage) -> dict[tuple[Range, ...], list[Act]]:
    """The acts that a text asserts, by place. One that opens it in English names it: agree on …"""
    groups: dict[tuple[Range, ...], list[Act]] = {}
    for act in text.analysis.acts:
        if act.is_asserted and not act.is_negated:
            groups.setdefault(act.parts, []).append(act)
    return groups


def _spoken(passage: Passage) -> set[str]:
    return {act.concept for act in passage.analysis.acts}


def _rank(act: Act) -> int:
    """How strongly a text asserts an act; in the present not more than a future. A duty is one."""
    if act.concept == "must":
        return 0
    return RANKS[act.verb] if act.is_past or act.verb is not Verb.IS else RANKS[Verb.WILL]


def _may_rise(acts: Sequence[Act], quotes: Sequence[Passage]) -> bool:
    """Whether an expectation is more than what the quotes have: than a hope, not than a plan."""
    if all(act.concept != "expect" for act in acts):
        return True
    recorded = [quote.verb for quote in quotes if quote.verb]
    return all(RANKS[verb] < RANKS[Verb.SHOULD] for verb in recorded)


def _weak_markers(passages: Sequence[Passage]) -> int:
    return sum(m.verb in _WEAK for passage in passages for m in passage.analysis.markers)


def _capped(act: Act, quotes: Sequence[Passage]) -> Verb:
    """How strongly a quote speaks of an act: not more than its recorded verb, if its only one."""
    for quote in (reading for one in quotes for reading in one.readings):
        if act in quote.analysis.acts and quote.verb not in (None, Verb.DENIES, Verb.WILL):
            recorded = quote.verb or act.verb
            is_only = len(quote.analysis.markers) <= 1
            return min(recorded, act.verb, key=RANKS.__getitem__) if is_only else act.verb
    return act.verb


def _instead(quotes: Sequence[Passage], acts: Sequence[Act] = ()) -> tuple[str, int | None]:
    """The words of a quote that a text says more strongly, and the number of the quote."""
    for number, quote in enumerate(quotes):
        for act in acts:
            if act in quote.analysis.acts:
                parts = joined(act.parts, quote.text)
                return " … ".join(p.of(quote.text) for p in parts), number
    for number, quote in enumerate(quotes):
        for marker in quote.analysis.markers:
            if marker.verb is not Verb.IS:
                return _said(marker, quote), number
    return "", 0 if quotes else None


def _said(marker: Marker, quote: Passage) -> str:
    return " … ".join(p.of(quote.text) for p in joined(marker.parts, quote.text))


def _stronger_markers(text: Passage, quotes: Sequence[Passage]) -> Iterator[Finding]:
    """Futures and plans of a text where the quotes have something weaker that the text has not."""
    mine = text.analysis.markers
    theirs = [m.verb for q in quotes for r in q.readings for m in r.analysis.markers]
    recorded = [q.verb for q in quotes if q.verb is not None]
    strong = [*theirs, *recorded]
    gone = [v for v in _WEAK if v in strong and not any(RANKS[m.verb] == RANKS[v] for m in mine)]
    for marker in mine:
        if marker.verb in (Verb.IS, Verb.DENIES, Verb.MAY, Verb.HOPES) or _is_softened(
            text, marker
        ):
            continue
        mine_count = sum(RANKS[m.verb] == RANKS[marker.verb] for m in mine)
        their_count = sum(RANKS[v] == RANKS[marker.verb] for v in theirs)
        their_count = max(their_count, any(RANKS[v] == RANKS[marker.verb] for v in recorded))
        lost = [v for v in gone if RANKS[v] < RANKS[marker.verb]]
        if mine_count > their_count and lost:
            parts = joined((*marker.parts, *_verb_behind(text, marker)), text.text)
            yield Finding(Kind.VERB, parts, str(marker.verb), *_instead(quotes))
            return


def _told_as_fact(text: Passage, quotes: Sequence[Passage]) -> Iterator[Finding]:
    """A text without a word of a plan or a hope, where all quotes have nothing else."""
    recorded = [quote.verb for quote in quotes if quote.verb is not None]
    marked = [m.verb for q in quotes for r in q.readings for m in r.analysis.markers]
    weakest = min((RANKS[verb] for verb in (*recorded, *marked)), default=RANKS[Verb.IS])
    if weakest < RANKS[Verb.WILL] and (heading := _heading_future(text)):
        yield Finding(Kind.VERB, heading, str(Verb.WILL), *_instead(quotes))
        return
    is_fact = any(verb in (Verb.IS, Verb.DENIES) for verb in recorded) or not recorded
    past_too = any(told_as_past(quote.text, quote.language) for quote in quotes)
    if is_fact or past_too or text.analysis.acts:
        return
    told = told_as_past(text.text, text.language)
    if not told and all(RANKS[verb] < RANKS[Verb.WILL] for verb in recorded):
        told = told_in_present(text.text, text.language)
    if told:
        yield Finding(Kind.VERB, told, str(Verb.IS), *_instead(quotes))


_TO = re.compile(r"\bto [a-z]+")


def _heading_future(text: Passage) -> tuple[Range, ...]:
    """The verb of an English heading that tells the future: Central bank to lower rates."""
    match = _TO.search(text.text)
    if primary(text.language) != "en" or match is None or text.text.rstrip().endswith("."):
        return ()
    has_past = told_as_past(text.text[: match.start()], text.language)
    before = text.text[: match.start()].split()
    of_noun = bool(before) and before[-1].lower() in listed("en", "nouns_with_to")
    return () if has_past or of_noun or _asserted(text) else (Range(*match.span()),)


def _is_softened(text: Passage, marker: Marker) -> bool:
    """Whether the clause of a future says that it is only possible: werde womöglich."""
    for other in text.analysis.markers:
        low, high = sorted((marker.at, other.at))
        between = text.words[low:high]
        if other.verb is Verb.MAY and all(word.is_word for word in between):
            return True
    return False


def _verb_behind(text: Passage, marker: Marker) -> tuple[Range, ...]:
    """The word behind an English modal verb, which is what it makes certain."""
    if primary(text.language) != "en":
        return ()
    following = text.words[marker.at + 1 : marker.at + 2]
    return tuple(w.range for w in following if w.is_word)
