"""Every command with each of its options, formats, levels and letters, against what it should print.

The commands are in matrix/*.txt (transcript.py says how); tests/lint/options.py tells which are missing.
"""

import os
import re
import shutil
import subprocess
import sys

from harness import ROOT, check, check_equal, test
from transcript import FOLDER, read_all
from waiting import settle

sys.path.append(str(ROOT / "tests" / "lint"))

import options  # noqa: E402

PRELUDE = 'set -o pipefail; pliego() { "$PLIEGO" "$@"; }\n'


def run_step(program, folder, step):
    """What the command prints, and its exit status."""
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "PLIEGO": str(program.binary)}
    done = subprocess.run(["bash", "-c", PRELUDE + step.command], cwd=folder, env=environment, check=False,
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    out, err = ([line.rstrip() for line in data.decode().splitlines()] for data in (done.stdout, done.stderr))
    return out, err, done.returncode


def run_transcript(program, name):
    for number, section in enumerate(read_all()[name]):
        folder = program.scratch / f"{name}-{number}"
        shutil.copytree(FOLDER / "job", folder)
        settle(folder)
        for step in section:
            out, err, status = run_step(program, folder, step)
            where = f"{step.where}: {step.command}"
            check(out == step.out, "\n".join([f"{where}: it printed", *out, "instead of", *step.out]))
            check(err == step.err, "\n".join([f"{where}: it said", *err, "instead of", *step.err]))
            check_equal(status, step.status, f"{where}: exit status")


@test
def build_does_what_its_options_say(program):
    run_transcript(program, "build")


@test
def check_does_what_its_options_say(program):
    run_transcript(program, "check")


@test
def rollup_does_what_its_options_say(program):
    run_transcript(program, "rollup")


@test
def explain_does_what_its_options_say(program):
    run_transcript(program, "explain")


@test
def diff_does_what_its_options_say(program):
    run_transcript(program, "diff")


@test
def form_does_what_its_options_say(program):
    run_transcript(program, "form")


@test
def extract_does_what_its_options_say(program):
    run_transcript(program, "extract")


@test
def columns_does_what_its_options_say(program):
    run_transcript(program, "columns")


@test
def import_does_what_its_options_say(program):
    run_transcript(program, "import")


@test
def init_does_what_its_options_say(program):
    run_transcript(program, "init")


@test
def verify_does_what_its_options_say(program):
    run_transcript(program, "verify")


@test
def merge_does_what_its_options_say(program):
    run_transcript(program, "merge")


@test
def every_transcript_is_run(program):
    names = {name.split("_")[0] for name, value in globals().items() if name.endswith("_its_options_say")}
    check_equal(set(read_all()), names, "transcripts")


@test
def help_lists_exactly_the_options_of_each_command(program):
    """In each language; and what it prints is what the lint has read in the sources."""
    commands = options.read_commands(ROOT)
    for language, usage in (("C", "Usage"), ("es_SV.UTF-8", "Uso")):
        env = {"LC_ALL": language, "LANGUAGE": None}
        text = program.run("--help", env=env).expect(0).out
        told = re.findall(r"^  pliego ([a-z-]+) ", text, re.M)
        check_equal([name for name in told if not name.startswith("-")],
                    [command.name for command in commands], f"commands in pliego --help, {language}")
        for command in commands:
            text = program.run(command.name, "--help", env=env).expect(0).out
            check(text.startswith(f"{usage}: pliego {command.name} "), f"{language}: {text[:60]}")
            check_equal(list(options.check_help(command, text)), [], f"{command.name} --help, {language}")
            check(language != "C" or text == command.help, f"not the text in the sources: {text}")


@test
def an_option_that_is_not_in_the_table_is_refused(program):
    """So a command has no others than those."""
    commands = options.read_commands(ROOT)
    every = {option.name: option for command in commands for option in command.options}
    for command in commands:
        own = {option.name for option in command.options}
        for name in every:
            # What another begins with is its abbreviation.
            if name in own or any(other.startswith(name) for other in own):
                continue
            result = program.run(command.name, "job.yaml", f"--{name}").expect(2, silent=False)
            check(f"unknown option --{name}" in result.err, f"{command.name} --{name}: {result.err}")
