#include "template/schema.h"

extern const struct schema_map schema_template, schema_page, schema_font, schema_style, schema_sides,
    schema_statuses, schema_status_level, schema_status, schema_header, schema_footer, schema_grid,
    schema_grid_row, schema_grid_cell, schema_table, schema_table_column, schema_table_group, schema_content,
    schema_row_test, schema_sort_key, schema_row_group, schema_total_row, schema_style_rule, schema_shade,
    schema_page_section, schema_each_unit, schema_thumb_tabs, schema_fit, schema_columns, schema_beside,
    schema_contents_field, schema_watermark, schema_job, schema_job_numbers, schema_job_unit,
    schema_job_group, schema_job_measure, schema_job_document, schema_job_change, schema_job_signature,
    schema_job_acceptance, schema_job_file, schema_job_version, schema_job_version_change;
/* Of each kind of content, or NULL. */
extern const struct schema_map *const schema_content_maps[];
extern const size_t schema_content_map_count;
extern const struct schema_map schema_chart, schema_chart_series, schema_chart_panels,
    schema_chart_differences, schema_chart_tile, schema_mark, schema_sparkline, schema_markdown_styles;

/* In the order of the reference, but for the kinds of content. */
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
    &schema_watermark,
    &schema_grid,
    &schema_grid_row,
    &schema_grid_cell,
    &schema_table,
    &schema_table_column,
    &schema_sparkline,
    &schema_table_group,
    &schema_row_test,
    &schema_sort_key,
    &schema_row_group,
    &schema_total_row,
    &schema_style_rule,
    &schema_shade,
    &schema_content,
    &schema_markdown_styles,
    &schema_page_section,
    &schema_each_unit,
    &schema_thumb_tabs,
    &schema_fit,
    &schema_columns,
    &schema_beside,
    &schema_contents_field,
    &schema_chart,
    &schema_chart_series,
    &schema_chart_panels,
    &schema_chart_differences,
    &schema_chart_tile,
    &schema_mark,
    &schema_job,
    &schema_job_numbers,
    &schema_job_unit,
    &schema_job_group,
    &schema_job_file,
    &schema_job_measure,
    &schema_job_document,
    &schema_job_change,
    &schema_job_signature,
    &schema_job_acceptance,
    &schema_job_version,
    &schema_job_version_change,
};

#define MAPS (sizeof(maps) / sizeof(const struct schema_map *))

/* The maps of kinds of content stand behind the other maps. */
size_t
schema_map_count(void)
{
	size_t count = MAPS;

	for (size_t i = 0; i < schema_content_map_count; i++)
		count += schema_content_maps[i] != NULL;
	return count;
}

const struct schema_map *
schema_map(size_t i)
{
	if (i < MAPS)
		return maps[i];
	i -= MAPS;
	for (size_t k = 0; k < schema_content_map_count; k++)
		if (schema_content_maps[k] != NULL && i-- == 0)
			return schema_content_maps[k];
	return NULL;
}
