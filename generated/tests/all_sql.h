/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every statement that the service runs, by domain.
 * GENERATED from spec/domains by templates/test_all_sql.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef ALL_SQL_H
#define ALL_SQL_H

#include "sql_case.h"

extern const struct sql_set cart_sql;
extern const struct sql_set coupon_sql;
extern const struct sql_set delivery_sql;
extern const struct sql_set inventory_sql;
extern const struct sql_set notification_sql;
extern const struct sql_set order_sql;
extern const struct sql_set payment_sql;
extern const struct sql_set product_sql;
extern const struct sql_set queue_sql;
extern const struct sql_set search_sql;
extern const struct sql_set statistics_sql;
extern const struct sql_set system_sql;
extern const struct sql_set timedeal_sql;

#endif
