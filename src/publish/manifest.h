/*
 * The manifest of an output folder: which documents it holds, what they are known by and were made from.
 *
 * It is written last, so that what it says of a document was true when it was written; what was changed
 * since is seen by the document's digest.  It is JSON, keys sorted, one document a line, and has no clock,
 * host or folder in it: the same inputs give the same bytes.
 *
 *   {"documents": {"plan.pdf": {"bytes": N, "date": "...", "findings": N, "fingerprint": "...",
 *       "inputs": {"odah.csv": "SHA-256", ...}, "pages": N, "plans": "SHA-256", "sha256": "...",
 *       "units": {"ODAH": PAGES, ...}, "stale": true}, ...},
 *    "failed": ["unidades/DJ.pdf"], "libraries": {"harfbuzz": "..."}, "manifest": 1,
 *    "program": "Pliego 0.1.0"}
 *
 * "plans" is there when the document shows more than its own units: one digest of all plans of the job.
 * "left-out" is there beside it when units were left out for the faults of their plans: their codes.
 * "stale" is there when the last attempt to make the document failed: the file is an earlier edition, and
 * this its entry.  "failed" lists all documents that the run could not make, with or without an earlier
 * edition.
 *
 * A run that made a share of the documents writes "manifest-K-of-N.json", which has "shard": "K/N" and the
 * digest of all "plans" besides, and "errors", how many the run told of, where there were any; `pliego merge`
 * joins those.
 *
 * Manifests are not trusted: they are limited in size, and no path in one leads out of its folder.
 */
#ifndef PLIEGO_PUBLISH_MANIFEST_H
#define PLIEGO_PUBLISH_MANIFEST_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/library.h"
#include "publish/publication.h"

#define MANIFEST_SHARDS_MAX 10000
#define MANIFEST_FILE_MAX ((size_t)256 * 1024 * 1024)

struct manifest_input {
	const char
	    *name; /* as the job or template writes it; the program's own: "fonts/...", "templates/..." */
	struct digest digest;
};

struct manifest_unit {
	const char *code;
	uint32_t pages;
};

struct manifest_entry {
	const char *path; /* below the folder */
	const char *date; /* the job's; NULL: none */
	struct digest digest, fingerprint;
	uint64_t bytes;
	uint32_t pages, findings;
	const struct manifest_unit *units;
	size_t unit_count;
	const struct manifest_input *inputs;
	size_t input_count;
	bool shows_all; /* the next is set */
	struct digest plans;
	const char *const *left_out; /* codes of units that it would show, but that were left out */
	size_t left_out_count;
	bool stale;
};

struct manifest {
	const char *program;
	const struct library *libraries;
	size_t library_count;
	const struct manifest_entry *entries; /* sorted by path */
	size_t count;
	const char *const *failed; /* paths, sorted */
	size_t failed_count;
	uint32_t shard, shards; /* 0: of all */
	struct digest plans;    /* all that the job named, where it is of a share */
	uint32_t errors;        /* that the run told of, where it made a share */
};

/*
 * Reads a manifest from its text.  False after an error, told at `path` [manifest-invalid].  The arena keeps
 * all of it.
 */
bool manifest_parse(struct arena *, const char *path, struct bytes, struct manifest *out, struct diags *);

/*
 * Reads the manifest at `path`, which lies in the open folder; *out is empty and *found false when there is
 * none.  False after an error, as of manifest_parse() and file_read().
 */
bool manifest_read(struct arena *, int folder, const char *path, bool *found, struct manifest *out,
    struct diags *);

/* "3/8": *shard from 1 to *shards, those at most MANIFEST_SHARDS_MAX.  False for any other text. */
bool manifest_parse_shard(const char *, uint32_t *shard, uint32_t *shards);

/* The same as a text, in the arena. */
const char *manifest_shard(struct arena *, uint32_t shard, uint32_t shards);

/* What the manifest of a shard is called.  In the arena. */
const char *manifest_name(struct arena *, uint32_t shard, uint32_t shards);

/* Whether a file is called so; then *shard and *shards are set, as by manifest_parse_shard(). */
bool manifest_is_of_shard(const char *name, uint32_t *shard, uint32_t *shards);

/* The entry of that path; NULL when there is none. */
const struct manifest_entry *manifest_find(const struct manifest *, const char *path);

/* Sorts entries and paths that failed, as manifest_publish() wants them. */
void manifest_sort(struct manifest_entry *, size_t n, const char **failed, size_t failed_count);

/* Puts the manifest in place under that name, if it is not what is there already.  False: reported. */
bool manifest_publish(struct publication *, const char *name, const struct manifest *, struct diags *);

/* Whether the file that an entry speaks of is there, below the open folder, with these bytes. */
enum manifest_state {
	MANIFEST_HOLDS,
	MANIFEST_MISSING,
	MANIFEST_NO_FILE,
	MANIFEST_CHANGED,
	MANIFEST_UNREADABLE,
};

/* *found is set with MANIFEST_CHANGED; errno with MANIFEST_UNREADABLE. */
enum manifest_state manifest_compare(int folder, const struct manifest_entry *, struct digest *found);

#endif
