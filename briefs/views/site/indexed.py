"""What the search can narrow pages by, in the words of each language: which kind of page it is, who
acts in it, how far a commitment has come, of which year it is.

Only pages about one thing are searched. The lists repeat what stands on those.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefs.dossier.archive import Actor
from briefs.dossier.model import Commitment, Dossier
from briefs.records.dates import Date
from briefs.views.addresses import has_page
from briefs.views.site.actors import kind_of
from briefs.views.site.entries import OnSite
from briefs.views.site.types import Facet, Indexed
from briefs.views.wording import Wording


def facets(wording: Wording) -> tuple[Facet, ...]:
    """What can be chosen from on the search page; the values come from the index."""
    _ = wording.phrase
    return (
        Facet("kind", _("Kind of page"), ()),
        Facet("actor", _("Who is named"), ()),
        Facet("stage", _("Stage"), ()),
        Facet("year", _("Year"), ()),
    )


def briefing_indexed(dossier: Dossier, wording: Wording) -> Indexed:
    """The page of a briefing."""
    return _of_all(dossier, wording, wording.phrase("Briefing"))


def meeting_indexed(dossier: Dossier, wording: Wording) -> Indexed:
    """The page of a meeting."""
    return _of_all(dossier, wording, wording.phrase("Meeting"))


def _of_all(dossier: Dossier, wording: Wording, kind: str) -> Indexed:
    """A page about all that a dossier tells."""
    return Indexed(kind, _named(dossier, wording), (), _years(_days(dossier, wording), wording))


def commitment_indexed(dossier: Dossier, one: Commitment, wording: Wording) -> Indexed:
    """The page of a commitment: of the year of its meeting."""
    return Indexed(
        wording.phrase("Commitment"),
        _named(dossier, wording, (*one.acts, *one.bound, *one.beneficiaries)),
        (wording.term(one.stage),),
        _years(_days(dossier, wording), wording),
    )


def actor_indexed(actor: Actor, wording: Wording) -> Indexed:
    """The page of somebody: of the years of the meetings that name them."""
    dates = [date for one in actor.appearances for date in _days(one.dossier, wording)]
    name = actor.party.name[wording.language]
    return Indexed(kind_of(actor.party.kind, wording), (name,), (), _years(dates, wording))


def source_indexed(source: str, dossiers: Iterable[Dossier], wording: Wording) -> Indexed:
    """The page of a source: who issued it and who speaks in it, and when it was published."""
    actors: dict[str, None] = {}
    dates: list[Date] = []
    for dossier in dossiers:
        for one in dossier.sources:
            if one.id == source:
                said = (c.by for c in dossier.claims if c.source == source and c.by)
                actors |= dict.fromkeys(_named(dossier, wording, (*one.issued_by, *said)))
                dates += [one.published] if one.published else []
    return Indexed(wording.phrase("Source"), tuple(sorted(actors)), (), _years(dates, wording))


def about_indexed(wording: Wording) -> Indexed:
    """A page about the publication."""
    return Indexed(wording.phrase("This publication"), (), (), ())


def _named(
    dossier: Dossier, wording: Wording, parties: Iterable[str] | None = None
) -> tuple[str, ...]:
    """The names of those among these parties, or among all, who have a page."""
    found = dossier.parties if parties is None else parties
    named = (dossier.parties[key] for key in found)
    return tuple(sorted({one.name[wording.language] for one in named if has_page(one.kind)}))


def _days(dossier: Dossier, wording: Wording) -> list[Date]:
    return [date for date, _ in OnSite(dossier, wording, "").days()]


def _years(dates: Iterable[Date], wording: Wording) -> tuple[str, ...]:
    """The years that these dates name; that none is named is a value to choose, too."""
    points = (point for date in dates for point in (date.start, date.end) if point)
    known = sorted({point.year for point in points if point.year.isdigit()})
    return tuple(known) or (wording.phrase("Year not stated"),)
