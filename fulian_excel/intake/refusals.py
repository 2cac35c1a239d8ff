"""Findings on files (F-codes), and the refusal of a file that is not read."""

from collections.abc import Iterator
from dataclasses import replace

from fulian_excel.cells import Book
from fulian_excel.findings import Finding, Level
from fulian_excel.places import Place
from fulian_excel.rulebook import Z01, declared

F01 = declared("F01", Level.FIX, "文件完好", "打不开:{reason}", "A file is a regular one that opens and is whole.")
F02 = declared(
    "F02",
    Level.FIX,
    "没有打开密码",
    "文件设了打开密码,读不了{why};请取消密码后重新发送",
    "A file has no opening password, or one that the county knows.",
)
F03 = declared(
    "F03",
    Level.FIX,
    "是表格文件",
    "「{name}」{what}",
    "A file's content is a workbook, whatever its extension.",
)
F04 = declared(
    "F04",
    Level.FIX,
    "大小在限度之内",
    "超出限度:{reason};请删去多余的内容,另存后重新发送",
    "A file is within the limits of size.",
)
F05 = declared(
    "F05",
    Level.FIX,
    "认得出是哪个镇",
    "认不出是哪个镇报的(表里写的是「{value}」);请在表上写明填报单位的全称(县里也可以在县级设置的名额分配里补上别名)",
    "A workbook's township is recognised as one that must report.",
)
F06 = declared(
    "F06",
    Level.NOTE,
    "每张表都认得",
    "工作表「{sheet}」{why}",
    "A sheet with data is one of our forms.",
)
F08 = declared(
    "F08",
    Level.ASK,
    "一张表只有一个版本",
    "《{title}》收到两个不同的版本:{older} 和 {newer},用的是 {newer}",
    "Of one form there is one version: two unrelated ones that differ are both named, the later is used.",
    county_message="《{title}》收到两个不同的版本:{older} 和 {newer};{todo}",
)
F09 = declared(
    "F09",
    Level.NOTE,
    "退回的批注件改过",
    "这是退回去的批注件,和原来的「{original}」相比一个格子也没有改;请改好后再发,或在《问题清单》里说明",
    "A marked copy that came back differs in some cell from the workbook it was made from.",
)
F10 = declared(
    "F10",
    Level.ASK,
    "公式都有结果",
    "这个单元格是公式,没有保存计算结果,读不到内容;请直接填上结果,或用 WPS、Excel 打开后按“保存”再报",
    "A formula carries its computed value.",
)
F11 = declared(
    "F11",
    Level.NOTE,
    "没有宏和外部链接",
    "文件带有{what};宏不会被运行,链接不会被打开,数据照常读入",
    "A file carries no macros and no links to other workbooks.",
)
F12 = declared(
    "F12",
    Level.ASK,
    "新版本没有少很多行",
    "《{title}》用的是 {newer},只有 {rows} 行,原来的 {older} 有 {before} 行;是不是只发了改的几行?请发完整的表",
    "The version used has not far fewer rows than the one it replaces.",
)

# By content, the words for a file that is no workbook, and what to do about it.
NOT_WORKBOOKS = {
    "zip": "是压缩包或邮件里的压缩包,只打开一层;请解压后把里面的表格直接放进收件箱",
    "eml": "是压缩包或邮件里的邮件,只打开一层;请把它的附件另存到收件箱",
    "msg": "是 Outlook 邮件;请打开它,把附件里的表格另存到收件箱",
    "rar": "是 RAR 压缩包;请解压后把里面的表格直接放进收件箱",
    "7z": "是 7z 压缩包;请解压后把里面的表格直接放进收件箱",
    "docx": "是 Word 文档;请把内容填进 Excel 表格再报",
    "doc": "是 Word 文档或其他旧版 Office 文件;请把内容填进 Excel 表格再报",
    "pptx": "是演示文稿;请把内容填进 Excel 表格再报",
    "ppt": "是演示文稿;请把内容填进 Excel 表格再报",
    "wps": "是 WPS 文字文档,不是表格;请把内容填进 WPS 表格或 Excel 再报",
    "dps": "是 WPS 演示文稿,不是表格;请把内容填进 WPS 表格或 Excel 再报",
    "ofd": "是 OFD 版式文件,不能当表格读;请报送原来的 WPS 表格或 Excel 文件",
    "numbers": "是苹果 Numbers 表格,读不了;请在 Numbers 里“导出到 Excel”后报送 .xlsx",
    "pdf": "是 PDF 文件;请报送原来的 Excel 表格",
    "image": "是图片;请报送 Excel 表格,不要拍照或截图",
    "html": "是网页文件;请用 WPS 或 Excel 打开后另存为 .xlsx 再报",
    "empty": "是空文件(0 字节);请重新拷贝或重新发送",
    "unknown": "不是表格文件;请报送 Excel 表格",
}
# Documents that only the file name distinguishes from others with the same content.
_NAMED = frozenset(("wps", "dps", "ofd", "numbers"))
_NAMELESS = frozenset(("doc", "docx", "ppt", "pptx", "zip", "unknown"))


class Refused(Exception):
    """Raised for a file that is not read; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def broken(file: str, reason: str) -> Refused:
    """Return the refusal of a file that does not open (F01)."""
    return Refused(F01.finding(Place(file), reason=reason))


def locked(file: str, why: str = "") -> Refused:
    """Return the refusal of a file whose opening password is unknown (F02)."""
    return Refused(F02.finding(Place(file), why=f"({why})" if why else ""))


def no_workbook(file: str, what: str) -> Refused:
    """Return the refusal of a file that is no workbook (F03); `what` is a key of NOT_WORKBOOKS.

    If several programs write the same content, the file's ending distinguishes them.
    """
    name = file.rpartition("/")[2]
    ending = name.rpartition(".")[2].lower()
    if ending in _NAMED and what in _NAMELESS:
        what = ending
    return Refused(F03.finding(Place(file), name=name, what=NOT_WORKBOOKS[what]))


def too_large(file: str, reason: str, sheet: str = "", cell: str = "") -> Refused:
    """Return the refusal of a file beyond the limits of size (F04)."""
    return Refused(F04.finding(Place(file, sheet, cell), reason=reason))


def our_fault(file: str) -> Refused:
    """Return the refusal of a file on which our own code failed (Z01); the sentence says that the fault is ours."""
    finding = Z01.finding(Place(file), value="读文件")
    return Refused(replace(finding, message="程序自己出错,没能读这个文件(不怪报送单位);请把日志交给维护人员"))


def foreign_parts(file: str, book: Book) -> Iterator[Finding]:
    """Return the findings on macros and on links to other workbooks (F11)."""
    what = [word for word, there in (("宏", book.macros), ("指向其他工作簿的链接", book.external_links)) if there]
    if what:
        yield F11.finding(Place(file), what="和".join(what))
