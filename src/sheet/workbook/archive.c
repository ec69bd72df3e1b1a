#include "sheet/workbook/archive.h"

#include "sheet/workbook/libzip.h"
#include "sheet/workbook/refusal.h"

#define END_LENGTH 22 /* of the record at the end of an archive, without its comment */
#define END_COMMENT_MAX 65535
#define END_COUNT 10 /* where it says how many parts there are */

struct archive {
	const struct workbook_input *in;
	struct libzip lib;
	zip_t *zip;
};

struct part {
	const struct archive *archive;
	const char *name;
	zip_file_t *file;
	uint64_t read, limit;
};

/* --- faults ------------------------------------------------------------------------------------------- */

static void
refuse_damaged(const struct workbook_input *in)
{
	diag_add(in->diags, SEVERITY_ERROR, in->loc, "workbook-archive",
	    "\"%s\" is damaged, or was not copied to its end: it can't be unpacked; get it again, or open "
	    "it in a "
	    "spreadsheet program and save it anew",
	    in->file);
}

static void
refuse_part(const struct part *part)
{
	const struct workbook_input *in = part->archive->in;

	diag_add(in->diags, SEVERITY_ERROR, in->loc, "workbook-archive",
	    "\"%s\" is damaged: its part %s can't be unpacked; get it again, or open it in a spreadsheet "
	    "program "
	    "and save it anew",
	    in->file, part->name);
}

static void
refuse_size(const struct workbook_input *in, const char *name)
{
	diag_add(in->diags, SEVERITY_ERROR, in->loc, "workbook-size",
	    "\"%s\" is not unpacked: its part %s would come to far more than the file has room for, as no "
	    "plan "
	    "does; if it is one, delete empty rows and columns that have only colours or borders",
	    in->file, name);
}

static void
refuse_parts(const struct workbook_input *in)
{
	diag_add(in->diags, SEVERITY_ERROR, in->loc, "workbook-size",
	    "\"%s\" is made of more than %d parts, which no workbook is", in->file, ARCHIVE_PARTS_MAX);
}

/* Whether the error is a lack of memory, which ends the program. */
static void
check_memory(const struct archive *archive, int error)
{
	if (error == ZIP_ER_MEMORY)
		arena_out_of_memory(archive->in->scratch, 0);
}

/* --- the archive -------------------------------------------------------------------------------------- */

/* How many parts its end says it has: libzip makes room for as many, so they are counted before. */
static bool
has_too_many(struct bytes bytes)
{
	size_t least =
	    bytes.length > END_LENGTH + END_COMMENT_MAX ? bytes.length - END_LENGTH - END_COMMENT_MAX : 0;

	if (bytes.length < END_LENGTH)
		return false;
	for (size_t at = bytes.length - END_LENGTH + 1; at-- > least;) {
		const unsigned char *end = (const void *)(bytes.data + at);
		if (memcmp(end, "PK\x05\x06", 4) == 0 &&
		    (end[END_COUNT] | end[END_COUNT + 1] << 8) > ARCHIVE_PARTS_MAX)
			return true;
	}
	return false;
}

/* Whether libzip opens it. */
static bool
open_zip(struct archive *archive)
{
	const struct workbook_input *in = archive->in;
	zip_error_t error;

	archive->lib.error_init(&error);
	zip_source_t *source = archive->lib.source_buffer_create(in->bytes.data, in->bytes.length, 0, &error);
	if (source == NULL)
		arena_out_of_memory(in->scratch, 0);
	archive->zip = archive->lib.open_from_source(source, ZIP_RDONLY, &error);
	if (archive->zip == NULL) {
		int code = archive->lib.error_code_zip(&error);
		archive->lib.source_free(source);
		archive->lib.error_fini(&error);
		check_memory(archive, code);
		return false;
	}
	archive->lib.error_fini(&error);
	return true;
}

struct archive *
archive_open(const struct workbook_input *in)
{
	struct archive *archive = ARENA_NEW(in->scratch, struct archive);

	archive->in = in;
	const char *why = libzip_load(&archive->lib);
	if (why != NULL) {
		diag_add(in->diags, SEVERITY_ERROR, in->loc, "workbook-archive",
		    "\"%s\" can't be unpacked without libzip (%s): install the package %s", in->file, why,
		    LIBZIP_PACKAGE);
		return NULL;
	}
	if (has_too_many(in->bytes)) {
		refuse_parts(in);
		return NULL;
	}
	if (!open_zip(archive)) {
		refuse_damaged(in);
		return NULL;
	}
	return archive;
}

void
archive_close(struct archive *archive)
{
	archive->lib.discard(archive->zip);
}

size_t
archive_count(const struct archive *archive)
{
	zip_int64_t count = archive->lib.get_num_entries(archive->zip, 0);

	return count > 0 ? (size_t)count : 0;
}

const char *
archive_name(const struct archive *archive, size_t i)
{
	const char *name = archive->lib.get_name(archive->zip, i, ZIP_FL_ENC_RAW);

	return name != NULL ? name : "";
}

static zip_int64_t
find(const struct archive *archive, const char *name)
{
	zip_int64_t i = archive->lib.name_locate(archive->zip, name, ZIP_FL_ENC_RAW);

	return i >= 0 ? i : archive->lib.name_locate(archive->zip, name, ZIP_FL_NOCASE);
}

bool
archive_has(const struct archive *archive, const char *name)
{
	return find(archive, name) >= 0;
}

/* --- parts -------------------------------------------------------------------------------------------- */

/* How much the part may come to; false: it says itself that it comes to more, or asks for a password. */
static bool
set_limit(struct part *part, zip_uint64_t i)
{
	const struct archive *archive = part->archive;
	zip_stat_t stat;

	if (archive->lib.stat_index(archive->zip, i, 0, &stat) != 0 ||
	    (stat.valid & ZIP_STAT_COMP_SIZE) == 0) {
		check_memory(archive, archive->lib.error_code_zip(archive->lib.get_error(archive->zip)));
		refuse_part(part);
		return false;
	}
	/* No more is stored than there is. */
	uint64_t stored =
	    stat.comp_size < archive->in->bytes.length ? stat.comp_size : archive->in->bytes.length;
	part->limit = stored * PART_RATIO + PART_SLACK;
	if (part->limit > PART_MAX)
		part->limit = PART_MAX;
	if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE) {
		refusal_of_encrypted(archive->in);
		return false;
	}
	if ((stat.valid & ZIP_STAT_SIZE) && stat.size > part->limit) {
		refuse_size(archive->in, part->name);
		return false;
	}
	/* One that comes to more than it says is not what it says it is. */
	if (stat.valid & ZIP_STAT_SIZE)
		part->limit = stat.size;
	return true;
}

struct part *
part_open(const struct archive *archive, const char *name)
{
	struct part *part = ARENA_NEW(archive->in->scratch, struct part);
	zip_int64_t i = find(archive, name);

	part->archive = archive;
	part->name = name;
	if (i < 0) {
		diag_add(archive->in->diags, SEVERITY_ERROR, archive->in->loc, "workbook-part",
		    "\"%s\" is not whole: it has no part %s; get it again, or open it in a spreadsheet "
		    "program and "
		    "save it anew",
		    archive->in->file, name);
		return NULL;
	}
	if (!set_limit(part, (zip_uint64_t)i))
		return NULL;
	part->file = archive->lib.fopen_index(archive->zip, (zip_uint64_t)i, 0);
	if (part->file == NULL) {
		check_memory(archive, archive->lib.error_code_zip(archive->lib.get_error(archive->zip)));
		refuse_part(part);
		return NULL;
	}
	return part;
}

void
part_close(struct part *part)
{
	(void)part->archive->lib.fclose(part->file);
}

ptrdiff_t
part_read(struct part *part, char *out, size_t n)
{
	zip_int64_t got = part->archive->lib.fread(part->file, out, n);

	if (got < 0) {
		check_memory(part->archive,
		    part->archive->lib.error_code_zip(part->archive->lib.file_get_error(part->file)));
		refuse_part(part);
		return -1;
	}
	part->read += (uint64_t)got;
	if (part->read > part->limit) {
		refuse_size(part->archive->in, part->name);
		return -1;
	}
	return (ptrdiff_t)got;
}
