"""Letters sent to a real server that has each fault: none goes twice, none is lost in silence."""

from email import message_from_bytes
from email.policy import default

import openpyxl
import pytest

from fulian_excel.post import wire
from tests.drawing import workbook
from tests.mailroom.county import ADDRESSES, CLEAN, MONTH, SILENT, WRONG, run, settings, told
from tests.mailroom.servers import certificate, free_port, smtp
from tests.rounds import PEOPLE

DRAFTS = f"结果/{MONTH}/待发"
ALL = sorted(ADDRESSES.values())


@pytest.fixture
def server():
    with smtp() as running:
        yield running


def send(capsys, root, *more):
    return told(capsys, [root, "--send", "--yes", *more])


def states(root):
    sheet = openpyxl.load_workbook(root / DRAFTS / "待发清单.xlsx").active
    return {row[0]: row[6] for row in sheet.iter_rows(min_row=4, values_only=True) if row[0]}


def test_without_yes_it_is_only_shown(county, server, capsys):
    root = county(server.settings)
    code, said = told(capsys, [root, "--send"])
    assert code == 0
    assert "要发的信 3 封" in said
    assert ADDRESSES[WRONG] in said
    assert "--yes" in said
    assert server.got == []


def test_each_township_gets_its_letter_once(county, server, capsys):
    root = county(server.settings)
    code, said = send(capsys, root)
    assert code == 0
    assert "青山镇:已发" in said
    assert sorted(server.recipients) == ALL
    assert send(capsys, root)[1].count("没有要发的信") == 1
    run(root)
    send(capsys, root)
    assert sorted(server.recipients) == ALL
    assert all(state.startswith("已发") for state in states(root).values())
    assert not (root / DRAFTS / f"{WRONG}.eml").exists()


def test_what_arrives_is_the_draft_dated_and_numbered(county, server, capsys):
    root = county(server.settings)
    told(capsys, [root])
    draft = message_from_bytes((root / DRAFTS / f"{WRONG}.eml").read_bytes(), policy=default)
    send(capsys, root)
    mail = server.mail_to(ADDRESSES[WRONG])
    assert mail["Date"].datetime is not None
    assert mail["Message-ID"].endswith("@example.org>")
    assert mail["X-Unsent"] is None
    assert mail["Subject"] == draft["Subject"]
    assert mail.get_body().get_content() == draft.get_body().get_content()
    copies = [[part.get_content() for part in one.iter_attachments()] for one in (mail, draft)]
    assert copies[0] == copies[1]


def test_a_later_day_with_nothing_new_is_no_new_letter(county, server, capsys):
    root = county(server.settings)
    run(root)
    send(capsys, root)
    run(root, 21)
    send(capsys, root)
    assert sorted(server.recipients) == ALL


def test_what_is_new_since_the_last_letter_goes(county, server, capsys):
    root = county(server.settings)
    run(root)
    send(capsys, root)
    (root / "收件箱" / f"{WRONG}名册.xlsx").write_bytes(
        workbook({"代表": PEOPLE.replace("| 妇 |", "| 女 |").format(unit=WRONG)})
    )
    run(root, 21)
    send(capsys, root)
    assert sorted(server.recipients) == sorted([*ALL, ADDRESSES[WRONG]])
    roll_up = openpyxl.load_workbook(root / "结果" / MONTH / f"全县汇总_{MONTH}.xlsx")["报送情况"]
    cells = [str(cell.value) for line in roll_up.iter_rows() for cell in line]
    assert sum(cell.startswith("已发 ") for cell in cells) == len(ALL)


def test_a_renamed_township_is_not_written_to_again(county, server, capsys):
    root = county(server.settings)
    run(root)
    send(capsys, root)
    renamed = {f"{SILENT}区": ADDRESSES[SILENT], WRONG: ADDRESSES[WRONG], CLEAN: ADDRESSES[CLEAN]}
    (root / "县级设置.xlsx").write_bytes(settings(server.settings, renamed))
    run(root)
    send(capsys, root)
    assert sorted(server.recipients) == ALL
    assert states(root)[f"{SILENT}区"].startswith("已发")


def test_only_some_and_at_most_so_many(county, server, capsys):
    root = county(server.settings)
    send(capsys, root, "--only", WRONG)
    assert server.recipients == [ADDRESSES[WRONG]]
    send(capsys, root, "--max", 1)
    assert len(server.recipients) == 2
    code, said = send(capsys, root, "--only", "东海镇")
    assert (code, len(server.recipients)) == (2, 2)
    assert "东海镇" in said


@pytest.mark.parametrize("verdict", ["drop", "lose", "slow"])
def test_a_connection_lost_after_the_text_leaves_a_letter_unknown_until_staff_say(
    county, server, capsys, verdict, monkeypatch
):
    monkeypatch.setattr(wire, "PATIENCE", 1.0)
    root = county(server.settings)
    server.verdicts[ADDRESSES[WRONG]] = verdict
    _, said = send(capsys, root)
    assert "青山镇:不明" in said
    assert states(root)[WRONG].startswith("不明")
    assert {ADDRESSES[CLEAN], ADDRESSES[SILENT]} <= set(server.recipients), "the others go on a new connection"
    server.verdicts.clear()
    before = list(server.recipients)
    send(capsys, root)
    assert server.recipients == before
    told(capsys, [root, "--resolve", WRONG, "--again"])
    send(capsys, root)
    assert server.recipients == [*before, ADDRESSES[WRONG]]


def test_unknown_and_known_to_have_come(county, server, capsys):
    root = county(server.settings)
    server.verdicts[ADDRESSES[WRONG]] = "drop"
    send(capsys, root)
    server.verdicts.clear()
    assert "已记为已经发过" in told(capsys, [root, "--resolve", WRONG, "--sent"])[1]
    send(capsys, root)
    assert sorted(server.recipients) == ALL
    assert states(root)[WRONG].startswith("已发")


def test_a_draft_sent_by_hand_is_not_sent_again(county, server, capsys):
    root = county(server.settings)
    told(capsys, [root, "--resolve", WRONG, "--sent"])
    send(capsys, root)
    assert sorted(server.recipients) == sorted([ADDRESSES[CLEAN], ADDRESSES[SILENT]])


@pytest.mark.parametrize("at", ["address", "text"])
def test_a_refusal_is_told_by_address_and_the_others_go(county, server, capsys, at):
    root = county(server.settings)
    refusal = "550 5.1.1 no such user 13812345678"
    (server.answers if at == "address" else server.verdicts)[ADDRESSES[WRONG]] = refusal
    _, said = send(capsys, root)
    assert "青山镇:被拒" in said
    assert "550 5.1.1 no such user 138****5678" in said
    assert states(root)[WRONG].startswith("被拒")
    assert len(server.recipients) == 2
    assert (root / DRAFTS / f"{WRONG}.eml").exists()


def test_what_is_put_off_goes_the_next_time(county, server, capsys):
    root = county(server.settings)
    server.answers[ADDRESSES[WRONG]] = "451 try later"
    _, said = send(capsys, root)
    assert "青山镇:待发" in said
    assert "451 try later" in said
    server.answers.clear()
    send(capsys, root)
    assert sorted(server.recipients) == ALL


def test_three_put_off_in_a_row_stop_the_rest(county, server, capsys):
    root = county(server.settings)
    more = {**ADDRESSES, "东街街道": "dongjie@example.org", "双龙镇": "shuanglong@example.org"}
    (root / "县级设置.xlsx").write_bytes(settings(server.settings, more))
    run(root)
    server.answers |= dict.fromkeys(more.values(), "451 too many")
    code, said = send(capsys, root)
    assert code == 4
    assert "接连 3 次暂时不收" in said
    assert "其余 2 封先不发" in said
    assert len(server.asked) == 3


def test_the_server_s_limit_is_honoured(county, capsys):
    with smtp(data_size_limit=3000) as server:
        root = county(server.settings)
        _, said = send(capsys, root)
        assert "青山镇:被拒" in said
        assert "服务器只收" in said
        assert server.recipients == [ADDRESSES[SILENT]]
        assert ADDRESSES[WRONG] not in server.asked


def test_a_lost_ledger_stops_all_sending_until_every_township_is_resolved(county, server, capsys):
    root = county(server.settings)
    send(capsys, root)
    (root / "结果" / "台账.sqlite").write_bytes(b"damaged" * 1000)
    run(root)
    code, said = send(capsys, root)
    assert code == 2
    assert "不知道哪些镇已经发过:青山镇、白水乡、石桥镇" in said
    told(capsys, [root, "--resolve", WRONG, "--sent", "--resolve", CLEAN])
    assert send(capsys, root)[0] == 2
    told(capsys, [root, "--resolve", SILENT, "--again"])
    assert send(capsys, root)[0] == 0
    assert sorted(server.recipients) == sorted([*ALL, ADDRESSES[SILENT]])


def test_a_deleted_ledger_is_a_lost_one(county, server, capsys):
    root = county(server.settings)
    send(capsys, root)
    (root / "结果" / "台账.sqlite").unlink()
    run(root)
    assert send(capsys, root)[0] == 2
    told(capsys, [root, "--resolve", "全部", "--sent"])
    assert send(capsys, root)[0] == 0
    assert sorted(server.recipients) == ALL


def test_plain_text_goes_to_this_machine_only(county, capsys):
    root = county({"SMTP 服务器": "smtp.example.org", "加密": "不加密", "发件邮箱": "fulian@example.org"})
    code, said = send(capsys, root)
    assert code == 4
    assert "只能连本机" in said


def test_a_password_comes_from_the_environment_and_lies_in_no_file(county, capsys, monkeypatch):
    with smtp(account=("fulian@example.org", "secret-4711")) as server:
        root = county({**server.settings, "账号": "fulian@example.org"})
        monkeypatch.delenv("FULIAN_SMTP_PASSWORD", raising=False)
        assert "--set-password" in send(capsys, root)[1]
        monkeypatch.setenv("FULIAN_SMTP_PASSWORD", "wrong")
        code, said = send(capsys, root)
        assert code == 4
        assert "不让登录" in said
        assert "授权码" in said
        monkeypatch.setenv("FULIAN_SMTP_PASSWORD", "secret-4711")
        assert send(capsys, root)[0] == 0
        assert sorted(server.recipients) == ALL
        written = [path for path in root.rglob("*") if path.is_file()]
        assert not any(b"secret-4711" in path.read_bytes() for path in written)


@pytest.mark.parametrize("way", ["SSL", "STARTTLS"])
def test_an_encrypted_connection_with_a_certificate_that_is_right(county, capsys, monkeypatch, tmp_path, way):
    context, trusted = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    how = {"ssl_context": context} if way == "SSL" else {"tls_context": context, "require_starttls": True}
    with smtp(**how) as server:
        root = county({**server.settings, "SMTP 服务器": "localhost", "加密": way})
        assert send(capsys, root)[0] == 0
        assert sorted(server.recipients) == ALL


@pytest.mark.parametrize("trouble", ["unknown", "another name"])
def test_a_wrong_certificate_ends_it_before_the_login(county, capsys, monkeypatch, tmp_path, trouble):
    context, trusted = certificate(tmp_path, "localhost" if trouble == "unknown" else "mail.example.org")
    if trouble == "another name":
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with smtp(ssl_context=context) as server:
        root = county({**server.settings, "SMTP 服务器": "localhost", "加密": "SSL"})
        code, said = send(capsys, root)
        assert code == 4
        assert "证书不对" in said
        assert server.asked == []


def test_a_server_without_starttls_gets_nothing(county, server, capsys):
    root = county({**server.settings, "加密": "STARTTLS"})
    code, said = send(capsys, root)
    assert code == 4
    assert "不支持 STARTTLS" in said
    assert server.asked == []


def test_nobody_answers(county, capsys):
    root = county({"SMTP 服务器": "127.0.0.1", "端口": free_port(), "加密": "不加密", "发件邮箱": "fulian@example.org"})
    code, said = send(capsys, root)
    assert code == 4
    assert "连不上" in said
    assert (root / DRAFTS / f"{WRONG}.eml").exists()


def test_without_a_server_drafts_are_all_there_is(county, capsys):
    root = county()
    code, said = send(capsys, root)
    assert code == 2
    assert "没有填 SMTP 服务器" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--resolve", WRONG], "--sent(已经发过)或 --again"),
        (["--sent"], "--resolve 镇名"),
        (["--yes"], "--send 一起用"),
        (["--send", "--fetch"], "一次只用一个"),
        (["--resolve", "东海镇", "--sent"], "没有「东海镇」"),
    ],
)
def test_options_that_make_no_sense(county, capsys, arguments, said):
    code, words = told(capsys, [county(), *arguments])
    assert code == 2
    assert said in words
