"""From a package to its cells, at the speed of a library and with everything that marking needs to know."""

import gc
from collections.abc import Container, Iterator
from contextlib import contextmanager

from lxml import etree

from fulian_excel.cells import Book, Sheet
from fulian_excel.ooxml.markup import shared_strings
from fulian_excel.ooxml.package import Damaged, Package, TooLarge, local_name
from fulian_excel.ooxml.properties import custom_properties, modified
from fulian_excel.ooxml.strikes import Strikes, strikes_of
from fulian_excel.ooxml.styles import Manners, number_formats
from fulian_excel.ooxml.values import TRUE, Moments, Texts
from fulian_excel.ooxml.worksheet import CellLimits, Reading, read_worksheet


def read_book(package: Package, limits: CellLimits | None = None, parts: Container[str] | None = None) -> Book:
    """Every worksheet of a package, or those of some parts; chart, dialog and macro sheets are passed over.

    Raises Damaged where a part cannot be read, TooLarge beyond a limit.
    """
    limits = limits or CellLimits()
    workbook = package.tree(package.workbook_part)
    sheets = [sheet for sheet in _listed(package, workbook) if parts is None or sheet.part in parts]
    if len(sheets) > limits.sheets:
        raise TooLarge(f"文件有 {len(sheets)} 张工作表,超过 {limits.sheets} 张")
    date1904 = _counts_from_1904(workbook)
    with _no_collection():
        reading = Reading(
            package.once("shared strings", shared_strings),
            Manners(cell_formats(package)),
            Moments(date1904=date1904),
            Texts(),
            limits,
            strikes(package),
        )
        for sheet in sheets:
            sheet.date1904 = date1904
            read_worksheet(package, sheet, reading)
    return Book(
        tuple(sheets),
        date1904,
        package.has_macros,
        package.external_links,
        modified(package),
        custom_properties(package),
    )


def cell_formats(package: Package) -> list[str]:
    """The format code of each cell style of a package."""
    return package.once("number formats", number_formats)


def strikes(package: Package) -> Strikes:
    """The styles and shared strings of a package that are struck through."""
    return package.once("strikes", strikes_of)


def unread_sheets(package: Package) -> list[Sheet]:
    """The worksheets of a package in their order, without their cells."""
    return list(_listed(package, package.tree(package.workbook_part)))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Hold back the garbage collector: millions of cells hold no cycle, and looking for one takes a third."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _listed(package: Package, workbook: etree._Element) -> Iterator[Sheet]:
    relations = {relation.id: relation for relation in package.relations(package.workbook_part)}
    nodes = [node for sheets in workbook if local_name(sheets) == "sheets" for node in sheets]
    for index, node in enumerate(nodes):
        relation = relations.get(_relation_id(node))
        if relation is None:
            raise Damaged(f"文件不完整,找不到工作表「{node.get('name', '')}」的内容,请用 WPS 或 Excel 打开后另存再报")
        if relation.type == "worksheet":
            hidden = node.get("state", "visible") != "visible"
            yield Sheet(node.get("name", ""), index, hidden=hidden, part=relation.target)


def _relation_id(node: etree._Element) -> str:
    """The r:id of a sheet, in either of the two namespaces that go by that name."""
    return next((str(value) for name, value in node.attrib.items() if str(name).endswith("}id")), "")


def _counts_from_1904(workbook: etree._Element) -> bool:
    return any(node.get("date1904") in TRUE for node in workbook if local_name(node) == "workbookPr")
