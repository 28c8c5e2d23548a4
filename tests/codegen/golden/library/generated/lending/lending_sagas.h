/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sagas of lending.
 * What each function is for stands at struct saga_step_info.
 * GENERATED from spec/domains/lending.yaml by templates/sagas.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef LENDING_SAGAS_H
#define LENDING_SAGAS_H

#include "err.h"
#include "service.h"

struct call;
struct saga;

enum err ask_library(struct call *call, struct saga *saga);
enum err record_request(struct call *call, struct saga *saga);
enum err record_refusal(struct call *call, struct saga *saga, enum err refusal);
enum err take_request_back(struct call *call, struct saga *saga);
enum err cancel_request(struct call *call, struct saga *saga);
enum err await_book(struct call *call, struct saga *saga);
enum err send_back(struct call *call, struct saga *saga);
enum err open_loan(struct call *call, struct saga *saga);

/* A book from another library, from the question to the desk. */
extern const struct saga_info exchange_saga;

#endif
