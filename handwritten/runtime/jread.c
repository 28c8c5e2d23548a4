/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Readers of objects and lists, and the problems that were found. A problem belongs to the root and
 * taints every reader above its place. Scalars are read in jread_scalar.c.
 *
 * Problems are kept in the order of the reads; those of members that nobody asked for come last.
 */
#include "jread.h"

#include "arena.h"
#include "jread_reader.h"
#include "value_utf8.h"

#include <assert.h>
#include <string.h>

#define PROBLEMS_MAX 100 /* an answer lists no more */

struct root {
    struct arena *arena;
    enum jread_source source;
    struct jread_problem *problems;
    struct jread_problem **asked_end, **end; /* behind the last of a read, behind the last */
    unsigned n_problems;
    bool passes_unknown;
};

struct jread {
    struct root *root;
    struct jread *parent;
    const char *key; /* in the parent; NULL: an item */
    size_t i;
    struct jread_node *node;
    struct jread_node **items; /* of a list */
    enum err missing;          /* of a list: what an item of a wrong type answers with */
    bool has_problem, is_done;
};

static const struct jread_rule no_rule;

struct jread *jread_root(struct arena *arena, enum jread_source source, struct jread_node *node)
{
    struct root *root = arena_alloc(arena, sizeof(*root));
    struct jread *in = arena_alloc(arena, sizeof(*in));

    *root = (struct root){.arena = arena, .source = source};
    root->asked_end = &root->problems;
    root->end = &root->problems;
    *in = (struct jread){.root = root, .node = node};
    return in;
}

struct jread *jread_body(struct arena *arena, const char *text, size_t len, unsigned max_depth,
                         struct jread_problem *ret_problem)
{
    struct jread_node *node =
        jread_parse(arena, arena_strndup(arena, text, len), len, max_depth, ret_problem);

    return node ? jread_root(arena, JREAD_BODY, node) : NULL;
}

const char *jread_member(const struct jread *in, size_t i)
{
    const struct jread_node *node = in->node->type == JREAD_OBJECT ? in->node->first : NULL;

    for (; node && i > 0; i--)
        node = node->next;
    return node ? arena_strndup(in->root->arena, node->key, node->key_len) : NULL;
}

struct arena *jread_arena(const struct jread *in)
{
    return in->root->arena;
}

bool jread_is_url(const struct jread *in)
{
    return in->root->source != JREAD_BODY;
}

/* A member's name, as the reference token of a pointer where asked for. What cannot stand in an
 * answer's text becomes U+FFFD. */
static const char *printable(struct arena *arena, const char *key, size_t len, bool is_token)
{
    char *text = arena_alloc(arena, len * 3 + 1), *out = text;
    uint32_t code_point;
    size_t n_bytes;

    for (size_t at = 0; at < len; at += n_bytes) {
        n_bytes = value_utf8_decode(key + at, len - at, &code_point);
        if (n_bytes == 0 || code_point == 0) {
            n_bytes = 1;
            out += value_utf8_encode(0xfffd, out);
        } else if (is_token && (code_point == '~' || code_point == '/')) {
            *out++ = '~';
            *out++ = code_point == '~' ? '0' : '1';
        } else {
            memcpy(out, key + at, n_bytes);
            out += n_bytes;
        }
    }
    return text;
}

static const char *pointer_below(struct arena *arena, const char *above, const char *key,
                                 size_t key_len, size_t i)
{
    if (!key)
        return arena_printf(arena, "%s/%zu", above, i);
    return arena_printf(arena, "%s/%s", above, printable(arena, key, key_len, true));
}

static const char *pointer_of(const struct jread *in)
{
    if (!in->parent)
        return "";
    return pointer_below(in->root->arena, pointer_of(in->parent), in->key,
                         in->key ? strlen(in->key) : 0, in->i);
}

/* A problem of this very place, taken into the list at *at. */
static struct jread_problem *add_problem(struct jread *in, struct jread_problem **at, enum err err,
                                         const char *detail)
{
    struct jread_problem *problem;

    for (struct jread *above = in; above; above = above->parent)
        above->has_problem = true;
    if (in->root->n_problems == PROBLEMS_MAX)
        return NULL;
    in->root->n_problems++;
    problem = arena_alloc(in->root->arena, sizeof(*problem));
    problem->err = err ? err : ERR_VALIDATION_FAILED;
    problem->detail = detail;
    problem->next = *at;
    *at = problem;
    return problem;
}

static void set_place(struct jread_problem *problem, const struct jread *in, const char *key,
                      size_t key_len, size_t i)
{
    struct arena *arena = in->root->arena;

    if (jread_is_url(in))
        problem->parameter = printable(arena, key ? key : "", key_len, false);
    else
        problem->pointer = pointer_below(arena, pointer_of(in), key, key_len, i);
}

bool jread_slot_fail(const struct jread_slot *slot, enum err err, const char *detail)
{
    struct root *root = slot->in->root;
    struct jread_problem *problem = add_problem(slot->in, root->asked_end, err, detail);

    if (!problem)
        return false;
    if (root->end == root->asked_end)
        root->end = &problem->next;
    root->asked_end = &problem->next;
    set_place(problem, slot->in, slot->key, slot->key ? strlen(slot->key) : 0, slot->i);
    return false;
}

static void fail_unknown(struct jread *in, const struct jread_node *member)
{
    struct root *root = in->root;
    struct jread_problem *problem =
        add_problem(in, root->end, ERR_VALIDATION_FAILED,
                    jread_is_url(in) ? "is no known parameter" : "is no known member");

    if (!problem)
        return;
    root->end = &problem->next;
    set_place(problem, in, member->key, member->key_len, 0);
}

bool jread_wrong_type(const struct jread_slot *slot, const struct jread_rule *rule,
                      const char *detail)
{
    return jread_slot_fail(slot, jread_is_url(slot->in) ? ERR_VALIDATION_FAILED : rule->missing,
                           detail);
}

bool jread_wrong_value(const struct jread_slot *slot, const struct jread_rule *rule,
                       const char *detail)
{
    return jread_slot_fail(slot, rule->err, detail);
}

bool jread_out_of_bounds(const struct jread_slot *slot, const struct jread_rule *rule,
                         int64_t value, size_t (*format)(int64_t value, char *buf),
                         const char *verb, const char *unit, const char **ret_detail)
{
    bool has_max = rule->max >= rule->min && (rule->max || rule->min) && rule->max != INT64_MAX;
    bool has_min = (rule->max || rule->min) && rule->min != INT64_MIN;
    struct arena *arena = slot->in->root->arena;
    char min[VALUE_TIME_MAX], max[VALUE_TIME_MAX];

    if (!(has_min && value < rule->min) && !(has_max && value > rule->max))
        return false;
    format(rule->min, min);
    format(rule->max, max);
    if (has_min && has_max)
        *ret_detail = arena_printf(arena, "must %s %s to %s%s", verb, min, max, unit);
    else
        *ret_detail = arena_printf(arena, "must %s at %s %s%s", verb, has_min ? "least" : "most",
                                   has_min ? min : max, unit);
    return true;
}

bool jread_take(struct jread *in, const char *key, const struct jread_rule *rule, bool is_required,
                enum presence *ret_presence, struct jread_slot *ret)
{
    enum presence presence = PRESENCE_VALUE;

    if (ret_presence)
        *ret_presence = PRESENCE_ABSENT;
    if (!in)
        return false;
    assert(in->node->type == JREAD_OBJECT);
    *ret = (struct jread_slot){
        .in = in, .key = key, .node = jread_node_find(in->node, key, strlen(key))};
    if (!ret->node)
        presence = PRESENCE_ABSENT;
    else if (ret->node->type == JREAD_NULL)
        presence = PRESENCE_NULL;
    if (ret->node)
        ret->node->was_read = true;
    if (ret->node && ret->node->flaw)
        return jread_slot_fail(ret, ERR_VALIDATION_FAILED, ret->node->flaw);
    if (presence == PRESENCE_VALUE)
        return true;
    if (ret_presence)
        *ret_presence = presence;
    if (is_required)
        jread_slot_fail(ret, (rule ? rule : &no_rule)->missing,
                        presence == PRESENCE_NULL ? "must not be null" : "is required");
    return false;
}

bool jread_take_item(struct jread *list, size_t i, struct jread_slot *ret)
{
    if (!list)
        return false;
    assert(list->node->type == JREAD_LIST && i < list->node->n_nodes);
    *ret = (struct jread_slot){.in = list, .i = i, .node = list->items[i]};
    return true;
}

static struct jread *reader_below(const struct jread_slot *slot)
{
    struct jread *below = arena_alloc(slot->in->root->arena, sizeof(*below));

    *below = (struct jread){
        .root = slot->in->root,
        .parent = slot->in,
        .key = slot->key,
        .i = slot->i,
        .node = slot->node,
    };
    return below;
}

struct jread *jread_object(struct jread *in, const char *key, const struct jread_rule *rule,
                           bool required, enum presence *ret_presence)
{
    struct jread_slot slot;

    if (!jread_take(in, key, rule, required, ret_presence, &slot))
        return NULL;
    if (slot.node->type != JREAD_OBJECT) {
        jread_wrong_type(&slot, rule ? rule : &no_rule, "must be an object");
        return NULL;
    }
    if (ret_presence)
        *ret_presence = PRESENCE_VALUE;
    return reader_below(&slot);
}

/* The list's items by number. */
static void index_items(struct jread *list)
{
    struct jread_node *node = list->node->first;
    size_t n = list->node->n_nodes;

    list->items = arena_alloc(list->root->arena, n * sizeof(struct jread_node *));
    for (size_t i = 0; i < n; i++, node = node->next)
        list->items[i] = node;
}

struct jread *jread_list(struct jread *in, const char *key, const struct jread_rule *rule,
                         bool required, enum presence *ret_presence, size_t *ret_n)
{
    const struct jread_rule *list_rule = rule ? rule : &no_rule;
    struct jread_slot slot;
    struct jread *list;
    const char *detail;

    *ret_n = 0;
    if (!jread_take(in, key, rule, required, ret_presence, &slot))
        return NULL;
    if (slot.node->type != JREAD_LIST) {
        jread_wrong_type(&slot, list_rule, "must be a list");
        return NULL;
    }
    if (jread_out_of_bounds(&slot, list_rule, (int64_t)slot.node->n_nodes, value_i64_format, "have",
                            " items", &detail)) {
        jread_wrong_value(&slot, list_rule, detail);
        return NULL;
    }
    if (ret_presence)
        *ret_presence = PRESENCE_VALUE;
    list = reader_below(&slot);
    list->missing = list_rule->missing;
    index_items(list);
    *ret_n = slot.node->n_nodes;
    return list;
}

struct jread *jread_item(struct jread *list, size_t i)
{
    struct jread_slot slot;

    if (!jread_take_item(list, i, &slot))
        return NULL;
    if (slot.node->type != JREAD_OBJECT) {
        jread_slot_fail(&slot, list->missing, "must be an object");
        return NULL;
    }
    return reader_below(&slot);
}

void jread_fail(struct jread *in, const char *key, enum err err, const char *detail)
{
    jread_slot_fail(&(struct jread_slot){.in = in, .key = key}, err, detail);
}

void jread_not_null(struct jread *in, const char *key, const struct jread_rule *rule,
                    enum presence presence)
{
    if (in && presence == PRESENCE_NULL)
        jread_fail(in, key, (rule ? rule : &no_rule)->missing, "must not be null");
}

void jread_pass_unknown(struct jread *in)
{
    in->root->passes_unknown = true;
}

bool jread_done(struct jread *in)
{
    if (!in)
        return false;
    if (in->node->type == JREAD_OBJECT && in->root->source != JREAD_PATH &&
        !in->root->passes_unknown && !in->is_done)
        for (struct jread_node *member = in->node->first; member; member = member->next)
            if (!member->was_read)
                fail_unknown(in, member);
    in->is_done = true;
    return !in->has_problem;
}

const struct jread_problem *jread_problems(const struct jread *in)
{
    return in->root->problems;
}

bool jread_raw(struct jread *in, const char *key, const char **ret, size_t *ret_len)
{
    struct jread_node *node = in ? jread_node_find(in->node, key, strlen(key)) : NULL;

    if (!node)
        return false;
    node->was_read = true;
    *ret = arena_strndup(in->root->arena, node->raw, node->raw_len);
    *ret_len = node->raw_len;
    return true;
}
