/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Scalars: one function a kind says whether a value is of the kind's type, spelling and bounds. A
 * value of a wrong type answers with the rule's `missing`, any other mistake with its `err`. A URL
 * has texts only: there, what is not even spelled like the kind is ERR_VALIDATION_FAILED.
 */
#include "jread.h"

#include "arena.h"
#include "jread_reader.h"
#include "value_utf8.h"

#include <string.h>

static const struct jread_rule no_rule;

static const struct jread_rule *or_none(const struct jread_rule *rule)
{
    return rule ? rule : &no_rule;
}

/* The digits of a number: a JSON number's own text, or what the URL says. */
static bool number_text(const struct jread_slot *slot, const char **ret, size_t *ret_len)
{
    bool is_url = jread_is_url(slot->in);

    if (slot->node->type != (is_url ? JREAD_STRING : JREAD_NUMBER))
        return false;
    *ret = is_url ? slot->node->text : slot->node->raw;
    *ret_len = is_url ? slot->node->text_len : slot->node->raw_len;
    return !is_url || jread_is_number(*ret, *ret_len);
}

static bool number_of(const struct jread_slot *slot, const struct jread_rule *rule,
                      bool (*parse)(const char *, size_t, int64_t *),
                      size_t (*format)(int64_t, char *), const char *what, int64_t *ret)
{
    const char *text, *detail;
    int64_t value;
    size_t len;

    if (!number_text(slot, &text, &len))
        return jread_wrong_type(slot, rule, what);
    if (!parse(text, len, &value))
        return jread_wrong_value(slot, rule, what);
    if (jread_out_of_bounds(slot, rule, value, format, "be", "", &detail))
        return jread_wrong_value(slot, rule, detail);
    *ret = value;
    return true;
}

/* An id in a URL is what the path or query is about rather than a value of the domain. */
static bool id_of(const struct jread_slot *slot, const struct jread_rule *rule, int64_t *ret)
{
    static const char what[] = "must be a positive integer, written plainly";
    struct jread_rule id_rule = *rule;
    int64_t value;

    if (jread_is_url(slot->in))
        id_rule.err = ERR_VALIDATION_FAILED;
    if (!number_of(slot, &id_rule, value_i64_parse, value_i64_format, what, &value))
        return false;
    if (value < 1)
        return jread_wrong_value(slot, &id_rule, what);
    *ret = value;
    return true;
}

static bool i64_of(const struct jread_slot *slot, const struct jread_rule *rule, int64_t *ret)
{
    if (rule->id)
        return id_of(slot, rule, ret);
    return number_of(slot, rule, value_i64_parse, value_i64_format,
                     "must be an integer of 64 bits, without fraction or exponent", ret);
}

static bool money_of(const struct jread_slot *slot, const struct jread_rule *rule, int64_t *ret)
{
    return number_of(slot, rule, value_money_parse, value_money_format,
                     "must be an amount with at most two decimals", ret);
}

static bool bool_of(const struct jread_slot *slot, const struct jread_rule *rule, bool *ret)
{
    bool is_url = jread_is_url(slot->in);
    const char *text = is_url ? slot->node->text : slot->node->raw;
    size_t len = is_url ? slot->node->text_len : slot->node->raw_len;
    bool is_true = len == 4 && !memcmp(text, "true", len);

    if (slot->node->type != (is_url ? JREAD_STRING : JREAD_BOOL) ||
        (!is_true && (len != 5 || memcmp(text, "false", len) != 0)))
        return jread_wrong_type(slot, rule, "must be true or false");
    *ret = is_true;
    return true;
}

static bool is_visible_ascii(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (text[i] <= ' ' || text[i] > '~')
            return false;
    return true;
}

static bool str_of(const struct jread_slot *slot, const struct jread_rule *rule, const char **ret)
{
    const struct jread_node *node = slot->node;
    const char *text, *detail;

    if (node->type != JREAD_STRING)
        return jread_wrong_type(slot, rule, "must be a text");
    if (node->has_nul)
        return jread_wrong_value(slot, rule, "must not contain U+0000");
    if (jread_out_of_bounds(slot, rule, (int64_t)value_utf8_count(node->text, node->text_len),
                            value_i64_format, "have", " characters", &detail))
        return jread_wrong_value(slot, rule, detail);
    if (rule->min >= 1 && value_utf8_is_blank(node->text, node->text_len))
        return jread_wrong_value(slot, rule, "must not be blank");
    if (rule->ascii && !is_visible_ascii(node->text, node->text_len))
        return jread_wrong_value(slot, rule, "must be visible ASCII characters");
    text = arena_strndup(jread_arena(slot->in), node->text, node->text_len);
    if (rule->pattern && !jread_matches(rule->pattern, text))
        return jread_wrong_value(slot, rule, "is not of the expected form");
    *ret = text;
    return true;
}

/* Times and dates: a text with a spelling of its own. */
static bool spelled_of(const struct jread_slot *slot, const struct jread_rule *rule,
                       bool (*parse)(const char *, size_t, int64_t *),
                       size_t (*format)(int64_t, char *), const char *what, int64_t *ret)
{
    const struct jread_node *node = slot->node;
    const char *detail;
    int64_t value;

    if (node->type != JREAD_STRING)
        return jread_wrong_type(slot, rule, what);
    if (!parse(node->text, node->text_len, &value)) {
        if (jread_is_url(slot->in))
            return jread_wrong_type(slot, rule, what);
        return jread_wrong_value(slot, rule, what);
    }
    if (jread_out_of_bounds(slot, rule, value, format, "be", "", &detail))
        return jread_wrong_value(slot, rule, detail);
    *ret = value;
    return true;
}

static bool time_of(const struct jread_slot *slot, const struct jread_rule *rule, int64_t *ret)
{
    return spelled_of(slot, rule, value_time_parse, value_time_format,
                      "must be a time like 2026-01-02T03:04:05Z", ret);
}

static bool date_of(const struct jread_slot *slot, const struct jread_rule *rule, int64_t *ret)
{
    return spelled_of(slot, rule, value_date_parse, value_date_format,
                      "must be a date like 2026-01-02", ret);
}

static const char *choices(struct arena *arena, const struct enum_names *names)
{
    const char *text = "must be one of";

    for (size_t i = 0; i < names->n_names; i++)
        text = arena_printf(arena, "%s%s %s", text, i ? "," : "", names->names[i]);
    return text;
}

static bool enum_of(const struct jread_slot *slot, const struct jread_rule *rule,
                    const struct enum_names *names, int *ret)
{
    const struct jread_node *node = slot->node;
    int value;

    if (node->type != JREAD_STRING)
        return jread_wrong_type(slot, rule, choices(jread_arena(slot->in), names));
    value = value_enum_find(names, node->text, node->text_len);
    if (value < 0)
        return jread_wrong_value(slot, rule, choices(jread_arena(slot->in), names));
    *ret = value;
    return true;
}

static bool json_of(const struct jread_slot *slot, const struct jread_rule *rule, const char **ret)
{
    if (jread_is_url(slot->in))
        return jread_wrong_type(slot, rule, "cannot be given here");
    *ret = arena_strndup(jread_arena(slot->in), slot->node->raw, slot->node->raw_len);
    return true;
}

void jread_i64(struct jread *in, const char *key, const struct jread_rule *rule, int64_t *ret)
{
    struct jread_slot slot;

    if (jread_take(in, key, rule, true, NULL, &slot))
        i64_of(&slot, or_none(rule), ret);
}

void jread_bool(struct jread *in, const char *key, const struct jread_rule *rule, bool *ret)
{
    struct jread_slot slot;

    if (jread_take(in, key, rule, true, NULL, &slot))
        bool_of(&slot, or_none(rule), ret);
}

void jread_str(struct jread *in, const char *key, const struct jread_rule *rule, const char **ret)
{
    struct jread_slot slot;

    if (jread_take(in, key, rule, true, NULL, &slot))
        str_of(&slot, or_none(rule), ret);
}

void jread_money(struct jread *in, const char *key, const struct jread_rule *rule, int64_t *ret)
{
    struct jread_slot slot;

    if (jread_take(in, key, rule, true, NULL, &slot))
        money_of(&slot, or_none(rule), ret);
}

void jread_time(struct jread *in, const char *key, const struct jread_rule *rule, int64_t *ret)
{
    struct jread_slot slot;

    if (jread_take(in, key, rule, true, NULL, &slot))
        time_of(&slot, or_none(rule), ret);
}

void jread_date(struct jread *in, const char *key, const struct jread_rule *rule, int64_t *ret)
{
    struct jread_slot slot;

    if (jread_take(in, key, rule, true, NULL, &slot))
        date_of(&slot, or_none(rule), ret);
}

void jread_enum(struct jread *in, const char *key, const struct jread_rule *rule,
                const struct enum_names *names, int *ret)
{
    struct jread_slot slot;

    if (jread_take(in, key, rule, true, NULL, &slot))
        enum_of(&slot, or_none(rule), names, ret);
}

void jread_json(struct jread *in, const char *key, const struct jread_rule *rule, const char **ret)
{
    struct jread_slot slot;

    if (jread_take(in, key, rule, true, NULL, &slot))
        json_of(&slot, or_none(rule), ret);
}

void jread_opt_i64(struct jread *in, const char *key, const struct jread_rule *rule,
                   enum presence *ret_presence, int64_t *ret)
{
    struct jread_slot slot;

    if (jread_take(in, key, rule, false, ret_presence, &slot) && i64_of(&slot, or_none(rule), ret))
        *ret_presence = PRESENCE_VALUE;
}

void jread_opt_bool(struct jread *in, const char *key, const struct jread_rule *rule,
                    enum presence *ret_presence, bool *ret)
{
    struct jread_slot slot;

    if (jread_take(in, key, rule, false, ret_presence, &slot) && bool_of(&slot, or_none(rule), ret))
        *ret_presence = PRESENCE_VALUE;
}

void jread_opt_str(struct jread *in, const char *key, const struct jread_rule *rule,
                   enum presence *ret_presence, const char **ret)
{
    struct jread_slot slot;

    if (jread_take(in, key, rule, false, ret_presence, &slot) && str_of(&slot, or_none(rule), ret))
        *ret_presence = PRESENCE_VALUE;
}

void jread_opt_money(struct jread *in, const char *key, const struct jread_rule *rule,
                     enum presence *ret_presence, int64_t *ret)
{
    struct jread_slot slot;

    if (jread_take(in, key, rule, false, ret_presence, &slot) &&
        money_of(&slot, or_none(rule), ret))
        *ret_presence = PRESENCE_VALUE;
}

void jread_opt_time(struct jread *in, const char *key, const struct jread_rule *rule,
                    enum presence *ret_presence, int64_t *ret)
{
    struct jread_slot slot;

    if (jread_take(in, key, rule, false, ret_presence, &slot) && time_of(&slot, or_none(rule), ret))
        *ret_presence = PRESENCE_VALUE;
}

void jread_opt_date(struct jread *in, const char *key, const struct jread_rule *rule,
                    enum presence *ret_presence, int64_t *ret)
{
    struct jread_slot slot;

    if (jread_take(in, key, rule, false, ret_presence, &slot) && date_of(&slot, or_none(rule), ret))
        *ret_presence = PRESENCE_VALUE;
}

void jread_opt_enum(struct jread *in, const char *key, const struct jread_rule *rule,
                    const struct enum_names *names, enum presence *ret_presence, int *ret)
{
    struct jread_slot slot;

    if (jread_take(in, key, rule, false, ret_presence, &slot) &&
        enum_of(&slot, or_none(rule), names, ret))
        *ret_presence = PRESENCE_VALUE;
}

void jread_opt_json(struct jread *in, const char *key, const struct jread_rule *rule,
                    enum presence *ret_presence, const char **ret)
{
    struct jread_slot slot;

    if (jread_take(in, key, rule, false, ret_presence, &slot) && json_of(&slot, or_none(rule), ret))
        *ret_presence = PRESENCE_VALUE;
}

void jread_item_i64(struct jread *list, size_t i, const struct jread_rule *rule, int64_t *ret)
{
    struct jread_slot slot;

    if (jread_take_item(list, i, &slot))
        i64_of(&slot, or_none(rule), ret);
}

void jread_item_str(struct jread *list, size_t i, const struct jread_rule *rule, const char **ret)
{
    struct jread_slot slot;

    if (jread_take_item(list, i, &slot))
        str_of(&slot, or_none(rule), ret);
}
