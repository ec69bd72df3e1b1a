"""Documents that print the page numbers of others: whatever is laid out passes the same checks."""

import csv
import re

from harness import check, check_equal, test

HEAD = """\
year: 2024
institution: MINISTERIO
units:
  - {code: DJ, name: JURÍDICA, plan: dj.csv}
  - {code: DA, name: ADMINISTRATIVA, plan: da.csv}
documents:
"""


def job_of(program, name, *documents):
    """A job with these documents, each (output, template, more keys); returns its path."""
    folder = program.copy_plan(name).parent
    job = folder / "job.yaml"
    job.write_text(HEAD + "".join(f"  - {{template: {template}, output: {output}, title: T{more}}}\n"
                                  for output, template, more in documents), encoding="utf-8")
    return job


def refused(program, job, *places):
    """Every command that reads the job refuses it, at these lines and columns of it and no others."""
    ways = [[], ["--document", "a.pdf"], ["--document", "b.pdf"], ["--shard", "2/3"], ["--dump-layout"],
            ["--unit", "DJ"]]
    runs = [["build", job, "-o", job.parent / "out", *way] for way in ways]
    runs += [["check", job], ["rollup", job], ["explain", job, "--activity", "x", "--month", "enero"]]
    for arguments in runs:
        done = program.run(*arguments).expect(1, silent=False)
        found = re.findall(r"job\.yaml:(\d+:\d+): error: .*\[(job-[a-z-]+)\]", done.err)
        check_equal(found, list(places), f"faults with {arguments[2:]}: {done.err}")
    check(not list((job.parent / "out").glob("**/*.pdf")), "something was made")


@test
def a_circle_of_two_documents_is_refused(program):
    job = job_of(program, "circle2", ("a.pdf", "informe-revision", ", pages-of: b.pdf"),
                 ("b.pdf", "plan-anual", ", numbering: a.pdf"))
    refused(program, job, ("7:69", "job-numbering"))
    err = program.run("check", job).err
    check("«a.pdf → b.pdf → a.pdf»" in err, err)


@test
def circles_of_any_length_and_make_are_refused_once_each(program):
    job = job_of(program, "circle3", ("c.pdf", "plan-anual", ", numbering: a.pdf"),
                 ("a.pdf", "informe-revision", ", pages-of: b.pdf"),
                 ("b.pdf", "informe-revision", ", pages-of: c.pdf"),
                 ("d.pdf", "informe-revision", ", pages-of: e.pdf"),
                 ("e.pdf", "informe-revision", ", pages-of: d.pdf"),
                 ("f.pdf", "informe-revision", ", pages-of: a.pdf"))
    refused(program, job, ("7:64", "job-numbering"), ("10:69", "job-numbering"))
    err = program.run("check", job).err
    check("«c.pdf → a.pdf → b.pdf → c.pdf»" in err and "«d.pdf → e.pdf → d.pdf»" in err, err)


@test
def a_document_does_not_print_its_own_page_numbers_as_anothers(program):
    job = job_of(program, "self", ("a.pdf", "informe-revision", ", pages-of: a.pdf"),
                 ("b.pdf", "plan-anual", ", numbering: b.pdf"),
                 ("c.pdf", "plan-anual", ", pages-of: zz.pdf"))
    refused(program, job, ("7:69", "job-numbering"), ("8:64", "job-numbering"), ("9:63", "job-numbering"))


@test
def booklets_lend_no_page_numbers(program):
    job = job_of(program, "lends", ("a.pdf", "informe-revision", ', pages-of: "u/{unit.code}.pdf"'),
                 ('"u/{unit.code}.pdf"', "cuadernillo-unidad", ", per: unit"),
                 ("b.pdf", "plan-anual", ""))
    refused(program, job, ("7:69", "job-numbering"))


@test
def what_is_laid_out_for_its_numbers_alone_is_checked(program):
    """A template that needs a unit, or a quarter, is refused two steps away, too."""
    job = job_of(program, "behind", ("a.pdf", "informe-revision", ", pages-of: b.pdf"),
                 ("b.pdf", "plan-anual", ", numbering: c.pdf"), ("c.pdf", "cuadernillo-unidad", ""))
    refused_at = [("9:5", "job-needs-unit")]
    for document in ("a.pdf", "b.pdf", "c.pdf"):
        done = program.run("build", job, "-o", job.parent / "out", "--document", document)
        done.expect(1, silent=False)
        check_equal(re.findall(r"job\.yaml:(\d+:\d+): error: .*\[(job-[a-z-]+)\]", done.err), refused_at,
                    f"faults of {document}")
    job = job_of(program, "behind2", ("a.pdf", "informe-revision", ", pages-of: b.pdf"),
                 ("b.pdf", "plan-anual", ", numbering: c.pdf"), ("c.pdf", "informe-trimestral", ""))
    done = program.run("build", job, "-o", job.parent / "out", "--document", "a.pdf").expect(1, silent=False)
    check_equal(re.findall(r"job\.yaml:(\d+:\d+): error: .*\[(job-[a-z-]+)\]", done.err),
                [("9:5", "job-no-quarter")], "faults")


@test
def page_numbers_come_through_a_document_that_keeps_those_of_another(program):
    """The report tells pages of b, which keeps those of c, however little of it is asked for."""
    documents = (("a.pdf", "informe-revision", ", pages-of: b.pdf"),
                 ("b.pdf", "plan-anual", ", numbering: c.pdf"), ("c.pdf", "plan-anual", ""))
    job = job_of(program, "chain", *documents)
    direct = job_of(program, "direct", ("a.pdf", "informe-revision", ", pages-of: c.pdf"), documents[2])
    with (job.parent / "dj.csv").open(encoding="utf-8-sig", newline="") as file:
        check(len(list(csv.reader(file))) > 1, "no rows")

    def page_cells(of, *more):
        """Where and what the cells with digits only are, in the layout of a.pdf."""
        out = program.run("build", of, "-o", of.parent / "out", "--dump-layout", "--document", "a.pdf", *more)
        out.expect(0, silent=False)
        return [line for line in out.out.splitlines() if re.search(r' "\d+"$', line)]

    expected = page_cells(direct)
    check(len(expected) > 3, "no pages are told")
    check_equal(page_cells(job), expected, "pages, asked for alone")
    bytes_of = set()
    for more in (["-j", "1"], ["-j", "4"], ["-j", "2", "--document", "a.pdf"]):
        out = job.parent / "-".join(["made", *more])
        program.run("build", job, "-o", out, *more).expect(0, silent=False)
        bytes_of.add((out / "a.pdf").read_bytes())
    check_equal(len(bytes_of), 1, "different editions of a.pdf")


@test
def what_a_document_fails_for_is_what_those_that_need_it_fail_for(program):
    """No process gets memory enough: that is the system's fault, though another document shows it."""
    job = job_of(program, "starved", ("a.pdf", "plan-anual", ", numbering: c.pdf"),
                 ("b.pdf", "informe-revision", ", pages-of: d.pdf"),
                 ("c.pdf", "plan-anual", ""), ("d.pdf", "plan-anual", ""))
    out = job.parent / "out"
    names = ["--document", "a.pdf", "--document", "b.pdf"]
    done = program.run("build", job, "-o", out, *names, "--memory", "1M").expect(3, silent=False)
    told = re.findall(r"(job\.yaml:\d+:\d+): error: .* \[document-memory\]", done.err)
    check_equal(told, ["job.yaml:9:5", "job.yaml:10:5"], f"which ran out of memory: {done.err}")
    check("failed: 2 (a.pdf, b.pdf)" in done.summary, done.summary)
