/*
 * Lists of texts and of widths.
 */
#include "template/loader.h"

struct text_template *
load_texts(struct loader *l, const struct yaml_node *list, const char *what)
{
	const struct schema_key key = {what, VALUE_FIELDS, .flags = KEY_MARKUP};

	if (!load_expect(l, list, YAML_LIST, arena_printf(l->arena, "«%s»", what)))
		return NULL;
	struct text_template *texts = ARENA_ARRAY(l->arena, struct text_template, list->count);
	for (size_t i = 0; i < list->count; i++)
		load_value(l, list->items[i], &key, &texts[i]);
	return texts;
}

bool
load_check_widths(struct loader *l, const struct column_width *widths, size_t n, struct srcloc loc)
{
	int64_t fixed = 0, percent = 0;
	size_t flexible = 0;

	for (size_t i = 0; i < n; i++) {
		fixed += widths[i].kind == WIDTH_FIXED ? widths[i].value : 0;
		percent += widths[i].kind == WIDTH_PERCENT ? widths[i].value : 0;
		flexible += widths[i].kind == WIDTH_FLEX ? 1 : 0;
	}
	int64_t need = fixed + l->body_width * percent / 100000;
	bool narrow = l->body_width > 0 && (need > l->body_width || (flexible > 0 && need == l->body_width));
	if (percent > 100000)
		LOAD_ERROR(l, loc, "template-widths", "the columns make up more than 100 %%");
	else if (narrow)
		LOAD_ERROR(l, loc, "template-widths",
		    l->beside != NULL ? "the widths need %s; what stands beside something else has %s here"
			: flexible > 0
			? "the columns need %s without the flexible ones; the page has %s between its "
			  "margins"
			: "the columns need %s; the page has %s between its margins",
		    load_length_words(l, need > LENGTH_MAX ? LENGTH_MAX : (length)need),
		    load_length_words(l, l->body_width));
	return percent <= 100000 && !narrow;
}

struct column_width *
load_widths(struct loader *l, const struct yaml_node *list, const char *what)
{
	const struct schema_key key = {what, VALUE_WIDTH, .flags = 0};
	bool good = true;

	if (!load_expect(l, list, YAML_LIST, arena_printf(l->arena, "«%s»", what)))
		return NULL;
	struct column_width *widths = ARENA_ARRAY(l->arena, struct column_width, list->count);
	for (size_t i = 0; i < list->count; i++)
		good = load_value(l, list->items[i], &key, &widths[i]) && good;
	if (good)
		load_check_widths(l, widths, list->count, list->loc);
	return widths;
}
