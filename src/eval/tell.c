/* Names, choices and answers in words; the facts of the record are told by told.c. */
#include "eval/tell.h"

void teller_init(teller *t, facts *f, arena *mem)
{
    const record *r = f->r;
    *t = (teller){.f = f, .mem = mem};
    t->source = arena_array(mem, f->l->source.n + r->source.n + 1u, sizeof *t->source);
    t->event = arena_array(mem, r->event.n + 1u, sizeof *t->event);
    t->relation = arena_array(mem, r->relation.n + 1u, sizeof *t->relation);
    t->closure = arena_array(mem, r->closure.n + 1u, sizeof *t->closure);
    t->reading = arena_array(mem, f->l->reading.n + 1u, sizeof *t->reading);
    t->presumption = arena_array(mem, f->l->presumption.n + 1u, sizeof *t->presumption);
    t->event_answer = arena_array(mem, r->event.n + 1u, sizeof *t->event_answer);
}

const char *format(arena *mem, const char *fmt, ...)
{
    va_list ap;
    strbuf sb;
    sb_init(&sb, mem);
    va_start(ap, fmt);
    sb_vfmt(&sb, fmt, ap);
    va_end(ap);
    return sb_done(&sb);
}

reason *add_reason(arena *mem, reason *up, const char *text, expr x)
{
    reason *r = arena_zero(mem, sizeof *r);
    r->text = text;
    r->x = x;
    if (up->last) up->last->next = r;
    else up->kid = r;
    up->last = r;
    return r;
}

/* ---- names ------------------------------------------------------------------------------------------ */
const char *name_of(const teller *t, sym s)
{
    return intern_str(t->f->r->names, s);
}

const char *thing_name(const teller *t, id thing)
{
    return name_of(t, thing_of(t->f->l, t->f->r, thing)->name);
}

static const char *sort_words(uint16_t mask)
{
    static const char *const word[] = {"state", "group", "organ", "place", "treaty", "article", "level", "event"};
    for (int i = 0; i < 8; i++)
        if (mask == 1u << i) return word[i];
    return mask == (S_STATE | S_GROUP) ? "state or group" : "one";
}

const char *val_name(const teller *t, const space *s, val v)
{
    switch (VAL_TAG(v)) {
    case TAG_THING: return thing_name(t, VAL_ID(v));
    case TAG_EVENT: return name_of(t, t->f->r->event.at[VAL_ID(v)].label);
    case TAG_LIST: {
        strbuf sb;
        const val *m = &t->f->r->list.at[VAL_ID(v)];
        sb_init(&sb, t->mem);
        for (uint32_t i = 1; i <= m[0]; i++) sb_fmt(&sb, i > 1 ? ", %s" : "%s", val_name(t, s, m[i]));
        return sb_done(&sb);
    }
    case TAG_ANY: return format(t->mem, "any %s", sort_words((uint16_t)VAL_ID(v)));
    case TAG_NOBODY: return "none";
    case TAG_HYPO: case TAG_ROLE: return choice_name(t, s, VAL_ID(v));
    default: return "somebody";
    }
}

const char *relation_text(const teller *t, const space *s, id rel, const val *arg)
{
    const relation *x = &t->f->l->relation.at[rel];
    strbuf sb;
    sb_init(&sb, t->mem);
    sb_fmt(&sb, "%s(", name_of(t, x->name));
    for (uint32_t i = 0; i < x->n; i++) sb_fmt(&sb, i ? ", %s" : "%s", val_name(t, s, arg[i]));
    sb_char(&sb, ')');
    return sb_done(&sb);
}

const char *slot_word(const teller *t, id kind, int slot)
{
    return slot < ROLES ? role_word((role)slot) : name_of(t, t->f->l->kind.at[kind].attribute[slot - ROLES]);
}

const char *query_name(const teller *t, const space *s, const choice *c)
{
    const formula_pool *p = &t->f->l->f;
    const pattern *x = &p->pattern.at[c->what];
    strbuf sb;
    sb_init(&sb, t->mem);
    sb_fmt(&sb, "unrecorded %s", name_of(t, t->f->l->kind.at[x->kind].name));
    for (uint32_t i = 0; i < x->quals.n; i++) {
        const qual *q = &p->qual.at[x->quals.first + i];
        if (q->kind != QUAL_SLOT || q->cmp != IS_EQUAL || c->fixed[q->slot] == MISSING) continue;
        sb_fmt(&sb, q->slot < ROLES ? " %s %s" : " with %s %s", slot_word(t, x->kind, q->slot),
               VAL_TAG(c->fixed[q->slot]) == TAG_HYPO ? query_name(t, s, &s->choice.at[VAL_ID(c->fixed[q->slot])]) : val_name(t, s, c->fixed[q->slot]));
    }
    return sb_done(&sb);
}

const char *qual_days(const teller *t, const qual *q)
{
    char from[16], to[16];
    day_write(q->from, from);
    day_write(q->to, to);
    return format(t->mem, q->kind == QUAL_DURING ? "%s .. %s" : "%s", from, to);
}

/* Its times, as the clause asks for them: " after f"; an unrecorded event stands in brackets. */
static const char *query_times(const teller *t, const space *s, const choice *c)
{
    static const char *const word[] = {[QUAL_AFTER] = "after", [QUAL_BEFORE] = "before", [QUAL_DURING] = "during"};
    const formula_pool *p = &t->f->l->f;
    const pattern *x = &p->pattern.at[c->what];
    strbuf sb;
    sb_init(&sb, t->mem);
    for (uint32_t i = 0; i < x->quals.n; i++) {
        const qual *q = &p->qual.at[x->quals.first + i];
        if (q->kind != QUAL_AFTER && q->kind != QUAL_BEFORE && q->kind != QUAL_DURING) continue;
        if (q->what.kind == O_DAYS) sb_fmt(&sb, " %s %s", word[q->kind], qual_days(t, q));
        val v = q->what.kind == O_VAR ? c->env[q->what.what] : q->what.kind == O_EVENT ? VAL(TAG_EVENT, q->what.what) : MISSING;
        if (VAL_TAG(v) == TAG_EVENT) sb_fmt(&sb, " %s %s", word[q->kind], val_name(t, s, v));
        else if (VAL_TAG(v) == TAG_HYPO) sb_fmt(&sb, " %s (%s)", word[q->kind], query_name(t, s, &s->choice.at[VAL_ID(v)]));
    }
    return sb_done(&sb);
}

/* Where another query of the question fixes the same, the times tell them apart. */
static const char *unrecorded_name(const teller *t, const space *s, uint32_t which)
{
    const choice *c = &s->choice.at[which];
    const char *name = query_name(t, s, c), *times = query_times(t, s, c);
    for (uint32_t i = 0; i < s->choice.n; i++) {
        const choice *o = &s->choice.at[i];
        if (i == which || o->kind != CH_UNRECORDED || strcmp(query_name(t, s, o), name) != 0 || !strcmp(query_times(t, s, o), times)) continue;
        return format(t->mem, "%s%s", name, times);
    }
    return name;
}

const char *choice_name(const teller *t, const space *s, uint32_t which)
{
    const choice *c = &s->choice.at[which];
    switch ((choice_kind)c->kind) {
    case CH_OCCURS: return name_of(t, t->f->r->event.at[c->event].label);
    case CH_DAY: return format(t->mem, "day of %s", name_of(t, t->f->r->event.at[c->event].label));
    case CH_SLOT: {
        id kind = c->event != NO_ID ? t->f->r->event.at[c->event].kind : t->f->l->f.pattern.at[s->choice.at[c->owner].what].kind;
        const char *owner = c->event != NO_ID ? name_of(t, t->f->r->event.at[c->event].label) : choice_name(t, s, c->owner);
        return format(t->mem, "%s.%s", owner, slot_word(t, kind, c->slot));
    }
    case CH_RELATION: return relation_text(t, s, c->what, c->arg);
    case CH_UNRECORDED: return unrecorded_name(t, s, which);
    case CH_READING: return name_of(t, t->f->l->term.at[c->what].name);
    }
    return "";
}

const char *day_text(const teller *t, day d)
{
    char b[11];
    day_write(d, b);
    return format(t->mem, "%s", b);
}

/* The answers of the cells as a list of days, first and last of each run. */
static const char *days_text(const teller *t, const choice *c, const uint64_t *answers)
{
    strbuf sb;
    sb_init(&sb, t->mem);
    uint32_t skip = c->kind == CH_UNRECORDED ? 1 : 0;
    for (uint32_t i = skip; i < c->n; i++) {
        if (!set_has(answers, i)) continue;
        uint32_t k = i;
        while (k + 1 < c->n && set_has(answers, k + 1)) k++;
        if (sb.len) sb_str(&sb, " or ");
        day a = c->lo + (day)(i - skip), b = c->lo + (day)(k - skip);
        if (a == b) sb_fmt(&sb, "on %s", day_text(t, a));
        else sb_fmt(&sb, "on one of the days %s to %s", day_text(t, a), day_text(t, b));
        i = k;
    }
    return sb_done(&sb);
}

/* The name of a query leaves out its `such that`, so two of one clause may have the same: then the
 * condition under which it stands tells them apart. */
static const char *name_apart(const teller *t, const space *s, uint32_t which)
{
    const law *l = t->f->l;
    const choice *c = &s->choice.at[which];
    const char *name = choice_name(t, s, which);
    bool alone = true;
    for (uint32_t i = 0; i < s->choice.n && alone; i++)
        alone = i == which || s->choice.at[i].kind != CH_UNRECORDED || strcmp(choice_name(t, s, i), name) != 0;
    for (uint32_t i = 0; i < l->cond.n && !alone; i++) {
        const formula *f = &l->f.formula.at[l->cond.at[i].what];
        if (f->op != F_MATCH || f->a != c->what) continue;
        if (l->cond.at[i].role == C_SHALL) return format(t->mem, "%s that counts in full", name);
        if (l->cond.at[i].role == C_PARTLY) return format(t->mem, "%s that counts in part", name);
    }
    return name;
}

const char *answer_text(const teller *t, const space *s, uint32_t which, const uint64_t *answers, uint32_t n)
{
    const choice *c = &s->choice.at[which];
    const char *name = c->kind == CH_UNRECORDED ? name_apart(t, s, which) : choice_name(t, s, which);
    bool yes = false, no = set_has(answers, 0);
    for (uint32_t i = 1; i < n; i++) yes = yes || set_has(answers, i);
    switch ((choice_kind)c->kind) {
    case CH_OCCURS: return no ? format(t->mem, "%s did not happen", name) : format(t->mem, "%s happened", name);
    case CH_RELATION: return no ? format(t->mem, "not %s", name) : name;
    case CH_DAY: return format(t->mem, "%s fell %s", name_of(t, t->f->r->event.at[c->event].label), days_text(t, c, answers));
    case CH_UNRECORDED: /* the name begins with "unrecorded" */
        if (no && !yes) return format(t->mem, "no %s happened", name);
        if (c->gate) {
            bool all = true;
            for (uint32_t i = 1; i < n; i++) all = all && set_has(answers, i);
            if (all) return format(t->mem, "an %s happened", name);
            return format(t->mem, no ? "no %s happened unless %s" : "an %s happened %s", name, days_text(t, c, answers));
        }
        if (n == 3 && !no && set_has(answers, 1) != set_has(answers, 2)) return format(t->mem, "an %s happened %s", name, set_has(answers, 1) ? "in time" : "late");
        if (n == 3 && no) return format(t->mem, "no %s happened %s", name, set_has(answers, 1) ? "late" : "in time");
        return format(t->mem, "an %s happened", name);
    case CH_SLOT: case CH_READING: {
        strbuf sb;
        sb_init(&sb, t->mem);
        uint32_t count = 0;
        for (uint32_t i = 0; i < n; i++) count += set_has(answers, i);
        bool negate = count > n / 2 && count < n;
        for (uint32_t i = 0; i < n; i++) {
            if (set_has(answers, i) == negate) continue;
            const char *one = c->kind == CH_SLOT ? val_name(t, s, c->alt[i]) : name_of(t, t->f->l->reading.at[t->f->l->term.at[c->what].readings.first + i].name);
            sb_fmt(&sb, sb.len ? " or %s" : "%s", one);
        }
        return format(t->mem, negate ? "%s is not %s" : "%s is %s", name, sb_done(&sb));
    }
    }
    return name;
}

const char *pattern_text(const teller *t, const space *s, const formula_pool *p, id pattern_id, const val *vars)
{
    static const char *const word[] = {"", "after", "before", "during", ""};
    const pattern *x = &p->pattern.at[pattern_id];
    strbuf sb;
    sb_init(&sb, t->mem);
    sb_str(&sb, name_of(t, t->f->l->kind.at[x->kind].name));
    for (uint32_t i = 0; i < x->quals.n; i++) {
        const qual *q = &p->qual.at[x->quals.first + i];
        if (q->kind == QUAL_SUCH) {
            sb_str(&sb, " such that ...");
            continue;
        }
        if (q->what.kind == O_DAYS) {
            sb_fmt(&sb, " %s %s", word[q->kind], qual_days(t, q));
            continue;
        }
        val v = MISSING;
        if (q->what.kind == O_THING) v = VAL(TAG_THING, q->what.what);
        else if (q->what.kind == O_EVENT) v = VAL(TAG_EVENT, q->what.what);
        else if (q->what.kind == O_ANY) v = VAL(TAG_ANY, q->what.sorts);
        else if (q->what.kind == O_NOBODY) v = NOBODY;
        else if (vars) v = vars[q->what.what];
        if (q->what.slot != WHOLE && VAL_TAG(v) == TAG_EVENT) v = t->f->r->event.at[VAL_ID(v)].slot[q->what.slot];
        const char *what = val_name(t, s, v);
        if (q->kind != QUAL_SLOT) sb_fmt(&sb, " %s %s", word[q->kind], what);
        else if (q->slot < ROLES) sb_fmt(&sb, " %s %s", role_word((role)q->slot), what);
        else sb_fmt(&sb, " with %s %s%s", slot_word(t, x->kind, q->slot), q->cmp == IS_AT_LEAST ? "at least " : q->cmp == IS_AT_MOST ? "at most " : "", what);
    }
    return sb_done(&sb);
}
