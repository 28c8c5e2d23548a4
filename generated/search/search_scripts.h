/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Scripts of search, which the key-value store runs as one step.
 * GENERATED from spec/domains/search.yaml by templates/scripts.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef SEARCH_SCRIPTS_H
#define SEARCH_SCRIPTS_H

#include <stddef.h>

#include "search_dto.h"
#include "err.h"
#include "value.h"

struct call;

/* Remembers that a keyword was looked for: first in the user's list, and among the popular ones,
 * where it counts once a user and minute, as soon as three users asked for it within a day. Those
 * without a name are one user, an empty one. Suspends. */
enum err search_note_eval(struct call *call, const char *keyword, const char *user_id, int64_t now,
                          const char *typed);

struct search_popular_gives {
    const char **keywords;
    size_t n_keywords;
};
/* The keywords that were looked for most of late, each followed by how often, halved each day.
 * Suspends. */
enum err search_popular_eval(struct call *call, int64_t now, struct search_popular_gives *ret);

/* Takes a keyword out of a user's list. Suspends. */
enum err search_forget_eval(struct call *call, const char *user_id, const char *keyword);

#endif
