"""`new`: commands that begin a record."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from briefs import pipeline
from briefs.cli.options import settings_options
from briefs.cli.printing import say
from briefs.desk.archiving.intake import take
from briefs.desk.archiving.source import Known, check_id, file_names, new_source
from briefs.desk.beginning.meeting import new_meeting, origins_of
from briefs.desk.beginning.project import new_project, refuse_full
from briefs.desk.files import refuse_existing, write_new
from briefs.desk.refused import Refused
from briefs.diagnostics import Collector
from briefs.records.vocabulary import Kind, SourceKind
from briefs.settings import Settings


@click.group()
def new() -> None:
    """Begin a source, a meeting or a project."""


@new.command("source")
@click.argument("source_id", metavar="ID")
@click.option(
    "--from",
    "file",
    required=True,
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="What to archive: plain text, a web page or a PDF; `-` is standard input.",
)
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in SourceKind]),
    default=SourceKind.ARTICLE.value,
    show_default=True,
    help="What sort of text it is.",
)
@click.option("--lang", "language", metavar="L", help="The language of the text; else guessed.")
@click.option("--title", metavar="TEXT", help="The headline, word for word as the text has it.")
@click.option("--outlet", metavar="TEXT", help="Who published it.")
@click.option("--author", metavar="TEXT", help="Who wrote it.")
@click.option("--published", metavar="DATE", help="When it was published, in EDTF: 2026-01-06.")
@click.option("--url", metavar="URL", help="Where it can be read.")
@click.option(
    "--encoding", metavar="NAME", help="What a plain text is encoded in, if not in UTF-8."
)
@settings_options("content")
def source(
    source_id: str, file: str, kind: str, encoding: str | None, settings: Settings, **said: str
) -> None:
    """Archive a text, and begin the record of what is known of it."""
    with _refusals():
        check_id(source_id)
        folder = _content(settings) / "sources"
        refuse_existing([folder / name for name in file_names(source_id)])
        data = _bytes(file)
        name = "standard input" if file == "-" else Path(file).as_posix()
        taken = take(data, name, encoding)
        made = new_source(source_id, taken, data, Known(kind=SourceKind(kind), **said))
        write_new({folder / name: content for name, content in made.files.items()})
    for line in made.told:
        say(line)
    say(f"Archived {(folder / source_id).as_posix()}: {', '.join(_endings(made.files))}.")
    say(f"Read both, then begin a record: briefs new meeting ID --source {source_id}")


@new.command("meeting")
@click.argument("meeting_id", metavar="ID")
@click.option(
    "--source",
    "sources",
    required=True,
    multiple=True,
    metavar="ID",
    help="A source to begin from; may be given several times.",
)
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in Kind]),
    default=Kind.SCENE_SETTER.value,
    show_default=True,
    help="What kind of briefing the sources support.",
)
@settings_options("content")
def meeting(meeting_id: str, sources: tuple[str, ...], kind: str, settings: Settings) -> None:
    """Begin a record from its sources: a draft that builds, with a claim for each sentence."""
    with _refusals():
        check_id(meeting_id)
        folder = _content(settings) / "meetings"
        content = pipeline.read(settings, Collector())
        made = new_meeting(meeting_id, origins_of(content, sources), content, Kind(kind), _today())
        write_new({folder / name: text.encode() for name, text in made.items()})
    for name in made:
        say(f"Wrote {(folder / name).as_posix()}.")
    say("Correct what is proposed; what is left, says: briefs check")


@new.command("project")
@click.argument(
    "folder", metavar="[DIR]", default=".", type=click.Path(file_okay=True, path_type=Path)
)
@click.option(
    "--lang",
    "languages",
    multiple=True,
    metavar="L",
    default=["en"],
    help="A language of the site, the main one first; may be given several times.",
)
def project(folder: Path, languages: tuple[str, ...]) -> None:
    """Make an empty folder into a project that builds, with an invented example."""
    with _refusals():
        refuse_full(folder)
        files = new_project(languages, _today())
        write_new({folder / path: data for path, data in files.items()})
    for path in sorted(files):
        say((folder / path).as_posix())
    there = "" if folder == Path() else f"cd {folder.as_posix()} && "
    say(f"Now build it: {there}briefs")


def _today() -> str:
    """The day, for what the editor would otherwise type; in ISO 8601."""
    return datetime.now().astimezone().date().isoformat()


def _endings(files: dict[str, bytes]) -> list[str]:
    return [f".{name.rpartition('.')[2]}" for name in files]


def _content(settings: Settings) -> Path:
    """The content folder. Raises `Refused` where there is none."""
    if not settings.content.is_dir():
        raise Refused(
            f"There is no content folder `{settings.content.as_posix()}`. Say where it is with "
            "`--content DIR`, or begin a project with `briefs new project`."
        )
    return settings.content


def _bytes(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise Refused(f"`{file}` cannot be read: {error.strerror}.") from None


class _Refusal(click.ClickException):
    """Wrong usage, told without the syntax of the command, which was right."""

    exit_code = 2


@contextmanager
def _refusals() -> Iterator[None]:
    """What the desk refuses is wrong usage."""
    try:
        yield
    except Refused as refused:
        raise _Refusal(str(refused)) from None
