/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A JSON tree that is built once and printed: objects keep the order in which members were set.
 * Texts are taken by reference and must live as long as the tree, which lives until the process
 * ends. Every adder gives the value that it added, so that calls nest.
 */
#ifndef JSON_H
#define JSON_H

#include <stdbool.h>
#include <stdint.h>

struct json;

struct json *json_object(void);
struct json *json_array(void);
struct json *json_text(const char *text); /* NULL: null */
struct json *json_textf(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
struct json *json_number(int64_t value);
struct json *json_literal(const char *text); /* printed as it is: 0.01 */
struct json *json_bool(bool value);
struct json *json_null(void);

/* Sets a member of an object. A key that is already there keeps its place and gets the new value.
 */
struct json *json_set(struct json *object, const char *key, struct json *value);
struct json *json_set_object(struct json *object, const char *key);
struct json *json_set_array(struct json *object, const char *key);
void json_set_text(struct json *object, const char *key, const char *text);
void json_set_textf(struct json *object, const char *key, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
void json_set_number(struct json *object, const char *key, int64_t value);
void json_set_bool(struct json *object, const char *key, bool value);
struct json *json_get(const struct json *object, const char *key); /* NULL: no such member */

struct json *json_add(struct json *array, struct json *value);
struct json *json_add_object(struct json *array);
void json_add_text(struct json *array, const char *text);
unsigned json_count(const struct json *value); /* members of an object, items of an array */

/* Indented by two spaces, with a line feed at the end: the same tree gives the same text. Empty
 * objects and arrays, and arrays of scalars that fit into a line of 100 columns, stay on one line.
 */
char *json_print(const struct json *value);
/* On one line, without any space. */
char *json_print_compact(const struct json *value);

#endif
