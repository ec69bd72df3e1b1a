#include "check/checking.h"

#include "base/utf8.h"

struct arena *
scratch_begin(struct checking *c)
{
	struct arena *outer = c->scratch;

	c->scratch = arena_open_beside(outer);
	return outer;
}

void
scratch_end(struct checking *c, struct arena *begun)
{
	arena_close(c->scratch);
	c->scratch = begun;
}

/* Code points of a text that a message quotes. */
#define QUOTED_MAX 80

bool
rule_is_on(const struct checking *c, enum rule rule)
{
	return c->settings->rules[rule] != SETTING_OFF;
}

enum severity
rule_severity(const struct checking *c, enum rule rule)
{
	switch (c->settings->rules[rule]) {
	case SETTING_DEFAULT:
	case SETTING_OFF:
		break;
	case SETTING_NOTE:
		return SEVERITY_NOTE;
	case SETTING_WARNING:
		return SEVERITY_WARNING;
	case SETTING_ERROR:
		return SEVERITY_ERROR;
	}
	return rule_info(rule)->severity;
}

void
finding_add(struct checking *c, struct finding finding, const struct sheet_cell *cell)
{
	enum severity own;

	if (!rule_is_on(c, finding.rule))
		return;
	if (finding.activity != UINT32_MAX) {
		const struct activity *activity = &c->plan->activities[finding.activity];

		finding.unit = activity->unit;
		cell = cell != NULL ? cell : activity_name(activity);
	}
	own = rule_severity(c, finding.rule);
	finding.severity = finding.severity > own ? finding.severity : own;
	if (finding.in != FOUND_IN_JOB)
		finding.loc = (struct srcloc){
		    .line = cell != NULL ? sheet_line(cell) : 1,
		    .column = cell != NULL ? sheet_field(cell).column : 1,
		};
	findings_add(&c->findings, &finding);
}

struct finding
finding_at(enum rule rule, uint32_t activity, const char *column, const struct sheet_cell *cell)
{
	return (struct finding){
	    .rule = rule,
	    .activity = activity,
	    .column = column,
	    .found = cell != NULL && sheet_length(cell) > 0 ? sheet_text(cell) : NULL,
	};
}

void
finding_tell_changed(const struct checking *c, struct finding *f, const struct reported_before *was)
{
	f->expected = was->text;
	f->mend = was->is_row_gone
	    ? message_make(c->arena, "Add its row.")
	    : message_make(c->arena,
		  "Correct it, or accept it in the job with the reason why it was changed.");
	if (was->is_row_gone)
		f->message = message_make(c->arena,
		    "%s was reported as %s in the previous edition (%s:%u), and the activity is not reported "
		    "any more.",
		    f->column, was->text, was->file, (unsigned)was->line);
	else if (f->found != NULL)
		f->message = message_make(c->arena,
		    "%s was reported as %s in the previous edition (%s:%u), and is %s now.", f->column,
		    was->text, was->file, (unsigned)was->line, f->found);
	else
		f->message = message_make(c->arena,
		    "%s was reported as %s in the previous edition (%s:%u), and is blank now.", f->column,
		    was->text, was->file, (unsigned)was->line);
}

const char *
amount_text(const struct checking *c, struct decimal number, bool percent)
{
	struct buf b = BUF_INIT;

	decimal_format(&b, number, c->style, -1, true);
	if (percent)
		buf_addc(&b, '%');
	return buf_take(&b, c->arena);
}

/* Bytes of the part that a message quotes. */
static size_t
quoted_part(const char *text, size_t n)
{
	size_t taken = 0, length;

	/* A character has one byte at least. */
	if (n <= QUOTED_MAX)
		return n;
	for (int i = 0; i < QUOTED_MAX && taken < n; i++) {
		utf8_decode(text + taken, n - taken, &length);
		taken += length;
	}
	return taken;
}

const char *
quoted(const struct checking *c, const char *text)
{
	static const char ellipsis[] = "…";
	size_t n = strlen(text), taken = quoted_part(text, n);
	bool cut = taken < n;
	char *copy;

	if (!cut && memchr(text, '\n', n) == NULL)
		return text;
	copy = arena_alloc(c->arena, taken + sizeof(ellipsis), 1);
	for (size_t i = 0; i < taken; i++)
		copy[i] = text[i] == '\n' ? ' ' : text[i];
	while (cut && taken > 0 && copy[taken - 1] == ' ')
		taken--;
	memcpy(copy + taken, cut ? ellipsis : "", cut ? sizeof(ellipsis) : 1);
	return copy;
}

bool
says_nothing(struct arena *arena, const struct sheet_cell *cell)
{
	/* A dash has three bytes at most. */
	return sheet_length(cell) == 0 ||
	    (sheet_length(cell) <= 3 && plan_key(arena, sheet_text(cell), sheet_length(cell))[0] == '\0');
}
