"""Which sources are from before a meeting, and which from after it: seen, and never typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefs.dossier.docket import Docket
from briefs.dossier.terms import Moment
from briefs.records.base import Target
from briefs.records.dates import Date, Point
from briefs.records.meeting import Meeting
from briefs.records.vocabulary import Attendance
from briefs.records.walk import references


def dated(docket: Docket) -> Mapping[str, Moment]:
    """The sources whose day of publication tells whether they are from before or after."""
    days = days_of(docket.record)
    found: dict[str, Moment] = {}
    for source_id in dict.fromkeys(docket.record.sources):
        published = _date(docket, source_id)
        if published and days and (told := _told_by(published, days)) is not None:
            found[source_id] = told
    return found


def moments(docket: Docket) -> Mapping[str, Moment]:
    """The sources of a meeting that are plainly from before it or from after it.

    The day of publication tells it. Where that is not known, or is a day of the meeting itself,
    what the record makes of the source does, in a record from after the meeting: a source cited for
    what was expected is from before it, and one cited for who came, how a vote ended or what became
    of a forecast is from after it; one that is cited for both may be either.
    """
    cited = _cited(docket) if not docket.record.kind.is_before else {}
    return {**cited, **dated(docket)}


def _date(docket: Docket, source_id: str) -> Date | None:
    source = docket.content.sources.get(source_id)
    return source.loaded.record.published if source and source.loaded else None


def days_of(record: Meeting) -> tuple[Point, ...]:
    """The days of the meeting that are known in full, also where the sources differ."""
    dates = [when.date for when in record.when]
    dates += [one.date for one in record.inferences.values() if one.date]
    return tuple(point for date in dates for point in date.points if point.is_resolved)


def _told_by(published: Date, days: Iterable[Point]) -> Moment | None:
    """What the day of publication tells; of the days of the meeting themselves, nothing."""
    known = tuple(days)
    if all(point.is_after(day) for point in published.points for day in known):
        return Moment.AFTER
    if all(day.is_after(point) for point in published.points for day in known):
        return Moment.BEFORE
    return None


def _cited(docket: Docket) -> dict[str, Moment]:
    """By what each source is cited for."""
    found: dict[str, set[Moment]] = {}
    for ref in references(docket.record):
        if ref.to.target is not Target.CLAIM or (told := _told_at(ref.path)) is None:
            continue
        if (source := docket.source_of(ref.id)) is not None:
            found.setdefault(source, set()).add(told)
    return {source: told.pop() for source, told in found.items() if len(told) == 1}


def _told_at(path: tuple[str | int, ...]) -> Moment | None:
    """When a source must be from that is cited here; None where it may be from either side."""
    if path[0] == "commitments" and "before" in path:
        return Moment.BEFORE
    if path[0] == "participants":
        group = Attendance(str(path[1]))
        if group.is_known_afterwards:
            return Moment.AFTER
        return Moment.BEFORE if group is Attendance.EXPECTED else None
    if "votes" in path or "outcome" in path:
        return Moment.AFTER
    return None
