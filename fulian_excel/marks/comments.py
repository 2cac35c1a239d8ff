"""Comments of ours beside or inside the township's own (the old kind, with boxes in VML)."""

from collections.abc import Mapping

from fulian_excel.marks.sentinels import AUTHOR, COMMENT_CLOSE, COMMENT_OPEN, quoted
from fulian_excel.ooxml import drawing
from fulian_excel.ooxml.boxes import Grid, anchor, read_grid, size
from fulian_excel.ooxml.comments import text_nodes
from fulian_excel.ooxml.draft import Draft
from fulian_excel.ooxml.drawing import Box
from fulian_excel.ooxml.escape import attribute, cell_content, content, encoded
from fulian_excel.ooxml.splice import WORKSHEET_ORDER, Edit, Node, append, insert_in_order, outline
from fulian_excel.ooxml.stylesheet import main_space
from fulian_excel.places import position

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_THREADED = "tc="
_LOOK = '<{p}sz val="9"/><{p}rFont val="宋体"/><{p}charset val="134"/>'


def add_comments(draft: Draft, part: str, root: Node, texts: Mapping[str, str]) -> None:
    """Add each text as a comment on its cell; below the words of the township's own comment, if there is one.

    A threaded comment is left alone, and so is a sheet whose drawing cannot take another box.
    """
    if not texts:
        return
    package = draft.package
    comments = package.related(part, "comments")
    fresh = dict(texts)
    if comments is not None:
        fresh = _join_existing(draft, comments, texts)
    grid = read_grid(package.read(part), root)
    boxes = [_box(grid, cell, text) for cell, text in fresh.items()]
    if not boxes or not _draw(draft, part, root, boxes):
        return
    if comments is None:
        _create(draft, part, fresh)
    else:
        _extend(draft, comments, fresh)


def _box(grid: Grid, cell: str, text: str) -> Box:
    width, height = size(COMMENT_OPEN + text)
    spot = position(cell)
    return Box(spot, anchor(grid, spot, width, height), width, height)


def _join_existing(draft: Draft, comments: str, texts: Mapping[str, str]) -> dict[str, str]:
    """Append to existing comments; returns the texts of cells that have none."""
    data = draft.package.read(comments)
    root = outline(data)
    listed = _all(root, "commentList")
    standing = {node.attributes.get("ref", "").replace("$", "").upper(): node for node in listed}
    threaded = {
        str(number)
        for number, node in enumerate(_all(root, "authors"))
        if data[node.opened : node.closing].strip().startswith(_THREADED.encode())
    }
    fresh = {}
    for cell, text in texts.items():
        node = standing.get(cell)
        if node is None:
            fresh[cell] = text
        elif node.attributes.get("authorId", "") not in threaded:
            draft.edit(comments, _appended(data, node, text))
    return fresh


def _all(root: Node, container: str) -> list[Node]:
    node = root.child(container)
    return node.children if node is not None else []


def _appended(data: bytes, comment: Node, text: str) -> Edit:
    """Our words inside the comment's last <t>: some programs read no run behind a plain text."""
    words = encoded(f"\n{COMMENT_OPEN}{cell_content(quoted(text))}{COMMENT_CLOSE}", data)
    runs = list(text_nodes(comment))
    if runs:
        return append(data, runs[-1], words)
    holder = comment.child("text")
    p = comment.prefix
    run = f'<{p}t xml:space="preserve">'.encode() + words + f"</{p}t>".encode()
    if holder is not None:
        return append(data, holder, run)
    return append(data, comment, f"<{p}text>".encode() + run + f"</{p}text>".encode())


def _entry(p: str, cell: str, author: int, text: str) -> str:
    """The markup of a comment; its first line, which names the level, is bold."""
    first, line_break, rest = (COMMENT_OPEN + quoted(text)).partition("\n")
    runs = _run(p, first + line_break, f"<{p}b/>") + (_run(p, rest) if rest else "")
    return f'<{p}comment ref="{cell}" authorId="{author}"><{p}text>{runs}</{p}text></{p}comment>'


def _run(p: str, text: str, bold: str = "") -> str:
    look = bold + _LOOK.replace("{p}", p)
    return f'<{p}r><{p}rPr>{look}</{p}rPr><{p}t xml:space="preserve">{cell_content(text)}</{p}t></{p}r>'


def _create(draft: Draft, part: str, texts: Mapping[str, str]) -> None:
    name = draft.free_name("", "comments", "xml")
    root = f"comments xmlns={attribute(main_space(draft))}"
    markup = f"{_HEAD}<{root}>{_authors('')}{_listed('', texts, 0)}</comments>"
    draft.add(name, markup.encode(), _TYPE)
    draft.relate(part, "comments", name)


def _authors(p: str) -> str:
    return f"<{p}authors><{p}author>{content(AUTHOR)}</{p}author></{p}authors>"


def _listed(p: str, texts: Mapping[str, str], author: int) -> str:
    entries = "".join(_entry(p, cell, author, text) for cell, text in texts.items())
    return f"<{p}commentList>{entries}</{p}commentList>"


def _extend(draft: Draft, comments: str, texts: Mapping[str, str]) -> None:
    data = draft.package.read(comments)
    root = outline(data)
    p = root.prefix
    author = len(_all(root, "authors"))
    for name, whole in (("authors", _authors(p)), ("commentList", _listed(p, texts, author))):
        node = root.child(name)
        new = encoded(whole, data)
        if node is None:
            draft.edit(comments, insert_in_order(data, root, name, new, "authors commentList"))
        else:
            inside = new[new.index(b">") + 1 : new.rindex(b"</")]
            draft.edit(comments, append(data, node, inside))


def _draw(draft: Draft, part: str, root: Node, boxes: list[Box]) -> bool:
    """Put the boxes into the sheet's drawing, or into a new one; False if its drawing cannot take them."""
    package = draft.package
    existing = next((node for node in root.walk() if node.name == "legacyDrawing"), None)
    block = draft.next_block()
    if existing is None:
        name = draft.free_name("drawings", "vmlDrawing", "vml")
        draft.add(name, drawing.new_drawing(boxes, block), drawing.TYPE)
        identifier = draft.relate(part, "vmlDrawing", name)
        data = package.read(part)
        new = f'<{root.prefix}legacyDrawing xmlns:r="{draft.relation_space}" r:id="{identifier}"/>'
        draft.edit(part, insert_in_order(data, root, "legacyDrawing", encoded(new, data), WORKSHEET_ORDER))
        return True
    wanted = existing.attributes.get("id", "")
    target = next((relation.target for relation in package.relations(part) if relation.id == wanted), "")
    if not package.has(target):
        return False
    edits = drawing.extended(package.read(target), boxes, block)
    draft.edit(target, *edits)
    return bool(edits)
