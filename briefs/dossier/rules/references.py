"""Ids and references: each id names one thing, each reference leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.diagnostics import Diagnostic, diagnostic
from briefs.dossier.docket import Docket, states
from briefs.records.base import Target
from briefs.records.content import Content
from briefs.records.nearest import did_you_mean
from briefs.records.walk import references

_WORDS = {
    Target.CLAIM: "claim",
    Target.COMMITMENT: "commitment",
    Target.PARTY: "actor, state or `unnamed`",
    Target.SOURCE: "source",
    Target.VOICE: "entry of `unnamed`",
}


def actor_ids_are_unique(content: Content) -> Iterator[Diagnostic]:
    """One id, one actor; and no actor goes by the code of a state."""
    if (actors := content.actors) is None:
        return
    seen: dict[str, str] = {}
    for section in ("people", "organisations", "groups"):
        for actor in getattr(actors.record, section):
            span = actors.key_span(section, actor)
            if actor in seen:
                message = f"`{actor}` stands under `{seen[actor]}` already."
                yield diagnostic("duplicate-id", span, message, "Give one of the two another id.")
            elif actor in states():
                message = f"`{actor}` is the code of a state, and states come built in."
                yield diagnostic("duplicate-id", span, message, "Give this actor another id.")
            seen.setdefault(actor, section)


def ids_are_unique(docket: Docket) -> Iterator[Diagnostic]:
    """An unnamed voice must not go by the id of an actor or the code of a state."""
    for voice in docket.record.unnamed:
        if voice in docket.actor_ids or voice in states():
            whose = "of a state" if voice in states() else "in `actors.yaml`"
            span = docket.loaded.key_span("unnamed", voice)
            message = f"`{voice}` is an id {whose} as well."
            yield diagnostic("duplicate-id", span, message, "Give this voice another id.")


def references_lead_somewhere(docket: Docket) -> Iterator[Diagnostic]:
    """Whatever is referred to is defined."""
    for ref in references(docket.record):
        if docket.content.actors is None and ref.to.target is Target.PARTY:
            continue  # actors.yaml itself is broken, and that is already named
        known = docket.known(ref.to.target) | set(ref.to.also)
        if ref.id in known:
            if ref.path[0] == "claims" and ref.path[-1] == "source":
                yield from _quoted_source(docket, ref.path, ref.id)
            continue
        place = docket.loaded.key_span if ref.is_key else docket.loaded.span
        message = f"There is no {_WORDS[ref.to.target]} `{ref.id}`."
        yield diagnostic(
            "dangling-reference", place(*ref.path), message, _hint(ref.id, ref.to.target, known)
        )


def _quoted_source(
    docket: Docket, path: tuple[str | int, ...], source: str
) -> Iterator[Diagnostic]:
    if source not in docket.record.sources:
        message = f"`{source}` is not among the `sources` of this meeting."
        hint = "Add it to `sources` at the top, or quote one that is there."
        yield diagnostic("dangling-reference", docket.loaded.span(*path), message, hint)


def _hint(ref: str, target: Target, known: frozenset[str] | set[str]) -> str:
    if target is Target.PARTY:
        if ref.upper() in states():
            return f"Did you mean the state `{ref.upper()}`?"
        known = known - states()
        where = "Or add it: people to `actors.yaml`, whoever has no name to `unnamed`."
    else:
        where = ""
    return " ".join(part for part in (did_you_mean(ref, known), where) if part)


def claims_do_not_circle(docket: Docket) -> Iterator[Diagnostic]:
    """A claim is not a part of itself, however long the way."""
    for claim_id, claim in docket.record.claims.items():
        above = list(docket.lineage(claim_id))
        if above[-1].in_ is not None and claim.in_ and above[-1].in_ in docket.record.claims:
            span = docket.loaded.span("claims", claim_id, "in")
            message = f"`{claim_id}` is a part of itself by way of `{claim.in_}`."
            hint = "The claim that holds the whole sentence has no `in`."
            yield diagnostic("circular-reference", span, message, hint)


def nothing_is_unused(docket: Docket) -> Iterator[Diagnostic]:
    """A claim or voice that nothing cites was probably meant for something."""
    used = {ref.id for ref in references(docket.record)}
    for section, what in (("claims", "claim"), ("unnamed", "voice")):
        for entry in getattr(docket.record, section):
            if entry not in used:
                span = docket.loaded.key_span(section, entry)
                hint = "Cite it where it belongs; until then it is printed among the quotes only."
                yield diagnostic("unused", span, f"Nothing cites the {what} `{entry}`.", hint)
