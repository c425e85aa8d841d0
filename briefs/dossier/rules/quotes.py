"""Quotes: each stands, word for word and once, in an archived text that has not changed."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.diagnostics import Diagnostic, Span, diagnostic
from briefs.dossier.anchor import (
    Folded,
    Match,
    cuts_word,
    find,
    fold,
    quoted_ranges,
    settling_prefix,
)
from briefs.dossier.docket import Docket, Passage
from briefs.dossier.near import Near, nearest_passage
from briefs.reading.nodes import Scalar
from briefs.records.content import Content
from briefs.records.meeting import SetAside
from briefs.records.statements import Event, When
from briefs.records.vocabulary import AsideKind
from briefs.records.walk import models

_WHOLE_WORDS = "Quote whole words."


def snapshots_are_unchanged(content: Content) -> Iterator[Diagnostic]:
    """The archived text, and its original, still have the fingerprints on record."""
    for source in content.sources.values():
        loaded, snapshot = source.loaded, source.snapshot
        if loaded and snapshot and loaded.record.sha256 != snapshot.sha256:
            message = f"`{loaded.id}.txt` has changed since it was archived."
            hint = f"Restore the text; if this is the text that was read, write {snapshot.sha256}."
            yield diagnostic("snapshot-changed", loaded.span("sha256"), message, hint)
        original = loaded.record.original if loaded else None
        if loaded and original and source.original_sha256 not in (None, original.sha256):
            message = f"`{original.file}` is not the file that was archived."
            hint = "Restore it; if this is the file that the text was taken from, write "
            hint += f"{source.original_sha256}."
            span = loaded.span("original", "sha256")
            yield diagnostic("snapshot-changed", span, message, hint)


def titles_stand_in_their_text(content: Content) -> Iterator[Diagnostic]:
    """A source's title is quoted too: it tells which line is the headline."""
    for source in content.sources.values():
        loaded, snapshot = source.loaded, source.snapshot
        if loaded is None or snapshot is None or loaded.is_broken("title"):
            continue
        folded = fold(snapshot.text)
        scalar = loaded.scalar("title")
        if scalar is not None and not find(folded, loaded.record.title):
            message = f"The title does not stand in `{loaded.id}.txt`."
            yield _not_found(scalar, nearest_passage(folded, loaded.record.title), message)


def passages_name_their_source(docket: Docket) -> Iterator[Diagnostic]:
    """With several sources it is clear which one a claim quotes, or which has what is set aside."""
    for passage in docket.passages:
        if passage.part_of is not None or passage.source is not None:
            continue
        having = docket.sources_having(passage.entry)
        if having:
            span = docket.loaded.key_span(*passage.path)
            names = " or ".join(f"`source: {source}`" for source in dict.fromkeys(having))
            message = f"`{passage.id}` could quote more than one of the sources."
            yield diagnostic("source-unclear", span, message, f"Add {names}.")
        else:
            yield from _in_no_source(docket, passage)


def _in_no_source(docket: Docket, passage: Passage) -> Iterator[Diagnostic]:
    """The quote stands in none of several sources: point to the passage that is nearest of all."""
    exact = passage.entry.exact
    scalar = docket.loaded.scalar(*passage.path, "exact")
    texts = [docket.snapshots[s] for s in docket.record.sources if s in docket.snapshots]
    if scalar is None or len(texts) < len(docket.record.sources):
        return
    for source_id in docket.record.sources:  # there, but not between this prefix and suffix
        if find(docket.snapshots[source_id], exact):
            snapshot = docket.snapshots[source_id]
            yield from _passage_not_found(docket, passage, snapshot, f"`{source_id}`")
            return
    near = [found for text in texts if (found := nearest_passage(text, exact))]
    nearest = min(near, key=lambda found: found.distance) if near else None
    yield _not_found(scalar, nearest, "The quote does not stand in any source of this meeting.")


def passages_stand_in_their_source(docket: Docket) -> Iterator[Diagnostic]:
    """Each passage is found exactly once, and does not begin or end inside a word."""
    for passage in docket.passages:
        matches = passage.matches
        if matches is None or passage.source is None:
            continue
        snapshot = docket.snapshots[passage.source]
        span = docket.loaded.span(*passage.path, "exact")
        where = f"the quote of `{passage.part_of}`" if passage.part_of else f"`{passage.source}`"
        if not matches:
            yield from _passage_not_found(docket, passage, snapshot, where)
        elif len(matches) > 1:
            message = f"The quote stands {len(matches)} times in {where}."
            yield diagnostic("quote-ambiguous", span, message, _prefixes(snapshot, matches))
        elif cut := cuts_word(snapshot, matches[0]):
            message = f"The quote {cut} inside a word."
            yield diagnostic("quote-cuts-word", span, message, _WHOLE_WORDS)
        elif isinstance(passage.entry, SetAside) and passage.entry.through:
            yield from _last_words(docket, passage, passage.entry.through, snapshot)


def _last_words(
    docket: Docket, passage: Passage, last: str, snapshot: Folded
) -> Iterator[Diagnostic]:
    """The last words of a longer passage stand after its first, and end with a word."""
    scalar = docket.loaded.scalar(*passage.path, "through")
    if scalar is None:
        return
    if passage.place is None:
        if find(snapshot, last):
            message = f"These words stand in `{passage.source}` only before the first ones end."
            hint = "`exact` takes the first words of the passage, `through` its last."
            yield diagnostic("quote-not-found", scalar.span, message, hint)
        else:
            message = f"The last words do not stand in `{passage.source}`."
            yield _not_found(scalar, nearest_passage(snapshot, last), message)
    elif cut := cuts_word(snapshot, passage.place):
        message = f"The passage {cut} inside a word."
        yield diagnostic("quote-cuts-word", scalar.span, message, _WHOLE_WORDS)


def what_is_set_aside_is_not_quoted(docket: Docket) -> Iterator[Diagnostic]:
    """A passage is quoted or set aside, and not both, nor set aside twice."""
    before: list[Passage] = []
    for passage in docket.passages:
        place = passage.place
        if place is None:
            continue
        other = next((p for p in before if p.source == passage.source and _meet(p, place)), None)
        if passage.section == "set_aside" and other is not None:
            span = docket.loaded.key_span(*passage.path)
            how = "quoted by the claim" if other.section == "claims" else "set aside as"
            message = f"Words of `{passage.id}` are {how} `{other.id}` already."
            hint = "Set aside only what no claim quotes, and each passage once."
            yield diagnostic("set-aside-twice", span, message, hint)
        before.append(passage)


def _meet(passage: Passage, place: Match) -> bool:
    mine = passage.place
    return mine is not None and mine.start < place.end and place.start < mine.end


def what_is_set_aside_has_a_reason(docket: Docket) -> Iterator[Diagnostic]:
    """`as: other` says nothing without `because`."""
    for key, entry in docket.record.set_aside.items():
        if entry.as_ is AsideKind.OTHER and not entry.because:
            span = docket.loaded.span("set_aside", key, "as")
            message = "`other` does not say why this is set aside."
            hint = "Add `because:` with the reason, or choose the kind that fits."
            yield diagnostic("reason-missing", span, message, hint)


def direct_speech_has_a_voice(docket: Docket) -> Iterator[Diagnostic]:
    """What an article prints in quotation marks somebody said: not the article itself."""
    ranges: dict[str, tuple[tuple[int, int], ...]] = {}
    for claim_id, claim in docket.record.claims.items():
        source_id, anchor = docket.source_of(claim_id), docket.anchor(claim_id)
        source = docket.content.sources.get(source_id or "")
        if anchor is None or source is None or source.loaded is None or source.snapshot is None:
            continue
        if source.loaded.record.kind.is_document or any(c.by for c in docket.lineage(claim_id)):
            continue
        quoted = ranges.setdefault(source_id or "", quoted_ranges(source.snapshot.text))
        if any(low <= anchor.start and anchor.end <= high for low, high in quoted):
            span = docket.loaded.key_span("claims", claim_id)
            message = f"`{claim_id}` stands in quotation marks, but nobody says it."
            hint = "Add `by:` with who is quoted; `by: source` if the marks are the article's own."
            if claim.in_ is None:
                yield diagnostic("voice-missing", span, message, hint)


def _prefixes(snapshot: Folded, matches: tuple[Match, ...]) -> str:
    """What to write to mean one of two places."""
    found = [settling_prefix(snapshot, matches, match) for match in matches[:2]]
    if not all(found):
        return "Quote a few words more."
    first, second = (f"`prefix: {as_yaml(prefix)}`" for prefix in found)
    return f"Add {first} for the first, {second} for the second."


def as_yaml(text: str) -> str:
    """A short text as a YAML scalar in quotation marks."""
    return "'" + text.replace("'", "''") + "'" if '"' in text else f'"{text}"'


def _passage_not_found(
    docket: Docket, passage: Passage, snapshot: Folded, where: str
) -> Iterator[Diagnostic]:
    entry = passage.entry
    within = docket.anchor(passage.part_of) if passage.part_of else None
    for side in ("prefix", "suffix"):
        if getattr(entry, side) and (found := find(snapshot, entry.exact, within=within)):
            span = docket.loaded.span(*passage.path, side)
            message = f"The quote stands in {where}, but not with this `{side}`."
            yield diagnostic("quote-not-found", span, message, _beside(snapshot, found[0], side))
            return
    scalar = docket.loaded.scalar(*passage.path, "exact")
    if scalar is not None:
        near = nearest_passage(snapshot, entry.exact, within)
        yield _not_found(scalar, near, f"The quote does not stand in {where}.")


def _beside(snapshot: Folded, match: Match, side: str) -> str:
    """The words that do stand beside a quote."""
    if side == "prefix":
        words = " ".join(snapshot.text[: match.folded_start].split()[-3:])
    else:
        words = " ".join(snapshot.text[match.folded_end :].split()[:3])
    return f"Beside it stands “{words}”." if words else f"Nothing stands there; drop the `{side}`."


def _not_found(scalar: Scalar, near: Near | None, message: str) -> Diagnostic:
    """Say which passage comes nearest, and put the caret on the first word that differs."""
    if near is None:
        return diagnostic("quote-not-found", scalar.span, message, "Nothing there is like it.")
    span = _span_in(scalar, near)
    if not near.given:
        differs = f"also has “{near.found}”"
    elif not near.found:
        differs = f"does not have “{near.given}”"
    else:
        differs = f"has “{near.found}” where this has “{near.given}”"
    hint = f"The nearest passage {differs}: “{near.excerpt}”"
    return diagnostic("quote-not-found", span, message, hint)


def _span_in(scalar: Scalar, near: Near) -> Span:
    lead = len(scalar.value) - len(scalar.value.lstrip())
    return scalar.span_at(lead + near.offset, max(1, len(near.given)))


def printed_words_are_printed(docket: Docket) -> Iterator[Diagnostic]:
    """What is said to be printed is: a voice's descriptor in a text, a date in its quotes."""
    texts = [docket.snapshots[s] for s in docket.record.sources if s in docket.snapshots]
    for voice_id, voice in docket.record.unnamed.items():
        if texts:
            span = docket.loaded.span("unnamed", voice_id, "printed")
            message = "No source of this meeting prints this."
            hint = "Write the descriptor exactly as it is printed, case ending and all."
            yield from _printed(voice.printed, texts, span, message, hint)
    for path, model in models(docket.record):
        if not isinstance(model, When | Event) or model.printed is None:
            continue
        cited = [docket.record.claims[c].exact for c in model.from_ if c in docket.record.claims]
        if len(cited) == len(model.from_):
            span = docket.loaded.span(*path, "printed")
            message = "None of the cited quotes prints the date so."
            hint = (
                "Copy it from the quote." if cited else "Cite the quote that prints it, in `from`."
            )
            yield from _printed(
                model.printed, [fold(exact) for exact in cited], span, message, hint
            )


def _printed(
    words: str, texts: list[Folded], span: Span, message: str, hint: str
) -> Iterator[Diagnostic]:
    found = [(text, match) for text in texts for match in find(text, words)]
    if not found:
        yield diagnostic("printed-not-found", span, message, hint)
    elif all(cuts_word(text, match) for text, match in found):
        cut = cuts_word(*found[0])
        message = f"What is printed {cut} inside a word."
        yield diagnostic("quote-cuts-word", span, message, _WHOLE_WORDS)
