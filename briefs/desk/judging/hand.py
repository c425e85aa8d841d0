"""Records to work on: read and judged, though what is being settled may still be open."""

from __future__ import annotations

from briefs import pipeline
from briefs.desk.refused import Refused
from briefs.diagnostics import Collector, Diagnostic, Faults, Severity
from briefs.dossier.docket import Docket, dockets
from briefs.dossier.rules import check_content, check_meeting
from briefs.records.nearest import did_you_mean
from briefs.settings import Settings

_SETTLED_HERE = frozenset({"cleared-too-soon"})


def at_hand(settings: Settings, meeting: str | None = None) -> tuple[Docket, ...]:
    """The dockets of all meetings, or of one, by id.

    Raises `Faults` where they have faults other than those that are settled at the desk, and
    `Refused` where there is no such meeting.
    """
    collector = Collector()
    content = pipeline.read(settings, collector)
    known = sorted({*content.meetings, *content.broken_meetings})
    if meeting is not None and known and meeting not in known:
        raise Refused(f"There is no meeting `{meeting}`. {did_you_mean(meeting, known)}".strip())
    collector.extend(check_content(content))
    found = [d for d in dockets(content) if meeting in (None, d.loaded.id)]
    for docket in found:
        collector.extend(check_meeting(docket))
    faults = [one for one in collector.diagnostics if _is_in_the_way(one)]
    if faults:
        raise Faults(faults)
    return tuple(sorted(found, key=lambda docket: docket.loaded.id))


def _is_in_the_way(one: Diagnostic) -> bool:
    return one.severity is Severity.ERROR and one.code not in _SETTLED_HERE
