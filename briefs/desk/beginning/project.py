"""`briefs new project`: the files of a project that builds, with an invented example to learn from.

The files lie in `scaffold/`; what depends on the languages or the day stands in them as `$name`.
"""

from __future__ import annotations

from pathlib import Path
from string import Template

from briefs.desk.archiving.intake import take
from briefs.desk.archiving.source import Known, new_source
from briefs.desk.refused import Refused

_SCAFFOLD = Path(__file__).resolve().parent / "scaffold"
_EXAMPLE = "example"
LANGUAGES = ("en", "de")
"""The languages that the example is written in."""

_NAMES = {
    "title": {"en": "Meeting briefings", "de": "Briefings zu Treffen"},
    "publisher": {"en": "The editors", "de": "Die Redaktion"},
    "authority": {"en": "Harbour Authority", "de": "Hafenbehörde"},
}


def new_project(languages: tuple[str, ...], today: str) -> dict[str, bytes]:
    """The files by their paths in the project; the first language is the main one.

    `today` is the day on which the example is issued, in full. Raises `Refused` for a language that
    the example is not written in.
    """
    languages = tuple(dict.fromkeys(languages))
    for language in languages:
        if language not in LANGUAGES:
            raise Refused(
                f"The example is written in {' and '.join(f'`{tag}`' for tag in LANGUAGES)}, and "
                f"not in `{language}`. Add that language to `languages` in `site.yaml` afterwards."
            )
    values = {name: _by_language(texts, languages) for name, texts in _NAMES.items()}
    values |= {"languages": ", ".join(languages), "today": today}
    main, *others = languages
    places = {
        "README.md": f"{main}/README.md",
        ".gitignore": "gitignore",
        ".gitattributes": "gitattributes",
        "content/site.yaml": "site.yaml",
        "content/actors.yaml": "actors.yaml",
        f"content/meetings/{_EXAMPLE}.yaml": f"{main}/{_EXAMPLE}.yaml",
        **{
            f"content/meetings/{_EXAMPLE}.{tag}.yaml": f"{main}/{_EXAMPLE}.{tag}.yaml"
            for tag in others
        },
    }
    files = {path: _filled(name, values).encode() for path, name in places.items()}
    text = (_SCAFFOLD / main / f"{_EXAMPLE}.txt").read_bytes()
    source = new_source(_EXAMPLE, take(text, _EXAMPLE), text, Known(language=main))
    return files | {f"content/sources/{name}": data for name, data in source.files.items()}


def refuse_full(folder: Path) -> None:
    """Raises `Refused` where the folder holds anything but the folder of git."""
    if folder.exists() and not folder.is_dir():
        raise Refused(f"`{folder.as_posix()}` is a file. Name a folder that is empty or new.")
    found = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    if others := [name for name in found if name != ".git"]:
        raise Refused(
            f"`{folder.as_posix()}` holds files already (`{others[0]}`). Name a folder that is "
            "empty or new."
        )


def _filled(name: str, values: dict[str, str]) -> str:
    return Template((_SCAFFOLD / name).read_text("utf-8")).substitute(values)


def _by_language(texts: dict[str, str], languages: tuple[str, ...]) -> str:
    return ", ".join(f"{tag}: {texts[tag]}" for tag in languages)
