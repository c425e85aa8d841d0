"""Jinja: two sandboxed environments, one that escapes HTML and one that escapes Markdown.

Text from records is data, never a template. A template that is broken, or that names what it is not
given, is a diagnostic at the template's own line.
"""

from __future__ import annotations

import json
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from briefs.diagnostics import Faults, Span, diagnostic
from briefs.render import prose
from briefs.views.wording import Wording


@dataclass(frozen=True)
class _Place:
    path: Path
    line: int


class Renderer:
    """Templates from one or more folders, the first folder first."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self.folders = folders
        loader = FileSystemLoader([str(folder) for folder in folders])
        self._html = _environment(loader)
        self._html.filters["prose"] = prose.to_html
        self._markdown = _environment(loader, finalize=_markdown)
        self._markdown.filters["prose"] = prose.to_markdown
        self._markdown.filters["json"] = _json

    def html(self, template: str, wording: Wording, **context: Any) -> str:
        """Render a template to HTML; every text is escaped."""
        return self._render(self._html, template, wording, context)

    def markdown(self, template: str, wording: Wording, **context: Any) -> str:
        """Render a template to Markdown; every text is escaped."""
        return self._render(self._markdown, template, wording, context)

    def _render(
        self, environment: Environment, name: str, wording: Wording, context: dict[str, Any]
    ) -> str:
        try:
            template = environment.get_template(name)
            return template.render(_=wording.phrase, quoted=wording.quoted, **context)
        except TemplateSyntaxError as error:
            path = Path(error.filename or name)
            raise self._fault(_Place(path, error.lineno), f"{error.message}") from error
        except TemplateNotFound as error:
            place = self._place_of(error) or _Place(Path(name), 1)
            raise self._fault(place, f"There is no template `{error.name}`.") from error
        except UndefinedError as error:
            place = self._place_of(error) or _Place(Path(name), 1)
            known = ", ".join(f"`{key}`" for key in sorted([*context, "_", "quoted"]))
            message = f"{str(error.message).rstrip('.')}."
            hint = f"This template is given {known}; `briefs/views/types.py` describes them."
            raise self._fault(place, message, hint) from error
        except TemplateError as error:
            place = self._place_of(error) or _Place(Path(name), 1)
            raise self._fault(place, f"{error}.") from error

    def _place_of(self, error: BaseException) -> _Place | None:
        """The deepest line of a template in a traceback: Jinja rewrites frames to their lines."""
        folders = tuple(str(folder) for folder in self.folders)
        frames = [
            frame
            for frame in traceback.extract_tb(error.__traceback__)
            if frame.filename.startswith(folders)
        ]
        return _Place(Path(frames[-1].filename), frames[-1].lineno or 1) if frames else None

    def _fault(self, place: _Place, message: str, hint: str = "") -> Faults:
        lines = place.path.read_text("utf-8").splitlines() if place.path.is_file() else []
        text = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
        indent = len(text) - len(text.lstrip())
        width = max(1, len(text.strip()))
        span = Span(place.path.as_posix(), place.line, indent + 1, width, text)
        return Faults([diagnostic("template-error", span, message, hint)])


def _markdown(value: Any) -> Any:
    """Escape what is printed into Markdown, unless it is Markdown already.

    `Markup` here means *needs no more escaping*: so Jinja's own escaping, which is for HTML, leaves
    it alone, and what a macro returns is not escaped twice.
    """
    return value if isinstance(value, Markup) else prose.escape(str(value))


def _json(value: Any) -> Markup:
    """A value for front matter: JSON is YAML too, and needs no care about colons."""
    return Markup(json.dumps(value, ensure_ascii=False))


def _environment(loader: FileSystemLoader, **options: Any) -> Environment:
    return ImmutableSandboxedEnvironment(
        loader=loader,
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        **options,
    )
