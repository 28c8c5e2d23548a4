/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Addresses of other services, for the HTTP client alone.
 */
#ifndef HTTP_CLIENT_URL_H
#define HTTP_CLIENT_URL_H

#include <stdbool.h>

/* Whether text has a scheme of HTTP and a host, and nothing that a path could not follow. */
bool http_client_is_base_url(const char *text);

#endif
