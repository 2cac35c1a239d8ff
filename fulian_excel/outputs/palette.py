"""Colours and cell styles of everything the product writes.

Levels differ in lightness as well as in hue, and in the line around the cell, so that they can be told apart
on a grey printout and by people who see red and green alike.
"""

from typing import Any

from fulian_excel.findings import Level
from fulian_excel.ooxml.look import CellStyle, Tint

_FIX, _ASK, _NOTE, _TRIAL = "F4A582", "CFE2F3", "EFEFEF", "F7F7F7"
_INK = {Level.FIX: "9C2A00", Level.ASK: "1F4E79", Level.NOTE: "595959", Level.TRIAL: "595959"}
_GRID = "BFBFBF"

# Dark, middling and light; a firm line, a broken one and none.
TINTS: dict[Level, Tint] = {
    Level.FIX: Tint("fix", _FIX, "thin", _INK[Level.FIX], bold=True),
    Level.ASK: Tint("ask", _ASK, "dashed", _INK[Level.ASK]),
    Level.NOTE: Tint("note", _NOTE),
}
ROW_TINT = Tint("row", "FFF2CC")
# What goes away once another cell is mended.
FOLLOWS_TINT = Tint("follows", "FCE9DF")
TAB_COLOUR = _FIX

_BODY = CellStyle(border="thin", border_colour=_GRID, text=True)


def _like(style: CellStyle, **changes: Any) -> CellStyle:
    fields = {name: getattr(style, name) for name in style.__slots__}
    return CellStyle(**(fields | changes))


STYLES: dict[str, CellStyle] = {
    "sentinel": CellStyle(size=8, colour="A6A6A6", wrap=False, text=True),
    "title": CellStyle(size=16, bold=True, wrap=False, text=True),
    "guide": CellStyle(size=10, vertical="top", text=True),
    "heading": CellStyle(
        bold=True, colour="FFFFFF", fill="44546A", border="thin", border_colour=_GRID, horizontal="center"
    ),
    "block": CellStyle(bold=True, colour="44546A", fill="E7E6E6", text=True),
    "cell": _BODY,
    "centre": _like(_BODY, horizontal="center"),
    "value": _like(_BODY, indent=1),
    "beneath": _like(_BODY, indent=2),
    "follows": _like(_BODY, colour="7F7F7F", horizontal="center"),
    "link": _like(_BODY, colour="0563C1", underline=True),
    "answer": _like(_BODY, fill="FFFBE6", horizontal="center"),
    "remark": _like(_BODY, fill="FFFBE6"),
    "receipt": CellStyle(size=13, text=True),
    Level.FIX: _like(_BODY, bold=True, colour=_INK[Level.FIX], fill=_FIX, horizontal="center"),
    Level.ASK: _like(_BODY, colour=_INK[Level.ASK], fill=_ASK, horizontal="center"),
    Level.NOTE: _like(_BODY, colour=_INK[Level.NOTE], fill=_NOTE, horizontal="center"),
    Level.TRIAL: _like(_BODY, colour=_INK[Level.TRIAL], fill=_TRIAL, horizontal="center"),
}

# Line styles by their numbers in xlsxwriter.
_LINES = {"thin": 1, "dashed": 3}
_VERTICAL = {"center": "vcenter", "top": "top", "bottom": "bottom"}


def as_format(style: CellStyle) -> dict[str, Any]:
    """A style as xlsxwriter's add_format takes it."""
    properties: dict[str, Any] = {
        "font_name": style.font,
        "font_size": style.size,
        "font_color": f"#{style.colour}",
        "bold": style.bold,
        "underline": int(style.underline),
        "align": style.horizontal,
        "valign": _VERTICAL[style.vertical],
        "text_wrap": style.wrap,
        "indent": style.indent,
        "num_format": "@" if style.text else "General",
    }
    if style.fill:
        properties["bg_color"] = f"#{style.fill}"
    if style.border:
        properties |= {"border": _LINES[style.border], "border_color": f"#{style.border_colour}"}
    return properties


def tint_format(tint: Tint) -> dict[str, Any]:
    """A tint as xlsxwriter's add_format takes it for a conditional format."""
    properties: dict[str, Any] = {"bg_color": f"#{tint.fill}"}
    if tint.bold:
        properties["bold"] = True
    if tint.border:
        properties |= {"border": _LINES[tint.border], "border_color": f"#{tint.border_colour}"}
    return properties
