/*
 * Columns beside each other, as the region that blocks flow down: those of a page from the left to the right,
 * then those of the next page.
 *
 * They begin below what is on the page, and reach down to the end of its body; on the page where their blocks
 * end they are as low as these can be set in, so that they are of one height.  How low that is, is found out
 * by trials: blocks are placed as they would be, but nothing is kept of them.
 */
#ifndef PLIEGO_LAYOUT_COLUMNS_H
#define PLIEGO_LAYOUT_COLUMNS_H

#include "layout/page.h"

/* The width of a column in that of the body. */
length columns_width(const struct columns *, uint8_t column, length body);

/* The body of the page, without columns and insets. */
struct area columns_around(const struct layout *);

/* As wide as the blocks that stand in this column are set (NULL: in none): for measuring only. */
void columns_narrow(struct layout *, const struct columns *, uint8_t column);

/* Columns begin at l->y, or end below the lowest; no container is open.  The plan says where they end. */
void columns_open(struct layout *, const struct columns *, const struct column_plan *plan);
void columns_close(struct layout *);

/* Goes on at the top of a column, of those beside each other. */
void columns_move(struct layout *, uint8_t column);

/* Goes on at the top of the next column; false: the open one is the last of the page, or there are none. */
bool columns_next(struct layout *);
/* On a page that was opened: its first column. */
void columns_next_page(struct layout *);

/* What placing changes of a layout, but for what is kept of it: see trial_begin(). */
struct trial {
	struct area body;
	length y, used, foot;
	struct column_flow columns;
	struct open_container containers[CONTAINERS_MAX];
	struct waiting_label labels[CONTAINERS_MAX];
	size_t container_count, label_count;
	size_t page_count, node_count, destination_count, spanning_table_count;
	uint32_t part;
	bool kept_from_top, begun, counting, keeps_items, trying;
};

/*
 * Between these, what is placed leaves nothing behind: no page is closed, no item, node or number kept.  What
 * is wrong with it is told.  All blocks that are placed were measured.
 */
void trial_begin(struct layout *, struct trial *);
void trial_end(struct layout *, const struct trial *);

#endif
