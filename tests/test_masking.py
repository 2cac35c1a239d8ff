"""Numbers of people are hidden however people write them; what is no such number stays as it is."""

import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fulian_excel.masking import mask
from fulian_excel.words import fold


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("身份证号 110105198503120021 不对", "身份证号 110***********0021 不对"),
        ("11010519850312002x", "110***********002X"),
        ("11010519850312002 X", "110***********002X"),
        ("110105 19850312 0021", "110***********0021"),
        ("１１０１０５１９８５０３１２００２１", "110***********0021"),
        ("1101051985031200", "110*********1200"),
        ("110105850312002", "110********2002"),
        ("1381234000113912340002", "138***************0002"),
        ("电话 13812340001、0730-8412345", "电话 138****0001、0730-8412345"),
        ("138-1234-0001", "138****0001"),
        ("+86 138 1234 0001", "+86 138****0001"),
        ("(+86)138.1234.0001", "(+86)138****0001"),
        ("008613812340001", "0086138****0001"),
        ("８６１３８１２３４０００１", "８６138****0001"),
        ("1 3 8 1 2 3 4 0 0 0 1", "138****0001"),
        ("138\u200b1234\n0001", "138****0001"),
        ("138\u202a1234\u202c0001", "138****0001"),
        ("\u2068110105\u206919850312\u20660021", "\u2068110***********0021"),
        ("138-1234-001", "138***4001"),
        ("13812340001 13912340002", "138****0001 139****0002"),
        ("3 110105198503120021 13812340001 1985.03", "3 110***********0021 138****0001 1985.03"),
        ("名册13812340001.xlsx", "名册138****0001.xlsx"),
        ("QQ138-1234-0001x", "QQ138****0001x"),
    ],
)
def test_numbers_of_people_are_hidden_wherever_they_stand(written, shown):
    assert mask(written) == shown
    assert mask(shown) == shown


@pytest.mark.parametrize(
    "text",
    [
        "2022-11-30 共 132 人",
        "2022-11-26 2022-11-30",
        "20221126-20221130",
        "2022112620221130",
        "1985.3-1990.11",
        "1985.03 1990.11 1972.08 1988.12",
        "13 2022-11-26 2",
        "青妇〔2022〕15号",
        "18 17 16 15 14 13",
        "1,380,000,111.10",
        "赞成 15 + 反对 16 + 弃权 0 = 31",
        "微信图片_20221126093000.xlsx",
        "二〇二二年 2022.11.26 09:30",
    ],
)
def test_dates_sums_and_numbers_of_papers_stay(text):
    assert mask(text) == text


FULL_WIDTH = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
GAPS = st.sampled_from(["", "", "", " ", "  ", "-", ".", "·", "\u3000", "－", "—", "\u200b", " - ", "\n"])
WORDS = st.text(alphabet="王芳镇的电话、:;「」表.xlsx /年", max_size=6)


@st.composite
def spelled(draw, number: str) -> str:
    """A number as somebody may write it: broken anywhere, perhaps in full width."""
    text = "".join(digit + draw(GAPS) for digit in number[:-1]) + number[-1]
    return text.translate(FULL_WIDTH) if draw(st.booleans()) else text


@st.composite
def mobiles(draw) -> str:
    return f"1{draw(st.integers(3, 8))}{draw(st.integers(0, 10**9 - 1)):09}"


@st.composite
def identities(draw) -> str:
    born = draw(st.dates(date(1900, 1, 1), date(2022, 12, 31)))
    area = draw(st.integers(110000, 659999))
    return f"{area}{born:%Y%m%d}{draw(st.integers(0, 999)):03}{draw(st.sampled_from('0123456789X'))}"


def shows(text: str, number: str) -> bool:
    """Somebody who folds the text and leaves out what breaks numbers can still read the number."""
    return number in re.sub(r"[^0-9A-Z]", "", fold(text).upper())


@given(mobiles().flatmap(lambda number: st.tuples(st.just(number), spelled(number))), st.data(), WORDS, WORDS)
def test_no_phone_shows_however_it_is_spelled(pair, data, before, after):
    number, written = pair
    prefix = data.draw(st.sampled_from(["", "+86", "86", "0086", "+86 ", "+86-", "(86)", "＋８６", "86 - "]))
    masked = mask(f"{before}{prefix}{written}{after}")
    assert not shows(masked, number)
    assert f"{number[:3]}****{number[-4:]}" in masked


@given(identities().flatmap(lambda number: st.tuples(st.just(number), spelled(number))), WORDS, WORDS)
def test_no_identity_number_shows_however_it_is_spelled(pair, before, after):
    number, written = pair
    masked = mask(f"{before}{written}{after}")
    assert not shows(masked, number)
    assert f"{number[:3]}***********{number[-4:]}" in masked


@given(st.text(alphabet="王芳、: ,", max_size=6), st.integers(10**16, 10**17 - 1), st.text(alphabet="x号 ", max_size=3))
def test_no_mistyped_number_shows_in_full(before, digits, after):
    number = f"{digits}0"
    assert number not in mask(f"{before}{number}{after}")


DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
WAYS = st.sampled_from(["%Y-%m-%d", "%Y.%m.%d", "%Y/%m/%d", "%Y%m%d", "%Y年%m月%d日", "%Y.%m", "%Y-%m"])
BETWEEN = st.sampled_from([" ", "-", "—", "~", "至", "、", " - ", ", ", "\n", "/"])


@given(st.lists(st.tuples(DAYS, WAYS), min_size=1, max_size=4), BETWEEN, WORDS)
@example([(date(2022, 11, 26), "%Y-%m-%d"), (date(2022, 11, 30), "%Y-%m-%d")], " ", "")
def test_dates_and_ranges_of_dates_stay(days, between, before):
    text = before + between.join(f"{day:{way}}" for day, way in days)
    assert mask(text) == text


@given(st.lists(st.integers(0, 9999), min_size=2, max_size=8))
def test_sums_stay(numbers):
    text = f"{' + '.join(map(str, numbers))} = {sum(numbers)},合计 {sum(numbers):,} 人,占 {numbers[0] / 100:.1f}%"
    assert mask(text) == text


@given(st.binary(min_size=32, max_size=32), st.integers(1990, 2030), st.integers(1, 9999), WORDS)
def test_digests_and_numbers_of_papers_stay(digest, year, number, words):
    text = f"{words},{digest.hex()} 青妇〔{year}〕{number}号,{year}-{number}"
    assert mask(text) == text
