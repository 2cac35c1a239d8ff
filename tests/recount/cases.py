"""One township each, drawn by hand, whose figures the package and the recount still give differently."""

from datetime import datetime

from tests.recount.inventing import Table


def drawn(title: str, drawing: str, **labels: object) -> Table:
    """A table from its Markdown drawing; a dash alone stands for a blank cell."""
    lines = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in drawing.strip().splitlines()]
    columns, *rows = lines
    read = [{name: None if cell == "-" else cell for name, cell in zip(columns, row, strict=True)} for row in rows]
    head: dict[str, object] = {"填报日期": datetime(2022, 11, 25), **labels}
    return Table(title, columns, read, head)


def tally(matter: str, drawing: str, turn: int = 1, **labels: object) -> Table:
    """A tally of a meeting that went well, but for the labels given."""
    usual: dict[str, object] = {
        "选举事项": matter, "轮次": turn, "选举方式": "差额", "会议日期": datetime(2022, 11, 10), "应到": 45, "实到": 43,
        "发出": 43, "收回": 43, "有效": 43, "无效": 0, "应选名额": 2,
    }  # fmt: skip
    return drawn(f"选举计票表({matter}{turn})", drawing, **{**usual, **labels})


LED = """
    | 姓名   | 职务       | 赞成 | 反对 | 弃权 | 是否当选 |
    | 李海霞 | 主席       | 40   | 3    | 0    | 是       |
    | 张兰   | 专职副主席 | 40   | 3    | 0    | 是       |
"""
MEMBERS = """
    | 姓名   | 性别 | 出生年月 | 政治面貌 | 学历 | 工作单位及职务 | 妇联职务   | 职级     | 是否新任 |
    | 李海霞 | 女   | 1980.05  | 中共党员 | 本科 | 副镇长         | 主席       | 党政副职 | 是       |
    | 张兰   | 女   | 1982.07  | 群众     | 大专 | 民政所所长     | 专职副主席 | 中层正职 | 是       |
"""
FILED = """
    | 姓名   | 性别 | 出生年月 | 政治面貌 | 学历 | 工作单位及职务 | 妇联职务   | 职级     | 当选日期   | 备案日期   |
    | 李海霞 | 女   | 1980.05  | 中共党员 | 本科 | 副镇长         | 主席       | 党政副职 | 2022-11-10 | 2022-11-20 |
    | 张兰   | 女   | 1982.07  | 群众     | 私塾 | 民政所所长     | 专职副主席 | 中层正职 | 2022-11-10 | 2022-11-20 |
"""
DELEGATES = """
    | 推选单位 | 姓名   | 性别 | 出生年月 | 政治面貌 | 工作单位及职务 |
    | 白石村   | 李海霞 | 女   | 1980.05  | 群众     | 村民           |
    | 白石村   | 张兰   | 女   | 2035.01  | 群众     | 村民           |
    | 白石村   | 何敏   | 女   | 1895.03  | 群众     | 村民           |
"""
WON = """
    | 姓名   | 职务 | 赞成 | 反对 | 弃权 | 是否当选 |
    | 李海霞 | 执委 | 40   | 3    | 0    | 是       |
    | 张兰   | 执委 | 40   | 3    | 0    | 是       |
"""
CLOSED = """
    | 步骤     | 计划完成   | 实际完成   | 状态   |
    | 大会闭幕 | 2022-11-10 | 2022-11-10 | 已完成 |
"""
STANDING_COMMITTEE = MEMBERS + "    | 何敏 | 女 | 1985.07 | 群众 | 大专 | 干事 | 常委 | 其他 | 是 |\n"
TRAINED = "| 姓名 | 妇联职务 | 培训日期 | 培训内容 |\n| 李海霞 | 主席 | 2022-11-20 | 章程 |"
STOPS = [tally("主席副主席", LED), drawn("执委会成员名册", MEMBERS)]
CASES: dict[str, list[Table]] = {
    "计票表上有一个职务认不出": [
        tally(
            "主席副主席",
            LED.replace("专职副主席", "副主席    ").replace(
                "0    | 是       |\n    | 张", "0    | 否       |\n    | 张"
            ),
        ),
        drawn("执委会成员名册", MEMBERS),
    ],
    "不可能的出生年月": [drawn("妇女代表名册", DELEGATES)],
    "班子的认不出": [drawn("班子成员选举结果备案表", FILED)],
    "有常委": [
        drawn("执委会成员名册", STANDING_COMMITTEE),
        drawn(
            "班子成员选举结果备案表",
            FILED.replace("私塾", "大专")
            + "| 何敏 | 女 | 1985.07 | 群众 | 大专 | 干事 | 常委 | 其他 | 2022-11-10 | 2022-11-20 |",
        ),
    ],
    "没有是否当选栏": [tally("执委", "\n".join(line.rsplit("|", 2)[0] + "|" for line in WON.strip().splitlines()))],
    "后一轮无效": [
        tally("执委", WON),
        tally("执委", "| 姓名 | 职务 | 赞成 | 是否当选 |\n| 何敏 | 执委 | 40 | 是 |", 2, 收回=44, 应选名额=1),
        drawn("换届工作进度表", CLOSED),
    ],
    "后一轮排在前面": [
        tally("执委", "| 姓名 | 职务 | 赞成 | 是否当选 |\n| 何敏 | 执委 | 30 | 是 |", 2, 应到=40, 应选名额=1),
        tally("执委", WON),
    ],
    "后一轮还没有到": [
        tally("执委", WON),
        tally(
            "执委", "| 姓名 | 职务 | 赞成 | 是否当选 |\n| 何敏 | 执委 | 40 | 是 |", 2, 会议日期="2022-12-05", 应选名额=1
        ),
    ],
    "同名": [
        drawn("执委会成员名册", MEMBERS.replace("张兰  ", "李海霞")),
        drawn("班子成员选举结果备案表", FILED.replace("张兰  ", "李海霞").replace("私塾", "大专")),
    ],
    "只有列席代表": [
        drawn(
            "妇女代表名册", "| 推选单位 | 姓名 | 性别 | 出生年月 | 代表类别 |\n| 白石村 | 张兰 | 女 | 1982.07 | 列席 |"
        )
    ],
    "只交接了一部分": [
        drawn(
            "工作交接表", "| 交接事项 | 交接日期 |\n| 印章 | 2022-11-25 |\n| 文书档案 | - |\n| 经费账目 | 2022-12-05 |"
        )
    ],
    "没有计票表的候选人": [
        drawn("候选人名册", "| 姓名 | 性别 | 拟任职务 |\n| 李海霞 | 女 | 主席 |\n| 张兰 | 女 | 执委 |")
    ],
    "各表职级不一": [
        drawn("班子成员选举结果备案表", FILED.replace("私塾", "大专").replace("党政副职", "一般干部")),
        drawn("候选人名册", "| 姓名 | 性别 | 工作单位及职务 | 拟任职务 |\n| 李海霞 | 女 | 副镇长 | 主席 |"),
    ],
    "执委名册没有妇联职务栏": [
        drawn("班子成员选举结果备案表", FILED.replace("私塾", "大专")),
        drawn(
            "执委会成员名册",
            "| 姓名 | 性别 | 出生年月 | 工作单位及职务 | 是否新任 |\n| 李海霞 | 女 | 1980.05 | 副镇长 | 是 |",
        ),
        drawn("培训登记表", TRAINED),
    ],
    "缺一半的率(步骤)": [
        drawn("换届工作进度表", "\n".join(line.split("|", 2)[2] for line in CLOSED.strip().splitlines()))
    ],
    "缺一半的率(材料名称)": [drawn("归档材料目录", "| 状态 | 责任者 | 页数 |\n| 已归档 | 镇妇联 | 3 |")],
    "缺一半的率(归档状态)": [drawn("归档材料目录", "| 材料名称 | 责任者 | 页数 |\n| 请示 | 镇妇联 | 3 |")],
    "缺一半的率(纪律内容)": [drawn("换届纪律落实情况表", "| 学习日期 | 参加人数 |\n| 2022-09-20 | 40 |")],
    "缺一半的率(学习日期)": [drawn("换届纪律落实情况表", "| 纪律内容 | 参加人数 |\n| 严禁结党营私 | 40 |")],
}
