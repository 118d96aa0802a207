/* Head and foot.
 *
 * Contract: whatever limits the findings is said here: the lens, the profiles that were not run,
 * open questions, missing sides, and statements that rest on the encoder alone.
 */
#include "report/foot.h"
#include "report/body.h"
#include "report/collect.h"
#include "report/names.h"

enum { COL_NAME = 2, COL_TEXT = 14 };

static void say_policy(sheet *s, const m_case *c)
{
    if (strcmp(c->policy, "burden") == 0) {
        say(s, "Policy %s: what the record leaves open, presumptions of law answer until the contrary is established. Each answer says "
               "whose the burden is; what no presumption covers stays open.", c->policy);
        return;
    }
    if (strcmp(c->policy, "found-only") != 0) {
        say_text(s, "Policy ");
        say_told(s, c->policy);
        say_text(s, ": the claims of one side are taken as true, its denials as false");
        return;
    }
    say(s, "Policy %s: only what is undisputed, admitted, found, agreed or stipulated counts. What is merely claimed, denied, "
           "unknown or not on record is taken not to be so; that is no finding that it was not so.", c->policy);
}

/* What was left out as later knowledge, and what was not although nobody can say when it was known. */
static void say_known_by(sheet *s, const m_case *c)
{
    if (c->known_by == DAY_MAX) return;
    para(s, 0, 2);
    say_text(s, "Only what was known by ");
    say_day(s, c->known_by);
    say_text(s, "; the treaties and their readings are taken as they are written down today");
    if (c->n_known_later) {
        para(s, 2, 4);
        say_text(s, "Left out, for they are of later days: ");
        say_list(s, c->known_later, c->n_known_later, "and");
    }
    if (c->n_known_undated) {
        para(s, 2, 4);
        say_text(s, "Kept, though they have no day and may be later: ");
        say_list(s, c->known_undated, c->n_known_undated, "and");
    }
    if (!c->encoder_left_out && !c->encoder_kept) return;
    para(s, 2, 4);
    say_text(s, "The encoder's own statements that the record is complete are ");
    if (c->encoder_left_out) say_text(s, "left out: they are of ");
    else say_text(s, "kept");
    bool dated = text_given(c->encoded_by) && c->encoded_on != DAY_MIN;
    if (dated && c->encoder_kept) say_text(s, ": they are of ");
    if (dated) say_day(s, c->encoded_on);
    else say_text(s, ", though the file does not say when they were made");
}

/* Files call a state by one name at all times. A report tells it by the one that it bore on all days of the case; where
 * it bore another on some of them only, or one beside, both are named here and the declared one stands below. */
static void say_day_names(sheet *s, const m_case *c)
{
    if (!c->n_day_names) return;
    para(s, 0, 2);
    say_text(s, "Names of those days: ");
    for (uint32_t i = 0; i < c->n_day_names; i++) {
        const m_day_name *x = &c->day_names[i];
        const char *told = name_told(c, x->declared);
        say(s, "%s%s", i ? "; " : "", x->then);
        if (same_text(told, x->then)) {
            say(s, ", recorded as %s", x->declared);
            continue;
        }
        if (has_days(x->from, x->to)) {
            say_text(s, " ");
            say_days(s, x->from, x->to);
        }
        say(s, ", here %s", name_alone(told));
    }
}

void say_head(sheet *s, const m_case *c)
{
    para(s, 0, 2);
    set_style(s, STYLE_STRONG);
    say_text(s, text_given(c->title) ? c->title : c->name);
    set_style(s, STYLE_PLAIN);
    para(s, 0, 2);
    say(s, "Case %s, assessed under ", c->name);
    for (uint32_t i = 0; i < c->n_treaties; i++) {
        say(s, "%s%s", i ? ", " : "", c->treaties[i]);
        if (text_given(c->treaty_titles[i])) say(s, " (%s)", c->treaty_titles[i]);
    }
    para(s, 0, 2);
    say_text(s, "Days of the case: ");
    say_days(s, c->from, c->to);
    say_day_names(s, c);
    if (text_given(c->policy) && strcmp(c->policy, "open") != 0) {
        para(s, 0, 2);
        say_policy(s, c);
    }
    if (c->as_of != DAY_MAX) {
        para(s, 0, 2);
        say_text(s, "As of ");
        say_day(s, c->as_of);
    }
    say_known_by(s, c);
    if (c->n_assumed) {
        para(s, 0, 2);
        say_text(s, "Assumed: ");
        say_list(s, c->assumed, c->n_assumed, "and");
    }
    if (c->n_params) {
        para(s, 0, 2);
        say_text(s, "Numbers that the texts leave open: ");
    }
    for (uint32_t i = 0; i < c->n_params; i++) {
        const m_param *p = &c->params[i];
        say(s, "%s%s %d days (%d to %d", i ? "; " : "", p->name, (int)p->value, (int)p->lo, (int)p->hi);
        if (text_given(p->why)) say(s, "; %s", p->why);
        say_text(s, ")");
    }
    for (uint32_t i = 0; i < c->n_givens; i++) {
        para(s, 0, 2);
        say(s, "Taken as given, also where a finding rests on it: %s", c->givens[i]);
    }
    for (uint32_t i = 0; i < c->n_notes; i++) {
        para(s, 0, 2);
        say_text(s, "Note: ");
        say_told(s, c->notes[i]);
    }
    blank_line(s);
}

/* --- foot -------------------------------------------------------------------------------------- */

/* Without hinges (--detail verdicts) nobody has counted what the open verdicts turn on. */
static bool open_questions_counted(const m_case *c)
{
    if (c->n_open_facts) return true;
    for (uint32_t i = 0; i < c->n_rows; i++)
        if (!c->rows[i].settled) return false;
    return true;
}

static bool says_every_reading(const m_case *c)
{
    for (uint32_t i = 0; i < c->n_rows; i++)
        if (on_every_reading(&c->rows[i]) && !is_no_duty(&c->rows[i])) return true;
    for (uint32_t i = 0; i < c->n_joints; i++)
        if (jointly_on_every_reading(&c->joints[i])) return true;
    return false;
}

/* Some verdict is said to hold "on the readings tried" only. */
static bool says_readings_tried(const m_case *c)
{
    for (uint32_t i = 0; i < c->n_rows; i++)
        if (c->rows[i].settled && !c->rows[i].law_tried) return true;
    for (uint32_t i = 0; i < c->n_joints; i++)
        if (c->joints[i].settled && !c->joints[i].law_tried) return true;
    return false;
}

static bool says_but_for(const m_case *c)
{
    for (uint32_t i = 0; i < c->n_rows; i++)
        if (c->rows[i].n_but_for || c->rows[i].resting.n) return true;
    return false;
}

static void say_profiles(sheet *s, const m_case *c)
{
    para(s, 0, 2);
    say_text(s, c->n_profiles ? "Profiles run, each with one reading of every open word: " : "Profiles run: ");
    if (c->n_profiles) say_list(s, c->profiles, c->n_profiles, "and");
    else say_text(s, "none");
    if (c->n_not_run) {
        say_text(s, ". Not run: ");
        say_list(s, c->not_run, c->n_not_run, "and");
    }
    if (open_questions_counted(c)) say(s, ". Open questions behind these verdicts: %u.", (unsigned)c->n_open_facts);
    else say_text(s, ". What the open verdicts turn on was not asked for.");
}

static void heading(sheet *s, const char *text)
{
    para(s, 0, 2);
    say_text(s, text);
}

/* What follows a fact's name in its words: the encoder's reason. */
static const char *reason_of(const m_fact *f)
{
    size_t n = strlen(f->name);
    return f->text && strncmp(f->text, f->name, n) == 0 ? f->text + n : "";
}

/* Closures of several kinds mostly have one reason: it is told once behind them. */
static void say_by_encoder(sheet *s, const m_fact **facts, uint32_t n)
{
    if (n) heading(s, "By the encoder's own statement:");
    for (uint32_t i = 0; i < n; i++) {
        const m_fact *f = facts[i];
        bool opens = i == 0 || facts[i - 1]->to != f->to || strcmp(reason_of(facts[i - 1]), reason_of(f)) != 0;
        bool closes = i + 1 == n || facts[i + 1]->to != f->to || strcmp(reason_of(facts[i + 1]), reason_of(f)) != 0;
        if (opens) para(s, COL_NAME, COL_NAME + 2);
        say_text(s, opens ? "" : ", ");
        say_told(s, f->name + (opens ? 0 : shared_words(facts[i - 1]->name, f->name)));
        if (!closes) continue;
        say_text(s, reason_of(f));
        if (!has_days(f->from, f->to)) continue;
        say_text(s, ", ");
        say_days(s, f->from, f->to);
    }
}

static void say_presumption(sheet *s, const m_presumption *p)
{
    para(s, COL_NAME, COL_NAME + 2);
    say(s, "%s: %s. Authority: %s", p->name, p->title, p->authority);
    say_sources(s, p->cites, p->citations);
    say(s, ". Objection: %s", p->objection);
    if (text_given(p->note)) say(s, ". Note: %s", p->note);
}

static void say_answers(sheet *s, const m_case *c)
{
    bool burden = strcmp(c->policy, "burden") == 0;
    if (burden && !c->n_answers) heading(s, "Answered by the policy: nothing.");
    if (c->n_answers) heading(s, "Answered by the policy:");
    for (uint32_t i = 0; i < c->n_answers; i++) {
        para(s, COL_NAME, COL_NAME + 2);
        if (c->answers[i]->presumption) say_answer(s, c->answers[i]);
        else say_told(s, c->answers[i]->answer);
    }
    if (c->n_presumptions) heading(s, "Presumptions:");
    for (uint32_t i = 0; i < c->n_presumptions; i++) say_presumption(s, c->presumptions[i]);
}

/* "Soviet Union: no statement was found": the side, and the file's own words. */
static void say_side(sheet *s, const m_case *c, const char *text)
{
    size_t n = strcspn(text, ":");
    say_text(s, named_alone(s->body.mem, c, arena_copy(s->body.mem, text, n)));
    say_text(s, text + n);
}

static void say_missing(sheet *s, const m_case *c)
{
    bool said = false;
    for (uint32_t i = 0; i < c->n_open_facts; i++) {
        const m_fact *f = c->open_facts[i];
        if (f->kind != FACT_UNRECORDED) continue;
        if (!said) heading(s, "Not on record:");
        said = true;
        para(s, COL_NAME, COL_NAME + 2);
        say_told(s, f->name);
    }
    if (c->n_missing_sides) heading(s, "Sources missing:");
    for (uint32_t i = 0; i < c->n_missing_sides; i++) {
        para(s, COL_NAME, COL_NAME + 2);
        say_side(s, c, c->missing_sides[i]);
    }
    say_by_encoder(s, c->by_encoder, c->n_by_encoder);
}

/* What the relations and judgments named above ask, in the vocabulary's words, each once. */
static void say_questions(sheet *s, const collection *k)
{
    VEC(const char *) told = {0};
    for (uint32_t i = 0; i < k->facts.n; i++) {
        const m_fact *f = k->facts.at[i];
        bool known = !text_given(f->asks);
        for (uint32_t j = 0; j < told.n && !known; j++) known = same_text(told.at[j], f->predicate);
        if (known) continue;
        if (!told.n) heading(s, "What is asked:");
        vec_push(s->body.mem, &told, f->predicate);
        para(s, COL_NAME, COL_NAME + 2);
        say(s, "%s(...): %s", f->predicate, f->asks);
    }
}

static void say_source(sheet *s, const m_case *c, const m_source *x)
{
    para(s, COL_NAME, COL_TEXT);
    say_text(s, x->key);
    to_hang(s);
    say_quoted(s, x->title ? x->title : "");
    if (x->dated != DAY_MIN) {
        say_text(s, ", ");
        say_day(s, x->dated);
    }
    if (text_given(x->side)) say(s, ", side %s", name_alone(x->dated != DAY_MIN ? name_on(c, x->side, x->dated, x->dated) : name_told(c, x->side)));
    if (x->unverified) say_text(s, ", UNVERIFIED");
    if (text_given(x->url)) say(s, ", %s", x->url);
}

void say_foot(sheet *s, const m_case *c, bool readings, bool folded)
{
    para(s, 0, 2);
    say_text(s, "No adjudication: this is what follows from which reading on which account. "
                "An asterisk marks the conditions on which a verdict rests. A fact without a word on its "
                "standing is undisputed. What a verdict means: casus explain VERDICT.");
    if (says_every_reading(c)) say_text(s, " \"On every reading\" means on every reading that the treaty files hold (of a clause for which they hold none, on the one there is); "
                                       "others may be argued.");
    if (says_readings_tried(c)) say_text(s, " \"On the readings tried\": the readings have too many combinations to try them all (casus explain L006).");
    if (says_but_for(c)) say_text(s, " \"But for\": without the fact named there, the verdict would be the one behind it.");
    if (folded) {
        para(s, 0, 2);
        say_text(s, "Parties that no line of the case names are only counted where they kept a duty that stands at all times or did "
                    "not use a right: --for STATE tells of one of them, --format rows or json of all.");
    }
    say_profiles(s, c);
    say_answers(s, c);
    say_missing(s, c);
    collection k = collect(s->body.mem, c, readings);
    say_questions(s, &k);
    if (k.sources.n) heading(s, "Sources:");
    for (uint32_t i = 0; i < k.sources.n; i++) say_source(s, c, k.sources.at[i]);
    if (!text_given(c->encoded_by)) return;
    para(s, 0, 2);
    say(s, "Encoded by %s", c->encoded_by);
    if (c->encoded_on != DAY_MIN && c->encoded_on != DAY_MAX) {
        say_text(s, " on ");
        say_day(s, c->encoded_on);
    }
    say_text(s, ".");
}
