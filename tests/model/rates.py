"""Rates: what is reported as numerators and denominators, by the reference's section on progress."""

import random
from fractions import Fraction
from math import gcd, lcm

from figures import NUMBER, PERCENT, Amount, rounded
from reading import DENOMINATOR, MONTHS, NUMERATOR

POOLED = ("promedio", "constante")
PLACES = 4


def places_of(value):
    """How many decimals it takes to write it."""
    return next(places for places in range(40) if (value * 10 ** places).denominator == 1)


def pair_of(row, month, read):
    """(numerator, denominator) that make a rate, or None."""
    cells = [row.get(f"{side} {month}".lower()) for side in (NUMERATOR, DENOMINATOR)]
    if None in cells:
        return None
    pair = [read(cell.text) for cell in cells]
    if any(not a.given or a.kind == PERCENT or a.value < 0 for a in pair) or not pair[1].value:
        return None
    return pair[0].value, pair[1].value


class Rate:
    """The sum of numerators by that of denominators; stands in for the portion of months."""

    def __init__(self, pairs, percent):
        self.numerator, self.denominator = (sum(side) for side in zip(*pairs))
        self.percent = percent
        self.values = pairs

    @property
    def value(self):
        return Fraction(self.numerator) / self.denominator * (100 if self.percent else 1)

    def write(self, writer, percent):
        return writer.figure(self.value, 0 if self.value.denominator == 1 else 1, percent)


def settle(progress, read):
    """The pairs of a progress, by month; and the months that are what these make."""
    pairs, computed = {}, set()
    for index, month in enumerate(MONTHS):
        pair = progress.row and pair_of(progress.row, month, read)
        if not pair:
            continue
        pairs[index] = pair
        value = Rate([pair], progress.activity.percent).value
        own = progress.months[index]
        if own.given and own.value == Fraction(rounded(value, own.decimals), 10 ** own.decimals):
            continue
        computed.add(index)
        shown = Fraction(rounded(value, PLACES), 10 ** PLACES)
        progress.months[index] = Amount(PERCENT if progress.activity.percent else NUMBER, shown,
                                        places_of(shown))
    return pairs, computed


class Total:
    """The same activity over units, of (planned, executed, activity) of those that have a figure."""

    def __init__(self, members):
        executed = [rate for _, rate, _ in members]
        self.falls = members[0][2].falls
        self.executed = Rate([(r.numerator, r.denominator) for r in executed], executed[0].percent)
        parts = []
        for planned, rate, _ in members:
            decimals = max(d for _, d in planned.values)
            units = sum(v for v, _ in planned.values) * 10 ** decimals
            divisor = len(planned.values) if planned.mean else 1
            common = gcd(int(units), divisor)
            parts.append((Fraction(units) / common / 10 ** decimals, divisor // common, rate.denominator))
        shares = lcm(*(divisor for _, divisor, _ in parts))
        self.expected = sum(units * below * (shares // divisor) for units, divisor, below in parts)
        self.planned = self.expected / (shares * self.executed.denominator)

    def write_planned(self, writer, percent):
        decimals = places_of(self.expected)
        if (self.planned * 10 ** decimals).denominator != 1:
            decimals += 1
        return writer.figure(self.planned, decimals, percent)


def write_parts(chance, unit, row, percent, write):
    """Numerators and denominators beside what a row says, and mostly nothing of its own."""
    for month in MONTHS:
        above, below = f"{NUMERATOR} {month}", f"{DENOMINATOR} {month}"
        row[above] = row[below] = ""
        if not row[month] or chance.random() < 0.1:
            continue
        denominator = chance.choice((chance.randint(1, 12), chance.randint(1, 400), 0))
        numerator = chance.randint(0, denominator * (1 if percent else 20) + chance.choice((0, 0, 0, 5)))
        row[above], row[below] = str(numerator), str(denominator)
        lot = chance.random()
        if lot < 0.05:
            row[chance.choice((above, below))] = chance.choice(("", "-", "5%", "-3"))
        if lot < 0.6:
            row[month] = ""
        elif lot < 0.9 and denominator:
            places = chance.choice((0, 1, 2))
            value = Fraction(numerator, denominator) * (100 if percent else 1)
            row[month] = write(Fraction(rounded(value, places), 10 ** places), places)
    unit.rates |= {f"{side} {month}": None for month in MONTHS for side in (NUMERATOR, DENOMINATOR)}


def report(job, write_number):
    """Of some jobs, some activities are reported so by their units."""
    chance = random.Random(f"rates {job.seed}")
    names = sorted({kind.name for unit in job.units for kind in unit.kinds})
    said = [name for name in names if chance.random() < 0.5] if chance.random() < 0.35 else []
    for unit in job.units:
        unit.rates = {}
        for row in unit.report or []:
            kinds = [kind for kind, planned in zip(unit.kinds, unit.rows)
                     if kind.name in said and planned["ACTIVIDAD"].lower() == row["ACTIVIDAD"].lower()]
            if kinds and chance.random() < 0.9:
                percent = kinds[0].percent
                write_parts(chance, unit, row, percent, lambda value, places, percent=percent: write_number(
                    chance, job.locale, value, places, percent))
        for row in unit.report or []:
            for column in unit.rates:
                row.setdefault(column, "")
