/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the load_* files share: readers of single values, and one reader a section. All take trees
 * that keys_check() has seen, and bear with those that it found fault with: a value of a wrong form
 * reads as if it were not there.
 */
#ifndef LOAD_H
#define LOAD_H

#include "model.h"
#include "yaml_tree.h"

/* Of a mapping's key. Absent: a name without text, NULL, fallback, false. */
struct name load_name(const struct node *map, const char *key);
const char *load_text(const struct node *map, const char *key, const char *fallback);
bool load_flag(const struct node *map, const char *key);
int64_t load_number(const struct node *map, const char *key, int64_t min, int64_t max,
                    int64_t fallback);
unsigned load_duration(const struct node *map, const char *key, unsigned fallback);
unsigned load_size(const struct node *map, const char *key, unsigned fallback);
/* A list, or a single name. */
void load_names(const struct node *map, const char *key, struct names *ret);

/* Of a node that may be NULL. */
struct name load_node_name(const struct node *node);
void load_node_names(const struct node *node, struct names *ret);
void load_type(const struct node *node, struct type_use *ret);
void load_param(const struct pair *pair, struct param *ret);
void load_field(const struct pair *pair, struct field *ret);
void load_error(const struct pair *pair, struct error *ret);

/* The sections of a domain: each reads what is there and adds to its list. */
void load_entities(const struct node *root, struct domain *ret);
void load_machines(const struct node *root, struct domain *ret);
void load_dtos(const struct node *root, struct domain *ret);
void load_queries(const struct node *root, struct domain *ret);
void load_endpoints(const struct node *root, struct domain *ret);
void load_events(const struct node *root, struct domain *ret);
void load_scripts(const struct node *root, struct domain *ret);
void load_groups(const struct node *root, struct domain *ret);
void load_streams(const struct node *root, struct domain *ret);
void load_jobs(const struct node *root, struct domain *ret);
void load_consumers(const struct node *root, struct domain *ret);
void load_sagas(const struct node *root, struct domain *ret);
void load_domain(const struct node *root, const char *file, struct domain *ret);
void load_service(const struct node *root, struct service *ret);
void load_scalars(const struct node *root, struct spec *ret);
void load_common_errors(const struct node *root, struct spec *ret);

/* The path of an endpoint or stream, with its parameters. */
void load_path(const struct node *map, const char *method, struct endpoint *ret);

/* Walks the pairs of the mapping under key. */
#define LOAD_EACH(it, map, key)                                                                    \
    for (const struct node *section = yaml_get(map, key); section; section = NULL)                 \
        for (size_t i_##it = 0; section->kind == NODE_MAP && i_##it < section->n; i_##it++)        \
            for (const struct pair *it = &section->pairs[i_##it]; it; it = NULL)

/* The same for values that are mappings; keys_check has reported the others. */
#define LOAD_EACH_MAP(it, map, key)                                                                \
    LOAD_EACH (it, map, key)                                                                       \
        if (it->value->kind == NODE_MAP)

#endif
