/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writes migrations. It compares facts by kind and name and does not guess renames: a renamed
 * column is one that goes and one that comes. The one rule: nothing that loses data is written
 * without a comment that says so.
 *
 * Order within a domain: foreign keys that go, tables that go, changes of tables, new tables,
 * foreign keys that come. A key and its replacement stand in one ALTER, so that InnoDB never misses
 * the index of a foreign key.
 */
#include "ddl_diff.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "sql_name.h"

/* What one domain's migration says, by the order of its parts. */
struct parts {
    struct buf drop_keys, drop_tables, alter, create, add_keys;
    unsigned n_changes;
    const char *change; /* the first one, as a part of a file's name */
};

static bool same(const struct ddl_fact *a, const struct ddl_fact *b)
{
    return a && b && strcmp(a->text, b->text) == 0;
}

static const struct ddl_fact *find_same(const struct ddl_table *table, const struct ddl_fact *fact)
{
    const struct ddl_fact *other = table ? ddl_find_fact(table, fact->kind, fact->name) : NULL;

    return same(fact, other) ? other : NULL;
}

static void note_change(struct parts *parts, const char *verb, const char *name)
{
    if (parts->n_changes++ == 0)
        parts->change = mem_printf("%s_%s", verb, name);
}

static bool is_generated(const struct ddl_fact *fact)
{
    return strstr(fact->text, " AS (") != NULL;
}

static bool is_nullable(const struct ddl_fact *column)
{
    return strstr(column->text, " NOT NULL") == NULL;
}

/* The number in parentheses of a type, or 0. */
static long type_length(const char *text)
{
    size_t word = strcspn(text, " (");

    return text[word] == '(' ? strtol(text + word + 1, NULL, 10) : 0;
}

static bool is_narrowed(const struct ddl_fact *from, const struct ddl_fact *to)
{
    size_t word = strcspn(from->text, " (");
    bool same_type = word == strcspn(to->text, " (") && strncmp(from->text, to->text, word) == 0;

    return !same_type || type_length(to->text) < type_length(from->text) ||
           (is_nullable(from) && !is_nullable(to));
}

/* Which word drops it. */
static const char *drop_word(enum ddl_kind kind)
{
    switch (kind) {
    case DDL_COLUMN:
        return "COLUMN";
    case DDL_FOREIGN:
        return "FOREIGN KEY";
    case DDL_CHECK:
        return "CONSTRAINT";
    default:
        return "KEY";
    }
}

static void add_clause(struct buf *clauses, char *clause)
{
    buf_addf(clauses, "%s    %s", clauses->len ? ",\n" : "", clause);
}

static void drop_facts(const struct ddl_table *from, const struct ddl_table *to,
                       struct parts *parts, struct buf *comments, struct buf *clauses)
{
    for (size_t i = 0; i < from->facts.n; i++) {
        const struct ddl_fact *fact = &from->facts.items[i];
        const struct ddl_fact *now = ddl_find_fact(to, fact->kind, fact->name);

        if (same(fact, now) || fact->kind == DDL_FOREIGN)
            continue;
        if (fact->kind == DDL_COLUMN && now && is_generated(fact) == is_generated(now) &&
            !is_generated(fact))
            continue; /* a MODIFY, below */
        if (fact->kind == DDL_COLUMN && !now && !is_generated(fact))
            buf_addf(comments, "-- Loses every value of %s.%s.\n", from->name, fact->name);
        if (!now)
            note_change(parts, "drop", fact->name);
        add_clause(clauses, mem_printf("DROP %s %s", drop_word(fact->kind), sql_name(fact->name)));
    }
}

static void add_column(const struct ddl_table *to, size_t at, struct buf *comments,
                       struct buf *clauses)
{
    const struct ddl_fact *fact = &to->facts.items[at];
    const char *place =
        at ? mem_printf(" AFTER %s", sql_name(to->facts.items[at - 1].name)) : " FIRST";

    /* MariaDB wants a generated column's place behind its definition like any other's. */
    if (!is_nullable(fact) && !strstr(fact->text, " DEFAULT ") && !is_generated(fact))
        buf_addf(comments,
                 "-- %s.%s has no default: rows that exist get the type's zero, or refuse.\n",
                 to->name, fact->name);
    add_clause(clauses, mem_printf("ADD COLUMN %s%s", ddl_clause(fact), place));
}

static void add_facts(const struct ddl_table *from, const struct ddl_table *to, struct parts *parts,
                      struct buf *comments, struct buf *clauses)
{
    for (size_t i = 0; i < to->facts.n; i++) {
        const struct ddl_fact *fact = &to->facts.items[i];
        const struct ddl_fact *old = ddl_find_fact(from, fact->kind, fact->name);

        if (same(fact, old) || fact->kind == DDL_FOREIGN)
            continue;
        note_change(parts, old ? "change" : "add", fact->name);
        if (fact->kind != DDL_COLUMN) {
            add_clause(clauses, mem_printf("ADD %s", ddl_clause(fact)));
        } else if (old && !is_generated(old) && !is_generated(fact)) {
            if (is_narrowed(old, fact))
                buf_addf(comments, "-- Narrows %s.%s (%s): fails where a row does not fit.\n",
                         to->name, fact->name, old->text);
            add_clause(clauses, mem_printf("MODIFY COLUMN %s", ddl_clause(fact)));
        } else {
            add_column(to, i, comments, clauses);
        }
    }
}

/* Foreign keys of `table` that `other` (the same table, or NULL) lacks, as statements. */
static void foreign_keys(const struct ddl_table *table, const struct ddl_table *other, bool is_drop,
                         struct parts *parts)
{
    for (size_t i = 0; i < table->facts.n; i++) {
        const struct ddl_fact *fact = &table->facts.items[i];

        if (fact->kind != DDL_FOREIGN || find_same(other, fact))
            continue;
        note_change(parts, is_drop ? "drop" : "add", fact->name);
        if (is_drop)
            buf_addf(&parts->drop_keys, "ALTER TABLE %s DROP FOREIGN KEY %s;\n",
                     sql_name(table->name), fact->name);
        else
            buf_addf(&parts->add_keys, "ALTER TABLE %s ADD %s;\n", sql_name(table->name),
                     ddl_clause(fact));
    }
}

static void alter_table(const struct ddl_table *from, const struct ddl_table *to,
                        struct parts *parts)
{
    struct buf comments = {0}, clauses = {0};

    foreign_keys(from, to, true, parts);
    drop_facts(from, to, parts, &comments, &clauses);
    add_facts(from, to, parts, &comments, &clauses);
    foreign_keys(to, from, false, parts);
    if (clauses.len)
        buf_addf(&parts->alter, "%sALTER TABLE %s\n%s;\n", comments.len ? comments.text : "",
                 sql_name(to->name), clauses.text);
    buf_release(&comments);
    buf_release(&clauses);
}

static void drop_table(const struct ddl_schema *to, const struct ddl_table *table,
                       struct parts *parts)
{
    note_change(parts, "drop", table->name);
    for (size_t i = 0; i < table->facts.n; i++) {
        const struct ddl_fact *fact = &table->facts.items[i];

        /* Between two tables that both go, in either order. */
        if (fact->kind == DDL_FOREIGN && !ddl_find(to, ddl_target(fact)))
            buf_addf(&parts->drop_keys, "ALTER TABLE %s DROP FOREIGN KEY %s;\n",
                     sql_name(table->name), fact->name);
    }
    buf_addf(&parts->drop_tables, "-- Loses every row of %s.\nDROP TABLE %s;\n", table->name,
             sql_name(table->name));
}

/* ---- new tables, those that others refer to first ---- */

struct order {
    const struct ddl_schema *from, *to;
    struct ddl_schema ready;                /* new tables in the order of their making */
    LIST_OF(const struct ddl_table *) open; /* being visited: a cycle leads back here */
};

static bool is_open(const struct order *order, const struct ddl_table *table)
{
    for (size_t i = 0; i < order->open.n; i++)
        if (order->open.items[i] == table)
            return true;
    return false;
}

static void visit(struct order *order, const struct ddl_table *table)
{
    if (!table || ddl_find(order->from, table->name) || ddl_find(&order->ready, table->name) ||
        is_open(order, table))
        return;
    *list_add(&order->open) = table;
    for (size_t i = 0; i < table->facts.n; i++)
        if (table->facts.items[i].kind == DDL_FOREIGN)
            visit(order, ddl_find(order->to, ddl_target(&table->facts.items[i])));
    *list_add(&order->ready.tables) = *table;
}

/* ---- a domain at a time ---- */

static bool has_domain(const struct ddl_schema *schema, const char *domain)
{
    for (size_t i = 0; i < schema->tables.n; i++)
        if (strcmp(schema->tables.items[i].domain, domain) == 0)
            return true;
    return false;
}

/* Foreign keys of tables made earlier that waited for this one. */
static void add_waiting_keys(const struct ddl_schema *made, const char *target, struct parts *parts)
{
    for (size_t i = 0; i < made->tables.n; i++) {
        const struct ddl_table *table = &made->tables.items[i];

        for (size_t j = 0; j < table->facts.n; j++)
            if (table->facts.items[j].kind == DDL_FOREIGN &&
                strcmp(ddl_target(&table->facts.items[j]), target) == 0)
                buf_addf(&parts->add_keys, "ALTER TABLE %s ADD %s;\n", sql_name(table->name),
                         ddl_clause(&table->facts.items[j]));
    }
}

/* Takes the domain's tables out of *waiting and puts them into *made. */
static void create_tables(struct ddl_schema *waiting, struct ddl_schema *made, const char *domain,
                          struct parts *parts)
{
    for (size_t i = 0; i < waiting->tables.n;) {
        const struct ddl_table table = waiting->tables.items[i];

        if (strcmp(table.domain, domain) != 0) {
            i++;
            continue;
        }
        memmove(&waiting->tables.items[i], &waiting->tables.items[i + 1],
                (--waiting->tables.n - i) * sizeof table);
        note_change(parts, "add", table.name);
        buf_addf(&parts->create, "%s%s", parts->create.len ? "\n" : "",
                 ddl_create(&table, waiting));
        add_waiting_keys(made, table.name, parts);
        *list_add(&made->tables) = table;
    }
}

static void add_part(struct buf *out, struct buf *part)
{
    if (part->len)
        buf_addf(out, "%s%s", out->len ? "\n" : "", part->text);
    buf_release(part);
}

static void finish_domain(struct parts *parts, const char *domain, bool is_new,
                          struct ddl_migrations *ret)
{
    struct ddl_migration *migration;
    struct buf text = {0};

    if (parts->n_changes == 0)
        return;
    add_part(&text, &parts->drop_keys);
    add_part(&text, &parts->drop_tables);
    add_part(&text, &parts->alter);
    add_part(&text, &parts->create);
    add_part(&text, &parts->add_keys);
    migration = list_add(&ret->items);
    migration->domain = domain;
    migration->text = text.text;
    if (is_new)
        migration->name = domain;
    else
        migration->name =
            mem_printf("%s_%s", domain, parts->n_changes == 1 ? parts->change : "changes");
}

static bool has_name(const struct names *names, const char *name)
{
    for (size_t i = 0; i < names->n; i++)
        if (strcmp(names->items[i].text, name) == 0)
            return true;
    return false;
}

/* Puts the domain behind those whose new tables its new tables refer to. */
static void list_domain(const struct order *order, const char *domain, struct names *seen,
                        struct names *ret)
{
    if (has_name(seen, domain))
        return;
    list_add(seen)->text = domain;
    for (size_t i = 0; i < order->ready.tables.n; i++) {
        const struct ddl_table *table = &order->ready.tables.items[i];

        if (strcmp(table->domain, domain) != 0)
            continue;
        for (size_t j = 0; j < table->facts.n; j++) {
            const struct ddl_fact *fact = &table->facts.items[j];
            const struct ddl_table *target =
                fact->kind == DDL_FOREIGN ? ddl_find(&order->ready, ddl_target(fact)) : NULL;

            if (target)
                list_domain(order, target->domain, seen, ret);
        }
    }
    list_add(ret)->text = domain;
}

static void list_domains(const struct order *order, struct names *ret)
{
    struct names seen = {0};

    for (size_t i = 0; i < order->from->tables.n; i++)
        list_domain(order, order->from->tables.items[i].domain, &seen, ret);
    for (size_t i = 0; i < order->to->tables.n; i++)
        list_domain(order, order->to->tables.items[i].domain, &seen, ret);
}

void ddl_diff(const struct ddl_schema *from, const struct ddl_schema *to,
              struct ddl_migrations *ret)
{
    struct order order = {.from = from, .to = to};
    struct ddl_schema made = {0};
    struct names domains = {0};

    for (size_t i = 0; i < to->tables.n; i++)
        visit(&order, &to->tables.items[i]);
    list_domains(&order, &domains);
    for (size_t i = 0; i < domains.n; i++) {
        const char *domain = domains.items[i].text;
        struct parts parts = {0};

        for (size_t j = 0; j < from->tables.n; j++) {
            const struct ddl_table *old = &from->tables.items[j];
            const struct ddl_table *now = ddl_find(to, old->name);

            if (strcmp((now ? now : old)->domain, domain) != 0)
                continue;
            if (now)
                alter_table(old, now, &parts);
            else
                drop_table(to, old, &parts);
        }
        create_tables(&order.ready, &made, domain, &parts);
        finish_domain(&parts, domain, !has_domain(from, domain), ret);
    }
}
