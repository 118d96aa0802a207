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

/* A law over the host with its text "law" read and, with `check`, looked through; what is said is written
 * and counted. NULL: no memory. *r: how it went. */
static inline casus_law *fuzz_law(fuzz_host *h, int check, casus_result *r, size_t *told)
{
    casus_host host = {fuzz_resize, fuzz_open, h};
    casus_law *law = casus_law_new(&host);
    if (!law) return NULL;
    *r = casus_law_load(law, "law");
    if (*r == CASUS_OK && check) *r = casus_law_compile(law, 1);
    fuzz_told(law, NULL, *r, told);
    return law;
}

/* The present case in every format, once more as of a day, under the policies, and its expectations. */
static inline void fuzz_assess(casus_stream *s)
{
    static const char *const policies[] = {"burden", "found-only", "case-of:A"};
    casus_lens x;
    size_t n = 0, failed = 0;
    unsigned sum = 0;
    casus_lens_init(&x);
    x.detail = CASUS_REASONS;
    casus_stream_lint(s);
    if (casus_assess(s, &x) != CASUS_REJECTED)
        for (int f = CASUS_TEXT; f <= CASUS_ROW_LINES; f++) casus_write(s, (casus_format)f, (casus_style){0, 80}, fuzz_sink, &sum);
    x.as_of = "1950-06-01";
    if (casus_assess(s, &x) != CASUS_REJECTED) casus_write(s, CASUS_TEXT, (casus_style){0, 80}, fuzz_sink, &sum);
    x.as_of = NULL;
    for (size_t i = 0; i < sizeof policies / sizeof *policies; i++) {
        x.policy = policies[i];
        if (casus_assess(s, &x) != CASUS_REJECTED) casus_write(s, CASUS_TEXT, (casus_style){1, 40}, fuzz_sink, &sum);
    }
    casus_expectations(s, &n, &failed);
    casus_write(s, CASUS_EXPECTATIONS, (casus_style){0, 80}, fuzz_sink, &sum);
}

/* Every case of the text "cases" under the law. */
static inline void fuzz_cases(casus_law *law, size_t *told)
{
    casus_stream *s = casus_stream_open(law, "cases");
    for (casus_result r = CASUS_OK; s && r != CASUS_END;) {
        r = casus_stream_next(s);
        if (r == CASUS_OK) fuzz_assess(s);
        fuzz_told(law, s, r, told);
    }
    casus_stream_close(s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
#endif
