"""The boxes of comments: shapes in a drawing of the old kind (VML), which need not be well-formed."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from fulian_excel.ooxml.splice import Edit
from fulian_excel.places import Position

TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_BLOCK = 1024  # shape numbers are dealt out in blocks of this size
_NUMBER = re.compile(rb"_x0000_s(\d+)")
_MAP = re.compile(rb"""<o:idmap\b[^>]*?\bdata\s*=\s*["']([\d, ]*)["']""")
_END = b"</xml>"
_SPACES = (
    ("v", "urn:schemas-microsoft-com:vml"),
    ("o", "urn:schemas-microsoft-com:office:office"),
    ("x", "urn:schemas-microsoft-com:office:excel"),
)
_NOTE_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)


class Box(NamedTuple):
    """A comment's box: its cell, where it lies, its size in pixels."""

    spot: Position
    anchor: tuple[int, ...]
    width: int
    height: int


def blocks(drawing: bytes) -> list[int]:
    """The blocks of shape numbers a drawing has for itself."""
    return [int(number) for match in _MAP.findall(drawing) for number in re.findall(rb"\d+", match)]


def new_drawing(boxes: Iterable[Box], block: int) -> bytes:
    """A drawing that holds nothing but these boxes; its numbers begin with a block no other drawing has."""
    shapes, taken = _shapes(boxes, [block], set(), "")
    spaces = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _SPACES)
    listed = ",".join(map(str, taken))
    return (
        f'<xml {spaces}><o:shapelayout v:ext="edit">'
        f'<o:idmap v:ext="edit" data="{listed}"/></o:shapelayout>'
        f"{_NOTE_TYPE}{shapes}</xml>"
    ).encode()


def extended(drawing: bytes, boxes: Iterable[Box], block: int) -> list[Edit]:
    """The edits that add boxes to a drawing before its last </xml>; none where it has no such end."""
    end = drawing.rfind(_END)
    if end < 0:
        return []
    own = blocks(drawing)
    used = {int(number) for number in _NUMBER.findall(drawing)}
    spaces = "".join(
        f' xmlns:{prefix}="{space}"' for prefix, space in _SPACES if f"xmlns:{prefix}=".encode() not in drawing
    )
    shapes, taken = _shapes(boxes, own or [block], used, spaces)
    note_type = _NOTE_TYPE.replace("<v:shapetype", f"<v:shapetype{spaces}", 1)
    if b"_x0000_t202" in drawing:
        note_type = ""
    edits = [Edit(end, end, (note_type + shapes).encode())]
    declared = _MAP.search(drawing)
    if declared is not None and taken != own:
        edits.insert(0, Edit(declared.start(1), declared.end(1), ",".join(map(str, taken)).encode()))
    return edits


def _shapes(boxes: Iterable[Box], own: list[int], used: set[int], spaces: str) -> tuple[str, list[int]]:
    """The shapes' markup, and the blocks they are numbered from; a full block is followed by another one."""
    taken = list(own)
    numbers = _numbers(taken, used)
    return "".join(_shape(box, next(numbers), spaces) for box in boxes), taken


def _numbers(taken: list[int], used: set[int]) -> Iterator[int]:
    at = 0
    while True:
        if at == len(taken):
            taken.append(max(taken) + 1)
        for number in range(taken[at] * _BLOCK + 1, (taken[at] + 1) * _BLOCK):
            if number not in used:
                yield number
        at += 1


def _shape(box: Box, number: int, spaces: str) -> str:
    place = ", ".join(map(str, box.anchor))
    size = f"width:{box.width * 0.75:g}pt;height:{box.height * 0.75:g}pt"
    return (
        f'<v:shape{spaces} id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;'
        f'margin-left:60pt;margin-top:2pt;{size};z-index:1;visibility:hidden"'
        ' fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
        '<v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{place}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{box.spot.row - 1}</x:Row><x:Column>{box.spot.column - 1}</x:Column>"
        "</x:ClientData></v:shape>"
    )
