/* A case, lowered into a record: facts with their voices, absences, constraints. */
#include "sema/lint.h"
#include "base/limits.h"
#include "sema/resolve.h"
#include "sema/expect.h"

#define NODE(n) (ast_node(r->tree, (n)))

static void declare_local(resolver *r, node_id item)
{
    const node *n = NODE(item);
    uint16_t sort = n->kind == N_GROUP ? S_GROUP : S_PLACE;
    id old = find_name(r, n->text, NAMES_THING);
    if (old != NO_ID) {
        declared_twice(r, n->at, n->text, thing_of(r->law, r->rec, old)->at);
        return;
    }
    node_id in = ast_kid(r->tree, item, N_IN);
    id parent = in ? find_name(r, NODE(in)->text, NAMES_THING) : NO_ID;
    if (parent != NO_ID && thing_of(r->law, r->rec, parent)->sort != S_PLACE) parent = NO_ID;
    uint32_t depth = 0;
    for (id up = parent; up != NO_ID; up = thing_of(r->law, r->rec, up)->parent)
        if (++depth > LIM_PLACES_DEEP) {
            fail(r, NODE(in)->at, L_DEPTH, "places lie in each other more than %u deep", LIM_PLACES_DEEP);
            return;
        }
    if (in && parent == NO_ID) help_nearest(r, fail(r, NODE(in)->at, E_UNKNOWN, "no place is called `%s`", str(r, NODE(in)->text)), NODE(in)->text, NAMES_THING, S_PLACE, NODE(in)->at);
    declare_case_name(r, n->text, NAMES_THING, r->law->thing.n + r->rec->thing.n);
    vec_push(r->mem, &r->rec->thing, (individual){.name = n->text, .title = title_of(r, item), .sort = sort, .parent = parent, .from = DAY_MIN, .until = DAY_MAX, .at = n->at});
}

static void declare_local_source(resolver *r, node_id item)
{
    const node *n = NODE(item);
    id old = find_name(r, n->text, NAMES_SOURCE);
    if (old != NO_ID && old >= r->law->source.n) { /* a key that a treaty uses, too, means the case's own here */
        declared_twice(r, n->at, n->text, source_item_of(r->law, r->rec, old)->at);
        return;
    }
    source_item s = lower_source(r, n, item);
    declare_case_name(r, n->text, NAMES_SOURCE, r->law->source.n + r->rec->source.n);
    vec_push(r->mem, &r->rec->source, s);
}

/* An unlabelled event is called by its kind and day, so that a report can name it. */
static sym own_label(resolver *r, const node *fact, sym kind)
{
    char d[11];
    strbuf sb;
    day_write(fact->num, d);
    for (char *c = d; *c; c++)
        if (*c == '-') *c = '_';
    sb_init(&sb, r->mem);
    sb_fmt(&sb, "%s_%s", str(r, kind), d);
    size_t plain = sb.len;
    sym first = intern(r->names, sb.at, sb.len);
    uint32_t *used = names_used(r, first); /* so that a thousand on one day are not counted anew each time */
    for (;; ++*used) {
        sb.len = plain;
        if (*used) sb_fmt(&sb, "_%u", *used + 1);
        sym s = *used ? intern(r->names, sb.at, sb.len) : first;
        if (find_name(r, s, NAMES_EVENT) == NO_ID && find_name(r, s, NAMES_THING) == NO_ID) return s;
    }
}

/* First pass over a fact: events get their place and name, so that facts may refer forward. */
static void declare_event(resolver *r, node_id item)
{
    const node *n = NODE(item), *p = NODE(n->kid);
    if (p->kind != N_PATTERN || n->flag) return;
    id kind = find_name(r, p->text, NAMES_KIND);
    if (kind == NO_ID) {
        span word = {p->at.at, intern_text(r->names, p->text).len};
        diag *d = fail(r, word, E_UNKNOWN, "`%s` is no kind of event", str(r, p->text));
        if (is_loaded(intern_text(r->names, p->text)))
            diag_help(r->diags, d, "record what happened in a neutral word, such as `force`; who was wrong is an appraisal: appraised: not justified(x) claimed by ...");
        else help_nearest(r, d, p->text, NAMES_KIND, 0, word);
        kind = 0;
        if (!r->law->kind.n) return;
    }
    sym label = (sym)p->num;
    if (label) {
        id old = find_name(r, label, NAMES_EVENT), thing = find_name(r, label, NAMES_THING);
        if (old != NO_ID) declared_twice(r, label_span(r, p), label, r->rec->event.at[old].label_at);
        else if (thing != NO_ID) declared_twice(r, label_span(r, p), label, thing_of(r->law, r->rec, thing)->at);
    } else label = own_label(r, n, p->text);
    declare_case_name(r, label, NAMES_EVENT, r->rec->event.n);
    if (n->op == WHEN_THROUGHOUT) diag_help(r->diags, fail(r, p->at, E_DATE, "an event happens on a day, not throughout"), "give its day or days");
    if (n->num > n->num2) diag_help(r->diags, fail(r, n->at, E_RANGE, "the fact ends before it begins"), "write the earlier day first");
    vec_push(r->mem, &r->rec->event, (event){.kind = kind, .label = label, .from = n->num, .to = n->num2, .sometime = n->op == WHEN_SOMETIME, .at = p->at, .label_at = label_span(r, p)});
    val *slot = r->rec->event.at[r->rec->event.n - 1].slot;
    for (int i = 0; i < SLOTS; i++) slot[i] = MISSING;
}

static range lower_voices(resolver *r, node_id item, const char *what)
{
    record *rec = r->rec;
    range g = {rec->voice.n, 0};
    bool sourced = false, waived = false; /* an unknown source was told already and counts as one */
    EACH_KID(r->tree, item, k) {
        const node *v = NODE(k);
        if (v->kind != N_VOICE) continue;
        voice x = {.how = v->op, .who = {rec->who.n, 0}, .at = v->at};
        x.cites = lower_cites(r, k);
        EACH_KID(r->tree, k, w)
            if (NODE(w)->kind == N_NAME) {
                vec_push(r->mem, &rec->who, NODE(w)->text);
                x.who.n++;
                bool body = v->op == ST_FOUND;
                if (!body && find_name(r, NODE(w)->text, NAMES_THING) == NO_ID)
                    help_nearest(r, fail(r, NODE(w)->at, E_UNKNOWN, "nothing is called `%s`", str(r, NODE(w)->text)), NODE(w)->text, NAMES_THING, S_STATE | S_GROUP | S_ORGAN, NODE(w)->at);
            }
        sourced = sourced || ast_kid(r->tree, k, N_CITE);
        waived = waived || v->op == ST_UNKNOWN || v->op == ST_STIPULATED;
        vec_push(r->mem, &rec->voice, x);
        g.n++;
    }
    if (!sourced && !waived && what) {
        diag *d = fail(r, NODE(item)->at, E_SOURCE, "%s has no source", what);
        diag_help(r->diags, d, "add [key] after it and declare: source key \"title\" dated 2022-09-17; or write `unknown`, which is reported");
    }
    return g;
}

static void check_existence(resolver *r, id thing, day on, span at)
{
    const individual *t = thing_of(r->law, r->rec, thing);
    if (t->sort != S_STATE || (on >= t->from && on < t->until)) return;
    char d[11], b[11];
    day_write(on, d);
    day_write(on < t->from ? t->from : t->until, b);
    diag *g = fail(r, at, E_CODE_DATE, "`%s` did not exist on %s", str(r, t->name), d);
    diag_also(r->diags, g, t->at, on < t->from ? "it is declared to begin on %s" : "it is declared to end on %s", b);
    diag_help(r->diags, g, "name the state that existed on that day, or correct the day");
}

static val lower_slot(resolver *r, node_id q, uint16_t sorts, id takes, const event *e, const char *spot)
{
    const node *n = NODE(q);
    uint32_t count = 0;
    EACH_KID(r->tree, q, k) count++;
    if (count == 1) {
        val v = lower_value(r, n->kid, sorts, takes, spot);
        if (VAL_TAG(v) == TAG_THING && !e->sometime) check_existence(r, VAL_ID(v), e->from, NODE(n->kid)->at);
        return v;
    }
    val *members = arena_array(r->mem, count + 1u, sizeof *members);
    uint32_t i = 0;
    EACH_KID(r->tree, q, k) {
        members[++i] = lower_value(r, k, sorts, takes, spot);
        if (VAL_TAG(members[i]) == TAG_THING && !e->sometime) check_existence(r, VAL_ID(members[i]), e->from, NODE(k)->at);
    }
    members[0] = count;
    val v = VAL(TAG_LIST, r->rec->list.n);
    for (i = 0; i <= count; i++) vec_push(r->mem, &r->rec->list, members[i]);
    return v;
}

/* "force by STATE on STATE at PLACE": how an event of the kind is written. */
static const char *example_of(resolver *r, const event_kind *kind)
{
    static const char *const sort[] = {"STATE", "GROUP", "ORGAN", "PLACE", "TREATY", "TREATY.ARTICLE", "LEVEL", "FACT"};
    strbuf sb;
    sb_init(&sb, r->diags->mem);
    sb_str(&sb, str(r, kind->name));
    for (int s = 0; s < SLOTS; s++) {
        int first = 0;
        while (first < 7 && !(kind->sorts[s] >> first & 1)) first++;
        if (kind->sorts[s]) sb_fmt(&sb, "%s %s %s", s < ROLES ? "" : " with", s < ROLES ? role_word((role)s) : str(r, kind->attribute[s - ROLES]), sort[first]);
    }
    return sb_done(&sb);
}

/* One role left out is an open question; an event without any concerns nobody. */
static void check_roles(resolver *r, const event *e)
{
    const event_kind *kind = &r->law->kind.at[e->kind];
    bool has = false, takes = false;
    for (int s = 0; s < SLOTS; s++) {
        has = has || e->slot[s] != MISSING;
        takes = takes || kind->sorts[s];
    }
    if (has || !takes) return;
    diag *d = fail(r, e->at, E_MISSING_ROLE, "`%s` says neither who acted nor whom it struck", str(r, kind->name));
    diag_help(r->diags, d, "write: %s", example_of(r, kind));
}

static void fill_event(resolver *r, node_id item, id which)
{
    const node *n = NODE(item);
    event *e = &r->rec->event.at[which]; /* all events are declared: they stay where they are */
    const event_kind *kind = &r->law->kind.at[e->kind];
    EACH_KID(r->tree, n->kid, k) {
        const node *q = NODE(k);
        int slot;
        if (q->kind == N_ROLE) {
            if (!kind_has_role(r, e->kind, (role)q->op, q->at)) continue;
            slot = q->op;
        } else {
            slot = slot_of_attribute(r, e->kind, q->text, q->at);
            if (slot < 0) continue;
            e->cmp[slot - ROLES] = q->op;
        }
        if (e->slot[slot] != MISSING) diag_help(r->diags, fail(r, q->at, E_DUPLICATE, "this role is given twice"), "joint actors are one list: by A, B");
        e->slot[slot] = lower_slot(r, k, kind->sorts[slot], kind->takes[slot], e, slot < ROLES ? role_word((role)slot) : str(r, q->text));
    }
    if (!r->failed) check_roles(r, e);
    e->joined.first = r->rec->who_id.n;
    EACH_KID(r->tree, item, k) {
        if (NODE(k)->kind != N_JOINED) continue;
        e->joined_given = true;
        EACH_KID(r->tree, k, w) {
            id s = find_name(r, NODE(w)->text, NAMES_THING);
            if (s == NO_ID) help_nearest(r, fail(r, NODE(w)->at, E_UNKNOWN, "nothing is called `%s`", str(r, NODE(w)->text)), NODE(w)->text, NAMES_THING, S_STATE, NODE(w)->at);
            vec_push(r->mem, &r->rec->who_id, s);
            e->joined.n++;
        }
    }
    e->voices = lower_voices(r, item, "this fact");
}

static void lower_relation_fact(resolver *r, node_id item)
{
    const node *n = NODE(item), *c = NODE(n->kid);
    id rel = find_name(r, c->text, NAMES_RELATION);
    if (rel == NO_ID) {
        span word = {c->at.at, intern_text(r->names, c->text).len};
        help_nearest(r, fail(r, word, E_UNKNOWN, "no relation or judgment is called `%s`", str(r, c->text)), c->text, NAMES_RELATION, 0, word);
        return;
    }
    const relation *x = &r->law->relation.at[rel];
    relation_fact f = {.relation = rel, .treaty = r->treaty, .from = n->num, .to = n->num2, .no = n->flag, .at = c->at};
    if (n->op == WHEN_APPRAISED) f.from = DAY_MIN, f.to = DAY_MAX;
    if (x->judgment && n->op != WHEN_APPRAISED)
        diag_help(r->diags, fail(r, c->at, E_WRONG_KIND, "`%s` is a judgment, not something that happened", str(r, c->text)), "write: appraised: %s(...) claimed by A [s1] denied by B [s2]", str(r, c->text));
    if (n->op == WHEN_SOMETIME) fail(r, n->at, E_RESERVED, "a relation that begins on an unknown day is not supported yet");
    if (f.from > f.to) diag_help(r->diags, fail(r, n->at, E_RANGE, "the fact ends before it begins"), "write the earlier day first");
    uint32_t i = 0;
    EACH_KID(r->tree, n->kid, k) {
        if (i < x->n) {
            f.arg[i] = lower_value(r, k, x->sorts[i], x->takes[i], str(r, c->text));
            if (VAL_TAG(f.arg[i]) == TAG_THING && f.from != DAY_MIN) check_existence(r, VAL_ID(f.arg[i]), f.from, NODE(k)->at);
        }
        i++;
    }
    if (i != x->n)
        help_args(r, fail(r, c->at, E_ARGS, "`%s` takes %u thing%s in brackets, not %u", str(r, c->text), x->n, x->n == 1 ? "" : "s", i),
                  c->text, x->sorts, x->takes, x->n);
    f.voices = lower_voices(r, item, "this fact");
    vec_push(r->mem, &r->rec->relation, f);
}

void lower_shared_fact(resolver *r, node_id item)
{
    law *l = r->law;
    if (!l->shared) {
        l->shared = arena_zero(r->mem, sizeof *l->shared);
        l->shared->law = l;
    }
    if (!has_room(r, l->shared->relation.n, NODE(item)->at, "facts of treaties")) return;
    r->rec = l->shared;
    r->n_vars = 0;
    lower_relation_fact(r, item);
    r->rec = NULL;
}

/* The facts of the treaties that the case is assessed under, with their voices. */
static void take_shared_facts(resolver *r, id treaty_id)
{
    const record *from = r->law->shared;
    record *rec = r->rec;
    for (uint32_t i = 0; from && i < from->relation.n; i++) {
        relation_fact f = from->relation.at[i];
        if (f.treaty != treaty_id) continue;
        range old = f.voices;
        f.voices.first = rec->voice.n;
        for (uint32_t k = 0; k < old.n; k++) {
            voice v = from->voice.at[old.first + k];
            range cites = v.cites, who = v.who;
            v.cites.first = rec->cite.n;
            v.who.first = rec->who.n;
            for (uint32_t c = 0; c < cites.n; c++) vec_push(r->mem, &rec->cite, from->cite.at[cites.first + c]);
            for (uint32_t w = 0; w < who.n; w++) vec_push(r->mem, &rec->who, from->who.at[who.first + w]);
            vec_push(r->mem, &rec->voice, v);
        }
        vec_push(r->mem, &rec->relation, f);
    }
}

static id pattern_of(resolver *r, node_id p)
{
    r->n_vars = 0;
    return lower_pattern(r, p, false);
}

static void lower_fact(resolver *r, node_id item, uint32_t *next_event)
{
    const node *n = NODE(item);
    if (NODE(n->kid)->kind == N_CALL) {
        lower_relation_fact(r, item);
        return;
    }
    if (!n->flag) {
        if (*next_event < r->rec->event.n) fill_event(r, item, (*next_event)++);
        return;
    }
    closure c = {.pattern = pattern_of(r, n->kid), .from = n->num, .to = n->num2, .at = NODE(n->kid)->at};
    if (n->op == WHEN_SOMETIME) fail(r, n->at, E_RANGE, "an absence holds on all its days; write the first and the last");
    c.voices = lower_voices(r, item, "this absence");
    vec_push(r->mem, &r->rec->closure, c);
}

static void lower_record_complete(resolver *r, node_id item)
{
    const node *n = NODE(item);
    node_id enc = ast_kid(r->tree, item, N_ENCODER);
    range cites = lower_cites(r, item), voices = {r->rec->voice.n, 1};
    vec_push(r->mem, &r->rec->voice, (voice){.how = ST_UNDISPUTED, .who = {0, 0}, .cites = cites, .at = n->at});
    EACH_KID(r->tree, item, k) {
        if (NODE(k)->kind != N_PATTERN) continue;
        id p = pattern_of(r, k);
        vec_push(r->mem, &r->rec->closure, (closure){p, DAY_MIN, n->num, true, enc ? str(r, NODE(enc)->text) : NULL, voices, NODE(k)->at});
    }
}

static void lower_item(resolver *r, node_id item, uint32_t *next_event)
{
    const node *n = NODE(item);
    record *rec = r->rec;
    switch ((int)n->kind) {
    case N_ASSESS:
        EACH_KID(r->tree, item, k) {
            id t = law_treaty(r->law, NODE(k)->text);
            if (t == NO_ID) {
                diag *d = fail(r, NODE(k)->at, E_TREATY, "no treaty is called `%s`", str(r, NODE(k)->text));
                help_nearest(r, d, NODE(k)->text, NAMES_THING, S_TREATY, NODE(k)->at);
            }
            for (uint32_t i = 0; i < rec->assess.n && t != NO_ID; i++)
                if (rec->assess.at[i] == t)
                    diag_help(r->diags, fail(r, NODE(k)->at, E_DUPLICATE, "`%s` is named twice", str(r, NODE(k)->text)), "name each treaty once");
            vec_push(r->mem, &rec->assess, t);
        }
        break;
    case N_SPAN:
        rec->has_span = true, rec->from = n->num, rec->to = n->num2, rec->span_at = n->at;
        if (n->num > n->num2) diag_help(r->diags, fail(r, n->at, E_RANGE, "the span ends before it begins"), "write the earlier day first");
        break;
    case N_ENCODED: rec->encoded_by = str(r, n->text), rec->encoded_on = n->num; break;
    case N_MISSING:
        if (find_name(r, n->text, NAMES_THING) == NO_ID) help_nearest(r, fail(r, n->at, E_UNKNOWN, "nothing is called `%s`", str(r, n->text)), n->text, NAMES_THING, S_STATE, n->at);
        vec_push(r->mem, &rec->missing, (missing_side){n->text, title_of(r, item)});
        break;
    case N_RECORD: lower_record_complete(r, item); break;
    case N_FACT: lower_fact(r, item, next_event); break;
    case N_GIVEN: {
        r->n_vars = 0;
        id f = lower_formula(r, n->kid);
        range cites = lower_cites(r, item), voices = {rec->voice.n, 1};
        vec_push(r->mem, &rec->voice, (voice){.how = ST_UNDISPUTED, .who = {0, 0}, .cites = cites, .at = n->at});
        vec_push(r->mem, &rec->given, (given){f, voices, n->at});
        break;
    }
    case N_EXPECT: lower_expect(r, item); break;
    default: break;
    }
}

/* What facts speak of is declared before them, and every event before any fact's roles are filled. The items of a
 * long case lie far apart, so they are gone through once for all of that. */
static void declare_all(resolver *r, node_id item)
{
    VEC(node_id) fact_item = {0};
    node_id span_item = 0, encoded = 0;
    EACH_KID(r->tree, item, k) {
        switch ((int)NODE(k)->kind) {
        case N_GROUP: case N_PLACE: declare_local(r, k); break;
        case N_SOURCE: declare_local_source(r, k); break;
        case N_FACT: vec_push(r->mem, &fact_item, k); break;
        case N_SPAN:
            if (span_item) given_twice(r, span_item, k, "`span`");
            else span_item = k;
            break;
        case N_ENCODED:
            if (encoded) given_twice(r, encoded, k, "`encoded by`");
            else encoded = k;
            break;
        default: break;
        }
    }
    vec_room(r->mem, &r->rec->event, fact_item.n);
    vec_room(r->mem, &r->rec->voice, fact_item.n);
    vec_room(r->mem, &r->rec->cite, fact_item.n);
    for (uint32_t i = 0; i < fact_item.n; i++) declare_event(r, fact_item.at[i]);
}

bool sema_record(const law *l, record *rec, arena *mem, interner *names, case_names *scope, const ast *tree, node_id item, diag_list *diags)
{
    memset(rec, 0, sizeof *rec);
    rec->law = l;
    rec->mem = mem;
    rec->names = names;
    scope->stamp++;
    /* The law is only read: in a case the resolver writes to the record alone. */
    resolver rr = {.law = (law *)(uintptr_t)l, .tree = tree, .diags = diags, .names = names, .mem = mem, .pool = &rec->f,
                   .rec = rec, .scope = scope, .treaty = NO_ID}, *r = &rr;
    const node *n = NODE(item);
    rec->name = n->text;
    rec->title = title_of(r, item);
    rec->at = n->at;
    if (!l->kind.n && !l->treaty.n) { /* else each of its words would be told to be unknown */
        diag_help(diags, fail(r, n->at, E_TREATY, "the case `%s` uses no file, so that there is no law to assess it under", str(r, n->text)),
                  "name the file of its treaty at the top, above `case`, as in: use \"cst.treaty\"");
        return false;
    }
    declare_all(r, item);
    uint32_t next_event = 0;
    if (!r->failed)
        EACH_KID(tree, item, k) lower_item(r, k, &next_event);
    for (uint32_t i = 0; !r->failed && i < rec->assess.n; i++) take_shared_facts(r, rec->assess.at[i]);
    if (!rec->has_span && !r->failed)
        diag_help(diags, fail(r, n->at, E_SPAN, "the case `%s` has no span", str(r, n->text)), "add: span FIRST .. LAST, its first and last day");
    if (!rec->assess.n && !r->failed)
        diag_help(diags, fail(r, n->at, E_TREATY, "the case `%s` is assessed under no treaty", str(r, n->text)), "add: assess under CST, after: use \"cst.treaty\" at the top");
    return !r->failed;
}

id sema_formula(const law *l, record *rec, case_names *scope, const ast *tree, node_id f, diag_list *diags)
{
    resolver r = {.law = (law *)(uintptr_t)l, .tree = tree, .diags = diags, .names = rec->names, .mem = rec->mem, .pool = &rec->f,
                  .rec = rec, .scope = scope, .treaty = NO_ID};
    id x = lower_formula(&r, f);
    return r.failed ? NO_ID : x;
}
