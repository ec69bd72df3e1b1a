#include "base/svg/style.h"

#include <stddef.h>
#include <string.h>

#include "base/svg/color.h"
#include "base/svg/value.h"

const struct svg_style svg_style_initial = {
    .fill = {.alpha = VECTOR_OPAQUE},
    .stroke = {.color = {.none = true}},
    .color = {.alpha = VECTOR_OPAQUE},
    .fill_opacity = VECTOR_OPAQUE,
    .stroke_opacity = VECTOR_OPAQUE,
    .stroke_width = {FIXED_ONE, false},
    .miter_limit = 4 * FIXED_ONE,
    .opacity = VECTOR_OPAQUE,
    .overflows = true,
};

/* What to do about what is not drawn. */
enum remedy { USE_COLOR, AS_ATTRIBUTE, AS_PATHS, NO_CLIP, NO_EFFECT, NO_SCRIPT };

static const char *const remedies[] = {
    [USE_COLOR] = N_("give it a plain colour, as #336699"),
    [AS_ATTRIBUTE] = N_("write it as an attribute of the element"),
    [AS_PATHS] = N_("convert it to paths in the program that made the drawing"),
    [NO_CLIP] = N_("cut the shapes themselves, as drawing programs do (intersection)"),
    [NO_EFFECT] = N_("take the effect off, or use a PNG picture"),
    [NO_SCRIPT] = N_("take it off: all readers see the same picture"),
};

/* --- values --------------------------------------------------------------------------------------------- */

/* The number of the word, or false. */
static bool
word(const char *value, const char *const *words, int *out)
{
	for (int i = 0; words[i] != NULL; i++)
		if (svg_is_word(value, words[i])) {
			*out = i;
			return true;
		}
	return false;
}

static bool
set_paint(const char *value, struct svg_paint *paint)
{
	paint->is_current = svg_is_word(value, "currentcolor");
	return paint->is_current || svg_color(value, &paint->color, &paint->alpha);
}

static bool
set_fill(const char *value, struct svg_style *style)
{
	return set_paint(value, &style->fill);
}

static bool
set_stroke(const char *value, struct svg_style *style)
{
	return set_paint(value, &style->stroke);
}

static bool
set_color(const char *value, struct svg_style *style)
{
	return svg_color(value, &style->color.color, &style->color.alpha);
}

static bool
set_fill_opacity(const char *value, struct svg_style *style)
{
	return svg_opacity(value, &style->fill_opacity);
}

static bool
set_stroke_opacity(const char *value, struct svg_style *style)
{
	return svg_opacity(value, &style->stroke_opacity);
}

static bool
set_opacity(const char *value, struct svg_style *style)
{
	return svg_opacity(value, &style->opacity);
}

static bool
set_stroke_width(const char *value, struct svg_style *style)
{
	return svg_length(value, &style->stroke_width) && style->stroke_width.n >= 0;
}

static bool
set_miter_limit(const char *value, struct svg_style *style)
{
	return svg_number(value, &style->miter_limit) && style->miter_limit >= FIXED_ONE;
}

static bool
set_cap(const char *value, struct svg_style *style)
{
	static const char *const words[] = {"butt", "round", "square", NULL};
	int cap;

	if (!word(value, words, &cap))
		return false;
	style->cap = (enum vector_cap)cap;
	return true;
}

static bool
set_join(const char *value, struct svg_style *style)
{
	static const char *const words[] = {"miter", "round", "bevel", NULL};
	int join;

	if (!word(value, words, &join))
		return false;
	style->join = (enum vector_join)join;
	return true;
}

/* Where all are zero, the line is solid. */
static bool
set_dashes(const char *value, struct svg_style *style)
{
	bool any = false;

	if (svg_is_word(value, "none")) {
		style->dashes.count = 0;
		return true;
	}
	if (!svg_lengths(value, style->dashes.lengths, VECTOR_DASHES_MAX, &style->dashes.count))
		return false;
	for (size_t i = 0; i < style->dashes.count; i++) {
		if (style->dashes.lengths[i] < 0)
			return false;
		any |= style->dashes.lengths[i] > 0;
	}
	if (!any)
		style->dashes.count = 0;
	return true;
}

static bool
set_dash_offset(const char *value, struct svg_style *style)
{
	struct svg_length offset;

	if (!svg_length(value, &offset) || offset.is_share)
		return false;
	style->dash_offset = offset.n;
	return true;
}

static bool
set_fill_rule(const char *value, struct svg_style *style)
{
	style->even_odd = svg_is_word(value, "evenodd");
	return style->even_odd || svg_is_word(value, "nonzero");
}

static bool
set_visibility(const char *value, struct svg_style *style)
{
	style->is_hidden = !svg_is_word(value, "visible");
	return !style->is_hidden || svg_is_word(value, "hidden") || svg_is_word(value, "collapse");
}

static bool
set_display(const char *value, struct svg_style *style)
{
	style->is_none = svg_is_word(value, "none");
	return true;
}

static bool
set_overflow(const char *value, struct svg_style *style)
{
	static const char *const words[] = {"visible", "auto", "hidden", "scroll", "clip", NULL};
	int overflow;

	if (!word(value, words, &overflow))
		return false;
	style->overflows = overflow <= 1;
	return true;
}

/* What can be drawn of it depends on the element (base/svg/clip.h). */
static bool
set_clip_path(const char *value, struct svg_style *style)
{
	style->clip_path = svg_is_word(value, "none") ? NULL : value;
	return true;
}

enum layer { FILL, STROKE, MARKERS, LAYER_COUNT };

static bool
scan_layer(const char **at, enum layer *out)
{
	static const char *const words[LAYER_COUNT] = {"fill", "stroke", "markers"};

	for (int i = 0; i < LAYER_COUNT; i++) {
		const char *s = *at;
		if (!svg_scan_word(&s, words[i]) || (*s != '\0' && !svg_is_blank(*s)))
			continue;
		svg_skip_blanks(&s);
		*at = s;
		*out = (enum layer)i;
		return true;
	}
	return false;
}

/* Markers are never there, so only the order of the others matters: the one that is named first. */
static bool
set_paint_order(const char *value, struct svg_style *style)
{
	int places[LAYER_COUNT] = {0}, count = 0;
	enum layer layer;

	style->stroke_first = false;
	if (svg_is_word(value, "normal"))
		return true;
	while (*value != '\0') {
		if (!scan_layer(&value, &layer) || places[layer] > 0)
			return false;
		places[layer] = ++count;
	}
	style->stroke_first = places[STROKE] > 0 && (places[FILL] == 0 || places[STROKE] < places[FILL]);
	return count > 0;
}

/* --- the tables ----------------------------------------------------------------------------------------- */

/* Where a member of the style is, and how long. */
#define MEMBER(name) offsetof(struct svg_style, name), sizeof(((struct svg_style *)NULL)->name)

static const struct drawn {
	const char *name;
	bool (*set)(const char *, struct svg_style *);
	size_t at, size; /* of what it sets */
	bool is_inherited;
} drawn[] = {
    {"fill", set_fill, MEMBER(fill), true},
    {"stroke", set_stroke, MEMBER(stroke), true},
    {"color", set_color, MEMBER(color), true},
    {"fill-opacity", set_fill_opacity, MEMBER(fill_opacity), true},
    {"stroke-opacity", set_stroke_opacity, MEMBER(stroke_opacity), true},
    {"opacity", set_opacity, MEMBER(opacity), false},
    {"stroke-width", set_stroke_width, MEMBER(stroke_width), true},
    {"stroke-miterlimit", set_miter_limit, MEMBER(miter_limit), true},
    {"stroke-linecap", set_cap, MEMBER(cap), true},
    {"stroke-linejoin", set_join, MEMBER(join), true},
    {"stroke-dasharray", set_dashes, MEMBER(dashes), true},
    {"stroke-dashoffset", set_dash_offset, MEMBER(dash_offset), true},
    {"fill-rule", set_fill_rule, MEMBER(even_odd), true},
    {"visibility", set_visibility, MEMBER(is_hidden), true},
    {"display", set_display, MEMBER(is_none), false},
    {"overflow", set_overflow, MEMBER(overflows), false},
    {"paint-order", set_paint_order, MEMBER(stroke_first), true},
    {"clip-path", set_clip_path, MEMBER(clip_path), false},
};

/* All else that changes what is seen, but for the value given. */
static const struct {
	const char *name, *harmless;
	enum remedy remedy;
	bool only_in_style; /* there is an attribute of that name, which is read */
} refused[] = {
    {"filter", "none", NO_EFFECT, false},
    {"mask", "none", NO_CLIP, false},
    {"clip", "auto", NO_CLIP, false},
    {"mix-blend-mode", "normal", NO_EFFECT, false},
    {"marker", "none", AS_PATHS, false},
    {"marker-start", "none", AS_PATHS, false},
    {"marker-mid", "none", AS_PATHS, false},
    {"marker-end", "none", AS_PATHS, false},
    {"vector-effect", "none", AS_PATHS, false},
    {"pathLength", "", AS_PATHS, false},
    {"transform-origin", "", AS_PATHS, false},
    {"offset-path", "none", AS_PATHS, false},
    {"rotate", "none", AS_ATTRIBUTE, true},
    {"scale", "none", AS_ATTRIBUTE, true},
    {"translate", "none", AS_ATTRIBUTE, true},
    {"zoom", "1", AS_PATHS, true},
    {"animation", "none", NO_SCRIPT, true},
    {"systemLanguage", "", NO_SCRIPT, false},
    {"requiredExtensions", "", NO_SCRIPT, false},
    {"transform", "none", AS_ATTRIBUTE, true},
    {"d", "none", AS_ATTRIBUTE, true},
    {"x", "", AS_ATTRIBUTE, true},
    {"y", "", AS_ATTRIBUTE, true},
    {"r", "", AS_ATTRIBUTE, true},
    {"cx", "", AS_ATTRIBUTE, true},
    {"cy", "", AS_ATTRIBUTE, true},
    {"rx", "", AS_ATTRIBUTE, true},
    {"ry", "", AS_ATTRIBUTE, true},
    {"width", "auto", AS_ATTRIBUTE, true},
    {"height", "auto", AS_ATTRIBUTE, true},
    {"all", "", AS_ATTRIBUTE, true},
};

/* --- an element ----------------------------------------------------------------------------------------- */

#define CLASSES_MAX 32

struct styling {
	struct svg_styles *styles;
	const struct svg_element *element;
	const struct svg_style *parent;
	struct svg_style *style;
	bool in_style;                       /* attributes of their own are none there */
	const struct svg_rule *rule;         /* where it is read from; NULL: the element itself */
	struct svg_declaration *declaration; /* of the rule */
};

/* Where a property stands that can't be drawn: that of a rule is told once, at the rule. */
static bool
find_place(const struct styling *s, struct svg_element *place)
{
	*place = *s->element;
	if (s->rule == NULL)
		return true;
	place->name = "style";
	place->loc = svg_text_loc(s->rule->text, s->rule->at + s->declaration->at);
	if (s->declaration->is_told)
		return false;
	s->declaration->is_told = true;
	return true;
}

static void
tell_property(const struct styling *s, struct svg_property p, const char *what_to_do)
{
	struct svg_element place;

	if (find_place(s, &place))
		svg_fault_property(s->styles->faults, &place, p, what_to_do);
}

static void
tell_value(const struct styling *s, struct svg_property p)
{
	struct svg_element place;

	if (find_place(s, &place))
		svg_fault_value(s->styles->faults, &place, p);
}

/* What is inherited was told at the parent already, but for what attributes say there. */
static bool
is_harmless(size_t property, const char *value)
{
	const char *harmless = refused[property].harmless;

	return (*harmless != '\0' && svg_is_word(value, harmless)) ||
	    (!refused[property].only_in_style && svg_is_word(value, "inherit"));
}

static void
refuse(const struct styling *s, struct svg_property p)
{
	/* How large the picture is by itself; its place says how large it is there. */
	if (strcmp(s->element->name, "svg") == 0 &&
	    (strcmp(p.name, "width") == 0 || strcmp(p.name, "height") == 0))
		return;
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		if (strcmp(p.name, refused[i].name) != 0 || (refused[i].only_in_style && !s->in_style) ||
		    is_harmless(i, p.value))
			continue;
		tell_property(s, p, remedies[refused[i].remedy]);
	}
}

/* What an element has of which nothing is told (SVG 2, user agent style sheet). */
static struct svg_style
style_untold(const struct svg_element *e, const struct svg_style *parent)
{
	struct svg_style style = *parent;
	const bool is_root = parent == &svg_style_initial;

	style.opacity = VECTOR_OPAQUE;
	style.clip_path = NULL;
	style.is_none = false;
	style.overflows = strcmp(e->name, "symbol") != 0 && (strcmp(e->name, "svg") != 0 || is_root);
	return style;
}

/* Values that all properties have; false when it is none. */
static bool
set_from_elsewhere(const struct styling *s, const struct drawn *property, const char *value)
{
	enum { INHERIT, INITIAL, UNSET, REVERT };
	static const char *const words[] = {"inherit", "initial", "unset", "revert", NULL};
	struct svg_style untold;
	const struct svg_style *from = s->parent;
	int kind = INHERIT;

	/* The colour itself is not current: that is the parent's. */
	if (!word(value, words, &kind) && !(property->set == set_color && svg_is_word(value, "currentcolor")))
		return false;
	if (kind == INITIAL || (kind == UNSET && !property->is_inherited))
		from = &svg_style_initial;
	if (kind == REVERT) {
		untold = style_untold(s->element, s->parent);
		from = &untold;
	}
	memcpy((char *)s->style + property->at, (const char *)from + property->at, property->size);
	return true;
}

static void
set_drawn(const struct styling *s, const struct drawn *property, struct svg_property p)
{
	struct svg_style changed = *s->style;

	if (set_from_elsewhere(s, property, p.value))
		return;
	/* Layers of rules are not read, so there is none to go back to. */
	if (!svg_is_word(p.value, "revert-layer") && property->set(p.value, &changed))
		*s->style = changed;
	else if (svg_is_relative(p.value))
		tell_property(s, p, svg_use_pixels);
	else
		tell_value(s, p);
}

/* A text that is not drawn itself has what only texts ask for; editors have properties of their own. */
static void
set_property(const struct styling *s, struct svg_property p)
{
	const char *value = p.value;

	if (svg_scan_word(&value, "url(") && (strcmp(p.name, "fill") == 0 || strcmp(p.name, "stroke") == 0)) {
		tell_property(s, p, remedies[USE_COLOR]);
		return;
	}
	for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++)
		if (strcmp(p.name, drawn[i].name) == 0) {
			set_drawn(s, &drawn[i], p);
			return;
		}
	refuse(s, p);
}

/* --- rules ---------------------------------------------------------------------------------------------- */

/* The rules for an element, those of its classes as lists that are in order each. */
struct matches {
	struct svg_rule *all, *name, *id;
	struct svg_rule *classes[CLASSES_MAX];
	size_t class_count;
};

static bool
has_class(const struct matches *matches, const struct svg_rule *rules)
{
	for (size_t i = 0; i < matches->class_count; i++)
		if (matches->classes[i] == rules)
			return true;
	return false;
}

static void
match_classes(const struct styling *s, struct matches *out)
{
	const char *value = svg_attribute(s->element, "class");

	for (size_t n; value != NULL && *value != '\0'; value += n) {
		svg_skip_blanks(&value);
		n = strcspn(value, " \t\r\n");
		struct svg_rule *rules = svg_sheet_find(&s->styles->sheet, '.', value, n);
		if (rules == NULL || has_class(out, rules))
			continue;
		if (out->class_count == CLASSES_MAX) {
			svg_fault_limit(s->styles->faults, s->element,
			    N_("the drawing has an element of too many classes: simplify it"));
			return;
		}
		out->classes[out->class_count++] = rules;
	}
}

static void
match_rules(const struct styling *s, struct matches *out)
{
	const struct svg_element *e = s->element;
	const struct svg_sheet *sheet = &s->styles->sheet;
	const char *id = svg_attribute(e, "id");

	*out = (struct matches){0};
	if (sheet->rule_count == 0)
		return;
	out->all = svg_sheet_find(sheet, '\0', "*", 1);
	out->name = svg_sheet_find(sheet, '\0', e->name, strlen(e->name));
	if (id != NULL)
		out->id = svg_sheet_find(sheet, '#', id, strlen(id));
	match_classes(s, out);
}

static void
apply_declarations(struct styling *s, struct svg_declaration *first, bool important)
{
	for (struct svg_declaration *d = first; d != NULL; d = d->next) {
		if (d->is_important != important)
			continue;
		s->declaration = d;
		set_property(s, (struct svg_property){d->name, d->value});
	}
}

/* Of all lists, in the order of the drawing. */
static void
apply_rules(struct styling *s, struct svg_rule *const *lists, size_t count, bool important)
{
	struct svg_rule *heads[CLASSES_MAX];

	for (size_t i = 0; i < count; i++)
		heads[i] = lists[i];
	while (s->styles->work <= SVG_WORK_MAX) {
		struct svg_rule **next = NULL;
		for (size_t i = 0; i < count; i++)
			if (heads[i] != NULL && (next == NULL || heads[i]->order < (*next)->order))
				next = &heads[i];
		if (next == NULL)
			return;
		s->rule = *next;
		s->styles->work += s->rule->weight;
		apply_declarations(s, s->rule->declarations, important);
		*next = (*next)->next;
	}
	svg_fault_limit(s->styles->faults, s->element, N_("the drawing has too many rules: simplify it"));
}

/* What is more particular goes behind what is less. */
static void
apply_all(struct styling *s, const struct matches *matches, bool important)
{
	apply_rules(s, &matches->all, 1, important);
	apply_rules(s, &matches->name, 1, important);
	apply_rules(s, matches->classes, matches->class_count, important);
	apply_rules(s, &matches->id, 1, important);
	s->rule = NULL;
	apply_declarations(s, s->element->declarations, important);
}

struct svg_style
svg_style_of(struct svg_styles *styles, const struct svg_element *e, const struct svg_style *parent)
{
	struct svg_style style = style_untold(e, parent);
	struct styling s = {.styles = styles, .element = e, .parent = parent, .style = &style};
	struct matches matches;

	for (const char **a = e->attributes; *a != NULL; a += 2)
		set_property(&s, (struct svg_property){a[0], a[1]});
	s.in_style = true;
	if (e->fault != NULL)
		svg_fault_value(styles->faults, e, (struct svg_property){"style", e->fault});
	match_rules(&s, &matches);
	apply_all(&s, &matches, false);
	if (styles->sheet.has_important || e->has_important)
		apply_all(&s, &matches, true);
	return style;
}
