/* measure RUNS INPUT OUTPUT COMMAND [ARGUMENT...] - runs a command RUNS times and prints the least
 * processor time and the mean wall time in seconds, its largest memory in kB and its last exit status.
 * INPUT becomes its standard input, OUTPUT its standard output; "-" leaves either as it is. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static void redirect(const char *path, int flags, int to)
{
    if (strcmp(path, "-") == 0) return;
    int fd = open(path, flags, 0644);
    if (fd < 0 || dup2(fd, to) < 0) _exit(127);
    close(fd);
}

int main(int argc, char **argv)
{
    long runs = argc > 4 ? strtol(argv[1], NULL, 10) : 0;
    if (runs < 1) return fprintf(stderr, "usage: measure RUNS INPUT OUTPUT COMMAND [ARGUMENT...]\n"), 2;
    double least = 1e9, sum = 0;
    long memory = 0;
    int status = 0;
    for (long i = 0; i < runs; i++) {
        double start = now();
        pid_t child = fork();
        if (child == 0) {
            redirect(argv[2], O_RDONLY, 0);
            redirect(argv[3], O_WRONLY | O_CREAT | O_TRUNC, 1);
            execvp(argv[4], argv + 4);
            _exit(127);
        }
        struct rusage used;
        if (child < 0 || wait4(child, &status, 0, &used) < 0) return perror("measure"), 3;
        sum += now() - start;
        double t = seconds(used.ru_utime) + seconds(used.ru_stime);
        if (t < least) least = t;
        if (used.ru_maxrss > memory) memory = used.ru_maxrss;
    }
    printf("%.6f %.6f %ld %d\n", least, sum / (double)runs, memory, WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    return 0;
}
