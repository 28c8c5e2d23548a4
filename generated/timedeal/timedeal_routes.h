/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of timedeal may answer with besides success; each set ends with ERR_OK.
 * GENERATED from spec/domains/timedeal.yaml by templates/routes.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef TIMEDEAL_ROUTES_H
#define TIMEDEAL_ROUTES_H

#include "err.h"

extern const enum err list_active_time_deals_errors[];
extern const enum err get_time_deal_errors[];
extern const enum err purchase_time_deal_errors[];
extern const enum err list_my_time_deal_purchases_errors[];
extern const enum err create_time_deal_errors[];
extern const enum err cancel_time_deal_errors[];
extern const enum err list_all_time_deals_errors[];

#endif
