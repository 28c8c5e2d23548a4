/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Runs a fuzz target over the files on the command line, and over no bytes at all, where there is
 * no libFuzzer: in the ordinary test build. It mutates nothing; what a failure is, the target and
 * the sanitizers say.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void run_file(const char *name)
{
    FILE *file = fopen(name, "rb");
    struct stat about = {0};
    uint8_t *data;
    size_t len;

    if (!file || fstat(fileno(file), &about)) {
        perror(name);
        exit(1);
    }
    len = (size_t)about.st_size;
    data = malloc(len ? len : 1); /* exact, so that ASan sees a read behind the end */
    if (!data || fread(data, 1, len, file) != len) {
        fprintf(stderr, "%s: not read whole\n", name);
        exit(1);
    }
    fclose(file);
    LLVMFuzzerTestOneInput(data, len);
    free(data);
}

int main(int argc, char **argv)
{
    LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
    for (int i = 1; i < argc; i++)
        run_file(argv[i]);
    printf("%d seeds\n", argc - 1);
    return 0;
}
