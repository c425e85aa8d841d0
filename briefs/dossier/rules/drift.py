"""Drift: no text says what its quotes do not, or says it more strongly, without a reason."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from briefs.diagnostics import Diagnostic, diagnostic
from briefs.dossier.docket import Docket
from briefs.dossier.drift import Kind, Passage
from briefs.dossier.drifting import Drift, Path, answered, drifts, is_answer
from briefs.language.modality import RANKS
from briefs.language.strength import Said, said
from briefs.records.meeting import Claim, Meeting
from briefs.records.statements import Statement
from briefs.records.walk import models

_SHOWN = 120
_LISTED = 4
_KINDS = {
    Kind.NUMBER: "a number",
    Kind.DATE: "a date",
    Kind.NAME: "a name",
    Kind.COUNTRY: "a country",
    Kind.QUALIFIER: "a qualifier",
}


def texts_do_not_drift(docket: Docket) -> Iterator[Diagnostic]:
    """What a text holds and none of its quotes is answered in the record; every answer has that."""
    if docket.loaded.is_incomplete:
        return  # what was cut out for its own faults may have been the verb, or the quote
    are_found = all(docket.anchor(claim) is not None for claim in docket.record.claims)
    by_entry: dict[Path, list[Drift]] = {}
    for one in drifts(docket):
        by_entry.setdefault(one.entry, []).append(one)
    for path, model in models(docket.record):
        if not isinstance(model, Claim | Statement | Meeting):
            continue
        found = by_entry.get(path, [])
        told = _too_strong(docket, path) if isinstance(model, Claim) else None
        settled: list[Drift] = []
        for key in model.drift:
            about = answered(key, found)
            settled += about
            if told is not None and is_answer(key, told.words):
                told = None
            elif not about and are_found:
                yield _unfounded(docket, path, key, found, told)
        for one in found:
            if one not in settled:
                yield _drift(one)
        if told is not None:
            yield _verb_too_strong(docket, str(path[-1]), told)


def _drift(one: Drift) -> Diagnostic:
    first = one.finding.parts[0]
    span = one.scalar.span_at(first.start, first.end - first.start)
    words = one.words
    if not one.quotes:
        message = f"“{words}” ({_KINDS[one.finding.kind]}) rests on no claim."
        hint = "Cite the claim that has it with `from`, or give a reason: "
        hint += f"`drift: {{{_key(words)}: …}}`."
        return diagnostic("drift", span, message, hint)
    if one.finding.kind is Kind.VERB:
        message = f"“{words}” says more than the quotes do."
        number = one.finding.passage or 0
        quote = one.quotes[number]
        has = f"has “{one.finding.weaker}”: " if one.finding.weaker else "says: "
        hint = f"The quote {has}“{_short(quote.text)}”."
    else:
        message = f"“{words}” ({_KINDS[one.finding.kind]}) stands in none of the quotes."
        hint = f"The quote nearest to it: “{_short(_nearest(one))}”."
    hint += f" Say what the quotes say, or give a reason: `drift: {{{_key(words)}: …}}`."
    return diagnostic("drift", span, message, hint)


def _key(words: str) -> str:
    return f'"{words}"' if any(c in words for c in ",:{}[]#&*!|>'\"%@`") else words


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + " …"


def _nearest(one: Drift) -> str:
    """The quote that is most like the text, itself or in its translation."""

    def likeness(passage: Passage) -> float:
        return fuzz.token_set_ratio(one.text.text.lower(), passage.text.lower())

    return max(one.quotes, key=likeness).text


def _too_strong(docket: Docket, path: Path) -> Said | None:
    """What the words of a quote say, where they say less than the verb that counts."""
    claim_id = str(path[-1])
    language = docket.language_of(claim_id)
    if language is None:
        return None
    own = said(docket.record.claims[claim_id].exact, language)
    return own if RANKS[own.verb] < RANKS[docket.verb_of(claim_id)] else None


def _verb_too_strong(docket: Docket, claim_id: str, own: Said) -> Diagnostic:
    claim = docket.record.claims[claim_id]
    counts = docket.verb_of(claim_id)
    if claim.verb is not None:
        span = docket.loaded.span("claims", claim_id, "verb")
        message = f"`{counts}` is stronger than the quote, which has “{own.words}”."
    else:
        span = docket.loaded.key_span("claims", claim_id)
        why = (
            "has the verb of its whole"
            if any(c.verb for c in docket.lineage(claim_id))
            else ("has no `verb`")
        )
        message = (
            f"`{claim_id}` {why} and so counts as `{counts}`, but its quote has “{own.words}”."
        )
    hint = f"Write `verb: {own.verb}`, or give a reason: `drift: {{{_key(own.words)}: …}}`."
    return diagnostic("verb-too-strong", span, message, hint)


def _unfounded(
    docket: Docket, path: Path, key: str, found: list[Drift], told: Said | None
) -> Diagnostic:
    words = list(dict.fromkeys([*(one.words for one in found), *([told.words] if told else [])]))
    message = f"Nothing here drifts in “{key}”, so there is nothing to answer."
    listed = ", ".join(f"“{one}”" for one in words[:_LISTED])
    hint = f"What drifts here: {listed}." if words else "Leave it out."
    span = docket.loaded.key_span(*path, "drift", key)
    return diagnostic("drift-unfounded", span, message, hint)
