"""What goes back to whom: a parcel for every workbook in use, with everything that is told of it."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from fulian_excel.check import Checked
from fulian_excel.extract.read import Read, unique
from fulian_excel.findings import Finding, Status
from fulian_excel.outputs.parcels import Parcel
from fulian_excel.outputs.returned import Returned
from fulian_excel.submissions import Assembled
from fulian_excel.workspace import safe_name

UNRECOGNISED = "未识别"


def pack(
    inbox: Path,
    received: Sequence[Read],
    assembled: Assembled,
    checked: Checked,
    findings: Sequence[Finding],
    round_id: str,
) -> list[Parcel]:
    """A parcel for every workbook that was read and is used, clean ones too.

    What is about something not sent stands on the list of the township's first workbook.
    """
    used = {one.file: one for one in unique(received) if one.extract and assembled.uses(one.extract)}
    first: dict[str, str] = {}
    for file in used:
        first.setdefault(assembled.owner_of(file), file)
    told: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.status is Status.WAIVED:
            continue
        told[finding.place.file or first.get(finding.township, "")].append(finding)
    return [
        Parcel(
            inbox / file,
            file,
            safe_name(assembled.owner_of(file)) if assembled.owner_of(file) else UNRECOGNISED,
            Returned(
                assembled.owner_of(file),
                f"{assembled.county.as_of:%Y-%m}",
                assembled.county.as_of,
                round_id,
                one.sha256,
                tuple(told[file]),
                tuple(skip for skip in checked.not_checked if skip.township == assembled.owner_of(file) != ""),
                tuple((table.form.title, len(table)) for table in one.extract.tables.values()) if one.extract else (),
            ),
        )
        for file, one in used.items()
    ]
