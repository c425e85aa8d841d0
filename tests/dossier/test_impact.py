"""What rests on a source: the graph by the types is the one that a search by hand finds."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from briefs.dossier.docket import Docket
from briefs.dossier.grounds import Support
from briefs.dossier.impact import (
    amendments_of,
    dependent_on,
    fate_of,
    impact,
    origins_of,
    resting_on,
)
from briefs.dossier.resolve import resolve
from briefs.pipeline import check
from briefs.reading.nodes import plain
from briefs.records.content import Content
from briefs.records.walk import models
from briefs.settings import Settings

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
TREES = {"paris": ROOT / "content"} | {
    path.parent.name: path for path in sorted(CASES.glob("valid/*/content"))
}


def docket(tree: Path) -> Docket:
    (found,) = check(Settings(content=tree)).dockets
    return found


def content_of(root: Path, **based_on: str) -> Content:
    """The tree of two articles, with some of them based on others."""
    shutil.copytree(TREES["two-sources"], root / "content")
    for source, origin in based_on.items():
        path = root / "content" / "sources" / f"{source}.yaml"
        path.write_text(path.read_text("utf-8") + f"based_on: {origin}\n", "utf-8")
    return check(Settings(content=root / "content")).content


def by_hand(value: Any, path: tuple[str, ...] = ()) -> set[tuple[str, str]]:
    """Every claim under a key `from` of a record, with the path of what cites it."""
    found: set[tuple[str, str]] = set()
    if isinstance(value, dict):
        for key, item in value.items():
            if key == "from":
                cited = [item] if isinstance(item, str) else item
                found |= {(".".join(path), claim) for claim in cited}
            else:
                found |= by_hand(item, (*path, str(key)))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            found |= by_hand(item, (*path, str(index)))
    return found


@pytest.mark.parametrize("tree", TREES)
def test_every_from_is_an_edge(tree: str) -> None:
    one = docket(TREES[tree])
    wanted = by_hand(plain(one.loaded.node))
    for source in one.record.sources:
        resting = list(resting_on(one.record, frozenset({source}), one.source_of))
        found = {(".".join(map(str, r.path)), c) for r in resting for c in r.claims}
        assert found == {(path, c) for path, c in wanted if one.source_of(c) == source}
        others = {(".".join(map(str, r.path)), c) for r in resting for c in r.others}
        assert others == {
            (path, c)
            for path, c in wanted
            if one.source_of(c) != source and path in {p for p, _ in found}
        }


@pytest.mark.parametrize("tree", TREES)
def test_every_support_of_a_dossier_is_found(tree: str) -> None:
    dossier = resolve(docket(TREES[tree]))
    source_of = {claim.id: claim.source for claim in dossier.claims}
    everything = frozenset(source.id for source in dossier.sources)
    found = {one.path for one in resting_on(dossier, everything, source_of.get)}
    wanted = {path[:-1] for path, one in models(dossier) if isinstance(one, Support) and one.claims}
    assert found == wanted


def test_a_commitment_may_go_by_any_name() -> None:
    """Paris has one with the id `support`, which is the name of a field of the dossier too."""
    one = docket(TREES["paris"])
    paths = {r.path for r in resting_on(one.record, frozenset(one.record.sources), one.source_of)}
    assert ("commitments", "support") in paths
    assert ("commitments",) not in paths


def test_what_is_based_on_a_source_falls_with_it(tmp_path: Path) -> None:
    content = content_of(tmp_path, tagblatt="courrier")
    assert dependent_on(content, "courrier") == {"courrier", "tagblatt"}
    assert dependent_on(content, "tagblatt") == {"tagblatt"}
    assert origins_of(content, "tagblatt") == ("tagblatt", "courrier")


def test_with_its_origin_everything_falls(tmp_path: Path) -> None:
    apart = impact([docket(TREES["two-sources"])], content_of(tmp_path / "a"), "courrier")
    assert apart.repeated_by == ()
    assert {one.is_only for one in apart.meetings[0].statements} == {True, False}
    path = tmp_path / "b" / "content"
    content = content_of(tmp_path / "b", tagblatt="courrier")
    joint = impact([docket(path)], content, "courrier")
    assert joint.repeated_by == ("tagblatt",)
    assert all(one.is_only for one in joint.meetings[0].statements)
    assert len(joint.meetings[0].statements) > len(apart.meetings[0].statements)


def test_what_became_of_an_origin_became_of_what_repeats_it(tmp_path: Path) -> None:
    shutil.copytree(TREES["two-sources"], tmp_path / "content")
    retraction = "retracted: {on: 2026-06-20, note: {name: Invented for a test.}}\n"
    for source, more in (("courrier", retraction), ("tagblatt", "based_on: courrier\n")):
        path = tmp_path / "content" / "sources" / f"{source}.yaml"
        path.write_text(path.read_text("utf-8") + more, "utf-8")
    one = docket(tmp_path / "content")
    assert [(a.of, str(a.kind)) for a in amendments_of(one.content, "tagblatt")] == [
        ("courrier", "retracted")
    ]
    dossier = resolve(one)
    assert {str(fate_of(source)) for source in dossier.sources} == {"retracted"}
    supports = [s for _, s in models(dossier) if isinstance(s, Support) and s.claims]
    assert {s.independence.sources.high for s in supports} == {1}
