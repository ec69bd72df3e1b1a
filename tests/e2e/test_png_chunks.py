"""A picture is its samples, size and transparency: what else its file holds is skipped, not unpacked."""

import shutil
import struct
import zlib

from harness import PLAN, check, check_equal, test
from test_extract_limits import MEBIBYTE
from test_workers import shim


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def with_chunks(png, chunks):
    """The picture with chunks behind its IHDR, where all kinds of them may stand."""
    return png[:33] + chunks + png[33:]


def profile(size):
    """As much of an ICC profile of so many bytes as libpng looks at, and a tag of zeroes."""
    head = bytearray(struct.pack(">I4xI4s4s4s12x4s88x", size, 0x02100000, b"mntr", b"RGB ", b"XYZ ",
                                 b"acsp"))
    head[68:80] = struct.pack(">III", 0xF6D6, 0x10000, 0xD32D)
    return bytes(head) + struct.pack(">I4sII", 1, b"text", 144, size - 144) + bytes(size - 144)


def built(program, folder, png):
    """The booklet with that logo, and how often the process that read it asked for memory."""
    shutil.copytree(PLAN, folder / "job")
    (folder / "job" / "logo.png").write_bytes(png)
    mark = folder / "mark"
    environment = {**shim(program, "count:0"), "FAULT_MARK": str(mark)}
    program.run("build", folder / "job" / "job.yaml", "-o", folder, "--unit", "DJ",
                env=environment).expect(0, silent=False)
    return (folder / "unidades" / "DJ.pdf").read_bytes(), mark.stat().st_size


@test
def chunks_of_a_picture_that_are_of_no_use_are_not_unpacked(program):
    """The document is the same, and takes no more memory: a chunk that is read takes some several times."""
    folder = program.folder("chunks")
    plain = (PLAN / "logo.png").read_bytes()
    packed = zlib.compress(bytes(3 * MEBIBYTE), 9)
    expected, usual = built(program, folder / "plain", plain)
    variants = {
        "ztxt": chunk(b"zTXt", b"Comment\0\0" + packed) * 900,
        "itxt": chunk(b"iTXt", b"Comment\0\1\0\0\0" + packed) * 900,
        "text": chunk(b"tEXt", b"Comment\0" + b"x" * 999) * 900,
        "splt": b"".join(chunk(b"sPLT", b"%d\0\x08" % number + b"abcdef" * 3000) for number in range(200)),
        "iccp": chunk(b"iCCP", b"x\0\0" + zlib.compress(profile(3 * MEBIBYTE), 9)) * 50,
        "iccp-huge": chunk(b"iCCP", b"x\0\0" + zlib.compress(profile(300 * MEBIBYTE), 9)),
        "exif": chunk(b"eXIf", b"MM\0*" + b"x" * 9_000_000),
        "own": chunk(b"prVt", b"x" * 99_999) * 200,
    }
    for name, chunks in variants.items():
        got, allocations = built(program, folder / name, with_chunks(plain, chunks))
        check(got == expected, f"{name}: the document is another one")
        check(allocations < usual + 100, f"{name}: {allocations} allocations, not some {usual}")


@test
def colours_are_taken_as_they_are(program):
    """Whatever gamma or space they are said to be of."""
    folder = program.folder("colours")
    plain = (PLAN / "logo.png").read_bytes()
    expected, _ = built(program, folder / "plain", plain)
    for name, chunks in (("gamma", chunk(b"gAMA", struct.pack(">I", 100_000))),
                         ("srgb", chunk(b"sRGB", b"\0")),
                         ("background", chunk(b"bKGD", bytes(6))),
                         ("primaries", chunk(b"cHRM", struct.pack(">8I", *range(10_000, 90_000, 10_000))))):
        got, _ = built(program, folder / name, with_chunks(plain, chunks))
        check_equal(got == expected, True, f"the document with {name} is that without")
