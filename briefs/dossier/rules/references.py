"""Ids and references: each id names one thing, each reference leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from babel import Locale

from briefs.diagnostics import Diagnostic, Span, diagnostic
from briefs.dossier.docket import Docket, states
from briefs.reading.nodes import Key, is_incomplete
from briefs.records.base import Target
from briefs.records.content import Content
from briefs.records.meeting import SOURCE_ITSELF
from briefs.records.nearest import did_you_mean
from briefs.records.walk import references

_NOTHING = {
    Target.CLAIM: "There is no claim `{}`.",
    Target.COMMITMENT: "There is no commitment `{}`.",
    Target.PARTY: "Nobody goes by `{}`: no actor, no state, no entry of `unnamed`.",
    Target.SOURCE: "There is no source `{}`.",
    Target.VOICE: "There is no entry `{}` in `unnamed`.",
}
RESERVED = {
    SOURCE_ITSELF: "with `by` it means the source itself",
    "meeting": "with `about` it means the meeting",
}
"""Words that stand where an id may stand, and what they mean there."""

_WHERE_TO_ADD = "Whoever has a name goes into `actors.yaml`, whoever has none into `unnamed`."


def there_are_meetings(content: Content) -> Iterator[Diagnostic]:
    """Content without a meeting would publish nothing, and remove what was published."""
    if content.site and not content.meetings and not content.broken_meetings:
        span = Span(f"{content.root}/meetings")
        hint = "A record lies in `meetings/` and ends in `.yaml`; `docs/editors.md` shows one."
        yield diagnostic("missing-file", span, "There is no record of a meeting.", hint)


def actor_ids_are_unique(content: Content) -> Iterator[Diagnostic]:
    """One id, one actor; and no actor goes by the code of a state."""
    if (actors := content.actors) is None:
        return
    seen: dict[str, str] = {}
    for section in ("people", "organisations", "groups"):
        for actor in getattr(actors.record, section):
            span = actors.key_span(section, actor)
            hint = "Give one of the two another id."
            if actor in seen:
                message = f"`{actor}` stands under `{seen[actor]}` already."
                yield diagnostic("duplicate-id", span, message, hint)
            elif actor in states():
                message = f"`{actor}` is the code of a state, and states come built in."
                yield diagnostic("duplicate-id", span, message, "Give this actor another id.")
            elif actor in RESERVED:
                message = f"`{actor}` is a word of the format: {RESERVED[actor]}."
                yield diagnostic("duplicate-id", span, message, "Give this actor another id.")
            seen.setdefault(actor, section)


def ids_are_unique(docket: Docket) -> Iterator[Diagnostic]:
    """An unnamed voice must not go by the id of an actor or the code of a state."""
    for voice in docket.record.unnamed:
        if voice in RESERVED:
            span = docket.loaded.key_span("unnamed", voice)
            message = f"`{voice}` is a word of the format: {RESERVED[voice]}."
            yield diagnostic("duplicate-id", span, message, "Give this voice another id.")
        elif voice in docket.actor_ids or voice in states():
            whose = "of a state" if voice in states() else "in `actors.yaml`"
            span = docket.loaded.key_span("unnamed", voice)
            message = f"`{voice}` is an id {whose} as well."
            yield diagnostic("duplicate-id", span, message, "Give this voice another id.")


def sources_stand_once(docket: Docket) -> Iterator[Diagnostic]:
    """A source is listed once."""
    sources = docket.record.sources
    for index, source in enumerate(sources):
        if source in sources[:index]:
            span = docket.loaded.span("sources", index)
            message = f"`{source}` is listed already."
            yield diagnostic("duplicate-id", span, message, "List each source once.")


def participants_stand_once(docket: Docket) -> Iterator[Diagnostic]:
    """Nobody is present and absent at once. After a meeting somebody may stand once under what was
    expected, and once under what came of it.
    """
    seen: dict[tuple[str, bool], str] = {}
    is_after = not docket.record.kind.is_before
    for attendance, group in docket.record.participants.groups():
        for party in group:
            key = (party, is_after and attendance.is_answer)
            if key in seen:
                span = docket.loaded.key_span("participants", attendance.value, party)
                message = f"`{party}` stands under `{seen[key]}` already."
                hint = "Keep the one that the sources support; say the rest in a `note`."
                yield diagnostic("duplicate-id", span, message, hint)
            seen.setdefault(key, attendance.value)


def references_lead_somewhere(docket: Docket) -> Iterator[Diagnostic]:
    """Whatever is referred to is defined."""
    dropped = is_incomplete(docket.loaded.node)
    for ref in references(docket.record):
        target = ref.to.target
        if docket.content.actors is None and target is Target.PARTY:
            continue  # actors.yaml itself is broken, and that is already named
        if dropped and target is not Target.SOURCE:
            continue  # what the YAML reader had to drop may have been meant, and is named too
        known = docket.known(target) | set(ref.to.also)
        if ref.id in known:
            if ref.path[0] in ("claims", "set_aside") and ref.path[-1] == "source":
                yield from _quoted_source(docket, ref.path, ref.id)
            continue
        place = docket.loaded.key_span if ref.is_key else docket.loaded.span
        message = _NOTHING[target].format(ref.id)
        is_party = target is Target.PARTY
        hint = party_hint(ref.id, known) if is_party else did_you_mean(ref.id, known)
        yield diagnostic("dangling-reference", place(*ref.path), message, hint)


def _quoted_source(docket: Docket, path: tuple[Key, ...], source: str) -> Iterator[Diagnostic]:
    claim = docket.record.claims.get(str(path[1])) if path[0] == "claims" else None
    parent = claim.in_ if claim else None
    if source not in docket.record.sources:
        message = f"`{source}` is not among the `sources` of this meeting."
        hint = "Add it to `sources` at the top, or quote one that is there."
        yield diagnostic("dangling-reference", docket.loaded.span(*path), message, hint)
    elif parent is not None and docket.source_of(parent) not in (None, source):
        message = f"A part quotes the source of its whole, and `{parent}` quotes another."
        hint = "Leave `source` out here, or `in`."
        yield diagnostic("source-unclear", docket.loaded.span(*path), message, hint)


def party_hint(
    ref: str, known: frozenset[str] | set[str], where_to_add: str = _WHERE_TO_ADD
) -> str:
    """Whom a reference to nobody may have meant, and where whoever is missing goes."""
    if (state := _state_of(ref)) is not None:
        return f"Did you mean the state `{state}`? States go by their ISO 3166-1 code."
    return " ".join(part for part in (did_you_mean(ref, known - states()), where_to_add) if part)


def _state_of(name: str) -> str | None:
    """The code of a state that somebody named otherwise: `fr`, `UK`, `Norway`."""
    if name.upper() in states():
        return name.upper()
    if name.upper() == "UK":
        return "GB"
    names = Locale("en").territories
    wanted = name.replace("-", " ").casefold()
    return next((code for code in sorted(states()) if str(names[code]).casefold() == wanted), None)


def claims_do_not_circle(docket: Docket) -> Iterator[Diagnostic]:
    """A claim is not a part of itself, however long the way; a circle is named once."""
    claims = docket.record.claims
    named: set[str] = set()
    for claim_id in claims:
        circle = _circle_of(docket, claim_id)
        if not circle or circle & named:
            continue
        named |= circle
        parent = claims[claim_id].in_
        way = "" if parent == claim_id else f" by way of `{parent}`"
        span = docket.loaded.span("claims", claim_id, "in")
        hint = "The claim that holds the whole sentence has no `in`."
        message = f"`{claim_id}` is a part of itself{way}."
        yield diagnostic("circular-reference", span, message, hint)


def _circle_of(docket: Docket, claim_id: str) -> set[str]:
    """The claims of the circle that this one stands in; empty where it stands in none."""
    way = docket.ancestry(claim_id)
    return set(way) if docket.record.claims[way[-1]].in_ == claim_id else set()


def voices_are_not_themselves(docket: Docket) -> Iterator[Diagnostic]:
    """`may_be` names other voices."""
    for voice_id, voice in docket.record.unnamed.items():
        if voice_id in voice.may_be:
            span = docket.loaded.span("unnamed", voice_id, "may_be")
            message = f"`{voice_id}` may be another voice, not itself."
            yield diagnostic("circular-reference", span, message, "Name the other voice.")


def nothing_is_unused(docket: Docket) -> Iterator[Diagnostic]:
    """A claim or voice that nothing cites was probably meant for something."""
    if docket.loaded.is_incomplete:
        return  # what was cut out for its own faults may have cited it
    used: dict[Target, set[str]] = {target: set() for target in Target}
    for ref in references(docket.record):
        used[ref.to.target].add(ref.id)
    for claim_id in docket.record.claims:
        if claim_id not in used[Target.CLAIM]:
            span = docket.loaded.key_span("claims", claim_id)
            hint = "Cite it where it belongs; until then it is printed among the quotes only."
            yield diagnostic("unused", span, f"Nothing cites the claim `{claim_id}`.", hint)
    for voice_id in docket.record.unnamed:
        if voice_id not in used[Target.PARTY]:
            span = docket.loaded.key_span("unnamed", voice_id)
            hint = "Let a claim be `by` it, or name it where it acts; or leave it out."
            yield diagnostic("unused", span, f"Nothing refers to `{voice_id}`.", hint)
