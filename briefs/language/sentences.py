"""Where a sentence ends.

A line break ends one, since archived texts have one line for each paragraph; so does a full stop,
a question or exclamation mark, or an ellipsis with whatever closes after it, unless what stands
before it is an abbreviation, an initial or an ordinal, or what follows goes on in small letters.
Inside direct speech each sentence is one of its own.

The rules are ours, with the words of each language as data. Libraries for this keep a quoted
passage together and cut after ordinals and initials, so that every one of these rules would be
needed on top of them.
"""

from __future__ import annotations

import re

from briefs.language.lexicon import Lexicon, lexicon
from briefs.language.months import abbreviated_months
from briefs.language.ranges import Range, pieces, trimmed

_STOP = re.compile(r"[.!?…‼⁇⁈⁉؟۔।॥։።]+|[。！？｡]+")
_WIDE = frozenset("。！？｡")
# A guillemet after a space closes where no word follows it at once: « Oui. » Il part.
_CLOSING = re.compile(r"(?:[\"”“»«’‘'›‹)\]}]|[ \u00a0\u202f]»(?!\w)|\[\d+\])*")
_OPENING = re.compile(r"[\s\"“”„‟»«‘’‚‹›'(\[{¿¡–—\-•·*…]*")
_QUOTES = frozenset('"“”„‟»«‘’‚‹›')
_WORD = re.compile(r"\w+(?:['’ʼ-]\w+)*")
_LAST = re.compile(r"\S+$")
_LETTERS = re.compile(r"(?:[^\W\d_]\.[\s-]?)*[^\W\d_]")
_SPACED = re.compile(r"(?:\b[^\W\d_]{1,3}\.\s)+\S*$")
_ROMAN = re.compile(r"[IVXL]+")
_ORDINAL = re.compile(r"\d{1,2}")
_ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}|[^\W\d_]|[IVXivx]+)")
# How many words after a quoted question may say who asked.
_SPEAKER = 4
# How far back abbreviations of several parts are looked for.
_BACK = 80


def paragraphs(text: str) -> tuple[Range, ...]:
    """The lines with something on them, in order."""
    found: list[Range] = []
    start = 0
    for line in text.splitlines(keepends=True):
        piece = trimmed(text, start, start + len(line))
        if piece is not None:
            found.append(piece)
        start += len(line)
    return tuple(found)


def sentences(text: str, language: str) -> tuple[Range, ...]:
    """The sentences in order; every character that is not white space is in exactly one."""
    words = lexicon(language)
    found: list[Range] = []
    for paragraph in paragraphs(text):
        line = paragraph.of(text)
        cuts = [paragraph.start + end for end in _ends(line, words)]
        found += pieces(text, paragraph.start, paragraph.end, cuts)
    return tuple(found)


def _ends(line: str, words: Lexicon) -> list[int]:
    """The places of a line at which a sentence ends, without its own end."""
    found: list[int] = []
    for stop in _STOP.finditer(line):
        closing = _CLOSING.match(line, stop.end())
        end = closing.end() if closing else stop.end()
        begin = found[-1] if found else 0
        if end == len(line) or not any(map(str.isalnum, line[begin : stop.start()])):
            continue
        if _is_end(line, stop, end, words):
            found.append(end)
    return found


def _is_end(line: str, stop: re.Match[str], end: int, words: Lexicon) -> bool:
    if stop.group()[0] in _WIDE:
        return True
    if not line[end].isspace():
        return False
    opening = _OPENING.match(line, end)
    start = opening.end() if opening else end
    if start == len(line) or line[start].islower():
        return False
    following = _WORD.match(line, start)
    first = following.group() if following else ""
    quoted = bool(_QUOTES.intersection(line[end:start]))
    if stop.group() == ".":
        return full_stop_ends(line, stop.start(), first, words, quoted)
    before = line[max(0, stop.start() - _BACK) : stop.start()]
    if "…" in stop.group() or stop.group().startswith(".."):
        alone = not before or before[-1].isspace() or before[-1] in "[("
        return first in words.sentences.starters if alone else not first[:1].isdigit()
    if before.endswith("("):
        return False
    return not (end > stop.end() and not quoted and _says_who(line, start, words))


def full_stop_ends(line: str, at: int, first: str, words: Lexicon, quoted: bool = False) -> bool:
    """Whether the full stop at a place ends a sentence, if its next word is `first`."""
    before = line[max(0, at - _BACK) : at]
    last = _LAST.search(before)
    if last is None:
        return False
    word = last.group().lstrip("\"“”„»«‘’‚‹›'([{–—-/")
    if at < _BACK and _ENUMERATOR.fullmatch(before.strip()):
        return False
    spaced = _SPACED.search(before)
    forms = {word.lower() + "."}
    if spaced:
        forms.add("".join(spaced.group().split()).lower() + ".")
    if elided := re.search(r"['’](\w+)$", word):
        forms.add(elided.group(1).lower() + ".")
    starts = first in words.sentences.starters
    capital = first[:1].isalpha()
    if forms & words.sentences.never:
        return False
    if forms & words.sentences.before_number and first[:1].isdigit():
        return False
    if forms & words.sentences.before_capital:
        return capital
    if forms & words.sentences.seldom or _is_month(before, forms, first, words):
        return starts or (quoted and capital)
    ordinal = words.sentences.ordinal_full_stop and (
        _ORDINAL.fullmatch(word) or (_ROMAN.fullmatch(word) and len(word) > 1)
    )
    if ordinal or _LETTERS.fullmatch(word):
        return starts
    return bool(word)


def _is_month(before: str, forms: set[str], first: str, words: Lexicon) -> bool:
    """Whether an abbreviated month stands with a number: лист. by itself is a letter."""
    if not forms & abbreviated_months(words.tag):
        return False
    return first[:1].isdigit() or re.search(r"\d\S*\s\S+$", before) is not None


def _says_who(line: str, start: int, words: Lexicon) -> bool:
    """Whether what follows a quoted question only says who asked: “Why?” Macron asked."""
    following = _WORD.findall(line[start:])[:_SPEAKER]
    return any(word.lower() in words.clauses.speech for word in following)
