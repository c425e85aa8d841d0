"""What machines read of a site: feeds (Atom, RFC 4287), the map of it (sitemaps.org), robots.txt.

All of them name full addresses, so they are made only where `site.yaml` says where the site lies.
Their dates are those of the editions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

register_namespace("xhtml", _XHTML)


@dataclass(frozen=True, slots=True)
class Item:
    """A briefing in a feed."""

    address: str
    """The full address of its page: its identity as well."""
    title: str
    published: str
    """The day of its first edition, as `2026-11-25`."""
    updated: str
    """The day of its newest edition."""
    summary: str
    """Plain text; may be empty."""
    kind: str
    """What kind of briefing it is, in words."""


@dataclass(frozen=True, slots=True)
class Feed:
    """The briefings of a site, or of those who are named in them."""

    address: str
    """The full address of the feed itself."""
    page: str
    """The full address of the page that it follows."""
    title: str
    publisher: str
    language: str
    items: tuple[Item, ...]
    """The newest first."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """A page in the map of a site, with its full addresses by language."""

    address: str
    alternates: tuple[tuple[str, str], ...]
    """The language and the full address of this page in each."""
    changed: str
    """The day of the newest edition that it tells of; empty where it tells of none."""


def atom(feed: Feed) -> bytes:
    """A feed as Atom; without any entry it is as old as the format, since no date is known."""
    root = Element("feed", {"xmlns": _ATOM, _XML_LANG: feed.language})
    _add(root, "id", feed.address)
    _add(root, "title", feed.title)
    newest = max((one.updated for one in feed.items), default="2005-12-01")
    _add(root, "updated", _instant(newest))
    _add(SubElement(root, "author"), "name", feed.publisher)
    SubElement(root, "link", rel="self", type="application/atom+xml", href=feed.address)
    SubElement(root, "link", rel="alternate", type="text/html", href=feed.page)
    for one in feed.items:
        entry = SubElement(root, "entry")
        _add(entry, "id", one.address)
        _add(entry, "title", one.title)
        _add(entry, "published", _instant(one.published))
        _add(entry, "updated", _instant(one.updated))
        SubElement(entry, "link", rel="alternate", type="text/html", href=one.address)
        SubElement(entry, "category", term=one.kind)
        if one.summary:
            _add(entry, "summary", one.summary)
    return _document(root)


def sitemap(pages: Iterable[Mapped]) -> bytes:
    """The map of a site, each page with the same page in the other languages."""
    root = Element("urlset", {"xmlns": _SITEMAP})
    for one in pages:
        url = SubElement(root, "url")
        _add(url, "loc", one.address)
        if one.changed:
            _add(url, "lastmod", one.changed)
        for language, address in one.alternates:
            SubElement(url, f"{{{_XHTML}}}link", rel="alternate", hreflang=language, href=address)
    return _document(root)


def robots(sitemap_address: str, *, is_public: bool) -> bytes:
    """Whether machines may read the site (RFC 9309): all of it, or what is internal not at all."""
    if not is_public:
        return b"User-agent: *\nDisallow: /\n"
    told = f"\nSitemap: {sitemap_address}\n" if sitemap_address else ""
    return f"User-agent: *\nAllow: /\n{told}".encode()


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _instant(day: str) -> str:
    return f"{day}T00:00:00Z"


def _document(root: Element) -> bytes:
    indent(root, " ")
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
