/* Declarations outside treaties and cases: scales, kinds of events, relations, states, places. */
#include "base/limits.h"
#include "base/spelling.h"
#include "sema/resolve.h"

#define NODE(n) (ast_node(r->tree, (n)))

static name_entry *entry(resolver *r, sym name)
{
    law *l = r->law;
    while (l->by_sym.n <= name) vec_push(r->mem, &l->by_sym, (name_entry){NO_ID, NO_ID, NO_ID, NO_ID});
    return &l->by_sym.at[name];
}

static id declare_thing(resolver *r, const node *n, uint16_t sort, const char *title, id parent)
{
    law *l = r->law;
    name_entry *e = entry(r, n->text);
    if (e->thing != NO_ID) {
        declared_twice(r, n->at, n->text, l->thing.at[e->thing].at);
        return e->thing;
    }
    e->thing = l->thing.n;
    vec_push(r->mem, &l->thing, (individual){.name = n->text, .title = title, .sort = sort, .parent = parent, .from = DAY_MIN, .until = DAY_MAX, .at = n->at});
    return l->thing.n - 1;
}

static void declare_scale(resolver *r, node_id item)
{
    const node *n = NODE(item);
    law *l = r->law;
    for (uint32_t i = 0; i < l->scale.n; i++)
        if (l->scale.at[i].name == n->text) {
            declared_twice(r, n->at, n->text, l->scale.at[i].at);
            return;
        }
    if (!has_room(r, l->scale.n, n->at, "scales")) return;
    range levels = {l->thing.n, 0};
    EACH_KID(r->tree, item, k) {
        if (levels.n == LIM_LEVELS) {
            fail(r, NODE(k)->at, L_SIZE, "a scale has at most %u levels", LIM_LEVELS);
            break;
        }
        for (id i = levels.first; i < l->thing.n; i++)
            if (l->thing.at[i].name == NODE(k)->text) declared_twice(r, NODE(k)->at, NODE(k)->text, l->thing.at[i].at);
        vec_push(r->mem, &l->thing, (individual){.name = NODE(k)->text, .title = title_of(r, k), .sort = S_LEVEL, .parent = l->scale.n,
                                                 .rank = (int32_t)levels.n, .from = DAY_MIN, .until = DAY_MAX, .at = NODE(k)->at});
        levels.n++;
    }
    vec_push(r->mem, &l->scale, (scale){n->text, levels, n->at});
}

static id scale_named(resolver *r, sym name, span at)
{
    for (uint32_t i = 0; i < r->law->scale.n; i++)
        if (r->law->scale.at[i].name == name) return i;
    diag *d = fail(r, at, E_UNKNOWN, "no scale is called `%s`", str(r, name));
    listing all;
    list_begin(r, &all);
    for (uint32_t i = 0; i < r->law->scale.n && all.n < 6; i++) list_name(&all, str(r, r->law->scale.at[i].name));
    if (all.n) diag_help(r->diags, d, "the scales are %s", sb_done(&all.sb));
    else diag_help(r->diags, d, "declare it: scale %s { LOWEST < HIGHER }", str(r, name));
    return NO_ID;
}

/* What a place in a declaration takes: sorts, and the scale or kind of event where one is named. */
static void declare_sorts(resolver *r, node_id parent, uint16_t *sorts, id *takes)
{
    *sorts = 0;
    *takes = NO_ID;
    EACH_KID(r->tree, parent, k) {
        const node *s = NODE(k);
        *sorts |= sort_mask(s);
        if (s->op != SW_NAMED) continue;
        id kind = find_name(r, s->text, NAMES_KIND);
        if (kind != NO_ID) {
            *sorts |= S_EVENT;
            *takes = kind;
            continue;
        }
        bool is_scale = false;
        for (uint32_t i = 0; i < r->law->scale.n; i++)
            if (r->law->scale.at[i].name == s->text) *sorts |= S_LEVEL, *takes = i, is_scale = true;
        if (!is_scale) {
            diag *d = fail(r, s->at, E_UNKNOWN, "`%s` is neither a sort, a scale nor a kind of event", str(r, s->text));
            help_nearest(r, d, s->text, NAMES_KIND, 0, s->at);
        }
    }
}

static void declare_event_names(resolver *r, node_id item)
{
    EACH_KID(r->tree, item, k) {
        const node *n = NODE(k);
        if (n->kind != N_NAME) continue;
        name_entry *e = entry(r, n->text);
        if (e->kind != NO_ID) {
            declared_twice(r, n->at, n->text, r->law->kind.at[e->kind].at);
            continue;
        }
        e->kind = r->law->kind.n;
        event_kind kind = {.name = n->text, .at = n->at};
        vec_push(r->mem, &r->law->kind, kind);
    }
}

/* Roles and attributes of a kind: the declarations from `first` on. */
static void fill_kind(resolver *r, node_id first, event_kind *kind)
{
    int attributes = 0;
    for (int i = 0; i < SLOTS; i++) kind->takes[i] = NO_ID;
    for (node_id k = first; k; k = NODE(k)->next) {
        const node *d = NODE(k);
        if (d->kind == N_ROLEDECL) declare_sorts(r, k, &kind->sorts[d->op], &kind->takes[d->op]);
        if (d->kind != N_ATTRDECL) continue;
        if (attributes == ATTRIBUTES) {
            fail(r, d->at, L_SIZE, "a kind of event has at most %d attributes", ATTRIBUTES);
            break;
        }
        kind->attribute[attributes] = d->text;
        kind->sorts[ROLES + attributes] = S_LEVEL;
        kind->takes[ROLES + attributes++] = scale_named(r, NODE(d->kid)->text, NODE(d->kid)->at);
    }
}

static void declare_relation(resolver *r, node_id item)
{
    const node *n = NODE(item);
    name_entry *e = entry(r, n->text);
    if (e->relation != NO_ID) {
        declared_twice(r, n->at, n->text, r->law->relation.at[e->relation].at);
        return;
    }
    relation x = {.name = n->text, .one = -1, .judgment = n->kind == N_JUDGMENT, .doc = title_of(r, item), .at = n->at};
    EACH_KID(r->tree, item, k) {
        if (NODE(k)->kind != N_PLACEDECL) continue;
        if (x.n == RELATION_PLACES) {
            fail(r, n->at, L_SIZE, "a relation has at most %d places", RELATION_PLACES);
            break;
        }
        if (NODE(k)->flag) x.one = (int)x.n;
        declare_sorts(r, k, &x.sorts[x.n], &x.takes[x.n]);
        x.n++;
    }
    e->relation = r->law->relation.n;
    vec_push(r->mem, &r->law->relation, x);
}

/* What a state is or was called besides; reports on those days have no other name to tell. */
static void declare_other_name(resolver *r, id state, const node *also)
{
    const node *days = also->kid ? NODE(also->kid) : NULL;
    day_name x = {state, str(r, also->text), !days, days ? days->num : DAY_MIN, days ? days->num2 : DAY_MAX};
    const char *p = name_alone(x.text);
    while (*p && (*p == '_' || !in_name(*p))) p++;
    if (!*p || strcmp(x.text, "the ") == 0)
        diag_help(r->diags, fail(r, also->at, E_EMPTY, "`%s` gets a name without a letter", str(r, r->law->thing.at[state].name)),
                  "write what it was called, with its article if it takes one: also \"the Soviet Union\"");
    else if (x.from > x.to)
        diag_help(r->diags, fail(r, days->at, E_RANGE, "the name ends before it begins"), "both days of a name are days on which it was borne");
    else vec_push(r->mem, &r->law->day_name, x);
}

static void declare_state(resolver *r, node_id item)
{
    const node *n = NODE(item);
    id s = declare_thing(r, n, S_STATE, title_of(r, item), NO_ID);
    individual *t = &r->law->thing.at[s];
    only_once(r, item, N_FROM, "`from`");
    only_once(r, item, N_UNTIL, "`until`");
    EACH_KID(r->tree, item, k) {
        const node *o = NODE(k);
        state_code c = {.state = s, .from = DAY_MIN, .to = DAY_MAX};
        if (o->kind == N_FROM) t->from = o->num;
        if (o->kind == N_UNTIL) t->until = o->num;
        if (o->kind == N_ALSO) declare_other_name(r, s, o);
        if (o->kind == N_ISO) {
            c.iso = true, c.text = o->text, c.from = o->num, c.to = o->num2;
            vec_push(r->mem, &r->law->code, c);
        }
        if (o->kind == N_COW) {
            c.number = o->num;
            if (o->kid) c.from = NODE(o->kid)->num, c.to = NODE(o->kid)->num2;
            vec_push(r->mem, &r->law->code, c);
        }
    }
    if (t->from >= t->until)
        diag_help(r->diags, fail(r, n->at, E_RANGE, "`%s` ends before it begins", str(r, n->text)),
                  "the day after `until` is the first on which the state is no more");
}

source_item lower_source(resolver *r, const node *n, node_id at)
{
    source_item s = {.key = n->text, .side = NO_ID, .dated = DAY_MIN, .at = n->at};
    only_once(r, at, N_DATED, "`dated`");
    only_once(r, at, N_URL, "`url`");
    only_once(r, at, N_SIDE, "`side`");
    EACH_KID(r->tree, at, k) {
        const node *o = NODE(k);
        if (o->kind == N_STR) s.title = str(r, o->text);
        if (o->kind == N_DATED) s.dated = o->num;
        if (o->kind == N_URL) s.url = str(r, o->text);
        if (o->kind == N_UNVERIFIED) s.unverified = true;
        if (o->kind == N_SIDE) {
            s.side = find_name(r, o->text, NAMES_THING);
            if (s.side == NO_ID) help_nearest(r, fail(r, o->at, E_UNKNOWN, "nothing is called `%s`", str(r, o->text)), o->text, NAMES_THING, S_STATE, o->at);
        }
    }
    return s;
}

static void declare_source(resolver *r, node_id item)
{
    const node *n = NODE(item);
    name_entry *e = entry(r, n->text);
    if (e->source != NO_ID) {
        declared_twice(r, n->at, n->text, r->law->source.at[e->source].at);
        return;
    }
    source_item s = lower_source(r, n, item);
    entry(r, n->text)->source = r->law->source.n;
    vec_push(r->mem, &r->law->source, s);
}

range lower_cites(resolver *r, node_id parent)
{
    range g = {r->rec ? r->rec->cite.n : r->law->cite.n, 0};
    EACH_KID(r->tree, parent, k) {
        const node *c = NODE(k);
        if (c->kind != N_CITE) continue;
        id s = find_name(r, c->text, NAMES_SOURCE);
        if (s == NO_ID) {
            diag *d = fail(r, c->at, E_UNKNOWN, "no source is called `%s`", str(r, c->text));
            help_nearest(r, d, c->text, NAMES_SOURCE, 0, c->at);
            continue;
        }
        if (c->num) {
            const char *w = str(r, (sym)c->num);
            if (strcmp(w, "high") != 0 && strcmp(w, "medium") != 0 && strcmp(w, "low") != 0)
                diag_help(r->diags, fail(r, c->at, E_UNKNOWN, "`%s` is no degree of confidence", w), "use high, medium or low; between two sources stands a comma");
        }
        cite x = {s, (sym)c->num, c->at};
        if (r->rec) vec_push(r->mem, &r->rec->cite, x);
        else vec_push(r->mem, &r->law->cite, x);
        g.n++;
    }
    return g;
}

/* --- the two passes over the law ------------------------------------------------------------- */
static resolver law_resolver(sema *s)
{
    return (resolver){.law = s->law, .tree = s->tree, .diags = s->diags, .names = s->law->names, .mem = s->law->mem,
                      .pool = &s->law->f, .treaty = NO_ID};
}

void sema_init(sema *s, law *l, arena *mem, interner *names, const ast *tree, diag_list *diags)
{
    memset(s, 0, sizeof *s);
    memset(l, 0, sizeof *l);
    l->mem = mem;
    l->names = names;
    s->law = l;
    s->tree = tree;
    s->diags = diags;
}

void sema_declare(sema *s, node_id item)
{
    vec_push(s->law->mem, &s->items, item);
}

static void pass_names(resolver *r, node_id item, node_kind which)
{
    const node *n = NODE(item);
    if (n->kind != which) return;
    switch ((int)n->kind) {
    case N_SCALE: declare_scale(r, item); break;
    case N_EVENT: declare_event_names(r, item); break;
    case N_STATE: declare_state(r, item); break;
    case N_GROUP: declare_thing(r, n, S_GROUP, title_of(r, item), NO_ID); break;
    case N_PLACE: declare_thing(r, n, S_PLACE, title_of(r, item), NO_ID); break;
    case N_ORGAN: declare_thing(r, n, S_ORGAN, title_of(r, item), NO_ID); break;
    case N_RELATION: case N_JUDGMENT: declare_relation(r, item); break;
    case N_SOURCE: declare_source(r, item); break;
    case N_TREATY: declare_treaty(r, item); break;
    default: break;
    }
}

static void place_parents(resolver *r, node_id item)
{
    const node *n = NODE(item);
    node_id in = n->kind == N_PLACE ? ast_kid(r->tree, item, N_IN) : n->kind == N_ORGAN ? ast_kid(r->tree, item, N_OF) : 0;
    id self = in ? find_name(r, n->text, NAMES_THING) : NO_ID;
    if (!in || self == NO_ID) return;
    const node *p = NODE(in);
    if (n->kind == N_ORGAN) {
        id t = law_treaty(r->law, p->text);
        if (t == NO_ID) help_nearest(r, fail(r, p->at, E_UNKNOWN, "no treaty is called `%s`", str(r, p->text)), p->text, NAMES_THING, S_TREATY, p->at);
        else r->law->thing.at[self].parent = t;
        return;
    }
    id whole = find_name(r, p->text, NAMES_THING);
    if (whole == NO_ID || r->law->thing.at[whole].sort != S_PLACE) {
        help_nearest(r, fail(r, p->at, E_UNKNOWN, "no place is called `%s`", str(r, p->text)), p->text, NAMES_THING, S_PLACE, p->at);
        return;
    }
    r->law->thing.at[self].parent = whole;
}

/* Nothing lies in itself, and nothing lies so deep that walking up would take long. */
static void check_place(resolver *r, node_id item)
{
    const node *n = NODE(item);
    node_id in = n->kind == N_PLACE ? ast_kid(r->tree, item, N_IN) : 0;
    id self = in ? find_name(r, n->text, NAMES_THING) : NO_ID;
    if (self == NO_ID || r->law->thing.at[self].sort != S_PLACE) return;
    uint32_t depth = 0;
    id up = r->law->thing.at[self].parent;
    for (; up != NO_ID && up != self && depth < LIM_PLACES_DEEP; depth++) up = r->law->thing.at[up].parent;
    if (up == NO_ID) return;
    if (up == self) {
        diag *d = fail(r, NODE(in)->at, E_CIRCLE, "`%s` would lie in itself", str(r, n->text));
        id whole = r->law->thing.at[self].parent;
        diag_also(r->diags, d, r->law->thing.at[whole].at, "`%s` lies in it, directly or through others", str(r, r->law->thing.at[whole].name));
        diag_help(r->diags, d, "take one of the `in` away");
    } else fail(r, NODE(in)->at, L_DEPTH, "places lie in each other more than %u deep", LIM_PLACES_DEEP);
    r->law->thing.at[self].parent = NO_ID;
}

bool sema_compile(sema *s)
{
    static const node_kind order[] = {N_SCALE, N_EVENT, N_STATE, N_GROUP, N_PLACE, N_SOURCE, N_TREATY, N_ORGAN, N_RELATION, N_JUDGMENT};
    resolver r = law_resolver(s);
    for (size_t k = 0; k < sizeof order / sizeof *order; k++)
        for (uint32_t i = 0; i < s->items.n; i++) pass_names(&r, s->items.at[i], order[k]);
    uint32_t kind = 0;
    for (uint32_t i = 0; i < s->items.n; i++) {
        node_id item = s->items.at[i];
        place_parents(&r, item);
        if (ast_node(s->tree, item)->kind != N_EVENT) continue;
        node_id roles = ast_node(s->tree, item)->kid; /* behind the names of all kinds that have them */
        while (roles && ast_node(s->tree, roles)->kind == N_NAME) roles = ast_node(s->tree, roles)->next;
        EACH_KID(s->tree, item, k)
            if (ast_node(s->tree, k)->kind == N_NAME && kind < s->law->kind.n && s->law->kind.at[kind].name == ast_node(s->tree, k)->text)
                fill_kind(&r, roles, &s->law->kind.at[kind++]);
    }
    for (uint32_t i = 0; i < s->items.n; i++) check_place(&r, s->items.at[i]);
    uint32_t t = 0;
    for (uint32_t i = 0; i < s->items.n && !r.failed; i++)
        if (ast_node(s->tree, s->items.at[i])->kind == N_TREATY) lower_treaty(&r, t++, s->items.at[i]);
    for (uint32_t i = 0; i < s->items.n && !r.failed; i++)
        if (ast_node(s->tree, s->items.at[i])->kind == N_PRESUME) lower_presumption(&r, s->items.at[i]);
    if (!r.failed) check_presumptions(&r);
    if (!r.failed) check_priorities(&r);
    return !r.failed;
}

id law_treaty(const law *l, sym name)
{
    for (uint32_t i = 0; i < l->treaty.n; i++)
        if (l->treaty.at[i].name == name) return i;
    return NO_ID;
}

id law_term(const law *l, id treaty_id, sym name)
{
    range t = l->treaty.at[treaty_id].terms;
    for (uint32_t i = 0; i < t.n; i++)
        if (l->term.at[t.first + i].name == name) return t.first + i;
    return NO_ID;
}

id law_param(const law *l, id treaty_id, sym name)
{
    range t = l->treaty.at[treaty_id].params;
    for (uint32_t i = 0; i < t.n; i++)
        if (l->param.at[t.first + i].name == name) return t.first + i;
    return NO_ID;
}
