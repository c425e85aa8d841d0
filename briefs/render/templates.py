"""Jinja: two sandboxed environments, one that escapes HTML and one that escapes Markdown.

Text from records is data, never a template. A template that is broken, or that names what it is not
given, is a diagnostic at the template's own line.
"""

from __future__ import annotations

import json
import traceback
from dataclasses import dataclass, is_dataclass
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from briefs.diagnostics import Faults, Span, diagnostic
from briefs.records.nearest import did_you_mean
from briefs.render import prose
from briefs.shipped import find, shown
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
            place = _Place(Path(error.filename or name), error.lineno)
            raise self._fault(place, str(error.message)) from error
        except TemplateNotFound as error:
            message = f"There is no template `{error.name}`."
            raise self._fault(self._place_of(error, name), message) from error
        except UnicodeDecodeError as error:
            path = find(self.folders, name) or Path(name)
            line = error.object[: error.start].count(b"\n") + 1
            message = "The template is not UTF-8"
            raise self._fault(_Place(path, line), message, "Save it as UTF-8.") from error
        except UndefinedError as error:
            known = ", ".join(f"`{key}`" for key in sorted([*context, "_", "quoted"]))
            hint = f"The template is given {known}; `briefs/views/types.py` describes them."
            message = str(error.message)
            raise self._fault(self._place_of(error, name), message, hint) from error
        except Exception as error:
            if not self._frames(error):
                raise  # not in a template: a bug of ours
            # Whatever goes wrong while a template runs is the template's: it is code too.
            message = f"{type(error).__name__}: {error}"
            raise self._fault(self._place_of(error, name), message) from error

    def _frames(self, error: BaseException) -> list[traceback.FrameSummary]:
        """The template lines of a traceback: Jinja rewrites frames to them."""
        folders = tuple(str(folder) for folder in self.folders)
        frames = traceback.extract_tb(error.__traceback__)
        return [frame for frame in frames if frame.filename.startswith(folders)]

    def _place_of(self, error: BaseException, name: str) -> _Place:
        """The deepest line of a template in a traceback."""
        if frames := self._frames(error):
            return _Place(Path(frames[-1].filename), frames[-1].lineno or 1)
        return _Place(find(self.folders, name) or Path(name), 1)

    def _fault(self, place: _Place, message: str, hint: str = "") -> Faults:
        found = place.path.is_file()
        lines = place.path.read_text("utf-8", "replace").splitlines() if found else []
        text = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
        indent = len(text) - len(text.lstrip())
        width = max(1, len(text.strip()))
        span = Span(shown(self.folders, place.path), place.line, indent + 1, width, text)
        return Faults([diagnostic("template-error", span, _sentence(message), hint)])


def _sentence(text: str) -> str:
    return text if text.endswith("?") else text.rstrip(".") + "."


class _Undefined(StrictUndefined):
    """A name that a template is not given, with the nearest one that it is."""

    @property
    def _undefined_message(self) -> str:
        name = str(self._undefined_name)
        if self._undefined_obj is missing:
            return f"There is no `{name}`"
        known = [key for key in dir(self._undefined_obj) if not key.startswith("_")]
        hint = did_you_mean(name, known) if is_dataclass(self._undefined_obj) else ""
        return f"There is no `{name}` here. {hint}".strip()


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
        undefined=_Undefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        **options,
    )
