/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Opens the engine that the settings name, one object a thread.
 */
#include "search.h"

#include <stdio.h>
#include <stdlib.h>

#include "call.h"
#include "modules.h"
#include "search_keeper.h"

struct search *search_of(const struct call *call)
{
    return server_module_state(call->home, MODULE_SEARCH);
}

void *search_start(struct server_loop *home)
{
    struct search *search = calloc(1, sizeof(*search));
    const char *error = NULL;

    if (!search)
        abort();
    search->ops = config_text(home->config, "SHOP_SEARCH_URL") ? &search_http : &search_groonga;
    search->engine = search->ops->open(home, &error);
    if (!search->engine) {
        fprintf(stderr, "shopd: %s\n", error);
        free(search);
        return NULL;
    }
    search->is_indexing = config_number(home->config, "SHOP_SEARCH_INDEXING");
    if (search->is_indexing && !search->ops->is_shared && home->index == 0 && home->db_pool)
        search->keeper = search_keeper_start(home);
    return search;
}

void search_stop(void *state)
{
    struct search *search = state;

    search_keeper_free(search->keeper);
    search->ops->close(search->engine);
    free(search);
}

bool search_is_idle(void *state)
{
    const struct search *search = state;

    return search_keeper_is_idle(search->keeper);
}
