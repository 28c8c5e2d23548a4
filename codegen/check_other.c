/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The service, codes, enums, streams, scripts, groups and jobs.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "check.h"
#include "resolve.h"
#include "text.h"

/* ---- service.yaml ---- */

/* shopd: SHOPD_ or, as daemons are called, SHOP_. */
static bool has_prefix(const char *env, const char *service)
{
    size_t len = strlen(service), i = 0;

    while (i < len && toupper((unsigned char)service[i]) == env[i])
        i++;
    return (i == len && env[i] == '_') || (i + 1 == len && service[i] == 'd' && env[i] == '_');
}

static void check_setting(const struct service *service, const struct setting *setting)
{
    int64_t value;

    if (!has_prefix(setting->env, service->name))
        diag_error(setting->at, "a setting of %s begins with its name: `%s` does not",
                   service->name, setting->env);
    if (setting->is_secret && setting->default_text)
        diag_error(setting->at, "a secret has no default: `%s` must come from the environment",
                   setting->env);
    if (setting->has_min != setting->has_max)
        diag_error(setting->at, "a number has both `min` and `max`");
    if (setting->has_min && setting->min > setting->max)
        diag_error(setting->at, "the lower bound is above the upper one");
    if (setting->has_min && setting->default_text &&
        (!text_to_int(setting->default_text, &value) || value < setting->min ||
         value > setting->max))
        diag_error(setting->default_at, "the default %s is out of the setting's bounds",
                   setting->default_text);
}

void check_service(const struct spec *spec)
{
    const struct service *service = &spec->service;

    if (!service->name)
        return;
    MODEL_EACH (setting, service->settings)
        check_setting(service, setting);
    MODEL_EACH (role, service->roles) {
        if (strcmp(role->name, "public") == 0)
            diag_error(role->at, "`public` means that no token is needed: call the role otherwise");
        MODEL_EACH (name, role->includes)
            if (strcmp(name->text, role->name) == 0)
                diag_error(name->at, "%s may do what %s may by itself: leave it out", role->name,
                           role->name);
    }
    if (service->page > service->page_max)
        diag_error(service->at, "limits: `page` is above `page_max`");
    if (strchr(service->base_path, '{') ||
        (text_ends_with(service->base_path, "/") && service->base_path[1]))
        diag_error(service->at, "`base_path` has no parameters and does not end in /");
}

/* ---- codes ---- */

static bool split_code(const char *code, size_t *ret_letters, long *ret_number)
{
    if (!text_is_code(code))
        return false;
    *ret_letters = strcspn(code, "0123456789");
    *ret_number = strtol(code + *ret_letters, NULL, 10);
    return true;
}

static void check_range(const struct domain *domain)
{
    size_t n_from, n_to, n;
    long from, to, number;

    if (!domain->codes_from.text || !split_code(domain->codes_from.text, &n_from, &from) ||
        !split_code(domain->codes_to.text, &n_to, &to))
        return;
    if (n_from != n_to || strncmp(domain->codes_from.text, domain->codes_to.text, n_from) != 0 ||
        from > to) {
        diag_error(domain->codes_from.at,
                   "a range of codes has one letter and ends after its start");
        return;
    }
    MODEL_EACH (error, domain->errors) {
        bool is_inside = split_code(error->code, &n, &number) && n == n_from &&
                         strncmp(error->code, domain->codes_from.text, n) == 0 && number >= from &&
                         number <= to;
        if (!is_inside)
            diag_error(error->at, "%s is outside of the domain's codes %s..%s", error->code,
                       domain->codes_from.text, domain->codes_to.text);
    }
}

void check_codes(const struct spec *spec)
{
    MODEL_EACH (domain, spec->domains) {
        check_range(domain);
        MODEL_EACH (error, domain->errors)
            if (!error->is_returned && !diag_n_errors())
                diag_warning(error->at, "nothing returns %s", error->code);
    }
}

/* ---- enums, streams, scripts, groups, jobs ---- */

static void check_enum(const struct enumeration *enumeration)
{
    if (!enumeration->values.n)
        diag_error(enumeration->at, "enum `%s` has no values", enumeration->name);
    for (size_t i = 0; i < enumeration->values.n; i++)
        for (size_t k = 0; k < i; k++)
            if (strcmp(enumeration->values.items[i].text, enumeration->values.items[k].text) == 0)
                diag_error(enumeration->values.items[i].at, "`%s` is named twice",
                           enumeration->values.items[i].text);
}

static void check_stream(const struct stream *stream)
{
    if (!stream->events.n)
        diag_error(stream->at, "stream `%s` has no events", stream->name);
    if (stream->heartbeat_ms >= stream->lifetime_ms)
        diag_error(stream->at, "the heartbeat of `%s` is not shorter than its lifetime",
                   stream->name);
    MODEL_EACH (param, stream->endpoint->query_params) {
        check_default(&param->type, param->default_value);
        check_pattern(&param->type, param->pattern, param->at);
    }
}

/* Lists have no end of their own on the wire: there is room for one, behind all others. */
static void check_script_lists(const struct param *params, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (params[i].is_list && i + 1 < n)
            diag_error(params[i].at, "`%s` is a list, and a list is the last: `%s` follows it",
                       params[i].name, params[i + 1].name);
        if (params[i].is_list &&
            (params[i].type.kind == KIND_BOOL || params[i].type.kind == KIND_ENUM))
            diag_error(params[i].type.at, "a script's list holds texts or numbers, not `%s`",
                       params[i].type.name.text);
        if (params[i].type.nullable)
            diag_error(params[i].type.at, "a script takes and gives no null: leave the ? out");
    }
}

static void check_script(const struct script *script)
{
    bool has_ok = false;

    for (size_t i = 0; i < script->results.n; i++) {
        const struct script_result *result = &script->results.items[i];
        has_ok |= result->word.text && strcmp(result->word.text, "ok") == 0;
    }
    if (!has_ok)
        diag_error(script->at, "script `%s` has no result `ok`", script->name);
    if (!script->keys.n)
        diag_error(script->at, "script `%s` has no keys", script->name);
    MODEL_EACH (arg, script->args)
        MODEL_EACH (param, script->key_params)
            if (strcmp(arg->name, param->name) == 0 && arg->type.kind != param->type.kind)
                diag_error(arg->at, "`%s` is part of a key already, and is of type %s there",
                           arg->name, param->type.name.text);
            else if (arg->is_list && strcmp(arg->name, param->name) == 0)
                diag_error(arg->at, "`%s` is part of a key already, and is no list there",
                           arg->name);
    check_script_lists(script->args.items, script->args.n);
    check_script_lists(script->gives.items, script->gives.n);
}

/* The writer's memory is the leading call's, which may end before the others have read it. */
static void check_group(const struct group *group)
{
    if (!group->item.n)
        diag_error(group->at, "group `%s` has no `item`: its members bring nothing", group->name);
    MODEL_EACH (give, group->gives)
        if (give->type.kind == KIND_STR || give->type.kind == KIND_JSON)
            diag_error(give->at, "`%s` is a text, and a group gives numbers, times and the like",
                       give->name);
}

static void check_job(const struct job *job)
{
    if (!job->query)
        return;
    if (job->query->kind != QUERY_EXEC)
        diag_error(job->query_name.at, "a job runs an `exec` query, and %s gives rows",
                   job->query->name);
    else if (job->query->params.n)
        diag_error(job->query_name.at, "nothing binds `:%s` of %s: a job has no parameters",
                   job->query->params.items[0].name, job->query->name);
}

void check_others(const struct spec *spec)
{
    MODEL_EACH (domain, spec->domains) {
        MODEL_EACH (enumeration, domain->enums)
            check_enum(enumeration);
        MODEL_EACH (stream, domain->streams)
            check_stream(stream);
        MODEL_EACH (script, domain->scripts)
            check_script(script);
        MODEL_EACH (group, domain->groups)
            check_group(group);
        MODEL_EACH (job, domain->jobs)
            check_job(job);
    }
}
