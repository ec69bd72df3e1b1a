#include "sheet/group_words.h"

#include <stddef.h>
#include <string.h>

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
	size_t n = strcspn(key, " :/-(");

	for (; *words != NULL; words++) {
		if (strlen(*words) == n && strncmp(*words, key, n) == 0)
			return true;
	}
	return false;
}
