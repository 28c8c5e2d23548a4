/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The mock provider. What it knows of its keys is a ring in static memory that all threads share:
 * the oldest key of a hundred thousand is forgotten. Its waits are outside the lock. Only what it
 * does for the first time takes SHOP_PG_DELAY_MS: what it knows it answers at once, so that a
 * payment that took longer than the shop waits is found out by asking again.
 */
#include "provider_mock.h"

#include <assert.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "arena.h"
#include "co.h"
#include "config.h"
#include "fault.h"

#define KEYS_MAX 100000
#define BUCKETS 131072 /* a power of two */
#define KEY_BYTES 48
#define REASON_BYTES 100
#define REFUNDS_MAX 4

struct refund {
    char key[KEY_BYTES];
    int64_t amount;
};

struct charge {
    char key[KEY_BYTES];
    enum provider_outcome outcome; /* of its authorisation */
    char reason[REASON_BYTES];     /* or empty */
    int64_t amount;
    struct refund refunds[REFUNDS_MAX];
    unsigned n_refunds;
    unsigned next; /* of its bucket: an index of the ring plus 1; 0 = none */
};

/* What a word of the script makes of an authorisation. */
struct plan {
    const char *word;
    enum provider_outcome stored; /* PROVIDER_NO_SUCH_KEY: it never hears of it */
    enum provider_outcome answer;
    const char *reason;
    bool takes_reason, is_repeated;
};

enum { PLAN_APPROVE, PLAN_DECLINE };

static const struct plan plans[] = {
    [PLAN_APPROVE] = {"approve", PROVIDER_APPROVED, PROVIDER_APPROVED, NULL, false, false},
    [PLAN_DECLINE] = {"decline", PROVIDER_DECLINED, PROVIDER_DECLINED, "declined by the bank", true,
                      false},
    {"insufficient", PROVIDER_INSUFFICIENT, PROVIDER_INSUFFICIENT, "not enough money", false,
     false},
    {"cancel", PROVIDER_CANCELLED, PROVIDER_CANCELLED, "cancelled by the buyer", false, false},
    {"unreachable", PROVIDER_NO_SUCH_KEY, PROVIDER_UNREACHABLE, NULL, false, false},
    {"lost", PROVIDER_APPROVED, PROVIDER_UNKNOWN, NULL, false, false},
    {"timeout", PROVIDER_NO_SUCH_KEY, PROVIDER_UNKNOWN, NULL, false, false},
    {"twice", PROVIDER_APPROVED, PROVIDER_APPROVED, NULL, false, true},
};

static struct {
    pthread_mutex_t lock;
    struct charge ring[KEYS_MAX];
    unsigned buckets[BUCKETS]; /* index of the ring plus 1 */
    uint64_t n_keys;           /* ever */
    const char *script;        /* what is left of it; the config's */
    double rate;
    unsigned delay_ms, timeout_ms;
} mock = {.lock = PTHREAD_MUTEX_INITIALIZER};

/* The plan of the word at text, and its reason; NULL: there is no such word. */
static const struct plan *find_plan(const char *text, size_t len, const char **ret_reason,
                                    size_t *ret_reason_len)
{
    const char *colon = memchr(text, ':', len);
    size_t word_len = colon ? (size_t)(colon - text) : len;

    for (size_t i = 0; i < sizeof(plans) / sizeof(plans[0]); i++) {
        const struct plan *plan = &plans[i];

        if (strlen(plan->word) != word_len || memcmp(plan->word, text, word_len) != 0)
            continue;
        *ret_reason = colon ? colon + 1 : plan->reason;
        *ret_reason_len = colon ? len - word_len - 1 : plan->reason ? strlen(plan->reason) : 0;
        return colon && (!plan->takes_reason || *ret_reason_len >= REASON_BYTES) ? NULL : plan;
    }
    return NULL;
}

static bool check_script(const char *script)
{
    const char *reason;
    size_t len, reason_len;

    for (const char *at = script; *at; at += len + (at[len] == ',')) {
        len = strcspn(at, ",");
        if (find_plan(at, len, &reason, &reason_len))
            continue;
        fprintf(stderr, "shopd: SHOP_PG_SCRIPT: no outcome `%.*s`\n", (int)len, at);
        return false;
    }
    return true;
}

static bool read_rate(const char *text, double *ret)
{
    char *end;
    double rate = strtod(text, &end);

    if (text[strspn(text, "0123456789.")] || *end || end == text || rate > 1) {
        fprintf(stderr, "shopd: SHOP_PG_SUCCESS_RATE is `%s`: it must be a number from 0 to 1\n",
                text);
        return false;
    }
    *ret = rate;
    return true;
}

bool provider_mock_start(const struct config *config)
{
    const char *script = config_text(config, "SHOP_PG_SCRIPT");
    const char *rate_text = config_text(config, "SHOP_PG_SUCCESS_RATE");
    double rate = 1;

    if (!check_script(script ? script : "") || (rate_text && !read_rate(rate_text, &rate)))
        return false;
    pthread_mutex_lock(&mock.lock);
    mock.script = script ? script : ""; /* no thread has served anything yet */
    mock.rate = rate;
    mock.delay_ms = (unsigned)config_number(config, "SHOP_PG_DELAY_MS");
    mock.timeout_ms = (unsigned)config_number(config, "SHOP_PG_TIMEOUT_MS");
    pthread_mutex_unlock(&mock.lock);
    return true;
}

static unsigned *bucket_of(const char *key)
{
    uint32_t hash = 2166136261u; /* FNV-1a */

    for (; *key; key++)
        hash = (hash ^ (unsigned char)*key) * 16777619u;
    return &mock.buckets[hash & (BUCKETS - 1)];
}

static struct charge *find(const char *key)
{
    unsigned at = *bucket_of(key);

    while (at && strcmp(mock.ring[at - 1].key, key) != 0)
        at = mock.ring[at - 1].next;
    return at ? &mock.ring[at - 1] : NULL;
}

static void forget(const struct charge *charge)
{
    unsigned index = (unsigned)(charge - mock.ring) + 1;
    unsigned *at = bucket_of(charge->key);

    while (*at != index)
        at = &mock.ring[*at - 1].next;
    *at = charge->next;
}

static struct charge *remember(const char *key, enum provider_outcome outcome, int64_t amount,
                               const char *reason, size_t reason_len)
{
    unsigned index = (unsigned)(mock.n_keys % KEYS_MAX);
    struct charge *charge = &mock.ring[index];
    unsigned *bucket;

    assert(strlen(key) < KEY_BYTES);
    if (mock.n_keys++ >= KEYS_MAX)
        forget(charge);
    bucket = bucket_of(key);
    *charge = (struct charge){.outcome = outcome, .amount = amount, .next = *bucket};
    strcpy(charge->key, key);
    if (reason_len)
        memcpy(charge->reason, reason, reason_len);
    *bucket = index + 1;
    return charge;
}

static bool has_refund(const struct charge *charge, const char *refund_key)
{
    for (unsigned i = 0; i < charge->n_refunds; i++)
        if (strcmp(charge->refunds[i].key, refund_key) == 0)
            return true;
    return false;
}

/* Whether the key, and what is to be paid back of its charge unless refund_key is NULL, came
 * before. */
static bool is_known(const char *key, const char *refund_key)
{
    const struct charge *charge;
    bool was_seen;

    pthread_mutex_lock(&mock.lock);
    charge = find(key);
    was_seen = charge && (!refund_key || charge->outcome != PROVIDER_APPROVED ||
                          has_refund(charge, refund_key));
    pthread_mutex_unlock(&mock.lock);
    return was_seen;
}

static int64_t refunded(const struct charge *charge)
{
    int64_t sum = 0;

    for (unsigned i = 0; i < charge->n_refunds; i++)
        sum += charge->refunds[i].amount;
    return sum;
}

static const char *outcome_word(enum provider_outcome outcome)
{
    static const char *const words[] = {
        [PROVIDER_APPROVED] = "APPROVED",
        [PROVIDER_DECLINED] = "DECLINED",
        [PROVIDER_INSUFFICIENT] = "INSUFFICIENT_BALANCE",
        [PROVIDER_CANCELLED] = "CANCELLED",
        [PROVIDER_VOIDED] = "VOIDED",
    };

    return words[outcome];
}

static void answer_of(struct call *call, const struct charge *charge, struct provider_answer *ret)
{
    enum provider_outcome outcome = charge->outcome;

    if (outcome == PROVIDER_APPROVED && charge->amount > 0 && refunded(charge) == charge->amount)
        outcome = PROVIDER_VOIDED;
    *ret = (struct provider_answer){
        .outcome = outcome,
        .transaction_id = charge->outcome == PROVIDER_APPROVED
                              ? arena_printf(call->arena, "MOCK-%s", charge->key)
                              : NULL,
        .reason = charge->reason[0] ? arena_strdup(call->arena, charge->reason) : NULL,
        .raw = arena_printf(call->arena, "mock: %s", outcome_word(outcome)),
    };
}

/* Waits for the answer to what is done for the first time; false: longer than the shop waits, which
 * then hears nothing of it. */
static bool travel(bool was_seen)
{
    unsigned delay_ms = was_seen ? 0 : mock.delay_ms;

    if (delay_ms)
        co_sleep_ms(delay_ms < mock.timeout_ms ? delay_ms : mock.timeout_ms);
    return delay_ms <= mock.timeout_ms;
}

static bool is_lucky(void)
{
    uint32_t random;

    if (getrandom(&random, sizeof(random), 0) != sizeof(random))
        abort(); /* so few bytes are never cut short once the kernel's pool is ready */
    return random < mock.rate * 4294967296.0;
}

/* The plan for the next key, which leaves the script. */
static const struct plan *next_plan(const char **ret_reason, size_t *ret_reason_len)
{
    const char *word = mock.script;
    size_t len = strcspn(word, ",");
    const struct plan *plan = &plans[is_lucky() ? PLAN_APPROVE : PLAN_DECLINE];

    mock.script += len + (word[len] == ',');
    if (len)
        return find_plan(word, len, ret_reason, ret_reason_len);
    *ret_reason = plan->reason;
    *ret_reason_len = plan->reason ? strlen(plan->reason) : 0;
    return plan;
}

static void authorise(struct call *call, const struct provider_charge *asked,
                      struct provider_answer *ret)
{
    struct charge *charge = find(asked->key);
    const struct plan *plan;
    const char *reason;
    size_t reason_len;

    if (charge) {
        answer_of(call, charge, ret);
        return;
    }
    plan = next_plan(&reason, &reason_len);
    if (plan->stored != PROVIDER_NO_SUCH_KEY)
        charge = remember(asked->key, plan->stored, asked->amount, reason, reason_len);
    if (plan->answer == plan->stored)
        answer_of(call, charge, ret);
    else
        *ret = (struct provider_answer){.outcome = plan->answer};
    ret->is_repeated = plan->is_repeated;
}

void provider_mock_authorise(struct call *call, const struct provider_charge *charge,
                             struct provider_answer *ret)
{
    bool is_in_time;

    if (fault_point("pg.authorise.before")) {
        *ret = (struct provider_answer){.outcome = PROVIDER_UNREACHABLE};
        return;
    }
    is_in_time = travel(is_known(charge->key, NULL));
    pthread_mutex_lock(&mock.lock);
    authorise(call, charge, ret);
    pthread_mutex_unlock(&mock.lock);
    if (fault_point("pg.authorise.after") || !is_in_time)
        *ret = (struct provider_answer){.outcome = PROVIDER_UNKNOWN};
}

void provider_mock_query(struct call *call, const char *key, struct provider_answer *ret)
{
    const struct charge *charge;

    *ret = (struct provider_answer){.outcome = PROVIDER_UNKNOWN};
    if (fault_point("pg.query.before"))
        return;
    ret->outcome = PROVIDER_NO_SUCH_KEY;
    pthread_mutex_lock(&mock.lock);
    charge = find(key);
    if (charge)
        answer_of(call, charge, ret);
    pthread_mutex_unlock(&mock.lock);
    if (fault_point("pg.query.after"))
        *ret = (struct provider_answer){.outcome = PROVIDER_UNKNOWN};
}

/* Whether amount is paid back under that key now, or has been before. */
static bool pay_back(struct charge *charge, const char *refund_key, int64_t amount)
{
    if (charge->outcome != PROVIDER_APPROVED)
        return true; /* nothing was taken */
    if (has_refund(charge, refund_key))
        return true;
    if (charge->n_refunds == REFUNDS_MAX || refunded(charge) + amount > charge->amount ||
        strlen(refund_key) >= KEY_BYTES)
        return false;
    strcpy(charge->refunds[charge->n_refunds].key, refund_key);
    charge->refunds[charge->n_refunds++].amount = amount;
    return true;
}

void provider_mock_cancel(struct call *call, const char *key, const char *refund_key,
                          int64_t amount, struct provider_answer *ret)
{
    struct charge *charge;
    bool is_in_time;

    *ret = (struct provider_answer){.outcome = PROVIDER_UNREACHABLE};
    if (fault_point("pg.cancel.before"))
        return;
    is_in_time = travel(is_known(key, refund_key));
    pthread_mutex_lock(&mock.lock);
    charge = find(key);
    if (!charge)
        charge = remember(key, PROVIDER_VOIDED, amount, NULL, 0);
    if (pay_back(charge, refund_key, amount)) {
        answer_of(call, charge, ret);
        ret->outcome = PROVIDER_APPROVED;
    } else {
        *ret = (struct provider_answer){.outcome = PROVIDER_DECLINED, .raw = "mock: DECLINED"};
    }
    pthread_mutex_unlock(&mock.lock);
    if (fault_point("pg.cancel.after") || !is_in_time)
        *ret = (struct provider_answer){.outcome = PROVIDER_UNKNOWN};
}
