"""XML as text in which every < opens a tag, so that it can be read at the speed of a regular expression."""

import re
import sys
from functools import lru_cache

from lxml import etree

from fulian_excel.ooxml.package import Damaged, Package

_NOT_XML = bytes(set(range(32)) - {9, 10, 13})
_ROOT = re.compile(r"\s*(?:<\?xml[^>]*\?>\s*)?<((?:[\w.-]+:)?)[\w.-]+[\s/>]")
_ENTITY = re.compile(r"&(?:#x[0-9A-Fa-f]+|#[0-9]+|amp|lt|gt|quot|apos);")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ATTRIBUTE = re.compile(r"""(?<![\w:.-])([\w:.-]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)')""")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATE = re.compile("[\ud800-\udfff]")


def plain_markup(package: Package, part: str) -> str:
    """A part's XML without comments, CDATA and processing instructions, line breaks made one.

    Well-formedness is only checked where the part had to be rewritten; see `rewritten`.
    Raises Damaged where it is no XML in UTF-8.
    """
    data = package.read(part)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Damaged(f"内部部件 {part} 不是 UTF-8 编码,请用 WPS 或 Excel 另存后再报") from error
    if "<!" in text or text.find("<?", 2) > 0 or len(data.translate(None, _NOT_XML)) < len(data):
        return rewritten(package, part)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def rewritten(package: Package, part: str) -> str:
    """A part's XML parsed and written again in the plainest form.

    Raises Damaged where it is not well-formed.
    """
    return etree.tostring(package.tree(part), encoding="unicode")


def root_prefix(text: str) -> str:
    """The namespace prefix of the root element with its colon: "x:" for <x:worksheet>."""
    match = _ROOT.match(text)
    return match[1] if match else ""


def attributes_of(tag: str) -> dict[str, str]:
    """The attributes in a tag, entities left as they are."""
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(tag)}


def decoded(text: str) -> str:
    """Text from between two tags with its entities resolved."""
    return _ENTITY.sub(lambda match: _character(match[0]), text) if "&" in text else text


@lru_cache(maxsize=8192)
def _character(entity: str) -> str:
    name = entity[1:-1]
    if not name.startswith("#"):
        return _NAMED[name]
    _, _, sixteens = name.partition("x")
    code = int(sixteens, 16) if sixteens else int(name[1:])
    return chr(code) if code <= sys.maxunicode and not _SURROGATE.match(chr(code)) else entity


def unescaped(text: str) -> str:
    """Text with OOXML's _x000D_ written out; _x005F_ is the underscore that protects such a sequence."""
    if "_x" not in text:
        return text
    text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    if _SURROGATE.search(text):
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def cell_text(raw: str) -> str:
    """What a person typed, from the text between two tags."""
    return unescaped(decoded(raw)) if "&" in raw or "_x" in raw else raw


@lru_cache(maxsize=8)
def _string_patterns(prefix: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    p = re.escape(prefix)
    return (
        re.compile(rf"<{p}rPh[\s>](?:[^<]++|<(?!/?{p}rPh[\s>]))*+</{p}rPh>"),
        re.compile(rf"<{p}t(?:\s[^<>]*)?>([^<]*)</{p}t>"),
    )


def joined_text(markup: str, prefix: str) -> str:
    """The runs of a string joined; the reading aids of rPh are no part of it."""
    reading_aid, run = _string_patterns(prefix)
    if "rPh" in markup:
        markup = reading_aid.sub("", markup)
    return unescaped(decoded("".join(run.findall(markup))))


@lru_cache(maxsize=8)
def _item_pattern(prefix: str) -> re.Pattern[str]:
    p = re.escape(prefix)
    return re.compile(
        rf"<{p}si(?:\s[^<>]*)?(?:/>|>(?:<{p}t(?:\s[^<>]*)?>([^<]*)</{p}t></{p}si>"
        rf"|((?:[^<]++|<(?!/?{p}si[\s/>]))*+)</{p}si>))"
    )


def shared_strings(package: Package) -> list[str]:
    """The workbook's shared strings in their order; none where it has no such part."""
    part = package.related(package.workbook_part, "sharedStrings")
    if part is None:
        return []
    text = plain_markup(package, part)
    prefix = root_prefix(text)
    items = _item_pattern(prefix).findall(text)
    if len(items) != text.count(f"</{prefix}si>"):
        text = rewritten(package, part)
        items = _item_pattern(prefix).findall(text)
    return [cell_text(plain) if plain or not rest else joined_text(rest, prefix) for plain, rest in items]
