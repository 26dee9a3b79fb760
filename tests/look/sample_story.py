"""One long story with every kind of block, as plain values."""

from pathlib import Path

from standfirst.site.pages import BlockView, BylineName, CorrectionView, Link, Moment, StoryPage

from . import pictures
from .headlines import STORIES
from .shell import SECTIONS, head, moment, shell

CORRECTION = CorrectionView(
    "Correction",
    moment(3),
    "An earlier version of this article said that the wall was built in 1906. It was built in 1911.",
)


def body(tree: Path) -> tuple[BlockView, ...]:
    return (
        BlockView(
            "paragraph",
            "5f0c6b1e-8c43-4be5-9a3f-6a4f5c9f0a01",
            html=(
                "The north mole of Port Ellery was failing for at least a year before the storm of 9 November tore "
                "a hole of forty metres in it, "
                '<a href="/harbour/">harbour records</a> seen by The Ellery Packet show. Three reports said so. '
                "None was read out in the council chamber."
            ),
        ),
        BlockView(
            "paragraph",
            "b2",
            html=(
                "“You could put your arm into it,” said Marit Osk, who has mended nets on the quay since 1988. "
                "“Then you could put your shoulder into it. <i>Nobody came.</i>” She laughed 😀 and went on mending."
            ),
        ),
        BlockView("heading", "b3", text="Three warnings in fourteen months"),
        BlockView(
            "paragraph",
            "b4",
            html=(
                "The first report, by the firm Calder & Vane, is dated 3 October 2025. It puts the cost of repair "
                "at £3.2m and asks for work to begin "
                "<b>before the winter</b>. The second says £4.1m. The third, which runs to four pages, says only "
                "that the earlier sums no longer hold."
            ).replace("&", "&amp;"),
        ),
        BlockView(
            "read_more",
            "b5",
            link=Link("Ferry to the Skerran islands returns after nine weeks in dry dock", "/news/story-1/"),
        ),
        BlockView(
            "items",
            "b6",
            items=(
                BlockView("item", "b6.1", html="October 2025: voids are found behind the seaward face."),
                BlockView("item", "b6.2", html="March 2026: a diver reports that the toe has moved by 11cm."),
                BlockView(
                    "item", "b6.3", html="August 2026: the harbour master closes the walkway, “as a precaution”."
                ),
            ),
        ),
        BlockView(
            "picture",
            "b7",
            picture=pictures.view(
                21,
                tree,
                full=True,
                caption="The gap in the mole, two days after the storm.",
                credit="Ellery Packet/Tomas Brandt",
            ),
        ),
        BlockView(
            "paragraph",
            "b8",
            html=(
                "The council says that it acted on each report as it was received. A spokeswoman said that a fourth "
                "opinion had been sought because the first "
                "three did not agree, and that work had been due to begin in the week of the storm. The contractor, "
                "Skerran Marine, said that it had not been asked."
            ),
        ),
        BlockView(
            "pull_quote",
            "b9",
            text="Then you could put your shoulder into it. Nobody came.",
            attribution="Marit Osk, net mender",
        ),
        BlockView(
            "paragraph",
            "b10",
            html=(
                "Insurance will pay for the boats. It is not clear who will pay for the wall. The county has a fund "
                "for flood defences, but a mole is not a "
                "flood defence unless there are houses behind it, and the nearest house to the north mole is the "
                "harbour master’s."
            ),
        ),
        BlockView(
            "quote",
            "b11",
            text="I have asked the clerk for every letter on this subject, and I have asked for them by Friday.",
            attribution="Councillor Ewan Strand",
        ),
        BlockView(
            "embed",
            "b12",
            link=Link("The moment the wall gave way, filmed from the pilot boat", "https://video.example/watch/77"),
            provider="Videohus",
            frame="https://video.example/embed/77",
        ),
        BlockView(
            "embed",
            "b12b",
            link=Link("A post by the harbour master", "https://social.example/p/1"),
            provider="Social Example",
        ),
        BlockView(
            "paragraph",
            "b13",
            html="Work on a temporary bank of stone begins on Monday at 06:00, if the weather allows it. The "
            "forecast is for more wind.",
        ),
        BlockView(
            "items",
            "b14",
            ordered=True,
            items=(
                BlockView("item", "b14.1", html="The walkway stays shut."),
                BlockView("item", "b14.2", html="Boats use the south entrance."),
            ),
        ),
    )


def story(tree: Path) -> StoryPage:
    return StoryPage(
        shell=shell("/news/"),
        head=head(STORIES[0][1], "/news/harbour-wall/", "article"),
        label="Exclusive",
        headline=STORIES[0][1],
        standfirst=STORIES[0][3],
        section=SECTIONS[0],
        byline=(
            BylineName("Asha Rowe", "/by/asha-rowe/", "in Port Ellery"),
            BylineName("Tomas Brandt", "/by/tomas-brandt/", ""),
            BylineName("", "", "Packet staff"),
        ),
        published=moment(0),
        updated=Moment("2026-11-22T21:40:00+00:00", "22 November 2026, 21:40 GMT", "22 November 2026", "21:40"),
        picture=pictures.view(
            20, tree, full=True, caption="The north mole at dawn on 10 November, with the gap the storm left."
        ),
        player=None,
        body=body(tree),
        topics=(
            Link("Harbour", "/topic/harbour/"),
            Link("Storm Maud", "/topic/storm-maud/"),
            Link("Ellery Council", "/topic/council/"),
        ),
        corrections_top=(CORRECTION,),
        corrections_foot=(
            CorrectionView("Clarification", moment(2), "The harbour master’s house stands on the south side."),
        ),
        rail="/fragments/latest.html",
        latest="/latest/",
    )
