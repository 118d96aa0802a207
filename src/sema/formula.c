/* Lowering of formulas and patterns: the same for clauses, terms and constraints. What they speak of: operand.c. */
#include "sema/resolve.h"

#define NODE(n) (ast_node(r->tree, (n)))

id add_formula(resolver *r, formula_op op, uint8_t q, id a, range kids, span at)
{
    vec_push(r->mem, &r->pool->formula, (formula){(uint8_t)op, q, a, kids, at});
    return r->pool->formula.n - 1;
}

range add_args(resolver *r, const operand *o, uint32_t n)
{
    range g = {r->pool->arg.n, n};
    for (uint32_t i = 0; i < n; i++) vec_push(r->mem, &r->pool->arg, o[i]);
    return g;
}

/* The scale an operand's slot is measured on, or NO_ID. */
static id scale_of(const resolver *r, operand o)
{
    id kind = NO_ID;
    if (o.slot == WHOLE || !(o.sorts & S_LEVEL)) return NO_ID;
    if (o.kind == O_VAR) kind = r->var[o.what].kind;
    if (o.kind == O_EVENT) kind = r->rec->event.at[o.what].kind;
    return kind == NO_ID ? NO_ID : r->law->kind.at[kind].takes[o.slot];
}

static id lower_is(resolver *r, const node *n)
{
    node_id left = n->kid, right = NODE(left)->next;
    operand a[2];
    id f;
    uint32_t told = r->diags->errors;
    a[0] = lower_operand(r, left, 0, NO_ID, "`is`");
    if (r->diags->errors > told) return add_formula(r, F_FALSE, 0, 0, (range){0, 0}, n->at); /* what it should be compared with is unknown */
    if (n->op == IS_SORT) {
        const node *s = NODE(right);
        f = s->op == SW_PARTY ? add_formula(r, F_PARTY, 0, 0, add_args(r, a, 1), n->at)
                              : add_formula(r, F_SORT, 0, sort_mask(s), add_args(r, a, 1), n->at);
    } else {
        id scale_id = scale_of(r, a[0]);
        bool level = n->op != IS_EQUAL;
        if (level && scale_id == NO_ID) {
            if (!r->failed)
                diag_help(r->diags, fail(r, NODE(left)->at, E_LEVEL, "`at least` and `at most` compare levels, and this is none"),
                          "ask an attribute that has levels, as in: f.gravity is at least serious");
            return add_formula(r, F_FALSE, 0, 0, (range){0, 0}, n->at);
        }
        a[1] = lower_operand(r, right, scale_id != NO_ID ? S_LEVEL : 0, scale_id, "the comparison");
        if (scale_id != NO_ID && a[1].slot != WHOLE && scale_of(r, a[1]) != scale_id)
            fail(r, NODE(right)->at, E_LEVEL, "levels of two scales are compared");
        f = add_formula(r, level ? F_LEVEL : F_SAME, n->op, 0, add_args(r, a, 2), n->at);
    }
    if (!n->flag) return f;
    range k = {r->pool->kid.n, 1};
    vec_push(r->mem, &r->pool->kid, f);
    return add_formula(r, F_NOT, 0, 0, k, n->at);
}

void help_args(resolver *r, diag *d, sym name, const uint16_t *sorts, const id *takes, uint32_t n)
{
    strbuf sb;
    sb_init(&sb, r->diags->mem);
    for (uint32_t i = 0; i < n; i++) {
        const char *what = takes[i] == NO_ID ? sorts_text(r, sorts[i])
                           : sorts[i] & S_EVENT ? str(r, r->law->kind.at[takes[i]].name) : str(r, r->law->scale.at[takes[i]].name);
        sb_fmt(&sb, "%s%s", i ? ", " : "", what);
    }
    diag_help(r->diags, d, "write %s(%s)", str(r, name), sb_done(&sb));
}

static id lower_call(resolver *r, const node *n)
{
    operand args[RELATION_PLACES];
    uint32_t count = 0, want;
    const uint16_t *sorts;
    const id *takes;
    id t = r->treaty == NO_ID ? NO_ID : law_term(r->law, r->treaty, n->text);
    id rel = t == NO_ID ? find_name(r, n->text, NAMES_RELATION) : NO_ID;
    if (t == NO_ID && rel == NO_ID) {
        diag *d = fail(r, n->at, E_UNKNOWN, "no term, relation or judgment is called `%s`", str(r, n->text));
        help_nearest(r, d, n->text, NAMES_RELATION, 0, (span){n->at.at, intern_text(r->names, n->text).len});
        return add_formula(r, F_FALSE, 0, 0, (range){0, 0}, n->at);
    }
    want = t != NO_ID ? r->law->term.at[t].n_params : r->law->relation.at[rel].n;
    sorts = t != NO_ID ? r->law->term.at[t].param_sorts : r->law->relation.at[rel].sorts;
    takes = t != NO_ID ? r->law->term.at[t].param_takes : r->law->relation.at[rel].takes;
    EACH_KID(r->tree, (node_id)(n - r->tree->node.at), k) {
        if (count < RELATION_PLACES && count < want) args[count] = lower_operand(r, k, sorts[count], takes[count], str(r, n->text));
        count++;
    }
    if (count != want) {
        help_args(r, fail(r, n->at, E_ARGS, "`%s` takes %u thing%s in brackets, not %u", str(r, n->text), want, want == 1 ? "" : "s", count),
                  n->text, sorts, takes, want);
        return add_formula(r, F_FALSE, 0, 0, (range){0, 0}, n->at);
    }
    range g = add_args(r, args, count);
    return t != NO_ID ? add_formula(r, F_TERM, 0, t, g, n->at) : add_formula(r, F_RELATION, 0, rel, g, n->at);
}

static id lower_leaf(resolver *r, const node *n);

static id lower_kids(resolver *r, formula_op op, uint8_t q, const node *n)
{
    VEC(id) kids = {0};
    EACH_KID(r->tree, (node_id)(n - r->tree->node.at), k) {
        id f = lower_formula(r, k);
        vec_push(r->mem, &kids, f);
    }
    range g = {r->pool->kid.n, kids.n};
    for (uint32_t i = 0; i < kids.n; i++) vec_push(r->mem, &r->pool->kid, kids.at[i]);
    return add_formula(r, op, q, 0, g, n->at);
}

id lower_formula(resolver *r, node_id id_)
{
    const node *n = NODE(id_);
    switch ((int)n->kind) {
    case N_TRUE: return add_formula(r, F_TRUE, 0, 0, (range){0, 0}, n->at);
    case N_FALSE: return add_formula(r, F_FALSE, 0, 0, (range){0, 0}, n->at);
    case N_AND: return lower_kids(r, F_AND, 0, n);
    case N_OR: return lower_kids(r, F_OR, 0, n);
    case N_NOT: return lower_kids(r, F_NOT, 0, n);
    case N_IF: return lower_kids(r, F_IF, 0, n);
    case N_ONE_OF: return lower_kids(r, F_ONE_OF, n->op, n);
    default: return lower_leaf(r, n);
    }
}

/* Not inlined: the walk down may be LIM_DEPTH deep and shall not carry the leaf's frame with it. */
static __attribute__((noinline)) id lower_leaf(resolver *r, const node *n)
{
    switch ((int)n->kind) {
    case N_CALL: return lower_call(r, n);
    case N_IS: return lower_is(r, n);
    case N_LEAVES: {
        operand o = lower_operand(r, n->kid, S_STATE, NO_ID, "`leaves`");
        return add_formula(r, F_LEAVES, 0, 0, add_args(r, &o, 1), n->at);
    }
    case N_JOINS: return lower_joins(r, n);
    case N_LIES_IN: return lower_lies_in(r, n);
    case N_MATCH: {
        const node *p = NODE(n->kid);
        operand known;
        if (known_event(r, n, p, &known)) return lower_when(r, p, known);
        if (r->rec && n->op == Q_SOME && !p->kid && !p->num) {
            id e = find_name(r, p->text, NAMES_EVENT);
            if (e != NO_ID) return add_formula(r, F_OCCURS, 0, e, (range){0, 0}, n->at);
        }
        id pat = lower_pattern(r, n->kid, n->op == Q_FIRST);
        return add_formula(r, F_MATCH, n->op, pat, (range){0, 0}, n->at);
    }
    default: return add_formula(r, F_FALSE, 0, 0, (range){0, 0}, n->at);
    }
}

static bool lower_qual(resolver *r, const node *q, id kind, qual *out)
{
    *out = (qual){.such = NO_ID};
    switch ((int)q->kind) {
    case N_ROLE:
        if (!kind_has_role(r, kind, (role)q->op, q->at)) return false;
        out->kind = QUAL_SLOT;
        out->slot = q->op;
        out->cmp = IS_EQUAL;
        out->what = lower_operand(r, q->kid, r->law->kind.at[kind].sorts[q->op], r->law->kind.at[kind].takes[q->op], role_word((role)q->op));
        return true;
    case N_WITH: {
        int slot = slot_of_attribute(r, kind, q->text, q->at);
        if (slot < 0) return false;
        out->kind = QUAL_SLOT;
        out->slot = (uint8_t)slot;
        out->cmp = q->op;
        out->what = lower_operand(r, q->kid, S_LEVEL, r->law->kind.at[kind].takes[slot], str(r, q->text));
        return true;
    }
    case N_AFTER: case N_BEFORE: case N_DURING:
        lower_days(r, q, out);
        return true;
    case N_SUCH:
        out->kind = QUAL_SUCH;
        out->such = lower_formula(r, q->kid);
        return true;
    default: return false;
    }
}

id lower_pattern(resolver *r, node_id id_, bool binds)
{
    const node *n = NODE(id_);
    id kind = find_name(r, n->text, NAMES_KIND);
    if (kind == NO_ID) {
        span word = {n->at.at, intern_text(r->names, n->text).len};
        if (find_name(r, n->text, NAMES_RELATION) != NO_ID)
            diag_help(r->diags, fail(r, word, E_UNKNOWN, "`%s` does not say of what", str(r, n->text)),
                      "of what it is asked stands in round brackets: %s(...)", str(r, n->text));
        else if (r->rec && !n->kid && !n->num) /* a name alone: of the record, rather than a kind */
            help_nearest(r, fail(r, word, E_UNKNOWN, "no event is called `%s`", str(r, n->text)), n->text, NAMES_EVENT, 0, word);
        else help_nearest(r, fail(r, word, E_UNKNOWN, "`%s` is no kind of event", str(r, n->text)), n->text, NAMES_KIND, 0, word);
        vec_push(r->mem, &r->pool->pattern, (pattern){0, -1, {0, 0}, n->at});
        return r->pool->pattern.n - 1;
    }
    /* Every pattern gets a variable, so that `such that` can speak of the event. */
    uint32_t before = r->n_vars;
    int32_t var = bind(r, (sym)n->num, kind, S_EVENT, label_span(r, n));
    bool own = r->n_vars > before; /* refused: it is another's, which stays as it is */
    qual quals[16];
    uint32_t count = 0;
    EACH_KID(r->tree, id_, k) {
        if (count == 16) {
            fail(r, n->at, L_SIZE, "more than 16 qualifiers on one event");
            break;
        }
        if (lower_qual(r, NODE(k), kind, &quals[count])) count++;
    }
    if (own) r->var[var].closed = !binds;
    range g = {r->pool->qual.n, count};
    for (uint32_t i = 0; i < count; i++) vec_push(r->mem, &r->pool->qual, quals[i]);
    vec_push(r->mem, &r->pool->pattern, (pattern){kind, var, g, n->at});
    return r->pool->pattern.n - 1;
}
