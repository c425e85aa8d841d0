"""Where the templates are: in a wheel, in a checkout, and beside an editor's content.

A folder of one's own takes the place of the shipped templates file by file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

SHIPPED = "shipped"
"""What a template's name begins with that is to come from the program and from nowhere else."""

_PACKAGE = Path(__file__).resolve().parent


def shipped_templates() -> Path:
    """The folder of the templates that come with the program."""
    in_wheel = _PACKAGE / "_templates"
    return in_wheel if in_wheel.is_dir() else _PACKAGE.parent / "templates"


def template_folders(own: Path | None) -> tuple[Path, ...]:
    """Where to look for a template, the first folder first."""
    shipped = shipped_templates()
    return (shipped,) if own is None or own.resolve() == shipped else (own, shipped)


def find(folders: tuple[Path, ...], name: str) -> Path | None:
    """The file of that name in the first folder that has it."""
    return next((f / name for f in folders if (f / name).is_file()), None)


def shown(folders: tuple[Path, ...], path: Path) -> str:
    """A template's path as messages print it: below `templates/`, wherever that lies.

    A shipped one whose place another takes is still extended by it: its name says which of the two.
    """
    inside = next((f for f in folders if path.is_relative_to(f)), None)
    if inside is None:
        return path.as_posix()
    name = path.relative_to(inside).as_posix()
    return f"templates/{name}" if find(folders, name) == path else f"{SHIPPED}/{name}"


def every(folders: tuple[Path, ...], pattern: str) -> Iterator[Path]:
    """Each file that a pattern matches, once by name, from the first folder that has it."""
    seen: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(p for p in folder.glob(pattern) if p.is_file()):
            seen.setdefault(path.relative_to(folder).as_posix(), path)
    yield from (seen[name] for name in sorted(seen))
