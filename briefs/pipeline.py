"""The stages of a run in order: files → reading → records → dossier → views → render → publish."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefs.diagnostics import Collector, Diagnostic
from briefs.dossier.docket import Docket, dockets
from briefs.dossier.model import Dossier
from briefs.dossier.resolve import resolve
from briefs.dossier.rules import check_content, check_meeting
from briefs.reading.files import read_folder
from briefs.records.content import Content, load_content
from briefs.settings import Settings

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Checked:
    """Content that was read and judged: no errors, perhaps warnings."""

    content: Content
    dockets: tuple[Docket, ...]
    diagnostics: tuple[Diagnostic, ...]


def read(settings: Settings, collector: Collector) -> Content:
    """Files → reading → records."""
    shown = settings.content.as_posix()
    files = read_folder(settings.content, shown, collector)
    return load_content(files, shown, collector) if files else _no_content(shown)


def _no_content(shown: str) -> Content:
    return Content(shown, None, None, {}, {}, frozenset())


def check(settings: Settings) -> Checked:
    """Everything but rendering. Raises `Faults` with every fault of the content at once."""
    collector = Collector()
    content = read(settings, collector)
    collector.extend(check_content(content))
    found = dockets(content)
    for docket in found:
        collector.extend(check_meeting(docket))
    collector.stop_on_errors()
    return Checked(content, found, collector.diagnostics)


def dossiers(settings: Settings, checked: Checked) -> tuple[Dossier, ...]:
    """The dossiers asked for, sorted by id."""
    wanted = [
        d for d in checked.dockets if not settings.meetings or d.loaded.id in settings.meetings
    ]
    return tuple(resolve(docket) for docket in sorted(wanted, key=lambda d: d.loaded.id))
