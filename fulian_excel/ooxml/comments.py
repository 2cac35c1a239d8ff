"""What the comments of a workbook say."""

from collections.abc import Iterator

from fulian_excel.ooxml.package import Package
from fulian_excel.ooxml.sheets import entries, workbook
from fulian_excel.ooxml.splice import Node


def comment_texts(package: Package) -> Iterator[tuple[str, str]]:
    """Every comment of a workbook: its place, such as 代表!H6, and its words, run by run."""
    for entry in entries(package, workbook(package)):
        part = package.related(entry.part, "comments") if entry.part else None
        for comment in package.tree(part).iter("{*}comment") if part else ():
            place = f"{entry.name}!{comment.get('ref', '').replace('$', '')}"
            yield place, "".join(node.text or "" for node in comment.iter("{*}t"))


def text_nodes(comment: Node) -> Iterator[Node]:
    """The <t> of a comment in their order, without reading aids."""
    for node in comment.walk():
        if node.name == "t" and (node.parent is None or node.parent.name != "rPh"):
            yield node
