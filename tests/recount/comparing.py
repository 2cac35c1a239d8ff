"""Where a county's written figures differ from the recount: sheet by sheet, township by township, and in all."""

from collections.abc import Iterator, Mapping

from tests.recount.elections import STEPS
from tests.recount.product import Number, by_township, number
from tests.recount.reading import FORMS
from tests.recount.recount import PARTS, QUOTAS, RATES, Township, rate, total

Lines = list[tuple[object, ...]]
# Each sheet's columns after the township's name: a figure, or a rate or mean; None is compared elsewhere or not at all.
SHEETS: dict[str, tuple[str | None, ...]] = {
    "代表结构": ("代表总数", *(f"代表{part}" for part in PARTS), "代表平均年龄"),
    "执委结构": ("执委总数", *(f"执委{part}" for part in PARTS), "执委平均年龄", "新任执委"),
    "班子配备": (
        "代表名额", "代表总数", "执委名额", "执委总数",
        *(name for post in QUOTAS[2:] for name in (f"{post}名额", post)),
        "职务未能识别", None, "主席为党政副职的镇(街道)", "专职副主席为中层正职的镇(街道)",
        "班子成员总数", "班子新任", "班子已知是否新任人数", "班子大专及以上", "班子已知学历人数",
        "班子中共党员", "班子已知政治面貌人数", "班子平均年龄", "班子已知年龄人数",
    ),
    "选举情况": (
        None, "代表大会应到", "代表大会实到", "代表大会到会率", "代表大会发出选票", "代表大会收回选票", "代表大会有效票",
        "代表大会有效票率", "应选执委", "执委候选人", "执委差额", "执委差额比例", "当选执委",
        None, "执委会应到", "执委会实到", "执委会到会率", "执委会发出选票", "执委会收回选票", "执委会有效票",
        "执委会有效票率", "应选主席副主席", "当选主席副主席",
    ),
    "总结情况": (
        "应备案班子成员", "已备案班子成员", "备案率", "应归档材料", "已归档材料", "归档率",
        "培训人次", "应培训人数", "应培训已培训人数", "培训覆盖率", "交接事项", "已交接的镇(街道)",
        "应学习纪律条目", "已学习纪律条目", "纪律学习率", "举报线索",
    ),
    "摸底情况": (
        "村(社区)数", "总人口", "妇女人数", "满18周岁妇女", "女党员", "有妇联组织的村(社区)", "无妇联组织的村(社区)",
        "有无妇联组织未能识别的村(社区)", "妇联干部数", "女干部数", "妇联执委数", "女性社会组织数", "非公企业数",
    ),
}  # fmt: skip
# The line under 合计: the rate whose column each is.
SHARES: dict[str, dict[int, str]] = {
    "代表结构": {column: f"代表{part}占比" for column, part in enumerate(PARTS, 2)},
    "执委结构": {**{column: f"执委{part}占比" for column, part in enumerate(PARTS, 2)}, 25: "新任执委占比"},
    "班子配备": {
        **{2 * place + 2: f"{who}配备率" for place, who in enumerate(QUOTAS)},
        17: "主席为党政副职配备率", 18: "专职副主席为中层正职配备率",
        20: "班子新任占比", 22: "班子大专及以上占比", 24: "班子中共党员占比",
    },
    "总结情况": {12: "交接率"},
    "摸底情况": {3: "妇女人数占比", 4: "满18周岁妇女占比", 5: "女党员占比", 6: "有妇联组织的村占比"},
}  # fmt: skip
# 总览: the words before a number, its figure, and the rate beside it. Structure and quotas stand on their own sheets too.
SUMMARY = {
    "应换届镇(街道)": ("应换届镇(街道)", None), "已报送": ("已报送镇(街道)", "报送率"), "已换届": ("已换届镇(街道)", "完成率"),
    "应到代表": ("代表大会应到", None), "实到代表": ("代表大会实到", "代表大会到会率"), "收回选票": ("代表大会收回选票", None),
    "有效票": ("代表大会有效票", "代表大会有效票率"), "应选执委": ("应选执委", None), "候选人": ("执委候选人", None),
    "差额": ("执委差额", "执委差额比例"), "当选执委": ("当选执委", None),
    **{post: (post, f"{post}配备率") for post in QUOTAS[2:]},
    "主席为党政副职": ("主席为党政副职的镇(街道)", "主席为党政副职配备率"),
    "专职副主席为中层正职": ("专职副主席为中层正职的镇(街道)", "专职副主席为中层正职配备率"),
    "班子成员": ("班子成员总数", None), "班子新任": ("班子新任", "班子新任占比"),
    "班子大专及以上": ("班子大专及以上", "班子大专及以上占比"), "班子中共党员": ("班子中共党员", "班子中共党员占比"),
    "新任执委": ("新任执委", "新任执委占比"), "班子成员已备案": ("已备案班子成员", "备案率"),
    "材料已归档": ("已归档材料", "归档率"), "培训人次": ("培训人次", None), "应培训的已培训": ("应培训已培训人数", "培训覆盖率"),
    "已交接的镇(街道)": ("已交接的镇(街道)", "交接率"), "纪律条目已学习": ("已学习纪律条目", "纪律学习率"),
    "村(社区)": ("村(社区)数", None), "妇女人数": ("妇女人数", "妇女人数占比"),
    "有妇联组织的村(社区)": ("有妇联组织的村(社区)", "有妇联组织的村占比"), "妇联干部": ("妇联干部数", None),
    "女干部": ("女干部数", None),
}  # fmt: skip


def same(mine: float | None, written: object) -> bool:
    """Both are unknown, or one number (a share may be a float's breadth off)."""
    shown = number(written)
    if mine is None or not isinstance(shown, int | float):
        return mine is None and shown is None
    return abs(mine - shown) < 1e-9


def quotient(pair: tuple[int | None, int | None]) -> float | None:
    above, below = pair
    return None if above is None or not below else above / below


def figure(townships: Mapping[str, Township], name: str) -> float | None:
    """A figure over these townships, a rate as its quotient."""
    return quotient(rate(townships, name)) if name in RATES else total(townships, name)


def _flag(value: object) -> object:
    return {"是": 1, "否": 0}.get(str(value), value)


def of_sheet(sheet: str, lines: Lines, townships: Mapping[str, Township]) -> Iterator[str]:
    """Every figure of one sheet, by township, in 合计 and in the line below."""
    found = by_township(lines)
    groups = {**{name: {name: one} for name, one in townships.items() if name in found}, "合计": townships}
    for who, members in groups.items():
        for column, name in enumerate(SHEETS[sheet], 1):
            if name and not same(figure(members, name), _flag(found[who][column])):
                yield f"{sheet} {who} {name}: 重算 {figure(members, name)},写的 {found[who][column]}"
    below = lines[lines.index(found["合计"]) + 1] if sheet in SHARES else ()
    for column, name in SHARES.get(sheet, {}).items():
        if not same(figure(townships, name), below[column]):
            yield f"{sheet} 占比 {name}: 重算 {figure(townships, name)},写的 {below[column]}"


def of_sources(lines: Lines, townships: Mapping[str, Township]) -> Iterator[str]:
    """The form that says who holds which post."""
    found = by_township(lines)
    for name, one in townships.items():
        if number(found[name][16]) != one.source:
            yield f"班子配备 {name} 任职依据: 重算 {one.source},写的 {found[name][16]}"


def of_progress(lines: Lines, townships: Mapping[str, Township]) -> Iterator[str]:
    found = by_township(lines)
    for name, one in townships.items():
        steps = [one.steps[step] for step in STEPS]
        sent = any(step != "—" for step in steps)
        counts = [steps.count("√"), steps.count("逾期")] if sent else ["—", "—"]
        for title, mine, written in zip(
            ("已换届", "已完成步数", "逾期步数", *STEPS), [one.state, *counts, *steps], found[name][1:], strict=False
        ):
            if mine != written:
                yield f"工作进度 {name} {title}: 重算 {mine},写的 {written}"


def of_submissions(lines: Lines, townships: Mapping[str, Township]) -> Iterator[str]:
    """Which forms came, by township."""
    found, heads = by_township(lines), lines[3]
    for name, one in townships.items():
        ticked = {
            FORMS[str(title)] for title, cell in zip(heads, found[name], strict=True) if title in FORMS and cell == "√"
        }
        if ticked != one.sent or found[name][2] != len(one.sent):
            yield f"报送情况 {name} 报表: 重算 {sorted(one.sent)},写的 {sorted(ticked)}、{found[name][2]} 张"


def of_findings(lines: Lines, findings: list[dict[str, str]], townships: Mapping[str, Township]) -> Iterator[str]:
    """The problems by level, by township: as many as findings.csv has rows."""
    found, heads = by_township(lines), list(lines[3])
    for column, level in ((heads.index(level), level) for level in ("必改", "核实", "提示")):
        for name in townships:
            told = [row for row in findings if (row["township"], row["level"]) == (name, level)]
            mine = len([row for row in told if row["status"] != "waived"])
            if mine != found[name][column]:
                yield f"报送情况 {name} {level}: 重算 {mine},写的 {found[name][column]}"


def of_summary(lines: Lines, townships: Mapping[str, Township]) -> Iterator[str]:
    for line in lines:
        for place in (0, 3, 9, 10):
            known = SUMMARY.get(str(line[place])) if place < len(line) else None
            for step, name in enumerate(known or (), 1):
                if name and not same(figure(townships, name), line[place + step]):
                    yield f"总览 {name}: 重算 {figure(townships, name)},写的 {line[place + step]}"


def of_indicators(found: dict[str, tuple[Number, Number, Number]], townships: Mapping[str, Township]) -> Iterator[str]:
    """Every line of 指标: the number, or the two sides of a rate and their quotient."""
    for name, (value, above, below) in found.items():
        if name in RATES:
            mine = rate(townships, name)
            if mine != (above, below):
                yield f"指标 {name}: 重算 {mine},写的 {(above, below)}"
            elif not same(quotient(mine), value):
                yield f"指标 {name}: 重算 {quotient(mine)},写的 {value}"
        elif not same(total(townships, name), value):
            yield f"指标 {name}: 重算 {total(townships, name)},写的 {value}"


def differences(
    indicators: dict[str, tuple[Number, Number, Number]],
    sheets: dict[str, Lines],
    findings: list[dict[str, str]],
    townships: Mapping[str, Township],
) -> list[str]:
    """Every figure that is written otherwise than recounted, as a line a reader can follow."""
    found = [line for sheet in SHEETS for line in of_sheet(sheet, sheets[sheet], townships)]
    found += of_sources(sheets["班子配备"], townships)
    found += of_progress(sheets["工作进度"], townships)
    found += of_submissions(sheets["报送情况"], townships)
    found += of_findings(sheets["报送情况"], findings, townships)
    found += of_summary(sheets["总览"], townships)
    return [*found, *of_indicators(indicators, townships)]
