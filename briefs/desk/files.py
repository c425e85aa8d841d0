"""New files onto disk: all of them or none, and never over one that is there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from briefs.desk.refused import Refused


def refuse_existing(paths: list[Path]) -> None:
    """Raises `Refused` where something stands at one of the paths already."""
    for path in paths:
        if os.path.lexists(path):
            raise Refused(f"`{path.as_posix()}` is there already. Nothing was written.")


def write_new(files: Mapping[Path, bytes]) -> None:
    """Write every file, or none of them.

    Each is written whole under a name that no reader of records looks at, and gets its own name
    only then; a name that is taken in the meantime is left alone. Raises `Refused` where a file is
    there already or cannot be written; what this call had made by then is taken back.
    """
    refuse_existing(list(files))
    drafts: dict[Path, Path] = {}
    made: list[Path] = []
    try:
        for path, data in files.items():
            _make_folder(path.parent, made)
            drafts[path] = _draft(path, data)
        for path, draft in drafts.items():
            _take_name(draft, path, made)
    except BaseException as error:
        _remove(drafts.values())
        _remove(reversed(made))
        if not isinstance(error, OSError):
            raise
        is_there = isinstance(error, FileExistsError)
        why = "is there already" if is_there else f"cannot be written: {error.strerror}"
        raise Refused(f"`{_shown(error, files)}` {why}. Nothing was written.") from None
    _remove(drafts.values())


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        path.rmdir() if path.is_dir() else path.unlink()


def _make_folder(folder: Path, made: list[Path]) -> None:
    missing = [p for p in (folder, *folder.parents) if not p.exists()]
    for path in reversed(missing):
        path.mkdir()
        made.append(path)


def _draft(path: Path, data: bytes) -> Path:
    """The bytes under another name in the same folder; names with a dot in front are not read."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    draft = Path(name)
    draft.chmod(0o666 & ~_umask())
    return draft


def _umask() -> int:
    """What a new file is not allowed; asking sets it, so it is set back at once."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _take_name(draft: Path, path: Path, made: list[Path]) -> None:
    """Give the draft its name. Raises `FileExistsError` where the name is taken."""
    try:
        path.hardlink_to(draft)
        made.append(path)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # a file system without links
        with path.open("xb") as file:
            made.append(path)
            file.write(draft.read_bytes())


def _shown(error: OSError, files: Mapping[Path, bytes]) -> str:
    """The file that could not be written, as it was asked for."""
    named = {str(path): path for path in files}
    for name in (error.filename2, error.filename):
        if str(name) in named:
            return named[str(name)].as_posix()
    return next(iter(files)).parent.as_posix()
