/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Fault points read the environment once, at the first that is reached: they exist in test builds
 * only, and tests start the program with the faults they want. A plan that cannot be understood
 * ends the program, so that no test passes because of a typing error.
 */
#include "fault.h"

#ifdef SHOP_FAULTS

#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EXIT_STATUS 70
#define MAX_FAULTS 64
#define NAME_BYTES 160

struct fault {
    char name[NAME_BYTES];
    unsigned nth; /* 0: each time */
    bool is_exit;
    atomic_uint n_reached;
};

static struct fault faults[MAX_FAULTS];
static unsigned n_faults;
static int trace_fd = -1;
static pthread_once_t once = PTHREAD_ONCE_INIT;

_Noreturn static void refuse(const char *text, size_t len)
{
    fprintf(stderr, "SHOP_FAULTS: `%.*s` is not NAME=error, NAME=exit or NAME#NUMBER=…\n", (int)len,
            text);
    abort();
}

static bool is_word(const char *at, size_t len, const char *word)
{
    return strlen(word) == len && memcmp(at, word, len) == 0;
}

/* One "name=what" or "name#nth=what". */
static void add(const char *text, size_t len)
{
    size_t left = strcspn(text, "=,"), name_len = strcspn(text, "#=,");
    struct fault *fault = &faults[n_faults];
    char *end = NULL;

    if (n_faults == MAX_FAULTS || left >= len || !name_len || name_len >= NAME_BYTES)
        refuse(text, len);
    memcpy(fault->name, text, name_len);
    fault->name[name_len] = '\0';
    fault->nth = 0;
    atomic_store(&fault->n_reached, 0);
    fault->is_exit = is_word(text + left + 1, len - left - 1, "exit");
    if (!fault->is_exit && !is_word(text + left + 1, len - left - 1, "error"))
        refuse(text, len);
    if (text[name_len] == '#') {
        fault->nth = (unsigned)strtoul(text + name_len + 1, &end, 10);
        if (!fault->nth || end != text + left)
            refuse(text, len);
    }
    n_faults++;
}

static void load(void)
{
    const char *at = getenv("SHOP_FAULTS"), *trace = getenv("SHOP_FAULT_TRACE");
    size_t len;

    n_faults = 0;
    for (; at && *at; at += len + (at[len] == ',')) {
        len = strcspn(at, ",");
        add(at, len);
    }
    if (trace_fd >= 0)
        close(trace_fd);
    trace_fd = trace && *trace ? open(trace, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600) : -1;
    if (trace && *trace && trace_fd < 0) {
        perror(trace);
        abort();
    }
}

void fault_reload(void)
{
    pthread_once(&once, load);
    load();
}

/* One write a line, so that those of several processes do not mix. */
static void note(const char *name)
{
    char line[NAME_BYTES + 1];
    int len = snprintf(line, sizeof(line), "%s\n", name);

    if (trace_fd < 0)
        return;
    if (len >= (int)sizeof(line) || write(trace_fd, line, (size_t)len) != len)
        abort();
}

enum err fault_point(const char *name)
{
    enum err err = ERR_OK;

    pthread_once(&once, load);
    note(name);
    for (unsigned i = 0; i < n_faults; i++) {
        struct fault *fault = &faults[i];
        bool is_here = strcmp(fault->name, name) == 0;
        unsigned n = is_here ? atomic_fetch_add(&fault->n_reached, 1) + 1 : 0;

        if (!is_here || (fault->nth && n != fault->nth))
            continue;
        if (fault->is_exit)
            _exit(EXIT_STATUS);
        err = ERR_INTERNAL_ERROR;
    }
    return err;
}

enum err fault_point_at(const char *kind, const char *name, const char *place)
{
    char text[NAME_BYTES];

    pthread_once(&once, load);
    if (!n_faults && trace_fd < 0)
        return ERR_OK;
    snprintf(text, sizeof(text), "%s.%s.%s", kind, name, place);
    return fault_point(text);
}

#endif
