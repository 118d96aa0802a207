/* Facts of the record as a report tells them, with their sources, voices and readings: each is made when it is
 * first told, and once. */
#include "eval/tell.h"

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
