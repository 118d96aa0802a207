/* Walking the findings: joint ones, rows with their conditions and hinges, open facts, closures; and
 * the sources of all of them, of the texts in force, and of the readings where those are told in full.
 *
 * Contract: a fact is the same where name, kind and place are, for the model tells an open question
 * anew in every row. */
#include "base/intern.h"
#include "report/collect.h"
#include "report/reasons.h"
#include "report/seen.h"

typedef struct { arena *mem; seen facts, sources; interner keys; strbuf key; collection got; } collector;

static bool is_new(collector *k, const m_fact *f)
{
    if (seen_before(&k->facts, f)) return false;
    uint32_t had = k->keys.entry.n;
    k->key.len = 0;
    sb_fmt(&k->key, "%s|%d|%llu", f->name, (int)f->kind, (unsigned long long)f->at.at);
    intern(&k->keys, k->key.at, k->key.len);
    return k->keys.entry.n > had;
}

static void add_sources(collector *k, const m_cite *c, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (!seen_before(&k->sources, c[i].source)) vec_push(k->mem, &k->got.sources, c[i].source);
}

static void add_fact(collector *k, const m_fact *f)
{
    if (!is_new(k, f)) return;
    vec_push(k->mem, &k->got.facts, f);
    for (uint32_t i = 0; i < f->n_voices; i++) add_sources(k, f->voices[i].cites, f->voices[i].citations);
}

static void add_reading(void *to, const m_reading *r)
{
    collector *k = to;
    if (!r) return;
    add_sources(k, r->cites, r->citations);
    for (uint32_t i = 0; i < r->n_held; i++) add_sources(k, r->held[i].cites, r->held[i].citations);
}

static void add_facts(collector *k, const m_fact **facts, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) add_fact(k, facts[i]);
}

static void add_hinges(collector *k, const m_hinges *h)
{
    add_facts(k, h->facts, h->n_facts);
    add_facts(k, h->appraisals, h->n_appraisals);
}

collection collect(arena *mem, const m_case *c, bool readings)
{
    collector k = {.mem = mem};
    seen_init(&k.facts, mem);
    intern_init(&k.keys, mem, NULL);
    sb_init(&k.key, mem);
    seen_init(&k.sources, mem);
    for (uint32_t i = 0; i < c->n_joints; i++) {
        const m_joint *j = &c->joints[i];
        add_hinges(&k, &j->turns_on);
        add_hinges(&k, &j->which);
        add_facts(&k, j->resting.facts, j->resting.n);
    }
    for (uint32_t i = 0; i < c->n_rows; i++) {
        const m_row *r = &c->rows[i];
        add_sources(&k, r->cites, r->citations);
        for (uint32_t j = 0; readings && j < r->n_conditions; j++) {
            add_reading(&k, r->conditions[j].reading);
            each_reading(mem, r->conditions[j].reason, add_reading, &k);
        }
        for (uint32_t j = 0; j < r->n_conditions; j++) add_facts(&k, r->conditions[j].facts, r->conditions[j].n_facts);
        add_hinges(&k, &r->turns_on);
        add_facts(&k, r->resting.facts, r->resting.n);
    }
    for (uint32_t i = 0; i < c->n_presumptions; i++) add_sources(&k, c->presumptions[i]->cites, c->presumptions[i]->citations);
    add_facts(&k, c->open_facts, c->n_open_facts);
    add_facts(&k, c->by_encoder, c->n_by_encoder);
    return k.got;
}
