"""The age of a file's version of a form, by which the later of two is known."""

import re
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime

from fulian_excel.extract import Extract
from fulian_excel.submissions.lineage import Lineage
from fulian_excel.table import Table
from fulian_excel.words import fold

# Words of a file's name that a later version has, apart from words that only begin alike.
_OTHER_WORDS = re.compile(r"新(?:任|一届|老|领域|当选|增|华|区|镇|乡|村)|改(?:选|革|制)")
_EDGE = r"$|[\d\s()_.\-]"
_LATER_WORDS = re.compile(rf"副本|修改|定稿|最终|最新|更新|[改新](?={_EDGE})|(?:(?<=[\s()_.\-])|^)[改新]")
_COPIES = re.compile(r"\((\d{1,3})\)")


@dataclass(frozen=True, slots=True, order=True)
class Age:
    """Sort keys of how late a file is, the weightiest first; an unknown key is older than any known one.

    `round` is the one in which the file was first seen, `stated` its 填报日期, `saved` when a program last saved it
    (UTC), `worded` whether the name has a word of a later version, `copy` the number in brackets of its name.
    """

    round: int
    stated: date
    saved: datetime
    worded: bool
    copy: int
    file: str


# By the key that decided, why the later file is the later one; the last one decides nothing but the choice.
_WHY = {
    "round": "后一轮才收到",
    "stated": "填报日期较晚",
    "saved": "文件里记的保存时间较晚",
    "worded": "文件名写明是改过的",
    "copy": "文件名里括号中的编号较大",
    "file": "分不出先后,按文件名取排在后面的",
}
BY_NAME = _WHY["file"]


def age_of(extract: Extract, table: Table, as_of: date, lineage: Lineage) -> Age:
    """The age by which a file's version of a form is compared; a 填报日期 after the as-of day is ignored."""
    label = table.label("reported_on")
    stated = label.value.date if label and label.value else date.min
    stem = fold(extract.file.rpartition("/")[2].rpartition(".")[0])
    copies = [int(number) for number in _COPIES.findall(stem)]
    return Age(
        lineage.round_of(extract),
        stated if stated <= as_of else date.min,
        _moment(extract.modified),
        bool(_LATER_WORDS.search(_OTHER_WORDS.sub("", stem))),
        max(copies, default=0),
        extract.file,
    )


def _moment(text: str) -> datetime:
    """A moment from ISO 8601, in UTC if no zone is given; the earliest possible moment for any other text."""
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime.min.replace(tzinfo=UTC)


def why_later(older: Age, newer: Age) -> str:
    """The key by which `newer` is later than `older`, in words for the county."""
    return next(_WHY[one.name] for one in fields(Age) if getattr(older, one.name) != getattr(newer, one.name))
