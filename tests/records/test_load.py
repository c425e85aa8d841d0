"""From nodes to records: every fault in an editor's words, and none that only follows."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from briefs.diagnostics import Collector
from briefs.reading.files import File
from briefs.reading.nodes import SourceText
from briefs.reading.yaml import parse
from briefs.records.base import Record
from briefs.records.content import Content, load_content
from briefs.records.load import Loaded, load
from briefs.records.meeting import Meeting
from briefs.records.nearest import did_you_mean, nearest
from briefs.records.site import Actors, Site
from briefs.records.tongues import language_hint

Said = list[tuple[str, str]]

SITE = (
    "format: 1\nlanguages: [en, de]\ntitle: {name: T}\npublisher: {name: P}\nmarking: TLP:CLEAR\n"
)
ACTORS = "format: 1\npeople:\n  ada: {en: Ada, de: Ada}\n"
MEETING = """\
format: 1
kind: scene_setter
title: T
sources: a
editions:
  - {number: 1, issued: 2026-05-01, state: draft}
claims:
  one: {exact: A}
  two: {exact: B}
bottom_line: {text: X, from: one}
"""


def read(model: type[Record], text: str, *languages: str) -> tuple[Loaded[Record] | None, Said]:
    collector = Collector()
    node = parse(SourceText.of("content/meetings/m.yaml", text), collector)
    loaded = load(model, "m", node, collector, languages) if node else None
    return loaded, [(d.code, d.message) for d in collector.diagnostics]


def content(**files: str) -> tuple[Content, Said]:
    """Files by their path, with `__` for `/` and `_` before the ending."""
    collector = Collector()
    loaded = load_content(
        tuple(
            File(PurePosixPath(path), f"content/{path}", text.encode())
            for name, text in sorted(files.items())
            for path in [name.replace("__", "/").replace("_", ".")]
        ),
        "content",
        collector,
    )
    return loaded, [(d.code, d.message) for d in collector.diagnostics]


def test_a_good_record_is_complete() -> None:
    loaded, said = read(Meeting, MEETING)
    assert not said
    assert loaded is not None
    assert not loaded.is_incomplete


@pytest.mark.parametrize(
    "added", ["  <<: {three: {exact: C}}\n", "  two: {exact: C}\n", "  3_: {}\n"]
)
def test_a_record_with_something_left_out_is_incomplete(added: str) -> None:
    loaded, said = read(Meeting, MEETING.replace("bottom_line", f"{added}bottom_line"))
    assert len(said) >= 1
    assert loaded is not None
    assert loaded.is_incomplete


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        ("exact: B}", "exact: B, verb: [is, will]}", "wrong-type", "`verb` takes one value."),
        (
            "exact: B}",
            "exact: B, credibility: {a: b}}",
            "wrong-type",
            "`credibility` takes one value.",
        ),
        ("exact: B}", 'exact: B, note: "  "}', "empty-value", "`note` has no value."),
        ("exact: B}", "exact: B, note: ~}", "empty-value", "`note` has no value."),
        (
            "exact: B}",
            "exact: B, translation: {en: C}}",
            "unknown-key",
            "There is no field `translation` in `two`.",
        ),
        ("sources: a", "sources: [a, '']", "empty-value", "This entry of `sources` is empty."),
        ("sources: a", "sources: []", "empty-value", "`sources` lists nothing."),
        ("from: one", "from: []", "empty-value", "`from` lists nothing."),
        ("from: one", "from: [one, ~]", "empty-value", "This entry of `from` is empty."),
        (", state: draft", "", "missing-field", "An entry of `editions` has no `state`."),
        (
            "state: draft",
            "state: draft, stat: x",
            "unknown-key",
            "There is no field `stat` in an entry of `editions`.",
        ),
        ("number: 1", "number: x", "bad-number", "`x` is not a number that `number` can be."),
        ("title: T", "title:", "empty-value", "`title` has no value."),
        ("exact: B}", "exact: B, by: }", "empty-value", "`by` has no value."),
        ("  two: {exact: B}", "  two:", "empty-value", "`two` has no value."),
        ("bottom_line", "where: []\nbottom_line", "empty-value", "`where` lists nothing."),
        (
            "bottom_line",
            "where: [{place: A}]\nbottom_line",
            "wrong-type",
            "`where` is a list with one entry.",
        ),
        (
            "bottom_line",
            "where: X\nbottom_line",
            "wrong-type",
            "`where` takes keys and values, or a list of such entries.",
        ),
        (
            "bottom_line",
            "chaired_by: {who: []}\nbottom_line",
            "empty-value",
            "`who` lists nothing.",
        ),
        (
            "bottom_line",
            "chaired_by:\n  - who: a\n  - as: b\nbottom_line",
            "wrong-type",
            "Each key of `chaired_by` is an item of a list here.",
        ),
        (
            "bottom_line",
            "unnamed: {v: {printed: x, number: ²}}\nbottom_line",
            "bad-number",
            "`²` is not a number that `number` can be.",
        ),
    ],
)
def test_one_slip_is_one_fault(old: str, new: str, code: str, message: str) -> None:
    assert old in MEETING
    _, said = read(Meeting, MEETING.replace(old, new, 1), "en", "de")
    assert said == [(code, message)]


def test_a_fault_in_one_entry_of_a_list_leaves_the_rest_of_the_record() -> None:
    text = MEETING.replace("bottom_line", "where: [{place: A}, {venue: B}]\nbottom_line")
    loaded, said = read(Meeting, text)
    assert said == [("missing-field", "An entry of `where` has no `place`.")]
    assert loaded is not None
    assert loaded.broken == {("where",)}


def test_what_the_reader_refused_is_not_missed_again() -> None:
    _, said = read(Meeting, MEETING.replace("from: one", "from: {one, two}"))
    assert [code for code, _ in said] == ["stray-comma"]
    _, said = read(Meeting, MEETING.replace("two: {exact: B}", "two: {exact:B, verb: is}"))
    assert said == [("yaml-syntax", "A space is missing after the colon.")]


def test_without_languages_every_language_tag_is_one() -> None:
    text = "format: 1\npeople:\n  ada: {en: Ada, pt-BR: Ada, nome: Ada}\n"
    _, said = read(Actors, text)
    assert said == [("unknown-key", "There is no field `nome` in `ada`.")]
    _, said = read(Actors, text, "en")
    assert [code for code, _ in said] == ["unknown-key", "unknown-key"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("marking: TLP:CLEAR", "marking: x"), ("publisher: {name: P}\n", ""), ("{name: T}", "T")],
)
def test_a_fault_in_the_site_leaves_its_languages(old: str, new: str) -> None:
    found, said = content(site_yaml=SITE.replace(old, new), actors_yaml=ACTORS)
    assert len(said) == 1
    assert found.site is None
    assert found.languages == ("en", "de")


@pytest.mark.parametrize("site", [None, "format: {\n", SITE.replace("[en, de]", "en, de")])
def test_without_the_site_names_in_any_language_are_names(site: str | None) -> None:
    files = {"actors_yaml": ACTORS} | ({"site_yaml": site} if site else {})
    found, said = content(**files)
    assert len(said) == 1
    assert found.languages == ()
    assert found.actors is not None


def test_languages_are_canonical_and_stand_once() -> None:
    found, said = content(
        site_yaml=SITE.replace("[en, de]", "[EN, pt-br]").replace("{name: T}", "{en: T, pt-BR: T}"),
        actors_yaml="format: 1\n",
    )
    assert not said
    assert found.languages == ("en", "pt-BR")
    _, said = read(Site, SITE.replace("[en, de]", "[en, de, DE]"))
    assert said == [("duplicate-key", "`de` stands here for the second time; first in line 2.")]


def test_an_empty_folder_lacks_its_files() -> None:
    _, said = content()
    assert [code for code, _ in said] == ["missing-file", "missing-file"]
    collector = Collector()
    load_content(None, "content", collector)
    assert not collector.diagnostics


@pytest.mark.parametrize(
    ("overlay", "code"),
    [
        ("title: [", "yaml-syntax"),
        ("T", "wrong-type"),
        ("- title: T", "wrong-type"),
        ("", "yaml-syntax"),
    ],
)
def test_an_overlay_that_cannot_be_read_is_there(overlay: str, code: str) -> None:
    files = {"meetings__m_yaml": MEETING, "meetings__m_de_yaml": overlay}
    found, said = content(site_yaml=SITE, actors_yaml=ACTORS, **files)
    assert [found_code for found_code, _ in said] == [code]
    assert found.meetings["m"].overlays == {}
    assert found.meetings["m"].unreadable_overlays == {"de"}


def test_an_overlay_of_a_broken_record_is_read_all_the_same() -> None:
    files = {"meetings__m_yaml": "title: T\n", "meetings__m_de_yaml": "title: [\n"}
    _, said = content(site_yaml=SITE, actors_yaml=ACTORS, **files)
    assert "yaml-syntax" in {code for code, _ in said}


def test_the_main_language_has_no_overlay() -> None:
    files = {"meetings__m_yaml": MEETING, "meetings__m_en_yaml": "title: T\n"}
    _, said = content(site_yaml=SITE, actors_yaml=ACTORS, **files)
    (fault,) = said
    assert fault == (
        "overlay-unknown",
        "`en` is the main language: its texts stand in the record itself.",
    )


MARKINGS = ["TLP:RED", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:GREEN", "TLP:CLEAR"]


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("TLP:WHITE", MARKINGS, None),
        ("CLEAR", MARKINGS, "TLP:CLEAR"),
        ("tlp-green", MARKINGS, "TLP:GREEN"),
        ("TLP:AMBR", MARKINGS, "TLP:AMBER"),
        ("hoped", ["hope", "hopes"], "hope"),
        ("works-planed", ["works-planned", "works-agreed"], "works-planned"),
        ("works-other", ["works-planned", "works-agreed"], None),
        ("x", [], None),
    ],
)
def test_nearest(word: str, known: list[str], expected: str | None) -> None:
    assert nearest(word, known) == expected


def test_no_guess_but_the_list() -> None:
    assert did_you_mean("TLP:WHITE", MARKINGS).startswith("Known here: `TLP:AMBER`")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("English", "`en`"),
        ("german", "`de`"),
        ("Deutsch", "`de`"),
        ("français", "`fr`"),
        ("eng", "`en`"),
        ("ger", "`de`"),
        ("pt_br", "`pt-BR`"),
        ("UA", "`uk`"),
        ("Germn", "`de`"),
        ("xq", "such as"),
    ],
)
def test_what_language_was_meant(word: str, expected: str) -> None:
    assert expected in language_hint(word)


def test_a_fault_in_a_needed_part_does_not_silence_the_rest() -> None:
    text = MEETING + "when: {date: 2026-02-30, from: one}\nwhere: {place: P, from: one}\n"
    loaded, said = read(Meeting, text)
    assert [code for code, _ in said] == ["bad-date"]
    assert loaded is not None, "what is left can still be judged"
    assert isinstance(loaded.record, Meeting)
    assert not loaded.record.when
    assert loaded.record.where
    assert loaded.is_incomplete
