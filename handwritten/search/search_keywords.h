/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What people looked for. All of it is in Redis, may be lost, and is worth nobody's waiting.
 *
 *   search:popular           keywords by how often they were looked for, halved each day
 *   search:users:{keyword}   who looked for it within a day
 *   search:recent:{user}     the user's last ones, for ninety days
 */
#ifndef SEARCH_KEYWORDS_H
#define SEARCH_KEYWORDS_H

struct call;

/* The call's user, or somebody without a name, looked for this, which is as it was typed and
 * well-formed. One with nothing to look for is passed over. Never fails; suspends for at most 50
 * ms, whatever becomes of Redis. */
void search_keywords_note(struct call *call, const char *keyword);

#endif
