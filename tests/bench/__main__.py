"""Print the ratios: python -m tests.bench [TOWNSHIPS…] [--faults PERCENT…] [--times N] [--against CHECKOUT].

Every figure is of a whole process; the programs take turns, so that what else the machine does falls on all of them.
"""

import argparse
import csv
import json
import os
import platform
import shutil
import tempfile
from datetime import date
from pathlib import Path

from tests.bench.counties import changed, county
from tests.bench.floor import what_is_added
from tests.bench.measuring import Measure, Spread, measured

HERE = Path(__file__).parents[2]
ROUND = ("--month", "2022-11", "--as-of", "2022-11-30", "--jobs", "2")
_CHECKED = {"V03", "V04", "V07", "V08", "V11"}
_MOST_FOR_A_COLLEAGUE = 200


class Disagreement(Exception):
    """The colleague's script does not flag the cells that we flag, so that no ratio means anything."""


def main() -> None:
    """Measure what is asked for."""
    asked = argparse.ArgumentParser(prog="python -m tests.bench")
    asked.add_argument("townships", nargs="*", type=int, default=[30, 200, 1000])
    asked.add_argument("--faults", nargs="+", type=int, default=[0, 2, 10])
    asked.add_argument("--times", type=int, default=3)
    asked.add_argument("--against", type=Path)
    asked.add_argument("--stages", action="store_true")
    given = asked.parse_args()
    checkouts = {"ours": HERE} | ({"before": given.against.resolve()} if given.against else {})
    print(f"{date.today()}, {os.cpu_count()} × {_processor()}, Python {platform.python_version()}\n")  # noqa: DTZ011
    print("| townships | faults | what | processor (least–most) | wall | peak memory | a colleague's ÷ this |")
    print("|---|---|---|---|---|---|---|")
    for townships in given.townships:
        for percent in given.faults:
            _bench(townships, percent, given.times, checkouts, stages=given.stages)


def _bench(townships: int, percent: int, times: int, checkouts: dict[str, Path], *, stages: bool) -> None:
    """One county's lines of the table."""
    made = county(townships, percent)
    taken: dict[str, list[Measure]] = {}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for checkout in checkouts.values():
            _compile(checkout, root)
        for turn in range(times):
            for name, checkout in checkouts.items():
                space = root / f"{name}{turn}"
                shutil.copytree(made, space)
                run = ("-m", "fulian_excel", "run", str(space), *ROUND)
                taken.setdefault(name, []).append(measured(run, checkout))
                if turn == 0 and name == "ours":
                    _keep_for_others(space, root)
                taken.setdefault(f"{name}, again", []).append(measured(run, checkout))
                changed(space)
                taken.setdefault(f"{name}, one changed", []).append(measured(run, checkout))
                shutil.rmtree(space)
            _others(made, root, townships, percent, taken)
        if stages:
            for name, checkout in checkouts.items():
                _stages(made, root / f"{name} by stage", name, checkout)
    theirs = Spread.of(taken["a colleague's script"]).middle.processor if "a colleague's script" in taken else None
    for name, measures in taken.items():
        print(_line(townships, percent, name, Spread.of(measures), theirs))


def _compile(checkout: Path, root: Path) -> None:
    """Have Python compile what a round runs, as it does once on any machine, by a round that is not measured."""
    space = root / "compiling"
    shutil.copytree(county(1, 2), space)
    measured(("-m", "fulian_excel", "run", str(space), *ROUND), checkout)
    shutil.rmtree(space)


def _keep_for_others(space: Path, root: Path) -> None:
    """What our round flagged, and what it added to each workbook: the colleague and the floor are held against it."""
    with (space / "结果" / "2022-11" / "findings.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = [one for one in csv.DictReader(stream) if one["code"] in _CHECKED]
    cells = sorted([one["file"], one["sheet"], one["cell"]] for one in rows)
    (root / "flagged.json").write_text(json.dumps(cells), encoding="utf-8")
    (root / "added").mkdir()
    for marked in (space / "结果" / "2022-11" / "批注件").rglob("*.xlsx"):
        (root / "added" / marked.name).write_bytes(what_is_added(space / "收件箱" / marked.name, marked))


def _others(made: Path, root: Path, townships: int, percent: int, taken: dict[str, list[Measure]]) -> None:
    """The colleague's turn, where his script is asked for, and the floor's."""
    if townships <= _MOST_FOR_A_COLLEAGUE and percent == 2:
        (root / "theirs").mkdir(exist_ok=True)
        said = root / "theirs.json"
        script = ("-m", "tests.bench.colleague", str(made), str(root / "theirs"))
        taken.setdefault("a colleague's script", []).append(measured(script, HERE, said))
        ours = json.loads((root / "flagged.json").read_text(encoding="utf-8"))
        theirs = sorted(json.loads(said.read_text(encoding="utf-8")))
        if ours != theirs:
            only = [one for one in ours if one not in theirs], [one for one in theirs if one not in ours]
            raise Disagreement(f"only ours {only[0][:5]}, only theirs {only[1][:5]}")
    taken.setdefault("the floor", []).append(
        measured(("-m", "tests.bench.floor", str(made), str(root / "added")), HERE)
    )


def _stages(made: Path, space: Path, name: str, checkout: Path) -> None:
    """Where one round's time goes, in wall seconds, the process's own and its workers'."""
    shutil.copytree(made, space)
    said = space.with_suffix(".json")
    measured((str(HERE / "tests" / "bench" / "stages.py"), str(space)), checkout, said)
    for step, (wall, own, workers) in json.loads(said.read_text(encoding="utf-8")).items():
        print(f"    {name}: {step} {wall:.2f} s wall, {own:.2f} s own, {workers:.2f} s workers")


def _line(townships: int, percent: int, name: str, spread: Spread, theirs: float | None) -> str:
    middle = spread.middle
    ratio = f"{theirs / middle.processor:.1f}" if theirs else ""
    time = f"{middle.processor:.2f} s ({spread.least:.2f}–{spread.most:.2f})"
    return f"| {townships} | {percent}% | {name} | {time} | {middle.wall:.2f} s | {middle.memory:.0f} MB | {ratio} |"


def _processor() -> str:
    """What the machine calls its processor."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.is_file() else []
    return next((one.partition(":")[2].strip() for one in lines if one.startswith("model name")), platform.machine())


if __name__ == "__main__":
    main()
