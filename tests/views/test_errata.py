"""The list of corrections: what it lists, and that every link of it leads to a place on a page."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest

from briefs.dossier.audience import for_audience
from briefs.dossier.grounds import Support
from briefs.dossier.resolve import resolve
from briefs.outputs import Compilation
from briefs.pipeline import check, dossiers
from briefs.records.walk import models
from briefs.settings import Audience, Settings
from briefs.views import pages
from briefs.views.errata import errata
from briefs.views.wording import Wording
from tests.provenance import (
    BOILERPLATE,
    FOLDERS,
    LABELS,
    LANGUAGES,
    TREES,
    Boilerplate,
    Printed,
    audience_of,
    in_language,
    made_of,
    parse,
    runs,
)

RETRACTED = """retracted:
  on: 2026-05-03
  note: {en: The meeting was made up., de: Das Treffen war erfunden.}
"""


def page_of(made: Printed) -> tuple[pages.Errata, str]:
    """The list for one meeting in one language, and its HTML."""
    whole = made.whole
    view = errata({made.dossier.id: (made.dossier, whole)}, made.wording)
    return view, made.site.errata_page(view, made.wording.language).data.decode()


@pytest.fixture(params=TREES)
def retracted(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, Printed]:
    """A tree of which every source was retracted, in each language; the edition is a draft."""
    content = tmp_path / "content"
    shutil.copytree(TREES[request.param], content)
    for path in sorted((content / "sources").glob("*.yaml")):
        path.write_text(path.read_text("utf-8") + RETRACTED, "utf-8")
    for path in sorted((content / "meetings").glob("*.yaml")):
        text = path.read_text("utf-8")
        for name in ("A. Editor", "R. Oyelaran", "N. Baltazar"):
            text = text.replace(f"state: cleared, cleared_by: {name}", "state: draft")
        path.write_text(text, "utf-8")
    audience = audience_of(request.param)
    return {made.wording.language: made for made in made_of(content, audience)}


def test_every_statement_is_listed_and_leads_to_its_place(retracted: dict[str, Printed]) -> None:
    for made in retracted.values():
        view, html = page_of(made)
        anchors = {element.get("id") for element in parse(made.web).iter()}
        rests = [s for _, s in models(made.dossier) if isinstance(s, Support) and s.claims]
        listed = [one for e in view.entries for b in e.briefings for one in b.statements]
        retractions = [e for e in view.entries if e.id.startswith("retracted-")]
        assert len(retractions) == len(made.dossier.sources)
        assert len({(one.section, one.what, one.href) for one in listed}) <= len(rests)
        assert len(listed) >= len(rests)
        for one in listed:
            page, _, anchor = one.href.partition("#")
            assert page == f"{made.dossier.id}.html"
            assert anchor in anchors, one.href
            assert one.what
        own = {element.get("id") for element in parse(html).iter()}
        assert {entry.id for entry in view.entries} <= own


def test_every_text_of_the_list_has_a_label(retracted: dict[str, Printed]) -> None:
    for made in retracted.values():
        _, html = page_of(made)
        own = Boilerplate(made)
        for text, label in runs(html):
            assert label in LABELS, text
            assert label != BOILERPLATE or own.says(text), text


def test_notices_stand_at_the_top_of_every_output(retracted: dict[str, Printed]) -> None:
    for made in retracted.values():
        note = made.whole.alerts[0].note
        word = made.whole.alerts[0].what_became
        for name, html in made.pages():
            text = " ".join(text for text, _ in runs(html))
            assert note in text, name
            first = text.index(note)
            assert word in text[:first], name
            assert first < text.index(made.whole.heading("bottom_line")), name
        assert note in made.markdown.split("\n## ", maxsplit=1)[0]


def test_whatever_rests_on_a_retracted_source_only_is_marked(
    retracted: dict[str, Printed],
) -> None:
    for made in retracted.values():
        mark = made.wording.phrase("retracted source only")
        for row in made.whole.rows:
            assert row.cite.doubt == mark, row.id
        for one in made.whole.judgements:
            assert one.cite.doubt == mark, one.id
            assert mark in made.markdown
        told = made.wording.phrase("source retracted")
        assert all(s.cite.doubt == told for source in made.whole.sources for s in source.sentences)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_corrections_the_list_says_so(language: str) -> None:
    view, html = page_of(in_language("project", language))
    assert view.entries == ()
    made = in_language("project", language)
    sentence = made.wording.phrase("No source of these briefings was corrected or retracted.")
    assert sentence in html


def test_one_of_several_sources_marks_only_what_rests_on_it_alone() -> None:
    made = in_language("corrected", "en")
    mark = made.wording.phrase("corrected source only")
    assert [one.cite.doubt for one in made.whole.watch] == [mark, ""]
    assert {row.cite.doubt for row in made.whole.rows} == {""}
    (entry,) = page_of(made)[0].entries
    assert [(one.section, bool(one.only)) for one in entry.briefings[0].statements] == [
        ("The meeting", False),
        ("Judgements", False),
        ("What to watch", True),
    ]


@cache
def wordings() -> dict[str, Wording]:
    return {tag: Wording.load(tag, FOLDERS) for tag in LANGUAGES}


def test_the_public_is_told_nothing_of_a_source_that_is_withheld(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(TREES["corrected"], content)
    herald = content / "sources" / "herald.yaml"
    herald.write_text(herald.read_text("utf-8") + "marking: TLP:RED\n", "utf-8")
    checked = check(Settings(content=content))
    (docket,) = checked.dockets
    for audience, told in ((Audience.PUBLIC, 0), (Audience.INTERNAL, 1)):
        (dossier,) = dossiers(checked, Settings(content=content, audience=audience))
        compilation = Compilation.of(docket.loaded, dossier, wordings())
        in_english = {dossier.id: (dossier, compilation.in_language("en"))}
        view = errata(in_english, wordings()["en"])
        assert len(view.entries) == told
        assert ("herald" in dossier.model_dump_json()) is bool(told)


def test_the_public_is_not_told_of_an_origin_that_is_withheld(tmp_path: Path) -> None:
    """The source that repeats it stays, and says nothing of why it was amended."""
    content = tmp_path / "content"
    shutil.copytree(TREES["corrected"], content)
    origin = content / "sources" / "agency.yaml"
    herald = content / "sources" / "herald.yaml"
    shutil.copyfile(content / "sources" / "herald.txt", origin.with_suffix(".txt"))
    text = herald.read_text("utf-8")
    origin.write_text(text.replace("based_on: gazette", "marking: TLP:RED\n#"), "utf-8")
    kept = text.partition("corrected:")[0].replace("based_on: gazette", "based_on: agency")
    herald.write_text(kept, "utf-8")
    (docket,) = check(Settings(content=content)).dockets
    whole = resolve(docket)
    public = for_audience(whole, Audience.PUBLIC, None)
    assert public is not None
    assert "agency" in whole.model_dump_json()
    assert "agency" not in public.model_dump_json()
    assert {source.id for source in public.sources} == {"gazette", "herald", "release"}
