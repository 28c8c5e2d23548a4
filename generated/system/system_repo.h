/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of system, a function each. All suspend the calling coroutine, and write their
 * results only when they succeed.
 * GENERATED from spec/domains/system.yaml by templates/repo.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef SYSTEM_REPO_H
#define SYSTEM_REPO_H

#include "system_dto.h"
#include "call.h"

enum err forget_old_idempotency_keys_query(struct call *call, uint64_t *ret_affected);
enum err forget_published_events_query(struct call *call, uint64_t *ret_affected);
enum err forget_processed_events_query(struct call *call, uint64_t *ret_affected);

#endif
