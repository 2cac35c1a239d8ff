"""One file from its bytes to its tables, as a worker does it."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fulian_excel.extract.answers import read_answers
from fulian_excel.extract.workbook import Extract, extract
from fulian_excel.findings import Finding
from fulian_excel.forms import FORMS
from fulian_excel.intake.content import content_of
from fulian_excel.intake.discover import Found
from fulian_excel.intake.open import open_book
from fulian_excel.intake.refusals import Refused, carries_nothing_foreign, is_whole, is_within_limits
from fulian_excel.intake.unlock import unlocked
from fulian_excel.marks.listing import listings, without_lists
from fulian_excel.ooxml.comments import comment_texts
from fulian_excel.ooxml.package import Package
from fulian_excel.settings import Settings


@dataclass(frozen=True)
class Read:
    """What became of one file: its tables, or the finding that says why it was refused.

    `sha256` is that of the file as it was received, locked or not; empty where its bytes could not be had.
    """

    file: str
    sha256: str = ""
    extract: Extract | None = None
    refusal: Finding | None = None


def read_file(found: Found, settings: Settings) -> Read:
    """Read one file of 收件箱; never raises for what a township may have sent."""
    sha256 = ""
    try:
        if not found.regular:
            raise is_whole(found.file, "不是普通文件(可能是快捷方式或链接),请把文件本身放进收件箱")
        if found.path.stat().st_size > settings.limits.file:
            raise is_within_limits(found.file, f"文件超过 {settings.limits.file >> 20} MB")
        data = found.path.read_bytes()
        sha256 = hashlib.sha256(data).hexdigest()
        data = unlocked(found.file, data, settings.passwords).data
        book = open_book(found.file, data)
    except Refused as refused:
        return Read(found.file, sha256, refusal=refused.finding)
    except OSError as error:
        denied = is_whole(found.file, f"系统不让读({error.strerror}),请检查文件权限")
        return Read(found.file, refusal=denied.finding)
    lists = listings(book)
    told = extract(found.file, without_lists(book) if lists else book, FORMS, settings)
    told.sha256 = sha256
    told.source = next((one.sentinel.source for one in lists if one.sentinel), "")
    told.addressee = next((one.title for one in lists if one.title), "")
    told.answers = read_answers(lists, _comments(data))
    told.findings += carries_nothing_foreign(found.file, book)
    return Read(found.file, sha256, extract=told)


def _comments(data: bytes) -> Iterator[tuple[str, str]]:
    """The comments by their places, where the format has them in parts of their own."""
    if content_of(data) == "xlsx":
        yield from comment_texts(Package(data))


def given_up(found: Found) -> Read:
    """What is said of a file whose worker died over it."""
    refused = is_whole(found.file, "读它时程序中止或超时,请用 WPS 或 Excel 打开后另存再报")
    return Read(found.file, refusal=refused.finding)


def unique(received: Iterable[Read]) -> Iterator[Read]:
    """The files that were read, of those with the same bytes only the first."""
    seen: set[str] = set()
    for one in received:
        if one.extract is not None and one.sha256 not in seen:
            seen.add(one.sha256)
            yield one


def extracts(received: Iterable[Read]) -> Iterator[Extract]:
    """What the files say that were read, each once."""
    return (one.extract for one in unique(received) if one.extract is not None)
