"""Font files: what is told of one that can't be used, or would not look as the template asks for it."""

import json
import shutil
import struct

from conformance import expect_conforming
from harness import ROOT, check, check_equal, test
from pdf import tool
from waiting import settle

BOXES = (ROOT / "tests" / "golden" / "font-cff" / "boxes.otf").read_bytes()
REGULAR = (ROOT / "fonts" / "ArchivoNarrow-Regular.ttf").read_bytes()

JOB = """year: 2024
institution: MINISTERIO
units: [{code: U1, name: UNO, plan: plan.csv}]
documents:
  - {template: t.yaml, output: salida.pdf, title: PLAN}
"""
TEMPLATE = """pliego: 1
fonts:
  propia:
    regular: ArchivoNarrow-Regular.ttf
    bold: %s
styles: {base: {size: 10 pt, leading: 12 pt}}
sections:
  - paragraph: Hola.
"""


def tables(font):
    """The tables of a font, by their tags."""
    return {font[at:at + 4]: font[offset:offset + length]
            for at in range(12, 12 + 16 * font[5], 16)
            for offset, length in [struct.unpack(">8xII", font[at:at + 16])]}


def built(parts):
    """A font of these tables."""
    at, directory, body = 12 + 16 * len(parts), b"", b""
    for tag, data in sorted(parts.items()):
        directory += tag + struct.pack(">III", 0, at + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return struct.pack(">IHHHH", 0x00010000, len(parts), 0, 0, 0) + directory + body


def changed(tag, at, data):
    parts = tables(REGULAR)
    parts[tag] = parts[tag][:at] + data + parts[tag][at + len(data):]
    return built(parts)


def variable():
    """With one axis, the weight from 400 to 700; its outlines are those of the default."""
    axis = b"wght" + struct.pack(">iiiHH", 400 << 16, 400 << 16, 700 << 16, 0, 256)
    return built({**tables(REGULAR), b"fvar": struct.pack(">HHHHHHHH", 1, 0, 16, 2, 1, 20, 0, 8) + axis})


def said_of(program, name, bold, template=TEMPLATE, files=()):
    folder = program.folder(name)
    (folder / "job.yaml").write_text(JOB)
    (folder / "t.yaml").write_text(template % bold)
    (folder / "plan.csv").write_text("ACTIVIDAD,META ANUAL,ENE\nA,1,1\n")
    for file, data in files:
        (folder / file).write_bytes(data)
    return folder, program.run("build", "job.yaml", "-o", "out", cwd=folder)


@test
def font_files_that_can_not_be_used_are_told_of_in_the_template(program):
    """Each says what the file is, at the line that names it."""
    symbols = struct.pack(">HHHHI", 0, 1, 3, 0, 12)
    symbols += struct.pack(">HHHHHHHHHHHH", 4, 24, 0, 2, 2, 0, 0, 0xFFFF, 0, 0xFFFF, 1, 0)
    cases = [
        ("a.ttc", b"ttcf" + REGULAR[4:], "it is a collection; a file with one font is needed"),
        ("a.woff", b"wOFF" + REGULAR[4:], "it is a web font (WOFF); a TrueType or OpenType file is needed"),
        ("a.woff2", b"wOF2" + REGULAR[4:], "it is a web font (WOFF); a TrueType or OpenType file is needed"),
        ("a.pfb", b"\x80\x01\x10\0\0\0%!PS-AdobeFont-1.0",
         "it is a Type 1 font (PostScript); a TrueType or OpenType file is needed"),
        ("a.pfa", b"%!PS-AdobeFont-1.0: Times", "it is a Type 1 font (PostScript); a TrueType or"
         " OpenType file is needed"),
        ("a.otf", b"OTTO" + REGULAR[4:], "it has no 'CFF ' table, or a short one"),
        ("cff.otf", BOXES.replace(b"\0\1\1\1\x06Boxes", b"\0\1\1\1\xf6Boxes"),
         "its 'CFF ' table is damaged"),
        ("a.zip", b"PK\3\4" + REGULAR[4:], "it is a ZIP file; unpack it and name the font file in it"),
        ("page.ttf", b"<!DOCTYPE html><html>",
         "it is a web page or an SVG font; a TrueType or OpenType file is needed"),
        ("vacia.ttf", b"", "the file is empty"),
        ("cortada.ttf", REGULAR[:20000], "a table lies outside the file; it is cut short or damaged"),
        ("sin-cmap.ttf", built({tag: data for tag, data in tables(REGULAR).items() if tag != b"cmap"}),
         "it has no 'cmap' table, or a short one"),
        ("simbolos.ttf", built({**tables(REGULAR), b"cmap": symbols}),
         "its 'cmap' table has no Unicode characters, as those of symbol fonts"),
        ("licencia.ttf", changed(b"OS/2", 8, b"\0\2"), "its licence bits (OS/2 fsType) forbid embedding"),
    ]
    for n, (file, data, why) in enumerate(cases):
        folder, run = said_of(program, f"fuente-{n}", file, files=[(file, data)])
        run.expect(1, silent=False)
        check_equal(run.err, f't.yaml:5:11: error: the font "{file}" can\'t be used: {why} [font-invalid]\n',
                    file)
        check(not (folder / "out" / "salida.pdf").exists(), f"{file}: a document was made")


@test
def fonts_with_postscript_outlines_are_embedded_and_read_back(program):
    """By names and by numbers of glyphs: what is needed of them, and by other readers the same words."""
    folder = program.scratch / "font-cff"
    shutil.copytree(ROOT / "tests" / "golden" / "font-cff", folder)
    program.run("build", folder / "job.yaml", "-o", folder / "out").expect(0, silent=False)
    pdf = folder / "out" / "salida.pdf"
    rows = [row.split() for row in tool("pdffonts", pdf).splitlines()[2:]]
    check_equal(sorted((row[0].split("+")[1], " ".join(row[1:4]), row[5:8]) for row in rows),
                [("Boxes", "CID Type 0C", ["yes"] * 3), ("BoxesCID", "CID Type 0C", ["yes"] * 3)], "fonts")
    words = tool("pdftotext", pdf, "-").split()
    for word in ("MINISTERIO", "AVANCE", "año:", "«Ñandú»", "5,000", "¿Cuánto?"):
        check(word in words, f"{word} is not in {words}")
    check(pdf.stat().st_size < 20_000, "the fonts are whole")
    expect_conforming(pdf)


def machine_with_fonts(folder):
    """A machine that has two families installed, and nothing else; returns its environment."""
    fonts = folder / "installed"
    fonts.mkdir()
    boxes = ROOT / "tests" / "golden" / "font-cff" / "boxes.otf"
    for path in [*(ROOT / "fonts").glob("*.ttf"), boxes]:
        shutil.copy(path, fonts)
    (folder / "fonts.conf").write_text(
        f"<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">\n"
        f"<fontconfig><dir>{fonts}</dir><cachedir>{folder}/cache</cachedir></fontconfig>\n", "utf-8")
    return {"FONTCONFIG_FILE": str(folder / "fonts.conf")}


def made_with(program, folder, font, environment):
    """A document with words in all four variants of the font."""
    (folder / "job.yaml").write_text(JOB)
    (folder / "plan.csv").write_text("ACTIVIDAD,META ANUAL,ENE\nA,1,1\n")
    (folder / "t.yaml").write_text(
        f"pliego: 1\nfonts:\n  propia: {font}\nstyles: {{base: {{size: 10 pt, leading: 12 pt}}}}\n"
        "sections:\n  - paragraph: {text: \"Hola, **fuerte**, *inclinada*, ***ambas***.\", markup: yes}\n")
    settle(folder)
    return program.run("build", "job.yaml", "-o", "out", cwd=folder, env=environment)


def fonts_of(folder):
    rows = tool("pdffonts", folder / "out" / "salida.pdf").splitlines()[2:]
    return sorted(row.split()[0].split("+")[1] for row in rows)


@test
def an_installed_font_is_found_by_its_family(program):
    """Its variants as far as it has them, which are in the manifest; files that are given come first."""
    folder = program.folder("family")
    environment = machine_with_fonts(folder)
    whole = [f"ArchivoNarrow-{variant}" for variant in ("Bold", "BoldItalic", "Italic", "Regular")]
    made_with(program, folder, "{family: archivo narrow}", environment).expect(0)
    check_equal(fonts_of(folder), whole, "fonts")
    manifest = json.loads((folder / "out" / "manifest.json").read_text("utf-8"))
    inputs = [name for name in manifest["documents"]["salida.pdf"]["inputs"] if "installed" in name]
    check_equal([name.rsplit("/", 1)[1][:-4] for name in sorted(inputs)], whole, "inputs")
    again = made_with(program, folder, "{family: archivo narrow}", environment).expect(0)
    check("made: 0" in again.summary, "it is made again")
    made_with(program, folder, "{family: archivo narrow, italic: installed/boxes.otf}", environment).expect(0)
    check_equal(fonts_of(folder), sorted([*whole[:2], "Boxes", whole[3]]), "fonts with a file")
    made_with(program, folder, "{family: archivo narrow}", environment).expect(0)
    shutil.copy(folder / "installed" / "boxes.otf", folder / "installed" / "ArchivoNarrow-Bold.ttf")
    again = made_with(program, folder, "{family: archivo narrow}", environment)
    check("made: 1" in again.summary and "ArchivoNarrow-Bold" not in fonts_of(folder),
          "a file that is another font is still taken for it")
    run = made_with(program, folder, "{family: Boxes, italic: ArchivoNarrow-Italic.ttf}", environment)
    check_equal(fonts_of(folder), ["ArchivoNarrow-Italic", "Boxes"], "fonts of a poor family")
    check("t.yaml:3:20: note: the family \"propia\" has no bold face" in run.err, run.err)


@test
def a_family_that_is_not_installed_is_told_of(program):
    folder = program.folder("no-family")
    environment = machine_with_fonts(folder)
    where = "is installed on this machine (fontconfig)"
    for name, end in (("Archivo Narow", "; is «Archivo Narrow» meant?"), ("Comic Sans MS", "")):
        run = made_with(program, folder, f"{{family: {name}}}", environment).expect(1, silent=False)
        check_equal(run.err, f"t.yaml:3:20: error: no font of the family «{name}» {where}{end}"
                    " [template-font-missing]\n", name)


@test
def a_font_that_is_not_found_is_looked_for_where_it_says(program):
    """A family's name, a slip, a folder, a path: what is near is named, and where fonts are looked for."""
    where = f"is neither beside the template nor in {ROOT}/fonts; a font is named by its .ttf or .otf file" \
            " there, by the path of one, or as `family` by the name of an installed one"
    cases = [
        ("Arial", f"font file «Arial» {where}"),
        ("Archivo Narrow", f"font file «Archivo Narrow» {where}; is «ArchivoNarrow-Bold.ttf» meant?"),
        ("archivonarrow-bold", f"font file «archivonarrow-bold» {where}; is «ArchivoNarrow-Bold.ttf» meant?"),
        ("ArchivoNarow-Bold.ttf",
         f"font file «ArchivoNarow-Bold.ttf» {where}; is «ArchivoNarrow-Bold.ttf» meant?"),
        ("./propia/", "font file «./propia/» is a folder; name a .ttf or .otf file in it"),
        ("/no/hay.ttf", "there is no font file «/no/hay.ttf»"),
        ("~", None),
    ]
    for n, (bold, why) in enumerate(cases):
        folder = program.folder(f"falta-{n}")
        (folder / "propia").mkdir()
        (folder / "job.yaml").write_text(JOB)
        (folder / "t.yaml").write_text(TEMPLATE % bold)
        (folder / "plan.csv").write_text("ACTIVIDAD,META ANUAL,ENE\nA,1,1\n")
        run = program.run("build", "job.yaml", "-o", "out", cwd=folder)
        check_equal(run.err, why and f"t.yaml:5:11: error: {why} [template-font-missing]\n" or "", bold)
        check_equal(run.status, 1 if why else 0, bold)


@test
def variants_that_would_look_alike_are_told_of(program):
    """A variable font is drawn in its default only; a file for two variants, or a copy of it, is twice the"
    " same."""
    only = "a variable font, of which only the default instance is drawn, whatever the variant; name a file" \
           " of its own for each of regular, bold and italic [font-variable]"
    _, run = said_of(program, "variable", "V.ttf", files=[("V.ttf", variable())])
    check_equal(run.expect(0, silent=False).err, f"t.yaml:5:11: warning: V.ttf: {only}\n", "variable bold")

    both = TEMPLATE.replace("ArchivoNarrow-Regular.ttf", "V.ttf")
    _, run = said_of(program, "variable-dos", "V.ttf", both, files=[("V.ttf", variable())])
    check_equal(run.expect(0, silent=False).err,
                f"t.yaml:4:14: warning: V.ttf: {only}\nt.yaml:5:11: warning: V.ttf: {only}\n", "variable"
	" twice")

    same = 'regular and bold of the font "propia" are the same file, and look alike [font-same]'
    for name, bold in [("misma", "ArchivoNarrow-Regular.ttf"), ("copia", "Copia-Bold.ttf")]:
        _, run = said_of(program, name, bold, files=[("Copia-Bold.ttf", REGULAR)])
        check_equal(run.expect(0, silent=False).err, f"t.yaml:5:11: warning: {same}\n", name)
    said_of(program, "otra", "ArchivoNarrow-Bold.ttf")[1].expect(0)


@test
def lines_too_close_for_accents_are_refused(program):
    """Archivo Narrow's accents reach 0.883 of the size up, its descenders 0.182 down: 1.065, or 10.7 of 10"
    " pt."""
    def told(name, styles):
        return said_of(program, name, "~", TEMPLATE.replace("styles: {base: {size: 10 pt, leading: 12"
	" pt}}", styles))

    need = "would run into each other: at 10 pt, accents and descenders of ArchivoNarrow-Regular need a" \
           " «leading» of 10.7 pt at least [text-leading]"
    _, run = told("junta", "styles: {base: {size: 10 pt, leading: 10.6 pt}}")
    check_equal(run.expect(1, silent=False).err,
                f"t.yaml:6:39: error: the lines of style «base» {need}\n", "10.6 pt")
    told("suelta", "styles: {base: {size: 10 pt, leading: 10.7 pt}}")[1].expect(0)
    told("sin-decir", "styles: {base: {size: 10 pt}}")[1].expect(0)
    # One that takes its leading from its parent is told of where it stands; one that is all its parent, not.
    _, run = told("hijas", "styles:\n  base: {size: 9 pt, leading: 10 pt}\n  a: {parent: base, size: 10 pt,"
	" leading: 10 pt}"
                           "\n  b: {parent: a, align: center}")
    check_equal(run.expect(1, silent=False).err,
                f"t.yaml:8:43: error: the lines of style «a» {need}\n", "inherited")
