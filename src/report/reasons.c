/* Readings in full and trees of reasons.
 *
 * Contract: the walk is iterative, for trees are as deep as brackets and terms may nest.
 */
#include "report/reasons.h"

#define DEPTH_SHOWN 12 /* deeper nodes are indented no further */

static void detail(sheet *s, unsigned column, const char *label, const char *text)
{
    if (!text_given(text)) return;
    para(s, column, column + 2);
    say(s, "%s: ", label);
    say_quoted(s, text);
}

/* Who holds a reading did so on a day of its own, under the name of that day. */
static void say_held_by(sheet *s, const m_held *h, unsigned column)
{
    size_t n = h->who ? strlen(h->who) : 0;
    para(s, column, column + 2);
    say_text(s, "held by: ");
    if (n) say_party_on(s, h->who, h->on);
    say_quoted(s, h->text + n);
}

void reading_in_full(sheet *s, const m_reading *r, const source_table *sources, unsigned column)
{
    para(s, column, column + 2);
    if (text_given(r->question)) {
        say_quoted(s, r->question);
        say_text(s, " ");
    }
    say_reading(s, r);
    say_at(s, sources, r->at);
    if (text_given(r->basis)) { /* a word of the language: ordinary_meaning */
        para(s, column + 2, column + 4);
        say_text(s, "basis: ");
        for (const char *p = r->basis; *p; p++) say(s, "%c", *p == '_' ? ' ' : *p);
    }
    detail(s, column + 2, "authority", r->authority);
    if (text_given(r->authority)) say_sources(s, r->cites, r->citations);
    for (uint32_t i = 0; i < r->n_held; i++) {
        say_held_by(s, &r->held[i], column + 2);
        say_sources(s, r->held[i].cites, r->held[i].citations);
    }
    detail(s, column + 2, "objection", r->objection);
    if (text_given(r->sets_aside)) {
        para(s, column + 2, column + 4);
        say(s, "sets aside the words \"%s\"", r->sets_aside);
    }
    detail(s, column + 2, "note", r->note);
}

/* A node with nothing below it but the fact it rests on is told with that fact. */
static bool rests_on_kid(const m_reason *n)
{
    const m_reason *k = n->kid;
    return k && !n->fact && !k->next && !k->kid && k->fact && !text_given(k->text);
}

/* The facts are told in full above the tree: here they stand by name, with their standing. */
static void tell_node(sheet *s, const m_reason *n, unsigned column)
{
    static const char *const word[] = {"met", "not met", "open"};
    para(s, column, column + 2);
    const m_fact *only = !text_given(n->text) ? n->fact : NULL;
    const m_fact *told = rests_on_kid(n) ? NULL : only; /* a line of the record says what it says, and is not met or not */
    bool negative = told && (told->kind == FACT_RELATION || told->kind == FACT_JUDGMENT) && !same_text(told->name, told->text);
    if (only && (only->kind == FACT_COMPLETE || only->kind == FACT_ABSENCE || negative)) say_text(s, "- ");
    else say(s, "- %s: ", word[n->status]);
    if (text_given(n->text)) say_told(s, n->text);
    if (n->reading) say(s, " (reading %s)", n->reading->name);
    const m_fact *f = rests_on_kid(n) ? n->kid->fact : n->fact;
    const m_answer *a = rests_on_kid(n) ? n->kid->answer : n->answer;
    if (f && !text_given(n->text)) say_told(s, negative ? f->text : f->name);
    else if (f && !same_text(f->name, n->text)) {
        say_text(s, "; ");
        say_told(s, f->name);
    }
    if (f) say_standing(s, f);
    if (a && (f || text_given(n->text))) say_text(s, "; ");
    if (a) say_answer(s, a);
}

void each_reading(arena *mem, const m_reason *root, void (*found)(void *user, const m_reading *r), void *user)
{
    VEC(const m_reason *) above = {0};
    for (const m_reason *n = root; n;) {
        if (n->reading) found(user, n->reading);
        if (n->kid) {
            vec_push(mem, &above, n);
            n = n->kid;
            continue;
        }
        while (!n->next && above.n) n = above.at[--above.n];
        n = n->next;
    }
}

void tell_reasons(sheet *s, const m_reason *root, unsigned column)
{
    VEC(const m_reason *) above = {0};
    const m_reason *n = root;
    while (n) {
        tell_node(s, n, column + 2 * (above.n < DEPTH_SHOWN ? above.n : DEPTH_SHOWN));
        if (n->kid && !rests_on_kid(n)) {
            vec_push(s->body.mem, &above, n);
            n = n->kid;
            continue;
        }
        while (!n->next && above.n) n = above.at[--above.n];
        n = n->next;
    }
}
