"""A letter to a township: a round's findings in its workbooks, or the forms that are missing."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fulian_excel.faults import causes_in_words
from fulian_excel.findings import Level, Status
from fulian_excel.forms import FORMS
from fulian_excel.history import Latest
from fulian_excel.history.kept import KeptFinding
from fulian_excel.history.versions import ROWS, part_of
from fulian_excel.outputs.mailing.wording import REMINDER, RETURN, filled
from fulian_excel.rules import RULES
from fulian_excel.settings import Settings, Township
from fulian_excel.submissions import owner_by_path

_GRAVE = (Level.FIX, Level.ASK)
_MISSING = ("F07", "X04")
_COUNTYS = ("F08",)  # what only the county can put right is not asked of a township
_MOST_NAMED = 3


@dataclass(frozen=True)
class Letter:
    """A letter to one township about one month.

    `files` are the marked copies below the month's folder. `content` is a digest of what the letter tells, whatever its
    words, date and address: two letters of one content are one letter. If `trouble` gives a reason, nothing can
    be written to the township now.
    """

    township: Township
    month: str
    round: str
    subject: str = ""
    body: str = ""
    content: str = ""
    files: tuple[str, ...] = ()
    trouble: str = ""


def letter_to(
    township: Township, latest: Latest, settings: Settings, files: Sequence[str], trouble: str = ""
) -> Letter | None:
    """The letter to a township after a round; None if there is nothing to say.

    `files` are its marked copies below the month's folder, `trouble` what is wrong with them.
    """
    told = [one for one in latest.told if one.township == township.name and _counts(one)]
    received = _received(township, latest)
    if received and not files and not trouble:
        trouble = "没有这个镇的批注件;请重新运行一次汇总"
    if trouble:
        return Letter(township, latest.round.month, latest.round.id, trouble=trouble)
    if not files and not any(one.code in _MISSING for one in told):
        return None
    places = _places(township, latest, settings, told) | {
        "收到": "、".join(f"《{FORMS[form].title}》{rows} 行" for form, rows in received.items() if form in FORMS),
        "附件": f"{len(files)} 个文件" if files else "",
    }
    subject, body = filled(RETURN if files else REMINDER, settings.mail, places)
    content = _content(township, latest, settings, told, reminder=not files)
    return Letter(township, latest.round.month, latest.round.id, subject, body, content, tuple(files))


def _received(township: Township, latest: Latest) -> Counter[str]:
    """The number of rows in use of each form of a township, by title."""
    rows: Counter[str] = Counter()
    for one in latest.sent:
        if one.township == township.name and part_of(one.part) == ROWS:
            rows[one.form] += one.rows
    return rows


def _counts(one: KeptFinding) -> bool:
    return one.level in _GRAVE and one.status is not Status.WAIVED and one.code not in _COUNTYS


def _places(township: Township, latest: Latest, settings: Settings, told: Sequence[KeptFinding]) -> dict[str, str]:
    """The values of the letter's places, by name; none holds a person's name or number."""
    year, month = latest.round.month.split("-")
    fix, ask = (sum(one.level is level for one in told) for level in _GRAVE)
    counted = (f"{level} {places} 处{_causes(level, told)}" for level, places in zip(_GRAVE, (fix, ask), strict=True))
    return {
        "镇": township.name,
        "月份": f"{year}年{int(month)}月",
        "核验日": latest.round.as_of.isoformat(),
        "必改": str(fix),
        "核实": str(ask),
        "多少": "、".join(counted),
        "最突出": "\n".join(_gravest(told)),
        "没能读": "、".join(_unread(township, latest, settings)),
        "还缺": "、".join(_missing(latest, settings, told)),
        "改正期限": settings.correct_by if told else "",
        "联系人": settings.contact,
        "联系电话": settings.phone,
        "口令": "yes" if settings.mail.attachment_password else "",
        "落款": settings.signature or f"{settings.county}妇女联合会",
    }


def _causes(level: Level, told: Sequence[KeptFinding]) -> str:
    """From how many causes the findings of a level come, where these are fewer."""
    found = [one for one in told if one.level is level]
    return causes_in_words(len(found), len({one.line for one in found}))


def _gravest(told: Sequence[KeptFinding]) -> Iterator[str]:
    """The three gravest faults by rule and form: the graver level first, then the more places."""
    counted = Counter((one.level, one.code, one.form) for one in told if one.code not in _MISSING)
    order = sorted(counted, key=lambda fault: (_GRAVE.index(fault[0]), -counted[fault], fault[1], fault[2]))
    for number, fault in enumerate(order[:_MOST_NAMED], 1):
        level, code, form = fault
        where = f"《{FORMS[form].title}》" if form in FORMS else ""
        what = RULES[code].title if code in RULES else code
        yield f"{number}. 【{level}】{where}{what}({counted[fault]} 处)"


def _missing(latest: Latest, settings: Settings, told: Sequence[KeptFinding]) -> Iterator[str]:
    """The titles of the missing forms, each with the month from which it was due."""
    silent = any(one.code == "X04" for one in told)
    lacking = {one.form for one in told if one.code == "F07"}
    for form in FORMS.values():
        due = settings.due.get(form.name, form.due)
        if form.name in lacking or (silent and settings.is_due(form.name, form.due, latest.round.as_of)):
            yield f"《{form.title}》" + (f"({due}月起应报)" if due else "")


def _unread(township: Township, latest: Latest, settings: Settings) -> Iterator[str]:
    """Sentences on a township's unreadable files, counted by reason; their names may be people's and are left out."""
    refused = {
        file
        for file, _sha256, owner, status in latest.files
        if status == "refused" and township.name in (owner, owner_by_path(file, settings.townships))
    }
    why = Counter(one.code for one in latest.told if one.file in refused and one.code in RULES and one.code[0] == "F")
    for code, count in sorted(why.items()):
        yield f"{count} 个文件不符合“{RULES[code].title}”"


def _content(
    township: Township, latest: Latest, settings: Settings, told: Sequence[KeptFinding], *, reminder: bool
) -> str:
    """The digest of what a letter tells: the workbooks, the faults and where they stand, and the deadline."""
    files = sorted(sha for _, sha, owner, status in latest.files if owner == township.name and status != "refused")
    faults = sorted((one.level, one.code, one.form, one.sheet, one.cell, one.field) for one in told)
    parts = ["催报" if reminder else "退回", settings.correct_by, *files, *("|".join(fault) for fault in faults)]
    return hashlib.sha256("\n".join(parts).encode(errors="surrogatepass")).hexdigest()
