"""Why too little was done: each quarter's own reason, printed, and handed on by forms."""

import csv

from harness import check, check_equal, test
from pdf import Pdf

MONTHS = ["ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SEP", "OCT", "NOV", "DIC"]
HEAD = "LÍNEA ESTRATÉGICA/PROCESO,ACTIVIDAD,RESULTADO ESPERADO,MEDIO DE VERIFICACIÓN,META ANUAL," + \
    ",".join(MONTHS) + ",OBSERVACIONES\n"
JOB = """year: 2024
institution: MINISTERIO DE PRUEBA
units:
  - {code: U1, name: UNIDAD PRIMERA, plan: u1.csv, progress: avance/u1.csv}
documents:
  - {template: informe-trimestral, quarter: 1, output: t1.pdf, title: PRUEBA}
  - {template: informe-trimestral, quarter: 2, output: t2.pdf, title: PRUEBA}
"""


def rows_of(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(path, rows):
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


@test
def each_quarter_prints_its_own_reason(program):
    """Half of what was programmed in both quarters; reasons filled into form after form."""
    folder = program.folder("reasons")
    (folder / "u1.csv").write_text(HEAD + "L,Visitas,R,M,20,10,,,10,,,,,,,,,\n", encoding="utf-8")
    (folder / "job.yaml").write_text(JOB, encoding="utf-8")
    (folder / "avance").mkdir()
    # By hand, with the plain column: of the quarter of the last month that is reported.
    (folder / "avance" / "u1.csv").write_text(
        "ACTIVIDAD," + ",".join(MONTHS) + ",JUSTIFICACIÓN\nVisitas,5,,,,,,,,,,,,Lluvias\n", encoding="utf-8")
    for quarter, column in ((2, "JUSTIFICACIÓN T2"), (3, "JUSTIFICACIÓN T3")):
        out = folder / f"q{quarter}"
        forms = program.run("form", folder / "job.yaml", "--quarter", str(quarter), "-o", out)
        forms.expect(0, silent=False)
        rows = rows_of(out / "u1.csv")
        check_equal(rows[0]["JUSTIFICACIÓN T1"], "Lluvias", f"form {quarter}")
        check_equal(rows[0][column], "", f"form {quarter}")
        check("JUSTIFICACIÓN" not in rows[0], "a plain column in a form")
        if quarter == 2:
            rows[0].update({"ABR": "5", column: "Huelga"})
            write(folder / "avance" / "u1.csv", rows)
    check_equal(rows[0]["JUSTIFICACIÓN T2"], "Huelga", "form 3")
    program.run("build", folder / "job.yaml", "-o", folder / "out").expect(0, silent=False)
    for name, own, other in (("t1.pdf", "Lluvias", "Huelga"), ("t2.pdf", "Huelga", "Lluvias")):
        text = " ".join(" ".join(Pdf(folder / "out" / name).page_texts).split())
        check(own in text and other not in text, f"{name}: {text[-900:]}")

    rows = rows_of(folder / "avance" / "u1.csv")
    rows[0]["JUSTIFICACIÓN T2"] = ""
    write(folder / "avance" / "u1.csv", rows)
    result = program.run("build", folder / "job.yaml", "-o", folder / "out").expect(0, silent=False)
    check("JUSTIFICACIÓN T2 says not why" in result.err, result.err)
    text = " ".join(" ".join(Pdf(folder / "out" / "t2.pdf").page_texts).split())
    check(" FALTA " in text and "Huelga" not in text and "Lluvias" not in text, text[-900:])
