"""A PDF that is damaged, or made to do harm, is told in one line, whatever its library says or needs."""

import os
import struct
import subprocess
import sys
import zlib

from harness import check, check_equal, files_below, test
from test_extract import extract, pdf_with, qpdf, stream, write_pdf
from test_workers import shim

CATALOG = b"<</Type /Catalog /Pages 2 0 R /Names <</EmbeddedFiles 3 0 R>>>>"
PAGES = b"<</Type /Pages /Kids [] /Count 0>>"
FILE = b"<</F (a.csv) /UF (a.csv) /EF <</F 4 0 R>>>>"
MEBIBYTE = 1024 * 1024
# Prints what its command came to: exit code, largest resident size of any of its processes in KiB, messages.
MEASURE = ("import resource, subprocess, sys\n"
           "done = subprocess.run(sys.argv[1:], capture_output=True, text=True, timeout=100)\n"
           "print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
           "print(done.stderr, end='')\n")


def zeroes(mebibytes):
    """So many MiB of zeroes as zlib compresses them, without compressing all of them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(bytes(MEBIBYTE)) + packer.flush(zlib.Z_FULL_FLUSH)
    total = (mebibytes * MEBIBYTE) % 65521
    return b"\x78\xda" + piece * mebibytes + b"\x03\x00" + struct.pack(">HH", total, 1)


def pdf_of_streams(path, packed, entries):
    """A PDF whose object 1, the catalog, is in the object stream 5, which is packed so."""
    data = bytearray(b"%PDF-1.7\n")
    offsets = {}
    for number, body in ((5, stream(packed, b"/Type /ObjStm /N 1 /First 4 " + entries)),
                         (2, PAGES), (3, b"<</Names [(a) 4 0 R]>>"), (4, b"null")):
        offsets[number] = len(data)
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(data)
    rows = b"\x00" + bytes(6) + b"\x02" + struct.pack(">IH", 5, 0)
    rows += b"".join(b"\x01" + struct.pack(">IH", offsets[number], 0) for number in (2, 3, 4, 5))
    rows += b"\x01" + struct.pack(">IH", start, 0)
    data += b"6 0 obj\n" + stream(rows, b"/Type /XRef /Size 7 /W [1 4 2] /Root 1 0 R ")
    path.write_bytes(data + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % start)
    return path


def check_told(program, pdf, rule, said=""):
    """Exit code 1, one line at the PDF, of that rule; no file.  Returns the largest resident size in MiB."""
    out = program.scratch / f"{pdf.stem}-limits-out"
    command = [program.binary, "extract", pdf, "-o", out]
    printed = subprocess.run([sys.executable, "-c", MEASURE, *map(str, command)], capture_output=True,
                             text=True, check=True, env={**os.environ, "LC_ALL": "C"}, timeout=120).stdout
    numbers, _, told = printed.partition("\n")
    status, resident = map(int, numbers.split())
    check_equal(status, 1, f"exit status of {pdf.name}, which said {told!r}")
    check_equal(told.count("\n"), 1, f"lines about {pdf.name}: {told!r}")
    check(told.startswith(f"{pdf}: error: ") and told.endswith(f" [{rule}]\n") and said in told,
          f"not of {rule} and {said!r}: {told!r}")
    check_equal(files_below(out) if out.exists() else [], [], f"files of {pdf.name}")
    return resident / 1024


@test
def extract_bounds_the_memory_that_a_small_pdf_takes(program):
    """Object streams, cross-reference streams and embedded files that unpack to 4 GiB."""
    folder = program.folder("bombs")
    once = zeroes(4096)
    twice = zlib.compress(once, 9)
    chain = b"/Filter [/FlateDecode /FlateDecode]"
    check(len(twice) < 40_000, f"not a small bomb: {len(twice)} bytes")
    bombs = {
        "objects": (pdf_of_streams(folder / "objects.pdf", twice, chain), "extract-limit"),
        "file": (pdf_with(folder / "file.pdf", (b"a", stream(once, b"/Filter /FlateDecode"))),
                 "extract-limit"),
        "chain": (pdf_with(folder / "chain.pdf", (b"a", stream(twice, chain))), "extract-filter"),
        "long-chain": (pdf_of_streams(folder / "long-chain.pdf", twice,
                                      b"/Filter [%b]" % (b"/FlateDecode " * 200)), None),
    }
    # The cross-reference stream itself.
    data = b"%PDF-1.7\n1 0 obj\n" + stream(
        twice, b"/Type /XRef /Size 7 /W [1 4 2] /Root 1 0 R " + chain) + b"\nendobj\n"
    (folder / "xref.pdf").write_bytes(data + b"startxref\n9\n%%EOF\n")
    bombs["xref"] = (folder / "xref.pdf", "extract-limit")
    # Run lengths: two bytes for 128 each, after one that zlib packs well.
    runs = zlib.compress(b"\x81\x00" * (32 * MEBIBYTE), 9)
    bombs["runs"] = (pdf_of_streams(folder / "runs.pdf", runs, b"/Filter [/FlateDecode /RunLengthDecode]"),
                     "extract-limit")
    for name, (pdf, rule) in bombs.items():
        resident = check_told(program, pdf, rule or "extract-not-pdf")
        check(resident < 500, f"{name}: {resident:.0f} MiB were resident")


@test
def extract_tells_a_damaged_structure_in_one_line(program):
    folder = program.folder("structures")
    leaf = b"<</Names [(a) %b]>>" % FILE
    content = stream(b"1,2\n")
    structures = {
        "no-root": ([b"null", PAGES, leaf, content], "extract-not-pdf"),
        "root-a-number": ([b"17", PAGES, leaf, content], "extract-not-pdf"),
        "names-a-number": ([b"<</Type /Catalog /Pages 2 0 R /Names 7>>", PAGES], "extract-damaged"),
        "names-an-array": ([b"<</Type /Catalog /Pages 2 0 R /Names [3 0 R]>>", PAGES, leaf, content],
                           "extract-damaged"),
        "tree-a-string": ([b"<</Type /Catalog /Pages 2 0 R /Names <</EmbeddedFiles (x)>>>>", PAGES],
                          "extract-damaged"),
        "pairs-a-dictionary": ([CATALOG, PAGES, b"<</Names <<>>>>"], "extract-damaged"),
        "pairs-odd": ([CATALOG, PAGES, b"<</Names [(a) %b (b)]>>" % FILE, content], "extract-damaged"),
        "kids-a-number": ([CATALOG, PAGES, b"<</Kids 3>>"], "extract-damaged"),
        "kid-a-number": ([CATALOG, PAGES, b"<</Kids [3]>>"], "extract-damaged"),
        "kid-missing": ([CATALOG, PAGES, b"<</Kids [99 0 R]>>"], "extract-damaged"),
        "kids-two-in-a-ring": ([CATALOG, PAGES, b"<</Kids [4 0 R]>>", b"<</Kids [3 0 R]>>"],
                               "extract-limit"),
        "file-a-number": ([CATALOG, PAGES, b"<</Names [(a) 7]>>"], "extract-damaged"),
        "ef-missing": ([CATALOG, PAGES, b"<</Names [(a) <</F (a)>>]>>"], "extract-damaged"),
        "ef-a-number": ([CATALOG, PAGES, b"<</Names [(a) <</F (a) /EF 3>>]>>"], "extract-damaged"),
        "stream-missing": ([CATALOG, PAGES, leaf], "extract-damaged"),
        "stream-a-dictionary": ([CATALOG, PAGES, leaf, b"<<>>"], "extract-damaged"),
        "name-missing": ([CATALOG, PAGES, b"<</Names [(a) <</EF <</F 4 0 R>>>>]>>", content],
                         "extract-damaged"),
        "object-cut": ([CATALOG, PAGES, b"<</Names [(a) <</F (a"], "extract-"),
        "nested": ([CATALOG, PAGES, b"[" * 100_000 + b"]" * 100_000], "extract-"),
        "filters-long": ([CATALOG, PAGES, leaf, stream(b"x", b"/Filter [%b]" % (b"/Crypt " * 9999))],
                         "extract-filter"),
        "length-wrong": ([CATALOG, PAGES, leaf, content.replace(b"/Length 4", b"/Length 2")], "extract-"),
        "length-missing": ([CATALOG, PAGES, leaf, content.replace(b"/Length 4", b"")], "extract-"),
    }
    for name, (objects, rule) in structures.items():
        pdf = write_pdf(folder / f"{name}.pdf", objects)
        out = folder / name
        result = extract(program, pdf, out).expect(1, silent=False)
        check_equal(result.err.count("\n"), 1, f"lines about {name}: {result.err!r}")
        check(result.err.startswith(f"{pdf}: error: ") and f"[{rule}" in result.err,
              f"{name} is not of {rule}: {result.err!r}")
        check(len(result.err) < 1000, f"{name}: a line of {len(result.err)} bytes")
        check(not out.exists(), f"{name}: its folder is there")


@test
def extract_tells_of_a_trailer_without_root_and_of_rings_of_tables(program):
    folder = program.folder("trailers")
    whole = pdf_with(folder / "whole.pdf", (b"a.csv", stream(b"1,2\n"))).read_bytes()
    start = whole.index(b"xref\n")
    for name, old, new in (("no-root", b" /Root 1 0 R", b""),
                           ("root-missing", b"/Root 1 0 R", b"/Root 9 0 R"),
                           ("prev-ring", b"<</Size", b"<</Prev %d /Size" % start),
                           ("prev-nowhere", b"<</Size", b"<</Prev 7 /Size"),
                           ("encrypt-a-number", b"<</Size", b"<</Encrypt 7 /Size"),
                           ("encrypt-empty", b"<</Size", b"<</Encrypt <<>> /Size")):
        (folder / f"{name}.pdf").write_bytes(whole.replace(old, new))
        check_told(program, folder / f"{name}.pdf", "extract-not-pdf")


@test
def extract_asks_for_no_password(program):
    folder = program.folder("locked")
    whole = pdf_with(folder / "whole.pdf", (b"a.csv", stream(b"1,2\n")))
    qpdf("--encrypt", "secreto", "otro", "256", "--", whole, folder / "locked.pdf")
    check_told(program, folder / "locked.pdf", "extract-not-pdf", "without a password")
    qpdf("--encrypt", "", "otro", "256", "--", whole, folder / "open.pdf")
    extract(program, folder / "open.pdf", folder / "out").expect(0)
    check_equal((folder / "out" / "a.csv").read_bytes(), b"1,2\n", "the file")


@test
def extract_reads_objects_that_are_in_streams(program):
    """What other programs write: nothing of it is refused for the limits."""
    folder = program.folder("object-streams")
    whole = pdf_with(folder / "whole.pdf", (b"a.csv", stream(b"1,2\n" * 9999)), (b"b.csv", stream(b"")))
    qpdf("--object-streams=generate", "--compress-streams=y", whole, folder / "packed.pdf")
    extract(program, folder / "packed.pdf", folder / "out").expect(0)
    check_equal((folder / "out" / "a.csv").read_bytes(), b"1,2\n" * 9999, "the file")
    check_equal(files_below(folder / "out"), ["a.csv", "b.csv"], "files")


@test
def extract_alone_loads_the_library_for_pdfs(program):
    libraries = subprocess.run(["ldd", program.binary], capture_output=True, text=True, check=True).stdout
    for name in ("libqpdf", "libstdc++"):
        check(name not in libraries, f"{name} is loaded by every command")


@test
def extract_tells_of_a_library_that_is_not_there(program):
    folder = program.folder("no-library")
    (folder / "libqpdf.so.29").write_bytes(b"not a library")
    pdf = pdf_with(folder / "a.pdf", (b"a.csv", stream(b"1,2\n")))
    result = program.run("extract", pdf, "-o", folder / "out", env={"LD_LIBRARY_PATH": folder}).expect(
        3, silent=False)
    check(result.err.startswith(f"{pdf}: error: libqpdf") and result.err.count("\n") == 1 and
          "the package libqpdf29" in result.err, result.err)
    check(not (folder / "out").exists(), "its folder is there")


@test
def extract_reads_no_pdf_without_a_process_for_it(program):
    folder = program.folder("no-process")
    pdf = pdf_with(folder / "a.pdf", (b"a.csv", stream(b"1,2\n")))
    result = program.run("extract", pdf, "-o", folder / "out", env=shim(program, "fork:1")).expect(
        3, silent=False)
    check_equal(result.err, f"{pdf}: error: no process could be begun to read it [extract-process]\n",
                "the message")
