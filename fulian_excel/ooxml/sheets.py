"""The sheets a workbook lists: their names, numbers and parts."""

from typing import NamedTuple

from fulian_excel.ooxml.package import Package
from fulian_excel.ooxml.splice import Node, outline


class Entry(NamedTuple):
    """One <sheet> of the workbook part; `part` is empty where it is no worksheet or its part is not there."""

    name: str
    number: int
    part: str
    node: Node
    relation: str


def workbook(package: Package) -> Node:
    """The outline of the workbook part."""
    return package.once("workbook", lambda one: outline(one.read(one.workbook_part)))


def entries(package: Package, root: Node) -> list[Entry]:
    """The sheets in their order."""
    relations = {relation.id: relation for relation in package.relations(package.workbook_part)}
    listed = root.child("sheets")
    found = []
    for node in listed.named("sheet") if listed else ():
        identifier = node.attributes.get("id", "")
        relation = relations.get(identifier)
        usable = relation is not None and relation.type == "worksheet" and package.has(relation.target)
        part = relation.target if relation is not None and usable else ""
        number = node.attributes.get("sheetId", "")
        found.append(
            Entry(
                node.attributes.get("name", ""),
                int(number) if number.isdecimal() else 0,
                part,
                node,
                identifier,
            )
        )
    return found
