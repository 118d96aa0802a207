/* The report in words: head, clauses with joint findings and rows, foot.
 *
 * Contract: linear in the rows. Rows of one clause, episode and beneficiary are composed one after
 * the other; where a row says nothing that an earlier one does not say but for its obligor's name,
 * its words are taken back and the obligor is added there. What is told for several profiles alike
 * is told once under their names.
 */
#include "report/body.h"
#include "report/foot.h"

/* Rows that say the same under one profile; their obligors are those of the rows first, next[first]
 * and so on. A joint finding is a group without rows: it names its obligors itself. */
typedef struct {
    const char *profile;
    const m_row *row;        /* the first one, or NULL */
    size_t at, len;          /* their words on the sheet, without the head of the first paragraph */
    uint32_t hash, first, last, n;
    bool told;
} group;

typedef struct {
    const m_case *c;
    out *o;
    sheet rows, page;        /* what the rows of a block say; what is printed next */
    teller tell;
    uint32_t *next;          /* of a row: the next one of its group, or NO_ROW */
    VEC(group) groups;
} text_report;
#define NO_ROW UINT32_MAX
#define PARA_HEAD 3          /* bytes of a paragraph's head (layout.c) */

static uint32_t hash_bytes(const char *s, size_t n)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < n; i++) h = (h ^ (unsigned char)s[i]) * 16777619u;
    return h;
}

/* --- rows into groups -------------------------------------------------------------------------- */

static bool same_words(const text_report *t, const group *a, const group *b)
{
    const char *s = t->rows.body.at;
    return a->hash == b->hash && a->len == b->len && memcmp(s + a->at, s + b->at, a->len) == 0;
}

static void say_version(sheet *s, const m_row *r)
{
    say(s, "Text in force: %s", r->version);
    if (text_given(r->version_title)) say(s, " (%s)", r->version_title);
    if (r->version_from != DAY_MIN) {
        say_text(s, ", since ");
        say_day(s, r->version_from);
    }
}

static void say_anachronism(sheet *s, unsigned left)
{
    para(s, left, left + 2);
    set_style(s, STYLE_ERROR);
    say_text(s, "ANACHRONISM: this is not the text that bound them on that day.");
    set_style(s, STYLE_PLAIN);
}

static void begin_block(text_report *t)
{
    sheet_cut(&t->rows, 0);
    t->rows.obligor = NULL;
    t->groups.n = 0;
}

/* A group whose words begin here. */
static group begin_group(text_report *t, const char *profile)
{
    group g = {.profile = profile, .first = NO_ROW, .last = NO_ROW, .at = sheet_end(&t->rows) + PARA_HEAD};
    para(&t->rows, COL_ROW, COL_ROW + 2);
    return g;
}

static void end_group(text_report *t, group *g)
{
    g->len = sheet_end(&t->rows) - g->at;
    g->hash = hash_bytes(t->rows.body.at + g->at, g->len);
}

/* Composes a row and finds or founds its group. `versions`: rows of the block differ in that. */
static void add_row(text_report *t, uint32_t i, bool versions)
{
    const m_row *r = &t->c->rows[i];
    sheet *s = &t->rows;
    group g = begin_group(t, r->profile);
    g.row = r;
    g.first = g.last = i;
    g.n = 1;
    s->obligor = r->obligor;
    tell_row(&t->tell, r);
    if (versions && r->version) {
        para(s, COL_LABEL, COL_LABEL + 2);
        say_version(s, r);
        if (r->anachronism) say_anachronism(s, COL_LABEL);
    }
    end_group(t, &g);
    t->next[i] = NO_ROW;
    for (uint32_t k = 0; k < t->groups.n; k++) {
        group *old = &t->groups.at[k];
        if (!same_text(old->profile, g.profile) || !same_words(t, old, &g)) continue;
        sheet_cut(s, g.at - PARA_HEAD);
        t->next[old->last] = i;
        old->last = i;
        old->n++;
        return;
    }
    vec_push(s->body.mem, &t->groups, g);
}

static bool same_obligors(const text_report *t, const group *a, const group *b)
{
    if (a->n != b->n) return false;
    uint32_t i = a->first, k = b->first;
    for (; i != NO_ROW; i = t->next[i], k = t->next[k])
        if (!same_text(t->c->rows[i].obligor, t->c->rows[k].obligor)) return false;
    return true;
}

static void say_obligors(text_report *t, sheet *s, const group *g)
{
    for (uint32_t i = g->first, k = 0; i != NO_ROW; i = t->next[i], k++) {
        const char *name = t->c->rows[i].obligor;
        say_text(s, k == 0 ? "" : k + 1 < g->n ? ", " : " and ");
        say_text(s, same_text(name, "parties") ? "the parties together" : name);
    }
}

static bool is_no_duty(const m_row *r)
{
    return r->n_verdicts == 1 && r->verdicts[0].verdict == V_NO_DUTY;
}

/* Prints a group under its profiles: those of later groups that say the same for the same. */
static void print_group(text_report *t, uint32_t k, bool with_obligors)
{
    group *g = &t->groups.at[k];
    const m_row *r = g->row;
    bool no_duty = r && is_no_duty(r);
    sheet *s = &t->page;
    uint32_t profiles = 0;
    para(s, COL_ROW, COL_ROW + 2);
    set_style(s, STYLE_STRONG);
    for (uint32_t j = k; j < t->groups.n; j++) {
        group *other = &t->groups.at[j];
        if (other->told || !same_words(t, g, other) || !same_obligors(t, g, other)) continue;
        other->told = true;
        if (!other->profile || no_duty) continue;
        say(s, "%s%s", profiles++ ? ", " : "", other->profile);
    }
    set_style(s, STYLE_PLAIN);
    if (r && r->obligor && (with_obligors || no_duty)) {
        if (profiles) say_text(s, ", for ");
        say_obligors(t, s, g);
        profiles++;
    }
    if (profiles) say_text(s, ": ");
    sb_put(&s->body, t->rows.body.at + g->at, g->len);
    s->open = false;
    print_paragraphs(t->o, s->body.at, s->body.len, g->n == 1 ? r->obligor : "that party");
    sheet_cut(s, 0);
}

static void print_groups(text_report *t, bool with_obligors)
{
    for (uint32_t k = 0; k < t->groups.n; k++)
        if (!t->groups.at[k].told) print_group(t, k, with_obligors);
    blank_line(&t->page);
    sheet_print(t->o, &t->page);
}

/* --- a block: one clause, episode and beneficiary ---------------------------------------------- */

static bool same_block(const m_row *a, const m_row *b)
{
    return same_text(a->clause, b->clause) && same_text(a->instance, b->instance) && same_text(a->beneficiary, b->beneficiary) &&
           a->instance_from == b->instance_from && a->instance_to == b->instance_to;
}

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

/* Whether every profile has one and the same group of obligors among those that have a duty. */
static const group *common_obligors(const text_report *t)
{
    const group *all = NULL;
    for (uint32_t i = 0; i < t->groups.n; i++) {
        const group *g = &t->groups.at[i];
        if (is_no_duty(g->row)) continue;
        if (!all) all = g;
        else if (!same_obligors(t, all, g) || same_text(all->profile, g->profile)) return NULL;
    }
    return all;
}

static void say_block_head(text_report *t, const m_row *r, const m_row *under, const group *common)
{
    sheet *s = &t->page;
    if (r->instance) {
        para(s, 2, 4);
        set_style(s, STYLE_STRONG);
        say_text(s, r->instance);
        set_style(s, STYLE_PLAIN);
        if (has_days(r->instance_from, r->instance_to)) {
            say_text(s, ", ");
            say_days(s, r->instance_from, r->instance_to);
        }
    }
    if (under) {
        para(s, 2, 4);
        say_version(s, under);
        if (under->anachronism) say_anachronism(s, 2);
    }
    bool named = common && common->row->obligor;
    if (!r->beneficiary && !named) return;
    para(s, 2, 4);
    say_text(s, "Owed");
    if (r->beneficiary) say(s, " to %s", r->beneficiary);
    if (!named) return;
    say_text(s, " by ");
    say_obligors(t, s, common);
}

static void print_block(text_report *t, uint32_t from, uint32_t to)
{
    const m_row *under;
    bool single = one_version(&t->c->rows[from], to - from, &under);
    begin_block(t);
    for (uint32_t i = from; i < to; i++) add_row(t, i, !single);
    const group *common = common_obligors(t);
    say_block_head(t, &t->c->rows[from], single ? under : NULL, common);
    sheet_print(t->o, &t->page);
    print_groups(t, !common);
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
    while (j < c->n_joints && same_text(c->joints[j].clause, clause)) {
        const char *instance = c->joints[j].instance;
        begin_block(t);
        for (; j < c->n_joints && same_text(c->joints[j].clause, clause) && same_text(c->joints[j].instance, instance); j++) {
            group g = begin_group(t, c->joints[j].profile);
            tell_joint(&t->tell, &c->joints[j]);
            end_group(t, &g);
            vec_push(t->rows.body.mem, &t->groups, g);
        }
        para(&t->page, 2, 4);
        if (instance) say(&t->page, "Jointly, for %s", instance);
        else say_text(&t->page, "Jointly, over the whole case");
        sheet_print(t->o, &t->page);
        print_groups(t, false);
    }
    return j;
}

static void print_clauses(text_report *t)
{
    const m_case *c = t->c;
    uint32_t j = 0;
    for (uint32_t i = 0; i < c->n_rows && !t->o->failed;) {
        const m_row *r = &c->rows[i];
        if (i == 0 || !same_text(r->clause, c->rows[i - 1].clause)) {
            print_clause_title(t, r->clause, r->title);
            j = print_joints(t, j, r->clause);
        }
        uint32_t from = i++;
        while (i < c->n_rows && same_block(r, &c->rows[i])) i++;
        print_block(t, from, i);
    }
    while (j < c->n_joints && !t->o->failed) { /* of clauses without rows */
        print_clause_title(t, c->joints[j].clause, c->joints[j].title);
        j = print_joints(t, j, c->joints[j].clause);
    }
}

static void print_report(out *o, const m_case *c, bool full)
{
    text_report t = {.c = c, .o = o};
    sheet_init(&t.rows, o->mem);
    sheet_init(&t.page, o->mem);
    t.tell = (teller){.s = &t.rows, .full = full, .sources = c->sources};
    seen_init(&t.tell.told, o->mem);
    t.next = arena_array(o->mem, c->n_rows, sizeof *t.next);
    say_head(&t.page, c);
    sheet_print(o, &t.page);
    print_clauses(&t);
    say_foot(&t.page, c);
    sheet_print(o, &t.page);
}

void report_text(out *o, const m_case *c)
{
    print_report(o, c, false);
}

void report_why(out *o, const m_case *c)
{
    print_report(o, c, true);
}
