"""What the command line prints for people, and when what it prints is a failure."""

from __future__ import annotations

import click
from rich.console import Console
from rich.text import Text

from briefs import reports
from briefs.diagnostics import Diagnostic, Severity
from briefs.settings import Settings

EXIT_FAULTS = 1


def fails(settings: Settings, diagnostics: tuple[Diagnostic, ...]) -> bool:
    """Whether what was found makes the run a failure: errors do, and warnings with `--strict`."""
    return any(d.severity is Severity.ERROR or settings.strict for d in diagnostics)


def print_diagnostics(diagnostics: tuple[Diagnostic, ...], *, err: bool = True) -> None:
    """Diagnostics for people; in colour on a terminal."""
    if not diagnostics:
        return
    console = Console(stderr=err, soft_wrap=True, highlight=False)
    for block in reports.text(diagnostics).split("\n\n"):
        console.print(_coloured(block.rstrip("\n")))
        console.print()
    console.print(Text(reports.summary(diagnostics)))


def _coloured(block: str) -> Text:
    shown = Text(block)
    shown.highlight_regex(r"^\S+:\d+:\d+:", "bold")
    shown.highlight_regex(r"error\[[\w-]+\]", "bold red")
    shown.highlight_regex(r"warning\[[\w-]+\]", "bold yellow")
    shown.highlight_regex(r"(?m)^\s+\| +\^+$", "red")
    shown.highlight_regex(r"(?m)^ +hint:", "cyan")
    return shown


def say(line: str, *, err: bool = True) -> None:
    """A line for people; on standard output only where it is what was asked for."""
    click.echo(line, err=err)
