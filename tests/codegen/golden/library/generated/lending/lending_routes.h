/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of lending may answer with besides success; each set ends with ERR_OK.
 * GENERATED from spec/domains/lending.yaml by templates/routes.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef LENDING_ROUTES_H
#define LENDING_ROUTES_H

#include "err.h"

extern const enum err get_bag_errors[];
extern const enum err put_in_bag_errors[];
extern const enum err change_bag_book_errors[];
extern const enum err take_out_of_bag_errors[];
extern const enum err empty_bag_errors[];
extern const enum err take_bag_errors[];
extern const enum err list_bags_errors[];
extern const enum err list_open_loans_errors[];
extern const enum err list_loans_of_copy_errors[];
extern const enum err list_loans_errors[];
extern const enum err get_loan_errors[];
extern const enum err create_loan_errors[];
extern const enum err bring_loan_errors[];
extern const enum err remind_loan_errors[];
extern const enum err write_off_loan_errors[];
extern const enum err request_exchange_errors[];

#endif
