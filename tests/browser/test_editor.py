"""A story's life in a real browser: written in the editor, published, read, listened to, corrected, withdrawn."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.newsrooms import PASSWORD
from tests.ops.web import ask, until
from tests.pictures.making import drawn, saved, with_metadata

RIGHTS = {"Xmp.photoshop.Credit": "Harbour Press/Ines Calder", "Xmp.dc.rights": {'lang="x-default"': "© Harbour Press"}}
TEXT = "The ferry left at dawn. Nobody on the quay spoke for a while."
HEADLINE = "Ferry returns to Port Ellery after two winters"


@pytest.fixture
def agency_picture(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.jpg"
    path.write_bytes(with_metadata(saved(drawn((1200, 800))), xmp=RIGHTS))
    return path


class Desk:
    """An editor's browser, which notes what the console complains of."""

    def __init__(self, page: Page, port: int) -> None:
        self.page, self.root, self.complaints = page, f"http://localhost:{port}", []
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: dialog.accept())

    def go(self, address: str) -> None:
        self.page.goto(self.root + address)

    def log_in(self) -> None:
        self.go("/admin/")
        self.page.fill("[name=username]", "editor")
        self.page.fill("[name=password]", PASSWORD)
        self.page.click("button[type=submit]")
        expect(self.page.get_by_role("heading", name="Standfirst")).to_be_visible()

    def add_section(self, name: str) -> None:
        self.go(f"/admin/pages/add/stories/section/{self.page_number('The Ellery Packet')}/")
        self.write_title(name)
        self.publish()
        # Wagtail's search learns of it a moment later; its message has the link at once.
        link = self.page.locator(".messages a[href$='/edit/']").first.get_attribute("href")
        self.number = re.search(r"/pages/(\d+)/", link).group(1)

    def write_title(self, title: str) -> None:
        """Key by key, as the slug follows the typing."""
        self.page.locator("[name=title]").press_sequentially(title)
        expect(self.page.locator("[name=slug]")).not_to_have_value("")

    def page_number(self, title: str) -> str:
        """The number of a page right under the root, as the admin's explorer lists it."""
        self.go("/admin/pages/1/")
        link = self.page.get_by_role("link", name=title, exact=True).first
        return re.search(r"/pages/(\d+)/", link.get_attribute("href")).group(1)

    def publish(self) -> None:
        self.page.locator("footer button[aria-label='More actions'], footer .w-dropdown__toggle").first.click()
        with self.page.expect_navigation():
            self.page.locator("[name=action-publish]").click()


def test_a_story_in_the_editor_and_on_the_page(
    chromium: Browser, served: tuple[subprocess.Popen, int], agency_picture: Path
) -> None:
    port = served[1]
    context = chromium.new_context(viewport={"width": 1280, "height": 1000})
    try:
        desk = Desk(context.new_page(), port)
        desk.log_in()
        desk.add_section("News")
        upload(desk, agency_picture)
        edit = write(desk)
        refuse(desk)
        describe_picture(desk)
        go_out(desk, edit, port)
        read_and_listen(desk, port)
        correct(desk, edit, port)
        withdraw(desk, edit, port)
        assert [said for said in desk.complaints if "Content Security Policy" in said or "Uncaught" in said] == []
    finally:
        context.close()


def upload(desk: Desk, picture: Path) -> None:
    """The agency's credit is there before anybody typed it."""
    desk.go("/admin/images/multiple/add/")
    desk.page.set_input_files("input[type=file]", str(picture))
    desk.page.locator("[name$=credit]").wait_for()
    assert desk.page.locator("[name$=credit]").input_value() == "Harbour Press/Ines Calder"
    assert desk.page.locator("[name$=alt]").input_value() == ""


def write(desk: Desk) -> str:
    """Fills the form as an editor does; returns the address of its edit page."""
    page = desk.page
    desk.go(f"/admin/pages/add/stories/story/{desk.number}/")
    desk.write_title(HEADLINE)
    page.select_option("[name=label]", "Exclusive")
    page.fill("[name=standfirst]", "The Brightwater sails again.")
    page.locator("#id_lead_picture-chooser [data-chooser-action-choose]").first.click()
    page.locator(".modal a[data-chooser-modal-choice]").first.click()
    page.locator(".modal").wait_for(state="hidden")
    insert = page.locator("#panel-child-content-body-section .c-sf-add-button, [data-streamfield-stream-add]").first
    insert.scroll_into_view_if_needed()
    insert.click()
    page.get_by_role("option", name="Paragraph").click()
    area = page.locator(".public-DraftEditor-content").first
    area.click()
    page.keyboard.type(TEXT, delay=5)
    # The rich text editor hands its text to the form a moment after the typing.
    expect(page.locator("[name=body-0-value]")).to_have_value(re.compile("spoke for a while"))
    # Wagtail saves a new page by itself when the typing rests; a click meanwhile is refused for the slug just taken.
    page.wait_for_url("**/edit/")
    with page.expect_navigation():
        page.locator("button[type=submit]", has_text="Save draft").first.click()
    return page.url.removeprefix(desk.root)


def refuse(desk: Desk) -> None:
    """Publishing names what the picture lacks."""
    desk.publish()
    expect(desk.page.get_by_text("has no alt text and is not marked decorative").first).to_be_visible()


def describe_picture(desk: Desk) -> None:
    desk.go("/admin/images/1/")
    desk.page.fill("[name=alt]", "A red ferry passes a stone pier")
    desk.page.locator("button[type=submit]", has_text="Save").first.click()
    desk.page.wait_for_load_state("networkidle")


STORY = "/news/ferry-returns-to-port-ellery-after-two-winters/"


def go_out(desk: Desk, edit: str, port: int) -> None:
    desk.go(edit)
    desk.publish()
    until(lambda: ask(port, STORY).status == 200)
    for front in ("/", "/news/", "/latest/", "/fragments/latest.html", "/feed.xml"):
        until(lambda front=front: STORY in ask(port, front).body.decode(), 5)


def read_and_listen(desk: Desk, port: int) -> None:
    """The player appears with the sound, plays, and marks the sentence that is read."""
    until(lambda: b"<listen-player" in ask(port, STORY).body)
    page = desk.page
    desk.go(STORY)
    expect(page.locator("h1")).to_have_text(HEADLINE)
    expect(page.locator(".body p").first).to_have_text(TEXT)
    expect(page.locator(".credit").first).to_have_text("Picture: Harbour Press/Ines Calder")
    expect(page.locator("latest-rail a").first).to_be_visible()
    page.locator("listen-player button[aria-label^=Play], listen-player .listen-play").first.click()
    until(lambda: page.locator("listen-player audio").evaluate("sound => sound.currentTime") > 0.3)
    until(lambda: page.evaluate("() => CSS.highlights.size") > 0)


def correct(desk: Desk, edit: str, port: int) -> None:
    page = desk.page
    desk.go(edit)
    page.locator("#id_corrections-ADD").click()
    page.fill("[name=corrections-0-text]", "The ferry was built in 1987, not 1978.")
    desk.publish()
    for address in (STORY, "/corrections/"):
        until(lambda address=address: b"built in 1987, not 1978" in ask(port, address).body, 5)


def withdraw(desk: Desk, edit: str, port: int) -> None:
    desk.go(edit.replace("/edit/", "/unpublish/"))
    desk.page.locator("main button[type=submit], main input[type=submit]").first.click()
    until(lambda: ask(port, STORY).status == 410, 5)
    for front in ("/", "/news/", "/latest/", "/feed.xml", "/corrections/"):
        until(lambda front=front: STORY not in ask(port, front).body.decode(), 5)
