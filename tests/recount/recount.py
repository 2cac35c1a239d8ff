"""Every figure a county reports upward, township by township and in all, from the townships' plain workbooks."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.recount.closing import closing
from tests.recount.elections import elections, progress_state, step_states
from tests.recount.posts import SOURCES, holders, posts
from tests.recount.reading import Forms
from tests.recount.structure import AGES, Figures, held, people, standing_unread
from tests.recount.values import SECTORS, Day

PARTS = (
    *SECTORS, "界别其他", "界别未能识别", "中共党员", "党外", "政治面貌未能识别", "少数民族", "汉族", "民族未能识别",
    "大专及以上", "大专以下", "学历未能识别", *AGES,
)  # fmt: skip
QUOTAS = ("代表", "执委", "主席", "专职副主席", "挂职副主席", "兼职副主席", "常委")
# A rate or mean, by name: what is above and what is below the line.
RATES = {
    "报送率": ("已报送镇(街道)", "应换届镇(街道)"),
    "完成率": ("已换届镇(街道)", "应换届镇(街道)"),
    **{f"{who}{part}占比": (f"{who}{part}", f"{who}总数") for who in ("代表", "执委") for part in PARTS},
    **{f"平均每镇{who}": (f"{who}总数", f"报了{who}名册的镇(街道)") for who in ("代表", "执委")},
    **{f"{who}平均年龄": (f"{who}年龄合计", f"{who}已知年龄人数") for who in ("代表", "执委", "班子")},
    **{f"{who}配备率": (f"{who}达到名额的镇(街道)", f"{who}可核对的镇(街道)") for who in QUOTAS},
    "主席为党政副职配备率": ("主席为党政副职的镇(街道)", "主席已知的镇(街道)"),
    "专职副主席为中层正职配备率": ("专职副主席为中层正职的镇(街道)", "专职副主席已知的镇(街道)"),
    "班子新任占比": ("班子新任", "班子已知是否新任人数"),
    "班子大专及以上占比": ("班子大专及以上", "班子已知学历人数"),
    "班子中共党员占比": ("班子中共党员", "班子已知政治面貌人数"),
    "新任执委占比": ("新任执委", "执委总数"),
    "代表大会到会率": ("代表大会实到", "代表大会应到"),
    "代表大会有效票率": ("代表大会有效票", "代表大会收回选票"),
    "执委差额比例": ("执委差额", "应选执委"),
    "执委选满率": ("当选执委", "应选执委"),
    "执委会到会率": ("执委会实到", "执委会应到"),
    "执委会有效票率": ("执委会有效票", "执委会收回选票"),
    "备案率": ("已备案班子成员", "应备案班子成员"),
    "归档率": ("已归档材料", "应归档材料"),
    "培训覆盖率": ("应培训已培训人数", "应培训人数"),
    "交接率": ("已交接的镇(街道)", "报了交接表的镇(街道)"),
    "纪律学习率": ("已学习纪律条目", "应学习纪律条目"),
    "妇女人数占比": ("妇女人数", "总人口"),
    "满18周岁妇女占比": ("满18周岁妇女", "妇女人数"),
    "女党员占比": ("女党员", "妇女人数"),
    "有妇联组织的村占比": ("有妇联组织的村(社区)", "村(社区)数"),
}


@dataclass(frozen=True)
class Township:
    """What one township's workbooks come to."""

    figures: Figures
    state: str
    steps: dict[str, str]
    source: str | None
    sent: frozenset[str]


def recount_township(sent: Forms, quotas: Figures, as_of: Day) -> Township:
    forms = held(sent, as_of)
    figures = people(forms, as_of)
    figures |= {
        "报了代表名册的镇(街道)": 1 if "delegates" in forms else None,
        "报了执委名册的镇(街道)": 1 if "committee" in forms else None,
        "代表类别未能识别": standing_unread(forms),
    }
    figures |= {**posts(forms, figures, quotas, as_of), **elections(forms), **closing(forms, as_of)}
    state, source = progress_state(forms, as_of), holders(forms)[0]
    figures |= {
        "应换届镇(街道)": 1, "已报送镇(街道)": int(bool(sent)), "已换届镇(街道)": int(state == "是"),
        "待核实镇(街道)": int(state == "待核实"),
    }  # fmt: skip
    return Township(figures, state, step_states(forms, as_of), source and SOURCES[source], frozenset(sent))


def total(townships: Mapping[str, Township], name: str) -> int | None:
    """The sum of a figure over the townships that have it."""
    known = [one.figures[name] for one in townships.values() if one.figures[name] is not None]
    return sum(known) if known else None


def rate(townships: Mapping[str, Township], name: str) -> tuple[int | None, int | None]:
    """A rate's numerator and denominator, over the townships that have both."""
    above, below = RATES[name]
    both = [(one.figures[above], one.figures[below]) for one in townships.values()]
    known = [pair for pair in both if None not in pair]
    return (sum(pair[0] for pair in known), sum(pair[1] for pair in known)) if known else (None, None)
