/* Priorities between clauses: what is named exists, and nobody waits for himself, in one step or many. */
#include "sema/lower.h"
#include <stdio.h>
#include "base/limits.h"

static const char vocabulary[] = VOCABULARY;

/* A treaty whose clause i is T.i.d with the given priorities. */
static void check(const char *const *priorities, size_t n, const char *want)
{
    lowered_law x;
    char text[8000], *p = text;
    p += snprintf(p, (size_t)(text + sizeof text - p), "treaty T \"t\" { party A from 1950-01-01 version o from 1950-01-01\n");
    for (size_t i = 0; i < n; i++)
        p += snprintf(p, (size_t)(text + sizeof text - p), "article %zu { duty d { owed by each party o shall \"s\" assistance by o %s } }\n", i + 1, priorities[i]);
    snprintf(p, (size_t)(text + sizeof text - p), "}\n");
    law_of(&x, vocabulary, text);
    const char *got = messages_text(&x.d);
    if (strcmp(got, want) != 0) fail_msg("%s\ntold\n%snot\n%s", text, got, want);
    assert_int_equal(x.good, want[0] == 0);
    law_close(&x);
}
#define CHECK(WANT, ...) do { \
        static const char *const list_[] = {__VA_ARGS__}; \
        check(list_, sizeof list_ / sizeof *list_, WANT); \
    } while (0)

static void what_is_no_circle(void **state)
{
    (void)state;
    CHECK("", "", "");
    CHECK("", "subject to T.2", "");
    CHECK("", "subject to T.2.d subject to T.3", "subject to T.3.d", "");
    CHECK("", "subject to T.2", "notwithstanding T.1"); /* both say the same */
    CHECK("", "without prejudice to T.2", "without prejudice to T.1", "without prejudice to T.3");
    CHECK("", "subject to T.2", "without prejudice to T.1");
    CHECK("", "notwithstanding T.2 notwithstanding T.3", "notwithstanding T.3", "");
}

static void circles(void **state)
{
    (void)state;
    CHECK("E207 2:80-3 `d` would have to wait for itself\n", "subject to T.1");
    CHECK("E207 2:85-3 `d` would have to wait for itself\n", "notwithstanding T.1");
    CHECK("E207 3:80-3 `d` waits for `d`, and that for it\n", "subject to T.2", "subject to T.1");
    CHECK("E207 2:100-3 `d` waits for `d`, and that for it\n", "subject to T.2 notwithstanding T.2", "");
    CHECK("E207 4:80-3 `d` waits for `d`, and that for it\n", "subject to T.2", "subject to T.3", "subject to T.1");
    CHECK("E207 4:80-3 `d` waits for `d`, and that for it\n", "", "subject to T.3", "subject to T.2");
    CHECK("E207 2:85-3 `d` waits for `d`, and that for it\n", "notwithstanding T.2", "notwithstanding T.1");
}

static void what_is_not_there(void **state)
{
    (void)state;
    CHECK("E103 2:80-3 T has no clause 9\n", "subject to T.9");
    CHECK("E103 2:80-5 T has no clause 1.e\n", "subject to T.1.e");
    CHECK("E103 2:80-7 T has no clause 1bis\n", "subject to T.1 bis");
    CHECK("E101 2:80-3 no treaty is called `U`\n", "subject to U.1");
}

/* A name of an article means all its duties. */
static void whole_articles(void **state)
{
    (void)state;
    lowered_law x;
    law_of(&x, vocabulary,
           "treaty T \"t\" { party A from 1950-01-01 version o from 1950-01-01\n"
           "article 1 { duty a { owed by each party o shall \"s\" assistance by o }\n"
           "  duty b { owed by each party o shall \"s\" assistance by o subject to T.2 } }\n"
           "article 2 { duty c { owed by each party o shall \"s\" assistance by o subject to T.1 } } }\n");
    told_only(&x, "E207 4:80-3 `c` waits for `b`, and that for it\n");
    const diag *d = x.d.diags.list.at[0];
    assert_true(d->labels == 1 && strcmp(d->label[0].text, "`b` waits for `c`") == 0);
    law_close(&x);
}

/* Layers of clauses, each subject to both of the next layer: 2^n paths, walked in no time. */
static void many_paths(void **state)
{
    (void)state;
    enum { LAYERS = 1000 };
    lowered_law x;
    char *text = malloc(LAYERS * 400), *p = text;
    p += snprintf(p, 200, "treaty T \"t\" { party A from 1950-01-01 version o from 1950-01-01\n");
    for (int i = 1; i <= LAYERS; i++) {
        p += snprintf(p, 200, "article %d {", i);
        for (int k = 0; k < 2; k++) {
            p += snprintf(p, 200, " duty d%d { owed by each party o shall \"s\" assistance by o", k);
            if (i < LAYERS) p += snprintf(p, 200, " subject to T.%d", i + 1);
            p += snprintf(p, 200, " }");
        }
        p += snprintf(p, 200, " }\n");
    }
    snprintf(p, 200, "}\n");
    sound_law(&x, vocabulary, text);
    assert_int_equal(x.l.duty.n, 2 * LAYERS);
    law_close(&x);
    free(text);
}

TESTS(T(what_is_no_circle), T(circles), T(what_is_not_there), T(whole_articles), T(many_paths))
