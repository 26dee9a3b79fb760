"""The lexicon's files in the admin: shown first, bad rows by their number, then kept."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from standfirst.narration.engines import engine
from standfirst.narration.models import LexiconEntry
from standfirst.narration.pls import read
from standfirst.narration.record import record
from standfirst.stories import facts
from standfirst.stories.models import Story

IMPORT = "/admin/lexicon/import/"
FILE = """written,say,language,note
Siobhan,Shi-vawn,ga,hers
Ngaio,Nye-oh,mi,
...,dots,,
Odd,/a,,
Siobhan,Shuvvon,,
Known,Nohn,,
Shift,Shifft,,
"""


def sent(text: str) -> dict[str, object]:
    return {"file": SimpleUploadedFile("words.csv", text.encode())}


def test_a_file_is_shown_and_then_kept(editor: Client, story: Story) -> None:
    LexiconEntry.objects.create(written="Known", say="Nohn")
    LexiconEntry.objects.create(written="Shift", say="Shuft", note="heard", confirmed_at="2026-11-22T10:00:00Z")
    record(facts.load_stories([story.pk])[story.pk], engine("tone"))
    shown = editor.post(IMPORT, sent(FILE))
    page = shown.content.decode()
    assert "2 new, 1 changed, 1 as they are" in page and "3 not taken" in page
    for line in ("Row 4, written: There is no letter in it.", "Row 5, say: IPA stands between two slashes",
                 "Row 6, written: It stands in the file twice."):  # fmt: skip
        assert line in page
    assert "1 story, 1 sentence" in page and LexiconEntry.objects.count() == 2
    kept = editor.post(IMPORT, {"words": shown.context["words"], "asked": "1"}, follow=True)
    assert "2 new words, 1 changed." in kept.content.decode()
    assert LexiconEntry.objects.get(written="Siobhan").say == "Shi-vawn"
    assert LexiconEntry.objects.get(written="Shift").confirmed_at is None


def test_what_goes_out_comes_in(editor: Client, story: Story) -> None:
    LexiconEntry.objects.create(written="Siobhan", say="/ʃɪˈvɔːn/", language="ga", note="hers")
    LexiconEntry.objects.create(written="NHS", say="en aitch ess")
    for kind in ("pls", "csv"):
        response = editor.get(f"/admin/lexicon/export.{kind}")
        assert f'filename="lexicon.{kind}"' in response["Content-Disposition"]
        assert {(row.written, row.say) for row in read(response.content)} == {
            ("Siobhan", "/ʃɪˈvɔːn/"),
            ("NHS", "en aitch ess"),
        }
    assert "0 new, 0 changed, 2 as they are" in editor.post(IMPORT, sent(response.content.decode())).content.decode()
    assert editor.get("/admin/lexicon/export.exe").status_code == 404


def test_a_bomb_is_refused_in_one_sentence(editor: Client, story: Story) -> None:
    page = editor.post(IMPORT, sent("<!DOCTYPE l [<!ENTITY a 'ha'>]><l>&a;</l>")).content.decode()
    assert "The file declares a document type or entities, which are not taken." in page
    assert "Choose a file first." in editor.post(IMPORT, {}).content.decode()
