/* The report in words: head, overview, clauses with joint findings and rows, foot.
 *
 * Contract: linear in the rows. What several obligors or profiles have in common is told once under
 * their names (blocks.h). A fact is told once in a block, a reading explained once in a
 * clause.
 */
#include "report/blocks.h"
#include "report/foot.h"
#include "report/overview.h"

typedef struct {
    const m_case *c;
    out *o;
    blocks b;
    sheet page;   /* what is printed next */
    teller tell;  /* writes on it */
} text_report;

/* --- groups ------------------------------------------------------------------------------------ */

static void say_version(sheet *s, const m_row *r)
{
    say(s, "%s: %s", r->anachronism ? "Text applied" : "Text in force", r->version);
    if (text_given(r->version_title)) say(s, " (%s)", r->version_title);
    if (r->version_from != DAY_MIN) {
        say_text(s, ", since ");
        say_day(s, r->version_from);
    }
    say_sources(s, r->cites, r->citations);
}

static void say_anachronism(sheet *s, unsigned left)
{
    para(s, left, left + 2);
    set_style(s, STYLE_ERROR);
    say_text(s, "ANACHRONISM: this is not the text that bound them on that day.");
    set_style(s, STYLE_PLAIN);
}

/* Prints a group under its profiles. `versions`: rows of the block differ in theirs. */
static void print_group(text_report *t, uint32_t k, bool with_obligors, bool versions)
{
    const group *g = &t->b.groups.at[k];
    const m_row *r = g->row;
    sheet *s = &t->page;
    para(s, COL_ROW, COL_ROW + 2);
    set_style(s, STYLE_STRONG);
    bool named = say_profiles_of(&t->b, s, k) > 0;
    set_style(s, STYLE_PLAIN);
    if (r && r->obligor && with_obligors) {
        if (named) say_text(s, ", for ");
        say_obligors(&t->b, s, g);
        named = true;
    }
    if (named) say_text(s, ": ");
    s->obligor = r && g->n > 1 ? r->obligor : NULL;
    if (r) tell_row(&t->tell, r);
    else tell_joint(&t->tell, g->joint);
    s->obligor = NULL;
    if (versions && r && r->version) {
        para(s, COL_LABEL, COL_LABEL + 2);
        say_version(s, r);
        if (r->anachronism) say_anachronism(s, COL_LABEL);
    }
    sheet_end(s);
    print_paragraphs(t->o, s->body.at, s->body.len, "that party");
    sheet_cut(s, 0);
}

/* Rows without duty in one line: who, and why where the model says so. */
static void print_no_duty(text_report *t, uint32_t k, bool whole_block)
{
    const group *g = &t->b.groups.at[k];
    sheet *s = &t->page;
    sheet dummy;
    sheet_init(&dummy, s->body.mem);
    dummy.names = t->c;
    say_profiles_of(&t->b, &dummy, k); /* marks them told: it is so under every profile */
    if (!whole_block) para(s, COL_ROW, COL_ROW + 2);
    if (g->row->obligor) {
        if (whole_block) say_text(s, ", ");
        say_obligors(&t->b, s, g);
    }
    if (whole_block || g->row->obligor) say_text(s, ": ");
    tell_row(&t->tell, g->row);
    sheet_print(t->o, s);
}

/* --- a block: one clause, episode and beneficiary ---------------------------------------------- */

/* Whether all rows of the block but those without duty are under one version. */
static bool one_version(const m_row *r, uint32_t n, const m_row **under)
{
    *under = NULL;
    for (uint32_t i = 0; i < n; i++) {
        if (!r[i].version) continue;
        if (!*under) *under = &r[i];
        if (!same_text((*under)->version, r[i].version) || (*under)->anachronism != r[i].anachronism) return false;
    }
    return true;
}

/* The fact from which the block's duties arise, if a condition names it. */
static const m_fact *episode_of(const m_row *r)
{
    for (uint32_t i = 0; r->instance && i < r->n_conditions; i++)
        for (uint32_t k = 0; k < r->conditions[i].n_facts; k++)
            if (r->conditions[i].facts[k]->kind == FACT_EVENT && same_text(r->conditions[i].facts[k]->name, r->instance))
                return r->conditions[i].facts[k];
    return NULL;
}

static void say_episode(text_report *t, const m_row *r, const m_fact *f)
{
    sheet *s = &t->page;
    para(s, 2, 4);
    set_style(s, STYLE_STRONG);
    say_text(s, r->instance);
    set_style(s, STYLE_PLAIN);
    if (has_days(r->instance_from, r->instance_to)) {
        say_text(s, ", ");
        say_days(s, r->instance_from, r->instance_to);
    }
    if (!f) return;
    seen_before(&t->tell.told, f);
    say_text(s, ": ");
    say_told(s, f->text ? f->text : "");
    say_standing_short(s, f);
}

/* "Right of Greece and Turkey, in respect of Cyprus". */
static void say_held(text_report *t, const m_row *r, const group *common)
{
    sheet *s = &t->page;
    say_text(s, r->what == CLAUSE_RIGHT ? "Right" : "Power");
    if (common) {
        say_text(s, " of ");
        say_obligors(&t->b, s, common);
    }
    if (!r->beneficiary || (common && common->n == 1 && same_text(common->row->obligor, r->beneficiary))) return;
    say_text(s, common ? ", in respect of " : " in respect of ");
    say_party(s, r->beneficiary);
}

static void say_block_head(text_report *t, const m_row *r, const m_row *under, const group *common)
{
    sheet *s = &t->page;
    if (r->instance) say_episode(t, r, episode_of(common ? common->row : r));
    if (under) {
        para(s, 2, 4);
        say_version(s, under);
        if (under->anachronism) say_anachronism(s, 2);
    }
    bool named = common && common->row->obligor;
    if (!r->beneficiary && !named) return;
    para(s, 2, 4);
    if (r->what != CLAUSE_DUTY) {
        say_held(t, r, named ? common : NULL);
        return;
    }
    say_text(s, "Owed");
    if (r->beneficiary) {
        say_text(s, " to ");
        say_party(s, r->beneficiary);
    }
    if (!named) return;
    say_text(s, " by ");
    say_obligors(&t->b, s, common);
}

/* A block in which nobody owes anything: one line. */
static bool print_block_without_duty(text_report *t, const m_row *r)
{
    for (uint32_t k = 0; k < t->b.groups.n; k++)
        if (!is_no_duty(t->b.groups.at[k].row)) return false;
    sheet *s = &t->page;
    para(s, 2, 4);
    set_style(s, STYLE_STRONG);
    say_text(s, r->instance ? r->instance : r->what == CLAUSE_DUTY ? "standing duty" : r->what == CLAUSE_RIGHT ? "standing right" : "standing power");
    set_style(s, STYLE_PLAIN);
    if (has_days(r->instance_from, r->instance_to)) {
        say_text(s, ", ");
        say_days(s, r->instance_from, r->instance_to);
    }
    if (r->beneficiary) {
        say_text(s, r->what == CLAUSE_DUTY ? ", owed to " : ", in respect of ");
        say_party(s, r->beneficiary);
    }
    for (uint32_t k = 0; k < t->b.groups.n; k++)
        if (!t->b.groups.at[k].told) print_no_duty(t, k, k == 0);
    return true;
}

static void print_block(text_report *t, uint32_t from, uint32_t to)
{
    const m_row *under, *r = &t->c->rows[from];
    bool single = one_version(r, to - from, &under);
    seen_forget(&t->tell.told);
    group_rows(&t->b, from, to, tell_row);
    if (!print_block_without_duty(t, r)) {
        const group *common = common_group(&t->b);
        say_block_head(t, r, single ? under : NULL, common);
        sheet_print(t->o, &t->page);
        for (uint32_t k = 0; k < t->b.groups.n; k++) {
            if (t->b.groups.at[k].told) continue;
            if (is_no_duty(t->b.groups.at[k].row)) print_no_duty(t, k, false);
            else print_group(t, k, !common, !single);
        }
    }
    blank_line(&t->page);
    sheet_print(t->o, &t->page);
}

/* --- clauses ----------------------------------------------------------------------------------- */

static void print_clause_title(text_report *t, const char *clause, const char *title)
{
    para(&t->page, 0, 2);
    set_style(&t->page, STYLE_STRONG);
    say_text(&t->page, clause);
    set_style(&t->page, STYLE_PLAIN);
    if (text_given(title)) say(&t->page, ": %s", title);
    blank_line(&t->page);
    sheet_print(t->o, &t->page);
}

/* Prints the joint findings from number j on that are of this clause; gives the next one. */
static uint32_t print_joints(text_report *t, uint32_t j, const char *clause)
{
    const m_case *c = t->c;
    uint32_t from = j;
    begin_groups(&t->b);
    seen_forget(&t->tell.told);
    for (; j < c->n_joints && same_text(c->joints[j].clause, clause); j++) group_joint(&t->b, &c->joints[j]);
    for (uint32_t k = 0; k < t->b.groups.n; k++) {
        const group *g = &t->b.groups.at[k];
        if (g->told) continue;
        para(&t->page, 2, 4);
        if (g->joint->instance) say(&t->page, "Jointly, for %s", g->joint->instance);
        else say_text(&t->page, "Jointly, over the whole case");
        print_group(t, k, false, false);
    }
    if (j > from) blank_line(&t->page);
    sheet_print(t->o, &t->page);
    return j;
}

static void print_clauses(text_report *t)
{
    const m_case *c = t->c;
    uint32_t j = 0;
    if (!c->n_rows && !c->n_joints) {
        para(&t->page, 0, 2);
        if (c->for_state) {
            say_text(&t->page, "Nothing to tell of ");
            say_party(&t->page, c->for_state);
            say_text(&t->page, ": by no recorded event does it owe anything under the clauses asked about, or hold a right, on any reading that was run.");
        } else say_text(&t->page, "No recorded event can set in motion what was asked about, on any reading that was run.");
        blank_line(&t->page);
        sheet_print(t->o, &t->page);
    }
    for (uint32_t i = 0; i < c->n_rows && !t->o->failed;) {
        const m_row *r = &c->rows[i];
        if (i == 0 || !same_text(r->clause, c->rows[i - 1].clause)) {
            print_clause_title(t, r->clause, r->title);
            seen_forget(&t->tell.explained);
            j = print_joints(t, j, r->clause);
        }
        uint32_t from = i;
        i = block_end(c, from);
        print_block(t, from, i);
    }
    while (j < c->n_joints && !t->o->failed) { /* of clauses without rows */
        print_clause_title(t, c->joints[j].clause, c->joints[j].title);
        j = print_joints(t, j, c->joints[j].clause);
    }
}

static void print_report(out *o, const m_case *c, tell_mode mode)
{
    text_report t = {.c = c, .o = o};
    blocks_init(&t.b, c, o->mem);
    sheet_init(&t.page, o->mem);
    t.page.names = c;
    t.tell = (teller){.s = &t.page, .mode = mode, .sources = c->sources};
    seen_init(&t.tell.told, o->mem);
    seen_init(&t.tell.explained, o->mem);
    say_head(&t.page, c);
    sheet_print(o, &t.page);
    if (mode == TELL_SHORT) print_overview(o, &t.b, &t.page);
    print_clauses(&t);
    say_foot(&t.page, c, mode == TELL_FULL, t.b.folded);
    sheet_print(o, &t.page);
}

void report_text(out *o, const m_case *c)
{
    print_report(o, c, TELL_SHORT);
}

void report_why(out *o, const m_case *c)
{
    print_report(o, c, TELL_FULL);
}
