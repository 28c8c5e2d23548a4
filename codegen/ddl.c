/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From entities to table facts and CREATE TABLE. It knows MariaDB's words for keys, checks and
 * generated columns; the SQL of scalar types comes from types.yaml. The one rule: a fact's text is
 * canonical, so that equal text means equal meaning and a difference is worth a migration.
 */
#include "ddl.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "buf.h"
#include "names.h"
#include "sql_name.h"

#define NAME_LENGTH 32 /* enum columns: room for longer values without a wider column */

static const char table_options[] =
    ") ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;\n";

static void add_fact(struct ddl_table *table, enum ddl_kind kind, const char *name, char *text)
{
    struct ddl_fact *fact = list_add(&table->facts);

    fact->kind = kind;
    fact->name = name;
    fact->text = text;
}

/* Spec texts may span lines; a fact does not. */
static char *squeeze(const char *text)
{
    struct buf out = {0};
    bool gap = false;

    buf_add(&out, "");
    for (; *text; text++) {
        if (strchr(" \t\r\n", *text)) {
            gap = out.len > 0;
            continue;
        }
        buf_add(&out, gap ? " " : "");
        buf_add_n(&out, text, 1);
        gap = false;
    }
    return out.text;
}

static char *quote(const char *text)
{
    struct buf out = {0};

    buf_add(&out, "'");
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\')
            buf_add_n(&out, text, 1);
        buf_add_n(&out, text, 1);
    }
    buf_add(&out, "'");
    return out.text;
}

static const struct names *choices(const struct type_use *type)
{
    if (type->machine)
        return &type->machine->states;
    return type->enumeration ? &type->enumeration->values : NULL;
}

static char *enum_type(const struct names *values)
{
    size_t longest = 1;

    for (size_t i = 0; i < values->n; i++)
        if (strlen(values->items[i].text) > longest)
            longest = strlen(values->items[i].text);
    longest = (longest + NAME_LENGTH - 1) / NAME_LENGTH * NAME_LENGTH;
    return mem_printf("VARCHAR(%zu) CHARACTER SET ascii COLLATE ascii_nopad_bin", longest);
}

static char *scalar_type(const struct type_use *type)
{
    const char *sql = type->scalar->sql;
    const char *hole = strstr(sql, "{max}");

    if (!hole)
        return mem_strdup(sql);
    return mem_printf("%.*s%" PRId64 "%s", (int)(hole - sql), sql, type->max, hole + 5);
}

static char *default_text(const struct column *column)
{
    const char *value = column->default_value.text;

    if (column->is_machine)
        return quote(column->type.machine->initial.text);
    if (!value)
        return NULL;
    switch (column->type.kind) {
    case KIND_STR:
    case KIND_ENUM:
    case KIND_DATE:
        return quote(value);
    case KIND_TIME:
        return strcmp(value, "now") == 0 ? mem_strdup("CURRENT_TIMESTAMP(6)") : quote(value);
    case KIND_BOOL:
        return mem_strdup(strcmp(value, "true") == 0 ? "TRUE" : "FALSE");
    default:
        return mem_strdup(value);
    }
}

static const char *fill_text(const struct column *column)
{
    switch (column->fill) {
    case FILL_ID:
        return column == column->entity->id ? " AUTO_INCREMENT" : "";
    case FILL_CREATED:
        return " DEFAULT CURRENT_TIMESTAMP(6)";
    case FILL_UPDATED:
        return " DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6)";
    default:
        return "";
    }
}

static void add_column(struct ddl_table *table, const struct column *column)
{
    const struct names *values = choices(&column->type);
    const char *type = values ? enum_type(values) : scalar_type(&column->type);
    const char *fallback = default_text(column);
    const char *fill = fallback ? "" : fill_text(column);

    add_fact(table, DDL_COLUMN, column->name,
             mem_printf("%s %s%s%s%s", type, column->type.nullable ? "NULL" : "NOT NULL", fill,
                        fallback ? " DEFAULT " : "", fallback ? fallback : ""));
}

static char *generated_name(const struct unique *key)
{
    return mem_printf("%s_on", key->name);
}

/* 1 where the condition holds, else NULL: rows with NULL in a unique key never clash. */
static void add_condition_columns(struct ddl_table *table, const struct entity *entity)
{
    for (size_t i = 0; i < entity->uniques.n; i++) {
        const struct unique *key = &entity->uniques.items[i];

        if (key->where)
            add_fact(table, DDL_COLUMN, generated_name(key),
                     mem_printf("TINYINT AS (IF(%s, 1, NULL)) STORED", squeeze(key->where)));
    }
}

static char *column_list(const struct names *on, const char *more)
{
    struct buf out = {0};

    buf_add(&out, "(");
    for (size_t i = 0; i < on->n; i++)
        buf_addf(&out, "%s%s", i ? ", " : "", sql_name(on->items[i].text));
    if (more)
        buf_addf(&out, ", %s", more);
    buf_add(&out, ")");
    return out.text;
}

static void add_keys(struct ddl_table *table, const struct entity *entity)
{
    add_fact(table, DDL_PRIMARY, "PRIMARY", mem_strdup("(id)"));
    for (size_t i = 0; i < entity->uniques.n; i++) {
        const struct unique *key = &entity->uniques.items[i];

        add_fact(table, DDL_UNIQUE, names_unique(entity, key),
                 column_list(&key->on, key->where ? generated_name(key) : NULL));
    }
    for (size_t i = 0; i < entity->indexes.n; i++) {
        const struct index *index = &entity->indexes.items[i];

        add_fact(table, DDL_INDEX, names_index(entity, index), column_list(&index->on, NULL));
    }
}

/* Whether some key starts with the column, as a foreign key needs it. */
static bool is_indexed(const struct entity *entity, const char *column)
{
    for (size_t i = 0; i < entity->uniques.n; i++)
        if (strcmp(entity->uniques.items[i].on.items[0].text, column) == 0)
            return true;
    for (size_t i = 0; i < entity->indexes.n; i++)
        if (strcmp(entity->indexes.items[i].on.items[0].text, column) == 0)
            return true;
    return false;
}

static bool has_foreign_key(const struct column *column)
{
    return column->ref_entity && !column->no_foreign_key;
}

static void add_foreign_keys(struct ddl_table *table, const struct entity *entity)
{
    for (size_t i = 0; i < entity->columns.n; i++) {
        const struct column *column = &entity->columns.items[i];

        if (has_foreign_key(column) && !is_indexed(entity, column->name))
            add_fact(table, DDL_INDEX, mem_printf("idx_%s_%s", entity->table, column->name),
                     mem_printf("(%s)", sql_name(column->name)));
    }
    for (size_t i = 0; i < entity->columns.n; i++) {
        const struct column *column = &entity->columns.items[i];

        if (has_foreign_key(column))
            add_fact(table, DDL_FOREIGN, names_foreign_key(entity, column),
                     mem_printf("(%s) REFERENCES %s (id)%s", sql_name(column->name),
                                sql_name(column->ref_entity->table),
                                column->is_parent ? " ON DELETE CASCADE" : ""));
    }
}

static char *number(enum kind kind, int64_t value)
{
    if (kind != KIND_MONEY)
        return mem_printf("%" PRId64, value);
    return mem_printf("%s%" PRId64 ".%02d", value < 0 ? "-" : "",
                      value < 0 ? -(value / 100) : value / 100,
                      (int)(value < 0 ? -(value % 100) : value % 100));
}

/* Bounds that the column's type adds to its scalar's own; NULL: none. */
static char *bounds_check(const struct column *column)
{
    const struct type_use *type = &column->type;
    const struct scalar *scalar = type->scalar;
    bool min, max;

    if ((type->kind != KIND_I64 && type->kind != KIND_MONEY) || !scalar || scalar->is_id)
        return NULL;
    min = type->has_min && !(scalar->has_min && scalar->min == type->min);
    max = type->has_max && !(scalar->has_max && scalar->max == type->max);
    if (min && max)
        return mem_printf("(%s BETWEEN %s AND %s)", sql_name(column->name),
                          number(type->kind, type->min), number(type->kind, type->max));
    if (min)
        return mem_printf("(%s >= %s)", sql_name(column->name), number(type->kind, type->min));
    if (max)
        return mem_printf("(%s <= %s)", sql_name(column->name), number(type->kind, type->max));
    return NULL;
}

static char *choices_check(const struct column *column)
{
    const struct names *values = choices(&column->type);
    struct buf out = {0};

    buf_addf(&out, "(%s IN (", sql_name(column->name));
    for (size_t i = 0; i < values->n; i++)
        buf_addf(&out, "%s%s", i ? ", " : "", quote(values->items[i].text));
    buf_add(&out, "))");
    return out.text;
}

/* Invariants come first: MariaDB reports the first check that fails, and theirs says more. */
static void add_checks(struct ddl_table *table, const struct entity *entity)
{
    for (size_t i = 0; i < entity->invariants.n; i++)
        add_fact(table, DDL_CHECK, names_check(entity, entity->invariants.items[i].name),
                 mem_printf("(%s)", squeeze(entity->invariants.items[i].check)));
    for (size_t i = 0; i < entity->columns.n; i++) {
        const struct column *column = &entity->columns.items[i];
        char *check = choices(&column->type) ? choices_check(column) : bounds_check(column);

        if (check)
            add_fact(table, DDL_CHECK, names_check(entity, column->name), check);
    }
}

static void add_table(struct ddl_schema *schema, const struct entity *entity)
{
    struct ddl_table *table = list_add(&schema->tables);

    table->name = entity->table;
    table->domain = entity->domain->name;
    for (size_t i = 0; i < entity->columns.n; i++)
        add_column(table, &entity->columns.items[i]);
    add_condition_columns(table, entity);
    add_keys(table, entity);
    add_foreign_keys(table, entity);
    add_checks(table, entity);
}

void ddl_of_spec(const struct spec *spec, struct ddl_schema *ret)
{
    for (size_t i = 0; i < spec->domains.n; i++)
        for (size_t j = 0; j < spec->domains.items[i].entities.n; j++)
            add_table(ret, &spec->domains.items[i].entities.items[j]);
}

const struct ddl_table *ddl_find(const struct ddl_schema *schema, const char *table)
{
    for (size_t i = 0; i < schema->tables.n; i++)
        if (strcmp(schema->tables.items[i].name, table) == 0)
            return &schema->tables.items[i];
    return NULL;
}

const struct ddl_fact *ddl_find_fact(const struct ddl_table *table, enum ddl_kind kind,
                                     const char *name)
{
    for (size_t i = 0; i < table->facts.n; i++)
        if (table->facts.items[i].kind == kind && strcmp(table->facts.items[i].name, name) == 0)
            return &table->facts.items[i];
    return NULL;
}

char *ddl_target(const struct ddl_fact *foreign)
{
    const char *word = strstr(foreign->text, " REFERENCES ");

    assert(foreign->kind == DDL_FOREIGN && word);
    word += strlen(" REFERENCES ");
    word += *word == '`';
    return mem_strndup(word, strcspn(word, " `"));
}

char *ddl_clause(const struct ddl_fact *fact)
{
    switch (fact->kind) {
    case DDL_PRIMARY:
        return mem_printf("PRIMARY KEY %s", fact->text);
    case DDL_UNIQUE:
        return mem_printf("UNIQUE KEY %s %s", fact->name, fact->text);
    case DDL_INDEX:
        return mem_printf("KEY %s %s", fact->name, fact->text);
    case DDL_FOREIGN:
        return mem_printf("CONSTRAINT %s FOREIGN KEY %s", fact->name, fact->text);
    case DDL_CHECK:
        return mem_printf("CONSTRAINT %s CHECK %s", fact->name, fact->text);
    default:
        return mem_printf("%s %s", sql_name(fact->name), fact->text);
    }
}

char *ddl_create(const struct ddl_table *table, const struct ddl_schema *later)
{
    struct buf out = {0};
    const char *separator = "";

    buf_addf(&out, "CREATE TABLE %s (\n", sql_name(table->name));
    for (size_t i = 0; i < table->facts.n; i++) {
        const struct ddl_fact *fact = &table->facts.items[i];

        if (fact->kind == DDL_FOREIGN && later && ddl_find(later, ddl_target(fact)))
            continue;
        buf_addf(&out, "%s    %s", separator, ddl_clause(fact));
        separator = ",\n";
    }
    buf_addf(&out, "\n%s", table_options);
    return out.text;
}
