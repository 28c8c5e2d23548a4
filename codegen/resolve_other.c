/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Scripts, groups, jobs and consumers: their parameters, codes, files, queries and events.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "resolve.h"
#include "sha1.h"
#include "text.h"

/* ---- scripts ---- */

static struct param *find_param(struct param *items, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(items[i].name, name) == 0)
            return &items[i];
    return NULL;
}

/* A parameter of a key has the type of a column of its name in the domain; else it is an id if it
 * is called so, else a text. */
static struct type_use type_of_key_param(const struct spec *spec, const struct domain *domain,
                                         const char *name)
{
    MODEL_EACH (entity, domain->entities) {
        struct column *column = resolve_find_column(entity, name);
        if (column && column->type.name.text) {
            struct type_use type = column->type;
            type.nullable = false;
            return type;
        }
    }
    if (strcmp(name, "user_id") == 0)
        return resolve_scalar_use(spec, "user_id");
    return resolve_scalar_use(spec, text_ends_with(name, "_id") ? "id" : "code");
}

static void add_key_params(const struct spec *spec, struct script *script,
                           const struct script_key *key)
{
    const char *open = strchr(key->pattern, '{');

    while (open) {
        size_t len = strcspn(open + 1, "}");
        const char *name = mem_strndup(open + 1, len);
        if (!open[1 + len] || !text_is_snake(name)) {
            diag_error(key->at, "braces in a key hold a snake_case name");
            return;
        }
        if (!find_param(script->key_params.items, script->key_params.n, name))
            *list_add(&script->key_params) = (struct param){
                .name = name, .type = type_of_key_param(spec, script->domain, name), .at = key->at};
        open = strchr(open + 1 + len, '{');
    }
}

static void resolve_result(const struct spec *spec, struct script_result *result)
{
    struct name word = result->word;

    if (word.text && text_is_code(word.text))
        result->error = resolve_code(spec, word);
    else if (word.text && !text_is_snake(word.text))
        diag_error(word.at, "a result is `ok`, a code, or a snake_case word");
}

static void read_script(const char *root, struct script *script)
{
    struct buf text = {0};
    char block[8192];
    size_t len;
    FILE *file;

    if (*script->file.text == '/' || strstr(script->file.text, "..")) {
        diag_error(script->file.at,
                   "a script's file lies below the root of the tree, like lua/x.lua");
        return;
    }
    file = fopen(mem_printf("%s/%s", root, script->file.text), "rb");
    if (!file) {
        if (!script->planned)
            diag_error(script->file.at, "no file `%s`: write it, or say `planned: true`",
                       script->file.text);
        return;
    }
    buf_add(&text, "");
    while ((len = fread(block, 1, sizeof block, file)) > 0)
        buf_add_n(&text, block, len);
    fclose(file);
    script->text = mem_strndup(text.text, text.len);
    script->sha1 = sha1_hex(text.text, text.len);
    buf_release(&text);
}

static void resolve_script(const struct spec *spec, const char *root, struct script *script)
{
    MODEL_EACH (key, script->keys)
        add_key_params(spec, script, key);
    MODEL_EACH (arg, script->args)
        resolve_type(spec, &arg->type);
    MODEL_EACH (give, script->gives)
        resolve_type(spec, &give->type);
    MODEL_EACH (result, script->results)
        resolve_result(spec, result);
    if (script->file.text)
        read_script(root, script);
}

static void resolve_reaction(const struct spec *spec, struct reaction *reaction)
{
    reaction->event = resolve_event(spec, reaction->event_name);
    reaction->is_handwritten =
        reaction->handler.text && strcmp(reaction->handler.text, "handwritten") == 0;
    if (!reaction->is_handwritten)
        reaction->query = resolve_query(spec, reaction->handler);
}

void resolve_others(struct spec *spec, const char *root)
{
    MODEL_EACH (domain, spec->domains) {
        MODEL_EACH (script, domain->scripts)
            resolve_script(spec, root, script);
        MODEL_EACH (group, domain->groups) {
            MODEL_EACH (member, group->item)
                resolve_type(spec, &member->type);
            MODEL_EACH (give, group->gives)
                resolve_type(spec, &give->type);
        }
        MODEL_EACH (job, domain->jobs)
            job->query = resolve_query(spec, job->query_name);
        MODEL_EACH (consumer, domain->consumers)
            MODEL_EACH (reaction, consumer->on)
                resolve_reaction(spec, reaction);
    }
}
