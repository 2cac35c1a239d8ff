"""The text on the terminal at the end of a run or a check."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from fulian_excel.faults import Fault, by_causes
from fulian_excel.figures.figure import failed
from fulian_excel.findings import Finding, Level, NotChecked, Status
from fulian_excel.masking import mask
from fulian_excel.outputs.list_lines import in_lines
from fulian_excel.outputs.lists import finding_row, level_counts
from fulian_excel.outputs.report import Report
from fulian_excel.places import ranges
from fulian_excel.rules import RULES
from fulian_excel.words import escaped

_MOST_NAMED = 12
_CHOICES = ("F08", "F09", "F12")
_ORDER = {level: index for index, level in enumerate(Level)}


def summary(report: Report, folder: Path, crashed: Sequence[str] = (), notes: Sequence[str] = ()) -> str:
    """The closing summary: received, refused, recognised, findings, who has not reported, where it all is.

    `notes` are sentences for staff about publishing the results.
    """
    rows = report.received
    refused = [row for row in rows if row.status == "refused"]
    submissions = report.county.submissions
    reported = [one.township.name for one in submissions if one.tables]
    missing = _missing(report)
    unknown = [row.file for row in rows if row.status != "refused" and not (row.township or row.holds)]
    fix, ask, note = level_counts(report.findings)
    status = Counter(row.status for row in rows)
    lines = [
        f"{report.month} 汇总完成(按 {report.as_of.isoformat()} 核验)",
        (
            f"  收到文件 {len(rows)} 个:读入 {status['read']},被替代 {status['superseded']},"
            f"重复 {status['duplicate']},拒收 {len(refused)}"
        ),
        *(f"    拒收 {shown(row.file)}:{shown(row.reason)}" for row in refused),
        *(f"    认不出是哪个镇 {shown(file)}" for file in unknown),
        *_chosen(report),
        f"  认出镇(街道) {len(reported)} 个,共 {len(submissions)} 个",
        (
            f"  问题:必改 {fix}{_causes(report, Level.FIX)},核实 {ask}{_causes(report, Level.ASK)},提示 {note}"
            f"{_left_out(report)}"
        ),
        *_since(report),
        f"  未报送:{_named(missing)}",
        *(f"  核准说明 {one.place} 不再对应任何问题,可以删去" for one in report.course.idle),
        *(f"  注意:{shown(note)}" for note in notes),
        f"  结果:{shown(str(folder))}",
    ]
    if crashed:
        lines.append(f"  {crashed_told(crashed)}")
    if names := failed(report.county.submissions):
        lines.append(f"  注意:指标 {'、'.join(names)} 没能算出(Z01),汇总里写作 —,其余不受影响;详情见日志")
    lines += ["", "发群里:", chat_line(report)]
    return "\n".join(lines)


def _causes(report: Report, level: Level) -> str:
    """The number of causes of a level's findings, in words; empty if they are not fewer than the findings."""
    return by_causes(one for one in report.findings if one.level is level and one.status is not Status.WAIVED)


def _chosen(report: Report) -> Iterator[str]:
    """Lines on decisions taken for the user: versions not used, parts put together, files not marked, and why.

    A returned marked copy that replaces its original is not told.
    """
    told = [one for one in report.findings if one.code in _CHOICES]
    older = {one.parts.get("older") for one in told}
    for row in report.received:
        chosen = row.reason if row.status == "duplicate" else row.chosen if row.file not in older else ""
        if said := ";".join(filter(None, (chosen, row.unmarked))):
            yield f"    {shown(row.file)}:{shown(said)}"
    for submission in report.county.submissions:
        for table in submission.tables.values():
            if len(table.parts) > 1:
                what = f"{submission.township.name}《{table.form.title}》"
                yield f"    {what}:{len(table.parts)} 个文件各报一部分,合成一张"
    for one in told:
        yield f"    {one.code} {one.township} {shown(one.place.file)}:{shown(one.message_for_county)}"


def _left_out(report: Report) -> str:
    """A sentence on findings let pass, which are not counted, and on findings in files of no known township."""
    waived = sum(one.status is Status.WAIVED for one in report.findings)
    trial = sum(one.level is Level.TRIAL and one.status is not Status.WAIVED for one in report.findings)
    unknown = sum(level_counts(one for one in report.findings if not one.township))
    told = (
        f"以上共 {sum(level_counts(report.findings))},其中认不出镇的 {unknown}" * bool(unknown),
        f"另有已核准 {waived}" * bool(waived),
        f"试行 {trial}" * bool(trial),
    )
    words = ",".join(filter(None, told))
    return f"({words})" if words else ""


def shown(text: str) -> str:
    """Text for a terminal: people's numbers hidden, unprintable characters escaped."""
    return escaped(mask(text))


def crashed_told(codes: Sequence[str]) -> str:
    """The line about rules that crashed."""
    return f"注意:规则 {'、'.join(sorted(set(codes)))} 运行出错(Z01),其余不受影响;详情见日志"


def _since(report: Report) -> Iterator[str]:
    """Lines on what changed since the round before; none if there was no such round."""
    course = report.course
    if not course.past.last:
        return
    weighty = (Level.FIX, Level.ASK)
    states = Counter(one.status for one in course.findings if one.level in weighty)
    fixed = sum(one.level in weighty for one in course.fixed)
    yield (
        f"  必改和核实与上一轮相比:已改 {fixed},未改 {states[Status.OPEN]},新发现 {states[Status.NEW]},"
        f"已说明 {states[Status.EXPLAINED]}"
    )
    if course.changed:
        yield f"  注意:有 {len(course.changed)} 处没要求改的内容变了,见全县汇总《未要求的改动》"


def chat_line(report: Report) -> str:
    """One line to paste in a chat group: 截至…已报…未报…."""
    submissions = report.county.submissions
    missing = _missing(report)
    day = report.as_of
    return (
        f"截至{day.month}月{day.day}日,应报{len(submissions)}个镇(街道),"
        f"已报{len(submissions) - len(missing)}个,未报{len(missing)}个"
        + (f":{'、'.join(missing)}。请未报的尽快报送。" if missing else ",已全部报送。")
    )


def _missing(report: Report) -> list[str]:
    """The townships that have sent nothing; a file that we failed to read counts as sent."""
    excused = {one.township for one in report.not_checked if one.code == "X04"}
    silent = [one.township.name for one in report.county.submissions if not one.tables]
    return [name for name in silent if name not in excused]


def _named(names: Sequence[str]) -> str:
    if not names:
        return "无"
    more = f" 等 {len(names)} 个" if len(names) > _MOST_NAMED else ""
    return "、".join(names[:_MOST_NAMED]) + more


def as_lines(findings: Sequence[Finding], not_checked: Sequence[NotChecked], crashed: Sequence[str] = ()) -> str:
    """Findings for reading on a terminal; one fault down a column is one line with its range, as is one cause.

    `crashed` are the codes of rules that crashed; if there are any, the text never says that nothing was found.
    """
    of_cause: dict[str, list[Finding]] = {}
    for finding in findings:
        cause = finding.cause
        of_cause.setdefault(cause.number if cause is not None and cause.sentence else "", []).append(finding)
    blocks = [(group[0], [_line(group)]) for group in _groups(of_cause.pop("", []))]
    blocks += [_of_cause(members) for members in of_cause.values()]
    blocks.sort(key=lambda block: (block[0].place.file, _ORDER[block[0].level]))
    lines = [line for _, told in blocks for line in told]
    fix, ask, note = level_counts(findings)
    skipped = Counter(one.reason for one in not_checked)
    lines += [f"未检查 {shown(reason)}:{count} 条规则" for reason, count in skipped.items()]
    if crashed:
        lines.append(crashed_told(crashed))
    causes = [by_causes(one for one in findings if one.level is level) for level in (Level.FIX, Level.ASK)]
    counts = f"必改 {fix}{causes[0]},核实 {ask}{causes[1]},提示 {note}"
    lines.append(counts if findings or crashed else "没有发现问题")
    return "\n".join(lines)


def _groups(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Findings by fault: the same rule on the same column of a sheet."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        key: tuple[str, ...] = (finding.place.file, finding.code, finding.place.sheet, finding.column)
        if not finding.place.cell or not finding.column:
            key = (*key, finding.message)
        groups.setdefault(key, []).append(finding)
    return sorted(groups.values(), key=lambda group: (group[0].place.file, _ORDER[group[0].level]))


def _line(group: Sequence[Finding], more: str = "") -> str:
    """The line of a fault; `more` follows its sentence."""
    first = group[0]
    where = " ".join(ranges(one.place.cell for one in group)) if first.place.cell else ""
    place = f"{shown(first.place.file)} {shown(first.place.sheet)}{'!' if where else ''}{where}".rstrip()
    count = f"(共 {len(group)} 处)" if len(group) > 1 else ""
    told = "。".join(filter(None, (shown(first.message), shown(more))))
    return f"[{first.level}] {first.code or '原因'} {place} {told}{count}"


def _of_cause(members: Sequence[Finding]) -> tuple[Finding, list[str]]:
    """The line of a cause with what it explains indented beneath, and the finding that stands for it in the order."""
    line = next(in_lines([Fault((one,)) for one in members], lambda one: one.cause, *Level))
    first = line.fault.first
    more = first.cause.sentence if first.cause is not None else ""
    beneath = [f"  {_line(group)}" for group in _groups([one for one in members if one.follows])]
    return first, [_line([first], more), *beneath]


def as_objects(findings: Sequence[Finding]) -> str:
    """Findings as a JSON array of objects with the keys of findings.csv."""
    rows = [finding_row(one, RULES[one.code].source) for one in findings]
    return json.dumps(rows, ensure_ascii=False, indent=1)
