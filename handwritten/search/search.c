/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Opens the engine that the settings name, one object a thread.
 */
#include "search.h"

#include <stdio.h>
#include <stdlib.h>

#include "call.h"
#include "modules.h"

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
    search->ops = &search_groonga;
    search->engine = search->ops->open(home, &error);
    if (search->engine)
        return search;
    fprintf(stderr, "shopd: %s\n", error);
    free(search);
    return NULL;
}

void search_stop(void *state)
{
    struct search *search = state;

    search->ops->close(search->engine);
    free(search);
}

bool search_is_idle(void *state)
{
    (void)state;
    return true;
}
