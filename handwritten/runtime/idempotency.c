/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A key's row, from its claim to its answer. What an endpoint's body does is none of its business.
 *
 * The rule: what was found out about a key by the hook at a transaction's begin is kept here, and
 * idempotency_end() goes by that alone. On its way through the handler the error may have become
 * another.
 */
#include "idempotency.h"

#include "arena.h"
#include "call.h"
#include "co.h"
#include "idempotency_group.h"
#include "idempotency_row.h"
#include "loop.h"
#include "problem.h"

#include <assert.h>
#include <openssl/evp.h>
#include <string.h>

#define MAX_KEY_LEN 255
#define MAX_TRIES 3
#define END_GRACE_US 1000000
#define HASH_BYTES 32
#define ANSWER_DEPTH 64 /* of its JSON */

/* The target takes part, since it may say what is paid back. */
static const char *hash_request(const struct call *call)
{
    EVP_MD_CTX *digest = EVP_MD_CTX_new();
    unsigned char hash[HASH_BYTES];
    char *hex = arena_alloc(call->arena, 2 * HASH_BYTES + 1);

    if (!digest || !EVP_DigestInit_ex(digest, EVP_sha256(), NULL) ||
        !EVP_DigestUpdate(digest, call->target, strlen(call->target) + 1) ||
        !EVP_DigestUpdate(digest, call->body_text, call->body_len) ||
        !EVP_DigestFinal_ex(digest, hash, NULL))
        abort(); /* out of memory */
    EVP_MD_CTX_free(digest);
    for (size_t i = 0; i < HASH_BYTES; i++) {
        hex[2 * i] = "0123456789abcdef"[hash[i] >> 4];
        hex[2 * i + 1] = "0123456789abcdef"[hash[i] & 15];
    }
    return hex;
}

static bool is_key(const char *text)
{
    const size_t len = strlen(text);

    for (size_t i = 0; i < len; i++)
        if (text[i] < '!' || text[i] > '~')
            return false;
    return len >= 1 && len <= MAX_KEY_LEN;
}

enum err idempotency_header(struct call *call, const char *operation, bool is_required)
{
    struct idempotency *own;

    if (!call->idempotency_key)
        return is_required ? ERR_IDEMPOTENCY_KEY_MISSING : ERR_OK;
    if (!is_key(call->idempotency_key))
        return call_fail(call, ERR_VALIDATION_FAILED,
                         "the Idempotency-Key must be one text of 1 to %d visible ASCII characters",
                         MAX_KEY_LEN);
    assert(call->who.user_id); /* keys of nobody would be everybody's */
    own = arena_alloc(call->arena, sizeof(*own));
    own->operation = operation;
    own->key = call->idempotency_key;
    own->hash = hash_request(call);
    call->idempotency = own;
    return ERR_OK;
}

/* What a transaction ends with that must not go on. */
static enum err found_err(const struct idempotency *own)
{
    return own->found == IDEMPOTENCY_FOUND_OTHER_REQUEST ? ERR_IDEMPOTENCY_KEY_REUSED
                                                         : ERR_IDEMPOTENCY_KEY_IN_FLIGHT;
}

static void note_claimed(void *arg)
{
    ((struct idempotency *)arg)->is_claimed = true;
}

/* At the begin of a transaction, until one has committed. */
static enum err claim(void *arg)
{
    struct call *call = arg;
    struct idempotency *own = call->idempotency;
    bool is_there;
    enum err err;

    if (own->found)
        return found_err(own);
    err = idempotency_row_insert(call, 0, NULL, &is_there);
    if (err)
        return err;
    if (!is_there) {
        db_after_commit(call->db, note_claimed, own);
        return ERR_OK;
    }
    err = idempotency_row_find(call);
    if (err == ERR_NOT_FOUND) {
        /* Rolled back meanwhile, or a neighbour's lock was in the way: again. */
        db_tx_again(call->db);
        return ERR_OVERLOADED;
    }
    return err ? err : found_err(own);
}

enum err idempotency_begin(struct call *call, bool *ret_replayed)
{
    *ret_replayed = false;
    if (call->idempotency)
        db_on_begin(call->db, claim, call, true);
    return ERR_OK;
}

int64_t idempotency_id(const struct call *call)
{
    return call->idempotency ? call->idempotency->id : 0;
}

void idempotency_leave(struct call *call)
{
    if (call->idempotency)
        call->idempotency->is_left = true;
}

/* Whether the same request would hear the same again. */
static bool is_decision(const struct call *call, enum err err)
{
    const unsigned status = problem_info(call->service, err)->status;

    switch (err) {
    case ERR_VALIDATION_FAILED:
    case ERR_MALFORMED_BODY:
    case ERR_IDEMPOTENCY_KEY_MISSING:
    case ERR_IDEMPOTENCY_KEY_REUSED:
    case ERR_IDEMPOTENCY_KEY_IN_FLIGHT:
        return false;
    default:
        return status < 500 && status != 401 && status != 403 && status != 429 && !call->problems &&
               !db_tx_gave_up(call->db);
    }
}

static const char *success_text(const struct call *call, const struct jwrite *body)
{
    struct jwrite out;

    jwrite_init(&out, call->arena, (body ? body->len : 0) + 128);
    jwrite_object(&out, NULL);
    if (call->location)
        jwrite_str(&out, "location", call->location);
    if (body && body->len)
        jwrite_raw(&out, "body", body->text, body->len);
    jwrite_object_end(&out);
    return arena_strndup(call->arena, out.text, out.len);
}

static const char *refusal_text(const struct call *call, enum err refusal)
{
    struct jwrite out;

    jwrite_init(&out, call->arena, 128);
    jwrite_object(&out, NULL);
    jwrite_str(&out, "code", problem_info(call->service, refusal)->code);
    jwrite_str(&out, "detail", problem_of_call(call, refusal).detail);
    jwrite_object_end(&out);
    return arena_strndup(call->arena, out.text, out.len);
}

enum err idempotency_succeeded(struct call *call, int64_t id, unsigned status,
                               const struct jwrite *body)
{
    return id ? idempotency_row_answer(call, id, status, success_text(call, body)) : ERR_OK;
}

enum err idempotency_refused(struct call *call, int64_t id, enum err refusal)
{
    if (!id)
        return ERR_OK;
    if (!is_decision(call, refusal))
        return idempotency_row_free(call, id);
    return idempotency_row_answer(call, id, problem_info(call->service, refusal)->status,
                                  refusal_text(call, refusal));
}

/* Of a call whose row is not there: it had no transaction, or rolled it back. */
static enum err insert_answer(struct call *call, unsigned status, const char *answer)
{
    bool is_stored;
    enum err err = idempotency_group_insert(call, status, answer, &is_stored);

    for (unsigned i = 0; !err && !is_stored && i < MAX_TRIES; i++) {
        bool is_there;

        err = idempotency_row_find(call);
        if (err != ERR_NOT_FOUND)
            return err;
        err = idempotency_row_insert(call, status, answer, &is_there);
        is_stored = !err && !is_there;
    }
    return err || is_stored ? err : ERR_OVERLOADED;
}

/* Stores what the call came to. Returns that, or what kept it from being stored. */
static enum err settle(struct call *call, enum err outcome)
{
    const struct idempotency *own = call->idempotency;
    const char *answer;
    unsigned status;
    enum err err;

    if (outcome && !is_decision(call, outcome)) {
        if (own->is_claimed)
            idempotency_row_free(call, own->id); /* or it stays in flight until it is forgotten */
        return outcome;
    }
    status = outcome ? problem_info(call->service, outcome)->status : call->route->status;
    answer = outcome ? refusal_text(call, outcome) : success_text(call, &call->reply);
    err = own->is_claimed ? idempotency_row_answer(call, own->id, status, answer)
                          : insert_answer(call, status, answer);
    return err ? err : outcome;
}

static enum err err_of_code(const struct service *service, const char *code)
{
    for (unsigned i = 0; code && i < service->n_errors; i++)
        if (service->errors[i].code && strcmp(service->errors[i].code, code) == 0)
            return (enum err)i;
    return ERR_INTERNAL_ERROR; /* of a version that is no more */
}

static enum err replay_refusal(struct call *call, struct jread *in)
{
    const char *code = NULL;
    enum presence has_detail;

    jread_str(in, "code", NULL, &code);
    jread_opt_str(in, "detail", NULL, &has_detail, &call->detail);
    return err_of_code(call->service, code);
}

static enum err replay_success(struct call *call, struct jread *in)
{
    enum presence has_location;
    const char *body;
    size_t len;

    call->reply_status = call->idempotency->status;
    jread_opt_str(in, "location", NULL, &has_location, &call->location);
    jwrite_init(&call->reply, call->arena, 0);
    if (jread_raw(in, "body", &body, &len))
        jwrite_raw(&call->reply, NULL, body, len);
    return ERR_OK;
}

/* The answer of the call that had the key first. */
static enum err replay(struct call *call, bool *ret_replayed)
{
    const struct idempotency *own = call->idempotency;
    const char *answer = own->answer ? own->answer : "";
    struct jread_problem problem;
    struct jread *in;

    call->detail = NULL;
    call->problems = NULL;
    call->location = NULL;
    if (own->found != IDEMPOTENCY_FOUND_ANSWER)
        return found_err(own);
    in = jread_body(call->arena, answer, strlen(answer), ANSWER_DEPTH, &problem);
    if (!in) /* nothing that was written here */
        return ERR_INTERNAL_ERROR;
    *ret_replayed = call->is_replayed = true;
    return own->status < 400 ? replay_success(call, in) : replay_refusal(call, in);
}

enum err idempotency_end(struct call *call, enum err err, bool *ret_replayed)
{
    const struct idempotency *own = call->idempotency;
    const uint64_t deadline_us = co_deadline();
    const uint64_t grace_us = loop_now_us(call->loop) + END_GRACE_US;

    if (!own)
        return err;
    db_on_begin_drop(call->db, claim, call);
    if (deadline_us && deadline_us < grace_us)
        co_deadline_set(grace_us); /* what was done wants its answer */
    if (!own->found && !own->is_settled && !own->is_left)
        err = settle(call, err);
    co_deadline_set(deadline_us);
    return own->found ? replay(call, ret_replayed) : err;
}
