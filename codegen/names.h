/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every identifier of the output is made here, from the snake_case names of the spec. Results live
 * until the process ends.
 */
#ifndef NAMES_H
#define NAMES_H

#include "model.h"

char *names_camel(const char *snake);             /* wishlist_id -> wishlistId */
char *names_pascal(const char *snake); /* OrderCreated */
char *names_snake(const char *camel);             /* wishlistId -> wishlist_id; a.b-c -> a_b_c */
char *names_upper(const char *snake);             /* wishlist_status -> WISHLIST_STATUS */
char *names_plural(const char *snake);            /* category -> categories */
char *names_sentence(const char *snake);          /* list_wishlists -> List wishlists */
const char *names_err(const struct error *error); /* ERR_WISHLIST_NOT_FOUND */
char *names_enumerator(const char *enum_name, const char *value); /* WISHLIST_STATUS_PRIVATE */
char *names_unique(const struct entity *entity,
                   const struct unique *key); /* uk_wishlists_title_of_user */
char *names_index(const struct entity *entity,
                  const struct index *index);                     /* idx_wishlists_by_status */
char *names_check(const struct entity *entity, const char *what); /* ck_wishlists_never_oversold */
char *names_foreign_key(const struct entity *entity,
                        const struct column *column); /* fk_wishlist_items_product_id */
const char *names_kind(enum kind kind);               /* i64, str, money … as in jread_<kind> */
const char *names_c_type(enum kind kind);             /* int64_t, const char *, … */

#endif
