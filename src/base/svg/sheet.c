#include "base/svg/sheet.h"

#include <string.h>

#include "base/ascii.h"
#include "base/svg/value.h"

void
svg_sheet_init(struct svg_sheet *sheet, struct arena *arena)
{
	*sheet = (struct svg_sheet){.arena = arena};
	intern_init(&sheet->selectors, arena);
}

struct svg_rule *
svg_sheet_find(const struct svg_sheet *sheet, char mark, const char *name, size_t length)
{
	char key[SVG_SELECTOR_MAX];
	size_t n = 0;

	if (sheet->rule_count == 0 || length + 1 > sizeof key)
		return NULL;
	if (mark != '\0')
		key[n++] = mark;
	memcpy(key + n, name, length);
	const uint32_t found = intern_find(&sheet->selectors, key, n + length);
	return found == INTERN_NONE ? NULL : sheet->lists[found].first;
}

static const char *const use_attributes =
    N_("save the drawing with attributes at the shapes instead of rules (\"presentation attributes\")");

/* --- reading -------------------------------------------------------------------------------------------- */

struct reading {
	struct svg_sheet *sheet;
	struct svg_faults *faults;
	const struct svg_text *text;
	char *end;
};

/* As much as is told of a text. */
static size_t
line_length(const char *s)
{
	size_t n = 0;

	while (n < 60 && s[n] != '\0' && s[n] != '\n')
		n++;
	return n;
}

/* A selector that is not read. */
static void
refuse(const struct reading *r, const char *at, size_t length)
{
	const size_t line = line_length(at);

	r->faults->any = true;
	diag_add(r->faults->diags, SEVERITY_ERROR, svg_text_loc(r->text, (size_t)(at - r->text->s)),
	    "svg-unsupported",
	    "the rule \"%.*s\" is not read, only those for an element, a .class or an #id: %s",
	    (int)(length < line ? length : line), at, diag_phrase(r->faults->diags, use_attributes));
}

static void
refuse_text(const struct reading *r, const char *at)
{
	const struct svg_element place = {
	    .name = "style",
	    .loc = svg_text_loc(r->text, (size_t)(at - r->text->s)),
	};

	svg_fault_value(r->faults, &place,
	    (struct svg_property){"text", arena_strndup(r->sheet->arena, at, line_length(at))});
}

static bool
is_simple(const char *s, size_t n)
{
	if (n == 1 && *s == '*')
		return true;
	if (n > 1 && (*s == '.' || *s == '#')) {
		s++;
		n--;
	}
	if (n == 0 || n + 1 >= SVG_SELECTOR_MAX || ascii_is_digit(*s))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!ascii_is_letter(s[i]) && !ascii_is_digit(s[i]) && s[i] != '-' && s[i] != '_' &&
		    (unsigned char)s[i] < 0x80)
			return false;
	return true;
}

static void
add_rule(struct svg_sheet *sheet, const char *selector, size_t length, const struct svg_rule *rule)
{
	const uint32_t known = sheet->selectors.count;
	const uint32_t number = intern_add(&sheet->selectors, selector, length);

	sheet->lists = arena_grow(sheet->arena, sheet->lists, known, &sheet->list_capacity, (size_t)known + 1,
	    sizeof *sheet->lists);
	struct svg_rule_list *list = &sheet->lists[number];
	/* ".a, .a": once is enough. */
	if (list->last != NULL && list->last->order == rule->order)
		return;
	struct svg_rule *copy = ARENA_NEW(sheet->arena, struct svg_rule);
	*copy = *rule;
	*(list->last != NULL ? &list->last->next : &list->first) = copy;
	list->last = copy;
}

/* Those of a rule, with commas between them. */
static void
add_selectors(const struct reading *r, char *s, char *end, const struct svg_rule *rule)
{
	for (char *behind; s <= end; s = behind + 1) {
		size_t n;
		behind = svg_css_find(s, end, ",");
		while (s < behind && svg_is_blank(*s))
			s++;
		for (n = (size_t)(behind - s); n > 0 && svg_is_blank(s[n - 1]); n--)
			;
		if (!is_simple(s, n))
			refuse(r, s, n);
		else if (r->sheet->rule_count < SVG_RULES_MAX)
			add_rule(r->sheet, s, n, rule);
		/* Those that are refused count, too: there is no end of them else. */
		if (r->sheet->rule_count++ >= SVG_RULES_MAX)
			return;
	}
}

/* Returns where it ends, or NULL after a fault that leaves the rest unread. */
static char *
read_rule(const struct reading *r, char *s)
{
	char *open = svg_css_find(s, r->end, "{}"), *close = open;

	if (*s == '@') {
		refuse(r, s, (size_t)(svg_css_find(s, r->end, "{};") - s));
		return NULL;
	}
	if (open < r->end && *open == '{')
		close = svg_css_find(open + 1, r->end, "{}");
	if (close == open || close == r->end || *close != '}') {
		refuse_text(r, s);
		return NULL;
	}
	struct svg_rule rule = {
	    .order = r->sheet->block_count++,
	    .weight = (size_t)(close - open),
	    .text = r->text,
	    .at = (size_t)(open + 1 - r->text->s),
	};
	const char *fault = svg_declarations(r->sheet->arena, open + 1, close, &rule.declarations,
	    &r->sheet->declaration_count);
	if (fault != NULL)
		refuse_text(r, fault);
	for (const struct svg_declaration *d = rule.declarations; d != NULL; d = d->next)
		r->sheet->has_important |= d->is_important;
	add_selectors(r, s, open, &rule);
	return close + 1;
}

/* Blanks, and the marks of comments of HTML. */
static char *
skip_blanks(char *s, const char *end)
{
	for (;;) {
		if (s < end && svg_is_blank(*s))
			s++;
		else if (end - s >= 4 && memcmp(s, "<!--", 4) == 0)
			s += 4;
		else if (end - s >= 3 && memcmp(s, "-->", 3) == 0)
			s += 3;
		else
			return s;
	}
}

/* Whether they are rules of CSS for all media; what else they are is an error. */
static bool
is_for_all(struct svg_faults *faults, const struct svg_element *e)
{
	static const struct {
		const char *name, *value;
	} usual[] = {{"type", "text/css"}, {"media", "all"}};

	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
		const char *value = svg_attribute(e, usual[i].name);
		if (value == NULL || *value == '\0' || svg_is_word(value, usual[i].value))
			continue;
		svg_fault_property(faults, e, (struct svg_property){usual[i].name, value}, use_attributes);
		return false;
	}
	return true;
}

void
svg_sheet_add(struct svg_sheet *sheet, struct svg_faults *faults, const struct svg_element *e)
{
	if (e->text == NULL || !is_for_all(faults, e))
		return;
	struct reading r = {sheet, faults, e->text, e->text->s + e->text->length};
	char *open = svg_css_drop_comments(e->text->s, r.end);
	if (open != NULL) {
		refuse_text(&r, open);
		r.end = open;
	}
	char *s = skip_blanks(e->text->s, r.end);
	while (s != NULL && s < r.end) {
		s = read_rule(&r, s);
		if (s != NULL)
			s = skip_blanks(s, r.end);
		if (sheet->rule_count > SVG_RULES_MAX ||
		    sheet->declaration_count > SVG_RULE_DECLARATIONS_MAX) {
			svg_fault_limit(faults, e, N_("the drawing has too many rules: simplify it"));
			return;
		}
	}
}
