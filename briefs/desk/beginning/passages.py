"""A text cut into what a record makes of it: a claim for each sentence, and what is set aside.

Of direct speech with nothing beside it but who speaks, the spoken words are the claim, without
quotation marks; every other sentence is quoted whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefs.desk.beginning.voices import FoundVoice, voice_beside, voice_of_report
from briefs.dossier.anchor import quoted_ranges
from briefs.language.credits import FoundCredit, credits
from briefs.language.ranges import Range, trimmed
from briefs.language.sentences import paragraphs, sentences

_MOST_WORDS_BESIDE = 16
_FEWEST_SPOKEN = 3


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage for a claim: its place, who says it, and whether it stands in quotation marks."""

    range: Range
    voice: FoundVoice | None = None
    is_direct: bool = False


@dataclass(frozen=True, slots=True)
class _Speech:
    """Words in quotation marks, and who speaks them."""

    range: Range
    voice: FoundVoice | None


def passages(text: str, language: str) -> tuple[tuple[Quoted, ...], tuple[FoundCredit, ...]]:
    """What to quote and what to set aside, each in the order of the text; none overlap.

    A credit or byline is set aside where it is whole sentences; where nothing else would be left to
    quote, nothing is set aside.
    """
    found = [s for s in sentences(text, language) if any(c.isalnum() for c in s.of(text))]
    aside = [c for c in credits(text, language) if _is_whole(c.range, found)]
    kept = [s for s in found if not any(_holds(c.range, s) for c in aside)]
    if not kept:
        kept, aside = found, []
    speeches = tuple(_speeches(text, found, language))
    quoted = (_quoted(text, sentence, speeches, language) for sentence in kept)
    return tuple(quoted), tuple(aside)


def _holds(outer: Range, inner: Range) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _meets(one: Range, other: Range) -> bool:
    return one.start < other.end and other.start < one.end


def _is_whole(range_: Range, found: list[Range]) -> bool:
    """Whether a range holds sentences, and no part of one."""
    met = [sentence for sentence in found if _meets(range_, sentence)]
    return bool(met) and all(_holds(range_, sentence) for sentence in met)


def _speeches(text: str, found: list[Range], language: str) -> Iterator[_Speech]:
    """What stands in quotation marks, with who speaks as it is said behind it, or before it."""
    lines = paragraphs(text)
    ranges = quoted_ranges(text)
    for at, (start, end) in enumerate(ranges):
        line = next((p for p in lines if p.start <= start and end <= p.end), None)
        place = trimmed(text, start, end)
        if line is None or place is None:
            continue
        stop = next((s.end for s in found if s.start <= end < s.end), end)
        following = ranges[at + 1][0] - 1 if at + 1 < len(ranges) else stop
        behind = voice_beside(text, end + 1, max(end + 1, min(following, stop)), language)
        voice = behind or _voice_before(text, line, start, ranges[:at], language)
        yield _Speech(place, voice)


def _voice_before(
    text: str, line: Range, start: int, before: tuple[tuple[int, int], ...], language: str
) -> FoundVoice | None:
    """Who speaks by the words before a colon: *At a press conference, X said: “…”*."""
    begin = max([line.start, *(high + 1 for _, high in before if high < start)])
    lead = text[begin : start - 1].rstrip()
    if not lead.endswith(":"):
        return None
    cut = max(lead.rfind(sign) for sign in (", ", ". ", "? ", "! "))
    return voice_beside(text, begin + cut + 1, begin + len(lead), language)


def _quoted(text: str, sentence: Range, speeches: tuple[_Speech, ...], language: str) -> Quoted:
    spoken = [s for s in speeches if _meets(s.range, sentence)]
    if len(spoken) == 1:
        inside = _common(text, spoken[0].range, sentence)
        if inside and _is_speech(text, sentence, inside, spoken[0]):
            return Quoted(inside, spoken[0].voice, is_direct=True)
    voice = next((s.voice for s in spoken if s.voice and not s.voice.is_pronoun), None)
    is_begun = spoken and (text[sentence.start : spoken[0].range.start].strip("„“”«»\"' ") == "")
    reported = voice_of_report(text, sentence, language)
    return Quoted(sentence, voice if is_begun and voice else reported)


def _common(text: str, one: Range, other: Range) -> Range | None:
    """What two ranges share, without the comma that ends it before *she said*."""
    place = trimmed(text, max(one.start, other.start), min(one.end, other.end))
    if place and text[place.end - 1] == ",":
        place = trimmed(text, place.start, place.end - 1)
    return place


def _is_speech(text: str, sentence: Range, inside: Range, speech: _Speech) -> bool:
    """Whether a sentence is nothing but what is spoken and who speaks."""
    words = inside.of(text).split()
    if not any(c.isalnum() for c in inside.of(text)):
        return False
    if _holds(speech.range, sentence):
        return True
    outside = text[sentence.start : inside.start] + " " + text[inside.end : sentence.end]
    beside = [word for word in outside.split() if any(c.isalnum() for c in word)]
    if not beside:
        return True
    is_begun_or_ended = speech.range.start < sentence.start or speech.range.end > sentence.end
    opens = not any(c.isalnum() for c in text[sentence.start : inside.start])
    closes = text[: inside.start].rstrip("„“”«»\"' \u00a0").endswith(":")
    return (
        speech.voice is not None
        and len(beside) <= _MOST_WORDS_BESIDE
        and (opens or closes or is_begun_or_ended)
        and len(words) >= _FEWEST_SPOKEN
    )
