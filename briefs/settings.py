"""What a run can be told. One table: the command line and the manual both read it.

Each field of `Settings` has its default, its option and its help text here and nowhere else.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any


class Audience(StrEnum):
    """Who outputs are made for; also the name of the folder that they go into by themselves."""

    PUBLIC = "public"
    INTERNAL = "internal"


def _option(default: Any, flag: str, metavar: str, text: str) -> Any:
    return field(default=default, metadata={"flag": flag, "metavar": metavar, "help": text})


@dataclass(frozen=True, slots=True)
class Settings:
    """The options of one run."""

    content: Path = _option(Path("content"), "--content", "DIR", "The folder with the records.")
    templates: Path | None = _option(
        None,
        "--templates",
        "DIR",
        "A folder whose templates take the place of the built-in ones, file by file; "
        "left out, `templates/` beside the content folder if it is there.",
    )
    target: Path | None = _option(
        None,
        "--output",
        "DIR",
        "The folder to publish into; left out, `public/`, or `internal/` for that audience.",
    )
    audience: Audience = _option(
        Audience.PUBLIC,
        "--audience",
        "public|internal",
        "Who it is for. What is marked above TLP:CLEAR, under embargo, or hidden by the Chatham "
        "House Rule is in no output for the public.",
    )
    as_of: str = _option(
        "",
        "--as-of",
        "DATE",
        "Publish what is under embargo until this day or time, or an earlier one; left out, every "
        "embargo holds.",
    )
    languages: tuple[str, ...] = _option(
        (), "--lang", "L", "Only this language; may be given several times."
    )
    meetings: tuple[str, ...] = _option(
        (), "--meeting", "ID", "Only this meeting; may be given several times."
    )
    jobs: int = _option(
        0, "--jobs", "N", "How many PDFs to make at a time; 0 is one for each processor."
    )
    word: bool = _option(
        False,
        "--docx",
        "",
        'Make a Word document of each briefing as well; needs `pip install "briefs[docx]"`.',
    )
    without_search: bool = _option(
        False,
        "--no-search",
        "",
        "Make no search page and no index for it; for systems that Pagefind does not run on.",
    )
    strict: bool = _option(False, "--strict", "", "Warnings are faults too.")

    @property
    def is_partial(self) -> bool:
        """Whether only a part of the content is asked for."""
        return bool(self.languages or self.meetings)

    @property
    def output(self) -> Path:
        """The folder to publish into: each audience has its own."""
        return self.target or Path(self.audience.value)

    @property
    def takes_the_usual_folder(self) -> bool:
        """Whether the output goes where all that is for this audience goes."""
        return self.output.resolve() == Path(self.audience.value).resolve()

    @property
    def own_templates(self) -> Path | None:
        """The folder of overriding templates, if there is one."""
        if self.templates is not None:
            return self.templates
        beside = self.content.parent / "templates"
        return beside if beside.is_dir() else None

    @property
    def workers(self) -> int:
        """How many PDFs are made at a time."""
        return self.jobs or os.cpu_count() or 1


def options() -> dict[str, dict[str, Any]]:
    """Each option by the name of its field: its flag, metavar, help text and default."""
    return {f.name: {**f.metadata, "default": f.default} for f in fields(Settings)}
