"""Rendered anew: the same bytes, or what differs, or why that cannot be told."""

from __future__ import annotations

import json
import re
import shutil
from importlib import metadata
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from briefs.proof.manifest import DOSSIER_FILE, ENCLOSED, MANIFEST_FILE, SCHEMA_FILE
from briefs.proof.seal import SealState, judge_seal
from briefs.render import pdf as press
from briefs.render.engine import RendererMissingError
from briefs.shipped import shipped_templates, template_folders
from briefs.verify.carried import carried
from briefs.verify.findings import Finding, State
from briefs.verify.judge import judge
from briefs.verify.reading import attachments, differences
from briefs.verify.reproduction import reproduction
from tests import pdfs
from tests.dossier.harbour import RECORD, change, plant
from tests.proof.forging import as_written, attach, forged, with_dossier, with_file
from tests.proof.made import build, made, path_of

FOLDERS = template_folders(None)


def anew(data: bytes) -> Finding:
    """What is found of a file, in this process."""
    return reproduction(data, carried(attachments(data)), FOLDERS)


def words_of_page_1(found: Finding) -> tuple[str, str]:
    """The amounts that page 1 has in the file, and rendered anew."""
    (told,) = [detail for detail in found.details if detail.startswith("Page 1: its words: ")]
    amounts = re.findall(r"\((\d+)", told)
    return amounts[0], amounts[1]


@pytest.fixture(scope="module")
def dearer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same meeting from a record with another amount, built and sealed in the same way."""
    root = tmp_path_factory.mktemp("dearer")
    content = plant(root)
    change(content, (RECORD, "amount: 40 million crowns", "amount: 50 million crowns"))
    build(content, root / "public")
    return root / "public" / "en" / "harbour.pdf"


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("document", ["briefing", "dossier"])
def test_what_was_built_comes_out_the_same(document: str, language: str) -> None:
    found = anew(made(document, language))
    assert (found.state, found.details) == (State.SAME, ())
    assert found.holds is True


def test_a_changed_byte_is_found_and_the_part_is_named() -> None:
    data = made("briefing", "en").replace(b">WeasyPrint 70", b">WeasyPrint 71", 1)
    assert judge_seal(data) is SealState.BROKEN
    found = anew(data)
    assert found.state is State.DIFFERENT
    assert found.details == ("The metadata (XMP)",)


def test_pages_that_were_changed_and_sealed_again_are_named(dearer: Path) -> None:
    """The pages of one record, with the dossier and the manifest of another."""
    inside = attachments(made("briefing", "en"))

    def change(pdf: pikepdf.Pdf) -> None:
        for name in ENCLOSED:
            attach(pdf, name, inside[name])

    data = forged(dearer.read_bytes(), change)
    assert judge_seal(data) is SealState.INTACT
    found = anew(data)
    assert found.state is State.DIFFERENT
    assert found.holds is False
    assert words_of_page_1(found) == ("50", "40")


def test_a_dossier_that_was_exchanged_is_named(dearer: Path) -> None:
    dossier = pdfs.attachments(dearer)[DOSSIER_FILE]
    data = with_dossier(made("briefing", "en"), dossier, in_manifest=False)
    assert judge_seal(data) is SealState.INTACT
    found = anew(data)
    assert found.state is State.DIFFERENT
    assert found.details[0] == (
        "`dossier.json` is not the file that the manifest names: it was exchanged."
    )
    assert words_of_page_1(found) == ("40", "50")


def test_so_is_one_that_the_manifest_was_made_to_name(dearer: Path) -> None:
    dossier = pdfs.attachments(dearer)[DOSSIER_FILE]
    found = anew(with_dossier(made("briefing", "en"), dossier, in_manifest=True))
    assert found.state is State.DIFFERENT
    assert words_of_page_1(found) == ("40", "50")
    assert not any("exchanged" in detail for detail in found.details)


@pytest.mark.parametrize(
    ("key", "value"),
    [("meeting", "other"), ("edition", 2), ("audience", "internal"), ("sources", {})],
)
def test_a_manifest_that_says_otherwise_than_the_dossier_is_named(key: str, value: object) -> None:
    manifest = json.loads(attachments(made("briefing", "en"))[MANIFEST_FILE])
    data = with_file(made("briefing", "en"), MANIFEST_FILE, as_written({**manifest, key: value}))
    found = anew(data)
    assert found.state is State.DIFFERENT
    assert f"Dossier and manifest differ in this: {key}." in found.details


@pytest.mark.parametrize("languages", [["de"], ["en", "fr"]])
def test_a_language_that_is_not_there_is_named(languages: list[str]) -> None:
    manifest = json.loads(attachments(made("briefing", "en"))[MANIFEST_FILE])
    changed = as_written({**manifest, "languages": languages})
    found = anew(with_file(made("briefing", "en"), MANIFEST_FILE, changed))
    assert found.state is State.DIFFERENT
    assert "The manifest names a language that the dossier is not in." in found.details


@pytest.mark.parametrize("name", ENCLOSED)
def test_a_file_that_is_not_inside_is_named(name: str) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        del pdf.attachments[name]

    found = anew(forged(made("briefing", "en"), change))
    assert found.state is State.DIFFERENT
    assert f"`{name}` is not inside it." in found.details


def test_a_file_that_was_added_is_named() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["letter\x1b[31m.exe"] = b"Invented for a test."

    found = anew(forged(made("briefing", "en"), change))
    assert found.state is State.DIFFERENT
    (told,) = [d for d in found.details if "does not put there" in d]
    assert told.endswith(": `letter\N{REPLACEMENT CHARACTER}[31m.exe`")


def test_another_schema_is_named() -> None:
    found = anew(with_file(made("briefing", "en"), SCHEMA_FILE, b"{}\n"))
    assert found.state is State.DIFFERENT
    assert any("`dossier.schema.json` is not the file" in detail for detail in found.details)


def link_elsewhere(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            annotation.Rect = pikepdf.Array([0, 0, 9, 9])


def drop_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-1]


def draw_over(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"0 0 500 500 re f")


def rename(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "Another"


def other_language(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = "fr"


def other_metadata(pdf: pikepdf.Pdf) -> None:
    stream = pdf.Root.Metadata
    stream.write(stream.read_bytes().replace(b"<dc:", b"<DC:", 1))


def other_alternative(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.K[0].Alt = "Invented for a test."


def larger(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj.MediaBox = pikepdf.Array([0, 0, 900, 900])


@pytest.mark.parametrize(
    ("altered", "told"),
    [
        (link_elsewhere, (1, "its links")),
        (drop_page, (0, "the number of pages")),
        (draw_over, (1, "what is drawn")),
        (rename, (0, "the document information")),
        (other_language, (0, "the language")),
        (other_metadata, (0, "the metadata (XMP)")),
        (other_alternative, (0, "the tags for screen readers")),
        (larger, (2, "its size")),
    ],
)
def test_what_differs_is_named(altered: Any, told: tuple[int, str]) -> None:
    data = made("briefing", "en")
    assert differences(data, data) == ()
    found = [(one.page, one.what) for one in differences(forged(data, altered), data)]
    assert told in found


def test_a_file_that_was_only_written_anew_says_so() -> None:
    found = anew(forged(made("briefing", "en"), lambda pdf: None))
    assert found.state is State.DIFFERENT
    assert found.details == (
        "Nothing that is seen, heard or attached: only how the file is written.",
    )


# -- what it was made with ----------------------------------------------------------------------


def with_version(monkeypatch: pytest.MonkeyPatch, name: str, version: str) -> None:
    true = metadata.version
    monkeypatch.setattr(metadata, "version", lambda one: version if one == name else true(one))


def test_another_library_version_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build with another WeasyPrint, which writes its version into the file."""
    with monkeypatch.context() as patch:
        with_version(patch, "weasyprint", "69.5")
        patch.setattr("weasyprint.pdf.VERSION", "69.5")
        build(plant(tmp_path), tmp_path / "public")
    found = anew((tmp_path / "public/en/harbour.pdf").read_bytes())
    assert found.state is State.NOT_COMPARABLE
    assert found.holds is None
    assert found.details == (
        "tool `weasyprint`: 69.5 then, 70.0 now",
        "The metadata (XMP)",
        "The document information",
    )


def test_a_version_that_makes_no_difference_is_named_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        with_version(patch, "pydyf", "0.1")
        build(plant(tmp_path), tmp_path / "public")
    found = anew((tmp_path / "public/en/harbour.pdf").read_bytes())
    assert found.state is State.SAME
    assert found.details == ("tool `pydyf`: 0.1 then, 0.13.0 now",)


def test_a_forger_who_names_another_version_is_still_told_where_the_words_differ(
    dearer: Path,
) -> None:
    inside = attachments(made("briefing", "en"))
    manifest = json.loads(inside[MANIFEST_FILE])
    manifest["made_with"]["versions"]["pango"] = "1.0.0"

    def change(pdf: pikepdf.Pdf) -> None:
        attach(pdf, DOSSIER_FILE, inside[DOSSIER_FILE])
        attach(pdf, MANIFEST_FILE, as_written(manifest))

    found = anew(forged(dearer.read_bytes(), change))
    assert found.state is State.NOT_COMPARABLE
    assert found.details[0].startswith("tool `pango`: 1.0.0 then, ")
    assert words_of_page_1(found) == ("50", "40")


def test_the_program_itself_is_named() -> None:
    manifest = json.loads(attachments(made("briefing", "en"))[MANIFEST_FILE])
    code = manifest["made_with"]["code"]
    for key, value, told in (
        ("program", "9.9", "program `briefs`: 9.9 then, 0.1.0 now"),
        ("code", "0" * 64, "program `briefs`: 0.1.0 (code 000000000000) then, 0.1.0 (code "),
    ):
        changed = {**manifest, "made_with": {**manifest["made_with"], key: value}}
        found = anew(with_file(made("briefing", "en"), MANIFEST_FILE, as_written(changed)))
        assert found.state is State.NOT_COMPARABLE
        assert found.details[0].startswith(told)
    assert code != "0" * 64


def test_another_template_and_another_font_are_named(tmp_path: Path) -> None:
    fonts = shipped_templates() / "fonts"
    (tmp_path / "fonts").mkdir()
    shutil.copy(fonts / "SourceSerif4-It.ttf", tmp_path / "fonts" / "SourceSans3-Bold.ttf")
    (tmp_path / "brand.css").write_text("p { margin: 1pt }", "utf-8")
    found = judge(path_of("briefing", "en"), template_folders(tmp_path), None).reproduction
    assert found is not None
    assert found.state is State.NOT_COMPARABLE
    kinds = [detail.split(":")[0] for detail in found.details]
    assert "template `templates/brand.css`" in kinds
    assert "font `templates/fonts/SourceSans3-Bold.ttf`" in kinds
    assert "font `shipped/fonts/SourceSans3-Bold.ttf`" in kinds
    assert any(kind.startswith("Page ") for kind in kinds)


def test_without_pango_nothing_is_compared(monkeypatch: pytest.MonkeyPatch, dearer: Path) -> None:
    def missing(folders: object) -> None:
        raise RendererMissingError("PDFs need Pango.")

    monkeypatch.setattr(press, "system_versions", missing)
    found = anew(made("briefing", "en"))
    assert found.state is State.NOT_COMPARABLE
    assert found.details == ("PDFs need Pango.",)
    dossier = pdfs.attachments(dearer)[DOSSIER_FILE]
    exchanged = anew(with_dossier(made("briefing", "en"), dossier, in_manifest=False))
    assert exchanged.state is State.DIFFERENT


@pytest.mark.parametrize(
    ("name", "key"), [(MANIFEST_FILE, "format"), (DOSSIER_FILE, "export_version")]
)
def test_formats_of_a_newer_program_are_not_compared(name: str, key: str) -> None:
    document = json.loads(attachments(made("briefing", "en"))[name])
    changed = as_written({**document, key: 7, "more": True})
    found = anew(with_file(made("briefing", "en"), name, changed))
    assert found.state is State.NOT_COMPARABLE
    assert found.details == (f"`{name}` is of format 7, and this program knows format 1.",)
