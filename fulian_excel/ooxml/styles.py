"""The number format of every cell style of a package, and what a cell's attributes make of its value."""

from collections.abc import Sequence

from lxml import etree

from fulian_excel.cells import DATE
from fulian_excel.formats import is_date_format
from fulian_excel.ooxml.markup import attributes_of
from fulian_excel.ooxml.package import Package, local_name

# The formats that go by number alone; those that differ by language as Excel and WPS show them in Chinese.
BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"¥"#,##0;"¥"-#,##0',
    6: '"¥"#,##0;[Red]"¥"-#,##0',
    7: '"¥"#,##0.00;"¥"-#,##0.00',
    8: '"¥"#,##0.00;[Red]"¥"-#,##0.00',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"',
    35: '上午/下午h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0",
    38: "#,##0;[Red]-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;[Red]-#,##0.00",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    42: '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"',
    56: '上午/下午h"时"mm"分"ss"秒"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}


def number_formats(package: Package) -> list[str]:
    """The format code of each cell style in order; none where the package has no styles part."""
    part = package.related(package.workbook_part, "styles")
    if part is None:
        return []
    root = package.tree(part)
    own = {node.get("numFmtId", ""): node.get("formatCode", "General") for node in _children(root, "numFmts")}
    return [_code(style.get("numFmtId", "0"), own) for style in _children(root, "cellXfs")]


def _code(number: str, own: dict[str, str]) -> str:
    return own.get(number) or (BUILT_IN.get(int(number), "General") if number.isdecimal() else "General")


def _children(root: etree._Element, group: str) -> list[etree._Element]:
    return [node for element in root if local_name(element) == group for node in element]


class Manners(dict[str, tuple[str, str]]):
    """How cells are to be read, by their attributes as they are written; few in any workbook.

    A manner is the number format, and the type or, for a number that means one, DATE.
    """

    def __init__(self, codes: Sequence[str]) -> None:
        super().__init__()
        self._codes = codes

    def __missing__(self, markup: str) -> tuple[str, str]:
        """Read the attributes; a style that is not declared is General."""
        attributes = attributes_of(markup)
        style = int(attributes.get("s") or 0)
        code = self._codes[style] if 0 <= style < len(self._codes) else "General"
        given = attributes.get("t") or "n"
        self[markup] = manner = (code, DATE if given == "n" and is_date_format(code) else given)
        return manner
