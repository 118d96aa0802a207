/* casus test: what the cases expect, compared with what comes out. */
#include "cli/cli.h"

typedef struct { casus_style style; size_t cases, expectations, failed; } tally;

static void compare(session *x, casus_stream *s, void *user)
{
    tally *t = user;
    size_t n, failed;
    casus_result r = casus_expectations(s, &n, &failed);
    if (r == CASUS_LIMIT) worsen(x, END_LIMIT);
    if (r == CASUS_REJECTED) worsen(x, END_BAD);
    t->cases++;
    t->expectations += n;
    t->failed += failed;
    if (!failed) return;
    worsen(x, END_FINDINGS);
    if (casus_write(s, CASUS_EXPECTATIONS, t->style, to_output, NULL) == CASUS_LIMIT) worsen(x, END_LIMIT);
}

static const char *plural(size_t n)
{
    return n == 1 ? "" : "s";
}

int run_test(const options *o)
{
    static const char *const usual[] = {"cases"};
    session x;
    tally t = {.style = style_of_output()};
    if (!session_init(&x, o)) worsen(&x, END_LIMIT);
    size_t n = o->files.n ? o->files.n : 1;
    const char *const *at = o->files.n ? o->files.at : usual;
    for (size_t i = 0; i < n && x.host.rules; i++) {
        size_t before = t.cases;
        paths found = {0};
        if (!find_paths(&found, at[i], ".case")) worsen(&x, END_LIMIT);
        for (size_t k = 0; k < found.n; k++) each_case(&x, found.at[k], compare, &t);
        free_paths(&found);
        if (t.cases > before || x.status) continue;
        talk("there is no case below %s", at[i]);
        worsen(&x, END_BAD);
    }
    print("%zu case%s, %zu expectation%s: %zu held, %zu failed\n", t.cases, plural(t.cases), t.expectations, plural(t.expectations),
          t.expectations - t.failed, t.failed);
    return session_end(&x);
}
