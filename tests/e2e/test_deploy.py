"""What is shipped for cron, systemd, logrotate, Slurm and Kubernetes is checked by their tools, and runs."""

import os
import re
import shutil
import subprocess

from harness import ROOT, Skip, check, check_equal, files_below, test
from test_batch import built, small
from test_shards import check_whole

DEPLOY = ROOT / "templates" / "deploy"
SHARES = 8


def tool(name):
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")
    if not found:
        raise Skip(f"{name} is not installed")
    return found


def read(name):
    return (DEPLOY / name).read_text(encoding="utf-8")


def run(*command, **options):
    return subprocess.run([*map(str, command)], capture_output=True, text=True, check=False,
                          stdin=subprocess.DEVNULL, **options)


def placed(program, text, job, out):
    """What is shipped, with the places of this machine."""
    return (text.replace("/usr/local/bin/pliego", str(program.binary))
            .replace("/srv/pliego/job.yaml", str(job)).replace("/srv/pliego/output", str(out)))


@test
def systemd_finds_no_fault_in_its_units(program):
    analyze = tool("systemd-analyze")
    folder = program.folder("units")
    job, out = small(program)
    for name in ("pliego.service", "pliego.timer"):
        (folder / name).write_text(placed(program, read(name), job, out), encoding="utf-8")
    result = run(analyze, "verify", "--man=no", folder / "pliego.service", folder / "pliego.timer")
    check_equal((result.returncode, result.stderr), (0, ""), "systemd-analyze verify")
    result = run(analyze, "security", "--offline=true", "--threshold=15", folder / "pliego.service")
    check_equal(result.returncode, 0, f"its exposure: {result.stdout[-200:]}{result.stderr}")
    (folder / "pliego.service").write_text("[Service]\nExecStart=nothing\nProtectSytem=strict\n")
    result = run(analyze, "verify", "--man=no", folder / "pliego.service")
    check(result.stderr, "systemd-analyze finds no fault in anything")


@test
def systemd_units_run_what_works(program):
    job, out = built(program, "unit")
    commands = re.findall(r"(?m)^ExecStart(?:Post)?=(.*)$", placed(program, read("pliego.service"), job, out))
    check_equal(len(commands), 2, "commands of the service")
    for command in commands:
        result = run(*command.split(), env={})
        check_equal(result.returncode, 0, f"{command}: {result.stderr[-300:]}")


@test
def logrotate_finds_no_fault(program):
    rotate = tool("logrotate")
    folder = program.folder("logs")
    text = read("pliego.logrotate").replace("/var/log/pliego", str(folder))
    text = re.sub(r"create \S+ \S+ \S+", f"create 0640 {os.geteuid()} {os.getegid()}", text)
    (folder / "pliego.log").write_text("a line\n", encoding="utf-8")
    (folder / "conf").write_text(text, encoding="utf-8")
    result = run(rotate, "-d", folder / "conf")
    check(result.returncode == 0 and "error" not in result.stderr, result.stderr[-300:])


@test
def cron_runs_it_in_silence(program):
    job, out = built(program, "crontab")
    *_, line = read("pliego.crontab").splitlines()
    fields = line.split(None, 6)
    check(all(re.fullmatch(r"[\d*,/-]+", field) for field in fields[:5]), f"times: {fields[:5]}")
    check("%" not in fields[6], "cron takes a percent sign for the end of the command")
    command = placed(program, fields[6], job, out).replace("/var/log/pliego", str(program.scratch))
    command = re.sub(r"^pliego ", f"{program.binary} ", command)
    result = run("/bin/sh", "-c", command, env={"PATH": "/usr/bin:/bin"}, cwd="/")
    check_equal((result.returncode, result.stdout, result.stderr), (0, "", ""), command)


@test
def slurm_makes_the_shares(program):
    script = DEPLOY / "pliego.slurm"
    check_equal(run("bash", "-n", script).returncode, 0, "bash -n")
    if shutil.which("shellcheck"):
        result = run("shellcheck", "-s", "bash", script)
        check_equal(result.returncode, 0, result.stdout)
    job, _ = small(program)
    out = program.scratch / "slurm-out"
    environment = {"PATH": os.environ["PATH"], "PLIEGO": str(program.binary),
                   "SLURM_ARRAY_TASK_COUNT": str(SHARES), "SLURM_ARRAY_TASK_MIN": "1",
                   "SLURM_ARRAY_TASK_MAX": str(SHARES)}
    for number in range(1, SHARES + 1):
        result = run("bash", script, job, out, env={**environment, "SLURM_ARRAY_TASK_ID": str(number)})
        check_equal((result.returncode, result.stderr), (0, ""), f"share {number}")
    program.run("merge", out).expect(0)
    check_whole(program, out)
    from_zero = {**environment, "SLURM_ARRAY_TASK_ID": "0", "SLURM_ARRAY_TASK_MIN": "0",
                 "SLURM_ARRAY_TASK_MAX": str(SHARES - 1)}
    check_equal(run("bash", script, job, out, env=from_zero).returncode, 2, "an array that begins with 0")


@test
def kubernetes_makes_the_shares(program):
    text = read("pliego-kubernetes.yaml")
    check_equal(re.findall(r"(?m)^  (?:completions|parallelism): (\d+)$", text), [str(SHARES)] * 2, "pods")
    found = re.search(r"(?ms)^ +args:\n +- >-\n(.*?)\n +resources:", text)
    job, _ = small(program)
    out = program.scratch / "kubernetes-out"
    command = placed(program, " ".join(found.group(1).split()), job, out)
    command = command.replace("exec pliego", f"exec {program.binary}")
    for number in range(SHARES):
        result = run("/bin/sh", "-c", command, env={"JOB_COMPLETION_INDEX": str(number)})
        check_equal((result.returncode, result.stderr), (0, ""), f"pod {number}")
    program.run("merge", out).expect(0)
    check_whole(program, out)
    check_equal(len(files_below(out)), 8, "documents")
    try:
        import yaml
    except ImportError as reason:
        raise Skip("PyYAML is not installed: it ran, but nobody looked at its keys") from reason
    document = yaml.safe_load(text)
    check_equal((document["kind"], document["spec"]["completionMode"]), ("Job", "Indexed"), "kind")
