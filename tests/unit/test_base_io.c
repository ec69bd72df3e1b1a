#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/io.h"

static void
nothing(int number)
{
	(void)number;
}

/* Signals from now on, a hundred in a second, which interrupt what waits. */
static void
interrupt_often(void)
{
	const struct sigaction action = {.sa_handler = nothing};
	const struct itimerval timer = {{0, 10000}, {0, 10000}};

	cr_assert_eq(sigaction(SIGALRM, &action, NULL), 0);
	cr_assert_eq(setitimer(ITIMER_REAL, &timer, NULL), 0);
}

static int
file_of(const char *text)
{
	char path[] = "/tmp/pliego-io-XXXXXX";
	int fd = mkstemp(path);

	cr_assert_geq(fd, 0);
	cr_assert_eq(unlink(path), 0);
	cr_assert(io_write(fd, text, strlen(text)));
	return fd;
}

Test(base_io, a_file_is_read_from_any_place_and_to_its_end)
{
	char data[8] = "";
	int fd = file_of("abcdef");

	cr_assert_eq(io_read_at(fd, data, 3, 2), 3);
	cr_assert_arr_eq(data, "cde", 3);
	cr_assert_eq(io_read_at(fd, data, 8, 4), 2);
	cr_assert_arr_eq(data, "ef", 2);
	cr_assert_eq(io_read_at(fd, data, 8, 6), 0);
	cr_assert_eq(io_read_all(fd, data, 8), 0, "it stands behind what was written");
	cr_assert_eq(lseek(fd, 0, SEEK_SET), 0);
	cr_assert_eq(io_read_all(fd, data, 4), 4);
	cr_assert_eq(io_read_all(fd, data, 4), 2);
	close(fd);
}

Test(base_io, what_is_no_descriptor_is_told_in_errno)
{
	char data[1];
	int status = 7;

	errno = 0;
	cr_assert_eq(io_read(-1, data, 1), -1);
	cr_assert_eq(errno, EBADF);
	cr_assert_eq(io_read_all(-1, data, 1), -1);
	cr_assert_eq(io_read_at(-1, data, 1, 0), -1);
	cr_assert_not(io_write(-1, data, 1));
	cr_assert(io_write(-1, data, 0), "nothing is always written");
	cr_assert_not(io_lock(-1, LOCK_EX));
	cr_assert_not(io_wait(getpid(), &status));
	cr_assert_eq(errno, ECHILD);
	cr_assert_eq(status, 7);
}

struct sum {
	uint64_t bytes;
	size_t pieces, most;
};

static bool
add(void *ctx, const void *data, size_t n)
{
	struct sum *sum = ctx;

	for (size_t i = 0; i < n; i++)
		sum->bytes += ((const unsigned char *)data)[i];
	return ++sum->pieces < sum->most;
}

Test(base_io, pieces_are_all_of_the_file_whatever_was_read_before)
{
	static const char ones[150000];
	struct sum sum = {.most = 100}, one = {.most = 1};
	int fd = file_of("\x07");

	cr_assert(io_write(fd, ones, sizeof ones));
	cr_assert(io_write(fd, "\x05", 1));
	cr_assert(io_read_pieces(fd, add, &sum));
	cr_assert_eq(sum.bytes, 12);
	cr_assert_eq(sum.pieces, 3);
	cr_assert_not(io_read_pieces(fd, add, &one));
	cr_assert_eq(one.bytes, 7);
	close(fd);
}

Test(base_io, who_reads_gets_it_all_through_interruptions_and_short_reads, .timeout = 30)
{
	static char sent[1 << 20], got[1 << 20];
	int ends[2];

	for (size_t i = 0; i < sizeof sent; i++)
		sent[i] = (char)(i * 7 >> 3);
	cr_assert_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
	pid_t pid = fork();
	if (pid == 0) {
		close(ends[0]);
		usleep(50000);
		bool ok = io_send(ends[1], sent, sizeof sent / 2);
		usleep(50000);
		_exit(ok && io_write(ends[1], sent + sizeof sent / 2, sizeof sent / 2) ? 3 : 4);
	}
	close(ends[1]);
	interrupt_often();
	cr_assert_eq(io_read_all(ends[0], got, sizeof got), (ssize_t)sizeof got);
	cr_assert_arr_eq(sent, got, sizeof got);
	cr_assert_eq(io_read(ends[0], got, 1), 0);
	int status = 0;
	cr_assert(io_wait(pid, &status));
	cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 3);
	close(ends[0]);
}

Test(base_io, a_process_is_waited_for_through_interruptions, .timeout = 30)
{
	int status = 0;
	pid_t pid = fork();

	if (pid == 0) {
		usleep(100000);
		_exit(5);
	}
	interrupt_often();
	cr_assert(io_wait(pid, &status));
	cr_assert_eq(WEXITSTATUS(status), 5);
}

Test(base_io, a_socket_that_nobody_reads_is_an_error_and_no_signal)
{
	int ends[2];

	cr_assert_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
	close(ends[0]);
	cr_assert_not(io_send(ends[1], "x", 1));
	cr_assert_eq(errno, EPIPE);
	close(ends[1]);
}

Test(base_io, a_lock_that_another_holds_is_not_waited_for)
{
	char path[] = "/tmp/pliego-io-XXXXXX";
	int first = mkstemp(path), second = open(path, O_RDWR);

	cr_assert(first >= 0 && second >= 0);
	unlink(path);
	cr_assert(io_lock(first, LOCK_SH | LOCK_NB));
	cr_assert(io_lock(second, LOCK_SH | LOCK_NB));
	cr_assert_not(io_lock(second, LOCK_EX | LOCK_NB));
	cr_assert_eq(errno, EWOULDBLOCK);
	close(second);
	cr_assert(io_lock(first, LOCK_EX | LOCK_NB));
	close(first);
}
