/* The schema casus.report/1, documented in docs/report.md: one object, one line, per case.
 *
 * Contract: members stand in the order in which they are added here, so the bytes are the same on
 * every run. What jansson asks for: json_values.h.
 */
#include "report/collect.h"
#include "report/json_values.h"
#include "report/names.h"
#include "report/phrase.h"

/* --- parts of a finding ------------------------------------------------------------------------ */

static void add_cites(writer *w, json_t *to, const m_cite *c, uint32_t n)
{
    json_t *list = add_array(w, to, "sources");
    for (; n > 0; n--, c++) {
        json_t *o = add_object(w, list, NULL);
        add_text(w, o, "key", c->source->key);
        add_text(w, o, "confidence", c->confidence ? c->confidence : "high");
    }
}

static void add_verdicts(writer *w, json_t *to, const m_verdict *v, uint32_t n)
{
    json_t *list = add_array(w, to, "verdicts");
    for (uint32_t i = 0; i < n; i++) {
        json_t *o = add_object(w, list, NULL);
        add_text(w, o, "verdict", verdict_name(v[i].verdict));
        add_text(w, o, "when", v[i].when);
    }
}

static void add_words(writer *w, json_t *to, const char *key, const verdict_word *v, uint32_t n)
{
    json_t *list = add_array(w, to, key);
    for (uint32_t i = 0; i < n; i++) add_text(w, list, NULL, verdict_name(v[i]));
}

static void add_names(writer *w, json_t *to, const char *key, const m_fact **facts, uint32_t n)
{
    json_t *list = add_array(w, to, key);
    for (uint32_t i = 0; i < n; i++) add_text(w, list, NULL, facts[i]->name);
}

static void add_hinges(writer *w, json_t *to, const char *key, const m_hinges *h)
{
    json_t *o = add_object(w, to, key);
    add_names(w, o, "facts", h->facts, h->n_facts);
    add_names(w, o, "appraisals", h->appraisals, h->n_appraisals);
    json_t *list = add_array(w, o, "readings");
    for (uint32_t i = 0; i < h->n_readings; i++) add_text(w, list, NULL, h->readings[i]->term);
}

/* true, false, or null where the readings were too many to try them all. */
static void add_reach(writer *w, json_t *to, bool settled, bool by_law, bool tried)
{
    add_bool(w, to, "settled", settled);
    if (tried) add_bool(w, to, "on_every_reading", by_law);
    else add_text(w, to, "on_every_reading", NULL);
}

static void add_resting(writer *w, json_t *to, const m_resting *r)
{
    if (!r->n) {
        add_text(w, to, "rests_on_encoder", NULL);
        return;
    }
    json_t *o = add_object(w, to, "rests_on_encoder");
    add_names(w, o, "statements", r->facts, r->n);
    add_words(w, o, "verdicts_without", r->verdicts, r->n_verdicts);
    add_bool(w, o, "limited", r->limited);
}

static const char *role_name(m_cond_role r)
{
    static const char *const name[COND_ROLES] = {"where",  "when",     "unless",  "provided", "shall",    "shall not",
                                                 "may",    "until",    "partly", "tendered", "refused", "excused",  "released", "owed by"};
    return name[r];
}

static void add_answers(writer *w, json_t *to, const m_answer *const *a, uint32_t n)
{
    json_t *list = add_array(w, to, "answered");
    for (uint32_t i = 0; i < n; i++) {
        json_t *o = add_object(w, list, NULL);
        add_text(w, o, "question", a[i]->question);
        add_text(w, o, "answer", a[i]->answer);
        add_bool(w, o, "applied", a[i]->applied);
        add_bool(w, o, "conditional", a[i]->conditional);
        add_bool(w, o, "contrary", a[i]->contrary);
        add_text(w, o, "presumption", a[i]->presumption ? a[i]->presumption->name : NULL);
        add_text(w, o, "burden", a[i]->burden);
    }
}

static void add_conditions(writer *w, json_t *to, const m_row *r)
{
    static const char *const status[] = {"met", "not met", "open"};
    json_t *list = add_array(w, to, "conditions");
    for (uint32_t i = 0; i < r->n_conditions; i++) {
        const m_cond *c = &r->conditions[i];
        json_t *o = add_object(w, list, NULL);
        add_text(w, o, "role", role_name(c->role));
        add_text(w, o, c->implied ? "implied" : "words", c->words);
        add_text(w, o, "status", status[c->status]);
        add_bool(w, o, "deciding", c->deciding);
        add_text(w, o, "term", c->name);
        add_text(w, o, "reading", c->reading ? c->reading->name : NULL);
        add_names(w, o, "facts", c->facts, c->n_facts);
        add_answers(w, o, c->answers, c->n_answers);
        add_place(w, o, c->at);
    }
}

static void add_limit(writer *w, json_t *to, const m_limit *m)
{
    if (!m->words) {
        add_text(w, to, "limit", NULL);
        return;
    }
    json_t *o = add_object(w, to, "limit");
    add_text(w, o, m->implied ? "implied" : "words", m->words);
    add_text(w, o, "parameter", m->parameter);
    attach(w, o, "days", m->days ? json_integer(m->days) : json_null());
    add_day(w, o, "from", m->from);
    add_day(w, o, "to", m->to);
}

static void add_sets(writer *w, json_t *to, const m_row *r)
{
    json_t *list = add_array(w, to, "enough");
    for (uint32_t i = 0; i < r->n_enough; i++) {
        json_t *o = add_object(w, list, NULL);
        add_texts(w, o, "facts", r->enough[i].facts, r->enough[i].n);
        add_text(w, o, "verdict", verdict_name(r->enough[i].verdict));
    }
    add_bool(w, to, "enough_cut", r->enough_cut);
    list = add_array(w, to, "but_for");
    for (uint32_t i = 0; i < r->n_but_for; i++) {
        json_t *o = add_object(w, list, NULL);
        add_texts(w, o, "facts", r->but_for[i].facts, r->but_for[i].n);
        add_words(w, o, "verdicts", r->but_for[i].verdicts, r->but_for[i].n_verdicts);
    }
}

static void add_overlays(writer *w, json_t *to, const m_row *r)
{
    json_t *list = add_array(w, to, "overlays");
    for (uint32_t i = 0; i < r->n_overlays; i++) {
        json_t *o = add_object(w, list, NULL);
        add_text(w, o, "kind", verdict_name(r->overlays[i].kind));
        add_text(w, o, "ground", r->overlays[i].ground);
        add_day(w, o, "on", r->overlays[i].on);
        add_text(w, o, "when", r->overlays[i].when);
    }
}

static void add_parameters(writer *w, json_t *to, const m_param *p, uint32_t n, bool ranges)
{
    json_t *list = add_array(w, to, "parameters");
    for (; n > 0; n--, p++) {
        json_t *o = add_object(w, list, NULL);
        add_text(w, o, "name", p->name);
        attach(w, o, "value", json_integer(p->value));
        attach(w, o, "least", json_integer(p->lo));
        attach(w, o, "most", json_integer(p->hi));
        json_t *parts = ranges ? add_array(w, o, "ranges") : NULL;
        for (uint32_t i = 0; ranges && i < p->n_ranges; i++) {
            json_t *x = add_object(w, parts, NULL);
            attach(w, x, "from", json_integer(p->ranges[i].from));
            attach(w, x, "to", json_integer(p->ranges[i].to));
            add_words(w, x, "verdicts", p->ranges[i].verdicts, p->ranges[i].n_verdicts);
        }
    }
}

/* --- findings, facts, the whole ---------------------------------------------------------------- */

static void add_row(writer *w, json_t *results, const m_row *r)
{
    json_t *o = add_object(w, results, NULL);
    add_text(w, o, "clause", r->clause);
    add_text(w, o, "kind", clause_word(r->what));
    add_text(w, o, "version", r->version);
    add_bool(w, o, "anachronism", r->anachronism);
    add_cites(w, o, r->cites, r->citations);
    add_text(w, o, "instance", r->instance);
    add_text(w, o, "obligor", r->obligor);
    add_text(w, o, "beneficiary", r->beneficiary);
    add_text(w, o, "profile", r->profile);
    json_t *readings = add_object(w, o, "readings");
    for (uint32_t i = 0; i < r->n_readings; i++) add_text(w, readings, r->readings[i]->term, r->readings[i]->name);
    add_verdicts(w, o, r->verdicts, r->n_verdicts);
    add_reach(w, o, r->settled, r->settled_by_law, r->law_tried);
    add_resting(w, o, &r->resting);
    add_bool(w, o, "limited", r->limited);
    add_conditions(w, o, r);
    add_limit(w, o, &r->limit);
    add_texts(w, o, "missing", r->missing, r->n_missing);
    add_hinges(w, o, "turns_on", &r->turns_on);
    add_sets(w, o, r);
    add_overlays(w, o, r);
    add_texts(w, o, "notes", r->notes, r->n_notes);
    add_parameters(w, o, r->parameters, r->n_parameters, true);
    add_place(w, o, r->at);
}

static void add_joint(writer *w, json_t *joint, const m_joint *j)
{
    json_t *o = add_object(w, joint, NULL);
    add_text(w, o, "clause", j->clause);
    add_text(w, o, "instance", j->instance);
    add_texts(w, o, "obligors", j->obligors, j->n_obligors);
    add_text(w, o, "profile", j->profile);
    add_verdicts(w, o, j->verdicts, j->n_verdicts);
    add_reach(w, o, j->settled, j->settled_by_law, j->law_tried);
    add_bool(w, o, "limited", j->limited);
    add_resting(w, o, &j->resting);
    add_hinges(w, o, "turns_on", &j->turns_on);
    add_hinges(w, o, "which_one_turns_on", &j->which);
    add_texts(w, o, "notes", j->notes, j->n_notes);
    add_place(w, o, j->at);
}

static void add_voices(writer *w, json_t *to, const m_fact *f)
{
    json_t *list = add_array(w, to, "standing");
    for (uint32_t i = 0; i < f->n_voices; i++) {
        const m_voice *v = &f->voices[i];
        json_t *o = add_object(w, list, NULL);
        add_text(w, o, "how", standing_word(v->how));
        add_texts(w, o, "who", v->who, v->whos);
        add_cites(w, o, v->cites, v->citations);
    }
}

static void add_fact(writer *w, json_t *facts, const m_fact *f)
{
    static const char *const kind[] = {"event", "relation", "judgment", "absence", "unrecorded", "complete"};
    json_t *o = add_object(w, facts, NULL);
    add_text(w, o, "name", f->name);
    add_text(w, o, "kind", kind[f->kind]);
    add_text(w, o, "text", f->text);
    add_text(w, o, "asks", f->asks);
    add_day(w, o, "from", f->from);
    add_day(w, o, "to", f->to);
    add_bool(w, o, "sometime", f->sometime);
    add_bool(w, o, "open", f->open);
    add_bool(w, o, "by_encoder", f->encoder);
    add_voices(w, o, f);
    add_place(w, o, f->at);
}

static void add_source(writer *w, json_t *sources, const m_source *s)
{
    json_t *o = add_object(w, sources, NULL);
    add_text(w, o, "key", s->key);
    add_text(w, o, "title", s->title);
    add_day(w, o, "dated", s->dated);
    add_text(w, o, "side", s->side);
    add_text(w, o, "url", s->url);
    add_bool(w, o, "unverified", s->unverified);
}

static void add_presumption(writer *w, json_t *list, const m_presumption *p)
{
    json_t *o = add_object(w, list, NULL);
    add_text(w, o, "name", p->name);
    add_text(w, o, "title", p->title);
    add_text(w, o, "basis", p->basis);
    add_text(w, o, "authority", p->authority);
    add_cites(w, o, p->cites, p->citations);
    add_text(w, o, "objection", p->objection);
    add_text(w, o, "note", p->note);
    add_place(w, o, p->at);
}

/* Results name states as they are declared; who tells of those days wants to know what they were called then. */
static void add_day_names(writer *w, json_t *to, const m_case *c)
{
    json_t *list = add_array(w, to, "names_then");
    for (uint32_t i = 0; i < c->n_day_names; i++) {
        const m_day_name *x = &c->day_names[i];
        json_t *o = add_object(w, list, NULL);
        add_text(w, o, "declared", x->declared);
        add_text(w, o, "then", name_alone(x->then));
        add_day(w, o, "from", x->from);
        add_day(w, o, "to", x->to);
        add_bool(w, o, "told", same_text(name_told(c, x->declared), x->then));
    }
}

static void add_case(writer *w, json_t *o, const m_case *c, const collection *k)
{
    add_text(w, o, "schema", "casus.report/1");
    add_text(w, o, "case", c->name);
    add_text(w, o, "title", c->title);
    add_texts(w, o, "treaties", c->treaties, c->n_treaties);
    add_day_names(w, o, c);
    json_t *lens = add_object(w, o, "lens");
    add_text(w, lens, "policy", c->policy);
    add_day(w, lens, "as_of", c->as_of);
    add_day(w, lens, "known_by", c->known_by);
    add_texts(w, lens, "left_out", c->known_later, c->n_known_later);
    add_texts(w, lens, "undated", c->known_undated, c->n_known_undated);
    add_text(w, lens, "encoder_statements", c->encoder_left_out ? "left out" : c->encoder_kept ? "kept" : NULL);
    add_parameters(w, lens, c->params, c->n_params, false);
    add_texts(w, lens, "assumed", c->assumed, c->n_assumed);
    json_t *list = add_array(w, o, "results");
    for (uint32_t i = 0; i < c->n_rows && !w->failed; i++) add_row(w, list, &c->rows[i]);
    list = add_array(w, o, "joint");
    for (uint32_t i = 0; i < c->n_joints && !w->failed; i++) add_joint(w, list, &c->joints[i]);
    add_texts(w, o, "not_run", c->not_run, c->n_not_run);
    list = add_array(w, o, "facts");
    for (uint32_t i = 0; i < k->facts.n && !w->failed; i++) add_fact(w, list, k->facts.at[i]);
    list = add_array(w, o, "sources");
    for (uint32_t i = 0; i < k->sources.n && !w->failed; i++) add_source(w, list, k->sources.at[i]);
    add_texts(w, o, "given", c->givens, c->n_givens);
    add_answers(w, o, c->answers, c->n_answers);
    list = add_array(w, o, "presumptions");
    for (uint32_t i = 0; i < c->n_presumptions && !w->failed; i++) add_presumption(w, list, c->presumptions[i]);
    add_texts(w, o, "notes", c->notes, c->n_notes);
}

bool report_json(out *o, const m_case *c)
{
    collection k = collect(o->mem, c, false); /* before there is anything an arena's failure would leave behind */
    writer w = {.sources = c->sources};
    json_t *whole = json_object();
    if (!whole) return false;
    add_case(&w, whole, c, &k);
    return dump_json(o, &w, whole);
}
