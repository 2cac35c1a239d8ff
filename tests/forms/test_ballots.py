"""Which election a title speaks of."""

import pytest

from fulian_excel.forms.ballots import election_in


@pytest.mark.parametrize(
    ("title", "election"),
    [
        ("青山镇妇女代表大会选举执委计票表", "执委"),
        ("主席副主席选举结果", "主席副主席"),
        ("执委会第一次全体会议选举结果统计", "主席副主席"),
        ("执行委员会一次会议选举主席副主席计票结果", "主席副主席"),
        ("执委会第一次全会选举常委计票单", "常委"),
        ("妇女代表大会计票单", None),
    ],
)
def test_the_election_of_a_title(title, election):
    assert election_in(title) == election
