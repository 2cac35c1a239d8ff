"""The congress and its committee's first meeting: tallies that add up, and the lists that follow from them."""

from datetime import date, timedelta

from sample_workbooks.made_by.people import Person
from sample_workbooks.made_by.township import Row, Share, Town, person_row

_TRAINED_ON = date(2022, 11, 24)
_HANDED_OVER_ON = date(2022, 11, 25)
_FILED_ON = date(2022, 11, 22)
_ORDER = ("主席", "专职副主席", "兼职副主席", "执委")


def elect(town: Town, *, seats: int, attending: int) -> None:
    """Hold both elections; of the candidates the last two village women lose the first."""
    lost = [
        place for place, (person, post) in enumerate(town.candidates) if person.post == "妇联执委" and post == "执委"
    ][-2:]
    delegates = len(town.people)
    valid = attending - 1
    need = delegates // 2 + 1
    spread = min(13, valid - need + 1)
    rows = []
    for place, (person, _post) in enumerate(town.candidates):
        yes = 8 + 3 * lost.index(place) if place in lost else valid - (place * 5 + town.number) % spread
        rows.append(vote(person.name, "执委", yes, valid, elected=place not in lost))
    ranked(rows, valid)
    labels = _labels(town, "执委", "差额", delegates, attending, invalid=1)
    town.ballots = [({**labels, "应选名额": seats}, rows)]
    elected = [pair for place, pair in enumerate(town.candidates) if place not in lost]
    elected.sort(key=lambda pair: (_ORDER.index(pair[1]), pair[0].sorting()))
    _elect_officers(town, elected)
    votes = {row["姓名"]: row["赞成"] for row in rows}
    _lists(town, elected, votes)


def _elect_officers(town: Town, elected: list[tuple[Person, str]]) -> None:
    officers = [pair for pair in elected if pair[1] != "执委"]
    attending = len(elected) - town.number % 2
    rows = [
        vote(person.name, post, attending - (turn + town.number) % 3, attending, elected=True)
        for turn, (person, post) in enumerate(officers)
    ]
    ranked(rows, attending)
    labels = _labels(town, "主席副主席", "等额", len(elected), attending, invalid=0)
    town.ballots.append(({**labels, "应选名额": f"主席1名、副主席{len(officers) - 1}名"}, rows))


def _labels(town: Town, matter: str, manner: str, due: int, attending: int, *, invalid: int) -> Row:
    tellers = town.staff.tellers
    return {
        "选举事项": matter,
        "轮次": 1,
        "选举方式": manner,
        "会议日期": town.congress,
        "应到": due,
        "实到": attending,
        "印制选票": due,
        "发出": attending,
        "剩余": due - attending,
        "收回": attending,
        "有效": attending - invalid,
        "无效": invalid,
        "总监票人": tellers[0],
        "监票人": "、".join(tellers[1:3]),
        "总计票人": tellers[3],
        "计票人": "、".join(tellers[4:6]),
    }


def vote(name: str, post: str, yes: int, valid: int, *, elected: bool) -> Row:
    """A line of a tally whose three kinds of vote are all the valid papers."""
    no = (valid - yes + 1) // 2
    return {"姓名": name, "职务": post, "赞成": yes, "反对": no, "弃权": valid - yes - no, "是否当选": elected}


def ranked(rows: list[Row], valid: int) -> None:
    """Write 得票率 (of the valid papers) before 是否当选, and 名次 (equal votes share one) where all stand for one post."""
    one_post = len({row["职务"] for row in rows}) == 1
    for row in rows:
        elected = row.pop("是否当选")
        row["得票率"] = Share(row["赞成"] / valid)
        row["名次"] = 1 + sum(other["赞成"] > row["赞成"] for other in rows) if one_post else None
        row["是否当选"] = elected


def _lists(town: Town, elected: list[tuple[Person, str]], votes: dict[str, int]) -> None:
    new = {person.name: post != "执委" or turn % 4 != 0 for turn, (person, post) in enumerate(elected)}
    town.forms["committee"] = [
        {
            **person_row(person, town, "committee"),
            "界别": person.area,
            "妇联职务": post,
            "职级": person.rank,
            "是否新任": new[person.name],
            "赞成票": votes[person.name],
        }
        for person, post in elected
    ]
    town.forms["officers"] = [
        {
            **person_row(person, town, "officers"),
            "妇联职务": row["职务"],
            "职级": person.rank,
            "任现职时间": date(2019 + turn % 3, 3 + turn, 1),
            "赞成票": row["赞成"],
            "当选日期": town.congress,
            "批复文号": f"{town.name[:2]}党发〔2022〕{30 + town.number}号",
            "备案日期": _FILED_ON,
        }
        for turn, ((person, _post), row) in enumerate(zip(elected, town.ballots[1][1], strict=False))
    ]
    town.forms["training"] = [
        {
            "姓名": person.name,
            "妇联职务": post,
            "是否新任": new[person.name],
            "培训日期": _TRAINED_ON,
            "学时": 8,
            "培训内容": "妇联章程与组织建设、妇女维权实务" if post == "执委" else "妇联章程、换届后工作部署",
            "考核": "合格",
        }
        for person, post in elected[:16]
    ]
    matters = (("印章", "1枚"), ("文书档案", "12卷"), ("固定资产", "8件"), ("经费账目", "1册"), ("在办信访件", "2件"))
    town.forms["handover"] = [
        {
            "交接事项": matter,
            "数量": amount,
            "移交人": town.staff.former_chair,
            "接收人": elected[turn % 2][0].name,
            "监交人": town.staff.checker,
            "交接日期": _HANDED_OVER_ON + timedelta(days=3 * (turn % 2)),
        }
        for turn, (matter, amount) in enumerate(matters)
    ]
