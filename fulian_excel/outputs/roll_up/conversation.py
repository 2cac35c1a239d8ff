"""情况说明, 已改清单, 未要求的改动: the townships' answers, their mended findings, and their unasked changes."""

from collections.abc import Iterable, Mapping, Sequence

from xlsxwriter.workbook import Workbook

from fulian_excel.findings import Status
from fulian_excel.forms import FORMS
from fulian_excel.forms.answers import UNCLEAR
from fulian_excel.history.kept import Change, ChangeKind
from fulian_excel.masking import mask
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report
from fulian_excel.rules import RULES

_EXPLAINED = {
    "镇": 10.0,
    "规则编号": 9.0,
    "对象": 12.0,
    "原值": 18.0,
    "理由": 34.0,
    "批准人": 9.0,
    "批准日期": 11.0,
    "有效至": 11.0,
    "处理": 10.0,
    "级别": 7.0,
    "问题": 46.0,
}
_PLACE = {"镇": 10.0, "报表": 16.0, "文件": 24.0, "工作表": 14.0, "单元格": 9.0}
_FIXED = {"编号": 12.0, "级别": 7.0, **_PLACE, "应当": 40.0, "改于": 8.0}
_CHANGED = {**_PLACE, "对象": 12.0, "改动": 28.0, "现值": 24.0}
_UNKNOWN = "原名没有保存,见上一轮的文件"


def conversation(workbook: Workbook, report: Report) -> None:
    """Write the three lists, leaving out empty ones."""
    _list(
        workbook,
        report,
        "情况说明",
        f"同意的,把前 8 列整行复制到县级设置的《核准说明》,填上批准人和批准日期;选“{UNCLEAR}”的请给镇里回话",
        _EXPLAINED,
        _explained(report),
    )
    _list(
        workbook,
        report,
        "已改清单",
        "换届以来发现、镇里重报以后已经没有的问题(单元格是当时的位置);其中本月改的标“本月”",
        _FIXED,
        _fixed(report),
    )
    _list(
        workbook,
        report,
        "未要求的改动",
        "上一轮核对无误、没有要求改,这一轮却变了的内容;请向镇里问明。原值不保存,可在收件箱里原来的文件中查",
        _CHANGED,
        _changed(report),
    )


def _list(
    workbook: Workbook,
    report: Report,
    name: str,
    note: str,
    columns: Mapping[str, float],
    rows: Iterable[Sequence[str]],
) -> None:
    told = list(rows)
    if not told:
        return
    page = Page(workbook, name, f"{report.title} {name}", note)
    page.headings(2, list(columns))
    for row, texts in enumerate(told, 3):
        for column, text in enumerate(texts):
            page.put(row, column, text)
    page.finish(2, 2 + len(told), len(columns), frozen=1, widths=dict(enumerate(columns.values())))


def _explained(report: Report) -> Iterable[Sequence[str]]:
    """Rows of the townships' answers; the first columns are those of 核准说明, so that a row can be copied there."""
    for one in report.findings:
        if one.status is not Status.WAIVED and (one.answer or one.reason):
            waiver = (one.township, one.code, mask(one.subject), mask(one.value), mask(one.reason), "", "", "")
            yield (*waiver, mask(one.answer), str(one.level), mask(one.message_for_county))
    for township, lost in report.course.unplaced:
        words = (township, "", mask(lost.subject), mask(lost.value), mask(lost.reason), "", "", "")
        yield (*words, mask(lost.choice), "", f"(问题清单上的编号没有了,对不上现在的问题){mask(lost.problem)}")


def _fixed(report: Report) -> Iterable[Sequence[str]]:
    order = _order(report)
    in_month = {one.id for one in report.course.fixed_in_month}
    gone = {one.id: one for one in (*report.course.fixed_ever, *report.course.fixed)}
    for one in sorted(gone.values(), key=lambda one: (order.get(one.township, -1), one.file, one.code, one.id)):
        title = RULES[one.code].title if one.code in RULES else one.code
        form = FORMS[one.form].title if one.form in FORMS else ""
        place = (one.file, one.sheet, one.cell)
        yield one.listed, str(one.level), one.township or "未识别", form, *place, title, _when(one.id in in_month)


def _when(in_month: bool) -> str:  # noqa: FBT001 - a fact told in words
    return "本月" if in_month else "以前"


def _changed(report: Report) -> Iterable[Sequence[str]]:
    for one in report.course.changed:
        place = (one.place.file, one.place.sheet, one.place.cell)
        yield one.township, FORMS[one.form].title, *place, mask(one.subject or _UNKNOWN), _became(one), mask(one.value)


def _became(one: Change) -> str:
    """A change in words."""
    match one.kind:
        case ChangeKind.ADDED:
            return "多了这一行"
        case ChangeKind.GONE:
            return "少了这一行"
        case ChangeKind.RENAMED:
            key = FORMS[one.form].column(FORMS[one.form].key).title
            return f"「{key}」改了,原为「{mask(one.was)}」" if one.was else f"「{key}」改了,{_UNKNOWN}"
    return f"改了「{FORMS[one.form].column(one.column).title}」"


def _order(report: Report) -> dict[str, int]:
    return {one.township.name: at for at, one in enumerate(report.county.submissions)}
