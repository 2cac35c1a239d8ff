"""Styles of ours appended to the township's, whose own keep their numbers."""

from fulian_excel.ooxml.draft import Draft
from fulian_excel.ooxml.escape import attribute, encoded
from fulian_excel.ooxml.look import CellStyle, Tint
from fulian_excel.ooxml.splice import STYLESHEET_ORDER, Node, append, insert_in_order, outline, set_attribute

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
# What must come first in a list, because a cell without a style of its own looks like it, or because
# spreadsheets keep the first numbers for themselves.
_FIRST = {
    "fonts": ['<{p}font><{p}sz val="11"/><{p}name val="宋体"/></{p}font>'],
    "fills": [
        '<{p}fill><{p}patternFill patternType="none"/></{p}fill>',
        '<{p}fill><{p}patternFill patternType="gray125"/></{p}fill>',
    ],
    "borders": ["<{p}border><{p}left/><{p}right/><{p}top/><{p}bottom/><{p}diagonal/></{p}border>"],
    "cellXfs": ['<{p}xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'],
}
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SIDES = ("left", "right", "top", "bottom")


def main_space(draft: Draft) -> str:
    """The namespace of spreadsheet parts in this workbook."""
    return _STRICT_MAIN if draft.strict else _MAIN


class Stylesheet:
    """The styles part of a draft, and what has been asked of it so far.

    Equal entries are asked for once; one that is there already, from us or not, is used again.
    """

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        package = draft.package
        self._part = package.related(package.workbook_part, "styles")
        if self._part is None:
            self._data = f'<styleSheet xmlns="{main_space(draft)}"/>'.encode()
        else:
            self._data = package.read(self._part)
        self._root = outline(self._data)
        self._numbers: dict[str, dict[bytes, int]] = {}
        self._counts: dict[str, int] = {}
        self._new: dict[str, list[bytes]] = {}

    def differential(self, tint: Tint) -> int:
        """The number of a tint among the differential styles."""
        font = "<{p}font><{p}b/></{p}font>" if tint.bold else ""
        fill = (
            f'<{{p}}fill><{{p}}patternFill patternType="solid"><{{p}}fgColor rgb="FF{tint.fill}"/>'
            f'<{{p}}bgColor rgb="FF{tint.fill}"/></{{p}}patternFill></{{p}}fill>'
        )
        border = _border(tint.border, tint.border_colour) if tint.border else ""
        return self._number("dxfs", f"<{{p}}dxf>{font}{fill}{border}</{{p}}dxf>")

    def cell(self, style: CellStyle) -> int:
        """The number of a style for cells."""
        font = self._number("fonts", _font(style))
        fill = self._number("fills", _fill(style.fill)) if style.fill else 0
        border = self._number("borders", _border(style.border, style.border_colour, whole=True))
        base = self._root.child("cellStyleXfs")
        parent = ' xfId="0"' if base is not None and base.children else ""
        wrap = ' wrapText="1"' if style.wrap else ""
        indent = f' indent="{style.indent}"' if style.indent else ""
        return self._number(
            "cellXfs",
            f'<{{p}}xf numFmtId="{49 if style.text else 0}" fontId="{font}" fillId="{fill}"'
            f' borderId="{border}"'
            f'{parent} applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">'
            f'<{{p}}alignment horizontal="{style.horizontal}" vertical="{style.vertical}"{wrap}{indent}/></{{p}}xf>',
        )

    def _number(self, container: str, template: str) -> int:
        known = self._known(container)
        entry = self._encoded(template)
        if entry not in known:
            known[entry] = self._counts[container]
            self._counts[container] += 1
            self._new.setdefault(container, []).append(entry)
        return known[entry]

    def _known(self, container: str) -> dict[bytes, int]:
        """The entries of a list by their bytes; a list too short gets first what must stand there."""
        if container not in self._numbers:
            node = self._root.child(container)
            entries = [self._data[child.start : child.end] for child in node.children] if node else []
            first = [self._encoded(template) for template in _FIRST.get(container, [])[len(entries) :]]
            if first:
                self._new[container] = list(first)
            entries += first
            self._counts[container] = len(entries)
            self._numbers[container] = {entry: number for number, entry in reversed(list(enumerate(entries)))}
        return self._numbers[container]

    def _encoded(self, template: str) -> bytes:
        return encoded(template.replace("{p}", self._root.prefix), self._data)

    def write(self) -> None:
        """Put everything asked for into the draft."""
        if not self._new:
            return
        if self._part is None:
            self._create()
            return
        missing = b""
        for container in sorted(self._new, key=STYLESHEET_ORDER.index):
            node = self._root.child(container)
            if node is not None:
                self._extend(self._part, node, container)
            elif self._root.self_closed:
                missing += self._list(container)
            else:
                new = self._list(container)
                edit = insert_in_order(self._data, self._root, container, new, STYLESHEET_ORDER)
                self._draft.edit(self._part, edit)
        if missing:
            self._draft.edit(self._part, append(self._data, self._root, missing))

    def _extend(self, part: str, node: Node, container: str) -> None:
        count = set_attribute(self._data, node, "count", str(self._counts[container]))
        grown = append(self._data, node, b"".join(self._new[container]))
        self._draft.edit(part, *([count, grown] if count else [grown]))

    def _list(self, container: str) -> bytes:
        name = f"{self._root.prefix}{container}"
        opening, closing = f'<{name} count="{self._counts[container]}">', f"</{name}>"
        return opening.encode() + b"".join(self._new[container]) + closing.encode()

    def _create(self) -> None:
        """The least styles part that spreadsheets take; cells that name no style look as before."""
        for container in _FIRST:
            self._known(container)
        body = b"".join(self._list(container) for container in sorted(self._new, key=STYLESHEET_ORDER.index))
        head = f'{_HEAD}<styleSheet xmlns="{main_space(self._draft)}">'
        name = self._draft.free_name("", "styles", "xml", first="")
        self._draft.add(name, head.encode() + body + b"</styleSheet>", _TYPE)
        self._draft.relate(self._draft.package.workbook_part, "styles", name)


def _font(style: CellStyle) -> str:
    bold = "<{p}b/>" if style.bold else ""
    underline = "<{p}u/>" if style.underline else ""
    return (
        f'<{{p}}font>{bold}{underline}<{{p}}sz val="{style.size:g}"/><{{p}}color rgb="FF{style.colour}"/>'
        f'<{{p}}name val={attribute(style.font)}/><{{p}}charset val="134"/></{{p}}font>'
    )


def _fill(colour: str) -> str:
    return (
        f'<{{p}}fill><{{p}}patternFill patternType="solid"><{{p}}fgColor rgb="FF{colour}"/>'
        '<{p}bgColor indexed="64"/></{p}patternFill></{p}fill>'
    )


def _border(line: str, colour: str, *, whole: bool = False) -> str:
    sides = "".join(
        f'<{{p}}{side} style="{line}"><{{p}}color rgb="FF{colour}"/></{{p}}{side}>' if line else f"<{{p}}{side}/>"
        for side in _SIDES
    )
    return f"<{{p}}border>{sides}{'<{p}diagonal/>' if whole else ''}</{{p}}border>"
