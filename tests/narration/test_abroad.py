"""Figures as newsrooms that do not write English have them said."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.narration.lexicon import Lexicon
from standfirst.narration.places import SOMETHING
from standfirst.narration.rules.tongues import _known, cardinal, ordinal, tongue, year
from standfirst.narration.sentences import split
from standfirst.narration.spoken import pieces, said_with_places, spoken
from tests.narration.texts import ANY, NEWSY

pytestmark = pytest.mark.no_database

KNOWN = ["de", "de-CH", "fr", "fr-FR", "es-ES", "es-MX", "it", "nl-NL", "pt", "pt-BR", "sv-SE", "da", "nb", "nn-NO"]
LEFT = ["pl", "uk", "ru-RU", "el", "ar", "hi", "ja", "cy", "xx"]
FOREIGN = (
    "12.345,67 12,5 % 3,2 Mio. € 22.11.2026 22. 1er 3.ª 20.15 Uhr 20h15 kl. 2:1 2014–2022 -5 °C n° 5 Привіт".split()
)

CASES = """
de | Am 22. November 2026 kostet das 3,2 Mio. Euro. | Am zweiundzwanzigsten November zweitausendsechsundzwanzig kostet das drei Komma zwei Millionen Euro.
de | 12 Menschen, 1.234 Häuser, 12,5 % mehr. | zwölf Menschen, eintausendzweihundertvierunddreißig Häuser, zwölf Komma fünf Prozent mehr.
de | Das Spiel endete 2:1 um 20.15 Uhr, nicht um 18:00 Uhr. | Das Spiel endete zwei zu eins um zwanzig Uhr fünfzehn, nicht um achtzehn Uhr.
de | Von 2014–2022, 10-15 km, 10–15 %. | Von zweitausendvierzehn bis zweitausendzweiundzwanzig, zehn bis fünfzehn Kilometer, zehn bis fünfzehn Prozent.
de | Sie zahlt 12,50 Euro, 1 Euro, 0,99 €, € 5 und 3,5 Mrd. €. | Sie zahlt zwölf Euro fünfzig, ein Euro, neunundneunzig Cent, fünf Euro und drei Komma fünf Milliarden Euro.
de | Die 90er, der 60-Jährige, 3fach. | Die neunziger, der sechzig-Jährige, dreifach.
de | Am 22.11.2026, am 1.5. um acht. | Am zweiundzwanzigsten November zweitausendsechsundzwanzig, am ersten Mai um acht.
de | In der 2. Minute, der 3. Platz, die 1. Bundesliga. | In der zweiten Minute, der dritte Platz, die erste Bundesliga.
de | Montag, 1. Mai 1999: -5 °C und 25°. | Montag, erster Mai neunzehnhundertneunundneunzig: minus fünf Grad Celsius und fünfundzwanzig Grad.
de | Es kostet 3 Mio. | Es kostet drei Millionen.
de | www.hafen.example/a, post@hafen.example, +49 40 1234 | hafen Punkt example, post ät hafen Punkt example, plus vier neun, vier null, eins zwei drei vier
de | „Ja“, sagte sie – [[x]] 😀 und/oder Dr. No. | Ja, sagte sie, x, und oder Dr. No.
de | Raum 007 | Raum null null sieben
de-CH | CHF 1'234.50 und 3.5 % | eintausendzweihundertvierunddreißig Franken fünfzig und drei Komma fünf Prozent
fr | Le 1er mai 2026, 21e jour, à 20h15, 20 h et 1 h. | Le premier mai deux mille vingt-six, vingt et unième jour, à vingt heures quinze, vingt heures et une heure.
fr | 12,5 % de 1 234 habitants, 3,5 M€, 12,50 €. | douze virgule cinq pour cent de mille deux cent trente-quatre habitants, trois virgule cinq millions d'euros, douze euros cinquante.
fr | 1 000 000 d'habitants, 1 000 000 €, 06 12 34 56 78 | un million d'habitants, un million d'euros, zéro six, un deux, trois quatre, cinq six, sept huit
de | 1 % von 1.000.000 Euro | ein Prozent von eine Million Euro
fr | Le 22/11/2026, n° 5, 1re ligne, 2-1, 10-15 km à 25 °C. | Le vingt-deux novembre deux mille vingt-six, numéro cinq, première ligne, deux un, dix à quinze kilomètres à vingt-cinq degrés Celsius.
es | El 22 de noviembre de 2026 a las 20:15. | El veintidós de noviembre de dos mil veintiséis a las veinte quince.
es | 1.234 barcos, 12,50 €, 21 €, 3 M€, 12,5 %, 1.º, 2.ª, 1er. | mil doscientos treinta y cuatro barcos, doce euros con cincuenta, veintiún euros, tres millones de euros, doce coma cinco por ciento, primero, segunda, primer.
es-MX | $1,234.50 y 3.5 % | mil doscientos treinta y cuatro dólares con cincuenta y tres punto cinco por ciento
it | Il 22/11/2026 alle 20.15, 1º maggio, 2ª fila. | Il ventidue novembre duemilaventisei alle venti e quindici, primo maggio, seconda fila.
it | 118 e 123 barche | centodiciotto e centoventitré barche
it | 12,50 €, 3 mln di euro, 3,5 mld €, 12,5% | dodici euro e cinquanta, tre milioni di euro, tre virgola cinque miliardi di euro, dodici virgola cinque per cento
nl | Op 22 november 2026 om 20.15 uur, de 1e. | Op tweeëntwintig november tweeduizendzesentwintig om twintig uur vijftien, de eerste.
nl | € 12,50, € 3 mln, 12,5 procent, 1995 | twaalf euro vijftig, drie miljoen euro, twaalf komma vijf procent, negentien honderd vijfennegentig
pt | Às 20h15 de 22 de novembro, 1.º, 2ª. | Às vinte horas e quinze de vinte e dois de novembro, primeiro, segunda.
pt-BR | R$ 1.234,50, 12,5% | mil duzentos e trinta e quatro reais e cinquenta, doze vírgula cinco por cento
sv | Den 22 november 2026 kl. 20.15, 1:a. | Den tjugoandra november tvåtusentjugosex kl. tjugo femton, första.
sv | 12,50 kr, 1 krona, 3 mn kr, 1995 | tolv kronor och femtio, en krona, tre miljoner kronor, nittonhundranittiofem
da | Den 22. november 2026 kl. 20.15, 3,2 mio. kr. | Den toogtyvende november totusinde og seksogtyve kl. tyve femten, tre komma to millioner kroner.
nb | Den 13. november, 12,5 prosent, 3,2 mill. kr. | Den trettende november, tolv komma fem prosent, tre komma to millioner kroner.
uk | У 2026 році 12,5 % – це 3 млн [[x]] 😀. | У 2026 році 12,5 %, це 3 млн, x.
pl | W 2026 roku 12,5% i www.port.example/x | W 2026 roku 12,5% i port.example
el | Η Αθήνα είχε 12 πλοία. | Η Αθήνα είχε 12 πλοία.
"""  # noqa: E501


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_as_it_is_said(case: str) -> None:
    locale, written, said = case.split(" | ")
    assert spoken(written, locale) == said


ENGLISH = frozenset(
    "and twelve pounds pound pence doctor number ten hashtag versus half kilometres degrees the of first second at"
    " under-eighteens euros".split()
)


@pytest.mark.parametrize("locale", ["de", "it", "sv", "nl", "pl", "xx"])
def test_no_english_word_is_put_in(locale: str) -> None:
    text = "12 % & 3 km £5 3 €/1 1 2-1 22 November NHS Dr v No 10 @x #y 5C 99p 1/2 ½ 06:11 1st U18s Rd Smith MPs"
    assert len(ENGLISH & set(spoken(text).casefold().split())) > 9
    assert not ENGLISH & set(spoken(text, locale).casefold().split())


def test_the_lexicon_comes_first_and_places_are_those_of_the_text() -> None:
    text = "Die U18 von Łódź hat 12 Boote."
    said, found = said_with_places(text, "de", Lexicon([("U18", "U achtzehn"), ("Łódź", "Wutsch")]))
    assert [(text[place.start : place.end], said[place.at : place.to]) for place in found] == [
        ("Die", "Die"),
        ("U18", "U achtzehn"),
        ("von", "von"),
        ("Łódź", "Wutsch"),
        ("hat", "hat"),
        ("12", "zwölf"),
        ("Boote", "Boote"),
    ]


def test_letters_of_other_scripts_are_left_out() -> None:
    assert spoken("Der Bürgermeister von Москва", "de") == "Der Bürgermeister von"
    assert spoken("Мер и\u0306 Ångström 東京", "uk") == "Мер й Ångström"


@given(
    st.one_of(ANY, NEWSY, st.lists(st.sampled_from(FOREIGN), max_size=9).map(" ".join)), st.sampled_from(KNOWN + LEFT)
)
def test_any_text_gives_words_in_their_places(text: str, locale: str) -> None:
    said, found = said_with_places(text, locale)
    assert said == spoken(text, locale)
    assert "[" not in said and "\n" not in said and said == said.strip()
    before = heard = 0
    for place in found:
        assert before <= place.start < place.end <= len(text)
        assert heard <= place.at < place.to <= len(said)
        assert not SOMETHING.search(said[heard : place.at])
        before, heard = place.end, place.to
    assert not SOMETHING.search(said[heard:])
    for at, letter in enumerate(text):
        assert letter not in "0123456789" or any(place.start <= at < place.end for place in found)


@given(st.one_of(NEWSY, st.lists(st.sampled_from(FOREIGN), max_size=9).map(" ".join)), st.sampled_from(KNOWN))
def test_no_digit_is_left_where_the_language_is_known(text: str, locale: str) -> None:
    assert not re.search("[0-9]", spoken(text, locale))
    assert not [
        piece
        for piece in pieces(text, locale)
        if not piece.say.strip() and re.search("[0-9]", text[piece.start : piece.end])
    ]


@pytest.mark.parametrize("lang", _known())
def test_numbers_are_words(lang: str) -> None:
    one = tongue(lang)
    assert one is not None and one.lang == lang and len(one.months.split()) == 12
    said = [cardinal(number, one) for number in (*range(2001), 10**6, 2 * 10**6, 10**9, 10**15 - 1)]
    assert len(set(said)) == len(said)
    said = [ordinal(number, one) for number in range(1, 100)]
    assert len(set(said)) == len(said)
    assert len({year(number, one) for number in range(1000, 2100)}) == 1100


def test_a_german_ordinal_ends_no_sentence() -> None:
    text = "Am 22. November war es der 3. Platz. Im Jahr 2026. April war schön. Es waren 12. Dann ging er."
    assert [text[start:end] for start, end in split(text)] == [
        "Am 22. November war es der 3. Platz.",
        "Im Jahr 2026.",
        "April war schön.",
        "Es waren 12.",
        "Dann ging er.",
    ]
