/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reads addresses as libcurl does, which is going to be given them.
 */
#include "http_client_url.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>

static bool has_part(CURLU *url, CURLUPart part)
{
    char *text = NULL;
    bool has = curl_url_get(url, part, &text, 0) == CURLUE_OK;

    curl_free(text);
    return has;
}

static bool is_http(CURLU *url)
{
    char *scheme = NULL;
    bool is = curl_url_get(url, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK &&
              (strcmp(scheme, "http") == 0 || strcmp(scheme, "https") == 0);

    curl_free(scheme);
    return is;
}

bool http_client_is_base_url(const char *text)
{
    CURLU *url = curl_url();
    bool is;

    if (!url)
        abort();
    is = curl_url_set(url, CURLUPART_URL, text, 0) == CURLUE_OK && is_http(url) &&
         !has_part(url, CURLUPART_QUERY) && !has_part(url, CURLUPART_FRAGMENT);
    curl_url_cleanup(url);
    return is;
}
