/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The TLS side of the listeners: certificate, protocol versions, ALPN. TLS 1.2 and 1.3, and of 1.2
 * only what HTTP/2 allows (RFC 9113, appendix A).
 */
#include "http_tls.h"

#include "http_h2o.h"

#include <errno.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct http_tls {
    SSL_CTX *context;
};

static _Thread_local char error_text[512];

static bool fail(const char *file, const char **ret_error)
{
    unsigned long code = ERR_peek_last_error();
    const char *why = access(file, R_OK) < 0 ? strerror(errno) : ERR_reason_error_string(code);

    snprintf(error_text, sizeof(error_text), "%s: %s", file, why ? why : "cannot be used");
    ERR_clear_error();
    *ret_error = error_text;
    return false;
}

static bool load(SSL_CTX *context, const char *cert_file, const char *key_file,
                 const char **ret_error)
{
    if (SSL_CTX_use_certificate_chain_file(context, cert_file) != 1)
        return fail(cert_file, ret_error);
    if (SSL_CTX_use_PrivateKey_file(context, key_file, SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_check_private_key(context) != 1)
        return fail(key_file, ret_error);
    return true;
}

struct http_tls *http_tls_new(const char *cert_file, const char *key_file, const char **ret_error)
{
    struct http_tls *tls = calloc(1, sizeof(*tls));

    if (!tls)
        abort();
    tls->context = SSL_CTX_new(TLS_server_method());
    if (!tls->context)
        abort();
    SSL_CTX_set_min_proto_version(tls->context, TLS1_2_VERSION);
    SSL_CTX_set_options(tls->context, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION);
    SSL_CTX_set_cipher_list(tls->context, "ECDHE+AESGCM:ECDHE+CHACHA20");
    if (!load(tls->context, cert_file, key_file, ret_error)) {
        http_tls_free(tls);
        return NULL;
    }
    h2o_ssl_register_alpn_protocols(tls->context, h2o_alpn_protocols);
    return tls;
}

void http_tls_free(struct http_tls *tls)
{
    if (!tls)
        return;
    SSL_CTX_free(tls->context);
    free(tls);
}

SSL_CTX *http_tls_context(const struct http_tls *tls)
{
    return tls ? tls->context : NULL;
}
