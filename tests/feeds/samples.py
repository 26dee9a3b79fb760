"""Stories of an invented newspaper, and Hypothesis strategies for anything that a feed may be given."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from standfirst.feeds import values

WHEN = datetime(2026, 11, 22, 6, 11, tzinfo=UTC)
PICTURE = values.FeedPicture(
    url="https://gazette.example/pictures/ab12.jpg", media_type="image/jpeg", width=960, height=640, size=81_234,
    credit="Harbour Press/Ines Calder", caption="The ferry at dawn", alt="A white ferry leaves a stone quay",
    copyright="© 2026 Harbour Press", creator="Ines Calder",
)  # fmt: skip
AUDIO = values.FeedAudio(
    url="https://gazette.example/audio/cd34.mp3", size=1_960_000, duration_s=245.3,
    captions_url="https://gazette.example/audio/cd34.vtt",
)  # fmt: skip
ITEM = values.FeedItem(
    id="tag:gazette.example,2026:story/7", url="https://gazette.example/uk/ferry-returns/", title="Ferry & crew return",
    summary="The <Marigold> is back after eleven weeks.", published=WHEN, updated=WHEN + timedelta(hours=2),
    html="<p>The ferry is back.</p>",
    authors=(values.Author("Asha Rowe", "https://gazette.example/by/asha-rowe/"), values.Author("Tom Lark")),
    section="UK", topics=("Ferries", "Port Ellery"), label="Exclusive", image=PICTURE, audio=AUDIO,
)  # fmt: skip
FEED = values.Feed(
    title="The Gazette", description="News of the coast", url="https://gazette.example/",
    self_url="https://gazette.example/feed.xml", language="en-GB", items=(ITEM,), publisher="Gazette Trust",
    logo=PICTURE,
)  # fmt: skip

any_text = st.text(alphabet=st.characters(), max_size=40)
addresses = st.integers(0, 10**6).map(lambda n: f"https://gazette.example/uk/story-{n}/?a=1&b={n}")
EARLIEST, LATEST = datetime(1990, 1, 1), datetime(2090, 1, 1)  # noqa: DTZ001  (Hypothesis gives the zone)
times = st.datetimes(min_value=EARLIEST, max_value=LATEST, timezones=st.sampled_from([
    UTC, timezone(timedelta(hours=5, minutes=30)), timezone(timedelta(hours=-8)),
]))  # fmt: skip
authors = st.builds(values.Author, any_text, st.one_of(st.just(""), addresses))
pictures = st.builds(
    values.FeedPicture, addresses, st.just("image/avif"), st.integers(1, 9000), st.integers(1, 9000),
    st.none() | st.integers(0, 10**9), any_text, any_text, any_text, any_text, any_text,
)  # fmt: skip
audios = st.builds(values.FeedAudio, addresses, st.integers(0, 10**9), st.floats(0, 10**5))
items = st.builds(
    values.FeedItem, any_text, addresses, any_text, any_text, times, st.none() | times, any_text,
    st.lists(authors, max_size=3).map(tuple), any_text, st.lists(any_text, max_size=3).map(tuple), any_text,
    st.none() | pictures, st.none() | audios,
)  # fmt: skip
feeds = st.builds(
    values.Feed, any_text, any_text, addresses, addresses, st.just("en-GB"), st.lists(items, max_size=3).map(tuple),
    any_text, st.none() | pictures,
)  # fmt: skip
