"""What the editor lists and edits: the items of each kind, the plain pages, and the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from clearinghouse.catalog.catalog import WrittenPage
from clearinghouse.catalog.meaning import on_card
from clearinghouse.content.editor_place import CONTENT, SINGLE, editor_place
from clearinghouse.content.field_words import in_words
from clearinghouse.content.fields import Widget
from clearinghouse.content.kinds import KINDS, Kind
from clearinghouse.content.models import PageFields, Personal
from clearinghouse.content.read_file import VOCABULARY
from clearinghouse.content.shape import Shape, shapes
from clearinghouse.content.vocabulary import Vocabulary
from clearinghouse.forms.editor.edited_site import EditedSite
from clearinghouse.forms.editor.widgets import Setting, asked_later, editor_field, editor_fields
from clearinghouse.words import Words

_LAST = ("aliases",)


def collections(site: EditedSite) -> list[Setting]:
    """Return every collection, kinds first, in the order in which the site shows them."""
    kinds = [_kind_collection(kind, site) for kind in KINDS]
    return [*kinds, *_page_folders(site), _single_files(site)]


def written_order(kind: Kind | None) -> tuple[Shape, ...]:
    """Return the fields of a kind, or of a plain page, in the order of the form, in which the editor also writes them.

    The field that the id is made from comes first, what is seldom used last.
    """
    fields = shapes(kind.model if kind else PageFields)
    first = kind.called_by if kind else "title"
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


def cards() -> dict[str, list[dict[str, str]]]:
    """Return what the card of an item says: collection -> its fields, with what a number counts (edit/preview.js)."""
    return {
        kind.plural: [{"name": field.name, "unit": field.unit or ""} for field in on_card(kind.model)] for kind in KINDS
    }


def _kind_collection(kind: Kind, site: EditedSite) -> Setting:
    name = kind.called_by
    fields = [_item_field(field, kind, site) for field in in_words(written_order(kind), site.wording)]
    return {
        "name": kind.plural,
        "label": site.wording(f"kinds.{kind.name}"),
        "label_singular": site.wording(f"kind.{kind.name}"),
        "folder": str(kind.folder),
        **_entries(name),
        # The item's own folder, for pictures in its text. Told from the top: where the way is told from the item,
        # Sveltia CMS counts the files of all its neighbors as its own and deletes them along with it.
        "media_folder": f"/{kind.folder}/{{{{slug}}}}",
        "public_folder": "",
        "preview_path": f"{kind.plural}/{{{{slug}}}}/",
        "view_filters": [
            {"label": site.wording("editor.draft"), "field": "status", "pattern": "draft"},
            {"label": site.wording("editor.retired"), "field": "status", "pattern": "retired"},
        ],
        "fields": [*fields, _body(site.wording)],
    }


def _item_field(field: Shape, kind: Kind, site: EditedSite) -> Setting:
    if field.name == "status":
        # The proposal holds a new page back until it is accepted, so that what is accepted can be seen at once.
        # A person is asked first, which takes longer than a proposal.
        chosen = [{"label": site.wording(f"editor_status.{value}"), "value": value} for value in field.choices]
        begins = "draft" if issubclass(kind.model, Personal) else "published"
        return editor_field(field, site) | {"required": True, "default": begins, "options": chosen}
    if field.name == "title" and kind.called_by != "title":
        return {"name": field.name, "label": field.label, "widget": "hidden"}
    return editor_field(field, site)


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


def _page_folders(site: EditedSite) -> Iterator[Setting]:
    """Yield a collection for each folder that holds plain pages."""
    pages = {page.source.path: page for page in site.catalog.pages}
    for folder in sorted({path.parent for path in pages} - {CONTENT}):
        below = folder.relative_to(CONTENT)
        yield {
            "name": editor_place(folder / "index.md").collection,
            "label": _folder_title(folder, pages),
            "label_singular": site.wording("editor.page"),
            "folder": str(folder),
            **_entries("title"),
            "media_folder": f"/{folder}/pictures",
            "public_folder": f"/{below}/pictures",
            "preview_path": f"{below}/{{{{slug}}}}/",
            "fields": _page_fields(site),
        }


def _folder_title(folder: PurePosixPath, pages: dict[PurePosixPath, WrittenPage]) -> str:
    first = pages.get(folder / "index.md")
    return first.fields.title if first else folder.name.replace("-", " ").capitalize()


def _page_fields(site: EditedSite) -> list[Setting]:
    return [*editor_fields(in_words(written_order(None), site.wording), site), _body(site.wording)]


def _body(wording: Words) -> Setting:
    return {
        "name": "body",
        "label": wording("editor.body"),
        "widget": "markdown",
        "required": False,
        "sanitize_preview": True,
        "hint": wording("editor.body_hint"),
    }


def _single_files(site: EditedSite) -> Setting:
    files = [_single_page(page, site) for page in site.catalog.pages if page.source.path.parent == CONTENT]
    return {"name": SINGLE, "label": site.wording("editor.home_and_vocabulary"), "files": [*files, _vocabulary(site)]}


def _single_page(page: WrittenPage, site: EditedSite) -> Setting:
    path = page.source.path
    return {
        "name": editor_place(path).entry,
        "label": site.wording("editor.home") if page.address == "/" else page.fields.title,
        "file": str(path),
        "format": "yaml-frontmatter",
        "preview_path": page.address[1:],
        "fields": _page_fields(site),
    }


def _vocabulary(site: EditedSite) -> Setting:
    return {
        "name": "vocabulary",
        "label": site.wording("fields.vocabulary"),
        "file": str(VOCABULARY),
        "format": "yaml",
        # No page shows the vocabulary as it stands here.
        "editor": {"preview": False},
        "fields": [_vocabulary_field(field, site) for field in in_words(shapes(Vocabulary), site.wording)],
    }


def _vocabulary_field(field: Shape, site: EditedSite) -> Setting:
    if field.widget is Widget.NUMBER:
        return {"name": field.name, "label": field.label, "widget": "hidden", "default": field.default}
    if not field.fields:
        return editor_field(field, site)
    # Pages name these words, so a click may not take one away; the source file is there for that.
    setting = editor_field(field, site) | {"minimize_collapsed": True, "required": False, "allow_remove": False}
    if any(inner["name"] == "label" for inner in setting["fields"]):
        setting["summary"] = "{{fields.label}}"
    return setting | {"fields": [_plain_list(inner) for inner in setting["fields"]]}


def _plain_list(setting: Setting) -> Setting:
    """Make a list of words a plain one. There are thousands of them, and as forms of their own they take a minute to save.

    Decap CMS reads a plain list as one line with commas between, which are in no word of the vocabulary.
    """
    return {name: value for name, value in setting.items() if name not in ("field", "label_singular")}
