"""What a cell says: dates, counts, choices and yes or no, read by hand as the domain's lists have them."""

import re
import unicodedata
from datetime import date, datetime
from typing import NamedTuple

SECTORS = ("镇机关", "企事业单位", "非公经济组织", "女性社会组织", "新领域", "村(社区)")
SECTOR_WORDS = {
    **{word: word for word in SECTORS},
    **dict.fromkeys(("机关", "党政机关"), "镇机关"),
    **dict.fromkeys(("学校", "医院", "教育", "卫生", "国企"), "企事业单位"),
    **dict.fromkeys(("民企", "私企", "个体", "合作社"), "非公经济组织"),
    **dict.fromkeys(("协会", "志愿者队伍"), "女性社会组织"),
    **dict.fromkeys(("网约", "快递", "电商", "新就业"), "新领域"),
    **dict.fromkeys(("村", "社区", "农民", "基层", "村妇联"), "村(社区)"),
}
PARTY = {"中共党员", "党员", "中共", "共产党员", "中共预备党员", "预备党员"}
OUTSIDE = {
    "共青团员", "团员", "民革党员", "民盟盟员", "民建会员", "民进会员", "农工党党员", "致公党党员",
    "九三学社社员", "台盟盟员", "无党派人士", "群众",
}  # fmt: skip
HIGHER = {"博士研究生", "硕士研究生", "研究生", "本科", "大学", "大学本科", "大专", "专科"}
LOWER = {"中专", "高中", "初中", "小学", "其他", "职高", "技校"}
PEOPLES = {
    "汉", "蒙古", "回", "藏", "维吾尔", "苗", "彝", "壮", "布依", "朝鲜", "满", "侗",
    "瑶", "白", "土家", "哈尼", "哈萨克", "傣", "黎", "傈僳", "佤", "畲", "高山", "拉祜",
    "水", "东乡", "纳西", "景颇", "柯尔克孜", "土", "达斡尔", "仫佬", "羌", "布朗", "撒拉", "毛南",
    "仡佬", "锡伯", "阿昌", "普米", "塔吉克", "怒", "乌孜别克", "俄罗斯", "鄂温克", "德昂", "保安", "裕固",
    "京", "塔塔尔", "独龙", "鄂伦春", "赫哲", "门巴", "珞巴", "基诺",
}  # fmt: skip
POSTS = {
    **{word: word for word in ("主席", "专职副主席", "挂职副主席", "兼职副主席", "常委", "执委")},
    "妇联主席": "主席", "副主席(专职)": "专职副主席", "副主席(兼职)": "兼职副主席", "副主席(挂职)": "挂职副主席",
    "常务委员": "常委", "执行委员": "执委", "委员": "执委",
}  # fmt: skip
YES, NO = {"是", "√", "Y", "1", "有"}, {"否", "×", "N", "0", "无"}


class Day(NamedTuple):
    """A date of month (day is None) or day precision."""

    year: int
    month: int
    day: int | None

    def after(self, other: "Day") -> bool:
        """This date is later than the other; of two precisions the coarser decides."""
        if self.day is None or other.day is None:
            return (self.year, self.month) > (other.year, other.month)
        return tuple(self) > tuple(other)


def text(value: object) -> str:
    """A cell's words without blanks, in half width."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", "" if value is None else str(value)))


def day(value: object) -> Day | None:
    if isinstance(value, datetime | date):
        return Day(value.year, value.month, value.day)
    found = re.fullmatch(r"(\d{4})(?:年|[.\-/])?(\d{1,2})(?:月|[.\-/])?(?:(\d{1,2})日?)?", text(value))
    if not found:
        return None
    year, month, of_month = int(found[1]), int(found[2]), found[3] and int(found[3])
    try:
        date(year, month, of_month or 1)
    except ValueError:
        return None
    return Day(year, month, of_month)


def count(value: object) -> int | None:
    """A whole number not below 0; 无, — and / are 0."""
    if text(value) in {"无", "—", "/"}:
        return 0
    found = re.fullmatch(r"([\d,]+)(?:\.0)?[人张名个]?", text(value))
    return int(found[1].replace(",", "")) if found else None


def seats(value: object) -> int | None:
    """应选名额: a number, or the sum of a number per post."""
    parts = re.findall(r"(\d+)名", text(value))
    return sum(map(int, parts)) if parts else count(value)


def yes(value: object) -> bool | None:
    return True if text(value) in YES else False if text(value) in NO else None


def sector(value: object) -> str | None:
    return SECTOR_WORDS.get(text(value))


def of_party(value: object) -> bool | None:
    return True if text(value) in PARTY else False if text(value) in OUTSIDE else None


def minority(value: object) -> bool | None:
    people = text(value)
    bare = people.removesuffix("族")
    return (bare != "汉") if bare in PEOPLES else None


def higher(value: object) -> bool | None:
    level = re.sub(r"^(在职|函授|自考)", "", text(value))
    return True if level in HIGHER else False if level in LOWER else None


def post(value: object) -> str | None:
    return POSTS.get(text(value))


def birth(value: object, as_of: Day) -> Day | None:
    """A date of birth of 1900 up to the as-of day."""
    born = day(value)
    return born if born and born.year >= 1900 and not born.after(as_of) else None


def age(born: Day | None, on: Day) -> int | None:
    if born is None or born.after(on):
        return None
    if born.day is None or on.day is None:
        return on.year - born.year - (on.month < born.month)
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
