#include "run/build.h"

#include "run/run.h"

/* Everything up to the first page: reads and checks all that the documents asked for need. */
static enum build_result
read_all(struct build *b)
{
	bool job_is_good = job_read(b->arena, b->options->job_path, &b->job, b->diags);

	if (b->job.unreadable)
		return BUILD_FAILED;
	b->wanted = ARENA_ARRAY(b->arena, bool, b->job.document_count);
	if (job_is_good) {
		bool units_known = select_units(b);
		if ((!b->only_reading && !select_documents(b)) || !units_known)
			return BUILD_USAGE;
	}
	/* What a faulty job names is looked through all the same, so that one run shows every fault. */
	if (!job_is_good || b->only_reading)
		memset(b->wanted, true, b->job.document_count * sizeof(*b->wanted));

	select_needed(b);
	load_templates(b);
	check_computed_tables(b);
	read_sheets(b);
	read_progress(b);
	if (diags_errors(b->diags) > 0)
		return BUILD_REFUSED;
	return compute(b->arena, &b->job, b->sheets, &b->figures, b->diags) && compute_documents(b)
	    ? BUILD_DONE
	    : BUILD_REFUSED;
}

/* Where a document prints units and nation side by side, they must agree. */
static bool
reconciles(struct build *b)
{
	for (size_t i = 0; i < b->loaded_count; i++) {
		const struct template *t = &b->loaded[i].template;

		for (size_t k = 0; k < t->binding_count; k++)
			if (dataset_has(t->bindings[k].source, NEEDS_RECONCILED))
				return compute_reconciles(b->arena, &b->job, &b->figures, b->diags);
	}
	return true;
}

/* False when the plan is not to be printed. */
static bool
report_findings(struct build *b)
{
	const struct build_options *o = b->options;
	size_t open;

	check_report(b->arena, &b->figures.findings, o->findings);
	open = diags_errors(o->findings);
	if (open > 0 && !o->strict)
		diag_add(b->diags, SEVERITY_WARNING, (struct srcloc){b->job.path, 0, 0}, "build-draft",
		    "errors are open in the plans: %zu; the documents of these units are drafts", open);
	return open == 0 || !o->strict;
}

/* Tells of what is wrong with progress files, which refuses no document. */
static void
tell_faults(struct build *b)
{
	for (size_t i = 0; i < diags_count(b->faults); i++) {
		const struct diag *d = diags_get(b->faults, i);

		diag_add_text(b->diags, d->severity, d->loc, d->rule, d->message);
	}
}

static enum build_result
make_all(struct build *b)
{
	enum build_result result = read_all(b);
	if (result != BUILD_DONE)
		return result;
	if (b->options->strict && diags_errors(b->faults) > 0)
		return BUILD_REFUSED;
	if (!reconciles(b))
		return BUILD_FAILED;
	if (!report_findings(b))
		return BUILD_REFUSED;
	if (!read_profile(b))
		return BUILD_FAILED;
	fingerprint_prepare(b);
	if (diags_errors(b->diags) > 0)
		return BUILD_REFUSED;
	if (!read_attached(b))
		return BUILD_REFUSED;
	b->totals->begun = true;
	b->publication->mode = b->job.mode;
	result = batch_run(b);
	return result == BUILD_DONE && diags_errors(b->faults) > 0 ? BUILD_REFUSED : result;
}

static enum build_result
build_in(struct build *b)
{
	enum build_result result = make_all(b);

	tell_faults(b);
	return result;
}

static enum build_result
build_locked(struct build *b)
{
	const struct build_options *o = b->options;
	const struct lock_request request = {
	    .started = o->started,
	    .wait = o->wait,
	    .mark = o->shards == 0
		? NULL
		: arena_printf(b->arena, "%uof%u.", (unsigned)o->shard, (unsigned)o->shards),
	};

	if (b->options->dump)
		return build_in(b);
	switch (publication_open_folder(b->publication, &request)) {
	case LOCK_TAKEN:
		break;
	case LOCK_BUSY:
		return BUILD_BUSY;
	case LOCK_FAILED:
		return BUILD_FAILED;
	}
	return build_in(b);
}

static void
close_build(struct build *b)
{
	for (size_t i = 0; i < b->loaded_count; i++)
		if (b->loaded[i].typesetter)
			typesetter_close(b->loaded[i].typesetter);
	fonts_close(b->fonts);
	diags_close(b->faults);
}

static void
open_faults(struct build *b)
{
	b->faults = diags_open();
	if (!b->faults)
		arena_out_of_memory(b->arena, 0);
	diags_speak(b->faults, diags_language(b->diags));
}

enum build_result
build_job(struct arena *arena, const struct build_options *options, struct publication *publication,
    struct build_totals *totals, struct diags *diags)
{
	struct build b = {
	    .arena = arena,
	    .options = options,
	    .publication = publication,
	    .totals = totals,
	    .diags = diags,
	    .fonts = fonts_open(arena),
	};
	open_faults(&b);
	images_init(&b.images, arena);
	shared_streams_init(&b.store, arena);
	*totals = (struct build_totals){0};
	enum build_result result = build_locked(&b);
	publication_discard(publication);
	publication_close_folder(publication);
	close_build(&b);
	return result;
}

enum build_result
build_read(struct arena *arena, const struct build_options *options, struct build_reading *out,
    struct diags *diags)
{
	struct build b = {
	    .arena = arena,
	    .options = options,
	    .diags = diags,
	    .fonts = fonts_open(arena),
	    .only_reading = true,
	};
	open_faults(&b);
	enum build_result result = read_all(&b);
	struct dataset_source *source = &out->figures.source;

	*out = (struct build_reading){b.job, b.figures, b.units, b.unit_count, diags_errors(b.faults)};
	tell_faults(&b);
	source->plan = &out->figures.plan;
	source->compliance = NULL; /* of one of several documents */
	source->national = &out->figures.national;
	source->findings = &out->figures.findings;
	close_build(&b);
	return result;
}
