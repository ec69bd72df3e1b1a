"""Documents for each group of units, and for each region: all in them is of these units, and of no others."""

import json
import re

from harness import check, check_equal, files_below, test
from pdf import tool
from waiting import settle

HEAD = ("CÓDIGO,LÍNEA ESTRATÉGICA/PROCESO,ACTIVIDAD,RESULTADO ESPERADO,MEDIO DE VERIFICACIÓN,META ANUAL,"
        "ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC,OBSERVACIONES\n")
UNITS = {"A": "parent: DT, region: Norte", "B": "parent: DT, region: Sur", "C": "parent: DG, region: NORTE",
         "D": "parent: C, region: Sur", "E": "region: Sur"}
GROUPS = """\
groups:
  - {code: DT, name: DIRECCIÓN TÉCNICA, parent: DG}
  - {code: DG, name: DIRECCIÓN GENERAL}
"""
PLAN = "  - {template: plan-anual, output: plan.pdf, title: PLAN}\n"
NAMES = {"A": "Cursos", "B": "Talleres", "C": "Ferias", "D": "Mapas", "E": "Becas"}
REPORT = "{template: informe-trimestral, quarter: 1, title: INFORME, "
OF_GROUPS = f'  - {REPORT}per: group, output: "g/{{group.code}}.pdf"}}\n'
OF_REGIONS = f'  - {REPORT}per: region, output: "r/{{region.name}}.pdf"}}\n'
# One for all, so that a job of the same units says what is right.
OF_ALL = f"  - {REPORT}output: t1.pdf}}\n"
CUTS = ('  - {template: plan-anual, per: group, output: "c/{group.name}.pdf", title: PLAN,'
        ' numbering: plan.pdf}\n'
        '  - {template: informe-revision, per: group, output: "h/{group.code}.pdf", title: REVISIÓN,'
        " pages-of: plan.pdf}\n")
MEMBERS = {"g/DT.pdf": "AB", "g/DG.pdf": "ABCD", "g/C.pdf": "CD", "r/Norte.pdf": "AC", "r/Sur.pdf": "BDE"}


def write_unit(folder, code, target=12):
    """Two activities, of which one has a finding; and what was done of them, a little more for each unit."""
    number = ord(code) - ord("A")
    months = ",".join([str(target // 12)] * 12)
    (folder / f"{code}.csv").write_text(
        HEAD + f"{code}1,L,Visitas,R,M,{target},{months},\n{code}2,L,{NAMES[code]},R,M,5,1,1,1,1,,,,,,,,,\n",
        encoding="utf-8")
    (folder / f"{code}-hecho.csv").write_text(
        f"CÓDIGO,ENE,FEB,MAR\n{code}1,1,1,{number}\n{code}2,1,0,1\n", encoding="utf-8")


def write_job(folder, documents, *, codes="ABCDE", groups=GROUPS, more="", name="job.yaml", top=""):
    """`top`: the code of a unit that is part of nothing in this job."""
    units = "".join(f"  - {{code: {code}, name: UNIDAD {code}, plan: {code}.csv, progress: {code}-hecho.csv, "
                    f"{UNITS[code].partition(', ')[2] if code == top else UNITS[code]}}}\n" for code in codes)
    (folder / name).write_text(f"year: 2024\ninstitution: MINISTERIO\n{more}{groups}units:\n{units}"
                               f"documents:\n{documents}", encoding="utf-8")


def make(program, name, documents, **keys):
    folder = program.folder(name)
    for code in UNITS:
        write_unit(folder, code)
    write_job(folder, documents, **keys)
    return folder


def build(program, folder, *options, status=0):
    settle(folder)
    done = program.run("build", folder / "job.yaml", "-o", folder / "out", *options)
    return done.expect(status, silent=False)


def text_of(path):
    return " ".join(tool("pdftotext", "-layout", path, "-").split())


def manifest(folder):
    found = json.loads((folder / "out" / "manifest.json").read_text(encoding="utf-8"))
    return found["documents"], found.get("failed", [])


@test
def each_has_its_units_and_no_others(program):
    folder = make(program, "groups", OF_GROUPS + OF_REGIONS)
    build(program, folder)
    check_equal(files_below(folder / "out"), sorted(MEMBERS), "what is made")
    documents, _ = manifest(folder)
    for path, members in MEMBERS.items():
        text = text_of(folder / "out" / path)
        for code in UNITS:
            check_equal(NAMES[code] in text, code in members, f"{path} has an activity of {code}")
        check(f"{len(members)} de {len(members)} unidades remitieron" in text, f"{path}: {text[:400]}")
        check_equal("".join(documents[path]["units"]), members, f"{path}, units")
        data = json.loads(carried(program, folder / "out" / path, "cumplimiento.json"))
        check_equal("".join(row["CÓDIGO"] for row in data["unidades"]), members, f"{path}, its data")
        check_equal(data["resumen"][0]["ACTIVIDADES"], 2 * len(members), f"{path}, activities")


def carried(program, path, name):
    folder = program.folder(f"x-{path.parent.name}-{path.stem}")
    program.run("extract", path, "-o", folder).expect(0)
    return (folder / name).read_text(encoding="utf-8")


@test
def explain_of_one_is_that_of_a_job_of_its_units(program):
    folder = make(program, "explained", OF_GROUPS + OF_REGIONS + OF_ALL)
    build(program, folder)
    above = "groups:\n  - {code: C, name: UNIDAD C, parent: DG}\n" + GROUPS.partition("\n")[2]
    of = {"g/DT.pdf": {"groups": GROUPS.replace(", parent: DG", "")}, "g/DG.pdf": {}, "g/C.pdf": {"top": "C"},
          "r/Norte.pdf": {}, "r/Sur.pdf": {"groups": above}}
    for path, keys in of.items():
        write_job(folder, OF_ALL, codes=MEMBERS[path], name="own.yaml", **keys)
        own = program.run("explain", "own.yaml", "--all", cwd=folder).expect(0, silent=False).out
        got = program.run("explain", folder / "out" / path, "--all").expect(0, silent=False).out
        check(own.count("\n") > 1000, f"{path}: little is explained")
        check_equal(got.replace(f"{folder}/out/{path}/", ""), own, f"{path} is explained")


@test
def what_one_carries_makes_it_again(program):
    folder = make(program, "again", OF_GROUPS + OF_REGIONS + '  - {template: cuadernillo-unidad, per: unit, '
                  'output: "u/{unit.code}.pdf", title: CUADERNILLO}\n')
    build(program, folder)
    # D is a part of the unit C, whose plan its booklet does not carry.
    for path in [*MEMBERS, "u/D.pdf"]:
        again = program.folder("x-" + path.replace("/", "-"))
        program.run("extract", folder / "out" / path, "-o", again).expect(0)
        build(program, again)
        check((again / "out" / path).read_bytes() == (folder / "out" / path).read_bytes(),
              f"{path} is another one")
    program.run("explain", folder / "out" / "u" / "D.pdf", "--all").expect(0, silent=False)


@test
def what_changes_elsewhere_leaves_it_alone(program):
    folder = make(program, "elsewhere", OF_GROUPS + OF_REGIONS)
    build(program, folder)

    def made():
        before = {path: manifest(folder)[0][path]["sha256"] for path in MEMBERS}
        summary = build(program, folder).summary
        changed = {path for path in MEMBERS if manifest(folder)[0][path]["sha256"] != before[path]}
        check(f"made: {len(changed)}, unchanged: {5 - len(changed)}" in summary, summary)
        return changed

    check_equal(made(), set(), "nothing was changed")
    write_unit(folder, "D", target=24)
    check_equal(made(), {"g/DG.pdf", "g/C.pdf", "r/Sur.pdf"}, "those that have D")
    (folder / "A-hecho.csv").write_text("CÓDIGO,ENE\nA1,0\n", encoding="utf-8")
    check_equal(made(), {"g/DT.pdf", "g/DG.pdf", "r/Norte.pdf"}, "those that have A")
    write_job(folder, OF_GROUPS + OF_REGIONS, codes="ABCD")
    check_equal(made(), {"r/Sur.pdf"}, "those that had E")


@test
def a_unit_alone_is_no_group(program):
    booklets = '  - {template: cuadernillo-unidad, per: unit, output: "{unit.code}.pdf", title: T}\n'
    folder = make(program, "alone", OF_GROUPS + booklets)
    build(program, folder, "--unit", "C")
    check_equal(files_below(folder / "out"), ["C.pdf"], "the booklet of C, not the document of its group")
    done = program.run("build", folder / "job.yaml", "--unit", "C", "--document", "g/{group.code}.pdf")
    check("is one document for several units; --unit can't cut it [usage-unit]"
          in done.expect(2, silent=False).err, done.err)
    build(program, folder, "--document", "g/{group.code}.pdf")
    check_equal(files_below(folder / "out"), ["C.pdf", "g/C.pdf", "g/DG.pdf", "g/DT.pdf"], "that document")


def documents_below(folder):
    return {path: (folder / path).read_bytes() for path in files_below(folder) if path.endswith(".pdf")}


@test
def shares_and_workers_make_the_same(program):
    folder = make(program, "shares", PLAN + OF_GROUPS + OF_REGIONS + CUTS)
    build(program, folder, "-j", "1")
    whole = documents_below(folder / "out")
    check_equal(len(whole), 12, "documents")
    for ways in (["-j", "4"], ["--shard", "1/2"]):
        out = folder / "other"
        program.run("build", folder / "job.yaml", "-o", out, *ways).expect(0, silent=False)
        if "--shard" in ways:
            program.run("build", folder / "job.yaml", "-o", out, "--shard", "2/2").expect(0, silent=False)
        check_equal(sorted(documents_below(out)), sorted(whole), f"documents with {ways}")
        check(documents_below(out) == whole, f"other documents with {ways}")
        program.run("verify", out).expect(0)


def pages_of_units(path):
    """Of each unit the page number that stands in the header of its page: "4 de 11"."""
    pages = [" ".join(page.split()) for page in tool("pdftotext", "-layout", path, "-").split("\f")]
    return {code: re.search(r"Página (\d+ de \d+)", page)[1]
            for page in pages for code in UNITS if f"UNIDAD {code} · hoja 1 de 1" in page}


@test
def page_numbers_of_the_whole_are_kept(program):
    folder = make(program, "kept", PLAN + CUTS)
    build(program, folder)
    whole = pages_of_units(folder / "out" / "plan.pdf")
    check_equal(sorted(whole), list(UNITS), "units in the plan")
    check_equal(pages_of_units(folder / "out" / "c" / "UNIDAD C.pdf"), {code: whole[code] for code in "CD"},
                "pages of the group")
    review = text_of(folder / "out" / "h" / "C.pdf")
    for code in UNITS:
        check_equal(f"{whole[code].split()[0]} 3 {NAMES[code]}" in review, code in "CD",
                    f"the page of a finding in {code}: {review[-900:]}")


@test
def a_unit_that_is_left_out_is_missing(program):
    folder = make(program, "left", OF_GROUPS + OF_REGIONS, more="faulty-units: leave-out\n")
    for code in "AB":
        path = folder / f"{code}.csv"
        path.write_text(path.read_text("utf-8") + "L,V\n", encoding="utf-8")
    build(program, folder, status=1)
    documents, failed = manifest(folder)
    check_equal(failed, ["g/DT.pdf"], "the one that has no unit left")
    check_equal({path: entry.get("left-out", []) for path, entry in documents.items()},
                {"g/C.pdf": [], "g/DG.pdf": ["A", "B"], "r/Norte.pdf": ["A"], "r/Sur.pdf": ["B"]}, "left out")
    check("No incluye: A – UNIDAD A" in text_of(folder / "out" / "r" / "Norte.pdf"), "it says so")
    check("No incluye" not in text_of(folder / "out" / "g" / "C.pdf"), "C lacks nobody")


@test
def versions_are_of_its_units(program):
    changes = ('  - {template: plan-anual, per: group, output: "{group.code}.pdf", title: PLAN,'
               ' version: "02"}\n')
    folder = make(program, "versions", changes, more="""\
versions:
  - {version: "01", date: Enero, plan: v1, author: Ana, reason: Emisión.}
  - version: "02"
    date: Junio
    author: Luz
    reason: Reforma.
    changes: [{unit: A, activity: Visitas, reason: Más visitas de A.}, {unit: D, reason: Cosas de D.}]
""")
    (folder / "v1").mkdir()
    for code in UNITS:
        write_unit(folder / "v1", code)
    for code in "AD":
        write_unit(folder, code, target=24)
    build(program, folder)
    before = text_of(folder / "out" / "DT.pdf")
    check("13 casillas cambiadas" in before and "antes: 12" in before, f"what changed in A: {before[:900]}")
    check("26 casillas cambiadas" in text_of(folder / "out" / "DG.pdf"), "what changed in A and D")
    write_unit(folder / "v1", "D", target=36)
    check("made: 2, unchanged: 1" in build(program, folder).summary, "the earlier plan of D is in two")
    again = program.folder("version-again")
    program.run("extract", folder / "out" / "DT.pdf", "-o", again).expect(0)
    check("v1-A.csv" in files_below(again) and "v1-D.csv" not in files_below(again), f"{files_below(again)}")
    program.run("explain", folder / "out" / "DT.pdf", "--all").expect(0, silent=False)


@test
def its_periods_are_those_of_the_whole_plan(program):
    """E, which is in no group, is by quarters: so are the documents of groups, whose units are by months."""
    folder = make(program, "mixed", OF_GROUPS)
    (folder / "E.csv").write_text(HEAD.partition("ENE")[0] + "T1,T2,T3,T4\nE1,L,Visitas,R,M,12,3,3,3,3\n",
                                  encoding="utf-8")
    (folder / "E-hecho.csv").write_text("CÓDIGO,T1\nE1,2\n", encoding="utf-8")
    build(program, folder)
    check("Trimestre por trimestre" in text_of(folder / "out" / "g" / "DT.pdf"), "it is by months")


@test
def the_year_before_is_of_its_units(program):
    template = ("pliego: 1\nfonts: {narrow: {regular: ArchivoNarrow-Regular.ttf}}\n"
                "styles: {base: {font: narrow, size: 8 pt, leading: 9 pt}}\ntables:\n"
                "  units: {source: progress-units, columns: [{fields: [CÓDIGO, CUMPLIMIENTO,"
                " CUMPLIMIENTO DEL AÑO ANTERIOR], width: 1*}]}\n"
                "  all: {source: progress-summary, columns: [{fields: [UNIDADES, CUMPLIMIENTO,"
                " CUMPLIMIENTO DEL AÑO ANTERIOR], width: 1*}]}\n"
                "sections:\n  - heading: {text: Año, level: 1}\n  - table: units\n  - table: all\n")
    of_groups = '  - {template: ./t.yaml, quarter: 1, per: group, output: "{group.code}.pdf", title: T}\n'
    folder = make(program, "year", of_groups, more="last-year: antes\n")
    (folder / "t.yaml").write_text(template, encoding="utf-8")
    before = folder / "antes"
    before.mkdir()
    for code in UNITS:
        write_unit(before, code)
    (before / "D-hecho.csv").write_text("CÓDIGO,ENE,FEB,MAR\nD1,0,0,0\nD2,0,0,0\n", encoding="utf-8")
    write_job(before, OF_ALL)
    job = before / "job.yaml"
    job.write_text(job.read_text("utf-8").replace("year: 2024", "year: 2023"), encoding="utf-8")
    build(program, folder)
    # C: 4 of 3 visits and 2 of 3 fairs; D: 5 of 3 and 2 of 3 now, nothing then.
    found = text_of(folder / "out" / "C.pdf")
    check("C 100.0 % 100.0 %" in found and "D 116.7 % 0.0 %" in found, found)
    check("2 108.3 % 50.0 %" in found, found)
