/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of system: decode, run, encode.
 * GENERATED from spec/domains/system.yaml by templates/http.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "system_http.h"

#include "system_dto.h"
#include "system_repo.h"
#include "list.h"
#include "arena.h"
#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static const struct list_sort list_sagas_sorts[] = {
    {.name = "-id", .column = "t.id", .kind = LIST_I64, .descending = true},
};

static const struct enum_names list_sagas_sort_names = {
    .names =
        (const char *const[]){
            "-id",
        },
    .n_names = 1,
};

const struct list_def list_sagas_def = {
    .name = "list_sagas",
    .columns = "t.saga_id, t.order_number, t.current_step, t.status, t.completed_steps, "
               "t.last_error_message, t.compensation_attempts, t.started_at, t.completed_at",
    .from = "saga_states t",
    .id = "t.id",
    .sorts = list_sagas_sorts,
    .n_sorts = 1,
    .default_limit = 20,
    .max_limit = 100,
};

static bool list_sagas_query_decode(struct jread *in, struct list_sagas_query *ret)
{
    static const struct jread_rule limit_rule = {.min = 1, .max = 100};

    jread_opt_enum(in, "status", NULL, &saga_status_names, &ret->status_presence, &ret->status);
    jread_opt_enum(in, "sort", NULL, &list_sagas_sort_names, &ret->sort_presence, &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    return jread_done(in);
}

static void list_sagas_where(struct list *list, const struct list_sagas_query *query)
{
    if (query->status_presence == PRESENCE_VALUE) {
        list_where(list, "t.status = ?");
        list_bind_enum(list, query->status, &saga_status_names);
    }
}

static enum err list_sagas_run(struct call *call, const struct list_sagas_query *query)
{
    struct list *list;
    struct saga_view view = {0};
    enum err err;

    list = list_begin(call, &list_sagas_def, query->sort, query->limit, query->cursor);
    list_sagas_where(list, query);
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    while (list_next(list)) {
        saga_view_fetch(list_stmt(list), &view);
        saga_view_encode(&call->reply, NULL, &view);
    }
    jwrite_array_end(&call->reply);
    err = list_end(list);
    if (err)
        return err;
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_sagas_call(struct call *call)
{
    struct list_sagas_query query = {0};

    if (!list_sagas_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_sagas_run(call, &query);
}

static bool get_saga_path_decode(struct jread *in, struct get_saga_path *ret)
{
    jread_str(in, "sagaId", NULL, &ret->saga_id);
    return jread_done(in);
}

enum err get_saga_call(struct call *call)
{
    struct get_saga_path path = {0};
    struct saga_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!get_saga_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = saga_view_find_by_saga_id(call, path.saga_id, &out);
    if (err)
        return err;
    saga_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool retry_saga_path_decode(struct jread *in, struct retry_saga_path *ret)
{
    jread_str(in, "sagaId", NULL, &ret->saga_id);
    return jread_done(in);
}

enum err retry_saga_call(struct call *call)
{
    struct retry_saga_path path = {0};
    struct saga_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!retry_saga_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = retry_saga_handle(call, &path, &out);
    if (err)
        return err;
    saga_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

enum err list_jobs_call(struct call *call)
{
    struct job_list out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    err = list_jobs_handle(call, &out);
    if (err)
        return err;
    job_list_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool run_job_path_decode(struct jread *in, struct run_job_path *ret)
{
    jread_str(in, "name", NULL, &ret->name);
    return jread_done(in);
}

enum err run_job_call(struct call *call)
{
    struct run_job_path path = {0};
    struct job_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!run_job_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = run_job_handle(call, &path, &out);
    if (err)
        return err;
    job_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static const struct list_sort list_dead_letters_sorts[] = {
    {.name = "-id", .column = "t.id", .kind = LIST_I64, .descending = true},
};

static const struct enum_names list_dead_letters_sort_names = {
    .names =
        (const char *const[]){
            "-id",
        },
    .n_names = 1,
};

const struct list_def list_dead_letters_def = {
    .name = "list_dead_letters",
    .columns = "t.id, t.consumer, t.event_id, t.type, t.topic, t.topic_partition, "
               "t.topic_offset, t.message_key, t.attempts, t.code, t.cause, t.failed_at, "
               "t.replayed_at",
    .from = "dead_letters t",
    .id = "t.id",
    .sorts = list_dead_letters_sorts,
    .n_sorts = 1,
    .default_limit = 20,
    .max_limit = 100,
};

static bool list_dead_letters_query_decode(struct jread *in, struct list_dead_letters_query *ret)
{
    static const struct jread_rule consumer_rule = {.min = 1, .max = 64, .ascii = true};
    static const struct jread_rule topic_rule = {.min = 1, .max = 249, .ascii = true};
    static const struct jread_rule limit_rule = {.min = 1, .max = 100};

    jread_opt_str(in, "consumer", &consumer_rule, &ret->consumer_presence, &ret->consumer);
    jread_opt_str(in, "topic", &topic_rule, &ret->topic_presence, &ret->topic);
    jread_opt_enum(in, "sort", NULL, &list_dead_letters_sort_names, &ret->sort_presence,
                   &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    return jread_done(in);
}

static void list_dead_letters_where(struct list *list, const struct list_dead_letters_query *query)
{
    if (query->consumer_presence == PRESENCE_VALUE) {
        list_where(list, "t.consumer = ?");
        list_bind_str(list, query->consumer);
    }
    if (query->topic_presence == PRESENCE_VALUE) {
        list_where(list, "t.topic = ?");
        list_bind_str(list, query->topic);
    }
}

static enum err list_dead_letters_run(struct call *call,
                                      const struct list_dead_letters_query *query)
{
    struct list *list;
    struct dead_letter_summary view = {0};
    enum err err;

    list = list_begin(call, &list_dead_letters_def, query->sort, query->limit, query->cursor);
    list_dead_letters_where(list, query);
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    while (list_next(list)) {
        dead_letter_summary_fetch(list_stmt(list), &view);
        dead_letter_summary_encode(&call->reply, NULL, &view);
    }
    jwrite_array_end(&call->reply);
    err = list_end(list);
    if (err)
        return err;
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_dead_letters_call(struct call *call)
{
    struct list_dead_letters_query query = {0};

    if (!list_dead_letters_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_dead_letters_run(call, &query);
}

static bool get_dead_letter_path_decode(struct jread *in, struct get_dead_letter_path *ret)
{
    static const struct jread_rule dead_letter_id_rule = {.min = 1, .id = true};

    jread_i64(in, "deadLetterId", &dead_letter_id_rule, &ret->dead_letter_id);
    return jread_done(in);
}

enum err get_dead_letter_call(struct call *call)
{
    struct get_dead_letter_path path = {0};
    struct dead_letter_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!get_dead_letter_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = dead_letter_view_find(call, path.dead_letter_id, &out);
    if (err)
        return err;
    dead_letter_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool replay_dead_letter_path_decode(struct jread *in, struct replay_dead_letter_path *ret)
{
    static const struct jread_rule dead_letter_id_rule = {.min = 1, .id = true};

    jread_i64(in, "deadLetterId", &dead_letter_id_rule, &ret->dead_letter_id);
    return jread_done(in);
}

enum err replay_dead_letter_call(struct call *call)
{
    struct replay_dead_letter_path path = {0};
    struct dead_letter_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!replay_dead_letter_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = replay_dead_letter_handle(call, &path, &out);
    if (err)
        return err;
    dead_letter_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}
