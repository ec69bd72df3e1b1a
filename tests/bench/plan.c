/*
 * Times the reading, checking and rolling up of a large plan: plan UNITS ROWS TEXTS
 *
 * Makes the sheets of that many units and rows in memory, of that many different activities, some of them
 * slips of others, and prints the processor time of each step and the memory that was taken at its end.
 */
#include <inttypes.h>
#include <sys/resource.h>

#include "check/check.h"
#include "plan/build.h"
#include "plan/rollup.h"
#include "sheet/read.h"

#define HEADINGS                                                                                      \
	"LÍNEA ESTRATÉGICA/PROCESO,ACTIVIDAD,RESULTADO ESPERADO,MEDIO DE VERIFICACIÓN,META ANUAL," \
	"ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC,OBSERVACIONES\n"

#define LINES 60

/* 0 .. n - 1; Knuth's MMIX generator. */
static uint32_t
roll(uint64_t *state, uint32_t n)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*state >> 33) % n;
}

static _Noreturn void
no_memory(void *ctx, size_t size)
{
	(void)ctx;
	fprintf(stderr, "no memory for %zu bytes\n", size);
	exit(3);
}

static void
add_words(struct buf *b, uint64_t *state, uint32_t count)
{
	static const char *const syllables[] = {"ca", "pa", "ci", "ta", "ción", "re", "vi", "sar", "in",
	    "for", "me", "tra", "ba", "jo", "se", "gu", "ri", "dad", "em", "ple", "os", "de", "la", "con",
	    "ve", "nio"};

	for (uint32_t i = 0; i < count; i++) {
		/* Words from 4,000, the first ones more often. */
		uint64_t word = roll(state, 1 + roll(state, 4000)) + 1;

		buf_adds(b, i > 0 ? " " : "");
		for (uint32_t n = 1 + (uint32_t)(word % 4); n > 0; n--)
			buf_adds(b, syllables[roll(&word, sizeof(syllables) / sizeof(syllables[0]))]);
	}
}

/*
 * Activity k of those that there are, with its result and means; one in ten is the one before it, with a
 * letter more, and one row in fifty has other means.
 */
static void
add_activity(struct buf *b, uint32_t k, uint64_t *row)
{
	uint64_t state = k % 10 == 9 ? k - 1 : k;

	add_words(b, &state, 6 + roll(&state, 10));
	buf_adds(b, k % 10 == 9 ? "s," : ",");
	add_words(b, &state, 8);
	buf_adds(b, roll(row, 50) == 0 ? ",Otro " : ",");
	add_words(b, &state, 3);
}

static void
add_row(struct buf *b, uint64_t *state, uint32_t texts)
{
	uint32_t line = roll(state, LINES);
	uint64_t line_state = line + 1000000;
	uint32_t total = 0;
	char months[MONTHS * 12 + 1];
	int used = 0;

	buf_addf(b, "LE %" PRIu32 ".%" PRIu32 " ", line / 6 + 1, line % 6 + 1);
	add_words(b, &line_state, 14);
	buf_addc(b, ',');
	add_activity(b, roll(state, texts), state);
	for (int m = 0; m < MONTHS; m++) {
		uint32_t n = roll(state, 3) == 0 ? 0 : 1 + roll(state, 60);

		total += n;
		used +=
		    snprintf(months + used, sizeof(months) - (size_t)used, n > 0 ? ",%u" : ",", (unsigned)n);
	}
	buf_addf(b, ",%" PRIu32 "%s,\n", roll(state, 20) == 0 ? total + 1 : total, months);
}

static long
peak_megabytes(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_maxrss / 1024;
}

/* Prints the processor seconds since the last call. */
static void
tell(const char *what)
{
	static double before;
	struct rusage usage;
	double now;

	getrusage(RUSAGE_SELF, &usage);
	now = (double)usage.ru_utime.tv_sec + (double)usage.ru_stime.tv_sec +
	    (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
	if (what != NULL)
		printf("%-10s %6.2f s  %5ld MB\n", what, now - before, peak_megabytes());
	before = now;
}

/* The bytes of a unit's file. */
static struct bytes
make_file(struct arena *arena, struct buf *b, uint64_t *state, uint32_t rows, uint32_t texts)
{
	buf_clear(b);
	buf_adds(b, HEADINGS);
	for (uint32_t i = 0; i < rows; i++)
		add_row(b, state, texts);
	return (struct bytes){arena_strndup(arena, b->data, b->length), b->length};
}

static struct plan_unit *
read_units(struct arena *arena, const struct bytes *files, uint32_t count, struct number_style style,
    struct diags *diags)
{
	struct plan_unit *units = ARENA_ARRAY(arena, struct plan_unit, count);
	struct sheet *sheets = ARENA_ARRAY(arena, struct sheet, count);

	for (uint32_t u = 0; u < count; u++) {
		const char *code = arena_printf(arena, "U%04u", (unsigned)u);
		struct sheet_request request = {.path = code, .style = style};

		if (!sheet_parse(arena, &request, files[u], &sheets[u], diags)) {
			diags_print(diags, 0, stderr);
			exit(1);
		}
		units[u] = (struct plan_unit){.code = code, .name = code, .sheet = &sheets[u]};
	}
	return units;
}

int
main(int argc, char **argv)
{
	uint32_t units = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 1000;
	uint32_t rows = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : 1000;
	uint32_t texts = argc > 3 ? (uint32_t)strtoul(argv[3], NULL, 10) : 20000;
	struct number_style style = {'.', ','};
	struct arena *arena = arena_open(no_memory, NULL);
	struct diags *diags = diags_open();
	struct check_settings settings = {0};
	struct bytes *files = ARENA_ARRAY(arena, struct bytes, units);
	struct buf b = BUF_INIT;
	uint64_t state = 1;
	struct plan_unit *given;
	struct plan_source source;
	struct rollup *by_unit, national;
	struct findings findings;
	struct plan plan;
	size_t row;

	for (uint32_t u = 0; u < units; u++)
		files[u] = make_file(arena, &b, &state, rows, texts);
	buf_release(&b);
	tell(NULL);
	given = read_units(arena, files, units, style, diags);
	tell("read");
	source = (struct plan_source){.units = given, .unit_count = units, .style = style};
	if (!plan_build(arena, &source, &plan, diags))
		return 1;
	tell("plan");
	check_run(arena, &plan, &settings, style, &findings, diags);
	tell("check");
	by_unit = ARENA_ARRAY(arena, struct rollup, units);
	if (!rollup_build(arena, &plan, by_unit, &national, diags))
		return 1;
	tell("rollup");
	for (uint32_t u = 0; u < units; u++)
		rollup_rows(arena, &plan, &by_unit[u]);
	tell("unit rows");
	if (!rollup_reconciles(arena, &plan, by_unit, &national, &row))
		return 1;
	tell("reconcile");
	printf("%zu activities, %zu of them different; %zu findings\n", plan.activity_count, plan.group_count,
	    findings.count);
	arena_close(arena);
	diags_close(diags);
	return 0;
}
