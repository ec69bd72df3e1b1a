"""In which language the program speaks, and that its documents don't care who runs it."""

import json
import re
import shutil
import subprocess

from harness import PLAN, ROOT, Skip, check, check_equal, test

SPANISH = {"LC_ALL": "es_SV.UTF-8", "LANGUAGE": None}
ENGLISH = {"LC_ALL": "C", "LANGUAGE": None}

# The environments of a ministry's desk, of cron, and of what lies between; and the word for a warning there.
ENVIRONMENTS = [
    ({"LC_ALL": None, "LC_MESSAGES": None, "LANG": None, "LANGUAGE": None}, "warning"),
    ({"LC_ALL": "C"}, "warning"),
    ({"LC_ALL": "C", "LANGUAGE": "es"}, "warning"),
    ({"LC_ALL": "POSIX", "LANG": "es_SV.UTF-8"}, "warning"),
    ({"LC_ALL": "C.UTF-8", "LANGUAGE": None}, "warning"),
    ({"LC_ALL": "en_US.UTF-8", "LANGUAGE": None}, "warning"),
    ({"LC_ALL": "es_SV.UTF-8", "LANGUAGE": "en"}, "warning"),
    ({"LC_ALL": "es_SV.UTF-8", "LANGUAGE": None}, "aviso"),
    ({"LC_ALL": None, "LC_MESSAGES": "es_MX", "LANG": "en_US.UTF-8", "LANGUAGE": None}, "aviso"),
    ({"LC_ALL": None, "LC_MESSAGES": None, "LANG": "es_SV.UTF-8", "LANGUAGE": None}, "aviso"),
    ({"LC_ALL": "C.UTF-8", "LANGUAGE": "es"}, "aviso"),
    ({"LC_ALL": "en_US.UTF-8", "LANGUAGE": "fr:es:en"}, "aviso"),
]

HEAD = ("LÍNEA ESTRATÉGICA/PROCESO,ACTIVIDAD,RESULTADO ESPERADO,MEDIO DE VERIFICACIÓN,META ANUAL,"
        "ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC,OBSERVACIONES")
# One row, or two, for each of the rules: activity, result, means, target, months and what follows.
ROWS = {
    "A": ["Línea uno,Suma,R,M,5,1,1,1,1,,,,,,,,,", "Línea uno,Resta,R,M,3,1,1,1,1,,,,,,,,,",
          "Línea uno,Porcentaje,R,M,100%,50%,40%,,,,,,,,,,,", "Línea uno,De más,R,M,50%,50%,10%,,,,,,,,,,,",
          "Línea uno,Corrida,R,M,4,1,1,1,,,,,,,,,,1", "Línea uno,Corrida dos,R,M,4,,,,,,,,,,1,1,1,1",
          "Línea uno,Sobra,R,M,2,1,1,,,,,,,,,,,1", "Línea uno,Nota,R,M,2,1,1,,,,,,,,,,,7%",
          "Línea uno,Completa,R,M,13,1,1,1,1,1,1,1,1,1,1,1,1,1",
          "Línea uno,Falta un mes,R,M,4,1,1,1,,,,,,,,,,2",
          "Línea uno,Mezcla,R,M,5,1,50%,,,,,,,,,,,", "Línea uno,Mezcla dos,R,M,50%,1,50%,,,,,,,,,,,",
          "Línea uno,,R,M,1,1,,,,,,,,,,,,", ",Sin línea,R,M,1,1,,,,,,,,,,,,",
          "Línea uno,Sin resultado,,M,1,1,,,,,,,,,,,,", "Línea uno,Sin medio,R,,1,1,,,,,,,,,,,,",
          "Línea uno,Sin meta,R,M,,,,,,,,,,,,,,", "Línea uno,Sin meses,R,M,3,,,,,,,,,,,,,",
          "Línea uno,Meses solos,R,M,,2,1,,,,,,,,,,,", "Línea uno,Meses y nada,R,M,,20%,20%,,,,,,,,,,,",
          "Línea uno,Negativa,R,M,-1,-1,,,,,,,,,,,,", "Línea uno,Mucho,R,M,120%,120%,,,,,,,,,,,,",
          "Línea uno,Partida,R,M,1.5,1.5,,,,,,,,,,,,",
          "Línea uno,Constante,R,M,4,4,4,,,,,,,,,,,", "Línea uno,Promedio,R,M,30%,20%,40%,,,,,,,,,,,",
          "Línea uno,Visita,R,Acta,1,1,,,,,,,,,,,,", "Línea uno,Visita,R,Acta,1,1,,,,,,,,,,,,",
          "Línea uno,Taller,R,M,50%,50%,,,,,,,,,,,,", "L.E 8.2 Gestionar,Una,R,M,1,1,,,,,,,,,,,,",
          "Línea uno,Dos monedas,R,M,US$5,US$2,Q300.00" + "," * 11,
          "Línea uno,Entrevista y envío a entrevista de temas,R,M,1,1,,,,,,,,,,,,"],
    "B": ["Línea uno,Visita,R,Informe,1,1,,,,,,,,,,,,", "Línea uno,Taller,R,M,5,5,,,,,,,,,,,,",
          "LE 8.2 Gestionar,Otra,R,M,1,1,,,,,,,,,,,,",
          "Línea uno,Entrevista y envío a entrevista de ternas,R,M,1,1,,,,,,,,,,,,"],
    "C": ["Línea uno,Visita,R,Informe,1,1,,,,,,,,,,,,", "Línea uno,Taller,R,M,5,5,,,,,,,,,,,,",
          "Línea uno,De fuera,R,M,1.310,1.310,,,,,,,,,,,,",
          "LE 8.2 Gestionar,Más,R,M,1,1,,,,,,,,,,,,",
          "Línea uno,Entrevista y envío a entrevista de ternas,R,M,1,1,,,,,,,,,,,,"],
    "D": [],
    "G": ["Línea uno,Visita,Otro resultado,Informe,1,1,,,,,,,,,,,,", "Línea uno,Taller,R,M,50,50,,,,,,,,,,,,",
          "Línea uno,Cursos,Personas capacitadas del sector,M,1,1,,,,,,,,,,,,",
          "Línea uno,Obras,#¡REF!,M,1,1,,,,,,,,,,,,", "Línea uno,Línea uno,R,M,1,1,,,,,,,,,,,,",
          "Línea uno,Cobertura,R,M,50%,0.25,25%,,,,,,,,,,,", "Línea uno,Puentes,R,M,10,1,2,3,4,,,,,,,,,",
          "Línea uno,Caminos,R,M,10,1,2,3,4,,,,,,,,,", ",TOTAL,,,,,,,,,,,,,,,,"],
}
# Those of consolidations that a column declares.
DECLARED = ["Línea uno,Media,R,M,5,1,1,,,,,,,,,,,,promedio",
            "Línea uno,Última,R,M,5,1,4,,,,,,,,,,,,último",
            "Línea uno,Máxima,R,M,5,1,4,,,,,,,,,,,,máximo", "Línea uno,Igual,R,M,5,5,4,,,,,,,,,,,,constante",
            "Línea uno,Resta,R,M,3,3,,,,,,,,,,,,,constante", "Línea dos,Suma,R,M,5,5,,,,,,,,,,,,,suma"]
# What is counted is in a column of its own, and other units have none; and so is a second target of the year.
MEASURED = ["Línea uno,Visita,R,Acta,1,1,,,,,,,,,,,,,visitas,7"]
# Weights and money have columns of their own, too.
WEIGHED = ["Línea uno,Pesa,R,M,1,1,,,,,,,,,,,,,50,100,,a", "Línea uno,No pesa,R,M,1,1,,,,,,,,,,,,,,mucho,,b",
           "Línea uno,Monedas,R,M,1,1,,,,,,,,,,,,,40,US$5,Q300.00,c"]
# What the version before had: a target that is gone.
EARLIER = ["Línea uno,Visita,R,Acta,1,1,,,,,,,,,,,,,visitas",
           "Línea uno,Retirada,R,Acta,4,4,,,,,,,,,,,,,visitas"]
JOB = """year: 2024
weights-total: 100
baseline: antes
institution: SECRETARÍA DE OBRAS
units:
{units}
lines: [Línea uno]
accept:
  - {{rule: check-value-range, unit: D, reason: Así es}}
documents:
  - {{template: informe-revision, output: informe.pdf, title: INFORME DE REVISIÓN}}
"""
# These need a quarter, or are off.
NOT_OF_CHECK = ("check-progress-", "check-spent-", "check-measure-missing")

# Words of English sentences that no Spanish one has, nor the id of a rule.
ENGLISH_WORDS = re.compile(r"\b(the|and|is|are|of|but|with|it|its|not|write|column|row|that|this|to|in|or|if|"
                           r"from|which|was|has|have)\b", re.I)


def faulty_job(program, name):
    """A job whose plans break every rule; returns its job.yaml."""
    folder = program.folder(name)
    units = []
    for code, rows in {**ROWS, "E": DECLARED, "F": ["Línea uno,Sola,R,M,1,1,,,,,,,,,,,,"],
                       "H": MEASURED, "K": WEIGHED}.items():
        head = HEAD + {"E": ",CONSOLIDACIÓN", "H": ",UNIDAD DE MEDIDA,META 2024",
                       "K": ",PONDERACIÓN,PRESUPUESTO,PRESUPUESTO ENE,PRESUPUESTO X"}.get(code, "")
        head = head.replace("DIC", "DICI") if code == "F" else head
        lines = "".join(line + "\n" for line in [head, *rows])
        (folder / f"{code.lower()}.csv").write_text(lines, encoding="utf-8")
        units.append(f"  - {{code: {code}, name: UNIDAD {code}, plan: {code.lower()}.csv}}")
    (folder / "antes").mkdir()
    (folder / "antes" / "h.csv").write_text("\n".join([HEAD + ",UNIDAD DE MEDIDA", *EARLIER]) + "\n",
                                            encoding="utf-8")
    job = folder / "job.yaml"
    job.write_text(JOB.format(units="\n".join(units)), encoding="utf-8")
    return job


def rules_of_check():
    text = (ROOT / "templates" / "README.md").read_text(encoding="utf-8")
    return {rule for rule in re.findall(r"`(check-[a-z-]+)`", text) if not rule.startswith(NOT_OF_CHECK)}


def english_in(text):
    """Lines of a text that hold an English word outside of «quotes», "quotes" and [rules]."""
    data = re.compile(r"«[^»]*»|\"[^\"]*\"|\[[a-z0-9-]+\]|\bcheck-[a-z-]+|\S+/\S+|--[a-z-]+")
    return [line for line in text.splitlines() if ENGLISH_WORDS.search(data.sub(" ", line))]


@test
def messages_follow_the_environment(program):
    for environment, word in ENVIRONMENTS:
        result = program.run("check", PLAN / "job.yaml",
                             env={"LC_MESSAGES": None, "LANG": None, **environment})
        first = result.out.split(": ")[1]
        check_equal(first, word, f"severity under {environment}")


@test
def every_rule_is_told_in_spanish(program):
    job = faulty_job(program, "all-rules")
    result = program.run("check", job, env=SPANISH)
    check_equal(result.status, 0, "exit status")
    told = result.err + result.out
    text = job.read_text(encoding="utf-8")
    without = job.with_name("without.yaml")
    text = "faulty-units: leave-out\n" + text.replace("plan: e.csv", "plan: none.csv")
    without.write_text(text, encoding="utf-8")
    told += program.run("check", without, env=SPANISH).expect(1, silent=False).out
    missing = {rule for rule in rules_of_check() if f"[{rule}]" not in told}
    check(not missing, f"rules that the test does not break: {sorted(missing)}")
    check(not english_in(told), f"English: {english_in(told)[:5]}")
    english = program.run("check", job, env=ENGLISH)
    check(len(english_in(english.out)) > 40, "the search for English words finds none in English")


@test
def faults_of_files_and_usage_are_told_in_spanish(program):
    job = program.copy_plan("spanish-faults")
    text = job.read_text(encoding="utf-8")
    job.write_text(text.replace("year: 2024", "year: 99\ncolour: x\nlocale: [a]", 1), encoding="utf-8")
    (job.parent / "dj.csv").write_text("ACTIVIDAD\ncorta,larga\n", encoding="utf-8")
    (job.parent / "da.csv").write_bytes(b"PK\x03\x04")
    for arguments in (["build", job], ["check", job], ["check", job.parent / "none.yaml"], ["build"],
                      ["cheque"], ["build", job, "--nothing"], ["check", job, "--format", "csv"],
                      ["explain", job], ["extract", job], ["build", PLAN / "job.yaml", "--unit", "X"]):
        result = program.run(*arguments, env=SPANISH)
        check(result.status in (1, 2, 3) and result.err, f"{arguments}: exit status {result.status}")
        check(not english_in(result.err), f"{arguments}: {english_in(result.err)[:3]}")
    for command in ("", "build", "check", "rollup", "explain", "extract"):
        help_text = program.run(*filter(None, [command]), "--help", env=SPANISH).expect(0).out
        check(help_text.startswith("Uso: pliego"), f"help of {command!r}: {help_text[:60]}")
        check(not re.search(r"\b(the|and|print|prints|default)\b", help_text), f"help of {command!r}")


@test
def what_programs_read_is_the_same_in_both(program):
    job = faulty_job(program, "json")
    spanish, english = (json.loads(program.run("check", job, "--format", "json", env=env).out)
                        for env in (SPANISH, ENGLISH))
    check_equal(len(spanish), len(english), "findings")
    for one, other in zip(spanish, english):
        check_equal(list(one), list(other), "keys")
        check_equal(one["GRAVEDAD"], other["GRAVEDAD"], "severity")
        check(one["GRAVEDAD"] in ("error", "warning", "note"), f"severity {one['GRAVEDAD']!r}")
        check_equal({k: v for k, v in one.items() if k not in ("HALLAZGO", "PROPUESTA")},
                    {k: v for k, v in other.items() if k not in ("HALLAZGO", "PROPUESTA")}, "finding")
        check(one["HALLAZGO"] != other["HALLAZGO"], f"not translated: {one['HALLAZGO']!r}")
    rollups = [program.run("rollup", job, "--format", "csv", env=env).out for env in (SPANISH, ENGLISH)]
    check_equal(rollups[0], rollups[1], "rollup")


def text_of(pdf):
    if not shutil.which("pdftotext"):
        raise Skip("pdftotext is not installed")
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True).stdout.decode()


@test
def a_document_has_its_own_language(program):
    job = faulty_job(program, "document")
    made = []
    for i, (environment, _) in enumerate(ENVIRONMENTS):
        folder = program.scratch / f"document-{i}"
        program.run("build", job, "-o", folder,
                    env={"LC_MESSAGES": None, "LANG": None, **environment}).expect(0, silent=False)
        made.append((folder / "informe.pdf").read_bytes())
    check(all(bytes_ == made[0] for bytes_ in made), "the environment is in the bytes")
    bare = program.scratch / "document-bare"
    subprocess.run([program.binary, "build", job, "-o", bare], env={}, check=True, capture_output=True)
    check((bare / "informe.pdf").read_bytes() == made[0], "without an environment, it is another document")
    text = text_of(bare / "informe.pdf")
    check(not english_in(text), f"English: {english_in(text)[:5]}")
    for words in ("aviso", "nota", "La meta anual es", "Escríbase"):
        check(words in text, f"«{words}» is not in the document")


@test
def a_document_in_english_has_its_findings_in_english(program):
    job = faulty_job(program, "english-document")
    template = (ROOT / "templates" / "informe-revision.yaml").read_text(encoding="utf-8")
    template = template.replace("language: es-SV", "language: en", 1)
    (job.parent / "report.yaml").write_text(template, encoding="utf-8")
    text = job.read_text(encoding="utf-8").replace("template: informe-revision", "template: report.yaml")
    job.write_text(text, encoding="utf-8")
    folder = program.scratch / "english-out"
    result = program.run("build", job, "-o", folder, env=SPANISH).expect(0, silent=False)
    check("aviso: La meta anual es 5" in result.err, f"the person is not told in Spanish: {result.err[:200]}")
    text = text_of(folder / "informe.pdf")
    check("warning" in text and "aviso" not in text, "the document is not in English")


@test
def a_question_ends_the_sentence_before_the_help(program):
    """And what is no job is a sentence in Spanish, too."""
    run = program.run("biuld", env=ENGLISH).expect(2, silent=False)
    check_equal(run.err, "pliego: error: unknown command «biuld»; is «build» meant?"
                " See pliego --help [usage]\n", "en")
    run = program.run("biuld", env=SPANISH).expect(2, silent=False)
    check_equal(run.err, "pliego: error: no existe la orden «biuld»; ¿se quiso escribir «build»?"
                " Véase pliego --help [usage]\n", "es")
    empty = program.folder("pregunta") / "vacio.yaml"
    empty.write_bytes(b"")
    run = program.run("build", empty, env=SPANISH).expect(1, silent=False)
    check(f"{empty}:1:1: error: esto es un archivo vacío; un trabajo es " in run.err, run.err)
