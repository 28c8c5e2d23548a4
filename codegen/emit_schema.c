/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Files about tables: generated/<d>/<d>_schema.sql for reading and for tests, and the migrations
 * that bring a database from migrations/schema.lock to the spec. It never changes a migration that
 * exists.
 */
#include "emit.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "buf.h"
#include "ddl_diff.h"
#include "ddl_lock.h"
#include "out.h"

#define LOCK_PATH "migrations/schema.lock"

static void emit_domain(const struct domain *domain, const struct ddl_schema *schema)
{
    struct buf out = {0};

    if (domain->entities.n == 0)
        return;
    buf_addf(
        &out,
        "-- The tables of %s as the newest migration leaves them: for reading, not for running.\n"
        "-- GENERATED from %s. DO NOT EDIT: change the spec and run `./dev gen`.\n",
        domain->name, domain->file);
    for (size_t i = 0; i < domain->entities.n; i++) {
        const struct entity *entity = &domain->entities.items[i];

        buf_add(&out, "\n");
        if (entity->doc)
            buf_addf(&out, "-- %s\n", entity->doc);
        buf_add(&out, ddl_create(ddl_find(schema, entity->table), NULL));
    }
    out_file(mem_printf("generated/%s/%s_schema.sql", domain->name, domain->name), out.text,
             mem_printf("the entities of %s", domain->file));
}

/* The whole file, or an empty text if there is none. */
static char *read_text(const char *path)
{
    struct buf text = {0};
    char part[4096];
    size_t n;
    FILE *file = fopen(path, "rb");

    buf_add(&text, "");
    if (!file)
        return text.text;
    while ((n = fread(part, 1, sizeof part, file)) > 0)
        buf_add_n(&text, part, n);
    fclose(file);
    return text.text;
}

/* The highest n of all V<n>__*.sql. */
static long newest_version(const char *root)
{
    DIR *folder = opendir(mem_printf("%s/migrations", root));
    struct dirent *entry;
    long newest = 0;

    if (!folder)
        return 0;
    while ((entry = readdir(folder)) != NULL) {
        char *end;
        long version = entry->d_name[0] == 'V' ? strtol(entry->d_name + 1, &end, 10) : 0;

        if (version > newest && end[0] == '_' && end[1] == '_')
            newest = version;
    }
    closedir(folder);
    return newest;
}

static void emit_migrations(const struct ddl_schema *schema, const char *root)
{
    struct ddl_schema lock = {0};
    struct ddl_migrations migrations = {0};
    long version = newest_version(root);

    ddl_lock_parse(LOCK_PATH, read_text(mem_printf("%s/" LOCK_PATH, root)), &lock);
    if (diag_n_errors())
        return;
    ddl_diff(&lock, schema, &migrations);
    for (size_t i = 0; i < migrations.items.n; i++) {
        const struct ddl_migration *migration = &migrations.items.items[i];

        out_once(
            mem_printf("migrations/V%ld__%s.sql", ++version, migration->name), migration->text,
            mem_printf("the entities of domain %s are not as in " LOCK_PATH, migration->domain));
    }
    out_file(LOCK_PATH, ddl_lock_print(schema), "the entities of all domains");
}

void emit_schema_sql(const struct spec *spec, const char *root)
{
    struct ddl_schema schema = {0};

    ddl_of_spec(spec, &schema);
    for (size_t i = 0; i < spec->domains.n; i++)
        emit_domain(&spec->domains.items[i], &schema);
    emit_migrations(&schema, root);
}
