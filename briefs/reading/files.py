"""The content folder as sorted files in memory."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefs.diagnostics import Collector, Diagnostic, Span, diagnostic
from briefs.reading.nodes import SourceText

_IGNORED = re.compile(r"^(\..*|.*~|#.*#|Thumbs\.db|desktop\.ini|README(\.\w+)?)$")
# Control characters, and the separators that YAML 1.1 takes for line breaks and eyes do not see.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
# What makes letters run in another direction than their own, so that what is seen is not what is
# read ("Trojan Source", CVE-2021-42574). Marks of direction (U+200E, U+200F, U+061C) turn nothing.
EMBEDDINGS = re.compile("[\u202a-\u202e]")
_TURNING = re.compile(f"{EMBEDDINGS.pattern}|[\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class File:
    """One file: its path below the folder, the path to show, and its bytes."""

    path: PurePosixPath
    shown: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The fingerprint of the bytes, in lower-case hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


def read_folder(folder: Path, shown_as: str, collector: Collector) -> tuple[File, ...] | None:
    """Every file below `folder` that an editor could have put there, sorted by path.

    None (with a diagnostic) where there is no such folder.
    """
    if not folder.is_dir():
        message = f"There is no content folder `{shown_as}`."
        hint = "Say where it is with `--content DIR`."
        collector.add("missing-file", Span(shown_as), message, hint)
        return None
    files = []
    for path in sorted(folder.rglob("*")):
        relative = PurePosixPath(path.relative_to(folder).as_posix())
        if path.is_file() and not any(_IGNORED.match(part) for part in relative.parts):
            try:
                data = path.read_bytes()
            except OSError as error:
                message = f"The file cannot be read: {error.strerror}."
                collector.add("missing-file", Span(f"{shown_as}/{relative}"), message)
            else:
                files.append(File(relative, f"{shown_as}/{relative}", data))
    return tuple(files)


def decode(file: File, collector: Collector) -> SourceText | None:
    """The text of a record; None (with a diagnostic) where it is not clean UTF-8."""
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = SourceText.of(file.shown, file.data[: error.start].decode("utf-8", "replace"))
        span = before.at_offset(len(before.text))
        message = f"The byte 0x{file.data[error.start]:02x} is not UTF-8."
        collector.add("bad-encoding", span, message, "Save the file as UTF-8 in the editor.")
        return None
    source = SourceText.of(file.shown, text)
    if (invisible := _INVISIBLE.search(text)) is not None:
        message = f"There is an invisible character here (U+{ord(invisible[0]):04X})."
        collector.add("bad-encoding", source.at_offset(invisible.start()), message, "Delete it.")
        return None
    if (fault := turned(text, source.at_offset)) is not None:
        collector.extend([fault])
        return None
    return source


def turned(text: str, place: Callable[[int], Span]) -> Diagnostic | None:
    """What is wrong where letters of a text are turned round; None where they run as they are read.

    `place` gives for an offset in the text its place in the file.
    """
    found = _TURNING.search(text)
    if found is None:
        return None
    message = (
        f"An invisible character here (U+{ord(found[0]):04X}) turns the direction of letters, "
    )
    message += "so that what is seen is not what is read."
    hint = "Delete it: prints and pages set names in other scripts apart by themselves."
    return diagnostic("bad-encoding", place(found.start()), message, hint)
