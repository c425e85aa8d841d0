"""The command line: arguments in, exit code out.

Exit codes: 0 fine; 1 the content has faults; 2 wrong usage; 70 a bug of ours
(EX_SOFTWARE of sysexits.h).
"""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn

import click
from pydantic_core import PydanticCustomError
from rich.console import Console
from rich.text import Text

from briefs import __version__, pipeline, reports
from briefs.diagnostics import Diagnostic, Faults, Severity
from briefs.publish import PublishError
from briefs.records.nearest import did_you_mean
from briefs.render.pdf import RendererMissingError
from briefs.settings import Settings, options

EXIT_FAULTS = 1
EXIT_BUG = 70


def _options(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add the options of `Settings` by these names, and hand the command a `Settings`."""
    table = options()

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def with_settings(**given: Any) -> Any:
            mine = {n: given.pop(n) for n in names}
            mine = {n: tuple(v) if isinstance(v, (tuple, list)) else v for n, v in mine.items()}
            return command(settings=Settings(**mine), **given)

        decorated: Callable[..., Any] = with_settings
        for name in reversed(names):
            decorated = click.option(table[name]["flag"], name, **_click(table[name]))(decorated)
        return decorated

    return decorate


def _click(option: dict[str, Any]) -> dict[str, Any]:
    default = option["default"]
    rest: dict[str, Any] = {"help": option["help"], "default": default}
    if isinstance(default, bool):
        return {**rest, "is_flag": True}
    if isinstance(default, StrEnum):
        kind = type(default)
        values = click.Choice([member.value for member in kind])
        made = {"callback": lambda _context, _option, value: kind(value)}
        return {**rest, **made, "type": values, "default": default.value, "show_default": True}
    if isinstance(default, tuple):
        return {**rest, "multiple": True, "metavar": option["metavar"]}
    if isinstance(default, int):
        return {**rest, "type": click.IntRange(min=0), "metavar": option["metavar"]}
    if isinstance(default, str):
        return {**rest, "metavar": option["metavar"]}
    # What is read must be there; a missing content folder is a fault with a hint of its own.
    path = click.Path(exists=option["flag"] == "--templates", file_okay=False, path_type=Path)
    shown = default is not None
    return {**rest, "type": path, "metavar": option["metavar"], "show_default": shown}


class _BuildByDefault(click.Group):
    """A group whose options, given without a command, are those of `build`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        first = args[0] if args else ""
        if not first or (first.startswith("-") and first not in ("-h", "--help", "--version")):
            args = ["build", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_BuildByDefault, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefs")
def cli() -> None:
    """Compile records of meetings into briefings in which every sentence can be checked.

    Without a command, `build`.
    """


@cli.command()
@_options(
    "content",
    "templates",
    "target",
    "audience",
    "as_of",
    "languages",
    "meetings",
    "jobs",
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
    checked = _checked(settings)
    _tell_left_out(settings, checked)
    console = Console(stderr=True)
    with console.status("…") as status:

        def progress(stage: str) -> None:
            status.update(stage)
            if not console.is_terminal:
                click.echo(stage, err=True)

        published = pipeline.build(settings, checked, progress)
    seconds = time.perf_counter() - started
    _say(f"Published {published} files into {settings.output.as_posix()}/ in {seconds:.1f} s.")


@cli.command()
@_options("content", "templates", "meetings", "strict")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(reports.FORMATS)),
    default="text",
    show_default=True,
    help="How to print what was found.",
)
def check(settings: Settings, form: str) -> None:
    """Judge the records without rendering anything."""
    try:
        checked = pipeline.check(settings)
        _known(settings, checked)
        diagnostics = checked.diagnostics
    except Faults as faults:
        diagnostics = faults.diagnostics
    if form != "text":
        click.echo(reports.FORMATS[form](diagnostics), nl=False)
    else:
        _print(diagnostics, err=False)
        if not diagnostics:
            _say(f"{settings.content.as_posix()}/ holds: no faults.", err=False)
    if _fails(settings, diagnostics):
        sys.exit(EXIT_FAULTS)


@cli.command()
@_options("content", "audience", "as_of", "meetings", "strict")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the export instead.")
def export(settings: Settings, schema: bool) -> None:
    """Print the resolved records as one JSON document."""
    from briefs.render import data  # noqa: PLC0415 - keep `--help` and `check` quick

    if schema:
        click.echo(data.export_schema(), nl=False)
        return
    checked = _checked(settings)
    _tell_left_out(settings, checked)
    click.echo(data.export(pipeline.dossiers(checked, settings)), nl=False)


def _checked(settings: Settings) -> pipeline.Checked:
    """Content that holds; its warnings are printed. Raises `Faults` otherwise."""
    try:
        pipeline.as_of(settings)
    except PydanticCustomError as error:
        told = error.context or {}
        raise click.UsageError(f"--as-of: {told['message']} {told['hint']}") from None
    checked = pipeline.check(settings)
    _known(settings, checked)
    if _fails(settings, checked.diagnostics):
        raise Faults(checked.diagnostics)
    _print(checked.diagnostics)
    return checked


def _tell_left_out(settings: Settings, checked: pipeline.Checked) -> None:
    """A line for each briefing that the audience sees nothing of, unless none is left at all."""
    left_out = pipeline.left_out(checked, settings)
    if len(left_out) < len(checked.dockets):
        for meeting, why in left_out.items():
            _say(f"Left out of the {settings.audience} build: `{meeting}`, {why}.")


def _known(settings: Settings, checked: pipeline.Checked) -> None:
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


def _fails(settings: Settings, diagnostics: tuple[Diagnostic, ...]) -> bool:
    return any(d.severity is Severity.ERROR or settings.strict for d in diagnostics)


def _print(diagnostics: tuple[Diagnostic, ...], *, err: bool = True) -> None:
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


def _say(line: str, *, err: bool = True) -> None:
    click.echo(line, err=err)


def main() -> NoReturn:
    """Run the command line and exit."""
    try:
        code = cli.main(prog_name="briefs", standalone_mode=False) or 0
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        code = 130
    except Faults as faults:
        _print(faults.diagnostics)
        code = EXIT_FAULTS
    except (PublishError, RendererMissingError) as error:
        click.echo(f"{error}", err=True)
        code = EXIT_FAULTS
    except BrokenPipeError:
        code = 0
    except Exception:
        traceback.print_exc()
        click.echo("\nThis is a bug in briefs, not in your records. Please report it.", err=True)
        code = EXIT_BUG
    sys.exit(code)
