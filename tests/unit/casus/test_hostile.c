/* Damaged texts through the whole library: cut, with a foreign byte, or with a byte less, at every
 * place. Whatever comes of it, it is told, nothing is read twice or left behind, and no memory is
 * lost. With LONG set every byte is tried with every damage. */
#include "kit.h"
#include <stdio.h>
#include "casus.h"

static const char law_text[] =
    "scale g { low < high }\nevent force { by state on state at place with gravity g }\nevent ask { by state under article }\n"
    "event help { by state to state }\nrelation title(place, one state)\njudgment fair(force)\n"
    "state A \"\xC3\x84\" iso AAA (1974-01-01 .. ongoing) state B \"b\" from 1900-01-01\nplace P \"p\"\nsource s \"S\" dated 1990-01-01 # note\n"
    "treaty T \"t\" {\n  party A, B from 1950-01-01 until 2000-01-01 by exit [s]\n  version o from 1950-01-01 \"v\"\n"
    "  term far(f: force) \"How far?\" { reading near objection \"o\" means f.gravity is at least high\n"
    "    reading any_way objection \"p\" means true or (f.by is state and not fair(f)) }\n"
    "  profile n { far as near }\n  parameter speed is 3 days between 1 and 9 days \"w\"\n"
    "  article 4 \"Help\" {\n    text \"a party is struck, others shall help at once at its wish\"\n    duty aid {\n      arises for each force f on any state, party v\n"
    "      where \"a party is struck\" f.on is v and far(f)\n      provided \"at its wish\" first ask r by v under T.4 after f\n"
    "      owed by each party o other than v, f.by owed to v\n      shall \"help\" help by o to v after r\n      within \"at once\" speed of r\n"
    "    }\n  }\n}\n";

static const char case_text[] =
    "use \"law\"\ncase c \"C\xC3\xA9\" {\n  assess under T span 1960-01-01 .. 1960-12-31\n  source m \"M\" side A\n"
    "  1960-02-01 .. 1960-02-03: force hit by B on A at P with gravity high [m]\n"
    "  sometime 1960-02-02 .. 1960-02-09: ask wish by A under T.4 claimed by A [m] denied by B\n"
    "  throughout: title(P, A) [s, m low]\n  appraised: fair(hit) claimed by B [s] denied by A [m]\n"
    "  1960-03-01: help by B to A unknown\n  record complete for help until 1960-06-01 by encoder \"no\"\n"
    "  given if hit then wish [s]\n  expect T.4.aid(hit) for B under n: honored or not due turning on wish\n"
    "}\ncase d \"D\" {\n  assess under T span 1960-01-01 .. 1960-12-31\n}\n";

typedef struct { const char *at; size_t len, read; bool open; } text;
typedef struct { host_memory mem; text law, cases; size_t opens, closes; } desk;

static void *desk_resize(void *user, void *block, size_t old_size, size_t size)
{
    return host_resize(&((desk *)user)->mem, block, old_size, size);
}

static long desk_read(void *file, char *buf, size_t room)
{
    text *t = file;
    size_t n = t->len - t->read < room ? t->len - t->read : room;
    memcpy(buf, t->at + t->read, n);
    t->read += n;
    return (long)n;
}

static void desk_close(void *file)
{
    ((text *)file)->open = false;
}

static casus_open_result desk_open(void *user, const char *name, const char *from, casus_text *out)
{
    desk *d = user;
    (void)from;
    text *t = strcmp(name, "law") == 0 ? &d->law : strcmp(name, "cases") == 0 ? &d->cases : NULL;
    if (!t) return CASUS_NO_FILE;
    assert_false(t->open);
    t->open = true;
    t->read = 0;
    snprintf(out->name, sizeof out->name, "%s", name);
    snprintf(out->identity, sizeof out->identity, "%s", name);
    out->read = desk_read;
    out->close = desk_close;
    out->file = t;
    return CASUS_OPENED;
}

/* What is written must be text without controls but line ends and the tabs between columns. */
static int look(void *user, const char *bytes, size_t n)
{
    size_t *count = user;
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)bytes[i] < 0x20 && bytes[i] != '\n' && bytes[i] != '\t') fail_msg("a control sign %02X is written", (unsigned char)bytes[i]);
    *count += n;
    return 0;
}

static void assess(casus_stream *s, size_t *written)
{
    casus_lens x;
    size_t n = 0, failed = 0;
    casus_lens_init(&x);
    x.detail = CASUS_REASONS;
    casus_stream_lint(s);
    if (casus_assess(s, &x) == CASUS_REJECTED) return;
    for (int f = CASUS_TEXT; f <= CASUS_ROW_LINES; f++) casus_write(s, (casus_format)f, (casus_style){0, 80}, look, written);
    casus_expectations(s, &n, &failed);
    casus_write(s, CASUS_EXPECTATIONS, (casus_style){0, 80}, look, written);
}

/* All that can be done with the two texts; gives whether something was refused. */
static bool run(desk *d)
{
    size_t told = 0, written = 0;
    bool refused = false;
    casus_host host = {desk_resize, desk_open, d};
    casus_law *law = casus_law_new(&host);
    assert_non_null(law);
    casus_stream *s = casus_stream_open(law, "cases");
    assert_non_null(s);
    for (int i = 0;; i++) {
        casus_result r = casus_stream_next(s);
        if (r == CASUS_END) break;
        if (i == 50) fail_msg("the stream does not end");
        refused = refused || r != CASUS_OK;
        if (r == CASUS_OK) assess(s, &written);
        size_t before = casus_message_count(law, NULL, 1) + casus_message_count(law, s, 1);
        casus_messages(law, NULL, (casus_style){0, 80}, look, &told);
        casus_messages(law, s, (casus_style){0, 80}, look, &told);
        if (r != CASUS_OK && i == 0) assert_true(before > 0); /* nothing is refused without a word */
    }
    casus_stream_close(s);
    casus_law_free(law);
    assert_int_equal(d->mem.blocks, 0);
    assert_false(d->law.open || d->cases.open);
    return refused;
}

typedef enum { CUT, STRUCK, REPLACED } damage;

static bool run_damaged(bool in_law, size_t at, damage how, char byte)
{
    const char *whole = in_law ? law_text : case_text;
    size_t n = in_law ? sizeof law_text - 1 : sizeof case_text - 1;
    char *copy = malloc(n + 1); /* of the exact size, for the sanitizer */
    memcpy(copy, whole, n);
    size_t len = n;
    if (how == CUT) len = at;
    if (how == STRUCK) memmove(copy + at, copy + at + 1, n - at - 1), len = n - 1;
    if (how == REPLACED) copy[at] = byte;
    copy = realloc(copy, len ? len : 1);
    desk d = {.law = {law_text, sizeof law_text - 1, 0, false}, .cases = {case_text, sizeof case_text - 1, 0, false}};
    *(in_law ? &d.law : &d.cases) = (text){copy, len, 0, false};
    bool refused = run(&d);
    free(copy);
    return refused;
}

/* Every place in LONG runs; otherwise a different third of them for each damage. */
static void everywhere(damage how, char byte, bool must_refuse, size_t phase)
{
    size_t step = getenv("LONG") && *getenv("LONG") ? 1 : 3;
    for (int in_law = 0; in_law < 2; in_law++) {
        size_t n = in_law ? sizeof law_text - 1 : sizeof case_text - 1;
        for (size_t at = phase % step; at < n; at += step)
            if (!run_damaged(in_law, at, how, byte) && must_refuse) fail_msg("%02X at %zu of the %s is not refused", (unsigned char)byte, at, in_law ? "law" : "cases");
    }
}

static void as_it_is(void **state)
{
    (void)state;
    desk d = {.law = {law_text, sizeof law_text - 1, 0, false}, .cases = {case_text, sizeof case_text - 1, 0, false}};
    assert_false(run(&d));
}

static void a_nul(void **state)
{
    (void)state;
    everywhere(REPLACED, 0, true, 0);
}

static void a_byte_that_is_no_text(void **state)
{
    (void)state;
    everywhere(REPLACED, (char)0xFF, true, 1);
    everywhere(REPLACED, (char)0xC3, false, 2); /* may begin a sign with what follows */
}

static void cut(void **state)
{
    (void)state;
    everywhere(CUT, 0, false, 0);
}

static void a_byte_less(void **state)
{
    (void)state;
    everywhere(STRUCK, 0, false, 1);
}

static void another_sign(void **state)
{
    (void)state;
    static const char signs[] = "{}()\".,:#a9\n";
    for (size_t i = 0; i < sizeof signs - 1; i += getenv("LONG") && *getenv("LONG") ? 1 : 4) everywhere(REPLACED, signs[i], false, i);
}

TESTS(T(as_it_is), T(a_nul), T(a_byte_that_is_no_text), T(cut), T(a_byte_less), T(another_sign))
