"""`translations`: texts of overlays beside their originals, and which of them were confirmed."""

from __future__ import annotations

import json
import sys

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from briefs.cli.options import format_option, settings_options
from briefs.cli.printing import say
from briefs.cli.review import refusals
from briefs.desk.judging.hand import at_hand
from briefs.desk.judging.lockfile import LockFile
from briefs.desk.judging.translations import chosen, confirmed, counted, open_texts
from briefs.dossier.docket import Docket
from briefs.dossier.translations import OverlayText
from briefs.records.nearest import did_you_mean
from briefs.settings import Settings


@click.command()
@click.argument("meeting", metavar="[MEETING]", required=False)
@click.option(
    "--accept",
    "keys",
    multiple=True,
    metavar="PATH",
    help="Confirm that this text says what its original says: `commitments/troops/what`; "
    "may be given several times.",
)
@click.option("--accept-all", "every", is_flag=True, help="Confirm all that is open.")
@format_option("How to print what is open.")
@settings_options("content", "languages")
def translations(
    meeting: str | None, keys: tuple[str, ...], every: bool, form: str, settings: Settings
) -> None:
    """Show translated texts that nobody confirmed as they stand beside their originals."""
    with refusals():
        found = at_hand(settings, meeting)
        _check_languages(found, settings.languages)
        if keys and len(found) != 1:
            raise click.UsageError("Name the MEETING whose texts are confirmed.")
        if keys or every:
            for docket in found:
                _accept(docket, settings, keys)
            return
    texts = [(docket, open_texts(docket, settings.languages)) for docket in found]
    if form == "json":
        told = [_object(docket.loaded.id, one) for docket, some in texts for one in some]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for docket, some in texts:
        _print(docket, some)


def _check_languages(found: tuple[Docket, ...], asked: tuple[str, ...]) -> None:
    others = found[0].content.languages[1:] if found else ()
    for one in asked:
        if one not in others:
            hint = did_you_mean(one, others)
            raise click.UsageError(f"--lang: nothing is translated into `{one}`. {hint}".strip())


def _accept(docket: Docket, settings: Settings, keys: tuple[str, ...]) -> None:
    languages = settings.languages
    texts = chosen(docket, languages, keys) if keys else open_texts(docket, languages)
    place = LockFile.of(docket, settings.content)
    if texts:
        place.save(confirmed(docket, place.lock, texts))
    say(f"{docket.loaded.id}: texts confirmed: {len(texts)}.")


def _object(meeting: str, one: OverlayText) -> dict[str, str]:
    return {
        "meeting": meeting,
        "language": one.language,
        "path": one.key,
        "state": one.state.value,
        "original": _folded(one.original),
        "text": _folded(one.text.value),
    }


def _print(docket: Docket, texts: tuple[OverlayText, ...]) -> None:
    """Two columns on a terminal, elsewhere one below the other."""
    meeting = docket.loaded.id
    for language in dict.fromkeys(one.language for one in texts):
        own = [one for one in texts if one.language == language]
        if sys.stdout.isatty():
            _columns(meeting, language, own)
        else:
            _blocks(own)
    say(f"{meeting}: {counted(texts)}.", err=False)


def _columns(meeting: str, language: str, texts: list[OverlayText]) -> None:
    table = Table("", "original", language, title=meeting, show_lines=True, expand=True)
    for one in texts:
        name = Text(f"{one.key}\n")
        name.append(one.state.value, "bold")
        table.add_row(name, Text(_folded(one.original)), Text(_folded(one.text.value)))
    Console(highlight=False).print(table)


def _blocks(texts: list[OverlayText]) -> None:
    for one in texts:
        click.echo(f"{one.key} ({one.state})")
        click.echo(f"    original: {_folded(one.original)}")
        click.echo(f"    {one.language}: {_folded(one.text.value)}")


def _folded(text: str) -> str:
    return " ".join(text.split())
