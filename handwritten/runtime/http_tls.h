/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the HTTP server's own files need of struct http_tls; the rest is in http_server.h.
 */
#ifndef HTTP_TLS_H
#define HTTP_TLS_H

#include <openssl/ssl.h>

#include "http_server.h"

SSL_CTX *http_tls_context(const struct http_tls *tls); /* NULL for NULL */

#endif
