/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One JSON object a line on standard error: time, level, msg, and the fields given. Personal data
 * is masked by the caller through log_masked(). Any thread; a line is one write() of at most 4 KiB:
 * of a long text the beginning is logged, and fields that do not fit are left out.
 */
#ifndef LOG_H
#define LOG_H

#include <stddef.h>
#include <stdint.h>

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARN, LOG_ERROR };

struct log_field {
    const char *key;  /* NULL: an empty field, not written */
    const char *text; /* NULL: number is meant */
    int64_t number;
};

void log_level_set(enum log_level level);
void log_write(enum log_level level, const char *msg, const struct log_field *fields,
               unsigned n_fields);
/* LOG(LOG_INFO, "started", {"port", .number = 8080}, {"url", "http://…"}); */
#define LOG(level, ...)                                                                            \
    log_write(level, LOG_FIRST(__VA_ARGS__, 0), LOG_FIELDS(__VA_ARGS__),                           \
              sizeof(LOG_FIELDS(__VA_ARGS__)) / sizeof(struct log_field))

/* For LOG(): the message, and the fields behind it between the file's name and an empty field. */
#define LOG_FIRST(first, ...) first
#define LOG_REST(first, ...) __VA_ARGS__
#define LOG_FIELDS(...)                                                                            \
    ((const struct log_field[]){{"src", __FILE_NAME__, 0}, LOG_REST(__VA_ARGS__, {NULL, NULL, 0})})

/* Personal data as it may be logged: the first character and nothing else. */
struct log_mask {
    char text[8];
};
struct log_mask log_masked(const char *text); /* {"user", log_masked(user_id).text, 0} */

#endif
