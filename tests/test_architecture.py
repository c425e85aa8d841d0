"""The house rules that a machine can guard: imports point down, rooms keep to themselves."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "briefs"
MAX_LINES = 420

# From the ground up; a room may import from itself and from what stands before it.
FLOORS = (
    "diagnostics",
    "settings",
    "shipped",
    "reading",
    "records",
    "language",
    "dossier",
    "views",
    "render",
    "proof",
    "prints",
    "publish",
    "outputs",
    "site",
    "search",
    "pipeline",
    "verify",
    "reports",
    "desk",
    "cli",
    "__main__",
)
# The one module, or the one room, that may import a library.
ONLY_IN = {
    "yaml": {"reading/yaml.py"},
    "weasyprint": {"render/engine.py", "render/tags/boxes.py"},  # what is public of it; what is not
    "pydyf": {"render"},
    "jinja2": {"render/templates.py"},
    "lxml": {"render/word"},
    "subprocess": {"render/word/document.py", "search/engine.py"},
    "cbor2": {"search/canonical.py"},
    "pagefind_bin": {"search/engine.py"},
    "click": {"cli"},
    "rich": {"cli"},
    "trafilatura": {"desk/archiving/webpage.py"},
    "pypdfium2": {"desk/archiving/pdf.py", "verify/reading.py"},
    "pikepdf": {"verify/reading.py"},
    "simplemma": {"language/verbs.py"},
}

MODULES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    relative = path.relative_to(PACKAGE)
    return relative.parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Every module that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.add(node.module or "")
            if node.module == "briefs":
                found |= {f"briefs.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    if path == PACKAGE / "__init__.py":
        return
    mine = FLOORS.index(room(path))
    for name in imported(path):
        if name.startswith("briefs."):
            other = name.split(".")[1]
            if other == "__version__":
                continue
            assert FLOORS.index(other) <= mine, f"{path} imports {name}, which stands above it"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_libraries_stay_in_their_rooms(path: Path) -> None:
    name = path.relative_to(PACKAGE)
    places = {name.as_posix(), name.parent.as_posix(), room(path)}
    for module in imported(path):
        top = module.split(".")[0]
        if top in ONLY_IN:
            assert places & ONLY_IN[top], f"{name} imports {top}"


def test_the_guard_sees_a_wrong_import(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.py"
    wrong.write_text("def f():\n    from briefs.render import pdf\n")
    assert "briefs.render" in imported(wrong)
    assert FLOORS.index("render") > FLOORS.index("records")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_file_outgrows_its_reader(path: Path) -> None:
    # The export model is one flat list of types, each line of which is documentation.
    limit = 700 if path.name == "model.py" else MAX_LINES
    assert len(path.read_text("utf-8").splitlines()) <= limit


def test_there_is_no_drawer() -> None:
    names = {path.stem for path in MODULES}
    assert not names & {"utils", "util", "common", "helpers", "helper", "const", "misc"}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_only_the_command_line_knows_the_clock(path: Path) -> None:
    if room(path) == "cli":
        return
    assert not imported(path) & {"time"}
    text = path.read_text("utf-8")
    assert ".today(" not in text
    assert ".now(" not in text
