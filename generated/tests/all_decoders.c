/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every decoder of the service.
 * GENERATED from spec/domains by templates/test_all_decoders.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "all_decoders.h"

#include "cart_codec.h"
#include "coupon_codec.h"
#include "delivery_codec.h"
#include "inventory_codec.h"
#include "notification_codec.h"
#include "order_codec.h"
#include "payment_codec.h"
#include "product_codec.h"
#include "queue_codec.h"
#include "search_codec.h"
#include "statistics_codec.h"
#include "system_codec.h"
#include "timedeal_codec.h"

const struct dto_codec *const all_decoders[ALL_DECODERS_N] = {
    &cart_item_view_codec,
    &cart_view_codec,
    &new_cart_item_codec,
    &cart_item_edit_codec,
    &coupon_view_codec,
    &user_coupon_view_codec,
    &new_coupon_codec,
    &coupon_issued_event_codec,
    &delivery_history_view_codec,
    &delivery_view_codec,
    &delivery_status_change_codec,
    &delivery_shipped_event_codec,
    &inventory_view_codec,
    &inventory_batch_codec,
    &inventory_batch_view_codec,
    &initial_stock_codec,
    &stock_addition_codec,
    &stock_adjustment_codec,
    &stock_movement_view_codec,
    &stock_update_codec,
    &inventory_reserved_event_codec,
    &inventory_restocked_event_codec,
    &inventory_depleted_event_codec,
    &notification_view_codec,
    &order_item_view_codec,
    &order_created_event_codec,
    &order_confirmed_event_codec,
    &order_cancelled_event_codec,
    &payment_completed_event_codec,
    &payment_failed_event_codec,
    &shipping_address_codec,
    &new_order_codec,
    &order_view_codec,
    &cancellation_codec,
    &customer_codec,
    &admin_order_view_codec,
    &order_status_change_codec,
    &new_payment_codec,
    &payment_view_codec,
    &product_view_codec,
    &product_with_reviews_codec,
    &new_product_codec,
    &product_edit_codec,
    &product_created_event_codec,
    &product_changed_event_codec,
    &product_removed_event_codec,
    &product_ranked_event_codec,
    &queue_status_view_codec,
    &queue_settings_codec,
    &queue_view_codec,
    &queue_admission_codec,
    &queue_position_codec,
    &search_highlight_codec,
    &search_item_codec,
    &category_count_codec,
    &price_range_count_codec,
    &search_facets_codec,
    &search_result_codec,
    &suggestions_codec,
    &popular_keyword_codec,
    &popular_keywords_codec,
    &recent_keyword_codec,
    &recent_keywords_codec,
    &product_statistic_view_codec,
    &saga_view_codec,
    &job_view_codec,
    &job_list_codec,
    &dead_letter_summary_codec,
    &dead_letter_view_codec,
    &time_deal_product_view_codec,
    &time_deal_view_codec,
    &new_time_deal_purchase_codec,
    &time_deal_purchase_view_codec,
    &new_time_deal_product_codec,
    &new_time_deal_codec,
    &timedeal_started_event_codec,
};
