"""The list of all briefings, and where each file of a build lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefs.views import documents
from briefs.views.wording import Wording

INDEX = "index.html"
SCHEMA = "data/dossier.schema.json"


def briefing_path(meeting: str, language: str) -> str:
    """Where a briefing's two pages with their annex lie in the output folder."""
    return f"{language}/{meeting}.pdf"


def dossier_path(meeting: str, language: str) -> str:
    """Where its dossier lies; ids have no dots, so that no other meeting's briefing can."""
    return f"{language}/{meeting}.dossier.pdf"


def page_path(meeting: str, language: str) -> str:
    """Where its web page lies."""
    return f"{language}/{meeting}.html"


def markdown_path(meeting: str, language: str) -> str:
    """Where its Markdown lies."""
    return f"{language}/{meeting}.md"


def word_path(meeting: str, language: str) -> str:
    """Where its Word document lies, if there is one."""
    return f"{language}/{meeting}.docx"


def reading_path(source: str, language: str) -> str:
    """Where the page of a source lies."""
    return f"{language}/sources/{source}.html"


def claim_anchor(meeting: str, claim: str) -> str:
    """The anchor of a claim on the page of its source; ids have no two hyphens in a row."""
    return f"claim-{meeting}--{claim}"


def data_path(meeting: str) -> str:
    """Where a meeting's dossier lies in the output folder."""
    return f"data/{meeting}.json"


def errata_path(language: str) -> str:
    """Where the list of corrections lies."""
    return f"{language}/errata.html"


def paths(meeting: str, languages: Iterable[str], *, word: bool = False) -> Iterator[str]:
    """Every path that belongs to a meeting, with its Word documents or without."""
    yield data_path(meeting)
    for language in languages:
        yield briefing_path(meeting, language)
        yield dossier_path(meeting, language)
        yield page_path(meeting, language)
        yield markdown_path(meeting, language)
        if word:
            yield word_path(meeting, language)


def index(
    briefings: Mapping[str, tuple[documents.Briefing, ...]],
    wordings: Mapping[str, Wording],
    publication: tuple[str, str],
    *,
    word: bool = False,
) -> documents.Index:
    """The list in the main language; `publication` is its title and its publisher.

    `word` says whether there are Word documents.
    """
    main = next(iter(wordings.values()))
    title, publisher = publication
    return documents.Index(
        language=main.language,
        direction=main.direction,
        title=title,
        publisher=publisher,
        briefings=tuple(
            tuple(_entry(b, wordings[b.language], word) for b in in_languages)
            for in_languages in briefings.values()
        ),
        errata=tuple(
            documents.Link(errata_path(tag), wording.phrase("Corrections"), tag)
            for tag, wording in wordings.items()
        ),
    )


def page(
    briefing: documents.Briefing, wordings: Mapping[str, Wording], *, word: bool = False
) -> documents.Page:
    """What the web page of a briefing has besides the briefing: the way to everything else."""
    return documents.Page(
        home=f"../{INDEX}",
        errata=f"../{errata_path(briefing.language)}",
        files=_files(briefing, wordings[briefing.language], word, "../"),
        languages=tuple(
            documents.Link(f"../{page_path(briefing.id, tag)}", wording.language_name, tag)
            for tag, wording in wordings.items()
            if tag != briefing.language
        ),
    )


def _files(
    briefing: documents.Briefing, wording: Wording, word: bool, up: str = ""
) -> tuple[documents.Link, ...]:
    _ = wording.phrase
    name, tag = briefing.id, briefing.language
    made_for_word = (documents.Link(up + word_path(name, tag), "Word", tag),) if word else ()
    return (
        documents.Link(up + briefing_path(name, tag), _("Briefing (PDF)"), tag),
        documents.Link(up + dossier_path(name, tag), _("Dossier (PDF)"), tag),
        *made_for_word,
        documents.Link(up + markdown_path(name, tag), "Markdown", tag),
        documents.Link(up + data_path(name), "JSON", ""),
    )


def _entry(briefing: documents.Briefing, wording: Wording, word: bool) -> documents.Entry:
    return documents.Entry(
        language=briefing.language,
        language_name=wording.language_name,
        direction=briefing.direction,
        title=briefing.title,
        href=page_path(briefing.id, briefing.language),
        kind=briefing.kind,
        edition=briefing.edition,
        state=briefing.state,
        marking=briefing.marking,
        links=_files(briefing, wording, word),
    )
