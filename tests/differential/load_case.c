/* Collects what a case records: events with their slots, relations and judgments, absences,
 * completeness, constraints. Standings follow section 1 of docs/semantics.md. */
#include "ref.h"
#include <stdio.h>
#include <string.h>

fact facts[64];
closure closures[32];
node_id givens[8];
int n_facts, n_closures, n_givens;
int assessed[4], n_assessed;
day span_from, span_to;
const char *case_name;
day as_of = DAY_MAX;
day known_by = DAY_MAX;
const char *case_of, *set_text, *set_parameter, *set_reading, *assumed[4];
int n_assumed;
static struct { sym name; day dated; } source_of_case[16];
static int n_sources;

#define NODE(ID) (&tree.node.at[ID])

/* ---- --known-by ---- */

static bool is_known(node_id cite)
{
    for (int i = 0; i < n_sources; i++)
        if (source_of_case[i].name == NODE(cite)->text) return source_of_case[i].dated == DAY_MIN || source_of_case[i].dated <= known_by;
    return true;
}

/* A voice (or what else cites) that had citations and has none left is not heard. */
static bool is_heard(node_id which)
{
    bool cites = false, known = false;
    EACH_KID(&tree, which, k) {
        if (NODE(k)->kind != N_CITE) continue;
        cites = true;
        known |= is_known(k);
    }
    return known_by == DAY_MAX || !cites || known;
}

/* A fact that had voices and has none left. */
static bool is_dropped(node_id item)
{
    bool had = false, left = false;
    EACH_KID(&tree, item, k) {
        if (NODE(k)->kind != N_VOICE) continue;
        had = true;
        left |= is_heard(k);
    }
    return had && !left;
}

static void load_source(node_id item)
{
    node_id dated = ast_kid(&tree, item, N_DATED);
    if (n_sources == 16) fatal("too many sources");
    source_of_case[n_sources].name = NODE(item)->text;
    source_of_case[n_sources++].dated = dated ? NODE(dated)->num : DAY_MIN;
}

/* The standing of what is written: its voices decide; *account: by one side's account alone. */
static truth heard(node_id item, bool *account)
{
    bool settled = false, open = false, claims = false, denies = false;
    EACH_KID(&tree, item, k) {
        if (NODE(k)->kind != N_VOICE || !is_heard(k)) continue;
        standing s = (standing)NODE(k)->op;
        settled |= s == ST_ADMITTED || s == ST_FOUND || s == ST_AGREED || s == ST_STIPULATED;
        open |= s == ST_CLAIMED || s == ST_DENIED || s == ST_UNKNOWN;
        EACH_KID(&tree, k, who) {
            if (!case_of || NODE(who)->kind != N_NAME || strcmp(text_of(NODE(who)->text), case_of) != 0) continue;
            claims |= s == ST_CLAIMED;
            denies |= s == ST_DENIED;
        }
    }
    *account = !settled && open && claims != denies;
    if (settled || !open) return IS_TRUE;
    if (claims != denies) return claims ? IS_TRUE : IS_FALSE;
    return IS_OPEN;
}

static truth standing_of(node_id item)
{
    bool account;
    return heard(item, &account);
}

/* What the account says of a question yields to what another line says for certain on all its days; said both
 * ways of the same days, it is open. */
static void join_accounts(void)
{
    truth holds[64];
    for (int i = 0; i < n_facts; i++) {
        const fact *a = &facts[i];
        holds[i] = a->holds;
        for (int j = 0; j < n_facts; j++) {
            const fact *b = &facts[j];
            bool same = a->rel == b->rel && a->n == b->n;
            for (int k = 0; same && k < a->n; k++) same = a->arg[k] == b->arg[k];
            if (!a->account || !same || b->holds == IS_OPEN || b->holds == a->holds || b->from > a->from || b->to < a->to) continue;
            holds[i] = IS_OPEN;
        }
    }
    for (int i = 0; i < n_facts; i++) facts[i].holds = holds[i];
}

static value names_of(node_id first)
{
    value v = {.any = -1};
    for (node_id k = first; k; k = NODE(k)->next) {
        const node *n = NODE(k);
        int t = n->kind == N_ARTICLE_REF ? article_named(n->text, n->num, n->flag) : thing_named(n->text);
        if (t < 0) fatal("%s: unknown name %s", case_name, text_of(n->text));
        v.at[v.n++] = t;
    }
    return v;
}

static int levels_of(sym scale)
{
    int n = 0;
    for (int i = 0; i < n_things; i++) n += things[i].sort == T_IS_LEVEL && things[i].owner == (int)scale;
    return n;
}

static slot slot_written(node_id q, const kind_slot *decl)
{
    const node *n = NODE(q);
    slot s = {.state = SLOT_SET, .any = -1};
    if (NODE(n->kid)->kind == N_NOBODY) return (slot){.state = SLOT_NOTHING, .any = -1};
    if (NODE(n->kid)->kind == N_ANY) return (slot){.state = SLOT_OPEN, .any = NODE(NODE(n->kid)->kid)->op, .hi = 99};
    s.set = names_of(n->kid);
    if (n->kind == N_WITH && n->op != IS_EQUAL) {
        int rank = things[s.set.at[0]].rank;
        return (slot){.state = SLOT_OPEN, .any = -1, .lo = n->op == IS_AT_LEAST ? rank : 0,
                      .hi = n->op == IS_AT_MOST ? rank : levels_of(decl->named[0]) - 1};
    }
    return s;
}

static void load_slots(thing *e, node_id pattern)
{
    for (int i = 0; i < kinds[e->kind].n; i++) {
        const kind_slot *decl = &kinds[e->kind].slot[i];
        e->slot[i] = (slot){.state = SLOT_OPEN, .any = -1, .hi = 99};
        EACH_KID(&tree, pattern, q) {
            if (NODE(q)->kind == N_ROLE && decl->role == NODE(q)->op) e->slot[i] = slot_written(q, decl);
            if (NODE(q)->kind == N_WITH && decl->role < 0 && decl->attr == NODE(q)->text) e->slot[i] = slot_written(q, decl);
        }
    }
}

static int load_event_head(node_id item, node_id pattern)
{
    const node *f = NODE(item);
    int t = add_thing(T_IS_EVENT, (sym)NODE(pattern)->num);
    thing *e = &things[t];
    e->kind = kind_named(NODE(pattern)->text);
    if (e->kind < 0) fatal("%s: unknown kind %s", case_name, text_of(NODE(pattern)->text));
    e->pattern = pattern;
    if (!e->text) {
        char on[11];
        day_write(f->num, on);
        on[4] = on[7] = '_';
        e->name = keep_text("%s_%s", text_of(kinds[e->kind].name), on);
    }
    e->standing = standing_of(item);
    e->sometime = f->op == WHEN_SOMETIME;
    e->first = f->num;
    e->last = f->num2;
    if (e->sometime && e->last > as_of) e->last = as_of;
    e->dropped = e->first > as_of || is_dropped(item);
    if (e->dropped) e->standing = IS_FALSE;
    node_id joined = ast_kid(&tree, item, N_JOINED);
    e->has_joined = joined != 0;
    if (joined) e->joined = names_of(NODE(joined)->kid);
    return t;
}

static void load_relation_fact(node_id item, node_id call)
{
    const node *f = NODE(item);
    fact *r = &facts[n_facts++];
    *r = (fact){.rel = relation_named(NODE(call)->text), .no = f->flag, .from = f->num, .to = f->num2};
    if (r->rel < 0) fatal("%s: unknown relation %s", case_name, text_of(NODE(call)->text));
    if (f->op == WHEN_APPRAISED) r->from = DAY_MIN, r->to = DAY_MAX;
    truth written = heard(item, &r->account);
    r->holds = written == IS_OPEN ? IS_OPEN : (written == IS_TRUE) != r->no ? IS_TRUE : IS_FALSE;
    EACH_KID(&tree, call, k) {
        if (NODE(k)->kind == N_ANY) r->arg[r->n++] = -1 - NODE(NODE(k)->kid)->op;
        else {
            r->arg[r->n] = thing_named(NODE(k)->text);
            if (r->arg[r->n++] < 0) fatal("%s: unknown name %s", case_name, text_of(NODE(k)->text));
        }
    }
}

/* Whether an event is named that is dropped. */
static bool speaks_of_dropped(node_id which)
{
    const node *n = NODE(which);
    int t = n->kind == N_NAME || n->kind == N_PATH || n->kind == N_PATTERN ? thing_named(n->text) : -1;
    if (t >= 0 && things[t].sort == T_IS_EVENT && things[t].dropped) return true;
    EACH_KID(&tree, which, k)
        if (speaks_of_dropped(k)) return true;
    return false;
}

static void load_item(node_id item, bool heads)
{
    const node *n = NODE(item);
    node_id first = n->kid;
    bool event = n->kind == N_FACT && NODE(first)->kind == N_PATTERN && !n->flag;
    if (heads) {
        if (n->kind == N_SOURCE) load_source(item);
        if (n->kind == N_SPAN) span_from = n->num, span_to = n->num2;
        if (n->kind == N_GROUP || n->kind == N_PLACE) load_law_item(item);
        if (event) load_event_head(item, first);
        return;
    }
    if (n->kind == N_ASSESS)
        EACH_KID(&tree, item, k)
            for (int i = 0; i < n_treaties; i++)
                if (treaties[i].name == NODE(k)->text) assessed[n_assessed++] = i;
    if (n->kind == N_GIVEN && is_heard(item) && !speaks_of_dropped(item)) givens[n_givens++] = first;
    if (n->kind == N_RECORD && is_heard(item))
        EACH_KID(&tree, item, k)
            if (NODE(k)->kind == N_PATTERN) closures[n_closures++] = (closure){k, false, DAY_MIN, n->num};
    if (n->kind != N_FACT || event || is_dropped(item)) return;
    if (NODE(first)->kind == N_CALL) load_relation_fact(item, first);
    else if (standing_of(item) == IS_TRUE) closures[n_closures++] = (closure){first, true, n->num, n->num2};
}

/* ---- --assume ---- */

/* The thing called `len` letters at `at`. */
static int thing_called(const char *at, size_t len)
{
    for (int i = 0; i < n_things; i++) {
        const char *name = things[i].text ? text_of(things[i].text) : NULL;
        if (name && strlen(name) == len && strncmp(name, at, len) == 0) return i;
    }
    fatal("%s: nothing is called %.*s", case_name, (int)len, at);
}

/* R(a, b) or J(a), written without blanks: its facts are as assumed; where there are none, there is one throughout. */
static void assume_relation(const char *text, const char *bracket, bool so)
{
    fact a = {.rel = -1, .holds = so ? IS_TRUE : IS_FALSE, .no = !so, .from = DAY_MIN, .to = DAY_MAX};
    bool written = false;
    for (int i = 0; i < n_relations; i++) {
        const char *name = text_of(relations[i].name);
        if (strlen(name) == (size_t)(bracket - text) && strncmp(name, text, strlen(name)) == 0) a.rel = i;
    }
    if (a.rel < 0) fatal("no relation: %s", text);
    for (const char *at = bracket + 1; a.n < relations[a.rel].n; at += strcspn(at, ",)") + 1) a.arg[a.n++] = thing_called(at, strcspn(at, ",)"));
    for (int i = 0; i < n_facts; i++) {
        if (facts[i].rel != a.rel || memcmp(facts[i].arg, a.arg, (size_t)a.n * sizeof *a.arg) != 0) continue;
        facts[i].holds = a.holds;
        facts[i].account = false;
        written = true;
    }
    if (!written) facts[n_facts++] = a;
}

static void assume(const char *text)
{
    bool so = strncmp(text, "not(", 4) != 0;
    if (!so) text += 4;
    const char *bracket = strchr(text, '(');
    if (bracket) {
        assume_relation(text, bracket, so);
        return;
    }
    thing *e = &things[thing_called(text, strcspn(text, ")"))];
    if (e->first <= as_of) e->standing = so ? IS_TRUE : IS_FALSE;
}

void load_case(node_id item)
{
    n_things = n_law_things;
    n_facts = n_closures = n_givens = n_assessed = n_sources = 0;
    case_name = text_of(NODE(item)->text);
    EACH_KID(&tree, item, k) load_item(k, true);
    n_record_things = n_things;
    for (int t = n_law_things; t < n_record_things; t++)
        if (things[t].sort == T_IS_EVENT) load_slots(&things[t], things[t].pattern);
    EACH_KID(&tree, item, k) load_item(k, false);
    for (int i = 0; i < n_assessed; i++)
        for (int k = 0; k < treaties[assessed[i]].facts; k++) load_relation_fact(treaties[assessed[i]].fact[k], NODE(treaties[assessed[i]].fact[k])->kid);
    for (int i = 0; i < n_assumed; i++) assume(assumed[i]);
    join_accounts();
}
