"""What may lie in 收件箱, and what is said of it."""

import io
import os
import zipfile

import pytest
import xlsxwriter

from fulian_excel.extract.read import given_up, read_file
from fulian_excel.intake.content import content_of
from fulian_excel.intake.discover import Found, discover
from fulian_excel.intake.open import open_book
from fulian_excel.intake.refusals import Refused
from fulian_excel.ooxml.archive import PackageLimits
from fulian_excel.ooxml.package import Package, TooLarge
from fulian_excel.settings import Limits, Settings
from tests.drawing import workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GOOD = workbook({"表": "| 序号 | 姓名 |\n| 1 | 王芳 |"})


def package(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "what", "code", "words"),
    [
        (b"", "empty", "F03", "空文件"),
        (GOOD[:400], "xlsx", "F01", "打不开"),
        (package("[Content_Types].xml", "word/document.xml"), "docx", "F03", "Word"),
        (package("a.txt"), "zip", "F03", "压缩包"),
        (b"Rar!\x1a\x07\x00", "rar", "F03", "RAR"),
        (b"%PDF-1.7", "pdf", "F03", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "image", "F03", "图片"),
        (b"\x00\x01\x02", "unknown", "F03", "不是表格"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "F02", "密码"),
        (OLE + b"\0" * 600, "doc", "F03", "Word"),
        (b"<html><table>", "html", "F03", "网页"),
    ],
)
def test_what_is_no_workbook_is_refused_with_a_sentence(data, what, code, words):
    assert content_of(data) == what
    with pytest.raises(Refused) as refused:
        open_book("甲镇/表.xlsx", data)
    assert refused.value.finding.code == code
    assert words in refused.value.finding.message
    assert refused.value.finding.place.file == "甲镇/表.xlsx"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("公示.ofd", package("OFD.xml", "Doc_0/Document.xml"), "OFD 版式文件"),
        ("代表.numbers", package("Index/Document.iwa", "Metadata/Properties.plist"), "Numbers"),
        ("通知.wps", OLE + "WordDocument".encode("utf-16-le"), "WPS 文字文档"),
        ("通知.WPS", package("[Content_Types].xml", "word/document.xml"), "WPS 文字文档"),
        ("汇报.dps", OLE + "PowerPoint Document".encode("utf-16-le"), "WPS 演示文稿"),
        ("汇报.dps", package("[Content_Types].xml", "ppt/presentation.xml"), "WPS 演示文稿"),
        ("汇报.ppt", OLE + "PowerPoint Document".encode("utf-16-le"), "是演示文稿"),
        ("通知.doc", OLE + "WordDocument".encode("utf-16-le"), "Word 文档"),
        ("通知.docx", package("[Content_Types].xml", "word/document.xml"), "Word 文档"),
        ("通知.pdf", b"%PDF-1.7", "PDF 文件"),
        ("名册.rar", b"Rar!\x1a\x07\x00", "RAR 压缩包"),
        ("名册.7z", b"7z\xbc\xaf\x27\x1c", "7z 压缩包"),
        ("照片.bmp", b"BM\x36\x00\x00\x00" + b"\0" * 20, "是图片"),
        ("照片.webp", b"RIFF\x24\x00\x00\x00WEBPVP8 ", "是图片"),
        ("照片.heic", b"\x00\x00\x00\x18ftypheic\x00", "是图片"),
        ("名册.ofd", b"\x00\x01\x02", "OFD 版式文件"),
        ("名册.dat", b"\x00\x01\x02", "不是表格文件"),
    ],
)
def test_each_kind_of_file_has_a_sentence_of_its_own(name, data, words):
    with pytest.raises(Refused) as refused:
        open_book(name, data)
    assert refused.value.finding.code == "F03"
    assert words in refused.value.finding.message


def test_words_that_begin_like_a_picture_are_text():
    assert content_of("BMI,姓名\n22,王芳\n".encode()) == "csv"


def test_a_file_that_is_too_large(tmp_path):
    path = tmp_path / "大.xlsx"
    path.write_bytes(GOOD)
    read = read_file(Found("大.xlsx", path), Settings(limits=Limits(file=10)))
    assert read.refusal is not None
    assert read.refusal.code == "F04"


def test_a_package_that_unpacks_to_too_much():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b" " * (64 << 20))
    with pytest.raises(TooLarge):
        Package(out.getvalue(), PackageLimits())


def test_whole_columns_with_borders_are_ordinary():
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("表")
    sheet.set_column(0, 5, 12, book.add_format({"border": 1}))
    sheet.write(0, 0, "姓名")
    book.close()
    assert len(open_book("a.xlsx", out.getvalue()).sheets[0].cells) == 1


def test_lock_and_temporary_files_are_passed_over(tmp_path):
    for name in ("~$表.xlsx", ".~表.xlsx", "Thumbs.db", "x.tmp", "表.xlsx"):
        (tmp_path / name).write_bytes(GOOD)
    (tmp_path / "甲镇").mkdir()
    (tmp_path / "甲镇" / "名册.xlsx").write_bytes(GOOD)
    (tmp_path / "链接.xlsx").symlink_to(tmp_path / "表.xlsx")
    os.mkfifo(tmp_path / "管道.xlsx")
    found = {one.file: one.regular for one in discover(tmp_path)}
    assert found == {"甲镇/名册.xlsx": True, "表.xlsx": True, "链接.xlsx": False, "管道.xlsx": False}
    refusal = read_file(Found("管道.xlsx", tmp_path / "管道.xlsx", regular=False), Settings()).refusal
    assert refusal is not None
    assert refusal.code == "F01"


def test_a_file_whose_worker_died_is_told_of():
    refusal = given_up(Found("坏.xlsx", None)).refusal
    assert refusal is not None
    assert refusal.code == "F01"


def renamed_in_directory(data: bytes, name: str) -> bytes:
    """A package whose directory calls a part otherwise than the part itself does, by one damaged byte."""
    at = data.rindex(name.encode())
    return data[:at] + b"X" + data[at + 1 :]


@pytest.mark.parametrize(
    "name", ["xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml"]
)
def test_a_part_that_goes_by_two_names_is_damage(name):
    with pytest.raises(Refused) as refused:
        open_book("青山镇.xlsx", renamed_in_directory(GOOD, name))
    assert refused.value.finding.code == "F01"


def rewritten(data: bytes, changes: dict[str, bytes | None]) -> bytes:
    """A package with some parts put otherwise, or left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if (content := changes.get(name, old.read(name))) is not None:
                new.writestr(name, content)
        for name in changes.keys() - set(old.namelist()):
            new.writestr(name, changes[name] or b"")
    return out.getvalue()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"xl/_rels/workbook.xml.rels": None}, "找不到工作表「表」"),
        ({"xl/worksheets/sheet1.xml": None}, "缺少内部部件"),
        ({"xl/workbook.xml": b"<workbook/>"}, "里面没有工作表"),
    ],
)
def test_a_workbook_without_a_sheet_is_not_whole(changes, words):
    with pytest.raises(Refused, match=words) as refused:
        open_book("青山镇.xlsx", rewritten(GOOD, changes))
    assert refused.value.finding.code == "F01"


def test_a_part_that_is_read_late_is_read_under_the_same_guard(tmp_path):
    path = tmp_path / "青山镇.xlsx"
    path.write_bytes(rewritten(GOOD, {"xl/worksheets/_rels/sheet1.xml.rels": b"<Relationships><"}))
    refusal = read_file(Found("青山镇.xlsx", path), Settings()).refusal
    assert refusal is not None
    assert refusal.code == "F01"
    assert "sheet1.xml.rels" in refusal.message


class PanicException(BaseException):
    """As a reader in Rust raises it."""


def test_a_reader_that_panics_refuses_the_file(monkeypatch):
    def panics(_data):
        raise PanicException("no entry found for key")

    monkeypatch.setattr("fulian_excel.intake.open.CalamineWorkbook.from_filelike", panics)
    with pytest.raises(Refused) as refused:
        open_book("青山镇.xlsb", package("xl/workbook.bin"))
    assert refused.value.finding.code == "F01"


def test_an_error_of_ours_is_told_as_ours(tmp_path, monkeypatch):
    def fails(*_arguments):
        raise ZeroDivisionError

    path = tmp_path / "青山镇.xlsx"
    path.write_bytes(GOOD)
    monkeypatch.setattr("fulian_excel.extract.read.extract", fails)
    read = read_file(Found("青山镇.xlsx", path), Settings())
    assert read.refusal is not None
    assert read.refusal.code == "Z01"
    assert "程序自己出错" in read.refusal.message
    assert "ZeroDivisionError" in read.fault
    assert len(read.sha256) == 64
