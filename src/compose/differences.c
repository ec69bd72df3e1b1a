/*
 * Differences of two series of a chart: the second less the first, where both are known; the least and the
 * most of them, in words.
 */
#include <string.h>

#include "base/wording.h"
#include "compose/charting.h"

/* Of categories with the same difference, so many are named. */
#define NAMES_MAX 12

/* "+3", "−12", "0": of percents it is points, so that no sign for these stands behind. */
static const char *
signed_text(const struct chart_builder *b, struct decimal number)
{
	const int places = b->spec->decimals >= 0 ? b->spec->decimals : b->places;
	struct buf text = BUF_INIT, figure = BUF_INIT;

	decimal_format(&figure, number, b->c->composition->job->numbers, places, true);
	buf_adds(&text, number.units > 0 && strpbrk(buf_cstr(&figure), "123456789") != NULL ? "+" : "");
	buf_adds(&text, buf_cstr(&figure));
	text.failed |= figure.failed;
	buf_release(&figure);
	return buf_take(&text, b->c->arena);
}

/* false: there are none. */
static bool
subtract(struct chart_builder *b, struct chart_value *out)
{
	const struct chart_series *series = b->chart->series;
	bool any = false;

	for (size_t i = 0; i < b->chart->category_count; i++) {
		const struct chart_value *from = &series[0].values[i], *value = &series[1].values[i];

		out[i].text = b->missing;
		if (!from->known || !value->known)
			continue;
		if (!decimal_subtract(value->number, from->number, &out[i].number)) {
			diag_add(b->c->diags, SEVERITY_ERROR, b->spec->differences.loc, "compose-chart-value",
			    "the difference at «%s» is too large to be reckoned exactly",
			    b->chart->categories[i].name);
			b->c->failed = true;
			return false;
		}
		out[i].known = any = true;
		out[i].text = signed_text(b, out[i].number);
	}
	return any;
}

/* The first of those that are least, or most. */
static size_t
extreme(const struct chart_builder *b, const struct chart_value *values, int sign)
{
	size_t best = b->chart->category_count;

	for (size_t i = 0; i < b->chart->category_count; i++)
		if (values[i].known &&
		    (best == b->chart->category_count ||
			sign * decimal_compare(values[i].number, values[best].number) > 0))
			best = i;
	return best;
}

/* As they are printed: rounded, two that differ may be one. */
static bool
are_alike(const struct chart_value *a, const struct chart_value *b)
{
	return strcmp(a->text, b->text) == 0;
}

/* "FEB, JUN": where the difference is as there. */
static const char *
names_of(const struct chart_builder *b, const struct chart_value *values, size_t like)
{
	struct buf text = BUF_INIT;
	size_t count = 0;

	for (size_t i = 0; i < b->chart->category_count; i++) {
		if (!values[i].known || !are_alike(&values[i], &values[like]))
			continue;
		buf_adds(&text, count > 0 ? ", " : "");
		if (count++ == NAMES_MAX) {
			buf_adds(&text, "\u2026");
			break;
		}
		buf_adds(&text, b->chart->categories[i].name);
	}
	return buf_take(&text, b->c->arena);
}

/* "Done less planned: from −12 (FEB, JUN) to +3 (MAR)." */
static const char *
tell(const struct chart_builder *b, const char *title, const struct chart_value *values)
{
	const enum wording in = wording_of_tag(b->c->composition->template->language);
	const size_t least = extreme(b, values, -1), most = extreme(b, values, 1);
	struct buf text = BUF_INIT;

	if (title[0] != '\0')
		buf_addf(&text, "%s: ", title);
	if (are_alike(&values[least], &values[most]))
		buf_addf(&text, "%s (%s).", values[least].text, names_of(b, values, least));
	else
		buf_addf(&text, wording_text(in, "de %s (%s) a %s (%s)."), values[least].text,
		    names_of(b, values, least), values[most].text, names_of(b, values, most));
	return buf_take(&text, b->c->arena);
}

void
chart_read_differences(struct chart_builder *b)
{
	const struct differences_spec *spec = &b->spec->differences;
	struct chart_differences *out = ARENA_NEW(b->c->arena, struct chart_differences);
	struct chart_value *values = ARENA_ARRAY(b->c->arena, struct chart_value, b->chart->category_count);

	if (!subtract(b, values))
		return;
	*out = (struct chart_differences){
	    .title = fill_plain(b->c, &spec->title),
	    .values = values,
	    .above = ink_from(spec->style, spec->hatch, DASH_NONE),
	    .below = ink_from(spec->below_style, spec->below_hatch, DASH_NONE),
	    .height = spec->height,
	    .loc = spec->loc,
	};
	b->differences_told = tell(b, out->title, values);
	b->chart->differences = out;
}
