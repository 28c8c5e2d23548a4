/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of queue: decode, run, encode.
 * GENERATED from spec/domains/queue.yaml by templates/http.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "queue_http.h"

#include "queue_repo.h"
#include "arena.h"
#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static bool enter_queue_path_decode(struct jread *in, struct enter_queue_path *ret)
{
    static const struct jread_rule event_type_rule = {
        .min = 1,
        .max = 32,
        .ascii = true,
        .pattern = "[A-Z_]+",
    };
    static const struct jread_rule event_id_rule = {.min = 1, .id = true};

    jread_str(in, "eventType", &event_type_rule, &ret->event_type);
    jread_i64(in, "eventId", &event_id_rule, &ret->event_id);
    return jread_done(in);
}

enum err enter_queue_call(struct call *call)
{
    struct enter_queue_path path = {0};
    struct queue_status_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!enter_queue_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = enter_queue_handle(call, &path, &out);
    if (err)
        return err;
    queue_status_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool get_queue_status_path_decode(struct jread *in, struct get_queue_status_path *ret)
{
    static const struct jread_rule event_type_rule = {
        .min = 1,
        .max = 32,
        .ascii = true,
        .pattern = "[A-Z_]+",
    };
    static const struct jread_rule event_id_rule = {.min = 1, .id = true};

    jread_str(in, "eventType", &event_type_rule, &ret->event_type);
    jread_i64(in, "eventId", &event_id_rule, &ret->event_id);
    return jread_done(in);
}

enum err get_queue_status_call(struct call *call)
{
    struct get_queue_status_path path = {0};
    struct queue_status_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!get_queue_status_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = get_queue_status_handle(call, &path, &out);
    if (err)
        return err;
    queue_status_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool leave_queue_path_decode(struct jread *in, struct leave_queue_path *ret)
{
    static const struct jread_rule event_type_rule = {
        .min = 1,
        .max = 32,
        .ascii = true,
        .pattern = "[A-Z_]+",
    };
    static const struct jread_rule event_id_rule = {.min = 1, .id = true};

    jread_str(in, "eventType", &event_type_rule, &ret->event_type);
    jread_i64(in, "eventId", &event_id_rule, &ret->event_id);
    return jread_done(in);
}

enum err leave_queue_call(struct call *call)
{
    struct leave_queue_path path = {0};

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!leave_queue_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    return leave_queue_handle(call, &path);
}

static bool get_queue_entry_path_decode(struct jread *in, struct get_queue_entry_path *ret)
{
    static const struct jread_rule entry_token_rule = {
        .min = 36,
        .max = 36,
        .ascii = true,
        .pattern = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
    };

    jread_str(in, "entryToken", &entry_token_rule, &ret->entry_token);
    return jread_done(in);
}

enum err get_queue_entry_call(struct call *call)
{
    struct get_queue_entry_path path = {0};
    struct queue_status_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!get_queue_entry_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = get_queue_entry_handle(call, &path, &out);
    if (err)
        return err;
    queue_status_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool activate_queue_path_decode(struct jread *in, struct activate_queue_path *ret)
{
    static const struct jread_rule event_type_rule = {
        .min = 1,
        .max = 32,
        .ascii = true,
        .pattern = "[A-Z_]+",
    };
    static const struct jread_rule event_id_rule = {.min = 1, .id = true};

    jread_str(in, "eventType", &event_type_rule, &ret->event_type);
    jread_i64(in, "eventId", &event_id_rule, &ret->event_id);
    return jread_done(in);
}

enum err activate_queue_call(struct call *call)
{
    struct activate_queue_path path = {0};
    struct queue_settings in = {0};
    struct queue_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!activate_queue_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    if (!queue_settings_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = activate_queue_handle(call, &path, &in, &out);
    if (err)
        return err;
    queue_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool deactivate_queue_path_decode(struct jread *in, struct deactivate_queue_path *ret)
{
    static const struct jread_rule event_type_rule = {
        .min = 1,
        .max = 32,
        .ascii = true,
        .pattern = "[A-Z_]+",
    };
    static const struct jread_rule event_id_rule = {.min = 1, .id = true};

    jread_str(in, "eventType", &event_type_rule, &ret->event_type);
    jread_i64(in, "eventId", &event_id_rule, &ret->event_id);
    return jread_done(in);
}

enum err deactivate_queue_call(struct call *call)
{
    struct deactivate_queue_path path = {0};
    struct queue_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!deactivate_queue_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = deactivate_queue_handle(call, &path, &out);
    if (err)
        return err;
    queue_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool process_queue_path_decode(struct jread *in, struct process_queue_path *ret)
{
    static const struct jread_rule event_type_rule = {
        .min = 1,
        .max = 32,
        .ascii = true,
        .pattern = "[A-Z_]+",
    };
    static const struct jread_rule event_id_rule = {.min = 1, .id = true};

    jread_str(in, "eventType", &event_type_rule, &ret->event_type);
    jread_i64(in, "eventId", &event_id_rule, &ret->event_id);
    return jread_done(in);
}

enum err process_queue_call(struct call *call)
{
    struct process_queue_path path = {0};
    struct queue_admission out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!process_queue_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = process_queue_handle(call, &path, &out);
    if (err)
        return err;
    queue_admission_encode(&call->reply, NULL, &out);
    return ERR_OK;
}
