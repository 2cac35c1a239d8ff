"""Every code of the rule book has been planted alone and was seen alone."""

import fulian_excel
from tests.rules import test_one_fault, test_one_fault_between_townships, test_one_fault_of_files

PLANTED = [
    *test_one_fault.FAULTS,
    *test_one_fault_of_files.FAULTS,
    *test_one_fault_between_townships.FAULTS,
]


def test_every_code_was_planted_alone():
    """But for Z01, which a township cannot bring about."""
    planted, codes = {fault.code for fault in PLANTED}, set(fulian_excel.RULES) - {"Z01"}
    assert not codes - planted, (
        f"add a Fault(code, plant, place) for {sorted(codes - planted)} to FAULTS in tests/rules/test_one_fault.py"
        " (of what lies in cells), test_one_fault_of_files.py or test_one_fault_between_townships.py"
    )
    assert not planted - codes, f"no rule has the codes {sorted(planted - codes)} that are planted"
