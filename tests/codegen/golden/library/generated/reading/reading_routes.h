/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of reading may answer with besides success; each set ends with ERR_OK.
 * GENERATED from spec/domains/reading.yaml by templates/routes.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef READING_ROUTES_H
#define READING_ROUTES_H

#include "err.h"

extern const enum err list_lists_errors[];
extern const enum err create_list_errors[];
extern const enum err get_list_errors[];
extern const enum err change_list_errors[];
extern const enum err delete_list_errors[];
extern const enum err share_list_errors[];
extern const enum err hide_list_errors[];
extern const enum err archive_list_errors[];
extern const enum err list_entries_errors[];
extern const enum err add_entry_errors[];
extern const enum err edit_entry_errors[];
extern const enum err remove_entry_errors[];
extern const enum err clear_list_errors[];
extern const enum err add_remark_errors[];
extern const enum err remove_remark_errors[];

#endif
