"""A letter's attachments: marked copies, locked if the county wants that, in one archive if they are many."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec

from fulian_excel.errors import UsageError
from fulian_excel.intake.content import content_of
from fulian_excel.masking import mask
from fulian_excel.workspace import distinct, safe_name

_LARGE = 4 << 20  # bytes from which a single file goes as an archive
_LONG_AGO = (2022, 9, 1, 0, 0, 0)  # one time for every member, so that the same files are the same archive
_UNIX, _MODE = 3, 0o100600
_LONGEST = 80  # characters of a name, whose line in a mail may not be longer than 998 octets


@dataclass(frozen=True)
class Attached:
    """An attachment; its name holds no identity number and no phone."""

    name: str
    data: bytes


def bundled(copies: Mapping[str, bytes], archive: str, password: str) -> list[Attached]:
    """The attachments for some marked copies by name; `archive` is the name of one archive of them all.

    With a password, copies that cannot be locked are left out. Raises UsageError if the component for that is
    not installed.
    """
    taken: set[str] = set()
    files = [
        Attached(distinct(_plain(name), taken), locked(data, password) if password else data)
        for name, data in copies.items()
        if not password or content_of(data) == "xlsx"
    ]
    if len(files) > 1 or any(len(one.data) > _LARGE for one in files):
        return [Attached(archive, _zipped(files))]
    return files


def _plain(name: str) -> str:
    """A file name without identity numbers and phones, short enough for a mail."""
    safe = safe_name(mask(name).replace("*", "x"))
    stem, dot, ending = safe.rpartition(".")
    return safe if len(safe) <= _LONGEST else f"{stem[: _LONGEST - len(ending) - 1]}{dot}{ending}"


def locked(data: bytes, password: str) -> bytes:
    """An .xlsx with an opening password."""
    if find_spec("msoffcrypto") is None:
        raise UsageError('给附件加口令要先装加密组件:pip install "fulian_excel[crypto]";或者把发信设置的附件口令空着')
    from msoffcrypto.format.ooxml import OOXMLFile  # noqa: PLC0415 - optional, and only where a password is set

    out = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, out)
    return out.getvalue()


def _zipped(files: list[Attached]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for one in files:
            member = zipfile.ZipInfo(one.name, _LONG_AGO)
            member.create_system, member.external_attr = _UNIX, _MODE << 16
            archive.writestr(member, one.data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
