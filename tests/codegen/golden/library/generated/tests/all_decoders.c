/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every decoder of the service.
 * GENERATED from spec/domains by templates/test_all_decoders.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "all_decoders.h"

#include "catalogue_codec.h"
#include "lending_codec.h"
#include "reading_codec.h"
#include "room_codec.h"

const struct dto_codec *const all_decoders[ALL_DECODERS_N] = {
    &author_view_codec,
    &new_author_codec,
    &author_edit_codec,
    &book_view_codec,
    &book_summary_codec,
    &new_book_codec,
    &book_edit_codec,
    &book_change_codec,
    &staff_book_view_codec,
    &book_place_codec,
    &praise_codec,
    &placed_book_view_codec,
    &copy_view_codec,
    &new_copy_codec,
    &book_count_codec,
    &book_registered_event_codec,
    &book_withdrawn_event_codec,
    &copy_lost_event_codec,
    &bag_book_view_codec,
    &bag_view_codec,
    &new_bag_book_codec,
    &bag_book_edit_codec,
    &loan_view_codec,
    &new_loan_codec,
    &address_codec,
    &parcel_line_codec,
    &exchange_request_codec,
    &exchange_view_codec,
    &loan_opened_event_codec,
    &loan_returned_event_codec,
    &exchange_asked_event_codec,
    &list_line_codec,
    &new_list_codec,
    &entry_line_codec,
    &list_view_codec,
    &list_change_codec,
    &remark_view_codec,
    &entry_view_codec,
    &new_entry_codec,
    &entry_edit_codec,
    &new_remark_codec,
    &list_shared_event_codec,
    &room_view_codec,
    &seat_view_codec,
    &room_status_codec,
    &closing_time_codec,
};
