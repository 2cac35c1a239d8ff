"""python -m tests.offline FOLDER [PYTHON…]: the product for machines without internet, in a folder and zipped."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from packaging.requirements import Requirement

from tests.offline.gathering import MACHINES, Machine, NoWheel, Target, gather
from tests.offline.texts import PRODUCT, WHEELS, installers

ROOT = Path(__file__).parents[2]
PYTHONS = ((3, 11), (3, 12), (3, 13), (3, 14))


def build(
    folder: Path, machines: tuple[Machine, ...] = MACHINES, pythons: tuple[tuple[int, int], ...] = PYTHONS
) -> Path:
    """Gather everything into a folder; gives the archive beside it.

    A Python counts when every machine has all its wheels; those after the first that does not are left out.
    """
    wheels = folder / WHEELS
    wheels.mkdir(parents=True, exist_ok=True)
    whole: list[tuple[int, int]] = []
    with tempfile.TemporaryDirectory() as own:
        subprocess.run([sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", own, str(ROOT)], check=True)
        sources = ["--find-links", own, "-c", str(ROOT / "tests" / "constraints.txt")]
        for python in sorted(pythons):
            try:
                needed = set()
                for machine in machines:
                    needed |= gather(Requirement(PRODUCT), Target(machine, python), Path(own), sources)
            except NoWheel as lacking:
                print(f"ends before Python {python[0]}.{python[1]}: {lacking}")
                break
            for wheel in needed:
                shutil.copyfile(wheel, wheels / wheel.name)
            whole.append(python)
    if not whole:
        raise SystemExit("no Python has all its wheels")
    for name, data in installers([f"{major}.{minor}" for major, minor in whole]).items():
        (folder / name).write_bytes(data)
        (folder / name).chmod(0o755 if name.endswith(".sh") else 0o644)
    return Path(shutil.make_archive(str(folder), "zip", folder.parent, folder.name))


if __name__ == "__main__":
    chosen = tuple((int(word.split(".")[0]), int(word.split(".")[1])) for word in sys.argv[2:])
    print(build(Path(sys.argv[1]), pythons=chosen or PYTHONS))
