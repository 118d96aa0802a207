/* The rows and joint findings as lines, for comparing with other evaluators and with other runs.
 *
 * Contract: one row a line, fields separated by tabs; lists by "|" (verdicts), ";" (hinges) and
 * "," (obligors); "-" where there is nothing. Hinges are sorted as the model has them.
 */
#include "report/escape.h"

static void field(strbuf *sb, const char *text)
{
    if (sb->len) sb_char(sb, '\t');
    if (text && *text) escape_text(sb, text, strlen(text));
    else sb_char(sb, '-');
}

/* The next item of a field that is a list. */
static void item(strbuf *sb, uint32_t i, char between, const char *text)
{
    sb_char(sb, i ? between : '\t');
    escape_text(sb, text, strlen(text));
}

static void put_verdicts(strbuf *sb, const m_verdict *v, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) item(sb, i, '|', verdict_name(v[i].verdict));
    if (!n) field(sb, NULL);
}

static void put_facts(strbuf *sb, const m_fact **facts, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) item(sb, i, ';', facts[i]->name);
    if (!n) field(sb, NULL);
}

static void put_hinges(strbuf *sb, const m_hinges *h)
{
    put_facts(sb, h->facts, h->n_facts);
    put_facts(sb, h->appraisals, h->n_appraisals);
    for (uint32_t i = 0; i < h->n_readings; i++) item(sb, i, ';', h->readings[i]->term);
    if (!h->n_readings) field(sb, NULL);
}

static void end_row(out *o, strbuf *sb)
{
    sb_char(sb, '\n');
    out_bytes(o, sb->at, sb->len);
    sb->len = 0;
}

void report_rows(out *o, const m_case *c)
{
    strbuf sb;
    sb_init(&sb, o->mem);
    for (uint32_t i = 0; i < c->n_rows && !o->failed; i++) {
        const m_row *r = &c->rows[i];
        field(&sb, r->clause);
        field(&sb, r->version);
        field(&sb, r->instance);
        field(&sb, r->obligor);
        field(&sb, r->beneficiary);
        field(&sb, r->profile);
        put_verdicts(&sb, r->verdicts, r->n_verdicts);
        put_hinges(&sb, &r->turns_on);
        end_row(o, &sb);
    }
    for (uint32_t i = 0; i < c->n_joints && !o->failed; i++) {
        const m_joint *j = &c->joints[i];
        field(&sb, "joint");
        field(&sb, j->clause);
        field(&sb, j->instance);
        for (uint32_t k = 0; k < j->n_obligors; k++) item(&sb, k, ',', j->obligors[k]);
        if (!j->n_obligors) field(&sb, NULL);
        field(&sb, j->profile);
        put_verdicts(&sb, j->verdicts, j->n_verdicts);
        put_hinges(&sb, &j->turns_on);
        end_row(o, &sb);
    }
}
