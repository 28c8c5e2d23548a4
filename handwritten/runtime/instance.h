/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who this process is, for leases and locks: a text that no other process ever has, at most 64
 * visible ASCII characters, from the machine's boot id, the PID namespace, the process id and its
 * start time.
 */
#ifndef INSTANCE_H
#define INSTANCE_H

#include <stdbool.h>

const char *instance_id(void); /* static */
/* What the ids of all processes of this machine and PID namespace begin with; static. */
const char *instance_host(void);
/* Whether the process of that id is surely dead: it ran on this machine and is no more. False for
 * other machines: only their leases tell. */
bool instance_is_gone(const char *id);

#endif
