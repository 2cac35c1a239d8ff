"""Parcels made into files: the marked copy, or the original with a companion if it cannot be marked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fulian_excel.intake.discover import Found
from fulian_excel.intake.open import is_lossless, open_book
from fulian_excel.intake.unlock import unlocked
from fulian_excel.marks.returned_lists import without_lists
from fulian_excel.ooxml.package import Package
from fulian_excel.outputs.companion import companion
from fulian_excel.outputs.marked_copy import Unmarkable, marked_copy
from fulian_excel.outputs.outgoing import Outgoing
from fulian_excel.workspace import safe_name

_GONE = "批注时原件已经不在收件箱里了,没有退回件"
_GIVEN_UP = "批注时程序中止或超时,退回的是没有批注的原件"


@dataclass(frozen=True)
class Parcel:
    """A workbook to be sent back: its file, the township's folder, and what the township is told."""

    found: Found
    folder: str
    outgoing: Outgoing


@dataclass(frozen=True)
class Packed:
    """The files that go back for one workbook, the marked copy or companion last.

    `why` tells the operator why the original is not simply marked; `fault` is an error of our own, for maintainers.
    """

    files: tuple[tuple[str, bytes], ...]
    why: str = ""
    fault: str = ""


def mark_one(parcel: Parcel, passwords: Sequence[str] = ()) -> Packed:
    """The marked copy, or the original as it is and its companion if marking would lose something.

    A workbook that one of the county's passwords opens goes back unlocked, and its list says so: locking draws new
    random salts each time, and the same round must give the same bytes.
    """
    received = parcel.found.read()
    data, by_county = unlocked(parcel.found.file, received, passwords)
    if not by_county:
        return _packed(parcel, received, data)
    told = (*parcel.outgoing.sentences, "原件有打开口令,这份批注件没有,请妥善保管。")
    packed = _packed(replace(parcel, outgoing=replace(parcel.outgoing, sentences=told)), received, data)
    return replace(packed, why=";".join(filter(None, ("已用县里的口令打开,批注件没有口令", packed.why))))


def _packed(parcel: Parcel, received: bytes, data: bytes) -> Packed:
    """The files that go back for a received workbook; `data` is the workbook unlocked."""
    name = safe_name(parcel.found.name)
    why = "这种格式无法原样批注,请下次报送 .xlsx"
    if is_lossless(data):
        outgoing = parcel.outgoing
        if Package(data).signed:
            broken = "原件带有数字签名,加了批注后签名失效;改好后请重新签名。"
            outgoing = replace(outgoing, sentences=(*outgoing.sentences, broken))
        try:
            return Packed(((name, marked_copy(data, outgoing)),))
        except Unmarkable as error:
            why = str(error)
    beside = companion(without_lists(open_book(parcel.found.file, data)), parcel.outgoing, why)
    return Packed(((name, received), (f"{name.rpartition('.')[0]}_批注.xlsx", beside)), f"原件退回,另附批注件:{why}")


def unmarked(parcel: Parcel) -> Packed:
    """The original as it is, sent back if a worker process died while marking."""
    try:
        original = safe_name(parcel.found.name), parcel.found.read()
    except OSError:
        return Packed((), _GONE)
    return Packed((original,), _GIVEN_UP)


def may_end_otherwise(why: str, fault: str) -> bool:
    """True if marking the same workbook again may give another result, judged by its Packed.why and Packed.fault."""
    return bool(fault) or why in (_GONE, _GIVEN_UP)


def mark_failed(parcel: Parcel, fault: str) -> Packed:
    """The original as it is, sent back if our own code failed while marking."""
    why = "Z01 批注时程序自己出错,退回的是没有批注的原件;请把日志交给维护人员"
    packed = unmarked(parcel)
    return replace(packed, why=why if packed.files else packed.why, fault=fault)
