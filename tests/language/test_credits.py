"""Credits, bylines and what surrounds an article. The lines are invented, but for the article's."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefs.language.credits import credits

ARTICLE = Path(__file__).parents[2] / "content/sources/selenskyj-in-paris.txt"

WHOLE = {
    "de": {
        "credit": ["Foto: Dick Schoof/X", "Fotos: dpa", "© 2026 Beispielverlag"],
        "byline": [
            "Von Max Mustermann",
            "VON MAX MUSTERMANN UND ERIKA BEISPIEL",
            "Autorin: Erika Beispiel",
            "Veröffentlicht am 6. Januar 2026",
            "Stand: 06.01.2026, 12:30 Uhr",
            "6. Januar 2026",
            "Hallbruck, den 12. März 2026",
            "Amt für Wasserstraßen, Hallbruck, 12. März 2026",
            "Lesezeit: 3 Minuten",
            "3 Min. Lesezeit",
            "Quelle: dpa/AFP",
        ],
        "boilerplate": [
            "Lesen Sie auch: Der Gipfel",
            "Mehr zum Thema",
            "Jetzt den Newsletter abonnieren",
            "Alle Rechte vorbehalten.",
            "Teilen",
            "Hinweise für Redaktionen",
            "Pressekontakt: Erika Beispiel",
            "Anzeige",
        ],
    },
    "en": {
        "credit": ["Photo: Jane Doe/Agency", "Photograph by Jane Doe", "© Example Media 2026"],
        "byline": [
            "By Jane Doe",
            "BY JANE DOE AND MAX MUSTER",
            "By Jane Doe in Paris",
            "Reporting by Jane Doe; Editing by Max Muster",
            "Published: 6 January 2026, 12:30",
            "January 6, 2026",
            "Hallbruck, 12 March 2026",
            "Office of the Chair, Hallbruck, March 12, 2026",
            "5 min read",
        ],
        "boilerplate": [
            "Read also: The summit",
            "Related articles",
            "Sign up for our newsletter",
            "Share",
            "Notes to editors",
            "Media contact: press office of the Chair",
            "All rights reserved.",
        ],
    },
    "fr": {
        "credit": ["Crédit photo : Jeanne Martin", "Photo : AFP", "© Exemple"],
        "byline": [
            "Par Jeanne Martin",
            "Par Jeanne Martin et Paul Durand avec AFP",
            "Publié le 6 janvier 2026 à 12h30",
            "Temps de lecture : 3 min",
        ],
        "boilerplate": [
            "Lire aussi : le sommet",
            "Abonnez-vous ici",
            "Partager",
            "Tous droits réservés",
        ],
    },
    "uk": {
        "credit": ["Фото: Офіс Президента", "© Приклад"],
        "byline": ["Автор: Іван Петренко", "Опубліковано: 6 січня 2026", "6 січня 2026 р."],
        "boilerplate": ["Читайте також: саміт", "Поділитися", "Усі права захищені."],
    },
}
STATEMENTS = [
    ("de", "Von der Leyen wird anwesend sein."),
    ("de", "Von Paris aus reist Macron weiter."),
    ("de", "Am 6. Januar 2026 treffen sie sich."),
    ("de", "Das Foto: ein Beweis, sagt er."),
    ("de", "Ein Newsletter berichtete davon."),
    ("en", "By Friday, leaders will decide."),
    ("en", "Ministers met in Hallbruck, which floods closed, on 12 March 2026."),
    ("en", "Press contact with the union was lost."),
    ("de", "Sie trafen sich in Hallbruck, am 12. März 2026"),
    ("en", "By the end of May it will be ready."),
    ("en", "Share prices fell in London."),
    ("en", "He published a photo on 6 January 2026."),
    ("fr", "Par ailleurs, la France enverra des troupes."),
    ("fr", "Par la suite, Macron a signé."),
    ("de", "Quelle des Streits bleibt die Grenze"),
    ("de", "Stand der Dinge: 35 Länder sagen zu"),
    ("de", "Zum Thema Truppen sagte Macron nichts."),
    ("de", "Bei Verwendung von Streumunition droht Protest."),
    ("de", "Mehr dazu wollte er nicht sagen."),
    ("en", "Updated sanctions list has 35 names"),
    ("en", "Related talks were held in Geneva."),
    ("en", "Text messages were found on his phone."),
    ("fr", "Pour aller plus loin, il faut des troupes."),
    ("fr", "Photo de famille : les dirigeants sourient."),
    ("uk", "За даними Генштабу, Росія атакувала 35 разів."),
    ("uk", "При використанні зброї гинуть люди."),
    ("uk", "Журналіст Іван Петренко повідомив про це."),
    ("uk", "Фото зустрічі показали журналістам."),
    ("uk", "Автор плану — Макрон."),
]


@pytest.mark.parametrize(
    ("language", "kind", "line"),
    [(t, kind, line) for t, kinds in WHOLE.items() for kind in kinds for line in kinds[kind]],
)
def test_lines_that_are_not_the_article(language: str, kind: str, line: str) -> None:
    text = f"Macron.\n{line}\nParis."
    assert [(c.kind, c.range.of(text)) for c in credits(text, language)] == [(kind, line)]


@pytest.mark.parametrize(("language", "line"), STATEMENTS)
def test_statements_are_no_credits(language: str, line: str) -> None:
    assert credits(line, language) == ()


def test_a_credit_at_the_end_of_a_caption_and_an_agency_in_brackets() -> None:
    text = "Die Delegationen in Paris. Foto: Max Muster/dpa\nDer Gipfel endete. (dpa)"
    found = [(c.kind, c.range.of(text)) for c in credits(text, "de")]
    assert found == [("credit", "Foto: Max Muster/dpa"), ("byline", "(dpa)")]


def test_the_credit_of_the_article_and_nothing_else() -> None:
    text = ARTICLE.read_text("utf-8")
    assert [c.range.of(text) for c in credits(text, "de")] == ["Foto: Dick Schoof/X"]


def test_what_needs_no_language() -> None:
    text = "Photo: A. B.\n© C\n(EFE)"
    assert [c.kind for c in credits(text, "es")] == ["credit", "credit", "byline"]
