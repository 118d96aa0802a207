/* Which states some line of the case names: acts, facts, claims, sources' sides, expectations; and what they
 * were called in those days. A treaty of
 * many parties binds most of them in every case; who reads of one case wants to be told of those it is about.
 *
 * Contract: nothing that is assessed depends on this; reports fold by it.
 */
#include <stdlib.h>
#include <string.h>
#include "base/spelling.h"
#include "eval/run.h"

typedef struct { run *z; bool *named; } naming;

static void name_state(naming *n, id who)
{
    if (who != NO_ID && who < n->z->l->thing.n) n->named[who] = true;
}

static void name_value(naming *n, val v)
{
    if (VAL_TAG(v) == TAG_THING) name_state(n, VAL_ID(v));
    if (VAL_TAG(v) != TAG_LIST) return;
    const val *list = &n->z->r->list.at[VAL_ID(v)];
    for (uint32_t i = 1; i <= list[0]; i++)
        if (VAL_TAG(list[i]) == TAG_THING) name_state(n, VAL_ID(list[i]));
}

static void name_symbol(naming *n, sym s)
{
    if (s && s < n->z->l->by_sym.n) name_state(n, n->z->l->by_sym.at[s].thing);
}

static void name_facts(naming *n)
{
    const record *r = n->z->r;
    for (uint32_t i = 0; i < r->event.n; i++)
        for (uint32_t k = 0; k < SLOTS; k++) name_value(n, r->event.at[i].slot[k]);
    for (uint32_t i = 0; i < r->relation.n; i++)
        for (uint32_t k = 0; k < n->z->l->relation.at[r->relation.at[i].relation].n; k++) name_value(n, r->relation.at[i].arg[k]);
    for (uint32_t i = 0; i < r->who_id.n; i++) name_state(n, r->who_id.at[i]);
    for (uint32_t i = 0; i < r->f.arg.n; i++) /* of relations and comparisons in `given` */
        if (r->f.arg.at[i].kind == O_THING) name_state(n, r->f.arg.at[i].what);
    for (uint32_t i = 0; i < r->f.qual.n; i++) /* of absences and closures */
        if (r->f.qual.at[i].what.kind == O_THING) name_state(n, r->f.qual.at[i].what.what);
}

bool *named_states(run *z)
{
    const record *r = z->r;
    naming n = {z, arena_array(z->mem, z->l->thing.n + 1u, sizeof *n.named)};
    name_facts(&n);
    for (uint32_t i = 0; i < r->who.n; i++) name_symbol(&n, r->who.at[i]);
    for (uint32_t i = 0; i < r->source.n; i++) name_state(&n, r->source.at[i].side);
    for (uint32_t i = 0; i < r->missing.n; i++) name_symbol(&n, r->missing.at[i].side);
    for (uint32_t i = 0; i < r->expect.n; i++) {
        if (r->expect.at[i].has_for) name_state(&n, r->expect.at[i].state);
        if (r->expect.at[i].has_to) name_state(&n, r->expect.at[i].to);
    }
    return n.named;
}

/* ---- names of those days ---- */
enum { MANY = 6 }; /* so many parties that have nothing to do with the case are not told by name */

/* Whether parties without a part in the case are so few that a report names them. */
static bool bystanders_are_few(const run *z)
{
    const char *seen[MANY];
    uint32_t n = 0;
    for (uint32_t i = 0; i < z->row.n; i++) {
        const m_row *r = &z->row.at[i];
        bool known = !r->uninvolved || !r->obligor;
        for (uint32_t k = 0; k < n && !known; k++) known = !strcmp(seen[k], r->obligor);
        if (known) continue;
        seen[n++] = r->obligor;
        if (n == MANY) return false;
    }
    return true;
}

/* Somebody in the rows: who owes something there, or is owed it. */
static bool in_rows(const run *z, const char *name, bool bystanders)
{
    for (uint32_t i = 0; i < z->row.n; i++) {
        const m_row *r = &z->row.at[i];
        if ((!r->uninvolved || bystanders) && r->obligor && !strcmp(r->obligor, name)) return true;
        if (r->beneficiary && !strcmp(r->beneficiary, name)) return true;
    }
    return false;
}

void tell_day_names(run *z)
{
    m_case *m = z->out;
    const law *l = z->l;
    bool counted = false, few = false;
    m->day_names = arena_array(z->mem, l->day_name.n + 1u, sizeof *m->day_names);
    for (uint32_t i = 0; i < l->day_name.n; i++) {
        const day_name *x = &l->day_name.at[i];
        if (x->always || x->from > z->r->to || x->to < z->r->from) continue;
        const char *declared = thing_name(&z->tell, x->state);
        if (same_spelling(z->mem, x->text, declared)) continue;
        if (!counted) few = bystanders_are_few(z);
        counted = true;
        if (!z->named[x->state] && !in_rows(z, declared, few)) continue;
        m->day_names[m->n_day_names++] =
            (m_day_name){declared, x->text, x->from > z->r->from ? x->from : DAY_MIN, x->to < z->r->to ? x->to : DAY_MAX};
    }
}

static int by_declared(const void *a_, const void *b_)
{
    const m_name *a = a_, *b = b_;
    int order = strcmp(a->declared, b->declared);
    if (order || a->dated != b->dated) return order ? order : a->dated - b->dated;
    if (a->from != b->from) return a->from < b->from ? -1 : 1;
    return strcmp(a->told, b->told);
}

/* The title, or its part before a comma, where that spells the declared name out; else NULL. */
static const char *spelled_out(arena *mem, const char *title, const char *declared)
{
    size_t n = strcspn(title, ",");
    const char *name = title[n] ? arena_copy(mem, title, n) : title;
    return strcmp(name, declared) && same_spelling(mem, name, declared) ? name : NULL;
}

void eval_names(m_case *c, const law *l, const record *r, arena *mem)
{
    c->names = arena_array(mem, l->thing.n + r->thing.n + l->day_name.n + 1u, sizeof *c->names);
    c->n_names = 0;
    for (uint32_t i = 0; i < l->thing.n + r->thing.n; i++) {
        const individual *x = thing_of(l, r, i);
        if (!x->title || !(x->sort & (S_STATE | S_GROUP | S_ORGAN | S_PLACE))) continue;
        const char *declared = intern_str(r->names, x->name), *told = spelled_out(mem, x->title, declared);
        if (told) c->names[c->n_names++] = (m_name){declared, told, false, DAY_MIN, DAY_MAX};
    }
    for (uint32_t i = 0; i < l->day_name.n; i++) {
        const day_name *x = &l->day_name.at[i];
        if (!x->always) c->names[c->n_names++] = (m_name){intern_str(l->names, l->thing.at[x->state].name), x->text, true, x->from, x->to};
    }
    if (c->n_names) qsort(c->names, c->n_names, sizeof *c->names, by_declared);
}
