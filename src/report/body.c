/* One row in words: verdicts and when they hold, conditions, hinges, what is enough, but for.
 *
 * Contract: everything comes from the model in the model's order. Facts, appraisals and readings
 * stand under labels of their own. A fact is told in full where it first occurs in a block and by
 * its name after that; a reading is explained where it first occurs in a clause.
 */
#include "report/body.h"

static void labelled(sheet *s, const char *label)
{
    para(s, COL_LABEL, COL_ITEM);
    say_text(s, label);
    to_hang(s);
}

void tell_fact(teller *t, const m_fact *f)
{
    /* What is recorded is one fact for all obligors, even where it names one of them. */
    const char *obligor = t->s->obligor;
    if (f->at.at) t->s->obligor = NULL;
    if (t->mode != TELL_ALIKE && seen_before(&t->told, f)) say_fact_again(t->s, f);
    else {
        if (t->mode == TELL_SHORT) say_fact(t->s, f);
        else say_fact_in_full(t->s, f);
        if (t->mode == TELL_FULL) say_at(t->s, t->sources, f->at);
    }
    t->s->obligor = obligor;
}

/* --- the verdict ------------------------------------------------------------------------------- */

/* Of a treaty that leaves nothing open in law there is nothing to say. */
bool on_every_reading(const m_row *r)
{
    return r->settled && r->settled_by_law && r->law_tried && (r->n_readings || r->profile);
}

bool jointly_on_every_reading(const m_joint *j)
{
    return j->settled && j->settled_by_law && j->law_tried && (j->asks_law || j->profile);
}

/* How far a settled verdict reaches beyond the profile that the heading names. */
static const char *reach_of(bool every, bool tried)
{
    return every ? ", on every reading" : tried ? "" : ", on the readings tried";
}

/* What a verdict rests on besides the sources: that is no part of the foot only. */
static const char *resting_on(const m_resting *r)
{
    return r->n ? ", on the encoder's statement that the record is complete" : "";
}

static const char *depends_on(const m_hinges *h)
{
    if (h->n_facts && h->n_appraisals) return "depends on facts and appraisals";
    if (h->n_appraisals) return "depends on appraisals";
    return h->n_facts ? "depends on facts" : "depends on what is open";
}

static void say_strong(sheet *s, const char *text)
{
    set_style(s, STYLE_STRONG);
    say_text(s, text);
    set_style(s, STYLE_PLAIN);
}

static void tell_verdicts(sheet *s, const m_verdict *v, uint32_t n, bool settled, const char *reaching, const char *resting, const char *else_say)
{
    if (settled && n == 1) {
        say_strong(s, verdict_name(v[0].verdict));
        say(s, "%s%s", reaching, resting);
        return;
    }
    say(s, "%s%s", else_say, resting);
    for (uint32_t i = 0; i < n; i++) {
        para(s, COL_LABEL, COL_ITEM);
        say_strong(s, verdict_name(v[i].verdict));
        to_hang(s);
        if (!text_given(v[i].when)) continue;
        say_text(s, "if ");
        say_told(s, v[i].when);
    }
}

static void tell_overlays(sheet *s, const m_row *r)
{
    for (uint32_t i = 0; i < r->n_overlays; i++) {
        const m_overlay *x = &r->overlays[i];
        if (x->kind == V_USED) labelled(s, "used by");
        else {
            para(s, COL_LABEL, COL_ITEM);
            say_strong(s, verdict_name(x->kind));
            to_hang(s);
        }
        say_text(s, x->ground);
        if (x->on != DAY_MIN) {
            say_text(s, ", on ");
            say_day(s, x->on);
        }
        if (!text_given(x->when)) continue;
        say_text(s, ", if ");
        say_told(s, x->when);
    }
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
        bool known = t->mode == TELL_SHORT && was_seen(&t->explained, r);
        if (!text_given(r->question) || known) continue;
        say_text(t->s, ": ");
        say_quoted(t->s, r->question);
    }
}

/* Where a joint finding is settled, it stays open which of them it was. */
static void tell_which(teller *t, const m_joint *j)
{
    const char *label = "which one turns on";
    const m_hinges *h = &j->which;
    for (uint32_t i = 0; i < h->n_facts + h->n_appraisals; i++) {
        labelled(t->s, label);
        label = "";
        tell_fact(t, i < h->n_facts ? h->facts[i] : h->appraisals[i - h->n_facts]);
    }
    for (uint32_t i = 0; i < h->n_readings; i++) {
        labelled(t->s, label);
        label = "";
        say(t->s, "the reading of %s, here %s", h->readings[i]->term, h->readings[i]->name);
    }
}

/* Whether the verdict's own condition says the set already: it is one of the parts of "a; or b". */
static bool is_said(const m_row *r, const m_enough *e, strbuf *scratch)
{
    scratch->len = 0;
    for (uint32_t i = 0; i < e->n; i++) sb_fmt(scratch, "%s%s", i ? " and " : "", e->facts[i]);
    for (uint32_t i = 0; i < r->n_verdicts; i++) {
        if (r->verdicts[i].verdict != e->verdict || !r->verdicts[i].when) continue;
        for (const char *part = r->verdicts[i].when; part;) {
            const char *stop = strstr(part, "; or ");
            size_t n = stop ? (size_t)(stop - part) : strlen(part);
            if (n == scratch->len && memcmp(part, sb_done(scratch), n) == 0) return true;
            part = stop ? stop + strlen("; or ") : NULL;
        }
    }
    return false;
}

static void tell_enough(teller *t, const m_row *r)
{
    const char *label = "enough to establish";
    strbuf scratch;
    sb_init(&scratch, t->s->body.mem);
    for (uint32_t i = 0; i < r->n_enough; i++) {
        const m_enough *e = &r->enough[i];
        if (t->mode != TELL_FULL && is_said(r, e, &scratch)) continue;
        labelled(t->s, label);
        label = "";
        say_told_list(t->s, e->facts, e->n);
        say(t->s, ": %s", verdict_name(e->verdict));
    }
    if (!r->enough_cut) return;
    labelled(t->s, label);
    say_text(t->s, "further or larger sets are not listed");
}

static void tell_resting(sheet *s, const m_resting *r)
{
    if (!r->n) return;
    labelled(s, "but for");
    say_text(s, "the encoder's statement that ");
    for (uint32_t i = 0; i < r->n; i++) {
        const char *name = r->facts[i]->name;
        bool again = false; /* two statements on one kind of event */
        for (uint32_t k = 0; k < i; k++) again = again || strcmp(r->facts[k]->name, name) == 0;
        if (again) continue;
        say_text(s, i ? ", " : "");
        say_told(s, name + (i ? shared_words(r->facts[0]->name, name) : 0));
    }
    say_text(s, r->limited ? ": too many questions would be open to weigh them all; possible were " : ": ");
    say_verdicts(s, r->verdicts, r->n_verdicts);
}

static void tell_but_for(sheet *s, const m_row *r)
{
    for (uint32_t i = 0; i < r->n_but_for; i++) {
        const m_but_for *b = &r->but_for[i];
        labelled(s, i || r->resting.n ? "" : "but for");
        say_told_list(s, b->facts, b->n);
        say_text(s, ": ");
        say_verdicts(s, b->verdicts, b->n_verdicts);
    }
}

static void tell_parameters(sheet *s, const m_row *r)
{
    for (uint32_t i = 0; i < r->n_parameters; i++) {
        const m_param *p = &r->parameters[i];
        labelled(s, i ? "" : "changes with");
        say(s, "%s, here %d days; ", p->name, (int)p->value);
        for (uint32_t k = 0; k < p->n_ranges; k++) {
            const m_param_range *x = &p->ranges[k];
            say(s, k ? "; %d" : "with %d", (int)x->from);
            if (x->to != x->from) say(s, " to %d", (int)x->to);
            say_text(s, k ? ": " : x->to == 1 ? " day: " : " days: ");
            say_verdicts(s, x->verdicts, x->n_verdicts);
        }
    }
}

/* What a reading notes is said in the treaty file's words. */
static bool is_of_reading(const m_row *r, const char *note)
{
    for (uint32_t i = 0; r && i < r->n_readings; i++)
        if (same_text(r->readings[i]->note, note)) return true;
    return false;
}

/* `r`: whose notes they are, or NULL of a joint finding. */
static void tell_notes(sheet *s, const m_row *r, const char **notes, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        labelled(s, i ? "" : "notes");
        if (is_of_reading(r, notes[i])) say_quoted(s, notes[i]);
        else say_told(s, notes[i]);
    }
}

static const char too_many[] = "too many open questions to weigh them all; possible are";

/* --- the whole --------------------------------------------------------------------------------- */

bool is_no_duty(const m_row *r)
{
    return r->n_verdicts == 1 && (r->verdicts[0].verdict == V_NO_DUTY || (r->verdicts[0].verdict == V_NOT_AVAILABLE && !r->version));
}

/* No text bound the pair: there is nothing further to say than why. */
static void tell_no_duty(sheet *s, const m_row *r)
{
    say_strong(s, verdict_name(r->verdicts[0].verdict));
    for (uint32_t i = 0; i < r->n_notes; i++) {
        say_text(s, i ? "; " : ": ");
        say_told(s, r->notes[i]);
    }
    say_sources(s, r->cites, r->citations);
}

void tell_row(teller *t, const m_row *r)
{
    if (is_no_duty(r)) {
        tell_no_duty(t->s, r);
        return;
    }
    tell_verdicts(t->s, r->verdicts, r->n_verdicts, r->settled, reach_of(on_every_reading(r), r->law_tried), resting_on(&r->resting),
                  r->limited ? too_many : depends_on(&r->turns_on));
    tell_overlays(t->s, r);
    tell_conditions(t, r);
    tell_hinges(t, &r->turns_on);
    tell_enough(t, r);
    tell_resting(t->s, &r->resting);
    tell_but_for(t->s, r);
    tell_parameters(t->s, r);
    tell_notes(t->s, r, r->notes, r->n_notes);
}

void tell_joint(teller *t, const m_joint *j)
{
    say_text(t->s, "at least one of ");
    say_parties(t->s, j->obligors, j->n_obligors, "and");
    say_text(t->s, ": ");
    tell_verdicts(t->s, j->verdicts, j->n_verdicts, j->settled, reach_of(jointly_on_every_reading(j), j->law_tried), resting_on(&j->resting),
                  j->limited ? too_many : depends_on(&j->turns_on));
    tell_hinges(t, &j->turns_on);
    tell_which(t, j);
    tell_resting(t->s, &j->resting);
    tell_notes(t->s, NULL, j->notes, j->n_notes);
}
