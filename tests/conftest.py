"""The maker of the sample county is at hand for tests that want a clean township."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "sample_workbooks"))
