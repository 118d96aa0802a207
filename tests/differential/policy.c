/* What a policy answers (section 10 of docs/semantics.md), and what it leaves open because the
 * record's `given` lines would otherwise fit no world. */
#include "ref.h"
#include <string.h>

#define NODE(ID) (&tree.node.at[ID])

bool found_only, burden;
node_id presumptions[8];
int n_presumptions;
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

/* ---- presumptions ---- */

typedef struct { sym name; int what; node_id sort; } parameter;

static bool fits_sort(int what, node_id sort)
{
    const node *s = NODE(sort);
    if (what < 0) return s->op == -1 - what; /* any SORT */
    return s->op == SW_NAMED ? of_kind_or_scale(what, s->text) : of_sort(what, 1u << s->op);
}

/* Binds the parameters so that the presumption speaks of just this question. */
static bool speaks_of(node_id call, const int *arg, parameter *p, int n_params)
{
    int i = 0;
    EACH_KID(&tree, call, k) {
        int v = arg[i++], which = 0;
        while (which < n_params && p[which].name != NODE(k)->text) which++;
        if (which == n_params) {
            if (v != thing_named(NODE(k)->text)) return false;
            continue;
        }
        if (!fits_sort(v, p[which].sort) || (p[which].what != UNSET && p[which].what != v)) return false;
        p[which].what = v;
    }
    return true;
}

static bool names_one(node_id which, const parameter *p, int n)
{
    const node *x = NODE(which);
    if (x->kind == N_NAME || x->kind == N_PATH)
        for (int i = 0; i < n; i++)
            if (p[i].name == x->text && p[i].what < 0) return true;
    EACH_KID(&tree, which, k)
        if (names_one(k, p, n)) return true;
    return false;
}

/* Whether the presumption applies to the question in the world at hand; its value. */
static bool applies(node_id which, int rel, const int *arg, bool *yes)
{
    parameter p[4];
    binding at[4];
    int n = 0, n_bound = 0;
    node_id means = ast_kid(&tree, which, N_MEANS), where = ast_kid(&tree, which, N_WHERE), unless = ast_kid(&tree, which, N_UNLESS);
    if (relation_named(NODE(NODE(means)->kid)->text) != rel) return false;
    EACH_KID(&tree, which, k)
        if (NODE(k)->kind == N_PARAM) p[n++] = (parameter){NODE(k)->text, UNSET, NODE(k)->kid};
    if (!speaks_of(NODE(means)->kid, arg, p, n)) return false;
    /* Conditions that ask of "any state" leave it alone. */
    if ((where && names_one(where, p, n)) || (unless && names_one(unless, p, n))) return false;
    for (int i = 0; i < n; i++)
        if (p[i].what >= 0) {
            at[n_bound] = bind(p[i].name, p[i].what, n_bound ? &at[n_bound - 1] : NULL);
            n_bound++;
        }
    const binding *env = n_bound ? &at[n_bound - 1] : NULL;
    context saved = cx;
    cx.where = SIDE_RECORD;
    cx.cutoff = DAY_MAX;
    cx.timed = cx.bearer = 0;
    bool is = true;
    if (where) is &= formula(NODE(where)->kid, env);
    if (unless) is &= !formula(NODE(unless)->kid, env);
    cx = saved;
    *yes = !NODE(means)->flag;
    return is;
}

bool relation_answered(int rel, const int *arg, int n, bool *answer)
{
    bool yes = false, no = false, says;
    *answer = false;
    if (found_only) return !is_freed(rel, arg, n);
    for (int i = 0; burden && i < n_presumptions; i++)
        if (applies(presumptions[i], rel, arg, &says)) *(says ? &yes : &no) = true;
    *answer = yes;
    if (freeing && burden) is_freed(rel, arg, n);
    return yes != no && !is_freed(rel, arg, n);
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
    if ((!found_only && !burden) || lines_fit(0, n_givens)) return;
    for (int i = 0; i < n_givens; i++)
        if (!lines_fit(i, i + 1)) free_lines(i, i + 1);
    if (!lines_fit(0, n_givens)) free_lines(0, n_givens);
}
