"""A marked workbook compared with the one it came from, before anybody gets it."""

from collections.abc import Collection, Iterator, Sequence

from fulian_excel.cells import Book
from fulian_excel.marks.returned_lists import ReturnedList
from fulian_excel.marks.stripping import lists_in, restored, stripped
from fulian_excel.ooxml.package import Package, PackageError, relations_name
from fulian_excel.ooxml.reader import cell_formats, read_book, strikes, unread_sheets
from fulian_excel.ooxml.rezip import Member, moved, raw_members
from fulian_excel.ooxml.sheets import entries, workbook
from fulian_excel.ooxml.splice import check_well_formed

_BESIDE_A_SHEET = ("comments", "vmlDrawing")


def verify(before: Package, book: Book, marked: bytes) -> str | None:
    """The reason why a marked workbook must not be handed out; None if nothing of the original is lost.

    `before` is the original without marks of an earlier round, `book` has at least the sheets that were marked. The
    members are the original's, then ours; those we had no business with are the same raw bytes; every cell reads the
    same; and taking the marks out gives the original again, member by member.
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
    lists = lists_in(after)
    if not any(one.sentinel for one in lists):
        yield "批注后没有问题清单"
    yield from _different_cells(before, book, after, changed)
    yield from _not_restored(before, old, after, lists, changed)


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
    """True if two members are the same bytes, wherever they lie in their archives."""
    return member.block == other.block and moved(member.record, 0) == moved(other.record, 0)


def _different_cells(before: Package, book: Book, after: Package, changed: Collection[str]) -> Iterator[str]:
    """Sheets that read differently.

    A sheet whose part is the same bytes reads the same if all that sheets share does: the shared strings, which marking
    may not change at all, the styles and the calendar. So only sheets in changed parts are read a second time.
    """
    old = unread_sheets(before)
    new = unread_sheets(after)[: len(old)]
    if new != old:
        yield "批注后工作表的名称或顺序变了"
        return
    again = read_book(after, parts=changed)
    formats = cell_formats(before)
    if (formats, strikes(before), book.date1904) != (
        cell_formats(after)[: len(formats)],
        strikes(after),
        again.date1904,
    ):
        yield "批注后单元格的格式变了"
    known = {sheet.part: sheet for sheet in book.sheets}
    for other in again.sheets:
        sheet = known.get(other.part)
        if sheet != other:
            cells = sheet.cells.items() if sheet else ()
            cell = next((cell for spot, cell in cells if other.cells.get(spot) != cell), None)
            yield f"批注后工作表「{other.name}」{cell.address if cell else ''}读出来不一样"


def _not_restored(
    before: Package, old: Sequence[Member], after: Package, lists: Sequence[ReturnedList], changed: Sequence[str]
) -> Iterator[str]:
    """The members that differ from the original's after the marks are taken out."""
    exact = restored(after, lists)
    if exact is not None:
        names, contents = [name for name in after.names if name not in exact.added], exact.changed
    else:
        bare = stripped(after)
        names, contents = list(bare.names), {name: bare.read(name) for name in bare.names}
    if names != [member.name for member in old]:
        yield "去掉批注后内部部件与原件不一致"
        return
    for name in names:
        if (name in contents or name in changed) and contents.get(name) != before.read(name):
            yield f"去掉批注后内部部件 {name} 与原件不一致"
