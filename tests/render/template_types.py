"""Whether templates and the types that they are given agree, without rendering anything.

A template is walked as Jinja reads it, every branch of it, with types in place of values: through
loops, assignments, includes, imports, parents and blocks, and into macros with what they are called
with. Reported is a name or an attribute that is not there, an attribute of what may be nothing and
has not been asked for with `if`, a loop over what is no list, and a print of what is no text.
"""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from fnmatch import fnmatch
from functools import reduce
from operator import or_
from typing import Any, Union

from jinja2 import BaseLoader, Environment, nodes
from jinja2.defaults import DEFAULT_NAMESPACE

from briefs.views import documents

Kind = Any
"""A type as `typing` has it, or one of the classes below."""

TEXTS = (str, int, bool, float)


@dataclass(frozen=True)
class Macro:
    """A macro, and the template that it stands in."""

    node: nodes.Macro
    template: str


@dataclass(frozen=True)
class Imported:
    """What an imported template has."""

    template: str
    names: tuple[tuple[str, Macro], ...]


@dataclass(frozen=True)
class Method:
    """Something that is called, and what it then gives."""

    gives: Kind


class Loop:
    """`loop`, inside of one."""

    index: int
    index0: int
    revindex: int
    first: bool
    last: bool
    length: int
    previtem: Anything


class Anything:
    """Something of which nothing is known, and everything is allowed."""


def origin_of(kind: Kind) -> Any:
    """`tuple` of `tuple[str, ...]`; None of what has no parameters."""
    return typing.get_origin(kind)


def alternatives(kind: Kind) -> tuple[Kind, ...]:
    """What a union may be."""
    if origin_of(kind) in (types.UnionType, Union):
        return typing.get_args(kind)
    return (kind,)


def union(*kinds: Kind) -> Kind:
    """Any of several types."""
    flat = tuple(dict.fromkeys(one for kind in kinds for one in alternatives(kind)))
    if len(flat) == 1:
        return flat[0]
    # Our own stand-ins for macros and methods are values, and only types make a union.
    return reduce(or_, flat) if all(_is_type(one) for one in flat) else Anything


def _is_type(kind: Kind) -> bool:
    return isinstance(kind, type) or origin_of(kind) is not None


def item_of(kind: Kind) -> Kind | None:
    """What a list holds; None for what is no list."""
    found = []
    for one in alternatives(kind):
        if one is Anything:
            found.append(Anything)
        elif origin_of(one) is tuple:
            found.append(typing.get_args(one)[0])
        else:
            return None
    return union(*found)


@dataclass(frozen=True)
class Scope:
    """The names at a place of a template, and which expressions are known not to be nothing."""

    names: Mapping[str, Kind]
    true: frozenset[str] = frozenset()

    def with_names(self, **names: Kind) -> Scope:
        """With more names; what was known of others of the same name is forgotten."""
        kept = {known for known in self.true if known.split(".")[0] not in names}
        return replace(self, names={**self.names, **names}, true=frozenset(kept))

    def knowing(self, true: Iterable[str]) -> Scope:
        """With more that is known not to be nothing."""
        return replace(self, true=self.true | set(true))


def path_of(node: nodes.Node) -> str | None:
    """`b.bottom_line.cite` of such an expression, None of any other."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            inner = path_of(node.node)
            return f"{inner}.{node.attr}" if inner else None
    return None


def holds(test: nodes.Node) -> set[str]:
    """What is not nothing where a test holds."""
    if isinstance(test, nodes.And):
        return holds(test.left) | holds(test.right)
    path = path_of(test)
    return {path} if path else set()


def fails(test: nodes.Node) -> set[str]:
    """What is not nothing where a test does not hold."""
    if isinstance(test, nodes.Not):
        return holds(test.node)
    return fails(test.left) | fails(test.right) if isinstance(test, nodes.Or) else set()


class Checker:
    """Walks templates; `faults` and `used` are what it found."""

    def __init__(self, environment: Environment) -> None:
        self.environment = environment
        self.faults: dict[str, None] = {}
        self.used: set[tuple[str, str]] = set()
        """Types and attributes of them that a template asks for."""
        self.seen: set[str] = set()
        """Templates that were walked."""
        self.contexts: dict[str, Scope] = {}
        """For each imported template the names that its macros see."""
        self._trees: dict[str, nodes.Template] = {}
        self._called: set[tuple[int, str]] = set()
        self._names = environment.list_templates()

    def check(self, template: str, given: Mapping[str, Kind]) -> None:
        """Walk a template, with all that it extends."""
        names = dict.fromkeys(DEFAULT_NAMESPACE, Anything)
        _Walk(self, template, {}).template(
            Scope({**names, "_": Method(str), "quoted": Method(str), **given})
        )

    def tree(self, name: str) -> nodes.Template:
        """A template as Jinja reads it."""
        self.seen.add(name)
        if name not in self._trees:
            loader = typing.cast(BaseLoader, self.environment.loader)
            source, _, _ = loader.get_source(self.environment, name)
            self._trees[name] = self.environment.parse(source, name)
        return self._trees[name]

    def macros(self, template: str) -> dict[str, Macro]:
        """What another template may import of it."""
        tree = self.tree(template)
        return {one.name: Macro(one, template) for one in tree.find_all(nodes.Macro)}

    def matching(self, pattern: str) -> list[str]:
        """The templates whose names fit."""
        return [name for name in self._names if fnmatch(name, pattern)]

    def is_first(self, macro: Macro, kinds: object) -> bool:
        """Whether a macro has not been walked yet with arguments of these types."""
        key = (id(macro.node), repr(kinds))
        is_new = key not in self._called
        self._called.add(key)
        return is_new

    def attribute(self, kind: Kind, name: str, complain: Callable[[str], None]) -> Kind:
        """What a type has under a name."""
        match kind:
            case _ if kind is Anything:
                return Anything
            case Imported(names=names):
                if name not in dict(names):
                    complain(f"`{kind.template}` has no macro `{name}`")
                return dict(names).get(name, Anything)
            case _ if kind is types.NoneType:
                complain(f"`{name}` is asked of what may be nothing")
                return Anything
        cls = origin_of(kind) or kind
        if cls is Loop:
            return typing.get_type_hints(Loop).get(name, Anything)
        if not is_dataclass(cls):
            if not hasattr(cls, name):
                complain(f"`{getattr(cls, '__name__', cls)}` has no `{name}`")
            return Anything
        return self._of_dataclass(typing.cast(type, cls), typing.get_args(kind), name, complain)

    def _of_dataclass(
        self, cls: type, arguments: tuple[Kind, ...], name: str, complain: Callable[[str], None]
    ) -> Kind:
        self.used.add((cls.__name__, name))
        hints = typing.get_type_hints(cls)
        if name in hints and name in {field.name for field in fields(cls)}:
            parameters = getattr(cls, "__parameters__", ())
            return _filled(hints[name], dict(zip(parameters, arguments, strict=True)))
        found = inspect.getattr_static(cls, name, None)
        body = found.fget if isinstance(found, property) else found
        if not callable(body):
            complain(f"`{cls.__name__}` has no `{name}`")
            return Anything
        # What a property reads is used where the property is.
        self.used |= {(cls.__name__, read) for read in reads(body)}
        gives = typing.get_type_hints(body)["return"]
        return gives if isinstance(found, property) else Method(gives)


def reads(body: Callable[..., Any]) -> set[str]:
    """The attributes of `self` that a function reads."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(body)))
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "self"
    }


def _filled(kind: Kind, given: Mapping[Kind, Kind]) -> Kind:
    """A generic type with its parameters."""
    if kind in given:
        return given[kind]
    if origin_of(kind) is tuple:
        item, rest = typing.get_args(kind)
        return types.GenericAlias(tuple, (_filled(item, given), rest))
    return kind


class _Walk:
    """The way through one template and its parents."""

    def __init__(
        self, checker: Checker, template: str, blocks: dict[str, list[tuple[str, nodes.Block]]]
    ) -> None:
        self.checker = checker
        self.name = template
        self.blocks = blocks
        """For each block what children put there, the most derived first."""
        self.top = Scope({})

    def template(self, scope: Scope) -> Scope:
        """Walk the template in this scope; returns what it then is."""
        tree = self.checker.tree(self.name)
        for block in tree.find_all(nodes.Block):
            self.blocks.setdefault(block.name, []).append((self.name, block))
        extends = next(tree.find_all(nodes.Extends), None)
        if extends is None:
            return self._all(tree.body, scope, is_top=True)
        kept = (nodes.Assign, nodes.Import, nodes.FromImport, nodes.Macro)
        scope = self._all([one for one in tree.body if isinstance(one, kept)], scope, is_top=True)
        parent = extends.template.as_const()
        return _Walk(self.checker, parent, self.blocks).template(scope)

    def complain(self, node: nodes.Node, message: str) -> None:
        self.checker.faults[f"{self.name}:{node.lineno}: {message}"] = None

    # -- statements ----------------------------------------------------------------------------

    def _all(self, body: Iterable[nodes.Node], scope: Scope, *, is_top: bool = False) -> Scope:
        """Walk statements in their order; each may add names."""
        for node in body:
            scope = self._statement(node, scope)
            if is_top:
                self.top = scope
        return scope

    def _statement(self, node: nodes.Node, scope: Scope) -> Scope:  # noqa: PLR0912 - one for each kind
        match node:
            case nodes.Output():
                for part in node.nodes:
                    self._print(part, scope)
            case nodes.For():
                self._for(node, scope)
            case nodes.If():
                return self._if(node, scope)
            case nodes.Assign(target=nodes.Name(name=name)):
                return scope.with_names(**{name: self._kind(node.node, scope)})
            case nodes.With():
                values = [self._kind(value, scope) for value in node.values]
                names = [path_of(target) or "" for target in node.targets]
                self._all(node.body, scope.with_names(**dict(zip(names, values, strict=True))))
            case nodes.Macro():
                return scope.with_names(**{node.name: Macro(node, self.name)})
            case nodes.Include():
                self._include(node, scope)
            case nodes.Import():
                return scope.with_names(**{node.target: self._import(node, scope)})
            case nodes.FromImport():
                return self._from_import(node, scope)
            case nodes.Block():
                self._block(node.name, 0)
            case nodes.ExprStmt():
                self._kind(node.node, scope)
            case _:
                raise NotImplementedError(f"{self.name}:{node.lineno}: {type(node).__name__}")
        return scope

    def _print(self, node: nodes.Expr, scope: Scope) -> None:
        if isinstance(node, nodes.TemplateData):
            return
        for one in alternatives(self._kind(node, scope)):
            if one is not Anything and not (isinstance(one, type) and issubclass(one, TEXTS)):
                self.complain(node, f"what is printed is no text but {_shown(one)}")

    def _for(self, node: nodes.For, scope: Scope) -> None:
        item = item_of(kind := self._kind(node.iter, scope))
        if item is None:
            self.complain(node, f"the loop is over what is no list but {_shown(kind)}")
        inner = scope.with_names(**{path_of(node.target) or "": item or Anything, "loop": Loop})
        if node.test:
            self._kind(node.test, inner)
            inner = inner.knowing(holds(node.test))
        self._all(node.body, inner)
        self._all(node.else_, scope)

    def _if(self, node: nodes.If, scope: Scope) -> Scope:
        self._kind(node.test, scope)
        names = dict(self._all(node.body, scope.knowing(holds(node.test))).names)
        other = scope.knowing(fails(node.test))
        for branch in node.elif_:
            names |= self._if(branch, other).names
        names |= self._all(node.else_, other).names
        return replace(scope, names=names)

    def _include(self, node: nodes.Include, scope: Scope) -> None:
        pattern, is_section = self._pattern(node.template, scope)
        found = self.checker.matching(pattern)
        if not found and not node.ignore_missing:
            self.complain(node, f"there is no template {pattern}")
        for name in found:
            inner = scope
            if is_section:
                # A section stands in the contents only if it has something to say.
                field = name.rsplit("/", 1)[-1].split(".")[0]
                if field not in {one.name for one in fields(documents.Briefing)}:
                    continue
                inner = scope.knowing({f"b.{field}"})
            _Walk(self.checker, name, {}).template(inner)

    def _pattern(self, node: nodes.Expr, scope: Scope) -> tuple[str, bool]:
        """Which templates a name may be of, and whether it depends on the section."""
        match node:
            case nodes.Const(value=str() as name):
                return name, False
            case nodes.Concat():
                parts = [one.value if isinstance(one, nodes.Const) else "*" for one in node.nodes]
                for one in node.nodes:
                    self._kind(one, scope)
                is_section = any(path_of(one) == "section.id" for one in node.nodes)
                return "".join(parts), is_section
        raise NotImplementedError(f"{self.name}:{node.lineno}: a name of {type(node).__name__}")

    def _import(self, node: nodes.Import | nodes.FromImport, scope: Scope) -> Imported:
        template = node.template.as_const()
        macros = self.checker.macros(template)
        given = scope if node.with_context else self._without_context(scope)
        known = tuple((name, macro) for name, macro in macros.items())
        within, inside = given.with_names(**macros), _Walk(self.checker, template, {})
        for one in self.checker.tree(template).body:
            if isinstance(one, nodes.Import | nodes.FromImport):
                within = inside._statement(one, within)
        self.checker.contexts[template] = within
        return Imported(template, known)

    def _without_context(self, scope: Scope) -> Scope:
        return Scope({name: scope.names[name] for name in DEFAULT_NAMESPACE})

    def _from_import(self, node: nodes.FromImport, scope: Scope) -> Scope:
        macros = dict(self._import(node, scope).names)
        for name in node.names:
            own, alias = name if isinstance(name, tuple) else (name, name)
            if own not in macros:
                self.complain(node, f"`{node.template.as_const()}` has no macro `{own}`")
            scope = scope.with_names(**{alias: macros.get(own, Anything)})
        return scope

    def _block(self, name: str, depth: int) -> None:
        """What stands in a block: of the template that is furthest from the root."""
        if depth < len(self.blocks[name]):
            template, block = self.blocks[name][depth]
            walk = _Block(self.checker, template, self.blocks, name, depth)
            walk.top = self.top
            walk._all(block.body, self.top)

    # -- expressions ---------------------------------------------------------------------------

    def _kind(self, node: nodes.Node, scope: Scope) -> Kind:
        kind = self._whole(node, scope)
        if path_of(node) in scope.true:
            return union(*(one for one in alternatives(kind) if one is not types.NoneType))
        return kind

    def _whole(self, node: nodes.Node, scope: Scope) -> Kind:  # noqa: PLR0912 - one for each kind
        match node:
            case nodes.Name():
                return self._name(node, scope)
            case nodes.Const(value=value):
                return type(value)
            case nodes.TemplateData():
                return str
            case nodes.Getattr():
                return self._attribute(node, node.attr, scope)
            case nodes.Getitem(arg=nodes.Const(value=str() as name)):
                return self._attribute(node, name, scope)
            case nodes.Getitem():
                return item_of(self._kind(node.node, scope)) or Anything
            case nodes.Call():
                return self._call(node, scope)
            case nodes.Filter():
                return self._filter(node, scope)
            case nodes.And():
                left = self._kind(node.left, scope)
                return union(left, self._kind(node.right, scope.knowing(holds(node.left))))
            case nodes.Or():
                right = self._kind(node.right, scope.knowing(fails(node.left)))
                left = alternatives(self._kind(node.left, scope))
                return union(*(one for one in left if one is not types.NoneType), right)
            case nodes.CondExpr():
                self._kind(node.test, scope)
                one = self._kind(node.expr1, scope.knowing(holds(node.test)))
                return union(one, self._kind(node.expr2, scope)) if node.expr2 else one
            case nodes.Concat() | nodes.BinExpr() | nodes.UnaryExpr() | nodes.Compare():
                for child in node.iter_child_nodes():
                    self._operand(child, scope)
                return bool if isinstance(node, nodes.Not | nodes.Compare) else str
            case nodes.Test():
                if node.name not in ("defined", "undefined"):
                    self._kind(node.node, scope)
                return bool
            case nodes.Tuple() | nodes.List():
                items = [self._kind(item, scope) for item in node.items]
                return types.GenericAlias(tuple, (union(*items) if items else Anything, ...))
        raise NotImplementedError(f"{self.name}:{node.lineno}: {type(node).__name__}")

    def _operand(self, node: nodes.Node, scope: Scope) -> None:
        self._kind(node.expr if isinstance(node, nodes.Operand) else node, scope)

    def _name(self, node: nodes.Name, scope: Scope) -> Kind:
        if node.name not in scope.names:
            self.complain(node, f"there is no `{node.name}`")
        return scope.names.get(node.name, Anything)

    def _attribute(self, node: nodes.Getattr | nodes.Getitem, name: str, scope: Scope) -> Kind:
        def complain(message: str) -> None:
            self.complain(node, message)

        kinds = alternatives(self._kind(node.node, scope))
        return union(*(self.checker.attribute(kind, name, complain) for kind in kinds))

    def _call(self, node: nodes.Call, scope: Scope) -> Kind:
        kinds = [self._kind(argument, scope) for argument in node.args]
        named = {one.key: self._kind(one.value, scope) for one in node.kwargs}
        if isinstance(node.node, nodes.Name) and node.node.name == "super":
            self._super(node)
            return str
        match called := self._kind(node.node, scope):
            case Method(gives=gives):
                return gives
            case Macro():
                self._macro(node, called, kinds, named, scope)
                return str
        if called is not Anything:
            self.complain(node, f"what is called is no macro and no method but {_shown(called)}")
        return Anything

    def _super(self, node: nodes.Node) -> None:
        self.complain(node, "`super()` outside a block")

    def _macro(
        self,
        node: nodes.Call,
        macro: Macro,
        kinds: list[Kind],
        named: dict[str, Kind],
        scope: Scope,
    ) -> None:
        names = [argument.name for argument in macro.node.args]
        optional = names[len(names) - len(macro.node.defaults) :]
        given = {**dict(zip(names, kinds, strict=False)), **named}
        if len(kinds) > len(names) or set(named) - set(names):
            self.complain(node, f"`{macro.node.name}` takes {', '.join(names) or 'nothing'}")
        for name in names:
            if name not in given and name not in optional:
                self.complain(node, f"`{macro.node.name}` is called without `{name}`")
            given.setdefault(name, Anything)
        if self.checker.is_first(macro, given):
            around = (
                scope if macro.template == self.name else self.checker.contexts.get(macro.template)
            )
            _Walk(self.checker, macro.template, {})._all(
                macro.node.body, (around or self.top).with_names(**given)
            )

    def _filter(self, node: nodes.Filter, scope: Scope) -> Kind:
        kind = self._kind(node.node, scope) if node.node else str
        arguments = [self._kind(argument, scope) for argument in node.args]
        if node.name not in self.checker.environment.filters:
            self.complain(node, f"there is no filter `{node.name}`")
        if node.name == "prose" and kind not in (str, Anything):
            self.complain(node, f"what is prose is no text but {_shown(kind)}")
        if node.name in ("selectattr", "rejectattr") and arguments:
            return self._selected(node, kind)
        if node.name in ("list", "sort", "unique", "reverse"):
            return kind
        if node.name in ("first", "last"):
            return item_of(kind) or Anything
        gives = {"join": str, "prose": str, "json": str, "safe": str, "length": int, "upper": str}
        return gives.get(node.name, Anything)

    def _selected(self, node: nodes.Filter, kind: Kind) -> Kind:
        """`selectattr("likelihood")` asks each entry for it."""
        item = item_of(kind)
        if item is None:
            self.complain(node, f"`{node.name}` is given what is no list but {_shown(kind)}")
            return Anything
        match node.args[0]:
            case nodes.Const(value=str() as name):
                for one in alternatives(item):
                    self.checker.attribute(one, name, lambda text: self.complain(node, text))
        return kind


class _Block(_Walk):
    """The way through a block, where `super()` leads to the parent's."""

    def __init__(
        self,
        checker: Checker,
        template: str,
        blocks: dict[str, list[tuple[str, nodes.Block]]],
        block: str,
        depth: int,
    ) -> None:
        super().__init__(checker, template, blocks)
        self._here = block, depth

    def _super(self, node: nodes.Node) -> None:
        name, depth = self._here
        if depth + 1 >= len(self.blocks[name]):
            self.complain(node, f"no parent has a block `{name}`")
        self._block(name, depth + 1)


def _shown(kind: Kind) -> str:
    name = kind.__name__ if isinstance(kind, type) else str(kind)
    rooms = "types|quoted|documents|pages|pictures[.]entries"
    return f"`{re.sub(rf'briefs[.]views[.]({rooms})[.]', '', name)}`"
