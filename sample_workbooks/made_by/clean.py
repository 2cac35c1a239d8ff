"""A township whose forms hold together, down to the last vote."""

from dataclasses import replace
from random import Random

from fulian_excel.forms import FORMS
from sample_workbooks.made_by.election import elect
from sample_workbooks.made_by.examples import example_rows
from sample_workbooks.made_by.layouts import SHOWN
from sample_workbooks.made_by.papers import fill_in_papers
from sample_workbooks.made_by.people import Person, staff, women
from sample_workbooks.made_by.township import Town, person_row, stem_of

DELEGATES = 45
SEATS = 25
# Unit, 界别, delegates; a third of the villages' women and all of the first places stand as candidates.
_UNITS = (
    ("{n}镇机关", "镇机关", 3),
    ("{n}中心学校", "企事业单位", 2),
    ("{n}卫生院", "企事业单位", 2),
    ("{n}茶叶有限公司", "非公经济组织", 3),
    ("{n}巾帼志愿者协会", "女性社会组织", 2),
    ("{n}快递服务站", "新领域", 1),
)
_STANDING = (3, 2, 1, 2, 2, 1)
_VILLAGES = [
    "白石",
    "双井",
    "高桥",
    "柳树",
    "石塘",
    "大坪",
    "清溪",
    "荷塘",
    "黄泥",
    "枫树",
    "长岭",
    "新屋",
    "杨柳",
    "狮子",
    "竹山",
    "龙井",
    "茶园",
    "曲江",
    "响水",
    "梅林",
    "松柏",
    "桐木",
    "栗山",
    "油铺",
    "沙洲",
    "月形",
    "马头",
    "铁炉",
    "樟树",
    "青龙",
    "燕子",
    "合心",
    "罗家",
    "桃林",
    "三溪",
    "莲花",
    "铜盆",
    "古塘",
    "雷公",
    "田心",
    "仙人",
    "大屋",
    "金鸡",
    "凤形",
    "石牛",
    "花桥",
    "牌楼",
    "禾场",
    "塘湾",
    "西冲",
    "老屋",
    "坳上",
    "车田",
    "木瓜",
    "芭蕉",
    "苦竹",
    "响石",
    "水口",
    "向阳",
    "红星",
    "双江",
    "云盘",
    "石牌",
]
_COMMUNITIES = ["南街", "北门", "老街", "河东", "文昌", "车站", "新城", "东门", "桥头"]


def clean_township(name: str, number: int, *, attending: int | None = None, families: int | None = None) -> Town:
    """Every form of a township as of 2022-11-30, without a fault.

    `number` from 1 to 9 makes it unlike the others; `attending` is how many delegates came. Where there are more
    townships than numbers, `families` makes their women different ones.
    """
    town = shown_township(name, number, attending=attending, families=families)
    town.forms |= {form.name: example_rows(form, town) for form in FORMS.values() if form.name not in SHOWN}
    return town


def shown_township(name: str, number: int, *, attending: int | None = None, families: int | None = None) -> Town:
    """The twelve forms of a township that the samples show; the arguments are clean_township's."""
    villages = [f"{village}村" for village in _VILLAGES[7 * number - 7 : 7 * number]] + [
        f"{_COMMUNITIES[number - 1]}社区"
    ]
    organ = stem_of(name) if name.endswith("镇") else name
    units = [
        (unit.format(n=organ if area != "镇机关" else stem_of(name)).replace("镇机关", _organ(name)), area, seats)
        for unit, area, seats in _UNITS
    ]
    units += [(village, "村(社区)", 4) for village in villages]
    town = Town(name, number, staff(number), units, _placed(women(families or number, DELEGATES), units, name))
    town.candidates = _standing(town)
    fill_in_papers(town)
    _delegates_and_candidates(town)
    elect(town, seats=SEATS, attending=attending or DELEGATES - 1 - number % 3)
    return town


def _organ(name: str) -> str:
    return "街道机关" if name.endswith("街道") else "乡机关" if name.endswith("乡") else "镇机关"


def _placed(people: list[Person], units: list[tuple[str, str, int]], name: str) -> list[Person]:
    """Everybody at work somewhere, unit by unit; the first three are of the township itself."""
    party = f"{name}党工委" if name.endswith("街道") else f"{name}党委"
    head = [(party, "副书记"), (f"{name}妇联", "专职副主席"), (f"{name}党政办公室", "干事")]
    posts = {
        "企事业单位": ("党支部书记", "职工"),
        "非公经济组织": ("工会负责人", "职工"),
        "女性社会组织": ("会长", "志愿者"),
        "新领域": ("快递员",),
    }
    placed = []
    places = [(unit, area, turn) for unit, area, seats in units for turn in range(seats)]
    for person, (unit, area, turn) in zip(people, places, strict=True):
        if area == "镇机关":
            rank = ("党政副职", "中层正职", "一般干部")[turn]
            official = replace(person, politics="中共党员", schooling="本科")
            placed.append(official.at(*head[turn], area, rank))
        else:
            titles = posts.get(area, ("妇联主席", "妇联执委", "村民", "村民"))
            placed.append(person.at(unit, titles[min(turn, len(titles) - 1)], area))
    return placed


def _standing(town: Town) -> list[tuple[Person, str]]:
    """Twenty-seven of the delegates with their posts, by 姓氏笔画; every area is among them."""
    chosen: list[Person] = []
    index = 0
    for turn, (_unit, _area, seats) in enumerate(town.units):
        chosen += town.people[index : index + (_STANDING[turn] if turn < len(_STANDING) else 2)]
        index += seats
    posts = {0: "主席", 1: "专职副主席", 3: "兼职副主席", 6: "兼职副主席", 11: "兼职副主席"}
    named = [(person, posts.get(place, "执委")) for place, person in enumerate(chosen)]
    return sorted(named, key=lambda pair: pair[0].sorting())


def _delegates_and_candidates(town: Town) -> None:
    chance = Random(f"how the delegates of {town.name} came")
    from_units = [unit for unit, _area, seats in town.units for _ in range(seats)]
    town.forms["delegates"] = [
        {
            "推选单位": unit,
            **person_row(person, town, "delegates"),
            "界别": person.area,
            "代表类别": "正式",
            "产生方式": "选举",
            "是否专职妇女工作者": person.rank == "中层正职" or chance.random() < 0.1,
            "是否村(社区)妇联主席": person.post == "妇联主席",
        }
        for person, unit in zip(town.people, from_units, strict=True)
    ]
    town.forms["candidates"] = [
        {
            **person_row(person, town, "candidates"),
            "界别": person.area,
            "拟任职务": post,
            "职级": person.rank,
            "提名方式": "党组织提名" if post == "主席" else chance.choice(("妇联组织提名", "代表联名")),
        }
        for person, post in town.candidates
    ]
