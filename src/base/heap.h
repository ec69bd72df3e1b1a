/*
 * The heap of the process, as malloc() has it of the system.
 *
 * A document takes some 20 MB, whose pages of 4 KB are handed out one by one: where the system has large ones
 * for those who ask (Linux: transparent_hugepage is madvise or always), they are handed out by 512, which
 * saves a good part of a document's time, and takes up to 3 MB more.  Without large pages, or where there is
 * little memory, the heap is as it would be.
 */
#ifndef PLIEGO_BASE_HEAP_H
#define PLIEGO_BASE_HEAP_H

/* Before anything else is allocated, and before there are other threads. */
void heap_open(void);

/* What nothing lives in at the end of the heap goes back to the system. */
void heap_give_back(void);

#endif
