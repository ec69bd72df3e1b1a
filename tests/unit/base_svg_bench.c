#include "base_svg_bench.h"

#include <criterion/criterion.h>
#include <string.h>

#include "base/buf.h"
#include "base/image_file.h"
#include "base/vector.h"

static const struct srcloc job = {"job.yaml", 5, 7};

struct image
svg_bench_picture_of(struct arena *arena, struct bytes file)
{
	struct diags *diags = diags_open();
	struct image image;

	cr_assert(image_decode(arena, "a.svg", file, job, &image, diags), "%s",
	    support_printed(arena, diags));
	cr_assert_eq(diags_count(diags), 0);
	diags_close(diags);
	return image;
}

struct image
svg_bench_picture(struct arena *arena, const char *inside)
{
	const char *svg = arena_printf(arena, OPEN "width='100' height='100'>%s</svg>", inside);

	return svg_bench_picture_of(arena, (struct bytes){svg, strlen(svg)});
}

const char *
svg_bench_complaint_of(struct arena *arena, struct bytes file)
{
	struct diags *diags = diags_open();
	struct image image;

	cr_assert(!image_decode(arena, "a.svg", file, job, &image, diags));
	cr_assert_gt(diags_errors(diags), 0);
	const char *printed = support_printed(arena, diags);
	diags_close(diags);
	return printed;
}

const char *
svg_bench_complaint(struct arena *arena, const char *inside)
{
	const char *svg = arena_printf(arena, OPEN "width='10' height='10'>%s</svg>", inside);

	return svg_bench_complaint_of(arena, (struct bytes){svg, strlen(svg)});
}

/* Of each shape in turn its fill as #rrggbb and its opacity, "-" where there is none; groups in brackets. */
static void
add_fills(struct buf *out, const struct vector_mark *mark)
{
	for (; mark != NULL; mark = mark->next) {
		if (mark->group != NULL) {
			buf_adds(out, "(");
			add_fills(out, mark->group->first);
			buf_adds(out, ")");
		} else if (mark->shape->fill.none) {
			buf_adds(out, "-");
		} else {
			const struct color c = mark->shape->fill;
			buf_addf(out, "%02x%02x%02x", c.r, c.g, c.b);
			if (mark->shape->fill_opacity != VECTOR_OPAQUE)
				buf_addf(out, "/%d", mark->shape->fill_opacity);
		}
		buf_adds(out, mark->next != NULL ? " " : "");
	}
}

void
svg_bench_check(const char *inside, const char *expected)
{
	struct arena *arena = support_arena();
	const struct image image = svg_bench_picture(arena, inside);
	struct buf out = BUF_INIT;

	add_fills(&out, image.vector->all.first);
	cr_assert_str_eq(buf_take(&out, arena), expected, "%s", inside);
	arena_close(arena);
}
