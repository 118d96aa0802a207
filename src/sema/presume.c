/* Presumptions: rules of law that answer a question until the contrary is established.
 *
 * Contract: what is presumed can be answered by itself. It is a judgment or relation asked of the
 * presumption's parameters and of named things; only judgments of events are presumed to be so,
 * for a relation that holds binds others ("any state", a place with one holder); and no condition
 * asks what is presumed itself, so that answers do not wait for each other.
 */
#include "sema/resolve.h"

#define NODE(n) (ast_node(r->tree, (n)))

/* Its arguments: `reach` is set for each parameter that they name. */
static bool lower_presumed(resolver *r, node_id means, presumption *p)
{
    const node *m = NODE(means), *call = NODE(m->kid);
    id which = lower_formula(r, m->kid);
    const formula *f = &r->pool->formula.at[which];
    if (r->failed) return false;
    if (f->op != F_RELATION) {
        diag_help(r->diags, fail(r, call->at, E_WRONG_KIND, "`%s` is no relation or judgment", str(r, call->text)), "presume what one of these says, or `not` it");
        return false;
    }
    const relation *x = &r->law->relation.at[f->a];
    uint32_t named = 0;
    bool events = x->judgment;
    p->relation = f->a;
    p->no = m->flag;
    p->args = f->kids;
    for (uint32_t i = 0; i < f->kids.n; i++) {
        const operand *o = &r->pool->arg.at[f->kids.first + i];
        events = events && x->sorts[i] == S_EVENT;
        if (o->kind == O_VAR) named |= 1u << o->what;
        if (o->slot == WHOLE && (o->kind == O_VAR || o->kind == O_THING)) continue;
        diag *d = fail(r, call->at, E_WRONG_KIND, "what is presumed speaks of parameters and of named things alone");
        diag_help(r->diags, d, "make it a parameter, and say which ones are meant with `where`");
        return false;
    }
    if (named + 1 != 1u << p->n_params) {
        diag_help(r->diags, fail(r, call->at, E_SCOPE, "what is presumed does not speak of every parameter"), "each stands in its brackets");
        return false;
    }
    if (p->no || events) return true;
    diag *d = fail(r, call->at, E_WRONG_KIND, "only a judgment of events can be presumed to be so");
    diag_help(r->diags, d, "presume that it is not so (`that not %s(...)`), or leave the question open", str(r, call->text));
    return false;
}

static void demand(resolver *r, node_id item, const char *what, const char *help)
{
    diag_help(r->diags, fail(r, NODE(item)->at, E_OBJECTION, "the presumption `%s` names no %s", str(r, NODE(item)->text), what), "add: %s", help);
}

void lower_presumption(resolver *r, node_id item)
{
    static const struct { node_kind kind; const char *what; } once[] = {{N_MEANS, "`that`"}, {N_WHERE, "`where`"}, {N_UNLESS, "`unless`"}, {N_BURDEN, "`burden on`"},
        {N_BASIS, "`basis`"}, {N_AUTHORITY, "`authority`"}, {N_OBJECTION, "`objection`"}, {N_NOTE, "`note`"}};
    const node *n = NODE(item);
    law *l = r->law;
    presumption p = {.name = n->text, .title = title_of(r, item), .relation = NO_ID, .where = NO_ID, .unless = NO_ID, .at = n->at};
    bool burden = false, means = false;
    r->treaty = NO_ID;
    if (!has_room(r, l->presumption.n, n->at, "presumptions")) return;
    for (size_t i = 0; i < sizeof once / sizeof *once; i++) only_once(r, item, once[i].kind, once[i].what);
    for (uint32_t i = 0; i < l->presumption.n; i++)
        if (l->presumption.at[i].name == n->text) declared_twice(r, n->at, n->text, l->presumption.at[i].at);
    p.n_params = lower_params(r, item, "a presumption", p.param_sorts, p.param_takes);
    bind_params(r, item, p.n_params, p.param_sorts, p.param_takes);
    EACH_KID(r->tree, item, k) {
        const node *c = NODE(k);
        switch ((int)c->kind) {
        case N_MEANS: means = true; if (!lower_presumed(r, k, &p)) return; break;
        case N_WHERE: p.where = lower_formula(r, c->kid); break;
        case N_UNLESS: p.unless = lower_formula(r, c->kid); break;
        case N_BURDEN: p.burden = lower_operand(r, c->kid, S_STATE | S_GROUP | S_ORGAN, NO_ID, "`burden on`"); burden = true; break;
        case N_BASIS: p.basis = lower_basis(r, c); break;
        case N_AUTHORITY: p.authority = str(r, c->text); p.cites = lower_cites(r, k); break;
        case N_OBJECTION: p.objection = str(r, c->text); break;
        case N_NOTE: p.note = str(r, c->text); break;
        default: break;
        }
    }
    if (!means) demand(r, item, "question that it answers", "that not justified(f), or whatever is presumed");
    if (!burden) demand(r, item, "burden", "burden on whoever has to establish the contrary, as in: burden on f.by");
    if (!p.authority) demand(r, item, "authority", "authority \"the judgment or text that lays it down\" [source]");
    if (!p.objection) demand(r, item, "objection", "objection \"what speaks against it\"");
    vec_push(r->mem, &l->presumption, p);
}

static bool is_presumed(const law *l, id rel)
{
    for (uint32_t i = 0; i < l->presumption.n; i++)
        if (l->presumption.at[i].relation == rel) return true;
    return false;
}

/* The first question below the formula that a presumption answers, or NULL. */
static const formula *asks_presumed(const law *l, id which)
{
    const formula *f = &l->f.formula.at[which], *found = NULL;
    if (f->op == F_RELATION) return is_presumed(l, f->a) ? f : NULL;
    if (f->op == F_AND || f->op == F_OR || f->op == F_NOT)
        for (uint32_t i = 0; i < f->kids.n && !found; i++) found = asks_presumed(l, l->f.kid.at[f->kids.first + i]);
    if (f->op == F_MATCH) {
        range quals = l->f.pattern.at[f->a].quals;
        for (uint32_t i = 0; i < quals.n && !found; i++)
            if (l->f.qual.at[quals.first + i].kind == QUAL_SUCH) found = asks_presumed(l, l->f.qual.at[quals.first + i].such);
    }
    return found;
}

void check_presumptions(resolver *r)
{
    const law *l = r->law;
    for (uint32_t i = 0; i < l->presumption.n; i++) {
        const presumption *p = &l->presumption.at[i];
        for (int k = 0; k < 2; k++) {
            id which = k ? p->unless : p->where;
            const formula *f = which == NO_ID ? NULL : asks_presumed(l, which);
            if (!f) continue;
            diag *d = fail(r, f->at, E_CIRCLE, "the presumption `%s` asks `%s`, which is presumed itself", str(r, p->name), str(r, l->relation.at[f->a].name));
            diag_help(r->diags, d, "a presumption rests on what the record shows, and on no other presumption");
        }
    }
}
