/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the parts of the test emitter share: bodies for decoders, with what must come of them.
 */
#ifndef EMIT_TESTS_H
#define EMIT_TESTS_H

#include "emit_dto.h"

/* See tests/support/dto_case.h, whose tables these fill. */
struct test_case {
    const char *what;
    const char *json; /* with \001 where fill is repeated */
    const char *fill, *separator;
    unsigned n_fill;
    const char *err;      /* "ERR_OK", … */
    const char *pointer;  /* of a refusal; else NULL */
    const char *presence; /* "VALUE", "NULL", "ABSENT"; NULL: the member has none */
    const struct field *field;
};

struct test_cases {
    LIST_OF(struct test_case) list;
};

/* Whether the type is part of a request, reply or event; rows of queries are not. */
bool emit_tests_travels(const struct dto_use *use);

/* Renders a template into generated/tests/<file>. */
void emit_tests_render(const char *root, const char *template, const struct tmpl_value *map,
                       const char *file, const char *source);
/* <d>_codec.{h,c} and all_decoders.{h,c}. */
void emit_tests_codecs(const struct spec *spec, const struct dto_uses *uses, const char *root);

/* <d>_machine_test.c */
void emit_tests_machines(const struct domain *domain, const char *root);

/* For every member of a request or event: its bounds, choices and pattern, kept and broken, and it
 * absent and null. */
void emit_tests_cases(const struct dto *dto, struct test_cases *ret);
#endif
