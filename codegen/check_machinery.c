/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the runtime reads and writes by itself must be in the spec: the tables behind events,
 * idempotency keys, jobs, consumers and sagas. One row a column; the runtime's SQL and this table
 * change together.
 */
#include <string.h>

#include "buf.h"
#include "check.h"
#include "names.h"
#include "resolve.h"

struct wanted_column {
    const char *name, *type; /* as one would write it; with ? it must take null */
    enum kind kind;
};

/* An entity that something in the spec needs. */
struct machinery {
    const char *entity, *what; /* "`idempotency` needs …" */
    const char *unique[3];     /* the columns of a key that there must be */
    const char *index[3];      /* name and columns of an index that statements name, or NULL */
    const struct wanted_column *columns;
    size_t n_columns;
};

#define COLUMNS(table) .columns = table, .n_columns = sizeof table / sizeof *table

static const struct wanted_column event_columns[] = {
    {"event_id", "uuid", KIND_STR},       {"type", "code(1..100)", KIND_STR},
    {"topic", "code(1..200)", KIND_STR},  {"event_key", "exact(1..100)", KIND_STR},
    {"part", "int(0..)", KIND_I64},       {"version", "int(1..)", KIND_I64},
    {"payload", "json", KIND_JSON},       {"traceparent", "code(1..64)?", KIND_STR},
    {"created_at", "created", KIND_TIME}, {"published_at", "time?", KIND_TIME},
};

static const struct wanted_column part_columns[] = {
    {"part", "int(0..)", KIND_I64},
    {"lease_owner", "code(1..64)?", KIND_STR},
    {"lease_until", "time?", KIND_TIME},
};

static const struct wanted_column key_columns[] = {
    {"user_id", "user_id", KIND_STR},
    {"operation", "code(1..64)", KIND_STR},
    {"client_key", "code(1..255)", KIND_STR},
    {"request_hash", "code(64..64)", KIND_STR},
    {"status", "int?", KIND_I64},
    {"response", "json?", KIND_JSON},
    {"created_at", "created", KIND_TIME},
};

static const struct wanted_column job_columns[] = {
    {"name", "code(1..64)", KIND_STR},          {"fence", "long(0..)", KIND_I64},
    {"last_run_at", "time?", KIND_TIME},        {"last_duration_ms", "long?", KIND_I64},
    {"last_outcome", "code(1..16)?", KIND_STR}, {"last_error", "string(..500)?", KIND_STR},
    {"next_run_at", "time?", KIND_TIME},
};

static const struct wanted_column processed_columns[] = {
    {"consumer", "code(1..64)", KIND_STR},
    {"event_id", "exact(1..255)", KIND_STR},
    {"processed_at", "created", KIND_TIME},
};

static const struct wanted_column letter_columns[] = {
    {"consumer", "code(1..64)", KIND_STR},
    {"event_id", "exact(1..255)", KIND_STR},
    {"type", "string(..100)?", KIND_STR},
    {"topic", "code(1..249)", KIND_STR},
    {"topic_partition", "int(0..)", KIND_I64},
    {"topic_offset", "long(0..)", KIND_I64},
    {"message_key", "string(..1000)?", KIND_STR},
    {"payload", "json?", KIND_JSON},
    {"is_base64", "bool", KIND_BOOL},
    {"headers", "json", KIND_JSON},
    {"attempts", "int(0..)", KIND_I64},
    {"code", "code(1..16)", KIND_STR},
    {"cause", "string(..500)?", KIND_STR},
    {"failed_at", "time", KIND_TIME},
    {"replayed_at", "time?", KIND_TIME},
};

static const struct wanted_column saga_columns[] = {
    {"saga_id", "uuid", KIND_STR},
    {"saga", "code(1..32)", KIND_STR},
    {"completed_steps", "json", KIND_JSON},
    {"request_id", "long?", KIND_I64},
    {"lease_owner", "code(1..64)?", KIND_STR},
    {"lease_until", "time?", KIND_TIME},
};

static const struct machinery events_need[] = {
    {
        .entity = "outbox_event",
        .what = "an event",
        .unique = {"event_id"},
        .index = {"by_published", "published_at", "id"},
        COLUMNS(event_columns),
    },
    {
        .entity = "relay_part",
        .what = "an event",
        .unique = {"part"},
        COLUMNS(part_columns),
    },
};
static const struct machinery keys_need = {
    .entity = "idempotency_key",
    .what = "`idempotency`",
    .unique = {"user_id", "operation", "client_key"},
    COLUMNS(key_columns),
};
static const struct machinery jobs_need = {
    .entity = "job_run",
    .what = "a job",
    .unique = {"name"},
    COLUMNS(job_columns),
};
static const struct machinery consumers_need[] = {
    {
        .entity = "processed_event",
        .what = "a consumer",
        .unique = {"consumer", "event_id"},
        COLUMNS(processed_columns),
    },
    {
        .entity = "dead_letter",
        .what = "a consumer",
        .unique = {"consumer", "event_id"},
        COLUMNS(letter_columns),
    },
};
static const struct machinery sagas_need = {
    .entity = "saga_state",
    .what = "a saga",
    .unique = {"saga_id"},
    COLUMNS(saga_columns),
};

static void check_column(const struct entity *entity, const struct wanted_column *wanted)
{
    const struct column *column = resolve_find_column(entity, wanted->name);
    const bool takes_null = wanted->type[strlen(wanted->type) - 1] == '?';

    if (!column) {
        diag_error(entity->at, "%s needs a column `%s: %s`: the runtime writes it", entity->name,
                   wanted->name, wanted->type);
        return;
    }
    if (!column->type.scalar && !column->type.enumeration && !column->type.machine)
        return;
    if (column->type.kind != wanted->kind || (takes_null && !column->type.nullable))
        diag_error(column->at, "the runtime writes %s.%s: its type must be like %s", entity->name,
                   wanted->name, wanted->type);
}

static bool is_key(const struct unique *unique, const char *const *columns, size_t n)
{
    if (unique->on.n != n || unique->where)
        return false;
    for (size_t i = 0; i < n; i++)
        if (strcmp(unique->on.items[i].text, columns[i]) != 0)
            return false;
    return true;
}

static void check_key(const struct entity *entity, const char *const *columns)
{
    struct buf names = {0};
    size_t n = 0;

    for (; n < 3 && columns[n]; n++)
        buf_addf(&names, "%s%s", n ? ", " : "", columns[n]);
    MODEL_EACH (unique, entity->uniques)
        if (is_key(unique, columns, n))
            return;
    diag_error(entity->at, "%s needs the unique key [%s]: the runtime relies on it", entity->name,
               names.text);
}

static void check_index(const struct entity *entity, const char *const *wanted)
{
    MODEL_EACH (index, entity->indexes)
        if (strcmp(index->name, wanted[0]) == 0 && !index->sql_name.text && index->on.n == 2 &&
            strcmp(index->on.items[0].text, wanted[1]) == 0 &&
            strcmp(index->on.items[1].text, wanted[2]) == 0)
            return;
    diag_error(entity->at, "%s needs the index `%s: [%s, %s]`: the runtime names it", entity->name,
               wanted[0], wanted[1], wanted[2]);
}

/* The first that needs it is named. */
static void check_machinery_of(const struct spec *spec, const struct machinery *machinery,
                               struct place at)
{
    const struct entity *entity = resolve_find_entity(spec, machinery->entity);
    const char *table = names_plural(machinery->entity);

    if (!entity) {
        diag_error(at, "%s needs the entity `%s`, and no domain has it", machinery->what,
                   machinery->entity);
        diag_hint("see spec/README.md");
        return;
    }
    if (entity->is_broken)
        return;
    if (strcmp(entity->table, table) != 0)
        diag_error(entity->at, "the runtime knows the table of %s as %s: leave out `table`",
                   entity->name, table);
    for (size_t i = 0; i < machinery->n_columns; i++)
        check_column(entity, &machinery->columns[i]);
    check_key(entity, machinery->unique);
    if (machinery->index[0])
        check_index(entity, machinery->index);
}

static bool has_value(const struct enumeration *enumeration, const char *text)
{
    MODEL_EACH (value, enumeration->values)
        if (strcmp(value->text, text) == 0)
            return true;
    return false;
}

/* The current step is stored by its name. */
static void check_step_names(const struct spec *spec, const struct saga *saga)
{
    const struct entity *entity = resolve_find_entity(spec, sagas_need.entity);
    const struct column *column = entity ? resolve_find_column(entity, "current_step") : NULL;
    const struct enumeration *steps = column ? column->type.enumeration : NULL;

    MODEL_EACH (step, saga->steps)
        if (steps && !has_value(steps, step->name))
            diag_error(step->at, "%s is no value of %s, by which %s.current_step is kept",
                       step->name, steps->name, entity->name);
}

/* Where each of them is needed first; line 0: nowhere. */
struct first_uses {
    struct place event, key, job, consumer, saga;
};

static void keep_first(struct place *ret, struct place at)
{
    if (!ret->line)
        *ret = at;
}

static void find_uses(const struct domain *domain, struct first_uses *ret)
{
    MODEL_EACH (event, domain->events)
        keep_first(&ret->event, event->at);
    MODEL_EACH (endpoint, domain->endpoints)
        if (resolve_takes_key(endpoint))
            keep_first(&ret->key, endpoint->idempotency.at);
    MODEL_EACH (job, domain->jobs)
        if (!job->planned)
            keep_first(&ret->job, job->at);
    MODEL_EACH (consumer, domain->consumers)
        if (!consumer->planned)
            keep_first(&ret->consumer, consumer->at);
    MODEL_EACH (saga, domain->sagas)
        if (!saga->planned)
            keep_first(&ret->saga, saga->at);
}

void check_machinery(const struct spec *spec)
{
    struct first_uses uses = {0};

    MODEL_EACH (domain, spec->domains) {
        find_uses(domain, &uses);
        MODEL_EACH (saga, domain->sagas)
            if (!saga->planned)
                check_step_names(spec, saga);
    }
    for (size_t i = 0; uses.event.line && i < 2; i++)
        check_machinery_of(spec, &events_need[i], uses.event);
    if (uses.key.line)
        check_machinery_of(spec, &keys_need, uses.key);
    if (uses.job.line)
        check_machinery_of(spec, &jobs_need, uses.job);
    for (size_t i = 0; uses.consumer.line && i < 2; i++)
        check_machinery_of(spec, &consumers_need[i], uses.consumer);
    if (uses.saga.line)
        check_machinery_of(spec, &sagas_need, uses.saga);
}
