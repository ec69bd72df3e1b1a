#include "base/build_id.h"

#include <elf.h>
#include <link.h>
#include <stdint.h>
#include <string.h>
#include <sys/auxv.h>

/* The note of that kind among n bytes of notes (System V ABI, 5); its size, 0 when there is none. */
static size_t
find_note(const char *notes, size_t n, uint32_t kind, const void **out)
{
	while (n >= sizeof(ElfW(Nhdr))) {
		const ElfW(Nhdr) *note = (const void *)notes;
		size_t name = (note->n_namesz + 3u) & ~(size_t)3, size = (note->n_descsz + 3u) & ~(size_t)3;
		if (name > n || size > n || sizeof *note + name + size > n)
			return 0;
		*out = notes + sizeof *note + name;
		if (note->n_type == kind && note->n_namesz == 4 &&
		    memcmp(notes + sizeof *note, "GNU", 4) == 0)
			return note->n_descsz;
		notes += sizeof *note + name + size;
		n -= sizeof *note + name + size;
	}
	return 0;
}

size_t
build_id(const void **out)
{
	const ElfW(Phdr) *headers = (const void *)getauxval(AT_PHDR);
	size_t n = headers ? getauxval(AT_PHNUM) : 0, size = 0;
	uintptr_t base = 0;

	for (size_t i = 0; i < n; i++)
		if (headers[i].p_type == PT_PHDR)
			base = (uintptr_t)headers - headers[i].p_vaddr;
	for (size_t i = 0; i < n && size == 0; i++)
		if (headers[i].p_type == PT_NOTE)
			size = find_note((const char *)(base + headers[i].p_vaddr), headers[i].p_memsz,
			    NT_GNU_BUILD_ID, out);
	return size;
}
