/* SPDX-License-Identifier: Apache-2.0 */
/*
 * specc: the command line of the spec compiler. Phases run to their end and report together; a run
 * with an error writes nothing.
 */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "diag.h"
#include "emit.h"
#include "explain.h"
#include "model.h"
#include "out.h"

static const char usage[] =
    "usage: specc [--root DIR]               check the spec and write generated/\n"
    "       specc [--root DIR] --check       write nothing; fail if a file is not as it would be\n"
    "       specc [--root DIR] --list        say what would be written, and why\n"
    "       specc [--root DIR] explain NAME  everything that one line of the spec causes\n";

struct options {
    const char *root;
    enum out_mode mode;
    const char *name; /* explain */
};

/* 0: run; 1: help was asked for; 2: wrong, and said so. */
static int read_options(int argc, char **argv, struct options *ret)
{
    *ret = (struct options){.root = ".", .mode = OUT_WRITE};
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
            return 1;
        if (strcmp(argv[i], "--check") == 0)
            ret->mode = OUT_CHECK;
        else if (strcmp(argv[i], "--list") == 0)
            ret->mode = OUT_LIST;
        else if (strcmp(argv[i], "--root") == 0 && i + 1 < argc)
            ret->root = argv[++i];
        else if (strcmp(argv[i], "explain") == 0 && i + 1 < argc && !ret->name)
            ret->name = argv[++i];
        else {
            fprintf(stderr, "specc: cannot use `%s` here; try specc --help\n", argv[i]);
            return 2;
        }
    }
    return 0;
}

/* What is not well formed is not looked into further: it would be reported twice. */
static void read_spec(const char *root, struct spec *ret)
{
    spec_load(root, ret);
    if (diag_n_errors()) {
        check_error_names(ret);
        return;
    }
    spec_resolve(ret, root);
    spec_check(ret);
}

static void emit_all(const struct spec *spec, const char *root)
{
    static void (*const emitters[])(const struct spec *spec, const char *root) = {
        emit_errors,    emit_dto,     emit_machines, emit_repo,       emit_http,
        emit_events,    emit_scripts, emit_groups,   emit_streams,    emit_jobs,
        emit_consumers, emit_sagas,   emit_service,  emit_schema_sql, emit_openapi,
        emit_asyncapi,  emit_docs,    emit_tests,    emit_all_sql};

    for (size_t i = 0; i < sizeof emitters / sizeof *emitters; i++)
        emitters[i](spec, root);
    emit_language_schema(root);
}

int main(int argc, char **argv)
{
    static struct spec spec;
    struct options options;
    int wrong = read_options(argc, argv, &options);
    bool is_fine;

    if (wrong) {
        if (wrong == 1)
            fputs(usage, stdout);
        return wrong == 1 ? 0 : 2;
    }
    diag_root(options.root);
    read_spec(options.root, &spec);
    if (options.name && !diag_n_errors())
        return explain(&spec, options.name) ? 0 : 1;
    if (!diag_n_errors())
        emit_all(&spec, options.root);
    diag_print();
    if (diag_n_errors())
        return 1;
    is_fine = out_finish(options.root, options.mode);
    return is_fine ? 0 : 1;
}
