"""Rules about the ten prohibitions."""

from tests.drawing import check, said, table


def test_discipline():
    rows = "\n".join(
        f"| 严禁{what} | 2022-09-20 | 9 | 8 | {'1' if what == '拉票贿选' else '0'} | |"
        for what in [
            "结党营私",
            "拉票贿选",
            "买官卖官",
            "跑官要官",
            "个人说了算",
            "说情打招呼",
            "违规用人",
            "跑风漏气",
            "弄虚作假",
        ]
    )
    drawn = table("discipline", f"| 纪律内容 | 学习日期 | 参加人数 | 签订承诺书人数 | 举报线索数 | 处理结果 |\n{rows}")
    assert said(check(drawn)) == [("L01", "A1"), ("L03", "F3")]
    assert ("L02", "D2") in said(check(drawn, levels={"L02": "核实"}))
