/* Clauses: what an article obliges whom to, or lets them do, lowered to conditions with their roles. */
#include "base/limits.h"
#include "sema/resolve.h"

#define NODE(n) (ast_node(r->tree, (n)))

static void lower_conds(resolver *r, node_id section, cond_role role_, sym ground)
{
    EACH_KID(r->tree, section, k) {
        const node *c = NODE(k);
        if (c->kind != N_COND) continue;
        const node *what = NODE(c->kid);
        /* A refusal speaks of what was tendered, an exception of what is forbidden. */
        bool spoken_of = (role_ == C_TENDERED || role_ == C_SHALL_NOT) && what->kind == N_MATCH && what->op == Q_SOME;
        id f = spoken_of ? add_formula(r, F_MATCH, Q_SOME, lower_pattern(r, what->kid, true), (range){0, 0}, what->at) : lower_formula(r, c->kid);
        bool permits = role_ == C_MAY || role_ == C_ENDS;
        const formula *is = &r->pool->formula.at[f];
        if (permits && (is->op != F_MATCH || is->q != Q_SOME) && !r->failed)
            diag_help(r->diags, fail(r, NODE(c->kid)->at, E_DUTY, role_ == C_MAY ? "what is allowed must be an act, and this is a condition"
                                                                                 : "what ends it must be an event, and this is a condition"),
                      "name a kind of event, as in: %s", role_ == C_MAY ? "may \"take action\" force by o on f.by after f" : "until \"measures\" decision by Council after f");
        if ((role_ == C_SHALL || role_ == C_SHALL_NOT || role_ == C_PARTLY || role_ == C_TENDERED || role_ == C_REFUSED) &&
            r->pool->formula.at[f].op != F_MATCH && !r->failed)
            diag_help(r->diags, fail(r, NODE(c->kid)->at, E_DUTY, "what is owed must be an act, and this is a condition"),
                      "name a kind of event, as in: assistance by o to v after r");
        vec_push(r->mem, &r->law->cond, (condition){(uint8_t)role_, c->flag, str(r, c->text), f, ground, c->at});
    }
}

static void lower_sections(resolver *r, node_id item, node_kind kind, cond_role role_)
{
    EACH_KID(r->tree, item, k)
        if (NODE(k)->kind == kind) lower_conds(r, k, role_, NODE(k)->text);
}

static void lower_within(resolver *r, node_id item, duty *d)
{
    node_id w = ast_kid(r->tree, item, N_WITHIN);
    if (!w) return;
    const node *n = NODE(w);
    d->within.given = true;
    d->within.kind = n->op;
    d->within.implied = n->flag;
    d->within.words = str(r, n->text);
    d->within.days = n->num;
    d->within.param = NO_ID;
    if (n->op == WITHIN_DATE) return;
    node_id of = n->kid;
    if (n->op == WITHIN_PARAM) {
        const node *p = NODE(n->kid);
        of = p->next;
        d->within.param = law_param(r->law, d->treaty, p->text);
        if (d->within.param == NO_ID) {
            diag *g = fail(r, p->at, E_UNKNOWN, "no parameter is called `%s`", str(r, p->text));
            diag_help(r->diags, g, "declare it in the treaty: parameter %s is 30 days between 1 and 90 days \"why\"", str(r, p->text));
        }
    }
    d->within.of = lower_operand(r, of, S_EVENT, NO_ID, "a time limit");
}

static void lower_owed(resolver *r, node_id item, duty *d)
{
    node_id o = ast_kid(r->tree, item, N_OWED_BY);
    const node *n = NODE(o);
    d->owed = n->op;
    d->owed_name = NO_ID;
    d->excluded.first = r->pool->arg.n;
    if (n->op == OWED_EACH) {
        d->bearer = bind(r, n->text, NO_ID, S_STATE, n->at);
        operand ex[8];
        EACH_KID(r->tree, o, k) {
            if (d->excluded.n == 8) {
                fail(r, NODE(k)->at, L_SIZE, "more than 8 are excepted from the bearers");
                break;
            }
            ex[d->excluded.n++] = lower_operand(r, k, S_STATE | S_GROUP | S_ORGAN, NO_ID, "`other than`");
        }
        for (uint32_t i = 0; i < d->excluded.n; i++) vec_push(r->mem, &r->pool->arg, ex[i]);
    } else if (n->op == OWED_NAMED && d->victim >= 0 && r->var[d->victim].name == n->text) {
        d->owed = OWED_VICTIM;
        d->bearer = d->victim;
    } else if (n->op == OWED_NAMED) {
        d->owed_name = find_name(r, n->text, NAMES_THING);
        uint32_t len = intern_text(r->names, n->text).len; /* the name stands last */
        span name_at = {n->at.at + n->at.len - len, len};
        bool organ = d->owed_name != NO_ID && r->law->thing.at[d->owed_name].sort == S_ORGAN;
        if (organ) {
            diag *g = fail(r, name_at, E_WRONG_KIND, "`%s` is an organ, and a %s by states", str(r, n->text), n->flag ? "right is held" : "duty is owed");
            diag_help(r->diags, g, n->flag ? "what an organ may do is held by the parties, and the organ does it: held by parties together, may \"words\" decision by %s"
                                           : "what an organ has to do is owed by the parties, and the organ does it: owed by parties together, shall \"words\" decision by %s", str(r, n->text));
        } else if (d->owed_name == NO_ID || r->law->thing.at[d->owed_name].sort != S_STATE)
            help_nearest(r, fail(r, name_at, E_UNKNOWN, "no state is called `%s`", str(r, n->text)), n->text, NAMES_THING, S_STATE, name_at);
    }
}

static void lower_priorities(resolver *r, node_id item, duty *d)
{
    d->priorities.first = r->law->priority.n;
    EACH_KID(r->tree, item, k) {
        const node *n = NODE(k);
        if (n->kind != N_SUBJECT && n->kind != N_NOTWITHSTANDING && n->kind != N_NO_PREJUDICE) continue;
        const node *c = NODE(n->kid);
        if (d->priorities.n == LIM_PRIORITIES) {
            fail(r, c->at, L_SIZE, "more than %u clauses before or behind this one", LIM_PRIORITIES);
            return;
        }
        id t = law_treaty(r->law, c->text);
        if (t == NO_ID) help_nearest(r, fail(r, c->at, E_UNKNOWN, "no treaty is called `%s`", str(r, c->text)), c->text, NAMES_THING, S_TREATY, c->at);
        vec_push(r->mem, &r->law->priority, (priority_ref){t, c->num * 2 + c->flag, (sym)c->num2,
            (uint8_t)(n->kind == N_SUBJECT ? 0 : n->kind == N_NOTWITHSTANDING ? 1 : 2), c->at});
        d->priorities.n++;
    }
}

/* What stands in a duty and not in a right or power, and the other way round. */
static bool sections_fit(resolver *r, node_id item)
{
    static const struct { node_kind kind; const char *word; bool permits; } table[] = {
        {N_OWED_TO, "owed to", false}, {N_SHALL, "shall", false}, {N_SHALL_NOT, "shall not", false}, {N_PARTLY, "partly", false},
        {N_TENDERED, "tendered", false}, {N_REFUSED, "refused", false}, {N_EXCUSED, "excused by", false}, {N_RELEASED, "released by", false},
        {N_MAY, "may", true}, {N_ENDS, "until", true},
    };
    const char *what = clause_word((clause_kind)NODE(item)->op);
    bool permits = NODE(item)->op != CLAUSE_DUTY, fit = true;
    EACH_KID(r->tree, item, k) {
        const node *n = NODE(k);
        for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
            if (table[i].kind != n->kind || table[i].permits == permits) continue;
            fit = false;
            diag_help(r->diags, fail(r, n->at, E_DUTY, "`%s` does not stand in a %s", table[i].word, what),
                      permits ? "a %s says who holds it and what they may do: held by each party o, may \"words\" ACT"
                              : "what somebody may do is a right or a power; a %s says: shall \"words\" ACT, within \"words\" 30 days of f", what);
        }
        if (n->kind != N_OWED_BY || n->flag == permits) continue;
        fit = false;
        diag_help(r->diags, fail(r, n->at, E_DUTY, permits ? "a %s is held, not owed" : "a %s is owed, not held", what), "write: %s by each party o",
                  permits ? "held" : "owed");
    }
    return fit;
}

static bool duty_says_enough(resolver *r, node_id item)
{
    const node *n = NODE(item);
    const char *name = str(r, n->text), *what = clause_word((clause_kind)n->op);
    bool permits = n->op != CLAUSE_DUTY;
    if (!ast_kid(r->tree, item, N_OWED_BY)) {
        diag_help(r->diags, fail(r, n->at, E_DUTY, "nobody %s the %s `%s`", permits ? "holds" : "owes", what, name), "add: %s by each party o", permits ? "held" : "owed");
        return false;
    }
    if (!sections_fit(r, item)) return false;
    only_once(r, item, N_ARISES, "`arises for`");
    only_once(r, item, N_OWED_BY, permits ? "`held by`" : "`owed by`");
    only_once(r, item, N_OWED_TO, "`owed to`");
    only_once(r, item, N_WITHIN, "`within`");
    if (permits) {
        if (ast_kid(r->tree, item, N_MAY)) return true;
        diag_help(r->diags, fail(r, n->at, E_DUTY, "the %s `%s` allows nothing", what, name), "write what its holder may do: may \"words\" ACT");
        return false;
    }
    bool does = ast_kid(r->tree, item, N_SHALL), omits = ast_kid(r->tree, item, N_SHALL_NOT);
    if (does == omits) {
        diag_help(r->diags, fail(r, n->at, E_DUTY, does ? "the duty `%s` both demands and forbids" : "the duty `%s` demands and forbids nothing", name),
                  "write one of: shall \"words\" ACT, shall not \"words\" ACT");
        return false;
    }
    return true;
}

void lower_duty(resolver *r, node_id item, id treaty_id, const article *a)
{
    const node *n = NODE(item);
    law *l = r->law;
    duty d = {.name = n->text, .what = n->op, .treaty = treaty_id, .article = a->number, .article_title = a->title, .version = a->version,
              .arises = NO_ID, .episode = -1, .victim = -1, .bearer = -1, .owed_name = NO_ID, .at = n->at};
    r->n_vars = 0;
    if (!has_room(r, l->treaty.at[treaty_id].duties.n, n->at, "duties in one treaty") || !duty_says_enough(r, item)) return;
    uint32_t first_formula = l->f.formula.n;
    node_id arises = ast_kid(r->tree, item, N_ARISES), to = ast_kid(r->tree, item, N_OWED_TO);
    bool prohibits = ast_kid(r->tree, item, N_SHALL_NOT) != 0;
    if (arises) {
        d.arises = lower_pattern(r, NODE(arises)->kid, true);
        d.episode = l->f.pattern.at[d.arises].var;
        node_id v = ast_kid(r->tree, arises, N_NAME);
        if (v) d.victim = bind(r, NODE(v)->text, NO_ID, S_STATE, NODE(v)->at);
    }
    d.conds.first = l->cond.n;
    lower_sections(r, item, N_WHERE, C_WHERE);
    lower_owed(r, item, &d);
    lower_sections(r, item, N_WHEN, C_WHEN);
    if (!prohibits) lower_sections(r, item, N_UNLESS, C_UNLESS);
    lower_sections(r, item, N_PROVIDED, C_PROVIDED);
    lower_within(r, item, &d);
    lower_sections(r, item, N_SHALL, C_SHALL);
    lower_sections(r, item, N_SHALL_NOT, C_SHALL_NOT);
    if (prohibits) lower_sections(r, item, N_UNLESS, C_UNLESS);
    lower_sections(r, item, N_MAY, C_MAY);
    lower_sections(r, item, N_ENDS, C_ENDS);
    lower_sections(r, item, N_PARTLY, C_PARTLY);
    lower_sections(r, item, N_TENDERED, C_TENDERED);
    lower_sections(r, item, N_REFUSED, C_REFUSED);
    lower_sections(r, item, N_EXCUSED, C_EXCUSED);
    lower_sections(r, item, N_RELEASED, C_RELEASED);
    d.conds.n = l->cond.n - d.conds.first;
    if (to) {
        d.has_owed_to = true;
        d.owed_to = lower_operand(r, NODE(to)->kid, 0, NO_ID, "`owed to`");
    }
    lower_priorities(r, item, &d);
    d.n_vars = r->n_vars;
    for (uint32_t i = 0; i < r->n_vars; i++) {
        d.var_name[i] = str(r, r->var[i].name);
        d.var_kind[i] = r->var[i].kind;
    }
    if (!r->failed) d.terms = terms_reached(r, treaty_id, first_formula, &d);
    for (uint32_t i = l->treaty.at[treaty_id].duties.first; i < l->duty.n; i++)
        if (l->duty.at[i].name == d.name && l->duty.at[i].article == d.article && l->duty.at[i].version == d.version)
            declared_twice(r, n->at, n->text, l->duty.at[i].at);
    vec_push(r->mem, &l->duty, d);
    l->treaty.at[treaty_id].duties.n++;
}

