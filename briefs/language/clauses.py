"""A sentence cut into clauses: each of them one thing that is said.

A clause begins where direct speech begins or ends; at a subordinating word or a relative pronoun;
and at a comma, semicolon, colon, dash, bracket or coordinating word behind which stands a verb of
its own, if what stands before has one too. So enumerations, appositions and names in brackets stay
with the clause that they are in, and so do infinitives that complete their verb (“plan to agree”).
What cannot be told is left together: a clause too long hides less than a cut that makes no sense.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefs.language.lexicon import Lexicon, lexicon
from briefs.language.quotations import quotations
from briefs.language.ranges import Range, pieces
from briefs.language.tokens import Token, tokens
from briefs.language.verbs import Evidence, evidence

_CLOSING = frozenset("\"”“»«’‘'›‹)]}.!?…")
_BREAKS = frozenset(",;:–—()[]-")
_FEW = 2


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The words and marks of a sentence, and for each how surely it is a verb."""

    text: str
    tokens: Sequence[Token]
    verbs: Sequence[Evidence]
    words: Lexicon

    def verb(self, start: int, end: int) -> Evidence:
        """The surest verb between two places."""
        return max(self.verbs[start:end], default=Evidence.NONE)

    def last_word(self, start: int, end: int) -> int | None:
        """The place of the last word between two places."""
        return next((i for i in range(end - 1, start - 1, -1) if self.tokens[i].is_word), None)

    def key(self, at: int) -> str:
        """The word at a place; nothing behind the end."""
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def opens(self, at: int, openers: Sequence[str]) -> bool:
        """Whether one of these, of one word or several, stands at a place."""
        for opener in openers:
            parts = opener.split("_")
            if all(_is(self.key(at + i), part) for i, part in enumerate(parts)):
                return True
        return False


def _is(word: str, wanted: str) -> bool:
    """Whether a word is the one that is wanted, or has it elided in front: qu'il."""
    return word == wanted or (wanted.endswith("'") and word.startswith(wanted) and word != wanted)


def clauses(text: str, sentence: Range, language: str) -> tuple[Range, ...]:
    """The clauses of a sentence in order; every word of it is in exactly one."""
    words = lexicon(language)
    found = tokens(text, sentence.start, sentence.end)
    verbs = [evidence(found, at, words) for at in range(len(found))]
    whole = _Sentence(text, found, verbs, words)
    speech = _speech(text, sentence, whole)
    cuts: list[int] = []
    begin = 0
    for at in range(1, len(found)):
        if at in speech or _begins(whole, begin, at, _until(whole, at, speech)):
            cuts.append(at)
            begin = at
    places = [found[at].start for at in cuts if _has_words(found, at, cuts)]
    return pieces(text, sentence.start, sentence.end, places)


def _has_words(found: Sequence[Token], at: int, cuts: Sequence[int]) -> bool:
    """Whether there is a word on either side of a cut, up to the next one."""
    before = max((cut for cut in cuts if cut < at), default=0)
    after = min((cut for cut in cuts if cut > at), default=len(found))
    return any(t.is_word for t in found[before:at]) and any(t.is_word for t in found[at:after])


def _speech(text: str, sentence: Range, whole: _Sentence) -> frozenset[int]:
    """The places at which direct speech begins, or what comes after it."""
    start = text.rfind("\n", 0, sentence.start) + 1
    end = text.find("\n", sentence.end)
    paragraph = text[start : len(text) if end < 0 else end]
    places: set[int] = set()
    for quotation in quotations(paragraph):
        opening, closing = start + quotation.open, start + quotation.close
        inside = [i for i, t in enumerate(whole.tokens) if opening < t.start < closing]
        if not inside or not _is_speech(whole, inside, opening):
            continue
        if opening > sentence.start:
            places.add(inside[0] - 1)
        after = next(
            (i for i in range(inside[-1] + 2, len(whole.tokens)) if _goes_on(whole, i)), None
        )
        if closing < sentence.end and after is not None:
            places.add(after)
    return frozenset(places)


def _goes_on(whole: _Sentence, at: int) -> bool:
    return whole.tokens[at].is_word or whole.tokens[at].text in '„“«»"‚‘('


def _is_speech(whole: _Sentence, inside: Sequence[int], opening: int) -> bool:
    """Whether a quotation is speech and not a term or a title: it has a verb and stands free."""
    first, last = inside[0], inside[-1] + 1
    if whole.tokens[first].start < opening or not whole.verb(first, last):
        return False
    before = first - 2
    free = before < 0 or not whole.tokens[before].is_word
    return free or whole.tokens[first].text[:1].isupper()


def _until(whole: _Sentence, at: int, speech: frozenset[int]) -> int:
    """Where the part that begins at a place ends: at a mark, or where speech begins or ends."""
    for place in range(at + 1, len(whole.tokens)):
        if place in speech or whole.tokens[place].text in _BREAKS:
            return place
        if whole.opens(place, whole.words.clauses.without_comma):
            return place
    return len(whole.tokens)


def _begins(whole: _Sentence, begin: int, at: int, end: int) -> bool:
    """Whether a clause begins at a place, if the one before began at `begin`."""
    token, before = whole.tokens[at], whole.tokens[at - 1]
    known = whole.words.clauses
    if token.text in _CLOSING or (token.text in _BREAKS and token.text not in "(["):
        return False
    left = whole.verb(begin, at)
    if token.text in "([":
        return bool(left) and whole.verb(at, end) == Evidence.SURE
    after_mark = before.text in _BREAKS and before.text not in "(["
    after_mark = after_mark or (before.text in _CLOSING and whole.key(at - 2) in {",", ";"})
    if not after_mark:
        return _begins_without_mark(whole, begin, at, end)
    if before.text == "-" and before.start == whole.tokens[at - 2].end:
        return False
    if before.text == ",":
        place = at + 1 if token.key in known.prepositions or token.key in known.coordinators else at
        if whole.opens(at, known.subordinators) and not _is_relative(whole, at):
            return at - begin > _FEW
        if (
            place != at
            and whole.opens(place, known.subordinators)
            and not _is_relative(whole, place)
        ):
            return bool(left)
        if _is_relative(whole, place):
            return bool(left) and bool(whole.verb(place, end))
        if known.adverbials and whole.words.tag == "en" and _participle(whole, at):
            return bool(left)
    return bool(left) and _own_verb(whole, begin, at, end)


def _is_relative(whole: _Sentence, at: int) -> bool:
    return any(_is(whole.key(at), word) for word in whole.words.clauses.relatives)


def _participle(whole: _Sentence, at: int) -> bool:
    return bool(re.fullmatch(whole.words.clauses.adverbials, whole.key(at)))


def _own_verb(whole: _Sentence, begin: int, at: int, end: int) -> bool:
    """Whether what begins here has a finite verb; an unsure one counts behind another verb."""
    right = whole.verb(at, end)
    if right == Evidence.SURE:
        return True
    last = whole.last_word(begin, at)
    return right == Evidence.MAYBE and last is not None and bool(whole.verbs[last])


def _begins_without_mark(whole: _Sentence, begin: int, at: int, end: int) -> bool:
    known = whole.words.clauses
    left = whole.verb(begin, at)
    if not left:
        return False
    if whole.opens(at, known.without_comma):
        return bool(whole.verb(at + 1, end))
    if whole.key(at) not in known.coordinators:
        return False
    nxt = next((i for i in range(at + 1, end) if whole.key(i) in known.coordinators), end)
    return _own_verb(whole, begin, at, nxt)
