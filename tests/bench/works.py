"""What is measured, and the limits.  Each work is a function that takes a Bench; its docstring is its name.

Sizes of documents are 1,000 bytes to the KB; memory is 1,024.
"""

import json

import jobs
import line_ends
import workbooks
from count import Failed, quickest, take, take_turns

# Pages asked of generate.py for documents of 152, 292, 1,166, 14,900 and about 100,000 pages.
PAGES_152, PAGES_292, PAGES_1166, PAGES_14900, PAGES_100000 = 252, 249, 1000, 16300, 109000
G, M, K = 10**9, 10**6, 10**3
MB, KB = 2**20, 2**10
LINEAR = 1.05  # what a page, a booklet or a folder may take, of what one in a smaller job takes
SAME = 1.01

WORKS, LARGE = [], []


def work(works):
    def add(function):
        works.append(function)
        return function
    return add


class Bench:
    def __init__(self, binary, counter, judge):
        self.binary, self.counter, self.judge = binary, counter, judge

    def command(self, *words):
        return [self.binary, *words]

    def build(self, job, workers=1):
        return self.command("build", "--force", "-j", workers, job, "-o", job.parent / "output")

    def count(self, command):
        return self.counter.count(command)

    def hold_peak(self, taken, limit):
        self.judge.hold("peak memory", taken.peak * KB, limit, "MB")

    def hold_ratio(self, what, value, base, limit):
        """value / base; either may be unknown."""
        ratio = None if value is None or base is None else value / base
        self.judge.hold(what, ratio, limit, "times")

    def tell_seconds(self, taken):
        self.judge.tell("CPU seconds", taken.cpu, "s")


def each(total, n):
    return None if total is None else total / n


def sizes(job):
    """(documents, pages, bytes) of what was made of a job."""
    manifest = json.loads((job.parent / "output" / "manifest.json").read_text("utf-8"))
    documents = manifest["documents"].values()
    return len(documents), *(sum(entry[what] for entry in documents) for what in ("pages", "bytes"))


@work(WORKS)
def version(bench):
    """--version"""
    bench.judge.hold("instructions", bench.count(bench.command("--version")), 3 * M, "M")
    bench.tell_seconds(quickest(bench.command("--version"), 3))


def measure_plan(bench, job, limits):
    """A plan document, against its limits of instructions and memory."""
    instructions, peak = limits
    bench.judge.hold("instructions", bench.count(bench.build(job)), instructions, "G")
    taken = quickest(bench.build(job), 3)
    bench.hold_peak(taken, peak)
    bench.tell_seconds(taken)
    bench.judge.tell("pages", sizes(job)[1], "pages")


@work(WORKS)
def plan(bench):
    """plan of 152 pages: tagged, archival, checked, with its sources"""
    job = jobs.plan(PAGES_152, rollups=False)
    measure_plan(bench, job, (0.75 * G, 25 * MB))
    bench.judge.hold("size", sizes(job)[2], 900 * K, "bytes")


@work(WORKS)
def plan_with_rollups(bench):
    """plan of 292 pages, with rollups, totals of units and an index by line"""
    measure_plan(bench, jobs.plan(PAGES_292), (1.6 * G, 33 * MB))


@work(WORKS)
def lines(bench):
    """lines of 199 rows of the plan: how they end, and what evening them out takes"""
    job = jobs.rows_of_plan(199)
    ends = line_ends.count(bench.command("build", "--dump-layout", job, "-o", job.parent / "layout"))
    bench.judge.hold("lines that end with a word of one letter", ends.letters, 45, "lines")
    bench.judge.hold("lines that end with a hyphen", ends.hyphens, 60, "lines")
    bench.judge.tell("lines", ends.lines, "lines")
    plans = [jobs.plan(PAGES_152, breaking=how) for how in ("greedy", "optimal")]
    greedy, optimal = (bench.count(bench.build(job)) for job in plans)
    bench.hold_ratio("instructions of a plan, of greedy lines'", optimal, greedy, 1.15)


@work(WORKS)
def growth_of_plan(bench):
    """plan of 1,166 pages, against that of 292"""
    small, large = jobs.plan(PAGES_292), jobs.plan(PAGES_1166)
    counts = [bench.count(bench.build(job)) for job in (small, large)]
    pages = [sizes_of_made(bench, job)[1] for job in (small, large)]
    bench.hold_ratio("instructions a page", each(counts[1], pages[1]), each(counts[0], pages[0]), LINEAR)


def sizes_of_made(bench, job):
    """sizes(), after it was made if it wasn't."""
    if not (job.parent / "output" / "manifest.json").exists():
        take(bench.build(job))
    return sizes(job)


@work(WORKS)
def long_plan(bench):
    """plan of 14,900 pages"""
    job = jobs.plan(PAGES_14900)
    taken = take(bench.build(job))
    own = max(take(bench.command(command, job)).peak for command in ("check", "rollup"))
    pages, size = sizes(job)[1:]
    bench.hold_peak(taken, 150 * MB)
    bench.judge.hold("memory a page beyond the plan's", max(0, taken.peak - own) * KB / pages, 1 * KB, "KB")
    bench.judge.hold("size of a page", size / pages, 900 * K / 152, "bytes")
    bench.tell_seconds(taken)
    bench.judge.tell("pages", pages, "pages")


@work(LARGE)
def longest_plan(bench):
    """plan of 100,000 pages, not tagged: PDF/A allows too few objects for the tags of so many"""
    small, large = (jobs.plan(pages, tagged=False) for pages in (PAGES_14900, PAGES_100000))
    before, taken = take(bench.build(small)), take(bench.build(large))
    (_, few, _), (_, pages, size) = sizes(small), sizes(large)
    bench.hold_peak(taken, 1024 * MB)
    bench.judge.hold("size of a page", size / pages, 900 * K / 152, "bytes")
    bench.tell_seconds(taken)
    bench.judge.tell("CPU seconds a page, of 14,900's", taken.cpu / pages / (before.cpu / few), "times")
    bench.judge.tell("pages", pages, "pages")


def booklet_sizes(bench, counts):
    """Bytes a booklet, of the plan's table alone, in jobs of so many units; tells the seconds of each."""
    found = []
    for units in counts:
        job = jobs.many_booklets(units, plain=True)
        taken = take(bench.build(job))
        found.append(sizes(job)[2] / units)
        bench.judge.hold(f"size of a plain booklet, {units:,}", found[-1], 20.5 * K, "bytes")
        bench.judge.tell(f"CPU ms of one, {units:,}", taken.cpu * 1000 / units, "")
    return found


@work(WORKS)
def booklets(bench):
    """booklets of six rows"""
    few, many = (each(bench.count(bench.build(jobs.many_booklets(units))), units) for units in (50, 200))
    bench.judge.hold("instructions a booklet, 200", many, 15 * M, "M")
    bench.hold_ratio("instructions a booklet, of 50's", many, few, LINEAR)
    small, large = booklet_sizes(bench, (100, 1000))
    bench.hold_ratio("size of a plain booklet, of 100's", large, small, SAME)
    job = jobs.many_booklets(200)
    take(bench.build(job))
    bench.judge.tell("size with the logo and a second table", sizes(job)[2] / 200, "bytes")


@work(LARGE)
def many_booklets(bench):
    """10,000 booklets of six rows"""
    small, large = booklet_sizes(bench, (100, 10000))
    bench.hold_ratio("size of a plain booklet, of 100's", large, small, SAME)


def measure_rows(bench, command):
    """Instructions a row of 100,000, and memory of a million."""
    few, many = jobs.many_rows(100), jobs.many_rows(1000)
    rows = 100 * jobs.rows.ROWS
    instructions = bench.count(bench.command(command, few))
    bench.judge.hold("instructions a row, 100,000", each(instructions, rows), 20 * K, "k")
    taken = take(bench.command(command, many))
    bench.hold_peak(taken, 500 * MB)
    bench.tell_seconds(taken)


@work(WORKS)
def check_rows(bench):
    """check of a million rows"""
    measure_rows(bench, "check")


@work(WORKS)
def rollup_rows(bench):
    """rollup of a million rows"""
    measure_rows(bench, "rollup")


@work(WORKS)
def versions(bench):
    """what changed between two plans of 100,000 rows, against reading them"""
    job = jobs.versions(100)
    folder = job.parent
    read = bench.count(bench.command("diff", folder / "none", job, "--unit", "U0001"))
    whole = bench.command("diff", folder / "v2", job, "--format", "csv")
    bench.hold_ratio("instructions, of reading both", bench.count(whole), 2 * read, 3)
    taken = take(whole)
    bench.hold_peak(taken, 250 * MB)
    bench.tell_seconds(taken)


@work(WORKS)
def workbook(bench):
    """check of 100,000 rows in an .xlsx, against the same in a CSV"""
    folder = jobs.workbook(100000).parent
    plain, book = (bench.command("check", folder / kind / "job.yaml") for kind in ("csv", "xlsx"))
    few, many = bench.count(plain), bench.count(book)
    bench.hold_ratio("instructions, of the CSV's", many, few, 6)
    of_csv, of_book = quickest(plain, 3), quickest(book, 3)
    bench.judge.tell("CPU seconds, of the CSV's", of_book.cpu / of_csv.cpu, "times")
    bench.judge.hold("memory beyond the CSV's", (of_book.peak - of_csv.peak) * KB, 16 * MB, "MB")
    bench.judge.tell("the sheet, unpacked", workbooks.size_of_sheet(folder / "xlsx" / "plan.xlsx"), "bytes")


def report_memory(bench, activities):
    """
    What the larger of two reports takes more, for each row that it has more: to read and compute the
    progress, beside what the plan takes, and both.  Returns what finds that of a command.
    """
    few, many = activities
    jobs_of = [jobs.report(300, count) for count in activities]

    def grows(command):
        peaks = [take(command(job)).peak for job in jobs_of]
        return (peaks[1] - peaks[0]) * KB / (many - few)

    plan = grows(lambda job: bench.command("check", job.with_name("plan.yaml")))
    both = grows(lambda job: bench.command("check", job))
    bench.judge.hold(f"memory a row of progress, {many:,}", both - plan, 1 * KB, "KB")
    bench.judge.tell("with its row of the plan", both, "KB")
    return grows


@work(WORKS)
def report(bench):
    """progress report"""
    grows = report_memory(bench, (3000, 20000))
    bench.judge.tell("and in the document made", grows(bench.build), "KB")


@work(LARGE)
def large_report(bench):
    """progress of a million rows, whose report would have more pages than are allowed"""
    report_memory(bench, (3000, 1000000))


def verify_counts(bench, job):
    """(instructions, documents, bytes) of verifying what is made of a job."""
    documents, _, size = sizes_of_made(bench, job)
    return bench.count(bench.command("verify", job.parent / "output")), documents, size


@work(WORKS)
def verify(bench):
    """verify"""
    job = jobs.plan(PAGES_1166)
    instructions, _, size = verify_counts(bench, job)
    bench.judge.hold("instructions a byte", each(instructions, size), 50, "")
    few, many = (verify_counts(bench, jobs.many_booklets(units, apart=True)) for units in (250, 1000))
    bench.hold_ratio("instructions a folder, 1,000 of 250's", each(*many[:2]), each(*few[:2]), LINEAR)
    taken = quickest(bench.command("verify", job.parent / "output"), 3)
    bench.judge.tell("MB/s of CPU time", size / taken.cpu / M, "")


@work(WORKS)
def two_workers(bench):
    """two workers, -j 1 to -j 2 by the clock, in turns"""
    for name, job in (("1,000 booklets", jobs.many_booklets(1000)),
                      ("plan of 1,166 pages", jobs.plan(PAGES_1166))):
        one, two = take_turns([bench.build(job, workers) for workers in (1, 2)], 3)
        bench.judge.tell(name, one.wall / two.wall, "times")
    for command in ("check", "rollup"):
        job = jobs.many_rows(1000)
        try:
            one, two = take_turns([bench.command(command, "-j", workers, job) for workers in (1, 2)], 2)
        except Failed as why:
            bench.judge.note(str(why))
            continue
        bench.judge.tell(f"{command} of a million rows", one.wall / two.wall, "times")
