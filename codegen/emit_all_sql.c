/* SPDX-License-Identifier: Apache-2.0 */
/*
 * generated/tests/<d>_sql.c and all_sql.h: every statement of the output, with the number of its
 * parameters and the kinds of its columns, for the test that prepares each of them against a real
 * database. Lists have no text of their own: their tables and conditions stand here instead.
 */
#include "emit.h"

#include <string.h>

#include "buf.h"
#include "emit_c.h"
#include "emit_http.h"
#include "emit_repo.h"
#include "emit_tests.h"
#include "resolve.h"
#include "sql.h"
#include "tmpl.h"

struct note {
    const struct domain *domain;
    struct repo_statement statement;
};

static LIST_OF(struct note) notes;

void sql_note(const struct domain *domain, const char *name, const char *text)
{
    MODEL_EACH (note, notes)
        if (strcmp(note->statement.name, name) == 0)
            return;
    *list_add(&notes) = (struct note){domain, {name, text, NULL, sql_count_marks(text)}};
}

static void add_statement(struct tmpl_list *list, const struct repo_statement *statement)
{
    struct tmpl_value *item = tmpl_item(list);

    tmpl_text(item, "name", statement->name);
    tmpl_text(item, "text", sql_wrap(statement->text, 78));
    tmpl_textf(item, "n_params", "%zu", statement->n_binds);
    tmpl_text(item, "kinds", statement->kinds);
    tmpl_flag(item, "has_kinds", statement->kinds != NULL);
}

static void add_list(struct tmpl_list *lists, const struct endpoint *endpoint)
{
    struct tmpl_value *item = tmpl_item(lists);
    struct tmpl_list *conditions = tmpl_list(item, "conditions");
    const char *const *texts;
    size_t n = http_list_conditions(endpoint, &texts);

    tmpl_text(item, "name", endpoint->name);
    tmpl_textf(item, "kinds", "%s%s", repo_kinds(endpoint->returns),
               http_list_reads_id(endpoint) ? "i" : "");
    for (size_t i = 0; i < n; i++)
        tmpl_text(tmpl_item(conditions), "condition", texts[i]);
    tmpl_textf(item, "n_conditions", "%zu", n);
}

/* False: the domain runs no SQL. */
static bool emit_domain(const struct spec *spec, const struct domain *domain, const char *root)
{
    struct tmpl_value *map = emit_c_map(domain);
    struct tmpl_list *statements = tmpl_list(map, "statements"), *lists = tmpl_list(map, "lists");

    MODEL_EACH (function, *repo_of(spec))
        MODEL_EACH (statement, (*function)->statements)
            if ((*function)->domain == domain)
                add_statement(statements, statement);
    MODEL_EACH (note, notes)
        if (note->domain == domain)
            add_statement(statements, &note->statement);
    MODEL_EACH (endpoint, domain->endpoints)
        if (endpoint->action == ACTION_LIST && !endpoint->planned)
            add_list(lists, endpoint);
    if (!tmpl_length(map, "statements") && !tmpl_length(map, "lists"))
        return false;
    emit_tests_render(root, "test_sql.c.tmpl", map, mem_printf("%s_sql.c", domain->name),
                      domain->file);
    return true;
}

void emit_all_sql(const struct spec *spec, const char *root)
{
    struct tmpl_value *header = tmpl_map(), *source = tmpl_map();
    struct tmpl_list *declared = tmpl_list(header, "domains");
    struct tmpl_list *listed = tmpl_list(source, "domains");
    bool any = false;

    MODEL_EACH (domain, spec->domains) {
        if (!emit_domain(spec, domain, root))
            continue;
        tmpl_text(tmpl_item(declared), "domain", domain->name);
        tmpl_text(tmpl_item(listed), "domain", domain->name);
        any = true;
    }
    if (!any)
        return;
    emit_tests_render(root, "test_all_sql.h.tmpl", header, "all_sql.h", "all domains");
    emit_tests_render(root, "test_all_sql.c.tmpl", source, "all_sql_test.c", "all domains");
}
