/* A host for fuzz targets: texts in memory, given out in pieces; memory is watched by the sanitizers. */
#ifndef CASUS_TESTS_FUZZ_TARGET_H
#define CASUS_TESTS_FUZZ_TARGET_H
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "casus.h"

typedef struct { const char *name, *at; size_t len, piece, read; } fuzz_text;
typedef struct { fuzz_text text[2]; size_t n; } fuzz_host;

static void *fuzz_resize(void *user, void *block, size_t old_size, size_t size)
{
    (void)user, (void)old_size;
    if (size) return realloc(block, size);
    free(block);
    return NULL;
}

static long fuzz_read(void *file, char *buf, size_t room)
{
    fuzz_text *t = file;
    size_t n = t->len - t->read;
    if (n > t->piece) n = t->piece;
    if (n > room) n = room;
    if (n) memcpy(buf, t->at + t->read, n);
    t->read += n;
    return (long)n;
}

static void fuzz_close(void *file)
{
    (void)file;
}

static casus_open_result fuzz_open(void *user, const char *name, const char *from, casus_text *out)
{
    fuzz_host *h = user;
    (void)from;
    for (size_t i = 0; i < h->n; i++) {
        if (strcmp(h->text[i].name, name) != 0) continue;
        h->text[i].read = 0;
        snprintf(out->name, sizeof out->name, "%s", name);
        snprintf(out->identity, sizeof out->identity, "%s", name);
        out->read = fuzz_read;
        out->close = fuzz_close;
        out->file = &h->text[i];
        return CASUS_OPENED;
    }
    return CASUS_NO_FILE;
}

/* Looks at every byte that is written, and keeps none. */
static int fuzz_sink(void *user, const char *bytes, size_t n)
{
    unsigned *sum = user;
    for (size_t i = 0; i < n; i++) *sum += (unsigned char)bytes[i];
    return 0;
}

/* What is refused is told: a first refusal without a message so far is a mistake of ours. (What is left
 * out for an earlier refusal's sake may be left out in silence.) */
static void fuzz_told(casus_law *law, casus_stream *s, casus_result r, size_t *told)
{
    unsigned sum = 0;
    size_t n = casus_message_count(law, NULL, 0) + (s ? casus_message_count(law, s, 0) : 0);
    *told += n;
    if (r != CASUS_OK && r != CASUS_END && !*told) abort();
    casus_messages(law, NULL, (casus_style){0, 80}, fuzz_sink, &sum);
    if (s) casus_messages(law, s, (casus_style){1, 60}, fuzz_sink, &sum);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
#endif
