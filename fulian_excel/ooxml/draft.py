"""A package being changed: edits to its parts, parts added and taken out, written all at once."""

import posixpath
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count

from fulian_excel.ooxml.drawing import blocks
from fulian_excel.ooxml.escape import attribute, encoded
from fulian_excel.ooxml.package import Damaged, Package, relations_name
from fulian_excel.ooxml.rezip import rezipped
from fulian_excel.ooxml.splice import Edit, append, outline, removed, spliced

_TYPES = "[Content_Types].xml"
_RELATIONS_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_KINDS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes of a finished draft: edits, edited parts before and after, names of added parts."""

    edits: Mapping[str, Sequence[Edit]]
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    added: Collection[str]


class Draft:
    """A package being changed.

    Offsets of all edits are those of the package as it was opened.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        self._edits: dict[str, list[Edit]] = {}
        self._added: dict[str, bytes] = {}
        self._dropped: set[str] = set()
        self._types: list[str] = []
        self._extensions: set[str] = set()
        self._relations: dict[str, list[str]] = {}
        self._ids: dict[str, set[str]] = {}

    @property
    def strict(self) -> bool:
        """The workbook is written in the strict namespaces."""
        return b"purl.oclc.org/ooxml" in self.package.read(self.package.workbook_part)[:4096]

    @property
    def relation_space(self) -> str:
        """The namespace of r:id in this workbook's parts."""
        return _STRICT_KINDS if self.strict else _KINDS

    def edit(self, part: str, *edits: Edit) -> None:
        """Change a part of the package."""
        self._edits.setdefault(self.package.find(part) or part, []).extend(edits)

    def add(self, name: str, content: bytes, content_type: str) -> None:
        """Put in a part; its extension's type is declared where that is enough and nothing else is said."""
        self._added[name] = content
        extension = name.rpartition(".")[2]
        if self.package.content_type(name) == content_type or extension in self._extensions:
            return
        if extension == "vml" and not self.package.content_type("none.vml"):
            self._extensions.add(extension)
            declaration = f"Default Extension={attribute(extension)}"
        else:
            declaration = f"Override PartName={attribute('/' + name)}"
        self._types.append(f"<{{p}}{declaration} ContentType={attribute(content_type)}/>")

    def drop(self, name: str) -> None:
        """Take a part out, with the relations it has."""
        for gone in (name, relations_name(name)):
            member = self.package.find(gone)
            if member is not None:
                self._dropped.add(member)

    def unrelate(self, part: str, identifier: str) -> None:
        """Remove one relation of a part."""
        name = self.package.find(relations_name(part))
        if name is not None:
            nodes = outline(self.package.read(name)).children
            self.edit(name, *(removed(node) for node in nodes if node.attributes.get("Id") == identifier))

    def free_name(self, folder: str, stem: str, extension: str, first: str = "1") -> str:
        """A name no part has, numbered from `first`, in the folder of the workbook part or below."""
        home = posixpath.dirname(self.package.workbook_part.replace("\\", "/"))
        for number in chain([first], count(2)):
            name = posixpath.join(home, folder, f"{stem}{number}.{extension}")
            if not self.package.has(name) and name not in self._added:
                break
        return name

    def next_block(self) -> int:
        """A block of shape numbers that no drawing of the package uses."""
        texts = [self.package.read(name) for name in self.package.names if name.lower().endswith(".vml")]
        texts += [content for name, content in self._added.items() if name.endswith(".vml")]
        return max((block for text in texts for block in blocks(text)), default=0) + 1

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relation from a part to another; returns its id."""
        taken = self._ids.setdefault(part, {relation.id for relation in self.package.relations(part)})
        number = 1
        while (identifier := f"rIdFL{number}") in taken:
            number += 1
        taken.add(identifier)
        folder = posixpath.dirname(part.replace("\\", "/"))
        path = posixpath.relpath("/" + target, "/" + folder)
        self._relations.setdefault(part, []).append(
            f"<{{p}}Relationship Id={attribute(identifier)} Type={attribute(f'{self.relation_space}/{kind}')}"
            f" Target={attribute(path)}/>"
        )
        return identifier

    def finished(self, record_in: str = "", record: Callable[[Changes], bytes] | None = None) -> bytes:
        """The package with everything done to it.

        `record` makes of the changes what is written at the end of the added part `record_in`.
        """
        self._write_relations()
        self._write_types()
        edits = {part: made for part, made in self._edits.items() if part not in self._dropped}
        before = {part: self.package.read(part) for part in edits}
        after = {part: spliced(before[part], made) for part, made in edits.items()}
        if record is not None:
            self._added[record_in] += record(Changes(edits, before, after, self._added))
        return rezipped(self.package.data, after, self._added, self._dropped)

    def _write_relations(self) -> None:
        for part, entries in self._relations.items():
            name = self.package.find(relations_name(part))
            if name is None:
                body = "".join(entries).replace("{p}", "")
                text = f'{_HEAD}<Relationships xmlns="{_RELATIONS_SPACE}">{body}</Relationships>'
                self._added[relations_name(part)] = text.encode()
                self._declare_relations()
                continue
            self._append(name, entries)

    def _declare_relations(self) -> None:
        if not self.package.content_type("none.rels") and "rels" not in self._extensions:
            self._extensions.add("rels")
            self._types.append(f'<{{p}}Default Extension="rels" ContentType="{_RELATIONS_TYPE}"/>')

    def _write_types(self) -> None:
        if not self._types and not self._dropped:
            return
        name = self.package.find(_TYPES)
        if name is None:
            raise Damaged("文件不完整,缺少内部部件 [Content_Types].xml,请重新保存后再报")
        for node in outline(self.package.read(name)).children:
            if self.package.find(node.attributes.get("PartName", "")) in self._dropped:
                self.edit(name, removed(node))
        if self._types:
            self._append(name, self._types)

    def _append(self, name: str, entries: list[str]) -> None:
        data = self.package.read(name)
        root = outline(data)
        markup = "".join(entries).replace("{p}", root.prefix)
        self.edit(name, append(data, root, encoded(markup, data)))
