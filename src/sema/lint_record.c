/* Warnings about a case: one side only, loaded words, readings held too late, facts the law cannot
 * see.
 *
 * Contract: as in lint.c. A case of n facts costs about n steps; what would cost more is given up, and that is told (L007).
 */
#include "sema/lint.h"

typedef struct {
    const law *l;
    const record *r;
    diag_list *diags;
    uint64_t steps;          /* of comparing facts with each other */
    bool cut;                /* more than MOST_STEPS would be needed */
} case_linter;

#define MOST_STEPS 20000000u

static const char *name_of(const case_linter *x, sym s)
{
    return intern_str(x->r->names, s);
}

/* ---- W005: loaded words ---------------------------------------------------------------------------- */
static bool begins_with(slice s, uint32_t at, const char *stem)
{
    uint32_t i = 0;
    for (; stem[i]; i++)
        if (at + i >= s.len || (s.at[at + i] | 32) != stem[i]) return false;
    return true;
}

/* The first loaded word of a name; of length 0 where there is none. */
static slice loaded_in(slice name)
{
    static const char *const stems[] = {"aggress", "invasion", "invad", "provoc", "provok", "unprovok", "terroris", "liberat"};
    for (uint32_t i = 0; i < name.len; i++) {
        bool starts = i == 0 || !((name.at[i - 1] | 32) >= 'a' && (name.at[i - 1] | 32) <= 'z');
        for (size_t k = 0; starts && k < sizeof stems / sizeof *stems; k++) {
            if (!begins_with(name, i, stems[k])) continue;
            uint32_t n = 0;
            while (i + n < name.len && (name.at[i + n] | 32) >= 'a' && (name.at[i + n] | 32) <= 'z') n++;
            return (slice){name.at + i, n};
        }
    }
    return (slice){name.at, 0};
}

bool is_loaded(slice name)
{
    return loaded_in(name).len > 0;
}

void lint_loaded(diag_list *diags, span at, slice name, const char *what)
{
    slice word = loaded_in(name);
    if (!word.len) return;
    diag *d = diag_add(diags, at, W_LOADED, "`%.*s` in the name of %s judges what it names", (int)word.len, word.at, what);
    diag_help(diags, d, "name what happened (force, fighting, crossing); who was right is an appraisal: appraised: justified(x) claimed by ...");
}

static void lint_names(case_linter *x)
{
    if (x->r->title) lint_loaded(x->diags, x->r->at, slice_of(x->r->title), "a case");
    for (uint32_t i = 0; i < x->r->event.n; i++) lint_loaded(x->diags, x->r->event.at[i].label_at, slice_of(name_of(x, x->r->event.at[i].label)), "a fact");
    for (uint32_t i = 0; i < x->r->thing.n; i++) lint_loaded(x->diags, x->r->thing.at[i].at, slice_of(name_of(x, x->r->thing.at[i].name)), "a group or place");
}

/* ---- W004: one side only --------------------------------------------------------------------------- */
typedef struct {
    bool definite, claimed, denied, plain;
    sym side;                /* of whom the voices are; 0: of several */
    bool several;
    id source_side;          /* whose sources are cited; NO_ID: none yet */
    bool neutral;            /* sources of several sides, or of none */
} hearing;

static void hear_sources(const case_linter *x, hearing *h, range cites)
{
    for (uint32_t i = 0; i < cites.n; i++) {
        id side = source_item_of(x->l, x->r, x->r->cite.at[cites.first + i].source)->side;
        if (side == NO_ID || (h->source_side != NO_ID && h->source_side != side)) h->neutral = true;
        h->source_side = side;
    }
}

/* `no`: the fact is written with `no` or `not`, and is heard as the question whether it was so. */
static void hear(const case_linter *x, hearing *h, range voices, bool no)
{
    for (uint32_t i = 0; i < voices.n; i++) {
        const voice *v = &x->r->voice.at[voices.first + i];
        hear_sources(x, h, v->cites);
        switch ((standing)v->how) {
        case ST_ADMITTED: case ST_FOUND: case ST_AGREED: case ST_STIPULATED: h->definite = true; break;
        case ST_CLAIMED: *(no ? &h->denied : &h->claimed) = true; break;
        case ST_DENIED: *(no ? &h->claimed : &h->denied) = true; break;
        case ST_UNDISPUTED: h->plain = true; break;
        case ST_UNKNOWN: case STANDINGS: break;
        }
        for (uint32_t k = 0; k < v->who.n; k++) {
            sym who = x->r->who.at[v->who.first + k];
            h->several = h->several || (h->side && h->side != who);
            h->side = who;
        }
    }
}

/* `missing source of B`: that B is not heard is said in the file. */
static bool missing_other(const case_linter *x, sym side)
{
    for (uint32_t i = 0; i < x->r->missing.n; i++)
        if (x->r->missing.at[i].side != side) return true;
    return false;
}

static void lint_hearing(case_linter *x, const hearing *h, span at, const char *fact)
{
    if (h->definite || (!h->claimed && !h->denied)) return;
    diag *d;
    if (h->claimed && h->denied) {
        if (h->neutral || h->source_side == NO_ID) return;
        sym side = thing_of(x->l, x->r, h->source_side)->name;
        if (missing_other(x, side)) return;
        d = diag_add(x->diags, at, W_ONE_SIDED, "`%s` is disputed, and only sources of %s are cited", fact, name_of(x, side));
    } else {
        if (h->several || (h->denied && h->plain) || missing_other(x, h->side)) return;
        d = diag_add(x->diags, at, W_ONE_SIDED, h->claimed ? "`%s` is claimed by %s and nobody is heard against it" : "`%s` is denied by %s and nobody is heard for it",
                     fact, name_of(x, h->side));
    }
    diag_help(x->diags, d, "add the other side's voice with its source, or say that it is missing: missing source of STATE \"what was found instead\"");
}

/* Other facts on the same question: the same arguments, or, of an exclusive relation, another holder. */
static void hear_others(case_linter *x, hearing *h, uint32_t which)
{
    const relation_fact *f = &x->r->relation.at[which];
    const relation *rel = &x->l->relation.at[f->relation];
    for (uint32_t i = 0; i < x->r->relation.n; i++) {
        if (x->steps++ == MOST_STEPS) {
            x->cut = true;
            return;
        }
        const relation_fact *o = &x->r->relation.at[i];
        if (i == which || o->relation != f->relation || o->from > f->to || f->from > o->to) continue;
        bool same = true, rival = rel->one >= 0;
        for (uint32_t k = 0; k < rel->n; k++) {
            bool equal = o->arg[k] == f->arg[k];
            same = same && equal;
            if ((int)k != rel->one) rival = rival && equal;
        }
        if (same) hear(x, h, o->voices, o->no != f->no);
        else if (rival && !o->no) hear(x, h, o->voices, true);
    }
}

/* Whoever says that the event of a judgment did not happen has been heard on the judgment. */
static void hear_of_events(const case_linter *x, hearing *h, const relation_fact *f)
{
    for (uint32_t k = 0; k < x->l->relation.at[f->relation].n; k++) {
        if (VAL_TAG(f->arg[k]) != TAG_EVENT) continue;
        hearing of = {.source_side = NO_ID};
        hear(x, &of, x->r->event.at[VAL_ID(f->arg[k])].voices, false);
        h->several = h->several || of.several || (of.side && of.side != h->side);
    }
}

static const char *fact_name(const case_linter *x, const relation_fact *f)
{
    strbuf sb;
    sb_init(&sb, x->diags->mem);
    sb_fmt(&sb, "%s%s(", f->no ? "no " : "", intern_str(x->l->names, x->l->relation.at[f->relation].name));
    for (uint32_t k = 0; k < x->l->relation.at[f->relation].n; k++) {
        val v = f->arg[k];
        sym s = VAL_TAG(v) == TAG_EVENT ? x->r->event.at[VAL_ID(v)].label : VAL_TAG(v) == TAG_THING ? thing_of(x->l, x->r, VAL_ID(v))->name : 0;
        sb_fmt(&sb, "%s%s", k ? ", " : "", s ? name_of(x, s) : "..");
    }
    sb_char(&sb, ')');
    return sb_done(&sb);
}

static void lint_sides(case_linter *x)
{
    for (uint32_t i = 0; i < x->r->event.n; i++) {
        const event *e = &x->r->event.at[i];
        hearing h = {.source_side = NO_ID};
        hear(x, &h, e->voices, false);
        lint_hearing(x, &h, e->at, name_of(x, e->label));
    }
    for (uint32_t i = 0; i < x->r->relation.n && !x->cut; i++) {
        const relation_fact *f = &x->r->relation.at[i];
        hearing h = {.source_side = NO_ID};
        hear(x, &h, f->voices, false);
        if (h.definite || (!h.claimed && !h.denied)) continue;
        if (h.claimed != h.denied) {
            hear_others(x, &h, i);
            hear_of_events(x, &h, f);
        }
        if (x->cut) break; /* nothing is said of what was not compared */
        lint_hearing(x, &h, f->at, fact_name(x, f));
    }
    if (!x->cut) return;
    diag *d = diag_add(x->diags, x->r->at, L_GIVEN_UP, "too many relations and judgments to see of each whether both sides are heard");
    diag_help(x->diags, d, "the first of them were looked through; divide the case to see the others");
}

/* ---- W008, W009: what the law cannot take into account ---------------------------------------------- */
static const membership *member_in(const law *l, id treaty_id, id state, day from, day to)
{
    range m = l->treaty.at[treaty_id].members;
    for (uint32_t i = 0; i < m.n; i++) {
        const membership *x = &l->member.at[m.first + i];
        if ((state == NO_ID || x->state == state) && x->from <= to && from < x->until) return x;
    }
    return NULL;
}

static bool in_force(const law *l, id treaty_id, day from, day to)
{
    range v = l->treaty.at[treaty_id].versions;
    for (uint32_t i = 0; i < v.n; i++)
        if (l->version.at[v.first + i].from <= to) return member_in(l, treaty_id, NO_ID, from, to) != NULL;
    return false;
}

static bool is_state(const case_linter *x, val v)
{
    return VAL_TAG(v) == TAG_THING && thing_of(x->l, x->r, VAL_ID(v))->sort == S_STATE;
}

/* Where `owed to` names another, `party v` is not the one protected. */
static bool is_for_victim(const duty *x)
{
    return !x->has_owed_to || (x->owed_to.kind == O_VAR && x->owed_to.slot == WHOLE && (int32_t)x->owed_to.what == x->victim);
}

/* A duty of a treaty that arises for this kind of event in favour of an injured party, or NULL. */
static const duty *protects(const law *l, id treaty_id, id kind)
{
    range d = l->treaty.at[treaty_id].duties;
    for (uint32_t i = 0; i < d.n; i++) {
        const duty *x = &l->duty.at[d.first + i];
        if (x->arises != NO_ID && x->victim >= 0 && is_for_victim(x) && l->f.pattern.at[x->arises].kind == kind) return x;
    }
    return NULL;
}

static bool strikes(const case_linter *x, id kind, id victim)
{
    for (uint32_t i = 0; i < x->r->event.n; i++)
        if (x->r->event.at[i].kind == kind && x->r->event.at[i].slot[ROLE_ON] == VAL(TAG_THING, victim)) return true;
    return false;
}

/* A party strikes a state that is none, and is itself never struck: were the two exchanged? Where
 * both directions are on record the encoder knew. */
static void lint_victim(case_linter *x, const event *e)
{
    val on = e->slot[ROLE_ON], by = e->slot[ROLE_BY];
    const duty *d = NULL;
    bool by_party = false;
    if (!is_state(x, on) || !is_state(x, by)) return;
    for (uint32_t i = 0; i < x->r->assess.n; i++) {
        id t = x->r->assess.at[i];
        const duty *one = protects(x->l, t, e->kind);
        if (!one) continue;
        if (member_in(x->l, t, VAL_ID(on), e->from, e->to)) return;
        by_party = by_party || member_in(x->l, t, VAL_ID(by), e->from, e->to);
        d = one;
    }
    if (!d || !by_party || strikes(x, e->kind, VAL_ID(by))) return;
    diag *g = diag_add(x->diags, e->at, W_NO_PARTY, "`%s` strikes %s, which was no party on these days", name_of(x, e->label),
                       name_of(x, thing_of(x->l, x->r, VAL_ID(on))->name));
    diag_also(x->diags, g, d->at, "this %s %s parties only", clause_word((clause_kind)d->what), d->what == CLAUSE_DUTY ? "is owed to" : "protects");
    diag_help(x->diags, g, "was it the other way round? `by` names who acted, `on` who was struck");
}

/* ---- W016: a slip in a year --------------------------------------------------------------------------- */
enum { FAR_DAYS = 90 }; /* what leads up to a crisis and what follows it is told; a slip is seldom nearer */

static void lint_far(case_linter *x, const event *e)
{
    int64_t before = (int64_t)x->r->from - e->to, after = (int64_t)e->from - x->r->to;
    if (!x->r->has_span || (before <= FAR_DAYS && after <= FAR_DAYS)) return;
    diag *d = diag_add(x->diags, e->at, W_FAR_DAY, "`%s` lies %lld days %s the case", name_of(x, e->label), (long long)(after > 0 ? after : before),
                       after > 0 ? "after the last day of" : "before the first day of");
    diag_also(x->diags, d, x->r->span_at, "the days of the case");
    diag_help(x->diags, d, "is the year right? where it is, say in a comment why the fact is told");
}

static void lint_days(case_linter *x, const event *e)
{
    for (uint32_t i = 0; i < x->r->assess.n; i++)
        if (in_force(x->l, x->r->assess.at[i], e->from, e->to)) {
            lint_far(x, e);
            return;
        }
    diag *d = diag_add(x->diags, e->at, W_OUTSIDE, "no text the case is assessed under was in force on the days of `%s`", name_of(x, e->label));
    if (!x->r->assess.n) return;
    const treaty *t = &x->l->treaty.at[x->r->assess.at[0]];
    char first[11];
    if (!t->versions.n) return;
    day_write(x->l->version.at[t->versions.first].from, first);
    diag_also(x->diags, d, x->l->version.at[t->versions.first].at, "in force from %s, for those who are parties", first);
    diag_help(x->diags, d, "is the day right? no clause of these treaties can take the fact into account");
}

/* ---- W007: readings held only after the conduct ------------------------------------------------------- */
/* The first day on which somebody is known to have held the reading, a state or an authority; DAY_MIN: it rests on
 * reasons or on undated works. */
static day held_since(const law *l, const reading *x)
{
    day first = DAY_MAX;
    for (uint32_t i = 0; i < x->held.n; i++)
        if (l->holding.at[x->held.first + i].on < first) first = l->holding.at[x->held.first + i].on;
    if (x->authority && !x->authority_cites.n) return DAY_MIN;
    for (uint32_t i = 0; i < x->authority_cites.n; i++) {
        day dated = l->source.at[l->cite.at[x->authority_cites.first + i].source].dated;
        if (dated < first) first = dated;
    }
    return first == DAY_MAX ? DAY_MIN : first;
}

/* Whether the duty's text is one of those in force on days of the case. */
static bool applies(const law *l, const duty *d, day from, day to)
{
    range v = l->treaty.at[d->treaty].versions;
    bool in = !d->version;
    for (uint32_t i = 0; i < v.n && d->version; i++) {
        const version *x = &l->version.at[v.first + i];
        if (x->name == d->version) in = x->from <= to;
        else if (in && !x->restricted && x->from <= from) in = false; /* replaced */
    }
    return in;
}

/* Readings that the case came before: those of one treaty are told together. */
typedef VEC(const reading *) reading_list;

static void find_late(const case_linter *x, id term_id, arena *mem, reading_list *late)
{
    range g = x->l->term.at[term_id].readings;
    for (uint32_t i = 0; i < g.n; i++)
        if (held_since(x->l, &x->l->reading.at[g.first + i]) > x->r->to) vec_push(mem, late, &x->l->reading.at[g.first + i]);
}

static void tell_late(case_linter *x, sym treaty_name, arena *mem, const reading_list *late)
{
    strbuf sb;
    char on[11];
    if (!late->n) return;
    sb_init(&sb, mem);
    for (uint32_t i = 0; i < late->n; i++) {
        day_write(held_since(x->l, late->at[i]), on);
        sb_fmt(&sb, "%s`%s` since %s", i ? ", " : "", intern_str(x->l->names, late->at[i]->name), on);
    }
    diag *d = late->n == 1 ? diag_add(x->diags, x->r->span_at, W_AUTHORITY_LATE, "after these days only, since %s, the reading `%s` of %s is known to be held", on,
                                      intern_str(x->l->names, late->at[0]->name), intern_str(x->l->names, treaty_name))
                           : diag_add(x->diags, x->r->span_at, W_AUTHORITY_LATE, "after these days only, %u readings of %s are known to be held: %s",
                                      (unsigned)late->n, intern_str(x->l->names, treaty_name), sb_done(&sb));
    diag_also(x->diags, d, late->at[0]->at, "the reading, with who holds it");
    diag_help(x->diags, d, "say in a comment why it is applied nevertheless, or name an earlier authority where the reading stands");
}

static void lint_readings(case_linter *x, arena *mem)
{
    bool *seen = arena_zero(mem, x->l->term.n + 1u);
    for (uint32_t i = 0; i < x->r->assess.n; i++) {
        const treaty *of = &x->l->treaty.at[x->r->assess.at[i]];
        reading_list late = {0};
        for (uint32_t k = of->duties.first; k < of->duties.first + of->duties.n; k++) {
            const duty *d = &x->l->duty.at[k];
            if (!applies(x->l, d, x->r->from, x->r->to)) continue;
            for (uint32_t t = 0; t < d->terms.n; t++) {
                id term_id = x->l->term_use.at[d->terms.first + t];
                if (!seen[term_id]) find_late(x, term_id, mem, &late);
                seen[term_id] = true;
            }
        }
        tell_late(x, of->name, mem, &late);
    }
}

void sema_record_lint(const law *l, const record *r, const ast *tree, diag_list *diags)
{
    case_linter x = {.l = l, .r = r, .diags = diags};
    lint_letters(tree, r->names, 0, UINT64_MAX, diags);
    lint_names(&x);
    for (uint32_t i = 0; i < r->event.n; i++) {
        lint_days(&x, &r->event.at[i]);
        lint_victim(&x, &r->event.at[i]);
    }
    lint_roles(l, r, diags);
    lint_sides(&x);
    lint_readings(&x, r->mem);
}
