"""The newsroom's model, one noun a file."""

from standfirst.stories.models.clock import Clock
from standfirst.stories.models.contributor import Contributor
from standfirst.stories.models.correction import Correction
from standfirst.stories.models.fronts import Home, HomeTopStory, Section, SectionTopStory
from standfirst.stories.models.settings import NewsroomSettings
from standfirst.stories.models.shown import ShownPicture
from standfirst.stories.models.story import BylineEntry, Story, StoryTopic
from standfirst.stories.models.topic import Topic

__all__ = [
    "BylineEntry", "Clock", "Contributor", "Correction", "Home", "HomeTopStory", "NewsroomSettings", "Section",
    "SectionTopStory", "ShownPicture", "Story", "StoryTopic", "Topic",
]  # fmt: skip
