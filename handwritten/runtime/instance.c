/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Ids of processes: <boot id><PID namespace>.<process id>.<start time>, so that a number that the
 * kernel gives again does not pass for the process that had it.
 *
 * The rule: what cannot be read makes an id that nobody knows anything about. Its process then
 * never counts as gone, and only its leases end.
 */
#include "instance.h"

#include <ctype.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#define ID_BYTES 65 /* with the terminator */
#define HOST_BYTES 48
#define BOOT_DIGITS 32
#define BOOT_ID_FILE "/proc/sys/kernel/random/boot_id"

static struct {
    pid_t pid; /* whose it is: a child process makes its own */
    char host[HOST_BYTES], id[ID_BYTES];
} self;
static pthread_mutex_t self_lock = PTHREAD_MUTEX_INITIALIZER;

struct process {
    char state;
    long n_threads;
    unsigned long long started_at; /* clock ticks since the boot */
};

/* The first line of a file. */
static bool read_line(const char *name, char *ret, int size)
{
    FILE *file = fopen(name, "re");
    bool is_read = file && fgets(ret, size, file);

    if (file)
        fclose(file);
    return is_read;
}

#define SKIP_8 " %*s %*s %*s %*s %*s %*s %*s %*s"

/* The name of the program, in parentheses, may hold anything, spaces and parentheses too. */
static bool read_process(pid_t pid, struct process *ret)
{
    char name[64], line[1024];
    const char *rest;

    snprintf(name, sizeof(name), "/proc/%d/stat", (int)pid);
    if (!read_line(name, line, sizeof(line)))
        return false;
    rest = strrchr(line, ')');
    return rest && sscanf(rest + 1, " %c" SKIP_8 SKIP_8 " %ld %*s %llu", &ret->state,
                          &ret->n_threads, &ret->started_at) == 3;
}

static bool read_host(char *ret)
{
    char boot_id[64];
    struct stat namespace;
    size_t len = 0;

    if (!read_line(BOOT_ID_FILE, boot_id, sizeof(boot_id)) ||
        stat("/proc/self/ns/pid", &namespace) != 0)
        return false;
    for (const char *at = boot_id; *at && len < BOOT_DIGITS; at++)
        if (isxdigit((unsigned char)*at))
            ret[len++] = *at;
    snprintf(ret + len, HOST_BYTES - len, "%llx", (unsigned long long)namespace.st_ino);
    return len == BOOT_DIGITS;
}

static void invent_host(char *ret)
{
    unsigned char bytes[BOOT_DIGITS / 2];

    if (getrandom(bytes, sizeof(bytes), 0) != (ssize_t)sizeof(bytes))
        abort(); /* so few are never cut short once the kernel's pool is ready */
    for (size_t i = 0; i < sizeof(bytes); i++)
        snprintf(ret + i * 2, 3, "%02x", bytes[i]);
}

static void know_self(void)
{
    struct process process = {0};
    pid_t pid = getpid();

    pthread_mutex_lock(&self_lock);
    if (self.pid != pid) {
        if (!read_process(pid, &process) || !read_host(self.host))
            invent_host(self.host);
        snprintf(self.id, sizeof(self.id), "%s.%x.%llx", self.host, (unsigned)pid,
                 process.started_at);
        self.pid = pid;
    }
    pthread_mutex_unlock(&self_lock);
}

const char *instance_id(void)
{
    know_self();
    return self.id;
}

const char *instance_host(void)
{
    know_self();
    return self.host;
}

/* Reads <process id>.<start time> behind the host. */
static bool parse(const char *text, pid_t *ret_pid, unsigned long long *ret_started_at)
{
    char *end;
    unsigned long long pid = strtoull(text, &end, 16);

    if (end == text || *end != '.' || pid == 0 || pid > INT32_MAX)
        return false;
    text = end + 1;
    *ret_started_at = strtoull(text, &end, 16);
    *ret_pid = (pid_t)pid;
    return end != text && *end == '\0';
}

bool instance_is_gone(const char *id)
{
    size_t len = strlen(instance_host());
    struct process process;
    unsigned long long started_at;
    pid_t pid;

    if (strncmp(id, instance_host(), len) != 0 || id[len] != '.' ||
        !parse(id + len + 1, &pid, &started_at))
        return false;
    if (kill(pid, 0) != 0 && errno == ESRCH)
        return true;
    if (!read_process(pid, &process)) /* hidden, or it ended just now: the next look tells */
        return false;
    /* What is killed and not yet buried by its parent does no more, once its last thread is gone.
     */
    return process.started_at != started_at || (process.state == 'Z' && process.n_threads <= 1);
}
