"""A few pages to search, in two languages that are stemmed and one that is not."""

from __future__ import annotations

PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head><meta charset="utf-8"><title>{title}</title>{filters}</head>
<body><nav>Navigation</nav>
<main data-pagefind-body><h1>{title}</h1><p>{text}</p></main>
</body></html>
"""


def page(language: str, title: str, text: str, **filters: tuple[str, ...]) -> bytes:
    told = "".join(
        f'<meta name="{key}" content="{value}" data-pagefind-filter="{key}[content]">'
        for key, values in filters.items()
        for value in values
    )
    return PAGE.format(language=language, title=title, text=text, filters=told).encode()


ACTORS = ("Ada", "Bo", "Cem", "Dag, of Eu", "Élise", "Farid", "Gül", "Hans: X")
PAGES = {
    f"{language}/{number}.html": page(
        language,
        f"{title} {number}",
        text,
        actor=ACTORS[: 2 + number % 7],
        kind=(("even", "odd")[number % 2],),
        year=(str(2020 + number % 5), str(2030 + number % 3)),
    )
    for language, title, text in (
        ("en", "Talks", "Negotiating about the harbours."),
        ("de", "Gespräche", "Verhandlungen über die Häfen."),
        ("uk", "Переговори", "Розмови про гавані."),
    )
    for number in range(9)
}
