"""How a mark and a cell of ours look: plain data, chosen by whoever writes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tint:
    """What a mark puts over a cell of the township's: a fill, and a border that tells levels apart in grey.

    Colours are RRGGBB; `border` is a line style of the spreadsheet's ("thin", "dashed"), empty for none.
    """

    name: str
    fill: str
    border: str = ""
    border_colour: str = "000000"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class CellStyle:
    """How a cell of a sheet of ours looks; sizes in points, colours RRGGBB, empty for none; `indent` in steps."""

    font: str = "宋体"
    size: float = 10
    bold: bool = False
    colour: str = "000000"
    underline: bool = False
    fill: str = ""
    border: str = ""
    border_colour: str = "808080"
    horizontal: str = "left"
    vertical: str = "center"
    wrap: bool = True
    text: bool = False
    indent: int = 0
