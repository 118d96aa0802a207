/* What a policy answers (section 10 of docs/semantics.md), and what it leaves open because the
 * record's `given` lines would otherwise fit no world. */
#include "ref.h"
#include <string.h>

bool found_only;
typedef struct { int rel, n, arg[4]; } question_of;
static question_of freed[256];
static int n_freed;
static bool freeing, freed_event[2048];

bool taken_absent(int t)
{
    if (freeing) freed_event[t] = true;
    return found_only && !freed_event[t];
}

static bool tied(int v, int w)
{
    return v == w || (v >= 0 && w < 0 && of_sort(v, 1u << (-1 - w))) || (w >= 0 && v < 0 && of_sort(w, 1u << (-1 - v)));
}

static bool is_freed(int rel, const int *arg, int n)
{
    for (int i = 0; i < n_freed; i++) {
        bool same = freed[i].rel == rel;
        for (int k = 0; same && k < n; k++) same = tied(arg[k], freed[i].arg[k]);
        if (same) return true;
    }
    if (!freeing) return false;
    if (n_freed == 256) fatal("too many questions stay open");
    freed[n_freed] = (question_of){.rel = rel, .n = n};
    memcpy(freed[n_freed++].arg, arg, (size_t)n * sizeof *arg);
    return true;
}

bool relation_answered(int rel, const int *arg, int n, bool *answer)
{
    if (!found_only || is_freed(rel, arg, n)) return false;
    *answer = false;
    return true;
}

static int on_day(void *a_day)
{
    cx = (context){.treaty = assessed[0], .episode = -1, .no_episode = *(day *)a_day, .cutoff = DAY_MAX, .limit = DAY_MAX};
    return 1;
}

static bool fits_on(day on)
{
    bool some = false;
    forget_choices();
    forget_unrecorded();
    return !every_world(on_day, &on, say_no, say_yes, &some) || some;
}

/* Whether the lines from `first` up to `last`, asked by themselves, fit some world on each day in question. */
static bool lines_fit(int first, int last)
{
    node_id all[8];
    int n = n_givens;
    memcpy(all, givens, sizeof all);
    memmove(givens, givens + first, (size_t)(last - first) * sizeof *givens);
    n_givens = last - first;
    bool fit = fits_on(span_from);
    for (int t = n_law_things; fit && t < n_record_things; t++)
        if (things[t].sort == T_IS_EVENT) fit = fits_on(things[t].first);
    memcpy(givens, all, sizeof all);
    n_givens = n;
    return fit;
}

static void free_lines(int first, int last)
{
    freeing = true;
    lines_fit(first, last);
    freeing = false;
}

void fit_policy(void)
{
    n_freed = 0;
    memset(freed_event, 0, sizeof freed_event);
    if (!found_only || lines_fit(0, n_givens)) return;
    for (int i = 0; i < n_givens; i++)
        if (!lines_fit(i, i + 1)) free_lines(i, i + 1);
    if (!lines_fit(0, n_givens)) free_lines(0, n_givens);
}
