/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One JSON object a line on standard error: time, level, msg, and the fields given. Personal data
 * is masked by the caller through log_masked(). Any thread; a line is one write().
 */
#ifndef LOG_H
#define LOG_H

#include <stdint.h>

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARN, LOG_ERROR };

struct log_field {
    const char *key;
    const char *text; /* NULL: number is meant */
    int64_t number;
};

void log_level_set(enum log_level level);
void log_write(enum log_level level, const char *msg, const struct log_field *fields,
               unsigned n_fields);
/* LOG(LOG_INFO, "started", {"port", .number = 8080}, {"url", "http://…"}); */
#define LOG(level, msg, ...)                                                                       \
    log_write(level, msg, (const struct log_field[]){{"src", __FILE_NAME__, 0}, __VA_ARGS__},      \
              sizeof((const struct log_field[]){{"src", __FILE_NAME__, 0}, __VA_ARGS__}) /         \
                  sizeof(struct log_field))

#endif
