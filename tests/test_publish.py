"""Publishing: in whole or not at all, and never at the cost of anybody's file."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from briefs import publish as publishing
from briefs.diagnostics import Collector, Span
from briefs.publish import MANIFEST, Output, PublishError, check_target, collisions, losses, publish
from briefs.settings import Audience

ORIGIN = Span("content/meetings/a.yaml")


def outputs(**files: str) -> list[Output]:
    return [Output(name.replace("__", "/"), text.encode(), ORIGIN) for name, text in files.items()]


def tree(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.name != MANIFEST
    }


def refused(
    target: Path, content: Path | None = None, audience: Audience = Audience.PUBLIC
) -> list[str]:
    collector = Collector()
    check_target(target, "public", content or target.parent / "content", collector, audience)
    return [f"{d.code}: {d.message}" for d in collector.diagnostics]


def test_a_first_build_and_a_second(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "public"
    assert publish(outputs(a="1", b__c="2"), target) == 2
    assert tree(target) == {"a": b"1", "b/c": b"2"}
    assert not refused(target)
    publish(outputs(a="9", d="3"), target)
    assert tree(target) == {"a": b"9", "d": b"3"}, "what is no longer made disappears"
    assert not (target / "b").exists()
    assert [p.name for p in target.parent.iterdir()] == ["public"], "nothing is left beside it"


def test_the_same_again_touches_nothing(tmp_path: Path) -> None:
    target = tmp_path / "public"
    publish(outputs(a="1"), target)
    before = (target / "a").stat()
    publish(outputs(a="1"), target)
    after = (target / "a").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "public"
    target.mkdir()
    assert not refused(target), "an empty folder is nobody's"
    (target / "thesis.doc").write_text("years of work")
    assert "thesis.doc" in refused(target)[0]
    (target / "thesis.doc").unlink()
    publish(outputs(a="1"), target)
    (target / "notes.txt").write_text("mine")
    assert "notes.txt" in refused(target)[0]
    (target / "notes.txt").unlink()
    (target / "a").write_text("improved by hand")
    assert "changed since: `a`" in refused(target)[0]


def test_a_file_in_the_way_and_the_content_itself_are_refused(tmp_path: Path) -> None:
    (tmp_path / "public").write_text("x")
    assert "a file where" in refused(tmp_path / "public")[0]
    content = tmp_path / "content"
    content.mkdir()
    assert "inside the content" in refused(content / "public", content)[0]
    assert "inside the content" in refused(content, content)[0]


def test_system_droppings_do_no_harm(tmp_path: Path) -> None:
    target = tmp_path / "public"
    publish(outputs(a="1"), target)
    publish(outputs(a="1", b__c="2"), target)
    (target / ".DS_Store").write_text("")
    (target / "b" / ".DS_Store").write_text("")
    assert not refused(target)
    publish(outputs(a="2"), target)
    assert tree(target) == {"a": b"2"}
    assert [p.name for p in tmp_path.iterdir()] == ["public"], "nothing is left beside it"


@pytest.mark.parametrize("what", ["link", "folder"])
def test_what_is_no_file_any_more_is_not_ours(tmp_path: Path, what: str) -> None:
    target = tmp_path / "public"
    publish(outputs(a="1"), target)
    (target / "a").unlink()
    if what == "link":
        (target / "a").symlink_to(tmp_path / "nowhere")
    else:
        (target / "a").mkdir()
    assert "changed since: `a`" in refused(target)[0]


def test_a_part_does_not_take_the_place_of_the_whole(tmp_path: Path) -> None:
    target = tmp_path / "public"
    publish(outputs(a="1", b="2"), target)
    (found,) = losses(target, "public", {"a"})
    assert "`b`" in found.message
    assert not list(losses(target, "public", {"a", "b", "c"}))
    assert not list(losses(tmp_path / "new", "new", {"a"}))


def test_a_forged_manifest_cannot_reach_outside(tmp_path: Path) -> None:
    target = tmp_path / "public"
    target.mkdir()
    (tmp_path / "precious").write_text("keep")
    (target / MANIFEST).write_text(json.dumps({"files": {"../precious": "0"}}))
    assert refused(target)
    assert (tmp_path / "precious").read_text() == "keep"


@pytest.mark.parametrize("where", ["_write", "_swap"])
def test_an_interrupted_build_leaves_the_last_good_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    target = tmp_path / "public"
    publish(outputs(a="1", b="2"), target)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(publishing, where, interrupted)
    with pytest.raises(KeyboardInterrupt):
        publish(outputs(a="9"), target)
    monkeypatch.undo()
    assert tree(target) == {"a": b"1", "b": b"2"}
    publish(outputs(a="9"), target)
    assert tree(target) == {"a": b"9"}
    assert [p.name for p in tmp_path.iterdir()] == ["public"]


def test_what_a_killed_build_left_is_removed_but_only_that(tmp_path: Path) -> None:
    target = tmp_path / "public"
    publish(outputs(a="1"), target)
    dead = tmp_path / ".public.999999999-abcd.staging"
    publishing._write(dead, {"x": b"1"}, {"x": "0"}, Audience.PUBLIC)
    (dead / "mine.txt").write_text("keep")
    alive = tmp_path / f".public.{os.getpid()}-abcd.staging"
    publishing._write(alive, {"x": b"1"}, {"x": "0"}, Audience.PUBLIC)
    publish(outputs(a="2"), target)
    assert tree(dead) == {"mine.txt": b"keep"}
    assert (alive / "x").exists()


def test_without_an_exchange_the_swap_still_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "_exchange", lambda *_: False)
    target = tmp_path / "public"
    publish(outputs(a="1"), target)
    publish(outputs(a="2"), target)
    assert tree(target) == {"a": b"2"}
    assert [p.name for p in tmp_path.iterdir()] == ["public"]


def test_a_link_to_the_output_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "public").symlink_to(tmp_path / "disk")
    publish(outputs(a="1"), tmp_path / "public")
    assert (tmp_path / "public").is_symlink()
    assert tree(tmp_path / "disk") == {"a": b"1"}


def test_the_system_says_no(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(PublishError):
        publish(outputs(a="1"), tmp_path / "file" / "public")


def test_two_outputs_with_one_path_name_both() -> None:
    one, other = Span("content/meetings/A.yaml"), Span("content/meetings/a.yaml")
    (found,) = collisions([("en/A.pdf", one), ("en/a.pdf", other), ("en/b.pdf", other)])
    assert found.span == other
    assert "content/meetings/A.yaml" in found.message
    assert not list(collisions([("a", one), ("b", other)]))


def test_a_folder_made_for_another_audience_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "public"
    publish(outputs(a="1"), target, Audience.PUBLIC)
    assert not refused(target, audience=Audience.PUBLIC)
    (said,) = refused(target, audience=Audience.INTERNAL)
    assert said == (
        "output-not-ours: The output folder holds what was built for another audience: public."
    )
    publish(outputs(a="1"), inside := tmp_path / "internal", Audience.INTERNAL)
    assert refused(inside, audience=Audience.PUBLIC)
    assert not refused(inside, audience=Audience.INTERNAL)


def test_a_manifest_from_before_there_were_audiences_is_of_a_public_build(tmp_path: Path) -> None:
    target = tmp_path / "public"
    publish(outputs(a="1"), target)
    manifest = json.loads((target / MANIFEST).read_text("utf-8"))
    assert manifest.pop("audience") == "public"
    (target / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    assert not refused(target)
    assert refused(target, audience=Audience.INTERNAL)
