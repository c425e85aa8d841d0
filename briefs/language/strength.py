"""The verb that a sentence's own words make it.

Where they cannot tell, it is a plain fact, as it is in a record where no verb is typed: so a wrong
guess makes a sentence too strong, never a false alarm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefs.language.lexicon import lexicon
from briefs.language.modality import (
    MARKS,
    Marker,
    analyse,
    index_of,
    listed,
    pattern,
    reporting,
)
from briefs.language.ranges import Range
from briefs.language.terms import Word, has_lexicon, primary, words
from briefs.records.vocabulary import Verb

# How many words behind its auxiliary a verb may stand: are now planning; hat ... gefordert.
_BEHIND = {"en": 2, "de": 99}
# An item of an agenda: its number and title, in front of the sentence.
_HEADING = re.compile(r"^\d+(?:\.\d+)*\.?\s[^.:]{1,80}[.:]\s(?=\S)")


@dataclass(frozen=True, slots=True)
class Said:
    """What the verb of a sentence does, and the words that tell; none for a plain fact."""

    verb: Verb
    words: str = ""


def verb_of(text: str, language: str) -> Verb:
    """What the verb of a sentence does; a plain fact where its words do not tell."""
    return said(text, language).verb


def said(text: str, language: str) -> Said:
    """The same with the words that tell.

    Clauses that are not its own (which …, if …, in order to …) count only where the text is nothing
    else. Behind a verb of saying, the clause that it passes on counts.
    """
    if not has_lexicon(language):
        return Said(Verb.IS)
    tag, text = primary(language), _HEADING.sub("", text)
    found = analyse(text, language)
    clauses = _clauses(found.words)
    own = [c for number, c in enumerate(clauses) if _is_own(found.words, c, number, tag)]
    reports = {index_of(found.words, one.start) for one in reporting(tag).find(found.words)}
    for low, end in _passed_on(found.words, own or clauses, reports, tag):
        high = _before_aside(found.words, low, end, tag)
        fact = first_fact(found.words, low, high, tag)
        if inside := _speaking(found.words, found.markers, low, high, fact, tag):
            one = next((m for m in inside if m.verb is not Verb.WILL), inside[0])
            return Said(one.verb, " … ".join(part.of(text) for part in one.parts))
        if fact is not None and not reports.intersection(range(low, high)):
            break
    is_purpose = tag == "de" and bool(found.words) and found.words[0].key == "um"
    return Said(Verb.PLANS, found.words[0].text) if is_purpose else Said(Verb.IS)


def _passed_on(
    found: Sequence[Word], clauses: Sequence[tuple[int, int]], reports: set[int], tag: str
) -> Iterator[tuple[int, int]]:
    """The clauses, each cut before what its verb of saying passes on: announced | that it would."""
    for low, high in clauses:
        said_at = next((at for at in range(low, high) if at in reports), high)
        opens = range(said_at + 1, high)
        cut = next((at for at in opens if found[at].key in listed(tag, "content")), low)
        if cut > low:
            yield low, cut
        yield cut, high


def told_as_past(text: str, language: str) -> tuple[Range, ...]:
    """The verb that tells a text as something that has happened; nothing where none does."""
    if not has_lexicon(language):
        return ()
    tag, found = primary(language), words(text)
    said = {index_of(found, one.start) for one in reporting(tag).find(found)}
    for at, word in enumerate(found):
        if at in said or (word.text[0].isupper() and not word.opens):
            continue
        if word.key in listed(tag, "perfect") or _is_past(found, at, 0, tag):
            return (word.range,)
    return ()


def told_in_present(text: str, language: str) -> tuple[Range, ...]:
    """The word of a sentence that is most likely its finite verb, where it is in the present."""
    if not has_lexicon(language) or not text.rstrip().endswith("."):
        return ()
    tag, found = primary(language), words(text)
    said = {index_of(found, one.start) for one in reporting(tag).find(found)}
    closed = listed(tag, "determiners") | listed(tag, "aside") | listed(tag, "negations")
    closed |= lexicon(tag).clauses.prepositions
    for at in range(1, len(found)):
        word, before = found[at], found[at - 1]
        if at in said or not word.is_word or word.text[0].isupper() or word.key in closed:
            continue
        follows_noun = before.is_word and (tag == "en" or before.text[0].isupper())
        if follows_noun and pattern(tag, "finite").fullmatch(word.key):
            return (word.range,)
    return ()


def first_fact(found: Sequence[Word], low: int, high: int, tag: str) -> int | None:
    """The place of the first finite verb that surely states a fact; None where none does."""
    for at in range(low, high):
        word = found[at]
        if word.text[0].isupper() and not word.opens:
            continue
        if word.key in listed(tag, "perfect") | listed(tag, "copulas"):
            return at
        if _is_past(found, at, low, tag):
            return at
    return None


def _is_past(found: Sequence[Word], at: int, low: int, tag: str) -> bool:
    """Whether a word is a finite past form, and no adjective before its noun."""
    word, before = found[at], found[at - 1].key if at > low else ""
    if word.text[0].isupper() or not pattern(tag, "past").fullmatch(word.key):
        return False
    if not before or before in listed(tag, "determiners"):
        return False
    following = found[at + 1] if at + 1 < len(found) else None
    return tag == "en" or not (following and following.is_word and following.text[0].isupper())


def _speaking(
    found: Sequence[Word],
    markers: Sequence[Marker],
    low: int,
    high: int,
    fact: int | None,
    tag: str,
) -> list[Marker]:
    """The markers that are the verb of a clause; nouns only where somebody voices them."""
    inside = [
        m for m in markers if low <= m.at < high and found[m.at].key not in listed(tag, "mute")
    ]
    nouns = [m for m in inside if _is_noun(found, m.at, tag)]
    behind = 0 if fact is not None and _is_full_verb(found[fact], tag) else _BEHIND[tag]
    verbs = [m for m in inside if m not in nouns and (fact is None or m.at <= fact + behind)]
    voiced = any(pattern(tag, "voices").fullmatch(word.key) for word in found[low:high])
    return verbs or (nouns if voiced or fact is None else [])


def _is_full_verb(word: Word, tag: str) -> bool:
    """Whether an English verb says all by itself: decided to ask, and not had asked."""
    return tag == "en" and word.key not in listed(tag, "perfect") | listed(tag, "copulas")


def _is_noun(found: Sequence[Word], at: int, tag: str) -> bool:
    word, before = found[at], found[at - 1].key if at else ""
    if tag == "de":
        return word.text[0].isupper() and not word.opens
    return word.key in listed(tag, "nouns") or before in listed(tag, "determiners")


def _before_aside(found: Sequence[Word], low: int, high: int, tag: str) -> int:
    """Where a clause that is not the sentence's own begins without a comma; else the end."""
    aside = listed(tag, "aside_within")
    return next((at for at in range(low + 1, high) if found[at].key in aside), high)


def _clauses(found: Sequence[Word]) -> list[tuple[int, int]]:
    """The parts of a text between its marks that have words."""
    cuts = [-1, *(at for at, word in enumerate(found) if word.text in MARKS), len(found)]
    return [(low + 1, high) for low, high in pairwise(cuts) if high > low + 1]


def _is_own(found: Sequence[Word], clause: tuple[int, int], number: int, tag: str) -> bool:
    """Whether a clause is the sentence's own, or what its verb of saying passes on."""
    first = found[clause[0]].key
    if first in listed(tag, "content"):
        return True
    return first not in listed(tag, "conditions" if number == 0 else "aside")
