"""What the tests of pictures start from."""

import pytest

from tests.pictures.making import GPS, IPTC, XMP, drawn, saved, with_metadata


@pytest.fixture(scope="session")
def agency_jpeg() -> bytes:
    """A JPEG as an agency sends it: XMP, IPTC, EXIF and the place where it was taken."""
    return with_metadata(saved(drawn((1600, 1067))), xmp=XMP, iptc=IPTC, exif=GPS)
