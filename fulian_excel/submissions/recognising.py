"""Recognising a workbook's township, and the findings on one that names none or two (F05, T07)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from fulian_excel.extract import Extract
from fulian_excel.extract.complaints import T07
from fulian_excel.findings import Finding
from fulian_excel.intake.refusals import F05
from fulian_excel.places import Place
from fulian_excel.settings import Township
from fulian_excel.words import fold

_KINDS_OF_TOWNSHIP = ("街道办事处", "街道", "镇", "乡")
# A township by its kind, though not one of the county's that we know.
_OTHER_TOWNSHIP = re.compile(r"^(?!本|我|全|各|城)[^\W\d_]{1,6}(?:街道|镇|乡)(?!.*(?:村|社区|居委))")


def spellings_of(townships: Sequence[Township]) -> dict[str, Township]:
    """The townships by every spelling of their names, the longest first, without spellings of two townships."""
    found: dict[str, list[Township]] = {}
    for township in townships:
        words = {township.name, *township.aliases}
        words |= {township.name.removesuffix(kind) for kind in _KINDS_OF_TOWNSHIP}
        for word in words:
            if len(fold(word)) > 1:
                found.setdefault(fold(word), []).append(township)
    single = {word: owners[0] for word, owners in found.items() if len(owners) == 1}
    return dict(sorted(single.items(), key=lambda pair: -len(pair[0])))


def recognise(extract: Extract, spellings: Mapping[str, Township]) -> Township | None:
    """The township by 填报单位, else a title, else the file's name, its folders, or its returned 问题清单."""
    stated = [claim.text for claim in extract.claims if claim.stated]
    titles = [claim.text for claim in extract.claims if not claim.stated]
    *folders, name = extract.file.split("/")
    for texts in (stated, titles, [name], reversed(folders), [extract.addressee]):
        for text in texts:
            if township := named_in(text, spellings):
                return township
    return None


def named_in(text: str, spellings: Mapping[str, Township]) -> Township | None:
    """The township that a text names by the longest spelling in it."""
    folded = fold(text)
    return next((township for word, township in spellings.items() if word in folded), None)


def owner_by_path(file: str, townships: Sequence[Township]) -> str:
    """The name of the township in a file's name, else in its folders; empty if there is none."""
    spellings = spellings_of(townships)
    owners = (named_in(part, spellings) for part in reversed(file.split("/")))
    return next((township.name for township in owners if township), "")


def unknown(extract: Extract) -> Finding:
    """The finding on a workbook that names no township of the county (F05)."""
    text = next((claim.text for claim in extract.claims), extract.file.rpartition("/")[2])
    return F05.finding(Place(extract.file), value=text)


def disagreeing_units(
    extract: Extract, owner: Township, spellings: Mapping[str, Township], blank_sheets: AbstractSet[str] = frozenset()
) -> Iterator[Finding]:
    """Findings on a 填报单位 that is not the file's owner, or not the township of the file's name (T07).

    Nothing is told of `blank_sheets`, whose forms are blank.
    """
    listed = named_in(extract.addressee, spellings)
    if listed is not None and listed is not owner:
        yield T07.finding(Place(extract.file), value=owner.name, why="里的《问题清单》退给的是", other=listed.name)
    by_file = named_in(extract.file.rpartition("/")[2], spellings)
    for claim in extract.claims:
        if not claim.stated or claim.place.sheet in blank_sheets:
            continue
        meant = named_in(claim.text, spellings)
        if meant is None and not _OTHER_TOWNSHIP.search(fold(claim.text)):
            continue  # a village or a unit of the township
        if meant is not owner:
            yield T07.finding(
                claim.place, value=claim.text, suggestion=owner.name, why="其他表写的是", other=owner.name
            )
        elif by_file is not None and by_file is not meant:
            yield T07.finding(claim.place, value=claim.text, why="的名字是", other=by_file.name)
