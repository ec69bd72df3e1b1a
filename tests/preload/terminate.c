/* SIGTERM where SIGKILL would be sent: what a profiler has counted of a process outlives it then. */
#include <signal.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

int
kill(pid_t pid, int number)
{
	return (int)syscall(SYS_kill, pid, number == SIGKILL ? SIGTERM : number);
}
