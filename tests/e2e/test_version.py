"""The version is written in one place; what can't take it from there says the same."""

import json
import re

from harness import ROOT, check, check_equal, test
from test_batch import small


@test
def all_that_tell_the_version_tell_the_same(program):
    """--version, the header, the manifest, the change log's newest entry and the image of the deployment."""
    version = program.run("--version").expect(0).out.split()[1]
    header = (ROOT / "src/base/version.h").read_text(encoding="utf-8")
    check(f'#define PLIEGO_VERSION "{version}"\n' in header, "version.h")
    entries = re.findall(r"^## (\S+?),? ", (ROOT / "src/CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    check_equal(entries[0], version, "CHANGELOG.md")
    image = re.search(r"pliego:([0-9.]+)", (ROOT / "templates/deploy/pliego-kubernetes.yaml").read_text())
    check_equal(image.group(1), version, "image of the deployment")
    manifest = json.loads((small(program)[1] / "manifest.json").read_text(encoding="utf-8"))
    check_equal(manifest["program"], f"Pliego {version}", "manifest")
