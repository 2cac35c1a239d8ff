"""Taking our sheets out of a workbook, and correcting everything that counts sheets."""

import re
from collections.abc import Sequence

from fulian_excel.ooxml.draft import Draft
from fulian_excel.ooxml.sheets import Entry, workbook
from fulian_excel.ooxml.splice import Edit, Node, outline, removed, set_attribute

_FORMULA_CELL = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")

# A cell whose value is the number of a shared string, as programs write it; and any value that might be one.
_STRING = re.compile(rb"""<(?:[\w.-]+:)?c\s(?:[^<>]*\s)?t\s*=\s*["']s["'][^<>]*>\s*<(?:[\w.-]+:)?v>\s*(\d+)\s*</""")
_SHARED = re.compile(rb"""\st\s*=\s*["']s["']""")
_ANY_NUMBER = re.compile(rb"[>\[]\s*(\d+)\s*[<\]]")


def remove_sheets(draft: Draft, listed: Sequence[Entry], lists: Sequence[Entry]) -> None:
    """Take our sheets out of the workbook, wherever they stand."""
    package = draft.package
    book = package.workbook_part
    data = package.read(book)
    root = workbook(package)
    gone = [index for index, entry in enumerate(listed) if entry in lists]
    for entry in lists:
        draft.edit(book, removed(entry.node))
        draft.unrelate(book, entry.relation)
        _drop_with_company(draft, entry.part)
    _blank_strings(draft, listed, lists)
    if any(_FORMULA_CELL.search(package.read(entry.part)) for entry in lists):
        _drop_calculation_chain(draft, book)
    _renumber_names(draft, data, root, gone)
    _renumber_views(draft, data, root, gone, len(listed))


def _blank_strings(draft: Draft, listed: Sequence[Entry], lists: Sequence[Entry]) -> None:
    """Empty the shared strings that only sheets of ours used; the others keep their numbers."""
    package = draft.package
    part = package.related(package.workbook_part, "sharedStrings")
    used = {number for entry in lists for number in _STRING.findall(package.read(entry.part))}
    if part is None or not used:
        return
    for entry in listed:
        if entry.part and entry not in lists:
            used -= _referred(package.read(entry.part))
    data = package.read(part)
    root = outline(data)
    gone = {int(number) for number in used}
    for number, item in enumerate(root.named("si")):
        if number in gone and not item.self_closed:
            draft.edit(part, Edit(item.opened, item.closing, f"<{root.prefix}t/>".encode()))


def _referred(data: bytes) -> set[bytes]:
    """The indexes of shared strings that a sheet uses; with unusual markup, every number that may be one."""
    plain = _STRING.findall(data)
    return set(plain if len(plain) == len(_SHARED.findall(data)) else _ANY_NUMBER.findall(data))


def _drop_with_company(draft: Draft, part: str) -> None:
    """Drop a sheet's part and the parts that only it leads to: printer settings, drawings, comments."""
    package = draft.package
    others = {
        relation.target
        for name in package.names
        if name != part and not name.endswith(".rels")
        for relation in package.relations(name)
    }
    for relation in package.relations(part):
        if not relation.external and relation.target not in others and package.has(relation.target):
            draft.drop(relation.target)
    draft.drop(part)


def _drop_calculation_chain(draft: Draft, book: str) -> None:
    """Drop the calculation chain, which names cells of the sheet; spreadsheets rebuild it."""
    for relation in draft.package.relations(book):
        if relation.type == "calcChain":
            draft.unrelate(book, relation.id)
            draft.drop(relation.target)


def _renumber_names(draft: Draft, data: bytes, root: Node, gone: Sequence[int]) -> None:
    """Correct defined names, which count sheets from 0: names of our sheets go, those behind move up."""
    names = root.child("definedNames")
    if names is None:
        return
    homes = {id(node): node.attributes.get("localSheetId", "") for node in names.children}
    ours = [node for node in names.children if homes[id(node)].isdecimal() and int(homes[id(node)]) in gone]
    if len(ours) == len(names.children):
        draft.edit(draft.package.workbook_part, removed(names))
        return
    for node in names.children:
        home = homes[id(node)]
        if node in ours:
            draft.edit(draft.package.workbook_part, removed(node))
        elif home.isdecimal():
            _renumber(draft, data, node, "localSheetId", sum(index < int(home) for index in gone))


def _renumber_views(draft: Draft, data: bytes, root: Node, gone: Sequence[int], count: int) -> None:
    """Keep the sheet that is shown first; if it was ours, the one before it."""
    views = root.child("bookViews")
    for view in views.children if views is not None else ():
        for name in ("activeTab", "firstSheet"):
            number = view.attributes.get(name, "")
            if number.isdecimal() and int(number) < count:
                before = sum(index < int(number) for index in gone)
                last = int(number) in gone and int(number) - before > 0
                _renumber(draft, data, view, name, before + last)


def _renumber(draft: Draft, data: bytes, node: Node, name: str, less: int) -> None:
    if less:
        edit = set_attribute(data, node, name, str(int(node.attributes[name]) - less))
        if edit is not None:
            draft.edit(draft.package.workbook_part, edit)
