"""Choices as people write them: what is read, what is told, what is asked, and what is suggested."""

import pytest

from fulian_excel.cells import TEXT, Cell
from fulian_excel.kinds import YES_NO, choice, understand
from fulian_excel.kinds.choices import not_an_option, unclear_option
from fulian_excel.kinds.lists import AREA, NATION, POLITICS, POST, RANK, SCHOOLING, SEX
from tests.drawing import cells_of

LISTS = {one.title: one for one in (AREA, NATION, POLITICS, POST, RANK, SCHOOLING, SEX)}


def rows(drawing):
    return [tuple(row) for row in cells_of(drawing)[1:]]


def read(text, kind):
    reading = understand(Cell(1, 1, text, TEXT), kind)
    return reading.value, "".join(doubt.code for doubt in reading.doubts)


def told(value, choices):
    """The code that a value of a list is told by, and what is suggested."""
    checks = {"V03": not_an_option, "V13": unclear_option}
    for code in (choices.code, "V13"):
        parts = checks[code](value, choices)
        if parts is not None:
            return code, str(parts.get("suggestion", ""))
    return "", ""


@pytest.mark.parametrize(
    ("title", "written", "meant", "codes"),
    rows("""
        | list     | written            | meant        | codes |
        | 民族     | 汉                 | 汉族         |       |
        | 政治面貌 | 民盟               | 民盟盟员     |       |
        | 政治面貌 | 民革               | 民革党员     |       |
        | 政治面貌 | 民建               | 民建会员     |       |
        | 政治面貌 | 民进               | 民进会员     |       |
        | 政治面貌 | 农工党             | 农工党党员   |       |
        | 政治面貌 | 九三学社           | 九三学社社员 |       |
        | 政治面貌 | 致公党             | 致公党党员   |       |
        | 政治面貌 | 台盟               | 台盟盟员     |       |
        | 政治面貌 | 中共正式党员       | 中共党员     |       |
        | 政治面貌 | 无党派代表人士     | 无党派人士   |       |
        | 妇联职务 | 妇联主席           | 主席         |       |
        | 妇联职务 | 执委委员           | 执委         |       |
        | 妇联职务 | 副主席（兼）       | 兼职副主席   |       |
        | 妇联职务 | 镇妇联副主席（专） | 专职副主席   |       |
        | 妇联职务 | 副 主 席（挂职）   | 挂职副主席   |       |
        | 妇联职务 | 执委、兼职副主席   | 兼职副主席   | V05   |
        | 妇联职务 | 执委 兼职副主席    | 兼职副主席   | V05   |
        | 妇联职务 | 妇联常委兼执委     | 常委         | V05   |
        | 妇联职务 | 主席/执委          | 主席         | V05   |
        | 职级     | 正科级             | 党政正职     | V05   |
        | 职级     | 副科级             | 党政副职     | V05   |
        | 职级     | 正股级             | 中层正职     | V05   |
        | 职级     | 副股级             | 中层副职     | V05   |
        | 职级     | 科员               | 一般干部     | V05   |
        | 职级     | 村干部             | 其他         | V05   |
        | 学历     | 在职本科           | 本科         |       |
        | 学历     | 大学               | 本科         | V05   |
        | 学历     | 大学学历           | 本科         | V05   |
        | 学历     | 研究生学历         | 研究生       | V05   |
        | 学历     | 高中毕业           | 高中         | V05   |
        | 学历     | 初中文化           | 初中         | V05   |
        | 学历     | 中师               | 中专         | V05   |
        | 界别     | 教育界             | 企事业单位   | V05   |
        | 界别     | 医药卫生           | 企事业单位   | V05   |
        | 界别     | 教育系统           | 企事业单位   | V05   |
    """),
)
def test_what_is_read(title, written, meant, codes):
    assert read(written, choice(LISTS[title])) == (meant, codes)


@pytest.mark.parametrize(
    ("title", "written", "code", "suggested"),
    rows("""
        | list     | written          | code | suggested    |
        | 政治面貌 | 中共党园         | V03  | 中共党员     |
        | 政治面貌 | 预备党圆         | V03  | 中共预备党员 |
        | 民族     | 维吾儿族         | V03  | 维吾尔族     |
        | 妇联职务 | 兼职付主席       | V03  | 兼职副主席   |
        | 民族     | 汗族             | V03  |              |
        | 性别     | 妇女             | V03  | 女           |
        | 职级     | 科长             | V03  |              |
        | 职级     | 正处级           | V03  |              |
        | 妇联职务 | 妇联委员         | V03  |              |
        | 妇联职务 | 妇女主任         | V03  |              |
        | 妇联职务 | 村妇联主席       | V03  |              |
        | 妇联职务 | 常务副主席       | V03  |              |
        | 妇联职务 | 会长             | V03  |              |
        | 妇联职务 | 副主席           | V13  |              |
        | 妇联职务 | 镇妇联副主席     | V13  |              |
        | 妇联职务 | 执委、副主席     | V13  |              |
        | 学历     | 学士             | V13  |              |
        | 学历     | 大专以上         | V13  |              |
        | 学历     | 大专及以上       | V13  |              |
        | 学历     | 神学院           | V13  |              |
        | 界别     | 农业             | V13  |              |
        | 界别     | 企业             | V13  |              |
        | 界别     | 事业单位         | V13  | 企事业单位   |
    """),
)
def test_a_choice_is_suggested_only_where_one_can_be_meant(title, written, code, suggested):
    value, codes = read(written, choice(LISTS[title]))
    assert codes == ""
    assert told(value, LISTS[title]) == (code, suggested)


@pytest.mark.parametrize(
    ("written", "value"),
    rows("""
        | written  | value |
        | 是       | True  |
        | √        | True  |
        | Y        | True  |
        | 有       | True  |
        | 新任     | True  |
        | 新当选   | True  |
        | 首次当选 | True  |
        | 否       | False |
        | ×        | False |
        | 无       | False |
        | 0        | False |
        | 继任     | False |
        | 连任     | False |
        | 留任     | False |
    """),
)
def test_yes_and_no(written, value):
    assert read(written, YES_NO) == (value == "True", "")


def test_of_two_posts_where_one_says_too_little_that_one_is_asked_about():
    value, _ = read("执委、副主席", choice(POST))
    assert "专职、挂职还是兼职" in unclear_option(value, POST)["hint"]
