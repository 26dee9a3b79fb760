"""NewsArticle as search engines read it, inside a page."""

import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.feeds.jsonld import duration, in_script, news_article
from standfirst.feeds.text import clean
from standfirst.feeds.values import ArticleData, Author, CorrectionData, PublisherData
from tests.feeds.samples import AUDIO, PICTURE, WHEN, any_text

PUBLISHER = PublisherData(
    name="The Gazette", url="https://gazette.example/", legal_name="Gazette Trust", logo=PICTURE,
    corrections_policy="https://gazette.example/corrections-policy/", ethics_policy="https://gazette.example/ethics/",
    masthead="https://gazette.example/who/", ownership="https://gazette.example/owners/",
)  # fmt: skip
STORY = ArticleData(
    url="https://gazette.example/uk/ferry/", headline="Ferry returns", description="Back after eleven weeks.",
    published=WHEN, language="en-GB", publisher=PUBLISHER, section="UK", keywords=("Ferries",),
    authors=(Author("Asha Rowe", "https://gazette.example/by/asha-rowe/"),), images=(PICTURE,),
    corrections=(CorrectionData("It was eleven weeks.", WHEN),), audio=AUDIO,
)  # fmt: skip


class Scripts(HTMLParser):
    """The text of each script element, and every tag met."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.text += data


def test_article():
    data = json.loads(news_article(STORY))
    assert (data["@context"], data["@type"]) == ("https://schema.org", "NewsArticle")
    assert data["mainEntityOfPage"] == {"@type": "WebPage", "@id": STORY.url}
    assert data["headline"] == "Ferry returns" and data["description"] == "Back after eleven weeks."
    assert data["datePublished"] == data["dateModified"] == "2026-11-22T06:11:00Z"
    assert data["author"] == [{"@type": "Person", "name": "Asha Rowe", "url": "https://gazette.example/by/asha-rowe/"}]
    assert (data["articleSection"], data["keywords"], data["inLanguage"]) == ("UK", ["Ferries"], "en-GB")
    assert data["isAccessibleForFree"] is True


def test_picture_sound_and_correction():
    data = json.loads(news_article(STORY))
    [image] = data["image"]
    assert (image["creditText"], image["copyrightNotice"]) == ("Harbour Press/Ines Calder", "© 2026 Harbour Press")
    assert (image["caption"], image["creator"]["name"]) == ("The ferry at dawn", "Ines Calder")
    assert (image["width"], image["height"]) == (960, 640)
    assert data["audio"]["duration"] == "PT4M5S" and data["audio"]["encodingFormat"] == "audio/mpeg"
    assert data["audio"]["contentUrl"] == AUDIO.url
    assert data["audio"]["caption"]["contentUrl"] == AUDIO.captions_url
    assert data["correction"] == [
        {"@type": "CorrectionComment", "text": "It was eleven weeks.", "datePublished": "2026-11-22T06:11:00Z"},
    ]  # fmt: skip


def test_publisher_says_how_it_works():
    publisher = json.loads(news_article(STORY))["publisher"]
    assert publisher["@type"] == "NewsMediaOrganization" and publisher["logo"]["url"] == PICTURE.url
    assert {publisher[name] for name in ("correctionsPolicy", "ethicsPolicy", "masthead", "ownershipFundingInfo")} == {
        PUBLISHER.corrections_policy, PUBLISHER.ethics_policy, PUBLISHER.masthead, PUBLISHER.ownership,
    }  # fmt: skip


def test_nothing_blank_is_said():
    publisher = PublisherData("Gazette", "https://gazette.example/")
    bare = ArticleData(STORY.url, "Ferry", "", WHEN, "en", publisher, free=False)
    data = json.loads(news_article(bare))
    assert not {"description", "image", "keywords", "correction", "audio", "articleSection"} & set(data)
    assert data["isAccessibleForFree"] is False
    assert data["author"][0]["name"] == "Gazette", "an unsigned story is the newsroom's"


def test_updated_is_the_editors_word():
    later = replace(STORY, updated=WHEN.replace(hour=9))
    assert json.loads(news_article(later))["dateModified"] == "2026-11-22T09:11:00Z"


DURATIONS = [(0, "PT0S"), (59.6, "PT1M"), (245.3, "PT4M5S"), (3600, "PT1H"), (3725, "PT1H2M5S")]


@pytest.mark.parametrize(("seconds", "words"), DURATIONS)
def test_duration(seconds, words):
    assert duration(seconds) == words


@given(st.one_of(any_text, st.sampled_from(["</script><img src=x>", "<!--<script>", "&lt;", "a\u2028b\u2029c", "]]>"])))
def test_any_text_stays_inside_its_script_element(text):
    ld = news_article(replace(STORY, headline=text, keywords=(text,)))
    assert not set("<>&\u2028\u2029") & set(ld)
    page = Scripts(f'<script type="application/ld+json">{ld}</script>')
    assert page.tags == ["script"]
    data = json.loads(page.text)
    assert data.get("headline", "") == clean(text) and data["keywords"] == [clean(text)]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | any_text,
    lambda inner: st.lists(inner) | st.dictionaries(any_text, inner),
)


@given(json_values)
def test_escaping_changes_no_value(value):
    assert json.loads(in_script(value)) == value
