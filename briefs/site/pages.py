"""Dossiers to the pages of the site: of each meeting, of each actor, and of all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from briefs.diagnostics import Span
from briefs.dossier.archive import Archive
from briefs.dossier.model import Dossier
from briefs.dossier.shown import Shown
from briefs.publish import Output
from briefs.render import data as render_data
from briefs.render.templates import Renderer
from briefs.shipped import every
from briefs.site import machines
from briefs.views import addresses, documents
from briefs.views.addresses import Address, way
from briefs.views.briefing import briefing
from briefs.views.errata import errata
from briefs.views.linked import linking
from briefs.views.pages import Errata, Reading
from briefs.views.reading import in_context, readings
from briefs.views.site.actors import actor_page, actors
from briefs.views.site.calendar import calendar, home
from briefs.views.site.entries import files
from briefs.views.site.frame import Frames
from briefs.views.site.indexed import (
    about_indexed,
    actor_indexed,
    briefing_indexed,
    commitment_indexed,
    facets,
    meeting_indexed,
    source_indexed,
)
from briefs.views.site.meetings import commitment_page, meeting_page, sources
from briefs.views.site.register import register
from briefs.views.site.types import Door, Indexed, Search
from briefs.views.wording import Wording


@dataclass(frozen=True)
class Origins:
    """The files that the outputs come from, for whoever asks which made one."""

    site: Span
    meetings: Mapping[str, Span]
    sources: Mapping[str, Span]
    actors: Span


@dataclass(frozen=True)
class Website:
    """All that the pages are made of."""

    archive: Archive
    frames: Frames
    sources: Sequence[Shown]
    origins: Origins
    renderer: Renderer
    word: bool
    """Whether there are Word documents to link to."""

    def outputs(self) -> Iterator[Output]:
        """Every page, and what all of them share."""
        for tag, wording in self.frames.wordings.items():
            for dossier in self.archive.dossiers:
                yield from self._of_meeting(dossier, wording)
            for actor in self.archive.actors:
                kind, key = actor.party.kind, actor.party.id
                at = partial(addresses.actor_path, kind, key)
                page = actor_page(actor, wording)
                found = actor_indexed(actor, wording)
                feed = (addresses.actor_feed_path(kind, key, tag), page.name)
                yield self._page(
                    "site/actor.html.jinja",
                    at,
                    tag,
                    self.origins.actors,
                    found,
                    feed=feed,
                    actor=page,
                )
            yield from self._lists(tag, wording)
        yield from self._readings()
        yield from self._shared()
        ids = [one.source for one in self.sources]
        yield from machines.outputs(self.archive, self.frames, ids, self.origins.site)

    def paths(self) -> Iterator[tuple[str, Span]]:
        """Where all that is made of a meeting, or of several, comes to lie, before it is made."""
        languages = tuple(self.frames.wordings)
        for dossier in self.archive.dossiers:
            commitments = (one.id for one in dossier.commitments)
            origin = self.origins.meetings[dossier.id]
            for path in addresses.paths(dossier.id, commitments, languages, word=self.word):
                yield path, origin
        for tag in languages:
            for one in self.sources:
                yield addresses.reading_path(one.source, tag), self.origins.sources[one.source]
            for actor in self.archive.actors:
                path = addresses.actor_path(actor.party.kind, actor.party.id, tag)
                yield path, self.origins.actors
            for at in addresses.LISTS:
                if self.frames.with_search or at is not addresses.search_path:
                    yield at(tag), self.origins.site

    def _of_meeting(self, dossier: Dossier, wording: Wording) -> Iterator[Output]:
        """The page of the briefing, of its meeting, and of each of its commitments."""
        tag, origin = wording.language, self.origins.meetings[dossier.id]
        yield self.briefing_page(dossier, wording)
        yield self._page(
            "site/meeting.html.jinja",
            partial(addresses.meeting_path, dossier.id),
            tag,
            origin,
            meeting_indexed(dossier, wording),
            meeting=meeting_page(dossier, wording, word=self.word),
        )
        for one in dossier.commitments:
            yield self._page(
                "site/commitment.html.jinja",
                partial(addresses.commitment_path, dossier.id, one.id),
                tag,
                origin,
                commitment_indexed(dossier, one, wording),
                commitment=commitment_page(dossier, one, wording),
            )

    def briefing_page(self, dossier: Dossier, wording: Wording) -> Output:
        """The page of a briefing: the whole of it."""
        tag = wording.language
        path = addresses.page_path(dossier.id, tag)
        whole = briefing(dossier, wording, linking(path, tag))
        return self._page(
            "page.html.jinja",
            partial(addresses.page_path, dossier.id),
            tag,
            self.origins.meetings[dossier.id],
            briefing_indexed(dossier, wording),
            briefing=in_context(whole, self.sources),
            page=documents.Page(
                meeting=way(path, addresses.meeting_path(dossier.id, tag)),
                files=files(path, whole, wording, word=self.word),
            ),
        )

    def reading_page(self, source: str, tag: str, reading: Reading) -> Output:
        """The page of a source."""
        at = partial(addresses.reading_path, source)
        dossiers = next(one.dossiers for one in self.sources if one.source == source)
        found = source_indexed(source, dossiers, self.frames.wordings[tag])
        return self._page(
            "source.html.jinja", at, tag, self.origins.sources[source], found, reading=reading
        )

    def errata_page(self, view: Errata, tag: str) -> Output:
        """The list of corrections."""
        at, origin = addresses.errata_path, self.origins.site
        indexed = about_indexed(self.frames.wordings[tag])
        return self._page("errata.html.jinja", at, tag, origin, indexed, errata=view)

    def _lists(self, tag: str, wording: Wording) -> Iterator[Output]:
        """The pages of which there is one in each language."""
        archive = self.archive
        amended = (one for one in archive.dossiers if any(s.amendments for s in one.sources))
        found = {one.id: (one, briefing(one, wording)) for one in amended}
        made: tuple[tuple[str, Address, dict[str, Any]], ...] = (
            ("site/home", addresses.home_path, {"home": home(archive, wording, word=self.word)}),
            ("site/register", addresses.register_path, {"register": register(archive, wording)}),
            ("site/actors", addresses.actors_path, {"actors": actors(archive, wording)}),
            ("site/calendar", addresses.calendar_path, {"calendar": calendar(archive, wording)}),
            ("site/sources", addresses.sources_path, {"sources": sources(archive, wording)}),
        )
        origin, about = self.origins.site, about_indexed(wording)
        for name, at, given in made:
            yield self._page(f"{name}.html.jinja", at, tag, origin, **given)
        yield self._page("site/about.html.jinja", addresses.about_path, tag, origin, about)
        if self.frames.with_search:
            yield self._search_page(tag, wording)
        yield self.errata_page(errata(found, wording), tag)

    def _search_page(self, tag: str, wording: Wording) -> Output:
        at = addresses.search_path
        index = way(at(tag), addresses.SEARCH_INDEX) + "/"
        search = Search(index, facets(wording))
        return self._page("site/search.html.jinja", at, tag, self.origins.site, search=search)

    def _readings(self) -> Iterator[Output]:
        for source, tag, reading in readings(self.sources, self.frames.wordings):
            yield self.reading_page(source, tag, reading)

    def _shared(self) -> Iterator[Output]:
        """The door, the page for what is not there, stylesheets and scripts, the schema."""
        main = next(iter(self.frames.wordings))
        for name, path, up in (
            ("root", addresses.ROOT, ""),
            ("not_found", addresses.NOT_FOUND, self.frames.base),
        ):
            frame = self.frames.frame(_everywhere(path), main)
            frame = replace(frame, assets=f"{up}assets/", sections=(), languages=(), alternates=())
            frame = replace(frame, search="")
            homes = tuple(
                documents.Link(up + addresses.home_path(tag), wording.language_name, tag)
                for tag, wording in self.frames.wordings.items()
            )
            html = self.renderer.html(
                f"site/{name}.html.jinja", self.frames.wordings[main], frame=frame, door=Door(homes)
            )
            yield Output(path, html.encode(), self.origins.site)
        schema = render_data.dossier_schema().encode()
        yield Output(addresses.SCHEMA, schema, self.origins.site)
        for asset in every(self.renderer.folders, "assets/*"):
            yield Output(f"assets/{asset.name}", asset.read_bytes(), self.origins.site)

    def _page(
        self,
        template: str,
        at: Address,
        tag: str,
        origin: Span,
        indexed: Indexed | None = None,
        *,
        feed: tuple[str, str] | None = None,
        **given: Any,
    ) -> Output:
        """A page in a language; `indexed` and `feed` as `Frames.frame` has them."""
        frame = self.frames.frame(at, tag, indexed, feed)
        html = self.renderer.html(template, self.frames.wordings[tag], frame=frame, **given)
        return Output(at(tag), html.encode(), origin)


def _everywhere(path: str) -> Address:
    """A page that is the same in every language."""
    return lambda _: path
