/*
 * Writes also what a process had counted that leaves by _exit(), as workers and signal handlers do, and what
 * a worker had counted that is killed, as each is when it is needed no longer: without, nothing of what is
 * made in workers would count.
 */

#include <signal.h>
#include <stdbool.h>
#include <stdnoreturn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Roughly what writing the counts takes; without it, the library for coverage crashes. */
#define NEEDED ((size_t)4 << 20)
/* How long a process that is to be killed may take for it. */
#define TRIES 2000
#define PAUSE 1000000 /* nanoseconds */

void __gcov_dump(void);
void __gcov_reset(void);
noreturn void __real__exit(int status);
noreturn void __wrap__exit(int status);
int __real_kill(pid_t pid, int number);
int __wrap_kill(pid_t pid, int number);

/* Counts that a limit on the size of files cuts off are lost for all: then those of this process are. */
static bool
may_write(void)
{
	const struct rlimit none = {RLIM_INFINITY, RLIM_INFINITY};
	struct rlimit limit = none;

	return setrlimit(RLIMIT_FSIZE, &none) == 0 ||
	    (getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur == RLIM_INFINITY);
}

static void
write_counts(void)
{
	void *room = mmap(NULL, NEEDED, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (room != MAP_FAILED && may_write()) {
		munmap(room, NEEDED);
		__gcov_dump();
	}
}

/* Before the library for coverage writes them. */
static __attribute__((destructor)) void
ready_to_write(void)
{
	if (!may_write())
		__gcov_reset();
}

noreturn void
__wrap__exit(int status)
{
	write_counts();
	__real__exit(status);
}

/* Who waits for it finds it killed, all the same. */
static void
die(int number)
{
	(void)number;
	write_counts();
	(void)__real_kill(getpid(), SIGKILL);
}

static __attribute__((constructor)) void
await_death(void)
{
	(void)signal(SIGRTMIN, die);
}

int
__wrap_kill(pid_t pid, int number)
{
	const struct timespec pause = {.tv_nsec = PAUSE};

	if (number != SIGKILL || __real_kill(pid, SIGRTMIN) != 0)
		return __real_kill(pid, number);
	for (int i = 0; i < TRIES; i++) {
		siginfo_t info = {0};

		if (waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid == pid)
			break;
		(void)nanosleep(&pause, NULL);
	}
	return __real_kill(pid, number);
}
