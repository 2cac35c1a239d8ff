"""One workbook on its way back: marked, or whole beside a companion where it cannot be."""

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
    """One workbook to be sent back: where it lies, where it goes, and what is said of it."""

    found: Found
    folder: str
    outgoing: Outgoing


@dataclass(frozen=True)
class Packed:
    """What goes back for one workbook, the marked copy or companion last.

    `why` is told to the operator where that is not simply the original, marked; `fault` is for whoever mends us.
    """

    files: tuple[tuple[str, bytes], ...]
    why: str = ""
    fault: str = ""


def mark_one(parcel: Parcel, passwords: Sequence[str] = ()) -> Packed:
    """The marked copy; where none is possible without loss, the original as it is and its companion.

    What the county's passwords open goes back without a lock, and that is told: each locking draws new
    random salts, and what goes back must be the same bytes whenever it is made.
    """
    received = parcel.found.read()
    data, by_county = unlocked(parcel.found.file, received, passwords)
    if not by_county:
        return _packed(parcel, received, data)
    told = (*parcel.outgoing.sentences, "原件有打开口令,这份批注件没有,请妥善保管。")
    packed = _packed(replace(parcel, outgoing=replace(parcel.outgoing, sentences=told)), received, data)
    return replace(packed, why=";".join(filter(None, ("已用县里的口令打开,批注件没有口令", packed.why))))


def _packed(parcel: Parcel, received: bytes, data: bytes) -> Packed:
    """What goes back for the workbook received, `data` being what it holds when unlocked."""
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
    """What is sent back where a worker died over the marking: the original as it is."""
    try:
        original = safe_name(parcel.found.name), parcel.found.read()
    except OSError:
        return Packed((), _GONE)
    return Packed((original,), _GIVEN_UP)


def may_end_otherwise(why: str, fault: str) -> bool:
    """Another try at marking the same workbook may end otherwise, given what the operator and the log were told."""
    return bool(fault) or why in (_GONE, _GIVEN_UP)


def mark_failed(parcel: Parcel, fault: str) -> Packed:
    """What is sent back where our own code failed over the marking: the original as it is."""
    why = "Z01 批注时程序自己出错,退回的是没有批注的原件;请把日志交给维护人员"
    packed = unmarked(parcel)
    return replace(packed, why=why if packed.files else packed.why, fault=fault)
