/*
 * What the loaders of job and template share: mappings read by their tables, values by their types.
 *
 * Everything reports what it finds wrong and goes on: a value that can't be read leaves its target as it
 * was, which is where defaults and inherited values stand.  Whoever starts a loader compares the count of
 * errors at the end.
 *
 * A key that was left open (a null node) is not given; where it is needed, that is an error at its place.
 *
 * Rules: yaml-shape (a mapping where a list should be), yaml-comment, yaml-unknown-key, yaml-missing-key,
 * yaml-value, yaml-range, yaml-field, template-unknown-style, template-unknown-font, template-widths.
 */
#ifndef PLIEGO_TEMPLATE_LOADER_H
#define PLIEGO_TEMPLATE_LOADER_H

#include "base/wording.h"
#include "template/job.h"
#include "template/schema.h"
#include "template/template.h"
#include "template/yaml.h"

struct prose_block;
struct prose_styles;

#define TEMPLATE_VERSION 1
#define FAMILIES_MAX 64 /* fonts of a template */

/* What a table asks of the plans and of the document; only what a section prints may ask for anything. */
struct table_use {
	bool used;
	size_t first, end;     /* of its bindings */
	struct srcloc cut_loc; /* the first field of it that only a document with a cut has; no file: none */
	bool tells_periods;    /* it has a field that says by what the plan is */
	bool finds_lines;      /* something in it has GOAL_LINE */
};

/* Content under a name, which lists of content hold by that. */
struct fragment {
	const char *name;
	const struct yaml_node *content; /* a list; NULL after an error */
	struct srcloc read_at;           /* while it is read: where it is named; file NULL: it isn't */
	bool is_faulty;                  /* its faults are told */
};

struct loader {
	struct arena *arena;
	struct diags *diags;
	const char *path;
	struct template *template; /* as far as it is read; NULL for a job */
	struct style *styles;      /* of the template; the last is the default where it defines no "base" */
	size_t style_count;
	const char *const *endings; /* of a job: what names of documents may end in, and NULL */
	bool unit_known;            /* unit fields may stand here in any document */
	bool markup;                /* texts of the mapping at hand have markup: see KEY_MARKUP */
	const char *beside;         /* the key of the columns that content stands in; NULL: none */
	bool in_furniture;          /* in a header or footer */
	length body_width;          /* between the margins; 0 after an error */
	struct table_use *uses;     /* of the template's tables, in their order */
	struct binding *bindings;
	size_t binding_count, binding_capacity;
	const struct chart_spec **differences; /* charts that have such a plot */
	size_t difference_count, difference_capacity;
	struct own_use *own_uses;
	size_t own_use_count, own_use_capacity;
	size_t table_at; /* the table that is being read, counted from 1; 0: none */
	struct fragment *fragments;
	size_t fragment_count, fragment_depth, fragment_uses;
};

/* Keys of a table whose values are read when all others are. */
struct raw_row_rules {
	const struct yaml_node *where, *sort_by, *group_by, *total, *row_styles, *more;
};

#define LOAD_ERROR(l, loc, rule, ...) diag_add((l)->diags, SEVERITY_ERROR, (loc), rule, __VA_ARGS__)

/*
 * False after an error [file-kind] that says what the file is where it is not YAML, as a spreadsheet, a
 * PDF, a CSV; `what` is what it should be, marked by N_().
 */
bool load_is_yaml(const char *path, struct bytes, const char *what, struct diags *);
bool load_is_no_folder(const char *path, const char *what, struct diags *);

/* A text for a message: shortened when it is long. */
const char *load_quote(struct loader *, const char *text);

/* A length for a message: in points where they are few and whole, otherwise in millimetres. */
const char *load_length_words(struct loader *, length);

/* suggestion() of the English for the word, or of the name that is near; "" also after many errors. */
const char *load_suggestion(struct loader *, const char *word, const char *const *names, size_t n);

/* The one of the names that the word is the Spanish for; NULL: none. */
const char *load_in_english(struct loader *, const char *word, const char *const *names, size_t n);

/*
 * Reads a mapping into target.  Nothing (a null node) is a mapping without keys.  False when it is not a
 * mapping.
 */
bool load_map(struct loader *, const struct yaml_node *, const struct schema_map *, void *target);

/* One value, as a key of a mapping would read it. */
bool load_value(struct loader *, const struct yaml_node *, const struct schema_key *, void *target);

/* Reports a node that isn't of that kind.  `what` is the key, in quotes, or else marked by N_(). */
bool load_expect(struct loader *, const struct yaml_node *, enum yaml_kind, const char *what);

void load_unknown_key(struct loader *, const struct yaml_node *key, const struct schema_map *);

/* Of a byte of a scalar's text. */
struct srcloc load_place_in(const struct yaml_node *, size_t byte);

/* Notes that a template makes sense only for documents per unit, and why. */
void load_needs_unit(struct loader *, struct srcloc);

const struct style *load_find_style(const struct loader *, const char *name);

/* In which the template's fixed words are. */
enum wording load_wording(const struct loader *);

/*
 * The column of a dataset with that key (utf8_fold() of a heading in those words), whatever periods the plan
 * may be by; NULL: none, or the rows of a plan, whose columns are its own.
 */
const struct dataset_column *load_find_column(struct loader *, enum dataset, const char *key, enum wording);

/* Checks that rows of the source can lead there; the node says so, or is NULL where they lead nowhere. */
void load_goal(struct loader *, enum dataset source, const struct yaml_node *, enum goal);

/* What is printed over a column by default: in the language of the template, else as it is written. */
struct job_text load_printed_heading(struct loader *, struct job_text field, enum dataset);

/* Binds to a heading, and lists it with the template's.  False after an error. */
bool load_binding(struct loader *, struct job_text heading, enum dataset, bool number, struct binding *out);

/* Binds to how many rows there are of data, and lists that. */
void load_count_binding(struct loader *, struct srcloc, enum dataset, struct binding *out);

/* Whether rows of the dataset have columns of that series of periods (dataset/periods.h). */
bool load_has_periods(enum dataset, enum column_series);

/* Lists with the template's bindings that of the columns of the plan's periods. */
void load_each_period(struct loader *, struct srcloc, enum dataset, bool number);

/* Texts of a list, each compiled: an array in the arena.  NULL when it is no list. */
struct text_template *load_texts(struct loader *, const struct yaml_node *, const char *what);

/* Widths of a list, checked to leave room for each other between the margins. */
struct column_width *load_widths(struct loader *, const struct yaml_node *, const char *what);
/* The same of widths; false: an error is told. */
bool load_check_widths(struct loader *, const struct column_width *, size_t n, struct srcloc);

/* --- fields in texts ------------------------------------------------------------------------------------ */

enum field_set {
	FIELDS_DOCUMENT = 1, /* institution, year, document.* */
	FIELDS_UNIT = 2,
	FIELDS_PAGE = 4,
	FIELDS_OUTPUT = 8, /* those of a job's output: year, and the code and name of whom it is for */
	FIELDS_GROUP = 16, /* of a group of a table's rows */
	FIELDS_LEFT_OUT = 32,
	FIELDS_RUNNING = 64, /* of the page, in headers and footers */
};

/*
 * Compiles a text.  *used becomes the sets that its fields belong to (not FIELDS_OUTPUT), and
 * *first_unit, where it has one, the place of its first unit field.  False after an error: a field that
 * is unknown or not allowed here, a brace that is never closed.
 */
bool fields_compile(struct loader *, const struct yaml_node *, unsigned allowed, struct text_template *out,
    unsigned *used, struct srcloc *first_unit);

/* The same, noting what the template needs for it; false after an error. */
bool load_fields(struct loader *, const struct yaml_node *, unsigned allowed, struct text_template *out);

/* A text with markup, and words of a text in Markdown. */
bool load_markup(struct loader *, const struct yaml_node *, unsigned allowed, struct text_template *out);
bool load_prose_text(struct loader *, const struct prose_block *, unsigned allowed,
    struct text_template *out);

/* The styles of a text in Markdown, of which those that are not named (NULL: none is) are derived. */
void load_prose_styles(struct loader *, const struct yaml_node *, struct prose_styles *);

/* Whether a text is a field of a kind: FIELD_FAULTY after an error. */
enum field_result { FIELD_NOT_SO, FIELD_TAKEN, FIELD_FAULTY };

/*
 * {unit.…}, {document.…}, {job.…}: fields of their own; and figures of datasets, {worst-units[1].UNIDAD},
 * which are bound like columns of tables.  The piece, whose place is set, and the sets become those of the
 * field.
 */
enum field_result field_own(struct loader *, const char *written, unsigned allowed, struct piece *,
    unsigned *sets);
enum field_result field_figure(struct loader *, const char *written, unsigned allowed, struct piece *,
    unsigned *sets);

/* Parts «FIELD ? one : other»: *written becomes what stands before, words are NULL without any. */
bool field_split_choice(struct loader *, const char **written, struct srcloc, struct field_choice *);

/* Gives the piece of a field that was written so its words.  False after an error: it is no number. */
bool field_set_choice(struct loader *, const char *written, const struct field_choice *, struct piece *);

/* One text of sentences. */
struct text_template field_join_sentences(struct loader *, const struct text_template *, size_t n,
    struct srcloc);

/* --- values, without a loader --------------------------------------------------------------------------- */

enum value_fault { VALUE_OK, VALUE_MALFORMED, VALUE_NO_UNIT, VALUE_COMMA, VALUE_TOO_LARGE };

enum value_fault value_length(const char *, size_t n, length *);
enum value_fault value_width(const char *, size_t n, struct column_width *); /* loc is left alone */
bool value_color(const char *, size_t n, struct color *);
bool value_int(const char *, int64_t *);
bool value_decimal(const char *, struct decimal *); /* "-12.5" */

/* --- parts of a template, in the order in which they are read ------------------------------------------- */

/* Beside the template, else in the fonts folder; NULL after an error. */
const char *load_font_file(struct loader *, struct job_text file, const char *fonts_dir);
void load_fonts(struct loader *, const struct yaml_node *, const char *fonts_dir);
void load_styles(struct loader *, const struct yaml_node *);   /* NULL: none */
void load_statuses(struct loader *, const struct yaml_node *); /* NULL: the usual ones */
void load_grid(struct loader *, const struct yaml_node *, const struct schema_map *, struct grid *);
/* A header or footer; NULL: none. */
const struct grid *load_band(struct loader *, const struct yaml_node *, const struct schema_map *);
/* NULL: none. */
const struct watermark_spec *load_watermark(struct loader *, const struct yaml_node *);
/* What it does not say is as in *page. */
void load_page(struct loader *, const struct yaml_node *, struct page_setup *page);
length load_body_width(const struct page_setup *);
void load_image_source(struct loader *, struct job_text source, struct image_use *);
void load_tables(struct loader *, const struct yaml_node *);
/* Which rows a table prints and what they come to, as its keys say. */
void load_row_rules(struct loader *, const struct raw_row_rules *, struct table_spec *);
/* What it shows of changes since the version before: only of the plan's own rows there is one. */
void load_check_revisions(struct loader *, const struct yaml_node *, const struct table_spec *);
/* What a condition says of rows; `own` is the heading of tests that name none, NULL: they must. */
void load_row_condition(struct loader *, const struct yaml_node *, enum dataset, const struct job_text *own,
    struct row_condition *out);
const struct style_rule *load_style_rules(struct loader *, const struct yaml_node *list, enum dataset,
    const struct job_text *own, size_t *count);
const struct rank_spec *load_rank(struct loader *, const struct yaml_node *, enum dataset);
const struct shade_spec *load_shade(struct loader *, const struct yaml_node *);
/* After the sections: what no section uses asks for nothing. */
void load_drop_unused(struct loader *);
void load_drop_unused_own(struct loader *); /* the same of own fields */
/* A chart; NULL after an error that leaves nothing to go on with. */
const struct chart_spec *load_chart(struct loader *, const struct yaml_node *);
/* The tiles of a map: rows of places. */
void load_tiles(struct loader *, const struct yaml_node *, struct tiles_spec *out);
/* A sparkline in a column, or the list of its headings; never NULL. */
const struct spark_spec *load_spark(struct loader *, const struct yaml_node *, enum dataset,
    const struct style *);
/* What stands for a missing value where the template doesn't say. */
struct text_template load_missing_text(struct loader *, const struct yaml_node *);
/* A number given as a text; nothing where that is not given. */
void load_number(struct loader *, const char *name, struct job_text, struct decimal *out, bool *given);
/* What values are shown as. */
const struct mark_spec *load_marks(struct loader *, const struct yaml_node *, size_t *count);
/* Takes note of them; each is read where it is used. */
void load_fragments(struct loader *, const struct yaml_node *);
/*
 * Begins to read the content of the fragment that is named there; NULL after an error: there is none, or it
 * would hold itself.  Whoever began ends it, too.
 */
struct fragment *load_begin_fragment(struct loader *, const struct yaml_node *name);
void load_end_fragment(struct loader *, struct fragment *);
void load_sections(struct loader *, const struct yaml_node *);

/* Where content stands: what may not be nested isn't. */
enum content_place {
	PLACE_SECTIONS,
	PLACE_PAGE_SECTION,
	PLACE_COVER,
	PLACE_UNIT,
	PLACE_UNIT_SECTION, /* a page-section of a unit */
	PLACE_GROUP,
};

struct content; /* template/content.h */

void load_content(struct loader *, const struct yaml_node *list, enum content_place,
    const struct content **out, size_t *count);
/* Parts of the document with pages of their own: page_section.c. */
void load_page_section(struct loader *, const struct yaml_node *, enum content_place, struct content *);
/* The tabs of units that have pages of their own, or not; NULL after an error. */
const struct thumb_tabs *load_thumb_tabs(struct loader *, const struct yaml_node *, bool units_run_on);

void load_each_unit(struct loader *, const struct yaml_node *, struct content *);
/* Content beside each other: columns.c. */
void load_columns(struct loader *, const struct yaml_node *, struct content *);
void load_beside(struct loader *, const struct yaml_node *, struct content *);
/* Whether it is of that kind, or some in it is. */
bool load_has_columns(const struct content *);
/* Contents whose keys are read, but for these lists; NULL: not given. */
struct contents_lists {
	const struct yaml_node *styles, *fields;
};
void load_contents_lists(struct loader *, const struct yaml_node *, const struct contents_lists *,
    struct content *);
/* The widest of the bodies of the template's pages. */
length load_widest_body(struct loader *, const struct yaml_node *sections);

/* The marks that its numbers are written with: of its locale, save what `numbers` says; NULL: nothing. */
void load_locale(struct loader *, const struct yaml_node *numbers, struct job *);

/* A file of rows, its path alone or a mapping; `name` is the key that it is the value of. */
void load_job_file(struct loader *, const struct yaml_node *, const char *name, struct job_file *out);

/* Fields of their own; NULL: none.  `taken` are names that there are otherwise, and NULL. */
struct job_fields load_own_fields(struct loader *, const struct yaml_node *, const char *const *taken);

/* Whether it has letters, figures, hyphens and underscores only: a name of an own field, or of data. */
bool load_is_own_name(const char *);

/* Files of rows under names of choice; NULL: none. */
struct job_data_list load_job_data(struct loader *, const struct yaml_node *);

/*
 * The dataset of that name, "progress-units", "data.presupuesto" of the job or "unit-data.personal" of each
 * unit; false: there is none so.
 */
bool load_find_dataset(struct loader *, const char *name, enum dataset *out);
/* How long "data." or "unit-data." is, where the text begins so; else 0. */
size_t load_data_prefix(const char *text);

/* What files call their columns; NULL: nothing. */
/* Weights, groups, parents and regions: job_levels.c. */
struct decimal load_weight(struct loader *, const struct job_text *, const char *key);

/* The same of what weights add up to, which is above 0; 0: it isn't given, or there is an error. */
struct decimal load_weights_total(struct loader *, const struct job_text *);
void load_groups(struct loader *, const struct yaml_node *list, struct job *);
void check_levels(struct loader *, const struct job *);
struct job_fields load_region(struct loader *, const struct job_text *, struct job_fields);

struct job_columns load_job_columns(struct loader *, const struct yaml_node *);

/* The documents of a job whose units are read: *job gets them, with the paths they are written to checked. */
void load_job_documents(struct loader *, const struct yaml_node *list, struct job *);
/* Where the documents of that list are written. */
void load_check_outputs(struct loader *, const struct job *, const struct yaml_node *list);

/* The versions of its plan; NULL, and a text NULL: none are told of. */
void load_job_versions(struct loader *, const struct yaml_node *list, const struct job_text *baseline,
    struct job *);

extern const struct schema_map schema_sides, schema_header, schema_footer, schema_grid, schema_chart;

/* --- from memory, for tests; `path` is what messages call the file and what paths are beside of --------- */

bool template_parse(struct arena *, const char *path, struct bytes, const char *fonts_dir,
    struct template *out, struct diags *);
bool job_parse(struct arena *, const char *path, struct bytes, const char *const *endings, struct job *out,
    struct diags *);

#define KEY_AT(type, member) .offset = offsetof(struct type, member)
/* Of counts and words, whose targets are integers of several sizes. */
#define KEY_INT_AT(type, member) KEY_AT(type, member), .size = sizeof(((struct type *)0)->member)
#define RANGE(least, most) .min = (least), .max = (most)
/* As enum hatch, of styles, series and marks. */
extern const char *const hatch_words[];

#define SCHEMA_MAP(name, words, keys)                               \
	{                                                           \
		name, words, keys, sizeof(keys) / sizeof((keys)[0]) \
	}

#endif
