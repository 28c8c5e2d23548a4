/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The embedded search engine with nothing around it: no HTTP, no coroutines. Prints one line of
 * JSON. Not part of the service.
 *
 *   search_engine FOLDER build                             products come on the standard input
 *   search_engine FOLDER search|facets|suggest THREADS SECONDS   queries do, a line each
 *   search_engine FOLDER each search|facets|suggest        the best time of each query, the slowest
 *                                                          first, instead of JSON
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "runtime/arena.h"
#include "search/search_engine.h"
#include "search/search_groonga_find.h"
#include "search/search_groonga_store.h"

#define BATCH 500
#define LINE_BYTES 16384
#define EACH_ROUNDS 9
#define THREADS_MAX 64
#define SAMPLES_MAX (1U << 22)

enum kind { SEARCH, FACETS, SUGGEST };

static char *queries[65536];
static size_t n_queries;
static enum kind kind;
static double end_s;

_Noreturn static void fail(const char *what)
{
    fprintf(stderr, "search_engine: %s\n", what);
    exit(1);
}

static double seconds_of(clockid_t clock)
{
    struct timespec now;

    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double now_s(void)
{
    return seconds_of(CLOCK_MONOTONIC);
}

static char *next_line(char line[LINE_BYTES])
{
    if (!fgets(line, LINE_BYTES, stdin))
        return NULL;
    line[strcspn(line, "\n")] = '\0';
    return line;
}

static const char *field(struct arena *arena, char **rest)
{
    const char *text = strsep(rest, "\t");

    return arena_strdup(arena, text ? text : "");
}

static struct search_document document_of(struct arena *arena, char *line)
{
    struct search_document d = {.revision = 1};

    d.id = atoll(field(arena, &line));
    d.name = field(arena, &line);
    d.description = field(arena, &line);
    d.category = field(arena, &line);
    d.price = atoll(field(arena, &line)) * 100;
    d.available = atoll(field(arena, &line));
    d.sold_recently = atoll(field(arena, &line));
    d.created_at = d.id;
    return d;
}

static void put(struct search_groonga_index *index, const struct search_document *documents,
                size_t n)
{
    if (!search_groonga_index_put(index, documents, n))
        fail("a batch cannot be put");
}

static void build(void)
{
    struct arena *arena = arena_new();
    struct search_document documents[BATCH];
    struct search_groonga_index *index;
    char line[LINE_BYTES];
    size_t n = 0, n_all = 0;
    double began = now_s();

    if (search_groonga_store_create("bench") || search_groonga_store_pin("bench", &index))
        fail("no index can be made");
    while (next_line(line)) {
        documents[n++] = document_of(arena, line);
        n_all++;
        if (n < BATCH)
            continue;
        put(index, documents, n);
        arena_reset(arena);
        n = 0;
    }
    put(index, documents, n);
    printf("{\"products\": %zu, \"seconds\": %.3f, \"bytes\": %lld}\n", n_all, now_s() - began,
           (long long)search_groonga_index_bytes(index));
    search_groonga_store_unpin();
    if (search_groonga_store_serve("bench"))
        fail("the index cannot be served");
    arena_free(arena);
}

static void ask(struct arena *arena, const char *text)
{
    const struct search_request request = {
        .keyword = text, .limit = 20, .wants_facets = kind == FACETS};
    struct search_groonga_index *index;
    struct search_groonga_worker *worker;
    struct search_found found;
    const char **texts;
    size_t n;

    if (search_groonga_store_pin(NULL, &index))
        fail("no index is served");
    worker = search_groonga_index_worker(index);
    if (!worker)
        fail("no worker");
    if (kind == SUGGEST)
        search_groonga_suggest(worker, arena, text, 10, &texts, &n);
    else
        search_groonga_find(worker, arena, &request, &found);
    search_groonga_index_give_back(worker);
    search_groonga_store_unpin();
    arena_reset(arena);
}

/* One thread's asking; it begins at a query of its own. */
struct asker {
    pthread_t thread;
    size_t first, n;
    float *ms;
};

static void *ask_on(void *arg)
{
    struct asker *asker = arg;
    struct arena *arena = arena_new();
    double before = now_s(), after;

    for (; before < end_s && asker->n < SAMPLES_MAX; before = after) {
        ask(arena, queries[(asker->first + asker->n) % n_queries]);
        after = now_s();
        asker->ms[asker->n++] = (float)((after - before) * 1e3);
    }
    arena_free(arena);
    return NULL;
}

static int by_ms(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;

    return x < y ? -1 : x > y;
}

static void load(unsigned n_threads, double seconds)
{
    static struct asker askers[THREADS_MAX];
    double began = now_s(), used = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
    size_t n = 0;
    float *all;
    unsigned i;

    end_s = began + seconds;
    for (i = 0; i < n_threads; i++) {
        askers[i].first = n_queries * i / n_threads;
        askers[i].ms = malloc(SAMPLES_MAX * sizeof(float));
        if (!askers[i].ms || pthread_create(&askers[i].thread, NULL, ask_on, &askers[i]))
            fail("no thread can be made");
    }
    all = malloc((size_t)n_threads * SAMPLES_MAX * sizeof(float));
    for (i = 0; i < n_threads; i++) {
        pthread_join(askers[i].thread, NULL);
        memcpy(all + n, askers[i].ms, askers[i].n * sizeof(float));
        n += askers[i].n;
        free(askers[i].ms);
    }
    used = seconds_of(CLOCK_PROCESS_CPUTIME_ID) - used;
    began = now_s() - began;
    qsort(all, n, sizeof(*all), by_ms);
    printf("{\"per_second\": %.1f, \"cpu_us\": %.1f, \"p50_ms\": %.3f, \"p99_ms\": %.3f, "
           "\"max_ms\": %.3f}\n",
           (double)n / began, used / (double)n * 1e6, (double)all[n / 2], (double)all[n * 99 / 100],
           (double)all[n - 1]);
    free(all);
}

struct timed {
    const char *text;
    float ms;
};

static int slowest_first(const void *a, const void *b)
{
    return by_ms(&((const struct timed *)b)->ms, &((const struct timed *)a)->ms);
}

static void time_each(void)
{
    struct timed *timed = calloc(n_queries + 1, sizeof(*timed));
    struct arena *arena = arena_new();
    size_t i;
    int round;

    for (round = 0; round < EACH_ROUNDS; round++) {
        for (i = 0; i < n_queries; i++) {
            double began = now_s();
            float ms;

            ask(arena, queries[i]);
            ms = (float)((now_s() - began) * 1e3);
            timed[i].text = queries[i];
            timed[i].ms = round && timed[i].ms < ms ? timed[i].ms : ms;
        }
    }
    qsort(timed, n_queries, sizeof(*timed), slowest_first);
    for (i = 0; i < n_queries; i++)
        printf("%8.3f ms  %s\n", (double)timed[i].ms, timed[i].text);
    arena_free(arena);
    free(timed);
}

static void read_queries(void)
{
    char line[LINE_BYTES];

    while (n_queries < sizeof(queries) / sizeof(*queries) && next_line(line))
        queries[n_queries++] = strdup(line);
    if (!n_queries)
        fail("no queries came");
}

static enum kind kind_of(const char *word)
{
    return strcmp(word, "suggest") == 0 ? SUGGEST : strcmp(word, "facets") == 0 ? FACETS : SEARCH;
}

int main(int argc, char **argv)
{
    if (argc < 3 || !search_groonga_store_open(argv[1]))
        fail("FOLDER build | FOLDER search|facets|suggest THREADS SECONDS | FOLDER each KIND");
    if (strcmp(argv[2], "build") == 0) {
        build();
    } else {
        bool is_each = strcmp(argv[2], "each") == 0;
        unsigned n_threads = !is_each && argc > 3 ? (unsigned)atoi(argv[3]) : 1;

        kind = kind_of(argv[is_each ? 3 : 2]);
        read_queries();
        if (is_each)
            time_each();
        else
            load(n_threads > THREADS_MAX ? THREADS_MAX : n_threads, argc > 4 ? atof(argv[4]) : 3);
    }
    search_groonga_store_close();
    return 0;
}
