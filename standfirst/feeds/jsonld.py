"""NewsArticle as JSON-LD (schema.org), for a script element of the story's page."""

import json

from standfirst.feeds.jsonfeed import Json, without_blanks
from standfirst.feeds.text import absolute, clean, timestamp
from standfirst.feeds.values import ArticleData, Author, CorrectionData, FeedAudio, FeedPicture, PublisherData

# Nothing in a script element ends it or opens a comment; the two separators end a line in older JavaScript.
ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}

# schema.org's names for IPTC's digital source types (https://schema.org/IPTCDigitalSourceEnumeration).
DIGITAL_SOURCES = {
    "trainedAlgorithmicMedia": "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
    "algorithmicMedia": "https://schema.org/AlgorithmicMediaDigitalSource",
    "digitalCapture": "https://schema.org/DigitalCaptureDigitalSource",
}


def news_article(data: ArticleData) -> str:
    """The story as JSON-LD that may stand in a script element as it is.

    Raises ValueError for a relative address or a time without a zone.
    """
    publisher = publisher_value(data.publisher)
    value: dict[str, Json] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": absolute(data.url)},
        "url": data.url,
        "headline": clean(data.headline),
        "description": clean(data.description),
        "image": [image_value(picture) for picture in data.images],
        "datePublished": timestamp(data.published),
        "dateModified": timestamp(data.updated or data.published),
        "author": [author_value(author) for author in data.authors] or [publisher],
        "publisher": publisher,
        "articleSection": clean(data.section),
        "keywords": [clean(word) for word in data.keywords],
        "correction": [correction_value(correction) for correction in data.corrections],
        "audio": audio_value(data.audio) if data.audio else {},
        "isAccessibleForFree": data.free,
        "inLanguage": clean(data.language),
    }
    return in_script(without_blanks(value))


def in_script(value: Json) -> str:
    """JSON that no HTML parser can take for a tag, a comment or a reference; a JSON parser reads the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)


def image_value(picture: FeedPicture) -> Json:
    """The picture with the rights that Google Images shows beside it."""
    return without_blanks({
        "@type": "ImageObject",
        "url": absolute(picture.url),
        "contentUrl": picture.url,
        "width": picture.width,
        "height": picture.height,
        "encodingFormat": clean(picture.media_type),
        "caption": clean(picture.caption),
        "creditText": clean(picture.credit),
        "copyrightNotice": clean(picture.copyright),
        "creator": {"@type": "Person", "name": clean(picture.creator)} if picture.creator else {},
    })  # fmt: skip


def author_value(author: Author) -> Json:
    """A name of the byline, with the page that says who it is."""
    return without_blanks({
        "@type": "Person",
        "name": clean(author.name),
        "url": absolute(author.url) if author.url else "",
    })  # fmt: skip


def publisher_value(publisher: PublisherData) -> Json:
    """The newsroom. A schema.org masthead is the page that names who works there."""
    policies = {
        "correctionsPolicy": publisher.corrections_policy,
        "ethicsPolicy": publisher.ethics_policy,
        "masthead": publisher.masthead,
        "ownershipFundingInfo": publisher.ownership,
    }
    return without_blanks({
        "@type": "NewsMediaOrganization",
        "name": clean(publisher.name),
        "legalName": clean(publisher.legal_name),
        "url": absolute(publisher.url),
        "logo": image_value(publisher.logo) if publisher.logo else {},
        **{name: absolute(url) for name, url in policies.items() if url},
    })  # fmt: skip


def correction_value(correction: CorrectionData) -> Json:
    """What was wrong, in the newsroom's words."""
    return {
        "@type": "CorrectionComment",
        "text": clean(correction.text),
        "datePublished": timestamp(correction.when),
    }


def audio_value(audio: FeedAudio) -> Json:
    """The recording. schema.org's `transcript` is text, so the WebVTT goes under `caption`, which takes a file."""
    captions: dict[str, Json] = {"@type": "MediaObject", "encodingFormat": "text/vtt"}
    return without_blanks({
        "@type": "AudioObject",
        "contentUrl": absolute(audio.url),
        "contentSize": str(audio.size),
        "duration": duration(audio.duration_s),
        "encodingFormat": clean(audio.media_type),
        "description": clean(audio.disclosure),
        "digitalSourceType": DIGITAL_SOURCES.get(audio.source_type, ""),
        "caption": captions | {"contentUrl": absolute(audio.captions_url)} if audio.captions_url else {},
    })  # fmt: skip


def duration(seconds: float) -> str:
    """ISO 8601 to the nearest second: "PT4M5S"."""
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    parts = [f"{number}{unit}" for number, unit in ((hours, "H"), (minute, "M"), (second, "S")) if number]
    return "PT" + ("".join(parts) or "0S")
