"""The seal: a SHA-256 over a whole file, which stands in the file itself.

It is computed with its own 64 digits set to zero, and lies in the XMP packet, which is never
compressed: so nothing moves when it is filled in, and anybody can check it with `sed` and
`sha256sum`. It is no signature. It tells whether a file is what it was when it was sealed, and
nothing of who sealed it: whoever changes a file can seal it anew.
"""

from __future__ import annotations

import hashlib
import re
from enum import StrEnum

from briefs.render.xmp import Property, Schema

_BLANK = "0" * 64
_FIELD = re.compile(rb"<briefs:seal>([0-9a-f]{64})</briefs:seal>")
_NAMESPACE = "urn:briefs:seal:1#"

SEAL = Schema(
    _NAMESPACE,
    "briefs",
    "Seal of a briefing",
    (
        Property(
            "seal",
            _BLANK,
            "SHA-256 of the whole file in lower-case hexadecimal, computed with the 64 digits of "
            "this property set to zero. Anybody can compute it anew: it is no signature.",
        ),
    ),
)
"""The property that the seal is, still blank; `sealed` fills it in."""


class SealState(StrEnum):
    """What a file's seal says."""

    INTACT = "intact"
    BROKEN = "broken"
    ABSENT = "absent"


def sealed(data: bytes) -> bytes:
    """A file with its blank seal filled in.

    Raises `ValueError` where it has not exactly one, blank.
    """
    found = list(_FIELD.finditer(data))
    if len(found) != 1 or found[0][1] != _BLANK.encode():
        raise ValueError(f"a file to seal has one blank seal, and this has {len(found)}")
    start, end = found[0].span(1)
    return data[:start] + hashlib.sha256(data).hexdigest().encode() + data[end:]


def judge_seal(data: bytes) -> SealState:
    """Whether a file is what it was when it was sealed.

    A file with more than one seal was not sealed by this program, so that none of them holds.
    """
    found = list(_FIELD.finditer(data))
    if not found:
        was_sealed = _NAMESPACE.encode() in data or b"<briefs:seal>" in data
        return SealState.BROKEN if was_sealed else SealState.ABSENT
    holds = hashlib.sha256(blanked(data)).hexdigest() == found[0][1].decode()
    return SealState.INTACT if holds and len(found) == 1 else SealState.BROKEN


def blanked(data: bytes) -> bytes:
    """A file, or its metadata, with the digits of every seal in it set to zero."""
    return _FIELD.sub(f"<briefs:seal>{_BLANK}</briefs:seal>".encode(), data)
