#include "sheet/group_words.h"

#include <stddef.h>
#include <string.h>

#define GROUP_SEPARATORS " :/-("

static const char *const planned[] = {"programado", "programada", "programados", "programadas",
    "programacion", "planificado", "planificada", "planificacion", "planeado", "planeada", "previsto",
    "prevista", "proyectado", "prog", "p", "planned", "programmed", "scheduled", "planejado", "planejada",
    "planejamento", "programacao", "prevista", "prevue", "prevu", NULL};

static const char *const executed[] = {"ejecutado", "ejecutada", "ejecutados", "ejecutadas", "ejecucion",
    "realizado", "realizada", "realizados", "logrado", "lograda", "logro", "logros", "alcanzado", "alcanzada",
    "avance", "avances", "cumplido", "cumplimiento", "real", "ejec", "e", "executed", "done", "actual",
    "achieved", "executado", "executada", "execucao", "alcancado", "realise", "execute", NULL};

bool
group_is_of(enum sheet_use use, const char *key)
{
	const char *const *words = use == SHEET_OF_PLAN ? planned : executed;
	size_t n = strcspn(key, GROUP_SEPARATORS);

	for (; *words != NULL; words++) {
		if (strlen(*words) == n && strncmp(*words, key, n) == 0)
			return true;
	}
	return false;
}

/* What words begin with, in all languages. */
static const char *const work[] = {"fisic", "cantidad", "quantidade", "quantity", "physical", NULL};

static const char *const money[] = {"financ", "presup", "asignacion", "monto", "importe", "costo", "orcament",
    "custo", "budget", "cost", "amount", "dotacion", NULL};

static bool
has_word(const char *key, const char *const *beginnings)
{
	for (const char *word = key; *word != '\0'; word += strspn(word, GROUP_SEPARATORS)) {
		for (const char *const *b = beginnings; *b != NULL; b++) {
			if (strncmp(word, *b, strlen(*b)) == 0)
				return true;
		}
		word += strcspn(word, GROUP_SEPARATORS);
	}
	return false;
}

bool
group_is_of_work(const char *key)
{
	return has_word(key, work);
}

bool
group_is_of_money(const char *key)
{
	return has_word(key, money);
}
