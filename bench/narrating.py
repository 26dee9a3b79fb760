"""How long a story of about 600 words takes to be spoken with the voice that is configured, and a correction to it."""

from bench import newsroom
from bench.figures import Figures, seconds

CORRECTED = "The harbour master has since said that no vessel was delayed."


def measure(paper: newsroom.Paper) -> Figures:
    """The whole story, then the same with one sentence corrected: seconds, segments, work per second of sound."""
    from standfirst.narration.record import configured_engine
    from standfirst.stories.models import Story

    # Loading the voice is done once a worker, not once a story.
    configured_engine().speak("Good morning.")
    story = newsroom.publish(paper)
    assert isinstance(story, Story)
    whole = narrate(story.pk)
    correct(story)
    again = narrate(story.pk)
    return {
        "narrate_rtf_quick": whole["seconds"] / whole["sound"],
        "story_600_words_s": whole["seconds"],
        "story_600_words_segments": whole["spoken"],
        "story_600_words_sound_s": whole["sound"],
        "correction_s": again["seconds"],
        "correction_segments": again["spoken"],
    }


def narrate(number: int) -> Figures:
    """Narrates a live story as the worker does: seconds it took, seconds of sound, segments spoken."""
    from standfirst.narration.record import Result, record
    from standfirst.stories.facts import load_stories

    story = load_stories([number])[number]
    results: list[Result] = []
    took = seconds(lambda: results.append(record(story)))
    result = results[0]
    assert result.recording is not None and not result.skipped
    return {"seconds": took, "sound": result.recording.duration_s, "spoken": result.spoken}


def correct(story: object) -> None:
    """Puts one new sentence in the place of an old one, and publishes."""
    from wagtail.rich_text import RichText

    from standfirst.stories import actions

    block = story.body[2]  # type: ignore[attr-defined]
    first, _, rest = block.value.source.partition(". ")
    block.value = RichText(f"{first[: first.index('>') + 1]}{CORRECTED} {rest}")
    actions.publish(story)  # type: ignore[arg-type]
