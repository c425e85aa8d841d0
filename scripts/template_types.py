"""What templates are given, written from the types: a part of `make reference`.

In: `briefs.views.types`, `kinds`, `pictures.entries`, `quoted`, `documents`, `pages`
and `site.types`. Out:
`docs/template-types.md`. What a field means stands beside it in its type, or in `given.ALIKE` for
those that mean the same everywhere.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import ModuleType

from briefs.views import documents, kinds, pages, quoted, types
from briefs.views.given import ALIKE, GIVEN
from briefs.views.pictures import entries
from briefs.views.site import types as site

_WORDS = {"str": "text", "int": "number", "bool": "yes or no", "EntryT": "entries"}

_HEAD = """# What templates are given

<!-- Written by `make reference` from the types; changes by hand are lost. -->

How to use all this is in the [guide for template authors](templates.md). *Text* prints as it is,
*prose* with `| prose`; a list is gone through with `{% for … %}`; *yes or no*, and what may be
nothing, is asked with `{% if … %}`. An empty text, an empty list and nothing all count as no.

## Templates

Besides the names in this table every template has `_` and `quoted`. A template that is included or
extended by one of these has the same names as that one.
"""


@dataclass(frozen=True)
class Attribute:
    """What a template may ask of a type: a field, a property or a method."""

    name: str
    takes: tuple[str, ...] | None
    """The parameters of a method; None where there is nothing to call."""
    kind: str
    """What it gives, in words."""
    meaning: str


@dataclass(frozen=True)
class Described:
    """A type of the views as the page tells of it."""

    name: str
    meaning: str
    attributes: tuple[Attribute, ...]


def described(module: ModuleType) -> tuple[Described, ...]:
    """The types of a module, in the order in which they stand there."""
    body = ast.parse(inspect.getsource(module)).body
    return tuple(_type(node) for node in body if isinstance(node, ast.ClassDef))


def _type(node: ast.ClassDef) -> Described:
    return Described(node.name, ast.get_docstring(node) or "", tuple(_attributes(node)))


def _attributes(node: ast.ClassDef) -> Iterator[Attribute]:
    for item, after in pairwise([*node.body, ast.Pass()]):
        match item:
            case ast.AnnAssign(target=ast.Name(id=name), annotation=kind):
                yield Attribute(name, None, _in_words(kind), _meaning(name, _docstring(after)))
            case ast.FunctionDef(name=name, returns=ast.expr() as kind):
                takes = tuple(one.arg for one in item.args.args[1:])
                meaning = ast.get_docstring(item) or ""
                is_property = bool(item.decorator_list)
                yield Attribute(name, None if is_property else takes, _in_words(kind), meaning)


def _meaning(name: str, docstring: str) -> str:
    """What stands below a field; below most of prose it stands only that it is prose."""
    if docstring in ("", "*Prose.*"):
        return f"{docstring} {ALIKE.get(name, '')}".strip()
    return docstring


def _docstring(node: ast.stmt) -> str:
    """The text below a field."""
    match node:
        case ast.Expr(value=ast.Constant(value=str() as text)):
            return text
    return ""


def _in_words(kind: ast.expr) -> str:
    """A type in words, as an author reads it."""
    match kind:
        case ast.Name(id=name):
            return _WORDS.get(name) or f"[{name}](#{name.lower()})"
        case ast.BinOp(left=kept, op=ast.BitOr(), right=ast.Constant(value=None)):
            return f"{_in_words(kept)}, or nothing"
        case ast.Subscript(value=ast.Name(id="tuple"), slice=ast.Tuple(elts=[item, _])):
            return f"list of {_in_words(item)}".replace("list of list of", "list of lists of")
        case ast.Subscript(value=outer, slice=inner):
            return f"{_in_words(outer)} of {_in_words(inner)}"
    raise NotImplementedError(f"no words for {ast.unparse(kind)}")


def _given(names: Mapping[str, type]) -> str:
    return ", ".join(
        f"`{name}`: [{k.__name__}](#{k.__name__.lower()})" for name, k in names.items()
    )


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    for row in (head, ("---",) * len(head), *rows):
        yield "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in row) + " |"
    yield ""


def _section(one: Described) -> Iterator[str]:
    yield from (f"### {one.name}", "", " ".join(one.meaning.split()), "")
    rows = (
        (
            f"`{a.name}`" if a.takes is None else f"`{a.name}({', '.join(a.takes)})`",
            a.kind,
            a.meaning,
        )
        for a in one.attributes
    )
    yield from _table(("Name", "What it is", "Meaning"), rows)


def page() -> str:
    """The text of `docs/template-types.md`."""
    lines = [_HEAD]
    given = ((f"`{name}`", _given(names)) for name, names in GIVEN.items())
    lines += _table(("Template", "Is given"), given)
    for heading, module in (
        ("Documents", documents),
        ("Documents about sources", pages),
        ("Pages of the site", site),
        ("Entries", types),
        ("What only some kinds have", kinds),
        ("Entries with a picture", entries),
        ("What is quoted", quoted),
    ):
        lines += [f"## {heading}", "", " ".join((module.__doc__ or "").split()), ""]
        for one in described(module):
            lines += _section(one)
    return "\n".join(lines).rstrip("\n") + "\n"
