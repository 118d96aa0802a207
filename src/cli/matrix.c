/* casus matrix: the findings of many cases in one table. */
#include <stdio.h>
#include "cli/cli.h"

#define MOST_SPEAKERS 64

typedef struct { const options *o; casus_lens lens; casus_table *table; size_t found; } filling;

static void add_result(session *x, casus_stream *s, filling *f)
{
    size_t found = 0;
    casus_result r = casus_assess(s, &f->lens);
    if (r == CASUS_LIMIT) worsen(x, END_LIMIT);
    if (r == CASUS_REJECTED) {
        worsen(x, END_BAD);
        return;
    }
    r = casus_matrix_add(f->table, s, f->o->clause, &found);
    if (r != CASUS_OK) worsen(x, END_LIMIT);
    f->found += found;
}

/* Each policy by itself: what is open, what is presumed, what was found, and each side's account. */
static void add_policies(session *x, casus_stream *s, filling *f)
{
    static const char *const general[] = {"open", "burden", "found-only"};
    const char *speaker[MOST_SPEAKERS];
    char account[256];
    size_t n = casus_stream_speakers(s, speaker, MOST_SPEAKERS);
    for (size_t i = 0; i < sizeof general / sizeof *general; i++) {
        f->lens.policy = general[i];
        add_result(x, s, f);
    }
    if (n > MOST_SPEAKERS) {
        talk("%s: %zu states claim or deny something; the accounts of the first %d are shown", casus_stream_case(s), n, MOST_SPEAKERS);
        n = MOST_SPEAKERS;
    }
    for (size_t i = 0; i < n; i++) {
        snprintf(account, sizeof account, "case-of:%s", speaker[i]);
        f->lens.policy = account;
        add_result(x, s, f);
    }
    f->lens.policy = NULL;
}

static void add_case(session *x, casus_stream *s, void *user)
{
    filling *f = user;
    if (f->o->by == CASUS_BY_POLICY) add_policies(x, s, f);
    else add_result(x, s, f);
}

static void print_legend(const options *o)
{
    print("\n");
    print_words(0, 0, "A cell names the verdicts of all findings (episode, beneficiary, obligor) of that case and clause; in brackets "
                      "how many findings, where there are several. No mark: settled. ?: open, it is one of those named, depending on "
                      "facts. EXCUSED, RELEASED: laid over a breach, perhaps: in some courses of events only. [e]: only on the statement of whoever encoded the case that its record is complete. !: not weighed "
                      "further, too much is open. -: no such finding.");
    if (o->by == CASUS_BY_POLICY)
        print_words(0, 0, "open: disputes stay open. burden: presumptions of law answer what is open. found-only: only what is undisputed, "
                          "admitted, found or agreed counts. case-of: that state's account is taken as true.");
    print_words(0, 0, "No adjudication: `casus assess CASE` tells the reasons, and what an open verdict turns on.");
}

/* What is wrong with a case is told without stopping the others; that the table lacks it is told, too. */
static void add_path(session *x, const char *path, filling *f)
{
    int before = x->status;
    x->status = END_WELL;
    each_case(x, path, add_case, f);
    int now = x->status;
    x->status = before;
    if (now == END_BAD) talk("%s is left out of the table", path);
    worsen(x, now);
}

int run_matrix(const options *o)
{
    static const casus_table_format format[] = {
        [FORMAT_TEXT] = CASUS_TABLE_TEXT, [FORMAT_JSON] = CASUS_TABLE_JSON, [FORMAT_CSV] = CASUS_TABLE_CSV};
    session x;
    filling f = {.o = o};
    lens_of(o, &f.lens);
    f.lens.detail = CASUS_ROWS;
    if (o->by == CASUS_BY_POLICY && o->policy) {
        talk("--by policy runs every policy; leave --policy out");
        return END_BAD;
    }
    if (!session_init(&x, o)) worsen(&x, END_LIMIT);
    f.table = casus_matrix_new(&x.host.lib, (casus_columns)o->by);
    if (!f.table) worsen(&x, END_LIMIT);
    x.shows = f.table != NULL;
    for (size_t i = 0; f.table && i < o->files.n && x.host.rules; i++) {
        paths cases = {0};
        if (!find_paths(&cases, o->files.at[i], ".case")) worsen(&x, END_LIMIT);
        for (size_t k = 0; k < cases.n; k++) add_path(&x, cases.at[k], &f);
        free_paths(&cases);
    }
    if (f.table && !f.found && x.status == END_WELL) {
        talk(o->clause ? "these cases have no finding on `%s`; a clause is named as in CST.4, CST.4.assist, or by its duty: assist" : "there is no finding in these cases%.0s",
             o->clause ? o->clause : "");
        worsen(&x, END_BAD);
    } else if (f.table && f.found) {
        if (casus_table_write(f.table, format[o->format], style_of_output(), to_output, NULL) != CASUS_OK) worsen(&x, END_LIMIT);
        if (o->format == FORMAT_TEXT) print_legend(o);
    }
    casus_table_free(f.table);
    return session_end(&x);
}
