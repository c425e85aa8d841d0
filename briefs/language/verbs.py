"""Which words are verbs: by lists of the language, by endings, and by a dictionary of forms.

No parser stands behind this. A word is surely the finite verb of its clause, or may be one, or is
none; what is cut follows from the first two with care (see `clauses.py`). The dictionary is the one
of simplemma, which gives the lemma of a form, and in these languages the ending of a lemma tells a
verb. It is read on first use only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING

from briefs.language.lexicon import ClauseWords, Lexicon
from briefs.language.tokens import Token

if TYPE_CHECKING:
    from simplemma.strategies import DictionaryLookupStrategy


class Evidence(IntEnum):
    """How surely a word is the finite verb of a clause."""

    NONE = 0
    MAYBE = 1
    SURE = 2


def evidence(words: Sequence[Token], at: int, lexicon: Lexicon) -> Evidence:
    """How surely the word at a place in a sentence is a finite verb."""
    token = words[at]
    known = lexicon.clauses
    judge = _JUDGES.get(lexicon.tag)
    if not token.is_word or judge is None:
        return Evidence.NONE
    capital = token.text[0].isupper()
    if capital and not (at == 0 or not words[at - 1].is_word):
        return Evidence.NONE
    if token.bare in known.also_nouns and _is_noun_here(words, at, known):
        return Evidence.NONE
    if token.bare in known.finite or token.key in known.finite:
        if lexicon.tag == "en" and _before(words, at) == "to":
            return Evidence.NONE
        return Evidence.MAYBE if _may_be_shared(words, at, lexicon) else Evidence.SURE
    if token.key in known.not_verbs or not token.text[0].isalpha():
        return Evidence.NONE
    return judge(words, at, known)


def _is_noun_here(words: Sequence[Token], at: int, known: ClauseWords) -> bool:
    """Whether an article stands before a word that may be a verb or a noun: l'annonce."""
    token = words[at]
    elided = token.key.removesuffix(token.bare)
    return elided in {"l'", "d'"} or _before(words, at) in known.determiners


@cache
def lemma(word: str, language: str) -> str | None:
    """The lemma of a form; None where the dictionary does not have it."""
    return _dictionary().get_lemma(word, language)


@cache
def _dictionary() -> DictionaryLookupStrategy:
    # A million forms: read where the first text is cut, and kept packed, which costs a few
    # microseconds for each word and saves a hundred megabytes.
    from simplemma.strategies import DictionaryLookupStrategy  # noqa: PLC0415
    from simplemma.strategies.dictionaries import StreamDictionaryFactory  # noqa: PLC0415

    return DictionaryLookupStrategy(StreamDictionaryFactory())


def _before(words: Sequence[Token], at: int) -> str:
    return words[at - 1].key if at else ""


def _may_be_shared(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a German verb stands where an infinitive would: … und Druck vereinbart werden."""
    final = at + 1 == len(words) or not words[at + 1].is_word
    key = words[at].key
    return lexicon.tag == "de" and final and key.endswith("en") and lemma(key, "de") == key


_GERMAN_VERB = re.compile(r"[a-zäöüß]+(?:en|ern|eln|tun|sein)")
_PARTICIPLE = re.compile(r"ge[a-zäöüß]{2,}(?:t|en)")
_INSEPARABLE = re.compile(
    r"(?:be|ver|er|ent|zer|miss|über|unter|wider|hinter|emp)[a-zäöüß]+|\w+iert"
)
_INFINITIVE_WITH_ZU = re.compile(r"[a-zäöüß]+zu[a-zäöüß]{3,}n")


def _german(words: Sequence[Token], at: int, known: ClauseWords) -> Evidence:
    word, before = words[at].key, _before(words, at)
    base = lemma(word, "de")
    if base is None or not _GERMAN_VERB.fullmatch(base) or before == "zu":
        return Evidence.NONE
    if base == word:
        return Evidence.MAYBE
    if word.endswith(("te", "ten")) and _stands_with_noun(words, at, known):
        return Evidence.NONE
    starts_so = base.startswith("ge")
    participle = _PARTICIPLE.fullmatch(word) or re.match(known.prefixed_participles, word)
    if word.endswith(("t", "en")) and (participle or _INFINITIVE_WITH_ZU.fullmatch(word)):
        return Evidence.MAYBE if starts_so else Evidence.NONE
    if word.endswith("en") and not word.endswith("ten"):
        return Evidence.MAYBE
    if word.endswith("t") and not word.endswith("tet") and _INSEPARABLE.fullmatch(word):
        return Evidence.MAYBE
    if word.endswith("end"):
        return Evidence.NONE
    return Evidence.SURE


def _stands_with_noun(words: Sequence[Token], at: int, known: ClauseWords) -> bool:
    """Whether a participle stands with its noun: die vereinbarten Schritte, not das sagte sein …"""
    if _before(words, at) not in known.determiners:
        return False
    if at + 1 == len(words) or not words[at + 1].is_word:
        return False
    return words[at + 1].key not in known.determiners | known.subjects


_PAST = re.compile(r"[a-z]{2,}ed")


def _english(words: Sequence[Token], at: int, known: ClauseWords) -> Evidence:
    word, before = words[at].key, _before(words, at)
    after = words[at + 1].key if at + 1 < len(words) else ""
    if before == "to":
        return Evidence.NONE
    if _PAST.fullmatch(word) or word in known.past:
        who_said = word in known.speech and not (after and words[at + 1].is_word)
        if who_said or before in known.subjects or _is_second_past(words, at, known):
            return Evidence.SURE
        return Evidence.NONE if before in known.determiners else Evidence.MAYBE
    if not word.endswith("s") or lemma(word, "en") in (None, word):
        return Evidence.NONE
    object_follows = after in {"to", "that", "the", "a", "an", "its", "his", "her", "their", "no"}
    if before in known.subjects:
        return Evidence.SURE
    return Evidence.MAYBE if object_follows and before not in known.determiners else Evidence.NONE


def _is_second_past(words: Sequence[Token], at: int, known: ClauseWords) -> bool:
    """Whether a word in -ed stands right behind `and`, with no auxiliary that makes it passive."""
    if _before(words, at) not in known.coordinators:
        return False
    for token in reversed(words[:at]):
        if not token.is_word or token.key in known.auxiliaries:
            return not token.is_word
    return True


_FRENCH_VERB = re.compile(r"\w+(?:er|ir|re)")
_FRENCH_FINITE = re.compile(
    r"\w+(?:ait|aient|[aei]ra|[ei]?ront|rait|raient|èrent|irent|urent|ent|ons)"
)


def _french(words: Sequence[Token], at: int, known: ClauseWords) -> Evidence:
    word, before = words[at].bare, _before(words, at)
    base = lemma(word, "fr")
    if base is None or base == word or not _FRENCH_VERB.fullmatch(base):
        return Evidence.NONE
    if before in known.determiners and before not in {"le", "la", "l", "les", "leur"}:
        return Evidence.NONE
    if _FRENCH_FINITE.fullmatch(word):
        return Evidence.SURE
    # A noun or an adjective of that look in the plural, or the feminine: ministres, première.
    if word.startswith(base) or word.endswith(("ère", "ères")):
        return Evidence.NONE
    if re.search(r"(?:é|ée|és|ées|is|ise|ises|u|ue|us|ues|ant|er|ir)$", word):
        return Evidence.NONE
    return Evidence.SURE if before in known.subjects else Evidence.MAYBE


_UKRAINIAN_VERB = re.compile(r"[\w']+(?:ти|тися|тись)")
_NOT_FINITE = re.compile(
    r"[\w']+(?:чи|чись|ши|шись|ний|на|не|ні|ного|ної|них|ним|ну|ною|ому|тий|та|те|ті)"
)


def _ukrainian(words: Sequence[Token], at: int, known: ClauseWords) -> Evidence:
    word = words[at].key
    base = lemma(word, "uk")
    if base is None or base == word or not _UKRAINIAN_VERB.fullmatch(base):
        return Evidence.NONE
    return Evidence.NONE if _NOT_FINITE.fullmatch(word) else Evidence.SURE


_Judge = Callable[[Sequence[Token], int, ClauseWords], Evidence]
_JUDGES: dict[str, _Judge] = {
    "de": _german,
    "en": _english,
    "fr": _french,
    "uk": _ukrainian,
}
