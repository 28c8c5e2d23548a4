/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Texts are folded and cut into terms before they are sent (search_terms.h), as for the
 * embedded engine, and the server only takes them apart at their spaces. The Korean analyzer, or
 * pairs of letters where the server has none, is for what no term says.
 *
 * Raise SEARCH_INDEX_VERSION when anything of this changes.
 */
#include "search_http_mapping.h"

#include <string.h>

#define KEPT                                                                                       \
    "{\"number_of_shards\":1,\"auto_expand_replicas\":\"0-1\",\"refresh_interval\":\"200ms\","

/* One shard: scores, counts and orders are of the whole. */
static const char settings_nori[] =
    KEPT "\"analysis\":{\"filter\":{\"beginnings\":{\"type\":\"edge_ngram\",\"min_gram\":1,"
         "\"max_gram\":40}},\"tokenizer\":{\"korean\":{\"type\":\"nori_tokenizer\"}},"
         "\"analyzer\":{\"terms\":{\"type\":\"custom\",\"tokenizer\":\"whitespace\"},"
         "\"beginnings\":{\"type\":\"custom\",\"tokenizer\":\"whitespace\","
         "\"filter\":[\"beginnings\"]},"
         "\"korean\":{\"type\":\"custom\",\"tokenizer\":\"korean\","
         "\"filter\":[\"nori_part_of_speech\"]}}}}";
static const char settings_plain[] =
    KEPT "\"analysis\":{\"filter\":{\"beginnings\":{\"type\":\"edge_ngram\",\"min_gram\":1,"
         "\"max_gram\":40}},\"tokenizer\":{\"korean\":{\"type\":\"ngram\",\"min_gram\":2,"
         "\"max_gram\":2,\"token_chars\":[\"letter\",\"digit\"]}},"
         "\"analyzer\":{\"terms\":{\"type\":\"custom\",\"tokenizer\":\"whitespace\"},"
         "\"beginnings\":{\"type\":\"custom\",\"tokenizer\":\"whitespace\","
         "\"filter\":[\"beginnings\"]},"
         "\"korean\":{\"type\":\"custom\",\"tokenizer\":\"korean\"}}}}";

#define TERMS                                                                                      \
    "{\"type\":\"text\",\"analyzer\":\"terms\",\"index_options\":\"docs\",\"norms\":false}"
#define TERMS_AND_BEGINNINGS                                                                       \
    "{\"type\":\"text\",\"analyzer\":\"terms\",\"index_options\":\"docs\",\"norms\":false,"        \
    "\"fields\":{\"beginnings\":{\"type\":\"text\",\"analyzer\":\"beginnings\","                   \
    "\"index_options\":\"docs\",\"norms\":false}}}"
#define KOREAN "{\"type\":\"text\",\"analyzer\":\"korean\",\"norms\":false}"
#define NUMBER "{\"type\":\"long\"}"

static const struct {
    const char *name, *json;
} fields[] = {
    {"id", NUMBER},
    {"removed", "{\"type\":\"boolean\"}"}, /* what is left of a product, so that its revision is */
    {"name", "{\"type\":\"keyword\",\"index\":false,\"doc_values\":false}"},
    {"words_whole", TERMS},
    {"words", TERMS_AND_BEGINNINGS},
    {"parts_whole", TERMS},
    {"parts", TERMS},
    {"joins_whole", TERMS},
    {"joins", TERMS_AND_BEGINNINGS},
    {"name_share", "{\"type\":\"integer\"}"},
    {"text_words_whole", TERMS},
    {"text_words", TERMS},
    {"text_parts_whole", TERMS},
    {"text_parts", TERMS},
    {"category_words_whole", TERMS},
    {"category_words", TERMS},
    {"name_korean", KOREAN},
    {"text_korean", KOREAN},
    {"category", "{\"type\":\"keyword\"}"},
    {"price", NUMBER},
    {"available", NUMBER},
    {"sold_recently", NUMBER},
    {"created_at", NUMBER},
};

void search_http_mapping_write_meta(struct jwrite *out, const struct search_engine *engine,
                                    const struct search_progress *progress)
{
    jwrite_object(out, "_meta");
    jwrite_str(out, "of", engine->name);
    jwrite_i64(out, "version", SEARCH_INDEX_VERSION);
    jwrite_i64(out, "catalogue", progress->catalogue);
    jwrite_i64(out, "walked", progress->walked);
    jwrite_i64(out, "n_walked", progress->n_walked);
    jwrite_i64(out, "n_products", progress->n_products);
    jwrite_i64(out, "event", progress->event);
    jwrite_i64(out, "event_at", progress->event_at);
    jwrite_object_end(out);
}

bool search_http_mapping_read_meta(struct jread *meta, const struct search_engine *engine,
                                   int64_t *ret_version, struct search_progress *ret_progress)
{
    const char *of = NULL;
    enum presence has;

    if (!meta)
        return false;
    *ret_progress = (struct search_progress){0};
    jread_opt_str(meta, "of", NULL, &has, &of);
    jread_opt_i64(meta, "version", NULL, &has, ret_version);
    jread_opt_i64(meta, "catalogue", NULL, &has, &ret_progress->catalogue);
    jread_opt_i64(meta, "walked", NULL, &has, &ret_progress->walked);
    jread_opt_i64(meta, "n_walked", NULL, &has, &ret_progress->n_walked);
    jread_opt_i64(meta, "n_products", NULL, &has, &ret_progress->n_products);
    jread_opt_i64(meta, "event", NULL, &has, &ret_progress->event);
    jread_opt_i64(meta, "event_at", NULL, &has, &ret_progress->event_at);
    return of && strcmp(of, engine->name) == 0;
}

void search_http_mapping_write(struct jwrite *out, const struct search_engine *engine,
                               const char *alias, bool has_nori)
{
    size_t i;

    jwrite_object(out, NULL);
    jwrite_json(out, "settings", has_nori ? settings_nori : settings_plain);
    jwrite_object(out, "aliases");
    jwrite_json(out, alias, "{}");
    jwrite_object_end(out);
    jwrite_object(out, "mappings");
    jwrite_bool(out, "dynamic", false);
    search_http_mapping_write_meta(out, engine, &(struct search_progress){0});
    jwrite_object(out, "properties");
    for (i = 0; i < sizeof(fields) / sizeof(*fields); i++)
        jwrite_json(out, fields[i].name, fields[i].json);
    jwrite_object_end(out);
    jwrite_object_end(out);
    jwrite_object_end(out);
}
