"""The comments of a workbook as texts."""

from collections.abc import Iterable, Iterator

from fulian_excel.cells import Sheet
from fulian_excel.ooxml.package import Package
from fulian_excel.ooxml.splice import Node


def comment_texts(package: Package, sheets: Iterable[Sheet]) -> Iterator[tuple[str, str]]:
    """Every comment on some sheets of a workbook: its place, such as 代表!H6, and its words, run by run."""
    for sheet in sheets:
        part = package.related(sheet.part, "comments")
        for comment in package.tree(part).iter("{*}comment") if part else ():
            place = f"{sheet.name}!{comment.get('ref', '').replace('$', '')}"
            yield place, "".join(node.text or "" for node in comment.iter("{*}t"))


def text_nodes(comment: Node) -> Iterator[Node]:
    """The <t> of a comment in their order, without reading aids."""
    for node in comment.walk():
        if node.name == "t" and (node.parent is None or node.parent.name != "rPh"):
            yield node
