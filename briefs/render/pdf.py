"""HTML to PDF. The only import of WeasyPrint.

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
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit
from xml.sax.saxutils import escape

import pydyf

from briefs.render.attachments import Attachment, attach
from briefs.render.tags.boxes import room
from briefs.render.tags.tagger import Tagger
from briefs.render.xmp import Metadata, Schema, packet
from briefs.shipped import find

ResultT = TypeVar("ResultT")

_BASE = "http://assets.invalid/"
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
_ENDLESS = 200_000
# PDF/A-3 as WeasyPrint makes it: sRGB as its output intent, an identifier made of its contents.
# It tags them only half; the tags, which level A and PDF/UA ask for, are of our own making.
_VARIANT = {"pdf_variant": "pdf/a-3b"}
# Where a text ends in a space and only this space is too much for the line, WeasyPrint 70 breaks
# after the text's first word. A space of its own is not part of that text.
_SPACE = re.compile(r"(?<=[^\s>]) (?=<(?:a|code|em|q|span|strong)\b)")
_HEAD = re.compile(r".*?<body[^>]*>", re.DOTALL)
_KEPT: list[tempfile.TemporaryDirectory[str]] = []


class RendererMissingError(Exception):
    """WeasyPrint cannot load what it needs from the system; says what to install."""


@dataclass(frozen=True)
class Printed:
    """A PDF, where its anchors came to stand, and what the renderer complained of."""

    data: bytes
    pages: Mapping[str, int]
    """For each anchor its page, from 1."""
    complaints: tuple[str, ...]


@dataclass(frozen=True)
class Measured:
    """Where everything would stand on pages without an end, in CSS pixels (1/96 inch)."""

    tops: Mapping[str, float]
    """For each anchor how far down its page it begins."""
    rooms: tuple[float, float]
    """How high the first and the second page really are, margins left out."""


class Press:
    """Prints and measures, several documents at a time where that is worth a process.

    To be used in a `with` statement; what it returns is waited for with `result()`.
    """

    def __init__(self, folders: tuple[Path, ...], workers: int) -> None:
        self._folders = folders
        context = get_context("spawn")
        self._pool = ProcessPoolExecutor(workers, mp_context=context) if workers > 1 else None

    def __enter__(self) -> Press:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def print(
        self, html: str, attachments: Sequence[Attachment] = (), schemas: Sequence[Schema] = ()
    ) -> Future[Printed]:
        """Make a PDF, with files inside it and metadata beyond what its HTML says of itself."""
        work = partial(print_one, attachments=tuple(attachments), schemas=tuple(schemas))
        return self._do(work, html)

    def measure(self, html: str) -> Future[Measured]:
        """Lay a document out on pages without an end."""
        return self._do(measure_one, html)

    def _do(self, work: Callable[[str, tuple[Path, ...]], ResultT], html: str) -> Future[ResultT]:
        if self._pool:
            return self._pool.submit(work, html, self._folders)
        done: Future[ResultT] = Future()
        done.set_result(work(html, self._folders))
        return done


def print_one(
    html: str,
    folders: tuple[Path, ...],
    attachments: tuple[Attachment, ...] = (),
    schemas: tuple[Schema, ...] = (),
) -> Printed:
    """Make one PDF."""
    with _complaints() as complaints:
        source = _document(html, folders)
        document = source.render(**_VARIANT)
        tagger = Tagger(source.etree_element, document.pages)

        def finish(document: Any, pdf: pydyf.PDF) -> None:
            complaints.extend(tagger.finish(pdf))
            _describe(pdf, document.metadata, schemas)
            if attachments and "ModDate" not in pdf.info:
                complaints.append("files are attached, and the document has no `dcterms.modified`")
            attach(pdf, attachments, pdf.info.get("ModDate", pydyf.String("")))
            _end_streams_clearly(pdf)

        data = document.write_pdf(finisher=finish, **_VARIANT)
    pages = {
        anchor: number for number, page in enumerate(document.pages, 1) for anchor in page.anchors
    }
    return Printed(data, pages, tuple(dict.fromkeys(complaints)))


def measure_one(html: str, folders: tuple[Path, ...]) -> Measured:
    """Lay one document out on pages without an end. What it complains of, printing will too."""
    css = _weasyprint(folders).CSS
    # Two empty pages with the same styles tell how large a page is.
    head = _HEAD.match(html)
    blank = (head[0] if head else "") + '<p></p><p style="break-before: page"></p>'
    with _complaints():
        first, second = _document(blank, folders).render().pages
        endless = css(string=f"@page {{ size: {first.width}px {_ENDLESS}px !important }}")
        pages = _document(html, folders).render(stylesheets=[endless]).pages
    tops = {anchor: at[1] for page in pages for anchor, at in page.anchors.items()}
    return Measured(tops, (room(first), room(second)))


def _describe(pdf: pydyf.PDF, said: Any, schemas: tuple[Schema, ...]) -> None:
    """Say what the HTML says of itself in the file's metadata, in place of what WeasyPrint says."""
    metadata = Metadata(
        title=said.title or "",
        language=said.lang or "",
        authors=tuple(said.authors),
        description=said.description or "",
        keywords=tuple(said.keywords),
        rights=said.custom.get("dcterms.rights", ""),
        source=said.custom.get("dcterms.source", ""),
        generator=said.generator or "",
        producer=pdf.info["Producer"].string,
        created=said.created or "",
        modified=said.modified or "",
        schemas=schemas,
    )
    number = int(pdf.catalog["Metadata"].split()[0])
    stream = pdf.objects[number]
    stream.stream, stream.compress = [packet(metadata)], False


def _end_streams_clearly(pdf: pydyf.PDF) -> None:
    """Let no last byte of a stream be taken for a part of the end of its line.

    pydyf ends a stream with a line feed. After data that happens to end in a carriage return, as
    one in 256 does, the two are one mark, and the length of the stream is wrong (ISO 19005-3,
    6.1.7.1). There the line is ended with both.
    """
    write_line, end = pdf.write_line, b"\nendstream\nendobj"

    def write(content: bytes, output: BytesIO) -> None:
        if content.endswith(b"\r" + end):
            content = content.removesuffix(end) + b"\r" + end
        write_line(content, output)

    pdf.write_line = write


def _document(html: str, folders: tuple[Path, ...]) -> Any:
    weasyprint = _weasyprint(folders)
    html = _SPACE.sub("<span> </span>", html)
    return weasyprint.HTML(string=html, base_url=_BASE, url_fetcher=_fetcher(folders))


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
            inside = f"{parts.scheme}://{parts.netloc}/" == _BASE and ".." not in name.split("/")
            path = find(folders, name) if inside else None
            if path is None:
                # WeasyPrint turns this into a complaint, and complaints are faults.
                raise ValueError("it does not lie in the templates folder")
            headers = {"Content-Type": _MEDIA_TYPES.get(path.suffix, "application/octet-stream")}
            return URLFetcherResponse(url, path.read_bytes(), headers)

    return Assets()


@contextmanager
def _complaints() -> Iterator[list[str]]:
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
