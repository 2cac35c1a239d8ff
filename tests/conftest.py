"""What tests share: the sample county's round, and one LibreOffice, or the reason why there is none."""

import pytest

from fulian_excel.journey import Outcome, consolidate
from tests import office
from tests.golden import MONTH, SAMPLES


@pytest.fixture(scope="session")
def sample_round(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The sample county's round, held once for every test that only looks at what came of it."""
    return consolidate(SAMPLES, month=MONTH, out=tmp_path_factory.mktemp("结果"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without LibreOffice the tests marked office are skipped."""
    if office.SOFFICE is None:
        for item in items:
            if item.get_closest_marker("office"):
                item.add_marker(pytest.mark.skip(reason="LibreOffice is not installed"))


def pytest_sessionfinish() -> None:
    """The LibreOffice that was kept running ends with the tests."""
    office.close()
