/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Settings: defaults from the spec, the environment over them. Secrets come from the environment
 * only.
 */
#ifndef CONFIG_H
#define CONFIG_H

#include "service.h"

struct config;

/* Reads every setting of the service. NULL: *ret_error is one clear line that names the variable
 * and what is wrong (valid until the next call); an unknown variable with the service's prefix
 * (SHOP_) is such an error too, with the nearest known name. An empty value is none. Names that
 * start with SHOP_TEST_, SHOP_DEV_ or SHOP_FAULT are left to tests and tools. */
struct config *config_load(const struct service *service, char **environ_list,
                           const char **ret_error);
void config_free(struct config *config);
const char *config_text(const struct config *config,
                        const char *env); /* NULL: not set and no default */
int64_t config_number(const struct config *config, const char *env); /* 0 where text is NULL */

#endif
