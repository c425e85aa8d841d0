"""What stands around the content of every page: where else to go, and in which language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from briefs.records.site import Site
from briefs.views import addresses
from briefs.views.addresses import Address, way
from briefs.views.documents import Link
from briefs.views.phrases import NP_, Phrase
from briefs.views.site.types import Frame, Indexed, MenuItem
from briefs.views.wording import Wording

_SECTIONS: tuple[tuple[Address, Phrase], ...] = (
    (addresses.home_path, NP_("section", "Briefings")),
    (addresses.register_path, NP_("section", "Commitments")),
    (addresses.actors_path, NP_("section", "Who is who")),
    (addresses.calendar_path, NP_("section", "Calendar")),
    (addresses.sources_path, NP_("section", "Sources")),
    (addresses.errata_path, NP_("section", "Corrections")),
    (addresses.about_path, NP_("section", "How to read this")),
    (addresses.search_path, NP_("section", "Search")),
)


@dataclass(frozen=True)
class Frames:
    """The publication, and the words of each of its languages; the first is the main one."""

    site: Site
    wordings: Mapping[str, Wording]
    with_search: bool = True
    """Whether there is a search page."""

    def frame(
        self,
        at: Address,
        language: str,
        indexed: Indexed | None = None,
        feed: tuple[str, str] | None = None,
    ) -> Frame:
        """The frame of a page in a language; `at` tells where it lies in each.

        `indexed` is what the search can narrow it by, `feed` a feed of its own, with its name.
        """
        wording, here = self.wordings[language], at(language)
        search = addresses.search_path(language)
        whole = (addresses.feed_path(language), self.site.title.in_language(language))
        feeds = (whole, feed) if feed else (whole,)
        others = [tag for tag in self.wordings if tag != language]
        return Frame(
            language=language,
            direction=wording.direction,
            publication=self.site.title.in_language(language),
            publisher=self.site.publisher.in_language(language),
            home=way(here, addresses.home_path(language)),
            assets=way(here, "assets") + "/",
            sections=tuple(
                MenuItem(
                    way(here, one(language)), wording.phrase(name, context), here == one(language)
                )
                for one, (context, name) in _SECTIONS
                if self.with_search or one is not addresses.search_path
            ),
            search=way(here, search) if self.with_search and here != search else "",
            indexed=indexed,
            languages=tuple(
                Link(way(here, at(tag)), self.wordings[tag].language_name, tag) for tag in others
            ),
            canonical=self.full(here),
            alternates=tuple(
                Link(self.full(at(tag)), self.wordings[tag].language_name, tag)
                for tag in self.wordings
                if self.site.url
            ),
            feeds=tuple(
                Link(way(here, path), title, language) for path, title in feeds if self.site.url
            ),
        )

    @property
    def base(self) -> str:
        """Where the site lies on its host, with a slash at the end: for the one page that is shown
        at addresses of any depth.
        """
        return f"{urlsplit(self.site.url or '').path.rstrip('/')}/"

    def full(self, path: str) -> str:
        """The full address of a file; empty where the site has none."""
        return f"{self.site.url.rstrip('/')}/{path}" if self.site.url else ""
