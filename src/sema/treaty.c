/* Treaties: first their names (so that files may refer to each other in any order), then bodies. */
#include "sema/resolve.h"

#define NODE(n) (ast_node(r->tree, (n)))

static id add_thing(resolver *r, sym name, uint16_t sort, const char *title, id parent, int32_t rank, span at)
{
    law *l = r->law;
    while (l->by_sym.n <= name) vec_push(r->mem, &l->by_sym, (name_entry){NO_ID, NO_ID, NO_ID, NO_ID});
    name_entry *e = &l->by_sym.at[name];
    if (e->thing != NO_ID) {
        if (sort == S_ARTICLE) return e->thing; /* the same article in another version */
        declared_twice(r, at, name, l->thing.at[e->thing].at);
        return e->thing;
    }
    e->thing = l->thing.n;
    vec_push(r->mem, &l->thing, (individual){.name = name, .title = title, .sort = sort, .parent = parent, .rank = rank, .from = DAY_MIN, .until = DAY_MAX, .at = at});
    return l->thing.n - 1;
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
        if (!has_room(r, l->treaty.at[treaty_id].members.n, n->at, "parties of one treaty")) return;
        membership m = {s, NODE(from)->num, until ? NODE(until)->num : DAY_MAX, ground ? NODE(ground)->text : 0, {0, 0}, n->at};
        if (m.from >= m.until) diag_help(r->diags, fail(r, NODE(until)->at, E_RANGE, "`%s` is a party until a day before it became one", str(r, n->text)),
                                           "the day after `until` is the first on which it is none");
        for (uint32_t i = 0; i < l->treaty.at[treaty_id].members.n; i++) {
            const membership *o = &l->member.at[l->treaty.at[treaty_id].members.first + i];
            if (o->state != s || m.from >= o->until || o->from >= m.until) continue;
            diag *d = fail(r, n->at, E_DUPLICATE, "`%s` is a party twice on the same days", str(r, n->text));
            diag_also(r->diags, d, o->at, "it is one here");
            diag_help(r->diags, d, "let the one period end on or before the day on which the other begins");
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
    if (!has_room(r, t->versions.n, n->at, "versions of one treaty")) return;
    version v = {.name = n->text, .from = n->num, .title = title_of(r, item), .at = n->at};
    node_id only = ast_kid(r->tree, item, N_FOR);
    for (uint32_t i = 0; i < t->versions.n; i++)
        if (l->version.at[t->versions.first + i].name == n->text) declared_twice(r, n->at, n->text, l->version.at[t->versions.first + i].at);
    v.only_for.first = l->names_of.n;
    v.restricted = only != 0;
    if (only) EACH_KID(r->tree, only, k) {
        id s = find_name(r, NODE(k)->text, NAMES_THING);
        if (s == NO_ID || l->thing.at[s].sort != S_STATE) help_nearest(r, fail(r, NODE(k)->at, E_UNKNOWN, "no state is called `%s`", str(r, NODE(k)->text)), NODE(k)->text, NAMES_THING, S_STATE, NODE(k)->at);
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
    id self = add_thing(r, intern(r->names, name, sb.len), S_ARTICLE, title_of(r, item), treaty_id, n->num * 2 + n->flag, n->at);
    node_id in = ast_kid(r->tree, item, N_INVERSION);
    if (!has_room(r, l->treaty.at[treaty_id].articles.n, n->at, "articles of one treaty")) return;
    article a = {.number = n->num * 2 + n->flag, .self = self, .version = in ? NODE(in)->text : 0, .title = title_of(r, item), .text = "", .at = n->at};
    for (uint32_t i = l->treaty.at[treaty_id].articles.first; i < l->article.n; i++) {
        if (l->article.at[i].number != a.number || l->article.at[i].version != a.version) continue;
        diag *d = fail(r, n->at, E_DUPLICATE, "article %d%s stands here for the second time", n->num, n->flag ? " bis" : "");
        diag_also(r->diags, d, l->article.at[i].at, "the first time is here");
        diag_help(r->diags, d, "put both into one, or say which version this is: article %d version NAME", n->num);
    }
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
    if (!has_room(r, l->treaty.at[treaty_id].params.n, n->at, "parameters of one treaty")) return;
    if (p.lo > p.value || p.value > p.hi)
        diag_help(r->diags, fail(r, n->at, E_RANGE, "%d days do not lie between %d and %d", p.value, p.lo, p.hi),
                  "the first number is the default, and the range must hold it");
    if (law_param(l, treaty_id, n->text) != NO_ID) declared_twice(r, n->at, n->text, l->param.at[law_param(l, treaty_id, n->text)].at);
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
    if (!has_room(r, t, n->at, "treaties")) return;
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
            if (e->source != NO_ID) declared_twice(r, m->at, m->text, l->source.at[e->source].at);
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
static void lower_article(resolver *r, node_id item, id treaty_id, uint32_t a)
{
    law *l = r->law;
    article *art = &l->article.at[a];
    if (art->version) known_version(r, treaty_id, art->version, NODE(ast_kid(r->tree, item, N_INVERSION))->at);
    art->duties.first = l->duty.n;
    EACH_KID(r->tree, item, d) {
        if (NODE(d)->kind == N_DUTY) lower_duty(r, d, treaty_id, art);
        if (NODE(d)->kind == N_PREFER) lower_preference(r, d, treaty_id, art);
    }
    art->duties.n = l->duty.n - art->duties.first;
}

/* The sources of versions and of memberships, which every source is declared for by now. */
static void lower_sources(resolver *r, id treaty_id, node_id item)
{
    law *l = r->law;
    range versions = l->treaty.at[treaty_id].versions, members = l->treaty.at[treaty_id].members;
    uint32_t v = 0, m = 0;
    EACH_KID(r->tree, item, k) {
        if (NODE(k)->kind == N_VERSION && v < versions.n) l->version.at[versions.first + v++].cites = lower_cites(r, k);
        if (NODE(k)->kind != N_PARTY) continue;
        range cites = lower_cites(r, k);
        EACH_KID(r->tree, k, name)
            if (m < members.n && l->member.at[members.first + m].at.at == NODE(name)->at.at) l->member.at[members.first + m++].cites = cites;
    }
}

/* suspended between A, B from D until D by GROUND. */
static void lower_suspension(resolver *r, id treaty_id, node_id item)
{
    law *l = r->law;
    node_id from = ast_kid(r->tree, item, N_FROM), until = ast_kid(r->tree, item, N_UNTIL), ground = ast_kid(r->tree, item, N_GROUND);
    suspension s = {NO_ID, NO_ID, NODE(from)->num, until ? NODE(until)->num : DAY_MAX, ground ? NODE(ground)->text : 0, {0, 0}, NODE(item)->at};
    range members = l->treaty.at[treaty_id].members;
    uint32_t n = 0;
    if (!has_room(r, l->treaty.at[treaty_id].suspensions.n, s.at, "suspensions of one treaty")) return;
    EACH_KID(r->tree, item, k) {
        if (NODE(k)->kind != N_NAME) continue;
        id state = find_name(r, NODE(k)->text, NAMES_THING);
        bool member = false;
        for (uint32_t i = 0; i < members.n && state != NO_ID; i++) member = member || l->member.at[members.first + i].state == state;
        if (!member) {
            diag_help(r->diags, fail(r, NODE(k)->at, E_UNKNOWN, "`%s` is no party to %s", str(r, NODE(k)->text), str(r, l->treaty.at[treaty_id].name)),
                      "a treaty is suspended between two of its parties: party %s from 1950-01-01", str(r, NODE(k)->text));
            return;
        }
        if (n++ == 0) s.a = state;
        else s.b = state;
    }
    if (s.a == s.b) diag_help(r->diags, fail(r, s.at, E_DUPLICATE, "a party is named twice, and a treaty is suspended between two"),
                              "name both, and write one statement for each two: suspended between A, B from 1986-08-12");
    if (s.from >= s.until) diag_help(r->diags, fail(r, NODE(until)->at, E_RANGE, "the suspension ends on or before the day on which it begins"),
                                     "the day after `until` is the first on which the treaty operates again");
    s.cites = lower_cites(r, item);
    vec_push(r->mem, &l->suspended, s);
    l->treaty.at[treaty_id].suspensions.n++;
}

static day concluded_on(const resolver *r, id treaty_id, node_id item)
{
    range vs = r->law->treaty.at[treaty_id].versions;
    node_id signed_ = ast_kid(r->tree, item, N_SIGNED);
    day first = DAY_MAX;
    if (signed_) return NODE(signed_)->num;
    for (uint32_t i = 0; i < vs.n; i++)
        if (r->law->version.at[vs.first + i].from < first) first = r->law->version.at[vs.first + i].from;
    return first;
}

void lower_treaty(resolver *r, id treaty_id, node_id item)
{
    law *l = r->law;
    r->treaty = treaty_id;
    range articles = l->treaty.at[treaty_id].articles;
    lower_sources(r, treaty_id, item);
    l->treaty.at[treaty_id].suspensions.first = l->suspended.n;
    EACH_KID(r->tree, item, k)
        if (NODE(k)->kind == N_SUSPENDED) lower_suspension(r, treaty_id, k);
    EACH_KID(r->tree, item, k)
        if (NODE(k)->kind == N_FACT) lower_shared_fact(r, k);
    lower_terms(r, item, treaty_id);
    lower_profiles(r, item, treaty_id);
    l->treaty.at[treaty_id].duties.first = l->duty.n;
    uint32_t a = 0;
    EACH_KID(r->tree, item, k)
        if (NODE(k)->kind == N_ARTICLE && a < articles.n) lower_article(r, k, treaty_id, articles.first + a++);
    l->treaty.at[treaty_id].concluded = concluded_on(r, treaty_id, item);
    bool no_version = !l->treaty.at[treaty_id].versions.n, no_party = !ast_kid(r->tree, item, N_PARTY);
    if (!no_version && !no_party) return;
    diag *d = fail(r, NODE(item)->at, E_EMPTY, "the treaty `%s` names no %s", str(r, NODE(item)->text), no_version ? "version" : "party");
    diag_help(r->diags, d, no_version ? "add the day from which its text binds: version original from 1992-05-15"
                                      : "add who is bound, and since when: party Ruritania, Graustark from 1992-05-15");
}

bool known_version(resolver *r, id treaty_id, sym name, span at)
{
    range v = r->law->treaty.at[treaty_id].versions;
    for (uint32_t i = 0; i < v.n; i++)
        if (r->law->version.at[v.first + i].name == name) return true;
    diag *d = fail(r, at, E_UNKNOWN, "no version is called `%s`", str(r, name));
    listing all;
    list_begin(r, &all);
    for (uint32_t i = 0; i < v.n; i++) list_name(&all, str(r, r->law->version.at[v.first + i].name));
    if (all.n) diag_help(r->diags, d, "its versions are %s", sb_done(&all.sb));
    else diag_help(r->diags, d, "declare it: version %s from 1992-05-15", str(r, name));
    return false;
}
