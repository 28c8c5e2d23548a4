/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Popular and recent keywords. The scripts (lua/search_*.lua) know what counts and what is shown;
 * here keywords are folded, so that one is the same however it is written, and lists are read.
 *
 * The rule: nothing here may hold up or fail a search. Popular keywords are an ornament of the page
 * and just not there without Redis; who asks for his own list is told that it cannot be read.
 */
#include "search_keywords.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "call.h"
#include "co.h"
#include "kv.h"
#include "loop.h"
#include "search_http.h"
#include "search_scripts.h"
#include "search_text.h"
#include "value.h"

#define NOTE_US 50000

static const char *trimmed(struct call *call, const char *text)
{
    static const char spaces[] = " \t\r\n\v\f";
    size_t len;

    text += strspn(text, spaces);
    len = strlen(text);
    while (len > 0 && strchr(spaces, text[len - 1]))
        len--;
    return arena_strndup(call->arena, text, len);
}

void search_keywords_note(struct call *call, const char *keyword)
{
    const char *folded = search_text_fold(call->arena, keyword);
    uint64_t deadline_us = co_deadline(), soon_us = loop_now_us(call->loop) + NOTE_US;

    if (search_text_is_blank(folded))
        return;
    if (deadline_us == 0 || soon_us < deadline_us)
        co_deadline_set(soon_us);
    search_note_eval(call, folded, call->who.user_id ? call->who.user_id : "", value_now_us(),
                     trimmed(call, keyword));
    co_deadline_set(deadline_us);
}

enum err list_popular_keywords_handle(struct call *call, struct popular_keywords *ret)
{
    struct search_popular_gives gives;

    if (search_popular_eval(call, value_now_us(), &gives))
        return ERR_OK;
    ret->n_items = gives.n_keywords / 2;
    ret->items = arena_alloc(call->arena, (ret->n_items + 1) * sizeof *ret->items);
    for (size_t i = 0; i < ret->n_items; i++)
        ret->items[i] =
            (struct popular_keyword){.keyword = gives.keywords[2 * i],
                                     .score = strtoll(gives.keywords[2 * i + 1], NULL, 10)};
    return ERR_OK;
}

static const char *recent_key(struct call *call)
{
    return arena_join(call->arena, "search:recent:{", call->who.user_id, "}", NULL);
}

/* An entry of search_note.lua: when, a tab, the folded keyword, a tab, the keyword. */
static bool read_entry(const struct kv_reply *entry, struct recent_keyword *ret)
{
    const char *folded = entry->kind == KV_TEXT ? strchr(entry->text, '\t') : NULL;
    const char *typed = folded ? strchr(folded + 1, '\t') : NULL;

    if (!typed)
        return false;
    ret->searched_at = strtoll(entry->text, NULL, 10);
    ret->keyword = typed + 1;
    return true;
}

enum err list_recent_keywords_handle(struct call *call, struct recent_keywords *ret)
{
    struct kv_reply reply;
    enum err err = kv_run(call->kv, call->arena, &reply, "LRANGE", recent_key(call), "0", "-1");

    if (err)
        return err;
    ret->items = arena_alloc(call->arena, (reply.n_items + 1) * sizeof *ret->items);
    for (size_t i = 0; i < reply.n_items; i++)
        if (read_entry(&reply.items[i], &ret->items[ret->n_items]))
            ret->n_items++;
    return ERR_OK;
}

enum err forget_recent_keywords_handle(struct call *call)
{
    struct kv_reply reply;

    return kv_run(call->kv, call->arena, &reply, "DEL", recent_key(call));
}

enum err forget_recent_keyword_handle(struct call *call,
                                      const struct forget_recent_keyword_path *path)
{
    return search_forget_eval(call, call->who.user_id,
                              search_text_fold(call->arena, path->keyword));
}
