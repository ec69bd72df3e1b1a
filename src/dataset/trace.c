/*
 * Traces as trees for people, and as JSON.
 */
#include "dataset/trace.h"
#include "base/json.h"
#include "dataset/source.h"

#define TERMS_MAX 12 /* of a formula that is written out; the parts are below it in any case */
#define NODES_DEEP 32

struct printing {
	FILE *out;
	struct arena *arena;
	const struct dataset_source *source;
};

static const char *told(const struct printing *p, const char *text) __attribute__((format_arg(2)));

static const char *
told(const struct printing *p, const char *text)
{
	return language_text(p->source->language, text);
}

static const char *
value_text(const struct printing *p, const struct trace *node)
{
	if (node->value.kind != CELL_BLANK)
		return cell_text(p->arena, &node->value, cell_style_for_people(p->source->numbers));
	return node->text && node->text[0] != '\0' ? buf_escaped_line(p->arena, node->text)
						   : told(p, N_("(blank)"));
}

/* "4 + 4 + 4"; empty where that is too long, or there is only one. */
static const char *
terms(const struct printing *p, const struct trace *node, const char *between)
{
	struct buf b = BUF_INIT;

	if (node->parts.count < 2 || node->parts.count > TERMS_MAX)
		return "";
	for (size_t i = 0; i < node->parts.count; i++) {
		buf_adds(&b, i > 0 ? between : "");
		buf_adds(&b, value_text(p, node->parts.items[i]));
	}
	return buf_take(&b, p->arena);
}

static void
print_mean(const struct printing *p, const struct trace *node)
{
	const char *sum = terms(p, node, " + ");

	if (*sum != '\0' && node->operation == TRACE_MEAN)
		fprintf(p->out, " = (%s) / %zu", sum, node->parts.count);
	if (node->operation == TRACE_MEAN)
		fprintf(p->out, told(p, N_(": mean of %zu")), node->parts.count);
	else
		fprintf(p->out, told(p, N_(": mean of %zu by their weights")), node->parts.count);
	if (node->limit > 0)
		fprintf(p->out, told(p, N_(", each as %u %% at most")), (unsigned)node->limit);
}

static void
print_formula(const struct printing *p, const char *sign, const struct trace *node)
{
	const char *text = terms(p, node, sign);

	if (*text != '\0')
		fprintf(p->out, " = %s", text);
}

/* Twice what was planned without what was done, by what was planned. */
static void
print_descent(const struct printing *p, const struct trace *node)
{
	const char *done = value_text(p, node->parts.items[0]),
		   *planned = value_text(p, node->parts.items[1]);

	if (node->value.kind != CELL_BLANK)
		fprintf(p->out, " = (2 × %s − %s) / %s", planned, done, planned);
}

/* What was done with the parts. */
static void
print_operation(const struct printing *p, const struct trace *node)
{
	switch (node->operation) {
	case TRACE_SUM:
		print_formula(p, " + ", node);
		if (node->parts.count > TERMS_MAX)
			fprintf(p->out, told(p, N_(": sum of %zu")), node->parts.count);
		break;
	case TRACE_MEAN:
	case TRACE_WEIGHTED:
		print_mean(p, node);
		break;
	case TRACE_MEDIAN:
		fprintf(p->out, told(p, N_(": in the middle of %zu")), node->parts.count);
		break;
	case TRACE_LEAST:
		fprintf(p->out, told(p, N_(": the least of %zu")), node->parts.count);
		break;
	case TRACE_MOST:
		fprintf(p->out, told(p, N_(": the highest of %zu")), node->parts.count);
		break;
	case TRACE_LAST:
	case TRACE_LAST_DUE:
		fprintf(p->out, told(p, N_(": the last of %zu")), node->parts.count);
		break;
	case TRACE_LESSER:
		fputs(told(p, N_(": the lesser of the two")), p->out);
		break;
	case TRACE_RATIO:
	case TRACE_QUOTIENT:
		print_formula(p, " / ", node);
		break;
	case TRACE_DESCENDING:
		print_descent(p, node);
		break;
	case TRACE_DIFFERENCE:
		print_formula(p, " − ", node);
		break;
	case TRACE_LEVEL:
		fputs(told(p, N_(": by the thresholds")), p->out);
		break;
	case TRACE_RANK:
		fprintf(p->out, told(p, N_(": place among %zu")), node->parts.count);
		break;
	case TRACE_ROUNDED:
		fputs(told(p, N_(": rounded")), p->out);
		break;
	case TRACE_CELL:
	case TRACE_ZERO:
	case TRACE_COUNT:
	case TRACE_COVERAGE:
	case TRACE_ACTIVITY:
	case TRACE_TEXT:
	case TRACE_CHANGE:
	case TRACE_OPERATION_COUNT:
		break;
	}
}

static void
print_place(const struct printing *p, const struct trace *node)
{
	struct buf place = BUF_INIT;

	if (node->place.file == NULL)
		return;
	place_append(&place, node->place);
	fprintf(p->out, "  %s", buf_take(&place, p->arena));
}

/* What it counts in the mean, and where that is said. */
static void
print_weight(const struct printing *p, const struct trace *node)
{
	const struct dataset_cell weight = {.kind = CELL_NUMBER, .number = *node->weight};

	fprintf(p->out, "  × %s", cell_text(p->arena, &weight, cell_style_for_people(p->source->numbers)));
	if (node->weight_cell)
		print_place(p, node->weight_cell);
}

/* One node, without its parts. */
static void
print_line(const struct printing *p, const struct trace *node, const char *subject, int depth)
{
	const bool named = node->subject && (!subject || strcmp(node->subject, subject) != 0);

	fprintf(p->out, "%*s", depth * 2, "");
	if (node->operation == TRACE_ACTIVITY) {
		fputs(buf_escaped_line(p->arena, node->subject), p->out);
	} else if (node->operation == TRACE_CHANGE) {
		fprintf(p->out, "%s: %s", node->name, buf_escaped_line(p->arena, node->subject));
	} else if (node->operation == TRACE_CELL || node->operation == TRACE_TEXT) {
		fprintf(p->out, "%s  %s", value_text(p, node), node->name);
		if (node->operation == TRACE_CELL &&
		    (node->value.kind == CELL_BLANK || strcmp(value_text(p, node), node->text) != 0))
			fprintf(p->out, "  «%s»", buf_escaped_line(p->arena, node->text));
	} else {
		fprintf(p->out, "%s: %s", node->name, value_text(p, node));
		print_operation(p, node);
	}
	print_place(p, node);
	if (named && node->operation != TRACE_ACTIVITY && node->operation != TRACE_CHANGE)
		fprintf(p->out, "  %s", buf_escaped_line(p->arena, node->subject));
	if (node->weight)
		print_weight(p, node);
	if (node->reason)
		fprintf(p->out, "  (%s)", node->reason);
	fputc('\n', p->out);
}

static void
print_notes(const struct printing *p, const struct trace *node, const char *subject, int depth)
{
	const bool is_again = node->subject && subject && strcmp(node->subject, subject) == 0;

	for (size_t i = 0; i < node->note_count && !is_again; i++)
		fprintf(p->out, "%*s· %s\n", depth * 2, "", buf_escaped_line(p->arena, node->notes[i]));
}

/* No deeper than figures are made of figures. */
static void
print_tree(const struct printing *p, const struct trace *node, const char *subject, int depth) /* NOLINT */
{
	const char *own = node->subject ? node->subject : subject;

	print_line(p, node, subject, depth);
	print_notes(p, node, subject, depth + 1);
	for (size_t i = 0; i < node->parts.count && depth < NODES_DEEP; i++)
		print_tree(p, node->parts.items[i], own, depth + 1);
	if (node->left_out.count > 0)
		fprintf(p->out, "%*s%s\n", depth * 2 + 2, "", told(p, N_("not in it:")));
	for (size_t i = 0; i < node->left_out.count && depth < NODES_DEEP; i++)
		print_tree(p, node->left_out.items[i], own, depth + 2);
}

void
trace_print(FILE *out, struct arena *arena, const struct dataset_source *source, const struct trace *trace)
{
	struct printing p = {.out = out, .arena = arena_open_beside(arena), .source = source};

	print_tree(&p, trace, NULL, 0);
	arena_close(p.arena);
}

/*
 * --- JSON --------------------------------------------------------------------------------------------------
 */

static void
add_key(struct buf *b, const char *key)
{
	if (b->length > 0 && b->data[b->length - 1] != '{')
		buf_addc(b, ',');
	buf_addf(b, "\"%s\":", key);
}

static void
add_text(struct buf *b, const char *key, const char *text)
{
	if (text == NULL)
		return;
	add_key(b, key);
	json_add_text(b, text, strlen(text));
}

static void
add_value(struct buf *b, const struct dataset_cell *cell)
{
	switch (cell->kind) {
	case CELL_NUMBER:
	case CELL_PERCENT:
		add_key(b, "value");
		cell_append(b, cell, cell_style_for_programs());
		if (cell->kind == CELL_PERCENT) {
			add_key(b, "percent");
			buf_adds(b, "true");
		}
		break;
	case CELL_TEXT:
		if (cell->form != CELL_COVERAGE)
			break;
		add_key(b, "value");
		buf_add_int(b, cell->number.units);
		add_key(b, "of");
		buf_add_int(b, cell->divisor);
		break;
	case CELL_STATUS:
		add_text(b, "status", cell->u.text);
		break;
	case CELL_WORD:
	case CELL_BLANK:
	case CELL_NOT_REPORTED:
		break;
	}
}

static void
add_place(struct buf *b, struct arena *arena, struct srcloc place)
{
	struct buf text = BUF_INIT;

	if (place.file == NULL)
		return;
	place_append(&text, place);
	add_text(b, "place", buf_take(&text, arena));
	add_text(b, "file", place.file);
	if (place.line == 0)
		return;
	add_key(b, "line");
	buf_add_int(b, place.line);
	add_key(b, "column");
	buf_add_int(b, place.column);
}

static void add_node(struct buf *, struct arena *, const struct trace *, int depth);

static void
add_list(struct buf *b, struct arena *arena, const char *key, const struct trace_list *list,
    int depth) /* NOLINT */
{
	if (list->count == 0 || depth >= NODES_DEEP)
		return;
	add_key(b, key);
	buf_addc(b, '[');
	for (size_t i = 0; i < list->count; i++) {
		if (i > 0)
			buf_addc(b, ',');
		add_node(b, arena, list->items[i], depth + 1);
	}
	buf_addc(b, ']');
}

static const char *
operation_name(enum trace_operation operation)
{
#define TRACE_NAME(constant, name) name,
	static const char *const names[] = {TRACE_OPERATIONS(TRACE_NAME)};
#undef TRACE_NAME

	return names[operation];
}

static void
add_node(struct buf *b, struct arena *arena, const struct trace *node, int depth) /* NOLINT */
{
	buf_addc(b, '{');
	add_text(b, "operation", operation_name(node->operation));
	add_text(b, "name", node->name);
	add_text(b, "subject", node->subject);
	add_value(b, &node->value);
	add_text(b, "text", node->text);
	add_place(b, arena, node->place);
	add_text(b, "reason", node->reason);
	if (node->limit > 0) {
		add_key(b, "limit");
		buf_add_int(b, node->limit);
	}
	if (node->weight) {
		add_key(b, "weight");
		cell_append(b, &(struct dataset_cell){.kind = CELL_NUMBER, .number = *node->weight},
		    cell_style_for_programs());
	}
	if (node->weight_cell) {
		add_key(b, "weight_cell");
		add_node(b, arena, node->weight_cell, depth + 1);
	}
	if (node->printed) {
		add_key(b, "printed");
		buf_adds(b, "true");
	}
	for (size_t i = 0; i < node->note_count; i++) {
		if (i == 0)
			add_key(b, "notes");
		buf_addc(b, i == 0 ? '[' : ',');
		json_add_text(b, node->notes[i], strlen(node->notes[i]));
		if (i + 1 == node->note_count)
			buf_addc(b, ']');
	}
	add_list(b, arena, "parts", &node->parts, depth);
	add_list(b, arena, "left_out", &node->left_out, depth);
	buf_addc(b, '}');
}

void
trace_json(struct buf *b, struct arena *arena, const struct trace *trace)
{
	add_node(b, arena, trace, 0);
}
