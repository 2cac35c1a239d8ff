"""Every figure by its name, in the order in which the county reports them."""

from collections.abc import Iterator

from fulian_excel.figures import closing, election, posts, standing
from fulian_excel.figures.figure import Count, Figure, Rate
from fulian_excel.figures.people import BODIES

# By the heading under which a report tells them.
GROUPS: dict[str, tuple[Figure, ...]] = {
    "换届进度": (
        standing.TOWNSHIPS,
        standing.REPORTED,
        standing.REPORTING,
        standing.ELECTED,
        standing.DOUBTFUL,
        standing.COMPLETION,
    ),
    **{
        f"{body.name}结构": (
            body.total,
            *(figure for parts in body.groups.values() for part in parts for figure in (part.count, part.share)),
            body.average_age,
            body.per_township,
        )
        for body in BODIES
    },
    "班子配备": (
        *(figure for one in posts.STAFFINGS for figure in (one.there, one.quota, one.met)),
        posts.POST_UNREAD,
        posts.CHAIR_IS_DEPUTY,
        posts.VICE_IS_HEAD,
        posts.LEADERS,
        *posts.LEADERSHIP,
        posts.MEMBERS_NEW,
    ),
    "选举情况": (
        *(
            figure
            for one in election.MEETINGS
            for figure in (
                one.due,
                one.attended,
                one.attendance,
                one.issued,
                one.returned,
                one.valid,
                one.validity,
                one.seats,
                one.elected,
            )
        ),
        election.STOOD,
        election.SURPLUS,
        election.SURPLUS_RATE,
    ),
    "总结阶段": (
        closing.FILING,
        closing.KEEPING,
        closing.TRAININGS,
        closing.COVERAGE,
        closing.HANDING_OVER,
        closing.STUDYING,
        closing.REPORTS,
    ),
    "摸底": (*closing.SURVEYED, closing.ORGANISATION),
}


def _with_counts(figures: tuple[Figure, ...]) -> Iterator[Figure]:
    """Each figure, and before a rate the counts it is made of."""
    for figure in figures:
        if isinstance(figure, Rate):
            yield figure.part
            yield figure.whole
        yield figure


def _by_name() -> dict[str, Figure]:
    """Every figure and every count that a rate is made of.

    Raises ValueError where two figures share a name.
    """
    found: dict[str, Figure] = {}
    for figure in (one for group in GROUPS.values() for one in _with_counts(group)):
        if found.setdefault(figure.name, figure) is not figure:
            raise ValueError(f"two figures are called {figure.name}")
    return found


FIGURES = _by_name()
COUNTS = {name: figure for name, figure in FIGURES.items() if isinstance(figure, Count)}
