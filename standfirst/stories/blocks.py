"""The blocks of a story's body, as an editor meets them in Wagtail."""

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

INLINE = ["bold", "italic", "link"]
TEXT = [*INLINE, "ol", "ul"]
SILENT = "Not read aloud"
NOT_READ = "Readers see it; whoever listens does not hear it."


class WordsBlock(blocks.StructBlock):
    """Somebody's words, and who said them."""

    text = blocks.TextBlock()
    attribution = blocks.CharBlock(required=False, help_text="Who said it.")


class QuoteBlock(WordsBlock):
    """A quotation as a paragraph of its own."""

    silent = blocks.BooleanBlock(required=False, label="Do not read aloud", help_text=NOT_READ)

    class Meta:
        icon = "openquote"


class PullQuoteBlock(WordsBlock):
    """A line lifted out of the story."""

    class Meta:
        icon = "openquote"
        help_text = "A line lifted out of the story and set large. It is not read aloud a second time."


class PictureBlock(blocks.StructBlock):
    """A picture with its caption."""

    picture = ImageChooserBlock()
    caption = blocks.CharBlock(required=False, help_text="Leave empty for the picture's own caption.")

    class Meta:
        icon = "image"


class EmbedBlock(blocks.StructBlock):
    """Something of another site's, shown as a link until a reader asks."""

    url = blocks.URLBlock(help_text="Readers see a link; nothing is fetched from the other site until they ask for it.")
    title = blocks.CharBlock(required=False, help_text="What it is, such as “Video: the ferry leaves the harbour”.")

    class Meta:
        icon = "media"


class BodyBlock(blocks.StreamBlock):
    """What a story's body is made of.

    A paragraph and a heading are stored as plain text, which has no room for a mark of its own: one that is not to be
    read aloud is a block of another kind.
    """

    paragraph = blocks.RichTextBlock(features=TEXT)
    heading = blocks.CharBlock(icon="title")
    quote = QuoteBlock()
    pull_quote = PullQuoteBlock()
    picture = PictureBlock()
    embed = EmbedBlock()
    read_more = blocks.PageChooserBlock(
        page_type="stories.Story", icon="link", help_text="“Read more” follows that story's headline and address."
    )
    silent_paragraph = blocks.RichTextBlock(
        features=TEXT, icon="pilcrow", group=SILENT, label="Text not read aloud", help_text=NOT_READ
    )
    silent_heading = blocks.CharBlock(icon="title", group=SILENT, label="Subhead not read aloud", help_text=NOT_READ)

    class Meta:
        required = False
