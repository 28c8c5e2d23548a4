/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The list of cases that every engine must answer alike. Their state is a struct engine_fixture
 * whose engine serves the empty index "one".
 */
#ifndef ENGINE_CASES_H
#define ENGINE_CASES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* How many have failed. */
int engine_cases_run(CMFixtureFunction setup, CMFixtureFunction teardown);

#endif
