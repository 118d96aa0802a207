/* The conditions of a row: their words, how they stand, and the facts they rest on.
 *
 * Contract: in the model's order. `why` tells all of them; `assess` leaves out those that no verdict
 * of the row comes to: gates and acts of what was not triggered, acts of what is not due, and
 * parts, tenders and reliefs that are not there, exceptions where there is no act, reliefs where there is
 * no breach. A gate that is
 * not met is "missing", never false.
 */
#include "report/body.h"
#include "report/reasons.h"

/* How far into the clause the row's verdicts reach. */
typedef enum { REACH_TRIGGER, REACH_GATES, REACH_ACTS } reach;

static reach row_reach(const m_row *r)
{
    reach most = REACH_TRIGGER;
    for (uint32_t i = 0; i < r->n_verdicts; i++) {
        verdict_word v = r->verdicts[i].verdict;
        reach x = v <= V_NOT_TRIGGERED ? REACH_TRIGGER : v == V_NOT_DUE || v == V_NOT_AVAILABLE ? REACH_GATES : REACH_ACTS;
        if (x > most) most = x;
    }
    return most;
}

/* An excuse or release has no bearing but on a breach, the latter also on what is pending. */
static bool bears(const m_cond *c, const m_row *r)
{
    uint32_t late = 1u << V_NOT_HONORED | 1u << V_HONORED_LATE | 1u << V_HONORED_IN_PART, some = 0;
    if (c->role != COND_EXCUSED && c->role != COND_RELEASED) return true;
    for (uint32_t i = 0; i < r->n_verdicts; i++) some |= 1u << r->verdicts[i].verdict;
    return some & (c->role == COND_RELEASED ? late | 1u << V_PENDING : late);
}

static bool is_told(const m_cond *c, reach far)
{
    switch (c->role) {
    case COND_WHERE: case COND_WHEN: case COND_UNLESS: case COND_OWED: return true;
    case COND_PROVIDED: return far >= REACH_GATES;
    case COND_SHALL: case COND_SHALL_NOT: case COND_MAY: return far >= REACH_ACTS;
    case COND_ENDS: return far >= REACH_ACTS || c->deciding;
    case COND_PARTLY: case COND_TENDERED: case COND_REFUSED: case COND_EXCUSED: case COND_RELEASED: case COND_ROLES: break;
    }
    return far >= REACH_ACTS && (c->deciding || c->status != STATUS_NOT_MET);
}

/* The trigger needs no label: most conditions are of it. */
static const char *role_label(m_cond_role r)
{
    static const char *const label[COND_ROLES] = {"",       "",         "unless ",  "provided ",   "shall ",       "shall not ", "may ", "until ",
                                                  "partly ", "tendered ", "refused ", "excused by ", "released by ", "owed by "};
    return label[r];
}

/* Under a "shall not" the question is whether there is such an act: "met" would sound like kept. */
static const char *status_label(const m_cond *c)
{
    if (c->role == COND_MAY && c->status != STATUS_OPEN) return c->status == STATUS_MET ? "used" : "not used";
    if (c->role == COND_ENDS && c->status != STATUS_OPEN) return c->status == STATUS_MET ? "ended" : "lasts";
    if (c->role == COND_SHALL_NOT && c->status != STATUS_OPEN) return c->status == STATUS_MET ? "an act" : "no act";
    switch (c->status) {
    case STATUS_MET: return "met";
    case STATUS_NOT_MET: return c->role == COND_PROVIDED ? "missing" : "not met";
    case STATUS_OPEN: break;
    }
    return "open";
}

/* What nobody recorded, and a record said to be complete, matter where something is missing; beside a
 * fact that meets the condition they are left to `why`. */
static bool is_idle(const m_cond *c, const m_fact *f)
{
    if (c->status != STATUS_MET || (f->kind != FACT_COMPLETE && f->kind != FACT_UNRECORDED)) return false;
    for (uint32_t i = 0; i < c->n_facts; i++)
        if (c->facts[i]->kind != FACT_COMPLETE && c->facts[i]->kind != FACT_UNRECORDED) return true;
    return false;
}

/* Another line of the record about the same relation or judgment. */
static bool same_question(const m_fact *a, const m_fact *b)
{
    return a != b && a->kind == b->kind && (a->kind == FACT_RELATION || a->kind == FACT_JUDGMENT) && same_text(a->name, b->name);
}

/* Of several lines about one question the one that stands is named again, or where none does the first, without
 * its "not": what they say was told. */
typedef enum { NAMED_BY_ITSELF, NAMED_FOR_ALL, NAMED_BY_ANOTHER } naming;
static naming naming_of(const m_cond *c, uint32_t i)
{
    naming how = NAMED_BY_ITSELF;
    for (uint32_t k = 0; k < c->n_facts; k++) {
        if (!same_question(c->facts[i], c->facts[k])) continue;
        bool other_stands = c->facts[i]->open && !c->facts[k]->open;
        if (other_stands || (k < i && c->facts[i]->open == c->facts[k]->open)) return NAMED_BY_ANOTHER;
        if (c->facts[i]->open) how = NAMED_FOR_ALL;
    }
    return how;
}

/* Facts that were told already, by name, behind the words. */
static void tell_known_facts(teller *t, const m_cond *c)
{
    const char *before = ": ";
    for (uint32_t i = 0; i < c->n_facts; i++) {
        if (t->mode == TELL_ALIKE || !was_seen(&t->told, c->facts[i])) continue;
        if (t->mode == TELL_SHORT && is_idle(c, c->facts[i])) continue;
        naming how = naming_of(c, i);
        if (how == NAMED_BY_ANOTHER) continue;
        say_text(t->s, before);
        if (how == NAMED_FOR_ALL) say_told(t->s, c->facts[i]->name);
        else tell_fact(t, c->facts[i]);
        before = ", ";
    }
}

/* Facts told for the first time: an event in a paragraph of its own, short ones together. */
static void tell_new_facts(teller *t, const m_cond *c)
{
    bool together = false;
    for (uint32_t i = 0; i < c->n_facts; i++) {
        const m_fact *f = c->facts[i];
        if (t->mode != TELL_ALIKE && was_seen(&t->told, f)) continue;
        if (t->mode != TELL_FULL && is_idle(c, f)) continue;
        bool brief = f->kind != FACT_EVENT && t->mode == TELL_SHORT;
        if (brief && together) say_text(t->s, "; ");
        else para(t->s, COL_WORDS + 2, COL_WORDS + 4);
        together = brief;
        tell_fact(t, f);
    }
}

/* What the policy took for the answer, beside what it was an answer to. */
static void tell_answers(teller *t, const m_cond *c)
{
    for (uint32_t i = 0; i < c->n_answers; i++) {
        para(t->s, COL_WORDS + 2, COL_WORDS + 4);
        say_answer(t->s, c->answers[i]);
    }
}

static void tell_reading(teller *t, const m_reading *r)
{
    if (t->mode == TELL_ALIKE || seen_before(&t->explained, r)) return;
    if (t->mode == TELL_FULL) {
        reading_in_full(t->s, r, t->sources, COL_WORDS + 2);
        return;
    }
    para(t->s, COL_WORDS + 2, COL_WORDS + 4);
    if (text_given(r->question)) {
        say_quoted(t->s, r->question);
        say_text(t->s, " ");
    }
    say(t->s, "%s%s", r->name, text_given(r->label) ? ": " : "");
    if (text_given(r->label)) say_quoted(t->s, r->label);
}

static void tell_reading_within(void *to, const m_reading *r)
{
    tell_reading(to, r);
}

static void tell_condition(teller *t, const m_cond *c)
{
    sheet *s = t->s;
    para(s, c->deciding ? COL_LABEL : COL_LABEL + 2, COL_WORDS);
    if (c->deciding) say_text(s, "* ");
    set_style(s, c->deciding ? STYLE_STRONG : STYLE_PLAIN);
    say_text(s, status_label(c));
    set_style(s, STYLE_PLAIN);
    to_hang(s);
    say(s, c->implied ? "%simplied: %s" : "%s\"%s\"", role_label(c->role), c->words ? c->words : "");
    if (c->reading) say(s, " (reading %s)", c->reading->name);
    if (t->mode == TELL_FULL) say_at(s, t->sources, c->at);
    tell_known_facts(t, c);
    if (c->reading) tell_reading(t, c->reading);
    if (t->mode == TELL_FULL) each_reading(s->body.mem, c->reason, tell_reading_within, t);
    tell_new_facts(t, c);
    tell_answers(t, c);
    if (t->mode == TELL_FULL && c->reason) tell_reasons(s, c->reason, COL_WORDS + 2);
}

/* How long the acts could wait, and until when. */
static void tell_limit(teller *t, const m_limit *m)
{
    sheet *s = t->s;
    if (!m->words) return;
    para(s, COL_LABEL + 2, COL_WORDS);
    say_text(s, "limit");
    to_hang(s);
    say(s, m->implied ? "within implied: %s" : "within \"%s\"", m->words);
    if (m->parameter) say(s, ": %s, %d days", m->parameter, (int)m->days);
    else if (m->days) say(s, ": %d days", (int)m->days);
    if (m->from == DAY_MIN) return;
    say_text(s, ", until ");
    say_day(s, m->from);
    if (m->from == m->to) return;
    say_text(s, " at the earliest, ");
    say_day(s, m->to);
    say_text(s, " at the latest");
}

void tell_conditions(teller *t, const m_row *r)
{
    reach far = t->mode == TELL_FULL ? REACH_ACTS : row_reach(r);
    bool nothing_done = false;
    for (uint32_t i = 0; i < r->n_conditions; i++)
        nothing_done = nothing_done || (r->conditions[i].role == COND_SHALL_NOT && r->conditions[i].status == STATUS_NOT_MET);
    for (uint32_t i = 0; i < r->n_conditions; i++) {
        const m_cond *c = &r->conditions[i];
        bool idle = nothing_done && c->role == COND_UNLESS; /* no act that it could except */
        if (t->mode == TELL_FULL || (is_told(c, far) && bears(c, r) && !idle)) tell_condition(t, c);
    }
    if (t->mode == TELL_FULL || far == REACH_ACTS) tell_limit(t, &r->limit);
}
