"""Workbooks with an opening password: what opens them, what is said where nothing does, what goes back."""

import csv
import hashlib
import io
import sys
import zipfile

import openpyxl
import pytest

from fulian_excel.county import read_settings
from fulian_excel.extract.read import read_file
from fulian_excel.intake.content import content_of
from fulian_excel.intake.discover import Found
from fulian_excel.intake.open import open_book
from fulian_excel.intake.refusals import Refused
from fulian_excel.intake.unlock import unlocked
from fulian_excel.journey import consolidate
from fulian_excel.settings import Settings
from tests.drawing import AS_OF, workbook
from tests.intake.locking import locked_package, locked_xls

PASSWORD = "青山#2022"
DELEGATES = "| 序号 | 姓名 | 性别 |\n| 1 | 王芳 | 女 |\n| 2 | 李敏 | 男女 |"
PLAIN = workbook({"妇女代表名册": DELEGATES})
LOCKED = locked_package(PLAIN, PASSWORD)


def refused(data: bytes, *passwords: str) -> str:
    with pytest.raises(Refused) as error:
        open_book("表.xlsx", unlocked("表.xlsx", data, passwords).data)
    assert error.value.finding.code == "F02"
    assert not any(password in str(error.value) for password in passwords)
    return error.value.finding.message


def test_a_password_of_the_county_opens_a_package():
    assert content_of(LOCKED) == "encrypted"
    assert unlocked("表.xlsx", LOCKED, ("别的", PASSWORD)) == (PLAIN, True)


def test_a_password_of_the_county_opens_an_xls():
    data = locked_xls("青山镇", PASSWORD)
    assert content_of(data) == "encrypted"
    plain, by_county = unlocked("表.xls", data, (PASSWORD,))
    assert by_county
    assert [cell.value for cell in open_book("表.xls", plain).sheets[0].cells.values()] == ["青山镇"]
    assert "都打不开它" in refused(data, "别的")


def test_what_excel_opens_unasked_needs_no_password_of_the_county():
    assert unlocked("表.xlsx", locked_package(PLAIN, "VelvetSweatshop"), ()) == (PLAIN, False)


def test_what_has_no_password_stays_as_it_is():
    assert unlocked("表.xlsx", PLAIN, (PASSWORD,)).data is PLAIN


def test_no_password_known_none_that_fits_and_a_broken_lock():
    assert "基本设置" in refused(LOCKED)
    assert "请取消密码后重新发送" in refused(LOCKED)
    assert "都打不开它" in refused(LOCKED, "别的", "x" * 300)
    assert "都打不开它" in refused(LOCKED[:5000], PASSWORD)


def test_without_the_component_it_is_said_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "msoffcrypto", None)
    assert 'pip install "fulian_excel[crypto]"' in refused(LOCKED, PASSWORD)
    assert "基本设置" in refused(LOCKED)


@pytest.mark.parametrize("part", ["content.xml", "encrypted-package"])
def test_an_ods_with_a_password_cannot_be_opened(part):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(part, "?")
        archive.writestr("META-INF/manifest.xml", "<!DOCTYPE x><manifest:encryption-data/>")
    assert "这种格式的口令解不开" in refused(out.getvalue(), PASSWORD)


def test_limits_hold_for_what_was_inside(tmp_path):
    path = tmp_path / "表.xlsx"
    inside = io.BytesIO()
    with zipfile.ZipFile(inside, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml", b"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
        )
        archive.writestr("a.xml", b" " * (64 << 20))
    path.write_bytes(locked_package(inside.getvalue(), PASSWORD))
    refusal = read_file(Found("表.xlsx", path), Settings(passwords=(PASSWORD,))).refusal
    assert refusal is not None
    assert (refusal.code, "压缩比" in refusal.message) == ("F04", True)


def test_the_file_is_known_by_what_was_received(tmp_path):
    path = tmp_path / "表.xlsx"
    path.write_bytes(LOCKED)
    read = read_file(Found("表.xlsx", path), Settings(passwords=(PASSWORD,)))
    assert read.refusal is None
    assert read.extract is not None
    assert read.extract.sha256 == read.sha256 == hashlib.sha256(LOCKED).hexdigest()


def test_the_county_sets_one_password_or_several(tmp_path):
    path = tmp_path / "县级设置.xlsx"
    quotas = "| 镇(街道) | 妇女人数 |\n| 青山镇 | 9000 |"
    for written, known in (("Ab/1,2", ("Ab/1,2",)), ("123、a b;c", ("123", "a", "b", "c", "123、a b;c"))):
        path.write_bytes(workbook({"名额分配": quotas, "基本设置": f"| 项目 | 值 |\n| 打开口令 | {written} |"}))
        settings = read_settings(path, AS_OF)
        assert settings.passwords == known
        assert "123" not in repr(settings)
        assert "Ab/1" not in repr(settings)


def test_the_marked_copy_has_no_password_and_the_county_is_told(tmp_path):
    inbox = tmp_path / "收件箱" / "青山镇"
    inbox.mkdir(parents=True)
    (inbox / "名册.xlsx").write_bytes(LOCKED)
    (inbox / "旧.xls").write_bytes(locked_xls("青山镇", PASSWORD))
    settings = {
        "名额分配": "| 镇(街道) | 妇女人数 |\n| 青山镇 | 9000 |",
        "基本设置": f"| 项目 | 值 |\n| 打开口令 | x {PASSWORD} |",
    }
    (tmp_path / "县级设置.xlsx").write_bytes(workbook(settings))
    folder = consolidate(tmp_path, month="2022-11", jobs=1).folder
    rows = list(csv.DictReader((folder / "received.csv").open(encoding="utf-8-sig")))
    assert [row["reason"].partition(";")[0] for row in rows] == ["已用县里的口令打开,批注件没有口令"] * 2
    marked = folder / "批注件" / "青山镇" / "名册.xlsx"
    assert openpyxl.load_workbook(marked).sheetnames == ["妇女代表名册", "问题清单"]
    assert (folder / "批注件" / "青山镇" / "旧.xls").read_bytes() == (inbox / "旧.xls").read_bytes()
    again = consolidate(tmp_path, month="2022-11", jobs=1, out=tmp_path / "再").folder
    assert marked.read_bytes() == (again / "批注件" / "青山镇" / "名册.xlsx").read_bytes()
    for path in tmp_path.rglob("*"):
        if path.is_file() and path.parent.name != "收件箱" and path.name != "县级设置.xlsx":
            assert PASSWORD not in _everything_in(path)


def _everything_in(path) -> str:
    data = path.read_bytes()
    if not zipfile.is_zipfile(path):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(path) as archive:
        return " ".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
