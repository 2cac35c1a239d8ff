"""A sheet of ours as data, and as the XML of a worksheet part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fulian_excel.ooxml.escape import attribute, cell_content, content
from fulian_excel.ooxml.look import CellStyle
from fulian_excel.places import a1

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One cell: text or a number, the name of its style, and where a click on it leads (sheet, cell)."""

    value: str | float = ""
    style: str = ""
    link: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of cells from column A; height in points, `folded` rows hide below the row that sums them up."""

    cells: tuple[SheetCell, ...] = ()
    height: float = 0
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """A drop-down over some cells, and the word said while one of them is selected."""

    cells: str
    options: tuple[str, ...]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class AddedSheet:
    """A sheet to be appended.

    A1 carries our sentinel. Widths are in characters; `frozen` is how many rows stay in sight and are
    repeated on paper; `filtered` and `merged` are ranges; printed on A4, landscape, as wide as the paper.
    """

    name: str
    rows: tuple[SheetRow, ...]
    styles: Mapping[str, CellStyle]
    widths: tuple[float, ...]
    frozen: int = 0
    filtered: str = ""
    merged: tuple[str, ...] = ()
    choices: tuple[Choices, ...] = ()
    footer: str = "&P / &N"
    tab_colour: str = ""


def quoted_sheet(name: str) -> str:
    """A sheet's name as references write it."""
    return "'" + name.replace("'", "''") + "'"


def sheet_part(sheet: AddedSheet, styles: Mapping[str, int], space: str) -> str:
    """The worksheet part of a sheet, given the numbers of its styles."""
    width = max((len(row.cells) for row in sheet.rows), default=1)
    return "".join(
        (
            f"{_HEAD}<worksheet xmlns={attribute(space)}>",
            _properties(sheet),
            f'<dimension ref="A1:{a1(max(len(sheet.rows), 1), width)}"/>',
            _view(sheet),
            '<sheetFormatPr defaultRowHeight="15" outlineLevelRow="1"/><cols>',
            *_columns(sheet),
            "</cols><sheetData>",
            *_rows(sheet, styles),
            "</sheetData>",
            f'<autoFilter ref="{sheet.filtered}"/>' if sheet.filtered else "",
            _merges(sheet),
            _validations(sheet),
            _links(sheet),
            '<printOptions horizontalCentered="1"/>',
            '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
            '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
            f"<headerFooter><oddFooter>{content('&C' + sheet.footer)}</oddFooter></headerFooter></worksheet>",
        )
    )


def _properties(sheet: AddedSheet) -> str:
    colour = f'<tabColor rgb="FF{sheet.tab_colour}"/>' if sheet.tab_colour else ""
    return f'<sheetPr>{colour}<outlinePr summaryBelow="0"/><pageSetUpPr fitToPage="1"/></sheetPr>'


def _view(sheet: AddedSheet) -> str:
    """Not the selected tab: two selected sheets open as a group, and typing on one types on both."""
    first = f"A{sheet.frozen + 1}"
    pane = (
        f'<pane ySplit="{sheet.frozen}" topLeftCell="{first}" activePane="bottomLeft" state="frozen"/>'
        f'<selection pane="bottomLeft" activeCell="{first}" sqref="{first}"/>'
    )
    if not sheet.frozen:
        pane = ""
    return f'<sheetViews><sheetView showGridLines="0" workbookViewId="0">{pane}</sheetView></sheetViews>'


def _columns(sheet: AddedSheet) -> Iterator[str]:
    for number, width in enumerate(sheet.widths, 1):
        yield f'<col min="{number}" max="{number}" width="{width:g}" customWidth="1"/>'


def _rows(sheet: AddedSheet, styles: Mapping[str, int]) -> Iterator[str]:
    folds = [row.folded for row in sheet.rows] + [False]
    for number, row in enumerate(sheet.rows, 1):
        height = f' ht="{row.height:g}" customHeight="1"' if row.height else ""
        fold = ' outlineLevel="1" hidden="1"' if row.folded else ' collapsed="1"' if folds[number] else ""
        yield f'<row r="{number}"{height}{fold}>'
        for column, cell in enumerate(row.cells, 1):
            yield _cell(cell, a1(number, column), styles)
        yield "</row>"


def _cell(cell: SheetCell, where: str, styles: Mapping[str, int]) -> str:
    style = f' s="{styles[cell.style]}"' if cell.style else ""
    if cell.value == "":
        return f'<c r="{where}"{style}/>'
    if isinstance(cell.value, str):
        text = cell_content(cell.value)
        return f'<c r="{where}"{style} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    return f'<c r="{where}"{style}><v>{cell.value!r}</v></c>'


def _merges(sheet: AddedSheet) -> str:
    cells = "".join(f'<mergeCell ref="{area}"/>' for area in sheet.merged)
    return f'<mergeCells count="{len(sheet.merged)}">{cells}</mergeCells>' if cells else ""


def _validations(sheet: AddedSheet) -> str:
    items = []
    for choices in sheet.choices:
        listed = content('"' + ",".join(choices.options) + '"')
        hint = f' showInputMessage="1" prompt={attribute(choices.hint)}' if choices.hint else ""
        items.append(
            f'<dataValidation type="list" allowBlank="1" showErrorMessage="1"{hint} sqref="{choices.cells}">'
            f"<formula1>{listed}</formula1></dataValidation>"
        )
    return f'<dataValidations count="{len(items)}">{"".join(items)}</dataValidations>' if items else ""


def _links(sheet: AddedSheet) -> str:
    links = ""
    for number, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row.cells, 1):
            if cell.link:
                target = attribute(f"{quoted_sheet(cell.link[0])}!{cell.link[1]}")
                links += f'<hyperlink ref="{a1(number, column)}" location={target}/>'
    return f"<hyperlinks>{links}</hyperlinks>" if links else ""
