/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From the files of <root>/spec to the model. Order: what concerns all first, then the domains by
 * the names of their files, so that the same tree gives the same model anywhere.
 */
#include "load.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "keys.h"
#include "text.h"

static const struct node *read_file(const char *root, const char *name, enum shape_id shape)
{
    const struct node *node = yaml_read(mem_printf("%s/%s", root, name), name);

    if (node && node->kind != NODE_MAP) {
        diag_error(node->at, "a spec file is a mapping of keys");
        return NULL;
    }
    if (node)
        keys_check(node, shape);
    return node;
}

static void load_setting(const struct pair *pair, struct setting *ret)
{
    ret->env = pair->key->text;
    ret->at = pair->key->at;
    ret->doc = load_text(pair->value, "doc", "");
    ret->default_text = load_text(pair->value, "default", NULL);
    ret->default_at = load_name(pair->value, "default").at;
    ret->is_secret = load_flag(pair->value, "secret");
    ret->has_min = load_text(pair->value, "min", NULL) != NULL;
    ret->has_max = load_text(pair->value, "max", NULL) != NULL;
    ret->min = load_number(pair->value, "min", INT64_MIN, INT64_MAX, INT64_MIN);
    ret->max = load_number(pair->value, "max", INT64_MIN, INT64_MAX, INT64_MAX);
}

void load_service(const struct node *root, struct service *ret)
{
    const struct node *limits = yaml_get(root, "limits");

    ret->name = load_text(root, "service", "service");
    ret->at = root->at;
    ret->title = load_text(root, "title", ret->name);
    ret->version = load_text(root, "version", "1.0.0");
    ret->doc = load_text(root, "doc", "");
    ret->base_path = load_text(root, "base_path", "/");
    ret->owner_role = load_name(root, "owner_role");
    ret->body_bytes = load_size(limits, "body", 65536);
    ret->json_depth = (unsigned)load_number(limits, "json_depth", 1, 64, 16);
    ret->page = (unsigned)load_number(limits, "page", 1, 1000, 20);
    ret->page_max = (unsigned)load_number(limits, "page_max", 1, 1000, 100);
    ret->deadline_ms = load_duration(limits, "deadline", 5000);
    LOAD_EACH (pair, root, "roles") {
        struct role *role = list_add(&ret->roles);
        role->name = pair->key->text;
        role->at = pair->key->at;
        load_node_names(pair->value, &role->includes);
    }
    LOAD_EACH_MAP (pair, root, "settings")
        load_setting(pair, list_add(&ret->settings));
}

static enum kind find_kind(const char *word)
{
    static const struct {
        const char *word;
        enum kind kind;
    } kinds[] = {{"i64", KIND_I64},     {"bool", KIND_BOOL}, {"str", KIND_STR},
                 {"money", KIND_MONEY}, {"time", KIND_TIME}, {"date", KIND_DATE},
                 {"json", KIND_JSON}};

    for (size_t i = 0; word && i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].word, word) == 0)
            return kinds[i].kind;
    return KIND_STR;
}

static bool load_bound(const struct node *map, const char *key, enum kind kind, int64_t *ret)
{
    struct name name = load_name(map, key);

    if (!name.text)
        return false;
    if (kind == KIND_MONEY ? text_to_money(name.text, ret) : text_to_int(name.text, ret))
        return true;
    diag_error(name.at, "`%s` must be a number, not `%s`", key, name.text);
    return false;
}

static void load_scalar(const struct pair *pair, struct scalar *ret)
{
    const struct node *map = pair->value;
    const char *fill = load_text(map, "set", NULL);

    ret->name = pair->key->text;
    ret->at = pair->key->at;
    ret->kind = find_kind(load_text(map, "kind", NULL));
    ret->sql = load_text(map, "sql", "");
    ret->has_min = load_bound(map, "min", ret->kind, &ret->min);
    ret->has_max = load_bound(map, "max", ret->kind, &ret->max);
    ret->ascii = load_flag(map, "ascii");
    ret->is_user = load_flag(map, "user");
    ret->is_id = load_flag(map, "id");
    ret->pattern = load_text(map, "pattern", NULL);
    ret->fill = !fill ? FILL_NONE : strcmp(fill, "created") == 0 ? FILL_CREATED : FILL_UPDATED;
    ret->doc = load_text(map, "doc", NULL);
}

static void load_codes_range(const struct node *root, struct domain *ret)
{
    struct name range = load_name(root, "codes");
    const char *dots = range.text ? strstr(range.text, "..") : NULL;

    if (!dots)
        return;
    ret->codes_from = (struct name){mem_strndup(range.text, (size_t)(dots - range.text)), range.at};
    ret->codes_to = (struct name){dots + 2, range.at};
}

static void load_enum(const struct pair *pair, struct enumeration *ret)
{
    const struct node *node = pair->value;

    ret->name = pair->key->text;
    ret->at = pair->key->at;
    ret->doc = load_text(node, "doc", NULL);
    if (node->kind == NODE_LIST)
        load_node_names(node, &ret->values);
    load_names(node, "values", &ret->values);
}

void load_domain(const struct node *root, const char *file, struct domain *ret)
{
    struct name name = load_name(root, "domain");

    ret->file = file;
    ret->at = name.text ? name.at : root->at;
    ret->name = name.text ? name.text : "?";
    ret->doc = load_text(root, "doc", "");
    load_codes_range(root, ret);
    LOAD_EACH_MAP (pair, root, "errors")
        load_error(pair, list_add(&ret->errors));
    LOAD_EACH (pair, root, "enums")
        load_enum(pair, list_add(&ret->enums));
    load_entities(root, ret);
    load_machines(root, ret);
    load_dtos(root, ret);
    load_queries(root, ret);
    load_endpoints(root, ret);
    load_events(root, ret);
    load_scripts(root, ret);
    load_groups(root, ret);
    load_streams(root, ret);
    load_jobs(root, ret);
    load_consumers(root, ret);
    load_sagas(root, ret);
}

static int is_domain_file(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && text_ends_with(entry->d_name, ".yaml");
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void check_file_name(const struct domain *domain, const char *file_name)
{
    const char *expected = mem_strndup(file_name, strlen(file_name) - strlen(".yaml"));

    if (strcmp(domain->name, "?") != 0 && strcmp(domain->name, expected) != 0)
        diag_error(domain->at, "the file is named %s, so its domain must be `%s`", file_name,
                   expected);
}

static void load_domains(const char *root, struct spec *ret)
{
    struct dirent **entries = NULL;
    int n = scandir(mem_printf("%s/spec/domains", root), &entries, is_domain_file, by_name);

    if (n < 0) {
        diag_error((struct place){"spec/domains", 0, 0, 0}, "there is no such folder");
        return;
    }
    ret->domains.items = mem_alloc((size_t)n * sizeof *ret->domains.items);
    for (int i = 0; i < n; i++) {
        const char *file = mem_printf("spec/domains/%s", entries[i]->d_name);
        const struct node *node = read_file(root, file, SHAPE_DOMAIN_FILE);
        if (node) {
            struct domain *domain = &ret->domains.items[ret->domains.n++];
            load_domain(node, file, domain);
            check_file_name(domain, entries[i]->d_name);
        }
        free(entries[i]);
    }
    free(entries);
}

void load_scalars(const struct node *root, struct spec *ret)
{
    LOAD_EACH_MAP (pair, root, "types")
        load_scalar(pair, list_add(&ret->scalars));
}

void load_common_errors(const struct node *root, struct spec *ret)
{
    LOAD_EACH_MAP (pair, root, "errors")
        load_error(pair, list_add(&ret->errors));
}

void spec_load(const char *root, struct spec *ret)
{
    const struct node *service = read_file(root, "spec/service.yaml", SHAPE_SERVICE_FILE);

    if (service)
        load_service(service, &ret->service);
    load_scalars(read_file(root, "spec/types.yaml", SHAPE_TYPES_FILE), ret);
    load_common_errors(read_file(root, "spec/errors.yaml", SHAPE_ERRORS_FILE), ret);
    load_domains(root, ret);
}
