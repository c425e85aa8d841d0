"""Where sentences end. Every text here is invented; `¦` stands where one is to end."""

from __future__ import annotations

import pytest

from briefs.language.sentences import paragraphs, sentences

GERMAN = [
    "Das Treffen ist am 6. Januar in Paris. ¦Es dauert einen Tag.",
    "Am 6. Jan. 2026 kamen sie an. ¦Am 7. reisten sie ab.",
    "Der 3. Gipfel begann um 12.30 Uhr. ¦Der 4. Gipfel folgt.",
    "Es kamen 35. ¦Die anderen sagten ab.",
    "Das war im Jahr 2025. ¦Nun ist es anders.",
    "Dr. Müller und Prof. Schmidt kamen, Hr. Meier nicht.",
    "Das gilt z. B. für Paris, d. h. für alle, u. a. für Rom.",
    "Das gilt z.B. für Paris, bzw. für Rom. ¦Mehr nicht.",
    "Sie liefern Panzer, Drohnen usw. ¦Deutschland zahlt.",
    "Es geht um 1,5 Mio. Euro, nicht um 2,5 Mrd. Dollar.",
    "Es kostet 1,5 Mio. ¦Das ist viel.",
    "W. Selenskyj traf E. Macron und J. D. Vance. ¦Er blieb.",
    "Papst Leo XIV. sprach, Ludwig XVI. Louis nicht.",
    "„Wir haben viel erreicht. ¦Wir machen weiter“, sagte er. ¦Dann ging er.",
    "„Kommt er?“, fragte sie. ¦„Ja!“, rief er.",
    "„Kommt er?“ ¦Er kam nicht.",
    "Er sagte: „Wir kommen.“ ¦Sie kamen.",
    "»Wir kommen.« ¦»Wann?« ¦»Bald.«",
    "Die ‚Koalition der Willigen‘ tagt. ¦„Sie nennt sich ‚willig‘.“ ¦Mal sehen.",
    "Er zögerte … und ging. ¦Vielleicht … ¦Wer weiß?",
    "Er sagte: „Das […] ist gut.“ ¦[…] Sie nickte.",
    "Art. 5 Abs. 2 gilt, s. Nr. 3 auf S. 12.",
    "Warum jetzt? ¦Weil es eilt! ¦Und dann?! ¦Niemand weiß es.",
    "Gipfel in Paris\n¦Es kamen 35 Delegationen\n¦VON MAX MUSTERMANN, PARIS",
    "1. Truppen\n¦2. Garantien\n¦a) Geld",
    "Der Minister (SPD) kam. ¦(Er blieb kurz.) ¦Dann ging er.",
    "Die Regel gilt v. a. seit 300 v. Chr. und im 21. Jahrhundert.",
    "Siehe www.example.org und max.muster@example.org. ¦Dort steht es.",
    "Der Preis stieg auf 1.234,50 Euro. ¦35 Länder klagten.",
    "Das steht im Text.[1] ¦Dort steht auch mehr.",
    "Das ist so. ¦Deutschland zahlt. ¦Frau Dr. Max kennt Max. ¦Das weiß er.",
    "Er traf St. Pölten in 5 Min. und blieb bis 2. Febr. 2026 dort.",
    "Der Minister (!) kam. ¦Die Frage „Wer zahlt?“ bleibt.",
]
ENGLISH = [
    "The meeting is on 6 January. ¦It lasts a day.",
    "On Jan. 6, 2026, they arrived. ¦They left on Jan. 7.",
    "Mr. Smith, Mrs. Jones and Dr. Brown met Gen. Keith Kellogg.",
    "The U.S. President spoke. ¦The U.S. will attend.",
    "He lives in the U.S. ¦The president does too.",
    "It opens at 9 a.m. on Tuesday and ends at 5 p.m. ¦The press is invited.",
    "J. D. Vance met V. Zelenskyy. ¦John F. Kennedy did not.",
    "They sent tanks, drones, etc. ¦Germany paid.",
    "It rose 1.5 percent, to 3.2 million. ¦That is a lot.",
    "See e.g. Art. 5, i.e. the clause in No. 3, p. 12.",
    "“We have agreed. ¦We will sign,” he said. ¦Then he left.",
    "“Will he come?” Macron asked. ¦“Yes!” she said.",
    "“Will he come?” ¦No one knew.",
    '"We agree." ¦The talks ended.',
    "‘We agree,’ he said. ¦‘It’s done.’ ¦They left.",
    "He called it “a big step.” ¦Others did not.",
    "The allies’ plan is ready. ¦Britain’s is not.",
    "He hesitated ... and left. ¦Perhaps... ¦Who knows?",
    "He said: “The plan […] is good.” ¦She agreed.",
    "Apple Inc. said so, and so did Smith Ltd. ¦The rest waited.",
    "Leaders meet in Paris\n¦Coalition to discuss troops\n¦BY JANE DOE, PARIS",
    "1. Troops\n¦2. Guarantees",
    "Why now? ¦Because it is urgent! ¦And then?! ¦Nobody knows.",
    "(They met twice.) ¦The second meeting was short.",
    "It was 2025. ¦Now it is not.",
    "35 delegations came. ¦20 left early.",
    "The No. 10 spokesman spoke. ¦St. Petersburg was silent.",
    "Visit example.org or mail a.b@example.org. ¦It is there.",
    "It is so.[2] ¦It stays so.",
    "Sen. Graham (R., S.C.) agreed. ¦Rep. Jones did not.",
    "“He said ‘no.’” ¦“Did he?”",
    "They sat. ¦Macron spoke on Dec. 3.",
    "He said no. ¦Room no. 5 was empty.",
]
FRENCH = [
    "La réunion aura lieu le 6 janvier à Paris. ¦Elle durera un jour.",
    "Le 6 janv. 2026, ils sont arrivés. ¦Ils sont repartis le 7.",
    "M. Macron et Mme Meloni ont reçu MM. Merz et Starmer.",
    "M. Macron l’a dit à Rome. ¦Il l’a répété.",
    "L’art. 5 s’applique, cf. p. 12 et al. 3.",
    "« Nous sommes prêts. ¦Nous irons », a-t-il dit. ¦Puis il est parti.",
    "« Oui. » ¦Il est parti.",
    "« Viendra-t-il ? » a demandé Macron. ¦« Oui ! » ¦Il est venu.",
    "«\u00a0Nous sommes prêts.\u00a0» ¦«\u00a0Vraiment\u00a0?\u00a0» ¦Silence.",
    "Il a dit : « C’est fini. » ¦Elle est sortie.",
    "“C’est fini.” ¦Elle est sortie.",
    "Ils ont livré des chars, des drones, etc. ¦L’Allemagne a payé.",
    "Le prix a augmenté de 1,5 %. ¦C’est beaucoup.",
    "Cela coûte 1.500 euros. ¦35 pays paient.",
    "J. D. Vance a vu V. Zelensky. ¦Il est reparti.",
    "J.-N. Barrot a parlé. ¦Personne n’a répondu.",
    "Pourquoi maintenant ? ¦Parce que c’est urgent ! ¦Et après ?",
    "Il hésita… puis partit. ¦Peut-être… ¦Qui sait ?",
    "Sommet à Paris\n¦35 délégations attendues\n¦PAR JEANNE MARTIN",
    "1. Les troupes\n¦2. Les garanties",
    "C’était en 2025. ¦Aujourd’hui, tout a changé.",
    "Le Dr. Martin et le Pr. Durand sont là.",
    "Il est 14 h. ¦La réunion commence.",
    "Le plan (no. 3) est prêt. ¦(Il est court.) ¦Tout va bien.",
    "Louis XIV. ¦Le roi est mort.",
    "La date (6 janv.) est fixée. ¦Le lieu aussi.",
    "Le texte dit : « Le plan […] est bon. » ¦Elle approuve.",
    "Ils ont vu la mer. ¦Macron aussi, le 3 févr. 2026.",
    "Selon l’O.N.U. et l’U.E., c’est fini. ¦On verra.",
]
UKRAINIAN = [
    "Зустріч відбудеться 6 січня в Парижі. ¦Вона триватиме день.",
    "6 січ. 2026 р. вони прибули. ¦Вони поїхали 7 січ.",
    "Президент В. Зеленський зустрівся з Е. Макроном. ¦Він залишився.",
    "О 12 год. ¦«Ми готові», — сказав він.",
    "Зустріч почалася о 9 год. 30 хв. і тривала довго.",
    "«Ми готові. ¦Ми підемо далі», — сказав він. ¦Потім він пішов.",
    "«Чи прийде він?» — запитав Макрон. ¦«Так!» — відповіла вона.",
    "«Чи прийде він?» ¦Ніхто не знав.",
    "„Ми готові.“ ¦Вони пішли.",
    "“Ми готові.” ¦Вони пішли.",
    "Він сказав: «Ми готові». ¦Вона мовчала.",
    "Вони дали танки, дрони тощо. ¦Німеччина заплатила.",
    "Вони дали танки, дрони і т. д. ¦Німеччина заплатила.",
    "Це коштує 1,5 млрд. євро та 200 тис. грн. на рік.",
    "Це т. зв. коаліція, див. ст. 5 та п. 3.",
    "Він народився в м. Київ, живе на вул. Шевченка.",
    "У 2025 р. Україна отримала допомогу. ¦У 2026 р. вона отримає більше.",
    "Чому зараз? ¦Бо це терміново! ¦А потім?",
    "Він завагався… і пішов. ¦Можливо… ¦Хто знає?",
    "Саміт у Парижі\n¦Очікують 35 делегацій\n¦АВТОР: ІВАН ПЕТРЕНКО",
    "1. Війська\n¦2. Гарантії",
    "О. І. Петренко та І. Франко прийшли. ¦Інші — ні.",
    "Це було 2025 року. ¦Тепер усе інакше.",
    "35 делегацій прибули. ¦20 поїхали.",
    "Ген. Гнатов та проф. Коваль прибули. ¦Вони мовчали.",
    "Він написав лист. ¦Макрон його прочитав 3 лист. 2026 року.",
    "Курс — 41,50 грн. ¦Він зростає.",
    "(Вони зустрілися двічі.) ¦Друга зустріч була короткою.",
    "Він сказав: «План […] добрий». ¦Вона погодилася.",
]
OTHERS = [
    ("es", "¿Viene? ¦Sí. ¦El Sr. llega el lunes."),
    ("zh", "我们同意。¦他说。¦好！"),
    ("ja", "会議は六日です。¦一日続きます。"),
    ("ar", "هل جاء؟ ¦نعم. ¦انتهى."),
    ("pl", "Spotkanie trwa. ¦Potem koniec."),
    ("und", "Aaa bbb. ¦Ddd eee. fff."),
]


def cases() -> list[tuple[str, str]]:
    tables = {"de": GERMAN, "en": ENGLISH, "fr": FRENCH, "uk": UKRAINIAN}
    found = [(tag, case) for tag, texts in tables.items() for case in texts]
    return [*found, *OTHERS]


@pytest.mark.parametrize(("language", "case"), cases())
def test_sentences(language: str, case: str) -> None:
    text = case.replace("¦", "")
    expected = [part.strip() for part in case.split("¦")]
    assert [range.of(text) for range in sentences(text, language)] == expected


def test_every_table_is_long_enough() -> None:
    assert min(len(table) for table in (GERMAN, ENGLISH, FRENCH, UKRAINIAN)) >= 25


def test_a_region_has_the_words_of_its_language() -> None:
    text = "Der 3. Gipfel beginnt."
    assert len(sentences(text, "de-AT")) == 1
    assert len(sentences(text, "und")) == 2


def test_paragraphs_are_lines_with_something_on_them() -> None:
    text = "\n  Eins. Zwei.  \r\n\n\tDrei\n   \n"
    assert [range.of(text) for range in paragraphs(text)] == ["Eins. Zwei.", "Drei"]
    assert sentences(" \n ", "de") == ()
