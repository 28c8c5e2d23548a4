/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events, and what transitions stamp and emit: this needs the entity that a machine belongs to.
 */
#include <string.h>

#include "buf.h"
#include "names.h"
#include "resolve.h"

static void resolve_stamps(struct transition *transition, const struct entity *entity)
{
    size_t n = transition->stamps.n;

    transition->stamp_columns = mem_alloc(n * sizeof(struct column *));
    for (size_t i = 0; i < n; i++) {
        struct column *column = resolve_column(entity, transition->stamps.items[i]);
        transition->stamp_columns[i] = column;
        if (column && (column->type.kind != KIND_TIME || column->fill != FILL_NONE))
            diag_error(transition->stamps.items[i].at,
                       "`stamp` sets columns of type time; `%s` is of type %s", column->name,
                       column->type.name.text);
    }
}

/* The payload as a type of its own: wishlist.shared -> wishlist_shared_event. */
static struct dto *make_dto(struct event *event)
{
    struct dto *dto = mem_alloc(sizeof *dto);

    dto->name = mem_printf("%s_event", names_snake(event->name));
    dto->doc = event->doc;
    dto->at = event->at;
    dto->domain = event->domain;
    dto->fields.items = event->payload.items;
    dto->fields.n = event->payload.n;
    return dto;
}

void resolve_events(struct spec *spec)
{
    MODEL_EACH (domain, spec->domains) {
        MODEL_EACH (event, domain->events)
            event->dto = make_dto(event);
        MODEL_EACH (machine, domain->machines)
            MODEL_EACH (transition, machine->transitions) {
                transition->emit_event = resolve_event(spec, transition->emit);
                if (machine->column)
                    resolve_stamps(transition, machine->column->entity);
            }
    }
}
