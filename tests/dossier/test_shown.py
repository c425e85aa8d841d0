"""What an audience reads of an archived text, and that a text tells it nothing that is withheld."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefs.dossier.coverage import State
from briefs.dossier.shown import NotShown, Shown, Stretch
from briefs.pipeline import check, dossiers, read_by
from briefs.settings import Audience, Settings
from tests.dossier.test_audience import BASE, COST, HOPE, Change, mark

FULL = ("credibility: 6\n", "credibility: 6\nrights: full_text\n")
SECOND = """format: 1
kind: scene_setter
title: Harbour pilots
sources: gazette
editions: [{number: 1, issued: 2026-05-01, state: draft}]
claims:
  cost: {exact: The harbour works are to cost 40 million crowns., verb: should}
bottom_line: {text: The harbour works are to cost 40 million crowns., from: cost}
"""
SECOND_IN_GERMAN = """title: Hafenlotsen
claims: {cost: {de: Der Hafenausbau soll 40 Millionen Kronen kosten.}}
bottom_line: {text: Der Hafenausbau soll 40 Millionen Kronen kosten.}
"""

Read = Callable[..., tuple[Shown, ...]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """What an audience reads of the base tree, whose source may be published in full."""

    def made(
        *changes: Change,
        audience: Audience = Audience.PUBLIC,
        source: Change = FULL,
        second: str = "",
        **settings: object,
    ) -> tuple[Shown, ...]:
        content = tmp_path / "content"
        shutil.rmtree(content, ignore_errors=True)
        shutil.copytree(BASE, content)
        record, archived = content / "meetings/harbour.yaml", content / "sources/gazette.yaml"
        for path, (old, new) in (*((record, change) for change in changes), (archived, source)):
            text = path.read_text("utf-8")
            assert text.count(old) == 1, old
            path.write_text(text.replace(old, new), "utf-8")
        if second:
            (content / "meetings/pilots.yaml").write_text(second, "utf-8")
            (content / "meetings/pilots.de.yaml").write_text(SECOND_IN_GERMAN, "utf-8")
        given = replace(Settings(content=content, audience=audience), **settings)  # type: ignore[arg-type]
        checked = check(given)
        return read_by(checked, dossiers(checked, given))

    return made


def words(one: Shown) -> str:
    """What is shown of the text, with … where words are left out."""
    return "\n".join(
        "".join("…" if isinstance(p, NotShown) else p.range.of(one.text) for p in line)
        for line in one.paragraphs
    )


def is_full(one: Shown) -> bool:
    """Whether all of the text is there, and all that was made of it."""
    whole = words(one) == one.text.rstrip("\n")
    assert whole is (one.coverage is not None) is (one.left_out == 0)
    return whole


def only(found: tuple[Shown, ...]) -> Shown:
    (one,) = found
    return one


def test_where_nothing_is_withheld_the_public_reads_it_all(read: Read) -> None:
    one = only(read())
    assert is_full(one)
    states = [part.state for line in one.paragraphs for part in line if isinstance(part, Stretch)]
    assert set(states) == {State.QUOTED, State.SET_ASIDE, State.ATTRIBUTION, None}


def test_where_the_rights_do_not_allow_it_the_quotes_only(read: Read) -> None:
    one = only(read(source=("credibility: 6\n", "credibility: 6\nrights: quote_only\n")))
    assert not is_full(one)
    assert words(one).splitlines() == [
        "…",
        "The transport ministers of the three coastal states will meet in Port Ellery on 4 May, a "
        "spokesperson said.We plan to agree on the harbour works,…The harbour works are to cost "
        "40 million crowns.",
        "Transport Minister Ada Lind will take the chair."
        "The harbour authority hopes for a decision in May.",
    ]
    assert one.left_out == 2


WITHHELD: dict[str, tuple[Change, ...]] = {
    "a claim": (mark(COST),),
    "a claim under embargo": (mark(HOPE, "embargo_until: 2026-06-01"),),
    "a voice": (("{printed: a spokesperson,", "{printed: a spokesperson, marking: TLP:RED,"),),
    "a commitment": (mark("    what: agree on the harbour works\n"),),
    "a fact": (("when: {date:", "when: {marking: TLP:GREEN, date:"),),
    "a judgement": (("open: {text:", "open: {marking: TLP:AMBER, text:"),),
    "a side": (("authority: {says:", "authority: {marking: TLP:AMBER, says:"),),
    "what is set aside": (("    as: boilerplate", "    marking: TLP:AMBER\n    as: boilerplate"),),
    "who spoke": (("title: Harbour works\n", "title: Harbour works\nchatham_house: true\n"),),
}


@pytest.mark.parametrize("what", WITHHELD)
def test_one_withheld_entry_is_enough(read: Read, what: str) -> None:
    one = only(read(*WITHHELD[what]))
    assert not is_full(one)
    assert "Invented text" not in words(one)
    assert "told reporters" not in words(one)
    if what == "a claim":
        assert "40 million" not in words(one)
    if what == "a voice":
        assert "spokesperson" not in words(one)
    assert is_full(only(read(*WITHHELD[what], audience=Audience.INTERNAL)))


def test_a_source_under_the_rule_is_not_read_in_full(read: Read) -> None:
    """Even where no claim has a voice that the rule would hide: the text has."""
    rule = (FULL[0], FULL[1] + "chatham_house: true\n")
    assert not is_full(only(read(source=rule)))
    assert is_full(only(read(source=rule, audience=Audience.INTERNAL)))


def test_a_withheld_source_has_no_page(read: Read) -> None:
    marked = (FULL[0], FULL[1] + "marking: TLP:AMBER\n")
    assert read(source=marked) == ()
    assert is_full(only(read(source=marked, audience=Audience.INTERNAL)))


def test_a_source_of_which_no_claim_is_left_has_no_page(read: Read) -> None:
    changes = [
        mark(f"  {key}:\n    exact:", "PLACE") for key in ("meet", "works-planned", "cost", "chair")
    ]
    changes = [
        (old, old.replace("    exact:", "    marking: TLP:AMBER\n    exact:")) for old, _ in changes
    ]
    last = ("  hope:\n    exact:", "  hope:\n    marking: TLP:AMBER\n    exact:")
    assert read(*changes, last) == ()


@pytest.mark.parametrize(
    "restriction", ["marking: TLP:RED\n", "embargo_until: 2026-06-01\n", "chatham_house: true\n"]
)
def test_what_one_meeting_withholds_no_other_gives_away(read: Read, restriction: str) -> None:
    assert is_full(only(read(second=SECOND)))
    one = only(read(second=SECOND + restriction))
    assert not is_full(one)
    marked = SECOND.replace("{exact: The", "{marking: TLP:AMBER, exact: The")
    one = only(read(second=marked))
    assert not is_full(one)
    assert "40 million" in words(one)  # since the other meeting quotes it for everybody


def test_whom_a_part_of_the_content_is_built_for_reads_no_more(read: Read) -> None:
    """A meeting outside the build may withhold something: then nobody knows, and quotes it is."""
    part = only(read(second=SECOND, meetings=("pilots",)))
    assert not is_full(part)
    assert [dossier.id for dossier in part.dossiers] == ["pilots"]
    assert words(part) == "…\n…The harbour works are to cost 40 million crowns.\n…"
    inside = only(read(second=SECOND, meetings=("pilots",), audience=Audience.INTERNAL))
    assert is_full(inside)


def test_an_embargo_that_is_over_leaves_the_text(read: Read) -> None:
    later = mark(HOPE, "embargo_until: 2026-06-01")
    assert not is_full(only(read(later)))
    assert is_full(only(read(later, as_of="2026-06-01")))
