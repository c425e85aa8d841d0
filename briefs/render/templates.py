"""Jinja: two sandboxed environments, one that escapes HTML and one that escapes Markdown.

Text from records is data, never a template. A template that is broken, or that names what it is not
given, is a diagnostic at the template's own line, with the names that it could have meant.

A template is looked for in the house's folder first. `shipped/…` is always the one that comes with
the program: so a template can extend the very one whose place it takes.
"""

from __future__ import annotations

import json
import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, is_dataclass
from functools import partial
from pathlib import Path
from typing import Any, cast

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    UndefinedError,
    nodes,
)
from jinja2.environment import TemplateModule
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from briefs.diagnostics import Faults, Span, diagnostic
from briefs.records.nearest import nearest
from briefs.render import prose
from briefs.render.between import between_tags
from briefs.shipped import SHIPPED, find, shipped_templates, shown
from briefs.views.wording import Wording

_GUIDE = "`docs/templates.md`"
_TYPES = "`docs/template-types.md`"


@dataclass(frozen=True)
class _Place:
    path: Path
    line: int


class Renderer:
    """Templates from one or more folders, the first folder first."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self.folders = folders
        loader = _loader(folders)
        self._html = _environment(loader)
        self._html.filters["prose"] = prose.to_html
        self._checked: set[tuple[Environment, str]] = set()
        self._markdown = _environment(loader, finalize=_markdown)
        self._markdown.filters["prose"] = prose.to_markdown
        self._markdown.filters["json"] = _json

    def html(self, template: str, wording: Wording, **context: Any) -> str:
        """Render a template to HTML: texts escaped, and made fit to be set in lines."""
        return between_tags(self._render(self._html, template, wording, context))

    def markdown(self, template: str, wording: Wording, **context: Any) -> str:
        """Render a template to Markdown; every text is escaped."""
        return self._render(self._markdown, template, wording, context)

    def _render(
        self, environment: Environment, name: str, wording: Wording, context: dict[str, Any]
    ) -> str:
        given = {"_": wording.phrase, "quoted": wording.quoted, **context}
        try:
            text = environment.get_template(name).render(given)
        except TemplateSyntaxError as error:
            place = _Place(Path(error.filename or name), error.lineno)
            raise self._fault(place, str(error.message)) from error
        except TemplateNotFound as error:
            message = f"There is no template `{error.name}`"
            hint = _near_template(str(error.name), environment.list_templates(["jinja"]))
            raise self._fault(self._place_of(error, name), message, hint) from error
        except UnicodeDecodeError as error:
            path = find(self.folders, name) or Path(name)
            line = error.object[: error.start].count(b"\n") + 1
            message = "The template is not UTF-8"
            raise self._fault(_Place(path, line), message, "Save it as UTF-8.") from error
        except _MissingError as error:
            hint = error.hint
            if error.is_loose:
                hint = _near_name(error.name, given, self._macros(environment, name))
            elif error.is_imported:
                hint = _near_macro(error.name, self._macros(environment, name), str(error.message))
            raise self._fault(self._place_of(error, name), str(error.message), hint) from error
        except RecursionError as error:
            place = self._place_of(error, name)
            message = "The template leads back to itself, and so on without an end"
            hint = f"To extend the shipped template of the same name, write `{SHIPPED}/{name}`."
            raise self._fault(place, message, hint) from error
        except Exception as error:
            if not self._frames(error):
                raise  # not in a template: a bug of ours
            # Whatever goes wrong while a template runs is the template's: it is code too.
            message = f"{type(error).__name__}: {error}"
            raise self._fault(self._place_of(error, name), message) from error
        if (environment, name) not in self._checked:
            self._check_blocks(environment, name)
            self._checked.add((environment, name))
        return text

    def _check_blocks(self, environment: Environment, name: str) -> frozenset[str]:
        """The blocks of a template and of those that it extends; each has its place in one of them.

        Jinja drops a block that no parent has without a word, and with it whatever it says: a
        misspelt `letterhead` would be a briefing without one.
        """
        source, filename, _ = cast(BaseLoader, environment.loader).get_source(environment, name)
        tree = environment.parse(source, name, filename)
        own = frozenset(block.name for block in tree.find_all(nodes.Block))
        match next(tree.find_all(nodes.Extends), None):
            case nodes.Extends(template=nodes.Const(value=str() as parent)):
                known = self._check_blocks(environment, parent)
            case _:
                return own
        for block in (node for node in tree.body if isinstance(node, nodes.Block)):
            if block.name not in known:
                message = f"`{parent}` has no block `{block.name}`, so this is printed nowhere"
                hint = _near(block.name, known, f"`{parent}`")
                place = _Place(Path(filename or name), block.lineno)
                raise self._fault(place, message, f"{hint}; {_GUIDE} describes them.")
        return own | known

    def _macros(self, environment: Environment, name: str) -> dict[str, str]:
        """The macros for templates of this kind, HTML or Markdown, each with what to import.

        None where that template is broken itself: whoever uses it is told.
        """
        parts = f"parts.{name.partition('.')[2]}"
        try:
            source, _, _ = cast(BaseLoader, environment.loader).get_source(environment, parts)
            found = environment.parse(source).find_all(nodes.Macro)
        except (TemplateSyntaxError, UnicodeDecodeError):
            return {}
        return {macro.name: parts for macro in found}

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


class _MissingError(UndefinedError):
    """A name that a template uses and does not have, and what it may have meant."""

    def __init__(self, of: object, name: object, told: bool, message: str | None = None) -> None:
        super().__init__(message)
        self.name = str(name)
        self.is_loose = of is missing and not told
        """Whether it stands alone: then the context, or an import, ought to have it."""
        self.is_imported = of is missing and told and name != "super"
        """Whether a template ought to have it from which it is imported."""
        self.hint = _hint_of(of, self.name)


class _Undefined(StrictUndefined):
    """What stands in for a missing name until somebody uses it."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        if exc is UndefinedError:
            exc = cast(type[TemplateRuntimeError], partial(_MissingError, obj, name, bool(hint)))
        super().__init__(hint, obj, name, exc)

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:  # Jinja's own: of an import, of `super()`, of what is unsafe
            return self._undefined_hint[:1].upper() + self._undefined_hint[1:]
        name, of = str(self._undefined_name), self._undefined_obj
        if of is missing:
            return f"There is no `{name}`"
        if of is None:
            return f"`{name}` is asked of something that is not there"
        return f"{_kind(of)} has no `{name}`"


def _kind(value: object) -> str:
    """What a value is, in an author's words."""
    if isinstance(value, TemplateModule):
        return f"`{value.__name__}`"
    if is_dataclass(value):
        return f"`{type(value).__name__}`"
    kinds: dict[type, str] = {str: "A text", tuple: "A list", int: "A number", bool: "A yes or no"}
    return kinds.get(type(value), f"`{type(value).__name__}`")


def _hint_of(of: object, name: str) -> str:
    """What is there to be had of a value where a name is not."""
    if of is None:
        return "Ask first whether it is there: `{% if … %}`."
    if isinstance(of, tuple):
        return "Take its entries one by one: `{% for entry in … %}`."
    if is_dataclass(of):
        has = [key for key in dir(of) if not key.startswith("_")]
        return f"{_near(name, has, _kind(of))}; {_TYPES} describes it."
    return ""


def _near(word: str, known: Iterable[str], whose: str) -> str:
    """The nearest of the known words, then all of them."""
    close = nearest(word, known := list(known))
    meant = f"Did you mean `{close}`? " if close else ""
    return f"{meant}{whose} has {_listed(known)}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))


def _near_name(name: str, given: Iterable[str], macros: Mapping[str, str]) -> str:
    """A hint for a name that is neither given nor imported; for each macro we know its template."""
    if name in macros:
        importing = f'{{% from "{macros[name]}" import {name} with context %}}'
        return f"It is a macro of `{macros[name]}`: import it first, `{importing}`."
    return f"{_near(name, given, 'The template')}; {_GUIDE} describes them."


def _near_macro(name: str, macros: Mapping[str, str], complaint: str) -> str:
    """A hint for a name that is imported from where it is not."""
    if not any(f"'{template}'" in complaint for template in macros.values()):
        return ""
    return _near(name, macros, f"`{next(iter(macros.values()))}`") + "."


def _near_template(name: str, known: Iterable[str]) -> str:
    """A hint for a template that is not there; the endings, which many share, do not count."""
    stem, dot, ending = name.partition(".")
    stems = [one.removesuffix(dot + ending) for one in known if one.endswith(dot + ending)]
    close = nearest(stem, stems)
    return f"Did you mean `{close}{dot}{ending}`?" if close else ""


def _markdown(value: Any) -> Any:
    """Escape what is printed into Markdown, unless it is Markdown already.

    `Markup` here means *needs no more escaping*: so Jinja's own escaping, which is for HTML, leaves
    it alone, and what a macro returns is not escaped twice.
    """
    return value if isinstance(value, Markup) else prose.escape(str(value))


def _json(value: Any) -> Markup:
    """A value for front matter: JSON is YAML too, and needs no care about colons."""
    return Markup(json.dumps(value, ensure_ascii=False))


def _loader(folders: tuple[Path, ...]) -> BaseLoader:
    """The first folder first; what begins with `shipped/` from the shipped folder only."""
    ours = PrefixLoader({SHIPPED: FileSystemLoader(shipped_templates())})
    return ChoiceLoader([ours, FileSystemLoader([str(folder) for folder in folders])])


def _environment(loader: BaseLoader, **options: Any) -> Environment:
    return ImmutableSandboxedEnvironment(
        loader=loader,
        undefined=_Undefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        **options,
    )
