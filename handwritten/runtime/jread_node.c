/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The tree of values. A small object is searched from one end to the other; one with more members
 * gets them sorted, so that neither finding a key nor finding a key that is there twice takes
 * quadratic time, whatever a client sends. Sorting needs no secret as hashing would.
 */
#include "jread_node.h"

#include "arena.h"

#include <stdlib.h>
#include <string.h>

#define SEARCHED_IN_A_ROW 8

struct jread_node *jread_node_add(struct arena *arena, struct jread_node *parent,
                                  struct jread_node **last)
{
    struct jread_node *node = arena_alloc(arena, sizeof(*node));

    if (*last)
        (*last)->next = node;
    else
        parent->first = node;
    *last = node;
    parent->n_nodes++;
    return node;
}

static int compare_key(const struct jread_node *node, const char *key, size_t len)
{
    if (node->key_len != len)
        return node->key_len < len ? -1 : 1;
    return memcmp(node->key, key, len);
}

/* By key; equal keys in the order sent. */
static int compare_nodes(const void *a, const void *b)
{
    const struct jread_node *left = *(struct jread_node *const *)a;
    const struct jread_node *right = *(struct jread_node *const *)b;
    int order = compare_key(left, right->key, right->key_len);

    if (order)
        return order;
    return left->place < right->place ? -1 : left->place > right->place;
}

static struct jread_node *find_in_a_row(const struct jread_node *first,
                                        const struct jread_node *end, const char *key, size_t len)
{
    const struct jread_node *node = first;

    while (node != end && compare_key(node, key, len))
        node = node->next;
    return node == end ? NULL : (struct jread_node *)node;
}

static struct jread_node *repeated_in_a_row(const struct jread_node *object)
{
    struct jread_node *node;

    for (node = object->first; node; node = node->next)
        if (find_in_a_row(object->first, node, node->key, node->key_len))
            return node;
    return NULL;
}

struct jread_node *jread_node_index(struct arena *arena, struct jread_node *object)
{
    struct jread_node *node, **nodes, *repeated = NULL;
    size_t n = 0;

    if (object->n_nodes <= SEARCHED_IN_A_ROW)
        return repeated_in_a_row(object);
    nodes = arena_alloc(arena, object->n_nodes * sizeof(struct jread_node *));
    for (node = object->first; node; node = node->next)
        nodes[n++] = node;
    qsort(nodes, n, sizeof(struct jread_node *), compare_nodes);
    for (size_t i = 1; i < n; i++)
        if (!compare_key(nodes[i - 1], nodes[i]->key, nodes[i]->key_len) &&
            (!repeated || nodes[i]->place < repeated->place))
            repeated = nodes[i];
    object->by_key = nodes;
    return repeated;
}

struct jread_node *jread_node_find(const struct jread_node *object, const char *key, size_t len)
{
    size_t low = 0, high = object->n_nodes;

    if (!object->by_key)
        return find_in_a_row(object->first, NULL, key, len);
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare_key(object->by_key[middle], key, len) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == object->n_nodes || compare_key(object->by_key[low], key, len))
        return NULL;
    return object->by_key[low];
}
