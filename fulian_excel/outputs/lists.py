"""findings.csv and received.csv: the round for other programs."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fulian_excel.extract import Extract
from fulian_excel.extract.read import Read, unique
from fulian_excel.findings import Finding, Level, Status
from fulian_excel.forms import FORMS
from fulian_excel.masking import mask
from fulian_excel.rules import RULES
from fulian_excel.submissions import Assembled, Choice
from fulian_excel.words import escaped

FINDING_COLUMNS = (
    "code",
    "level",
    "township",
    "form",
    "file",
    "sheet",
    "cell",
    "subject",
    "message",
    "value",
    "suggestion",
    "source",
    "status",
    "id",
    "cause",
    "mend",
)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t")


@dataclass(frozen=True, slots=True)
class ReceivedRow:
    """The state of one received file: read, refused, superseded or duplicate; an archive or a mail `holds` others.

    Parts of `reason`: `chosen` is what the county must be told of choices between this file and others, and
    `unmarked` why the file itself does not go back marked. `rows` are how many it has of each form.
    """

    file: str
    sha256: str
    township: str
    forms: tuple[str, ...]
    status: str
    reason: str
    marked: str
    errors: int
    asks: int
    notes: int
    holds: bool = False
    chosen: str = ""
    unmarked: str = ""
    rows: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SentBack:
    """The path of a file's marked copy below the month's folder, and the reason if the original is not marked.

    `fault` is the error of our own code while marking, empty if there was none.
    """

    copy: str
    why: str = ""
    fault: str = ""


RECEIVED_COLUMNS = ("file", "sha256", "township", "forms", "status", "reason", "marked", "errors", "asks", "notes")


def finding_row(finding: Finding, source: str, *, masked: bool = True) -> dict[str, str]:
    """A finding under the columns of findings.csv, identity numbers and phones hidden unless told otherwise."""
    hide = mask if masked else str
    return {
        "code": finding.code,
        "level": str(finding.level),
        "township": finding.township,
        "form": finding.form,
        "file": hide(finding.place.file),
        "sheet": hide(finding.place.sheet),
        "cell": finding.place.cell,
        "subject": hide(finding.subject),
        "message": hide(finding.message_for_county),
        "value": hide(finding.value),
        "suggestion": hide(finding.suggestion),
        "source": source,
        "status": str(finding.status),
        "id": finding.number,
        "cause": finding.cause_number,
        "mend": hide(finding.cause.mend_from(finding.place.file)) if finding.cause else "",
    }


def findings_csv(rows: Iterable[dict[str, str]]) -> bytes:
    """Every finding, a row each, in UTF-8 with BOM."""
    return _csv(FINDING_COLUMNS, (list(row.values()) for row in rows))


def received_csv(rows: Iterable[ReceivedRow]) -> bytes:
    """Every file received, a row each, in UTF-8 with BOM."""
    return _csv(
        RECEIVED_COLUMNS,
        (
            [
                mask(row.file),
                row.sha256,
                row.township,
                ";".join(row.forms),
                row.status,
                mask(row.reason),
                mask(row.marked),
                str(row.errors),
                str(row.asks),
                str(row.notes),
            ]
            for row in rows
        ),
    )


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_inert(value) for value in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def _inert(value: str) -> str:
    """The value in a form that no spreadsheet takes for a formula, unprintable characters escaped."""
    text = escaped(value)
    return f"'{text}" if value.startswith(_FORMULA_STARTS) else text


def level_counts(findings: Iterable[Finding]) -> tuple[int, int, int]:
    """How many findings there are at 必改, 核实 and 提示, without those that the county has let pass."""
    levels = [finding.level for finding in findings if finding.status is not Status.WAIVED]
    return levels.count(Level.FIX), levels.count(Level.ASK), levels.count(Level.NOTE)


def received_rows(
    received: Sequence[Read], assembled: Assembled, findings: Sequence[Finding], sent: Mapping[str, SentBack]
) -> list[ReceivedRow]:
    """A row for every received file."""
    first = {one.sha256: one.file for one in unique(received)}
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_file[finding.place.file].append(finding)
    rows = []
    for one in received:
        status, reason = "read", ""
        if one.refusal is not None:
            status, reason = "refused", f"{one.refusal.code} {one.refusal.message}"
        elif one.extract is not None and first[one.sha256] != one.file:
            status, reason = "duplicate", "与另一个文件内容完全相同"
        elif one.extract is not None and not assembled.uses(one.extract):
            status = "superseded"
        if one.extract is not None and status in ("read", "superseded"):
            reason = ";".join(filter(None, _what_counts(one.extract, assembled)))
        if one.holds is not None:
            reason = f"里面有 {len(one.holds)} 个文件,各有一行" if one.holds else "里面没有表格"
        unmarked = sent[one.file].why if one.file in sent else ""
        reason = ";".join(filter(None, (reason, unmarked)))
        rows.append(
            ReceivedRow(
                one.file,
                one.sha256,
                assembled.owner_of(first.get(one.sha256, one.file)),
                tuple(assembled.tables_of(one.extract)) if one.extract else (),
                status,
                reason,
                sent[one.file].copy if one.file in sent else "",
                *level_counts(by_file[one.file]),
                holds=one.holds is not None,
                chosen=_chosen(one.extract, assembled) if one.extract and status != "duplicate" else "",
                unmarked=unmarked,
                rows={name: len(table) for name, table in assembled.tables_of(one.extract).items()}
                if one.extract
                else {},
            )
        )
    return rows


def _chosen(extract: Extract, assembled: Assembled) -> str:
    """The sentence about a file's forms that are not used, but for those that a returned marked copy replaces.

    A workbook of blank forms alone is told of too.
    """
    if extract.file in assembled.blank and not assembled.tables_of(extract):
        return "里面的表都是空白的,不算报送"
    return unused_forms(one for one in assembled.choices.get(extract.file, ()) if not one.by_copy)


def _what_counts(extract: Extract, assembled: Assembled) -> Iterator[str]:
    """Sentences about a file's forms: not used and why, blank, or one part of a table."""
    yield unused_forms(assembled.choices.get(extract.file, ()))
    if blank := assembled.blank.get(extract.file):
        yield f"空白:{titles(blank)}"
    parts: dict[int, list[str]] = defaultdict(list)
    for name, count in assembled.parts.get(extract.file, ()):
        parts[count].append(name)
    for count, names in parts.items():
        yield f"{titles(names)}由 {count} 个文件合成一张"


def unused_forms(choices: Iterable[Choice]) -> str:
    """The titles of the forms of a file that are not used, and why; empty if all are used."""
    why: dict[str, list[str]] = defaultdict(list)
    for one in choices:
        why[one.reason].append(one.form)
    return ";".join(f"未采用:{titles(names)},{reason}" for reason, names in why.items())


def titles(names: Iterable[str]) -> str:
    """The Chinese titles of some forms in one text."""
    return "、".join(f"《{FORMS[name].title}》" for name in names)


def finding_rows(findings: Sequence[Finding], *, masked: bool = True) -> Iterator[dict[str, str]]:
    """Findings as findings.csv has them."""
    return (finding_row(one, RULES[one.code].source, masked=masked) for one in findings)
