/* Treaties: first their names (so that files may refer to each other in any order), then bodies. */
#include "sema/resolve.h"

#define NODE(n) (ast_node(r->tree, (n)))

static void twice(resolver *r, span at, sym name, span first)
{
    diag *d = fail(r, at, E_DUPLICATE, "`%s` is declared twice", str(r, name));
    diag_also(r->diags, d, first, "first declared here");
}

static id add_thing(resolver *r, sym name, uint16_t sort, const char *title, id parent, int32_t rank, span at)
{
    law *l = r->law;
    while (l->by_sym.n <= name) vec_push(r->mem, &l->by_sym, (name_entry){NO_ID, NO_ID, NO_ID, NO_ID});
    name_entry *e = &l->by_sym.at[name];
    if (e->thing != NO_ID) {
        if (sort == S_ARTICLE) return e->thing; /* the same article in another version */
        twice(r, at, name, l->thing.at[e->thing].at);
        return e->thing;
    }
    e->thing = l->thing.n;
    vec_push(r->mem, &l->thing, (individual){.name = name, .title = title, .sort = sort, .parent = parent, .rank = rank, .from = DAY_MIN, .until = DAY_MAX, .at = at});
    return l->thing.n - 1;
}

static const char *title_of(resolver *r, node_id item)
{
    node_id t = ast_kid(r->tree, item, N_STR);
    return t ? str(r, NODE(t)->text) : NULL;
}

static void declare_term(resolver *r, node_id item, id treaty_id)
{
    const node *n = NODE(item);
    law *l = r->law;
    term t = {.name = n->text, .treaty = treaty_id, .question = title_of(r, item), .means = NO_ID, .at = n->at};
    if (law_term(l, treaty_id, n->text) != NO_ID) twice(r, n->at, n->text, l->term.at[law_term(l, treaty_id, n->text)].at);
    EACH_KID(r->tree, item, k) {
        const node *p = NODE(k);
        if (p->kind != N_PARAM) continue;
        if (t.n_params == RELATION_PLACES) {
            fail(r, p->at, L_SIZE, "a term speaks of at most %d things", RELATION_PLACES);
            break;
        }
        const node *s = NODE(p->kid);
        id kind = s->op == SW_NAMED ? find_name(r, s->text, NAMES_KIND) : NO_ID;
        if (s->op == SW_NAMED && kind == NO_ID) help_nearest(r, fail(r, s->at, E_UNKNOWN, "`%s` is no kind of event", str(r, s->text)), s->text, NAMES_KIND, 0, s->at);
        t.param_sorts[t.n_params] = s->op == SW_NAMED ? S_EVENT : sort_mask(s);
        t.param_takes[t.n_params] = kind;
        t.param_name[t.n_params++] = str(r, p->text);
    }
    vec_push(r->mem, &l->term, t);
    l->treaty.at[treaty_id].terms.n++;
}

static void declare_member(resolver *r, node_id item, id treaty_id)
{
    law *l = r->law;
    node_id from = ast_kid(r->tree, item, N_FROM), until = ast_kid(r->tree, item, N_UNTIL), ground = ast_kid(r->tree, item, N_GROUND);
    EACH_KID(r->tree, item, k) {
        const node *n = NODE(k);
        if (n->kind != N_NAME) continue;
        id s = find_name(r, n->text, NAMES_THING);
        if (s == NO_ID || l->thing.at[s].sort != S_STATE) {
            help_nearest(r, fail(r, n->at, E_UNKNOWN, "no state is called `%s`", str(r, n->text)), n->text, NAMES_THING, S_STATE, n->at);
            continue;
        }
        membership m = {s, NODE(from)->num, until ? NODE(until)->num : DAY_MAX, ground ? NODE(ground)->text : 0, n->at};
        if (m.from >= m.until) fail(r, NODE(until)->at, E_RANGE, "`%s` is a party until a day before it became one", str(r, n->text));
        for (uint32_t i = 0; i < l->treaty.at[treaty_id].members.n; i++) {
            const membership *o = &l->member.at[l->treaty.at[treaty_id].members.first + i];
            if (o->state == s && m.from < o->until && o->from < m.until) twice(r, n->at, n->text, o->at);
        }
        vec_push(r->mem, &l->member, m);
        l->treaty.at[treaty_id].members.n++;
    }
}

static void declare_version(resolver *r, node_id item, id treaty_id)
{
    const node *n = NODE(item);
    law *l = r->law;
    treaty *t = &l->treaty.at[treaty_id];
    version v = {.name = n->text, .from = n->num, .title = title_of(r, item), .at = n->at};
    node_id only = ast_kid(r->tree, item, N_FOR);
    for (uint32_t i = 0; i < t->versions.n; i++)
        if (l->version.at[t->versions.first + i].name == n->text) twice(r, n->at, n->text, l->version.at[t->versions.first + i].at);
    v.only_for.first = l->names_of.n;
    v.restricted = only != 0;
    if (only) EACH_KID(r->tree, only, k) {
        id s = find_name(r, NODE(k)->text, NAMES_THING);
        if (s == NO_ID) help_nearest(r, fail(r, NODE(k)->at, E_UNKNOWN, "no state is called `%s`", str(r, NODE(k)->text)), NODE(k)->text, NAMES_THING, S_STATE, NODE(k)->at);
        vec_push(r->mem, &l->names_of, s);
        v.only_for.n++;
    }
    vec_push(r->mem, &l->version, v);
    t->versions.n++;
}

static void declare_article(resolver *r, node_id item, id treaty_id)
{
    const node *n = NODE(item);
    law *l = r->law;
    strbuf sb;
    sb_init(&sb, r->mem);
    sb_fmt(&sb, "%s.%d%s", str(r, l->treaty.at[treaty_id].name), n->num, n->flag ? "bis" : "");
    const char *name = sb_done(&sb);
    add_thing(r, intern(r->names, name, sb.len), S_ARTICLE, title_of(r, item), treaty_id, n->num * 2 + n->flag, n->at);
    node_id in = ast_kid(r->tree, item, N_INVERSION);
    article a = {.number = n->num * 2 + n->flag, .version = in ? NODE(in)->text : 0, .title = title_of(r, item), .text = "", .at = n->at};
    strbuf text;
    sb_init(&text, r->mem);
    EACH_KID(r->tree, item, k)
        if (NODE(k)->kind == N_TEXT) {
            sb_fmt(&text, "%s%s", text.len ? " ... " : "", str(r, NODE(k)->text));
            if (!a.text_at.at) a.text_at = NODE(k)->at;
            lower_cites(r, k);
        }
    a.text = sb_done(&text);
    vec_push(r->mem, &l->article, a);
    l->treaty.at[treaty_id].articles.n++;
}

static void declare_parameter(resolver *r, node_id item, id treaty_id)
{
    const node *n = NODE(item);
    law *l = r->law;
    node_id b = ast_kid(r->tree, item, N_BETWEEN);
    parameter p = {n->text, treaty_id, n->num, b ? NODE(b)->num : n->num, b ? NODE(b)->num2 : n->num, title_of(r, item), n->at};
    if (p.lo > p.value || p.value > p.hi) fail(r, n->at, E_RANGE, "%d days do not lie between %d and %d", p.value, p.lo, p.hi);
    if (law_param(l, treaty_id, n->text) != NO_ID) twice(r, n->at, n->text, l->param.at[law_param(l, treaty_id, n->text)].at);
    vec_push(r->mem, &l->param, p);
    l->treaty.at[treaty_id].params.n++;
}

void declare_treaty(resolver *r, node_id item)
{
    const node *n = NODE(item);
    law *l = r->law;
    id self = add_thing(r, n->text, S_TREATY, title_of(r, item), l->treaty.n, 0, n->at);
    if (l->thing.at[self].sort != S_TREATY || l->thing.at[self].parent != l->treaty.n) return;
    id t = l->treaty.n;
    vec_push(r->mem, &l->treaty, (treaty){.name = n->text, .title = title_of(r, item), .self = self, .at = n->at,
        .members = {l->member.n, 0}, .versions = {l->version.n, 0}, .terms = {l->term.n, 0}, .profiles = {l->profile.n, 0},
        .params = {l->param.n, 0}, .articles = {l->article.n, 0}, .duties = {l->duty.n, 0}});
    EACH_KID(r->tree, item, k) {
        const node *m = NODE(k);
        switch ((int)m->kind) {
        case N_ORGAN: {
            node_id of = ast_kid(r->tree, k, N_OF);
            if (of && NODE(of)->text != n->text) fail(r, NODE(of)->at, E_WRONG_KIND, "an organ declared in %s is an organ of it", str(r, n->text));
            add_thing(r, m->text, S_ORGAN, title_of(r, k), t, 0, m->at);
            break;
        }
        case N_SOURCE: {
            name_entry *e;
            while (l->by_sym.n <= m->text) vec_push(r->mem, &l->by_sym, (name_entry){NO_ID, NO_ID, NO_ID, NO_ID});
            e = &l->by_sym.at[m->text];
            if (e->source != NO_ID) twice(r, m->at, m->text, l->source.at[e->source].at);
            e->source = l->source.n;
            source_item s = lower_source(r, m, k);
            vec_push(r->mem, &l->source, s);
            break;
        }
        case N_ENCODED: l->treaty.at[t].encoded_by = str(r, m->text); l->treaty.at[t].encoded_on = m->num; break;
        case N_PARTY: declare_member(r, k, t); break;
        case N_VERSION: declare_version(r, k, t); break;
        case N_TERM: declare_term(r, k, t); break;
        case N_PARAMETER: declare_parameter(r, k, t); break;
        case N_ARTICLE: declare_article(r, k, t); break;
        default: break;
        }
    }
}

/* ---- bodies ----------------------------------------------------------------------------------- */
static void lower_reading(resolver *r, node_id item, const term *t)
{
    const node *n = NODE(item);
    law *l = r->law;
    reading x = {.name = n->text, .label = title_of(r, item), .means = NO_ID, .held = {l->holding.n, 0}, .authority_cites = {0, 0}, .requires = {0, 0}, .excludes = {0, 0}, .at = n->at};
    EACH_KID(r->tree, item, k) {
        const node *c = NODE(k);
        switch ((int)c->kind) {
        case N_BASIS: x.basis = str(r, c->text); break;
        case N_AUTHORITY: x.authority = str(r, c->text); x.authority_cites = lower_cites(r, k); break;
        case N_OBJECTION: x.objection = str(r, c->text); break;
        case N_NOTE: x.note = str(r, c->text); break;
        case N_SETS_ASIDE: x.sets_aside = str(r, c->text); break;
        case N_HELD: {
            node_id of = ast_kid(r->tree, k, N_OF);
            range cites = lower_cites(r, k);
            vec_push(r->mem, &l->holding, (holding){c->text, c->num, of ? NODE(of)->text : 0, cites});
            x.held.n++;
            break;
        }
        case N_MEANS: {
            uint32_t keep = r->n_vars;
            x.means = lower_formula(r, c->kid);
            r->n_vars = keep;
            break;
        }
        default: break;
        }
    }
    for (int pass = 0; pass < 2; pass++) {
        range *g = pass ? &x.excludes : &x.requires;
        g->first = l->reading_ref.n;
        EACH_KID(r->tree, item, k)
            if (NODE(k)->kind == (pass ? N_EXCLUDES : N_REQUIRES)) {
                vec_push(r->mem, &l->reading_ref, (reading_ref){NODE(k)->text, NODE(NODE(k)->kid)->text, NO_ID, 0, NODE(k)->at});
                g->n++;
            }
    }
    if (!x.objection) {
        diag *d = fail(r, n->at, E_OBJECTION, "the reading `%s` names no objection", str(r, n->text));
        diag_help(r->diags, d, "add: objection \"what speaks against it\"");
    }
    for (uint32_t i = 0; i < t->readings.n; i++)
        if (l->reading.at[t->readings.first + i].name == n->text) twice(r, n->at, n->text, l->reading.at[t->readings.first + i].at);
    vec_push(r->mem, &l->reading, x);
}

static void lower_term(resolver *r, node_id item, id t)
{
    law *l = r->law;
    r->n_vars = 0;
    uint32_t p = 0;
    EACH_KID(r->tree, item, k)
        if (NODE(k)->kind == N_PARAM && p < l->term.at[t].n_params) {
            bind(r, NODE(k)->text, l->term.at[t].param_takes[p], l->term.at[t].param_sorts[p], NODE(k)->at);
            p++;
        }
    l->term.at[t].readings.first = l->reading.n;
    EACH_KID(r->tree, item, k) {
        if (NODE(k)->kind == N_MEANS) l->term.at[t].means = lower_formula(r, NODE(k)->kid);
        if (NODE(k)->kind != N_READING) continue;
        lower_reading(r, k, &l->term.at[t]);
        l->term.at[t].readings.n++;
    }
}

/* requires and excludes name readings of terms of the same treaty. */
static void resolve_reading_refs(resolver *r, id treaty_id, uint32_t first)
{
    law *l = r->law;
    for (uint32_t i = first; i < l->reading_ref.n; i++) {
        reading_ref *x = &l->reading_ref.at[i];
        x->term = law_term(l, treaty_id, x->term_name);
        bool found = false;
        if (x->term != NO_ID)
            for (uint32_t k = 0; k < l->term.at[x->term].readings.n; k++)
                if (l->reading.at[l->term.at[x->term].readings.first + k].name == x->reading_name) x->reading = k, found = true;
        if (!found) fail(r, x->at, E_UNKNOWN, "no reading is called `%s.%s`", str(r, x->term_name), str(r, x->reading_name));
    }
}

static void lower_profile(resolver *r, node_id item, id treaty_id)
{
    const node *n = NODE(item);
    law *l = r->law;
    range terms = l->treaty.at[treaty_id].terms;
    profile p = {n->text, title_of(r, item), treaty_id, {l->pick.n, terms.n}, n->at};
    for (uint32_t i = 0; i < terms.n; i++) vec_push(r->mem, &l->pick, UINT32_MAX);
    EACH_KID(r->tree, item, k) {
        const node *x = NODE(k);
        if (x->kind != N_PICK) continue;
        id t = law_term(l, treaty_id, x->text);
        if (t == NO_ID) {
            help_nearest(r, fail(r, x->at, E_UNKNOWN, "no term is called `%s`", str(r, x->text)), x->text, NAMES_RELATION, 0, x->at);
            continue;
        }
        const node *want = NODE(x->kid);
        const term *tt = &l->term.at[t];
        uint32_t *slot = &l->pick.at[p.picks.first + (t - terms.first)];
        if (*slot != UINT32_MAX) fail(r, x->at, E_DUPLICATE, "`%s` is picked twice", str(r, x->text));
        for (uint32_t i = 0; i < tt->readings.n; i++)
            if (l->reading.at[tt->readings.first + i].name == want->text) *slot = i;
        if (*slot != UINT32_MAX) continue;
        diag *d = fail(r, want->at, E_UNKNOWN, "`%s` has no reading `%s`", str(r, x->text), str(r, want->text));
        strbuf sb;
        sb_init(&sb, r->diags->mem);
        for (uint32_t i = 0; i < tt->readings.n; i++) sb_fmt(&sb, "%s`%s`", i ? ", " : "", str(r, l->reading.at[tt->readings.first + i].name));
        diag_help(r->diags, d, "its readings are %s", sb_done(&sb));
    }
    for (uint32_t i = 0; i < terms.n; i++) {
        const term *t = &l->term.at[terms.first + i];
        if (!t->readings.n || l->pick.at[p.picks.first + i] != UINT32_MAX || r->failed) continue;
        diag *d = fail(r, n->at, E_PROFILE, "the profile `%s` picks no reading of `%s`", str(r, n->text), str(r, t->name));
        diag_also(r->diags, d, t->at, "the term is declared here");
        diag_help(r->diags, d, "add: %s as %s", str(r, t->name), str(r, l->reading.at[t->readings.first].name));
    }
    vec_push(r->mem, &l->profile, p);
    l->treaty.at[treaty_id].profiles.n++;
}

/* ---- duties ------------------------------------------------------------------------------------- */
static void lower_conds(resolver *r, node_id section, cond_role role_, sym ground)
{
    EACH_KID(r->tree, section, k) {
        const node *c = NODE(k);
        if (c->kind != N_COND) continue;
        id f = lower_formula(r, c->kid);
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
            if (d->excluded.n == 8) break;
            ex[d->excluded.n++] = lower_operand(r, k, S_STATE | S_GROUP | S_ORGAN, NO_ID, "`other than`");
        }
        for (uint32_t i = 0; i < d->excluded.n; i++) vec_push(r->mem, &r->pool->arg, ex[i]);
    } else if (n->op == OWED_NAMED) {
        d->owed_name = find_name(r, n->text, NAMES_THING);
        if (d->owed_name == NO_ID || r->law->thing.at[d->owed_name].sort != S_STATE)
            help_nearest(r, fail(r, n->at, E_UNKNOWN, "no state is called `%s`", str(r, n->text)), n->text, NAMES_THING, S_STATE, n->at);
    }
}

static void lower_priorities(resolver *r, node_id item, duty *d)
{
    d->priorities.first = r->law->priority.n;
    EACH_KID(r->tree, item, k) {
        const node *n = NODE(k);
        if (n->kind != N_SUBJECT && n->kind != N_NOTWITHSTANDING && n->kind != N_NO_PREJUDICE) continue;
        const node *c = NODE(n->kid);
        id t = law_treaty(r->law, c->text);
        if (t == NO_ID) help_nearest(r, fail(r, c->at, E_UNKNOWN, "no treaty is called `%s`", str(r, c->text)), c->text, NAMES_THING, S_TREATY, c->at);
        vec_push(r->mem, &r->law->priority, (priority_ref){t, c->num * 2 + c->flag, (sym)c->num2,
            (uint8_t)(n->kind == N_SUBJECT ? 0 : n->kind == N_NOTWITHSTANDING ? 1 : 2), c->at});
        d->priorities.n++;
    }
}

/* Terms a formula reaches, also through the readings of terms; a term within itself is a circle. */
static void reach(resolver *r, id f, bool *seen, uint8_t *doing, id treaty_id)
{
    const formula *x = &r->law->f.formula.at[f];
    range terms = r->law->treaty.at[treaty_id].terms;
    if (x->op == F_AND || x->op == F_OR || x->op == F_NOT)
        for (uint32_t i = 0; i < x->kids.n; i++) reach(r, r->law->f.kid.at[x->kids.first + i], seen, doing, treaty_id);
    if (x->op == F_MATCH) {
        range q = r->law->f.pattern.at[x->a].quals;
        for (uint32_t i = 0; i < q.n; i++)
            if (r->law->f.qual.at[q.first + i].kind == QUAL_SUCH) reach(r, r->law->f.qual.at[q.first + i].such, seen, doing, treaty_id);
    }
    if (x->op != F_TERM) return;
    uint32_t k = x->a - terms.first;
    const term *t = &r->law->term.at[x->a];
    if (doing[k]) {
        fail(r, t->at, E_CIRCLE, "the term `%s` is explained by itself", str(r, t->name));
        return;
    }
    if (seen[k]) return;
    seen[k] = true;
    doing[k] = 1;
    if (t->means != NO_ID) reach(r, t->means, seen, doing, treaty_id);
    for (uint32_t i = 0; i < t->readings.n; i++)
        if (r->law->reading.at[t->readings.first + i].means != NO_ID) reach(r, r->law->reading.at[t->readings.first + i].means, seen, doing, treaty_id);
    doing[k] = 0;
}

static void collect_terms(resolver *r, duty *d)
{
    law *l = r->law;
    range terms = l->treaty.at[d->treaty].terms;
    bool *seen = arena_zero(r->mem, terms.n + 1u);
    uint8_t *doing = arena_zero(r->mem, terms.n + 1u);
    for (uint32_t i = 0; i < d->conds.n; i++) reach(r, l->cond.at[d->conds.first + i].what, seen, doing, d->treaty);
    if (d->arises != NO_ID) {
        range q = l->f.pattern.at[d->arises].quals;
        for (uint32_t i = 0; i < q.n; i++)
            if (l->f.qual.at[q.first + i].kind == QUAL_SUCH) reach(r, l->f.qual.at[q.first + i].such, seen, doing, d->treaty);
    }
    d->terms.first = l->term_use.n;
    for (uint32_t i = 0; i < terms.n; i++)
        if (seen[i] && l->term.at[terms.first + i].readings.n) {
            vec_push(r->mem, &l->term_use, terms.first + i);
            d->terms.n++;
        }
}

static bool duty_says_enough(resolver *r, node_id item)
{
    const node *n = NODE(item);
    const char *name = str(r, n->text);
    if (!ast_kid(r->tree, item, N_OWED_BY)) {
        diag_help(r->diags, fail(r, n->at, E_DUTY, "nobody owes the duty `%s`", name), "add: owed by each party o");
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

static void lower_duty(resolver *r, node_id item, id treaty_id, const article *a)
{
    const node *n = NODE(item);
    law *l = r->law;
    duty d = {.name = n->text, .treaty = treaty_id, .article = a->number, .article_title = a->title, .version = a->version,
              .arises = NO_ID, .episode = -1, .victim = -1, .bearer = -1, .owed_name = NO_ID, .at = n->at};
    r->n_vars = 0;
    if (!duty_says_enough(r, item)) return;
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
    if (!r->failed) collect_terms(r, &d);
    for (uint32_t i = l->treaty.at[treaty_id].duties.first; i < l->duty.n; i++)
        if (l->duty.at[i].name == d.name && l->duty.at[i].article == d.article && l->duty.at[i].version == d.version)
            twice(r, n->at, n->text, l->duty.at[i].at);
    vec_push(r->mem, &l->duty, d);
    l->treaty.at[treaty_id].duties.n++;
}

void lower_treaty(resolver *r, id treaty_id, node_id item)
{
    law *l = r->law;
    r->treaty = treaty_id;
    uint32_t t = l->treaty.at[treaty_id].terms.first, a = l->treaty.at[treaty_id].articles.first, refs = l->reading_ref.n;
    EACH_KID(r->tree, item, k)
        if (NODE(k)->kind == N_TERM) lower_term(r, k, t++);
    resolve_reading_refs(r, treaty_id, refs);
    l->treaty.at[treaty_id].profiles.first = l->profile.n;
    EACH_KID(r->tree, item, k)
        if (NODE(k)->kind == N_PROFILE) lower_profile(r, k, treaty_id);
    l->treaty.at[treaty_id].duties.first = l->duty.n;
    EACH_KID(r->tree, item, k) {
        if (NODE(k)->kind != N_ARTICLE) continue;
        article *art = &l->article.at[a++];
        range versions = l->treaty.at[treaty_id].versions;
        bool known = art->version == 0;
        for (uint32_t i = 0; i < versions.n; i++) known = known || l->version.at[versions.first + i].name == art->version;
        if (!known) fail(r, NODE(ast_kid(r->tree, k, N_INVERSION))->at, E_UNKNOWN, "no version is called `%s`", str(r, art->version));
        art->duties.first = l->duty.n;
        EACH_KID(r->tree, k, d)
            if (NODE(d)->kind == N_DUTY) lower_duty(r, d, treaty_id, art);
        art = &l->article.at[a - 1];
        art->duties.n = l->duty.n - art->duties.first;
    }
    if (!l->treaty.at[treaty_id].versions.n) fail(r, NODE(item)->at, E_EMPTY, "the treaty `%s` names no version", str(r, NODE(item)->text));
}
