/* Lowering of `expect` lines. What they cite (because, noting, turning on) is kept as canonical
 * text and compared with the names the report uses. */
#include "sema/expect.h"

#define NODE(n) (ast_node(r->tree, (n)))

/* "justified(fighting_t)", "title(Batken, Kyrgyzstan)", a name, or the quoted words. */
static const char *canonical(resolver *r, node_id id_)
{
    const node *n = NODE(id_);
    strbuf sb;
    if (n->kind == N_VERDICT) return verdict_name((verdict_word)n->op);
    if (n->kind != N_CALL) return str(r, n->text);
    sb_init(&sb, r->mem);
    sb_fmt(&sb, "%s(", str(r, n->text));
    bool more = false;
    EACH_KID(r->tree, id_, k) {
        const node *a = NODE(k);
        if (more) sb_str(&sb, ", ");
        more = true;
        if (a->kind == N_ANY) sb_fmt(&sb, "any %s", sort_name((sort_word)NODE(a->kid)->op));
        else if (a->kind == N_ARTICLE_REF) sb_fmt(&sb, "%s.%d%s", str(r, a->text), a->num, a->flag ? "bis" : "");
        else if (a->kind == N_PATH && a->op) sb_fmt(&sb, "%s.%s", str(r, a->text), role_word((role)(a->op - 1)));
        else sb_str(&sb, a->kind == N_NOBODY ? "none" : str(r, a->text));
    }
    sb_char(&sb, ')');
    return sb_done(&sb);
}

static range texts(resolver *r, node_id list)
{
    range g = {r->rec->text.n, 0};
    if (list) EACH_KID(r->tree, list, k) {
        const char *t = canonical(r, k);
        vec_push(r->mem, &r->rec->text, t);
        g.n++;
    }
    return g;
}

static void lower_scope(resolver *r, const node *s, expect_item *e)
{
    id thing = NO_ID;
    bool names = (s->kind == N_EXPECT_FOR && s->op == EFOR_STATE) || s->kind == N_EXPECT_TO || (s->kind == N_EXPECT_POLICY && s->text);
    if (names) {
        thing = find_name(r, s->text, NAMES_THING);
        if (thing == NO_ID) help_nearest(r, fail(r, s->at, E_UNKNOWN, "nothing is called `%s`", str(r, s->text)), s->text, NAMES_THING, S_STATE, s->at);
    }
    switch ((int)s->kind) {
    case N_EXPECT_FOR: e->has_for = true; e->who = s->op; e->state = thing; break;
    case N_EXPECT_TO: e->has_to = true; e->to = thing; break;
    case N_EXPECT_POLICY: e->has_policy = true; e->policy = s->op; e->account = thing; break;
    case N_EXPECT_UNDER: {
        e->has_under = true;
        e->under = s->text;
        range p = r->law->treaty.at[e->treaty].profiles;
        bool known = !s->text;
        for (uint32_t i = 0; i < p.n; i++) known = known || r->law->profile.at[p.first + i].name == s->text;
        if (known) break;
        diag *d = fail(r, s->at, E_UNKNOWN, "%s has no profile `%s`", str(r, r->law->treaty.at[e->treaty].name), str(r, s->text));
        listing all;
        list_begin(r, &all);
        for (uint32_t i = 0; i < p.n; i++) list_name(&all, str(r, r->law->profile.at[p.first + i].name));
        if (all.n) diag_help(r->diags, d, "its profiles are %s", sb_done(&all.sb));
        else diag_help(r->diags, d, "it declares no profile; leave `under` out");
        break;
    }
    case N_EXPECT_WITH:
        if (law_param(r->law, e->treaty, s->text) == NO_ID) fail(r, s->at, E_UNKNOWN, "no parameter is called `%s`", str(r, s->text));
        if (!e->params.n) e->params.first = r->rec->expect_param.n;
        vec_push(r->mem, &r->rec->expect_param, (expect_param){s->text, s->num, s->at});
        e->params.n++;
        break;
    default: break;
    }
}

/* A duty has verdicts, a right or power has none: they are expected in different words. */
static void check_words(resolver *r, const node *n, const expect_item *e)
{
    bool statuses = e->verdicts & RIGHT_STATUSES, verdicts = e->verdicts & ~(uint32_t)RIGHT_STATUSES, duty_there = false, right_there = false;
    range d = r->law->treaty.at[e->treaty].duties;
    for (uint32_t i = d.first; i < d.first + d.n; i++) {
        const duty *x = &r->law->duty.at[i];
        if (x->article != e->article || (e->duty && x->name != e->duty)) continue;
        if (x->what == CLAUSE_DUTY) duty_there = true;
        else right_there = true;
    }
    if (!(statuses && verdicts) && !(statuses && !right_there) && !(verdicts && !duty_there)) return;
    diag *g = fail(r, n->at, E_WRONG_KIND, statuses && verdicts ? "verdicts of a duty and the state of a right stand in one line"
                                       : statuses          ? "a duty is expected in the words of a right"
                                                           : "a right or power has no verdict");
    diag_help(r->diags, g, "a duty is honored, not honored, not due and so on; a right or power is available, not available or used");
}

void lower_expect(resolver *r, node_id item)
{
    const node *n = NODE(item);
    expect_item e = {.op = n->op, .treaty = NO_ID, .state = NO_ID, .to = NO_ID, .formula = NO_ID, .at = n->at};
    if (n->op == EXPECT_THAT) {
        r->n_vars = 0;
        e.formula = lower_formula(r, n->kid);
        vec_push(r->mem, &r->rec->expect, e);
        return;
    }
    node_id clause = ast_kid(r->tree, item, N_CLAUSE);
    const node *c = NODE(clause);
    e.treaty = law_treaty(r->law, c->text);
    if (e.treaty == NO_ID) {
        for (uint32_t i = 0; i < r->rec->assess.n; i++)
            if (r->rec->assess.at[i] == NO_ID) return; /* told there */
        help_nearest(r, fail(r, c->at, E_UNKNOWN, "no treaty is called `%s`", str(r, c->text)), c->text, NAMES_THING, S_TREATY, c->at);
        return;
    }
    e.article = c->num * 2 + c->flag;
    e.duty = (sym)c->num2;
    if (!has_clause(r->law, e.treaty, e.article, e.duty)) {
        help_clauses(r, fail(r, c->at, E_UNKNOWN_CLAUSE, "%s has no clause %d%s%s%s", str(r, c->text), c->num, c->flag ? "bis" : "",
                             e.duty ? "." : "", e.duty ? str(r, e.duty) : ""), e.treaty);
        return;
    }
    if (c->kid) {
        const node *ep = NODE(c->kid);
        e.episode = ep->text;
        if (find_name(r, ep->text, NAMES_EVENT) == NO_ID) help_nearest(r, fail(r, ep->at, E_UNKNOWN, "no event is called `%s`", str(r, ep->text)), ep->text, NAMES_EVENT, 0, ep->at);
    }
    only_once(r, item, N_EXPECT_FOR, "`for`");
    only_once(r, item, N_EXPECT_TO, "`to`");
    only_once(r, item, N_EXPECT_UNDER, "`under`");
    only_once(r, item, N_EXPECT_POLICY, "`under policy`");
    only_once(r, item, N_BECAUSE, "`because`");
    only_once(r, item, N_NOTING, "`noting`");
    only_once(r, item, N_TURNING, "`turning on`");
    node_id lists[3] = {0, 0, 0};
    EACH_KID(r->tree, item, k) {
        const node *s = NODE(k);
        if (s->kind == N_VERDICT) e.verdicts |= 1u << s->op, e.never = e.never || s->flag;
        else if (s->kind == N_NAME) {
            e.version = s->text;
            known_version(r, e.treaty, s->text, s->at);
        }
        else if (s->kind == N_BECAUSE) e.has_because = true, lists[0] = k;
        else if (s->kind == N_NOTING) e.has_noting = true, lists[1] = k;
        else if (s->kind == N_TURNING) e.has_turning = true, lists[2] = k;
        else lower_scope(r, s, &e);
    }
    check_words(r, n, &e);
    e.because = texts(r, lists[0]);
    e.noting = texts(r, lists[1]);
    e.turning = texts(r, lists[2]);
    vec_push(r->mem, &r->rec->expect, e);
}
