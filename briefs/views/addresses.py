"""Where each file of a build lies in the output folder, and how one page leads to another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from posixpath import dirname, relpath

from briefs.dossier.terms import PartyKind

ROOT = "index.html"
"""The page that leads to the languages."""
NOT_FOUND = "404.html"
REFERENCES = "data/sources.csl.json"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
SEARCH_INDEX = "pagefind"
"""The folder of the index that the search page reads: Pagefind's scripts know it by this name."""
SCHEMA = "data/dossier.schema.json"

Address = Callable[[str], str]
"""A page of the site: given a language, its path."""

_STATES, _ACTORS = "states", "actors"
_FOLDERS = {
    PartyKind.STATE: _STATES,
    PartyKind.PERSON: _ACTORS,
    PartyKind.ORGANISATION: _ACTORS,
    PartyKind.GROUP: _ACTORS,
}
"""The kinds of party that have a page: those that are the same in every meeting."""


def way(page: str, target: str) -> str:
    """The relative address of a file, from a page; both are paths in the output folder.

    The home page is a folder to those who read addresses, so its file name is left out nowhere:
    opened as a file, a folder shows no page.
    """
    return relpath(target, dirname(page) or ".")


# -- what is made of a meeting ------------------------------------------------------------------


def briefing_path(meeting: str, language: str) -> str:
    """Where a briefing's two pages with their annex lie."""
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


def data_path(meeting: str) -> str:
    """Where a meeting's dossier lies as data."""
    return f"data/{meeting}.json"


def meeting_path(meeting: str, language: str) -> str:
    """Where the page of a meeting lies: what there is of it, and where each leads on."""
    return f"{language}/meetings/{meeting}.html"


def commitment_path(meeting: str, commitment: str, language: str) -> str:
    """Where the page of a commitment lies; ids have no two hyphens in a row."""
    return f"{language}/commitments/{meeting}--{commitment}.html"


def claim_anchor(meeting: str, claim: str) -> str:
    """The anchor of a claim on the page of its source."""
    return f"claim-{meeting}--{claim}"


# -- what several meetings share ----------------------------------------------------------------


def home_path(language: str) -> str:
    """Where the home page of a language lies."""
    return f"{language}/index.html"


def register_path(language: str) -> str:
    """Where the register of commitments lies."""
    return f"{language}/commitments.html"


def calendar_path(language: str) -> str:
    """Where the calendar lies."""
    return f"{language}/calendar.html"


def actors_path(language: str) -> str:
    """Where the list of everybody who has a page lies."""
    return f"{language}/actors.html"


def sources_path(language: str) -> str:
    """Where the list of sources lies."""
    return f"{language}/sources.html"


def errata_path(language: str) -> str:
    """Where the list of corrections lies."""
    return f"{language}/errata.html"


def about_path(language: str) -> str:
    """Where it is told what the labels and grades mean."""
    return f"{language}/about.html"


def feed_path(language: str) -> str:
    """Where the feed of all briefings lies, if the site has an address."""
    return f"{language}/feed.atom"


def actor_feed_path(kind: PartyKind, actor: str, language: str) -> str:
    """Where the feed of the briefings that name somebody lies, if the site has an address."""
    return actor_path(kind, actor, language).removesuffix("html") + "atom"


def search_path(language: str) -> str:
    """Where the search page lies."""
    return f"{language}/search.html"


def reading_path(source: str, language: str) -> str:
    """Where the page of a source lies."""
    return f"{language}/sources/{source}.html"


def has_page(kind: PartyKind) -> bool:
    """Whether parties of this kind have a page: who has a name, and has it in every meeting."""
    return kind in _FOLDERS


def actor_path(kind: PartyKind, actor: str, language: str) -> str:
    """Where the page of a person, an organisation, a group or a state lies."""
    return f"{language}/{_FOLDERS[kind]}/{actor}.html"


LISTS = (
    home_path,
    register_path,
    calendar_path,
    actors_path,
    sources_path,
    errata_path,
    about_path,
    search_path,
)
"""The pages of which a site has one in each language."""


def paths(
    meeting: str, commitments: Iterable[str], languages: Iterable[str], *, word: bool = False
) -> Iterator[str]:
    """Every path that belongs to a meeting, with its Word documents or without."""
    ids = tuple(commitments)
    yield data_path(meeting)
    for language in languages:
        yield briefing_path(meeting, language)
        yield dossier_path(meeting, language)
        yield page_path(meeting, language)
        yield markdown_path(meeting, language)
        yield meeting_path(meeting, language)
        yield from (commitment_path(meeting, one, language) for one in ids)
        if word:
            yield word_path(meeting, language)
