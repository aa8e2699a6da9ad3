"""What the editor lists and edits: the items of each kind, the plain pages, and the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from clearinghouse.catalog.catalog import Catalog, Page
from clearinghouse.content.editor_place import CONTENT, SINGLE, editor_place
from clearinghouse.content.fields import Widget
from clearinghouse.content.kinds import KINDS, Kind
from clearinghouse.content.load import VOCABULARY
from clearinghouse.content.models import PageFields, Personal
from clearinghouse.content.shape import Shape, shapes
from clearinghouse.content.vocabulary import Vocabulary
from clearinghouse.forms.editor.lists import identifier
from clearinghouse.forms.editor.widgets import Setting, asked_later, editor_field, editor_fields

_LAST = ("aliases",)
_BODY: Setting = {
    "name": "body",
    "label": "Text of the page",
    "widget": "markdown",
    "required": False,
    "sanitize_preview": True,
    "hint": "What stands below the facts on the page. Headings here begin at level 2.",
}
_STATUS: dict[str, str] = {
    "draft": "Draft: only the preview shows it",
    "published": "Published: everyone sees it",
    "retired": "Retired: the address stays, with a notice",
}
_WORDS = (
    "The words that fields are chosen from. A word's id stands in many pages, so change its label rather than its id. "
    "Other words for the same thing help search; in the list of equal words, each word stands once."
)


def collections(catalog: Catalog) -> list[Setting]:
    """Return every collection, kinds first, in the order in which the site shows them."""
    kinds = [_kind_collection(kind, catalog) for kind in KINDS]
    return [*kinds, *_page_folders(catalog), _site(catalog)]


def written_order(kind: Kind | None) -> tuple[Shape, ...]:
    """Return the fields of a kind, or of a plain page, in the order of the form, in which the editor also writes them.

    The field that the id is made from comes first, what is seldom used last.
    """
    fields = shapes(kind.model if kind else PageFields)
    first = identifier(kind) if kind else "title"
    return tuple(sorted(fields, key=lambda field: (field.name != first, not field.required and field.name in _LAST)))


def needs() -> dict[str, dict[str, list[str]]]:
    """Return what a group needs once it is filled in: collection -> group -> its fields (theme: edit/refuse.js)."""
    return {
        kind.plural: {
            field.name: [one.name for one in field.fields if one.required]
            for field in shapes(kind.model)
            if field.widget is Widget.GROUP and asked_later(field)
        }
        for kind in KINDS
    }


def _kind_collection(kind: Kind, catalog: Catalog) -> Setting:
    name = identifier(kind)
    fields = [_item_field(field, kind, catalog) for field in written_order(kind)]
    return {
        "name": kind.plural,
        "label": kind.plural_label,
        "label_singular": kind.label,
        "folder": str(kind.folder),
        **_entries(name),
        # The item's own folder, for pictures in its text. Told from the top: where the way is told from the item,
        # Sveltia CMS counts the files of all its neighbors as its own and deletes them along with it.
        "media_folder": f"/{kind.folder}/{{{{slug}}}}",
        "public_folder": "",
        "preview_path": f"{kind.plural}/{{{{slug}}}}/",
        "view_filters": [
            {"label": status.capitalize(), "field": "status", "pattern": status} for status in ("draft", "retired")
        ],
        "fields": [*fields, _BODY],
    }


def _item_field(field: Shape, kind: Kind, catalog: Catalog) -> Setting:
    if field.name == "status":
        # The proposal holds a new page back until it is accepted, so that what is accepted can be seen at once.
        # A person is asked first, which takes longer than a proposal.
        chosen = [{"label": _STATUS[value], "value": value} for value in field.choices]
        begins = "draft" if issubclass(kind.model, Personal) else "published"
        return editor_field(field, catalog) | {"required": True, "default": begins, "options": chosen}
    if field.name == "title" and identifier(kind) != "title":
        return {"name": field.name, "label": field.label, "widget": "hidden"}
    return editor_field(field, catalog)


def _entries(name: str) -> Setting:
    """What collections of Markdown files have in common."""
    return {
        "create": True,
        "extension": "md",
        "format": "yaml-frontmatter",
        "identifier_field": name,
        "slug": f"{{{{{name}}}}}",
        "summary": f"{{{{{name}}}}}",
    }


def _page_folders(catalog: Catalog) -> Iterator[Setting]:
    """Yield a collection for each folder that holds plain pages."""
    pages = {page.source.path: page for page in catalog.pages}
    for folder in sorted({path.parent for path in pages} - {CONTENT}):
        below = folder.relative_to(CONTENT)
        yield {
            "name": editor_place(folder / "index.md").collection,
            "label": _folder_title(folder, pages),
            "label_singular": "Page",
            "folder": str(folder),
            **_entries("title"),
            "media_folder": f"/{folder}/pictures",
            "public_folder": f"/{below}/pictures",
            "preview_path": f"{below}/{{{{slug}}}}/",
            "fields": _page_fields(catalog),
        }


def _folder_title(folder: PurePosixPath, pages: dict[PurePosixPath, Page]) -> str:
    first = pages.get(folder / "index.md")
    return first.fields.title if first else folder.name.replace("-", " ").capitalize()


def _page_fields(catalog: Catalog) -> list[Setting]:
    return [*editor_fields(written_order(None), catalog), _BODY]


def _site(catalog: Catalog) -> Setting:
    files = [_single_page(page, catalog) for page in catalog.pages if page.source.path.parent == CONTENT]
    return {"name": SINGLE, "label": "Home and vocabulary", "files": [*files, _vocabulary(catalog)]}


def _single_page(page: Page, catalog: Catalog) -> Setting:
    path = page.source.path
    return {
        "name": editor_place(path).entry,
        "label": "Home page" if page.address == "/" else page.fields.title,
        "file": str(path),
        "format": "yaml-frontmatter",
        "preview_path": page.address[1:],
        "fields": _page_fields(catalog),
    }


def _vocabulary(catalog: Catalog) -> Setting:
    return {
        "name": "vocabulary",
        "label": "Vocabulary",
        "file": str(VOCABULARY),
        "format": "yaml",
        # No page shows the vocabulary as it stands here.
        "editor": {"preview": False},
        "fields": [_vocabulary_field(field, catalog) for field in shapes(Vocabulary)],
    }


def _vocabulary_field(field: Shape, catalog: Catalog) -> Setting:
    if field.widget is Widget.NUMBER:
        return {"name": field.name, "label": field.label, "widget": "hidden", "default": field.default}
    # Pages name these words, so a click may not take one away; the source file is there for that.
    setting = editor_field(field, catalog) | {"minimize_collapsed": True, "required": False, "allow_remove": False}
    if any(inner["name"] == "label" for inner in setting["fields"]):
        setting["summary"] = "{{fields.label}}"
    return setting | {"fields": [_plain_list(inner) for inner in setting["fields"]]}


def _plain_list(setting: Setting) -> Setting:
    """Make a list of words a plain one. There are thousands of them, and as forms of their own they take a minute to save.

    Decap CMS reads a plain list as one line with commas between, which are in no word of the vocabulary.
    """
    return {name: value for name, value in setting.items() if name not in ("field", "label_singular")}
