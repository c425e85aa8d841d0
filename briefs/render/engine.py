"""WeasyPrint, with the fonts and the files of the templates and with nothing else.

A PDF depends on its HTML, the assets named in it and the versions of the libraries, on nothing of
the machine: fontconfig is given a configuration of our own that knows the templates' fonts only,
and the fetcher serves the template folders and nothing else. What WeasyPrint only warns of (a
missing glyph, an unknown property) is a fault.
"""

from __future__ import annotations

import logging
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.sax.saxutils import escape

from briefs.shipped import find

BASE = "http://assets.invalid/"
"""Where a page finds the files of the template folders; there is no such place in the world."""
_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{fonts}<cachedir>{cache}</cachedir></fontconfig>
"""
# A table of our own: the system's differs from machine to machine.
_MEDIA_TYPES = {
    ".css": "text/css",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".woff2": "font/woff2",
}
# Where a text ends in a space and only this space is too much for the line, WeasyPrint 70 breaks
# after the text's first word. A space of its own is not part of that text.
_SPACE = re.compile(r"(?<=[^\s>]) (?=<(?:a|bdi|code|em|q|span|strong)\b)")
_KEPT: list[tempfile.TemporaryDirectory[str]] = []


class RendererMissingError(Exception):
    """A renderer cannot load what it needs, or is not there; says what to install."""


def opened(html: str, folders: tuple[Path, ...]) -> Any:
    """A document, read and ready to be laid out."""
    weasyprint = _weasyprint(folders)
    html = _SPACE.sub("<span> </span>", html)
    return weasyprint.HTML(string=html, base_url=BASE, url_fetcher=_fetcher(folders))


def stylesheet(css: str, folders: tuple[Path, ...]) -> Any:
    """A stylesheet that is laid over those of a document."""
    return _weasyprint(folders).CSS(string=css)


def system_versions(folders: tuple[Path, ...]) -> dict[str, str]:
    """The versions of Pango and HarfBuzz, and which library makes subsets of fonts.

    HarfBuzz is asked by way of WeasyPrint's own binding, which only tells whether it is at least a
    version. Without its subset library, fontTools takes its place and writes other bytes.
    """
    _weasyprint(folders)
    from weasyprint.text import ffi  # noqa: PLC0415

    version: tuple[int, ...] = ()
    for rest in ((0, 0), (0,), ()):
        part = 0
        while ffi.harfbuzz.hb_version_atleast(*version, part + 1, *rest):
            part += 1
        version = (*version, part)
    number = ffi.pango.pango_version()
    return {
        "pango": f"{number // 10000}.{number // 100 % 100}.{number % 100}",
        "harfbuzz": ".".join(str(part) for part in version),
        "font-subsets": "harfbuzz-subset" if ffi.harfbuzz_subset else "fonttools",
    }


@cache
def _weasyprint(folders: tuple[Path, ...]) -> Any:
    """WeasyPrint, started with the fonts of these folders only.

    fontconfig reads its configuration once in the life of a process, so the first folders hold.
    """
    place = tempfile.TemporaryDirectory(prefix="briefs-fonts-")
    _KEPT.append(place)  # removed when the process ends
    fonts = [folder / "fonts" for folder in folders if (folder / "fonts").is_dir()]
    file = Path(place.name) / "fonts.conf"
    file.write_text(
        _FONTCONFIG.format(
            fonts="".join(f"<dir>{escape(path.resolve().as_posix())}</dir>" for path in fonts),
            cache=escape(Path(place.name, "cache").as_posix()),
        ),
        "utf-8",
    )
    os.environ["FONTCONFIG_FILE"] = str(file)
    try:
        import weasyprint  # noqa: PLC0415 - heavy, and most commands do not need it
    except OSError as error:
        raise RendererMissingError(
            "PDFs need Pango 1.44 or newer, which is not installed. "
            "Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; "
            "Fedora: dnf install pango harfbuzz; macOS: brew install pango."
        ) from error
    return weasyprint


def _fetcher(folders: tuple[Path, ...]) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415

    class Assets(URLFetcher):  # type: ignore[misc]
        """Serves what lies in the template folders."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            parts = urlsplit(url)
            name = unquote(parts.path).lstrip("/")
            inside = f"{parts.scheme}://{parts.netloc}/" == BASE and ".." not in name.split("/")
            path = find(folders, name) if inside else None
            if path is None:
                # WeasyPrint turns this into a complaint, and complaints are faults.
                raise ValueError("it does not lie in the templates folder")
            headers = {"Content-Type": _MEDIA_TYPES.get(path.suffix, "application/octet-stream")}
            return URLFetcherResponse(url, path.read_bytes(), headers)

    return Assets()


@contextmanager
def complained() -> Iterator[list[str]]:
    """Collect what WeasyPrint and fontTools log from warnings up."""
    found: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    handler = Collect(logging.WARNING)
    logger = logging.getLogger("weasyprint")
    before = logger.propagate, logger.handlers[:]
    logger.handlers[:], logger.propagate = [handler], False
    try:
        yield found
    finally:
        logger.handlers[:], logger.propagate = before[1], before[0]
