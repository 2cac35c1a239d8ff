"""Every figure by its name, and the lines in which the county reports them."""

from collections.abc import Iterator
from dataclasses import dataclass

from fulian_excel.figures import closing, election, posts, standing
from fulian_excel.figures.figure import Count, Figure, Rate, Shown
from fulian_excel.figures.people import BODIES, STANDING_UNREAD, Body


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a report: a count, a rate, or a count and the rate of which it is the numerator."""

    title: str
    count: Count | None = None
    rate: Rate | None = None

    @property
    def figures(self) -> Iterator[Figure]:
        """The line's figures, and the counts that its rate is made of."""
        if self.count:
            yield self.count
        if self.rate:
            yield from (self.rate.part, self.rate.whole, self.rate)


def _counted(*counts: Count) -> tuple[Line, ...]:
    return tuple(Line(one.name, one) for one in counts)


def _shared(rate: Rate, title: str = "") -> Line:
    """A rate's numerator with the rate; an average stands alone."""
    return Line(title or rate.name, None if rate.shown is Shown.AVERAGE else rate.part, rate)


def _structure(body: Body) -> tuple[Line, ...]:
    parts = (part for group in body.groups.values() for part in group)
    return (
        Line(body.total.name, body.total),
        _shared(body.per_township),
        *(Line(part.count.name, part.count, part.share) for part in parts),
        _shared(body.average_age),
    )


def _meeting(meeting: election.Meeting) -> tuple[Line, ...]:
    return (
        Line(meeting.due.name, meeting.due),
        _shared(meeting.attendance, meeting.attended.name),
        *_counted(meeting.issued, meeting.returned),
        _shared(meeting.validity, meeting.valid.name),
        *_counted(meeting.seats, meeting.elected),
    )


# By the heading under which a report tells them, in the plan's order.
LINES: dict[str, tuple[Line, ...]] = {
    "换届进度": (
        Line(standing.TOWNSHIPS.name, standing.TOWNSHIPS),
        Line(standing.REPORTED.name, standing.REPORTED, standing.REPORTING),
        Line(standing.ELECTED.name, standing.ELECTED, standing.COMPLETION),
        Line(standing.DOUBTFUL.name, standing.DOUBTFUL),
    ),
    **{f"{body.name}结构": _structure(body) for body in BODIES},
    "代表类别": (Line(STANDING_UNREAD.name, STANDING_UNREAD),),
    "班子配备": (
        *(line for one in posts.STAFFINGS for line in (Line(one.quota.name, one.quota), Line(f"{one.title}(配备率按镇计)", one.there, one.met))),
        Line(posts.POST_UNREAD.name, posts.POST_UNREAD),
        _shared(posts.CHAIR_IS_DEPUTY),
        _shared(posts.VICE_IS_HEAD),
        Line(posts.LEADERS.name, posts.LEADERS),
        *(_shared(rate) for rate in posts.LEADERSHIP),
        _shared(posts.MEMBERS_NEW, posts.MEMBERS_NEW.part.name),
    ),
    "选举情况": (
        *_meeting(election.CONGRESS),
        Line(election.STOOD.name, election.STOOD),
        Line(election.SURPLUS.name, election.SURPLUS, election.SURPLUS_RATE),
        _shared(election.FILLED_RATE),
        *_meeting(election.PLENARY),
    ),
    "总结阶段": (
        _shared(closing.FILING, closing.FILED.name),
        _shared(closing.KEEPING, closing.KEPT.name),
        Line(closing.TRAININGS.name, closing.TRAININGS),
        _shared(closing.COVERAGE, closing.TRAINED.name),
        _shared(closing.HANDING_OVER, closing.HANDED_OVER.name),
        _shared(closing.STUDYING, closing.STUDIED.name),
        Line(closing.REPORTS.name, closing.REPORTS),
    ),
    "摸底": (
        Line(closing.VILLAGES.name, closing.VILLAGES),
        Line(closing.PEOPLE.name, closing.PEOPLE),
        *(_shared(rate, rate.part.name) for rate in (closing.WOMEN_SHARE, closing.GROWN_SHARE, closing.PARTY_SHARE, closing.ORGANISATION)),
        *_counted(closing.UNORGANISED, closing.ORGANISATION_UNREAD, closing.STAFF, closing.CADRES),
    ),
}


def _by_name() -> dict[str, Figure]:
    """Every figure of every line.

    Raises ValueError where two figures share a name.
    """
    found: dict[str, Figure] = {}
    for figure in (one for lines in LINES.values() for line in lines for one in line.figures):
        if found.setdefault(figure.name, figure) is not figure:
            raise ValueError(f"two figures are called {figure.name}")
    return found


FIGURES = _by_name()
