"""`verify`: whether a PDF is intact, is what its dossier gives, and is up to date."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.text import Text

from briefs.cli.options import format_option
from briefs.cli.printing import EXIT_FAULTS
from briefs.settings import Settings, options
from briefs.shipped import template_folders
from briefs.verify.currency import Records
from briefs.verify.findings import Finding, shown

if TYPE_CHECKING:
    from briefs.verify.judge import Judgement

EXIT_OPEN = 3
"""Nothing fails, and not everything could be told."""

_STYLES = {True: "green", False: "bold red", None: "yellow"}
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument(
    "files",
    metavar="FILE.pdf...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option(
    "--content",
    type=_FOLDER,
    metavar="DIR",
    help="The folder with the records of now; left out, currency is not asked for.",
)
@click.option("--templates", type=_FOLDER, metavar="DIR", help=options()["templates"]["help"])
@format_option("How to print what was found.")
def verify(
    files: tuple[Path, ...], content: Path | None, templates: Path | None, form: str
) -> None:
    """Judge each FILE.pdf: its seal, whether it can be made again, whether it is up to date.

    Three answers that do not depend on one another. An intact seal tells that no byte has changed
    since the file was sealed, and not who sealed it: anybody can. Exit codes: 0 all that was asked
    holds, 1 something does not, 3 nothing fails and not everything could be told.
    """
    from briefs.verify.judge import judge  # noqa: PLC0415 - loads what reads PDFs, for this only

    settings = Settings(content=content or Settings().content, templates=templates)
    own = settings.own_templates
    records = Records.read(content, own) if content else None
    if records and records.are_none:
        raise click.UsageError(f"--content: there are no records in `{content}`.")
    found = []
    for file in files:
        one = judge(file, template_folders(own), records)
        found.append(one)
        if form == "text":
            _print(one, is_first=len(found) == 1)
    if form == "json":
        click.echo(json.dumps([_as_json(one) for one in found], ensure_ascii=False, indent=2))
    holds = {one.holds for one in found}
    if False in holds:
        sys.exit(EXIT_FAULTS)
    if None in holds:
        sys.exit(EXIT_OPEN)


def _print(one: Judgement, *, is_first: bool) -> None:
    console = Console(soft_wrap=True, highlight=False)
    if not is_first:
        console.print()
    console.print(Text(one.file, "bold"))
    if described := _described(one):
        console.print(Text(f"  says that it is: {described}"))
    for name, answer in one.answers.items():
        console.print(Text.assemble("  ", (f"{name}: ", "bold"), *_answer(answer)))
        for detail in answer.details:
            console.print(Text(f"    - {detail}"))


def _answer(answer: Finding) -> Iterator[tuple[str, str]]:
    word, colon, rest = answer.text.partition(":")
    yield word, _STYLES[answer.holds]
    yield colon + rest, ""


def _described(one: Judgement) -> str:
    """What a file says of itself; a claim, like all that stands in it."""
    if one.manifest is None:
        return ""
    m = one.manifest
    as_of = f", as of {m.as_of.text}" if m.as_of else ""
    return (
        f"the {m.document} of `{shown(m.meeting)}`, edition {m.edition}, in {m.language}, "
        f"{m.audience}{as_of}, made by briefs {shown(m.made_with.program)}"
    )


def _as_json(one: Judgement) -> dict[str, Any]:
    found: dict[str, Any] = {"file": one.file, "holds": one.holds, "says": None}
    if one.manifest is not None:
        told = {"document", "meeting", "language", "edition", "audience", "as_of"}
        says = one.manifest.model_dump(mode="json", include=told)
        found["says"] = {**says, "meeting": shown(one.manifest.meeting)}
    for name in ("seal", "reproduction", "currency"):
        answer = one.answers.get(name)
        found[name] = answer and {
            "state": answer.state.value,
            "holds": answer.holds,
            "text": answer.text,
            "details": list(answer.details),
        }
    return found
