"""Prints what was measured, and holds it to limits."""

UNITS = {  # of one, and how it is printed
    "G": (1e9, "{:,.3f} G"),
    "M": (1e6, "{:,.2f} M"),
    "k": (1e3, "{:,.1f} k"),
    "": (1, "{:,.1f}"),
    "pages": (1, "{:,.0f}"),
    "lines": (1, "{:,.0f}"),
    "MB": (2**20, "{:,.1f} MB"),
    "KB": (2**10, "{:,.2f} KB"),
    "bytes": (1, "{:,.0f} bytes"),
    "s": (1, "{:,.2f} s"),
    "times": (1, "{:.3f} times"),
}


def figure(value, unit):
    one, text = UNITS[unit]
    return text.format(value / one)


class Judge:
    """Remembers which limits were passed, in `passed`, and what could not be measured, in `missing`."""

    def __init__(self):
        self.passed = []
        self.missing = []
        self._work = None

    def work(self, name):
        self._work = name
        print(name, flush=True)

    def tell(self, what, value, unit):
        """A figure that nothing is asked of."""
        if value is not None:
            self._line(what, figure(value, unit), "")

    def hold(self, what, value, limit, unit):
        """A figure that must not be above its limit.  None: it can't be measured here."""
        allowed = figure(limit, unit)
        if value is None:
            self.missing.append(f"{self._work}: {what}")
            self._line(what, "not counted", f"limit {allowed}")
        elif value <= limit:
            self._line(what, figure(value, unit), f"limit {allowed}")
        else:
            over = f"{figure(value - limit, unit)} ({100 * (value / limit - 1):.1f} %) over the limit"
            self._line(what, figure(value, unit), f"limit {allowed}  PASSED: {over}")
            self.passed.append(f"{self._work}: {what}: {figure(value, unit)}, {over} of {allowed}")

    def note(self, text):
        print(f"  {text}", flush=True)

    def fail(self, why):
        """What could not be run at all."""
        self._line("FAILED", str(why), "")
        self.passed.append(f"{self._work}: {why}")

    def _line(self, what, value, rest):
        print(f"  {what:<34}{value:>18}   {rest}".rstrip(), flush=True)
