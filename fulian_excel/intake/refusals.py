"""Why a file is not read, and what about a file is told although it was read (F-codes)."""

from collections.abc import Iterator
from dataclasses import replace

from fulian_excel.cells import Book
from fulian_excel.findings import Finding, Level
from fulian_excel.places import Place
from fulian_excel.rulebook import RULES, rule

# What a file that is no workbook is, by its content, and what to do about it.
NOT_WORKBOOKS = {
    "zip": "是压缩包;请解压后把里面的表格直接放进收件箱",
    "rar": "是 RAR 压缩包;请解压后把里面的表格直接放进收件箱",
    "7z": "是 7z 压缩包;请解压后把里面的表格直接放进收件箱",
    "docx": "是 Word 文档;请把内容填进 Excel 表格再报",
    "doc": "是 Word 文档或其他旧版 Office 文件;请把内容填进 Excel 表格再报",
    "pptx": "是演示文稿;请把内容填进 Excel 表格再报",
    "pdf": "是 PDF 文件;请报送原来的 Excel 表格",
    "image": "是图片;请报送 Excel 表格,不要拍照或截图",
    "html": "是网页文件;请用 WPS 或 Excel 打开后另存为 .xlsx 再报",
    "empty": "是空文件(0 字节);请重新拷贝或重新发送",
    "unknown": "不是表格文件;请报送 Excel 表格",
}


class Refused(Exception):
    """The file is not read; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


@rule("F01", Level.FIX, "文件完好", "打不开:{reason}")
def is_whole(file: str, reason: str) -> Refused:
    """It is a regular file that opens and is whole."""
    return _refused("F01", file, reason=reason)


@rule("F02", Level.FIX, "没有打开密码", "文件设了打开密码,读不了{why};请取消密码后重新发送")
def opens_without_password(file: str, why: str = "") -> Refused:
    """It has no opening password, or one that the county knows."""
    return _refused("F02", file, why=f"({why})" if why else "")


@rule("F03", Level.FIX, "是表格文件", "「{name}」{what}")
def is_a_workbook(file: str, what: str) -> Refused:
    """Its content is a workbook, whatever its extension."""
    return _refused("F03", file, name=file.rpartition("/")[2], what=NOT_WORKBOOKS[what])


@rule("F04", Level.FIX, "大小在限度之内", "超出限度:{reason};请删去多余的内容,另存后重新发送")
def is_within_limits(file: str, reason: str, sheet: str = "", cell: str = "") -> Refused:
    """It is within the limits of size."""
    return _refused("F04", file, reason=reason, sheet=sheet, cell=cell)


def files_are_read(file: str) -> Refused:
    """Our own code fails over no file; the county is told that the fault is ours (Z01)."""
    finding = RULES["Z01"].stamp(Finding(Place(file), value="读文件"))
    return Refused(replace(finding, message="程序自己出错,没能读这个文件(不怪报送单位);请把日志交给维护人员"))


def _refused(code: str, file: str, *, sheet: str = "", cell: str = "", **parts: object) -> Refused:
    return Refused(RULES[code].stamp(Finding(Place(file, sheet, cell), parts=parts)))


@rule("F11", Level.NOTE, "没有宏和外部链接", "文件带有{what};宏不会被运行,链接不会被打开,数据照常读入")
def carries_nothing_foreign(file: str, book: Book) -> Iterator[Finding]:
    """It carries no macros and no links to other workbooks."""
    what = [word for word, there in (("宏", book.macros), ("指向其他工作簿的链接", book.external_links)) if there]
    if what:
        yield RULES["F11"].stamp(Finding(Place(file), parts={"what": "和".join(what)}))
