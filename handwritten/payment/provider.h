/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The payment provider: one interface, two implementations (the mock; a server behind SHOP_PG_URL).
 * Every call carries our own key (a payment's number) and can be repeated: the provider answers a
 * known key with what it did the first time. Never called inside a transaction. Suspends, for
 * SHOP_PG_TIMEOUT_MS at most, whatever the call's deadline: an answer that is on its way is worth
 * waiting for.
 */
#ifndef PROVIDER_H
#define PROVIDER_H

#include "call.h"

struct server_loop;

enum provider_outcome {
    PROVIDER_APPROVED,
    PROVIDER_DECLINED,     /* S304 */
    PROVIDER_INSUFFICIENT, /* S310: too little money */
    PROVIDER_CANCELLED,    /* S309: the buyer cancelled */
    PROVIDER_VOIDED,       /* S311: we cancelled the key, or all of its money went back */
    PROVIDER_UNREACHABLE,  /* S311: nothing was sent */
    PROVIDER_UNKNOWN,      /* S308: sent, and no answer */
    PROVIDER_NO_SUCH_KEY   /* of a query: it never heard of the key */
};

struct provider_answer {
    enum provider_outcome outcome;
    const char
        *transaction_id; /* approved: the provider's number, at most 100 characters; or NULL */
    const char *reason;  /* of a refusal, for people, at most 400 characters; or NULL */
    const char *raw;     /* what it answered, for the record; NULL without an answer */
    bool is_repeated;    /* it will deliver this answer once more */
};

struct provider_charge {
    const char *key, *order_number, *method;
    int64_t amount; /* minor units */
};

/* Takes the money. */
void provider_authorise(struct call *call, const struct provider_charge *charge,
                        struct provider_answer *ret);
/* What became of a key. */
void provider_query(struct call *call, const char *key, struct provider_answer *ret);
/* Pays back amount of what was charged under key, once per refund_key; a key that was never charged
 * is voided: a late authorisation of it will be refused. APPROVED: done. DECLINED: not done. */
void provider_cancel(struct call *call, const char *key, const char *refund_key, int64_t amount,
                     struct provider_answer *ret);

/* The module (modules.h): its state per thread. */
void *provider_start(struct server_loop *home);
void provider_stop(void *state);

#endif
