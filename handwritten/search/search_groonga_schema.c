/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Makes and finds the tables and columns of an index. Text is folded and cut into terms before it
 * comes here, so there are no tokenizers and no normalizers: terms are keys, and a product's terms
 * are vectors of references with weights, which Groonga inverts.
 */
#include "search_groonga_schema.h"

#include <string.h>

static const char *const lexicon_names[SEARCH_GROONGA_N_LEXICONS] = {
    [SEARCH_GROONGA_NAMES] = "NameTerms",
    [SEARCH_GROONGA_JOINS] = "NameJoins",
    [SEARCH_GROONGA_TEXTS] = "TextTerms",
};

static const char *const terms_names[SEARCH_GROONGA_N_LEXICONS] = {
    [SEARCH_GROONGA_NAMES] = "name_terms",
    [SEARCH_GROONGA_JOINS] = "name_joins",
    [SEARCH_GROONGA_TEXTS] = "text_terms",
};

static grn_obj *table(grn_ctx *ctx, const char *name, grn_table_flags kind, grn_builtin_type key)
{
    grn_obj *found = grn_ctx_get(ctx, name, (int)strlen(name));

    if (found)
        return found;
    return grn_table_create(ctx, name, (unsigned)strlen(name), NULL, kind | GRN_OBJ_PERSISTENT,
                            grn_ctx_at(ctx, (grn_id)key), NULL);
}

static grn_obj *column(grn_ctx *ctx, grn_obj *of, const char *name, grn_column_flags flags,
                       grn_obj *type)
{
    grn_obj *found = of ? grn_obj_column(ctx, of, name, (unsigned)strlen(name)) : NULL;

    if (found || !of || !type)
        return found;
    return grn_column_create(ctx, of, name, (unsigned)strlen(name), NULL,
                             flags | GRN_OBJ_PERSISTENT, type);
}

static grn_obj *scalar(grn_ctx *ctx, grn_obj *of, const char *name, grn_builtin_type type)
{
    return column(ctx, of, name, GRN_OBJ_COLUMN_SCALAR, grn_ctx_at(ctx, (grn_id)type));
}

/* The inverted side of `terms`. */
static grn_obj *inverted(grn_ctx *ctx, grn_obj *lexicon, grn_obj *products, grn_obj *terms)
{
    grn_obj *index = lexicon ? grn_obj_column(ctx, lexicon, "products", 8) : NULL, source;
    grn_id id;

    if (index || !terms)
        return index;
    index = column(ctx, lexicon, "products", GRN_OBJ_COLUMN_INDEX | GRN_OBJ_WITH_WEIGHT, products);
    if (!index)
        return NULL;
    id = grn_obj_id(ctx, terms);
    GRN_UINT32_INIT(&source, 0);
    GRN_UINT32_SET(ctx, &source, id);
    grn_obj_set_info(ctx, index, GRN_INFO_SOURCE, &source);
    GRN_OBJ_FIN(ctx, &source);
    return index;
}

static bool open_lexicon(grn_ctx *ctx, struct search_groonga_schema *s,
                         enum search_groonga_lexicon i)
{
    s->lexicons[i] = table(ctx, lexicon_names[i], GRN_OBJ_TABLE_PAT_KEY, GRN_DB_SHORT_TEXT);
    s->shown[i] = scalar(ctx, s->lexicons[i], "shown", GRN_DB_SHORT_TEXT);
    s->terms[i] = column(ctx, s->products, terms_names[i],
                         GRN_OBJ_COLUMN_VECTOR | GRN_OBJ_WITH_WEIGHT, s->lexicons[i]);
    s->postings[i] = inverted(ctx, s->lexicons[i], s->products, s->terms[i]);
    return s->shown[i] && s->postings[i];
}

bool search_groonga_schema_open(grn_ctx *ctx, struct search_groonga_schema *ret)
{
    struct search_groonga_schema s = {0};
    bool is_whole = true;
    unsigned i;

    s.products = table(ctx, "Products", GRN_OBJ_TABLE_HASH_KEY, GRN_DB_INT64);
    s.categories = table(ctx, "Categories", GRN_OBJ_TABLE_HASH_KEY, GRN_DB_SHORT_TEXT);
    s.name = scalar(ctx, s.products, "name", GRN_DB_SHORT_TEXT);
    s.texts = scalar(ctx, s.products, "texts", GRN_DB_TEXT);
    for (i = 0; i < SEARCH_GROONGA_N_LEXICONS; i++)
        is_whole = open_lexicon(ctx, &s, i) && is_whole;
    if (!is_whole || !s.categories || !s.name || !s.texts)
        return false;
    *ret = s;
    return true;
}
