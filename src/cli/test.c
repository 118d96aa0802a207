/* casus test: what the cases expect, compared with what comes out. */
#define _XOPEN_SOURCE 700
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "cli/cli.h"

#define MOST_FOLDERS 64 /* folders within folders */

typedef struct { char **at; size_t n, room; } paths;
typedef struct { casus_style style; size_t cases, expectations, failed; } tally;

static bool add_path(paths *p, const char *folder, const char *name)
{
    if (p->n == p->room) {
        size_t room = p->room * 2 + 16;
        char **at = realloc(p->at, room * sizeof *at);
        if (!at) return false;
        p->at = at;
        p->room = room;
    }
    size_t n = strlen(folder), size = n + strlen(name) + 2;
    char *path = malloc(size);
    if (!path) return false;
    snprintf(path, size, "%s%s%s", folder, n && folder[n - 1] != '/' ? "/" : "", name);
    p->at[p->n++] = path;
    return true;
}

static void free_paths(paths *p)
{
    for (size_t i = 0; i < p->n; i++) free(p->at[i]);
    free(p->at);
    *p = (paths){0};
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool ends_in_case(const char *name)
{
    size_t n = strlen(name);
    return n > 5 && strcmp(name + n - 5, ".case") == 0;
}

static bool is_folder(const char *path, bool follow)
{
    struct stat st;
    return (follow ? stat(path, &st) : lstat(path, &st)) == 0 && S_ISDIR(st.st_mode);
}

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

/* The folder's entries by name, so that the order is the same everywhere; links to folders are not
 * followed, so that a circle of them cannot trap the walk. */
static void walk(session *x, const char *folder, tally *t, int depth)
{
    paths inside = {0};
    DIR *d = opendir(folder);
    bool good = d != NULL;
    for (struct dirent *e; good && (e = readdir(d));)
        if (e->d_name[0] != '.') good = add_path(&inside, folder, e->d_name);
    if (d) closedir(d);
    if (!good) {
        talk("the folder %s cannot be read", folder);
        worsen(x, END_LIMIT);
    }
    if (inside.n) qsort(inside.at, inside.n, sizeof *inside.at, by_name);
    for (size_t i = 0; i < inside.n; i++) {
        if (is_folder(inside.at[i], false)) {
            if (depth < MOST_FOLDERS) walk(x, inside.at[i], t, depth + 1);
        } else if (ends_in_case(inside.at[i])) each_case(x, inside.at[i], compare, t);
    }
    free_paths(&inside);
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
        if (is_folder(at[i], true)) walk(&x, at[i], &t, 0);
        else each_case(&x, at[i], compare, &t);
        if (t.cases > before || x.status) continue;
        talk("there is no case below %s", at[i]);
        worsen(&x, END_BAD);
    }
    print("%zu case%s, %zu expectation%s: %zu held, %zu failed\n", t.cases, plural(t.cases), t.expectations, plural(t.expectations),
          t.expectations - t.failed, t.failed);
    return session_end(&x);
}
