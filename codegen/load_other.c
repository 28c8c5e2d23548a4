/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The sections types, queries, events, scripts, groups, streams, jobs, consumers and sagas.
 */
#include "load.h"

#include <string.h>

#include "buf.h"
#include "text.h"

static void load_dto(const struct pair *pair, struct dto *ret)
{
    const struct node *map = pair->value;
    struct name optional = load_name(map, "optional");

    ret->name = pair->key->text;
    ret->at = pair->key->at;
    ret->doc = load_text(map, "doc", NULL);
    ret->of = load_name(map, "of");
    load_names(map, "only", &ret->only);
    load_names(map, "without", &ret->without);
    ret->optional_all = optional.text && strcmp(optional.text, "all") == 0;
    if (!optional.text)
        load_names(map, "optional", &ret->optional);
    LOAD_EACH (field, map, "fields")
        load_field(field, list_add(&ret->fields));
}

void load_dtos(const struct node *root, struct domain *ret)
{
    LOAD_EACH_MAP (pair, root, "types")
        load_dto(pair, list_add(&ret->dtos));
}

static void load_row(const struct node *map, const char *key, struct query *ret)
{
    ret->row_dto = load_name(map, key);
    LOAD_EACH (field, map, key)
        load_field(field, list_add(&ret->row_fields));
}

static void load_query(const struct pair *pair, struct query *ret)
{
    const struct node *map = pair->value, *sql = yaml_get(map, "sql");
    bool is_one = yaml_key(map, "one"), is_many = yaml_key(map, "many");
    bool is_exec = load_flag(map, "exec");

    ret->name = pair->key->text;
    ret->at = pair->key->at;
    ret->doc = load_text(map, "doc", NULL);
    ret->kind = is_one ? QUERY_ONE : is_many ? QUERY_MANY : QUERY_EXEC;
    if (is_one + is_many + is_exec != 1)
        diag_error(ret->at, "query `%s` needs either `one`, `many` or `exec: true`", ret->name);
    if (is_one || is_many)
        load_row(map, is_one ? "one" : "many", ret);
    LOAD_EACH (param, map, "params")
        load_param(param, list_add(&ret->params));
    ret->sql = sql ? sql->text : "";
    ret->sql_at = sql ? sql->at : ret->at;
    ret->missing = load_name(map, "missing");
    ret->writes = load_name(map, "writes");
    if (ret->missing.text && ret->kind != QUERY_ONE)
        diag_error(yaml_key(map, "missing")->at, "`missing` is for queries of `one` row");
}

void load_queries(const struct node *root, struct domain *ret)
{
    LOAD_EACH_MAP (pair, root, "queries")
        load_query(pair, list_add(&ret->queries));
}

void load_events(const struct node *root, struct domain *ret)
{
    LOAD_EACH_MAP (pair, root, "events") {
        struct event *event = list_add(&ret->events);
        event->name = pair->key->text;
        event->at = pair->key->at;
        event->doc = load_text(pair->value, "doc", NULL);
        event->topic = load_text(pair->value, "topic", "");
        event->key = load_name(pair->value, "key");
        event->version = (unsigned)load_number(pair->value, "version", 1, 1000000, 1);
        LOAD_EACH (field, pair->value, "payload")
            load_field(field, list_add(&event->payload));
        LOAD_EACH (member, pair->value, "example")
            *list_add(&event->example) =
                (struct event_example){.member = {member->key->text, member->key->at},
                                       .value = load_node_name(member->value)};
    }
}

/* One value, or a list of them. */
static void load_script_param(const struct pair *pair, struct param *ret)
{
    const struct node *list = yaml_get(pair->value, "list");

    load_param(pair, ret);
    if (pair->value->kind != NODE_MAP)
        return;
    if (!list == !yaml_get(pair->value, "type"))
        diag_error(ret->at, "`%s` needs either `type` or `list`", ret->name);
    ret->is_list = list != NULL;
    if (list)
        load_type(list, &ret->type);
}

static void load_result(const struct pair *pair, struct script *ret)
{
    struct script_result *result = list_add(&ret->results);

    result->word = load_node_name(pair->value);
    if (!text_to_int(pair->key->text, &result->value))
        diag_error(pair->key->at, "a result is a number");
}

void load_scripts(const struct node *root, struct domain *ret)
{
    LOAD_EACH_MAP (pair, root, "scripts") {
        struct script *script = list_add(&ret->scripts);
        script->name = pair->key->text;
        script->at = pair->key->at;
        script->doc = load_text(pair->value, "doc", NULL);
        script->file = load_name(pair->value, "file");
        script->planned = load_flag(pair->value, "planned");
        LOAD_EACH (key, pair->value, "keys")
            *list_add(&script->keys) =
                (struct script_key){key->key->text, key->value->text, key->value->at};
        LOAD_EACH (arg, pair->value, "args")
            load_script_param(arg, list_add(&script->args));
        LOAD_EACH (result, pair->value, "result")
            load_result(result, script);
        LOAD_EACH (give, pair->value, "gives")
            load_script_param(give, list_add(&script->gives));
    }
}

void load_groups(const struct node *root, struct domain *ret)
{
    LOAD_EACH_MAP (pair, root, "groups") {
        struct group *group = list_add(&ret->groups);
        group->name = pair->key->text;
        group->at = pair->key->at;
        group->doc = load_text(pair->value, "doc", NULL);
        group->at_most = (unsigned)load_number(pair->value, "at_most", 2, 10000, 100);
        group->planned = load_flag(pair->value, "planned");
        LOAD_EACH (member, pair->value, "item")
            load_param(member, list_add(&group->item));
        LOAD_EACH (give, pair->value, "gives")
            load_param(give, list_add(&group->gives));
    }
}

static void load_stream(const struct pair *pair, struct stream *ret)
{
    const struct node *map = pair->value;
    struct endpoint *endpoint = mem_alloc(sizeof *endpoint);

    ret->name = pair->key->text;
    ret->at = pair->key->at;
    ret->doc = load_text(map, "doc", NULL);
    ret->endpoint = endpoint;
    ret->heartbeat_ms = load_duration(map, "heartbeat", 15000);
    ret->lifetime_ms = load_duration(map, "lifetime", 300000);
    ret->retry_ms = load_duration(map, "retry", 3000);
    ret->buffer_bytes = load_size(map, "buffer", 65536);
    ret->planned = load_flag(map, "planned");
    LOAD_EACH (event, map, "events")
        *list_add(&ret->events) = (struct stream_event){.name = event->key->text,
                                                        .dto_name = load_node_name(event->value),
                                                        .at = event->key->at};
    endpoint->name = ret->name;
    endpoint->doc = ret->doc;
    endpoint->at = ret->at;
    endpoint->action = ACTION_HANDWRITTEN;
    endpoint->status = 200;
    endpoint->planned = ret->planned;
    load_path(map, "GET", endpoint);
    LOAD_EACH (param, map, "path")
        for (size_t i = 0; i < endpoint->params.n; i++)
            if (strcmp(endpoint->params.items[i].name, param->key->text) == 0)
                endpoint->params.items[i].given = load_node_name(param->value);
    endpoint->auth = load_name(map, "auth");
    load_names(map, "errors", &endpoint->error_codes);
    LOAD_EACH (field, map, "query_params")
        load_field(field, list_add(&endpoint->query_params));
}

void load_streams(const struct node *root, struct domain *ret)
{
    LOAD_EACH_MAP (pair, root, "streams")
        load_stream(pair, list_add(&ret->streams));
}

void load_jobs(const struct node *root, struct domain *ret)
{
    LOAD_EACH_MAP (pair, root, "jobs") {
        const struct node *map = pair->value;
        struct job *job = list_add(&ret->jobs);
        job->name = pair->key->text;
        job->at = pair->key->at;
        job->doc = load_text(map, "doc", NULL);
        job->every_ms = load_duration(map, "every", 1000);
        job->lease_ms = load_duration(map, "lease", 55000);
        job->lock = load_text(map, "lock", job->name);
        job->query_name = load_name(map, "query");
        job->planned = load_flag(map, "planned");
        load_names(map, "errors", &job->error_codes);
        if (!yaml_key(map, "query") == !yaml_key(map, "handler"))
            diag_error(job->at, "job `%s` needs either `query` or `handler`", job->name);
    }
}

static void load_backoff(const struct node *list, struct consumer *ret)
{
    const bool is_given = list && list->kind == NODE_LIST;

    if (list)
        ret->backoff_at = list->at;
    ret->n_backoff = is_given ? list->n : 3;
    ret->backoff_ms = mem_alloc(ret->n_backoff * sizeof *ret->backoff_ms);
    for (size_t i = 0; i < ret->n_backoff; i++) {
        ret->backoff_ms[i] = 1000u << i % 3;
        if (is_given)
            text_to_duration(list->items[i]->text, &ret->backoff_ms[i]);
    }
}

void load_consumers(const struct node *root, struct domain *ret)
{
    LOAD_EACH_MAP (pair, root, "consumers") {
        const struct node *map = pair->value;
        struct consumer *consumer = list_add(&ret->consumers);
        consumer->name = pair->key->text;
        consumer->at = pair->key->at;
        consumer->doc = load_text(map, "doc", NULL);
        consumer->group = load_text(map, "group", consumer->name);
        consumer->dead_letter = load_text(map, "dead_letter", ".DLT");
        LOAD_EACH (event, map, "on")
            *list_add(&consumer->on) =
                (struct reaction){.event_name = {event->key->text, event->key->at},
                                  .handler = load_node_name(event->value)};
        consumer->attempts = (unsigned)load_number(map, "attempts", 1, 100, 4);
        consumer->planned = load_flag(map, "planned");
        load_names(map, "errors", &consumer->error_codes);
        load_backoff(yaml_get(map, "backoff"), consumer);
    }
}

void load_sagas(const struct node *root, struct domain *ret)
{
    LOAD_EACH_MAP (pair, root, "sagas") {
        const struct node *map = pair->value, *steps = yaml_get(map, "steps");
        struct saga *saga = list_add(&ret->sagas);
        saga->name = pair->key->text;
        saga->at = pair->key->at;
        saga->doc = load_text(map, "doc", NULL);
        saga->deadline_ms = load_duration(map, "deadline", 900000);
        saga->planned = load_flag(map, "planned");
        load_names(map, "errors", &saga->error_codes);
        for (size_t i = 0; steps && steps->kind == NODE_LIST && i < steps->n; i++)
            *list_add(&saga->steps) =
                (struct saga_step){.name = load_text(steps->items[i], "name", "?"),
                                   .ask = load_name(steps->items[i], "ask"),
                                   .action = load_name(steps->items[i], "do"),
                                   .fail = load_name(steps->items[i], "fail"),
                                   .ask_undo = load_name(steps->items[i], "ask_undo"),
                                   .undo = load_name(steps->items[i], "undo"),
                                   .at = steps->items[i]->at};
    }
}
