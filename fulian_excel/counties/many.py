"""Several counties in one run: each has its own round, and a fault in one stops no other."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from fulian_excel.counties.cluster import run_on_cluster
from fulian_excel.counties.rounds import Done, Wish, distinct_folders, run_county


def run_counties(folders: Sequence[Path], wish: Wish, scheduler: str | None = None) -> Iterator[Done]:
    """Run counties one after the other here, or side by side on a cluster; yields each when done.

    Raises UsageError if a folder is named twice or lies inside another, or if the cluster is unfit.
    """
    distinct_folders(folders)
    if scheduler is None:
        yield from (run_county(str(folder), wish) for folder in folders)
    else:
        yield from run_on_cluster(scheduler, folders, wish)


def all_told(done: Sequence[Done]) -> list[str]:
    """A line per county in the order of the folders' names, and a line for all."""
    failed = sum(one.exit_code != 0 for one in done)
    names = Counter(one.county for one in done if one.county)
    namesakes = ((name, count) for name, count in names.items() if count > 1)
    return [
        *(one.line for one in sorted(done, key=lambda one: one.folder)),
        f"共 {len(done)} 个县:完成 {len(done) - failed},没有完成 {failed}",
        *(f"注意:有 {count} 个工作区的县名都是「{name}」,市里汇总前请改正" for name, count in namesakes),
    ]


def gravest(done: Sequence[Done]) -> int:
    """The exit code of the whole run: the highest of the counties' codes."""
    return max((one.exit_code for one in done), default=0)
