"""`impact`: what rests on a source, and what would fall if it were retracted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

import click

from briefs import pipeline
from briefs.cli.options import format_option, settings_options
from briefs.cli.printing import say
from briefs.diagnostics import Collector, Severity
from briefs.dossier.docket import dockets
from briefs.dossier.impact import Fallen, Impact, MeetingImpact, impact
from briefs.records.nearest import did_you_mean
from briefs.settings import Settings


@click.command("impact")
@click.argument("source", metavar="SOURCE")
@settings_options("content")
@format_option("How to print what rests on the source.")
def impact_command(settings: Settings, source: str, form: str) -> None:
    """List what rests on SOURCE: what would fall if it were retracted.

    Sources that are based on it fall with it. Works for records with faults too, as far as they can
    be read.
    """
    collector = Collector()
    content = pipeline.read(settings, collector)
    if source not in content.sources:
        hint = did_you_mean(source, list(content.sources))
        raise click.UsageError(f"There is no source `{source}`. {hint}".strip())
    faults = sum(one.severity is Severity.ERROR for one in collector.diagnostics)
    if faults:
        say(f"Not all of the content can be read (faults: {faults}); `briefs check` names them.")
    found = impact(dockets(content), content, source)
    if form == "json":
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
        return
    click.echo("\n".join(_lines(found)))


def _lines(found: Impact) -> Iterator[str]:
    yield f"{found.source}: {found.title}"
    yield from found.amendments
    if found.repeated_by:
        yield f"repeated by: {', '.join(found.repeated_by)}"
    for meeting in found.meetings:
        yield ""
        yield from _of_meeting(meeting)
    if not found.meetings:
        yield "Nothing rests on it."


def _of_meeting(meeting: MeetingImpact) -> Iterator[str]:
    yield f"{meeting.meeting}: {meeting.title}"
    yield f"  claims ({len(meeting.claims)}): {', '.join(meeting.claims) or 'none'}"
    for heading, is_only in (("on nothing else", True), ("on other sources too", False)):
        of_these = [one for one in meeting.statements if one.is_only is is_only]
        if of_these:
            yield f"  {heading} ({len(of_these)}):"
            yield from (_line(meeting, one) for one in of_these)


def _line(meeting: MeetingImpact, one: Fallen) -> str:
    others = f" (also: {', '.join(one.others)})" if one.others else ""
    words = f": {one.words}" if one.words else ""
    return f"    {meeting.file}:{one.line}: {one.path}{words}{others}"
