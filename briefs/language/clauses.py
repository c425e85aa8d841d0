"""A sentence cut into clauses: each of them one thing that is said.

A clause begins where direct speech begins or ends; at a subordinating word or a relative pronoun;
and at a comma, semicolon, colon, dash, bracket or coordinating word behind which stands a verb of
its own, if what stands before has one too. So enumerations, appositions and names in brackets stay
with the clause that they are in, and so do infinitives that complete their verb (“plan to agree”).
A clause that is put into another ends where that goes on: “The paper, which is secret, | is ready.”
In a language without a list of verbs only speech of some length and semicolons are told apart.
What cannot be told is left together: a clause too long hides less than a cut that makes no sense.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefs.language.lexicon import ClauseWords, Lexicon, lexicon
from briefs.language.quotations import quotations
from briefs.language.ranges import Range, pieces
from briefs.language.tokens import Token, tokens
from briefs.language.verbs import Evidence, evidence

_CLOSING = frozenset("\"”“»«’‘'›‹)]}.!?…")
_MARKS = frozenset(",;:–—()[]-")
_OPENING = frozenset('„“”«»"‚‘([')
# Words that must stand before a subordinate clause, and those after speech that may say who spoke.
_FEW, _SPEAKER = 2, 3
# Words that a quotation has which is taken for speech where no verb is known.
_SPEECH = 4


def clauses(text: str, sentence: Range, language: str) -> tuple[Range, ...]:
    """The clauses of a sentence in order; every word of it is in exactly one."""
    words = lexicon(language)
    found = tokens(text, sentence.start, sentence.end)
    verbs = [evidence(found, at, words) for at in range(len(found))]
    speech = _speech(text, sentence, _Sentence(found, verbs, words, frozenset()))
    whole = _Sentence(found, verbs, words, speech)
    cuts: list[int] = []
    begin = 0
    for at in range(1, len(found)):
        if at in speech or _begins(whole, begin, at):
            cuts.append(at)
            begin = at
    places = [found[at].start for at in cuts if _has_words(found, at, cuts)]
    return pieces(text, sentence.start, sentence.end, places)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The words and marks of a sentence, how surely each is a verb, and the edges of speech."""

    tokens: Sequence[Token]
    verbs: Sequence[Evidence]
    words: Lexicon
    speech: frozenset[int]

    @property
    def known(self) -> ClauseWords:
        return self.words.clauses

    def key(self, at: int) -> str:
        """The word at a place; nothing beyond the ends."""
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def verb(self, start: int, end: int) -> Evidence:
        """The surest verb between two places."""
        return max(self.verbs[start:end], default=Evidence.NONE)

    def clause(self, begin: int, end: int) -> bool:
        """Whether what stands between two places is a clause already."""
        if self.verb(begin, end):
            return True
        first = next((i for i in range(begin, end) if self.tokens[i].is_word), end)
        if end - first <= _FEW:
            return end - first > 1 and self.opens(first, self.known.infinitives) > 0
        if begin == 0 or begin in self.speech:
            return self.opens(first, self.known.subordinators) > 0
        by_look = bool(self.known.last_in_relative) and self.relative(begin)
        return by_look or self.opens(begin, self.known.infinitives) > 0

    def last_word(self, start: int, end: int) -> int | None:
        """The place of the last word between two places."""
        return next((i for i in range(end - 1, start - 1, -1) if self.tokens[i].is_word), None)

    def opens(self, at: int, openers: Sequence[str]) -> int:
        """Of how many words the opener is that stands at a place; 0 where none does."""
        parts = (opener.split("_") for opener in openers)
        fitting = (p for p in parts if all(_is(self.key(at + i), word) for i, word in enumerate(p)))
        return max(map(len, fitting), default=0)

    def relative(self, at: int) -> bool:
        """Whether a relative pronoun stands at a place, or a word that may be one."""
        return any(_is(self.key(at), word) for word in self.known.relatives)

    def end(self, at: int) -> int:
        """Where the part from a place on ends: at a mark, an opener, or an edge of speech."""
        for place in range(at, len(self.tokens)):
            if place in self.speech or self.tokens[place].text in _MARKS:
                return place
            if self.opens(place, self.known.without_comma):
                return place
        return len(self.tokens)


def _is(word: str, wanted: str) -> bool:
    """Whether a word is the one that is wanted, or has it elided in front: qu'il."""
    return word == wanted or (wanted.endswith("'") and word.startswith(wanted) and word != wanted)


def _has_words(found: Sequence[Token], at: int, cuts: Sequence[int]) -> bool:
    """Whether there is a word on either side of a cut, up to the next one."""
    before = max((cut for cut in cuts if cut < at), default=0)
    after = min((cut for cut in cuts if cut > at), default=len(found))
    return any(t.is_word for t in found[before:at]) and any(t.is_word for t in found[at:after])


def _speech(text: str, sentence: Range, whole: _Sentence) -> frozenset[int]:
    """The places at which direct speech begins, or what comes after it."""
    start = text.rfind("\n", 0, sentence.start) + 1
    end = text.find("\n", sentence.end)
    places: set[int] = set()
    for quotation in quotations(text[start : len(text) if end < 0 else end]):
        opening, closing = start + quotation.open, start + quotation.close
        if closing < sentence.start or opening >= sentence.end:
            continue
        inside = [i for i, t in enumerate(whole.tokens) if opening < t.start < closing]
        if not inside or not _is_speech(whole, inside[0], inside[-1] + 1):
            continue
        if opening > sentence.start:
            places.add(inside[0] - 1)
        behind = range(inside[-1] + 2, len(whole.tokens))
        after = next((i for i in behind if _goes_on(whole.tokens[i])), None)
        if closing < sentence.end and after is not None:
            places.add(after)
    return frozenset(places)


def _goes_on(token: Token) -> bool:
    return token.is_word or token.text in _OPENING


def _is_speech(whole: _Sentence, first: int, last: int) -> bool:
    """Whether a quotation is speech and not a term or a title: it has a verb and stands free."""
    following = [t.key for t in whole.tokens[last + 1 : last + 6] if t.is_word][:_SPEAKER]
    is_said = any(word in whole.known.speech for word in following)
    is_long = not whole.known.finite and last - first >= _SPEECH
    if not (is_said or is_long or whole.verb(first, last)):
        return False
    free = first < _FEW or not whole.tokens[first - 2].is_word
    return free or whole.tokens[first].text[:1].isupper()


def _begins(whole: _Sentence, begin: int, at: int) -> bool:
    """Whether a clause begins at a place, if the one before began at `begin`."""
    token, before = whole.tokens[at], whole.tokens[at - 1]
    if token.text in "([":
        return whole.verb(at, whole.end(at + 1)) == Evidence.SURE and whole.clause(begin, at)
    if token.text in _CLOSING or token.text in _MARKS:
        return False
    if not whole.known.finite:
        return before.text == ";"
    if before.text in _CLOSING and whole.key(at - 2) in {",", ";"}:
        return _has_own_verb(whole, begin, at, whole.end(at + 1))
    if before.text == ",":
        return _begins_after_comma(whole, begin, at)
    if before.text in _MARKS and before.text not in "([":
        if before.text == "-" and before.start == whole.tokens[at - 2].end:
            return False
        who_said = before.text in "–—" and token.key in whole.known.speech
        return who_said or _has_own_verb(whole, begin, at, whole.end(at + 1))
    return _begins_without_mark(whole, begin, at)


def _begins_after_comma(whole: _Sentence, begin: int, at: int) -> bool:
    known, key = whole.known, whole.key(at)
    coordinated = key in known.coordinators
    place = at + 1 if coordinated or key in known.prepositions else at
    if whole.relative(place):
        end = _before_second_verb(whole, place)
        has_verb = _has_relative_verb(whole, place, end) or _has_verb_behind(whole, place, end)
        return has_verb and whole.clause(begin, at)
    if whole.opens(at, known.subordinators):
        return at - begin > _FEW
    if not whole.clause(begin, at):
        return False
    if whole.opens(place, known.subordinators) or whole.opens(at, known.attributions):
        return True
    if known.participles and re.fullmatch(known.participles, key):
        return True
    if coordinated and _has_relative_clause(whole, begin, at):
        return True
    return _has_own_verb(whole, begin, at, _before_second_verb(whole, at))


def _begins_without_mark(whole: _Sentence, begin: int, at: int) -> bool:
    known = whole.known
    opener = whole.opens(at, known.without_comma)
    if whole.key(at) in known.prepositions and whole.key(at + 1) in known.after_preposition:
        return whole.clause(begin, at)
    if whole.key(at) in known.after_preposition and whole.key(at - 1) in known.prepositions:
        return False
    coordinated = whole.key(at) in known.coordinators
    if not (opener or coordinated) or not whole.clause(begin, at):
        return False
    if opener:
        return bool(whole.opens(at, known.infinitives)) or _opens_clause(whole, at, opener)
    if opener := whole.opens(at + 1, known.without_comma):
        return _opens_clause(whole, at + 1, opener)
    if _has_relative_clause(whole, begin, at):
        return True
    end = whole.end(at + 1)
    following = (i for i in range(at + 1, end) if whole.key(i) in known.coordinators)
    return _has_own_verb(whole, begin, at, next(following, end))


def _opens_clause(whole: _Sentence, at: int, length: int) -> bool:
    """Whether a verb follows an opener, or another opener with a verb: that, while …"""
    end = whole.end(at + length)
    if end > at + length:
        return bool(whole.verb(at + length, end)) or _has_verb_behind(whole, at, end)
    more = whole.opens(end, whole.known.without_comma)
    return more > 0 and bool(whole.verb(end + more, whole.end(end + more)))


def _has_verb_behind(whole: _Sentence, at: int, end: int) -> bool:
    """Whether the verb of a clause comes behind an insertion: that two, both new, were …"""
    if whole.key(end) != "," or not whole.opens(at, whole.known.complementizers):
        return False
    behind = range(end + 1, len(whole.tokens))
    stop = next((i for i in behind if whole.key(i) in ";:" or i in whole.speech), None)
    return bool(whole.verb(end, stop or len(whole.tokens)))


def _before_second_verb(whole: _Sentence, at: int) -> int:
    """The end of a part, or the place in it where a coordinating word brings a verb of its own."""
    end = whole.end(at + 1)
    for place in range(at + 1, end - 1):
        coordinated = whole.key(place) in whole.known.coordinators
        if coordinated and whole.verbs[place + 1] == Evidence.SURE:
            return place
    return end


def _has_relative_clause(whole: _Sentence, begin: int, at: int) -> bool:
    """Whether a noun with a relative clause begins here, behind another: … and others who pay."""
    end = whole.end(at + 1)
    if whole.verb(at, end) or not (whole.relative(begin) or whole.relative(begin + 1)):
        return False
    return whole.relative(end + 1 if whole.key(end) == "," else end)


def _has_relative_verb(whole: _Sentence, at: int, end: int) -> bool:
    """Whether a verb stands in what may be a relative clause, or at its end what looks like one."""
    last = whole.last_word(at + 1, end)
    looks = whole.known.last_in_relative
    if looks and last is not None and re.fullmatch(looks, whole.tokens[last].text):
        return whole.key(last) not in whole.known.not_verbs
    return bool(whole.verb(at, end))


def _has_own_verb(whole: _Sentence, begin: int, at: int, end: int) -> bool:
    """Whether both what stands before and what begins here have a finite verb.

    An unsure one counts behind another verb only: “Waffen liefern | und Soldaten ausbilden”, but
    not “Waffen und Munition liefern”.
    """
    right = whole.verb(at, end)
    if right == Evidence.NONE or not whole.clause(begin, at):
        return False
    last = whole.last_word(begin, at)
    return right == Evidence.SURE or (last is not None and whole.verbs[last] > Evidence.NONE)
