/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Log lines, made on the stack so that logging needs neither memory nor a lock. A line is at most
 * as long as a write to a pipe is atomic. What is no UTF-8 is replaced: a line is always JSON.
 */
#include "log.h"

#include "value.h"
#include "value_utf8.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#define LINE_BYTES 4096
#define TEXT_BYTES_MAX 1024 /* of one field, as written */
#define TAIL_BYTES 2        /* "}\n" */

struct line {
    char text[LINE_BYTES];
    size_t len;
    bool is_full;
};

static _Atomic int least_level = LOG_INFO;

void log_level_set(enum log_level level)
{
    atomic_store_explicit(&least_level, (int)level, memory_order_relaxed);
}

static void put(struct line *line, const char *text, size_t len)
{
    if (len > LINE_BYTES - TAIL_BYTES - line->len) {
        line->is_full = true;
        return;
    }
    memcpy(line->text + line->len, text, len);
    line->len += len;
}

static void put_text(struct line *line, const char *text)
{
    put(line, text, strlen(text));
}

/* One character of a JSON string. */
static void put_char(struct line *line, const char *bytes, size_t n_bytes)
{
    static const char hex[] = "0123456789abcdef";
    unsigned char c = (unsigned char)*bytes;

    if (n_bytes == 0)
        put_text(line, "\xef\xbf\xbd");
    else if (c == '"' || c == '\\')
        put(line, (const char[]){'\\', (char)c}, 2);
    else if (c == '\n')
        put_text(line, "\\n");
    else if (c < 0x20)
        put(line, (const char[]){'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]}, 6);
    else
        put(line, bytes, n_bytes);
}

static void put_string(struct line *line, const char *text)
{
    size_t len = strlen(text), start = line->len, n_bytes;
    uint32_t code_point;

    put(line, "\"", 1);
    for (size_t at = 0; at < len; at += n_bytes ? n_bytes : 1) {
        if (line->len - start > TEXT_BYTES_MAX) {
            put_text(line, "…");
            break;
        }
        n_bytes = value_utf8_decode(text + at, len - at, &code_point);
        put_char(line, text + at, n_bytes);
    }
    put(line, "\"", 1);
}

/* A field is there as a whole or not at all. */
static void put_field(struct line *line, const struct log_field *field)
{
    size_t start = line->len;
    char number[VALUE_MONEY_MAX];

    put_text(line, start == 1 ? "\"" : ",\"");
    put_text(line, field->key);
    put_text(line, "\":");
    if (field->text)
        put_string(line, field->text);
    else
        put(line, number, value_i64_format(field->number, number));
    if (line->is_full)
        line->len = start;
    line->is_full = false;
}

void log_write(enum log_level level, const char *msg, const struct log_field *fields,
               unsigned n_fields)
{
    static const char *const names[] = {"debug", "info", "warn", "error"};
    char now[VALUE_TIME_MAX];
    struct line line;
    ssize_t written;

    if ((int)level < atomic_load_explicit(&least_level, memory_order_relaxed))
        return;
    value_time_format(value_now_us(), now);
    line.text[0] = '{';
    line.len = 1;
    line.is_full = false;
    put_field(&line, &(struct log_field){.key = "time", .text = now});
    put_field(&line, &(struct log_field){.key = "level", .text = names[level]});
    put_field(&line, &(struct log_field){.key = "msg", .text = msg});
    for (unsigned i = 0; i < n_fields; i++)
        if (fields[i].key)
            put_field(&line, &fields[i]);
    memcpy(line.text + line.len, "}\n", TAIL_BYTES);
    written = write(STDERR_FILENO, line.text, line.len + TAIL_BYTES);
    (void)written; /* nowhere to complain to */
}

struct log_mask log_masked(const char *text)
{
    struct log_mask mask = {""};
    uint32_t code_point;
    size_t len;

    if (!text || !*text)
        return mask;
    len = value_utf8_decode(text, strlen(text), &code_point);
    memcpy(mask.text, text, len);
    memcpy(mask.text + len, "***", sizeof("***"));
    return mask;
}
