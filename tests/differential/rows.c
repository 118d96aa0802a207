/* Instances, bearers, versions and joint findings (sections 5 and 9 of docs/semantics.md), printed as
 * `casus assess --format rows` prints them. */
#include "ref.h"
#include <stdio.h>
#include <string.h>

#define NODE(ID) (&tree.node.at[ID])
enum { NOBODY = -1, TOGETHER = -2 };
bool show_worlds;

/* ---- versions ------------------------------------------------------------------------------------------ */

/* The latest text begun by the day that binds both; a or b -1: no state is named there. */
static int own_version_on(int treaty, int a, int b, day on)
{
    const treaty_decl *t = &treaties[treaty];
    for (int i = 0; i < t->suspensions; i++) {
        const suspension *x = &t->suspended[i];
        if (((x->a == a && x->b == b) || (x->a == b && x->b == a)) && x->from <= on && on < x->until) return -1;
    }
    int best = -1;
    for (int i = 0; i < t->versions; i++) {
        const version_decl *v = &t->version[i];
        int who[2] = {a, b};
        bool binds = v->from <= on;
        for (int k = 0; k < 2; k++) {
            if (who[k] < 0) continue;
            bool listed = v->only.n == 0;
            for (int j = 0; j < v->only.n; j++) listed |= v->only.at[j] == who[k];
            binds = binds && listed && is_member(treaty, who[k], on);
        }
        if (binds && (best < 0 || v->from >= t->version[best].from)) best = i;
    }
    return best;
}

/* The same, or the text that the lens applies to whatever has one. */
int version_on(int treaty, int a, int b, day on)
{
    int own = own_version_on(treaty, a, b, on);
    for (int i = 0; set_text && own >= 0 && i < treaties[treaty].versions; i++)
        if (strcmp(text_of(treaties[treaty].version[i].name), set_text) == 0) return i;
    return own;
}

/* ---- printing ------------------------------------------------------------------------------------------- */

static const char *thing_name(int t)
{
    return t == TOGETHER ? "parties" : t < 0 ? "-" : things[t].name;
}

/* The names a slot is written with, where they are several. */
static const char *beneficiary_name(const row *r)
{
    const duty *d = r->of;
    if (r->beneficiary != NOBODY || !d->owed_to || NODE(d->owed_to)->kind != N_PATH || !NODE(d->owed_to)->op) return thing_name(r->beneficiary);
    int which = slot_by_role(things[r->episode].kind, NODE(d->owed_to)->op - 1);
    const slot *s = &things[r->episode].slot[which];
    const char *all = NULL;
    for (int i = 0; s->state == SLOT_SET && i < s->set.n; i++)
        all = all ? keep_text("%s, %s", all, things[s->set.at[i]].name) : things[s->set.at[i]].name;
    return all ? all : "-";
}

const char *clause_name(const duty *d)
{
    return keep_text("%s.%d%s.%s", text_of(treaties[d->treaty].name), d->number, d->bis ? "bis" : "", text_of(d->name));
}

static const char *profile_name(const duty *d, int profile)
{
    return profile < 0 ? "-" : text_of(treaties[d->treaty].profile[profile].name);
}

static void print_key(const row *r, int profile)
{
    const duty *d = r->of;
    printf("%s\t%s\t%s\t%s\t%s\t%s", clause_name(d), r->version < 0 ? "-" : text_of(treaties[d->treaty].version[r->version].name),
           thing_name(r->episode), thing_name(r->obligor), beneficiary_name(r), profile_name(d, profile));
}

typedef struct { const row *r; int profile; } row_key;

static void print_laid(const char *kind, const char *ground, bool always, void *user)
{
    const row_key *key = user;
    print_key(key->r, key->profile);
    printf("\tover %s\t%s\t%s\t-\n", kind, ground, always ? "always" : "perhaps");
}

static void forget_laid_of(void *user)
{
    (void)user;
    laid_of_no_world();
}

static void keep_laid_of(int verdict, void *user)
{
    (void)verdict;
    (void)user;
    laid_of_world();
}

static void print_skip(const row *r, int profile)
{
    printf("SKIP\tover\t");
    print_key(r, profile);
    printf("\n");
}

/* What stands over the row's verdicts, after these were found. */
static void print_overlays(row *r, int profile, every_reading every)
{
    row_key key = {r, profile};
    if (every == NOT_TRIED) print_skip(r, profile);
    if (every == ON_EVERY) print_laid("law", "every reading", true, &key);
    bool right = NODE(r->of->node)->op != CLAUSE_DUTY;
    each_laid(print_laid, &key);
    if (!right && !has_ranks(r->of)) return;
    forget_laid();
    forget_choices();
    forget_unrecorded();
    if (every_world(right ? acts_without : verdict_with_ranks, r, forget_laid_of, keep_laid_of, NULL)) {
        each_laid(print_laid, &key);
        return;
    }
    print_skip(r, profile);
}

static void print_row(row *r)
{
    int profiles = treaties[r->of->treaty].profiles;
    if (r->version < 0) {
        print_key(r, -1);
        printf("\t%s\t-\t-\t-\n", verdict_name(NODE(r->of->node)->op == CLAUSE_DUTY ? V_NO_DUTY : V_NOT_AVAILABLE));
        return;
    }
    for (int p = profiles ? 0 : -1; p < profiles; p++) {
        finding f;
        forget_laid();
        find(world_verdict, r, r->of, p, &f);
        if (show_worlds) fprintf(stderr, "worlds\t%d\n", f.skipped ? MAX_WORLDS + 1 : f.worlds);
        if (f.skipped) printf("SKIP\t");
        print_key(r, p);
        if (f.skipped) printf("\n");
        else print_finding(&f);
        if (!f.skipped) print_overlays(r, p, f.every);
    }
}

/* ---- instances ---------------------------------------------------------------------------------------------- */

/* Whether the question can be answered with yes under some profile. */
static bool under_some_profile(question q, row *r, bool *skipped)
{
    static const int none[32];
    int profiles = treaties[r->of->treaty].profiles;
    bool can = false;
    for (int p = profiles ? 0 : -1; p < profiles && !can; p++) {
        picks = p >= 0 ? treaties[r->of->treaty].profile[p].pick : none;
        forget_choices();
        forget_unrecorded();
        if (!every_world(q, r, say_no, say_yes, &can)) *skipped = true;
    }
    return can;
}

/* The episode can match, and every `where` can hold. */
static bool can_arise(row *r, bool *skipped)
{
    return under_some_profile(may_match, r, skipped) && under_some_profile(may_arise, r, skipped);
}

/* The state a role of an event is written with, or nobody. */
static int written_operand(const row *r, node_id n)
{
    const node *o = NODE(n);
    if (o->kind == N_NAME && r->victim >= 0 && o->text == NODE(r->of->victim)->text) return r->victim;
    if (o->kind == N_NAME) return thing_named(o->text);
    if (o->kind != N_PATH || r->episode < 0 || o->text != (sym)NODE(r->of->arises)->num || !o->op) return NOBODY;
    int which = slot_by_role(things[r->episode].kind, o->op - 1);
    const slot *s = which < 0 ? NULL : &things[r->episode].slot[which];
    return s && s->state == SLOT_SET && s->set.n == 1 ? s->set.at[0] : NOBODY;
}

/* Whether `other than` leaves the state out by what is written. */
static bool left_out(const row *r, int state)
{
    EACH_KID(&tree, r->of->owed_by, x) {
        if (written_operand(r, x) == state) return true;
        const node *o = NODE(x);
        if (!r->of->arises || o->kind != N_PATH || o->text != (sym)NODE(r->of->arises)->num) continue;
        const slot *s = &things[r->episode].slot[slot_by_role(things[r->episode].kind, o->op - 1)];
        for (int i = 0; s->state == SLOT_SET && i < s->set.n; i++)
            if (s->set.at[i] == state) return true;
    }
    return false;
}

/* Whether no duty of the same name stands before this one. */
static bool first_of_its_name(const duty *d)
{
    EACH_KID(&tree, treaties[d->treaty].node, a) {
        if (NODE(a)->kind != N_ARTICLE || NODE(a)->num != d->number || NODE(a)->flag != d->bis) continue;
        EACH_KID(&tree, a, k)
            if (NODE(k)->kind == N_DUTY && NODE(k)->text == d->name) return k == d->node;
    }
    return true;
}

/* Whether the duty's article belongs to the row's text. Where none binds, to the one in force for
 * anybody; where there was none yet, the first such duty speaks. */
static bool in_its_version(const row *r, day on)
{
    const treaty_decl *t = &treaties[r->of->treaty];
    int version = r->version >= 0 ? r->version : version_on(r->of->treaty, NOBODY, NOBODY, on);
    if (!r->of->version) return true;
    return version >= 0 ? t->version[version].name == r->of->version : first_of_its_name(r->of);
}

static void row_of(row r, int obligor, day on)
{
    bool standing_party = !r.of->arises && NODE(r.of->owed_by)->op == OWED_EACH;
    r.obligor = obligor;
    r.on = on;
    int bound = r.beneficiary >= 0 && is_member(r.of->treaty, r.beneficiary, on) ? r.beneficiary : NOBODY;
    r.version = version_on(r.of->treaty, obligor, bound, on);
    if (obligor >= 0 && !is_member(r.of->treaty, obligor, on)) r.version = -1;
    if (in_its_version(&r, on) && !(standing_party && r.version < 0)) print_row(&r);
}

static bool member_within(int treaty, int state, day from, day to)
{
    for (int i = 0; i < treaties[treaty].members; i++) {
        const membership *m = &treaties[treaty].member[i];
        if (m->state == state && m->from <= to && from < m->until) return true;
    }
    return false;
}

/* The first day of from .. to on which the duty's text binds the state; `from` where there is none. */
static day first_bound(const duty *d, int state, day from, day to)
{
    const treaty_decl *t = &treaties[d->treaty];
    for (day on = from; on <= to; on++) {
        int version = version_on(d->treaty, state, NOBODY, on);
        if (version >= 0 && (!d->version || t->version[version].name == d->version)) return on;
    }
    return from;
}

bool borne_by_victim(const duty *d)
{
    const node *who = NODE(d->owed_by);
    return who->op == OWED_NAMED && d->victim && who->text == NODE(d->victim)->text;
}

/* The rows of an instance; those who may bear the duty are parties on some day of from .. to. */
static void rows_of(row r, day from, day to)
{
    const duty *d = r.of;
    const node *owed = NODE(d->owed_by);
    r.beneficiary = d->owed_to ? written_operand(&r, d->owed_to) : r.victim;
    if (owed->op == OWED_TOGETHER) row_of(r, TOGETHER, first_bound(d, NOBODY, from, to));
    if (borne_by_victim(d)) row_of(r, r.victim, from);
    else if (owed->op == OWED_NAMED) row_of(r, thing_named(owed->text), first_bound(d, thing_named(owed->text), from, to));
    if (owed->op == OWED_EACH)
        for (int t = 0; t < n_law_things; t++)
            if (things[t].sort == T_IS_STATE && member_within(d->treaty, t, from, to) && !left_out(&r, t))
                row_of(r, t, first_bound(d, t, from, to));
}

/* A struck state that is no party on the day. */
static void no_duty_row(row r, int state, day on)
{
    bool skipped = false;
    r.victim = r.beneficiary = state;
    r.obligor = NOBODY;
    r.version = -1;
    if (in_its_version(&r, on) && can_arise(&r, &skipped)) print_row(&r);
}

static void instances_on(row r, day from, day to)
{
    bool skipped = false;
    thing *e = &things[r.episode];
    day first = e->first, last = e->last;
    if (e->sometime) e->first = from, e->last = to;
    if (!r.of->victim && can_arise(&r, &skipped)) rows_of(r, from, from);
    int on = slot_by_role(e->kind, ROLE_ON);
    for (int t = 0; t < n_law_things && r.of->victim; t++) {
        if (things[t].sort != T_IS_STATE) continue;
        r.victim = t;
        if (is_member(r.of->treaty, t, from)) {
            if (can_arise(&r, &skipped)) rows_of(r, from, from);
            continue;
        }
        bool struck = false;
        for (int i = 0; on >= 0 && e->slot[on].state == SLOT_SET && i < e->slot[on].set.n; i++) struck |= e->slot[on].set.at[i] == t;
        if (struck) no_duty_row(r, t, from);
    }
    if (skipped) printf("SKIP\t%s\t*\t%s\t*\t*\t*\n", clause_name(r.of), e->name);
    things[r.episode].first = first;
    things[r.episode].last = last;
}

/* The last day from `from` on, up to `to`, before a membership or a version begins or ends. */
static day stretch_end(int treaty, day from, day to)
{
    const treaty_decl *t = &treaties[treaty];
    for (int i = 0; i < t->members; i++) {
        if (t->member[i].from > from && t->member[i].from <= to) to = t->member[i].from - 1;
        if (t->member[i].until > from && t->member[i].until <= to) to = t->member[i].until - 1;
    }
    for (int i = 0; i < t->suspensions; i++) {
        if (t->suspended[i].from > from && t->suspended[i].from <= to) to = t->suspended[i].from - 1;
        if (t->suspended[i].until > from && t->suspended[i].until <= to) to = t->suspended[i].until - 1;
    }
    for (int i = 0; i < t->versions; i++)
        if (t->version[i].from > from && t->version[i].from <= to) to = t->version[i].from - 1;
    return to;
}

static void episodes(const duty *d)
{
    int kind = kind_named(NODE(d->arises)->text);
    for (int t = n_law_things; t < n_record_things; t++) {
        if (things[t].sort != T_IS_EVENT || things[t].kind != kind || things[t].standing == IS_FALSE) continue;
        row r = {.of = d, .episode = t, .victim = NOBODY, .obligor = NOBODY, .beneficiary = NOBODY, .version = -1};
        day from = things[t].first, last = things[t].last;
        if (!things[t].sometime) instances_on(r, from, from);
        else
            while (from <= last) {
                day to = stretch_end(d->treaty, from, last);
                instances_on(r, from, to);
                from = to + 1;
            }
    }
}

/* ---- joint findings -------------------------------------------------------------------------------------------- */

typedef struct { row bearer[64]; uint64_t in_breach[64], acts; int n; } joint;

static joint *collecting;
static int collecting_for;

static int ask_breaches(void *a_row)
{
    (void)breaches(a_row); /* what it asks counts; the answer of an idle run does not */
    return 0;
}

static void forget_breaches(void *user)
{
    (void)user;
    collecting->in_breach[collecting_for] = 0;
}

static void keep_breaches(int answer, void *user)
{
    (void)answer;
    collecting->in_breach[collecting_for] |= breaches(user);
}

static int some_breach(void *about)
{
    const joint *j = about;
    static const verdict_word gravest[] = {V_NOT_HONORED, V_HONORED, V_NOT_DUE, V_NOT_TRIGGERED};
    unsigned found = 0;
    for (int i = 0; i < j->n; i++) found |= 1u << verdict_by(&j->bearer[i], j->acts);
    int k = 0;
    while (k < 3 && !(found >> gravest[k] & 1)) k++;
    return (int)gravest[k];
}

static int nth_event(int n)
{
    for (int t = n_law_things; t < n_record_things; t++)
        if (things[t].sort == T_IS_EVENT && n-- == 0) return t;
    return -1;
}

static void print_names(const char **name, int n)
{
    for (int i = 0; i < n; i++)
        for (int j = i + 1; j < n; j++)
            if (strcmp(name[j], name[i]) < 0) {
                const char *swap = name[i];
                name[i] = name[j];
                name[j] = swap;
            }
    for (int i = 0; i < n; i++) printf("%s%s", i ? "," : "\t", name[i]);
}

/* One joint line: over the whole case, or over a set of acts. */
static void print_joint(const joint *all, uint64_t acts, bool whole, int profile)
{
    joint j = {.acts = acts};
    const char *labels[64], *who[64];
    int n_labels = 0;
    for (int i = 0; i < all->n; i++)
        if (all->in_breach[i] & acts) {
            who[j.n] = thing_name(all->bearer[i].obligor);
            j.bearer[j.n++] = all->bearer[i];
        }
    if (j.n < 2) return;
    for (int i = 0; i < 64 && !whole; i++)
        if (acts & UINT64_C(1) << i) labels[n_labels++] = things[nth_event(i)].name;
    const duty *d = j.bearer[0].of;
    finding f;
    find(some_breach, &j, d, profile, &f);
    if (f.skipped) printf("SKIP\t");
    for (int line = 0; line < 2; line++) {
        if (line && (f.skipped || f.every == NOT_ON_EVERY)) break;
        printf("%sjoint\t%s", line && f.every == NOT_TRIED ? "SKIP\tover\t" : "", clause_name(d));
        if (whole) printf("\t-");
        else print_names(labels, n_labels);
        print_names(who, j.n);
        printf("\t%s", profile_name(d, profile));
        if (line) printf(f.every == ON_EVERY ? "\tover law\tevery reading\talways\t-\n" : "\n");
        else if (f.skipped) printf("\n");
        else print_finding(&f);
    }
}

static uint64_t linked(uint64_t all, int to)
{
    uint64_t set = UINT64_C(1) << to, before;
    do {
        before = set;
        for (int i = 0; i < 64; i++)
            for (int k = 0; k < 64; k++) {
                if (!(set >> i & 1) || !(all >> k & 1)) continue;
                const thing *a = &things[nth_event(i)], *b = &things[nth_event(k)];
                if (a->first <= b->last && b->first <= a->last) set |= UINT64_C(1) << k;
            }
    } while (set != before);
    return set;
}

static void joint_findings(joint *j)
{
    static const int none[32];
    const duty *d = j->bearer[0].of;
    int profiles = treaties[d->treaty].profiles;
    for (int p = profiles ? 0 : -1; p < profiles; p++) {
        bool skipped = false;
        collecting = j;
        j->acts = 0;
        for (int i = 0; i < j->n; i++) {
            collecting_for = i;
            picks = p >= 0 ? treaties[d->treaty].profile[p].pick : none;
            forget_choices();
            forget_unrecorded();
            if (!every_world(ask_breaches, &j->bearer[i], forget_breaches, keep_breaches, &j->bearer[i])) skipped = true;
            j->acts |= j->in_breach[i];
        }
        if (skipped) printf("SKIP\tjoint\t%s\t*\t*\t*\n", clause_name(d));
        print_joint(j, UINT64_MAX, true, p);
        for (uint64_t rest = j->acts; rest;) {
            int i = 0;
            while (!(rest >> i & 1)) i++;
            uint64_t set = linked(j->acts, i);
            print_joint(j, set, false, p);
            rest &= ~set;
        }
    }
}

static void standing_duty(const duty *d)
{
    static joint j;
    row r = {.of = d, .episode = NOBODY, .victim = NOBODY, .obligor = NOBODY, .beneficiary = NOBODY, .version = -1};
    day last = as_of < span_to ? as_of : span_to; /* before the case nothing is said */
    memset(&j, 0, sizeof j);
    if (last < span_from) return;
    rows_of(r, span_from, last);
    for (int t = 0; t < n_law_things && NODE(d->owed_by)->op == OWED_EACH; t++) {
        if (things[t].sort != T_IS_STATE || !member_within(d->treaty, t, span_from, last) || left_out(&r, t)) continue;
        r.obligor = t;
        r.on = first_bound(d, t, span_from, last);
        r.version = version_on(d->treaty, t, NOBODY, r.on);
        bool runs = r.version >= 0 && (!d->version || treaties[d->treaty].version[r.version].name == d->version);
        if (runs) j.bearer[j.n++] = r;
    }
    if (j.n) joint_findings(&j);
}

/* ---- all duties of the treaties assessed ------------------------------------------------------------------------- */

static duty duty_of(int treaty, node_id article, node_id which)
{
    node_id version = ast_kid(&tree, article, N_INVERSION), arises = ast_kid(&tree, which, N_ARISES);
    node_id to = ast_kid(&tree, which, N_OWED_TO);
    duty d = {.treaty = treaty, .number = NODE(article)->num, .bis = NODE(article)->flag, .name = NODE(which)->text, .node = which};
    d.version = version ? NODE(version)->text : 0;
    d.arises = arises ? NODE(arises)->kid : 0;
    d.victim = arises ? NODE(d.arises)->next : 0;
    d.owed_by = ast_kid(&tree, which, N_OWED_BY);
    d.owed_to = to ? NODE(to)->kid : 0;
    d.within = ast_kid(&tree, which, N_WITHIN);
    return d;
}

bool duty_at(int treaty, int number, bool bis, sym name, int i, duty *out)
{
    EACH_KID(&tree, treaties[treaty].node, a) {
        if (NODE(a)->kind != N_ARTICLE || NODE(a)->num != number || NODE(a)->flag != bis) continue;
        EACH_KID(&tree, a, k) {
            if (NODE(k)->kind != N_DUTY || (name && NODE(k)->text != name) || i-- > 0) continue;
            *out = duty_of(treaty, a, k);
            return true;
        }
    }
    return false;
}

static void assess_duty(int treaty, node_id article, node_id which)
{
    duty d = duty_of(treaty, article, which);
    if (d.arises) episodes(&d);
    else if (ast_kid(&tree, which, N_SHALL_NOT) || NODE(which)->op != CLAUSE_DUTY) standing_duty(&d);
    else fatal("%s: nothing says when it is owed", clause_name(&d));
}

static int ask_nothing(void *about)
{
    (void)about;
    return 1;
}

/* The first argument is the second, or an individual of its sort. */
static bool argument_under(int a, int wide)
{
    return a == wide || (a >= 0 && wide < 0 && of_sort(a, 1u << (-1 - wide)));
}

/* Two settled facts whose days overlap cannot both be as they are (section 1). */
static bool facts_clash(const fact *a, const fact *b)
{
    int others = 0;
    bool apart = false, same = true, under = true;
    if (a->rel != b->rel || a->from > b->to || b->from > a->to || a->holds != IS_TRUE || b->holds == IS_OPEN) return false;
    for (int k = 0; k < a->n; k++) {
        if (relations[a->rel].one[k]) apart = a->arg[k] != b->arg[k] && a->arg[k] >= 0 && b->arg[k] >= 0;
        else others += a->arg[k] != b->arg[k];
        same = same && a->arg[k] == b->arg[k];
        under = under && argument_under(a->arg[k], b->arg[k]);
    }
    return b->holds == IS_TRUE ? apart && !others : same || under;
}

static bool record_clashes(void)
{
    for (int i = 0; i < n_facts; i++)
        for (int j = 0; j < n_facts; j++)
            if (i != j && facts_clash(&facts[i], &facts[j])) return true;
    return false;
}

static bool fits_on(day on)
{
    bool consistent = false;
    cx = (context){.treaty = assessed[0], .episode = -1, .no_episode = on, .cutoff = DAY_MAX, .limit = DAY_MAX};
    forget_choices();
    forget_unrecorded();
    return !every_world(ask_nothing, NULL, say_no, say_yes, &consistent) || consistent;
}

/* On the first day of the case and of each event. */
static bool fits_some_world(void)
{
    bool fit = fits_on(span_from);
    for (int t = n_law_things; fit && t < n_record_things; t++)
        if (things[t].sort == T_IS_EVENT && things[t].standing != IS_FALSE) fit = fits_on(things[t].first);
    return fit;
}

void assess_case(void)
{
    fit_policy();
    if (record_clashes() || !fits_some_world()) {
        fprintf(stderr, "%s: the record contradicts itself\n", case_name);
        return;
    }
    for (int i = 0; i < n_assessed; i++)
        EACH_KID(&tree, treaties[assessed[i]].node, article)
            if (NODE(article)->kind == N_ARTICLE)
                EACH_KID(&tree, article, k)
                    if (NODE(k)->kind == N_DUTY) assess_duty(assessed[i], article, k);
}
