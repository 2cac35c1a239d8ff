"""Words about headings that hold for every form: what may stand behind one, and beneath a group's."""

from fulian_excel.kinds import DATE, NAME, TEXT, WHOLE

# What may stand behind a heading word without another meaning, by the kind of the column.
TAILS = {WHOLE.name: ("人数", "票数", "总数", "数量", "名额", "数"), TEXT.name: ("名称",), NAME.name: ("签名",), DATE.name: ("日期", "时间")}
# Of several headings under a group's heading that is a column's, the one that is meant: 分配名额 over 正式, 列席, 特邀.
PICKED = frozenset(("正式", "正式代表", "合计", "小计", "总数", "人数", "名额", "数量", "数", "总计", "合计票数", "小计票数", "总票数"))
# Headings of those who are no part of the re-election: a table that has one lists families.
OF_FAMILIES = frozenset(("称谓", "与本人关系", "关系", "家庭成员", "亲属关系"))
