#include "run/output.h"

#include <strings.h>

#define OUTPUT_ROW(name) &output_##name,
static const struct output *const outputs[] = {OUTPUTS(OUTPUT_ROW)};
#undef OUTPUT_ROW

#define OUTPUT_COUNT (sizeof outputs / sizeof *outputs)

const struct output *
output_of_file(const char *path)
{
	size_t n = strlen(path);

	for (size_t i = 0; i < OUTPUT_COUNT; i++) {
		size_t ending = outputs[i]->ending ? strlen(outputs[i]->ending) : n + 1;

		if (ending <= n && strcasecmp(path + n - ending, outputs[i]->ending) == 0)
			return outputs[i];
	}
	return NULL;
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
