/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Answers that libh2o makes by itself, in plain text, become problem documents like all others.
 */
#ifndef HTTP_ERRORS_H
#define HTTP_ERRORS_H

#include "http_h2o.h"

struct http_server;

void http_errors_register(h2o_pathconf_t *path, struct http_server *server);

#endif
