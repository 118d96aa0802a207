/* What can be asked of the record: whether and when an event occurs, who or what fills a role,
 * and whether a relation or judgment holds (sections 2 and 3 of docs/semantics.md). */
#include "ref.h"
#include <string.h>

context cx;
const int *picks;

static const int NO_YES[2] = {0, 1};

bool occurs(int t)
{
    const thing *e = &things[t];
    if (e->sort == T_IS_UNRECORDED) return unrecorded_occurs(t);
    if (e->standing != IS_OPEN) return e->standing == IS_TRUE;
    if (taken_absent(t)) return false;
    bool fresh;
    int c = choice_for(CH_OCCURS, t, 0, 0, 0, &fresh);
    if (fresh) choices[c].name = e->name;
    return ask(c, NO_YES, 2);
}

static day day_of(int t)
{
    const thing *e = &things[t];
    if (e->first == e->last || !occurs(t)) return e->first;
    bool fresh;
    int domain[MAX_LIST], n = 0;
    int c = choice_for(CH_DAY, t, 0, 0, 0, &fresh);
    if (fresh) choices[c].name = keep_text("day of %s", e->name);
    for (day d = e->first; d <= e->last && n < MAX_LIST; d++) domain[n++] = d;
    return ask(c, domain, n);
}

day first_day(int t)
{
    const thing *e = &things[t];
    if (e->sort == T_IS_UNRECORDED) {
        int answer = unrecorded_occurs(t) ? choices[choice_for(CH_UNRECORDED, t, 0, 0, 0, &(bool){0})].now : 0;
        return e->type == Q_GATE && answer ? answer : DAY_MIN;
    }
    return e->sometime ? day_of(t) : e->first;
}

day last_day(int t)
{
    const thing *e = &things[t];
    return e->sort == T_IS_EVENT && !e->sometime ? e->last : first_day(t);
}

day law_day(void)
{
    return cx.episode >= 0 ? first_day(cx.episode) : cx.no_episode;
}

/* ---- sorts and slots ---------------------------------------------------------------------------- */

bool of_sort(int t, unsigned sorts)
{
    static const thing_sort sort_of[] = {T_IS_STATE, T_IS_GROUP, T_IS_ORGAN, T_IS_PLACE, T_IS_STATE, T_IS_ARTICLE, T_IS_TREATY};
    for (int s = SW_STATE; s < SW_NAMED; s++) {
        if (!(sorts & 1u << s) || things[t].sort != sort_of[s]) continue;
        if (s != SW_PARTY || is_member(cx.treaty, t, law_day())) return true;
    }
    return false;
}

bool of_kind_or_scale(int t, sym named)
{
    const thing *x = &things[t];
    if (x->sort == T_IS_LEVEL) return (sym)x->owner == named;
    if (x->sort == T_IS_EVENT || x->sort == T_IS_UNRECORDED) return kinds[x->kind].name == named;
    return false;
}

static bool exists_on(int t, day on)
{
    return things[t].sort != T_IS_STATE || on == DAY_MIN || (things[t].from <= on && on < things[t].until);
}

/* The answers of an open slot, for a first day of its event. */
static int slot_domain(const kind_slot *decl, const slot *s, day on, int *domain)
{
    int n = 0;
    for (int t = 0; t < n_record_things; t++) {
        bool fits = s->any >= 0 ? of_sort(t, 1u << s->any) : of_sort(t, decl->sorts);
        for (int i = 0; i < decl->n_named && s->any < 0; i++) fits |= of_kind_or_scale(t, decl->named[i]);
        if (things[t].sort == T_IS_LEVEL) fits = fits && s->lo <= things[t].rank && things[t].rank <= s->hi;
        if (fits && !things[t].dropped && exists_on(t, on) && n < MAX_LIST) domain[n++] = t;
    }
    return n;
}

value slot_value(int t, int which)
{
    const thing *e = &things[t];
    const slot *s = &e->slot[which];
    const kind_slot *decl = &kinds[e->kind].slot[which];
    value nothing = {.any = -1};
    if (s->state != SLOT_OPEN) return s->state == SLOT_SET ? s->set : nothing; /* what is written is no question */
    if (!occurs(t)) return nothing;
    int domain[MAX_LIST], n = slot_domain(decl, s, first_day(t), domain);
    if (n == 0) return nothing; /* the record holds nothing that it could be */
    bool fresh;
    int c = choice_for(CH_SLOT, t, which, 0, 0, &fresh);
    if (fresh) choices[c].name = keep_text("%s.%s", e->name, decl->role >= 0 ? role_word((role)decl->role) : text_of(decl->attr));
    int answer = ask(c, domain, n);
    return answer == UNSET ? nothing : one_value(answer);
}

/* ---- relations and judgments ---------------------------------------------------------------------- */

/* What was asked in this run, for the constraints between answers. */
typedef struct { int rel, n, arg[4], choice; uint64_t with_facts; day on; bool answer; } asked_relation; /* choice -1: settled */
static asked_relation log_at[MAX_LIST];
static int log_n;
static unsigned log_run;

static bool note_answer(int rel, const int *arg, int n, int which, uint64_t with_facts, day on, bool answer)
{
    if (log_run != run_number) log_n = 0;
    log_run = run_number;
    if (log_n == MAX_LIST) fatal("too many relations asked");
    asked_relation *a = &log_at[log_n++];
    *a = (asked_relation){rel, n, {0}, which, with_facts, on, answer};
    memcpy(a->arg, arg, (size_t)n * sizeof *arg);
    return answer;
}

static bool covers(const fact *f, int rel, day on)
{
    return f->rel == rel && f->from <= on && on <= f->to;
}

static bool same_args(const int *a, const int *b, int n, int but)
{
    for (int i = 0; i < n; i++)
        if (i != but && a[i] != b[i]) return false;
    return true;
}

static const char *relation_name(int rel, const int *arg, int n)
{
    const char *s = keep_text("%s(", text_of(relations[rel].name));
    for (int i = 0; i < n; i++)
        s = keep_text("%s%s%s%s", s, i ? ", " : "", arg[i] < 0 ? "any " : "", arg[i] < 0 ? sort_name((sort_word)(-1 - arg[i])) : things[arg[i]].name);
    return keep_text("%s)", s);
}

static bool ask_relation(int rel, const int *arg, int n, uint64_t with_facts, day on)
{
    bool fresh, answer;
    if (relation_answered(rel, arg, n, &answer)) return answer;
    int c = choice_for(CH_RELATION, rel, arg[0], n > 1 ? arg[1] : 0, with_facts, &fresh);
    if (fresh) {
        choices[c].name = relation_name(rel, arg, n);
        choices[c].judgment = relations[rel].judgment;
    }
    return note_answer(rel, arg, n, c, with_facts, on, ask(c, NO_YES, 2));
}

static bool holds_one(int rel, const int *arg, int n, day on);

static int exclusive_place(int rel)
{
    for (int i = 0; i < relations[rel].n; i++)
        if (relations[rel].one[i]) return i;
    return -1;
}

/* Somebody else holds an exclusive relation for certain. */
static bool held_by_another(int rel, const int *arg, int n, day on)
{
    int exclusive = exclusive_place(rel);
    for (int i = 0; exclusive >= 0 && i < n_facts; i++)
        if (covers(&facts[i], rel, on) && facts[i].holds == IS_TRUE && same_args(facts[i].arg, arg, n, exclusive) &&
            facts[i].arg[exclusive] != arg[exclusive] && facts[i].arg[exclusive] >= 0)
            return true;
    return false;
}

/* The facts with exactly these arguments: 1 or 0 where one is definite, -1 where open, -2 none. */
static int recorded(int rel, const int *arg, int n, day on, uint64_t *which)
{
    int result = -2;
    *which = 0;
    for (int i = 0; i < n_facts; i++) {
        if (!covers(&facts[i], rel, on) || !same_args(facts[i].arg, arg, n, -1)) continue;
        *which |= UINT64_C(1) << i;
        if (facts[i].holds != IS_OPEN) result = facts[i].holds == IS_TRUE;
        else if (result == -2) result = -1;
    }
    return result;
}

/* A constraint binds an open answer to others, which are then asked as well. */
static void ask_bound_to(int rel, const int *arg, int n, day on)
{
    static int depth;
    int exclusive = exclusive_place(rel);
    if (depth) return;
    depth++;
    for (int i = 0; i < n_facts; i++) {
        const fact *f = &facts[i];
        if (!covers(f, rel, on) || f->holds != IS_OPEN || same_args(f->arg, arg, n, -1)) continue;
        bool rival = exclusive >= 0 && f->arg[exclusive] >= 0 && same_args(f->arg, arg, n, exclusive);
        bool wider = n > 1 && f->arg[n - 1] < 0 && same_args(f->arg, arg, n, n - 1) &&
                     arg[n - 1] >= 0 && of_sort(arg[n - 1], 1u << (-1 - f->arg[n - 1]));
        if (rival || wider) holds_one(rel, f->arg, n, on);
    }
    depth--;
}

/* The place around the one named by an argument, where no fact on the day names that one; -1. */
static int place_around(int rel, const int *arg, int n, day on, int *at)
{
    for (int i = 0; i < n; i++) {
        if (arg[i] < 0 || things[arg[i]].sort != T_IS_PLACE) continue;
        bool named = false;
        for (int j = 0; j < n_facts; j++) named |= covers(&facts[j], rel, on) && facts[j].arg[i] == arg[i];
        *at = i;
        return named ? -1 : things[arg[i]].owner;
    }
    return -1;
}

/* Steps 3 to 6 of section 3: the record answers without naming the arguments. */
static bool denied_for_all(int rel, const int *arg, int n, day on)
{
    for (int i = 0; i < n_facts; i++) {
        const fact *f = &facts[i];
        if (!covers(f, rel, on) || f->holds != IS_FALSE || n < 2 || f->arg[n - 1] >= 0) continue;
        unsigned sorts = 1u << (-1 - f->arg[n - 1]);
        bool in_sort = arg[n - 1] < 0 ? arg[n - 1] == f->arg[n - 1] : of_sort(arg[n - 1], sorts);
        if (same_args(f->arg, arg, n, n - 1) && in_sort) return true;
    }
    return false;
}

/* A fact about the same first argument names an individual, or one with `no` that is taken not to be so. */
static bool names_somebody(int rel, int first, int n, day on)
{
    for (int i = 0; i < n_facts; i++)
        if (covers(&facts[i], rel, on) && (!facts[i].no || facts[i].holds == IS_TRUE) && facts[i].arg[0] == first && facts[i].arg[n - 1] >= 0) return true;
    return false;
}

/* Somebody of the sort holds it for certain. */
static bool has_holder(int rel, const int *arg, int n, day on)
{
    for (int i = 0; i < n_facts; i++) {
        const fact *f = &facts[i];
        if (covers(f, rel, on) && f->holds == IS_TRUE && same_args(f->arg, arg, n, n - 1) && f->arg[n - 1] >= 0 && of_sort(f->arg[n - 1], 1u << (-1 - arg[n - 1])))
            return true;
    }
    return false;
}

static bool holds_any(int rel, const int *arg, int n, day on)
{
    uint64_t which;
    int written = recorded(rel, arg, n, on, &which);
    bool some = false;
    if (written >= 0) return note_answer(rel, arg, n, -1, 1, on, written);
    if (denied_for_all(rel, arg, n, on)) return note_answer(rel, arg, n, -1, 1, on, false);
    for (int i = 0; i < n_facts; i++) {
        const fact *f = &facts[i];
        if (!covers(f, rel, on) || !same_args(f->arg, arg, n, n - 1) || f->arg[n - 1] < 0) continue;
        if (of_sort(f->arg[n - 1], 1u << (-1 - arg[n - 1]))) some |= holds_one(rel, f->arg, n, on);
    }
    if (has_holder(rel, arg, n, on)) return some; /* then nothing is open */
    if (written == -1 || !names_somebody(rel, arg[0], n, on)) {
        if (ask_relation(rel, arg, n, which, on)) some = true;
    }
    return some;
}

static bool holds_one(int rel, const int *arg, int n, day on)
{
    uint64_t which;
    int at = 0, around, outer[4];
    int written = recorded(rel, arg, n, on, &which);
    if (written == -2 && (around = place_around(rel, arg, n, on, &at)) >= 0 && !denied_for_all(rel, arg, n, on)) {
        memcpy(outer, arg, (size_t)n * sizeof *arg);
        outer[at] = around;
        return holds_one(rel, outer, n, on);
    }
    if (arg[n - 1] < 0) return holds_any(rel, arg, n, on);
    if (written >= 0) return note_answer(rel, arg, n, -1, 1, on, written);
    if (written == -1) {
        if (held_by_another(rel, arg, n, on)) return note_answer(rel, arg, n, -1, 1, on, false);
        ask_bound_to(rel, arg, n, on);
        return ask_relation(rel, arg, n, which, on);
    }
    if (denied_for_all(rel, arg, n, on) || names_somebody(rel, arg[0], n, on) || held_by_another(rel, arg, n, on))
        return note_answer(rel, arg, n, -1, 1, on, false);
    ask_bound_to(rel, arg, n, on);
    return ask_relation(rel, arg, n, 0, on);
}

static bool in_its_sorts(int rel, const int *arg, int n)
{
    const relation *r = &relations[rel];
    for (int i = 0; i < n; i++) {
        if (arg[i] < 0) continue;
        if (!of_sort(arg[i], r->sorts[i]) && !(r->named[i] && of_kind_or_scale(arg[i], r->named[i]))) return false;
        if ((things[arg[i]].sort == T_IS_EVENT || things[arg[i]].sort == T_IS_UNRECORDED) && !occurs(arg[i])) return false;
    }
    return true;
}

/* Joint actors: some member satisfies it. */
static bool each_member(int rel, const value *args, int n, int from, int *arg)
{
    if (from == n) return in_its_sorts(rel, arg, n) && holds_one(rel, arg, n, law_day());
    if (args[from].any >= 0) {
        arg[from] = -1 - args[from].any;
        return each_member(rel, args, n, from + 1, arg);
    }
    bool some = false;
    for (int i = 0; i < args[from].n; i++) {
        arg[from] = args[from].at[i];
        some |= each_member(rel, args, n, from + 1, arg);
    }
    return some;
}

bool relation_holds(int rel, const value *args, int n)
{
    int arg[4];
    return each_member(rel, args, n, 0, arg);
}

bool known_to_occur(int t)
{
    if (t < 0 || (things[t].sort != T_IS_EVENT && things[t].sort != T_IS_UNRECORDED)) return true;
    if (things[t].sort == T_IS_UNRECORDED && choices[choice_for(CH_UNRECORDED, t, 0, 0, 0, &(bool){0})].asked != run_number) return false;
    return occurs(t);
}

static void ask_relation_again(choice *c)
{
    const relation *r = &relations[c->a];
    int arg[2] = {c->b, c->c};
    uint64_t which;
    day on = law_day();
    for (int i = 0; i < r->n; i++)
        if (!known_to_occur(arg[i])) return;
    bool presumed;
    if (relation_answered(c->a, arg, r->n, &presumed)) return; /* then it is not asked */
    recorded(c->a, arg, r->n, on, &which);
    int answer = ask((int)(c - choices), NO_YES, 2);
    /* What the record answers otherwise on that day is not asked of it. */
    bool any = r->n > 1 && arg[r->n - 1] < 0 && has_holder(c->a, arg, r->n, on);
    if (any && which) return;
    bool of_day = which || !(any || denied_for_all(c->a, arg, r->n, on) || names_somebody(c->a, arg[0], r->n, on) || held_by_another(c->a, arg, r->n, on));
    if (which == c->facts) note_answer(c->a, arg, r->n, (int)(c - choices), which, of_day ? on : DAY_MIN, answer);
}

void ask_again(int which)
{
    choice *c = &choices[which];
    switch (c->type) {
    case CH_OCCURS: occurs(c->a); break;
    case CH_DAY: if (known_to_occur(c->a)) first_day(c->a); break;
    case CH_SLOT: if (known_to_occur(c->a)) slot_value(c->a, c->b); break;
    case CH_RELATION: ask_relation_again(c); break;
    case CH_UNRECORDED: ask_unrecorded_again(c->a); break;
    }
}

/* What two answers say of each other: at most one holds an exclusive relation; whoever acts for X acts for somebody. */
static bool fit_together(const asked_relation *a, const asked_relation *b)
{
    int exclusive = exclusive_place(a->rel), last = a->n - 1;
    if (!a->answer || a->rel != b->rel) return true;
    if (exclusive >= 0 && b->answer && a->arg[exclusive] >= 0 && b->arg[exclusive] >= 0 && a->arg[exclusive] != b->arg[exclusive] &&
        same_args(a->arg, b->arg, a->n, exclusive))
        return false;
    return !(last > 0 && !b->answer && a->arg[last] >= 0 && b->arg[last] < 0 && same_args(a->arg, b->arg, a->n, last) &&
             of_sort(a->arg[last], 1u << (-1 - b->arg[last])));
}

/* Open questions that are asked of one day in some world of the question are tied in each. */
static bool together[MAX_CHOICES][MAX_CHOICES];

void forget_ties(void)
{
    memset(together, 0, sizeof together);
}

static asked_relation answer_to(int which)
{
    const choice *c = &choices[which];
    return (asked_relation){c->a, relations[c->a].n, {c->b, c->c}, which, 0, 0, c->now};
}

bool check_relations(void)
{
    bool more = false;
    if (log_run != run_number) return more;
    for (int i = 0; i < log_n; i++)
        for (int j = 0; j < log_n; j++) {
            const asked_relation *a = &log_at[i], *b = &log_at[j];
            /* What nobody recorded has one answer for all days. */
            if (a->on != b->on && (a->with_facts || b->with_facts)) continue;
            if (!fit_together(a, b)) forbid();
            if (a->choice < 0 || b->choice < 0 || a->rel != b->rel || together[a->choice][b->choice]) continue;
            together[a->choice][b->choice] = more = true;
        }
    for (int i = 0; i < n_choices; i++)
        for (int j = 0; j < n_choices; j++) {
            if (!together[i][j] || choices[i].asked != run_number || choices[j].asked != run_number) continue;
            asked_relation a = answer_to(i), b = answer_to(j);
            if (!fit_together(&a, &b)) forbid();
        }
    return more;
}
