"""The lexicon's pages in the admin."""

from django.urls import URLPattern, path
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from standfirst.narration.models import LexiconEntry
from standfirst.newsroom.listening import changing, files
from standfirst.newsroom.listening.forms import EntryForm

FORM = "newsroom/listening/lexicon_form.html"


class Index(IndexView):
    """All words, with what leads to files of them."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        return [
            *super().header_more_buttons,
            Button("Import words", url=files.import_address(), icon_name="upload", priority=10),
            *(
                Button(f"Export as {kind.upper()}", url=files.export_address(kind), icon_name="download", priority=20)
                for kind in files.KINDS
            ),
        ]


class LexiconViewSet(ModelViewSet):
    """How this newsroom says names and words."""

    model = LexiconEntry
    name = "lexicon"
    icon = "openquote"
    menu_label = "Lexicon"
    menu_order = 260
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    list_per_page = 50
    list_display = [
        "written",
        "say",
        "language",
        "note",
        "confirmed_by",
        DateColumn("confirmed_at", label="Confirmed at", sort_key="confirmed_at"),
    ]
    list_filter = ["language", "confirmed_by"]
    search_fields = ["written", "say", "note"]
    index_view_class = Index
    add_view_class = changing.Add
    edit_view_class = changing.Edit
    delete_view_class = changing.Delete
    create_template_name = FORM
    edit_template_name = FORM
    delete_template_name = "newsroom/listening/confirm_delete.html"

    def get_form_class(self, for_update: bool = False) -> type[EntryForm]:
        """The same for new words and old ones."""
        return EntryForm

    def get_urlpatterns(self) -> list[URLPattern]:
        """Files too."""
        return [
            *super().get_urlpatterns(),
            path("import/", files.take, name="import"),
            path("export.<str:kind>", files.give, name="export"),
        ]


viewset = LexiconViewSet()
