/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The front end of specc over any bytes as a domain's file: reading, resolving, checking and the
 * printing of what is wrong. Nothing may crash, hang, or be left behind.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "check.h"
#include "keys.h"
#include "load.h"

static const char service_yaml[] = "service: library\n"
                                   "base_path: /api\n"
                                   "roles: { READER: [], CLERK: [READER] }\n"
                                   "owner_role: CLERK\n";

static const char types_yaml[] =
    "types:\n"
    "  id: { kind: i64, sql: BIGINT, min: 1, id: true }\n"
    "  int: { kind: i64, sql: INT, min: -2147483648, max: 2147483647 }\n"
    "  long: { kind: i64, sql: BIGINT }\n"
    "  bool: { kind: bool, sql: BOOLEAN }\n"
    "  money: { kind: money, sql: \"DECIMAL(12,2)\" }\n"
    "  string: { kind: str, sql: \"VARCHAR({max})\", max: 255 }\n"
    "  text: { kind: str, sql: TEXT, max: 16000 }\n"
    "  code: { kind: str, sql: \"VARCHAR({max})\", min: 1, max: 64 }\n"
    "  user_id: { kind: str, sql: VARCHAR(64), max: 64, user: true }\n"
    "  time: { kind: time, sql: DATETIME(6) }\n"
    "  date: { kind: date, sql: DATE }\n"
    "  created: { kind: time, sql: DATETIME(6), set: created }\n"
    "  updated: { kind: time, sql: DATETIME(6), set: updated }\n";

static void load_common(struct spec *ret)
{
    static const char *const codes[] = {"C001", "C002", "C003", "C004", "C007", "C008",
                                        "C009", "C010", "C011", "C015", "C016"};
    struct buf errors = {0};
    const struct node *node;

    load_service(yaml_parse("spec/service.yaml", service_yaml, strlen(service_yaml)),
                 &ret->service);
    load_scalars(yaml_parse("spec/types.yaml", types_yaml, strlen(types_yaml)), ret);
    buf_add(&errors, "errors:\n");
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        buf_addf(&errors, "  %s: { name: E%zu, status: 400, doc: No. }\n", codes[i], i);
    node = yaml_parse("spec/errors.yaml", mem_strdup(errors.text), errors.len);
    load_common_errors(node, ret);
    buf_release(&errors);
    if (diag_n_errors())
        abort(); /* the texts above are fine */
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct spec spec = {0};
    const struct node *node;

    load_common(&spec);
    node = yaml_parse("spec/domains/loan.yaml", (const char *)data, len);
    if (node && keys_check(node, SHAPE_DOMAIN_FILE)) {
        load_domain(node, "spec/domains/loan.yaml", list_add(&spec.domains));
        check_error_names(&spec);
        spec_resolve(&spec, "/nonexistent");
        spec_check(&spec);
    }
    diag_text();
    diag_reset();
    mem_reset();
    return 0;
}
