"""Drafts: what each township is told, in a mail that every program reads, the same bytes for the same round."""

import io
import json
import re
import zipfile
from email import message_from_bytes
from email.header import decode_header, make_header
from email.policy import default

import msoffcrypto
import openpyxl
import pytest

from fulian_excel.masking import mask
from tests.drawing import workbook
from tests.mailroom.county import ADDRESSES, CLEAN, MONTH, SILENT, WRONG, laid_out, run, settings, told
from tests.rounds import PEOPLE

DRAFTS = f"结果/{MONTH}/待发"


def draft(root, township):
    return message_from_bytes((root / DRAFTS / f"{township}.eml").read_bytes(), policy=default)


def body(mail):
    return mail.get_body().get_content().replace("\r\n", "\n")


def states(root):
    sheet = openpyxl.load_workbook(root / DRAFTS / "待发清单.xlsx").active
    return {row[0]: row[6] for row in sheet.iter_rows(min_row=4, values_only=True) if row[0]}


def files(root):
    return {path.name: path.read_bytes() for path in sorted((root / DRAFTS).iterdir())}


def test_a_township_with_mistakes_gets_its_marked_copy_and_what_is_gravest(county, capsys):
    root = county()
    assert told(capsys, [root])[0] == 0
    mail = draft(root, WRONG)
    assert mail["To"].addresses[0].addr_spec == ADDRESSES[WRONG]
    assert mail["Subject"] == "青山镇2022年10月妇联换届报表核对意见:必改 1 处、核实 1 处"
    assert "1. 【必改】《妇女代表名册》值在规定的选项里" in body(mail) or "【必改】《妇女代表名册》" in body(mail)
    assert "改正期限:10月25日前。" in body(mail)
    assert "舒敏" in body(mail)
    (part,) = mail.iter_attachments()
    copy = root / f"结果/{MONTH}/批注件/{WRONG}/{WRONG}名册.xlsx"
    assert part.get_content() == copy.read_bytes()


def test_a_clean_workbook_gets_a_receipt_and_a_silent_township_a_reminder(county, capsys):
    root = county()
    told(capsys, [root])
    assert draft(root, CLEAN)["Subject"] == "白水乡2022年10月妇联换届报表核对回执:没有发现问题"
    assert "改正期限" not in body(draft(root, CLEAN))
    mail = draft(root, SILENT)
    assert mail["Subject"] == "催报:石桥镇2022年10月妇联换届报表"
    assert "还没有收到:《妇女代表名册》(10月起应报)。" in body(mail)
    assert not list(mail.iter_attachments())


def test_the_text_for_chat_is_the_mail_s_own(county, capsys):
    root = county()
    told(capsys, [root])
    for township in ADDRESSES:
        text = (root / DRAFTS / f"{township}.txt").read_bytes().decode("utf-8-sig")
        assert text.replace("\r\n", "\n").strip() == body(draft(root, township)).strip()


def test_a_draft_opens_for_sending_and_has_no_date_and_no_number(county, capsys):
    root = county()
    told(capsys, [root])
    mail = draft(root, WRONG)
    assert mail["X-Unsent"] == "1"
    assert mail["Date"] is None
    assert mail["Message-ID"] is None
    data = (root / DRAFTS / f"{WRONG}.eml").read_bytes()
    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) < 998


def test_a_file_s_name_stands_in_both_ways(county, capsys):
    root = county()
    told(capsys, [root])
    data = (root / DRAFTS / f"{WRONG}.eml").read_bytes()
    (part,) = draft(root, WRONG).iter_attachments()
    assert part.get_filename() == f"{WRONG}名册.xlsx"
    assert b"filename*=utf-8''%E9%9D%92" in data
    (words,) = re.findall(rb'name="(=\?utf-8\?.*?)"', data)
    assert str(make_header(decode_header(words.decode()))) == f"{WRONG}名册.xlsx"


def test_the_same_round_is_the_same_drafts(held, county, capsys, tmp_path):
    root = county()
    told(capsys, [root])
    first = files(root)
    told(capsys, [root])
    assert files(root) == first


def test_nothing_of_a_person_stands_in_a_letter(county, capsys):
    root = county()
    told(capsys, [root])
    for township in ADDRESSES:
        mail = draft(root, township)
        words = f"{mail['Subject']}\n{body(mail)}"
        assert mask(words) == words
        assert not any(name in words for name in ("王芳", "李敏", "张静", "13800001111", "1580000333"))


TRAINING = """
    | 培训登记表 |
    | 填报单位 | 青山镇妇联 |
    | 姓名 | 妇联职务 | 培训日期 | 培训内容 |
    | 王芳 | 主席 | '2022-10-18 | 业务 |
"""


def test_several_files_go_as_one_archive_and_no_number_stands_in_a_name(tmp_path, capsys):
    root = laid_out(tmp_path)
    (root / "收件箱" / f"{WRONG}13812345678培训.xlsx").write_bytes(workbook({"培训": TRAINING}))
    run(root)
    told(capsys, [root])
    (part,) = draft(root, WRONG).iter_attachments()
    assert part.get_filename() == f"{WRONG}_{MONTH}_批注件.zip"
    inside = zipfile.ZipFile(io.BytesIO(part.get_content()))
    assert sorted(inside.namelist()) == ["青山镇138xxxx5678培训.xlsx", "青山镇名册.xlsx"]
    assert {one.date_time for one in inside.infolist()} == {(2022, 9, 1, 0, 0, 0)}
    assert inside.read("青山镇名册.xlsx") == (root / f"结果/{MONTH}/批注件/{WRONG}/青山镇名册.xlsx").read_bytes()


def test_locked_attachments_open_with_the_county_s_word_and_stay_the_same(county, capsys):
    root = county({"附件口令": "云溪2022"})
    told(capsys, [root])
    first = files(root)
    mail = draft(root, WRONG)
    assert "口令由县妇联用电话告知" in body(mail)
    assert "云溪2022" not in body(mail)
    (part,) = mail.iter_attachments()
    office = msoffcrypto.OfficeFile(io.BytesIO(part.get_content()))
    office.load_key(password="云溪2022")
    plain = io.BytesIO()
    office.decrypt(plain)
    assert plain.getvalue() == (root / f"结果/{MONTH}/批注件/{WRONG}/{WRONG}名册.xlsx").read_bytes()
    told(capsys, [root])
    assert files(root) == first


def test_what_comes_back_locked_with_it_opens(county, capsys):
    root = county({"附件口令": "云溪2022"})
    told(capsys, [root])
    (part,) = draft(root, WRONG).iter_attachments()
    (root / "收件箱" / f"{WRONG}名册.xlsx").write_bytes(part.get_content())
    run(root, 21)
    received = (root / f"结果/{MONTH}/received.csv").read_text(encoding="utf-8-sig")
    assert "F02" not in received


@pytest.mark.parametrize("deed", ["deleted", "edited"])
def test_a_marked_copy_touched_since_the_round_is_not_sent_and_told(county, capsys, deed):
    root = county()
    copy = root / f"结果/{MONTH}/批注件/{WRONG}/{WRONG}名册.xlsx"
    if deed == "deleted":
        copy.unlink()
    else:
        copy.write_bytes(b"other")
    _, said = told(capsys, [root])
    assert "重新运行一次汇总" in said
    assert not (root / DRAFTS / f"{WRONG}.eml").exists()
    assert (root / DRAFTS / f"{CLEAN}.eml").exists()
    assert ("不在了" if deed == "deleted" else "改动过") in states(root)[WRONG]


def test_a_township_renamed_since_the_round_stops_the_mail(county, capsys):
    root = county()
    (root / "县级设置.xlsx").write_bytes(settings({}, {**ADDRESSES, "青山街道": "q@example.org"}))
    code, said = told(capsys, [root])
    assert code == 2
    assert "青山街道" in said
    assert not (root / DRAFTS).exists()


def test_a_file_that_came_after_the_round_is_told(county, capsys):
    root = county()
    (root / "收件箱" / "石桥镇.xlsx").write_bytes(workbook({"代表": PEOPLE.format(unit=SILENT)}))
    assert "有 1 个文件是上次汇总以后" in told(capsys, [root])[1]


def test_the_county_s_own_words(county, capsys):
    root = county({"邮件主题": "{镇}请看:必改{必改}", "邮件正文": "{镇}好,{改正期限}改好。"})
    told(capsys, [root])
    assert draft(root, WRONG)["Subject"] == "青山镇请看:必改1"
    assert body(draft(root, WRONG)).strip() == "青山镇好,10月25日前改好。"


def test_a_letter_beyond_the_limit_is_not_drafted(county, capsys, monkeypatch):
    root = county({"每封大小上限": 1})
    monkeypatch.setattr("fulian_excel.mailroom.drafting._MB", 100)
    told(capsys, [root])
    assert states(root)[WRONG].startswith("附件太大")


def test_a_new_round_takes_the_old_drafts_away_and_the_same_round_leaves_them(county, capsys):
    root = county()
    run(root)
    told(capsys, [root])
    assert run(root).is_dir()
    assert (root / DRAFTS / f"{WRONG}.eml").exists()
    run(root, 21)
    assert not (root / DRAFTS / f"{WRONG}.eml").exists()


def test_mail_before_any_round_says_so(tmp_path, capsys):
    root = laid_out(tmp_path)
    code, said = told(capsys, [root])
    assert code == 2
    assert "先运行一次汇总" in said


def test_of_what_cannot_be_locked_only_the_companion_goes(tmp_path, capsys):
    root = laid_out(tmp_path, {"附件口令": "云溪2022"})
    (root / "收件箱" / f"{WRONG}名册.xlsx").unlink()
    rows = "妇女代表名册\n填报单位,青山镇妇联\n姓名,性别,出生年月,政治面貌,工作单位及职务,推选单位\n王芳,妇,1980.05,群众,干部,镇机关\n"
    (root / "收件箱" / f"{WRONG}名册.csv").write_text(rows, encoding="utf-8")
    run(root)
    told(capsys, [root])
    (part,) = draft(root, WRONG).iter_attachments()
    assert part.get_filename() == f"{WRONG}名册_批注.xlsx"
    assert msoffcrypto.OfficeFile(io.BytesIO(part.get_content())).is_encrypted()


def test_a_copy_that_could_not_be_replaced_is_not_sent_in_its_old_state(county, capsys):
    root = county()
    manifest = root / "结果" / ".state" / "manifest.json"
    ours = json.loads(manifest.read_bytes())
    ours[f"{MONTH}/批注件/{WRONG}/{WRONG}名册(新结果1126-0930).xlsx"] = "0" * 64
    manifest.write_text(json.dumps(ours), encoding="utf-8")
    told(capsys, [root])
    assert "正被打开" in states(root)[WRONG]
    assert not (root / DRAFTS / f"{WRONG}.eml").exists()
