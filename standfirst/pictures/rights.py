"""What keeps a picture from being published."""

from standfirst.pictures.models import Picture


def problems(picture: Picture) -> list[tuple[str, str]]:
    """(field, sentence) for each thing that a picture lacks before readers may see it; empty when it lacks nothing."""
    found = []
    if not picture.credit.strip():
        found.append(("credit", f"The picture “{picture.title}” has no credit."))
    if not picture.decorative and not picture.alt.strip():
        found.append(("alt", f"The picture “{picture.title}” has no alt text and is not marked decorative."))
    if not picture.rendered.exists():
        found.append(("file", f"The file of the picture “{picture.title}” cannot be shown: upload it again."))
    return found
