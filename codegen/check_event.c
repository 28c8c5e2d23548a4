/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events: a key that orders them, and payloads that a row can fill where no C does.
 */
#include <string.h>

#include "buf.h"
#include "check.h"
#include "resolve.h"

static const struct column *find_source(const struct entity *entity, const char *name)
{
    if (strcmp(name, mem_printf("%s_id", entity->name)) == 0)
        return entity->id;
    return resolve_find_column(entity, name);
}

void check_emission(const struct event *event, const struct entity *entity, struct name emit)
{
    if (event->dto->is_broken || entity->is_broken)
        return;
    MODEL_EACH (member, event->dto->members) {
        const struct column *source = find_source(entity, member->name);
        if (!source || member->kind != FIELD_SCALAR) {
            diag_error(emit.at, "%s cannot be filled: %s has no column `%s`", event->name,
                       entity->name, member->name);
            continue;
        }
        if (!source->type.name.text || !member->type.name.text)
            continue;
        if (source->type.kind != member->type.kind)
            diag_error(member->at, "`%s` is of type %s in %s", member->name, source->type.name.text,
                       entity->name);
        else if (source->type.nullable && !member->type.nullable)
            diag_error(member->at, "`%s` may be null in %s: write %s?", member->name, entity->name,
                       member->type.name.text);
    }
}

static void check_key(const struct event *event)
{
    struct words words = {0};
    const struct field *key =
        event->key.text ? resolve_find_member(event->dto, event->key.text) : NULL;

    if (!event->key.text)
        return;
    if (!key) {
        diag_error(event->key.at, "no member `%s` in the payload of %s", event->key.text,
                   event->name);
        MODEL_EACH (member, event->dto->members)
            resolve_word(&words, member->name);
        resolve_suggest(event->key.text, &words);
    } else if (key->kind != FIELD_SCALAR || key->type.nullable)
        diag_error(event->key.at, "a key is a single value that is never null");
}

/* An example's value stands for the one that would be made up. */
static void check_example(const struct event *event)
{
    struct words words = {0};

    MODEL_EACH (member, event->dto->members)
        resolve_word(&words, member->name);
    MODEL_EACH (example, event->example) {
        const struct field *member = resolve_find_member(event->dto, example->member.text);

        if (!member) {
            diag_error(example->member.at, "no member `%s` in the payload of %s",
                       example->member.text, event->name);
            resolve_suggest(example->member.text, &words);
        } else if (member->kind != FIELD_SCALAR)
            diag_error(example->member.at, "an example names single values: `%s` is none",
                       member->name);
        else
            check_default(&member->type, example->value);
    }
}

void check_events(const struct spec *spec)
{
    MODEL_EACH (domain, spec->domains)
        MODEL_EACH (event, domain->events) {
            check_key(event);
            check_example(event);
            MODEL_EACH (member, event->dto->members)
                if (member->kind >= FIELD_FROM)
                    diag_error(member->at,
                               "a payload has values, objects and lists: `%s` is read from rows",
                               member->name);
        }
}
