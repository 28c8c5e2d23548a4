/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Consumers: each hears something, waits as often as it tries again, and what a query of it asks
 * for is in the message.
 */
#include <string.h>

#include "check.h"
#include "message.h"
#include "resolve.h"

static void check_bound(const struct reaction *reaction, const struct param *param)
{
    const struct query *query = reaction->query;
    const struct event *event = reaction->event;
    const struct message_source source = message_find(event, param->name);

    if (!source.kind_name) {
        diag_error(reaction->handler.at,
                   "nothing binds `:%s` of %s: %s has no such member, and event_id, event_type, "
                   "event_key and event_time are the message's",
                   param->name, query->name, event->name);
        return;
    }
    if (source.member && source.member->kind != FIELD_SCALAR)
        diag_error(reaction->handler.at, "`:%s` of %s is a single value, and %s has more of them",
                   param->name, query->name, event->name);
    else if (param->type.name.text && source.kind != param->type.kind)
        diag_error(reaction->handler.at, "`:%s` of %s is of type %s, and %s tells %s", param->name,
                   query->name, param->type.name.text, event->name, source.kind_name);
    else if (source.is_nullable && !param->type.nullable)
        diag_error(reaction->handler.at, "`:%s` of %s is never null, and %s may leave it out",
                   param->name, query->name, event->name);
}

static void check_reaction(const struct reaction *reaction)
{
    const struct query *query = reaction->query;

    if (!query)
        return;
    if (query->kind != QUERY_EXEC) {
        diag_error(reaction->handler.at, "a consumer runs an `exec` query, and %s gives rows",
                   query->name);
        return;
    }
    if (!reaction->event || reaction->event->dto->is_broken || query->is_broken)
        return;
    MODEL_EACH (param, query->params)
        check_bound(reaction, param);
}

static void check_consumer(const struct consumer *consumer)
{
    if (!consumer->on.n)
        diag_error(consumer->at, "consumer `%s` hears nothing: `on` names its events",
                   consumer->name);
    if (!consumer->n_backoff)
        diag_error(consumer->backoff_at, "`backoff` names at least one wait");
    if (consumer->backoff_at.line && consumer->n_backoff > 1 &&
        consumer->n_backoff >= consumer->attempts)
        diag_error(consumer->backoff_at,
                   "%u attempts have %u waits between them, and `backoff` names %zu",
                   consumer->attempts, consumer->attempts - 1, consumer->n_backoff);
    MODEL_EACH (reaction, consumer->on)
        check_reaction(reaction);
}

/* Members of a group share the messages: two consumers of one would each get a part. */
static void check_group(const struct spec *spec, const struct consumer *consumer)
{
    MODEL_EACH (domain, spec->domains)
        MODEL_EACH (other, domain->consumers) {
            if (other == consumer)
                return;
            if (strcmp(other->group, consumer->group) != 0)
                continue;
            diag_error(consumer->at, "group `%s` is that of consumer `%s` already %s",
                       consumer->group, other->name, check_where(consumer->at, other->at));
            diag_hint("each would get a part of the messages only");
            return;
        }
}

void check_consumers(const struct spec *spec)
{
    MODEL_EACH (domain, spec->domains)
        MODEL_EACH (consumer, domain->consumers) {
            check_consumer(consumer);
            check_group(spec, consumer);
        }
}
