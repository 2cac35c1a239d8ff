"""The text of an .xls of Excel 5.0 and 95, which is in the code page of the machine that wrote it."""

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
_WESTERN = 1252  # every byte is a character of its own, so that the bytes can be recovered
# 0 is an unstated code page; Western and UTF-16 count as Chinese too: some programs always state them.
_CHINESE = dict.fromkeys((936, 54936, 0, 1252, 1200), "gb18030")


@dataclass(frozen=True, slots=True)
class OldText:
    """An old workbook whose stated code page is set to Western, and the code page that decodes its text."""

    data: bytes
    code_page: int

    def decode(self, text: str) -> str:
        """Return a text, read as Western, decoded by the workbook's own code page.

        Raises Damaged if the code page is unknown or does not fit.
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
        """The name of the code page's encoding; raises LookupError if it is unknown."""
        return _CHINESE.get(self.code_page) or codecs.lookup(f"cp{self.code_page}").name


def old_text(data: bytes) -> OldText | None:
    """Return how to decode the text of an old .xls; None for a newer one, which states its encoding."""
    beginning = _BEGINNING.search(data)
    if beginning is None or any(name in data for name in _NEWER):
        return None
    place = _code_page_place(data, beginning.start())
    if place is None:
        return OldText(data, 0)
    stated = int.from_bytes(data[place : place + 2], "little")
    return OldText(data[:place] + _WESTERN.to_bytes(2, "little") + data[place + 2 :], stated)


def decoder(old: OldText | None) -> Callable[[str], str]:
    """Return the function that decodes every text read from the workbook."""
    return old.decode if old is not None else str


def _code_page_place(data: bytes, at: int) -> int | None:
    """The position of the code page in the first records; None if it is not stated there."""
    end = at + _SECTOR
    while at + _RECORD.size <= min(end, len(data)):
        kind, length = _RECORD.unpack_from(data, at)
        if kind == _CODE_PAGE and length == 2:
            return at + _RECORD.size
        at += _RECORD.size + length
    return None


def _byte(character: str) -> bytes:
    """The byte of a character read as Western; bytes that Western leaves undefined are read as control characters."""
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")
