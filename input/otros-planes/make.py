#!/usr/bin/python3
"""Writes the plans of input/otros-planes/ anew, as offices of five countries keep theirs.

    input/otros-planes/make.py [FOLDER]        # into the folder, if not beside this file

All institutions, names and figures are invented.  The same bytes on each run; needs python3-xlsxwriter,
python3-openpyxl (progress of Guatemala) and python3-odf (Brazil).
"""

import csv
import datetime
import io
import pathlib
import sys
import zipfile

import openpyxl
import xlsxwriter
from odf import number, style, table, text
from odf.opendocument import OpenDocumentSpreadsheet

WRITTEN = datetime.datetime(2025, 1, 15, 8, 0, 0)
ZIP_DATE = (2025, 1, 15, 8, 0, 0)


class Sheet:
    """A sheet of XlsxWriter that is filled row by row; cells that go down over rows are joined."""

    def __init__(self, book, name, widths, colour):
        self.book, self.sheet = book, book.add_worksheet(name)
        self.row = 0
        self.columns = len(widths)
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)
        box = {"border": 1, "font_size": 9, "valign": "vcenter", "text_wrap": True}
        self.title = book.add_format({"bold": True, "font_size": 13, "align": "center"})
        self.plain = book.add_format({"font_size": 9})
        self.head = book.add_format({**box, "bold": True, "align": "center", "bg_color": colour})
        self.cell = book.add_format(box)
        self.box = box

    def titles(self, *lines):
        for line in lines:
            if line:
                self.sheet.merge_range(self.row, 0, self.row, self.columns - 1, line, self.title)
            self.row += 1

    def heads(self, names):
        """Each name is a text, which goes down both rows, or a pair of a group and the names below it."""
        column = 0
        for name in names:
            if isinstance(name, str):
                self.sheet.merge_range(self.row, column, self.row + 1, column, name, self.head)
                column += 1
            else:
                group, below = name
                self.sheet.merge_range(self.row, column, self.row, column + len(below) - 1, group, self.head)
                for part in below:
                    self.sheet.write(self.row + 1, column, part, self.head)
                    column += 1
        self.row += 2

    def rows(self, rows, forms):
        """None in a row joins the cell with the one above it; "" is blank.  forms: codes of columns."""
        formats = {at: self.book.add_format({**self.box, "num_format": code}) for at, code in forms.items()}
        percent = self.book.add_format({**self.box, "num_format": "0%"})
        for column in range(self.columns):
            at = 0
            while at < len(rows):
                end = at + 1
                while end < len(rows) and rows[end][column] is None:
                    end += 1
                value = rows[at][column]
                form = formats.get(column, self.cell)
                if isinstance(value, str) and value.endswith("%") and value[:-1].isdigit():
                    value, form = int(value[:-1]) / 100, percent
                if end - at > 1:
                    self.sheet.merge_range(self.row + at, column, self.row + end - 1, column, value, form)
                elif value == "":
                    self.sheet.write_blank(self.row + at, column, None, form)
                else:
                    self.sheet.write(self.row + at, column, value, form)
                at = end
        self.row += len(rows)

    def total(self, label, forms, rows):
        """A row with the sums of the columns of `forms`, as formulas with their results."""
        self.sheet.write(self.row, 1, label, self.head)
        for column, code in forms.items():
            form = self.book.add_format({**self.box, "bold": True, "num_format": code})
            name = xlsxwriter.utility.xl_col_to_name(column)
            first, last = self.row - len(rows) + 1, self.row
            value = sum(row[column] for row in rows if not isinstance(row[column], (str, type(None))))
            self.sheet.write_formula(self.row, column, f"=SUM({name}{first}:{name}{last})", form, value)
        self.row += 1

    def foot(self, *lines):
        self.row += 1
        for line in lines:
            for column, part in line:
                self.sheet.write(self.row, column, part, self.plain)
            self.row += 1


def new_book(title):
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"title": title, "created": WRITTEN})
    return stream, book


def packed(data):
    """The same archive with its parts in the same order, all of one date."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            stored = name == "mimetype"
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            made.writestr(entry, given.read(name))
    return out.getvalue()


# Guatemala: a POA by four months, as SEGEPLAN asks for it, what is done and what it costs side by side.

QUETZALES = '"Q"#,##0.00'
GT_HEADS = ["No.", "PRODUCTO", "Subproducto", "UNIDAD DE MEDIDA", "META ANUAL",
            ("CUATRIMESTRE 1", ["FÍSICA", "FINANCIERA"]), ("CUATRIMESTRE 2", ["FÍSICA", "FINANCIERA"]),
            ("CUATRIMESTRE 3", ["FÍSICA", "FINANCIERA"]), "PRESUPUESTO ANUAL", "RESPONSABLE"]
GT_FORMS = {6: QUETZALES, 8: QUETZALES, 10: QUETZALES, 11: QUETZALES}
GT_WORK = "Cuerpos de agua con acciones de restauración y vigilancia"
GT_SOIL = "Áreas de recarga hídrica protegidas"
GT_TEACH = "Personas capacitadas en el uso responsable del agua"
GT_VOICE = "Población informada sobre el estado de las cuencas"
GT_HELP = "Dirección y coordinación"


def gt_rows(*rows):
    """The year's money is that of the three parts."""
    return [[*row, sum(part or 0 for part in row[6::2]), who] for *row, who in rows]


GT = {
    "DIREM": ("DIRECCIÓN DE RESTAURACIÓN Y MONITOREO", gt_rows(
        (1, GT_WORK, "Muestreos de calidad de agua en lagos y ríos", "Informe", 36,
         12, 84000, 12, 84000, 12, 91500.5, "Laboratorio"),
        (2, None, "Extracción de plantas acuáticas invasoras", "METRO CÚBICO", 9500,
         2500, 312500, 4500, 562500, 2500, 312500, "Operaciones"),
        (3, None, "mantenimiento de barreras flotantes (biobardas)", "Biobarda", 24,
         8, 48000, 8, 48000, 8, 48000, "Operaciones"),
        (4, GT_SOIL, "Reforestación de riberas con especies nativas", "Hectárea", 145.5,
         "", "", 120.5, 542250, 25, 112500, "Cuencas"),
        (5, None, "Terrazas y acequias de ladera", "Metro lineal", 3200,
         800, 64000, 1600, 128000, 800, 64000, "Cuencas"),
        (6, GT_HELP, "Informes de ejecución remitidos a tiempo", "Informe", 3,
         1, 2500, 1, 2500, 1, 2500, "Dirección"))),
    "DIEDU": ("DIRECCIÓN DE EDUCACIÓN Y COMUNICACIÓN", gt_rows(
        (1, GT_TEACH, "Talleres para comités de agua", "Taller", 60,
         20, 70000, 25, 87500, 15, 52500, "Educación"),
        (2, None, "Docentes certificados en educación hídrica", "Persona", 1250,
         250, 31250, 600, 75000, 400, 50000, "Educación"),
        (3, None, "Ferias del agua en cabeceras municipales", "EVENTO", 6,
         2, 45000, 2, 45000, 2, 45000, "Educación"),
        (4, GT_VOICE, "Boletines del estado de los lagos", "Boletín", 12,
         4, 9000, 4, 9000, 4, 9000, "Comunicación"),
        (5, None, "Programas de radio en idiomas mayas", "Programa", 90,
         30, 27000, 30, 27000, 30, 27000, "Comunicación"),
        (6, GT_HELP, "Informes de ejecución remitidos a tiempo", "Informe", 3,
         1, 1800, 1, 1800, 1, 1800, "Dirección"))),
}


def guatemala():
    stream, book = new_book("POA 2025")
    for code, (name, rows) in GT.items():
        sheet = Sheet(book, code, [5, 24, 34, 13, 9, 9, 14, 9, 14, 9, 14, 15, 16], "#BDD7EE")
        sheet.titles("SECRETARÍA DE CUENCAS Y LAGOS", "PLAN OPERATIVO ANUAL 2025", name, "")
        sheet.heads(GT_HEADS)
        sheet.rows(rows, GT_FORMS)
        sheet.total("TOTAL", GT_FORMS, rows)
        sheet.foot([(2, "Elaboró: ______________________"), (7, "Vo.Bo.: ______________________")],
                   [(2, "Delegado de planificación"), (7, "Director(a)")])
    book.close()
    return stream.getvalue()


# What was done in the first four months; a form that somebody filled in, by openpyxl.
GT_DONE = {
    "DIREM": [("Muestreos de calidad de agua en lagos y ríos", 12, ""),
              ("Extracción de plantas acuáticas invasoras", 1980.5,
               "La draga estuvo en reparación del 3 de marzo al 11 de abril."),
              ("Mantenimiento de barreras flotantes (biobardas)", 9, ""),
              ("Reforestación de riberas con especies nativas", 0, ""),
              ("Terrazas y acequias de ladera", 720, ""),
              ("Informes de ejecución remitidos a tiempo", 1, "")],
    "DIEDU": [("Talleres para comités de agua", 14, "Seis talleres pasaron a mayo por las fiestas patronales."),
              ("Docentes certificados en educación hídrica", 262, ""),
              ("Ferias del agua en cabeceras municipales", 2, ""),
              ("Boletines del estado de los lagos", 4, ""),
              ("Programas de radio en idiomas mayas", 30, ""),
              ("Informes de ejecución remitidos a tiempo", 1, "")],
}


def guatemala_progress():
    book = openpyxl.Workbook()
    book.remove(book.active)
    for code, rows in GT_DONE.items():
        sheet = book.create_sheet(code)
        sheet.append(["AVANCE DEL PRIMER CUATRIMESTRE 2025"])
        sheet.append([])
        sheet.append(["SUBPRODUCTO", "CUATRIMESTRE 1", "JUSTIFICACIÓN"])
        for row in rows:
            sheet.append([value if value != "" else None for value in row])
    book.properties.created = book.properties.modified = WRITTEN
    stream = io.BytesIO()
    book.save(stream)
    return packed(stream.getvalue())


# Peru: a POI by months, one sheet for each centro de costo, with SET for September.

SOLES = '"S/ "#,##0.00'
PE_MONTHS = "ENE FEB MAR ABR MAY JUN JUL AGO SET OCT NOV DIC".split()
PE_HEADS = ["OBJETIVO / AEI", "CÓDIGO AO", "ACTIVIDAD OPERATIVA", "U.M.", "META FÍSICA ANUAL",
            ("PROGRAMACIÓN FÍSICA MENSUAL", PE_MONTHS), "META FINANCIERA"]
PE_FORMS = {17: SOLES}
PE_RULES = "OEI.01 / AEI.01.02 Normas e instrumentos técnicos para la gestión de humedales"
PE_FIELD = "OEI.01 / AEI.01.04 Humedales con vigilancia permanente"
PE_HOUSE = "OEI.03 / AEI.03.01 Gestión institucional modernizada"


def pe_rows(*rows):
    """Each month as it is spelt in the last text, 12 figures parted by spaces; "." is blank."""
    out = []
    for line, code, name, unit, target, months, money in rows:
        figures = ["" if m == "." else float(m) if "." in m else int(m) for m in months.split()]
        out.append([line, code, name, unit, target, *figures, money])
    return out


PE = {
    "DGH": ("DIRECCIÓN DE GESTIÓN DE HUMEDALES", pe_rows(
        (PE_RULES, "AOI00240100012", "Elaboración de guías para el uso sostenible de la totora", "Documento", 3,
         ". . 1 . . . 1 . . . 1 .", 96400),
        (None, "AOI00240100015", "OPINIÓN TÉCNICA A INSTRUMENTOS DE GESTIÓN AMBIENTAL", "Informe", 144,
         "10 10 12 12 12 12 14 14 12 12 12 12", 210350.4),
        (PE_FIELD, "AOI00240100021", "Patrullaje de humedales priorizados", "Patrullaje", 416,
         "32 32 36 36 36 32 32 36 36 36 36 36", 385000),
        (None, "AOI00240100022", "Censo de aves acuáticas", "Censo", 2, ". 1 . . . . 1 . . . . .", 48250.75),
        (None, "AOI00240100027", "Monitoreo de la calidad del agua en bofedales", "Punto de muestreo", 180,
         "15 15 15 15 15 15 15 15 15 15 15 15", 152800),
        (None, "AOI00240100030", "Recuperación de áreas degradadas", "Hectárea", 62.5,
         ". . . 5.5 8 8 9 10 10 8 4 .", 640000))),
    "OPP": ("OFICINA DE PLANEAMIENTO Y PRESUPUESTO", pe_rows(
        (PE_HOUSE, "AOI00240100101", "Seguimiento y evaluación del POI", "Reporte", 12,
         "1 1 1 1 1 1 1 1 1 1 1 1", 36000),
        (None, "AOI00240100102", "Formulación y aprobación del POI multianual", "Documento", 2,
         ". . 1 . . . . . . . . 1", 18500),
        (None, "AOI00240100103", "Conciliación del marco presupuestal", "ACTA", 4,
         ". . 1 . . 1 . . 1 . . 1", 0),
        (None, "AOI00240100107", "Asistencia técnica a los centros de costo", "Persona", 85,
         ". 15 . . 20 . . 25 . . 25 .", 12750.5),
        (None, "AOI00240100110", "Actualización de documentos de gestión (ROF, MAPRO)", "Documento", 3,
         ". . . . 1 . . . 1 . 1 .", 27300))),
}


def peru():
    stream, book = new_book("POI 2026")
    for code, (name, rows) in PE.items():
        sheet = Sheet(book, code, [30, 16, 38, 13, 9, *[5] * 12, 16], "#F8CBAD")
        sheet.titles("AUTORIDAD NACIONAL DE HUMEDALES", "PLAN OPERATIVO INSTITUCIONAL (POI) 2026")
        sheet.titles(f"CENTRO DE COSTO: {name}", "")
        sheet.heads(PE_HEADS)
        sheet.rows(rows, PE_FORMS)
        sheet.total("TOTAL S/", PE_FORMS, rows)
        sheet.foot([(2, "_______________________________")], [(2, f"Firma y sello del responsable ({code})")])
    book.close()
    return stream.getvalue()


# Costa Rica: a PAO with the matriz programática of each programme, by semesters.

COLONES = '"₡"#,##0.00'
CR_HEADS = ["ÁREA ESTRATÉGICA", "OBJETIVO", ("META", ["CÓDIGO", "No.", "DESCRIPCIÓN"]), "INDICADOR",
            "UNIDAD DE MEDIDA",
            ("PROGRAMACIÓN DE LA META", ["TOTAL ANUAL", "I SEMESTRE", "% I", "II SEMESTRE", "% II"]),
            "FUNCIONARIO RESPONSABLE", "GRUPO", "SUBGRUPO",
            ("ASIGNACIÓN PRESUPUESTARIA POR META", ["I SEMESTRE", "II SEMESTRE"])]
CR_FORMS = {15: COLONES, 16: COLONES}
CR_CITY = "Ordenamiento territorial"
CR_GREEN = "GESTIÓN AMBIENTAL"
CR_PEOPLE = "Desarrollo social"
CR_HOME = "Desarrollo institucional"


def cr_rows(*rows):
    """The percents of the semesters are their shares of the year."""
    out = []
    for *head, first, second, who, group, part, money, more in rows:
        year = (first or 0) + (second or 0)
        share = [f"{round(100 * (half or 0) / year)}%" for half in (first, second)]
        out.append([*head, year, first, share[0], second, share[1], who, group, part, money, more])
    return out


CR = {
    "Programa I": ("PROGRAMA I: DIRECCIÓN Y ADMINISTRACIÓN GENERAL", cr_rows(
        (CR_HOME, "Mejorar la recaudación de los tributos municipales", "Operativo", 1,
         "Notificar a los contribuyentes con atraso mayor de un trimestre", "Notificaciones entregadas",
         "Notificación", 1800, 2200, "Licda. Mora Solano", "Administración", "Cobros", 6250000, 7100000),
        (None, None, "Mejora", 2, "Actualizar el valor de los bienes inmuebles del cantón",
         "Fincas actualizadas", "Finca", 900, 900, "Ing. Rojas Vega", "Administración", "Bienes inmuebles",
         11400000, 11400000),
        (None, "Cumplir con la rendición de cuentas", "Operativo", 3,
         "Presentar los informes de ejecución a la Contraloría", "Informes presentados", "Informe", 2, 2,
         "Lic. Quirós Araya", "Administración", "Presupuesto", 875000.5, 875000.5),
        (None, None, "Mejora", 4, "Sustituir equipo de cómputo con más de seis años", "Equipos sustituidos",
         "Equipo", "", 35, "Ing. Chaves Soto", "Administración", "Informática", "", 19250000))),
    "Programa II": ("PROGRAMA II: SERVICIOS COMUNALES", cr_rows(
        (CR_GREEN, "Prestar los servicios de aseo con continuidad", "Operativo", 1,
         "Recolectar y disponer los residuos sólidos ordinarios", "Toneladas dispuestas", "Tonelada", 4850,
         5150, "Ing. Mata Ruiz", "02 Recolección de basura", "Recolección", 148500000, 156250000),
        (None, None, "Operativo", 2, "barrer vías del casco central", "Metros lineales barridos",
         "Metro lineal", 612000, 612000, "Ing. Mata Ruiz", "01 Aseo de vías", "Aseo", 38400000, 38400000),
        (None, "Aumentar la separación en la fuente", "Mejora", 3, "Abrir centros de acopio en los distritos",
         "Centros en operación", "Centro", 1, 2, "Bach. Díaz Cruz", "25 Protección del ambiente",
         "Gestión ambiental", 9500000, 19000000),
        (CR_PEOPLE, "Ampliar la oferta para la niñez y las personas adultas mayores", "Mejora", 4,
         "Impartir cursos de la escuela de música", "Personas graduadas", "Persona", 60, 140,
         "Licda. Vargas León", "09 Educativos, culturales y deportivos", "Cultura", 5600000, 8400000),
        (None, None, "Operativo", 5, "Atender a niños y niñas en la red de cuido", "Niños y niñas atendidos",
         "Persona", 75, 75, "Licda. Vargas León", "10 Servicios sociales", "Red de cuido", 41250000,
         41250000),
        (CR_CITY, "Mantener caminos y calles", "Operativo", 6, "Bachear la red vial cantonal en asfalto",
         "Toneladas colocadas", "Tonelada", 380, 240.5, "Ing. Salas Brenes", "03 Caminos y calles",
         "Unidad técnica", 30400000, 19240000))),
}


def costa_rica():
    stream, book = new_book("PAO 2026")
    for code, (name, rows) in CR.items():
        widths = [18, 26, 10, 5, 36, 20, 13, 10, 10, 7, 10, 7, 20, 20, 18, 18, 18]
        sheet = Sheet(book, code, widths, "#C6E0B4")
        sheet.titles("MUNICIPALIDAD DE VALLE NIEBLA", "PLAN ANUAL OPERATIVO 2026", "MATRIZ DE DESEMPEÑO PROGRAMÁTICO",
                     name, "")
        sheet.heads(CR_HEADS)
        sheet.rows(rows, CR_FORMS)
        sheet.total("SUBTOTALES", CR_FORMS, rows)
        sheet.foot([(1, "Elaborado por: _____________________"), (6, "Aprobado por: _____________________")],
                   [(1, "Planificación Municipal"), (6, "Alcaldía Municipal")])
    book.close()
    return stream.getvalue()


# Brazil: a plano anual de atividades by quarters, as LibreOffice keeps it.

BR_HEADS = ["EIXO ESTRATÉGICO", "ATIVIDADE", "RESULTADO ESPERADO", "UNIDADE DE MEDIDA", "META",
            "1º TRIMESTRE", "2º TRIMESTRE", "3º TRIMESTRE", "4º TRIMESTRE", "RESPONSÁVEL", "ORÇAMENTO (R$)"]
BR_TEACH = "Ensino de qualidade"
BR_KNOW = "Ciência para o território"
BR = {
    "Ensino": ("Diretoria de Ensino", [
        (BR_TEACH, "Ofertar cursos de formação inicial e continuada", "Comunidade qualificada para o mundo do trabalho",
         "Vaga", 480, 120, 120, 120, 120, "Coord. de Extensão", 186500),
        (None, "Acompanhar estudantes em risco de evasão", "Evasão reduzida", "Percentual", "100%", "100%", "100%",
         "100%", "100%", "Núcleo Pedagógico", 24300.75),
        (None, "REALIZAR A SEMANA DA ÁGUA", "Estudantes e escolas parceiras envolvidos", "Evento", 1, "", 1, "", "",
         "Coord. de Eventos", 42000),
        (None, "Capacitar docentes em metodologias ativas", "Práticas de sala de aula renovadas", "Docente", 90, 20,
         25, 25, 20, "Núcleo Pedagógico", 31800),
        (None, "Adquirir acervo bibliográfico", "Acervo atualizado conforme os projetos de curso", "Exemplar", 1250,
         "", 500, 750, "", "Biblioteca", 98750.4)]),
    "Pesquisa": ("Diretoria de Pesquisa e Inovação", [
        (BR_KNOW, "Financiar projetos de iniciação científica", "Estudantes inseridos em grupos de pesquisa", "Bolsa",
         64, 32, "", 32, "", "Coord. de Pesquisa", 460800),
        (None, "Manter a rede de estações hidrométricas", "Série de dados sem falhas", "Estação", 18, 18, 18, 18, 18,
         "Laboratório de Campo", 215000),
        (None, "Publicar artigos em periódicos qualificados", "Conhecimento divulgado", "Artigo", 26, 4, 7, 7, 8,
         "Coord. de Pesquisa", 39000),
        (None, "Depositar pedidos de patente", "Invenções protegidas", "Pedido", 3, "", 1, "", 2,
         "Núcleo de Inovação", 12600)]),
}


def in_reais(value):
    return "R$ " + f"{value:,.2f}".translate({ord(","): ".", ord("."): ","})


def ods_cell(value, look="cell", span=1, down=1):
    """A cell over so many columns and rows; what it shows stands in it, too, as LibreOffice has it."""
    spans = {"numbercolumnsspanned": span} if span > 1 else {}
    spans.update({"numberrowsspanned": down} if down > 1 else {})
    if value == "":
        return table.TableCell(stylename=look)
    if isinstance(value, str) and value.endswith("%"):
        cell = table.TableCell(valuetype="percentage", value=int(value[:-1]) / 100, stylename="percent", **spans)
    elif isinstance(value, str):
        cell = table.TableCell(valuetype="string", stylename=look, **spans)
    elif look == "money":
        cell = table.TableCell(valuetype="currency", currency="BRL", value=value, stylename=look, **spans)
    else:
        cell = table.TableCell(valuetype="float", value=value, stylename=look, **spans)
    cell.addElement(text.P(text=in_reais(value) if look == "money" else str(value)))
    return cell


def ods_formats(book):
    """The formats of percents and of reais, as LibreOffice writes them."""
    percent = number.PercentageStyle(name="percents")
    percent.addElement(number.Number(decimalplaces=0, minintegerdigits=1))
    percent.addElement(number.Text(text="%"))
    reais = number.CurrencyStyle(name="reais")
    reais.addElement(number.CurrencySymbol(language="pt", country="BR", text="R$"))
    reais.addElement(number.Text(text=" "))
    reais.addElement(number.Number(decimalplaces=2, minintegerdigits=1, grouping=True))
    book.automaticstyles.addElement(percent)
    book.automaticstyles.addElement(reais)


def ods_styles(book):
    """What cells look like: title, head, cell, percent, money."""
    ods_formats(book)
    for look, data in (("title", None), ("head", None), ("cell", None), ("percent", "percents"), ("money", "reais")):
        made = style.Style(name=look, family="table-cell", **({"datastylename": data} if data else {}))
        box = {} if look == "title" else {"border": "0.5pt solid #000000"}
        if look == "head":
            box["backgroundcolor"] = "#c6e0b4"
        made.addElement(style.TableCellProperties(wrapoption="wrap", verticalalign="middle", **box))
        if look in ("title", "head"):
            made.addElement(style.TextProperties(fontweight="bold"))
        book.automaticstyles.addElement(made)


def ods_columns(book, sheet, widths):
    for at, width in enumerate(widths):
        name = f"w{at}"
        made = style.Style(name=name, family="table-column")
        made.addElement(style.TableColumnProperties(columnwidth=f"{width}cm"))
        if not any(known.getAttribute("name") == name for known in book.automaticstyles.childNodes):
            book.automaticstyles.addElement(made)
        sheet.addElement(table.TableColumn(stylename=name))


def ods_row(sheet, cells):
    row = table.TableRow()
    for cell in cells:
        row.addElement(cell)
    sheet.addElement(row)


def brazil():
    book = OpenDocumentSpreadsheet()
    ods_styles(book)
    for code, (name, rows) in BR.items():
        sheet = table.Table(name=code)
        ods_columns(book, sheet, [3.5, 6, 6, 2.5, 2, 2.5, 2.5, 2.5, 2.5, 4, 3.5])
        for line in ("INSTITUTO DE ÁGUAS DO PLANALTO", "PLANO ANUAL DE ATIVIDADES 2025", name):
            ods_row(sheet, [ods_cell(line, "title", span=len(BR_HEADS)),
                            table.CoveredTableCell(numbercolumnsrepeated=len(BR_HEADS) - 1)])
        ods_row(sheet, [table.TableCell()])
        ods_row(sheet, [ods_cell(head, "head") for head in BR_HEADS])
        for at, row in enumerate(rows):
            if row[0] is None:
                first = table.CoveredTableCell()
            else:
                end = at + 1
                while end < len(rows) and rows[end][0] is None:
                    end += 1
                first = ods_cell(row[0], down=end - at)
            ods_row(sheet, [first, *map(ods_cell, row[1:-1]), ods_cell(row[-1], "money")])
        ods_row(sheet, [ods_cell("Total", "head"), table.TableCell(numbercolumnsrepeated=9),
                        ods_cell(sum(row[-1] for row in rows), "money")])
        ods_row(sheet, [table.TableCell()])
        ods_row(sheet, [table.TableCell(), ods_cell("Aprovado por: ____________________", "title")])
        book.spreadsheet.addElement(sheet)
    stream = io.BytesIO()
    book.write(stream)
    return packed(stream.getvalue())


# A state of the United States: an annual performance plan, as a database exports it; the year begins in July.

US_HEADS = ["Goal", "Strategy", "Activity", "Measure", "Unit of measure", "Annual target", "FY Q1", "FY Q2",
            "FY Q3", "FY Q4", "Lead", "Budget"]
US_SAFE = "1. Safe and accessible trails"
US_CLEAN = "2. Healthy rivers"
US_STAFF = "3. An agency people trust"
US = {
    "TRAILS": ("Division of Trails", [
        (US_SAFE, "1.1 Keep trails open", "Inspect trail miles", "Miles inspected", "Miles", "1,240", "420", "180",
         "140", "500", "Field Operations", "$318,400"),
        (US_SAFE, "1.1 Keep trails open", "Clear downed trees within 5 days of a report", "Reports closed on time",
         "Percent", "90%", "90%", "90%", "90%", "90%", "Field Operations", "$96,250.50"),
        (US_SAFE, "1.2 Welcome everyone", "Build accessible trailheads", "Trailheads completed", "Trailheads", "6",
         "2", "1", "", "3", "Capital Projects", "$1,450,000"),
        (US_SAFE, "1.2 Welcome everyone", "TRANSLATE TRAIL MAPS", "Maps published", "Maps", "24", "6", "6", "6",
         "6", "Communications", "$18,000"),
        (US_STAFF, "3.1 Train volunteers", "Certify volunteer stewards", "Stewards certified", "People", "350",
         "120", "40", "40", "150", "Volunteer Office", "$42,700")]),
    "RIVERS": ("Division of Rivers", [
        (US_CLEAN, "2.1 Know the water", "Sample water quality at fixed stations", "Samples taken", "Samples",
         "2,080", "520", "520", "520", "520", "Laboratory", "$512,000"),
        (US_CLEAN, "2.1 Know the water", "Publish river report cards", "Report cards", "Reports", "12", "3", "3",
         "3", "3", "Laboratory", "$24,500"),
        (US_CLEAN, "2.2 Restore banks", "Plant riparian buffers", "Acres planted", "Acres", "187.5", "12.5", "45",
         "30", "100", "Restoration", "$688,125"),
        (US_CLEAN, "2.2 Restore banks", "Remove obsolete dams", "Dams removed", "Dams", "2", "", "1", "", "1",
         "Engineering", "$2,300,000"),
        (US_STAFF, "3.2 Answer promptly", "Answer permit applications within 30 days", "Applications on time",
         "Percent", "95%", "95%", "95%", "95%", "95%", "Permits", "$ -")]),
}
US_DONE = {
    "TRAILS": [("Inspect trail miles", "455", "162.5", ""),
               ("Clear downed trees within 5 days of a report", "88%", "93%", ""),
               ("Build accessible trailheads", "1", "1", "One trailhead waits for a utility permit."),
               ("Translate trail maps", "6", "6", ""),
               ("Certify volunteer stewards", "131", "22", "Two trainings were cancelled for wildfire smoke.")],
    "RIVERS": [("Sample water quality at fixed stations", "520", "508", ""),
               ("Publish river report cards", "3", "2", "The third was out on January 9."),
               ("Plant riparian buffers", "12.5", "51", ""),
               ("Remove obsolete dams", "", "0", "The bids came in over budget; it is being tendered again."),
               ("Answer permit applications within 30 days", "97%", "96%", "")],
}


def csv_bytes(rows):
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerows(rows)
    return stream.getvalue().encode("utf-8")


def us_plan(code):
    name, rows = US[code]
    return csv_bytes([["State of Jefferson - Department of Rivers and Trails"],
                      [f"FY 2025-26 Annual Performance Plan: {name}"], [], US_HEADS, *rows, [],
                      ["Prepared by the Office of Planning and Performance, June 2025"]])


def us_progress(code):
    return csv_bytes([["Activity", "FY Q1", "FY Q2", "Justification Q2"], *US_DONE[code]])


FILES = {
    "guatemala-poa/poa-2025.xlsx": guatemala,
    "guatemala-poa/avance-C1.xlsx": guatemala_progress,
    "peru-poi/poi-2026.xlsx": peru,
    "costa-rica-pao/pao-2026.xlsx": costa_rica,
    "brasil-plano-anual/plano-2025.ods": brazil,
    "estados-unidos-plan/trails.csv": lambda: us_plan("TRAILS"),
    "estados-unidos-plan/rivers.csv": lambda: us_plan("RIVERS"),
    "estados-unidos-plan/progress/trails.csv": lambda: us_progress("TRAILS"),
    "estados-unidos-plan/progress/rivers.csv": lambda: us_progress("RIVERS"),
}


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent
    for name, make in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(make())


main()
