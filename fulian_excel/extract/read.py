"""One file from its bytes to its tables, as a worker does it."""

import hashlib
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from fulian_excel.extract.answers import read_answers
from fulian_excel.extract.workbook import Extract, extract
from fulian_excel.findings import Finding
from fulian_excel.forms import FORMS
from fulian_excel.intake.content import content_of
from fulian_excel.intake.discover import Found
from fulian_excel.intake.inside import HOLDERS, is_locked_archive, names_inside
from fulian_excel.intake.open import guarded, opened
from fulian_excel.intake.refusals import Refused, broken, foreign_parts, locked, our_fault
from fulian_excel.intake.unlock import unlocked
from fulian_excel.marks.returned_lists import returned_lists, without_lists
from fulian_excel.ooxml.comments import comment_texts
from fulian_excel.settings import Settings


@dataclass(frozen=True)
class Read:
    """The result of reading one file: its tables, or the finding that refuses it.

    `sha256` is that of the file as received, locked or not; empty if its bytes could not be read. `fault` is an error
    of our own code, for maintainers; the township is not blamed for it. `holds` are the files inside an archive or a
    mail, which has no tables of its own.
    """

    file: str
    sha256: str = ""
    extract: Extract | None = None
    refusal: Finding | None = None
    fault: str = ""
    holds: tuple[Found, ...] | None = None


def read_file(found: Found, settings: Settings) -> Read:
    """Read one file of 收件箱; never raises for what a township may have sent, nor for an error of our own."""
    sha256 = ""
    try:
        data = _received(found, settings.limits.file)
        sha256 = hashlib.sha256(data).hexdigest()
        if not found.inside and content_of(data) in HOLDERS:
            return Read(found.file, sha256, holds=_held(found, data))
        return Read(found.file, sha256, extract=_told(found.file, sha256, data, settings))
    except Refused as refused:
        return Read(found.file, sha256, refusal=refused.finding)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - whatever our code does to one file, the others are read
        return failed_over(found, traceback.format_exc(), sha256)


def _received(found: Found, most: int) -> bytes:
    if not found.regular:
        raise broken(found.file, "不是普通文件(可能是快捷方式或链接),请把文件本身放进收件箱")
    try:
        with guarded(found.file):
            return found.read(most)
    except OSError as error:
        raise broken(found.file, "系统不让读,请关闭正在用它的程序、检查文件权限后再运行一次") from error


def _held(found: Found, data: bytes) -> tuple[Found, ...]:
    if is_locked_archive(data):
        raise locked(found.file, "压缩包设了密码")
    with guarded(found.file):
        return tuple(found.holding(name) for name in names_inside(data))


def with_what_they_hold(received: Iterable[Read], inside: Iterable[Read]) -> Iterator[Read]:
    """Each received file, and after an archive or mail the files it holds, which `inside` yields in that order."""
    more = iter(inside)
    for one in received:
        yield one
        yield from islice(more, len(one.holds or ()))


def _told(file: str, sha256: str, received: bytes, settings: Settings) -> Extract:
    """The extract of a workbook; every part is read under one guard."""
    data = unlocked(file, received, settings.keys).data
    book, package = opened(file, data)
    lists = returned_lists(book)
    with guarded(file):
        comments = list(comment_texts(package, book.sheets)) if package is not None else []
    told = extract(file, without_lists(book) if lists else book, FORMS, settings)
    told.sha256 = sha256
    told.modified = book.modified
    told.hidden = frozenset(sheet.name for sheet in book.sheets if sheet.hidden)
    told.source = next((one.sentinel.source for one in lists if one.sentinel), "")
    told.addressee = next((one.title for one in lists if one.title), "")
    told.answers = read_answers(lists, comments)
    told.findings += foreign_parts(file, book)
    return told


def given_up(found: Found) -> Read:
    """The refusal of a file whose worker process died while reading it."""
    refused = broken(found.file, "读它时程序中止或超时,请用 WPS 或 Excel 打开后另存再报")
    return Read(found.file, refusal=refused.finding)


def failed_over(found: Found, fault: str, sha256: str = "") -> Read:
    """The refusal of a file over which our own code failed."""
    return Read(found.file, sha256, refusal=our_fault(found.file).finding, fault=fault)


def unique(received: Iterable[Read]) -> Iterator[Read]:
    """The files that were read, without repeats of the same bytes."""
    seen: set[str] = set()
    for one in received:
        if one.extract is not None and one.sha256 not in seen:
            seen.add(one.sha256)
            yield one


def extracts(received: Iterable[Read]) -> Iterator[Extract]:
    """The extracts of the files that were read, without repeats of the same bytes."""
    return (one.extract for one in unique(received) if one.extract is not None)
