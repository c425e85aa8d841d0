"""Outputs onto disk: checked, staged, swapped in whole. The only room that writes to the output.

A manifest in the output folder lists every file that a build made, with its SHA-256. So the next
build can tell its own files from anybody else's: a folder that holds others is refused, never
emptied, and only files that the manifest names are ever removed.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import secrets
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from briefs.diagnostics import Collector, Diagnostic, Span, diagnostic
from briefs.settings import Audience

MANIFEST = ".briefs.json"
_SYSTEM_FILES = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_NAMED = 3
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class PublishError(Exception):
    """The operating system would not let the outputs be written; says what it answered."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file to publish: its path below the output folder, its bytes, and what it comes from."""

    path: str
    data: bytes
    origin: Span


def collisions(outputs: Iterable[tuple[str, Span]]) -> Iterator[Diagnostic]:
    """Outputs that would share a path, on any file system: Windows and macOS ignore case."""
    first: dict[str, tuple[str, Span]] = {}
    named: set[tuple[Span, Span]] = set()
    for path, origin in outputs:
        before = first.setdefault(path.casefold(), (path, origin))
        if before[1] != origin and (before[1], origin) not in named:
            other = before[1]
            named.add((other, origin))  # one is enough: its other files collide as well
            message = f"`{path}` is also made from {other.path}"
            message += "." if before[0] == path else f", there as `{before[0]}`."
            hint = "Rename one of the two; file systems may not tell capital letters apart."
            yield diagnostic("output-collision", origin, message, hint)


def check_target(
    target: Path, shown: str, content: Path, collector: Collector, audience: Audience
) -> None:
    """Refuse an output folder with anything that no build made, or made for another audience."""
    span = Span(shown)
    hint = "Name another folder with `--output DIR`, or move these files away."
    real = target.resolve()
    if content.resolve() == real or content.resolve() in real.parents:
        message = "The output folder lies inside the content folder."
        collector.add("output-not-ours", span, message, "Name another with `--output DIR`.")
    elif real.exists() and not real.is_dir():
        message = "There is a file where the output folder should be."
        collector.add("output-not-ours", span, message, hint)
    elif real.is_dir() and (strangers := _strangers(real)):
        names = ", ".join(f"`{name}`" for name in strangers[:_NAMED])
        more = f" and {len(strangers) - _NAMED} more" if len(strangers) > _NAMED else ""
        message = "The output folder holds what no build made, or what was changed since: "
        message += f"{names}{more}."
        collector.add("output-not-ours", span, message, hint)
    elif (made_for := _made_for(real)) not in (None, audience):
        message = f"The output folder holds what was built for another audience: {made_for}."
        hint = "Name another folder with `--output DIR`; each audience has its own."
        collector.add("output-not-ours", span, message, hint)
    elif audience is not Audience.PUBLIC and real == Path(Audience.PUBLIC.value).resolve():
        message = "This is the folder for the public, and the build is not."
        hint = "Leave `--output` out, or name another folder."
        collector.add("output-not-ours", span, message, hint)


def losses(target: Path, shown: str, kept: Collection[str]) -> Iterator[Diagnostic]:
    """What a build of a part would take away: files of an earlier build that it does not make."""
    lost = sorted(path for path in _manifest(target.resolve()) or {} if path not in kept)
    if lost:
        message = f"This builds a part, and would remove {len(lost)} files such as `{lost[0]}`."
        hint = "Name another folder for the part with `--output DIR`."
        yield diagnostic("output-not-ours", Span(shown), message, hint)


def publish(outputs: Iterable[Output], target: Path, audience: Audience = Audience.PUBLIC) -> int:
    """Make `target` hold exactly these outputs; return how many. All or nothing.

    Raises `PublishError` where the operating system refuses.
    """
    files = {output.path: output.data for output in outputs}
    hashes = {path: hashlib.sha256(data).hexdigest() for path, data in sorted(files.items())}
    real = target.resolve()
    try:
        unchanged = _manifest(real) == hashes and _made_for(real) == audience
        if real.is_dir() and unchanged and not _missing(real, hashes):
            return len(files)  # nothing changed: leave the folder, and its dates, alone
        real.parent.mkdir(parents=True, exist_ok=True)
        _clean_up(real)
        staging = real.parent / f".{real.name}.{os.getpid()}-{secrets.token_hex(4)}.staging"
        try:
            _write(staging, files, hashes, audience)
            _swap(staging, real)
        finally:
            # By now the outputs stand or the build has failed: what is left over changes neither.
            with suppress(OSError):
                _remove_made(staging)
    except OSError as error:
        raise PublishError(f"{error.strerror or error}: {error.filename or target}") from error
    return len(files)


def _write(
    folder: Path, files: Mapping[str, bytes], hashes: Mapping[str, str], audience: Audience
) -> None:
    folder.mkdir()
    manifest = {"made_by": "briefs", "audience": audience.value, "files": hashes}
    text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    (folder / MANIFEST).write_bytes(text.encode())
    for path, data in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def _swap(staging: Path, target: Path) -> None:
    """Put `staging` in the place of `target`; what was there is then at `staging`."""
    if not target.exists():
        staging.rename(target)
    elif not _exchange(staging, target):
        aside = staging.with_suffix(".aside")
        target.rename(aside)
        try:
            staging.rename(target)
        except OSError:
            aside.rename(target)
            raise
        aside.rename(staging)


def _exchange(a: Path, b: Path) -> bool:
    """Swap two folders in one step, where the system can (Linux `renameat2`)."""
    if sys.platform != "linux":
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    paths = (os.fsencode(a), os.fsencode(b))
    return bool(rename(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)


def _clean_up(target: Path) -> None:
    """Remove what builds that were interrupted left behind."""
    for left in target.parent.glob(f".{target.name}.*.staging"):
        if not _is_running(left.name.removesuffix(".staging").rsplit(".", 1)[-1].split("-")[0]):
            _remove_made(left)


def _is_running(pid: str) -> bool:
    if sys.platform == "win32" or not pid.isdigit():
        return True  # cannot tell: leave it alone
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _remove_made(folder: Path) -> None:
    """Remove the files of a folder that its manifest names, then what is empty."""
    if not folder.is_dir():
        return
    made = _manifest(folder) or {}
    for path in (*made, MANIFEST):
        (folder / path).unlink(missing_ok=True)
    for left in list(folder.rglob("*")):
        if left.name in _SYSTEM_FILES and left.is_file():
            left.unlink()
    for place in sorted((p for p in folder.rglob("*") if p.is_dir()), reverse=True):
        if not any(place.iterdir()):
            place.rmdir()
    if not any(folder.iterdir()):
        folder.rmdir()


def _document(folder: Path) -> dict[str, Any]:
    """What the manifest of a folder says; nothing where there is none that can be read."""
    try:
        document = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return {}
    return document if isinstance(document, dict) else {}


def _made_for(folder: Path) -> str | None:
    """The audience that a build made this folder for; None where no build did."""
    return None if _manifest(folder) is None else str(_document(folder).get("audience", "public"))


def _manifest(folder: Path) -> dict[str, str] | None:
    """The files that a build made here and their hashes; None where no build did."""
    files = _document(folder).get("files")
    if not isinstance(files, dict) or not all(_is_inside(path) for path in files):
        return None
    return {str(path): str(digest) for path, digest in files.items()}


def _is_inside(path: str) -> bool:
    pure = PurePosixPath(path)
    return bool(path) and not pure.is_absolute() and ".." not in pure.parts


def _missing(folder: Path, hashes: Mapping[str, str]) -> list[str]:
    return [path for path in hashes if not (folder / path).is_file()]


def _strangers(folder: Path) -> list[str]:
    """The files that no build made, or that somebody changed since; sorted."""
    made = _manifest(folder)
    found = []
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() and not path.is_symlink():
            if made is not None and name in made:
                found.append(name)
            continue
        if path.is_symlink():
            found.append(name)  # a build makes no links
            continue
        if path.name in _SYSTEM_FILES or (name == MANIFEST and made is not None):
            continue
        if (
            made is None
            or name not in made
            or hashlib.sha256(path.read_bytes()).hexdigest() != made[name]
        ):
            found.append(name)
    return sorted(found)
