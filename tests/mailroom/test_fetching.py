"""Workbooks fetched from a real mailbox: from known addresses, each once, nothing overwritten, the mails left alone."""

import io
from email.message import EmailMessage

import openpyxl
import pytest

from tests.drawing import workbook
from tests.mailroom.county import ADDRESSES, CLEAN, SILENT, WRONG, laid_out, settings, told
from tests.mailroom.dovecot import DOVECOT, PASSWORD, dovecot
from tests.mailroom.servers import certificate
from tests.rounds import PEOPLE

pytestmark = pytest.mark.skipif(DOVECOT is None, reason="Dovecot is not installed (Debian: dovecot-imapd)")
BOOK = workbook({"代表": PEOPLE.format(unit=SILENT)})


@pytest.fixture
def mails(monkeypatch):
    monkeypatch.setenv("FULIAN_SMTP_PASSWORD", PASSWORD)
    with dovecot() as running:
        yield running


def letter(sender, *files, number="", text="见附件"):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"某人 <{sender}>", "fulian@example.org", "报表"
    if number:
        mail["Message-ID"] = number
    mail.set_content(text)
    for name, data in files:
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def workspace(tmp_path, mails, **more):
    (tmp_path / "县").mkdir()
    return laid_out(tmp_path / "县", {**mails.settings(), **more})


def lying(root):
    inbox = root / "收件箱"
    return {path.relative_to(inbox).as_posix() for path in inbox.rglob("*") if path.is_file()}


def test_a_known_township_s_workbook_is_laid_into_its_folder(tmp_path, mails, capsys):
    root = workspace(tmp_path, mails)
    mails.lay(letter(ADDRESSES[SILENT].upper(), ("石桥镇代表名册(定稿).xlsx", BOOK)))
    before = mails.names
    code, said = told(capsys, [root, "--fetch"])
    assert code == 0
    assert f"收到 {SILENT}「石桥镇代表名册(定稿).xlsx」" in said
    assert (root / "收件箱" / SILENT / "石桥镇代表名册(定稿).xlsx").read_bytes() == BOOK
    assert mails.names == before, "the mail is neither moved nor marked as seen"


def test_each_is_fetched_once_even_when_staff_moved_it(tmp_path, mails, capsys):
    root = workspace(tmp_path, mails)
    mails.lay(letter(ADDRESSES[SILENT], ("名册.xlsx", BOOK), number="<1@example.org>"))
    told(capsys, [root, "--fetch"])
    (root / "收件箱" / SILENT / "名册.xlsx").unlink()
    assert "新邮件 0 封" in told(capsys, [root, "--fetch"])[1]
    mails.lay(letter(ADDRESSES[SILENT], ("名册.xlsx", BOOK), number="<1@example.org>"))
    assert "新邮件 0 封" in told(capsys, [root, "--fetch"])[1]
    mails.lay(letter(ADDRESSES[SILENT], ("又一次.xlsx", BOOK), number="<2@example.org>"))
    assert "和以前收到的一样" in told(capsys, [root, "--fetch"])[1]
    assert not any(name.startswith(SILENT) for name in lying(root))


def test_nothing_is_overwritten(tmp_path, mails, capsys):
    root = workspace(tmp_path, mails)
    (root / "收件箱" / SILENT).mkdir()
    (root / "收件箱" / SILENT / "名册.xlsx").write_bytes(b"theirs")
    mails.lay(letter(ADDRESSES[SILENT], ("名册.xlsx", BOOK)))
    told(capsys, [root, "--fetch"])
    assert (root / "收件箱" / SILENT / "名册.xlsx").read_bytes() == b"theirs"
    assert (root / "收件箱" / SILENT / "名册 (2).xlsx").read_bytes() == BOOK


def test_a_stranger_s_mail_is_told_and_taken_once_the_address_is_known(tmp_path, mails, capsys):
    root = workspace(tmp_path, mails)
    mails.lay(letter("stranger@example.org", ("名册.xlsx", BOOK)))
    mails.lay(letter("news@example.org", text="广告"))
    before = lying(root)
    _, said = told(capsys, [root, "--fetch"])
    assert "没有收 stranger@example.org 的 1 封带附件的邮件" in said
    assert "news@example.org" not in said
    assert lying(root) == before
    (root / "县级设置.xlsx").write_bytes(_renamed((root / "县级设置.xlsx").read_bytes()))
    assert "新邮件 1 封" in told(capsys, [root, "--fetch"])[1]


def _renamed(data):
    book = openpyxl.load_workbook(io.BytesIO(data))
    for row in book["名额分配"].iter_rows():
        for cell in row:
            if cell.value == ADDRESSES[SILENT]:
                cell.value = "stranger@example.org"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("hostile", "lies"),
    [
        ("../../县级设置.xlsx", "县级设置.xlsx"),
        ("C:\\Windows\\名册.xlsx", "名册.xlsx"),
        ("~$名册.xlsx", "附件~$名册.xlsx"),
        (".名册.xlsx", "名册.xlsx"),
        ("CON.xlsx", "_CON.xlsx"),
        ("名" * 200 + ".xlsx", "名" * 75 + ".xlsx"),
    ],
)
def test_a_hostile_name_leads_nowhere(tmp_path, mails, capsys, hostile, lies):
    root = workspace(tmp_path, mails)
    before = {path for path in tmp_path.rglob("*") if path.is_file() and "结果" not in path.parts}
    mails.lay(letter(ADDRESSES[SILENT], (hostile, BOOK)))
    told(capsys, [root, "--fetch"])
    after = {path for path in tmp_path.rglob("*") if path.is_file() and "结果" not in path.parts}
    assert after - before == {root / "收件箱" / SILENT / lies}


def test_two_mails_with_the_same_file_and_two_files_of_one_name(tmp_path, mails, capsys):
    root = workspace(tmp_path, mails)
    other = workbook({"代表": PEOPLE.format(unit=SILENT).replace("王芳", "赵敏")})
    mails.lay(letter(ADDRESSES[SILENT], ("名册.xlsx", BOOK), ("名册.xlsx", other)))
    mails.lay(letter(ADDRESSES[SILENT], ("另名.xlsx", BOOK)))
    told(capsys, [root, "--fetch"])
    assert {name for name in lying(root) if name.startswith(SILENT)} == {
        f"{SILENT}/名册.xlsx",
        f"{SILENT}/名册 (2).xlsx",
    }


def test_what_is_no_workbook_is_told_with_its_sender(tmp_path, mails, capsys):
    root = workspace(tmp_path, mails)
    mails.lay(letter(ADDRESSES[WRONG], ("说明.pdf", b"%PDF-1.4 ...")))
    _, said = told(capsys, [root, "--fetch"])
    assert f"没有收 {WRONG}({ADDRESSES[WRONG]})的「说明.pdf」:不是表格" in said


def test_names_as_older_programs_write_them(tmp_path, mails, capsys):
    root = workspace(tmp_path, mails)
    data = letter(ADDRESSES[SILENT], ("x.xlsx", BOOK)).replace(
        b'filename="x.xlsx"', b'filename="=?gb18030?B?w/uy4S54bHN4?="'
    )
    mails.lay(data)
    told(capsys, [root, "--fetch"])
    assert (root / "收件箱" / SILENT / "名册.xlsx").read_bytes() == BOOK


def test_an_address_of_two_townships(tmp_path, mails, capsys):
    root = workspace(tmp_path, mails)
    shared = {WRONG: "both@example.org", CLEAN: "both@example.org"}
    (root / "县级设置.xlsx").write_bytes(settings(mails.settings(), shared))
    mails.lay(letter("both@example.org", ("名册.xlsx", BOOK)))
    told(capsys, [root, "--fetch"])
    assert f"{WRONG}、{CLEAN}/名册.xlsx" in lying(root)


def test_two_thousand_mails(tmp_path, mails, capsys):
    root = workspace(tmp_path, mails)
    for number in range(1999):
        mails.lay(letter(f"other{number % 50}@example.org", text="通知"))
    mails.lay(letter(ADDRESSES[SILENT], ("名册.xlsx", BOOK)))
    _, said = told(capsys, [root, "--fetch"])
    assert "新邮件 1 封" in said
    assert f"{SILENT}/名册.xlsx" in lying(root)


def test_the_wrong_password_is_told_with_what_a_provider_wants(tmp_path, mails, capsys, monkeypatch):
    root = workspace(tmp_path, mails)
    monkeypatch.setenv("FULIAN_SMTP_PASSWORD", "wrong")
    code, said = told(capsys, [root, "--fetch"])
    assert code == 4
    assert "授权码" in said


def test_an_encrypted_mailbox_and_one_whose_certificate_nobody_knows(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("FULIAN_SMTP_PASSWORD", PASSWORD)
    _context, trusted = certificate(tmp_path)
    with dovecot(trusted) as mails:
        root = laid_out(tmp_path, mails.settings(encrypted=True))
        mails.lay(letter(ADDRESSES[SILENT], ("名册.xlsx", BOOK)))
        code, said = told(capsys, [root, "--fetch"])
        assert code == 4
        assert "证书不对" in said
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
        assert told(capsys, [root, "--fetch"])[0] == 0
        assert f"{SILENT}/名册.xlsx" in lying(root)


def test_check_tries_everything_and_sends_nothing(tmp_path, mails, capsys):
    root = workspace(tmp_path, mails)
    code, said = told(capsys, [root, "--check"])
    assert code == 0
    assert "好 邮箱:3 个镇有地址" in said
    assert "要改 SMTP 服务器:没有填" in said
    assert "好 IMAP 服务器:连得上,登录成功" in said
