/* casus assess --detail summary: many cases on a screen or two, a line for each.
 *
 * Contract: counts and no verdict of a single finding; the legend says what is counted, and which command tells
 * the verdicts and reasons. Eighty columns.
 */
#include <string.h>
#include "cli/cli.h"

typedef struct { const casus_lens *lens; size_t cases, not_weighed; } summing;

enum { NAME_COLUMNS = 23 };

static void print_head(void)
{
    print("%-*s    the same under each profile      |    turns on\n", NAME_COLUMNS, "");
    print("%-*s nothing           in part      not |\n", NAME_COLUMNS, "");
    print("%-*s    owed  honored  or late  honored |  reading    facts\n", NAME_COLUMNS, "case");
    for (int i = 0; i < NAME_COLUMNS + 55; i++) print("-");
    print("\n");
}

/* The case by the name of its file, which is what is typed to ask on; where they differ by more than - and _, by its own. */
static const char *name_of(const char *file, const char *own, char *room, size_t size)
{
    const char *slash = strrchr(file, '/'), *base = slash ? slash + 1 : file, *dot = strrchr(base, '.');
    size_t n = dot ? (size_t)(dot - base) : strlen(base);
    if (n >= size || strlen(own) != n) return own;
    for (size_t i = 0; i < n; i++)
        if (base[i] != own[i] && (base[i] != '-' || own[i] != '_')) return own;
    memcpy(room, base, n);
    room[n] = 0;
    return room;
}

/* A name longer than its column has a line of its own. */
static void print_name(const char *name)
{
    if (strlen(name) > NAME_COLUMNS) print("%s\n%-*s", name, NAME_COLUMNS, "");
    else print("%-*s", NAME_COLUMNS, name);
}

static void print_count(int columns, size_t n)
{
    if (n) print("%*zu", columns, n);
    else print("%*s", columns, "-");
}

static void sum_up(session *x, casus_stream *s, void *user)
{
    summing *z = user;
    casus_tally t;
    char room[128];
    casus_result r = casus_assess(s, z->lens);
    if (r == CASUS_LIMIT) worsen(x, END_LIMIT);
    if (r == CASUS_REJECTED || casus_tally_of(s, &t) != CASUS_OK) {
        if (r == CASUS_REJECTED) worsen(x, END_BAD);
        return;
    }
    if (!z->cases++) print_head();
    print_name(name_of(x->file, casus_stream_case(s), room, sizeof room));
    const size_t cells[] = {t.nothing_owed, t.honored, t.between, t.not_honored, t.on_readings, t.on_facts};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        print_count(i ? 9 : 8, cells[i]);
        if (i == 3) print(" |");
    }
    print(t.not_weighed ? " +%zu\n" : "\n", t.not_weighed);
    z->not_weighed += t.not_weighed;
    if (x->o->fail_on && casus_has_verdict(s, x->o->fail_on) > 0) worsen(x, END_FINDINGS);
}

static void print_legend(const summing *z)
{
    print("\n");
    print_words(0, 0, "Each number counts answers: an answer is what one state owed, to all or to one other, under one duty because of one event. A profile is one way "
                      "to read the words that a treaty leaves open.");
    print_words(0, 4, "nothing owed: NO DUTY, NOT TRIGGERED or NOT DUE");
    print_words(0, 4, "in part or late: also TENDER REFUSED, PENDING, and not honored but EXCUSED or RELEASED");
    print_words(0, 4, "turns on reading: each profile gives one answer, but not all the same one");
    print_words(0, 4, "turns on facts: under at least one profile the answer is open, for the record leaves a fact or an appraisal open");
    if (z->not_weighed) print_words(0, 4, "+: answers with too many open questions to be weighed further.");
    print_words(0, 0, "These are no scores: a prohibition gives an answer for each state that the case names. Rights and powers have no verdict and are not counted. `casus assess CASE` tells the verdicts, the reasons, and what each turns on.");
}

int assess_in_lines(const options *o, const casus_lens *lens)
{
    session x;
    casus_lens brief = *lens;
    summing z = {.lens = &brief};
    brief.detail = CASUS_ROWS;
    if (o->format != FORMAT_TEXT) {
        talk("--detail summary is a page for people; --format json and rows tell programs more without it");
        return END_BAD;
    }
    if (!session_init(&x, o)) worsen(&x, END_LIMIT);
    x.shows = true;
    for (size_t i = 0; i < o->files.n && output_well() && x.host.rules; i++) each_case_below(&x, o->files.at[i], sum_up, &z);
    if (z.cases) print_legend(&z);
    return session_end(&x);
}
