"""PDFs read back: the files inside them, and what differs between two. The only import of pikepdf.

Called in a process of its own (`confined`): the limits that are set here are those of a process.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2

from briefs.proof.manifest import ENCLOSED
from briefs.proof.seal import blanked

LARGEST = 32 << 20
"""How large a file inside a PDF may be, decoded, in bytes."""

_DECODED = 64 << 20
_DRAWN = "what is drawn"
_PAGE_PARTS = {
    "/Contents": _DRAWN,
    "/Resources": "its fonts or pictures",
    "/Annots": "its links",
    "/MediaBox": "its size",
}
_ATTACHED = ("the places that links lead to, or how files are attached", "how files are attached")
_PARTS = {
    "/Metadata": "the metadata (XMP)",
    "/StructTreeRoot": "the tags for screen readers",
    "/Outlines": "the bookmarks",
    "/Names": _ATTACHED[0],
    "/AF": _ATTACHED[1],
    "/Lang": "the language",
    "/OutputIntents": "the colours",
}
# What leads from a part back to the whole, which is compared for itself.
_LEADS_BACK = frozenset({"/Parent", "/P", "/Pg"})
# How a stream is compressed does not matter; what comes out is compared.
_OF_STREAMS = _LEADS_BACK | {"/Length", "/Filter", "/DecodeParms"}
_SHOWN_WORDS, _AROUND = 10, 2
_MOST_STEPS = 3_000_000


class UnreadableError(Exception):
    """A PDF that cannot be read; says why in a sentence."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not the same in two PDFs; `page` is 0 for what is on none."""

    page: int
    what: str
    given: str = ""
    """The words that the file has there."""
    made: str = ""
    """The words that were expected."""


def attachments(data: bytes) -> dict[str, bytes]:
    """The files of ours that lie in a PDF, by name, decoded. Raises `UnreadableError`."""
    with _opened(data) as pdf:
        return _inside(pdf)


def differences(given: bytes, made: bytes) -> tuple[Difference, ...]:
    """What is not the same in a PDF and in one that was made to compare it with, pages first.

    Raises `UnreadableError` where the first cannot be read.
    """
    with _opened(given) as one, _opened(made) as other:
        comparison = _Comparison(one, other)
        words = list(_of_words(_words(given), _words(made)))
        drawn = list(comparison.of_pages())
        # Where the words differ, so does what is drawn: that goes without saying.
        told = {difference.page for difference in words}
        drawn = [d for d in drawn if d.page not in told or d.what != _DRAWN]
        on_pages = sorted((*words, *drawn), key=lambda difference: difference.page)
        inside = tuple(_of_attachments(one, other))
        whole = (d for d in comparison.of_the_whole() if not inside or d.what not in _ATTACHED)
        return (*on_pages, *inside, *whole)


def _opened(data: bytes) -> pikepdf.Pdf:
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=_DECODED,
        run_length_max_memory=_DECODED,
        png_max_memory=_DECODED,
        tiff_max_memory=_DECODED,
        dct_max_memory=_DECODED,
        parser_max_container_size=1_000_000,
        doc_max_warnings=1_000,
    )
    try:
        pdf = pikepdf.open(io.BytesIO(data))
        len(pdf.pages)
    except pikepdf.PasswordError:
        raise UnreadableError("It is encrypted, and what this program makes is not.") from None
    except (pikepdf.PikepdfError, ValueError, TypeError, OverflowError):
        raise UnreadableError("It is no PDF that can be read: damaged, or cut short.") from None
    return pdf


def _inside(pdf: pikepdf.Pdf) -> dict[str, bytes]:
    found = {}
    for name in ENCLOSED:
        try:
            if name in pdf.attachments:
                found[name] = pdf.attachments[name].get_file().read_bytes()
        except (pikepdf.PikepdfError, ValueError, TypeError, KeyError, AttributeError):
            raise UnreadableError(f"`{name}` inside it cannot be read.") from None
        if len(found.get(name, b"")) > LARGEST:
            raise UnreadableError(f"`{name}` inside it is larger than {LARGEST >> 20} MB.")
    return found


def _of_attachments(one: pikepdf.Pdf, other: pikepdf.Pdf) -> Iterator[Difference]:
    given, made = _inside(one), _inside(other)
    for name in ENCLOSED:
        if given.get(name) != made.get(name):
            yield Difference(0, f"the file `{name}` inside it")
    for name in one.attachments:
        if name not in ENCLOSED:
            yield Difference(0, "a file inside it that this program does not put there", name)


def _words(data: bytes) -> list[list[str]]:
    """The words of each page, in the order in which they are drawn."""
    try:
        document = pypdfium2.PdfDocument(data)
        return [page.get_textpage().get_text_bounded().split() for page in document]
    except (pypdfium2.PdfiumError, ValueError):
        raise UnreadableError("The text of its pages cannot be read.") from None


def _of_words(given: list[list[str]], made: list[list[str]]) -> Iterator[Difference]:
    if len(given) != len(made):
        yield Difference(0, "the number of pages", str(len(given)), str(len(made)))
    for number, (mine, expected) in enumerate(zip(given, made, strict=False), 1):
        if mine != expected:
            start = _alike(mine, expected)
            end = _alike(mine[start:][::-1], expected[start:][::-1])
            parts = (_cut(words, start, len(words) - end) for words in (mine, expected))
            yield Difference(number, "its words", *parts)


def _alike(one: list[str], other: list[str]) -> int:
    """How many words both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _cut(words: list[str], start: int, end: int) -> str:
    """Some words and a few on either side, so that a reader finds them on the page."""
    words = words[max(0, start - _AROUND) : end + _AROUND]
    more = " …" if len(words) > _SHOWN_WORDS else ""
    return " ".join(words[:_SHOWN_WORDS]) + more


class _Comparison:
    """Two PDFs, object by object. Where one refers to a page, the other must to the same one."""

    def __init__(self, one: pikepdf.Pdf, other: pikepdf.Pdf) -> None:
        self._one, self._other = one, other
        self._pages: list[dict[Any, int]] = [
            {page.objgen: number for number, page in enumerate(pdf.pages)} for pdf in (one, other)
        ]
        self._steps = 0

    def of_pages(self) -> Iterator[Difference]:
        """What is not the same on a page."""
        for number, (mine, expected) in enumerate(
            zip(self._one.pages, self._other.pages, strict=False), 1
        ):
            for name, what in _PAGE_PARTS.items():
                if not self._same(mine.obj.get(name), expected.obj.get(name)):
                    yield Difference(number, what)
            rest = _without(mine.obj, _PAGE_PARTS), _without(expected.obj, _PAGE_PARTS)
            if not self._same_parts(*rest):
                yield Difference(number, "how it is described")

    def of_the_whole(self) -> Iterator[Difference]:
        """What is not the same beside the pages."""
        mine, expected = self._one.Root, self._other.Root
        for name, what in _PARTS.items():
            if not self._same(mine.get(name), expected.get(name)):
                yield Difference(0, what)
        rest = [_without(root, {**_PARTS, "/Pages": ""}) for root in (mine, expected)]
        if not self._same_parts(rest[0], rest[1]):
            yield Difference(0, "how it is to be shown")
        if not self._same(self._one.trailer.get("/Info"), self._other.trailer.get("/Info")):
            yield Difference(0, "the document information")

    def _same_parts(self, mine: dict[str, Any], expected: dict[str, Any]) -> bool:
        return mine.keys() == expected.keys() and all(
            self._same(mine[key], expected[key]) for key in mine
        )

    def _same(self, mine: Any, expected: Any) -> bool:
        """Whether all that two objects lead to is the same; without recursion, as they may loop."""
        left, seen = [(mine, expected)], set()
        while left:
            self._steps += 1
            if self._steps > _MOST_STEPS:
                raise UnreadableError("It has too many parts to compare.")
            a, b = left.pop()
            if not (isinstance(a, pikepdf.Object) and isinstance(b, pikepdf.Object)):
                if type(a) is not type(b) or a != b:
                    return False
                continue
            pair = (a.objgen, b.objgen)
            if a.is_indirect and b.is_indirect:
                if pair in seen:
                    continue
                seen.add(pair)
            numbers = [pages.get(x.objgen) for pages, x in zip(self._pages, (a, b), strict=True)]
            if numbers != [None, None] and a.is_indirect and b.is_indirect:
                if numbers[0] != numbers[1]:
                    return False
                continue
            inner = _inner(a, b)
            if inner is None:
                return False
            left += inner
        return True


def _inner(a: Any, b: Any) -> list[tuple[Any, Any]] | None:
    """The pairs of parts that must be the same too; None where these two are not already."""
    if isinstance(a, pikepdf.Array) and isinstance(b, pikepdf.Array):
        return list(zip(a, b, strict=True)) if len(a) == len(b) else None
    if isinstance(a, pikepdf.Stream) and isinstance(b, pikepdf.Stream):
        return _of_dictionaries(a, b, _OF_STREAMS) if _same_data(a, b) else None
    if isinstance(a, pikepdf.Dictionary) and isinstance(b, pikepdf.Dictionary):
        return _of_dictionaries(a, b, _LEADS_BACK)
    simple = (pikepdf.String, pikepdf.Name)
    alike = any(isinstance(a, kind) and isinstance(b, kind) for kind in simple)
    return [] if alike and bytes(a) == bytes(b) else None


def _same_data(a: pikepdf.Stream, b: pikepdf.Stream) -> bool:
    """Whether two streams hold the same, in whatever way they are compressed."""
    if a.read_raw_bytes() == b.read_raw_bytes():
        return True
    try:
        return blanked(a.read_bytes()) == blanked(b.read_bytes())
    except pikepdf.PikepdfError:
        return False


def _of_dictionaries(a: Any, b: Any, but: frozenset[str]) -> list[tuple[Any, Any]] | None:
    mine, expected = _without(a, but), _without(b, but)
    return [(mine[k], expected[k]) for k in mine] if mine.keys() == expected.keys() else None


def _without(item: Any, names: Mapping[str, str] | frozenset[str]) -> dict[str, Any]:
    """The entries of a dictionary, or of that of a stream, without some."""
    return {key: item[key] for key in item.keys() if key not in (*names, "/Parent")}  # noqa: SIM118
