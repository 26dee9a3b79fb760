"""What surrounds every page: masthead, sections, footer, and the head's common words."""

from standfirst.press.reader import Reader
from standfirst.site import addresses, picturing
from standfirst.site.assets import published_assets
from standfirst.site.pages import Head, Link, Shell
from standfirst.stories import values
from standfirst.stories.facts import SITE

POLICIES = (
    ("Corrections policy", "corrections_policy_url"),
    ("Ethics", "ethics_policy_url"),
    ("Who works here", "masthead_url"),
    ("Who owns the paper", "ownership_url"),
)


def site(read: Reader) -> values.Site:
    """The newsroom's settings."""
    return read("site", SITE)


def footer(read: Reader) -> values.Footer:
    """What the settings say at the foot of every page."""
    return read("site_footer", SITE)


def sections(read: Reader) -> tuple[Link, ...]:
    """Live sections in their order."""
    return tuple(Link(name, addresses.section(slug)) for name, slug in read("navigation"))


def shell(read: Reader, current: str = "") -> Shell:
    """The page's surroundings; `current` is the address of the section that it stands in."""
    own, foot = site(read), footer(read)
    return Shell(
        site_name=own.name, strapline=own.strapline, language=own.language,
        logo=picturing.view(read("picture", own.logo), "full") if own.logo else None,
        sections=sections(read), current=current,
        about=foot.about, policies=policies(foot), legal_name=own.legal_name, assets=published_assets(),
    )  # fmt: skip


def policies(own: values.Footer) -> tuple[Link, ...]:
    """The footer's links: how the paper works and where it corrects itself."""
    links = [Link("Corrections", addresses.CORRECTIONS), Link("Archive", addresses.ARCHIVE)]
    links += [Link(text, getattr(own, name)) for text, name in POLICIES if getattr(own, name)]
    if own.email:
        links.append(Link("Write to us", f"mailto:{own.email}"))
    return (*links, Link("Listen", addresses.BULLETIN), Link("RSS", addresses.FEED))


def feeds(own: values.Site) -> tuple[Link, ...]:
    """The paper's own feeds, as <head> names them."""
    kinds = (("RSS", addresses.FEED), ("JSON", addresses.JSON_FEED), ("podcast", addresses.PODCAST))
    return tuple(Link(f"{own.name}: all news ({kind})", own.base_url + address) for kind, address in kinds)


def section_feed(own: values.Site, section: values.Section) -> Link:
    """A section's feed, as <head> names it."""
    return Link(f"{own.name}: {section.name} (RSS)", f"{own.base_url}{addresses.section(section.slug)}feed.xml")


def section_podcast(own: values.Site, section: values.Section) -> Link:
    """A section's podcast, as <head> names it."""
    return Link(f"{own.name}: {section.name} (podcast)", f"{own.base_url}{addresses.section(section.slug)}podcast.xml")


def plain_head(read: Reader, title: str, description: str, address: str, more_feeds: tuple[Link, ...] = ()) -> Head:
    """The head of a page that is not a story. An empty address gives no canonical link."""
    own = site(read)
    return Head(
        title=title if title == own.name else f"{title} – {own.name}", description=description or own.strapline,
        canonical=own.base_url + address if address else "", kind="website", image="", image_alt="", image_width=0,
        image_height=0, json_ld="", feeds=(*more_feeds, *feeds(own)), published="", updated="", section="",
    )  # fmt: skip
