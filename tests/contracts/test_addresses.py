"""The paper's own addresses in contracts.md cannot be taken by a section."""

from standfirst.stories.models.fronts import RESERVED
from tests.contracts.tables import code, page, rows, section


def first_parts() -> set[str]:
    """The first part of each documented address, without its ending."""
    paths = [path for row in rows(section(page("contracts"), "Addresses")) for path in code(row[0])]
    parts = {path.split("/")[1].split(".")[0] for path in paths if path.startswith("/")}
    return {part for part in parts if part and not part.startswith("<")}


def test_no_section_can_take_an_address_of_the_paper() -> None:
    assert first_parts() - RESERVED == set()


def test_the_table_was_read() -> None:
    assert {"latest", "archive", "topic", "by", "audio", "sitemap-news", "podcast"} <= first_parts()
