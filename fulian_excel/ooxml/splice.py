"""Bytes inserted into an XML part at offsets that expat finds, so that all the rest stays as it was."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from fulian_excel.ooxml.package import Damaged

_SEPARATOR = "\n"
_BROKEN = "文件已损坏,内部部件内容不完整,请重新保存后再报"
_TAG = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_TAG_NAME = re.compile(rb"<([^\s/>]+)")

WORKSHEET_ORDER = (
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges"
    " scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr"
    " conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter"
    " rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing"
    " legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst"
)
WORKBOOK_ORDER = (
    "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups"
    " externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes"
    " webPublishing fileRecoveryPr webPublishObjects extLst"
)
STYLESHEET_ORDER = "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst"


@dataclass(slots=True)
class Node:
    """An element and where its bytes lie.

    The start tag is from `start` to `opened`, the end tag from `closing` to `end`; a self-closed element has
    `opened`, `closing` and `end` in one place. `attributes` have their local names; `prefix` has its colon.
    """

    name: str
    space: str
    prefix: str
    attributes: Mapping[str, str]
    start: int
    opened: int
    closing: int = 0
    end: int = 0
    children: list["Node"] = field(default_factory=list)
    parent: "Node | None" = None

    @property
    def self_closed(self) -> bool:
        """The element is written <a/>."""
        return self.closing == self.end

    def named(self, name: str) -> list["Node"]:
        """The children of one local name."""
        return [child for child in self.children if child.name == name]

    def child(self, name: str) -> "Node | None":
        """The first child of one local name."""
        return next((child for child in self.children if child.name == name), None)

    def walk(self) -> Iterator["Node"]:
        """The element and everything below it, in the order of the part."""
        yield self
        for child in self.children:
            yield from child.walk()


class Edit(NamedTuple):
    """The bytes from `start` to `end` of a part give way to `new`."""

    start: int
    end: int
    new: bytes


def spliced(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The part with all edits made; insertions at one offset keep their order."""
    pieces = []
    position = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < position:
            raise ValueError("edits overlap")
        pieces += [data[position : edit.start], edit.new]
        position = edit.end
    return b"".join([*pieces, data[position:]])


def outline(data: bytes, hollow: str = "") -> Node:
    """The root element of a part with everything below it, but nothing below the element named `hollow`.

    Raises Damaged where the part is not well-formed.
    """
    cut_from, cut_to = _hollow_span(data, hollow) if hollow else (0, 0)
    drawing = _Outline(data, cut_from, cut_to)
    try:
        drawing.parser.Parse(data[:cut_from], False)
        drawing.parser.Parse(data[cut_to:], True)
    except expat.ExpatError as error:
        raise Damaged(_BROKEN) from error
    return drawing.root


def check_well_formed(data: bytes) -> None:
    """Raise Damaged where a part is not well-formed."""
    try:
        expat.ParserCreate().Parse(data, True)
    except expat.ExpatError as error:
        raise Damaged(_BROKEN) from error


def _hollow_span(data: bytes, name: str) -> tuple[int, int]:
    """The bytes inside the one element of that name; nothing where a comment or CDATA might deceive us."""
    if b"<!" in data:
        return 0, 0
    opening = list(re.finditer(rb"<(?:[\w.-]+:)?" + name.encode() + rb"(?:\s[^<>]*)?(?<!/)>", data))
    closing = list(re.finditer(rb"</(?:[\w.-]+:)?" + name.encode() + rb"\s*>", data))
    if len(opening) != 1 or len(closing) != 1 or closing[0].start() < opening[0].end():
        return 0, 0
    return opening[0].end(), closing[0].start()


class _Outline:
    """What expat has told of a part so far; the bytes from `cut_from` to `cut_to` were kept from it."""

    def __init__(self, data: bytes, cut_from: int, cut_to: int) -> None:
        self._data = data
        self._cut_from = cut_from
        self._cut = cut_to - cut_from
        self._open: list[Node] = []
        self.root = Node("", "", "", {}, 0, 0)
        self.parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _offset(self) -> int:
        offset = self.parser.CurrentByteIndex
        return offset + self._cut if offset >= self._cut_from else offset

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        start = self._offset()
        tag = _TAG.match(self._data, start)
        raw = _TAG_NAME.match(self._data, start)
        if tag is None or raw is None:
            raise Damaged(_BROKEN)
        space, _, local = name.rpartition(_SEPARATOR)
        prefix = raw[1].rpartition(b":")
        node = Node(
            local,
            space,
            (prefix[0] + prefix[1]).decode(),
            {key.rpartition(_SEPARATOR)[2]: value for key, value in attributes.items()},
            start,
            tag.end(),
            parent=self._open[-1] if self._open else None,
        )
        if node.parent is None:
            self.root = node
        else:
            node.parent.children.append(node)
        self._open.append(node)

    def _end(self, _name: str) -> None:
        node = self._open.pop()
        if self._data[node.opened - 2 : node.opened] == b"/>":
            node.closing = node.end = node.opened
            return
        node.closing = self._offset()
        node.end = self._data.index(b">", node.closing) + 1


def append(data: bytes, node: Node, new: bytes) -> Edit:
    """Put bytes behind the last child of an element, opening it where it is self-closed."""
    if not node.self_closed:
        return Edit(node.closing, node.closing, new)
    name = _TAG_NAME.match(data, node.start)
    return Edit(node.end - 2, node.end, b">" + new + b"</" + (name[1] if name else b"") + b">")


def removed(node: Node) -> Edit:
    """Take an element out."""
    return Edit(node.start, node.end, b"")


def insert_in_order(data: bytes, root: Node, name: str, new: bytes, order: str) -> Edit:
    """Put an element among the root's children where the schema's order wants it.

    `order` names the elements the schema knows, in its order, with blanks between.
    """
    rank = {local: place for place, local in enumerate(order.split())}
    for child in root.children:
        if _rank(child, rank) > rank[name]:
            return Edit(child.start, child.start, new)
    return append(data, root, new)


def _rank(node: Node, rank: Mapping[str, int]) -> int:
    """An element's place in the schema; one wrapped in AlternateContent counts as what it wraps."""
    if node.name != "AlternateContent":
        return rank.get(node.name, -1)
    return next((rank[inner.name] for inner in node.walk() if inner.name in rank), -1)


def set_attribute(data: bytes, node: Node, name: str, value: str) -> Edit | None:
    """Give an attribute that is there another value; None where the element does not have it."""
    pattern = re.compile(rb"\s" + name.encode() + rb"""\s*=\s*(?:"([^"]*)"|'([^']*)')""")
    match = pattern.search(data, node.start, node.opened)
    if match is None:
        return None
    group = 1 if match[1] is not None else 2
    return Edit(match.start(group), match.end(group), value.encode())
