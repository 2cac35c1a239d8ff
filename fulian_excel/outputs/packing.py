"""Parcels: one for every workbook in use, with everything its township is told of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from fulian_excel.check import Checked
from fulian_excel.extract.read import Read, unique
from fulian_excel.extract.workbook import Extract
from fulian_excel.findings import Finding, NotChecked
from fulian_excel.history import Course
from fulian_excel.intake.discover import located
from fulian_excel.outputs.list_lines import lines_elsewhere
from fulian_excel.outputs.outgoing import Outgoing
from fulian_excel.outputs.parcels import Parcel
from fulian_excel.outputs.replies import since_last
from fulian_excel.settings import Settings
from fulian_excel.submissions import Assembled
from fulian_excel.workspace import safe_name

UNRECOGNISED = "未识别"
# What only the county can put right: a township is told of it in a sentence, not asked.
_COUNTYS = frozenset(("F08",))


def pack(
    inbox: Path, received: Sequence[Read], assembled: Assembled, checked: Checked, course: Course, round_id: str
) -> list[Parcel]:
    """A parcel for every workbook that was read and is in use, clean ones too.

    A finding about something that was not sent stands on the list of the township's first workbook.
    """
    used = [(one, one.extract) for one in unique(received) if one.extract and assembled.uses(one.extract)]
    first: dict[str, str] = {}
    for _, extract in used:
        first.setdefault(assembled.owner_of(extract.file), extract.file)
    told: dict[str, list[Finding]] = defaultdict(list)
    for finding in course.findings:
        told[finding.place.file or first.get(finding.township, "")].append(finding)
    for line in lines_elsewhere(course.findings):
        told[line.place.file].append(line)
    silent = _silent(checked.not_checked, assembled, used, first)
    settings = assembled.county.settings
    parcels = []
    for one, extract in used:
        owner = assembled.owner_of(one.file)
        outgoing = Outgoing(
            owner,
            f"{assembled.county.as_of:%Y-%m}",
            assembled.county.as_of,
            round_id,
            one.sha256,
            tuple(finding for finding in told[one.file] if finding.code not in _COUNTYS),
            tuple(silent[one.file]),
            tuple((table.form.title, len(table)) for table in assembled.tables_of(extract).values()),
            (*_chosen(told[one.file]), *since_last(owner, course)),
            later=owner in course.past.files,
            contact=_contact(settings),
            deadline=settings.correct_by,
            signature=settings.signature,
        )
        parcels.append(Parcel(located(inbox, one.file), safe_name(owner) if owner else UNRECOGNISED, outgoing))
    return parcels


def _silent(
    not_checked: Sequence[NotChecked],
    assembled: Assembled,
    used: Sequence[tuple[Read, Extract]],
    first: Mapping[str, str],
) -> Mapping[str, list[NotChecked]]:
    """By file, what its list says could not be checked: the form's own file, else the township's first."""
    homes = {
        (assembled.owner_of(one.file), form): one.file for one, extract in used for form in assembled.tables_of(extract)
    }
    silent: dict[str, list[NotChecked]] = defaultdict(list)
    for skip in not_checked:
        if skip.township:
            silent[homes.get((skip.township, skip.form), first.get(skip.township, ""))].append(skip)
    return silent


def _chosen(findings: Sequence[Finding]) -> Iterator[str]:
    """A sentence for each form that came in two versions, saying which one was checked."""
    for one in findings:
        if one.code in _COUNTYS:
            parts = one.parts
            yield f"《{parts['title']}》收到两份不同的:{parts['older']} 和 {parts['newer']},这里核对的是后一份。"


def _contact(settings: Settings) -> str:
    """The contact as it follows the words 请问县妇联."""
    told = " ".join(filter(None, (settings.contact, settings.phone)))
    return f"({told})" if told else ""
