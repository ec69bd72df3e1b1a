#include "sheet/workbook/ods_styles.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "sheet/currency.h"
#include "sheet/workbook/format_code.h"
#include "sheet/workbook/odf_name.h"

#define PARENTS_MAX 16 /* that are asked, one after another */
#define DIGITS_ASKED_MAX 30

void
ods_styles_begin(struct ods_styles *styles, const struct workbook_input *in)
{
	*styles = (struct ods_styles){.in = in};
	intern_init(&styles->data_names, in->scratch);
	intern_init(&styles->names, in->scratch);
	styles->general = number_format_make(in->scratch, "General", strlen("General"));
	styles->time = number_format_make(in->scratch, "[h]:mm:ss", strlen("[h]:mm:ss"));
	styles->percents = number_format_make(in->scratch, "General%", strlen("General%"));
}

void
ods_styles_end(struct ods_styles *styles)
{
	buf_release(&styles->code);
	buf_release(&styles->text);
}

/* --- names -------------------------------------------------------------------------------------------- */

static bool
refuse_too_many(struct ods_styles *styles)
{
	diag_add(styles->in->diags, SEVERITY_ERROR, styles->in->loc, "workbook-size",
	    "\"%s\" has more than %d cell styles, which no program writes", styles->in->file, ODS_STYLES_MAX);
	return false;
}

static bool
start_data_style(struct ods_styles *styles, const char *name)
{
	uint32_t i = intern_copy(&styles->data_names, styles->in->scratch, name, strlen(name));

	if (i == ODS_STYLES_MAX)
		return refuse_too_many(styles);
	styles->data = arena_grow(styles->in->scratch, styles->data, i, &styles->data_capacity,
	    styles->data_names.count, sizeof(*styles->data));
	styles->under_way = &styles->data[i];
	*styles->under_way = (struct ods_data_style){.code = NULL};
	buf_clear(&styles->code);
	buf_clear(&styles->text);
	styles->in_text = false;
	return true;
}

static const char *
copied(struct ods_styles *styles, const char *s)
{
	return s != NULL ? arena_strdup(styles->in->scratch, s) : NULL;
}

static bool
start_style(struct ods_styles *styles, const char **attributes)
{
	const char *name = odf_attribute(attributes, "style", "name");

	if (name == NULL)
		return true;
	uint32_t i = intern_copy(&styles->names, styles->in->scratch, name, strlen(name));
	if (i == ODS_STYLES_MAX)
		return refuse_too_many(styles);
	styles->styles = arena_grow(styles->in->scratch, styles->styles, i, &styles->capacity,
	    styles->names.count, sizeof(*styles->styles));
	styles->styles[i] = (struct ods_style){
	    .data = copied(styles, odf_attribute(attributes, "style", "data-style-name")),
	    .parent = copied(styles, odf_attribute(attributes, "style", "parent-style-name")),
	};
	styles->last = i;
	return true;
}

/* --- the code of a style ------------------------------------------------------------------------------ */

static void
add_times(struct buf *out, char c, uint32_t times)
{
	for (uint32_t i = 0; i < times && i < DIGITS_ASKED_MAX; i++)
		buf_addc(out, c);
}

static uint32_t
number_of(const char **attributes, const char *name, uint32_t otherwise)
{
	uint32_t number;

	return xml_number(odf_attribute(attributes, "datastyle", name), DIGITS_ASKED_MAX, &number)
	    ? number
	    : otherwise;
}

static bool
is_long(const char **attributes)
{
	const char *style = odf_attribute(attributes, "datastyle", "style");

	return style != NULL && strcmp(style, "long") == 0;
}

static void
add_whole(struct buf *out, uint32_t least, bool grouped)
{
	if (grouped) {
		buf_adds(out, "#,");
		add_times(out, '#', least < 3 ? 3 - least : 0);
	} else if (least == 0) {
		buf_addc(out, '#');
	}
	add_times(out, '0', least);
}

/* How many commas say "divided by" this: 1000, 1000000. */
static uint32_t
thousands_of(const char *factor)
{
	uint32_t number, thousands = 0;

	if (!xml_number(factor, UINT32_MAX, &number))
		return 0;
	for (; number >= 1000 && number % 1000 == 0; number /= 1000)
		thousands++;
	return thousands;
}

/* A number of decimals that are shown, or General's where the style doesn't say how many. */
static void
add_number(struct ods_styles *styles, const char **attributes)
{
	const char *replacement = odf_attribute(attributes, "datastyle", "decimal-replacement");
	const char *places = odf_attribute(attributes, "datastyle", "decimal-places");
	bool grouped = xml_is_true(odf_attribute(attributes, "datastyle", "grouping"));
	uint32_t whole = number_of(attributes, "min-integer-digits", 0);
	uint32_t decimals = number_of(attributes, "decimal-places", 0);
	uint32_t least = number_of(attributes, "min-decimal-places", decimals);

	if (places == NULL && !grouped && whole <= 1) {
		buf_adds(&styles->code, "General");
		return;
	}
	if (replacement != NULL)
		least = 0;
	if (least > decimals)
		least = decimals;
	add_whole(&styles->code, whole, grouped);
	if (decimals > 0)
		buf_addc(&styles->code, '.');
	add_times(&styles->code, '0', least);
	add_times(&styles->code, '#', decimals - least);
	add_times(&styles->code, ',', thousands_of(odf_attribute(attributes, "datastyle", "display-factor")));
}

static void
add_scientific(struct ods_styles *styles, const char **attributes)
{
	uint32_t decimals = number_of(attributes, "decimal-places", 2);
	uint32_t exponent = number_of(attributes, "min-exponent-digits", 2);

	add_whole(&styles->code, number_of(attributes, "min-integer-digits", 1), false);
	if (decimals > 0)
		buf_addc(&styles->code, '.');
	add_times(&styles->code, '0', decimals);
	buf_adds(&styles->code, "E+");
	add_times(&styles->code, '0', exponent > 0 ? exponent : 1);
}

static void
add_month(struct ods_styles *styles, const char **attributes)
{
	bool textual = xml_is_true(odf_attribute(attributes, "datastyle", "textual"));

	buf_adds(&styles->code,
	    textual                   ? is_long(attributes) ? "mmmm" : "mmm"
		: is_long(attributes) ? "mm"
				      : "m");
}

/* The first part of a time that goes beyond what is its own: "[h]". */
static void
add_time_part(struct ods_styles *styles, char letter, const char **attributes)
{
	bool elapsed = styles->elapsed;

	styles->elapsed = false;
	if (elapsed)
		buf_addc(&styles->code, '[');
	add_times(&styles->code, letter, is_long(attributes) ? 2 : 1);
	if (elapsed)
		buf_addc(&styles->code, ']');
}

static void
add_seconds(struct ods_styles *styles, const char **attributes)
{
	uint32_t decimals = number_of(attributes, "decimal-places", 0);

	add_time_part(styles, 's', attributes);
	if (decimals > 0)
		buf_addc(&styles->code, '.');
	add_times(&styles->code, '0', decimals);
}

/* Parts of numbers and dates; false: it is none. */
static bool
add_part(struct ods_styles *styles, const char *name, const char **attributes)
{
	const char *local = xml_local(name);
	struct buf *code = &styles->code;

	if (strcmp(local, "number") == 0)
		add_number(styles, attributes);
	else if (strcmp(local, "scientific-number") == 0)
		add_scientific(styles, attributes);
	else if (strcmp(local, "fraction") == 0)
		buf_adds(code, "# ?/?");
	else if (strcmp(local, "text-content") == 0)
		buf_addc(code, '@');
	else if (strcmp(local, "fill-character") == 0)
		buf_adds(code, "* ");
	else if (strcmp(local, "year") == 0)
		buf_adds(code, is_long(attributes) ? "yyyy" : "yy");
	else if (strcmp(local, "month") == 0)
		add_month(styles, attributes);
	else if (strcmp(local, "day") == 0)
		buf_adds(code, is_long(attributes) ? "dd" : "d");
	else if (strcmp(local, "day-of-week") == 0)
		buf_adds(code, is_long(attributes) ? "dddd" : "ddd");
	else if (strcmp(local, "hours") == 0)
		add_time_part(styles, 'h', attributes);
	else if (strcmp(local, "minutes") == 0)
		add_time_part(styles, 'm', attributes);
	else if (strcmp(local, "seconds") == 0)
		add_seconds(styles, attributes);
	else if (strcmp(local, "am-pm") == 0)
		buf_adds(code, "AM/PM");
	else
		return strcmp(local, "text") == 0 || strcmp(local, "currency-symbol") == 0;
	return false;
}

/* Each character by itself, so that none means anything; "%" does, in a style of percents. */
static void
add_literal(struct ods_styles *styles)
{
	const char *s = styles->text.data;
	size_t step;

	for (size_t i = 0, n = styles->text.length; i < n; i += step) {
		(void)utf8_decode(s + i, n - i, &step);
		if (s[i] != '%' || !styles->percent)
			buf_addc(&styles->code, '\\');
		buf_add(&styles->code, s + i, step);
	}
	buf_clear(&styles->text);
}

/* "value()>=0" as "[>=0]"; what is none is left out. */
static void
add_map(struct ods_styles *styles, const char **attributes)
{
	const char *condition = odf_attribute(attributes, "style", "condition");
	const char *style = odf_attribute(attributes, "style", "apply-style-name");
	struct ods_data_style *data = styles->under_way;
	const char *behind = condition != NULL ? strstr(condition, "value()") : NULL;

	if (behind == NULL || style == NULL || data->map_count == ODS_MAPS_MAX)
		return;
	behind += strlen("value()");
	if (behind[0] == '!' && behind[1] == '=')
		condition = arena_printf(styles->in->scratch, "[<>%s]", behind + 2);
	else
		condition = arena_printf(styles->in->scratch, "[%s]", behind);
	data->maps[data->map_count++] = (struct ods_map){condition, copied(styles, style)};
}

/* --- elements ----------------------------------------------------------------------------------------- */

static bool
is_data_style(const char *name)
{
	static const char *const kinds[] = {"number-style", "currency-style", "percentage-style",
	    "date-style", "time-style", "boolean-style", "text-style"};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (odf_is(name, "datastyle", kinds[i]))
			return true;
	}
	return false;
}

static bool
start_kind(struct ods_styles *styles, const char *name, const char **attributes)
{
	const char *own = odf_attribute(attributes, "style", "name");
	const char *language = odf_attribute(attributes, "datastyle", "language");
	const char *truncated = odf_attribute(attributes, "datastyle", "truncate-on-overflow");

	if (own == NULL)
		return true;
	styles->percent = odf_is(name, "datastyle", "percentage-style");
	styles->elapsed = truncated != NULL && strcmp(truncated, "false") == 0;
	if (!start_data_style(styles, own))
		return false;
	if (language != NULL && strcmp(language, "en") == 0)
		buf_adds(&styles->code, "[$-409]");
	else if (language != NULL && strcmp(language, "pt") == 0)
		buf_adds(&styles->code, "[$-416]");
	return true;
}

bool
ods_styles_start(struct ods_styles *styles, const char *name, const char **attributes)
{
	if (is_data_style(name))
		return start_kind(styles, name, attributes);
	if (styles->under_way != NULL) {
		if (odf_is(name, "style", "map"))
			add_map(styles, attributes);
		else if (odf_is(name, "datastyle", xml_local(name)))
			styles->in_text = add_part(styles, name, attributes);
		return true;
	}
	if (odf_is(name, "style", "style"))
		return start_style(styles, attributes);
	if (odf_is(name, "style", "table-properties") && styles->names.count > 0) {
		const char *display = odf_attribute(attributes, "table", "display");
		if (display != NULL && strcmp(display, "false") == 0)
			styles->styles[styles->last].invisible = true;
	}
	return true;
}

bool
ods_styles_close(struct ods_styles *styles, const char *name)
{
	if (styles->in_text)
		add_literal(styles);
	styles->in_text = false;
	if (styles->under_way != NULL && is_data_style(name)) {
		if (styles->code.failed || styles->text.failed)
			arena_out_of_memory(styles->in->scratch, 0);
		styles->under_way->code = arena_strndup(styles->in->scratch,
		    styles->code.data != NULL ? styles->code.data : "", styles->code.length);
		styles->under_way = NULL;
	}
	return true;
}

void
ods_styles_text(struct ods_styles *styles, const char *s, size_t n)
{
	if (styles->in_text && styles->text.length + n <= FORMAT_CODE_MAX)
		buf_add(&styles->text, s, n);
}

/* --- what is asked ------------------------------------------------------------------------------------ */

static const struct ods_data_style *
data_style(const struct ods_styles *styles, const char *name)
{
	uint32_t i = intern_find(&styles->data_names, name, strlen(name));

	return i != INTERN_NONE && styles->data[i].code != NULL ? &styles->data[i] : NULL;
}

/* A style with conditions is a code of several sections, its own the last. */
static const struct number_format *
make_format(struct ods_styles *styles, const struct ods_data_style *data)
{
	struct buf code = BUF_INIT;

	for (size_t i = 0; i < data->map_count; i++) {
		const struct ods_data_style *other = data_style(styles, data->maps[i].style);
		buf_adds(&code, data->maps[i].condition);
		buf_adds(&code, other != NULL ? other->code : "General");
		buf_addc(&code, ';');
	}
	buf_adds(&code, data->code);
	if (code.failed)
		arena_out_of_memory(styles->in->scratch, 0);
	const struct number_format *format =
	    number_format_make(styles->in->scratch, code.data != NULL ? code.data : "", code.length);
	buf_release(&code);
	return format;
}

const struct number_format *
ods_styles_format(struct ods_styles *styles, const char *name)
{
	struct ods_style *asked = NULL;
	const char *data = NULL;

	for (int i = 0; i < PARENTS_MAX && name != NULL && data == NULL; i++) {
		uint32_t found = intern_find(&styles->names, name, strlen(name));
		if (found == INTERN_NONE)
			break;
		struct ods_style *style = &styles->styles[found];
		if (asked == NULL)
			asked = style;
		if (asked->format != NULL)
			return asked->format;
		data = style->data;
		name = style->parent;
	}
	const struct ods_data_style *found = data != NULL ? data_style(styles, data) : NULL;
	const struct number_format *format = found != NULL ? make_format(styles, found) : styles->general;
	if (asked != NULL)
		asked->format = format;
	return format;
}

const struct number_format *
ods_styles_money(struct ods_styles *styles, const char *code)
{
	char folded[] = "abc";
	const struct number_format **format;
	uint8_t currency;

	if (code == NULL || strlen(code) != strlen(folded))
		return styles->general;
	for (size_t i = 0; i < strlen(folded); i++)
		folded[i] = ascii_lower(code[i]);
	currency = currency_named(folded);
	if (currency == CURRENCY_NONE)
		return styles->general;
	format = &styles->money[currency];
	if (*format == NULL) {
		const char *text =
		    arena_printf(styles->in->scratch, "\"%s\" General", currency_code(currency));

		*format = number_format_make(styles->in->scratch, text, strlen(text));
	}
	return *format;
}

bool
ods_styles_visible(const struct ods_styles *styles, const char *name)
{
	uint32_t i = name != NULL ? intern_find(&styles->names, name, strlen(name)) : INTERN_NONE;

	return i == INTERN_NONE || !styles->styles[i].invisible;
}
