/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Collects what is wrong, and prints it the way compilers do. Decides nothing: callers say what is
 * an error. The one rule: every message names a place that a person can go to, and what to do.
 */
#include "diag.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "text.h"

struct report {
    struct place at;
    bool is_warning;
    const char *message, *hint;
};

struct source {
    const char *file, *text;
    size_t len;
};

static struct {
    struct {
        struct report *items;
        size_t n;
    } reports;
    struct {
        struct source *items;
        size_t n;
    } sources;
    const char *root;
    unsigned n_errors, n_warnings;
} state;

void diag_source(const char *file, const char *text, size_t len)
{
    *list_add(&state.sources) = (struct source){file, text, len};
}

void diag_root(const char *root)
{
    state.root = root;
}

static void add(struct place at, bool is_warning, const char *fmt, va_list args)
{
    struct report *report = list_add(&state.reports);

    report->at = at;
    report->is_warning = is_warning;
    report->message = mem_vprintf(fmt, args);
    if (is_warning)
        state.n_warnings++;
    else
        state.n_errors++;
}

void diag_error(struct place at, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    add(at, false, fmt, args);
    va_end(args);
}

void diag_warning(struct place at, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    add(at, true, fmt, args);
    va_end(args);
}

void diag_hint(const char *fmt, ...)
{
    va_list args;

    if (!state.reports.n)
        return;
    va_start(args, fmt);
    state.reports.items[state.reports.n - 1].hint = mem_vprintf(fmt, args);
    va_end(args);
}

const char *diag_nearest(const char *wrong, const char *const *names, size_t n_names)
{
    size_t len = strlen(wrong);
    size_t limit = len < 3 ? 1 : len < 6 ? 2 : len / 3; /* edits that still look like a slip */
    const char *best = NULL;

    for (size_t i = 0; i < n_names; i++) {
        size_t distance = text_distance(wrong, names[i], limit);
        if (distance > limit || distance >= strlen(names[i]) || distance >= len)
            continue;
        best = names[i];
        if (!distance)
            break;
        limit = distance - 1; /* the first of the nearest wins */
    }
    return best;
}

void diag_did_you_mean(const char *wrong, const char *const *names, size_t n_names)
{
    const char *best = diag_nearest(wrong, names, n_names);

    if (best)
        diag_hint("did you mean `%s`?", best);
}

unsigned diag_n_errors(void)
{
    return state.n_errors;
}

unsigned diag_n_warnings(void)
{
    return state.n_warnings;
}

void diag_reset(void)
{
    memset(&state, 0, sizeof state);
}

/* ---- printing ---- */

static int compare(const void *left, const void *right)
{
    const struct report *a = *(const struct report *const *)left;
    const struct report *b = *(const struct report *const *)right;
    int order = strcmp(a->at.file ? a->at.file : "", b->at.file ? b->at.file : "");

    if (order)
        return order;
    if (a->at.line != b->at.line)
        return a->at.line < b->at.line ? -1 : 1;
    if (a->at.column != b->at.column)
        return a->at.column < b->at.column ? -1 : 1;
    return a < b ? -1 : a > b; /* in the order of finding */
}

static const struct source *find_source(const char *file)
{
    struct buf path = {0}, text = {0};
    char block[16384];
    size_t len;
    FILE *in;

    for (size_t i = state.sources.n; i-- > 0;)
        if (strcmp(state.sources.items[i].file, file) == 0)
            return &state.sources.items[i];
    buf_addf(&path, "%s/%s", state.root ? state.root : ".", file);
    in = fopen(path.text, "rb");
    buf_release(&path);
    buf_add(&text, "");
    while (in && (len = fread(block, 1, sizeof block, in)) > 0)
        buf_add_n(&text, block, len);
    if (in)
        fclose(in);
    diag_source(file, mem_strndup(text.text, text.len), text.len);
    buf_release(&text);
    return &state.sources.items[state.sources.n - 1];
}

/* The line without its end; empty if there is no such line. */
static const char *find_line(const struct source *source, unsigned line, size_t *ret_len)
{
    const char *p = source->text, *end = source->text + source->len, *stop;

    for (; line > 1; line--) {
        const char *newline = memchr(p, '\n', (size_t)(end - p));
        if (!newline)
            break;
        p = newline + 1;
    }
    if (line != 1)
        p = end;
    stop = p == end ? NULL : memchr(p, '\n', (size_t)(end - p));
    if (!stop)
        stop = end;
    if (stop > p && stop[-1] == '\r')
        stop--;
    *ret_len = (size_t)(stop - p);
    return p;
}

/* The line, and under it a caret and tildes as wide as what they mark. */
static void add_excerpt(struct buf *out, const struct report *report)
{
    size_t len, i = 0, width = 0;
    const char *line = find_line(find_source(report->at.file), report->at.line, &len);

    if (!len)
        return;
    buf_addf(out, "%5u | ", report->at.line);
    text_add_printable(out, line, len);
    buf_add(out, "\n      | ");
    for (unsigned column = 1; column < report->at.column && i < len; column++)
        for (size_t n = text_width(line, len, &i); n > 0; n--)
            buf_add(out, " ");
    for (unsigned n = 0; n < report->at.length && i < len; n++)
        width += text_width(line, len, &i);
    buf_add(out, "^");
    for (; width > 1; width--)
        buf_add(out, "~");
    if (report->hint)
        buf_addf(out, " %s", report->hint);
    buf_add(out, "\n");
}

static void add_report(struct buf *out, const struct report *report)
{
    const char *severity = report->is_warning ? "warning" : "error";
    bool has_line = report->at.file && report->at.line;

    if (has_line)
        buf_addf(out, "%s:%u:%u: ", report->at.file, report->at.line, report->at.column);
    else
        buf_addf(out, "%s: ", report->at.file ? report->at.file : "specc");
    buf_addf(out, "%s: %s", severity, report->message);
    if (!has_line && report->hint)
        buf_addf(out, " (%s)", report->hint);
    buf_add(out, "\n");
    if (has_line)
        add_excerpt(out, report);
}

static bool is_same(const struct report *a, const struct report *b)
{
    return a->at.line == b->at.line && a->at.column == b->at.column && a->at.file == b->at.file &&
           strcmp(a->message, b->message) == 0;
}

static void add_closing(struct buf *out)
{
    const char *s = state.n_errors == 1 ? "" : "s";

    if (!state.n_errors && !state.n_warnings)
        return;
    if (state.n_errors)
        buf_addf(out, "%u error%s", state.n_errors, s);
    if (state.n_warnings)
        buf_addf(out, "%s%u warning%s", state.n_errors ? ", " : "", state.n_warnings,
                 state.n_warnings == 1 ? "" : "s");
    buf_add(out, state.n_errors ? "; nothing was written\n" : "\n");
}

/* Drops reports that say the same of the same place. */
static size_t drop_repeats(struct report **sorted, size_t n)
{
    size_t kept = 0;

    for (size_t i = 0; i < n; i++) {
        if (kept && is_same(sorted[kept - 1], sorted[i])) {
            if (sorted[i]->is_warning)
                state.n_warnings--;
            else
                state.n_errors--;
            continue;
        }
        sorted[kept++] = sorted[i];
    }
    return kept;
}

const char *diag_text(void)
{
    struct report **sorted = mem_alloc(state.reports.n * sizeof *sorted);
    struct buf out = {0};
    const char *text;
    size_t n;

    for (size_t i = 0; i < state.reports.n; i++)
        sorted[i] = &state.reports.items[i];
    qsort(sorted, state.reports.n, sizeof *sorted, compare);
    n = drop_repeats(sorted, state.reports.n);
    buf_add(&out, "");
    for (size_t i = 0; i < n; i++)
        add_report(&out, sorted[i]);
    add_closing(&out);
    text = mem_strndup(out.text, out.len);
    buf_release(&out);
    return text;
}

void diag_print(void)
{
    fputs(diag_text(), stderr);
}
