"""Restrictions: what the public is not shown stands nowhere else where it would be printed.

A build cuts out entries, not words of a title: where it would have to, that is a fault.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefs.diagnostics import Diagnostic, Span, diagnostic
from briefs.dossier.anchor import find
from briefs.dossier.audience import why_withheld
from briefs.dossier.chatham import Names, folded_words, hidden_parties
from briefs.dossier.cited import Cited
from briefs.dossier.docket import Docket
from briefs.dossier.overlay import Overlaid
from briefs.reading.nodes import text_at
from briefs.records.base import Localised, Restricted
from briefs.records.load import Loaded
from briefs.records.source import Source
from briefs.records.vocabulary import Attendance, Marking
from briefs.records.walk import models, words
from briefs.settings import Audience

_CODE = "withheld-but-printed"
_PRINTED_OF_SOURCE = ("title", "outlet", "author", "url")


def withheld_words_are_in_no_title(docket: Docket) -> Iterator[Diagnostic]:
    """The quote of a claim, or the descriptor of a voice, that is withheld stands in no title."""
    if _is_never_public(docket):
        return
    entries: list[tuple[str, str, str, Restricted]]
    entries = [("claims", i, c.exact, c) for i, c in docket.record.claims.items()]
    entries += [("unnamed", i, v.printed, v) for i, v in docket.record.unnamed.items()]
    for section, entry_id, text, entry in entries:
        why = _why(entry)
        for source in _printed_sources(docket) if why else ():
            if _stands_in_title(docket, section, entry_id, text, source):
                is_marked = entry.marking is not None and entry.marking.is_above(Marking.CLEAR)
                field = "marking" if is_marked else "embargo_until"
                span = docket.loaded.span(section, entry_id, field)
                message = f"`{entry_id}` is {why}, but its words stand in the title of "
                message += f"`{source.id}`, which is printed."
                hint = f"Restrict the source in the same way, or take `{field}` out here."
                yield diagnostic(_CODE, span, message, hint)


def hidden_names_are_not_printed(docket: Docket) -> Iterator[Diagnostic]:
    """No title, and nothing printed of a source, names whom the Chatham House Rule hides."""
    if _is_never_public(docket) or not (names := _hidden_names(docket)).patterns:
        return
    for what, text, span in _printed(docket):
        if who := names.named_in(text):
            message = f"{what} names `{who}`, whom the Chatham House Rule hides."
            hint = "Word it without the name; what cannot be changed is marked and kept internal."
            yield diagnostic(_CODE, span, message, hint)


def _is_never_public(docket: Docket) -> bool:
    """Whether the whole briefing is marked so that the public never sees any of it."""
    return docket.marking.is_above(Marking.CLEAR)


def _why(entry: Restricted) -> str:
    """Why an entry is withheld before any embargo lifts, in words; empty where it is not."""
    return why_withheld(entry.marking, entry.embargo_until, Audience.PUBLIC, None)


def _printed_sources(docket: Docket) -> Iterator[Loaded[Source]]:
    """The sources of the meeting that the public is shown."""
    for source_id in dict.fromkeys(docket.record.sources):
        source = docket.content.sources.get(source_id)
        if source and source.loaded and not _why(source.loaded.record):
            yield source.loaded


def _stands_in_title(
    docket: Docket, section: str, entry_id: str, text: str, source: Loaded[Source]
) -> bool:
    """Whether a title has these words, or a part of them at the very place of the quote."""
    title = source.record.title
    if f" {folded_words(text)} " in f" {folded_words(title)} ":
        return True
    anchor = docket.anchor(entry_id) if section == "claims" else None
    snapshot = docket.snapshots.get(source.id)
    if anchor is None or snapshot is None or docket.source_of(entry_id) != source.id:
        return False
    found = find(snapshot, title)
    return bool(found) and found[0].start < anchor.end and anchor.start < found[0].end


def _hidden_names(docket: Docket) -> Names:
    """The names of all whom the Chatham House Rule hides in this record."""
    record, content = docket.record, docket.content
    under_rule = {
        source_id
        for source_id in record.sources
        if (source := content.sources.get(source_id)) and source.loaded
        if record.chatham_house or source.loaded.record.chatham_house
    }
    if not under_rule or not content.languages:
        return Names(())
    people = {
        voice
        for claim_id in record.claims
        if docket.source_of(claim_id) in under_rule and (voice := docket.voice_of(claim_id))
    }
    participants = []
    for attendance, group in record.participants.groups():
        participants += [(who, one.for_) for who, one in group.items()]
        if record.chatham_house and attendance is not Attendance.MENTIONED_ONLY:
            people |= set(group)
    cited = Cited(docket, Overlaid(docket))
    parties = {who: party for who in record.unnamed if (party := cited.party(who))}
    hidden = hidden_parties(people, participants, parties)
    return Names.of(party for who in sorted(hidden) if (party := cited.party(who)))


def _printed(docket: Docket) -> Iterator[tuple[str, str, Span]]:
    """What is printed whatever the audience: what it is, its text, its place."""
    record, loaded = docket.record, docket.loaded
    yield "The name of this file", loaded.id, Span(loaded.node.source.path)
    yield "The title", record.title, loaded.span("title")
    for overlay in docket.meeting.overlays.values():
        if (title := text_at(overlay, ("title",))) is not None:
            yield "The title", title.value, title.span
    for index, edition in enumerate(record.editions):
        if edition.cleared_by:
            span = loaded.span("editions", index, "cleared_by")
            yield "`cleared_by`", edition.cleared_by, span
    for source in _printed_sources(docket):
        yield "The name of this file", source.id, Span(source.node.source.path)
        for field in _PRINTED_OF_SOURCE:
            value = getattr(source.record, field)
            if isinstance(value, str):
                yield f"`{field}`", value, source.span(field)
        for path, model in models(source.record):
            for text in words(model) if isinstance(model, Localised) else ():
                yield f"`{path[-1]}`", text, source.span(*path)
