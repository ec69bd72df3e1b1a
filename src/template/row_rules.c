/*
 * Which rows a table prints, in which order, under which heads, what they come to, and how some of them look.
 */
#include <string.h>

#include "base/utf8.h"
#include "base/wording.h"
#include "template/loader.h"

#define CLAUSES_MAX 32
#define TESTS_MAX 32
#define WORDS_MAX 200
#define SORT_KEYS_MAX 8
#define RULES_MAX 32

static const char *const order_words[] = {"ascending", "descending", NULL};

/* --- conditions ----------------------------------------------------------------------------------------- */

struct raw_test {
	struct job_text field, from, above, to, below;
	bool blank;
	const struct yaml_node *is, *is_not, *any;
};

static const struct schema_key test_keys[] = {
    {"field", VALUE_TEXT, KEY_AT(raw_test, field)},
    {"is", VALUE_NODE, KEY_AT(raw_test, is)},
    {"is-not", VALUE_NODE, KEY_AT(raw_test, is_not)},
    {"from", VALUE_TEXT, KEY_AT(raw_test, from)},
    {"above", VALUE_TEXT, KEY_AT(raw_test, above)},
    {"to", VALUE_TEXT, KEY_AT(raw_test, to)},
    {"below", VALUE_TEXT, KEY_AT(raw_test, below)},
    {"blank", VALUE_YES_NO, KEY_AT(raw_test, blank)},
    {"any", VALUE_LIST, KEY_AT(raw_test, any)},
};
const struct schema_map schema_row_test = SCHEMA_MAP("row-test", "a condition on rows", test_keys);

/* What tests of one condition share. */
struct testing {
	struct loader *l;
	enum dataset source;
	const struct job_text *own; /* heading of tests that name none; NULL: they must */
};

/* One end of a range, given as itself or as what is beyond it; false after an error. */
struct range_end {
	const char *names[2];
	struct job_text texts[2];
};

static bool
read_end(struct loader *l, const struct range_end *end, struct decimal *out, bool *given, bool *beyond)
{
	const int i = end->texts[1].text != NULL;

	if (i == 1 && end->texts[0].text != NULL) {
		LOAD_ERROR(l, end->texts[1].loc, "template-condition",
		    "an end of a range is said once: «from» or «above», «to» or «below»");
		return false;
	}
	*beyond = i == 1;
	load_number(l, end->names[i], end->texts[i], out, given);
	return end->texts[i].text == NULL || *given;
}

static bool
read_range(struct loader *l, const struct raw_test *raw, struct row_test *out)
{
	const struct range_end least = {{"from", "above"}, {raw->from, raw->above}};
	const struct range_end most = {{"to", "below"}, {raw->to, raw->below}};

	out->kind = TEST_RANGE;
	if (!read_end(l, &least, &out->least, &out->has_least, &out->over) ||
	    !read_end(l, &most, &out->most, &out->has_most, &out->under))
		return false;
	if (!out->has_least || !out->has_most)
		return true;
	const int order = decimal_compare(out->least, out->most);
	if (order > 0 || (order == 0 && (out->over || out->under)))
		LOAD_ERROR(l, out->loc, "template-condition", "no number is in this range");
	return true;
}

/* A word, or a list of them, of which the cell says one. */
static bool
read_words(struct loader *l, const struct yaml_node *node, struct row_test *out)
{
	const struct schema_key key = {"is", VALUE_TEXT, .flags = KEY_REQUIRED};
	const bool list = node->kind == YAML_LIST;
	const size_t count = list ? node->count : 1;
	size_t n;

	if (count == 0 || count > WORDS_MAX) {
		LOAD_ERROR(l, node->loc, "yaml-range", "a condition has 1 to %d words", WORDS_MAX);
		return false;
	}
	const char **words = ARENA_ARRAY(l->arena, const char *, count);
	for (size_t i = 0; i < count; i++) {
		struct job_text word = {0};

		if (!load_value(l, list ? node->items[i] : node, &key, &word))
			return false;
		words[i] = utf8_fold(l->arena, word.text, strlen(word.text), &n);
	}
	out->kind = TEST_IS;
	out->words = words;
	out->word_count = count;
	return true;
}

static bool
read_test_kind(struct testing *t, const struct yaml_node *node, const struct raw_test *raw,
    struct row_test *out)
{
	const bool ranges = raw->from.text != NULL || raw->above.text != NULL || raw->to.text != NULL ||
	    raw->below.text != NULL;
	const bool blank = yaml_get(node, "blank") != NULL;
	const int kinds = (raw->is != NULL) + (raw->is_not != NULL) + ranges + blank;

	if (kinds != 1) {
		LOAD_ERROR(t->l, node->loc, "template-condition",
		    "a condition says one of «is», «is-not», «blank», or a range by «from» or «above», «to» "
		    "or «below»");
		return false;
	}
	out->negated = raw->is_not != NULL || (blank && !raw->blank);
	if (ranges)
		return read_range(t->l, raw, out);
	if (!blank)
		return read_words(t->l, raw->is != NULL ? raw->is : raw->is_not, out);
	out->kind = TEST_BLANK;
	return true;
}

static void
read_test(struct testing *t, const struct yaml_node *node, const struct raw_test *raw, struct row_test *out)
{
	const struct job_text *field = raw->field.text != NULL ? &raw->field : t->own;

	*out = (struct row_test){.loc = node->loc};
	if (field == NULL) {
		LOAD_ERROR(t->l, node->loc, "yaml-missing-key", "a condition on rows needs the key «field»");
		return;
	}
	if (read_test_kind(t, node, raw, out))
		load_binding(t->l, (struct job_text){field->text, node->loc}, t->source, false,
		    &out->binding);
}

/* Tests of which one holds: of «any», or one alone. */
static void
read_clause(struct testing *t, const struct yaml_node *node, struct row_clause *out)
{
	struct raw_test raw = {0};

	if (!load_map(t->l, node, &schema_row_test, &raw))
		return;
	const size_t count = raw.any != NULL ? raw.any->count : 1;
	struct row_test *tests = ARENA_ARRAY(t->l->arena, struct row_test, count);
	*out = (struct row_clause){tests, count};
	if (raw.any == NULL) {
		read_test(t, node, &raw, tests);
		return;
	}
	if (node->count > 1)
		LOAD_ERROR(t->l, node->loc, "template-condition", "beside «any» there can be no other key");
	if (count == 0 || count > TESTS_MAX)
		LOAD_ERROR(t->l, raw.any->loc, "yaml-range", "«any» holds 1 to %d conditions", TESTS_MAX);
	for (size_t i = 0; i < count; i++) {
		struct raw_test one = {0};

		if (!load_map(t->l, raw.any->items[i], &schema_row_test, &one))
			continue;
		if (one.any != NULL)
			LOAD_ERROR(t->l, one.any->loc, "template-condition", "«any» can't stand in another");
		else
			read_test(t, raw.any->items[i], &one, &tests[i]);
	}
}

void
load_row_condition(struct loader *l, const struct yaml_node *node, enum dataset source,
    const struct job_text *own, struct row_condition *out)
{
	struct testing t = {l, source, own};
	const bool list = node->kind == YAML_LIST;
	const size_t count = list ? node->count : 1;

	*out = (struct row_condition){0};
	if (count == 0 || count > CLAUSES_MAX) {
		LOAD_ERROR(l, node->loc, "yaml-range", "a condition has 1 to %d parts", CLAUSES_MAX);
		return;
	}
	struct row_clause *clauses = ARENA_ARRAY(l->arena, struct row_clause, count);
	for (size_t i = 0; i < count; i++)
		read_clause(&t, list ? node->items[i] : node, &clauses[i]);
	*out = (struct row_condition){clauses, count};
}

/* --- looks ---------------------------------------------------------------------------------------------- */

struct raw_rule {
	struct style_rule rule;
	const struct yaml_node *when;
};

static const struct schema_key rule_keys[] = {
    {"when", VALUE_NODE, KEY_AT(raw_rule, when), .flags = KEY_REQUIRED},
    {"style", VALUE_STYLE, KEY_AT(raw_rule, rule.style), .flags = KEY_REQUIRED},
};
const struct schema_map schema_style_rule = SCHEMA_MAP("style-rule", "a style with a condition", rule_keys);

const struct style_rule *
load_style_rules(struct loader *l, const struct yaml_node *list, enum dataset source,
    const struct job_text *own, size_t *count)
{
	struct style_rule *rules = ARENA_ARRAY(l->arena, struct style_rule, list->count);

	*count = 0;
	if (list->count > RULES_MAX) {
		LOAD_ERROR(l, list->loc, "yaml-range", "there are up to %d styles with a condition",
		    RULES_MAX);
		return rules;
	}
	for (size_t i = 0; i < list->count; i++) {
		struct raw_rule raw = {.rule.loc = list->items[i]->loc};

		if (!load_map(l, list->items[i], &schema_style_rule, &raw) || raw.when == NULL ||
		    raw.rule.style == NULL)
			continue;
		load_row_condition(l, raw.when, source, own, &raw.rule.when);
		rules[(*count)++] = raw.rule;
	}
	return rules;
}

struct raw_shade {
	struct shade_spec shade;
	struct job_text from, to;
};

static const struct schema_key shade_keys[] = {
    {"from", VALUE_TEXT, KEY_AT(raw_shade, from), .flags = KEY_REQUIRED},
    {"to", VALUE_TEXT, KEY_AT(raw_shade, to), .flags = KEY_REQUIRED},
    {"from-color", VALUE_COLOR, KEY_AT(raw_shade, shade.from)},
    {"to-color", VALUE_COLOR, KEY_AT(raw_shade, shade.to), .flags = KEY_REQUIRED},
};
const struct schema_map schema_shade = SCHEMA_MAP("shade", "a shade", shade_keys);

const struct shade_spec *
load_shade(struct loader *l, const struct yaml_node *node)
{
	struct raw_shade raw = {.shade = {.from = {255, 255, 255, false}, .loc = node->loc}};
	struct shade_spec *shade = ARENA_NEW(l->arena, struct shade_spec);
	bool has_least = false, has_most = false;

	if (!load_map(l, node, &schema_shade, &raw))
		return NULL;
	load_number(l, "from", raw.from, &raw.shade.least, &has_least);
	load_number(l, "to", raw.to, &raw.shade.most, &has_most);
	if (!has_least || !has_most)
		return NULL;
	if (decimal_compare(raw.shade.least, raw.shade.most) >= 0) {
		LOAD_ERROR(l, raw.to.loc, "template-condition", "«to» should be more than «from»");
		return NULL;
	}
	*shade = raw.shade;
	return shade;
}

/* --- order and groups ----------------------------------------------------------------------------------- */

struct raw_sort_key {
	struct job_text field;
	bool descending;
};

static const struct schema_key sort_key_keys[] = {
    {"field", VALUE_TEXT, KEY_AT(raw_sort_key, field), .flags = KEY_REQUIRED},
    {"order", VALUE_WORD, KEY_INT_AT(raw_sort_key, descending), .words = order_words},
};
const struct schema_map schema_sort_key = SCHEMA_MAP("sort-key", "a heading to sort by", sort_key_keys);

/* A heading alone, or with an order. */
static bool
load_sort_key(struct loader *l, const struct yaml_node *node, enum dataset source, struct sort_key *out)
{
	const struct schema_key key = {"sort-by", VALUE_TEXT, .flags = KEY_REQUIRED};
	struct raw_sort_key raw = {0};

	*out = (struct sort_key){.loc = node->loc};
	if (node->kind == YAML_MAP ? !load_map(l, node, &schema_sort_key, &raw)
				   : !load_value(l, node, &key, &raw.field))
		return false;
	out->descending = raw.descending;
	return raw.field.text != NULL && load_binding(l, raw.field, source, false, &out->binding);
}

static void
load_sort_keys(struct loader *l, const struct yaml_node *node, struct table_spec *table)
{
	const bool list = node->kind == YAML_LIST;
	const size_t count = list ? node->count : 1;

	if (count == 0 || count > SORT_KEYS_MAX) {
		LOAD_ERROR(l, node->loc, "yaml-range", "a table is sorted by 1 to %d headings",
		    SORT_KEYS_MAX);
		return;
	}
	struct sort_key *keys = ARENA_ARRAY(l->arena, struct sort_key, count);
	for (size_t i = 0; i < count; i++)
		if (load_sort_key(l, list ? node->items[i] : node, table->source, &keys[i]))
			table->sort_key_count = i + 1;
	table->sort_keys = keys;
}

const struct rank_spec *
load_rank(struct loader *l, const struct yaml_node *node, enum dataset source)
{
	struct rank_spec *rank = ARENA_NEW(l->arena, struct rank_spec);
	struct sort_key key;

	if (!load_sort_key(l, node, source, &key))
		return NULL;
	const bool said = node->kind == YAML_MAP && yaml_get(node, "order") != NULL;
	*rank = (struct rank_spec){key.binding, !said || key.descending, node->loc};
	return rank;
}

struct raw_row_group {
	struct row_group group;
	struct job_text field;
};

static const struct schema_key row_group_keys[] = {
    {"field", VALUE_TEXT, KEY_AT(raw_row_group, field), .flags = KEY_REQUIRED},
    {"head", VALUE_FIELDS, KEY_AT(raw_row_group, group.head), .flags = KEY_NO_PAGES | KEY_GROUP},
    {"head-style", VALUE_STYLE, KEY_AT(raw_row_group, group.head_style)},
    {"foot", VALUE_FIELDS, KEY_AT(raw_row_group, group.foot), .flags = KEY_NO_PAGES | KEY_GROUP},
    {"foot-style", VALUE_STYLE, KEY_AT(raw_row_group, group.foot_style)},
    {"blank", VALUE_FIELDS, KEY_AT(raw_row_group, group.blank), .flags = KEY_NO_PAGES},
};
const struct schema_map schema_row_group = SCHEMA_MAP("row-group", "a group of rows", row_group_keys);

static struct text_template
one_piece(struct loader *l, struct piece piece)
{
	struct piece *only = ARENA_NEW(l->arena, struct piece);

	piece.length = piece.text != NULL ? (uint32_t)strlen(piece.text) : 0;
	*only = piece;
	return (struct text_template){only, 1, piece.loc};
}

static struct text_template
wording(struct loader *l, const char *spanish, struct srcloc loc)
{
	const char *text = wording_text(load_wording(l), spanish);

	return one_piece(l, (struct piece){.field = FIELD_LITERAL, .text = text, .loc = loc});
}

/* Where the template doesn't say: the head is what the rows have in common, and totals have a foot. */
static void
complete_group(struct loader *l, const struct yaml_node *node, const struct table_spec *table,
    struct row_group *group)
{
	const bool map = node->kind == YAML_MAP;

	if (!map || yaml_get(node, "head") == NULL)
		group->head = one_piece(l, (struct piece){.field = FIELD_GROUP, .loc = node->loc});
	if (group->blank.count == 0)
		group->blank = wording(l, "(en blanco)", node->loc);
	group->has_head = group->head.count > 0;
	group->has_foot = group->foot.count > 0;
	if ((!map || yaml_get(node, "foot") == NULL) && table->has_total) {
		group->foot = wording(l, "Subtotal", node->loc);
		group->has_foot = true;
	}
	if (!group->has_head && !group->has_foot)
		LOAD_ERROR(l, node->loc, "template-table",
		    "a group of rows has a head or a foot; with neither it says nothing");
}

static bool
load_row_group(struct loader *l, const struct yaml_node *node, const struct table_spec *table,
    struct row_group *out)
{
	const struct schema_key key = {"group-by", VALUE_TEXT, .flags = KEY_REQUIRED};
	struct raw_row_group raw = {.group = {.foot_style = table->total_style, .loc = node->loc}};

	if (node->kind == YAML_MAP ? !load_map(l, node, &schema_row_group, &raw)
				   : !load_value(l, node, &key, &raw.field))
		return false;
	if (raw.field.text == NULL || !load_binding(l, raw.field, table->source, false, &raw.group.binding))
		return false;
	complete_group(l, node, table, &raw.group);
	*out = raw.group;
	return true;
}

static void
load_row_groups(struct loader *l, const struct yaml_node *node, struct table_spec *table)
{
	const bool list = node->kind == YAML_LIST;
	const size_t count = list ? node->count : 1;

	if (count == 0 || count > GROUP_LEVELS) {
		LOAD_ERROR(l, node->loc, "yaml-range", "rows are grouped by 1 to %d headings", GROUP_LEVELS);
		return;
	}
	struct row_group *groups = ARENA_ARRAY(l->arena, struct row_group, count);
	for (size_t i = 0; i < count; i++)
		if (load_row_group(l, list ? node->items[i] : node, table, &groups[i]))
			table->row_group_count = i + 1;
	table->row_groups = groups;
}

/* --- totals --------------------------------------------------------------------------------------------- */

struct raw_total_row {
	struct text_template label;
	const struct style *style;
};

static const struct schema_key total_row_keys[] = {
    {"label", VALUE_FIELDS, KEY_AT(raw_total_row, label), .flags = KEY_NO_PAGES},
    {"style", VALUE_STYLE, KEY_AT(raw_total_row, style)},
};
const struct schema_map schema_total_row = SCHEMA_MAP("total-row", "the foot of a table", total_row_keys);

/* The foot's label alone, or with a style; "" or no: there is no foot. */
static void
load_total_row(struct loader *l, const struct yaml_node *node, struct table_spec *table)
{
	const struct schema_key key = {"total", VALUE_FIELDS, .flags = KEY_NO_PAGES};
	struct raw_total_row raw = {wording(l, "TOTAL", table->loc), table->total_style};

	if (node != NULL && node->kind == YAML_MAP)
		load_map(l, node, &schema_total_row, &raw);
	else if (node != NULL && node->kind == YAML_SCALAR && strcmp(node->text, "no") == 0)
		raw.label.count = 0;
	else if (node != NULL)
		load_value(l, node, &key, &raw.label);
	table->total_label = raw.label;
	table->total_style = raw.style;
}

/* The label of a foot takes the columns before the first that has a total. */
static void
check_label_place(struct loader *l, const struct table_spec *table)
{
	if (table->column_count == 0 || table->columns[0].total == TOTAL_NONE)
		return;
	LOAD_ERROR(l, table->columns[0].loc, "template-table",
	    "the first column can't have a total: the label of the foot, as «TOTAL», stands there");
}

bool
table_arranges_rows(const struct table_spec *table)
{
	for (size_t k = 0; k < table->column_count; k++)
		if (table->columns[k].rank != NULL || table->columns[k].collect ||
		    table->columns[k].link != GOAL_NONE || table->columns[k].page_of != GOAL_NONE)
			return true;
	return table->where.count > 0 || table->sort_key_count > 0 || table->limit > 0 ||
	    table->row_group_count > 0 || table->has_total;
}

/* "y 12 más" */
static struct text_template
usual_more(struct loader *l, struct srcloc loc)
{
	const struct text_template before = wording(l, "y ", loc), behind = wording(l, " más", loc);
	struct piece *pieces = ARENA_ARRAY(l->arena, struct piece, 3);

	pieces[0] = before.pieces[0];
	pieces[1] = (struct piece){.field = FIELD_LEFT_OUT, .loc = loc};
	pieces[2] = behind.pieces[0];
	return (struct text_template){pieces, 3, loc};
}

void
load_row_rules(struct loader *l, const struct raw_row_rules *raw, struct table_spec *table)
{
	bool totals = false;

	for (size_t k = 0; k < table->column_count; k++)
		totals = totals || table->columns[k].total != TOTAL_NONE;
	if (raw->total != NULL && !totals)
		LOAD_ERROR(l, raw->total->loc, "template-table",
		    "no column of the table has a «total»: its foot would be empty");
	load_total_row(l, raw->total, table);
	table->has_total = totals;
	check_label_place(l, table);
	if (raw->where != NULL)
		load_row_condition(l, raw->where, table->source, NULL, &table->where);
	if (raw->sort_by != NULL)
		load_sort_keys(l, raw->sort_by, table);
	if (raw->group_by != NULL)
		load_row_groups(l, raw->group_by, table);
	table->has_total = totals && table->total_label.count > 0;
	if (raw->row_styles != NULL)
		table->row_rules =
		    load_style_rules(l, raw->row_styles, table->source, NULL, &table->row_rule_count);
	if (table->limit > 0 && raw->more == NULL)
		table->more = usual_more(l, table->loc);
}

void
load_check_revisions(struct loader *l, const struct yaml_node *node, const struct table_spec *spec)
{
	static const char *const styles[] = {"changed-style", "before-style"};
	const struct yaml_node *bars = yaml_get(node, "revision-bars");

	if (spec->revision_bars && spec->source != DATASET_PLAN)
		LOAD_ERROR(l, bars->loc, "template-table",
		    "«revision-bars» is for tables of the plan, not of «%s»",
		    dataset_info(spec->source)->name);
	for (size_t i = 0; i < sizeof(styles) / sizeof(*styles) && !spec->revision_bars; i++)
		if (yaml_get(node, styles[i]) != NULL)
			LOAD_ERROR(l, yaml_get(node, styles[i])->loc, "template-table",
			    "«%s» needs «revision-bars: yes»", styles[i]);
}
