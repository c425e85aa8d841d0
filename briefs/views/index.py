"""The list of all briefings, and where each file of a build lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefs.views import types
from briefs.views.wording import Wording

INDEX = "index.html"
SCHEMA = "data/dossier.schema.json"


def pdf_path(meeting: str, language: str) -> str:
    """Where a briefing's PDF lies in the output folder."""
    return f"{language}/{meeting}.pdf"


def markdown_path(meeting: str, language: str) -> str:
    """Where a briefing's Markdown lies in the output folder."""
    return f"{language}/{meeting}.md"


def data_path(meeting: str) -> str:
    """Where a meeting's dossier lies in the output folder."""
    return f"data/{meeting}.json"


def paths(meeting: str, languages: Iterable[str]) -> Iterator[str]:
    """Every path that belongs to a meeting."""
    yield data_path(meeting)
    for language in languages:
        yield pdf_path(meeting, language)
        yield markdown_path(meeting, language)


def index(
    briefings: Mapping[str, tuple[types.Briefing, ...]],
    wordings: Mapping[str, Wording],
    publication: tuple[str, str],
) -> types.Index:
    """The list in the main language; `publication` is its title and its publisher."""
    main = next(iter(wordings.values()))
    title, publisher = publication
    return types.Index(
        language=main.language,
        direction=main.direction,
        title=title,
        publisher=publisher,
        briefings=tuple(
            tuple(_entry(b, wordings[b.language]) for b in in_languages)
            for in_languages in briefings.values()
        ),
    )


def _entry(briefing: types.Briefing, wording: Wording) -> types.Entry:
    return types.Entry(
        language=briefing.language,
        language_name=wording.language_name,
        direction=briefing.direction,
        title=briefing.title,
        kind=briefing.kind,
        edition=briefing.edition,
        links=(
            types.Link(pdf_path(briefing.id, briefing.language), "PDF"),
            types.Link(markdown_path(briefing.id, briefing.language), "Markdown"),
            types.Link(data_path(briefing.id), "JSON"),
        ),
    )
