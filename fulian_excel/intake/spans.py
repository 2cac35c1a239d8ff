"""The merged cells of an .ods, which calamine does not report."""

from collections.abc import Iterator

from lxml import etree

from fulian_excel.cells import Area

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_MOST = 20_000  # merges per sheet; further ones are ignored


def merged_in_ods(content: bytes) -> dict[str, tuple[Area, ...]]:
    """Return the merged areas by name of the sheet, from the part content.xml; none if it cannot be read."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return {}
    return {
        table.get(f"{_TABLE}name", ""): tuple(area for area, _ in zip(_areas(table), range(_MOST), strict=False))
        for table in tree.iter(f"{_TABLE}table")
    }


def _areas(table: etree._Element) -> Iterator[Area]:
    top = 1
    for row in table.iter(f"{_TABLE}table-row"):
        left = 1
        for cell in row.iterchildren(*_CELLS):
            down, across = (_count(cell, f"number-{way}-spanned") for way in ("rows", "columns"))
            if down > 1 or across > 1:
                yield Area(top, left, top + down - 1, left + across - 1)
            left += _count(cell, "number-columns-repeated")
        top += _count(row, "number-rows-repeated")


def _count(node: etree._Element, name: str) -> int:
    text = node.get(f"{_TABLE}{name}", "1")
    return int(text) if text.isdecimal() else 1
