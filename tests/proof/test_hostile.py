"""Files that are made to do harm, or were harmed: a calm answer to each, and never a traceback."""

from __future__ import annotations

import io
import json
import os
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefs.proof.manifest import DOSSIER_FILE, ENCLOSED, MANIFEST_FILE, Manifest
from briefs.proof.seal import SealState, blanked, judge_seal, sealed
from briefs.shipped import template_folders
from briefs.verify.carried import Carried, carried
from briefs.verify.confined import GaveUp, confined
from briefs.verify.findings import State, shown
from briefs.verify.judge import LARGEST, Judgement, _examined, judge
from briefs.verify.reading import UnreadableError, attachments, differences
from briefs.verify.reproduction import reproduction
from tests.proof.forging import as_written, forged, with_dossier
from tests.proof.made import made

FOLDERS = template_folders(None)
DEEP = b"[" * 200_000
MEGABYTE = 1 << 20


def judged(data: bytes, folder: Path) -> Judgement:
    path = folder / "file.pdf"
    path.write_bytes(data)
    return judge(path, FOLDERS, None)


def encrypted() -> bytes:
    """A print that another program encrypted, but for its metadata, and sealed again."""
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(made("briefing", "en"))) as pdf:
        lock = pikepdf.Encryption(owner="a", user="b", metadata=False)
        pdf.save(written, compress_streams=False, fix_metadata_version=False, encryption=lock)
    return sealed(blanked(written.getvalue()))


# -- files that are none of ours ---------------------------------------------------------------


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"PK\x03\x04", b"\xff" * 5000, b"%PDF-1.7\n1 0 obj\n<< >>\nendobj"]
)
def test_a_foreign_file_has_no_seal_and_is_not_read_further(data: bytes, tmp_path: Path) -> None:
    found = judged(data, tmp_path)
    assert list(found.answers) == ["seal"]
    assert found.seal.state is State.ABSENT
    assert found.holds is False


def test_a_file_that_is_gone_or_too_large_is_not_read(tmp_path: Path) -> None:
    gone = judge(tmp_path / "gone.pdf", FOLDERS, None)
    assert gone.seal.state is State.UNREADABLE
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)  # a hole in the file system: it takes no room
    found = judge(large, FOLDERS, None)
    assert found.seal.text == "Not read: it is larger than 256 MB."
    assert found.holds is False


# -- files that were ours ----------------------------------------------------------------------


@pytest.mark.parametrize("part", [0.999, 0.9, 0.5])
def test_a_file_that_was_cut_short_is_broken(part: float, tmp_path: Path) -> None:
    data = made("briefing", "en")
    found = judged(data[: int(len(data) * part)], tmp_path)
    assert found.holds is False
    assert found.seal.state in (State.BROKEN, State.ABSENT)


def test_an_encrypted_file_is_not_read(tmp_path: Path) -> None:
    """Its metadata may be plain all the same, and its seal intact."""
    data = encrypted()
    assert judge_seal(data) is SealState.INTACT
    found = judged(data, tmp_path)
    assert found.reproduction is not None
    assert found.reproduction.state is State.UNREADABLE
    assert found.reproduction.text == (
        "Not rendered anew. It is encrypted, and what this program makes is not."
    )
    assert found.holds is False


def test_a_seal_in_what_is_no_pdf_is_intact_and_nothing_else_holds(tmp_path: Path) -> None:
    text = b"Dear reader, <briefs:seal>" + b"0" * 64 + b"</briefs:seal>"
    found = judged(sealed(text), tmp_path)
    assert found.seal.state is State.INTACT
    assert found.reproduction is not None
    assert "no PDF that can be read" in found.reproduction.text
    assert found.holds is False


# -- what lies inside --------------------------------------------------------------------------


def bomb(name: str) -> Callable[[pikepdf.Pdf], None]:
    """A file of 128 megabytes of zeros in a few kilobytes."""

    def change(pdf: pikepdf.Pdf) -> None:
        packer = zlib.compressobj(9)
        zeros = bytes(MEGABYTE)
        packed = b"".join(packer.compress(zeros) for _ in range(128)) + packer.flush()
        pdf.attachments[name].obj.EF.F.write(packed, filter=pikepdf.Name.FlateDecode)

    return change


@pytest.mark.parametrize("name", ENCLOSED)
def test_a_file_inside_that_unfolds_without_end_is_not_read(name: str) -> None:
    data = forged(made("briefing", "en"), bomb(name))
    assert len(data) < MEGABYTE
    with pytest.raises(UnreadableError, match="cannot be read"):
        attachments(data)


def test_nor_is_one_that_is_merely_large() -> None:
    data = forged(made("briefing", "en"), lambda pdf: _fill(pdf, 33))
    with pytest.raises(UnreadableError, match="larger than 32 MB"):
        attachments(data)


def _fill(pdf: pikepdf.Pdf, megabytes: int) -> None:
    pdf.attachments[DOSSIER_FILE].obj.EF.F.write(bytes(megabytes * MEGABYTE))


@pytest.mark.parametrize("name", [DOSSIER_FILE, MANIFEST_FILE])
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'"text"',
        b"\xff\xfe",
        b"{" * 1000,
        b'{"format": 1' + b"0" * 10_000 + b"}",
        b'{"format": true, "export_version": "1"}',
        DEEP,
        DEEP + b"]" * len(DEEP),
        b'{"a":' * 200_000 + b"1" + b"}" * 200_000,
    ],
    ids=range(12),
)
def test_json_that_is_none_of_ours_is_refused(name: str, content: bytes) -> None:
    files = {**attachments(made("briefing", "en")), name: content}
    found = carried(files)
    assert (found.manifest if name == MANIFEST_FILE else found.dossier) is None
    assert found.contradictions


def wrong_types(value: object) -> Iterator[object]:
    """Every document that comes of putting something else in the place of one part of this."""
    others: tuple[object, ...] = (
        None,
        7,
        "text",
        [],
        {},
        [[]],
        {"a": {}},
        "\ud800",
        -1,
        1e300,
        True,
    )
    for other in others:
        if type(other) is not type(value):
            yield other
    if isinstance(value, dict):
        for key, item in value.items():
            for changed in wrong_types(item):
                yield {**value, key: changed}
    if isinstance(value, list) and value:
        for changed in wrong_types(value[0]):
            yield [changed, *value[1:]]


def test_a_manifest_with_anything_wrong_in_it_is_refused_or_read() -> None:
    files = attachments(made("briefing", "en"))
    document = json.loads(files[MANIFEST_FILE])
    short = {**document["made_with"], "versions": {"a": "1"}, "templates": {}, "fonts": {}}
    for changed in wrong_types({**document, "made_with": short}):
        found = carried({**files, MANIFEST_FILE: json.dumps(changed).encode()})
        assert isinstance(found, Carried)


def hostile_dossiers() -> Iterator[tuple[str, bytes]]:
    """Dossiers that are of the right types and make no sense."""
    text = json.loads(attachments(made("briefing", "en"))[DOSSIER_FILE])
    yield "nobody", as_written({**text, "parties": {}})
    yield "no claims", as_written({**text, "claims": []})
    yield "no edition", as_written({**text, "editions": []})
    circle = [{**claim, "part_of": text["claims"][0]["id"]} for claim in text["claims"]]
    yield "a circle", as_written({**text, "claims": circle})
    yield "no such language", as_written({**text, "languages": ["xx", "../../en"]})
    yield "no title", as_written({**text, "title": {}})
    markup = "<script>alert(1)</script>{{ 7 * 7 }}{% include 'x' %}<img src='file:///etc/passwd'>"
    yield "markup", as_written({**text, "title": {"en": markup, "de": markup}})
    yield "controls", as_written({**text, "title": {"en": "\x00\x1b[2J\u202e", "de": "\x07"}})
    endless = "x" * 4_000
    yield "endless", as_written({**text, "title": {"en": endless, "de": endless}})


@pytest.mark.parametrize("name", [name for name, _ in hostile_dossiers()])
def test_a_dossier_that_makes_no_sense_is_not_what_the_file_was_made_from(name: str) -> None:
    """The manifest is made to name it, so that it is rendered; in this process, unconfined."""
    dossier = dict(hostile_dossiers())[name]
    data = with_dossier(made("briefing", "en"), dossier, in_manifest=True)
    assert judge_seal(data) is SealState.INTACT
    found = reproduction(data, carried(attachments(data)), FOLDERS)
    assert found.state is State.DIFFERENT, found
    assert not any("passwd" in detail for detail in found.details)


def test_what_is_printed_of_a_file_obeys_no_terminal() -> None:
    assert shown("a\x1b[31m\u202eb\nc\x9b") == "a�[31m�b�c�"
    assert shown("soft\u00adhyphen, Größe, Зеленський") == "soft\u00adhyphen, Größe, Зеленський"
    assert shown("x" * 500) == "x" * 120 + "…"


# -- any change at all -------------------------------------------------------------------------


def changed(data: bytes, changes: list[tuple[int, int]], cut: int | None) -> bytes:
    """A file with some of its bytes changed, and perhaps the rest of it missing."""
    new = bytearray(data)
    for place, value in changes:
        new[place % len(new)] = value
    return bytes(new if cut is None else new[: cut % len(new)])


CHANGES = st.lists(st.tuples(st.integers(0, 1 << 30), st.integers(0, 255)), max_size=40)
CUT = st.none() | st.integers(0, 1 << 30)


@given(CHANGES, CUT)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_changed_nothing_crashes_and_no_seal_holds(
    changes: list[tuple[int, int]], cut: int | None
) -> None:
    """What the readers raise is told as what it is; the process that they run in is not needed."""
    data = made("briefing", "en")
    new = changed(data, changes, cut)
    assert (judge_seal(new) is SealState.INTACT) == (new == data)
    assert isinstance(_examined(new), (Carried, str))
    try:
        assert isinstance(differences(new, data), tuple)
    except UnreadableError as error:
        assert str(error).endswith(".")


@given(st.sampled_from(ENCLOSED), CHANGES, CUT)
@example(MANIFEST_FILE, [(513, 32)], None)  # the name of a record
@example(MANIFEST_FILE, [(0, 32)], None)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_changed_inside_is_read_or_refused(
    name: str, changes: list[tuple[int, int]], cut: int | None
) -> None:
    files = attachments(made("briefing", "en"))
    new = changed(files[name], changes, cut)
    told = _but_for_what_only_others_know(carried(files).manifest)
    found = carried({**files, name: new})
    assert bool(found.contradictions or found.newer) == (new != files[name]) or (
        # What is no dossier at all is told where it should be rendered.
        (name == DOSSIER_FILE and found.dossier is None)
        # Only the records themselves, and a print anew, can tell whether these are right.
        or (name == MANIFEST_FILE and _but_for_what_only_others_know(found.manifest) == told)
    )


def _but_for_what_only_others_know(manifest: Manifest | None) -> dict[str, object] | None:
    """A manifest without what nothing else in the file could contradict."""
    unknown = {"as_of", "records", "made_with"}
    return manifest.model_dump(exclude=unknown) if manifest else None


# -- work that is confined ---------------------------------------------------------------------


def test_work_that_is_done_gives_its_result() -> None:
    assert confined(max, 3, 7, seconds=60) == 7


def test_work_that_takes_too_long_is_given_up() -> None:
    assert confined(time.sleep, 600, seconds=1.5) == GaveUp("it takes more than 1.5 seconds")


def test_work_that_takes_too_much_memory_is_given_up() -> None:
    found = confined(bytes, 2 << 30, seconds=60, memory=1 << 30)
    assert found == GaveUp("it takes too much memory")


def test_work_that_takes_its_process_with_it_is_given_up() -> None:
    assert confined(os._exit, 3, seconds=60) == GaveUp("the program that reads it broke off")


def test_work_that_fails_is_given_up_and_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    assert confined(int, "x", seconds=60) == GaveUp("it fails with ValueError")
    assert confined(print, "loud", seconds=60) is None
    assert capfd.readouterr() == ("", "")
