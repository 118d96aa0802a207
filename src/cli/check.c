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
    size_t mistakes = casus_message_count(NULL, s, 2);
    if (mistakes && r == CASUS_OK) r = CASUS_REJECTED;
    if (casus_message_count(NULL, s, 1) > mistakes) r = CASUS_LIMIT;
    if (r != CASUS_OK) worsen(x, r == CASUS_LIMIT ? END_LIMIT : END_BAD);
}

/* A file of law is looked through as it stands alone, with what it uses. */
static void check_law(session *x, const char *file)
{
    casus_law *law = casus_law_new(&x->host.lib);
    casus_result r = law ? casus_law_load(law, file) : CASUS_LIMIT;
    if (r == CASUS_OK) r = casus_law_compile(law, 1);
    if (law && r == CASUS_OK && casus_message_count(law, NULL, 1) > casus_message_count(law, NULL, 2)) r = CASUS_LIMIT;
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

static void check_file(session *x, const char *file)
{
    if (is_law(x, file)) check_law(x, file);
    else each_case(x, file, lint_case, NULL);
}

/* A file, or all files below a folder whose names end as files of the language do; gives how many there were. */
static size_t check_path(session *x, const char *path)
{
    static const char *const endings[] = {".terms", ".treaty", ".case"};
    size_t n = 0;
    if (!folder_there(path)) {
        check_file(x, path);
        return 1;
    }
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        paths found = {0};
        if (!find_paths(&found, path, endings[i])) worsen(x, END_LIMIT);
        for (size_t k = 0; k < found.n; k++) check_file(x, found.at[k]);
        n += found.n;
        free_paths(&found);
    }
    if (!n) {
        talk("there is nothing to check below %s: no file there has a name that ends in .terms, .treaty or .case", path);
        worsen(x, END_BAD);
    }
    return n;
}

int run_check(const options *o)
{
    session x;
    size_t n = 0;
    if (!session_init(&x, o)) worsen(&x, END_LIMIT);
    x.host.keep_input = true;
    for (size_t i = 0; i < o->files.n && x.host.rules; i++) n += check_path(&x, o->files.at[i]);
    if (x.status == END_WELL || (x.limits && !x.errors)) print("%zu file%s: no mistakes, ", n, plural(n));
    else print("%zu file%s: %zu mistake%s, ", n, plural(n), x.errors, plural(x.errors));
    print("%zu warning%s", x.warnings, plural(x.warnings));
    if (x.limits) print(", %zu limit%s met", x.limits, plural(x.limits));
    print("\n");
    return session_end(&x);
}
