"""Archives and saved mails are opened where they lie; whatever they are called, nothing leads outside."""

import io
import zipfile
from email.message import EmailMessage

import pytest

from fulian_excel.extract.read import read_file
from fulian_excel.intake.content import content_of
from fulian_excel.intake.discover import Found, discover, located
from fulian_excel.intake.inside import names_inside
from fulian_excel.settings import Limits, Settings
from tests.drawing import workbook
from tests.rounds import PEOPLE, codes, copy_of, run, statuses, workspace

BOOK = workbook({"代表": PEOPLE.format(unit="青山镇")})
OTHER = workbook({"代表": PEOPLE.format(unit="白水乡")})
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(files: dict[str, bytes], *, encoding: str = "") -> bytes:
    """An archive; with an encoding its names are raw bytes without the mark of UTF-8, as Windows writes them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo("-" * len(name.encode(encoding)) if encoding else name)
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    data = out.getvalue()
    for name in files if encoding else ():
        data = data.replace(b"-" * len(name.encode(encoding)), name.encode(encoding))
    return data


def locked(data: bytes) -> bytes:
    """The archive as one with a password says it is."""
    head, directory = data.index(b"PK\x03\x04") + 6, data.rindex(b"PK\x01\x02") + 8
    for at in (head, directory):
        data = data[:at] + b"\x01" + data[at + 1 :]
    return data


def mail(*attachments: tuple[str, bytes]) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@qingshan.example", "b@county.example", "报表"
    message.set_content("报表见附件。")
    for name, content in attachments:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


@pytest.mark.parametrize("encoding", ["", "utf-8", "gb18030"])
def test_names_in_utf_8_and_gbk(encoding):
    assert names_inside(zipped({"青山镇/妇女代表.xlsx": BOOK}, encoding=encoding)) == ["青山镇/妇女代表.xlsx"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../外面.xlsx", "外面.xlsx"),
        ("/etc/表.xlsx", "etc/表.xlsx"),
        ("C:\\镇里\\表.xlsx", "镇里/表.xlsx"),
        ("甲/./乙//表.xlsx", "甲/乙/表.xlsx"),
    ],
)
def test_no_name_leads_outside(name, shown):
    assert names_inside(zipped({name: BOOK})) == [shown]


def test_what_programs_leave_in_archives_is_passed_over():
    names = ["__MACOSX/._表.xlsx", "~$表.xlsx", "甲/Thumbs.db", "甲/", "甲/表.xlsx"]
    assert names_inside(zipped(dict.fromkeys(names, b"x"))) == ["甲/表.xlsx"]


def test_two_of_one_name_are_two():
    data = zipped({"表.xlsx": BOOK, "../表.xlsx": OTHER})
    assert names_inside(data) == ["表.xlsx", "表 (2).xlsx"]


def refusal(tmp_path, data: bytes, settings: Settings | None = None):
    path = tmp_path / "袋.zip"
    path.write_bytes(data)
    read = read_file(Found("袋.zip", path), settings or Settings())
    inside = [read_file(one, settings or Settings()) for one in read.holds or ()]
    return [(one.refusal.code, one.refusal.message) for one in (read, *inside) if one.refusal]


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (zipped({"内.zip": zipped({"表.xlsx": BOOK})}), "F03", "只打开一层"),
        (locked(zipped({"表.xlsx": BOOK})), "F02", "压缩包设了密码"),
        (zipped({"说明.pdf": b"%PDF-1.7"}), "F03", "PDF"),
        (zipped({"信.eml": mail(("表.xlsx", BOOK))}), "F03", "只打开一层"),
        (zipped({f"{number}.csv": b"" for number in range(1001)}), "F04", "1001"),
        (zipped({"炸.csv": b" " * (40 << 20)}), "F04", "压缩比"),
        (OLE + "__nameid_version1.0".encode("utf-16-le"), "F03", "Outlook"),
    ],
    ids=["zip in zip", "password", "pdf", "mail in zip", "too many", "bomb", "msg"],
)
def test_what_is_not_opened_has_its_sentence(tmp_path, data, code, words):
    ((told, message),) = refusal(tmp_path, data)
    assert told == code
    assert words in message


def test_a_file_inside_is_within_the_limit_of_any_file(tmp_path):
    small = Settings(limits=Limits(file=2000))
    assert refusal(tmp_path, zipped({"表.csv": b"a" * 1999, "大.csv": b"a" * 2001}), small)[-1][0] == "F04"


def test_one_damaged_inside_costs_itself(tmp_path):
    data = zipped({"甲.xlsx": BOOK, "乙.xlsx": OTHER})
    at = data.index("甲.xlsx".encode()) + 200
    read = refusal(tmp_path, data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    assert [code for code, _ in read] == ["F01"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (mail(("表.xlsx", BOOK)), "eml"),
        (b"From: <Saved by Blink>\nMIME-Version: 1.0\n\n<html>", "html"),
        (b"MIME-Version: 1.0\nX-Document-Type: Workbook\n\n", "html"),
        (zipped({"word/表.xlsx": BOOK}), "zip"),
    ],
)
def test_what_holds_files_is_known_by_its_content(data, what):
    assert content_of(data) == what


def test_of_a_mail_the_workbooks_are_read():
    data = mail(
        ("青山镇 代表.xlsx", BOOK),
        ("落款.png", b"\x89PNG\r\n\x1a\n"),
        ("通知.docx", zipped({"[Content_Types].xml": b"", "word/document.xml": b""})),
    )
    assert names_inside(data) == ["青山镇 代表.xlsx"]


@pytest.mark.parametrize("holder", ["青山镇.zip", "来信.eml"])
def test_a_round_of_what_came_packed(tmp_path, holder):
    folder = workspace(tmp_path)
    inbox = folder / "收件箱"
    for path in inbox.iterdir():
        path.unlink()
    files = {"甲/青山镇.xlsx": BOOK, "白水乡.xlsx": OTHER}
    (inbox / holder).write_bytes(zipped(files) if holder.endswith("zip") else mail(*files.items()))
    outcome = run(folder)
    assert statuses(outcome) == {holder: "read"} | {f"{holder}/{name}": "read" for name in files}
    row = outcome.report.received[0]
    assert (row.forms, row.marked, row.reason) == ((), "", "里面有 2 个文件,各有一行")
    assert "F05" not in codes(outcome)
    assert (outcome.folder / "批注件/青山镇/青山镇.xlsx").is_file()
    assert "问题清单" in copy_of(outcome, f"{holder}/甲/青山镇.xlsx").sheetnames
    again = run(folder)
    assert [one.id for one in again.report.findings] == [one.id for one in outcome.report.findings]
    assert not [note for note in again.notes if "改动" in note]


def test_the_same_workbook_packed_and_loose_is_one(tmp_path):
    folder = workspace(tmp_path)
    (folder / "收件箱" / "袋.zip").write_bytes(zipped({"甲.xlsx": BOOK}))
    (folder / "收件箱" / "青山镇名册.xlsx").write_bytes(BOOK)
    assert sorted(statuses(run(folder)).values()) == ["duplicate", "read", "read"]


def test_results_of_ours_in_the_inbox_are_passed_over(tmp_path):
    for name in ("结果/.state/key", "结果/2022-11/全县汇总_2022-11.xlsx", "甲/结果/表.xlsx", ".state/x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert [one.file for one in discover(tmp_path)] == ["甲/结果/表.xlsx"]


def test_links_that_go_round_in_circles_end(tmp_path):
    (tmp_path / "甲").mkdir()
    (tmp_path / "甲" / "圈").symlink_to(tmp_path)
    assert [(one.file, one.regular) for one in discover(tmp_path)] == [("甲/圈", False)]


def test_a_file_is_found_again_by_its_path(tmp_path):
    (tmp_path / "甲").mkdir()
    (tmp_path / "甲" / "袋.zip").write_bytes(zipped({"乙/表.xlsx": BOOK}))
    found = located(tmp_path, "甲/袋.zip/乙/表.xlsx")
    assert (found.file, found.inside, found.read()) == ("甲/袋.zip/乙/表.xlsx", "乙/表.xlsx", BOOK)
