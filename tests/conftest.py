"""What tests share: the sample county's round, one LibreOffice or the reason why there is none, and no rule that crashes."""

import pytest

from fulian_excel.check import checked
from fulian_excel.journey import Outcome, consolidate
from tests import office
from tests.golden import MONTH, SAMPLES


@pytest.fixture(scope="session")
def sample_round(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The sample county's round, held once for every test that only looks at what came of it."""
    return consolidate(SAMPLES, month=MONTH, out=tmp_path_factory.mktemp("结果"))


@pytest.fixture(scope="session", autouse=True)
def crashes():
    """Every rule that crashed since the last test ended, those of a fixture that several tests share too."""
    seen = []
    plain = checked.Crash

    def crash(*told):
        seen.append(plain(*told))
        return seen[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checked, "Crash", crash)
        yield seen


@pytest.fixture(autouse=True)
def _no_rule_crashes(request, crashes):
    """A rule that crashes fails the test: what was told then is not what the rule book says.

    Tests that make a rule crash are marked `crashes`.
    """
    yield
    seen, crashes[:] = list(crashes), []
    if request.node.get_closest_marker("crashes"):
        assert seen, "marked `crashes`, and nothing crashed"
    else:
        assert not seen, "\n".join(f"{one.code} crashed on {one.township}:\n{one.error}" for one in seen)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without LibreOffice the tests marked office are skipped."""
    if office.SOFFICE is None:
        for item in items:
            if item.get_closest_marker("office"):
                item.add_marker(pytest.mark.skip(reason="LibreOffice is not installed"))


def pytest_sessionfinish() -> None:
    """The LibreOffice that was kept running ends with the tests."""
    office.close()
