"""A workbook marked by bytes spliced into its package: tints, comments and a sheet of ours."""

from collections import defaultdict
from collections.abc import Sequence

from fulian_excel.marks import journal, overlays
from fulian_excel.marks.comments import add_comments
from fulian_excel.marks.mark import Mark
from fulian_excel.ooxml.added_sheet import append_sheet
from fulian_excel.ooxml.draft import Draft
from fulian_excel.ooxml.escape import encoded
from fulian_excel.ooxml.package import Package
from fulian_excel.ooxml.sheet_part import AddedSheet
from fulian_excel.ooxml.sheets import entries, workbook
from fulian_excel.ooxml.splice import WORKSHEET_ORDER, Node, insert_in_order, outline
from fulian_excel.ooxml.stylesheet import Stylesheet


def mark(package: Package, marks: Sequence[Mark], sheet: AddedSheet) -> bytes:
    """The bytes of an unmarked workbook with marks put in, and our sheet added as the last one.

    A mark on a sheet that the workbook does not have, or that has no cells, is passed over.
    Raises PackageError where the package cannot be used.
    """
    draft = Draft(package)
    styles = Stylesheet(draft)
    root = workbook(package)
    listed = entries(package, root)
    of_sheet: dict[str, list[Mark]] = defaultdict(list)
    for one in marks:
        of_sheet[one.sheet].append(one)
    for entry in listed:
        if entry.part and of_sheet[entry.name]:
            _mark_sheet(draft, entry.part, of_sheet.pop(entry.name), styles)
    part = append_sheet(draft, root, listed, sheet, styles)
    styles.write()
    return draft.finished(part, journal.written)


def _mark_sheet(draft: Draft, part: str, marks: Sequence[Mark], styles: Stylesheet) -> None:
    data = draft.package.read(part)
    root = outline(data, hollow="sheetData")
    if root.name != "worksheet" or root.self_closed:
        return
    _tint(draft, part, root, marks, styles)
    texts: dict[str, str] = {}
    for one in marks:
        if one.comment:
            texts[one.cell] = f"{texts[one.cell]}\n{one.comment}" if one.cell in texts else one.comment
    add_comments(draft, part, root, texts)


def _tint(draft: Draft, part: str, root: Node, marks: Sequence[Mark], styles: Stylesheet) -> None:
    data = draft.package.read(part)
    laid = overlays.overlays(marks)
    new = "".join(
        overlays.markup(overlay, root.prefix, styles.differential(overlay.tint), priority)
        for overlay, priority in zip(laid, overlays.free_priorities(root, len(laid)), strict=True)
    )
    draft.edit(part, insert_in_order(data, root, "conditionalFormatting", encoded(new, data), WORKSHEET_ORDER))
