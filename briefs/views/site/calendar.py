"""The calendar: every date of every meeting, year by year, and the part of it on the home page."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from briefs.dossier.archive import Archive
from briefs.records.dates import Date
from briefs.views import addresses
from briefs.views.site.entries import OnSite
from briefs.views.site.types import Calendar, Card, Dated, Home, Year
from briefs.views.wording import Wording

_NEWEST = 5
"""How many briefings are new: what to watch is listed of these."""


def calendar(archive: Archive, wording: Wording) -> Calendar:
    """The calendar in one language."""
    page = addresses.calendar_path(wording.language)
    found = [e for d in archive.dossiers for e in OnSite(d, wording, page).calendar()]
    found.sort(key=lambda entry: entry[0].sort_key)
    years = groupby(found, key=lambda entry: _year(entry[0]))
    unknown = wording.phrase("Year not stated")
    return Calendar(
        tuple(
            Year(unknown if "X" in year else year, tuple(dated for _, dated in entries))
            for year, entries in years
        )
    )


def home(archive: Archive, wording: Wording, *, word: bool = False) -> Home:
    """The home page in one language; `word` says whether there are Word documents."""
    page = addresses.home_path(wording.language)
    here = [OnSite(one, wording, page) for one in archive.dossiers]
    cards: tuple[Card, ...] = tuple(one.card(word=word) for one in here)
    return Home(
        briefings=cards,
        due=_in_order(e for one in here for e in one.due()),
        watch=_in_order(e for one in here[:_NEWEST] for e in one.watch(undated=True)),
    )


def _in_order(entries: Iterable[tuple[Date, Dated]]) -> tuple[Dated, ...]:
    """By their dates; what has none comes last, in the order of the record."""
    ordered = sorted(entries, key=lambda entry: (not entry[0].text, entry[0].sort_key))
    return tuple(dated for _, dated in ordered)


def _year(date: Date) -> str:
    point = date.start or date.end
    return point.year if point else "XXXX"
