/* casus check: mistakes and warnings of the files named, of whichever kind they are. */
#include <string.h>
#include "cli/cli.h"

static void lint_case(session *x, casus_stream *s, void *user)
{
    (void)user;
    size_t n, failed;
    if (casus_stream_lint(s) == CASUS_LIMIT) worsen(x, END_LIMIT);
    /* A record that contradicts itself, or an expectation that selects nothing, shows only in the results. */
    casus_result r = casus_expectations(s, &n, &failed);
    if (r == CASUS_FINDINGS) r = CASUS_OK; /* whether they are met is asked by `test` */
    if (casus_message_count(NULL, s, 1)) r = CASUS_REJECTED;
    if (r != CASUS_OK) worsen(x, r == CASUS_LIMIT ? END_LIMIT : END_BAD);
}

/* A file of law is looked through as it stands alone, with what it uses. */
static void check_law(session *x, const char *file)
{
    casus_law *law = casus_law_new(&x->host.lib);
    casus_result r = law ? casus_law_load(law, file) : CASUS_LIMIT;
    if (r == CASUS_OK) r = casus_law_compile(law, 1);
    if (r != CASUS_OK) worsen(x, r == CASUS_LIMIT ? END_LIMIT : END_BAD);
    if (law) tell_messages(x, law, NULL);
    else talk("there is not enough memory to check %s", file);
    casus_law_free(law);
}

/* What a file holds shows in its first declaration; where that is spoilt or missing, in its name. */
static bool is_law(session *x, const char *file)
{
    const char *dot = strrchr(file, '.');
    return holds_law(x, file) || (dot && (strcmp(dot, ".terms") == 0 || strcmp(dot, ".treaty") == 0));
}

static const char *plural(size_t n)
{
    return n == 1 ? "" : "s";
}

int run_check(const options *o)
{
    session x;
    if (!session_init(&x, o)) worsen(&x, END_LIMIT);
    x.host.keep_input = true;
    for (size_t i = 0; i < o->files.n && x.host.rules; i++) {
        if (is_law(&x, o->files.at[i])) check_law(&x, o->files.at[i]);
        else each_case(&x, o->files.at[i], lint_case, NULL);
    }
    if (x.status == END_WELL) print("%zu file%s: no mistakes, ", o->files.n, plural(o->files.n));
    else print("%zu file%s: %zu mistake%s, ", o->files.n, plural(o->files.n), x.errors, plural(x.errors));
    print("%zu warning%s\n", x.warnings, plural(x.warnings));
    return session_end(&x);
}
