"""The manifest: what it names, that it is right, and what it may not tell."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sys
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from briefs.proof import ingredients
from briefs.proof.enclosed import manifest_of
from briefs.proof.ingredients import LIBRARIES, made_with
from briefs.proof.manifest import (
    DOSSIER_FILE,
    MANIFEST_FILE,
    SCHEMA_FILE,
    TEMPLATES,
    Document,
    Manifest,
)
from briefs.settings import Audience
from briefs.shipped import shipped_templates, template_folders
from tests import pdfs
from tests.planted import plant
from tests.proof.made import ENGINE, MEETING, enclosed_in, path_of, project
from tests.proof.test_round_trip import dossiers, print_of
from tests.test_cases import BASE

ROOTS = ("weasyprint", "jinja2", "babel", "markdown-it-py", "pydantic")
SHAPES_NOTHING = {"pycparser", "typing-extensions", "typing-inspection", "annotated-types"}


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def manifest_in(path: Path) -> Manifest:
    return Manifest.model_validate_json(pdfs.attachments(path)["manifest.json"])


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("document", Document)
def test_it_says_what_the_file_is(document: Document, language: str) -> None:
    path = path_of(document, language)
    found = manifest_in(path)
    inside = pdfs.attachments(path)
    assert (found.document, found.meeting, found.language) == (document, MEETING, language)
    assert found.languages == ("en", "de")
    assert (found.edition, found.audience, found.as_of) == (1, Audience.PUBLIC, None)
    assert set(found.attachments) == {DOSSIER_FILE, SCHEMA_FILE}
    for name, expected in found.attachments.items():
        assert hashlib.sha256(inside[name]).hexdigest() == expected
    assert inside["manifest.json"].decode() == found.json_text()
    data = project() / "public" / "data"
    assert inside[DOSSIER_FILE] == (data / f"{MEETING}.json").read_bytes()
    assert inside[SCHEMA_FILE] == (data / "dossier.schema.json").read_bytes()


def test_it_names_every_record_and_source_behind_the_dossier() -> None:
    content = project() / "content"
    found = manifest_in(path_of("briefing", "en"))
    sources = [source["id"] for source in json.loads(_dossier())["sources"]]
    assert found.sources == {one: digest(content / f"sources/{one}.txt") for one in sources}
    names = {"site.yaml", "actors.yaml", *(f"sources/{one}.yaml" for one in sources)}
    names |= {p.relative_to(content).as_posix() for p in content.glob(f"meetings/{MEETING}.*")}
    assert found.records == {name: digest(content / name) for name in names}


def _dossier() -> bytes:
    return pdfs.attachments(path_of("briefing", "en"))[DOSSIER_FILE]


def test_it_names_nothing_of_another_meeting(tmp_path: Path) -> None:
    """One whose id begins in the same way, and a source that only that one has."""
    content = tmp_path / "content"
    shutil.copytree(BASE / "content", content)
    for ending in ("yaml", "de.yaml"):
        text = (content / f"meetings/{MEETING}.{ending}").read_text("utf-8")
        (content / f"meetings/{MEETING}-2.{ending}").write_text(text, "utf-8")
    found = Manifest.model_validate_json(enclosed_in(content, MEETING)[MANIFEST_FILE])
    assert not [name for name in found.records if f"{MEETING}-2" in name]
    assert [name for name in found.records if f"{MEETING}.de" in name]


def test_of_what_is_withheld_it_names_nothing(tmp_path: Path) -> None:
    """The tree has a source that the public does not see, and a meeting."""
    plant(tmp_path)
    content = tmp_path / "content"
    inside, outside = (
        next(one for one in dossiers(content, audience) if one.id == "talks")
        for audience in (Audience.INTERNAL, Audience.PUBLIC)
    )
    whole, public = (
        Manifest.model_validate_json(enclosed_in(content, "talks", audience)[MANIFEST_FILE])
        for audience in (Audience.INTERNAL, Audience.PUBLIC)
    )
    assert "sources/shut.yaml" in whole.records
    assert "shut" in whole.sources
    assert set(public.sources) == {source.id for source in outside.sources} == {"open", "rule"}
    text = public.json_text()
    for word in ("shut", "closed", *_ids_of(inside) - _ids_of(outside)):
        assert not re.search(rf"\b{re.escape(word)}\b", text), word


def _ids_of(dossier: object) -> set[str]:
    return set(re.findall(r"\bid='([^']+)'", repr(dossier)))


def test_it_names_no_place_and_no_time() -> None:
    for document in Document:
        text = manifest_in(path_of(document, "en")).json_text()
        assert str(Path.home()) not in text
        assert "/tmp" not in text
        assert not re.search(r"\d{4}-\d{2}-\d{2}|\d{2}:\d{2}", text)
        names = json.loads(text)["made_with"]
        assert all(not Path(name).is_absolute() for key in names for name in names[key])


def test_every_library_that_can_shape_a_print_is_named() -> None:
    """The requirements of what rendering imports, and theirs, and so on."""
    found: set[str] = set()
    left = list(ROOTS)
    while left:
        name = re.sub(r"[-_.]+", "-", left.pop()).lower()
        if name in found or name in SHAPES_NOTHING:
            continue
        found.add(name)
        for line in (metadata.requires(name) or []) if _is_installed(name) else []:
            wanted = Requirement(line)
            if wanted.marker is None or wanted.marker.evaluate({"extra": "woff"}):
                left.append(wanted.name)
    installed = {name for name in found if _is_installed(name)}
    assert installed == set(LIBRARIES)


def _is_installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


# -- templates and fonts -----------------------------------------------------------------------


def reached(own: Path | None, document: Document = Document.BRIEFING) -> set[str]:
    found = made_with(TEMPLATES[document], ("en", "de"), template_folders(own), ENGINE)
    return set(found.templates)


def test_what_a_print_is_made_with() -> None:
    brief, full = reached(None), reached(None, Document.DOSSIER)
    shared = {"print.css", "brand.css", "print.html.jinja", "parts.html.jinja", "locale/de.po"}
    assert {f"templates/{name}" for name in shared} <= brief & full
    assert "templates/briefing.html.jinja" in brief - full
    assert {"templates/full.html.jinja", "templates/sections/rows.html.jinja"} <= full
    only_web = ("page.html.jinja", "site/home.html.jinja", "assets/site.css", "assets/brand.css")
    assert not {f"templates/{name}" for name in only_web} & (brief | full)
    assert not [name for name in brief | full if ".md." in name]


def test_what_a_house_puts_in_their_place_is_named_and_so_is_what_it_extends(
    tmp_path: Path,
) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/arms.svg").write_text("<svg/>", "utf-8")
    (tmp_path / "assets/unused.svg").write_text("<svg/>", "utf-8")
    template = '{% extends "shipped/briefing.html.jinja" %}{% block letterhead %}{% endblock %}'
    (tmp_path / "briefing.html.jinja").write_text(template, "utf-8")
    (tmp_path / "brand.css").write_text('@import "assets/more.css";', "utf-8")
    (tmp_path / "assets/more.css").write_text("p { background: url(arms.svg) }", "utf-8")
    found = reached(tmp_path)
    assert {"templates/briefing.html.jinja", "shipped/briefing.html.jinja"} <= found
    assert {"templates/assets/more.css", "templates/assets/arms.svg"} <= found
    assert "templates/brand.css" in found
    assert "shipped/brand.css" not in found
    assert "templates/assets/unused.svg" not in found


class Opened:
    """The files that Python opens while `watching`; such a hook cannot be taken out again."""

    def __init__(self) -> None:
        self.paths: set[Path] = set()
        self.watching = False
        sys.addaudithook(self._see)

    def _see(self, event: str, given: tuple[object, ...]) -> None:
        if self.watching and event == "open" and isinstance(given[0], (str, Path)):
            self.paths.add(Path(given[0]))


@pytest.mark.parametrize("document", Document)
def test_every_file_that_a_print_was_seen_to_read_is_named(document: Document) -> None:
    text = pdfs.attachments(path_of(document, "en"))[DOSSIER_FILE].decode()
    opened = Opened()
    opened.watching = True
    made = print_of(text, (document,))
    opened.watching = False
    assert made
    folder = shipped_templates()
    inside = {p.relative_to(folder) for p in opened.paths if p.is_relative_to(folder)}
    seen = {f"templates/{p.as_posix()}" for p in inside if p.parts[0] != "fonts"}
    assert {"templates/print.css", "templates/locale/de.po"} <= seen
    assert f"templates/{TEMPLATES[document]}" in seen
    assert seen <= reached(None, document)


def test_every_font_of_every_folder_is_named(tmp_path: Path) -> None:
    fonts = shipped_templates() / "fonts"
    (tmp_path / "fonts").mkdir()
    name = "SourceSans3-Bold.ttf"
    shutil.copy(fonts / name, tmp_path / "fonts" / name)
    shutil.copy(fonts / name, tmp_path / "fonts" / "Other.ttf")
    found = made_with("briefing.html.jinja", ("en",), template_folders(tmp_path), ENGINE).fonts
    assert {f"templates/fonts/{name}", f"shipped/fonts/{name}", "templates/fonts/Other.ttf"} <= set(
        found
    )
    assert {Path(one).name for one in found} == {p.name for p in fonts.glob("*.ttf")} | {
        "Other.ttf"
    }


def test_the_code_of_the_program_counts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("a = 1\n", "utf-8")
    monkeypatch.setattr(ingredients, "_PACKAGE", tmp_path)
    fingerprints = set()
    for name, text in (("one", "a = 1\n"), ("one", "a = 2\n"), ("two", "a = 1\n")):
        (tmp_path / "one.py").unlink(missing_ok=True)
        (tmp_path / f"{name}.py").write_text(text, "utf-8")
        ingredients.code.cache_clear()
        fingerprints.add(ingredients.code())
    ingredients.code.cache_clear()
    assert len(fingerprints) == 3


def test_only_what_a_manifest_has_is_read_as_one() -> None:
    good = json.loads(manifest_in(path_of("briefing", "en")).json_text())
    for key, wrong in (
        ("format", 2),
        ("language", "../../de"),
        ("document", "letter"),
        ("audience", "friends"),
        ("attachments", {"dossier.json": "abc"}),
        ("more", 1),
    ):
        with pytest.raises(ValueError, match="validation error"):
            Manifest.model_validate_json(json.dumps({**good, key: wrong}))


def test_manifest_of_a_dossier_says_what_it_says() -> None:
    (one,) = dossiers(project() / "content", Audience.PUBLIC)
    mixed = made_with("briefing.html.jinja", ("en", "de"), template_folders(None), ENGINE)
    found = manifest_of(
        one, Document.BRIEFING, "en", ("en", "de"), as_of=None, records={}, made_with=mixed
    )
    assert found.made_with.versions["pango"] == "1.50"
    assert Manifest.model_validate_json(found.json_text()) == found
