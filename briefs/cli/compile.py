"""`build`, `check` and `export`: from the content folder to what is made of it."""

from __future__ import annotations

import sys
import time

import click
from pydantic_core import PydanticCustomError
from rich.console import Console

from briefs import pipeline, reports
from briefs.cli.options import format_option, settings_options
from briefs.cli.printing import EXIT_FAULTS, fails, print_diagnostics, say
from briefs.diagnostics import Faults
from briefs.records.nearest import did_you_mean
from briefs.settings import Settings


@click.command()
@settings_options(
    "content",
    "templates",
    "target",
    "audience",
    "as_of",
    "languages",
    "meetings",
    "jobs",
    "word",
    "without_search",
    "strict",
)
def build(settings: Settings) -> None:
    """Check the records, compile them, and publish them into the output folder."""
    started = time.perf_counter()
    if settings.is_partial and settings.takes_the_usual_folder:
        raise click.UsageError(
            "A part of the content cannot take the place of all that is published. "
            "Name another folder for it with --output."
        )
    checked = checked_content(settings)
    _tell_left_out(settings, checked)
    console = Console(stderr=True)
    with console.status("…") as status:

        def progress(stage: str) -> None:
            status.update(stage)
            if not console.is_terminal:
                click.echo(stage, err=True)

        published = pipeline.build(settings, checked, progress)
    seconds = time.perf_counter() - started
    say(f"Published {published} files into {settings.output.as_posix()}/ in {seconds:.1f} s.")


@click.command()
@settings_options("content", "templates", "meetings", "strict")
@format_option("How to print what was found.", list(reports.FORMATS))
def check(settings: Settings, form: str) -> None:
    """Judge the records without rendering anything."""
    try:
        checked = pipeline.check(settings)
        known(settings, checked)
        diagnostics = checked.diagnostics
    except Faults as faults:
        diagnostics = faults.diagnostics
    if form != "text":
        click.echo(reports.FORMATS[form](diagnostics), nl=False)
    else:
        print_diagnostics(diagnostics, err=False)
        if not diagnostics:
            say(f"{settings.content.as_posix()}/ holds: no faults.", err=False)
    if fails(settings, diagnostics):
        sys.exit(EXIT_FAULTS)


@click.command()
@settings_options("content", "audience", "as_of", "meetings", "strict")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the export instead.")
def export(settings: Settings, schema: bool) -> None:
    """Print the resolved records as one JSON document."""
    from briefs.render import data  # noqa: PLC0415 - keep `--help` and `check` quick

    if schema:
        click.echo(data.export_schema(), nl=False)
        return
    checked = checked_content(settings)
    _tell_left_out(settings, checked)
    click.echo(data.export(pipeline.dossiers(checked, settings)), nl=False)


def checked_content(settings: Settings) -> pipeline.Checked:
    """Content that holds; its warnings are printed. Raises `Faults` otherwise."""
    try:
        pipeline.as_of(settings)
    except PydanticCustomError as error:
        told = error.context or {}
        raise click.UsageError(f"--as-of: {told['message']} {told['hint']}") from None
    checked = pipeline.check(settings)
    known(settings, checked)
    if fails(settings, checked.diagnostics):
        raise Faults(checked.diagnostics)
    print_diagnostics(checked.diagnostics)
    return checked


def _tell_left_out(settings: Settings, checked: pipeline.Checked) -> None:
    """A line for each briefing that the audience sees nothing of, unless none is left at all."""
    left_out = pipeline.left_out(checked, settings)
    if len(left_out) < len(checked.dockets):
        for meeting, why in left_out.items():
            say(f"Left out of the {settings.audience} build: `{meeting}`, {why}.")


def known(settings: Settings, checked: pipeline.Checked) -> None:
    """`--meeting` and `--lang` name something that is there."""
    ids = list(checked.content.meetings)
    languages = checked.content.languages
    for given, known, flag in (
        (settings.meetings, ids, "--meeting"),
        (settings.languages, languages, "--lang"),
    ):
        for value in given:
            if value not in known:
                hint = did_you_mean(value, known)
                raise click.UsageError(f"{flag}: there is no `{value}`. {hint}".strip())
