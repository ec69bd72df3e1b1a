#include "base/svg/fault.h"

#include <string.h>

const char *const svg_use_pixels = N_("give it in px, mm or pt, or without a unit");

/* Whether it is for the first time; it outlives the faults. */
static bool
is_news(struct svg_faults *faults, const char *name)
{
	faults->any = true;
	for (size_t i = 0; i < faults->told_count; i++)
		if (strcmp(faults->told[i], name) == 0)
			return false;
	if (faults->told_count == SVG_TOLD_MAX)
		return false;
	faults->told[faults->told_count++] = name;
	return true;
}

void
svg_fault_element(struct svg_faults *faults, const struct svg_element *e, const char *what_to_do)
{
	if (is_news(faults, e->name))
		diag_add(faults->diags, SEVERITY_ERROR, e->loc, "svg-unsupported",
		    "the drawing has a <%s>, which can't be drawn: %s", e->name,
		    diag_phrase(faults->diags, what_to_do));
}

void
svg_fault_property(struct svg_faults *faults, const struct svg_element *e, struct svg_property p,
    const char *what_to_do)
{
	if (is_news(faults, p.name))
		diag_add(faults->diags, SEVERITY_ERROR, e->loc, "svg-unsupported",
		    "this <%s> has %s \"%.60s\", which can't be drawn: %s", e->name, p.name, p.value,
		    diag_phrase(faults->diags, what_to_do));
}

void
svg_fault_value(struct svg_faults *faults, const struct svg_element *e, struct svg_property p)
{
	faults->any = true;
	diag_add(faults->diags, SEVERITY_ERROR, e->loc, "svg-value",
	    "the %s of this <%s> can't be read: \"%.60s\"", p.name, e->name, p.value);
}

void
svg_fault_limit(struct svg_faults *faults, const struct svg_element *e, const char *what)
{
	if (is_news(faults, what))
		diag_add_text(faults->diags, SEVERITY_ERROR, e->loc, "svg-limit",
		    diag_phrase(faults->diags, what));
}
