/* SPDX-License-Identifier: Apache-2.0 */
/*
 * libh2o as it is built here: with its own event loop.
 */
#ifndef HTTP_H2O_H
#define HTTP_H2O_H

#define H2O_USE_LIBUV 0
#include <h2o.h>

/* The frames of HTTP/2 and some fields of requests and sockets that are used here belong to this
 * release (2.2). */
_Static_assert(H2O_LIBRARY_VERSION_MAJOR == 0 && H2O_LIBRARY_VERSION_MINOR == 13,
               "http_guard.c must be read again for this libh2o");

#endif
