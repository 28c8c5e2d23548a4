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
#include "tmpl_filter.h"

static bool is_text(enum kind kind)
{
    return kind == KIND_STR || kind == KIND_JSON;
}

static bool is_number(const struct param *param)
{
    return !is_text(param->type.kind) && param->type.kind != KIND_BOOL &&
           param->type.kind != KIND_ENUM;
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

/* "const char *reader_id"; of a list "const char *const *readers, size_t n_readers". */
static char *declare_arg(const struct param *param)
{
    if (!param->is_list)
        return emit_c_declare(param->type.kind, param->name);
    return mem_printf("%s*%s, size_t n_%s",
                      is_text(param->type.kind) ? "const char *const " : "const int64_t ",
                      param->name, param->name);
}

static char *params(const struct script *script)
{
    struct buf out = {0};

    buf_add(&out, "struct call *call");
    for (size_t i = 0; i < script->key_params.n; i++)
        buf_addf(&out, ", %s", declare_arg(&script->key_params.items[i]));
    for (size_t i = 0; i < script->args.n; i++)
        if (!is_key_param(script, script->args.items[i].name))
            buf_addf(&out, ", %s", declare_arg(&script->args.items[i]));
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

static void declare_give(struct tmpl_list *gives, const struct param *give)
{
    if (!give->is_list) {
        tmpl_text(tmpl_item(gives), "declaration", emit_c_declare(give->type.kind, give->name));
        return;
    }
    tmpl_textf(tmpl_item(gives), "declaration", "%s*%s",
               is_text(give->type.kind) ? "const char *" : "int64_t ", give->name);
    tmpl_textf(tmpl_item(gives), "declaration", "size_t n_%s", give->name);
}

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
        declare_give(gives, &script->gives.items[i]);
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

/* The text of a key's parameter. */
static const char *text_of(const struct param *param)
{
    return is_text(param->type.kind) ? param->name : mem_printf("%s_text", param->name);
}

/* "coupon:stock:{coupon_id}" becomes "coupon:stock:{", coupon_id_text, "}". */
static void add_key(struct tmpl_value *item, const struct script *script, const char *pattern)
{
    struct buf parts = {0}, literal = {0};

    while (*pattern) {
        size_t len = *pattern == '{' ? strcspn(pattern + 1, "}") : 0;
        const struct param *param = len ? key_param(script, pattern + 1, len) : NULL;

        buf_add_n(&literal, pattern, 1);
        pattern += param ? len + 1 : 1;
        if (!param)
            continue;
        buf_addf(&parts, "%s, %s, ", tmpl_filter_apply(TMPL_C, literal.text), text_of(param));
        literal = (struct buf){0};
    }
    if (literal.len)
        buf_addf(&parts, "%s, ", tmpl_filter_apply(TMPL_C, literal.text));
    tmpl_text(item, "parts", parts.text);
}

/* Keys are made of texts; a number becomes one once for all keys. */
static void add_key_texts(struct tmpl_value *item, const struct script *script)
{
    struct tmpl_list *texts = tmpl_list(item, "key_texts");

    for (size_t i = 0; i < script->key_params.n; i++) {
        const struct param *param = &script->key_params.items[i];

        if (!is_text(param->type.kind))
            tmpl_text(tmpl_item(texts), "number", param->name);
    }
}

/* What is sent for a value of that kind. */
static char *argument(const struct param *param, const char *value)
{
    switch (param->type.kind) {
    case KIND_STR:
    case KIND_JSON:
        return mem_strdup(value);
    case KIND_BOOL:
        return mem_printf("%s ? \"1\" : \"0\"", value);
    case KIND_ENUM:
        return mem_printf("%s_names.names[%s]", param->type.name.text, value);
    default:
        return mem_printf("value_i64_text(%s, (char[VALUE_I64_MAX]){0})", value);
    }
}

/* The same in a loop, whose round is shorter than the text has to live. */
static char *list_value(const struct param *list, const char *value)
{
    char *text = argument(list, value);

    return is_number(list) ? mem_printf("arena_strdup(call->arena, %s)", text) : text;
}

/* The list at the end of the arguments, or NULL. */
static const struct param *list_of(const struct param *params, size_t n)
{
    return n && params[n - 1].is_list ? &params[n - 1] : NULL;
}

/* The arguments before the list stand in the array that has room for it, too. */
static void add_list_argument(struct tmpl_value *item, const struct script *script,
                              const struct param *list)
{
    size_t n = script->args.n - 1;
    struct tmpl_list *args = tmpl_list(item, "list_args");

    tmpl_textf(item, "n_list", "n_%s", list->name);
    tmpl_text(item, "n_before", n ? mem_printf("%zu + ", n) : "");
    tmpl_text(item, "list_value", list_value(list, mem_printf("%s[i]", list->name)));
    tmpl_textf(item, "args_argument", "%sn_%s, args", n ? mem_printf("%zu + ", n) : "", list->name);
    for (size_t i = 0; i < n; i++) {
        struct tmpl_value *arg = tmpl_item(args);

        tmpl_textf(arg, "at", "%zu", i);
        tmpl_text(arg, "value", argument(&script->args.items[i], script->args.items[i].name));
    }
}

static void add_inputs(struct tmpl_value *item, const struct script *script)
{
    struct tmpl_list *keys = tmpl_list(item, "keys"), *args = tmpl_list(item, "args");
    const struct param *list = list_of(script->args.items, script->args.n);

    add_key_texts(item, script);
    tmpl_flag(item, "has_keys", script->keys.n > 0);
    tmpl_flag(item, "has_args", script->args.n > 0 && !list);
    tmpl_flag(item, "has_list_arg", list != NULL);
    tmpl_textf(item, "keys_argument", "%zu, %s", script->keys.n, script->keys.n ? "keys" : "NULL");
    for (size_t i = 0; i < script->keys.n; i++)
        add_key(tmpl_item(keys), script, script->keys.items[i].pattern);
    if (list) {
        add_list_argument(item, script, list);
        return;
    }
    tmpl_textf(item, "args_argument", "%zu, %s", script->args.n, script->args.n ? "args" : "NULL");
    for (size_t i = 0; i < script->args.n; i++)
        tmpl_text(tmpl_item(args), "value",
                  argument(&script->args.items[i], script->args.items[i].name));
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
    const struct param *list = list_of(script->gives.items, script->gives.n);

    for (size_t i = 0; i < script->results.n; i++)
        add_result(results, script, &script->results.items[i]);
    tmpl_text(item, "list", list ? list->name : NULL);
    if (list) {
        tmpl_text(item, "list_kind", is_text(list->type.kind) ? "str" : "i64");
        tmpl_textf(item, "list_at", "%zu", script->gives.n);
    }
    for (size_t i = 0; i < script->gives.n - (list != NULL); i++) {
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

static bool reads(const struct domain *domain, bool (*fits)(const struct param *give))
{
    for (size_t i = 0; i < domain->scripts.n; i++)
        for (size_t j = 0; j < domain->scripts.items[i].gives.n; j++)
            if (!domain->scripts.items[i].planned && fits(&domain->scripts.items[i].gives.items[j]))
                return true;
    return false;
}

static bool gives_text(const struct param *give)
{
    return is_text(give->type.kind);
}

static bool gives_list(const struct param *give)
{
    return give->is_list;
}

static void emit_part(const struct domain *domain, const char *root, bool is_header)
{
    struct tmpl_value *map = emit_c_map(domain);
    struct tmpl_list *scripts = tmpl_list(map, "scripts");

    if (is_header)
        tmpl_textf(map, "guard", "%s_SCRIPTS_H", names_upper(domain->name));
    else {
        tmpl_flag(map, "reads_texts", reads(domain, gives_text));
        tmpl_flag(map, "reads_lists", reads(domain, gives_list));
    }
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
