/* SPDX-License-Identifier: Apache-2.0 */
/*
 * generated/<d>/<d>_consumers.{h,c}: what a domain hears. A function an event decodes the payload
 * and runs the query, or calls the hand-written function. What is `planned` is left out.
 */
#include "emit.h"

#include <string.h>

#include "buf.h"
#include "emit_c.h"
#include "message.h"
#include "names.h"
#include "resolve.h"

/* The argument of a query's parameter; those that may be null have their presence before, texts
 * are NULL then. */
static void add_argument(struct buf *out, const struct event *event, const struct param *param)
{
    const struct message_source source = message_find(event, param->name);
    const bool is_text = param->type.kind == KIND_STR || param->type.kind == KIND_JSON;

    if (param->type.nullable && !is_text && source.is_nullable)
        buf_addf(out, ", event.%s_presence", param->name);
    else if (param->type.nullable && !is_text)
        buf_add(out, ", PRESENCE_VALUE");
    if (source.member)
        buf_addf(out, ", event.%s", param->name);
    else
        buf_addf(out, ", message->%s", source.in_message);
}

static char *arguments(const struct reaction *reaction)
{
    struct buf out = {0};

    buf_add(&out, "");
    for (size_t i = 0; reaction->query && i < reaction->query->params.n; i++)
        add_argument(&out, reaction->event, &reaction->query->params.items[i]);
    return out.text;
}

static void add_reaction(struct tmpl_list *list, const struct consumer *consumer,
                         const struct reaction *reaction, bool is_header)
{
    struct tmpl_value *item;

    if (is_header && !reaction->is_handwritten)
        return;
    item = tmpl_item(list);
    tmpl_text(item, "of", consumer->name);
    tmpl_text(item, "type", reaction->event->name);
    tmpl_text(item, "symbol", names_snake(reaction->event->name));
    if (is_header)
        return;
    tmpl_text(item, "topic", reaction->event->topic);
    tmpl_flag(item, "is_handwritten", reaction->is_handwritten);
    tmpl_text(item, "query", reaction->query ? reaction->query->name : "");
    tmpl_text(item, "arguments", arguments(reaction));
}

static void add_consumer(struct tmpl_list *list, const struct consumer *consumer, bool is_header)
{
    struct tmpl_value *item = tmpl_item(list);
    struct tmpl_list *reactions = tmpl_list(item, "reactions");
    struct buf waits = {0};

    tmpl_text(item, "name", consumer->name);
    for (size_t i = 0; i < consumer->on.n; i++)
        add_reaction(reactions, consumer, &consumer->on.items[i], is_header);
    if (is_header) {
        tmpl_text(item, "doc", consumer->doc ? consumer->doc : names_sentence(consumer->name));
        return;
    }
    for (size_t i = 0; i < consumer->n_backoff; i++)
        buf_addf(&waits, "%s%u", i ? ", " : "{", consumer->backoff_ms[i]);
    buf_add(&waits, "}");
    tmpl_text(item, "group", consumer->group);
    tmpl_textf(item, "attempts", "%u", consumer->attempts);
    tmpl_text(item, "backoff", waits.text);
    tmpl_text(item, "dead_letter", consumer->dead_letter);
}

static void add_includes(struct tmpl_value *map, const struct domain *domain, bool is_header)
{
    struct emit_c_includes includes = {0};

    for (size_t i = 0; i < domain->consumers.n; i++) {
        const struct consumer *consumer = &domain->consumers.items[i];

        for (size_t j = 0; j < consumer->on.n && !consumer->planned; j++) {
            const struct reaction *reaction = &consumer->on.items[j];

            if (!is_header || reaction->is_handwritten)
                emit_c_include(&includes, mem_printf("%s_dto.h", reaction->event->domain->name));
            if (!is_header && reaction->query)
                emit_c_include(&includes, mem_printf("%s_repo.h", reaction->query->domain->name));
        }
    }
    emit_c_add_includes(map, &includes);
}

static void emit_part(const struct domain *domain, const char *root, bool is_header)
{
    struct tmpl_value *map = emit_c_map(domain);
    struct tmpl_list *consumers;

    if (is_header)
        tmpl_textf(map, "guard", "%s_CONSUMERS_H", names_upper(domain->name));
    add_includes(map, domain, is_header);
    consumers = tmpl_list(map, "consumers");
    for (size_t i = 0; i < domain->consumers.n; i++)
        if (!domain->consumers.items[i].planned)
            add_consumer(consumers, &domain->consumers.items[i], is_header);
    emit_c_file(domain, root, is_header ? "consumers.h.tmpl" : "consumers.c.tmpl", "consumers",
                map);
}

void emit_consumers(const struct spec *spec, const char *root)
{
    for (size_t i = 0; i < spec->domains.n; i++) {
        const struct domain *domain = &spec->domains.items[i];
        bool any = false;

        for (size_t j = 0; j < domain->consumers.n; j++)
            any = any || !domain->consumers.items[j].planned;
        if (!any)
            continue;
        emit_part(domain, root, true);
        emit_part(domain, root, false);
    }
}
