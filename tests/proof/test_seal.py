"""The seal: intact as long as no byte changes, broken by any that does, and checked by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.proof.seal import SEAL, SealState, judge_seal, sealed
from briefs.render.xmp import Metadata, packet
from tests.proof.made import made

BLANK = b"%PDF-1.7\n" + packet(Metadata(title="Talks", schemas=(SEAL,))) + b"\n%%EOF\n"
SEALED = sealed(BLANK)


def test_a_sealed_file_is_intact_and_as_long_as_before() -> None:
    assert judge_seal(BLANK) is SealState.BROKEN
    assert judge_seal(SEALED) is SealState.INTACT
    assert len(SEALED) == len(BLANK)
    assert sum(a != b for a, b in zip(SEALED, BLANK, strict=True)) <= 64


def test_every_byte_counts() -> None:
    for place in range(len(SEALED)):
        changed = bytes([*SEALED[:place], SEALED[place] ^ 1, *SEALED[place + 1 :]])
        assert judge_seal(changed) is SealState.BROKEN, place


@given(st.integers(0, 10_000_000), st.integers(1, 255))
@settings(max_examples=200, deadline=None)
def test_every_byte_of_a_real_file_counts(place: int, bits: int) -> None:
    data = bytearray(made("briefing", "en"))
    data[place % len(data)] ^= bits
    assert judge_seal(bytes(data)) is SealState.BROKEN


@given(st.integers(0, len(SEALED)), st.integers(0, len(SEALED)), st.binary(max_size=20))
def test_so_does_what_is_cut_out_or_put_in(first: int, second: int, more: bytes) -> None:
    start, end = sorted((first, second))
    changed = SEALED[:start] + more + SEALED[end:]
    assert (judge_seal(changed) is SealState.INTACT) == (changed == SEALED)


def test_a_file_without_a_seal_has_none() -> None:
    assert judge_seal(b"") is SealState.ABSENT
    assert judge_seal(b"%PDF-1.7 of somebody else") is SealState.ABSENT


@pytest.mark.parametrize("data", [b"", SEALED, BLANK + BLANK])
def test_only_one_blank_seal_can_be_filled_in(data: bytes) -> None:
    with pytest.raises(ValueError, match="one blank seal"):
        sealed(data)


def test_two_seals_are_none() -> None:
    assert judge_seal(SEALED + SEALED) is SealState.BROKEN


@pytest.mark.parametrize("document", ["briefing", "dossier"])
def test_the_seal_of_a_print_is_intact_and_stands_in_its_metadata(
    document: str, tmp_path: Path
) -> None:
    data = made(document, "de")
    assert judge_seal(data) is SealState.INTACT
    path = tmp_path / "one.pdf"
    path.write_bytes(data)
    with pikepdf.open(path) as pdf:
        assert "/Filter" not in pdf.Root.Metadata
        with pdf.open_metadata() as metadata:
            digits = metadata["{urn:briefs:seal:1#}seal"]
    assert re.fullmatch("[0-9a-f]{64}", digits)
    assert data.count(digits.encode()) == 1
