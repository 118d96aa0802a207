/* One row in words: verdicts and when they hold, conditions, hinges, what is enough, but for.
 *
 * Contract: everything comes from the model in the model's order. Facts, appraisals and readings
 * stand under labels of their own. A gate that is not met is "missing", never false. A fact is told
 * in full where it first occurs in a row and by name and sources after that.
 */
#include "report/body.h"
#include "report/reasons.h"

void labelled(sheet *s, const char *label)
{
    para(s, COL_LABEL, COL_ITEM);
    say_text(s, label);
    to_hang(s);
}

static void tell_fact(teller *t, const m_fact *f)
{
    if (seen_before(&t->told, f)) {
        say_fact_again(t->s, f);
        return;
    }
    say_fact(t->s, f);
    if (t->full) say_at(t->s, t->sources, f->at);
}

/* --- the verdict ------------------------------------------------------------------------------- */

/* How far a settled verdict reaches beyond the profile that the heading names. */
static const char *reach(bool by_law, bool tried)
{
    if (!by_law) return "";
    return tried ? ", on every reading" : ", on the profiles run";
}

static const char *depends_on(const m_hinges *h)
{
    if (h->n_facts && h->n_appraisals) return "depends on facts and appraisals";
    if (h->n_appraisals) return "depends on appraisals";
    return "depends on facts";
}

static void tell_verdicts(sheet *s, const m_verdict *v, uint32_t n, bool settled)
{
    if (settled) return;
    for (uint32_t i = 0; i < n; i++) {
        para(s, COL_LABEL, COL_ITEM);
        set_style(s, STYLE_STRONG);
        say_text(s, verdict_name(v[i].verdict));
        set_style(s, STYLE_PLAIN);
        to_hang(s);
        if (text_given(v[i].when)) say(s, "if %s", v[i].when);
    }
}

static void tell_headline(sheet *s, const m_verdict *v, uint32_t n, bool settled, const char *reaching, const char *else_say)
{
    if (settled && n == 1) {
        set_style(s, STYLE_STRONG);
        say_text(s, verdict_name(v[0].verdict));
        set_style(s, STYLE_PLAIN);
        say_text(s, reaching);
    } else say_text(s, else_say);
    tell_verdicts(s, v, n, settled && n == 1);
}

static void tell_overlays(sheet *s, const m_row *r)
{
    for (uint32_t i = 0; i < r->n_overlays; i++) {
        const m_overlay *x = &r->overlays[i];
        para(s, COL_LABEL, COL_ITEM);
        set_style(s, STYLE_STRONG);
        say_text(s, verdict_name(x->kind));
        set_style(s, STYLE_PLAIN);
        to_hang(s);
        say_text(s, x->ground);
        if (x->on != DAY_MIN) {
            say_text(s, ", on ");
            say_day(s, x->on);
        }
        if (text_given(x->when)) say(s, ", if %s", x->when);
    }
}

/* --- conditions -------------------------------------------------------------------------------- */

static const char *role_label(m_cond_role r)
{
    static const char *const label[COND_ROLES] = {"where",  "when",     "unless",   "provided", "shall",      "shall not",
                                                  "partly", "tendered", "refused", "excused by", "released by", "owed by"};
    return label[r];
}

static const char *status_label(const m_cond *c)
{
    switch (c->status) {
    case STATUS_MET: return "met";
    case STATUS_NOT_MET: return c->role == COND_PROVIDED ? "missing" : "not met";
    case STATUS_OPEN: break;
    }
    return "open";
}

static void tell_reading(teller *t, const m_reading *r)
{
    if (seen_before(&t->told, r)) {
        para(t->s, COL_WORDS, COL_WORDS + 2);
        say(t->s, "%s: reading %s", r->term, r->name);
        return;
    }
    if (t->full) {
        reading_in_full(t->s, r, t->sources, COL_WORDS);
        return;
    }
    para(t->s, COL_WORDS, COL_WORDS + 2);
    if (text_given(r->question)) say(t->s, "%s ", r->question);
    say_reading(t->s, r);
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
    say(s, c->implied ? "%s implied: " : "%s \"", role_label(c->role));
    say(s, "%s%s", c->words ? c->words : "", c->implied ? "" : "\"");
    if (t->full) say_at(s, t->sources, c->at);
    if (c->reading) tell_reading(t, c->reading);
    for (uint32_t i = 0; i < c->n_facts; i++) {
        para(s, COL_WORDS, COL_WORDS + 2);
        tell_fact(t, c->facts[i]);
    }
    if (t->full && c->reason) tell_reasons(s, c->reason, COL_WORDS);
}

/* --- what it turns on -------------------------------------------------------------------------- */

static void tell_fact_list(teller *t, const char *label, const m_fact **facts, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        labelled(t->s, i ? "" : label);
        tell_fact(t, facts[i]);
    }
}

static void tell_hinges(teller *t, const m_hinges *h)
{
    tell_fact_list(t, "turns on facts", h->facts, h->n_facts);
    tell_fact_list(t, "turns on appraisals", h->appraisals, h->n_appraisals);
    for (uint32_t i = 0; i < h->n_readings; i++) {
        const m_reading *r = h->readings[i];
        labelled(t->s, i ? "" : "turns on readings");
        say(t->s, "%s, here %s", r->term, r->name);
        if (text_given(r->question)) say(t->s, ": %s", r->question);
    }
}

static void tell_enough(sheet *s, const m_row *r)
{
    for (uint32_t i = 0; i < r->n_enough; i++) {
        const m_enough *e = &r->enough[i];
        labelled(s, i ? "" : "enough to establish");
        say_list(s, e->facts, e->n, "and");
        say(s, ": %s", verdict_name(e->verdict));
    }
    if (!r->enough_cut) return;
    labelled(s, "");
    say_text(s, "further or larger sets are not listed");
}

static void tell_but_for(sheet *s, const m_row *r)
{
    for (uint32_t i = 0; i < r->n_but_for; i++) {
        const m_but_for *b = &r->but_for[i];
        labelled(s, i ? "" : "but for");
        say_list(s, b->facts, b->n, "and");
        say_text(s, ": ");
        say_verdicts(s, b->verdicts, b->n_verdicts);
    }
}

static void tell_parameters(sheet *s, const m_row *r)
{
    for (uint32_t i = 0; i < r->n_parameters; i++) {
        const m_param *p = &r->parameters[i];
        labelled(s, "changes with");
        say(s, "%s, here %d days", p->name, (int)p->value);
        if (text_given(p->why)) say(s, " (%s)", p->why);
        for (uint32_t k = 0; k < p->n_ranges; k++) {
            const m_param_range *x = &p->ranges[k];
            para(s, COL_ITEM, COL_ITEM + 2);
            if (x->from == x->to) say(s, "%d days: ", (int)x->from);
            else say(s, "%d to %d days: ", (int)x->from, (int)x->to);
            say_verdicts(s, x->verdicts, x->n_verdicts);
        }
    }
}

static void tell_notes(sheet *s, const char **notes, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        labelled(s, "note");
        say_text(s, notes[i]);
    }
}

/* No text bound the pair: there is nothing further to say than why. */
static void tell_no_duty(sheet *s, const m_row *r)
{
    set_style(s, STYLE_STRONG);
    say_text(s, verdict_name(V_NO_DUTY));
    set_style(s, STYLE_PLAIN);
    for (uint32_t i = 0; i < r->n_notes; i++) say(s, "%s%s", i ? "; " : ": ", r->notes[i]);
}

void tell_row(teller *t, const m_row *r)
{
    seen_forget(&t->told);
    if (r->n_verdicts == 1 && r->verdicts[0].verdict == V_NO_DUTY) {
        tell_no_duty(t->s, r);
        return;
    }
    tell_headline(t->s, r->verdicts, r->n_verdicts, r->settled, reach(r->settled_by_law, r->law_tried),
                  r->limited ? "too many open questions to weigh them all; possible are" : depends_on(&r->turns_on));
    tell_overlays(t->s, r);
    for (uint32_t i = 0; i < r->n_conditions; i++) tell_condition(t, &r->conditions[i]);
    tell_hinges(t, &r->turns_on);
    tell_enough(t->s, r);
    tell_but_for(t->s, r);
    tell_parameters(t->s, r);
    tell_notes(t->s, r->notes, r->n_notes);
}

void tell_joint(teller *t, const m_joint *j)
{
    seen_forget(&t->told);
    say_text(t->s, "at least one of ");
    say_list(t->s, j->obligors, j->n_obligors, "and");
    say_text(t->s, ": ");
    tell_headline(t->s, j->verdicts, j->n_verdicts, j->settled, reach(j->settled_by_law, j->law_tried),
                  depends_on(&j->turns_on));
    tell_hinges(t, &j->turns_on);
}
