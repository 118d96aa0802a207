/* A host whose files are strings, and the bundled files as they stand in the project; what is
 * written and said is kept in buffers. */
#ifndef CASUS_TESTS_SHELF_H
#define CASUS_TESTS_SHELF_H
#include <stdio.h>
#include "kit.h"
#include "casus.h"

typedef struct { const char *name, *text; } shelf_text;
typedef struct { const char *at; size_t left, step; } shelf_file;

typedef struct {
    host_memory mem;
    const shelf_text *text;
    size_t n, step;          /* step: bytes a read gives, 0: all that fit */
    size_t opened, closed;
    long fail_after;         /* reads that succeed before one fails, -1: all */
    shelf_file file[32];
} shelf;

static void *shelf_resize(void *user, void *block, size_t old_size, size_t size)
{
    return host_resize(&((shelf *)user)->mem, block, old_size, size);
}

static shelf *reading; /* whose reads may fail */

static long shelf_read(void *file, char *buf, size_t room)
{
    shelf_file *f = file;
    if (reading->fail_after == 0) return -1;
    if (reading->fail_after > 0) reading->fail_after--;
    size_t n = f->left < room ? f->left : room;
    if (f->step && n > f->step) n = f->step;
    memcpy(buf, f->at, n);
    f->at += n;
    f->left -= n;
    return (long)n;
}

static void shelf_close(void *file)
{
    (void)file;
    reading->closed++;
}

static casus_open_result shelf_open(void *user, const char *name, const char *from, casus_text *out)
{
    shelf *h = user;
    if (from && (name[0] == '/' || strstr(name, ".."))) return CASUS_NOT_ALLOWED;
    if (strcmp(name, "folder") == 0) return CASUS_NOT_REGULAR;
    if (strcmp(name, "secret") == 0) return CASUS_NOT_READABLE;
    for (size_t i = 0; i < h->n; i++) {
        if (strcmp(h->text[i].name, name) != 0) continue;
        shelf_file *f = &h->file[h->opened++ % 32];
        *f = (shelf_file){h->text[i].text, strlen(h->text[i].text), h->step};
        snprintf(out->name, sizeof out->name, "%s", name);
        snprintf(out->identity, sizeof out->identity, "%s", name);
        out->read = shelf_read;
        out->close = shelf_close;
        out->file = f;
        return CASUS_OPENED;
    }
    snprintf(out->name, sizeof out->name, "%s", from ? "here, there" : "");
    return CASUS_NO_FILE;
}

static MAYBE_UNUSED casus_host shelf_host(shelf *h, const shelf_text *text, size_t n)
{
    *h = (shelf){.text = text, .n = n, .fail_after = -1};
    reading = h;
    return (casus_host){shelf_resize, shelf_open, h};
}

/* Everything taken was given back. */
static MAYBE_UNUSED void shelf_empty(const shelf *h)
{
    assert_int_equal(h->mem.blocks, 0);
    assert_int_equal(h->mem.bytes, 0);
    assert_int_equal(h->opened, h->closed);
}

/* What a sink was given; refuses once `most` bytes are exceeded (0: never). */
typedef struct { char at[1 << 20]; size_t n, most; unsigned after; } paper;

static int write_paper(void *user, const char *bytes, size_t n)
{
    paper *p = user;
    if (p->most && p->n + n > p->most) {
        p->after++;
        return 1;
    }
    assert_true(p->n + n < sizeof p->at);
    memcpy(p->at + p->n, bytes, n);
    p->n += n;
    p->at[p->n] = 0;
    return 0;
}

static paper said;
static const casus_style wide = {0, 1000};

/* The messages so far; afterwards there are none. */
static MAYBE_UNUSED const char *messages(casus_law *law, casus_stream *s)
{
    said.n = said.most = 0;
    said.at[0] = 0;
    assert_int_equal(casus_messages(law, NULL, wide, write_paper, &said), CASUS_OK);
    if (s) assert_int_equal(casus_messages(law, s, wide, write_paper, &said), CASUS_OK);
    assert_int_equal(casus_message_count(law, s, 0), 0);
    return said.at;
}

static MAYBE_UNUSED void assert_says(const char *text, const char *part)
{
    if (!text) fail_msg("refused:\n%s", said.at);
    else if (!strstr(text, part)) fail_msg("`%s` is not in:\n%s", part, text);
}
#endif
