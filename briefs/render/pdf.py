"""HTML to PDF: tagged, described, with files inside, as PDF/UA-1 and PDF/A-3a in one file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

import pydyf

from briefs.render.archive import colours, compress, describe, end_streams, hyphens
from briefs.render.attachments import Attachment, attach
from briefs.render.engine import complained, opened, stylesheet, system_versions
from briefs.render.tags.boxes import room
from briefs.render.tags.tagger import Tagger
from briefs.render.xmp import Schema

ResultT = TypeVar("ResultT")

_ENDLESS = 200_000
# PDF/A-3 as WeasyPrint makes it: sRGB as its output intent, an identifier made of its contents.
# It tags them only half; the tags, which level A and PDF/UA ask for, are of our own making.
VARIANT = {"pdf_variant": "pdf/a-3b"}
_HEAD = re.compile(r".*?<body[^>]*>", re.DOTALL)


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

    def engine(self) -> Future[dict[str, str]]:
        """The versions of the libraries of the system that lay out and write."""
        return self._do(system_versions)

    def _do(self, work: Callable[..., ResultT], *given: str) -> Future[ResultT]:
        if self._pool:
            return self._pool.submit(work, *given, self._folders)
        done: Future[ResultT] = Future()
        done.set_result(work(*given, self._folders))
        return done


def print_one(
    html: str,
    folders: tuple[Path, ...],
    attachments: tuple[Attachment, ...] = (),
    schemas: tuple[Schema, ...] = (),
) -> Printed:
    """Make one PDF."""
    with complained() as complaints:
        source = opened(html, folders)
        document = source.render(**VARIANT)
        tagger = Tagger(source.etree_element, document.pages)

        def finish(document: Any, pdf: pydyf.PDF) -> None:
            complaints.extend(tagger.finish(pdf))
            describe(pdf, document.metadata, schemas)
            if attachments and "ModDate" not in pdf.info:
                complaints.append("files are attached, and the document has no `dcterms.modified`")
            attach(pdf, attachments, pdf.info.get("ModDate", pydyf.String("")))
            complaints.extend(colours(pdf))
            hyphens(pdf)
            compress(pdf)
            end_streams(pdf)

        data = document.write_pdf(finisher=finish, **VARIANT)
    pages = {
        anchor: number for number, page in enumerate(document.pages, 1) for anchor in page.anchors
    }
    return Printed(data, pages, tuple(dict.fromkeys(complaints)))


def measure_one(html: str, folders: tuple[Path, ...]) -> Measured:
    """Lay one document out on pages without an end. What it complains of, printing will too."""
    # Two empty pages with the same styles tell how large a page is.
    head = _HEAD.match(html)
    blank = (head[0] if head else "") + '<p></p><p style="break-before: page"></p>'
    with complained():
        first, second = opened(blank, folders).render().pages
        size = f"@page {{ size: {first.width}px {_ENDLESS}px !important }}"
        endless = stylesheet(size, folders)
        pages = opened(html, folders).render(stylesheets=[endless]).pages
    tops = {anchor: at[1] for page in pages for anchor, at in page.anchors.items()}
    return Measured(tops, (room(first), room(second)))
