"""The page of a person, an organisation, a group or a state, and the list of all of them."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.dossier import archive as archived
from briefs.dossier.archive import Actor, Archive, Office
from briefs.dossier.terms import PartyKind
from briefs.views import addresses
from briefs.views.annex import Annex
from briefs.views.documents import Link
from briefs.views.linked import linking
from briefs.views.phrases import NP_, Phrase
from briefs.views.site.entries import OnSite
from briefs.views.site.types import ActorGroup, ActorPage, Actors, Appearance, Attended, Name, Said
from briefs.views.types import Fact
from briefs.views.wording import Wording

_KINDS: dict[PartyKind, tuple[Phrase, Phrase]] = {
    PartyKind.PERSON: (NP_("actor", "Person"), NP_("actors", "Persons")),
    PartyKind.STATE: (NP_("actor", "State"), NP_("actors", "States")),
    PartyKind.ORGANISATION: (NP_("actor", "Organisation"), NP_("actors", "Organisations")),
    PartyKind.GROUP: (NP_("actor", "Group"), NP_("actors", "Groups")),
}
_OFFICES: dict[Office, Phrase] = {
    Office.MEETS: NP_("office", "Who meets"),
    Office.CONVENES: NP_("office", "Invites"),
    Office.CHAIRS: NP_("office", "In the chair"),
}


def actor_page(actor: Actor, wording: Wording) -> ActorPage:
    """The page of somebody in one language."""
    page = addresses.actor_path(actor.party.kind, actor.party.id, wording.language)
    return ActorPage(
        name=wording.apart(actor.party.name[wording.language]),
        kind=kind_of(actor.party.kind, wording),
        appearances=tuple(_appearance(one, wording, page) for one in actor.appearances),
    )


def kind_of(kind: PartyKind, wording: Wording) -> str:
    """What somebody is who has a page: a person, a state."""
    context, word = _KINDS[kind][0]
    return wording.phrase(word, context)


def actors(archive: Archive, wording: Wording) -> Actors:
    """Everybody who has a page, kind by kind."""
    language = wording.language
    link = linking(addresses.actors_path(language), language)
    names: dict[PartyKind, list[Name]] = {}
    for one in archive.actors:
        name = Name(link(one.party), wording.apart(one.party.name[language]))
        names.setdefault(one.party.kind, []).append(name)
    return Actors(
        tuple(
            ActorGroup(
                wording.phrase(heading, context),
                tuple(sorted(names[kind], key=lambda name: name.text.casefold())),
            )
            for kind, (_, (context, heading)) in _KINDS.items()
            if kind in names
        )
    )


def _appearance(one: archived.Appearance, wording: Wording, page: str) -> Appearance:
    here = OnSite(one.dossier, wording, page)
    dated = here.dates()
    return Appearance(
        title=here.text(one.dossier.title),
        href=here.meeting_href,
        briefing=here.briefing_href,
        date=wording.date(dated[0][0]) if dated else "",
        date_label=dated[0][1].label.value if dated else "",
        offices=tuple(_offices(one, here)),
        attended=tuple(_attended(one, here)),
        commitments=tuple(here.listed(c, parts) for c, parts in one.commitments),
        said=said(here, {claim.number for claim in one.says}),
        documents=tuple(
            Link(
                here.to(addresses.reading_path(source.id, wording.language)),
                source.title,
                source.language,
            )
            for source in one.issued
        ),
    )


def _offices(one: archived.Appearance, here: OnSite) -> Iterator[Fact]:
    for office, role in one.offices:
        context, name = _OFFICES[office]
        yield Fact(
            id="",
            name=here.wording.phrase(name, context),
            value=here.text(role.role),
            cite=here.cite(role.support),
        )


def _attended(one: archived.Appearance, here: OnSite) -> Iterator[Attended]:
    for own in one.takes_part:
        yield Attended(
            attendance=here.term(own.attendance),
            role=here.text(own.role),
            represents=here.name(own.represents),
            by="",
            cite=here.cite(own.support, own),
        )
    for other in one.represented_by:
        yield Attended(
            attendance=here.term(other.attendance),
            role=here.text(other.role),
            represents="",
            by=here.name(other.party),
            cite=here.cite(other.support, other),
        )


def said(here: OnSite, numbers: set[int]) -> tuple[Said, ...]:
    """The sentences of these numbers, with their place in the annex of the briefing."""
    return tuple(
        Said(one, f"{here.briefing_href}#s{one.number}") for one in Annex(here).sentences(numbers)
    )
