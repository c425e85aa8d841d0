"""The register: all commitments of all meetings, and what they can be filtered by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefs.dossier.archive import Archive
from briefs.records.vocabulary import CommitmentType, Stage, TriggerState
from briefs.views import addresses
from briefs.views.site.entries import DORMANT, UNCONDITIONAL, OnSite
from briefs.views.site.types import Facet, Listed, Option, Register
from briefs.views.wording import Wording


def register(archive: Archive, wording: Wording) -> Register:
    """The register in one language."""
    page = addresses.register_path(wording.language)
    here = [OnSite(one, wording, page) for one in archive.dossiers]
    entries = tuple(one.listed(c) for one in here for c in one.dossier.commitments)
    count = wording.phrase("{n} of {all} shown").replace("{all}", str(len(entries)))
    return Register(
        facets=tuple(_facets(here, entries, archive, wording)),
        entries=entries,
        count=count.replace("{n}", str(len(entries))),
    )


def _facets(
    here: list[OnSite], entries: Iterable[Listed], archive: Archive, wording: Wording
) -> Iterator[Facet]:
    _ = wording.phrase
    used: dict[str, dict[str, None]] = {}
    for entry in entries:
        for one in entry.keys:
            used.setdefault(one.facet, {}).update(dict.fromkeys(one.values))
    meetings = {at.dossier.id: at.text(at.dossier.title) for at in here}
    named = {
        actor.party.id: wording.apart(actor.party.name[wording.language])
        for actor in archive.actors
    }
    unnamed = {
        party.id: wording.apart(party.name[wording.language])
        for dossier in archive.dossiers
        for party in dossier.parties.values()
        if party.id not in named
    }
    words = {
        "meeting": (_("Meeting"), meetings),
        "actor": (_("Who acts, is bound or benefits"), {**unnamed, **named}),
        "type": (_("What it is about"), {t.value: wording.term(t) for t in CommitmentType}),
        "stage": (_("Stage"), {s.value: wording.term(s) for s in Stage}),
        "trigger": (
            _("Condition"),
            {
                UNCONDITIONAL: _("none given", "condition"),
                DORMANT: _("not reported as met", "condition"),
                **{s.value: wording.term(s) for s in TriggerState},
            },
        ),
    }
    for key, (name, texts) in words.items():
        there = used.get(key, {})
        options = [Option(value, text) for value, text in texts.items() if value in there]
        if key in ("actor", "meeting", "type"):
            options.sort(key=lambda option: option.text.casefold())
        if options:
            yield Facet(key, name, tuple(options))
