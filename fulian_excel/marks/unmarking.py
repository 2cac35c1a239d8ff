"""Removing marks by their words, in workbooks that another program has saved."""

import re
from collections.abc import Iterator, Sequence

from fulian_excel.marks.sentinels import COMMENT_CLOSE, COMMENT_LAST, COMMENT_OPEN, FORMULA
from fulian_excel.ooxml.comments import text_nodes
from fulian_excel.ooxml.draft import Draft
from fulian_excel.ooxml.escape import spelled
from fulian_excel.ooxml.splice import Edit, Node, outline, removed
from fulian_excel.places import a1

_OPEN = spelled(COMMENT_OPEN)
BEARS_COMMENT = re.compile(_OPEN)
_BEGINS = re.compile(rb"\s*" + _OPEN)
_WORDS = rb"(?:\r\n|\n|&#10;|&#xA;|_x000A_)?" + _OPEN + rb"(?:(?!" + _OPEN + rb").)*?"
_OURS = re.compile(_WORDS + spelled(COMMENT_CLOSE), re.DOTALL)
# Behind words that somebody put before ours, these end with our last sentence.
_NUMBERS = spelled("第") + rb"(?:[ \w-]|" + spelled("、") + rb"){0,600}" + spelled("号")
_LAST = spelled(COMMENT_LAST) + rb"(?:" + _NUMBERS + rb")?"
_OVERTAKEN = re.compile(_OURS.pattern + rb"|" + _WORDS + _LAST, re.DOTALL)
_SHAPE = re.compile(rb"<v:shape\s(?:(?!</?v:shape[\s>]).)*+</v:shape>", re.DOTALL)
_ROW = re.compile(rb"<x:Row>\s*(\d+)\s*</x:Row>")
_COLUMN = re.compile(rb"<x:Column>\s*(\d+)\s*</x:Column>")
# What goes when everything in it goes.
_HOLDERS = frozenset(("conditionalFormattings", "ext", "extLst"))


def remove_overlays(draft: Draft, part: str) -> None:
    """Take our conditional formats out of a sheet, alone or beside others on the same cells."""
    data = draft.package.read(part)
    if FORMULA.encode() in data:
        draft.edit(part, *(removed(node) for node in _ours(outline(data, hollow="sheetData"), data)))


def _ours(node: Node, data: bytes) -> Iterator[Node]:
    """The outermost elements below a node that hold nothing but rules of ours."""
    for child in node.children:
        if _is_ours(child, data):
            yield child
        else:
            yield from _ours(child, data)


def _is_ours(node: Node, data: bytes) -> bool:
    if node.name == "cfRule":
        return FORMULA.encode() in data[node.start : node.end]
    parts = node.named("cfRule") if node.name == "conditionalFormatting" else node.children
    holds = node.name == "conditionalFormatting" or node.name in _HOLDERS
    return holds and bool(parts) and all(_is_ours(child, data) for child in parts)


def remove_comments(draft: Draft, part: str) -> None:
    """Take our comments, and our words in others' comments, off a sheet, with their boxes."""
    package = draft.package
    comments = package.related(part, "comments")
    if comments is None:
        return
    data = package.read(comments)
    if not BEARS_COMMENT.search(data):
        return
    root = outline(data)
    listed = root.child("commentList")
    standing = listed.children if listed is not None else []
    gone = []
    for comment in standing:
        texts = [data[node.opened : node.closing] for node in text_nodes(comment)]
        if _BEGINS.match(_OURS.sub(b"", b"".join(texts))):
            gone.append(comment)
        else:
            draft.edit(comments, *_cuts(data, comment))
    _erase(draft, part, [node.attributes.get("ref", "").replace("$", "").upper() for node in gone])
    if len(gone) < len(standing):
        draft.edit(comments, *(removed(node) for node in gone))
        return
    draft.drop(comments)
    _unrelate(draft, part, comments)


def _cuts(data: bytes, comment: Node) -> Iterator[Edit]:
    """The edits that cut our words out of a comment, with the runs that held nothing else."""
    nodes = list(text_nodes(comment))
    joined = b"".join(data[node.opened : node.closing] for node in nodes)
    for match in _OVERTAKEN.finditer(joined):
        offset = 0
        for node in nodes:
            length = node.closing - node.opened
            start, end = max(match.start() - offset, 0), min(match.end() - offset, length)
            run = node.parent
            if 0 == start < end == length and run is not None and run.name == "r":
                yield removed(run)
            elif start < end:
                yield Edit(node.opened + start, node.opened + end, b"")
            offset += length


def _erase(draft: Draft, part: str, cells: Sequence[str]) -> None:
    """Take the boxes of some cells out of a sheet's drawing, and the drawing itself if nothing else is in it."""
    package = draft.package
    drawing = package.related(part, "vmlDrawing")
    root = outline(package.read(part), hollow="sheetData")
    link = next((node for node in root.walk() if node.name == "legacyDrawing"), None)
    if link is not None:
        wanted = link.attributes.get("id", "")
        drawing = next((one.target for one in package.relations(part) if one.id == wanted), drawing)
    if drawing is None or not package.has(drawing):
        return
    data = package.read(drawing)
    shapes = list(_SHAPE.finditer(data))
    gone = [shape for shape in shapes if _cell_of(shape[0]) in cells]
    if link is None or len(gone) < len(shapes) or not gone:
        draft.edit(drawing, *(Edit(shape.start(), shape.end(), b"") for shape in gone))
        return
    draft.drop(drawing)
    draft.edit(part, removed(link))
    _unrelate(draft, part, drawing)


def _cell_of(shape: bytes) -> str | None:
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    if row is None or column is None or b"Note" not in shape:
        return None
    return a1(int(row[1]) + 1, int(column[1]) + 1)


def _unrelate(draft: Draft, part: str, target: str) -> None:
    for relation in draft.package.relations(part):
        if relation.target == target:
            draft.unrelate(part, relation.id)
