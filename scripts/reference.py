"""The record reference and the JSON Schemas, written from the models: `make reference`.

In: the models of `briefs.records` and `briefs.dossier`, the table of diagnostics, the command line.
Out: `docs/reference.md` and `docs/schemas/*.schema.json`, and with `scripts/template_types.py`
`docs/template-types.md`. What each field means stands beside it in
its model, and nowhere else.
"""

from __future__ import annotations

import ast
import inspect
import json
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import click
from pydantic import BaseModel

from briefs.cli import cli
from briefs.diagnostics import CODES
from briefs.dossier.model import Dossier
from briefs.records import base, dates, lock, meeting, site, source, statements, vocabulary
from briefs.records.base import FORMAT_VERSION, Record, Translated, one_or_many
from briefs.records.vocabulary import Described
from briefs.render.data import dossier_schema, export_schema
from briefs.settings import options
from scripts import template_types

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = "docs/reference.md"
TEMPLATE_TYPES = "docs/template-types.md"
SCHEMAS = "docs/schemas"

RECORDS: dict[str, tuple[str, type[Record]]] = {
    "site": ("site.yaml", site.Site),
    "actors": ("actors.yaml", site.Actors),
    "source": ("sources/<source>.yaml", source.Source),
    "meeting": ("meetings/<meeting>.yaml", meeting.Meeting),
    "lock": ("meetings/<meeting>.lock.yaml", lock.Lock),
}
"""Each kind of record: its file and its model."""

# The words for the kinds of value that fields take; what they mean is in their docstrings.
WORDS: dict[str, str] = {
    "Line": "text",
    "Prose": "prose",
    "Remark": "prose",
    "Answers": "a mapping: words → prose",
    "Verbatim": "verbatim text",
    "Id": "id",
    "ClaimRef": "claim",
    "ClaimRefs": "claims",
    "CommitmentRefs": "commitments",
    "PartyRef": "party",
    "PartyRefs": "parties",
    "SourceRef": "source",
    "SourceRefs": "sources",
    "VoiceRefs": "voices",
    "Url": "address",
    "Language": "language",
    "Date": "date",
    "Moment": "day or time",
    "Day": "day",
    "Fingerprint": "fingerprint",
    "Due": "due date",
}
_BUILT_IN = {"str": "plain text", "int": "whole number", "bool": "`true` or `false`"}
_UNEXPLAINED = {"FormatVersion": "whole number", "Number": "number in words or figures"}
_NOTHING = "–"


# -- what a field takes, in words --------------------------------------------------------------


def _own_annotation(model: type[BaseModel], name: str) -> tuple[str, ModuleType]:
    """The type of a field as it is written in its model, and the module that says so."""
    for cls in model.__mro__:
        written = inspect.get_annotations(cls)
        if name in written:
            return str(written[name]), sys.modules[cls.__module__]
    raise AssertionError(f"{model.__name__} has no field {name}")


def _in_words(written: ast.expr, module: ModuleType) -> str:
    """A type in words, as an editor reads it."""
    match written:
        case ast.Name(id=name):
            return _named(name, module)
        case ast.BinOp(left=kept, op=ast.BitOr(), right=ast.Constant(value=None)):
            return _in_words(kept, module)
        case ast.Subscript(value=ast.Name(id="dict"), slice=ast.Tuple(elts=[key, value])):
            return f"a mapping: {_in_words(key, module)} → {_in_words(value, module)}"
        case ast.Subscript(value=ast.Name(id="tuple"), slice=ast.Tuple(elts=[item, _])):
            return f"a list of {_in_words(item, module)}"
        case ast.Subscript(value=ast.Name(id="Alternatives"), slice=item):
            return f"{_in_words(item, module)}, or a list of them"
        case ast.Subscript(value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[kind, *marks])):
            return _marked(kind, marks, module)
        case _:
            raise NotImplementedError(f"no words for {ast.unparse(written)}")


def _named(name: str, module: ModuleType) -> str:
    for table in (WORDS, _BUILT_IN, _UNEXPLAINED):
        if name in table:
            return table[name]
    kind = getattr(module, name)
    if isinstance(kind, type) and issubclass(kind, Record | Described):
        return f"[{name}](#{name.lower()})"
    raise NotImplementedError(f"no words for the type {name}: add them to `WORDS`")


def _marked(kind: ast.expr, marks: list[ast.expr], module: ModuleType) -> str:
    """A type and what its marks add: what it refers to, how much of it."""
    words = _in_words(kind, module)
    for mark in marks:
        if not isinstance(mark, ast.Call):
            continue
        name = ast.unparse(mark.func)
        given = {keyword.arg: keyword.value for keyword in mark.keywords}
        if name == "To":
            also = [_constant(word, module) for word in getattr(given.get("also"), "elts", [])]
            target = ast.unparse(mark.args[0]).rsplit(".", 1)[-1].lower()
            words = ", or ".join([target, *(f"`{word}`" for word in also)])
        elif name == "BeforeValidator" and ast.unparse(mark.args[0]) == "one_or_many":
            words = f"{words.removeprefix('a list of ')}, or a list of them"
        elif name == "Field" and ("min_length" in given or "ge" in given):
            least = _constant(given.get("min_length") or given["ge"], module)
            words = f"{words} (at least {least})"
    return words


def _constant(written: ast.expr, module: ModuleType) -> object:
    if isinstance(written, ast.Name):
        return getattr(module, written.id)
    return ast.literal_eval(written)


def takes(model: type[BaseModel], name: str) -> str:
    """What a field takes, in words."""
    written, module = _own_annotation(model, name)
    return _in_words(ast.parse(written, mode="eval").body, module)


def default_of(model: type[BaseModel], name: str) -> str:
    """What a field is when it is left out, in words."""
    field = model.model_fields[name]
    if field.is_required():
        return "required"
    default = field.default
    if default is None or default in ((), {}) or isinstance(default, BaseModel):
        return _NOTHING
    return f"`{json.dumps(default, ensure_ascii=False)}`".replace('"', "")


def records() -> tuple[type[Record], ...]:
    """Every model of the records, in the order in which a reader of the files meets them."""
    found: dict[type[Record], None] = {}
    for _, model in RECORDS.values():
        _gather(model, found)
    return tuple(found)


def _gather(model: type[Record], found: dict[type[Record], None]) -> None:
    if model in found:
        return
    found[model] = None
    for name in model.model_fields:
        for part in _parts(model, name):
            if issubclass(part, Record):
                _gather(part, found)


def _parts(model: type[BaseModel], name: str) -> Iterator[type]:
    """The models and enumerations that a field's type names."""
    written, module = _own_annotation(model, name)
    for node in ast.walk(ast.parse(written, mode="eval")):
        if isinstance(node, ast.Name):
            kind = getattr(module, node.id, None)
            if isinstance(kind, type) and issubclass(kind, Record | Described):
                yield kind


# -- the reference -----------------------------------------------------------------------------


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for row in (head, ("---",) * len(head), *rows):
        yield "| " + " | ".join(_one_line(cell).replace("|", "\\|") for cell in row) + " |"
    yield ""


def _record_section(model: type[Record]) -> Iterator[str]:
    yield f"### {model.__name__}"
    yield ""
    yield _one_line(inspect.getdoc(model))
    yield ""
    for file, record in RECORDS.values():
        if record is model:
            yield f"File: `content/{file}`"
            yield ""
    yield from _table(("Field", "Takes", "Default", "Meaning"), _rows(model))


def _rows(model: type[Record]) -> Iterator[tuple[str, ...]]:
    """A row for each field; the texts by language come last, since they have no name of their own.

    In the file there is no `translation`, but a key for each language (`Translated`).
    """
    for name in _in_order(model):
        if name != "translation":
            field = model.model_fields[name]
            key = f"`{field.alias or name}`"
            yield key, takes(model, name), default_of(model, name), field.description or ""
    if issubclass(model, Translated):
        field = model.model_fields["translation"]
        yield "*a language*, such as `en`", "text", _NOTHING, field.description or ""


def _in_order(model: type[Record]) -> list[str]:
    """The fields of a model, its own before those that it shares: so they stand in the files."""
    own = [list(inspect.get_annotations(cls)) for cls in model.__mro__]
    return [*dict.fromkeys(name for names in own for name in names if name in model.model_fields)]


def _enumerations() -> Iterator[type[Described]]:
    for kind in vars(vocabulary).values():
        if isinstance(kind, type) and issubclass(kind, Described) and kind is not Described:
            yield kind


def _enumeration_section(kind: type[Described]) -> Iterator[str]:
    yield f"### {kind.__name__}"
    yield ""
    yield _one_line(inspect.getdoc(kind))
    yield ""
    yield from _table(("Value", "Meaning"), ((f"`{m.value}`", m.doc) for m in kind))


def _alias_docs() -> dict[str, str]:
    """What the kinds of value mean: the docstrings below their definitions."""
    docs = {"Date": _one_line(dates.__doc__).split(". ", 1)[0] + "."}
    for module in (base, statements, lock):
        body = ast.parse(inspect.getsource(module)).body
        for before, after in pairwise(body):
            match before, after:
                case (
                    ast.Assign(targets=[ast.Name(id=name)]),
                    ast.Expr(value=ast.Constant(value=str() as text)),
                ):
                    docs[name] = _one_line(text)
    return docs


def _value_rows() -> Iterator[tuple[str, ...]]:
    docs = _alias_docs()
    for name, words in WORDS.items():
        meaning = docs[name]
        if name == "Date":
            meaning = f"{meaning} {_date_forms()}"
        yield words, meaning


def _date_forms() -> str:
    schema = dates.Date.__get_pydantic_json_schema__(None, None)  # type: ignore[arg-type]
    return str(schema["description"])


def _usage(option: click.Option) -> str:
    metavar = option.metavar or ""
    if isinstance(option.type, click.Choice):
        metavar = " or ".join(str(choice) for choice in option.type.choices)
    return f"`{' '.join([*option.opts, metavar]).strip()}`"


def _options_of(command: click.Command) -> Iterator[click.Option]:
    return (param for param in command.params if isinstance(param, click.Option))


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, by all its words: `check`, `new source`."""
    yield from sorted(_commands(cli, ""))


def _commands(group: click.Group, words: str) -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _commands(command, f"{words}{name} ")
        else:
            yield f"{words}{name}", command


def call(name: str, command: click.Command) -> str:
    """A command with what it takes beside its options: `new source ID`."""
    arguments = (p.metavar or "" for p in command.params if isinstance(p, click.Argument))
    return " ".join([name, *arguments])


def _option_rows() -> Iterator[tuple[str, ...]]:
    """The options of `Settings`, then those that one command has for itself."""
    takers: dict[tuple[str, str], list[str]] = {}
    own: dict[tuple[str, str], tuple[str, ...]] = {}
    for name, command in commands():
        for option in _options_of(command):
            key = option.opts[0], option.help or ""
            takers.setdefault(key, []).append(f"`{name}`")
            default = f"`{option.default}`" if isinstance(option.default, str) else _NOTHING
            own[key] = (_usage(option), default)
    for told in options().values():
        key = told["flag"], told["help"]
        usage = f"`{told['flag']} {told['metavar']}`".replace(" `", "`")
        shown = told["default"] is not False and told["default"] not in (None, (), "")
        default = f"`{told['default']}`" if shown else _NOTHING
        own.pop(key)
        yield usage, ", ".join(takers[key]), default, told["help"]
    for (flag, text), (usage, default) in own.items():
        yield usage, ", ".join(takers[flag, text]), default, text


def reference() -> str:
    """The text of `docs/reference.md`."""
    lines = [
        "# Reference",
        "",
        "<!-- Written by `make reference` from the models; changes by hand are lost. -->",
        "",
        "Every field of every record, every value, every diagnostic and every option. How to use "
        "them is in the [guide for editors](editors.md).",
        "",
        "- [Records](#records): the files and their fields",
        "- [Kinds of value](#kinds-of-value): what “text”, “claims” or “party” stand for",
        "- [Values](#values): the closed lists",
        "- [Diagnostics](#diagnostics): what can be wrong",
        "- [Commands](#commands) and [options](#options)",
        "- [Schemas](#schemas): the same for programs",
        "",
        "## Records",
        "",
        "A field whose default is “–” may be left out, which asserts nothing; a key without a "
        "value is a fault, and `~` and `null` are no values. The rules ask for more than the "
        "fields: most statements need `from`, for instance ([diagnostics](#diagnostics)).",
        "",
    ]
    for model in records():
        lines += _record_section(model)
    lines += ["## Kinds of value", ""]
    lines += _table(("In the tables above", "Meaning"), _value_rows())
    lines += ["## Values", ""]
    for kind in _enumerations():
        lines += _enumeration_section(kind)
    lines += ["## Diagnostics", ""]
    codes = ((f"`{c.name}`", c.severity.value, c.summary) for c in CODES.values())
    lines += _table(("Code", "Severity", "Meaning"), codes)
    lines += ["## Commands", "", f"{_one_line(cli.help)}", ""]
    told = ((f"`briefs {call(name, command)}`", command.help or "") for name, command in commands())
    lines += _table(("Command", "What it does"), told)
    lines += ["## Options", ""]
    lines += _table(("Option", "Commands", "Default", "Meaning"), _option_rows())
    lines += ["## Schemas", "", "JSON Schema, draft 2020-12.", ""]
    lines += _table(("Schema", "Of"), _schema_rows())
    return "\n".join(lines).rstrip("\n") + "\n"


def _schema_rows() -> Iterator[tuple[str, ...]]:
    for name, (file, _) in RECORDS.items():
        yield f"[{name}](schemas/{name}.schema.json)", f"`content/{file}`"
    yield "[dossier](schemas/dossier.schema.json)", f"`public/data/`: {inspect.getdoc(Dossier)}"
    yield "[export](schemas/export.schema.json)", "what `briefs export` prints"


# -- the schemas -------------------------------------------------------------------------------


def schemas() -> dict[str, str]:
    """Each schema by the name of its file."""
    made = {name: _record_schema(name, model) for name, (_, model) in RECORDS.items()}
    made |= {"dossier": dossier_schema(), "export": export_schema()}
    return {f"{name}.schema.json": text for name, text in made.items()}


def _record_schema(name: str, model: type[Record]) -> str:
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:briefs:{name}:{FORMAT_VERSION}",
    }
    body = model.model_json_schema(by_alias=True)
    for part in records():
        described = body if part is model else body["$defs"].get(part.__name__)
        if described is not None:
            _one_for_a_list(part, described["properties"])
    body = _as_written(body)
    return json.dumps({**head, **body}, ensure_ascii=False, indent=2) + "\n"


def _one_for_a_list(model: type[Record], properties: dict[str, Any]) -> None:
    """Where one text stands for a list of one, say so: pydantic cannot see it in a validator."""
    for name, field in model.model_fields.items():
        described = properties.get(field.alias or name, {})
        reads_one = any(getattr(mark, "func", None) is one_or_many for mark in field.metadata)
        if reads_one and described.pop("type", None) == "array":
            items = described.pop("items")
            described["oneOf"] = [items, {"type": "array", "items": items, "minItems": 1}]


def _as_written(schema: Any) -> Any:
    """The schema of a file, however a YAML reader resolves its scalars.

    pydantic describes values: a number, a null. In a file a number may reach a validator as a
    number or as a text, and nothing is null: what is not said is left out.
    """
    if isinstance(schema, list):
        return [_as_written(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    given = {key: value for key, value in schema.items() if not _is_noise(key, value)}
    if len(some := [s for s in given.get("anyOf", ()) if s != {"type": "null"}]) == 1:
        inner = dict(some[0])
        del given["anyOf"]
        said = [text for text in (given.pop("description", ""), inner.get("description")) if text]
        given = {**inner, **given, **({"description": " ".join(said)} if said else {})}
    if given.get("type") == "integer":
        given |= {"type": ["integer", "string"], "pattern": "^[0-9]+$"}
    elif given.get("type") == "boolean":
        given = {**{k: v for k, v in given.items() if k != "type"}, "enum": _TRUTH}
    elif str(given.get("const", "")).isdigit():
        figure = str(given.pop("const"))
        given = {"enum": [figure, int(figure)], **given}
    if "patternProperties" in given:
        given.setdefault("additionalProperties", False)
    if isinstance(given.get("description"), str):
        given["description"] = _one_line(given["description"])
    return {key: _as_written(value) for key, value in given.items()}


_TRUTH = [True, False, "true", "false"]


def _is_noise(key: str, value: object) -> bool:
    """Titles that only repeat a key, and defaults that say nothing."""
    if key == "title":
        return isinstance(value, str)
    return key == "default" and (value is None or value in ([], {}))


# -- writing -----------------------------------------------------------------------------------


def files() -> dict[str, str]:
    """Every file that this program writes, by its path in the project."""
    made = {f"{SCHEMAS}/{name}": text for name, text in schemas().items()}
    return {REFERENCE: reference(), TEMPLATE_TYPES: template_types.page(), **made}


def main() -> None:
    """Write all of them."""
    for path, text in files().items():
        place = ROOT / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode())
        print(f"wrote {path}")


if __name__ == "__main__":
    main()
