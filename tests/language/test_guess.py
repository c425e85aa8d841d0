"""In which language a text is. The sentences are invented, but for the project's article."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefs.language.guess import guess_language
from tests.language import test_clauses, test_sentences

ARTICLE = Path(__file__).parents[2] / "content/sources/selenskyj-in-paris.txt"

CASES = [
    ("Die Ukraine und ihre Partner treffen sich in Paris.", "de"),
    ("The meeting is on Tuesday, and leaders will attend it.", "en"),
    ("La réunion se tient à Paris avec les partenaires de l’Ukraine.", "fr"),
    ("Зустріч відбудеться у Парижі, повідомив президент України.", "uk"),
    ("Это не так, сообщил президент, но встреча состоится и в Париже.", "ru"),
    ("De minister zei dat het een goed plan van de partners is.", "nl"),
    ("La reunión se celebra en París con los socios de Ucrania.", "es"),
    ("Spotkanie odbędzie się w Paryżu i nie jest tajne, ale to za mało.", "pl"),
    ("La riunione si tiene a Parigi con i partner della coalizione.", "it"),
    ("Η συνάντηση θα γίνει στο Παρίσι.", "el"),
    ("会議は六日にパリで開かれます。", "ja"),
    ("", None),
    ("6.1.2026", None),
    ("Foto: Dick Schoof/X", None),
    ("Macron Rutte Selenskyj", None),
]


@pytest.mark.parametrize(("text", "language"), CASES)
def test_guess(text: str, language: str | None) -> None:
    assert guess_language(text) == language


def test_the_article_is_german() -> None:
    assert guess_language(ARTICLE.read_text("utf-8")) == "de"


def test_the_tables_of_this_folder_are_told_apart() -> None:
    tables = {
        "de": (test_sentences.GERMAN, test_clauses.GERMAN),
        "en": (test_sentences.ENGLISH, test_clauses.ENGLISH),
        "fr": (test_sentences.FRENCH, test_clauses.FRENCH),
        "uk": (test_sentences.UKRAINIAN, test_clauses.UKRAINIAN),
    }
    for language, lists in tables.items():
        for table in lists:
            assert guess_language("\n".join(table)) == language
        lines = [line for table in lists for line in table]
        guesses = [guess_language(line) for line in lines]
        assert set(guesses) <= {language, None}
        assert guesses.count(language) >= 0.75 * len(lines)
