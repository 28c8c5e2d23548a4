/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Example values of types: what the API document shows and what generated tests send. Every value
 * is one that the type accepts; the same type gives the same value.
 */
#ifndef SAMPLE_H
#define SAMPLE_H

#include "json.h"
#include "model.h"

/* name: of the member, for texts that people can read. Never null. */
struct json *sample_value(const struct type_use *type, const char *pattern, const char *name);
struct json *sample_field(const struct field *field);
/* A whole object, with all members. */
struct json *sample_dto(const struct dto *dto);
/* A text that the POSIX extended regular expression matches as a whole, of that many characters or
 * more where the expression lets it. */
char *sample_match(const char *pattern, int64_t min_length);
/* Money as JSON has it: 12900.00. */
char *sample_money(int64_t minor);
/* The type of what a field holds, whatever its kind; NULL for objects and lists of them. */
const struct type_use *sample_type(const struct field *field);

#endif
