"""What the tests of the rules share: the findings of one code, and a tally on which one woman is elected."""

from tests.drawing import said

MEETING = "| 选举事项 | 会议日期 |\n| {} | {} |"
VOTE = "| 姓名 | 是否当选 |\n| 王芳 | 是 |"


def only(code: str, findings):
    """The findings of one code, each as (code, cell)."""
    return [one for one in said(findings) if one[0] == code]
