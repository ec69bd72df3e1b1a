#include "base/input_file.h"

#include <unistd.h>

#include "base/buf.h"
#include "base/utf8.h"

void
input_files_init(struct input_files *inputs, struct arena *arena, bool digests, int64_t began)
{
	*inputs = (struct input_files){.arena = arena, .digests = digests, .began = began};
	intern_init(&inputs->paths, arena);
	intern_init(&inputs->lent_paths, arena);
}

void
input_files_add_folder(struct input_files *inputs, const char *path, const char *name)
{
	if (path && inputs->folder_count < INPUT_FOLDERS)
		inputs->folders[inputs->folder_count++] = (struct input_folder){path, name};
}

void
input_files_lend(struct input_files *inputs, const char *path, struct bytes bytes)
{
	uint32_t known = inputs->lent_paths.count;
	uint32_t number = intern_add(&inputs->lent_paths, path, strlen(path));

	if (number == known)
		inputs->lent = arena_grow(inputs->arena, inputs->lent, known, &inputs->lent_capacity,
		    (size_t)known + 1, sizeof(*inputs->lent));
	inputs->lent[number] = bytes;
}

void
input_files_init_beside(struct input_files *inputs, struct arena *arena, const struct input_files *from)
{
	*inputs = *from;
	inputs->arena = arena;
	inputs->files = NULL;
	inputs->lent = NULL;
	inputs->capacity = inputs->lent_capacity = 0;
	intern_init(&inputs->paths, arena);
	intern_init(&inputs->lent_paths, arena);
	for (uint32_t i = 0; i < from->lent_paths.count; i++)
		input_files_lend(inputs, from->lent_paths.texts[i].text, from->lent[i]);
}

bool
input_files_has(const struct input_files *inputs, const char *path)
{
	return intern_find(&inputs->lent_paths, path, strlen(path)) != INTERN_NONE || access(path, F_OK) == 0;
}

/* Names of files may be any bytes; those of a manifest are text. */
static const char *
as_text(struct arena *arena, const char *name)
{
	size_t n = strlen(name);
	struct buf text = BUF_INIT;

	if (utf8_valid_prefix(name, n) == n)
		return name;
	for (size_t i = 0, step; i < n; i += step) {
		if (utf8_decode(name + i, n - i, &step) != UTF8_INVALID)
			buf_add(&text, name + i, step);
		else
			for (size_t k = 0; k < step; k++)
				buf_addf(&text, "\\x%02x", (unsigned)(unsigned char)name[i + k]);
	}
	return buf_take(&text, arena);
}

const char *
input_files_name(const struct input_files *inputs, const char *path)
{
	const char *name = path;

	for (size_t i = 0; i < inputs->folder_count && name == path; i++) {
		const struct input_folder *folder = &inputs->folders[i];
		size_t n = strlen(folder->path);
		if (n > 0 && strncmp(path, folder->path, n) == 0 && path[n] == '/')
			name = folder->name ? arena_printf(inputs->arena, "%s%s", folder->name, path + n)
					    : path + n + 1;
	}
	return as_text(inputs->arena, name);
}

/* The input of that path, new where nobody has asked for it yet. */
static struct input *
find(struct input_files *inputs, const char *path)
{
	uint32_t count = inputs->paths.count, number = intern_add(&inputs->paths, path, strlen(path));

	if (number == count) {
		struct input *input = ARENA_NEW(inputs->arena, struct input);

		input->path = path;
		input->name = input_files_name(inputs, path);
		inputs->files = arena_grow(inputs->arena, inputs->files, count, &inputs->capacity, count + 1,
		    sizeof(struct input *));
		inputs->files[number] = input;
	}
	return inputs->files[number];
}

/* Whether the file is known not to have been touched since the run began. */
static bool
is_settled(const struct input_files *inputs, int64_t changed)
{
	return inputs->began != INT64_MIN && changed < inputs->began;
}

bool
input_content_read(const struct input_files *inputs, struct arena *arena, struct input_request request,
    struct input_content *out, struct diags *diags)
{
	struct file_content content = {.changed = INT64_MIN};
	const uint32_t lent = intern_find(&inputs->lent_paths, request.path, strlen(request.path));

	/* Messages keep it, longer than the bytes may live. */
	if (request.loc.file == NULL)
		request.loc = (struct srcloc){.file = request.path};
	if (lent != INTERN_NONE)
		content.bytes = inputs->lent[lent];
	else if (!file_read_content(arena, request.path, request.limit, request.loc, &content, diags))
		return false;
	*out = (struct input_content){.bytes = content.bytes, .settled = is_settled(inputs, content.changed)};
	if (inputs->digests)
		out->digest = digest_of(content.bytes.data, content.bytes.length);
	return true;
}

const struct input *
input_files_note(struct input_files *inputs, const char *path, const struct input_content *content)
{
	static const struct digest none;
	struct input *input = find(inputs, path);

	if (!content)
		return NULL;
	if (digest_equal(&input->digest, &none)) {
		input->digest = content->digest;
		input->settled = content->settled;
	} else if (!digest_equal(&input->digest, &content->digest)) {
		input->settled = false;
	}
	return input;
}

bool
input_file_read_again(const struct input_files *inputs, struct arena *arena, const struct input *input,
    struct input_request request, struct bytes *out, struct diags *diags)
{
	struct input_content content;

	if (!input_content_read(inputs, arena, request, &content, diags))
		return false;
	*out = content.bytes;
	if (digest_equal(&content.digest, &input->digest))
		return true;
	diag_add(diags, SEVERITY_ERROR, request.loc, "input-changed",
	    "the file \"%s\" was changed while this was made from it: build it again", request.path);
	return false;
}

const struct input *
input_files_borrow(struct input_files *inputs, struct arena *arena, struct input_request request,
    struct bytes *out, struct diags *diags)
{
	struct input *input = find(inputs, request.path);
	struct input_content content;

	if (input->bytes.data) {
		*out = input->bytes;
		return input;
	}
	if (!input_content_read(inputs, arena, request, &content, diags))
		return NULL;
	*out = content.bytes;
	return input_files_note(inputs, request.path, &content);
}

const struct input *
input_files_read(struct input_files *inputs, struct input_request request, struct diags *diags)
{
	struct bytes bytes;

	if (!input_files_borrow(inputs, inputs->arena, request, &bytes, diags))
		return NULL;
	struct input *input = find(inputs, request.path);
	input->bytes = bytes;
	return input;
}

const struct input *
input_files_get(struct input_files *inputs, const char *path)
{
	uint32_t count = inputs->paths.count;
	struct input *input = find(inputs, path);

	if (inputs->paths.count == count || !inputs->digests)
		return input;
	struct arena *scratch = arena_open_beside(inputs->arena);
	struct diags *unused = diags_open();
	struct bytes bytes;
	if (!unused)
		arena_out_of_memory(inputs->arena, 0);
	(void)input_files_borrow(inputs, scratch, (struct input_request){path, INPUT_MAX, {path, 0, 0}},
	    &bytes, unused);
	diags_close(unused);
	arena_close(scratch);
	return input;
}
