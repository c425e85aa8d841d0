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
from briefs.dossier.docket import Docket
from briefs.dossier.near import Near, nearest_passage
from briefs.reading.nodes import Scalar
from briefs.records.content import Content
from briefs.records.statements import Event, When
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


def claims_name_their_source(docket: Docket) -> Iterator[Diagnostic]:
    """With several sources it is clear which one a claim quotes."""
    for claim_id, claim in docket.record.claims.items():
        if claim.in_ is not None or docket.source_of(claim_id) is not None:
            continue
        having = docket.sources_having(claim_id)
        if having:
            span = docket.loaded.key_span("claims", claim_id)
            names = " or ".join(f"`source: {source}`" for source in dict.fromkeys(having))
            message = f"`{claim_id}` could quote more than one of the sources."
            yield diagnostic("source-unclear", span, message, f"Add {names}.")
        else:
            yield from _in_no_source(docket, claim_id)


def _in_no_source(docket: Docket, claim_id: str) -> Iterator[Diagnostic]:
    """The quote stands in none of several sources: point to the passage that is nearest of all."""
    exact = docket.record.claims[claim_id].exact
    scalar = docket.loaded.scalar("claims", claim_id, "exact")
    texts = [docket.snapshots[s] for s in docket.record.sources if s in docket.snapshots]
    if scalar is None or len(texts) < len(docket.record.sources):
        return
    for source_id in docket.record.sources:  # there, but not between this prefix and suffix
        if find(docket.snapshots[source_id], exact):
            snapshot = docket.snapshots[source_id]
            yield from _claim_not_found(docket, claim_id, snapshot, f"`{source_id}`")
            return
    near = [found for text in texts if (found := nearest_passage(text, exact))]
    nearest = min(near, key=lambda found: found.distance) if near else None
    yield _not_found(scalar, nearest, "The quote does not stand in any source of this meeting.")


def quotes_stand_in_their_source(docket: Docket) -> Iterator[Diagnostic]:
    """Each quote is found exactly once, and does not begin or end inside a word."""
    for claim_id, claim in docket.record.claims.items():
        matches = docket.matches(claim_id)
        source_id = docket.source_of(claim_id)
        if matches is None or source_id is None:
            continue
        snapshot = docket.snapshots[source_id]
        span = docket.loaded.span("claims", claim_id, "exact")
        where = f"the quote of `{claim.in_}`" if claim.in_ else f"`{source_id}`"
        if not matches:
            yield from _claim_not_found(docket, claim_id, snapshot, where)
        elif len(matches) > 1:
            message = f"The quote stands {len(matches)} times in {where}."
            yield diagnostic("quote-ambiguous", span, message, _prefixes(snapshot, matches))
        elif cut := cuts_word(snapshot, matches[0]):
            message = f"The quote {cut} inside a word."
            yield diagnostic("quote-cuts-word", span, message, _WHOLE_WORDS)


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


def _claim_not_found(
    docket: Docket, claim_id: str, snapshot: Folded, where: str
) -> Iterator[Diagnostic]:
    claim = docket.record.claims[claim_id]
    within = docket.anchor(claim.in_) if claim.in_ else None
    for side in ("prefix", "suffix"):
        if getattr(claim, side) and (found := find(snapshot, claim.exact, within=within)):
            span = docket.loaded.span("claims", claim_id, side)
            message = f"The quote stands in {where}, but not with this `{side}`."
            yield diagnostic("quote-not-found", span, message, _beside(snapshot, found[0], side))
            return
    scalar = docket.loaded.scalar("claims", claim_id, "exact")
    if scalar is not None:
        near = nearest_passage(snapshot, claim.exact, within)
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
