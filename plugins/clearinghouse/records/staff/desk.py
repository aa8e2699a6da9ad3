"""The desk: what every page of the staff site asks of the store on a day."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from clearinghouse.publish.page import Link
from clearinghouse.publish.when import spoken_day, spoken_month
from clearinghouse.records.cadence.standing import Clock, Standing
from clearinghouse.records.ledger import Ledger, Met, Sent
from clearinghouse.records.measures.changes import Changes, changes
from clearinghouse.records.measures.coverage import Worked, coverage
from clearinghouse.records.measures.figures import Books, Counted, Figure, figures
from clearinghouse.records.measures.period import Period, year_to
from clearinghouse.records.measures.scope import ALL, COACH, COHORT, DISTRICT, SCHOOL, Scope, scopes
from clearinghouse.records.measures.supply import Offered
from clearinghouse.words import Words

Day = datetime.date
FOLDERS = {COACH: "coaches", SCHOOL: "schools", DISTRICT: "districts", COHORT: "cohorts"}


@dataclass(frozen=True)
class ShownFigure:
    """A figure in words: what it is, its value, and how it is worked out."""

    name: str
    label: str
    value: str
    method: str


# The same few numbers stand on hundreds of pages, and each takes long to put in words.
@cache
def _percent(value: float, locale: Locale) -> str:
    return format_percent(value, locale=locale)


@cache
def _decimal(value: float, locale: Locale) -> str:
    return format_decimal(value, locale=locale)


class Desk:
    """A store on a day, with the words in which pages speak of it.

    Raises:
        ValueError: the period is not over on the day.
    """

    def __init__(
        self, ledger: Ledger, day: Day, wording: Words, offers: Mapping[str, Offered], period: Period | None = None
    ) -> None:
        self.ledger, self.day, self.wording, self.offers = ledger, day, wording, offers
        self.clock = Clock(ledger)
        self.year = period or year_to(day, [year for _, year in ledger.years.current()])
        self.books = Books(self.clock, self.year)
        self._dates: dict[Day, str] = {}
        self._links: dict[str, Link] = {}

    @cached_property
    def scopes(self) -> Mapping[str, Sequence[Scope]]:
        found: dict[str, list[Scope]] = {kind: [] for kind in (ALL, *FOLDERS)}
        for scope in scopes(self.ledger):
            found[scope.kind].append(scope)
        return found

    @cached_property
    def counted(self) -> Mapping[Scope, Counted]:
        """What each part of the program has in the school year so far."""
        return {scope: self.books.of(scope) for found in self.scopes.values() for scope in found}

    @cached_property
    def changes(self) -> Changes:
        return changes(self.clock, self.day)

    @cached_property
    def standings(self) -> Sequence[Standing]:
        """Assignments that go on."""
        return [one for one in self.books.standings if one.active]

    @cached_property
    def contacts(self) -> Mapping[str, Sequence[Met]]:
        """All contacts up to the day by school, in the order of days."""
        found: dict[str, list[Met]] = defaultdict(list)
        for met in self.ledger.contacts:
            if met.school and met.date <= self.day:
                found[met.school].append(met)
        return found

    @cached_property
    def reports(self) -> Mapping[str, Sequence[Sent]]:
        """All reports sent up to the day by school, in the order of half months."""
        found: dict[str, list[Sent]] = defaultdict(list)
        for sent in self.ledger.reports:
            if sent.sent <= self.day:
                found[sent.school].append(sent)
        return found

    @cached_property
    def last_contact(self) -> Mapping[str, Day]:
        """The last contact of each school up to the day, in whatever way."""
        return {school: found[-1].date for school, found in self.contacts.items()}

    @cached_property
    def worked(self) -> Mapping[str, Worked]:
        """How much coaching named each standard in the school year so far."""
        return coverage(self.books.contacts)

    def figures(self, scope: Scope) -> list[ShownFigure]:
        """Return every figure of a part of the program, in words."""
        return [self.shown(figure) for figure in figures(self.counted[scope])]

    def shown(self, figure: Figure) -> ShownFigure:
        wording = self.wording
        label, method = wording(f"staff_figure.{figure.name}"), wording(f"staff_method.{figure.name}")
        return ShownFigure(figure.name, label, self.value(figure), method)

    def value(self, figure: Figure) -> str:
        """Return a figure's value as people read it."""
        if figure.value is None:
            return self.wording("staff.nothing_counted")
        if figure.is_share:
            return self.wording("staff.share", percent=self.percent(figure.value), part=figure.part, whole=figure.whole)
        return self.number(figure.value)

    def percent(self, value: float) -> str:
        return _percent(value, self.wording.locale)

    def number(self, value: float) -> str:
        return _decimal(round(value, 1), self.wording.locale)

    def date(self, day: Day) -> str:
        """Return a day in words. Few days are asked for many times, so each is put in words once."""
        if day not in self._dates:
            self._dates[day] = spoken_day(day, self.wording)
        return self._dates[day]

    def short(self, day: Day) -> str:
        """Return a day without its year, as tables have room for."""
        return format_date(day, self.wording("staff.short_date"), self.wording.locale)

    def span(self, first: Day, last: Day) -> str:
        """Return days of one month in short: `Feb 1 to 15`."""
        return self.wording("staff.short_span", first=self.short(first), last=last.day)

    def month(self, day: Day) -> str:
        """Return the short name of a day's month, such as `Mar`."""
        return format_date(day, "LLL", self.wording.locale)

    def month_of(self, year: int, month: int) -> str:
        """Return a month in words: `March 2027`."""
        return spoken_month(Day(year, month, 1), self.wording)

    def link(self, kind: str, id: str) -> Link:
        """Return the way to the page of a part of the program; without an address where the store has no such part."""
        scope = self._by_id.get((kind, id))
        return Link(scope.name if scope else id, f"/{FOLDERS[kind]}/{id}/" if scope else "")

    @cached_property
    def _by_id(self) -> Mapping[tuple[str, str], Scope]:
        return {(scope.kind, scope.id): scope for found in self.scopes.values() for scope in found}

    def leader(self, standing: Standing) -> str:
        leader = self.ledger.leaders.get(standing.assignment.leader)
        return leader.name if leader else standing.assignment.leader

    def standard(self, reference: str) -> Link:
        """Return the way to a standard's page, with its official code and title where the site has it."""
        if reference not in self._links:
            offer, address = self.offers.get(reference), f"/standards/{reference}/"
            self._links[reference] = Link(offer.code, address, offer.title) if offer else Link(reference, address)
        return self._links[reference]
