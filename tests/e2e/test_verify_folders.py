"""verify looks into each folder of documents once, whatever lies between its documents in the manifest."""

import hashlib
import json

from harness import check_equal, test

PDF = b"%PDF-1.7\n%%EOF\n"


def spread(program, name, paths):
    """A folder with a small document at each path, and the manifest of them."""
    out = program.folder(name)
    record = json.loads((program.plan() / "manifest.json").read_text("utf-8"))
    entry = next(iter(record["documents"].values()))
    entry |= {"sha256": hashlib.sha256(PDF).hexdigest(), "bytes": len(PDF)}
    for path in paths:
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(PDF)
    record["documents"] = {path: entry for path in paths}
    (out / "manifest.json").write_text(json.dumps(record), "utf-8")
    return out


@test
def verify_tells_what_is_extra_in_a_folder_once(program):
    paths = ["a/1.pdf", "a/b/1.pdf", "a/b/2.pdf", "a/c.pdf", "a/d/1.pdf", "a/e.pdf", "a-b/1.pdf", "ab/1.pdf",
             "z.pdf"]
    out = spread(program, "spread", paths)
    program.run("verify", out).expect(0)
    extra = ["x", "a-b/x", "a/x", "a/b/x", "a/d/x", "ab/x"]  # in the order of the folders' first documents
    for path in extra:
        (out / path).write_bytes(b"")
    result = program.run("verify", out).expect(1, silent=False)
    check_equal(result.err, "".join(
        f"{out / path}: error: the manifest does not have this file [verify-extra]\n" for path in extra),
        "what is extra")


@test
def verify_takes_thousands_of_folders(program):
    paths = [f"u{number:04}/a/{name}.pdf" for number in range(1500) for name in "xy"]
    out = spread(program, "thousands", paths)
    (out / "u0777/a/b").write_bytes(b"")
    result = program.run("verify", out).expect(1, silent=False)
    check_equal(result.err, f"{out}/u0777/a/b: error: the manifest does not have this file [verify-extra]\n",
                "what is extra")
