#include "base/heap.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#define LARGE_PAGE ((uintptr_t)2 * 1024 * 1024)
/* What is asked for in large pages, at once: as much as a document of two hundred pages takes, about. */
#define ROOM (8 * LARGE_PAGE)
/* What malloc() asks for at a time from there on, and what it gets by itself, outside of the heap. */
#define PAD ((size_t)128 * 1024)
#define BY_ITSELF (512 * 1024)

void
heap_open(void)
{
#if defined M_TOP_PAD && defined MADV_HUGEPAGE
	(void)mallopt(M_MMAP_THRESHOLD, BY_ITSELF);
	(void)mallopt(M_TRIM_THRESHOLD, (int)(2 * ROOM));
	(void)mallopt(M_TOP_PAD, (int)ROOM);
	void *first = malloc(PAD); /* more than is there from the start of the process */
	(void)mallopt(M_TOP_PAD, (int)PAD);
	const uintptr_t begin = ((uintptr_t)first + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
	const uintptr_t end = (uintptr_t)sbrk(0);
	/* Elsewhere, as under tools that watch malloc(), the heap is theirs. */
	if (first != NULL && begin < end && end - begin <= 2 * ROOM)
		(void)madvise((void *)begin, end - begin, MADV_HUGEPAGE);
	free(first);
#endif
}

void
heap_give_back(void)
{
#if defined M_TOP_PAD && defined MADV_HUGEPAGE
	(void)malloc_trim(0);
#endif
}
