/* casus test: what the cases expect, compared with what comes out. */
#include "cli/cli.h"

#define MOST_CONSTRUCTS 512

typedef struct {
    casus_style style;
    size_t cases, expectations, failed;
    bool folder;                        /* a collection was tested: what it leaves untried is of interest */
    unsigned char used[MOST_CONSTRUCTS]; /* by number */
} tally;

static void compare(session *x, casus_stream *s, void *user)
{
    tally *t = user;
    size_t n, failed;
    casus_result r = casus_expectations(s, &n, &failed);
    if (r == CASUS_LIMIT) worsen(x, END_LIMIT);
    if (r == CASUS_REJECTED) worsen(x, END_BAD);
    t->cases++;
    casus_constructs_used(s, t->used);
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

/* Counts the constructs of one sort, verdicts or others, that were used, and names those that were not. */
static void tell_untried(const tally *t, int verdicts, const char *sort, const char *untried)
{
    size_t all = 0, used = 0;
    int verdict;
    for (size_t i = 0; casus_construct(i, &verdict); i++) {
        all += verdict == verdicts;
        used += verdict == verdicts && t->used[i];
    }
    print("%s: %zu of %zu", sort, used, all);
    for (size_t i = 0, n = 0; casus_construct(i, &verdict); i++)
        if (verdict == verdicts && !t->used[i]) print("%s%s", n++ ? ", " : untried, casus_construct(i, NULL));
    print("\n");
}

int run_test(const options *o)
{
    static const char *const usual[] = {"cases"};
    session x;
    tally t = {.style = style_of_output()};
    if (!session_init(&x, o)) worsen(&x, END_LIMIT);
    if (!o->files.n && !folder_there(*usual)) {
        talk("there is no folder `cases` here, where casus was started; name what is to be tested: casus test PATH");
        worsen(&x, END_BAD);
        return session_end(&x);
    }
    size_t n = o->files.n ? o->files.n : 1;
    const char *const *at = o->files.n ? o->files.at : usual;
    for (size_t i = 0; i < n && x.host.rules; i++) {
        size_t before = t.cases;
        paths found = {0};
        t.folder |= folder_there(at[i]);
        if (!find_paths(&found, at[i], ".case")) worsen(&x, END_LIMIT);
        for (size_t k = 0; k < found.n; k++) each_case(&x, found.at[k], compare, &t);
        free_paths(&found);
        if (t.cases > before || x.status) continue;
        talk("there is no case below %s", at[i]);
        worsen(&x, END_BAD);
    }
    print("%zu case%s, %zu expectation%s: %zu held, %zu failed\n", t.cases, plural(t.cases), t.expectations, plural(t.expectations),
          t.expectations - t.failed, t.failed);
    if (t.folder && t.cases) {
        tell_untried(&t, 1, "verdicts that expectations name", "; none names ");
        tell_untried(&t, 0, "constructs of the language that these cases and their treaties use", "; none uses ");
    }
    return session_end(&x);
}
