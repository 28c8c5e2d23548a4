/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Jobs of search.
 * The scheduler runs each on one instance at a time, however many there are.
 * GENERATED from spec/domains/search.yaml by templates/jobs.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef SEARCH_JOBS_H
#define SEARCH_JOBS_H

#include "err.h"

struct call;

/* Builds the index of a search server when none of this version is served, and lets it follow the
 * catalogue. Instances that search in their own process keep their own indexes without it. Every
 * 5000 ms. */
enum err keep_search_index_run(struct call *call);
/* Begins a new index beside the one that is served, without what removed products left in that. It
 * is filled and then served in the background, and shows its progress here. Every 86400000 ms. */
enum err rebuild_search_index_run(struct call *call);

#endif
