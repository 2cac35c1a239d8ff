"""An .xls of Excel 5.0 and 95, whose text is in the code page of the machine that wrote it."""

import codecs
import re
import struct
from collections.abc import Callable
from dataclasses import dataclass

from fulian_excel.ooxml.package import Damaged

# The beginning of a workbook in that format: BOF, 5.0, globals.
_BEGINNING = re.compile(rb"\x09\x08[\x08\x10]\x00\x00\x05\x05\x00")
_NEWER = tuple(name.encode("utf-16-le") for name in ("Workbook", "WORKBOOK"))
_RECORD = struct.Struct("<2H")
_CODE_PAGE = 0x42
_SECTOR = 512
_WESTERN = 1252  # gives every byte a character of its own, so that the bytes can be had back
# 0 where the workbook does not say; what says Western is Chinese as well, out of a program that did not ask.
_CHINESE = dict.fromkeys((936, 54936, 0, 1252, 1200), "gb18030")


@dataclass(frozen=True, slots=True)
class OldText:
    """How the text of an old workbook is had: its bytes read as Western, then decoded by its own code page."""

    data: bytes
    code_page: int

    def decode(self, text: str) -> str:
        """A text that was read as Western, as it was meant.

        Raises Damaged where the code page is unknown or does not fit.
        """
        if text.isascii():
            return text
        try:
            return b"".join(map(_byte, text)).decode(self.encoding)
        except (LookupError, UnicodeError) as error:
            raise Damaged(
                f"是 Excel 5.0/95 的旧格式,里面的文字(代码页 {self.code_page or '未注明'})认不出来,"
                "请用 WPS 或 Excel 打开后另存为 .xlsx 再报"
            ) from error

    @property
    def encoding(self) -> str:
        """The name of the encoding, by the number of its code page."""
        return _CHINESE.get(self.code_page) or codecs.lookup(f"cp{self.code_page}").name


def old_text(data: bytes) -> OldText | None:
    """How the text of an .xls is to be had where it is an old one; None where the newer format says so itself."""
    beginning = _BEGINNING.search(data)
    if beginning is None or any(name in data for name in _NEWER):
        return None
    place = _code_page_place(data, beginning.start())
    if place is None:
        return OldText(data, 0)
    stated = int.from_bytes(data[place : place + 2], "little")
    return OldText(data[:place] + _WESTERN.to_bytes(2, "little") + data[place + 2 :], stated)


def decoder(old: OldText | None) -> Callable[[str], str]:
    """What every text of the workbook goes through once it is read."""
    return old.decode if old is not None else str


def _code_page_place(data: bytes, at: int) -> int | None:
    """Where the code page stands among the first records; None where it is not stated there."""
    end = at + _SECTOR
    while at + _RECORD.size <= min(end, len(data)):
        kind, length = _RECORD.unpack_from(data, at)
        if kind == _CODE_PAGE and length == 2:
            return at + _RECORD.size
        at += _RECORD.size + length
    return None


def _byte(character: str) -> bytes:
    """The byte that a character was read from as Western; bytes without one there are read as control characters."""
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")
