#!/usr/bin/env python3
"""Checks that what the program offers is told, and is run by a test: commands, options, their words.

    tests/lint/options.py                 check the tables of options against help, READMEs, tests/e2e/matrix/
    tests/lint/options.py --self-test     prove that each complaint is made of what it is there for

The tables are those of src/command/: `struct option_spec options[]` of each command.  A run counts that a
transcript of the matrix expects not to be wrong usage.
"""

import itertools
import pathlib
import re
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests" / "e2e"))
sys.dont_write_bytecode = True

import transcript  # noqa: E402

MONTHS = ("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
          "january february march april may june july august september october november december").split()

# What an option takes whose values a function reads; letter case aside.
PARSED = {
    "report_month": [*map(str, range(1, 13)), *MONTHS],
    "report_period": None,  # those of a plan by quarters are none of one by semesters
}

EACH_NUMBER = 12  # of numbers that are no more than so many, each is to be run


class Option:
    """A row of a table.  `values` are all that it takes, where these can be counted."""

    def __init__(self, name, letter, takes_value, values, words):
        self.name, self.letter, self.takes_value = name, letter, takes_value
        self.values, self.words = values, words


class Command:
    def __init__(self, name, file, options, text):
        self.name, self.file, self.options, self.help = name, file, options, text

    def find(self, word):
        """The option that an argument names, or None."""
        name = word.split("=", 1)[0]
        for option in self.options:
            if name in (f"--{option.name}", f"-{option.letter}"):
                return option
        return None


def strings(text):
    return re.findall(r'"((?:[^"\\]|\\.)*)"', text)


def number_of(root, text):
    """The number that a text, or a macro of some header, stands for."""
    if re.fullmatch(r"\d+", text):
        return int(text)
    for path in sorted((root / "src").rglob("*.h")):
        found = re.search(rf"^#define {re.escape(text)} (\d+)", path.read_text(encoding="utf-8"), re.M)
        if found:
            return int(found.group(1))
    raise ValueError(f"what is {text}?")


def read_option(root, row, source, at):
    """An option from its row; `at` is where that stands in the source."""
    field = dict(re.findall(r"\.(\w+) = ([^,]+)", row + ","))
    values = words = None
    if "words" in field:
        tables = re.findall(rf"\b{field['words']}\[\] = \{{([^}}]*)\}}", source[:at])
        words = values = strings(tables[-1])
    elif "parse" in field:
        values = PARSED.get(field["parse"])
        if field["parse"] not in PARSED:
            raise ValueError(f"which values {field['parse']} takes is to be said in PARSED")
    elif "number" in field:
        least, most = number_of(root, field["least"]), number_of(root, field["most"])
        values = [str(n) for n in range(least, most + 1)] if most - least < EACH_NUMBER else None
    letter = field.get("letter", "").strip("'") or None
    return Option(field["name"].strip('"'), letter, "flag" not in field, values, words)


def read_commands(root):
    """The commands of the program, as their tables have them."""
    folder = root / "src" / "command"
    source = (folder / "command.h").read_text(encoding="utf-8")
    listed = re.findall(r"^\tX\((\w+), N_\(", source, re.M)
    found = {}
    for path in sorted(folder.glob("*.c")):
        source = path.read_text(encoding="utf-8")
        names = re.findall(r"^command_(\w+)\(const struct program", source, re.M)
        tables = list(re.finditer(r"struct option_spec options\[\] = (\{.*?\});", source, re.S))
        for name, table in zip(names, tables) if len(names) == len(tables) else ():
            rows = re.finditer(r"\{(\.name = [^{}]*)\}", table.group(1))
            options = [read_option(root, row.group(1), source, table.start()) for row in rows]
            text = re.search(r"(\w*help_text)\b", source[table.end():]).group(1)
            text = re.search(rf"\b{text}\[\] =(.*?);\n", source, re.S).group(1)
            text = "".join(strings(text)).replace("\\n", "\n")
            found[name] = Command(name, path.relative_to(root), options, text)
    missing = [name for name in listed if name not in found]
    if missing:
        raise ValueError(f"src/command/ has no table of options that can be read for {', '.join(missing)}")
    return [found[name] for name in listed]


def told_options(text):
    """(letter or None, name, whether it takes a value) of each option that a help text lists."""
    rows = re.findall(r"^  (?:-(\w), |    )--([a-z-]+)( [A-ZÁÉÍÓÚÑ/]+)? ", text, re.M)
    return [(letter or None, name, bool(value)) for letter, name, value in rows if name != "help"]


def told_words(text):
    """The words of options that the first line of a help text lists: --format text|json."""
    return {name: sorted(words.split("|"))
            for name, words in re.findall(r"--([a-z-]+) ([a-z]+(?:\|[a-z]+)+)", text.split("\n\n")[0])}


def check_help(command, text):
    """Complaints about a help text, in any language."""
    expected = sorted(((o.letter, o.name, o.takes_value) for o in command.options), key=lambda o: o[1])
    told = sorted(told_options(text), key=lambda o: o[1])
    for option in expected:
        if option not in told:
            yield f"{command.name} --help does not list --{option[1]} as it is in the table"
    for option in told:
        if option not in expected:
            yield f"{command.name} --help lists --{option[1]}, which is not so in the table"
    words = {option.name: sorted(option.words) for option in command.options if option.words}
    if told_words(text) != words:
        yield f"{command.name} --help has the words {told_words(text)}, the table {words}"
    for option in command.options:
        row = re.search(rf"--{option.name} [A-Z].*?(?=^  +-|\n\n|\Z)", text, re.S | re.M)
        for word in option.words or []:
            if row and not re.search(rf"\b{word}\b", row.group(0)):
                yield f"{command.name} --help does not say what --{option.name} {word} is"


def given(command, run):
    """The options of a run: (as written, option, value or None)."""
    words = iter(run)
    for word in words:
        option = command.find(word)
        if option:
            name, equals, value = word.partition("=")
            if option.takes_value and not equals:
                value = next(words, "")
            yield name, option, value


def cells(command):
    """All that is to be run: sets of (name, value) pairs, each with how it is told."""
    yield frozenset(), command.name
    for option in command.options:
        yield frozenset({(f"--{option.name}", None)}), f"{command.name} --{option.name}"
        if option.letter:
            yield frozenset({(f"-{option.letter}", None)}), f"{command.name} -{option.letter}"
        for value in option.values or []:
            yield frozenset({(f"--{option.name}", value)}), f"{command.name} --{option.name} {value}"
    choices = [[(f"--{option.name}", word) for word in option.words]
               for option in command.options if option.words]
    for product in itertools.product(*choices):
        yield frozenset(product), " ".join([command.name, *(f"{name} {word}" for name, word in product)])


def check_runs(commands, transcripts):
    """What no transcript runs."""
    steps = [step for sections in transcripts.values() for section in sections for step in section]
    every_run = [run for step in steps if step.status != 2 for run in step.runs() if run]
    for command in commands:
        runs = []
        for run in every_run:
            if run[0] == command.name:
                options = list(given(command, run[1:]))
                runs.append({(name, None) for name, _, _ in options}
                            | {(f"--{option.name}", value.lower()) for _, option, value in options if value})
        for cell, told in cells(command):
            if not any(cell <= run for run in runs):
                yield f"{command.file}: nothing in tests/e2e/matrix/ runs «pliego {told}»"


def known_options(commands):
    own = {f"--{option.name}" for command in commands for option in command.options}
    return own | {"--help", "--version"}


def check_text(commands, name, text, everything):
    """Commands and options that a text names, and that are none; with `everything`, any that it names."""
    by_name = {command.name: command for command in commands}
    known = known_options(commands)
    for number, line in enumerate(text.replace("\\\n", "  ").split("\n"), 1):
        for named, rest in re.findall(r"(?<![\w.-])pliego (?!pliego)([a-z]+)\b([^`#|;]*)", line):
            command = by_name.get(named)
            if not command:
                if everything:
                    yield f"{name}:{number}: there is no command «{named}»"
                continue
            for word in re.findall(r"(?<!\S)(?:--[a-z][a-z-]*|-[a-z]\b)", rest.split("pliego ")[0]):
                if word != "--help" and not command.find(word):
                    yield f"{name}:{number}: {named} has no option {word}"
        for word in re.findall(r"(?<![\w-])--[a-z][a-z-]*", line) if everything else []:
            if word not in known:
                yield f"{name}:{number}: no command has the option {word}"


def check_messages(commands, root):
    """Options that a message of the program names, and that are none."""
    known = known_options(commands)
    for path in sorted((root / "src").rglob("*.c")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            for word in re.findall(r"(?<![\w-])--[a-z][a-z-]*", " ".join(strings(line))):
                if word not in known:
                    yield f"{path.relative_to(root)}:{number}: no command has the option {word}"


def check_tree(root):
    """All complaints about the tree at `root`, as printed."""
    try:
        commands = read_commands(root)
        transcripts = transcript.read_all(root / "tests" / "e2e" / "matrix")
    except ValueError as reason:
        return [str(reason)]
    found = [f"{command.file}: {text}" for command in commands for text in check_help(command, command.help)]
    found += check_runs(commands, transcripts)
    found += check_messages(commands, root)
    for pattern in ("README.md", "templates/README.md", "templates/deploy/*"):
        for path in sorted(root.glob(pattern)):
            text = path.read_text(encoding="utf-8")
            found += check_text(commands, path.relative_to(root), text, path.name == "README.md")
    return found


# A small program of which all is well, and what goes wrong when a piece of it is replaced.
GOOD = {
    "src/command/command.h": '#define COMMANDS(X) \\\n\tX(show, N_("JOB")) \\\n\tX(make, N_("JOB"))\n',
    "src/plan/plan.h": "#define QUARTERS 2\n",
    "src/command/show.c": """static const char show_help_text[] =
    "Usage: pliego show JOB [--format text|csv]\\n"
    "\\n"
    "  -f, --format FORMAT    text (default) or csv\\n"
    "      --strict           warnings are errors\\n"
    "      --help             this text\\n";
static const char *const formats[] = {"text", "csv", NULL};
enum exit_code
command_show(const struct program *program)
{
	const struct option_spec options[] = {
	    {.name = "format", .letter = 'f', .word = &a.format, .words = formats},
	    {.name = "strict", .flag = &a.strict},
	};
	const struct command_line line = {show_help_text, options, 2, N_("job file"), &a.job, NULL};
}
""",
    "src/command/make.c": """static const char help_text[] =
    "Usage: pliego make JOB --quarter N\\n"
    "\\n"
    "      --quarter N        1 to 2\\n"
    "      --help             this text\\n";
enum exit_code
command_make(const struct program *program)
{
	const struct option_spec options[] = {
	    {.name = "quarter", .number = &a.quarter, .least = 1, .most = QUARTERS},
	};
	const struct command_line line = {.help = help_text, .options = options};
}
""",
    "tests/e2e/matrix/all.txt": """# A job.
$ pliego show job.yaml -f text && pliego show job.yaml --strict --format=text
| x
$ pliego show job.yaml --format csv | wc -l
$ pliego make job.yaml --quarter 1 2>&1
$ pliego make job.yaml --quarter 2
? 1
""",
    "README.md": "    build/pliego show job.yaml -f text --strict  # or --format\n\n"
                 "Then comes `pliego make --quarter 2`.\n",
    "templates/deploy/run": "/usr/bin/pliego show job.yaml \\\n    --strict; other --brief\n",
    "src/base/a.c": 'static const char text[] = "it differs (--strict)";\n',
}

# File, a piece of it, what it is replaced by, and a piece of the one complaint; None: must be accepted.
SELF_TESTS = [
    ("README.md", "", "", None),
    ("README.md", "pliego show", "pliego shew", "there is no command «shew»"),
    ("README.md", "--strict ", "--quarter 1 ", "show has no option --quarter"),
    ("README.md", "-f ", "-x ", "show has no option -x"),
    ("README.md", "--format", "--fmt", "no command has the option --fmt"),
    ("tests/e2e/matrix/all.txt", "--strict ", "", "runs «pliego show --strict»"),
    ("tests/e2e/matrix/all.txt", "-f ", "--format ", "runs «pliego show -f»"),
    ("tests/e2e/matrix/all.txt", "$ pliego make job.yaml --quarter 2\n? 1\n", "", "make --quarter 2»"),
    ("templates/deploy/run", "show", "shew", None),
    ("templates/deploy/run", "--strict", "--strictly", "show has no option --strictly"),
    ("src/base/a.c", "--strict", "--strictly", "no command has the option --strictly"),
    ("tests/e2e/matrix/all.txt", "? 1", "? 2", "«pliego make --quarter 2»"),
    ("tests/e2e/matrix/all.txt", "| x", "x", "neither a title, a command"),
    ("src/plan/plan.h", "2", "3", "«pliego make --quarter 3»"),
    ("src/plan/plan.h", "2", "20", None),
    ("src/command/make.c", "  --quarter N ", "  --quarters N", "--quarter"),
    ("src/command/make.c", "--quarter N        1", "--quarter          1", "--quarter"),
    ("src/command/show.c", "JOB [--format text|csv]", "JOB", "has the words {}"),
    ("src/command/show.c", "(default) or csv", "(default)", "what --format csv is"),
    ("src/command/show.c", ".flag = &a.strict},", '.flag = &a.strict}, {.name = "quiet", .flag = &a.q},',
     "runs «pliego show --quiet»"),
    ("src/command/show.c", ".flag = &a.strict},", '.flag = &a.strict}, {.name = "quiet", .flag = &a.q},',
     "does not list --quiet"),
    ("src/command/show.c", '"csv", NULL', '"csv", "json", NULL', "runs «pliego show --format json»"),
    ("src/command/show.c", ".word = &a.format, .words = formats", ".parse = read_it", "read_it"),
]


def self_test():
    """Returns complaints about the checks themselves."""
    wrong = []
    for name, piece, other, expected in SELF_TESTS:
        with tempfile.TemporaryDirectory() as folder:
            for file, content in GOOD.items():
                path = pathlib.Path(folder) / file
                path.parent.mkdir(parents=True, exist_ok=True)
                content = content.replace(piece, other, 1) if file == name else content
                path.write_text(content, encoding="utf-8")
            found = check_tree(pathlib.Path(folder))
        if expected is None and found:
            wrong.append(f"self-test: {other!r} for {piece!r} in {name} should pass, but: {found}")
        elif expected is not None and not any(expected in complaint for complaint in found):
            wrong.append(f"self-test: {other!r} for {piece!r} in {name} should give '{expected}': {found}")
    return wrong


def main(arguments):
    if arguments == ["--self-test"]:
        found = self_test()
    elif not arguments:
        found = check_tree(ROOT)
    else:
        print(__doc__, file=sys.stderr)
        return 2
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
