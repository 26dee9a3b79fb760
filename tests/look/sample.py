"""An invented newspaper's pages as plain values, enough of each kind to look at."""

from pathlib import Path

from standfirst.site.pages import (
    BlockView, BylineName, Card, ContributorPage, CorrectionsPage, CorrectionView, FrontPage, Head, IndexPage, Link, ListPage,
    LoggedCorrection, Moment, NoticePage, RailFragment, Shell, StoryPage,
)

from . import pictures

STATIC = Path(__file__).parents[2] / "standfirst" / "site" / "static"
SECTIONS = (
    Link("News", "/news/"), Link("Harbour", "/harbour/"), Link("Business", "/business/"), Link("Culture", "/culture/"),
    Link("Sport", "/sport/"),
)
STORIES = (
    ("Exclusive", "Harbour wall was known to be failing a year before the November storm", 0,
     "Engineers warned three times that the north mole could not take another winter; the council asked for a fourth opinion."),
    ("", "Ferry to the Skerran islands returns after nine weeks in dry dock", 1, "The Maid of Osk sails twice a day from Monday."),
    ("Opinion", "A town that sells its library will soon have nothing left to lend", 3,
     "The price is good. It is the wrong question, and it was asked in the wrong room."),
    ("", "Cannery workers accept a two-year pay deal worth 7.4%", 2, "The vote ends the longest dispute on the quay since 1983."),
    ("Breaking", "Road to Ullen closed as river passes its 2014 mark", 0, "Forty households have been asked to leave before dark."),
    ("", "United hold on with ten men to reach the county final", 4, "A late save keeps a forty-year hope alive."),
    ("Analysis", "Why the price of cod has parted from the price of everything else", 2, "Fewer boats, more rules, and a buyer who left."),
    ("", "Night trains may stop at Ellery Junction again", 0, "The operator says that it will try for one summer."),
    ("", "The choir that rehearses in a lifeboat shed", 3, "Thirty voices and one very good echo."),
    ("", "Council puts off its vote on parking charges until March", 0, "Both sides say that they had the numbers."),
    ("", "Lighthouse keeper’s logbooks found in an attic in Tarn Street", 3, "They cover every night from 1911 to 1938."),
    ("", "Tidal turbine passes its first month without a fault", 2, "It made enough power for 900 kettles, its builders say."),
    ("", "Rowers from five harbours meet for a last autumn race", 4, "The water was flat and the argument was not."),
    ("Live", "Storm Maud: what is open, what is shut and what to expect", 0, "Schools on the west side will open late."),
    ("", "A bakery with no sign and a queue round the corner", 2, "Its owner will not say when it opens."),
    ("", "Teenage keeper called up by the national side", 4, "She has not let in a goal since September."),
    ("", "Seal pups counted at Osk for the twentieth year", 1, "There are 412, eleven more than last year."),
    ("", "Theatre reopens with a play about the theatre’s closing", 3, "Nobody left early."),
    ("", "Pilot boat crew honoured for the rescue of the Ana Liv", 1, "They went out twice in the same night."),
    ("", "New owners promise to keep the clock factory ticking", 2, "All 61 jobs will stay for three years."),
)
BARE = {4, 9, 14, 17}


def moment(number: int) -> Moment:
    day, hour = 22 - number // 7, 20 - 2 * (number % 7)
    return Moment(f"2026-11-{day:02}T{hour:02}:11:00+00:00", f"{day} November 2026, {hour:02}:11 GMT", f"{day} November 2026", f"{hour:02}:11")


def card(number: int, tree: Path) -> Card:
    label, headline, section, standfirst = STORIES[number]
    return Card(
        href=f"/news/story-{number}/" if number else "/news/harbour-wall/", headline=headline, label=label, standfirst=standfirst,
        section=SECTIONS[section], published=moment(number), picture=None if number in BARE else pictures.view(number, tree),
        byline="Asha Rowe in Port Ellery" if number % 2 == 0 else "Tomas Brandt",
    )


def shell(current: str = "") -> Shell:
    return Shell(
        site_name="The Ellery Packet", strapline="News from the quay and the hills behind it, since 1871", language="en-GB", logo=None,
        sections=SECTIONS, current=current,
        about="The Ellery Packet is an invented newspaper. It reports on Port Ellery, the Skerran islands and the Ullen valley.",
        policies=(Link("Corrections policy", "/policy/corrections/"), Link("Ethics policy", "/policy/ethics/"), Link("Who works here", "/masthead/")),
        legal_name="Ellery Packet Press Ltd", assets=tuple((file.name, f"/static/{file.name}") for file in sorted(STATIC.iterdir())),
    )


def head(title: str, path: str, kind: str = "website") -> Head:
    return Head(
        title=f"{title} – The Ellery Packet", description="What the page is about, in a sentence.", canonical=f"https://ellery.example{path}",
        kind=kind, image="https://ellery.example/pictures/0-960.jpeg", image_alt="The quay", image_width=1200, image_height=630,
        json_ld='{"@context":"https://schema.org","@type":"NewsArticle","headline":"Harbour \\u003cwall\\u003e"}' if kind == "article" else "",
        feeds=(Link("All news (RSS)", "https://ellery.example/feed.xml"), Link("All news (JSON)", "https://ellery.example/feed.json")),
        published="2026-11-22T20:11:00+00:00" if kind == "article" else "", updated="", section="News" if kind == "article" else "",
    )


CORRECTION = CorrectionView(
    "Correction", moment(3), "An earlier version of this article said that the wall was built in 1906. It was built in 1911.",
)


def body(tree: Path) -> tuple[BlockView, ...]:
    return (
        BlockView("paragraph", "5f0c6b1e-8c43-4be5-9a3f-6a4f5c9f0a01", html=(
            "The north mole of Port Ellery was failing for at least a year before the storm of 9 November tore a hole of forty metres in it, "
            "<a href=\"/harbour/\">harbour records</a> seen by The Ellery Packet show. Three reports said so. None was read out in the council chamber.")),
        BlockView("paragraph", "b2", html=(
            "“You could put your arm into it,” said Marit Osk, who has mended nets on the quay since 1988. "
            "“Then you could put your shoulder into it. <i>Nobody came.</i>” She laughed 😀 and went on mending.")),
        BlockView("heading", "b3", text="Three warnings in fourteen months"),
        BlockView("paragraph", "b4", html=(
            "The first report, by the firm Calder & Vane, is dated 3 October 2025. It puts the cost of repair at £3.2m and asks for work to begin "
            "<b>before the winter</b>. The second says £4.1m. The third, which runs to four pages, says only that the earlier sums no longer hold.").replace("&", "&amp;")),
        BlockView("read_more", "b5", link=Link("Ferry to the Skerran islands returns after nine weeks in dry dock", "/news/story-1/")),
        BlockView("items", "b6", items=(
            BlockView("item", "b6.1", html="October 2025: voids are found behind the seaward face."),
            BlockView("item", "b6.2", html="March 2026: a diver reports that the toe has moved by 11cm."),
            BlockView("item", "b6.3", html="August 2026: the harbour master closes the walkway, “as a precaution”."))),
        BlockView("picture", "b7", picture=pictures.view(21, tree, full=True, caption="The gap in the mole, two days after the storm.", credit="Ellery Packet/Tomas Brandt")),
        BlockView("paragraph", "b8", html=(
            "The council says that it acted on each report as it was received. A spokeswoman said that a fourth opinion had been sought because the first "
            "three did not agree, and that work had been due to begin in the week of the storm. The contractor, Skerran Marine, said that it had not been asked.")),
        BlockView("pull_quote", "b9", text="Then you could put your shoulder into it. Nobody came.", attribution="Marit Osk, net mender"),
        BlockView("paragraph", "b10", html=(
            "Insurance will pay for the boats. It is not clear who will pay for the wall. The county has a fund for flood defences, but a mole is not a "
            "flood defence unless there are houses behind it, and the nearest house to the north mole is the harbour master’s.")),
        BlockView("quote", "b11", text="I have asked the clerk for every letter on this subject, and I have asked for them by Friday.", attribution="Councillor Ewan Strand"),
        BlockView("embed", "b12", link=Link("The moment the wall gave way, filmed from the pilot boat", "https://video.example/watch/77"), provider="Videohus", frame="https://video.example/embed/77"),
        BlockView("embed", "b12b", link=Link("A post by the harbour master", "https://social.example/p/1"), provider="Social Example"),
        BlockView("paragraph", "b13", html="Work on a temporary bank of stone begins on Monday at 06:00, if the weather allows it. The forecast is for more wind."),
        BlockView("items", "b14", ordered=True, items=(
            BlockView("item", "b14.1", html="The walkway stays shut."), BlockView("item", "b14.2", html="Boats use the south entrance."))),
    )


def story(tree: Path) -> StoryPage:
    return StoryPage(
        shell=shell("/news/"), head=head(STORIES[0][1], "/news/harbour-wall/", "article"), label="Exclusive", headline=STORIES[0][1],
        standfirst=STORIES[0][3], section=SECTIONS[0],
        byline=(BylineName("Asha Rowe", "/by/asha-rowe/", "in Port Ellery"), BylineName("Tomas Brandt", "/by/tomas-brandt/", ""), BylineName("", "", "Packet staff")),
        published=moment(0), updated=Moment("2026-11-22T21:40:00+00:00", "22 November 2026, 21:40 GMT", "22 November 2026", "21:40"),
        picture=pictures.view(20, tree, full=True, caption="The north mole at dawn on 10 November, with the gap the storm left."), player=None,
        body=body(tree), topics=(Link("Harbour", "/topic/harbour/"), Link("Storm Maud", "/topic/storm-maud/"), Link("Ellery Council", "/topic/council/")),
        corrections_top=(CORRECTION,), corrections_foot=(CorrectionView("Clarification", moment(2), "The harbour master’s house stands on the south side."),),
        rail="/fragments/latest.html", latest="/latest/",
    )


def front(tree: Path, *, home: bool) -> FrontPage:
    cards = tuple(card(number, tree) for number in range(len(STORIES)))
    chosen = cards if home else tuple(cards[number] for number in (7, 0, 4, 9, 13, 1, 5, 8, 11))
    return FrontPage(
        shell=shell("" if home else "/news/"), head=head("Home" if home else "News", "/" if home else "/news/"), title="Home" if home else "News",
        description="" if home else "Port Ellery, the islands and the valley, every day.", is_home=home, top=chosen[:3], rest=chosen[3:],
        rail="/fragments/latest.html", latest="/latest/",
    )


def pages(tree: Path) -> dict[str, tuple[str, object]]:
    """Path in the tree -> (template, page), all but the story with its player."""
    cards = tuple(card(number, tree) for number in range(len(STORIES)))
    portrait = pictures.view(3, tree)
    return {
        "index.html": ("front.html", front(tree, home=True)),
        "news/index.html": ("front.html", front(tree, home=False)),
        "latest/index.html": ("list.html", ListPage(shell(), head("Latest", "/latest/"), "", "Latest news", "", cards, Link("Earlier stories", "/archive/2026/11/20/"), None)),
        "topic/harbour/index.html": ("list.html", ListPage(shell(), head("Harbour", "/topic/harbour/"), "Topic", "Harbour", "Boats, tides and the people who live by them.", cards[:4], None, None)),
        "archive/2026/11/22/index.html": ("list.html", ListPage(
            shell(), head("22 November 2026", "/archive/2026/11/22/"), "Archive", "22 November 2026", "", cards[:7], Link("21 November 2026", "/archive/2026/11/21/"), Link("23 November 2026", "/archive/2026/11/23/"))),
        "archive/index.html": ("index.html", IndexPage(shell(), head("Archive", "/archive/"), "", "Archive", tuple(Link(f"{month} 2026", f"/archive/2026/{n:02}/") for n, month in enumerate(("January", "February", "March", "April", "May", "June"), 1)))),
        "by/asha-rowe/index.html": ("contributor.html", ContributorPage(
            shell(), head("Asha Rowe", "/by/asha-rowe/"), "Asha Rowe", "Harbour correspondent", "Asha Rowe has reported from the quays of Port Ellery since 2011.\nShe rows, badly.",
            "asha.rowe@ellery.example", portrait, cards[::2][:4])),
        "corrections/index.html": ("corrections.html", CorrectionsPage(
            shell(), head("Corrections", "/corrections/"), "Corrections and clarifications", (LoggedCorrection(Link(STORIES[0][1], "/news/harbour-wall/"), CORRECTION), LoggedCorrection(Link(STORIES[3][1], "/news/story-3/"), CORRECTION)),
            "The Packet corrects what it got wrong, says so on the story, and lists it here.")),
        "404.html": ("notice.html", NoticePage(shell(), head("Not found", ""), "This page cannot be found", "The address may be mistyped, or the page may have moved.")),
        "fragments/latest.html": ("rail.html", RailFragment(cards[:7], "/latest/")),
    }
