/* Grounding of formulas; patterns, relations and values have files of their own. */
#include "eval/ground.h"

#define FRAME_OF_ITS_OWN __attribute__((noinline))

/* ---- what a formula reads --------------------------------------------------------------------------- */
static uint32_t operand_reads(const formula_pool *p, range args)
{
    uint32_t m = 0;
    for (uint32_t i = 0; i < args.n; i++)
        if (p->arg.at[args.first + i].kind == O_VAR) m |= 1u << p->arg.at[args.first + i].what;
    return m;
}

uint32_t pattern_reads(const formula_pool *p, id pattern_id)
{
    const pattern *x = &p->pattern.at[pattern_id];
    uint32_t m = 0;
    for (uint32_t i = 0; i < x->quals.n; i++) {
        const qual *q = &p->qual.at[x->quals.first + i];
        if (q->kind == QUAL_SUCH) m |= reads(p, q->such);
        else if (q->what.kind == O_VAR) m |= 1u << q->what.what;
    }
    return x->var < 0 ? m : m & ~(1u << x->var);
}

uint32_t reads(const formula_pool *p, id formula_id)
{
    const formula *x = &p->formula.at[formula_id];
    uint32_t m = 0;
    switch ((formula_op)x->op) {
    case F_AND: case F_OR: case F_NOT: case F_ONE_OF: case F_IF:
        for (uint32_t i = 0; i < x->kids.n; i++) m |= reads(p, p->kid.at[x->kids.first + i]);
        return m;
    case F_MATCH: return pattern_reads(p, x->a);
    case F_RELATION: case F_SAME: case F_SORT: case F_PARTY: case F_LEVEL: case F_TERM: case F_LEAVES: case F_JOINED: case F_WHEN: case F_LIES_IN:
        return operand_reads(p, x->kids);
    case F_TRUE: case F_FALSE: case F_OCCURS: return 0;
    }
    return 0;
}

bool reaches_pattern(const law *l, const formula_pool *p, id formula_id)
{
    const formula *x = &p->formula.at[formula_id];
    if (x->op == F_MATCH) return true;
    if (x->op == F_TERM) {
        const term *t = &l->term.at[x->a];
        if (t->means != NO_ID && reaches_pattern(l, &l->f, t->means)) return true;
        for (uint32_t i = 0; i < t->readings.n; i++)
            if (reaches_pattern(l, &l->f, l->reading.at[t->readings.first + i].means)) return true;
        return false;
    }
    if (x->op == F_AND || x->op == F_OR || x->op == F_NOT)
        for (uint32_t i = 0; i < x->kids.n; i++)
            if (reaches_pattern(l, p, p->kid.at[x->kids.first + i])) return true;
    return false;
}

/* ---- reasons ------------------------------------------------------------------------------------------- */
/* An operand in words; of an event's role both, as in "violence.by (Groups)". */
static const char *arg_name(ground *g, const names *n, const operand *o)
{
    if (o->kind == O_NOBODY) return "none";
    val v = value_of(g, n, o), e = o->kind == O_VAR ? n->var[o->what] : MISSING;
    const char *name = val_name(g->tell, g->s, v);
    if (o->slot == WHOLE || VAL_TAG(e) != TAG_EVENT || VAL_TAG(v) == TAG_ROLE) return name;
    return format(g->f->mem, "%s.%s (%s)", val_name(g->tell, g->s, e), slot_word(g->tell, event_at(g->f, VAL_ID(e))->kind, o->slot), name);
}

static const char *days_words(ground *g, const names *n, const formula *x)
{
    const qual *q = &g->pool->qual.at[x->a];
    const operand *a = &g->pool->arg.at[x->kids.first];
    const char *who = arg_name(g, n, a);
    arena *mem = g->f->mem;
    const char *with = q->what.kind == O_DAYS ? qual_days(g->tell, q) : arg_name(g, n, a + 1);
    if (q->kind == QUAL_DURING) return format(mem, "%s has a day in common with %s", who, with);
    if (q->what.kind == O_DAYS) return format(mem, q->kind == QUAL_AFTER ? "%s begins on %s or later" : "%s begins before %s", who, with);
    return format(mem, q->kind == QUAL_AFTER ? "%s begins not before %s" : "%s begins before %s", who, with);
}

static const char *joined_words(ground *g, const names *n, const formula *x)
{
    const operand *a = &g->pool->arg.at[x->kids.first];
    strbuf sb;
    sb_init(&sb, g->f->mem);
    sb_fmt(&sb, "%s is joined by ", arg_name(g, n, a));
    if (x->q == JOINED_EACH) sb_str(&sb, "each party");
    else if (x->q != JOINED_ONE) sb_fmt(&sb, "%s %u/%u of parties", x->q == JOINED_AT_LEAST ? "at least" : "more than", x->a >> 16, x->a & 0xFFFF);
    if (x->q != JOINED_ONE && x->kids.n > 1) sb_str(&sb, " other than ");
    for (uint32_t i = 1; i < x->kids.n; i++) sb_fmt(&sb, i > 1 ? ", %s" : "%s", arg_name(g, n, a + i));
    return sb_done(&sb);
}

static const char *leaf_text(ground *g, const names *n, const formula *x)
{
    static const char *const sort[] = {"a state", "a group", "an organ", "a place", "a treaty", "an article", "a level", "an event"};
    const operand *a = x->kids.n ? &g->pool->arg.at[x->kids.first] : NULL;
    arena *mem = g->f->mem;
    switch ((formula_op)x->op) {
    case F_TRUE: return "nothing more is asked";
    case F_FALSE: return "never";
    case F_SAME: return format(mem, "%s is %s", arg_name(g, n, a), arg_name(g, n, a + 1));
    case F_PARTY: return format(mem, "%s is a party that day", arg_name(g, n, a));
    case F_LEVEL: return format(mem, "%s is at %s %s", arg_name(g, n, a), x->q == IS_AT_LEAST ? "least" : "most", arg_name(g, n, a + 1));
    case F_LEAVES: return format(mem, "the membership of %s ends during the time limit", arg_name(g, n, a));
    case F_LIES_IN: return format(mem, "%s lies in %s", arg_name(g, n, a), arg_name(g, n, a + 1));
    case F_WHEN: return days_words(g, n, x);
    case F_JOINED: return joined_words(g, n, x);
    case F_SORT:
        for (int i = 0; i < 8; i++)
            if (x->a == 1u << i) return format(mem, "%s is %s", arg_name(g, n, a), sort[i]);
        return "of the sort asked for";
    case F_AND: return "all of these";
    case F_OR: return "one of these";
    case F_NOT: return "not this";
    case F_IF: return "if the first, then the second";
    case F_RELATION: case F_TERM: case F_MATCH: case F_OCCURS: case F_ONE_OF: break;
    }
    return "";
}

/* The recorded events whose roles a leaf looks at are the facts it rests on. */
static FRAME_OF_ITS_OWN void cite_operands(ground *g, const names *n, const formula *x, reason *up)
{
    for (uint32_t i = 0; i < x->kids.n; i++) {
        const operand *o = &g->pool->arg.at[x->kids.first + i];
        val v = o->kind == O_VAR ? n->var[o->what] : o->kind == O_EVENT ? VAL(TAG_EVENT, o->what) : MISSING;
        if (VAL_TAG(v) != TAG_EVENT) continue;
        if (!up->fact) up->fact = tell_event(g->tell, VAL_ID(v));
        else if (up->fact != tell_event(g->tell, VAL_ID(v))) add_reason(g->f->mem, up, NULL, X_TRUE)->fact = tell_event(g->tell, VAL_ID(v));
    }
}

/* ---- formulas -------------------------------------------------------------------------------------------- */
static expr ground_match(ground *g, names *n, const formula *x)
{
    space *s = g->s;
    expr f = x->q == Q_EVERY ? X_TRUE : X_FALSE;
    if (x->q == Q_EVERY) { /* over recorded events only */
        const pattern *p = &g->pool->pattern.at[x->a];
        for (uint32_t i = g->f->kind_first[p->kind]; i < g->f->kind_first[p->kind + 1]; i++) {
            val ev = VAL(TAG_EVENT, g->f->by_kind[i]);
            expr there = x_and(s, occurs(g, ev), qualifiers_hold(g, n, x->a, ev, false, false));
            if (g->cutoff != DAY_MAX && there != X_FALSE) there = x_and(s, there, day_within(g, day_of(g, ev), DAY_MIN, g->cutoff));
            if (there != X_FALSE) f = x_and(s, f, x_if(s, there, qualifiers_hold(g, n, x->a, ev, false, true)));
        }
        return f;
    }
    candidates c = {0};
    find_candidates(g, n, x->a, false, &c);
    for (uint32_t i = 0; i < c.n; i++) f = x_or(s, f, c.at[i].holds);
    return x->q == Q_NO ? x_not(s, f) : f;
}

uint32_t reading_choice(ground *g, id t)
{
    for (uint32_t i = 0; i < g->s->choice.n; i++)
        if (g->s->choice.at[i].kind == CH_READING && g->s->choice.at[i].what == t) return i;
    choice c = {.kind = CH_READING, .n = g->f->l->term.at[t].readings.n, .asked = X_TRUE, .event = NO_ID, .owner = NO_ID, .fact = NO_ID, .what = t};
    return space_choice(g->s, &c);
}

static expr every_reading(ground *g, const term *t, id which, const names *args)
{
    expr few[8], f = X_FALSE;
    uint32_t n = t->readings.n;
    expr *x = n <= 8 ? few : arena_alloc(g->f->mem, n * sizeof *x);
    bool same = true;
    for (uint32_t i = 0; i < n; i++) {
        names own = *args;
        x[i] = ground_formula(g, &own, g->f->l->reading.at[t->readings.first + i].means);
        same = same && x[i] == x[0];
    }
    if (same) return x[0];
    uint32_t c = reading_choice(g, which);
    for (uint32_t i = 0; i < n; i++) f = x_or(g->s, f, x_and(g->s, x_is(g->s, c, i), x[i]));
    return f;
}

static expr ground_term(ground *g, const names *n, const formula *x, reason *why)
{
    const law *l = g->f->l;
    const term *t = &l->term.at[x->a];
    names own;
    for (uint32_t i = 0; i < MAX_VARS; i++) own.var[i] = MISSING;
    for (uint32_t i = 0; i < x->kids.n; i++) own.var[i] = value_of(g, n, &g->pool->arg.at[x->kids.first + i]);
    if (!t->readings.n) return ground_formula(g, &own, t->means);
    if (t->readings.n == 1) return ground_formula(g, &own, l->reading.at[t->readings.first].means);
    if (g->pick[x->a] == UINT32_MAX) return every_reading(g, t, x->a, &own);
    if (why) why->reading = tell_reading(g->tell, x->a, g->pick[x->a]);
    return ground_formula(g, &own, l->reading.at[t->readings.first + g->pick[x->a]].means);
}

/* The days of a known event, or of one that an open role names. */
static expr ground_when(ground *g, const names *n, const qual *q, val ev)
{
    parts each = {0};
    expr f = X_FALSE;
    if (ev == MISSING) return g->lenient ? X_TRUE : X_FALSE;
    parts_of(g, ev, &each);
    for (uint32_t i = 0; i < each.n; i++) f = x_or(g->s, f, x_and(g->s, each.at[i].holds, time_holds(g, n, q, each.at[i].v)));
    return f;
}

/* The membership that covers the law day ends after the window opened, by the last day. */
static expr ground_leaves(ground *g, val who)
{
    const law *l = g->f->l;
    if (VAL_TAG(who) != TAG_THING) return X_FALSE;
    day t = g->day_event == NO_ID ? g->law_day : g->law_lo;
    range m = l->treaty.at[g->treaty].members;
    for (uint32_t i = 0; i < m.n; i++) {
        const membership *x = &l->member.at[m.first + i];
        if (x->state != VAL_ID(who) || t < x->from || t >= x->until || x->until == DAY_MAX || x->until > g->f->x->as_of) continue;
        expr in_time = g->has_limit ? day_within(g, g->limit_base, day_add(x->until, -g->limit_days), DAY_MAX)
                                    : x->until <= g->span_to ? X_TRUE : X_FALSE;
        return x_and(g->s, in_time, g->window ? g->window(g, g->window_of, day_add(x->until, -1)) : X_TRUE);
    }
    return X_FALSE;
}

static FRAME_OF_ITS_OWN expr leaf(ground *g, names *n, const formula *x, reason *why)
{
    const operand *a = x->kids.n ? &g->pool->arg.at[x->kids.first] : NULL;
    val arg[RELATION_PLACES] = {0};
    switch ((formula_op)x->op) {
    case F_TRUE: return X_TRUE;
    case F_MATCH: return ground_match(g, n, x);
    case F_TERM: return ground_term(g, n, x, why);
    case F_SAME: {
        val v = value_of(g, n, a), w = value_of(g, n, a + 1);
        if (a->kind == O_NOBODY || a[1].kind == O_NOBODY) return v == w ? X_TRUE : X_FALSE;
        return equal(g, v, w);
    }
    case F_SORT: return is_sort(g, value_of(g, n, a), (uint16_t)x->a);
    case F_PARTY: return is_party(g, value_of(g, n, a));
    case F_LEVEL: return level_holds(g, value_of(g, n, a), value_of(g, n, a + 1), x->q == IS_AT_LEAST);
    case F_LEAVES: return ground_leaves(g, value_of(g, n, a));
    case F_JOINED: return joined_holds(g, n, x);
    case F_WHEN: return ground_when(g, n, &g->pool->qual.at[x->a], value_of(g, n, a));
    case F_LIES_IN: return lies_in(g, value_of(g, n, a), value_of(g, n, a + 1));
    case F_OCCURS: return occurs(g, VAL(TAG_EVENT, x->a));
    case F_RELATION:
        for (uint32_t i = 0; i < x->kids.n; i++) arg[i] = value_of(g, n, a + i);
        return relation_holds(g, x->a, arg);
    case F_AND: case F_OR: case F_NOT: case F_ONE_OF: case F_IF: case F_FALSE: break;
    }
    return X_FALSE;
}

static expr junction(ground *g, names *n, const formula *x)
{
    space *s = g->s;
    expr f = x->op == F_AND ? X_TRUE : X_FALSE;
    if (x->op == F_NOT) return x_not(s, ground_formula(g, n, g->pool->kid.at[x->kids.first]));
    if (x->op == F_IF)
        return x_if(s, ground_formula(g, n, g->pool->kid.at[x->kids.first]), ground_formula(g, n, g->pool->kid.at[x->kids.first + 1]));
    if (x->op == F_ONE_OF) {
        expr *each = arena_array(g->f->mem, x->kids.n + 1u, sizeof *each);
        for (uint32_t i = 0; i < x->kids.n; i++) each[i] = ground_formula(g, n, g->pool->kid.at[x->kids.first + i]);
        return x_one_of(s, (count_kind)x->q, each, x->kids.n);
    }
    for (uint32_t i = 0; i < x->kids.n; i++) {
        expr k = ground_formula(g, n, g->pool->kid.at[x->kids.first + i]);
        f = x->op == F_AND ? x_and(s, f, k) : x_or(s, f, k);
    }
    return f;
}

static const char *formula_words(ground *g, const names *n, const formula *x)
{
    val arg[RELATION_PLACES] = {0};
    if (x->op == F_MATCH) {
        static const char *const word[] = {"", "first ", "every ", "no "};
        return format(g->f->mem, "%s%s", word[x->q], pattern_text(g->tell, g->s, g->pool, x->a, n->var));
    }
    if (x->op == F_RELATION || x->op == F_TERM) {
        for (uint32_t i = 0; i < x->kids.n; i++) arg[i] = value_of(g, n, &g->pool->arg.at[x->kids.first + i]);
        if (x->op == F_RELATION) return relation_text(g->tell, g->s, x->a, arg);
        strbuf sb;
        sb_init(&sb, g->f->mem);
        sb_fmt(&sb, "%s(", name_of(g->tell, g->f->l->term.at[x->a].name));
        for (uint32_t i = 0; i < x->kids.n; i++) sb_fmt(&sb, i ? ", %s" : "%s", val_name(g->tell, g->s, arg[i]));
        sb_char(&sb, ')');
        return sb_done(&sb);
    }
    return leaf_text(g, n, x);
}

/* The walk down a formula may be LIM_DEPTH deep: what it does not need on the way keeps frames of its own. */
static FRAME_OF_ITS_OWN void begin_reason(ground *g, const names *n, const formula *x)
{
    g->why = add_reason(g->f->mem, g->why, formula_words(g, n, x), X_FALSE);
}

expr ground_formula(ground *g, names *n, id formula_id)
{
    const formula *x = &g->pool->formula.at[formula_id];
    bool joins = x->op == F_AND || x->op == F_OR || x->op == F_NOT || x->op == F_ONE_OF || x->op == F_IF;
    reason *up = g->why;
    space_step(g->s, 1);
    if (g->s->given_up) return X_FALSE;
    if (!up) return joins ? junction(g, n, x) : leaf(g, n, x, NULL);
    begin_reason(g, n, x);
    reason *own = g->why;
    expr f = joins ? junction(g, n, x) : leaf(g, n, x, own);
    g->why = up;
    own->x = f;
    if (x->op == F_SAME || x->op == F_SORT || x->op == F_PARTY || x->op == F_LEVEL || x->op == F_JOINED || x->op == F_WHEN || x->op == F_LIES_IN) cite_operands(g, n, x, own);
    return f;
}

/* A `given` line that speaks of a dropped event (--as-of, --known-by) is not heard either. */
static bool speaks_of_dropped(const facts *f, id formula_id)
{
    const formula_pool *p = &f->r->f;
    const formula *x = &p->formula.at[formula_id];
    if (x->op == F_OCCURS) return f->event[x->a] == IS_DROPPED;
    bool joins = x->op == F_AND || x->op == F_OR || x->op == F_NOT || x->op == F_ONE_OF || x->op == F_IF;
    for (uint32_t i = 0; i < x->kids.n; i++) {
        const operand *o = joins ? NULL : &p->arg.at[x->kids.first + i];
        if (joins ? speaks_of_dropped(f, p->kid.at[x->kids.first + i]) : o->kind == O_EVENT && f->event[o->what] == IS_DROPPED) return true;
    }
    return false;
}

void require_given_lines(ground *g, uint32_t first, uint32_t last)
{
    const record *r = g->f->r;
    if (first == last) return;
    ground own = *g;
    own.pool = &r->f;
    own.group = GROUP_NONE;
    own.why = NULL;
    own.cutoff = DAY_MAX;
    names n;
    for (uint32_t i = 0; i < MAX_VARS; i++) n.var[i] = MISSING;
    for (uint32_t i = first; i < last; i++)
        if (g->f->given[i] == IS_TRUE && !speaks_of_dropped(g->f, r->given.at[i].formula)) space_require(g->s, ground_formula(&own, &n, r->given.at[i].formula));
}

void require_givens(ground *g)
{
    require_given_lines(g, 0, g->f->r->given.n);
}
