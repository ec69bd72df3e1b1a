#include "pdf_objects.h"

#include <criterion/criterion.h>

struct objects
read_objects(struct bench *b, const struct pages *pages, const struct pdf_info *about)
{
	const char *file = readable_file(b, pages, about);
	size_t most = times(file, " 0 obj\n") * 2 + 100;
	struct objects o = {.bench = b, .text = ARENA_ARRAY(b->arena, const char *, most), .count = most};

	for (const char *at = file; (at = strstr(at, " 0 obj\n")) != NULL; at += 7) {
		const char *start = at, *end = strstr(at, "\nendobj");
		while (start > file && start[-1] >= '0' && start[-1] <= '9')
			start--;
		size_t number = strtoul(start, NULL, 10);
		cr_assert_lt(number, most);
		cr_assert_null(o.text[number], "object %zu twice", number);
		o.text[number] = arena_strndup(b->arena, at + 7, (size_t)(end - at - 7));
	}
	o.root = strstr(file, "/Root ") + 6;
	o.root = o.text[strtoul(o.root, NULL, 10)];
	return o;
}

const char *
entry(const char *object, const char *key)
{
	const char *found = object;
	size_t n = strlen(key);

	while ((found = strstr(found, key)) != NULL && isalpha((unsigned char)found[n]))
		found++;
	return found != NULL ? found + n + strspn(found + n, " ") : NULL;
}

unsigned long
number(const char *object, const char *key)
{
	const char *value = entry(object, key);

	cr_assert_not_null(value, "no %s in %s", key, object);
	return strtoul(value, NULL, 10);
}

const char *
follow(const struct objects *o, const char *object, const char *key)
{
	unsigned long n = number(object, key);

	cr_assert_lt(n, o->count);
	cr_assert_not_null(o->text[n], "no object %lu", n);
	return o->text[n];
}

unsigned long *
page_objects(const struct objects *o, size_t n)
{
	unsigned long *pages = ARENA_ARRAY(o->bench->arena, unsigned long, n);
	const char *kids = entry(follow(o, o->root, "/Pages"), "/Kids");

	kids += *kids == '[';
	for (size_t i = 0; i < n; i++) {
		pages[i] = strtoul(kids, (char **)&kids, 10);
		kids = strchr(kids, 'R') + 1;
	}
	return pages;
}

const char *
look_up(const struct objects *o, const char *node, unsigned long key)
{
	const char *at = entry(node, "/Nums");

	while (at == NULL) {
		const char *next = NULL;
		for (at = entry(node, "/Kids") + 1; *at != ']'; at += strspn(at, " ")) {
			const char *kid = o->text[strtoul(at, (char **)&at, 10)],
				   *limits = entry(kid, "/Limits");
			unsigned long first = strtoul(limits + 1, (char **)&limits, 10);
			if (key >= first && key <= strtoul(limits, NULL, 10))
				next = kid;
			at += 4;
		}
		if (next == NULL)
			return NULL;
		node = next;
		at = entry(node, "/Nums");
	}
	for (at++; *at != ']'; at = strchr(at, '\n') + 1)
		if (strtoul(at, (char **)&at, 10) == key)
			return o->text[strtoul(at, NULL, 10)];
	return NULL;
}
