/* Conditions that ask of one thing: who joined in an act, the days of a known event, where a place lies. */
#include "sema/resolve.h"

#define NODE(n) (ast_node(r->tree, (n)))

/* An event is compared with a day, or with the days of another one. */
void lower_days(resolver *r, const node *q, qual *out)
{
    out->kind = q->kind == N_AFTER ? QUAL_AFTER : q->kind == N_BEFORE ? QUAL_BEFORE : QUAL_DURING;
    if (q->kid) {
        out->what = lower_operand(r, q->kid, S_EVENT, NO_ID, "a comparison of days");
        return;
    }
    out->what = (operand){O_DAYS, WHOLE, 0, NO_ID};
    out->from = q->num;
    out->to = q->num2;
    if (out->from > out->to) fail(r, q->at, E_RANGE, "these days end before they begin");
}

/* Who joined in an act: one, or how many of the clause's parties but for those left out. */
id lower_joins(resolver *r, const node *n)
{
    operand a[10];
    uint32_t count = 0, told = r->diags->errors;
    node_id act = n->kid;
    a[count++] = lower_operand(r, act, S_EVENT, NO_ID, "`joined by`");
    if (r->diags->errors == told) {
        id kind = a[0].slot != WHOLE ? NO_ID : a[0].kind == O_VAR ? r->var[a[0].what].kind : a[0].kind == O_EVENT ? r->rec->event.at[a[0].what].kind : NO_ID;
        if (kind == NO_ID) wrong_kind(r, NODE(act)->at, str(r, NODE(act)->text), a[0].sorts, S_EVENT, "`joined by`");
        else kind_has_role(r, kind, ROLE_BY, NODE(act)->at);
    }
    if (n->op != JOINED_ONE && r->treaty == NO_ID)
        diag_help(r->diags, fail(r, n->at, E_WRONG_KIND, "whose parties these are is not said here"), "ask it in a clause or term of the treaty, or name who joined");
    if ((n->op == JOINED_AT_LEAST || n->op == JOINED_MORE_THAN) && !n->num)
        diag_help(r->diags, fail(r, n->at, E_RANGE, "this is no share of the parties"), "write a share like 2/3: not less than none, not more than all");
    for (node_id k = NODE(act)->next; k; k = NODE(k)->next) {
        if (count == sizeof a / sizeof *a) {
            fail(r, NODE(k)->at, L_SIZE, "more than 9 are left out");
            break;
        }
        if (NODE(k)->kind == N_ANY || NODE(k)->kind == N_NOBODY)
            diag_help(r->diags, fail(r, NODE(k)->at, E_WRONG_KIND, "`joined by` asks of somebody"), "name a state, or a role like f.by");
        a[count++] = lower_operand(r, k, S_STATE | S_GROUP | S_ORGAN, NO_ID, n->op == JOINED_ONE ? "`joined by`" : "`other than`");
    }
    return add_formula(r, F_JOINED, n->op, (id)n->num, add_args(r, a, count), n->at);
}

id lower_lies_in(resolver *r, const node *n)
{
    operand a[2] = {lower_operand(r, n->kid, S_PLACE, NO_ID, "`in`"), {O_NOBODY, WHOLE, 0, NO_ID}};
    node around = {.kind = N_NAME, .text = n->text, .at = n->at};
    id t = lower_thing(r, &around, S_PLACE, NO_ID, "`in`");
    if (t != NO_ID) a[1] = (operand){O_THING, WHOLE, S_PLACE, t};
    return add_formula(r, F_LIES_IN, 0, 0, add_args(r, a, 2), n->at);
}

/* A known event and when it began, `f after 1990-08-02`: written like a kind of event that is asked for. */
id lower_when(resolver *r, const node *p, operand known)
{
    VEC(id) all = {0};
    for (node_id k = p->kid; k; k = NODE(k)->next) {
        qual q = {.such = NO_ID};
        if (NODE(k)->kind != N_AFTER && NODE(k)->kind != N_BEFORE && NODE(k)->kind != N_DURING) {
            diag *d = fail(r, NODE(k)->at, E_WRONG_KIND, "`%s` is an event, and only its days can be asked so", str(r, p->text));
            diag_help(r->diags, d, "ask its roles with `is`, as in: %s.by is o", str(r, p->text));
            continue;
        }
        lower_days(r, NODE(k), &q);
        operand two[2] = {known, q.what};
        vec_push(r->mem, &r->pool->qual, q);
        id f = add_formula(r, F_WHEN, 0, r->pool->qual.n - 1, add_args(r, two, 2), NODE(k)->at);
        vec_push(r->mem, &all, f);
    }
    if (all.n == 1) return all.at[0];
    range g = {r->pool->kid.n, all.n};
    for (uint32_t i = 0; i < all.n; i++) vec_push(r->mem, &r->pool->kid, all.at[i]);
    return add_formula(r, F_AND, 0, 0, g, p->at);
}

/* Whether what is written like a kind of event is the name of one that is known here. */
bool known_event(const resolver *r, const node *match, const node *p, operand *out)
{
    if (match->op != Q_SOME || !p->kid || p->num || find_name(r, p->text, NAMES_KIND) != NO_ID) return false;
    const bound *b = find_var(r, p->text);
    if (b && b->kind == NO_ID) return false;
    id e = b || !r->rec ? NO_ID : find_name(r, p->text, NAMES_EVENT);
    if (!b && e == NO_ID) return false;
    *out = b ? (operand){O_VAR, WHOLE, b->sorts, (id)b->var} : (operand){O_EVENT, WHOLE, S_EVENT, e};
    return true;
}
