#include "pdf/metadata.h"

#include "base/plain.h"
#include "base/utf8.h"
#include "pdf/syntax.h"

#define REPLACEMENT 0xFFFD

/* --- the information dictionary ------------------------------------------------------------------------- */

void
metadata_info(const struct pdf_info *info, struct buf *b)
{
	const struct {
		const char *key, *value;
	} texts[] = {
	    {"Title", info->title},
	    {"Author", info->author},
	    {"Subject", info->subject},
	    {"Keywords", info->keywords},
	    {"Creator", info->creator},
	};
	struct buf date = BUF_INIT;

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		if (texts[i].value == NULL)
			continue;
		buf_addf(b, "/%s ", texts[i].key);
		syntax_line(b, texts[i].value);
		buf_addc(b, '\n');
	}
	if (info->created != INT64_MIN && syntax_date(&date, info->created))
		buf_addf(b, "/CreationDate %s\n/ModDate %s\n", buf_cstr(&date), buf_cstr(&date));
	b->failed |= date.failed;
	buf_release(&date);
}

/* --- XMP ------------------------------------------------------------------------------------------------ */

static bool
is_xml_char(uint32_t code)
{
	return code == '\t' || code == '\n' || code == '\r' || (code >= ' ' && code < 0xFFFE) ||
	    code > 0xFFFF;
}

/* Text for any place of an XML document; what can't be in one becomes U+FFFD. */
static void
add_xml(struct buf *b, const char *text)
{
	struct buf line = BUF_INIT;
	plain_add(&line, text);
	const char *s = buf_cstr(&line);
	size_t n = strlen(s), used;
	char bytes[4];

	for (; n > 0; s += used, n -= used) {
		uint32_t code = utf8_decode(s, n, &used);

		if (code == UTF8_INVALID || !is_xml_char(code))
			code = REPLACEMENT;
		if (code < ' ' || (code < 0x80 && strchr("<>&\"'\x7F", (int)code) != NULL))
			buf_addf(b, "&#%u;", code);
		else
			buf_add(b, bytes, utf8_encode(code, bytes));
	}
	b->failed |= line.failed;
	buf_release(&line);
}

static void
add_property(struct buf *b, const char *name, const char *value)
{
	if (value == NULL)
		return;
	buf_addf(b, "<%s>", name);
	add_xml(b, value);
	buf_addf(b, "</%s>\n", name);
}

/* A property that is an array of one: in an Alt, the default for all languages. */
static void
add_array(struct buf *b, const char *name, const char *kind, const char *value)
{
	if (value == NULL)
		return;
	buf_addf(b, "<%s><rdf:%s><rdf:li%s>", name, kind,
	    strcmp(kind, "Alt") == 0 ? " xml:lang=\"x-default\"" : "");
	add_xml(b, value);
	buf_addf(b, "</rdf:li></rdf:%s></%s>\n", kind, name);
}

static void
begin_description(struct buf *b, const char *prefix, const char *uri)
{
	buf_addf(b, "<rdf:Description rdf:about=\"\" xmlns:%s=\"%s\">\n", prefix, uri);
}

static void
end_description(struct buf *b)
{
	buf_adds(b, "</rdf:Description>\n");
}

static void
add_standards(struct buf *b, unsigned standards)
{
	if (standards & (PDF_A3A | PDF_A3B)) {
		begin_description(b, "pdfaid", "http://www.aiim.org/pdfa/ns/id/");
		add_property(b, "pdfaid:part", "3");
		add_property(b, "pdfaid:conformance", standards & PDF_A3A ? "A" : "B");
		end_description(b);
	}
	if (standards & PDF_UA1) {
		begin_description(b, "pdfuaid", "http://www.aiim.org/pdfua/ns/id/");
		add_property(b, "pdfuaid:part", "1");
		end_description(b);
	}
}

/* PDF/A knows nothing of the one property of PDF/UA, so it has to be told. */
static void
add_extension(struct buf *b)
{
	buf_adds(b,
	    "<rdf:Description rdf:about=\"\""
	    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
	    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
	    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
	    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
	    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
	    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
	    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
	    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
	    "<pdfaProperty:name>part</pdfaProperty:name>\n"
	    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
	    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
	    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\n"
	    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
	    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
	    "</rdf:Description>\n");
}

static void
add_dates(struct buf *b, int64_t created)
{
	time_t t = (time_t)created;
	struct tm tm;
	char text[64];
	struct buf date = BUF_INIT;

	/* In step with the information dictionary, which leaves out what syntax_date() can't print. */
	if (created != INT64_MIN && syntax_date(&date, created) && gmtime_r(&t, &tm) != NULL) {
		snprintf(text, sizeof(text), "%04d-%02d-%02dT%02d:%02d:%02dZ", tm.tm_year + 1900,
		    tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec);
		add_property(b, "xmp:CreateDate", text);
		add_property(b, "xmp:ModifyDate", text);
		add_property(b, "xmp:MetadataDate", text);
	}
	b->failed |= date.failed;
	buf_release(&date);
}

void
metadata_xmp(const struct pdf_info *info, unsigned standards, const char *language, const char *producer,
    struct buf *b)
{
	buf_adds(b,
	    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
	    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
	add_standards(b, standards);
	begin_description(b, "dc", "http://purl.org/dc/elements/1.1/");
	add_property(b, "dc:format", "application/pdf");
	add_array(b, "dc:title", "Alt", info->title);
	add_array(b, "dc:creator", "Seq", info->author);
	add_array(b, "dc:description", "Alt", info->subject);
	add_array(b, "dc:language", "Bag", language);
	end_description(b);
	begin_description(b, "pdf", "http://ns.adobe.com/pdf/1.3/");
	add_property(b, "pdf:Keywords", info->keywords);
	add_property(b, "pdf:Producer", producer);
	end_description(b);
	begin_description(b, "xmp", "http://ns.adobe.com/xap/1.0/");
	add_property(b, "xmp:CreatorTool", info->creator);
	add_dates(b, info->created);
	end_description(b);
	if ((standards & PDF_UA1) && (standards & (PDF_A3A | PDF_A3B)))
		add_extension(b);
	buf_adds(b, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
}
