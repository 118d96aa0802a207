/* Lowering texts in a test: a law from one text, cases from others. */
#ifndef CASUS_TESTS_LOWER_H
#define CASUS_TESTS_LOWER_H
#include "syntax/tree.h"
#include "sema/sema.h"

typedef struct { desk d; sema s; law l; bool good; } lowered_law;
typedef struct { ast tree; case_names scope; record r; bool good; } lowered_case;

/* Parses the items of a text into the law's desk; those that are no case are declared. */
static MAYBE_UNUSED node_id read_items(lowered_law *x, const char *text)
{
    node_id last = 0;
    source *src = source_add(&x->d.sources, "law", host_source(&x->d.memory));
    x->d.text = (piecewise){text, strlen(text), 4096, 0};
    parser *p = parse_open(&x->d.mem, src, read_pieces, &x->d.text, true);
    parse_into(p, &x->d.tree, &x->d.names, &x->d.diags, &x->d.sources);
    for (;;) {
        node_id item = 0;
        parse_result r = parse_next(p, &item);
        if (r == PARSE_END) return last;
        if (r == PARSE_REJECTED) fail_msg("%sin %s", messages_text(&x->d), text);
        last = item;
        if (ast_node(&x->d.tree, item)->kind != N_CASE) sema_declare(&x->s, item);
    }
}

static MAYBE_UNUSED void law_open(lowered_law *x)
{
    desk_open(&x->d, "");
    sema_init(&x->s, &x->l, &x->d.mem, &x->d.names, &x->d.tree, &x->d.diags);
}

static MAYBE_UNUSED void law_close(lowered_law *x)
{
    desk_close(&x->d);
}

/* A law of two texts; NULL for none. */
static MAYBE_UNUSED void law_of(lowered_law *x, const char *text, const char *more)
{
    law_open(x);
    read_items(x, text);
    if (more) read_items(x, more);
    x->good = sema_compile(&x->s);
}

static MAYBE_UNUSED void sound_law(lowered_law *x, const char *text, const char *more)
{
    law_of(x, text, more);
    if (!x->good || x->d.diags.list.n) fail_msg("not a sound law:\n%s", messages_text(&x->d));
}

static MAYBE_UNUSED void case_of(lowered_law *x, lowered_case *c, const char *text)
{
    memset(c, 0, sizeof *c);
    c->scope.mem = &x->d.mem;
    node_id item = read_items(x, text);
    c->good = sema_record(&x->l, &c->r, &x->d.mem, &x->d.names, &c->scope, &x->d.tree, item, &x->d.diags);
}

static MAYBE_UNUSED void sound_case(lowered_law *x, lowered_case *c, const char *text)
{
    case_of(x, c, text);
    if (!c->good || x->d.diags.list.n) fail_msg("not a sound case:\n%s", messages_text(&x->d));
}

static MAYBE_UNUSED sym sym_of(const lowered_law *x, const char *name)
{
    return intern_find(&x->d.names, name, strlen(name));
}

static MAYBE_UNUSED id thing_named(const lowered_law *x, const char *name)
{
    sym s = sym_of(x, name);
    return s && s < x->l.by_sym.n ? x->l.by_sym.at[s].thing : NO_ID;
}

static MAYBE_UNUSED const char *name_of(const lowered_law *x, sym s)
{
    return intern_str(&x->d.names, s);
}

static MAYBE_UNUSED day on(int y, int m, int d)
{
    day x = 0;
    assert_true(day_make(y, m, d, &x));
    return x;
}

/* Asserts that exactly these messages were told: "CODE line:column-length headline\n" ... */
static MAYBE_UNUSED void told_only(lowered_law *x, const char *want)
{
    if (strcmp(messages_text(&x->d), want) != 0) fail_msg("told\n%snot\n%s", messages_text(&x->d), want);
}

#define VOCABULARY \
    "scale gravity { incident < serious < grave }\n" \
    "event force { by state | group on state at place with gravity gravity }\n" \
    "event request { by state to state | organ under article of request }\n" \
    "event assistance { by state | organ to state }\n" \
    "relation title(place, one state)\nrelation acts_for(group, state)\njudgment justified(force)\n" \
    "state A \"Alphia\" iso AAA (1974-01-01 .. 1990-12-31) iso ALP cow 901 (1920-01-01 .. ongoing) from 1900-01-01\n" \
    "state B \"Betia\" from 1900-01-01 until 2000-01-01\nstate C \"Gammia\"\n" \
    "place P \"P\"\nplace Q \"Q\" in P\ngroup G \"G\"\nsource s \"S\" dated 1990-01-01 side A\n"
#endif
