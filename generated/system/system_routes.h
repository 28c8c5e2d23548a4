/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of system may answer with besides success; each set ends with ERR_OK.
 * GENERATED from spec/domains/system.yaml by templates/routes.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef SYSTEM_ROUTES_H
#define SYSTEM_ROUTES_H

#include "err.h"

extern const enum err list_sagas_errors[];
extern const enum err get_saga_errors[];
extern const enum err retry_saga_errors[];
extern const enum err list_jobs_errors[];
extern const enum err run_job_errors[];
extern const enum err list_dead_letters_errors[];
extern const enum err get_dead_letter_errors[];
extern const enum err replay_dead_letter_errors[];

#endif
