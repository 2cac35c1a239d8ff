"""Recognising struck-through cells, by the font of their style or run by run in their text."""

from dataclasses import dataclass, field

from lxml import etree

from fulian_excel.ooxml.markup import attributes_of
from fulian_excel.ooxml.package import Package, local_name

_OFF = frozenset(("0", "false", "off"))


@dataclass(slots=True)
class Strikes:
    """The struck-through styles and shared strings of a workbook, by number.

    `known` remembers the answers for cells' attributes as they are written, of which a workbook has few.
    """

    styles: frozenset[int] = frozenset()
    strings: frozenset[int] = frozenset()
    known: dict[str, tuple[bool, bool]] = field(default_factory=dict, compare=False)

    def __bool__(self) -> bool:
        """True if anything is struck through, so that cells have to be checked."""
        return bool(self.styles or self.strings)

    def strike(self, attributes: str, raw: str) -> bool:
        """True if a cell with these attributes and this stored text is struck through."""
        if attributes not in self.known:
            given = attributes_of(attributes)
            self.known[attributes] = (int(given.get("s") or 0) in self.styles, given.get("t") == "s")
        styled, shared = self.known[attributes]
        return styled or (shared and raw.isdecimal() and int(raw) in self.strings)


def strikes_of(package: Package) -> Strikes:
    """The styles and shared strings of a package that are struck through."""
    styles = _part(package, "styles")
    strings = _part(package, "sharedStrings")
    return Strikes(
        frozenset() if styles is None else frozenset(_struck_styles(styles)),
        frozenset(number for number, item in enumerate(() if strings is None else strings) if _is_struck_text(item)),
    )


def _part(package: Package, kind: str) -> etree._Element | None:
    """A part's tree where there is a strike in it at all; looking for the word costs next to nothing."""
    part = package.related(package.workbook_part, kind)
    return package.tree(part) if part is not None and b"strike" in package.read(part) else None


def _struck_styles(styles: etree._Element) -> list[int]:
    groups = {local_name(group): group for group in styles}
    fonts = {str(number) for number, font in enumerate(groups.get("fonts", ())) if _has_strike(font)}
    return [number for number, style in enumerate(groups.get("cellXfs", ())) if style.get("fontId", "0") in fonts]


def _has_strike(properties: etree._Element) -> bool:
    return any(local_name(one) == "strike" and one.get("val", "1") not in _OFF for one in properties)


def _is_struck_text(item: etree._Element) -> bool:
    """True if every run of a shared string that has text is struck through."""
    told = [run for run in item if local_name(run) in ("r", "t") and str(run.xpath("string()")).strip()]
    return bool(told) and all(any(local_name(part) == "rPr" and _has_strike(part) for part in run) for run in told)
