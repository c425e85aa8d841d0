"""What machines read of a site: feeds, the map of it, tables, references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from briefs.diagnostics import Span
from briefs.dossier.archive import Archive
from briefs.dossier.model import Dossier
from briefs.publish import Output
from briefs.render import feeds, tables
from briefs.render.prose import to_plain
from briefs.settings import Audience
from briefs.views import addresses
from briefs.views.addresses import Address
from briefs.views.site.entries import OnSite
from briefs.views.site.frame import Frames
from briefs.views.wording import Wording


def outputs(
    archive: Archive, frames: Frames, readings: Iterable[str], at: Span
) -> Iterator[Output]:
    """All of it; `readings` are the ids of the sources that have a page, `at` is `site.yaml`.

    Feeds and the map name full addresses, and are left out where the site has none.
    """
    main = next(iter(frames.wordings))
    for name, data in tables.tables(archive.dossiers, main):
        yield Output(f"data/{name}", data, at)
    yield Output(addresses.REFERENCES, tables.references(archive.dossiers), at)
    is_public = all(one.audience is Audience.PUBLIC for one in archive.dossiers)
    robots = feeds.robots(frames.full(addresses.SITEMAP), is_public=is_public)
    yield Output(addresses.ROBOTS, robots, at)
    if not frames.site.url:
        return
    for tag, wording in frames.wordings.items():
        whole = frames.site.title.in_language(tag)
        places = addresses.feed_path(tag), addresses.home_path(tag)
        yield _feed(frames, wording, places, whole, archive.dossiers, at)
        for actor in archive.actors:
            kind, key, name = actor.party.kind, actor.party.id, actor.party.name[tag]
            places = (
                addresses.actor_feed_path(kind, key, tag),
                addresses.actor_path(kind, key, tag),
            )
            named_in = [one.dossier for one in actor.appearances]
            yield _feed(frames, wording, places, name, named_in, at)
    mapped = (_mapped(frames, page, day) for page, day in _pages(archive, readings))
    every = (one for pages in mapped for one in pages)
    yield Output(addresses.SITEMAP, feeds.sitemap(every), at)


def _feed(
    frames: Frames,
    wording: Wording,
    places: tuple[str, str],
    title: str,
    dossiers: Iterable[Dossier],
    at: Span,
) -> Output:
    """A feed; `places` are its own path and that of the page that it follows."""
    path, page = places
    feed = feeds.Feed(
        address=frames.full(path),
        page=frames.full(page),
        title=title,
        publisher=frames.site.publisher.in_language(wording.language),
        language=wording.language,
        items=tuple(_item(frames, one, wording) for one in dossiers),
    )
    return Output(path, feeds.atom(feed), at)


def _item(frames: Frames, dossier: Dossier, wording: Wording) -> feeds.Item:
    path = addresses.page_path(dossier.id, wording.language)
    text, here = dossier.bottom_line, OnSite(dossier, wording, path)
    return feeds.Item(
        address=frames.full(path),
        title=dossier.title[wording.language],
        published=dossier.editions[0].issued.text,
        updated=dossier.editions[-1].issued.text,
        summary=to_plain(text.text[wording.language]) if text else "",
        kind=here.term(dossier.kind),
    )


def _pages(archive: Archive, readings: Iterable[str]) -> Iterator[tuple[Address, str]]:
    """Every page that is there in each language, with the day of the newest edition it tells of."""
    newest = max((_issued(one) for one in archive.dossiers), default="")
    # A search page without a question tells nothing.
    yield from ((one, newest) for one in addresses.LISTS if one is not addresses.search_path)
    for dossier in archive.dossiers:
        day = _issued(dossier)
        yield partial(addresses.page_path, dossier.id), day
        yield partial(addresses.meeting_path, dossier.id), day
        for one in dossier.commitments:
            yield partial(addresses.commitment_path, dossier.id, one.id), day
    for actor in archive.actors:
        seen = max(_issued(one.dossier) for one in actor.appearances)
        yield partial(addresses.actor_path, actor.party.kind, actor.party.id), seen
    for source in readings:
        yield partial(addresses.reading_path, source), ""


def _issued(dossier: Dossier) -> str:
    return dossier.editions[-1].issued.text


def _mapped(frames: Frames, page: Address, day: str) -> Iterator[feeds.Mapped]:
    every = tuple((tag, frames.full(page(tag))) for tag in frames.wordings)
    for _, address in every:
        yield feeds.Mapped(address, every, day)
