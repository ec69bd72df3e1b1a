// The pages by iText 5: java -cp itext5.jar:CLASSES WithIText DOCUMENT.TSV OUT.PDF
import com.itextpdf.text.BaseColor;
import com.itextpdf.text.Document;
import com.itextpdf.text.Element;
import com.itextpdf.text.Font;
import com.itextpdf.text.Image;
import com.itextpdf.text.Paragraph;
import com.itextpdf.text.Phrase;
import com.itextpdf.text.Rectangle;
import com.itextpdf.text.pdf.BaseFont;
import com.itextpdf.text.pdf.ColumnText;
import com.itextpdf.text.pdf.PdfContentByte;
import com.itextpdf.text.pdf.PdfPCell;
import com.itextpdf.text.pdf.PdfPTable;
import com.itextpdf.text.pdf.PdfPageEventHelper;
import com.itextpdf.text.pdf.PdfTemplate;
import com.itextpdf.text.pdf.PdfWriter;
import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class WithIText extends PdfPageEventHelper {
	static final float MM = 72 / 25.4f, LEFT = 15 * MM, RIGHT = 11 * MM, TOP = 11 * MM, BOTTOM = 10 * MM;
	static final float HEADER = 56;
	static final float[] WIDTHS = {31, 35.6f, 31.3f, 28.5f, 11, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 20};

	final Map<String, String> keys = new HashMap<>();
	final List<String[]> units = new ArrayList<>();
	BaseFont narrow, bold;
	Font cell, line, head, title, name, told;
	Image logo;
	PdfTemplate pages;

	public static void main(String[] arguments) throws Exception {
		new WithIText().make(arguments[0], arguments[1]);
	}

	void make(String source, String out) throws Exception {
		for (String text : Files.readAllLines(Paths.get(source))) {
			String[] parts = text.split("\t");
			if (parts[0].equals("unit"))
				units.add(parts);
			else
				keys.put(parts[0], parts[1]);
		}
		narrow = font("Regular");
		bold = font("Bold");
		cell = new Font(narrow, 6.5f);
		line = new Font(bold, 6.5f);
		head = line;
		title = name = new Font(bold, 10.5f);
		told = new Font(narrow, 8.5f);
		logo = Image.getInstance(keys.get("logo"));
		logo.scaleToFit(42, 42);
		Rectangle letter = new Rectangle(792, 612);
		Document document = new Document(letter, LEFT, RIGHT, TOP + HEADER + 8, BOTTOM);
		PdfWriter writer = PdfWriter.getInstance(document, new FileOutputStream(out));
		writer.setPageEvent(this);
		document.open();
		pages = writer.getDirectContent().createTemplate(30, 12);
		for (String[] unit : units) {
			Paragraph heading = new Paragraph(14, unit[1], title);
			heading.setAlignment(Element.ALIGN_CENTER);
			heading.setSpacingAfter(5);
			document.newPage();
			document.add(heading);
			document.add(table(unit[2]));
		}
		document.close();
	}

	BaseFont font(String variant) throws Exception {
		return BaseFont.createFont(keys.get("fonts") + "/ArchivoNarrow-" + variant + ".ttf",
		    BaseFont.IDENTITY_H, BaseFont.EMBEDDED);
	}

	PdfPTable table(String path) throws Exception {
		PdfPTable table = new PdfPTable(WIDTHS);
		table.setWidthPercentage(100);
		table.setHeaderRows(2);
		table.addCell(headCell(keys.get("title"), 5));
		table.addCell(headCell("PROGRAMACIÓN ANUAL " + keys.get("year"), 13));
		List<List<String>> rows = rows(path);
		for (String text : rows.get(0))
			table.addCell(headCell(text, 1));
		for (List<String> row : rows.subList(1, rows.size()))
			for (int i = 0; i < row.size(); i++)
				table.addCell(bodyCell(row.get(i), i));
		return table;
	}

	PdfPCell plainCell(String text, Font font, float leading) {
		PdfPCell made = new PdfPCell(new Phrase(leading, text, font));
		made.setVerticalAlignment(Element.ALIGN_MIDDLE);
		made.setPadding(2);
		made.setBorderWidth(0.4f);
		return made;
	}

	PdfPCell headCell(String text, int columns) {
		PdfPCell made = plainCell(text, head, 7.6f);
		made.setColspan(columns);
		made.setHorizontalAlignment(Element.ALIGN_CENTER);
		made.setBackgroundColor(new BaseColor(0xD9, 0xE2, 0xF0));
		return made;
	}

	PdfPCell bodyCell(String text, int column) {
		boolean figure = column >= 4 && column < 17;
		PdfPCell made = plainCell(text, column == 0 ? line : cell, 7.6f);
		made.setHorizontalAlignment(figure ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
		return made;
	}

	PdfPCell headerCell(String text, Font font, int rows) {
		PdfPCell made = plainCell(text, font, 10.5f);
		made.setRowspan(rows);
		made.setFixedHeight(HEADER / 4 * rows);
		made.setHorizontalAlignment(font == name ? Element.ALIGN_CENTER : Element.ALIGN_LEFT);
		return made;
	}

	@Override
	public void onEndPage(PdfWriter writer, Document document) {
		String number = "Página " + writer.getPageNumber() + " de ";
		PdfPTable table = new PdfPTable(new float[] {34, 169.4f, 50});
		table.setTotalWidth(792 - LEFT - RIGHT);
		table.addCell(headerCell("", name, 4));
		table.addCell(headerCell(keys.get("institution"), name, 2));
		table.addCell(headerCell("Código: " + keys.get("code"), told, 1));
		table.addCell(headerCell("Versión: " + keys.get("version"), told, 1));
		table.addCell(headerCell(keys.get("title"), name, 2));
		table.addCell(headerCell("Fecha: " + keys.get("date"), told, 1));
		table.addCell(headerCell(number, told, 1));
		PdfContentByte content = writer.getDirectContent();
		table.writeSelectedRows(0, -1, LEFT, 612 - TOP, content);
		float after = 792 - RIGHT - 50 * MM + 2 + narrow.getWidthPoint(number, 8.5f);
		content.addTemplate(pages, after, 612 - TOP - HEADER + 4.2f);
		try {
			logo.setAbsolutePosition(LEFT + 27, 612 - TOP - HEADER + 7);
			content.addImage(logo);
		} catch (com.itextpdf.text.DocumentException e) {
			throw new IllegalStateException(e);
		}
	}

	@Override
	public void onCloseDocument(PdfWriter writer, Document document) {
		Phrase total = new Phrase(String.valueOf(writer.getPageNumber()), told);
		ColumnText.showTextAligned(pages, Element.ALIGN_LEFT, total, 0, 0, 0);
	}

	/* Records of a CSV with quoted cells. */
	static List<List<String>> rows(String path) throws IOException {
		List<List<String>> rows = new ArrayList<>();
		try (Reader reader = new BufferedReader(Files.newBufferedReader(Paths.get(path)))) {
			List<String> row = new ArrayList<>();
			StringBuilder text = new StringBuilder();
			boolean quoted = false;
			for (int c = reader.read(); c >= 0; c = reader.read()) {
				if (c == '"') {
					quoted = !quoted;
				} else if (quoted || (c != ',' && c != '\n')) {
					text.append((char)c);
				} else {
					row.add(text.toString());
					text.setLength(0);
					if (c == '\n') {
						rows.add(row);
						row = new ArrayList<>();
					}
				}
			}
		}
		return rows;
	}
}
