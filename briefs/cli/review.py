"""`review`: whether quotes support their claims, asked one by one or answered from a file."""

from __future__ import annotations

import dataclasses
import datetime
import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from pydantic_core import PydanticCustomError
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from briefs.cli.options import format_option, settings_options
from briefs.cli.printing import say
from briefs.desk.judging.hand import at_hand
from briefs.desk.judging.lockfile import LockFile
from briefs.desk.judging.review import Answer, Question, Reviewer, judged, questions, read_answers
from briefs.desk.refused import Refused
from briefs.dossier.docket import Docket
from briefs.records.dates import Date, check_day
from briefs.records.vocabulary import Verdict
from briefs.settings import Settings

_VERDICTS = {"y": Verdict.SUPPORTS, "n": Verdict.REJECTS}
_SKIP, _QUIT = "s", "q"


@click.command()
@click.argument("meeting", metavar="[MEETING]", required=False)
@click.option("--by", metavar="NAME", help="Who reviews; stands in the lock file and in print.")
@click.option("--on", metavar="DATE", help="The day of the review; left out, today.")
@click.option("--all", "everything", is_flag=True, help="Also what a review supports already.")
@click.option(
    "--claim", "claims", multiple=True, metavar="ID", help="Only this claim; may be repeated."
)
@click.option(
    "--from",
    "file",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="Take the answers from YAML or JSON, all or none: `CLAIM: {verdict: supports, reason: …}`,"
    " or `rejects`; `-` is standard input.",
)
@click.option("--list", "listed", is_flag=True, help="Print what is open, and ask nothing.")
@format_option("How to print the list.")
@settings_options("content")
def review(meeting: str | None, settings: Settings, **given: Any) -> None:
    """Judge whether quotes support their claims, and what rests on these."""
    with refusals():
        found = at_hand(settings, meeting)
        asked = [
            (docket, questions(docket, everything=given["everything"], only=given["claims"]))
            for docket in found
        ]
        if given["listed"]:
            _list([one for _, some in asked for one in some], given["form"])
            return
        reviewer = _reviewer(given["by"], given["on"])
        if given["file"]:
            _take(_only(found), settings, reviewer, given["file"])
            return
        if not _is_at_a_terminal():
            raise click.UsageError(
                "Nobody can be asked here: standard input is no terminal. Give the answers with "
                "--from FILE, or print what is open with --list."
            )
        for docket, some in asked:
            if not _ask(docket, some, settings, reviewer):
                break


@contextmanager
def refusals() -> Iterator[None]:
    """What the desk refuses is told in a line, and fails."""
    try:
        yield
    except Refused as refused:
        raise click.ClickException(str(refused)) from None


def _is_at_a_terminal() -> bool:
    return sys.stdin.isatty()


def _only(found: tuple[Docket, ...]) -> Docket:
    if len(found) != 1:
        raise click.UsageError("Name the MEETING that the answers are about.")
    return found[0]


def _reviewer(by: str | None, on: str | None) -> Reviewer:
    if by is None or not by.strip():
        raise click.UsageError("Say who reviews, with --by NAME.")
    try:
        day = check_day(Date.parse(on or datetime.date.today().isoformat()))
    except PydanticCustomError as error:
        told = error.context or {}
        raise click.UsageError(f"--on: {told['message']} {told['hint']}") from None
    return Reviewer(" ".join(by.split()), day)


# -- from a file -------------------------------------------------------------------------------


def _take(docket: Docket, settings: Settings, reviewer: Reviewer, file: str) -> None:
    """All answers of a file, or none."""
    shown = "standard input" if file == "-" else Path(file).as_posix()
    data: bytes = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(f"{shown}: the byte 0x{data[error.start]:02x} is not UTF-8.") from None
    answers = read_answers(docket, shown, text)
    place = LockFile.of(docket, settings.content)
    place.save(judged(docket, place.lock, reviewer, answers))
    rejected = sum(one.verdict is Verdict.REJECTS for one in answers.values())
    say(f"{place.path.as_posix()}: reviews taken down: {len(answers)}, rejecting: {rejected}.")


# -- one by one --------------------------------------------------------------------------------


def _ask(
    docket: Docket, asked: tuple[Question, ...], settings: Settings, reviewer: Reviewer
) -> bool:
    """Ask about each claim, and save each answer at once; False where the reader wants to stop."""
    place, console = LockFile.of(docket, settings.content), Console(highlight=False)
    done = 0
    for number, one in enumerate(asked, 1):
        console.rule(f"{one.meeting}: {one.claim} ({number} of {len(asked)})")
        _show(one, console)
        answer = click.prompt(
            "Does the quote support this? (y)es, (n)o, (s)kip, (q)uit",
            type=click.Choice([*_VERDICTS, _SKIP, _QUIT]),
            show_choices=False,
        )
        if answer == _QUIT:
            break
        if answer == _SKIP:
            continue
        reason = ""
        while not reason.strip():
            reason = click.prompt("Why")
        answers = {one.claim: Answer(verdict=_VERDICTS[answer], reason=reason)}
        place.save(judged(docket, place.lock, reviewer, answers))
        done += 1
    else:
        say(f"{docket.loaded.id}: {done} of {len(asked)} open claims reviewed.")
        return True
    say(f"{docket.loaded.id}: {done} reviewed; the rest is still open.")
    return False


# -- what a reader is shown --------------------------------------------------------------------


def _list(asked: list[Question], form: str) -> None:
    if form == "json":
        told = [dataclasses.asdict(one) for one in asked]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    console = Console(highlight=False)
    for number, one in enumerate(asked, 1):
        console.rule(f"{one.meeting}: {one.claim} ({number} of {len(asked)})")
        _show(one, console)
    if not asked:
        say("Nothing is open: every quote is reviewed.", err=False)


def _show(one: Question, console: Console) -> None:
    passage = Text(one.before)
    passage.append(f"[[{one.quote}]]", "bold")
    passage.append(one.after)
    console.print(Text(one.source, "dim"))
    console.print(Padding(passage, (1, 2), expand=False))
    rows = (
        ("part of", one.part_of),
        ("translation", one.translation),
        ("by", one.by),
        ("verb", one.verb),
        ("label", f"{one.label}; {one.position}"),
        ("note", one.note),
        ("state", _state(one)),
    )
    for name, value in rows:
        if value:
            console.print(_row(name, value))
    console.print(_row("rests on it", "" if one.uses else "nothing"))
    for use in one.uses:
        console.print(Text(f"    {' → '.join(use['at'])}", "cyan"))
        for name, value in use.items():
            if name != "at":
                console.print(Padding(_row(name, _in_words(value)), (0, 0, 0, 6), expand=False))


def _row(name: str, value: str) -> Text:
    row = Text()
    row.append(f"{name}: ", "bold cyan")
    row.append(value)
    return row


def _state(one: Question) -> str:
    told = one.state.value
    if one.changed:
        told += f"; changed: {', '.join(one.changed)}"
    if one.last:
        last = one.last
        told += f"; last: {last['verdict']}, {last['by']}, {last['on']}: {last['reason']}"
    return told


def _in_words(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_in_words(item)}" for key, item in value.items())
    if isinstance(value, list):
        return ", ".join(map(_in_words, value))
    return str(value)
