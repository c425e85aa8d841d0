"""What goes into a fingerprint and what does not: no layout, and every word that was judged."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.diagnostics import Collector
from briefs.dossier.docket import Docket
from briefs.dossier.fingerprints import canonical, fingerprint, fingerprints
from briefs.dossier.translations import all_texts
from briefs.reading.nodes import SourceText, plain
from briefs.reading.yaml import parse
from tests.dossier.harbour import (
    ACTORS,
    GERMAN,
    RECORD,
    SOURCE,
    TEXT,
    Change,
    change,
    docket,
    plant,
)

Prints = dict[str, dict[str, str]]


def prints(one: Docket) -> Prints:
    found = {claim: fingerprints(one, claim) for claim in one.record.claims}
    return {claim: asdict(found_of) for claim, found_of in found.items() if found_of}


def differing(before: Prints, after: Prints) -> dict[str, set[str]]:
    """By claim the fingerprints that are another now."""
    found = {
        claim: {name for name in before[claim] if before[claim][name] != after[claim][name]}
        for claim in before.keys() & after.keys()
    }
    return {claim: names for claim, names in found.items() if names}


def changed(root: Path, *changes: Change) -> dict[str, set[str]]:
    """What differs in the base tree after changes."""
    content = plant(root)
    before = prints(docket(content))
    change(content, *changes)
    return differing(before, prints(docket(content)))


COST = "crowns.\n    verb:"
HOPE = "in May.\n    by: harbour-authority\n    verb: hopes"
EVERY = ("meet", "works-planned", "cost", "chair", "hope")
MATTERS: dict[str, tuple[list[Change], dict[str, set[str]]]] = {
    "voice": ([(RECORD, HOPE, HOPE.replace("harbour-authority", "lind"))], {"hope": {"claim"}}),
    "name of a voice": (
        [(ACTORS, "en: Harbour authority", "en: Port authority")],
        {"hope": {"claim"}},
    ),
    "verb": (
        [(RECORD, "crowns.\n    verb: should", "crowns.\n    verb: plans")],
        {"cost": {"claim"}},
    ),
    "note of a claim": (
        [
            (RECORD, COST, f"crowns.\n    note: Whose?{COST[7:]}"),
            (GERMAN, "Kronen kosten.}", "Kronen kosten., note: Wessen?}"),
        ],
        {"cost": {"claim"}},
    ),
    "credibility of a claim": (
        [(RECORD, COST, f"crowns.\n    credibility: 5{COST[7:]}")],
        {"cost": {"claim"}},
    ),
    "reliability of a claim": (
        [(RECORD, COST, f"crowns.\n    reliability: E{COST[7:]}")],
        {"cost": {"claim"}},
    ),
    "translation into the main language": (
        [(RECORD, COST, f"crowns.\n    en: It is to cost 40 million.{COST[7:]}")],
        {"cost": {"claim"}},
    ),
    "descriptor of a voice": (
        [(RECORD, "{printed: a spokesperson,", "{printed: spokesperson,")],
        {"meet": {"claim"}, "works-planned": {"claim"}},
    ),
    "setting of a voice": (
        [(RECORD, "setting: to reporters", "setting: to two reporters")],
        {"meet": {"claim"}, "works-planned": {"claim"}},
    ),
    "shorter quote": (
        [(RECORD, "exact: Transport Minister Ada Lind will", "exact: Ada Lind will")],
        {"chair": {"quote"}},
    ),
    "archived text": (
        [(TEXT, "take the chair. The", "take the chair.\nThe")],
        {claim: {"snapshot"} for claim in EVERY},
    ),
    "text of a statement": (
        [(RECORD, "amount: 40 million", "amount: forty million")],
        {"works-planned": {"uses"}, "cost": {"uses"}},
    ),
    "stage": (
        [(RECORD, "stage: planned", "stage: mooted")],
        {"works-planned": {"uses"}, "cost": {"uses"}},
    ),
    "role": ([(RECORD, "lind: {as: Transport Minister", "lind: {as: chair")], {"chair": {"uses"}}),
    "attendance": (
        [(RECORD, "  expected:", "  invited:"), (GERMAN, "  expected:", "  invited:")],
        {"chair": {"uses"}, "meet": {"uses"}},
    ),
    "statement cites one claim less": (
        [
            (RECORD, "from: [works-planned, cost]", "from: works-planned"),
            (RECORD, "ry, from: meet}", "ry, from: [meet, cost]}"),
        ],
        {"works-planned": {"uses"}, "cost": {"uses"}, "meet": {"uses"}},
    ),
    "new statement": (
        [
            (RECORD, "watch:\n", "watch:\n  chair: {what: Who speaks first, from: chair}\n"),
            (GERMAN, "watch:\n", "watch:\n  chair: {what: Wer zuerst spricht}\n"),
        ],
        {"chair": {"uses"}},
    ),
    "reason of a conclusion": (
        [(RECORD, "The ministers plan to agree on them.", "They plan to agree on them.")],
        {"works-planned": {"uses"}},
    ),
}


@pytest.mark.parametrize("name", MATTERS)
def test_what_was_judged_changes_exactly_its_fingerprints(name: str, tmp_path: Path) -> None:
    changes, expected = MATTERS[name]
    assert changed(tmp_path, *changes) == expected


MATTERS_NOT: dict[str, list[Change]] = {
    "plain quotation marks": [
        (RECORD, "exact: We plan to", 'exact: "We  plan to'),
        (RECORD, "the harbour works,\n", 'the harbour works,"\n'),
    ],
    "marking of a claim": [(RECORD, COST, f"crowns.\n    marking: TLP:CLEAR{COST[7:]}")],
    "embargo on a statement": [
        (RECORD, "    stage: planned", "    embargo_until: 2026-06-01\n    stage: planned")
    ],
    "title": [(RECORD, "title: Harbour works\n", "title: Works in the harbour\n")],
    "translation": [(GERMAN, "Noch ist nichts", "Bisher ist nichts")],
    "grade of the source": [(SOURCE, "credibility: 6", "credibility: 5")],
    "name of somebody who says nothing": [(ACTORS, "name: Ada Lind", "name: Ada Maria Lind")],
    "prefix that says the same": [
        (RECORD, "    exact: The harbour w", "    prefix: reporters.\n    exact: The harbour w")
    ],
    "statement without this claim": [(RECORD, "about: How near a decision", "about: How near it")],
    "default written out": [(RECORD, "to reporters}", "to reporters, document: false}")],
    "list for one": [(RECORD, "acts: ministers", "acts: [ministers]")],
    "comment": [(RECORD, "claims:\n", "# What the paper says.\nclaims:\n")],
}


@pytest.mark.parametrize("name", MATTERS_NOT)
def test_what_was_not_judged_changes_none(name: str, tmp_path: Path) -> None:
    assert changed(tmp_path, *MATTERS_NOT[name]) == {}


def test_the_same_record_in_another_layout_has_the_same_fingerprints(tmp_path: Path) -> None:
    content = plant(tmp_path)
    before = prints(docket(content))
    texts = [(one.key, one.fingerprints) for one in all_texts(docket(content))]
    for name in (RECORD, GERMAN):
        node = parse(SourceText.of(name, (content / name).read_text("utf-8")), Collector())
        assert node is not None
        (content / name).write_text(json.dumps(_respaced(plain(node)), indent=7), "utf-8")
    assert prints(docket(content)) == before
    assert [(one.key, one.fingerprints) for one in all_texts(docket(content))] == texts


def _respaced(value: Any) -> Any:
    """The same with wider spaces in every text that has some."""
    if isinstance(value, dict):
        return {key: _respaced(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_respaced(item) for item in value]
    return value.replace(" ", "  ")


def test_another_of_several_places_is_another_quote(tmp_path: Path) -> None:
    """The words are the same, but not what stands round them."""
    content = plant(tmp_path)
    once = "exact: The harbour authority hopes for a decision in May."
    first = "exact: harbour works\n    prefix: The"
    change(content, (RECORD, once, first))
    before = prints(docket(content))
    change(content, (RECORD, first, "exact: harbour works\n    prefix: agree on the"))
    assert differing(before, prints(docket(content))) == {"hope": {"quote"}}


def test_a_part_has_the_translation_and_the_voice_of_the_whole(tmp_path: Path) -> None:
    content = plant(tmp_path)
    part = "  day:\n    in: meet\n    exact: on 4 May\n"
    change(
        content,
        (RECORD, "  works-planned:\n    exact", f"{part}  works-planned:\n    exact"),
        (RECORD, "printed: on 4 May, from: meet", "printed: on 4 May, from: day"),
    )
    before = prints(docket(content))
    change(content, (RECORD, "said.\n    by: spokesperson", "said.\n    by: lind"))
    assert differing(before, prints(docket(content))) == {"meet": {"claim"}, "day": {"claim"}}


def test_moving_an_alternative_changes_nothing(tmp_path: Path) -> None:
    content = plant(tmp_path)
    one, other = "{place: Port Ellery, from: meet}", "{place: Ellery, from: chair}"
    change(
        content,
        (RECORD, f"where: {one}", f"where: [{one}, {other}]"),
        (GERMAN, "where: {place: Port Ellery}", "where: [{place: A}, {place: B}]"),
    )
    before = prints(docket(content))
    change(content, (RECORD, f"where: [{one}, {other}]", f"where: [{other}, {one}]"))
    assert differing(before, prints(docket(content))) == {}


SPACES = st.sampled_from([" ", "  ", "\n", "\t", "\u00a0", " \n "])
WORDS = st.lists(st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1), min_size=1)


@given(WORDS, st.data())
def test_white_space_never_counts(words: list[str], data: st.DataObject) -> None:
    spaced = "".join(word + data.draw(SPACES) for word in words)
    assert fingerprint(spaced) == fingerprint(" ".join(words))
    assert fingerprint({"a": [spaced]}) == fingerprint({"a": (" ".join(words),)})


@given(st.text(), st.text())
def test_other_words_always_count(one: str, other: str) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (canonical(one) == canonical(other))


@given(st.dictionaries(st.text(), st.text()))
def test_the_order_of_keys_never_counts(given_mapping: dict[str, str]) -> None:
    turned = dict(reversed(list(given_mapping.items())))
    assert fingerprint(turned) == fingerprint(given_mapping)


def test_a_fingerprint_is_what_is_documented() -> None:
    """`printf '{"a":["Ä b"]}' | sha256sum`"""
    assert fingerprint({"a": ["A\u0308  b"]}) == "202ab05fc1d26b61"
