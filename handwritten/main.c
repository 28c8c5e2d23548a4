/* SPDX-License-Identifier: Apache-2.0 */
/*
 * shopd: serves the shop, brings its schema up to date, or makes a development token. This file
 * reads the command line and puts the generated tables, the hand-written modules and the runtime
 * together; it decides nothing else.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "config.h"
#include "migrate.h"
#include "modules.h"
#include "server.h"
#include "service_tables.h"
#include "token.h"

extern char **environ;

/* handwritten/openapi.S, asyncapi.S */
extern const char openapi_json[], openapi_json_end[];
extern const char asyncapi_json[], asyncapi_json_end[];

static const char usage[] =
    "usage: shopd [serve]            serve until SIGTERM or Ctrl-C\n"
    "       shopd migrate            bring the database's schema up to date\n"
    "       shopd token USER [ROLE…] print a token for development\n"
    "       shopd settings           list the environment variables\n"
    "       shopd help\n";

static int run_serve(const struct service *service, const struct config *config)
{
    return server_run(service, config, modules);
}

static int run_migrate(const struct config *config)
{
    const char *url = config_text(config, "SHOP_DB_URL");

    if (!url) {
        fputs("shopd: SHOP_DB_URL is not set\n", stderr);
        return 1;
    }
    return migrate_run(url, config_text(config, "SHOP_MIGRATIONS_DIR"));
}

static int run_token(const struct config *config, int n_words, char **words)
{
    const char *secret = config_text(config, "SHOP_JWT_SECRET");
    struct arena *arena;
    char *token;

    if (n_words < 1) {
        fputs(usage, stderr);
        return 2;
    }
    if (!secret) {
        fputs("shopd: SHOP_JWT_SECRET is not set\n", stderr);
        return 1;
    }
    arena = arena_new();
    token = token_make(arena, secret, words[0], (const char *const *)words + 1, (size_t)n_words - 1,
                       24 * 3600);
    if (token)
        puts(token);
    else
        fputs("shopd: no token could be made: is SHOP_JWT_SECRET of 32 bytes or more?\n", stderr);
    arena_free(arena);
    return token ? 0 : 1;
}

static int run_settings(const struct service *service)
{
    for (unsigned i = 0; i < service->n_settings; i++) {
        const struct setting_info *setting = &service->settings[i];

        printf("%-24s %-10s %s\n", setting->env, setting->value ? setting->value : "-",
               setting->doc);
    }
    return 0;
}

static int run(const struct service *service, const struct config *config, int argc, char **argv)
{
    const char *command = argc > 1 ? argv[1] : "serve";

    if (strcmp(command, "token") == 0)
        return run_token(config, argc - 2, argv + 2);
    if (argc > 2) {
        fprintf(stderr, "shopd: `%s` takes no more words\n%s", command, usage);
        return 2;
    }
    if (strcmp(command, "serve") == 0)
        return run_serve(service, config);
    if (strcmp(command, "migrate") == 0)
        return run_migrate(config);
    fprintf(stderr, "shopd: no command `%s`\n%s", command, usage);
    return 2;
}

int main(int argc, char **argv)
{
    struct service service = service_tables;
    const char *error = NULL;
    struct config *config;
    int status;

    service.openapi = openapi_json;
    service.openapi_len = (unsigned long)(openapi_json_end - openapi_json);
    service.asyncapi = asyncapi_json;
    service.asyncapi_len = (unsigned long)(asyncapi_json_end - asyncapi_json);
    if (argc == 2 && (strcmp(argv[1], "help") == 0 || strcmp(argv[1], "--help") == 0)) {
        fputs(usage, stdout);
        return 0;
    }
    if (argc == 2 && strcmp(argv[1], "settings") == 0)
        return run_settings(&service);
    config = config_load(&service, environ, &error);
    if (!config) {
        fprintf(stderr, "shopd: %s\n", error);
        return 1;
    }
    status = run(&service, config, argc, argv);
    config_free(config);
    return status;
}
