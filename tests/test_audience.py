"""Whole builds for either audience: what is planted inside is in none of the public files.

The same search first finds every planted word in the internal build, in each type of file; so that
it then finds none in the public one says something.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from briefs.proof.manifest import ENCLOSED
from briefs.search.canonical import texts as searched
from tests import ooxml, pdfs
from tests.planted import Tree, plant
from tests.test_cli import ROOT, run

PAGES_AND_DATA = (".pdf", ".docx", ".md", ".json", "attachment")
DATA = (".json", "attachment")
INDEX_FILES = {".pf_fragment", ".pf_index", ".pf_filter", ".pf_meta"}


@dataclass(frozen=True)
class Built:
    """A tree, what a build said of it, and the text of each file it made, by type."""

    tree: Tree
    said: str
    texts: dict[str, str]
    folder: Path


def text_of(path: Path) -> str:
    """Everything in a file: of a PDF the text of its pages and its metadata, of a Word document all
    its parts, of the search index what lies in it packed."""
    if path.suffix == ".docx":
        return ooxml.Document.of(path.read_bytes()).everything
    if path.suffix.startswith(".pf_"):
        return "".join(searched({path.name: path.read_bytes()}).values())
    if path.suffix == ".pagefind":
        return ""  # a program of Pagefind's, the same in every build
    if path.suffix != ".pdf":
        return path.read_text("utf-8")
    pages = "\n".join(pdfs.page_texts(path))
    unhyphenated = re.sub("[-\u00ad\ufffe]\\s*", "", pages)
    return "\n".join((pages, unhyphenated, *pdfs.strings(path)))


def texts(folder: Path) -> dict[str, str]:
    """The text of all files of a type together; pages of briefings and of sources are two types.

    So are the files that lie in PDFs: what stands there need not stand on any page.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        relative = path.relative_to(folder).as_posix()
        is_page = path.suffix == ".html" and path.stem in ("talks", "brief", "closed")
        kind = "page" if is_page else path.suffix or relative
        kind = "reading" if path.parent.name == "sources" else kind
        found[kind].append(f"{relative}\n{text_of(path)}")
        if path.suffix == ".pdf":
            inside = pdfs.attachments(path)
            assert set(inside) == set(ENCLOSED)
            found["attachment"] += (f"{name}\n{data.decode()}" for name, data in inside.items())
    return {kind: "\n".join(parts) for kind, parts in found.items()}


def build(root: Path, tree: Tree, audience: str) -> Built:
    done = run("build", "--docx", "--audience", audience, cwd=root)
    assert done.returncode == 0, done.stderr
    return Built(tree, done.stderr, texts(root / audience), root / audience)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("planted")


@pytest.fixture(scope="module")
def tree(root: Path) -> Tree:
    return plant(root)


@pytest.fixture(scope="module")
def internal(root: Path, tree: Tree) -> Built:
    return build(root, tree, "internal")


@pytest.fixture(scope="module")
def public(root: Path, tree: Tree) -> Built:
    return build(root, tree, "public")


def missing(built: Built, kind: str) -> set[str]:
    """The planted words that no file of a type has, apart from those that are only data."""
    words = (built.tree.secret | built.tree.public) - built.tree.unquoted
    if kind not in DATA:
        words -= built.tree.data_only
    return {word for word in words if word not in built.texts[kind]}


def test_the_internal_build_has_every_word_in_every_type_of_file(internal: Built) -> None:
    kinds = [*PAGES_AND_DATA, *(["page"] if "page" in internal.texts else [])]
    assert {kind: missing(internal, kind) for kind in kinds} == {kind: set() for kind in kinds}


def test_the_pages_of_sources_have_every_word_of_the_texts_inside(internal: Built) -> None:
    """What no claim quotes, and why, stands there and nowhere else."""
    tree, shown = internal.tree, internal.texts["reading"]
    assert len(tree.unquoted) > 40
    assert {word for word in tree.unquoted if word not in shown} == set()
    reasons = {word for word in tree.data_only if word in internal.texts[".json"]}
    for kind in (*PAGES_AND_DATA, "page"):
        assert {word for word in tree.unquoted if word in internal.texts[kind]} == set()
    asides = {w for w in reasons if f">Reason: {w}" in shown or f">Begründung: {w}" in shown}
    assert len(asides) == 10  # five entries in two languages


def test_of_a_text_with_anything_withheld_the_public_reads_the_quotes_only(
    internal: Built, public: Built
) -> None:
    """The rights would allow more: every source of this tree may be published in full."""
    names = {path.name for path in (public.folder / "en" / "sources").iterdir()}
    assert names == {"open.html", "rule.html"}  # and not the one that is withheld
    for name in sorted(names):
        page = (public.folder / "en" / "sources" / name).read_text("utf-8")
        inside = (internal.folder / "en" / "sources" / name).read_text("utf-8")
        assert "Only what is quoted is published. Passages left out: " in page
        assert "[… not published]" in page
        assert "Only what is quoted is published." not in inside
        for word in ("set aside", "left over", "Clauses accounted for"):
            assert word not in page
        assert {word for word in internal.tree.unquoted if word in page} == set()


def test_the_search_index_has_every_word_of_the_pages_inside(internal: Built) -> None:
    """Its texts, and the words that it finds; so that both missing in public says something."""
    assert missing(internal, ".pf_fragment") == set()
    words = internal.texts[".pf_index"]
    stems = {word.casefold() for word in internal.tree.secret - internal.tree.data_only}
    assert {stem for stem in stems if stem not in words} == set()
    assert set(internal.texts) >= INDEX_FILES


def test_the_public_build_has_none_in_any_file(internal: Built, public: Built) -> None:
    assert set(public.texts) == set(internal.texts)
    for kind, text in public.texts.items():
        folded = text.casefold()
        assert {word for word in public.tree.secret if word.casefold() in folded} == set(), kind


def test_the_public_build_has_all_that_is_not_withheld(public: Built) -> None:
    for kind in PAGES_AND_DATA:
        wanted = public.tree.public - (set() if kind in DATA else public.tree.data_only)
        assert {word for word in wanted if word not in public.texts[kind]} == set(), kind


def test_the_dossiers_say_whom_they_are_for(internal: Built, public: Built) -> None:
    inside = json.loads((internal.folder / "data/talks.json").read_text("utf-8"))
    outside = json.loads((public.folder / "data/talks.json").read_text("utf-8"))
    assert (inside["audience"], inside["marking"], inside["withheld"]) == (
        "internal",
        "TLP:AMBER",
        0,
    )
    assert (outside["audience"], outside["marking"]) == ("public", "TLP:CLEAR")
    assert outside["withheld"] > 0
    assert outside["bottom_line"] is None
    for folder, audience in ((internal.folder, "internal"), (public.folder, "public")):
        manifest = json.loads((folder / ".briefs.json").read_text("utf-8"))
        assert manifest["audience"] == audience


def test_the_marking_of_what_is_inside_is_printed(internal: Built, public: Built) -> None:
    path = Path("en") / "talks.pdf"
    assert "TLP:AMBER" in "\n".join(pdfs.page_texts(internal.folder / path))
    assert "TLP:AMBER" not in "\n".join(pdfs.page_texts(public.folder / path))
    for built, marking in ((internal, "TLP:AMBER"), (public, "TLP:CLEAR")):
        document = ooxml.Document.of((built.folder / path.with_suffix(".docx")).read_bytes())
        assert document.running("header")[0].endswith(marking)
        assert document.running("footer")[0].endswith(marking)


def test_what_is_left_out_is_told(internal: Built, public: Built) -> None:
    line = "Left out of the public build: `closed`, marked TLP:RED."
    assert line in public.said.splitlines()
    assert "Left out" not in internal.said
    assert (internal.folder / "en/closed.pdf").is_file()
    assert not [path for path in public.folder.rglob("*") if path.stem.startswith("closed")]


def test_no_build_goes_where_that_of_another_audience_is(
    root: Path, internal: Built, public: Built
) -> None:
    for audience, folder in (("internal", public.folder), ("public", internal.folder)):
        before = texts(folder)
        done = run("build", "--audience", audience, "--output", folder.name, cwd=root)
        assert done.returncode == 1
        assert "error[output-not-ours]" in done.stderr
        assert "for another audience" in done.stderr
        assert texts(folder) == before


def test_what_is_inside_does_not_go_where_the_public_looks(tmp_path: Path) -> None:
    plant(tmp_path)
    done = run("build", "--audience", "internal", "--output", "public", cwd=tmp_path)
    assert done.returncode == 1
    assert "public:1:1: error[output-not-ours]: This is the folder for the public" in done.stderr
    assert not (tmp_path / "public").exists()


def test_the_export_is_for_an_audience_too(root: Path, tree: Tree) -> None:
    done = run("export", cwd=root)
    assert done.returncode == 0
    assert {word for word in tree.secret if word in done.stdout} == set()
    assert "Left out of the public build: `closed`" in done.stderr
    done = run("export", "--audience", "internal", cwd=root)
    assert {word for word in tree.secret - tree.unquoted if word not in done.stdout} == set()


def exported(done: CompletedProcess[str], meeting: str) -> dict[str, Any]:
    """A meeting of an export."""
    found: dict[str, Any] = next(
        one for one in json.loads(done.stdout)["meetings"] if one["id"] == meeting
    )
    return found


def test_an_embargo_is_over_when_that_is_said(root: Path, tree: Tree) -> None:
    held = exported(run("export", cwd=root), "talks")
    done = run("export", "--as-of", "2026-06-01", cwd=root)
    lifted = exported(done, "talks")
    assert lifted["withheld"] < held["withheld"]
    assert "c-later" in {claim["id"] for claim in lifted["claims"]}
    assert "c-later" not in {claim["id"] for claim in held["claims"]}
    assert "c-marked" not in done.stdout


@pytest.mark.parametrize("command", ["build", "export"])
@pytest.mark.parametrize("date", ["soon", "2026-06", "XXXX-06-01", "2026-02-30", "2026-06-01/.."])
def test_a_time_that_is_none_is_wrong_usage(
    root: Path, tree: Tree, command: str, date: str
) -> None:
    done = run(command, "--as-of", date, cwd=root)
    assert done.returncode == 2
    assert "Write 2026-01-06 or 2026-01-06T12:30." in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_audience_is_wrong_usage(root: Path, tree: Tree) -> None:
    done = run("build", "--audience", "friends", cwd=root)
    assert done.returncode == 2
    assert "internal" in done.stderr


@pytest.mark.parametrize("command", ["build", "export"])
def test_where_nothing_is_left_for_the_public_that_is_a_fault(
    root: Path, tree: Tree, command: str
) -> None:
    done = run(command, "--meeting", "closed", "--output", "part", cwd=root)
    if command == "export":
        done = run(command, "--meeting", "closed", cwd=root)
    assert done.returncode == 1
    assert "error[marking-not-public]" in done.stderr
    assert "--audience internal" in done.stderr
    assert not (root / "part").exists()


def test_a_part_of_an_internal_build_needs_a_folder_of_its_own(root: Path, tree: Tree) -> None:
    done = run("build", "--audience", "internal", "--meeting", "talks", cwd=root)
    assert done.returncode == 2


def test_git_ignores_internal_builds() -> None:
    assert "/internal/" in (ROOT / ".gitignore").read_text("utf-8").splitlines()
