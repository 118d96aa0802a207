/* casus list: which treaties, parties, readings and cases there are, and who was bound on a day. */
#include <stdlib.h>
#include <string.h>
#include "cli/cli.h"

typedef struct { const char *word; casus_listing what; const char *ending; } topic;

static const topic topics[] = {
    {"treaties", CASUS_LIST_TREATIES, ".treaty"},
    {"parties", CASUS_LIST_PARTIES, ".treaty"},
    {"readings", CASUS_LIST_READINGS, ".treaty"},
    {"cases", CASUS_LIST_CASES, ".case"},
};
enum { TOPICS = sizeof topics / sizeof *topics };

static const topic *topic_named(const char *word)
{
    const char *names[TOPICS];
    for (size_t i = 0; i < TOPICS; i++) {
        names[i] = topics[i].word;
        if (strcmp(topics[i].word, word) == 0) return &topics[i];
    }
    const char *near = casus_nearest(word, names, TOPICS), *dot = strrchr(word, '.');
    if (strcmp(word, "states") == 0) talk("`casus list states`: which states are bound by what is told by: casus list parties");
    else if (dot && (strcmp(dot, ".treaty") == 0 || strcmp(dot, ".case") == 0))
        talk("say what of it is to be listed, for example: casus list %s %s", strcmp(dot, ".case") == 0 ? "cases" : "readings", word);
    else if (near) talk("`casus list %s`: did you mean: casus list %s", word, near);
    else talk("there is no list of `%s`; there are treaties, parties, readings and cases", word);
    return NULL;
}

/* Each gives whether the table has it now. */
static bool list_law(session *x, const char *file, casus_table *table)
{
    casus_law *law = casus_law_new(&x->host.lib);
    casus_result r = law ? casus_law_load(law, file) : CASUS_LIMIT;
    if (r == CASUS_OK) r = casus_law_compile(law, 0);
    if (r == CASUS_OK) r = casus_list_law(table, law);
    if (r != CASUS_OK) worsen(x, r == CASUS_LIMIT ? END_LIMIT : END_BAD);
    if (law) tell_messages(x, law, NULL);
    casus_law_free(law);
    return r == CASUS_OK;
}

typedef struct { casus_table *table; size_t listed; } case_list;

static void list_case(session *x, casus_stream *s, void *user)
{
    case_list *l = user;
    if (casus_list_case(l->table, s) != CASUS_OK) worsen(x, END_LIMIT);
    else l->listed++;
}

/* The part of a path below the folder: by it a file is found in the first folder that has it. */
static bool seen_below(const paths *all, size_t n, const char *below)
{
    size_t m = strlen(below);
    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(all->at[i]);
        if (len > m && strcmp(all->at[i] + len - m, below) == 0 && all->at[i][len - m - 1] == '/') return true;
    }
    return false;
}

/* What stands in the rules folders, as `use` would find it; a folder that is not there is left out. */
static bool find_rules(const session *x, const char *ending, paths *out)
{
    bool good = true;
    for (size_t i = 0; i < x->host.n_rules && good; i++) {
        size_t before = out->n, kept = before, skip = strlen(x->host.rules[i]) + 1;
        if (!folder_there(x->host.rules[i])) continue;
        good = find_paths(out, x->host.rules[i], ending);
        for (size_t k = before; k < out->n; k++) {
            if (seen_below(out, before, out->at[k] + skip)) free(out->at[k]);
            else out->at[kept++] = out->at[k];
        }
        out->n = kept;
    }
    return good;
}

static bool find_named(const options *o, const topic *t, paths *out)
{
    bool good = true;
    for (size_t i = 1; i < o->files.n && good; i++) good = find_paths(out, o->files.at[i], t->ending);
    return good;
}

/* Whether there is anything to show: something was listed, or nothing was wrong. */
static bool fill(session *x, const topic *t, casus_table *table)
{
    paths files = {0};
    case_list l = {table, 0};
    bool good = x->o->files.n > 1 ? find_named(x->o, t, &files)
                : t->what == CASUS_LIST_CASES ? find_paths(&files, "cases", t->ending) : find_rules(x, t->ending, &files);
    if (!good) worsen(x, END_LIMIT);
    x->n_files = files.n;
    for (size_t i = 0; i < files.n; i++) {
        if (t->what == CASUS_LIST_CASES) each_case(x, files.at[i], list_case, &l);
        else l.listed += list_law(x, files.at[i], table);
    }
    free_paths(&files);
    return l.listed || x->status == END_WELL;
}

int run_list(const options *o)
{
    static const casus_table_format format[] = {
        [FORMAT_TEXT] = CASUS_TABLE_TEXT, [FORMAT_JSON] = CASUS_TABLE_JSON, [FORMAT_CSV] = CASUS_TABLE_CSV};
    const topic *t = o->files.n ? topic_named(o->files.at[0]) : &topics[0];
    if (!t) return END_BAD;
    if (o->on && t->what == CASUS_LIST_READINGS) {
        talk("--on goes with treaties, parties and cases; readings have no days");
        return END_BAD;
    }
    if (t->what == CASUS_LIST_CASES && o->files.n < 2 && !folder_there("cases")) {
        talk("there is no folder `cases` here, where casus was started; name another: casus list cases PATH");
        return END_BAD;
    }
    session x;
    if (!session_init(&x, o)) worsen(&x, END_LIMIT);
    casus_table *table = casus_list_new(&x.host.lib, t->what, o->on);
    if (!table && o->on) talk("--on %s: a day is written year-month-day and must be in the calendar, as in 2012-12-19", o->on);
    if (!table) worsen(&x, o->on ? END_BAD : END_LIMIT);
    if (table && x.host.rules) {
        if (fill(&x, t, table) && casus_table_write(table, format[o->format], style_of_output(), to_output, NULL) != CASUS_OK) worsen(&x, END_LIMIT);
    }
    casus_table_free(table);
    return session_end(&x);
}
