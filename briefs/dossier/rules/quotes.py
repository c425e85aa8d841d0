"""Quotes: each stands, word for word and once, in an archived text that has not changed."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.diagnostics import Diagnostic, diagnostic
from briefs.dossier.anchor import (
    Folded,
    Match,
    cuts_word,
    find,
    fold,
    nearest_passage,
    settling_prefix,
)
from briefs.dossier.docket import Docket
from briefs.reading.nodes import Scalar
from briefs.records.content import Content
from briefs.records.statements import Event, When
from briefs.records.walk import models

_SHORT = 160


def snapshots_are_unchanged(content: Content) -> Iterator[Diagnostic]:
    """The archived text still has the fingerprint on record."""
    for source in content.sources.values():
        loaded, snapshot = source.loaded, source.snapshot
        if loaded and snapshot and loaded.record.sha256 != snapshot.sha256:
            message = f"`{loaded.id}.txt` has changed since it was archived."
            hint = f"Restore the text; if this is the text that was read, write {snapshot.sha256}."
            yield diagnostic("snapshot-changed", loaded.span("sha256"), message, hint)


def titles_stand_in_their_text(content: Content) -> Iterator[Diagnostic]:
    """A source's title is quoted too: it tells which line is the headline."""
    for source in content.sources.values():
        loaded, snapshot = source.loaded, source.snapshot
        if loaded is None or snapshot is None or loaded.is_broken("title"):
            continue
        folded = fold(snapshot.text)
        if not find(folded, loaded.record.title):
            yield _not_found(folded, loaded.scalar("title"), loaded.record.title, loaded.id, None)


def claims_name_their_source(docket: Docket) -> Iterator[Diagnostic]:
    """With several sources a claim says which one it quotes."""
    for claim_id, claim in docket.record.claims.items():
        if claim.in_ is None and docket.source_of(claim_id) is None:
            span = docket.loaded.key_span("claims", claim_id)
            message = f"`{claim_id}` does not say which source it quotes."
            names = " or ".join(f"`source: {s}`" for s in docket.record.sources)
            yield diagnostic("source-missing", span, message, f"Add {names}.")


def quotes_stand_in_their_source(docket: Docket) -> Iterator[Diagnostic]:
    """Each quote is found exactly once, and does not begin or end inside a word."""
    for claim_id, claim in docket.record.claims.items():
        matches = docket.matches(claim_id)
        source_id = docket.source_of(claim_id)
        if matches is None or source_id is None:
            continue
        snapshot = docket.snapshots[source_id]
        scalar = docket.loaded.scalar("claims", claim_id, "exact")
        span = docket.loaded.span("claims", claim_id, "exact")
        within = docket.anchor(claim.in_) if claim.in_ else None
        if not matches:
            yield _claim_not_found(docket, claim_id, snapshot, within)
        elif len(matches) > 1:
            prefix = settling_prefix(snapshot, matches)
            hint = f'For the first of them add `prefix: "{prefix}"`.' if prefix else ""
            hint = hint or "Quote a few words more."
            message = f"The quote stands {len(matches)} times in `{source_id}`."
            yield diagnostic("quote-ambiguous", span, message, hint)
        elif scalar is not None and cuts_word(snapshot, matches[0]):
            message = "The quote begins or ends inside a word."
            yield diagnostic("quote-cuts-word", span, message, "Quote whole words.")


def _claim_not_found(
    docket: Docket, claim_id: str, snapshot: Folded, within: Match | None
) -> Diagnostic:
    claim = docket.record.claims[claim_id]
    source_id = docket.source_of(claim_id) or ""
    for side in ("prefix", "suffix"):
        if getattr(claim, side) and find(snapshot, claim.exact, within=within):
            span = docket.loaded.span("claims", claim_id, side)
            message = f"The quote stands in `{source_id}`, but not with this `{side}`."
            hint = "Write the words that stand right beside the quote, or leave it out."
            return diagnostic("quote-not-found", span, message, hint)
    where = f"the quote of `{claim.in_}`" if claim.in_ else f"`{source_id}`"
    scalar = docket.loaded.scalar("claims", claim_id, "exact")
    return _not_found(snapshot, scalar, claim.exact, where.strip("`"), within)


def _not_found(
    snapshot: Folded, scalar: Scalar | None, exact: str, where: str, within: Match | None
) -> Diagnostic:
    """Say which passage comes nearest, and put the caret on the first word that differs."""
    if scalar is None:
        raise AssertionError("a text that was validated has a place")
    near = nearest_passage(snapshot, exact, within)
    message = f"The quote does not stand in {where if ' ' in where else f'`{where}`'}."
    if near is None:
        return diagnostic("quote-not-found", scalar.span, message, "Nothing there is like it.")
    lead = len(scalar.value) - len(scalar.value.lstrip())
    span = scalar.span_at(lead + near.offset, max(1, len(near.given)))
    differs = f"has “{near.found}” where the quote has “{near.given}”"
    if not near.given:
        differs = f"goes on with “{near.found}”"
    elif not near.found:
        differs = f"has nothing where the quote has “{near.given}”"
    hint = f"The nearest passage {differs}: “{_shorten(near.passage)}”"
    return diagnostic("quote-not-found", span, message, hint)


def _shorten(text: str) -> str:
    return text if len(text) <= _SHORT else text[: _SHORT - 1].rsplit(" ", 1)[0] + " …"


def printed_words_are_quoted(docket: Docket) -> Iterator[Diagnostic]:
    """What is said to be printed is: a voice's descriptor in the text, a date's in its quotes."""
    texts = [docket.snapshots[s] for s in docket.record.sources if s in docket.snapshots]
    for voice_id, voice in docket.record.unnamed.items():
        if texts and not any(find(text, voice.printed) for text in texts):
            span = docket.loaded.span("unnamed", voice_id, "printed")
            message = "No source of this meeting prints this."
            hint = "Write the descriptor exactly as it is printed, case ending and all."
            yield diagnostic("printed-not-found", span, message, hint)
    for path, model in models(docket.record):
        if not isinstance(model, When | Event) or model.printed is None:
            continue
        cited = [docket.record.claims[c].exact for c in model.from_ if c in docket.record.claims]
        if len(cited) == len(model.from_) and not any(
            find(fold(exact), model.printed) for exact in cited
        ):
            span = docket.loaded.span(*path, "printed")
            message = "None of the cited quotes prints the date so."
            yield diagnostic("printed-not-found", span, message, "Copy it from the quote.")
