/* The lens: how a case is looked at, given as strings, looked up in its law and record.
 *
 * Contract: terms, parameters, profiles and versions are those of the treaties the case is
 * assessed under; a name that several of them have means each. Nothing is guessed: what is not
 * known is told with the nearest names, and the case is not assessed.
 */
#include "casus_inner.h"
#include "base/nearest.h"
#include "base/spelling.h"
#include "sema/resolve.h"

typedef struct {
    resolver names;
    casus_stream *s;
    lens *x;
    VEC(lens_pick) picks;
    VEC(lens_param) params;
    VEC(lens_assumption) assume;
} lens_resolver;

/* Names that could have been meant, and all there are, for where none is near. */
typedef struct { nearest near; VEC(sym) all; } meant;

static void consider(lens_resolver *l, meant *m, sym name)
{
    for (uint32_t i = 0; i < m->all.n; i++)
        if (m->all.at[i] == name) return;
    vec_push(l->names.diags->mem, &m->all, name);
    nearest_consider(&m->near, str(&l->names, name), intern_text(l->names.names, name));
}

static void suggest(lens_resolver *l, const meant *m, diag *d, const char *what)
{
    strbuf sb;
    nearest_help(&m->near, l->names.diags, d, NOWHERE);
    if (m->near.best[0]) return;
    sb_init(&sb, l->names.diags->mem);
    for (uint32_t i = 0; i < m->all.n; i++) sb_fmt(&sb, "%s%s", i ? ", " : "", str(&l->names, m->all.at[i]));
    if (m->all.n) diag_help(l->names.diags, d, "the %s are: %s", what, sb_done(&sb));
    else diag_help(l->names.diags, d, "the treaties of this case have no %s", what);
}

static const char *after_equals(const char *text)
{
    const char *e = strchr(text, '=');
    return e && e > text && e[1] ? e + 1 : NULL;
}

/* The assessed treaties, one after the other: EACH_TREATY(l, t) { t is an id }. */
#define EACH_TREATY(L, T) \
    for (uint32_t T##_i = 0; T##_i < (L)->s->rec.assess.n; T##_i++) \
        for (id T = (L)->s->rec.assess.at[T##_i], T##_once = 1; T##_once; T##_once = 0)

static sym named(lens_resolver *l, const char *text, size_t n)
{
    return intern(l->names.names, text, n);
}

/* A state may also be named as the report names it: "the Soviet Union", Soviet_Union. */
static id state_known_as(lens_resolver *l, const char *text, bool *several)
{
    return state_called(l->names.law, &l->s->mem, text, l->s->rec.from, l->s->rec.to, several);
}

static id thing_named(lens_resolver *l, const char *text, uint16_t sorts, const char *what)
{
    bool several = false;
    sym name = named(l, text, strlen(text));
    id t = find_name(&l->names, name, NAMES_THING);
    if (t != NO_ID && (thing_of(l->names.law, l->names.rec, t)->sort & sorts)) return t;
    t = sorts & S_STATE ? state_known_as(l, text, &several) : NO_ID;
    if (t != NO_ID) return t;
    diag *d = fail(&l->names, NOWHERE, E_UNKNOWN, several ? "more than one %s is called `%s`" : "no %s is called `%s`", what, text);
    help_nearest(&l->names, d, name, NAMES_THING, sorts, NOWHERE);
    return NO_ID;
}

static day day_of(lens_resolver *l, const char *text, const char *what)
{
    day d = DAY_MAX;
    if (!text) return d;
    if (!day_read(text, &d)) {
        diag *g = fail(&l->names, NOWHERE, E_DATE_FORM, "the %s day `%s` is not written year-month-day", what, text);
        diag_help(l->names.diags, g, "write it as in 2022-09-16");
    } else if (d == DAY_MIN) fail(&l->names, NOWHERE, E_DATE, "the calendar has no day %s", text);
    return d;
}

static void set_policy(lens_resolver *l, const char *policy)
{
    l->x->case_of = NO_ID;
    if (!policy || strcmp(policy, "open") == 0) return;
    if (strncmp(policy, "case-of:", 8) == 0) {
        l->x->case_of = thing_named(l, policy + 8, S_STATE | S_GROUP | S_ORGAN, "state");
        return;
    }
    if (strcmp(policy, "found-only") == 0) {
        l->x->policy = POLICY_FOUND_ONLY;
        return;
    }
    if (strcmp(policy, "burden") == 0) {
        l->x->policy = POLICY_BURDEN;
        return;
    }
    diag *d = fail(&l->names, NOWHERE, E_UNKNOWN, "no policy is called `%s`", policy);
    diag_help(l->names.diags, d, "the policies are: open, burden, found-only, case-of:STATE");
}

static void set_text(lens_resolver *l, const char *text)
{
    meant m = {.near = {.wanted = slice_of(text ? text : "")}};
    if (!text) return;
    l->x->text = named(l, text, strlen(text));
    EACH_TREATY(l, t) {
        range v = l->names.law->treaty.at[t].versions;
        for (uint32_t i = 0; i < v.n; i++) {
            sym name = l->names.law->version.at[v.first + i].name;
            if (name == l->x->text) return;
            consider(l, &m, name);
        }
    }
    suggest(l, &m, fail(&l->names, NOWHERE, E_UNKNOWN, "no treaty of this case has a version `%s`", text), "versions");
}

/* TREATY.NUMBER[bis][.DUTY] */
static void set_clause(lens_resolver *l, const char *text)
{
    l->x->clause_treaty = NO_ID;
    if (!text) return;
    const char *dot = strchr(text, '.'), *p = dot ? dot + 1 : "";
    int32_t number = 0;
    for (; *p >= '0' && *p <= '9' && number < 100000; p++) number = number * 10 + (*p - '0');
    bool bis = strncmp(p, "bis", 3) == 0;
    if (bis) p += 3;
    if (!dot || !number || (*p && (*p != '.' || !p[1]))) {
        diag *d = fail(&l->names, NOWHERE, E_UNKNOWN_CLAUSE, "`%s` is not how clauses are named", text);
        diag_help(l->names.diags, d, "write the treaty, the article and, if only one is meant, the duty: CST.4 or CST.4.assist");
        return;
    }
    sym treaty_name = named(l, text, (size_t)(dot - text));
    id t = law_treaty(l->names.law, treaty_name);
    if (t == NO_ID) {
        diag *d = fail(&l->names, NOWHERE, E_UNKNOWN, "no treaty is called `%s`", str(&l->names, treaty_name));
        help_nearest(&l->names, d, treaty_name, NAMES_THING, S_TREATY, NOWHERE);
        return;
    }
    l->x->clause_treaty = t;
    l->x->clause_article = number * 2 + bis;
    l->x->clause_duty = *p ? named(l, p + 1, strlen(p + 1)) : 0;
    if (has_clause(l->names.law, t, l->x->clause_article, l->x->clause_duty)) return;
    help_clauses(&l->names, fail(&l->names, NOWHERE, E_UNKNOWN_CLAUSE, "there is no clause `%s`", text), t);
}

static void set_profiles(lens_resolver *l, const casus_lens *from)
{
    sym *names = arena_array(&l->s->mem, from->n_profiles, sizeof *names);
    for (size_t i = 0; i < from->n_profiles; i++) {
        const char *text = from->profiles[i];
        meant m = {.near = {.wanted = slice_of(text)}};
        bool known = false;
        names[i] = named(l, text, strlen(text));
        EACH_TREATY(l, t) {
            range p = l->names.law->treaty.at[t].profiles;
            for (uint32_t k = 0; k < p.n; k++) {
                sym name = l->names.law->profile.at[p.first + k].name;
                known = known || name == names[i];
                consider(l, &m, name);
            }
        }
        if (!known) suggest(l, &m, fail(&l->names, NOWHERE, E_UNKNOWN, "no treaty of this case has a profile `%s`", text), "profiles");
    }
    l->x->profiles = names;
    l->x->n_profiles = (uint32_t)from->n_profiles;
}

static void readings_of(lens_resolver *l, diag *d, const term *t)
{
    strbuf sb;
    sb_init(&sb, l->names.diags->mem);
    for (uint32_t i = 0; i < t->readings.n; i++)
        sb_fmt(&sb, "%s%s", i ? ", " : "", str(&l->names, l->names.law->reading.at[t->readings.first + i].name));
    if (t->readings.n) diag_help(l->names.diags, d, "the readings of %s are: %s", str(&l->names, t->name), sb_done(&sb));
    else diag_help(l->names.diags, d, "%s is a definition; only terms with several readings are picked", str(&l->names, t->name));
}

static void add_pick(lens_resolver *l, id term_id, uint32_t reading_index)
{
    const term *t = &l->names.law->term.at[term_id];
    for (uint32_t i = 0; i < l->picks.n; i++)
        if (l->picks.at[i].term == term_id && l->picks.at[i].reading != reading_index)
            fail(&l->names, t->at, E_DUPLICATE, "`%s` is read in two ways at once", str(&l->names, t->name));
    vec_push(&l->s->mem, &l->picks, (lens_pick){term_id, reading_index});
}

static void pick(lens_resolver *l, const char *text)
{
    const char *value = after_equals(text);
    meant m = {0};
    if (!value) {
        diag_help(l->names.diags, fail(&l->names, NOWHERE, E_UNKNOWN, "`%s` picks no reading", text), "write TERM=READING, as in attacker=anyone, or TREATY.TERM=READING");
        return;
    }
    /* TREATY.TERM means the term of that treaty alone. */
    size_t length = (size_t)(value - 1 - text);
    const char *dot = memchr(text, '.', length), *own = dot ? dot + 1 : text;
    sym only = dot ? named(l, text, (size_t)(dot - text)) : 0;
    sym name = named(l, own, (size_t)(value - 1 - own)), want = named(l, value, strlen(value));
    const term *last = NULL;
    bool found = false;
    m.near.wanted = intern_text(l->names.names, name);
    EACH_TREATY(l, tr) {
        if (dot && l->names.law->treaty.at[tr].name != only) continue;
        range terms = l->names.law->treaty.at[tr].terms;
        for (uint32_t i = 0; i < terms.n; i++) {
            const term *t = &l->names.law->term.at[terms.first + i];
            if (t->readings.n) consider(l, &m, t->name);
            if (t->name != name) continue;
            last = t;
            for (uint32_t k = 0; k < t->readings.n; k++)
                if (l->names.law->reading.at[t->readings.first + k].name == want) {
                    add_pick(l, terms.first + i, k);
                    found = true;
                }
        }
    }
    if (found) return;
    if (last) readings_of(l, fail(&l->names, last->at, E_UNKNOWN, "`%s` has no reading `%s`", str(&l->names, name), value), last);
    else suggest(l, &m, fail(&l->names, NOWHERE, E_UNKNOWN, "no treaty of this case has a term `%s`", str(&l->names, name)), "terms with readings");
}

static bool runs(const lens_resolver *l, sym profile_name)
{
    for (uint32_t i = 0; i < l->x->n_profiles; i++)
        if (l->x->profiles[i] == profile_name) return true;
    return l->x->n_profiles == 0;
}

/* A profile with a reading replaced must still be one that somebody can hold. */
static void check_picks(lens_resolver *l)
{
    const law *w = l->names.law;
    if (!l->picks.n) return;
    EACH_TREATY(l, t) {
        range terms = w->treaty.at[t].terms, profiles = w->treaty.at[t].profiles;
        uint32_t *picked = arena_array(&l->s->mem, terms.n, sizeof *picked);
        for (uint32_t i = profiles.first; i < profiles.first + profiles.n; i++) {
            const profile *p = &w->profile.at[i];
            if (!runs(l, p->name)) continue;
            strbuf whose;
            sb_init(&whose, l->names.diags->mem);
            sb_fmt(&whose, "with --reading the profile `%s`", str(&l->names, p->name));
            for (uint32_t k = 0; k < terms.n; k++) picked[k] = w->pick.at[p->picks.first + k];
            for (uint32_t k = 0; k < l->picks.n; k++)
                if (l->picks.at[k].term - terms.first < terms.n) picked[l->picks.at[k].term - terms.first] = l->picks.at[k].reading;
            picks_go_together(&l->names, terms, picked, NOWHERE, sb_done(&whose));
        }
    }
}

static void set_days(lens_resolver *l, const char *text)
{
    const char *value = after_equals(text);
    int32_t days = 0;
    const char *p = value ? value : "x";
    for (; *p >= '0' && *p <= '9' && days < 100000000; p++) days = days * 10 + (*p - '0');
    if (*p) {
        diag_help(l->names.diags, fail(&l->names, NOWHERE, E_RANGE, "`%s` sets no number of days", text), "write PARAMETER=DAYS, as in at_once=71");
        return;
    }
    sym name = named(l, text, (size_t)(value - 1 - text));
    meant m = {.near = {.wanted = intern_text(l->names.names, name)}};
    bool found = false;
    EACH_TREATY(l, t) {
        range params = l->names.law->treaty.at[t].params;
        for (uint32_t i = 0; i < params.n; i++) {
            const parameter *x = &l->names.law->param.at[params.first + i];
            consider(l, &m, x->name);
            if (x->name != name) continue;
            found = true;
            for (uint32_t k = 0; k < l->params.n; k++)
                if (l->params.at[k].param == params.first + i) fail(&l->names, x->at, E_DUPLICATE, "`%s` is set twice", str(&l->names, name));
            vec_push(&l->s->mem, &l->params, (lens_param){params.first + i, days});
            if (days < x->lo || days > x->hi)
                fail(&l->names, x->at, E_RANGE, "%d days of `%s` do not lie between %d and %d", days, str(&l->names, name), x->lo, x->hi);
        }
    }
    if (!found) suggest(l, &m, fail(&l->names, NOWHERE, E_UNKNOWN, "no treaty of this case has a parameter `%s`", str(&l->names, name)), "parameters");
}

/* ---- --assume ------------------------------------------------------------------------------------ */
/* A fact or appraisal that is assumed to be so or not to be so. */
typedef struct { id formula; bool value; } literal;
typedef VEC(literal) literals;

static bool same_fact(const formula_pool *f, id a, id b)
{
    const formula *x = &f->formula.at[a], *y = &f->formula.at[b];
    if (x->op != y->op || x->a != y->a || x->kids.n != y->kids.n) return false;
    for (uint32_t i = 0; i < x->kids.n; i++) {
        const operand *o = &f->arg.at[x->kids.first + i], *q = &f->arg.at[y->kids.first + i];
        if (o->kind != q->kind || o->what != q->what) return false;
    }
    return true;
}

static bool names_things(const formula_pool *f, const formula *x)
{
    for (uint32_t i = 0; i < x->kids.n; i++) {
        const operand *o = &f->arg.at[x->kids.first + i];
        if (o->kind != O_ANY && (o->slot != WHOLE || (o->kind != O_THING && o->kind != O_EVENT))) return false;
    }
    return true;
}

/* As of a day, nothing that begins later is looked at: what cannot have happened yet is not assumed to have. */
static void refuse_later(lens_resolver *l, const formula *x)
{
    const event *e = &l->s->rec.event.at[x->a];
    char begins[11], on[11];
    if (e->from <= l->x->as_of) return;
    day_write(e->from, begins);
    day_write(l->x->as_of, on);
    diag *d = fail(&l->names, x->at, E_CONTRADICTION, "`%s` begins on %s and had not happened as of %s", str(&l->names, e->label), begins, on);
    diag_also(l->names.diags, d, e->at, "it is recorded here");
    diag_help(l->names.diags, d, "leave --as-of out, name a day from %s on, or do not assume it", begins);
}

/* Takes an assumption apart: facts and appraisals, `not` of one, and several joined by `and`. */
static void take_literals(lens_resolver *l, literals *all, id which, bool value)
{
    const formula_pool *f = &l->s->rec.f;
    const formula *x = &f->formula.at[which];
    if (x->op == F_AND && value) {
        for (uint32_t i = 0; i < x->kids.n; i++) take_literals(l, all, f->kid.at[x->kids.first + i], value);
    } else if (x->op == F_NOT) {
        take_literals(l, all, f->kid.at[x->kids.first], !value);
    } else if (x->op == F_OCCURS || (x->op == F_RELATION && names_things(f, x))) {
        for (uint32_t i = 0; i < all->n; i++)
            if (all->at[i].value != value && same_fact(f, all->at[i].formula, which)) {
                diag *d = fail(&l->names, x->at, E_CONTRADICTION, "this is assumed to be so and not to be so");
                diag_also(l->names.diags, d, f->formula.at[all->at[i].formula].at, "assumed the other way here");
            }
        if (x->op == F_OCCURS && value) refuse_later(l, x);
        vec_push(&l->s->mem, all, (literal){which, value});
    } else {
        diag *d = fail(&l->names, x->at, E_RESERVED, "assuming this is not supported yet");
        diag_help(l->names.diags, d, "assume that a recorded fact or an appraisal is so or is not so, as in: not justified(fighting)");
    }
}

/* The text with states by their declared names, where it has them as the report does: Soviet_Union. */
static const char *with_declared_names(lens_resolver *l, const char *text)
{
    strbuf sb;
    sb_init(&sb, &l->s->mem);
    for (const char *p = text; *p;) {
        size_t n = 0;
        while (in_name(p[n])) n++;
        bool several;
        sym name = n ? named(l, p, n) : 0;
        bool known = !n || find_name(&l->names, name, NAMES_THING) != NO_ID || find_name(&l->names, name, NAMES_EVENT) != NO_ID;
        id state = known ? NO_ID : state_known_as(l, str(&l->names, name), &several);
        if (state != NO_ID) sb_str(&sb, str(&l->names, l->names.law->thing.at[state].name));
        else sb_put(&sb, p, n ? n : 1);
        p += n ? n : 1;
    }
    return sb_done(&sb);
}

static void assume(lens_resolver *l, literals *all, const char *text)
{
    casus_stream *s = l->s;
    source *src = source_add(&s->sources, "what is assumed", s->keep.mem);
    node_id f = parse_formula(&s->mem, src, with_declared_names(l, text), &s->tree, &s->names, &s->diags, &s->sources);
    id formula_id = f ? sema_formula(&s->law->core, &s->rec, &s->scope, &s->tree, f, &s->diags) : NO_ID;
    if (formula_id == NO_ID) l->names.failed = true;
    else take_literals(l, all, formula_id, true);
    vec_push(&s->mem, &l->assume, (lens_assumption){formula_id, text});
}

bool resolve_lens(casus_stream *s, const casus_lens *from, lens *out)
{
    /* The law is only read: see sema_record. */
    lens_resolver l = {.s = s, .x = out};
    l.names = (resolver){.law = (law *)(uintptr_t)&s->law->core, .tree = &s->tree, .diags = &s->diags, .names = &s->names, .mem = &s->mem,
                         .pool = &s->rec.f, .rec = &s->rec, .scope = &s->scope, .treaty = NO_ID};
    memset(out, 0, sizeof *out);
    set_policy(&l, from->policy);
    out->as_of = day_of(&l, from->as_of, "as-of");
    out->known_by = day_of(&l, from->known_by, "known-by");
    set_text(&l, from->text);
    out->for_state = from->for_state ? thing_named(&l, from->for_state, S_STATE, "state") : NO_ID;
    set_clause(&l, from->clause);
    set_profiles(&l, from);
    for (size_t i = 0; i < from->n_readings; i++) pick(&l, from->readings[i]);
    check_picks(&l);
    for (size_t i = 0; i < from->n_set; i++) set_days(&l, from->set[i]);
    literals assumed = {0};
    for (size_t i = 0; i < from->n_assume; i++) assume(&l, &assumed, from->assume[i]);
    out->picks = l.picks.at;
    out->n_picks = l.picks.n;
    out->params = l.params.at;
    out->n_params = l.params.n;
    out->assume = l.assume.at;
    out->n_assume = l.assume.n;
    out->detail = (uint8_t)from->detail;
    return !l.names.failed;
}
