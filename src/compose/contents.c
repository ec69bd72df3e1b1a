/* What contents say of units. */
#include "compose/outline.h"

static struct paragraph
filled(struct context *c, const struct text_template *text, const struct style *style)
{
	const struct spans spans = fill_spans(c, text, style);

	return (struct paragraph){spans.spans, spans.count, style};
}

/* Its texts, each in the style of the lines, which layout knows by their levels. */
static struct contents_unit
unit_texts(const struct context *outer, const struct content *content, size_t unit, bool *failed)
{
	struct context c = *outer;
	const size_t count = content->u.contents.field_count;
	struct paragraph *texts = ARENA_ARRAY(c.arena, struct paragraph, count);

	set_unit(&c, unit);
	for (size_t i = 0; i < count; i++)
		texts[i] = filled(&c, &content->u.contents.fields[i].text, content->style);
	*failed = *failed || c.failed;
	return (struct contents_unit){c.unit->code.text, texts};
}

void
compose_contents_fields(struct context *c, const struct content *content, struct contents *out)
{
	const struct composition *composition = c->composition;
	const size_t count = content->u.contents.field_count, units = count > 0 ? composition->unit_count : 0;
	const struct style *style = content->u.contents.fields_style;
	struct contents_field *fields = ARENA_ARRAY(c->arena, struct contents_field, count);
	struct contents_unit *of_units = ARENA_ARRAY(c->arena, struct contents_unit, units);

	for (size_t i = 0; i < count; i++) {
		const struct contents_field_spec *field = &content->u.contents.fields[i];
		fields[i] = (struct contents_field){filled(c, &field->title, style), field->width};
	}
	for (size_t u = 0; u < units; u++)
		of_units[u] = unit_texts(c, content, composition->units[u], &c->failed);
	out->number_title = filled(c, &content->u.contents.number_title, style);
	out->fields = fields;
	out->field_count = count;
	out->units = of_units;
	out->unit_count = units;
}
