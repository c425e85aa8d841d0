"""Templates and the types that they are given agree; no field is filled in for nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from briefs import pipeline
from briefs.render.templates import Renderer
from briefs.settings import Settings
from briefs.shipped import shipped_templates, template_folders
from briefs.views import documents, pages, quoted, types
from briefs.views.given import ALIKE, GIVEN
from briefs.views.pictures import entries
from briefs.views.site import types as site
from briefs.views.wording import Wording
from scripts import template_types as page
from tests.render.template_types import Checker

CASES = Path(__file__).parents[1] / "cases"
MINISTRY = CASES / "templates" / "ministry"

# What one of the two media does without, and why.
ONLY_ON_PAGES = "a page leads to other files; a Markdown file stands for itself"
IN_ITS_CONTEXT = "the text of a source is read on a page of its own; a Markdown file quotes it"
ONLY_ON_TWO_PAGES = "two pages hold a choice; the Markdown holds everything"
ANCHOR = "Markdown has no anchors but those of its headings"
FILE_NAME = "the program names the files by it; readers do not see it"
HAVE_ANCHORS = (
    types.Fact,
    types.Judgement,
    types.Row,
    types.Tension,
    types.Watch,
    entries.Participant,
    entries.Event,
    entries.Trigger,
    types.Inference,
    entries.Gap,
    quoted.Source,
)
MODULES = (types, entries, quoted, documents, pages, site)
IN_WORDS = "the lists and the table of the Markdown say it in words"
ATTRIBUTE = "Markdown cannot say in which language a passage is"
DRAWN = "Markdown cannot draw; the words say the same"
LAYOUT = "Markdown has no pages to lay out"
UNUSED: dict[str, dict[str, str]] = {
    "markdown": {
        **dict.fromkeys(("Link", "Page"), ONLY_ON_PAGES),
        **dict.fromkeys(("Errata", "Erratum"), ONLY_ON_PAGES),
        **dict.fromkeys((one.name for one in page.described(site)), ONLY_ON_PAGES),
        **dict.fromkeys(("AffectedBriefing", "AffectedStatement"), ONLY_ON_PAGES),
        "Judgement.rests_on_short": ONLY_ON_TWO_PAGES,
        "Row.rests_on_short": ONLY_ON_TWO_PAGES,
        "Alert.language": ATTRIBUTE,
        **dict.fromkeys(
            ("Aside", "Numbered", "Paragraph", "Quote", "Reading", "Stretch", "Use", "Uses"),
            IN_ITS_CONTEXT,
        ),
        "Sentence.reading": ONLY_ON_PAGES,
        **dict.fromkeys(("Brief", "Shown"), ONLY_ON_TWO_PAGES),
        **dict.fromkeys(("Axis", "Drawn", "Tick", "Token"), DRAWN),
        **dict.fromkeys(("Event.drawn", "Event.sort", "Group.presence", "Group.tokens"), DRAWN),
        **dict.fromkeys(("Briefing.axes", "Briefing.timeline_legend", "Trigger.shape"), DRAWN),
        **dict.fromkeys(("Cell", "Column", "Matrix", "Specifics", "Unconditional"), IN_WORDS),
        **dict.fromkeys(("Briefing.matrix", "Briefing.unconditional", "Group.counts"), IN_WORDS),
        **dict.fromkeys(("Event.distance", "Event.inferred", "Event.sort_words"), IN_WORDS),
        "InferredDate": "it stands among the facts",
        **{f"{kind.__name__}.id": ANCHOR for kind in HAVE_ANCHORS},
        "Briefing.id": FILE_NAME,
        "Briefing.direction": ATTRIBUTE,
        "Review.language": ATTRIBUTE,
        "Sentence.language": ATTRIBUTE,
        "Source.language": ATTRIBUTE,
        "Voice.language": ATTRIBUTE,
        "Triggered.href": ANCHOR,
        "Cite.label": "the label stands there in words",
        "Judgement.band": DRAWN,
        "Band": DRAWN,
        "Fact.is_list": LAYOUT,
        "Briefing.paper": LAYOUT,
        "Detail.label": "the value says it: *not stated*",
        "Row.is_made": "the stage says it in words",
        "Briefing.is_draft": "the state says it in words",
    },
    "html": {
        "Briefing.id": FILE_NAME,
        "Briefing.gaps": "the matrix has them",
        "Detail.word": "the label stands there as an attribute",
        "Source.uncited": "the sentences stand there themselves, cited or not",
    },
}


def environment(renderer: Renderer, template: str) -> Environment:
    return renderer._html if ".html." in template else renderer._markdown


@cache
def walked(own: Path | None) -> Mapping[str, Checker]:
    """For each template that is rendered a checker that has been through it."""
    renderer = Renderer(template_folders(own))
    found = {}
    for template, given in GIVEN.items():
        found[template] = Checker(environment(renderer, template))
        found[template].check(template, given)
    return found


@pytest.mark.parametrize("own", [None, MINISTRY], ids=["shipped", "ministry"])
@pytest.mark.parametrize("template", GIVEN)
def test_a_template_asks_only_for_what_its_types_have(template: str, own: Path | None) -> None:
    assert list(walked(own)[template].faults) == []


@pytest.mark.parametrize("folder", [shipped_templates(), MINISTRY], ids=["shipped", "ministry"])
def test_every_template_is_walked(folder: Path) -> None:
    own = None if folder == shipped_templates() else folder
    seen = set().union(*(checker.seen for checker in walked(own).values()))
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*.jinja")}
    assert there - seen == set()


def _used(medium: str) -> set[tuple[str, str]]:
    ending = ".html.jinja" if medium == "html" else ".md.jinja"
    checkers = [one for name, one in walked(None).items() if name.endswith(ending)]
    return set().union(*(checker.used for checker in checkers))


def _all_fields() -> set[tuple[str, str]]:
    kinds = [getattr(m, one.name) for m in MODULES for one in page.described(m)]
    return {(kind.__name__, field.name) for kind in kinds for field in fields(kind)}


@pytest.mark.parametrize("medium", ["html", "markdown"])
def test_every_field_is_used_in_html_and_in_markdown(medium: str) -> None:
    missing = {f"{kind}.{name}" for kind, name in _all_fields() - _used(medium)}
    excused = {one for one in missing if {one, one.split(".")[0]} & set(UNUSED[medium])}
    assert missing == excused
    needless = {
        one
        for one in UNUSED[medium]
        if not any(field == one or field.split(".")[0] == one for field in missing)
    }
    assert needless == set(), "these are used after all"


# -- that it finds what is wrong ---------------------------------------------------------------

BROKEN = {
    "a field that is not there": (
        "{% for j in briefing.judgements %}\n{{ j.likelyhood }}\n{% endfor %}",
        "x.html.jinja:2: `Judgement` has no `likelyhood`",
    ),
    "a macro that is given the wrong thing": (
        '{% from "parts.html.jinja" import cite with context %}\n{{ cite(briefing.rows[0]) }}',
        "parts.html.jinja:5: `Row` has no `word`",
    ),
    "a list where a text is wanted": (
        "{{ briefing.notices }}",
        "x.html.jinja:1: what is printed is no text but `tuple[str, ...]`",
    ),
    "what may be nothing": (
        "{{ briefing.bottom_line.text }}",
        "x.html.jinja:1: `text` is asked of what may be nothing",
    ),
    "a name in an included section": (
        '{% include "sections/gaps.html.jinja" %}',
        "sections/gaps.html.jinja:2: there is no `b`",
    ),
    "a loop over a text": (
        "{% for x in briefing.title %}{% endfor %}",
        "x.html.jinja:1: the loop is over what is no list but `str`",
    ),
    "a filter over entries": (
        '{{ briefing.judgements | selectattr("likely") | list | length }}',
        "x.html.jinja:1: `Judgement` has no `likely`",
    ),
    "a block of a child": (
        '{% extends "shipped/full.html.jinja" %}\n{% block footer %}{{ b.house }}{% endblock %}',
        "x.html.jinja:2: `Briefing` has no `house`",
    ),
    "a method that is not there": (
        '{{ briefing.headline("facts") }}',
        "x.html.jinja:1: `Briefing` has no `headline`",
    ),
}


@pytest.mark.parametrize("mistake", BROKEN)
def test_a_broken_template_is_found(mistake: str, tmp_path: Path) -> None:
    text, fault = BROKEN[mistake]
    (tmp_path / "x.html.jinja").write_text(text, "utf-8")
    renderer = Renderer((tmp_path, shipped_templates()))
    checker = Checker(environment(renderer, "x.html.jinja"))
    checker.check("x.html.jinja", {"briefing": documents.Briefing})
    assert fault in checker.faults


def test_what_is_asked_for_first_may_be_nothing(tmp_path: Path) -> None:
    text = "{% if briefing.bottom_line %}{{ briefing.bottom_line.text }}{% endif %}"
    (tmp_path / "x.html.jinja").write_text(text, "utf-8")
    renderer = Renderer((tmp_path, shipped_templates()))
    checker = Checker(environment(renderer, "x.html.jinja"))
    checker.check("x.html.jinja", {"briefing": documents.Briefing})
    assert list(checker.faults) == []


# -- the table of what is given, and the documentation of the types ------------------------------


def test_the_table_of_what_is_given_is_true(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: defaultdict[str, set[tuple[tuple[str, type], ...]]] = defaultdict(set)
    render = Renderer._render

    def spy(
        self: Renderer, jinja: Environment, name: str, wording: Wording, context: dict[str, Any]
    ) -> str:
        given[name].add(tuple((key, type(value)) for key, value in context.items()))
        return render(self, jinja, name, wording, context)

    monkeypatch.setattr(Renderer, "_render", spy)
    monkeypatch.chdir(tmp_path)  # where the output goes
    settings = Settings(content=CASES / "base" / "content", jobs=1, word=True)
    pipeline.build(settings, pipeline.check(settings), lambda stage: None)
    assert given == {name: {tuple(names.items())} for name, names in GIVEN.items()}


def test_every_field_says_what_it_means() -> None:
    every = [one for module in MODULES for one in page.described(module)]
    unsaid = {
        f"{one.name}.{attribute.name}"
        for one in every
        for attribute in one.attributes
        if attribute.meaning in ("", "*Prose.*")
    }
    assert unsaid == set()
    assert all(one.meaning for one in every)


def test_no_meaning_is_left_over() -> None:
    names = {name for _, name in _all_fields()}
    assert set(ALIKE) - names == set()
