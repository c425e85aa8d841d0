"""PDFs: syntax, fonts, title and language, where the words stand, and where links lead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pikepdf
import pytest

from tests import tagtree
from tests.outputs import words
from tests.outputs.programs import files, none, program, run
from tests.pdfs import SHIPPED_FONTS

pytestmark = pytest.mark.outputs

PAGE = (200.0, 100.0)


def found_in(built: Path, check: Callable[[Path], list[str]]) -> list[str]:
    """What a check finds in all PDFs."""
    return [
        f"{path.relative_to(built).as_posix()}: {finding}"
        for path in files(built, "pdf")
        for finding in check(path)
    ]


def pdf(folder: Path, content: str, annotation: str = "") -> Path:
    """A page of one's own making, in a font that is not embedded."""
    path = folder / "page.pdf"
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=PAGE)
        font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
        named = {key: pikepdf.Name(value) for key, value in font.items()}
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=pikepdf.Dictionary(named)))
        page.Contents = document.make_stream(f"BT /F 10 Tf {content} ET".encode())
        if annotation:
            link = f"<< /Type /Annot /Subtype /Link /Rect [10 10 20 20] {annotation} >>"
            parsed = pikepdf.Object.parse(link.encode())
            page.Annots = pikepdf.Array([document.make_indirect(parsed)])
        document.save(path)
    return path


# -- syntax ------------------------------------------------------------------------------------


def qpdf(path: Path) -> list[str]:
    """Anything but a clean bill."""
    done = run(program("qpdf"), "--check", path)
    return [done.stdout + done.stderr] if done.returncode else []


def test_qpdf(built: Path) -> None:
    none(found_in(built, qpdf))


def test_qpdf_finds_faults(tmp_path: Path) -> None:
    path = pdf(tmp_path, "(Word) Tj")
    none(qpdf(path))
    path.write_bytes(path.read_bytes().replace(b"startxref\n", b"startxref\n9"))
    assert "WARNING" in qpdf(path)[0]


# -- fonts -------------------------------------------------------------------------------------


def fonts(path: Path) -> list[str]:
    """Fonts that are not shipped, not embedded, not a subset, or cannot be read back as text."""
    done = run(program("pdffonts"), path)
    assert done.returncode == 0, done.stderr
    rows = done.stdout.splitlines()[2:]
    return ["no fonts"] if not rows else [row for row in rows if not _is_shipped(row)]


def _is_shipped(row: str) -> bool:
    """Columns: name, type, encoding, embedded, subset, Unicode, object, generation."""
    columns = row.split()
    mark, _, name = columns[0].partition("+")
    is_subset = re.fullmatch("[A-Z]{6}", mark) is not None
    is_ours = any(re.fullmatch(rf"{family}[-\w]*,?", name) for family in SHIPPED_FONTS)
    return is_subset and is_ours and columns[-5:-2] == ["yes"] * 3


def test_fonts(built: Path) -> None:
    none(found_in(built, fonts))


def test_faults_of_fonts_are_found(tmp_path: Path) -> None:
    (row,) = fonts(pdf(tmp_path, "(Word) Tj"))
    assert row.startswith("Helvetica")
    name = "ABCDEF+Source-Sans-3     CID TrueType   Identity-H   {} {} {}   12  0"
    assert _is_shipped(name.format("yes", "yes", "yes"))
    assert not _is_shipped(name.format("no", "no", "yes"))
    assert not _is_shipped(name.format("yes", "no", "yes"))
    assert not _is_shipped(name.format("yes", "yes", "no"))
    ours = name.format("yes", "yes", "yes")
    assert _is_shipped(ours.replace("Source-Sans-3", "Noto-Naskh-Arabic-UI-Bold"))
    assert not _is_shipped(ours.replace("Source", "DejaVu"))
    assert not _is_shipped(ours.replace("Source-Sans-3", "Noto-Sans-Arabic"))
    assert not _is_shipped(ours.replace("Source-Sans-3", "Source-Code-Pro"))


# -- title and language ------------------------------------------------------------------------


def described(path: Path) -> list[str]:
    """Whether the title and the language are there. (`pdfinfo` does not tell the language.)"""
    done = run(program("pdfinfo"), path)
    assert done.returncode == 0, done.stderr
    found = [] if re.search(r"^Title: +\S", done.stdout, re.MULTILINE) else ["no title"]
    with pikepdf.open(path) as document:
        language = str(document.Root.get("/Lang", ""))
    return found if re.fullmatch(r"[a-z]{2,3}(-\w+)*", language) else [*found, "no language"]


def test_title_and_language(built: Path) -> None:
    none(found_in(built, described))


def test_missing_title_and_language_are_found(tmp_path: Path) -> None:
    assert described(pdf(tmp_path, "(Word) Tj")) == ["no title", "no language"]


# -- conformance -------------------------------------------------------------------------------


def test_every_pdf_conforms(built: Path) -> None:
    """PDF/UA-1 and PDF/A-3a; tests/render/test_tags.py shows that faults are found."""
    none(found_in(built, lambda path: [*tagtree.failures(path), *tagtree.faults(path)]))


def test_a_pdf_without_tags_does_not_conform(tmp_path: Path) -> None:
    path = pdf(tmp_path, "(Word) Tj")
    assert tagtree.faults(path) == ["there are no tags"]
    assert {one.split(":")[0] for one in tagtree.failures(path)} == {"ua1", "3a"}


# -- words -------------------------------------------------------------------------------------


def off_the_page(path: Path, scratch: Path) -> list[str]:
    """Words that leave the page."""
    return [str(w) for page in words.pages(path, scratch) for w in words.outside(page)]


def on_each_other(path: Path, scratch: Path) -> list[str]:
    """Words that lie upon each other."""
    return [
        f"{a} and {b} lie upon each other"
        for page in words.pages(path, scratch)
        for a, b in words.overlapping(page)
    ]


def test_no_word_leaves_the_page(built: Path, tmp_path: Path) -> None:
    assert all(any(p.words for p in words.pages(f, tmp_path)) for f in files(built, "pdf"))
    none(found_in(built, lambda path: off_the_page(path, tmp_path)))


def test_no_words_overlap(built: Path, tmp_path: Path) -> None:
    none(found_in(built, lambda path: on_each_other(path, tmp_path)))


@pytest.mark.parametrize(
    "place", ["-30 50", "190 50", "50 -30", "50 97"], ids=["left", "right", "below", "above"]
)
def test_words_off_the_page_are_found(tmp_path: Path, place: str) -> None:
    (found,) = off_the_page(pdf(tmp_path, f"{place} Td (Word) Tj"), tmp_path)
    assert found.startswith("“Word” (page 1, ")


def test_words_on_each_other_are_found(tmp_path: Path) -> None:
    lines = pdf(tmp_path, "20 50 Td (Above) Tj 0 -10 Td (Below) Tj 40 0 Td (Beside) Tj")
    none(on_each_other(lines, tmp_path))
    none(off_the_page(lines, tmp_path))
    (found,) = on_each_other(pdf(tmp_path, "20 50 Td (One) Tj 8 -3 Td (Two) Tj"), tmp_path)
    assert re.match("“One” .* and “Two” ", found)


def test_a_sweep_finds_what_all_pairs_show() -> None:
    """Boxes of many sizes: no pair is lost to the order in which they come."""
    boxes = [
        words.Word(1, x := i * 37 % 101, y := i * 53 % 97, x + 5 + i % 9, y + 3 + i % 11, str(i))
        for i in range(120)
    ]
    swept = words.overlapping(words.Page(1, 200, 200, tuple(boxes)))
    pairs = [
        {a.text, b.text}
        for i, a in enumerate(boxes)
        for b in boxes[i + 1 :]
        if words.overlapping(words.Page(1, 200, 200, (a, b)))
    ]
    assert pairs
    assert sorted(map(sorted, pairs)) == sorted(sorted((a.text, b.text)) for a, b in swept)


def test_a_watermark_may_lie_behind_words() -> None:
    word = words.Word(1, 50, 50, 80, 62, "word")
    mark = words.Word(1, -10, 20, 90, 90, "DRAFT")
    page = words.Page(1, 100, 100, (word, mark))
    assert not words.overlapping(page)
    assert not words.outside(page)


# -- links -------------------------------------------------------------------------------------


def dangling(path: Path) -> list[str]:
    """Links and entries of the outline that lead to no page, and addresses of the build itself."""
    with pikepdf.open(path) as document:
        return list(_dangling(document))


def _dangling(document: pikepdf.Pdf) -> Iterator[str]:
    names: dict[str, pikepdf.Object] = {}
    if "/Names" in document.Root and "/Dests" in document.Root.Names:
        names.update({str(k): v for k, v in pikepdf.NameTree(document.Root.Names.Dests).items()})
    if "/Dests" in document.Root:
        names.update({str(k): v for k, v in document.Root.Dests.items()})
    own = {page.obj.objgen for page in document.pages}
    for where, item in _leading(document):
        action = item.get("/A", pikepdf.Dictionary())
        target = item.get("/Dest", action.get("/D"))
        if target is not None and action.get("/S", "/GoTo") == "/GoTo":
            name = str(target) if isinstance(target, (pikepdf.String, pikepdf.Name)) else ""
            if name and name not in names:
                yield f"{where}: no destination {name!r}"
                continue
            target = names[name] if name else target
            target = target.D if isinstance(target, pikepdf.Dictionary) else target
            if getattr(target[0], "objgen", None) not in own:
                yield f"{where}: its destination is no page of this file"
        elif action.get("/S") == "/URI":
            address = str(action.URI)
            parts = urlsplit(address)
            if parts.scheme in {"", "file"} or (parts.hostname or "").endswith(".invalid"):
                yield f"{where}: {address!r} is an address of the build"
        else:
            yield f"{where}: a link without a destination"


def _leading(document: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
    """What leads somewhere: links on pages, then the outline."""
    for number, page in enumerate(document.pages, 1):
        for item in page.get("/Annots", pikepdf.Array()):
            if item.get("/Subtype") == "/Link":
                yield f"page {number}", item
    waiting = [document.Root.Outlines.get("/First")] if "/Outlines" in document.Root else []
    while waiting:
        if (entry := waiting.pop()) is not None:
            yield f"outline, {str(entry.Title)!r}", entry
            waiting += [entry.get("/Next"), entry.get("/First")]


def test_links_lead_somewhere(built: Path) -> None:
    none(found_in(built, dangling))


@pytest.mark.parametrize(
    ("annotation", "finding"),
    [
        ("/Dest (nowhere)", "no destination 'nowhere'"),
        ("/A << /S /GoTo /D (nowhere) >>", "no destination 'nowhere'"),
        ("/Dest [null /Fit]", "its destination is no page of this file"),
        ("/A << /S /URI /URI (en/x.md) >>", "'en/x.md' is an address of the build"),
        ("/A << /S /URI /URI (http://assets.invalid/x) >>", "is an address of the build"),
        ("", None),
        ("/A << /S /URI /URI (https://example.org/) >>", None),
        ("/Border [0 0 0]", "a link without a destination"),
    ],
)
def test_dangling_links_are_found(tmp_path: Path, annotation: str, finding: str | None) -> None:
    found = dangling(pdf(tmp_path, "(Word) Tj", annotation))
    if finding is None:
        none(found)
    else:
        assert found[0].startswith("page 1: ")
        assert found[0].endswith(finding)
