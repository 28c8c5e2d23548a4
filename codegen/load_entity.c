/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The sections entities and machines.
 */
#include "load.h"

#include <string.h>

#include "buf.h"
#include "names.h"
#include "text.h"

/* `ref: product?`: the mark is the column's. */
static void load_ref(const struct node *map, struct column *ret)
{
    size_t len;
    char *text;

    ret->ref = load_name(map, "ref");
    if (!ret->ref.text)
        return;
    len = strlen(ret->ref.text);
    if (len && ret->ref.text[len - 1] == '?') {
        text = mem_strndup(ret->ref.text, len - 1);
        ret->ref.text = text;
        ret->ref.at.length--;
        ret->type.nullable = true;
    }
}

static void load_at_most(const struct node *node, struct column *ret)
{
    bool is_map = node && node->kind == NODE_MAP;

    ret->at_most = is_map ? load_name(node, "column") : load_node_name(node);
    ret->at_most_code = load_name(node, "else");
}

static void load_column(const struct pair *pair, struct column *ret)
{
    const struct node *map = pair->value;

    ret->name = pair->key->text;
    ret->at = pair->key->at;
    if (map->kind != NODE_MAP) {
        load_type(map, &ret->type);
        return;
    }
    load_type(yaml_get(map, "type"), &ret->type);
    ret->doc = load_text(map, "doc", NULL);
    ret->default_value = load_name(map, "default");
    ret->else_code = load_name(map, "else");
    ret->missing_code = load_name(map, "missing");
    load_ref(map, ret);
    ret->gone_code = load_name(map, "gone");
    ret->no_foreign_key = strcmp(load_text(map, "foreign_key", "true"), "false") == 0;
    ret->snapshot = load_name(map, "snapshot");
    load_at_most(yaml_get(map, "at_most"), ret);
    ret->is_private = load_flag(map, "private");
    ret->pattern = load_text(map, "pattern", NULL);
    if (!ret->type.name.text && !ret->ref.text && !ret->snapshot.text)
        diag_error(ret->at, "column `%s` needs `type`, `ref` or `snapshot`", ret->name);
}

static void load_unique(const struct pair *pair, struct unique *ret)
{
    const struct node *node = pair->value;

    ret->name = pair->key->text;
    ret->at = pair->key->at;
    if (node->kind == NODE_LIST)
        load_node_names(node, &ret->on);
    load_names(node, "on", &ret->on);
    ret->sql_name = load_name(node, "name");
    ret->where = load_text(node, "where", NULL);
    ret->else_code = load_name(node, "else");
}

static void load_index(const struct pair *pair, struct index *ret)
{
    const struct node *node = pair->value;

    ret->name = pair->key->text;
    ret->at = pair->key->at;
    if (node->kind == NODE_LIST)
        load_node_names(node, &ret->on);
    load_names(node, "on", &ret->on);
    ret->sql_name = load_name(node, "name");
}

static void load_invariant(const struct pair *pair, struct invariant *ret)
{
    bool is_map = pair->value->kind == NODE_MAP;

    ret->name = pair->key->text;
    ret->at = pair->key->at;
    ret->check = is_map ? load_text(pair->value, "check", NULL) : load_node_name(pair->value).text;
    ret->else_code = load_name(pair->value, "else");
}

static void load_entity(const struct pair *pair, struct entity *ret)
{
    const struct node *map = pair->value;

    ret->name = pair->key->text;
    ret->at = pair->key->at;
    ret->doc = load_text(map, "doc", NULL);
    ret->table = load_text(map, "table", NULL);
    if (!ret->table)
        ret->table = names_plural(ret->name);
    ret->owner = load_name(map, "owner");
    if (ret->owner.text && strcmp(ret->owner.text, "none") == 0) {
        ret->owner_none = true;
        ret->owner.text = NULL;
    }
    ret->missing = load_name(map, "missing");
    ret->foreign = load_name(map, "foreign");
    ret->parent = load_name(map, "parent");
    ret->soft_delete = load_name(map, "soft_delete");
    LOAD_EACH (column, map, "columns")
        load_column(column, list_add(&ret->columns));
    LOAD_EACH (unique, map, "unique")
        load_unique(unique, list_add(&ret->uniques));
    LOAD_EACH (index, map, "indexes")
        load_index(index, list_add(&ret->indexes));
    LOAD_EACH (invariant, map, "invariants")
        load_invariant(invariant, list_add(&ret->invariants));
}

void load_entities(const struct node *root, struct domain *ret)
{
    LOAD_EACH_MAP (pair, root, "entities")
        load_entity(pair, list_add(&ret->entities));
}

static void load_else(const struct node *node, struct transition *ret)
{
    if (node && node->kind == NODE_SCALAR)
        *list_add(&ret->elses) =
            (struct else_by_state){.state = {"otherwise", node->at}, .code = load_node_name(node)};
    for (size_t i = 0; node && node->kind == NODE_MAP && i < node->n; i++)
        *list_add(&ret->elses) =
            (struct else_by_state){.state = load_node_name(node->pairs[i].key),
                                   .code = load_node_name(node->pairs[i].value)};
}

static void load_transition(const struct node *key, const struct node *map, struct machine *ret)
{
    struct transition *transition;

    if (map->kind != NODE_MAP)
        return;
    transition = list_add(&ret->transitions);
    transition->name = key->text;
    transition->at = key->at;
    load_names(map, "from", &transition->from);
    transition->to = load_name(map, "to");
    load_else(yaml_get(map, "else"), transition);
    load_names(map, "stamp", &transition->stamps);
    transition->emit = load_name(map, "emit");
}

static void load_machine(const struct pair *pair, struct machine *ret)
{
    const struct node *map = pair->value;

    ret->name = pair->key->text;
    ret->at = pair->key->at;
    ret->doc = load_text(map, "doc", NULL);
    ret->initial = load_name(map, "initial");
    load_names(map, "terminal", &ret->terminal);
    LOAD_EACH (transition, map, "transitions") {
        const struct node *value = transition->value;
        load_transition(transition->key, value, ret);
        for (size_t i = 0; value->kind == NODE_LIST && i < value->n; i++)
            load_transition(transition->key, value->items[i], ret);
    }
}

void load_machines(const struct node *root, struct domain *ret)
{
    LOAD_EACH_MAP (pair, root, "machines")
        load_machine(pair, list_add(&ret->machines));
}
