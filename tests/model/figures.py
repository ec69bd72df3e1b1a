"""Figures: exact, with the decimals that they are written with; and how they are printed."""

import functools
import re
from fractions import Fraction

# How a locale writes numbers: the mark of thousands, and the mark of decimals.
MARKS = {"es-SV": (",", "."), "es-MX": (",", "."), "en-US": (",", "."), "es-AR": (".", ","),
         "es-ES": (".", ","), "es-CR": (None, ",")}
CLOSE_PERCENT = {"es-MX", "en-US"}  # where "%" stands right behind its figure
DASHES = "-\u2212\u2012\u2013\u2014"
BLANK, DASH, NUMBER, PERCENT = "blank", "dash", "number", "percent"


class Amount:
    """What a cell says: a kind, and of numbers and percents the value and how many decimals it has."""

    def __init__(self, kind, value=None, decimals=0):
        self.kind, self.value, self.decimals = kind, value, decimals
        self.given = kind in (NUMBER, PERCENT)


def thousands(text, mark):
    """Whether the mark stands before groups of three, behind one to three digits without a leading zero."""
    first, *groups = text.split(mark)
    return bool(groups) and re.fullmatch(r"[1-9]\d{0,2}", first) and all(
        re.fullmatch(r"\d{3}", group) for group in groups)


def read_digits(text, locale, percent):
    """(value, decimals) of digits and marks."""
    text = re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))", "", text)
    decimal = MARKS[locale][1]
    marks = [mark for mark in ",." if mark in text]
    if len(marks) == 2:
        last = max(marks, key=text.rindex)
        text = text.replace("," if last == "." else ".", "").replace(last, ".")
    elif marks:
        (mark,) = marks
        grouped = thousands(text, mark)
        if grouped and not (percent and mark == decimal and text.count(mark) == 1):
            text = text.replace(mark, "")
        else:
            text = text.replace(mark, ".")
    return Fraction(text), len(text.partition(".")[2])


@functools.cache
def read_amount(text, locale):
    text = text.strip()
    if not text:
        return Amount(BLANK)
    if text in DASHES:
        return Amount(DASH)
    sign = 1
    if text[0] in "-\u2212":
        sign, text = -1, text[1:]
    percent = text.endswith("%")
    value, decimals = read_digits(text.rstrip("%").strip(), locale, percent)
    return Amount(PERCENT if percent else NUMBER, sign * value, decimals)


def rounded(value, decimals):
    """Half away from zero, as an integer of 10^-decimals."""
    above, below = value.as_integer_ratio()
    whole = (2 * abs(above) * 10 ** decimals + below) // (2 * below)
    return whole if above >= 0 else -whole


def digits_of(scaled, decimals, group, mark):
    text = str(abs(scaled)).rjust(decimals + 1, "0")
    whole, rest = (text[:-decimals], text[-decimals:]) if decimals else (text, "")
    if group:
        whole = f"{int(whole):,}".replace(",", group)
    return ("-" if scaled < 0 else "") + whole + (mark + rest if rest else "")


class Writer:
    """Writes figures: for people as the locale does, `on_paper` with a gap before "%"; plain for programs."""

    def __init__(self, locale, plain=False, on_paper=False):
        self.sign = "\u00a0%" if on_paper and locale not in CLOSE_PERCENT else "%"
        self.group, self.mark = ("", ".") if plain else MARKS[locale]
        if self.group is None:
            self.group = "\u00a0"
        self.plain = plain

    def number(self, value, decimals):
        return digits_of(rounded(value, decimals), decimals, self.group, self.mark)

    def figure(self, value, decimals, percent):
        return self.number(value, decimals) + (self.sign if percent and not self.plain else "")

    def mean(self, values, percent):
        """Of (value, decimals): one decimal more than they have; of equal ones, the first as it is."""
        if len({value for value, _ in values}) == 1:
            return self.figure(*values[0], percent)
        mean = sum(value for value, _ in values) / len(values)
        return self.figure(mean, max(decimals for _, decimals in values) + 1, percent)

    def sum(self, values, percent):
        return self.figure(sum(value for value, _ in values), max(d for _, d in values), percent)
