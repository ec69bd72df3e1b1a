#include "run/output.h"

#include "base/file_name.h"

#define OUTPUT_INDEX(name) OUTPUT_##name,
enum { OUTPUTS(OUTPUT_INDEX) OUTPUT_COUNT };
#undef OUTPUT_INDEX

#define OUTPUT_ROW(name) &output_##name,
static const struct output *const outputs[OUTPUT_COUNT] = {OUTPUTS(OUTPUT_ROW)};
#undef OUTPUT_ROW

const struct output *
output_of_file(const char *path)
{
	for (size_t i = 0; i < OUTPUT_COUNT; i++)
		if (outputs[i]->ending && file_name_ends_in(path, strlen(path), outputs[i]->ending))
			return outputs[i];
	return NULL;
}

file_check *
output_check_of(const char *path)
{
	const struct output *output = output_of_file(path);

	return output ? output->check : output_pdf.check;
}

const char *const *
output_endings(struct arena *arena)
{
	const char **endings = ARENA_ARRAY(arena, const char *, OUTPUT_COUNT + 1);
	size_t n = 0;

	for (size_t i = 0; i < OUTPUT_COUNT; i++)
		if (outputs[i]->ending)
			endings[n++] = outputs[i]->ending;
	return endings;
}
