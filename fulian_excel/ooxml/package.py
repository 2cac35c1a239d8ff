"""An .xlsx or .xlsm as a package of parts, guarded before anything is unpacked."""

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast
from urllib.parse import unquote

from lxml import etree

from fulian_excel.ooxml.archive import Damaged, PackageError, PackageLimits, TooLarge, members_of, unpacked

__all__ = [
    "Damaged",
    "Package",
    "PackageError",
    "PackageLimits",
    "Relation",
    "TooLarge",
    "local_name",
    "parsed",
    "relations_name",
]

T = TypeVar("T")

_PARSER = etree.XMLParser(
    encoding="utf-8",
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
)
_BOM = b"\xef\xbb\xbf"
_MARKUP = (".xml", ".rels")
# Possessive, so that a hostile prolog costs no backtracking.
_DOCTYPE = re.compile(rb"(?:\s++|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL | re.IGNORECASE)
_ENCODING = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']""")
_MACROS = frozenset(("vbaProject", "xlMacrosheet", "xlIntlMacrosheet"))
_READABLE = frozenset((b"utf-8", b"utf8", b"us-ascii", b"ascii"))


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation from one part to another.

    `type` is the last word of the relation's type, the same in transitional and strict files ("worksheet");
    `target` is a member's name, or an address where `external`.
    """

    id: str
    type: str
    target: str
    external: bool = False


class Package:
    """A package held in memory; parts are unpacked, checked and kept when first read.

    `members` and `names` are in the archive's order, folders included.
    Raises Damaged where the archive is not whole, TooLarge where it is beyond a limit.
    """

    def __init__(self, data: bytes, limits: PackageLimits | None = None) -> None:
        self.data = data
        self.members: tuple[zipfile.ZipInfo, ...] = members_of(data, limits or PackageLimits())
        self.names: tuple[str, ...] = tuple(member.filename for member in self.members)
        if len(set(self.names)) < len(self.names):
            raise Damaged("文件已损坏,内部有重名的部件,请用 WPS 或 Excel 打开后另存再报")
        self._parts: dict[str, bytes] = {}
        self._relations: dict[str, tuple[Relation, ...]] = {}
        self._made: dict[str, object] = {}

    def read(self, name: str) -> bytes:
        """A part's bytes, their checksum verified; XML with a DOCTYPE or not in UTF-8 is refused."""
        member = self.find(name)
        if member is None:
            raise Damaged(f"文件不完整,缺少内部部件 {name},请重新保存后再报")
        if member not in self._parts:
            data = unpacked(self.data, self._by_name[member])
            if member.lower().endswith(_MARKUP):
                _refuse_foreign(data, member)
            self._parts[member] = data
        return self._parts[member]

    def tree(self, name: str) -> etree._Element:
        """A part's XML as a tree, without comments and processing instructions."""
        return parsed(self.read(name), name)

    def find(self, name: str) -> str | None:
        """The member of that name, whatever its case, slashes and percent signs."""
        if name in self._by_name:
            return name
        return self._spellings.get(_plain(name))

    def has(self, name: str) -> bool:
        """True if there is a member of that name, whatever its case."""
        return self.find(name) is not None

    @cached_property
    def _by_name(self) -> dict[str, zipfile.ZipInfo]:
        return {member.filename: member for member in self.members}

    @cached_property
    def _spellings(self) -> dict[str, str]:
        return {_plain(name): name for name in self.names}

    def once(self, name: str, make: Callable[["Package"], T]) -> T:
        """A value made of the package's parts, computed once per name."""
        if name not in self._made:
            self._made[name] = make(self)
        return cast("T", self._made[name])

    def relations(self, part: str) -> tuple[Relation, ...]:
        """The relations of a part; "" is the package itself. Empty for a part without a relations part."""
        if part not in self._relations:
            name = self.find(relations_name(part))
            self._relations[part] = () if name is None else tuple(self._read_relations(part, name))
        return self._relations[part]

    def _read_relations(self, part: str, name: str) -> Iterator[Relation]:
        for node in self.tree(name):
            if local_name(node) != "Relationship":
                continue
            target = node.get("Target", "")
            external = node.get("TargetMode", "").lower() == "external"
            if not external:
                target = self._resolved(part, target)
            yield Relation(node.get("Id", ""), node.get("Type", "").rpartition("/")[2], target, external)

    def _resolved(self, part: str, target: str) -> str:
        """The member a target means; some producers write it from the root without saying so."""
        path = target.partition("#")[0].replace("\\", "/")
        folder = posixpath.dirname(part.replace("\\", "/"))
        beside = posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
        return self.find(beside) or self.find(posixpath.normpath(path)) or beside

    def related(self, part: str, kind: str) -> str | None:
        """The first part of one kind that a part leads to and that is there."""
        for relation in self.relations(part):
            if relation.type == kind and not relation.external and self.has(relation.target):
                return relation.target
        return None

    def content_type(self, part: str) -> str:
        """A part's content type, its own or its extension's; empty where none is declared."""
        overrides, defaults = self._content_types
        return overrides.get(_plain(part)) or defaults.get(part.rpartition(".")[2].lower(), "")

    @cached_property
    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        overrides: dict[str, str] = {}
        defaults: dict[str, str] = {}
        for node in self.tree("[Content_Types].xml") if self.has("[Content_Types].xml") else ():
            if local_name(node) == "Override":
                overrides[_plain(node.get("PartName", ""))] = node.get("ContentType", "")
            elif local_name(node) == "Default":
                defaults[node.get("Extension", "").lower()] = node.get("ContentType", "")
        return overrides, defaults

    @cached_property
    def workbook_part(self) -> str:
        """The workbook part's name.

        Raises Damaged where the package is no workbook.
        """
        part = self.related("", "officeDocument") or self.find("xl/workbook.xml")
        declared = self.content_type(part) if part else ""
        if part is None or "word" in declared or "presentation" in declared:
            raise Damaged("文件里没有工作簿,请用 WPS 或 Excel 另存为 .xlsx 后再报")
        return part

    @cached_property
    def has_macros(self) -> bool:
        """True if the workbook carries a VBA project, or sheets of the older Excel 4.0 macros."""
        kinds = {relation.type for relation in self.relations(self.workbook_part)}
        return bool(kinds & _MACROS) or any(name.lower().endswith("vbaproject.bin") for name in self.names)

    @cached_property
    def external_links(self) -> bool:
        """True if the workbook links to other workbooks."""
        return any(relation.type == "externalLink" for relation in self.relations(self.workbook_part))

    @cached_property
    def signed(self) -> bool:
        """True if the package carries a digital signature, which any change breaks."""
        origin = any(relation.type == "origin" for relation in self.relations(""))
        return origin or any(name.lower().startswith("_xmlsignatures/") for name in self.names)


def relations_name(part: str) -> str:
    """The name under which a part's relations are kept."""
    folder, name = posixpath.split(part.replace("\\", "/"))
    return posixpath.join(folder, "_rels", f"{name}.rels")


def parsed(data: bytes, name: str) -> etree._Element:
    """XML in UTF-8 as a tree, without comments and processing instructions.

    Raises Damaged, naming the part, where it is not well-formed.
    """
    try:
        return etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError as error:
        raise Damaged(f"文件已损坏,内部部件 {name} 内容不完整,请重新保存后再报") from error


def local_name(node: etree._Element) -> str:
    """An element's name without its namespace."""
    return node.tag.rpartition("}")[2]


def _plain(name: str) -> str:
    return unquote(name.replace("\\", "/")).lstrip("/").lower()


def _refuse_foreign(data: bytes, name: str) -> None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Damaged(f"内部部件 {name} 不是 UTF-8 编码,请用 WPS 或 Excel 另存后再报")
    if _DOCTYPE.match(data, len(_BOM) if data.startswith(_BOM) else 0):
        raise Damaged(f"内部部件 {name} 含有不安全的声明(DOCTYPE),请用 WPS 或 Excel 另存后再报")
    encoding = _ENCODING.match(data.removeprefix(_BOM)[:1024].lstrip())
    if encoding and encoding[1].strip().lower() not in _READABLE:
        raise Damaged(f"内部部件 {name} 不是 UTF-8 编码,请用 WPS 或 Excel 另存后再报")
