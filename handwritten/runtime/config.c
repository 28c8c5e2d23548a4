/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Settings. All are read and checked at the start, so that a wrong one is told then and not in the
 * middle of the night. A value never appears in a message: it may be a secret in the wrong place.
 */
#include "config.h"

#include "arena.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#define PREFIX "SHOP_"
#define ERROR_MAX 512
#define NAME_MAX_COMPARED 64

struct config {
    struct arena *arena;
    const struct service *service;
    const char **values; /* of service->settings */
};

static char error_text[ERROR_MAX]; /* settings are read once, before there are threads */

static bool starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

/* Names that tests and tools use for themselves. */
static bool is_of_tools(const char *name)
{
    static const char *const prefixes[] = {"SHOP_TEST_", "SHOP_DEV_", "SHOP_FAULT"};

    for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++)
        if (starts_with(name, prefixes[i]))
            return true;
    return false;
}

static const struct setting_info *find(const struct service *service, const char *name, size_t len)
{
    for (unsigned i = 0; i < service->n_settings; i++)
        if (strlen(service->settings[i].env) == len && !memcmp(service->settings[i].env, name, len))
            return &service->settings[i];
    return NULL;
}

/* How many characters to insert, remove or exchange to make one name the other. */
static unsigned distance(const char *a, size_t a_len, const char *b)
{
    unsigned row[NAME_MAX_COMPARED + 1];
    size_t b_len = strlen(b);

    if (b_len > NAME_MAX_COMPARED)
        return NAME_MAX_COMPARED;
    for (size_t j = 0; j <= b_len; j++)
        row[j] = (unsigned)j;
    for (size_t i = 1; i <= a_len; i++) {
        unsigned diagonal = row[0];

        row[0] = (unsigned)i;
        for (size_t j = 1; j <= b_len; j++) {
            unsigned above = row[j], best = diagonal + (a[i - 1] != b[j - 1]);

            best = above + 1 < best ? above + 1 : best;
            row[j] = row[j - 1] + 1 < best ? row[j - 1] + 1 : best;
            diagonal = above;
        }
    }
    return row[b_len];
}

static const char *nearest(const struct service *service, const char *name, size_t len)
{
    unsigned best = (unsigned)len / 3 + 1;
    const char *found = NULL;

    for (unsigned i = 0; i < service->n_settings; i++) {
        unsigned d = distance(name, len, service->settings[i].env);

        if (d < best) {
            best = d;
            found = service->settings[i].env;
        }
    }
    return found;
}

static const char *complain_unknown(const struct service *service, const char *name, size_t len)
{
    const char *meant = len <= NAME_MAX_COMPARED ? nearest(service, name, len) : NULL;
    int shown = (int)(len < NAME_MAX_COMPARED ? len : NAME_MAX_COMPARED);

    snprintf(error_text, sizeof(error_text), "%.*s is no setting of %s%s%s%s", shown, name,
             service->name, meant ? "; did you mean " : "", meant ? meant : "", meant ? "?" : "");
    return error_text;
}

static bool is_number_within(const struct setting_info *setting, const char *value)
{
    int64_t number;

    return value_i64_parse(value, strlen(value), &number) && number >= setting->min &&
           number <= setting->max;
}

static const char *complain_number(const struct setting_info *setting, const char *value)
{
    snprintf(error_text, sizeof(error_text), "%s must be an integer from %lld to %lld, not `%.40s`",
             setting->env, (long long)setting->min, (long long)setting->max, value);
    return error_text;
}

/* Takes one "NAME=value". NULL, or what is wrong with it. */
static const char *take(struct config *config, const char *variable)
{
    const struct service *service = config->service;
    const char *equals = strchr(variable, '=');
    const struct setting_info *setting;
    size_t len;

    if (!equals || !starts_with(variable, PREFIX))
        return NULL;
    len = (size_t)(equals - variable);
    setting = find(service, variable, len);
    if (!setting)
        return is_of_tools(variable) ? NULL : complain_unknown(service, variable, len);
    if (equals[1] == '\0')
        return NULL;
    if (setting->is_number && !is_number_within(setting, equals + 1))
        return complain_number(setting, equals + 1);
    config->values[setting - service->settings] = arena_strdup(config->arena, equals + 1);
    return NULL;
}

struct config *config_load(const struct service *service, char **environ_list,
                           const char **ret_error)
{
    struct arena *arena = arena_new();
    struct config *config = arena_alloc(arena, sizeof(*config));

    *config = (struct config){.arena = arena, .service = service};
    config->values = arena_alloc(arena, (service->n_settings + 1) * sizeof(const char *));
    for (unsigned i = 0; i < service->n_settings; i++)
        config->values[i] = service->settings[i].is_secret ? NULL : service->settings[i].value;
    for (; *environ_list; environ_list++) {
        const char *error = take(config, *environ_list);

        if (error) {
            *ret_error = error;
            config_free(config);
            return NULL;
        }
    }
    return config;
}

void config_free(struct config *config)
{
    if (config)
        arena_free(config->arena);
}

const char *config_text(const struct config *config, const char *env)
{
    const struct setting_info *setting = find(config->service, env, strlen(env));

    return setting ? config->values[setting - config->service->settings] : NULL;
}

int64_t config_number(const struct config *config, const char *env)
{
    const char *text = config_text(config, env);
    int64_t number = 0;

    if (text && !value_i64_parse(text, strlen(text), &number))
        assert(!"a setting that is no number was asked for as one");
    return number;
}
