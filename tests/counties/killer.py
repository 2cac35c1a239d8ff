"""Loaded into a cluster's workers: the county in a folder named 杀手 ends the process that runs it."""

import os

from fulian_excel.counties import cluster, rounds

FATAL = "杀手"


def run_county(folder: str, wish: rounds.Wish) -> rounds.Done:
    """As the product does, but for one folder."""
    if folder.endswith(FATAL):
        os._exit(1)
    return rounds.run_county(folder, wish)


def dask_setup(worker: object) -> None:
    """What the cluster calls in each new worker."""
    del worker
    cluster.run_county = run_county
