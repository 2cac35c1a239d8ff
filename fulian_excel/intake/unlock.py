"""Decrypting workbooks that have an opening password, with the passwords in the settings."""

import io
from collections.abc import Sequence
from importlib.util import find_spec
from typing import NamedTuple

from fulian_excel.intake.content import content_of
from fulian_excel.intake.refusals import locked

# Excel encrypts a workbook with protected structure with this password, and opens it without asking.
_EVERYBODYS = "VelvetSweatshop"
_NO_PASSWORD = "县级设置的“基本设置”里没有填打开口令,县里填上后可以直接打开"  # noqa: S105 - a sentence
_NO_COMPONENT = '程序没有装解密组件,县里运行 pip install "fulian_excel[crypto]" 后可以用口令打开'
_NONE_FITS = "县级设置里的打开口令都打不开它,县里问明口令补上后可以再试"


class Unlocked(NamedTuple):
    """A workbook's decrypted bytes; `by_county` is True if one of the county's passwords opened it."""

    data: bytes
    by_county: bool = False


def unlocked(file: str, data: bytes, passwords: Sequence[str]) -> Unlocked:
    """Return the decrypted workbook; the same bytes if it has no opening password.

    The result is never longer than `data`. .xlsx, .xlsm and .xlsb are decrypted in memory; for an .xls the library
    uses an unnamed temporary file. Raises Refused if no password fits, none is known, or the optional component is
    missing.
    """
    if content_of(data) != "encrypted":
        return Unlocked(data)
    obstacles = []
    if not passwords:
        obstacles.append(_NO_PASSWORD)
    if find_spec("msoffcrypto") is None:
        raise locked(file, ";".join([*obstacles, _NO_COMPONENT]))
    for password in (_EVERYBODYS, *passwords):
        plain = _decrypted(data, password)
        if plain:
            return Unlocked(plain, password != _EVERYBODYS)
    raise locked(file, *(obstacles or [_NONE_FITS]))


def _decrypted(data: bytes, password: str) -> bytes:
    """The decrypted bytes; empty if the password does not fit."""
    from msoffcrypto import OfficeFile  # noqa: PLC0415 - optional, and only where a file is locked

    plain = io.BytesIO()
    try:
        office = OfficeFile(io.BytesIO(data))
        office.load_key(password=password)
        office.decrypt(plain)
    except Exception:  # noqa: BLE001 - whatever a damaged lock makes the library trip over; its words may quote the key
        return b""
    return plain.getvalue()
