"""A marked workbook compared with the one it came from, before anybody gets it."""

from collections.abc import Iterator, Sequence

from fulian_excel.cells import Book
from fulian_excel.marks.stripping import sentinel, strip
from fulian_excel.ooxml.package import Package, PackageError, relations_name
from fulian_excel.ooxml.reader import read_book
from fulian_excel.ooxml.rezip import Member, moved, raw_members
from fulian_excel.ooxml.sheets import entries, workbook
from fulian_excel.ooxml.splice import check_well_formed

_BESIDE_A_SHEET = ("comments", "vmlDrawing")


def verify(before: Package, book: Book, marked: bytes) -> str | None:
    """Why the marked workbook must not be handed out; None where nothing of the original is lost.

    `before` is the original without marks of an earlier round, `book` what it reads as. The members are the
    original's, then ours; those we had no business with are the same raw bytes; every cell reads the same;
    and taking the marks out gives the original again, member by member.
    """
    try:
        return next(_faults(before, book, Package(marked)), None)
    except PackageError as error:
        return f"批注后的文件读不出来:{error}"


def _faults(before: Package, book: Book, after: Package) -> Iterator[str]:
    old, new = raw_members(before.data), raw_members(after.data)
    if [member.name for member in new[: len(old)]] != [member.name for member in old]:
        yield "批注后缺少原有的内部部件"
        return
    ours = _ours_to_change(before)
    changed = [member.name for member, other in zip(old, new, strict=False) if not _same(member, other)]
    yield from (f"批注后内部部件 {name} 变了" for name in changed if name not in ours)
    for name in changed + [member.name for member in new[len(old) :]]:
        if name.lower().endswith((".xml", ".rels")):
            check_well_formed(after.read(name))
    if sentinel(after) is None:
        yield "批注后没有问题清单"
    yield from _different_cells(book, read_book(after))
    yield from _not_restored(before, old, Package(strip(after.data)))


def _ours_to_change(package: Package) -> set[str | None]:
    """The parts that marking may edit."""
    book = package.workbook_part
    sheets = [entry.part for entry in entries(package, workbook(package)) if entry.part]
    beside = [
        relation.target for sheet in sheets for relation in package.relations(sheet) if relation.type in _BESIDE_A_SHEET
    ]
    styles = package.related(book, "styles") or ""
    links = [relations_name(part) for part in [book, *sheets]]
    return {package.find(name) for name in ["[Content_Types].xml", book, styles, *sheets, *beside, *links]}


def _same(member: Member, other: Member) -> bool:
    """Two members are the same bytes, wherever they lie in their archives."""
    return member.block == other.block and moved(member.record, 0) == moved(other.record, 0)


def _different_cells(before: Book, after: Book) -> Iterator[str]:
    if [sheet.name for sheet in after.sheets[: len(before.sheets)]] != [sheet.name for sheet in before.sheets]:
        yield "批注后工作表的名称或顺序变了"
        return
    for sheet, other in zip(before.sheets, after.sheets, strict=False):
        if sheet != other:
            cell = next((cell for spot, cell in sheet.cells.items() if other.cells.get(spot) != cell), None)
            yield f"批注后工作表「{sheet.name}」{cell.address if cell else ''}读出来不一样"


def _not_restored(before: Package, old: Sequence[Member], stripped: Package) -> Iterator[str]:
    new = raw_members(stripped.data)
    if [member.name for member in new] != [member.name for member in old]:
        yield "去掉批注后内部部件与原件不一致"
        return
    for member, other in zip(old, new, strict=True):
        if not _same(member, other) and before.read(member.name) != stripped.read(member.name):
            yield f"去掉批注后内部部件 {member.name} 与原件不一致"
