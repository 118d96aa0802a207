/* Names and facts in words. */
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

static const char *day_text(const teller *t, day d)
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

/* ---- sources and voices --------------------------------------------------------------------------------- */
static const m_source *tell_source(teller *t, id x)
{
    if (t->source[x]) return t->source[x];
    const source_item *s = source_item_of(t->f->l, t->f->r, x);
    m_source *m = arena_zero(t->mem, sizeof *m);
    *m = (m_source){name_of(t, s->key), s->title, s->url, s->side == NO_ID ? NULL : thing_name(t, s->side), s->dated, s->unverified};
    return t->source[x] = m;
}

static m_cite *tell_cites(teller *t, range cites, uint32_t *n)
{
    m_cite *c = arena_array(t->mem, cites.n + 1u, sizeof *c);
    *n = 0;
    for (uint32_t i = 0; i < cites.n; i++) {
        const cite *x = &t->f->r->cite.at[cites.first + i];
        if (source_known(t->f, x->source)) c[(*n)++] = (m_cite){tell_source(t, x->source), x->confidence ? name_of(t, x->confidence) : NULL};
    }
    return c;
}

m_cite *tell_law_cites(teller *t, range cites, uint32_t *n)
{
    m_cite *c = arena_array(t->mem, cites.n + 1u, sizeof *c);
    for (uint32_t i = 0; i < cites.n; i++) {
        const cite *x = &t->f->l->cite.at[cites.first + i];
        c[i] = (m_cite){tell_source(t, x->source), x->confidence ? name_of(t, x->confidence) : NULL};
    }
    *n = cites.n;
    return c;
}

static void tell_voices(teller *t, m_fact *m, range voices)
{
    m->voices = arena_array(t->mem, voices.n + 1u, sizeof *m->voices);
    for (uint32_t i = 0; i < voices.n; i++) {
        const voice *v = &t->f->r->voice.at[voices.first + i];
        if (!voice_heard(t->f, v)) continue;
        m_voice *out = &m->voices[m->n_voices++];
        out->how = (standing)v->how;
        out->whos = v->who.n;
        out->who = arena_array(t->mem, v->who.n + 1u, sizeof *out->who);
        for (uint32_t k = 0; k < v->who.n; k++) out->who[k] = name_of(t, t->f->r->who.at[v->who.first + k]);
        out->cites = tell_cites(t, v->cites, &out->citations);
    }
}

/* ---- facts ------------------------------------------------------------------------------------------------- */
static m_fact *new_fact(teller *t, told_kind kind, id index)
{
    told_fact *m = arena_zero(t->mem, sizeof *m);
    m->kind = kind;
    m->index = index;
    return &m->m;
}

/* What stands in a place of an event, those who act together as "A, B and C". That nothing does ("none") is said of what
 * could: "under no article". */
static const char *filling(const teller *t, uint16_t sorts, val v)
{
    if (VAL_TAG(v) == TAG_NOBODY && sorts == S_ARTICLE) return "no article";
    if (VAL_TAG(v) == TAG_NOBODY && sorts == S_PLACE) return "no place";
    if (VAL_TAG(v) == TAG_NOBODY && !(sorts & (S_STATE | S_GROUP | S_ORGAN))) return "nothing named";
    if (VAL_TAG(v) == TAG_NOBODY) return "nobody";
    if (VAL_TAG(v) != TAG_LIST) return val_name(t, NULL, v);
    const val *m = &t->f->r->list.at[VAL_ID(v)];
    strbuf sb;
    sb_init(&sb, t->mem);
    for (uint32_t i = 1; i <= m[0]; i++) sb_fmt(&sb, "%s%s", i == 1 ? "" : i == m[0] ? " and " : ", ", val_name(t, NULL, m[i]));
    return sb_done(&sb);
}

static const char *event_text(teller *t, const event *e)
{
    const event_kind *k = &t->f->l->kind.at[e->kind];
    strbuf sb;
    sb_init(&sb, t->mem);
    sb_str(&sb, name_of(t, k->name));
    for (int i = 0; i < SLOTS; i++) {
        if (!k->sorts[i] || e->slot[i] == MISSING) continue;
        uint8_t cmp = i < ROLES ? (uint8_t)IS_EQUAL : e->cmp[i - ROLES];
        sb_fmt(&sb, i < ROLES ? " %s " : ", %s ", slot_word(t, e->kind, i));
        sb_fmt(&sb, "%s%s", cmp == IS_AT_LEAST ? "at least " : cmp == IS_AT_MOST ? "at most " : "", filling(t, k->sorts[i], e->slot[i]));
    }
    if (e->joined_given) {
        sb_str(&sb, ", joined by ");
        for (uint32_t i = 0; i < e->joined.n; i++)
            sb_fmt(&sb, "%s%s", i == 0 ? "" : i + 1 == e->joined.n ? " and " : ", ", thing_name(t, t->f->r->who_id.at[e->joined.first + i]));
    }
    return sb_done(&sb);
}

const m_fact *tell_event(teller *t, id x)
{
    if (t->event[x]) return t->event[x];
    const event *e = &t->f->r->event.at[x];
    m_fact *m = new_fact(t, TOLD_EVENT, x);
    *m = (m_fact){.kind = FACT_EVENT, .name = name_of(t, e->label), .text = event_text(t, e), .from = e->from, .to = e->to,
                  .sometime = e->sometime, .open = t->f->event[x] == IS_OPEN && !event_not_found(t->f, x), .at = e->at};
    tell_voices(t, m, e->voices);
    return t->event[x] = m;
}

const m_fact *tell_relation(teller *t, id x)
{
    if (t->relation[x]) return t->relation[x];
    const relation_fact *f = &t->f->r->relation.at[x];
    bool judgment = t->f->l->relation.at[f->relation].judgment;
    m_fact *m = new_fact(t, TOLD_RELATION, x);
    const char *text = relation_text(t, NULL, f->relation, f->arg);
    *m = (m_fact){.kind = judgment ? FACT_JUDGMENT : FACT_RELATION, .name = text, .from = f->from, .to = f->to,
                  .text = f->no ? format(t->mem, judgment ? "not %s" : "no %s", text) : text, .open = t->f->relation[x] == IS_OPEN, .at = f->at};
    m->predicate = name_of(t, t->f->l->relation.at[f->relation].name);
    m->asks = t->f->l->relation.at[f->relation].doc;
    tell_voices(t, m, f->voices);
    return t->relation[x] = m;
}

const m_fact *tell_closure(teller *t, id x)
{
    if (t->closure[x]) return t->closure[x];
    const closure *c = &t->f->r->closure.at[x];
    const char *what = pattern_text(t, NULL, &t->f->r->f, c->pattern, NULL);
    m_fact *m = new_fact(t, TOLD_CLOSURE, x);
    *m = (m_fact){.kind = c->complete ? FACT_COMPLETE : FACT_ABSENCE, .from = c->from, .to = c->to, .encoder = c->encoder != NULL, .at = c->at};
    m->text = m->name = format(t->mem, c->complete ? "the record is complete for %s" : "no %s", what);
    if (c->encoder) m->text = format(t->mem, "%s (the encoder: %s)", m->text, c->encoder);
    tell_voices(t, m, c->voices);
    return t->closure[x] = m;
}

const m_fact *choice_fact(teller *t, const space *s, uint32_t which)
{
    const choice *c = &s->choice.at[which];
    if (c->kind == CH_OCCURS) return tell_event(t, c->event);
    if (c->kind == CH_RELATION && c->fact != NO_ID && t->f->r->relation.at[c->fact].no == 0) return tell_relation(t, c->fact);
    m_fact *m = new_fact(t, TOLD_CHOICE, NO_ID);
    *m = (m_fact){.kind = FACT_UNRECORDED, .name = choice_name(t, s, which), .from = DAY_MIN, .to = DAY_MAX, .open = true};
    m->text = m->name;
    if (c->kind == CH_RELATION && c->fact != NO_ID) {
        const m_fact *recorded = tell_relation(t, c->fact);
        const char *name = m->name;
        *m = *recorded;
        m->name = name;
    } else if (c->event != NO_ID) {
        const m_fact *e = tell_event(t, c->event);
        m->kind = FACT_EVENT;
        m->from = e->from, m->to = e->to, m->sometime = e->sometime;
        m->voices = e->voices, m->n_voices = e->n_voices, m->at = e->at;
    }
    if (c->kind == CH_RELATION && c->judgment) m->kind = FACT_JUDGMENT;
    if (c->kind == CH_RELATION) {
        m->predicate = name_of(t, t->f->l->relation.at[c->what].name);
        m->asks = t->f->l->relation.at[c->what].doc;
    }
    return m;
}

const m_reading *tell_reading(teller *t, id term_id, uint32_t which)
{
    const law *l = t->f->l;
    const term *tt = &l->term.at[term_id];
    id x = tt->readings.first + which;
    if (t->reading[x]) return t->reading[x];
    const reading *r = &l->reading.at[x];
    m_reading *m = arena_zero(t->mem, sizeof *m);
    *m = (m_reading){.treaty = name_of(t, l->treaty.at[tt->treaty].name), .term = name_of(t, tt->name), .name = name_of(t, r->name),
                     .question = tt->question, .label = r->label, .basis = r->basis, .authority = r->authority, .objection = r->objection,
                     .note = r->note, .sets_aside = r->sets_aside, .at = r->at};
    m->cites = tell_law_cites(t, r->authority_cites, &m->citations);
    m->held = arena_array(t->mem, r->held.n + 1u, sizeof *m->held);
    m->n_held = r->held.n;
    for (uint32_t i = 0; i < r->held.n; i++) {
        const holding *h = &l->holding.at[r->held.first + i];
        m->held[i].text = format(t->mem, h->version ? "%s on %s, of the %s text" : "%s on %s", name_of(t, h->who), day_text(t, h->on),
                                 h->version ? name_of(t, h->version) : "");
        m->held[i].who = name_of(t, h->who);
        m->held[i].on = h->on;
        m->held[i].cites = tell_law_cites(t, h->cites, &m->held[i].citations);
    }
    return t->reading[x] = m;
}
