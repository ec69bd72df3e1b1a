#include "run/open.h"

#include "base/file_name.h"

/* The folder that a path is seen from; NULL where that is the current one. */
static const char *
folder_of_path(struct arena *arena, const char *path)
{
	size_t n = (size_t)(file_name_of(path) - path);

	return n > 0 ? arena_strndup(arena, path, n - 1) : NULL;
}

static void
open_inputs(struct run *run)
{
	const struct build_options *o = run->options;

	input_files_init(&run->inputs, run->arena, run->publication != NULL, o->began);
	input_files_add_folder(&run->inputs, folder_of_path(run->arena, o->job_path), NULL);
	input_files_add_folder(&run->inputs, o->templates_dir, "templates");
	input_files_add_folder(&run->inputs, o->fonts_dir, "fonts");
	input_files_add_folder(&run->inputs, o->hyphen_dir, "hyphen");
}

void
run_open(struct run *run, struct arena *arena, const struct build_options *options,
    struct publication *publication, const struct diags *diags)
{
	*run = (struct run){
	    .arena = arena,
	    .options = options,
	    .publication = publication,
	};
	open_inputs(run);
	run->fonts = fonts_open(arena, &run->inputs);
	images_init(&run->images, arena, &run->inputs);
	run->streams = ARENA_NEW(arena, struct shared_streams);
	shared_streams_init(run->streams, arena);
	run->progress_faults = diags_open();
	run->plan_faults = diags_open_like(diags);
	if (!run->progress_faults || !run->plan_faults)
		arena_out_of_memory(arena, 0);
	diags_speak(run->progress_faults, diags_language(diags));
}

void
run_close(struct run *run)
{
	for (size_t i = 0; i < run->template_count; i++)
		if (run->templates[i].typesetter)
			typesetter_close(run->templates[i].typesetter);
	fonts_close(run->fonts);
	diags_close(run->progress_faults);
	diags_close(run->plan_faults);
}
