"""The admin's pages as an editor reads them."""

import html
import re
import shutil
from pathlib import Path

from django.test import Client

from standfirst.press import render

REPORT = "/admin/reports/press/"


def mend(folder: Path) -> None:
    """Puts the whole template back, for a press that is started anew."""
    shutil.copy(folder.parent / "whole.html", folder / "story.html")
    render.forget()


def seen(client: Client, address: str = REPORT) -> str:
    """The page's words, without tags."""
    answer = client.get(address)
    assert answer.status_code == 200
    text = re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", " ", answer.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(text).split())
