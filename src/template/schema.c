#include "template/schema.h"

extern const struct schema_map schema_template, schema_page, schema_font, schema_style, schema_sides,
    schema_statuses, schema_status_level, schema_status, schema_header, schema_footer, schema_grid,
    schema_grid_row, schema_grid_cell, schema_table, schema_table_column, schema_table_group, schema_content,
    schema_cover, schema_contents, schema_heading, schema_paragraph, schema_list, schema_image,
    schema_signatures, schema_changes, schema_job, schema_job_unit, schema_job_measure, schema_job_document,
    schema_job_change, schema_job_signature, schema_job_acceptance;
extern const struct schema_map schema_chart, schema_chart_series, schema_mark, schema_sparkline;

/* In the order of the reference. */
static const struct schema_map *const maps[] = {
    &schema_template,
    &schema_page,
    &schema_font,
    &schema_style,
    &schema_sides,
    &schema_statuses,
    &schema_status_level,
    &schema_status,
    &schema_header,
    &schema_footer,
    &schema_grid,
    &schema_grid_row,
    &schema_grid_cell,
    &schema_table,
    &schema_table_column,
    &schema_sparkline,
    &schema_table_group,
    &schema_content,
    &schema_cover,
    &schema_contents,
    &schema_heading,
    &schema_paragraph,
    &schema_list,
    &schema_image,
    &schema_signatures,
    &schema_changes,
    &schema_chart,
    &schema_chart_series,
    &schema_mark,
    &schema_job,
    &schema_job_unit,
    &schema_job_measure,
    &schema_job_document,
    &schema_job_change,
    &schema_job_signature,
    &schema_job_acceptance,
};

size_t
schema_map_count(void)
{
	return sizeof(maps) / sizeof(const struct schema_map *);
}

const struct schema_map *
schema_map(size_t i)
{
	return maps[i];
}
