"""A sheet of ours appended to a workbook as the last one."""

import re
from collections.abc import Iterable

from fulian_excel.ooxml.draft import Draft
from fulian_excel.ooxml.escape import attribute, content, encoded
from fulian_excel.ooxml.sheet_part import AddedSheet, quoted_sheet, sheet_part
from fulian_excel.ooxml.sheets import Entry
from fulian_excel.ooxml.splice import WORKBOOK_ORDER, Node, append, insert_in_order
from fulian_excel.ooxml.stylesheet import Stylesheet, main_space

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_LONGEST_NAME = 31


def append_sheet(draft: Draft, root: Node, listed: Iterable[Entry], sheet: AddedSheet, styles: Stylesheet) -> str:
    """Add a sheet behind all others under a free name; returns its part."""
    listed = list(listed)
    name = _free_name(sheet.name, [entry.name for entry in listed])
    part = draft.free_name("worksheets", "sheet", "xml")
    numbers = {style: styles.cell(look) for style, look in sheet.styles.items()}
    draft.add(part, sheet_part(sheet, numbers, main_space(draft)).encode(), _TYPE)
    workbook = draft.package.workbook_part
    identifier = draft.relate(workbook, "worksheet", part)
    data = draft.package.read(workbook)
    p = root.prefix
    entry = (
        f"<{p}sheet xmlns:r={attribute(draft.relation_space)} name={attribute(name)}"
        f' sheetId="{max((entry.number for entry in listed), default=0) + 1}" r:id="{identifier}"/>'
    )
    sheets = root.child("sheets")
    if sheets is not None:
        draft.edit(workbook, append(data, sheets, encoded(entry, data)))
    _define_names(draft, data, root, len(listed), name, sheet)
    return part


def _free_name(wanted: str, taken: Iterable[str]) -> str:
    """The name, or the name with a number; spreadsheets do not tell capitals from small letters."""
    folded = {name.strip().casefold() for name in taken}
    name, number = wanted, 1
    while name.casefold() in folded:
        number += 1
        tail = f" ({number})"
        name = wanted[: _LONGEST_NAME - len(tail)] + tail
    return name


def _absolute(area: str) -> str:
    return re.sub(r"([A-Z]+)([0-9]+)", r"$\1$\2", area)


def _define_names(draft: Draft, data: bytes, root: Node, index: int, name: str, sheet: AddedSheet) -> None:
    """Define the names that hold a filter's range and the rows repeated in print."""
    p = root.prefix
    names = ""
    if sheet.filtered:
        names += (
            f'<{p}definedName name="_xlnm._FilterDatabase" localSheetId="{index}" hidden="1">'
            f"{content(quoted_sheet(name))}!{_absolute(sheet.filtered)}</{p}definedName>"
        )
    if sheet.frozen:
        names += (
            f'<{p}definedName name="_xlnm.Print_Titles" localSheetId="{index}">'
            f"{content(quoted_sheet(name))}!${sheet.frozen}:${sheet.frozen}</{p}definedName>"
        )
    if not names:
        return
    workbook = draft.package.workbook_part
    existing = root.child("definedNames")
    if existing is not None:
        draft.edit(workbook, append(data, existing, encoded(names, data)))
    else:
        new = encoded(f"<{p}definedNames>{names}</{p}definedNames>", data)
        draft.edit(workbook, insert_in_order(data, root, "definedNames", new, WORKBOOK_ORDER))
