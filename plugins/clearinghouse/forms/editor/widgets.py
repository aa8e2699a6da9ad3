"""Fields of a form as the editor's configuration has them.

Source: the configuration types of Sveltia CMS 0.221 (`types/public.d.ts` in its package) and the configuration
schema inside Decap CMS 3.16. Each option here is one that both know, or that one knows and the other passes over.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from clearinghouse.content.assets import ASSET_TYPES
from clearinghouse.content.field_words import who_sees
from clearinghouse.content.fields import Widget
from clearinghouse.content.kinds import BY_PLURAL
from clearinghouse.content.shape import Shape
from clearinghouse.forms.editor.edited_site import EditedSite
from clearinghouse.forms.editor.lists import kind_of_source, options
from clearinghouse.words import Words

Setting = dict[str, Any]
"""A part of the configuration: plain values only."""

_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif")
_LINK = r"^https?://[^\s<>\"\\^`{|}]+$"
_DAY = {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD", "time_format": False}
_MOMENT = {
    "widget": "datetime",
    "type": "datetime-local",
    "format": "YYYY-MM-DD HH:mm",
    "date_format": "YYYY-MM-DD",
    "time_format": "HH:mm",
}


def editor_field(field: Shape, site: EditedSite) -> Setting:
    """Return a field of a form as the editor shows it: its label, its hint, how it is filled in, and its limits."""
    if _has_no_choice(field, site):
        # An editor refuses a choice of nothing, and with it its whole configuration.
        return {"name": field.name, "label": field.label, "widget": "hidden"}
    setting: Setting = {
        "name": field.name,
        "label": field.label,
        "required": field.required,
        "hint": _hint(field, site.wording),
        # The preview is the page as its readers see it.
        **({} if field.seen_by_all else {"preview": False}),
    }
    if field.widget is Widget.GROUP:
        return setting | _group(field, site)
    if field.widget is Widget.CHOICE:
        return setting | _choice(field, site)
    return setting | (_several(field, site) if field.many else _one(field, site))


def _has_no_choice(field: Shape, site: EditedSite) -> bool:
    """True where the list to choose from is one of the site's and has no words yet."""
    from_words = bool(field.source) and not kind_of_source(field.source)
    return from_words and not field.required and not options(field.source, site.catalog)


def editor_fields(fields: Sequence[Shape], site: EditedSite) -> list[Setting]:
    return [editor_field(field, site) for field in fields]


def _hint(field: Shape, wording: Words) -> str:
    """Return what stands below a field: what it is for, its limit, an example, and who sees it if not everyone."""
    sentences = [field.description]
    if field.widget in (Widget.LINE, Widget.TEXT) and field.limits.most:
        most = str(field.limits.most)
        sentences.append(
            wording("editor.at_most_each", most=most) if field.many else wording("editor.at_most", most=most)
        )
    if seen := who_sees(field, wording):
        sentences.append(wording("editor.seen_by", who=seen))
    if example := _example(field):
        sentences.append(wording("editor.example", example=example))
    return " ".join(filter(None, sentences))


def _example(field: Shape) -> str:
    # A web address in a hint becomes a link, which would lead nowhere.
    shown = field.widget in (Widget.LINE, Widget.TEXT, Widget.NUMBER, Widget.EMAIL, Widget.PHONE)
    example = field.example[0] if field.many and field.example else field.example
    return str(example) if shown and example is not None else ""


def _group(field: Shape, site: EditedSite) -> Setting:
    inner = [replace(one, required=False) for one in field.fields] if asked_later(field) else field.fields
    setting: Setting = {"widget": "object", "fields": editor_fields(inner, site)}
    if not field.many:
        return setting
    return setting | {
        "widget": "list",
        "label_singular": site.wording("editor.entry"),
        "collapsed": True,
        "summary": f"{{{{fields.{field.fields[0].name}}}}}",
        **_entries(field),
    }


def asked_later(group: Shape) -> bool:
    """True for a group whose needs only we may ask for: an editor asks even where the group is left out."""
    return not (group.required or group.many or any(one.widget is Widget.FILE for one in group.fields))


def _choice(field: Shape, site: EditedSite) -> Setting:
    many: Setting = {"multiple": True, **_entries(field)} if field.many else {}
    if kind := kind_of_source(field.source):
        names = [BY_PLURAL[kind].called_by]
        shown = {"collection": kind, "value_field": "{{slug}}", "display_fields": names, "search_fields": names}
        return {"widget": "relation", **shown, **many}
    if field.source:
        found = [{"label": option.label, "value": option.value} for option in options(field.source, site.catalog)]
        return {"widget": "select", "options": found, **many}
    found = [{"label": value.replace("-", " ").capitalize(), "value": value} for value in field.choices]
    return {"widget": "select", "options": found, **many}


def _several(field: Shape, site: EditedSite) -> Setting:
    one = {"name": field.name, "label": site.wording("editor.one_entry"), **_one(field, site)}
    return {"widget": "list", "label_singular": site.wording("editor.entry"), "field": one, **_entries(field)}


def _entries(field: Shape) -> Setting:
    limits = {"min": field.limits.least_entries, "max": field.limits.most_entries}
    return {name: value for name, value in limits.items() if value is not None}


def _one(field: Shape, site: EditedSite) -> Setting:
    return _ONE[field.widget](field) | _pattern(field, site.wording)


def _pattern(field: Shape, wording: Words) -> Setting:
    """What a value must look like, and the words for one that does not."""
    if field.widget is Widget.LINK:
        return {"pattern": [_LINK, wording("editor.web_address")]}
    if field.widget in (Widget.LINE, Widget.TEXT, Widget.PHONE, Widget.EMAIL) and field.limits.pattern:
        example = field.example[0] if field.many else field.example
        return {"pattern": [field.limits.pattern, wording("editor.like_this", example=str(example))]}
    return {}


def _text(widget: str, **more: Any) -> Callable[[Shape], Setting]:
    def text(field: Shape) -> Setting:
        limits = field.limits
        setting: Setting = {"widget": widget, **more}
        if limits.most:
            setting["maxlength"] = limits.most
        if limits.least and limits.least > 1:
            setting["minlength"] = limits.least
        return setting

    return text


def _number(field: Shape) -> Setting:
    limits = {"min": field.limits.least, "max": field.limits.most}
    return {
        "widget": "number",
        "value_type": "int",
        **{name: value for name, value in limits.items() if value is not None},
    }


def _file(field: Shape) -> Setting:
    """A field whose example is a picture takes pictures, any other takes every type of file that the site serves."""
    picture = PurePosixPath(str(field.example)).suffix in _PICTURES
    types = _PICTURES if picture else sorted(ASSET_TYPES)
    # The folder that stands beside the item's file and bears its id; the field holds the file's name alone.
    place = {"media_folder": "{{slug}}", "public_folder": ""}
    return {"widget": "image" if picture else "file", "accept": ",".join(types), "choose_url": False, **place}


_ONE: dict[Widget, Callable[[Shape], Setting]] = {
    Widget.LINE: _text("string"),
    Widget.TEXT: _text("text"),
    Widget.LINK: _text("string", type="url"),
    Widget.EMAIL: _text("string", type="email"),
    Widget.PHONE: _text("string"),
    Widget.NUMBER: _number,
    # What may be left unsaid has a field of our own (theme: edit/yes-no.js), for a switch is always yes or no.
    Widget.YES_NO: lambda field: {"widget": "yes-no" if field.default is None else "boolean"},
    Widget.DAY: lambda field: dict(_DAY),
    Widget.MOMENT: lambda field: dict(_MOMENT),
    Widget.FILE: _file,
}
