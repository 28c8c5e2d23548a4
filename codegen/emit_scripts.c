/* SPDX-License-Identifier: Apache-2.0 */
/*
 * generated/<d>/<d>_scripts.{h,c}: a typed call a Lua script, with the script's text and hash in
 * the program. What is `planned` is left out.
 */
#include "emit.h"

#include <inttypes.h>
#include <string.h>

#include "buf.h"
#include "emit_c.h"
#include "names.h"

static bool is_text(enum kind kind)
{
    return kind == KIND_STR || kind == KIND_JSON;
}

static bool is_key_param(const struct script *script, const char *name)
{
    for (size_t i = 0; i < script->key_params.n; i++)
        if (strcmp(script->key_params.items[i].name, name) == 0)
            return true;
    return false;
}

static bool is_word(const struct script_result *result)
{
    return !result->error && strcmp(result->word.text, "ok") != 0;
}

static bool has_words(const struct script *script)
{
    for (size_t i = 0; i < script->results.n; i++)
        if (is_word(&script->results.items[i]))
            return true;
    return false;
}

static char *word_name(const struct script *script, const char *word)
{
    return names_enumerator(mem_printf("%s_result", script->name), names_upper(word));
}

static char *declare_param(const struct param *param)
{
    return emit_c_declare(param->type.kind, param->name);
}

static char *params(const struct script *script)
{
    struct buf out = {0};

    buf_add(&out, "struct call *call");
    for (size_t i = 0; i < script->key_params.n; i++)
        buf_addf(&out, ", %s", declare_param(&script->key_params.items[i]));
    for (size_t i = 0; i < script->args.n; i++)
        if (!is_key_param(script, script->args.items[i].name))
            buf_addf(&out, ", %s", declare_param(&script->args.items[i]));
    if (has_words(script))
        buf_addf(&out, ", enum %s_result *ret_result", script->name);
    if (script->gives.n)
        buf_addf(&out, ", struct %s_gives *ret", script->name);
    return out.text;
}

static char *describe(const struct script *script)
{
    struct buf out = {0};

    buf_addf(&out, "%s%s", script->doc ? script->doc : names_sentence(script->name),
             script->doc ? "" : ".");
    if (has_words(script) && script->gives.n)
        buf_addf(&out, " *ret is filled when *ret_result is %s.", word_name(script, "ok"));
    buf_add(&out, " Suspends.");
    return out.text;
}

/* ---- the header's part ---- */

static void declare(struct tmpl_list *scripts, const struct script *script)
{
    struct tmpl_value *item = tmpl_item(scripts);
    struct tmpl_list *words = tmpl_list(item, "words"), *gives = tmpl_list(item, "gives");

    tmpl_text(item, "name", script->name);
    tmpl_text(item, "doc", describe(script));
    tmpl_text(item, "params", params(script));
    tmpl_flag(item, "has_words", has_words(script));
    tmpl_flag(item, "has_gives", script->gives.n > 0);
    for (size_t i = 0; i < script->results.n; i++)
        if (!script->results.items[i].error)
            tmpl_text(tmpl_item(words), "word",
                      word_name(script, script->results.items[i].word.text));
    for (size_t i = 0; i < script->gives.n; i++)
        tmpl_text(tmpl_item(gives), "declaration", declare_param(&script->gives.items[i]));
}

/* ---- the source's part ---- */

static const struct param *key_param(const struct script *script, const char *name, size_t len)
{
    for (size_t i = 0; i < script->key_params.n; i++)
        if (strlen(script->key_params.items[i].name) == len &&
            strncmp(script->key_params.items[i].name, name, len) == 0)
            return &script->key_params.items[i];
    return NULL;
}

/* "coupon:stock:{coupon_id}" becomes "coupon:stock:{%lld}" and ", (long long)coupon_id". */
static void add_key(struct tmpl_value *item, const struct script *script, const char *pattern)
{
    struct buf format = {0}, values = {0};

    buf_add(&values, "");
    while (*pattern) {
        size_t len = *pattern == '{' ? strcspn(pattern + 1, "}") : 0;
        const struct param *param = len ? key_param(script, pattern + 1, len) : NULL;

        if (param) {
            buf_add(&format, is_text(param->type.kind) ? "{%s}" : "{%lld}");
            buf_addf(&values, ", %s%s", is_text(param->type.kind) ? "" : "(long long)",
                     param->name);
            pattern += len + 2;
        } else {
            buf_add(&format, *pattern == '%' ? "%" : "");
            buf_add_n(&format, pattern++, 1);
        }
    }
    tmpl_text(item, "format", format.text);
    tmpl_text(item, "values", values.text);
}

static char *argument(const struct param *param)
{
    switch (param->type.kind) {
    case KIND_STR:
    case KIND_JSON:
        return mem_strdup(param->name);
    case KIND_BOOL:
        return mem_printf("%s ? \"1\" : \"0\"", param->name);
    case KIND_ENUM:
        return mem_printf("%s_names.names[%s]", param->type.name.text, param->name);
    default:
        return mem_printf("arena_printf(call->arena, \"%%lld\", (long long)%s)", param->name);
    }
}

static void add_inputs(struct tmpl_value *item, const struct script *script)
{
    struct tmpl_list *keys = tmpl_list(item, "keys"), *args = tmpl_list(item, "args");

    tmpl_flag(item, "has_keys", script->keys.n > 0);
    tmpl_flag(item, "has_args", script->args.n > 0);
    tmpl_textf(item, "keys_argument", "%zu, %s", script->keys.n, script->keys.n ? "keys" : "NULL");
    tmpl_textf(item, "args_argument", "%zu, %s", script->args.n, script->args.n ? "args" : "NULL");
    for (size_t i = 0; i < script->keys.n; i++)
        add_key(tmpl_item(keys), script, script->keys.items[i].pattern);
    for (size_t i = 0; i < script->args.n; i++)
        tmpl_text(tmpl_item(args), "value", argument(&script->args.items[i]));
}

/* What the function does at this result: says which word it is, and goes on or ends. */
static void add_result(struct tmpl_list *list, const struct script *script,
                       const struct script_result *result)
{
    struct tmpl_value *item = tmpl_item(list);

    tmpl_textf(item, "value", "%" PRId64, result->value);
    tmpl_text(item, "word",
              !result->error && has_words(script) ? word_name(script, result->word.text) : "");
    if (result->error)
        tmpl_textf(item, "end", "return %s", names_err(result->error));
    else
        tmpl_text(item, "end", is_word(result) ? "return ERR_OK" : "break");
}

static void add_outputs(struct tmpl_value *item, const struct script *script)
{
    struct tmpl_list *results = tmpl_list(item, "results"), *reads = tmpl_list(item, "reads");

    for (size_t i = 0; i < script->results.n; i++)
        add_result(results, script, &script->results.items[i]);
    for (size_t i = 0; i < script->gives.n; i++) {
        struct tmpl_value *read = tmpl_item(reads);

        tmpl_text(read, "kind", is_text(script->gives.items[i].type.kind) ? "str" : "i64");
        tmpl_textf(read, "at", "%zu", i + 1);
        tmpl_text(read, "name", script->gives.items[i].name);
    }
}

static void define(struct tmpl_list *scripts, const struct script *script)
{
    struct tmpl_value *item = tmpl_item(scripts);

    tmpl_text(item, "name", script->name);
    tmpl_text(item, "file", script->file.text);
    tmpl_text(item, "sha1", script->sha1);
    tmpl_text(item, "params", params(script));
    tmpl_text(item, "text", script->text);
    add_inputs(item, script);
    add_outputs(item, script);
}

static bool reads_texts(const struct domain *domain)
{
    for (size_t i = 0; i < domain->scripts.n; i++)
        for (size_t j = 0; j < domain->scripts.items[i].gives.n; j++)
            if (!domain->scripts.items[i].planned &&
                is_text(domain->scripts.items[i].gives.items[j].type.kind))
                return true;
    return false;
}

static void emit_part(const struct domain *domain, const char *root, bool is_header)
{
    struct tmpl_value *map = emit_c_map(domain);
    struct tmpl_list *scripts = tmpl_list(map, "scripts");

    if (is_header)
        tmpl_textf(map, "guard", "%s_SCRIPTS_H", names_upper(domain->name));
    else
        tmpl_flag(map, "reads_texts", reads_texts(domain));
    for (size_t i = 0; i < domain->scripts.n; i++)
        if (!domain->scripts.items[i].planned)
            (is_header ? declare : define)(scripts, &domain->scripts.items[i]);
    emit_c_file(domain, root, is_header ? "scripts.h.tmpl" : "scripts.c.tmpl", "scripts", map);
}

void emit_scripts(const struct spec *spec, const char *root)
{
    for (size_t i = 0; i < spec->domains.n; i++) {
        const struct domain *domain = &spec->domains.items[i];
        size_t n = 0;

        for (size_t j = 0; j < domain->scripts.n; j++)
            n += !domain->scripts.items[j].planned;
        if (n == 0)
            continue;
        emit_part(domain, root, true);
        emit_part(domain, root, false);
    }
}
