/* The record under a lens: standings, days, indexes, whose acts count for whom. */
#define name_of name_of_symbol /* eval/tell.h has one of its own */
#include "sema/lower.h"
#undef name_of
#include "eval/facts.h"
#include "eval/ground.h"
#include <stdio.h>

static const char pact[] =
    "treaty T \"The pact\" {\n  party A, C from 1950-01-01\n  party B from 1950-01-01 until 1960-06-01\n  version only from 1950-01-01\n"
    "  organ O \"The council\"\n"
    "  article 4 { duty help { arises for each force f, party v owed by each party o shall \"s\" assistance by o to v } }\n}\n"
    "treaty U \"Another pact\" {\n  party C from 1950-01-01\n  version only from 1950-01-01\n  organ M \"Its council\"\n}\n"
    "source later_on \"Published late\" dated 1970-01-01\nsource undated \"Undated\"\n";

typedef struct { lowered_law law; lowered_case c; lens x; facts f; } looked_at;

static void look(looked_at *q, const char *body)
{
    char text[4096];
    int n = snprintf(text, sizeof text, "case c \"Title\" {\n  assess under T\n  span 1960-01-01 .. 1960-12-31\n%s}\n", body);
    assert_true(n > 0 && (size_t)n < sizeof text);
    memset(q, 0, sizeof *q);
    sound_law(&q->law, VOCABULARY, pact);
    sound_case(&q->law, &q->c, text);
    q->x = (lens){.case_of = NO_ID, .as_of = DAY_MAX, .known_by = DAY_MAX, .for_state = NO_ID, .clause_treaty = NO_ID};
    facts_build(&q->f, &q->law.l, &q->c.r, &q->x, &q->law.d.sources, &q->law.d.mem);
}

/* The same record through the lens as it is now. */
static void look_again(looked_at *q)
{
    facts_build(&q->f, &q->law.l, &q->c.r, &q->x, &q->law.d.sources, &q->law.d.mem);
}

static id kind_called(const looked_at *q, const char *name)
{
    for (id k = 0; k < q->law.l.kind.n; k++)
        if (q->law.l.kind.at[k].name == sym_of(&q->law, name)) return k;
    fail_msg("no kind %s", name);
    return NO_ID;
}

static void standing_of_events(void **state)
{
    (void)state;
    looked_at q;
    look(&q, "  1960-02-01: force a by A on C [s]\n"
             "  1960-02-01: force b by A on C claimed by C [s]\n"
             "  1960-02-01: force c0 by A on C denied by A [s]\n"
             "  1960-02-01: force d by A on C unknown\n"
             "  1960-02-01: force e by A on C denied by A [s] found by Court [s]\n"
             "  1960-02-01: force f by A on C claimed by C [s] agreed [s]\n"
             "  1960-02-01: force g by A on C [s] denied by A [s]\n"
             "  1960-02-01: force h by A on C stipulated\n"
             "  1960-02-01: force i by A on C claimed by C [s] denied by C [s]\n");
    static const uint8_t open[] = {IS_TRUE, IS_OPEN, IS_OPEN, IS_OPEN, IS_TRUE, IS_TRUE, IS_OPEN, IS_TRUE, IS_OPEN};
    assert_memory_equal(q.f.event, open, sizeof open);
    q.x.case_of = thing_named(&q.law, "A");
    look_again(&q);
    static const uint8_t for_a[] = {IS_TRUE, IS_OPEN, IS_FALSE, IS_OPEN, IS_TRUE, IS_TRUE, IS_FALSE, IS_TRUE, IS_OPEN};
    assert_memory_equal(q.f.event, for_a, sizeof for_a);
    q.x.case_of = thing_named(&q.law, "C");
    look_again(&q);
    static const uint8_t for_c[] = {IS_TRUE, IS_TRUE, IS_OPEN, IS_OPEN, IS_TRUE, IS_TRUE, IS_OPEN, IS_TRUE, IS_OPEN};
    assert_memory_equal(q.f.event, for_c, sizeof for_c);
    law_close(&q.law);
}

/* Of a fact written with `no`, a claim is a claim that it is not so. */
static void standing_of_relations(void **state)
{
    (void)state;
    looked_at q;
    look(&q, "  1960-02-01: force x by A on C [s]\n"
             "  throughout: acts_for(G, A) [s]\n"
             "  throughout: no title(P, A) [s]\n"
             "  throughout: no title(Q, A) claimed by C [s] denied by A [s]\n"
             "  appraised: not justified(x) found by Court [s]\n"
             "  appraised: justified(x) claimed by A [s]\n"
             "  1960-02-01: force y by C on A [s]\n"
             "  appraised: justified(y) claimed by C, A [s]\n");
    static const uint8_t open[] = {IS_TRUE, IS_FALSE, IS_OPEN, IS_FALSE, IS_OPEN, IS_OPEN};
    assert_memory_equal(q.f.relation, open, sizeof open);
    q.x.case_of = thing_named(&q.law, "C");
    look_again(&q);
    assert_int_equal(q.f.relation[2], IS_FALSE);
    q.x.case_of = thing_named(&q.law, "A");
    look_again(&q);
    assert_int_equal(q.f.relation[2], IS_TRUE);
    assert_int_equal(q.f.relation[4], IS_OPEN); /* a finding, on another line, beats the claim */
    assert_int_equal(q.f.relation[5], IS_TRUE);
    law_close(&q.law);
}

/* Sources of a later day are not there; nor are voices, then facts, that had no others. `s` is of 1990. */
static void known_by(void **state)
{
    (void)state;
    looked_at q;
    look(&q, "  1960-02-01: force a by A on C [s]\n"
             "  1960-02-01: force b by A on C [later_on]\n"
             "  1960-02-01: force c0 by A on C [undated]\n"
             "  1960-02-01: force d by A on C [later_on] denied by A [s]\n"
             "  1960-02-01: force e by A on C claimed by C [s] denied by A [later_on]\n"
             "  1960-02-01: force f by A on C claimed by C [s, later_on]\n"
             "  1960-02-01: force g by A on C unknown\n"
             "  throughout: title(P, C) [s]\n"
             "  record complete for request until 1960-12-31 [s]\n"
             "  given if a then b [s]\n");
    q.x.known_by = on(1990, 1, 1);
    look_again(&q);
    static const uint8_t all[] = {IS_TRUE, IS_TRUE, IS_TRUE, IS_OPEN, IS_OPEN, IS_OPEN, IS_OPEN};
    assert_memory_equal(q.f.event, all, sizeof all);
    q.x.known_by = on(1989, 12, 31);
    look_again(&q);
    static const uint8_t some[] = {IS_DROPPED, IS_TRUE, IS_TRUE, IS_TRUE, IS_OPEN, IS_OPEN, IS_OPEN};
    assert_memory_equal(q.f.event, some, sizeof some);
    assert_int_equal(q.f.relation[0], IS_DROPPED);
    assert_int_equal(q.f.closure[0], IS_DROPPED);
    assert_int_equal(q.f.given[0], IS_DROPPED);
    law_close(&q.law);
}

static void as_of(void **state)
{
    (void)state;
    looked_at q;
    look(&q, "  1960-02-01 .. 1960-02-20: force a by A on C [s]\n"
             "  1960-02-11: force b by A on C [s]\n"
             "  sometime 1960-02-05 .. 1960-02-20: force c0 by A on C [s]\n"
             "  sometime 1960-02-11 .. 1960-02-20: force d by A on C [s]\n");
    q.x.as_of = on(1960, 2, 10);
    look_again(&q);
    static const uint8_t seen[] = {IS_TRUE, IS_DROPPED, IS_TRUE, IS_DROPPED};
    assert_memory_equal(q.f.event, seen, sizeof seen);
    assert_int_equal(q.f.last[0], on(1960, 2, 20)); /* it lasts as long as it lasts */
    assert_int_equal(q.f.last[2], on(1960, 2, 10)); /* but its unknown first day is one of those gone by */
    law_close(&q.law);
}

/* By kind in order of first days, then of the file; what is dropped is not found. */
static void by_kind_and_day(void **state)
{
    (void)state;
    looked_at q;
    look(&q, "  1960-05-01: force a by A on C [s]\n"
             "  1960-03-01: request b by C [s]\n"
             "  1960-03-01: force c0 by A on C [s]\n"
             "  1960-04-01: force d by A on C [later_on]\n"
             "  1960-03-01: force e by A on C [s]\n"
             "  1960-01-01: force f by A on C [s]\n");
    id force = kind_called(&q, "force"), request = kind_called(&q, "request"), help = kind_called(&q, "assistance");
    static const id order[] = {5, 2, 4, 3, 0};
    assert_int_equal(q.f.kind_first[force + 1] - q.f.kind_first[force], 5);
    assert_memory_equal(q.f.by_kind + q.f.kind_first[force], order, sizeof order);
    assert_int_equal(q.f.by_kind[q.f.kind_first[request]], 1);
    assert_int_equal(q.f.kind_first[help], q.f.kind_first[help + 1]);
    q.x.as_of = on(1960, 3, 1);
    look_again(&q);
    static const id left[] = {5, 2, 4};
    assert_int_equal(q.f.kind_first[force + 1] - q.f.kind_first[force], 3);
    assert_memory_equal(q.f.by_kind + q.f.kind_first[force], left, sizeof left);
    law_close(&q.law);
}

static void found(const looked_at *q, const char *kind, int slot, const char *thing, const id *want, uint32_t n)
{
    item_list got = index_find(&q->f.slot, slot_key(kind_called(q, kind), slot, thing_named(&q->law, thing)));
    assert_int_equal(got.n, n);
    for (uint32_t i = 0; i < n; i++) assert_int_equal(got.at[i], want[i]);
}

/* By the individual in a role, each of joint actors too; apart, those whose role is open, and what organs did. */
static void by_role(void **state)
{
    (void)state;
    looked_at q;
    look(&q, "  1960-05-01: force a by A on C [s]\n"
             "  1960-03-01: force b by A, G on C [s]\n"
             "  1960-04-01: force c0 on A [s]\n"
             "  1960-04-01: force d by any state on A [s]\n"
             "  1960-04-01: force e by none on A [s]\n"
             "  1960-04-01: assistance f by O to A [s]\n"
             "  1960-04-02: assistance g by C, O to A [s]\n");
    static const id by_a[] = {1, 0}, by_g[] = {1}, on_c[] = {1, 0}, on_a[] = {2, 3, 4}, by_o[] = {5, 6}, by_c[] = {6};
    found(&q, "force", ROLE_BY, "A", by_a, 2);
    found(&q, "force", ROLE_BY, "G", by_g, 1);
    found(&q, "force", ROLE_BY, "C", NULL, 0);
    found(&q, "force", ROLE_ON, "C", on_c, 2);
    found(&q, "force", ROLE_ON, "A", on_a, 3);
    found(&q, "assistance", ROLE_BY, "O", by_o, 2);
    found(&q, "assistance", ROLE_BY, "C", by_c, 1);
    item_list open = index_find(&q.f.wild, slot_key(kind_called(&q, "force"), ROLE_BY, 0));
    assert_true(open.n == 2 && open.at[0] == 2 && open.at[1] == 3);
    item_list organs = index_find(&q.f.wild, slot_key(kind_called(&q, "assistance"), ROLE_BY, 0));
    assert_true(organs.n == 2 && organs.at[0] == 5 && organs.at[1] == 6);
    law_close(&q.law);
}

static void by_what_they_are_about(void **state)
{
    (void)state;
    looked_at q;
    look(&q, "  throughout: title(P, A) claimed by A [s]\n"
             "  throughout: title(Q, C) [s]\n"
             "  1960-01-01 .. 1960-02-01: title(P, C) [s]\n"
             "  throughout: acts_for(G, A) [s]\n");
    id title = q.law.l.by_sym.at[sym_of(&q.law, "title")].relation;
    item_list of_p = index_find(&q.f.about, about_key(title, VAL(TAG_THING, thing_named(&q.law, "P"))));
    assert_true(of_p.n == 2 && of_p.at[0] == 0 && of_p.at[1] == 2);
    item_list none = index_find(&q.f.about, about_key(title, VAL(TAG_THING, thing_named(&q.law, "G"))));
    assert_int_equal(none.n, 0);
    law_close(&q.law);
}

/* Many keys, some with many items, each list in the order in which its items came. */
static void an_index_of_many(void **state)
{
    (void)state;
    static char text[400 * 48];
    size_t at = 0;
    for (int i = 0; i < 400; i++)
        at += (size_t)snprintf(text + at, sizeof text - at, "  1960-%02d-%02d: force by %s on C [s]\n", 1 + i % 12, 1 + i % 28, i % 2 ? "A" : "G");
    looked_at q;
    char whole[sizeof text + 100];
    snprintf(whole, sizeof whole, "case c \"Title\" {\n  assess under T\n  span 1960-01-01 .. 1960-12-31\n%s}\n", text);
    memset(&q, 0, sizeof q);
    sound_law(&q.law, VOCABULARY, pact);
    sound_case(&q.law, &q.c, whole);
    q.x = (lens){.case_of = NO_ID, .as_of = DAY_MAX, .known_by = DAY_MAX};
    look_again(&q);
    item_list a = index_find(&q.f.slot, slot_key(kind_called(&q, "force"), ROLE_BY, thing_named(&q.law, "A")));
    assert_int_equal(a.n, 200);
    for (uint32_t i = 1; i < a.n; i++) {
        const event *x = event_at(&q.f, a.at[i - 1]), *y = event_at(&q.f, a.at[i]);
        assert_true(x->from < y->from || (x->from == y->from && a.at[i - 1] < a.at[i]));
    }
    law_close(&q.law);
}

/* Whether the event counts as the state's under the treaty, for being an organ's: X_TRUE, X_FALSE, or where that is open. */
static expr organ_act(looked_at *q, id e, id who, id under)
{
    static space s; /* its memory is the law's */
    space_init(&s, q->f.mem);
    ground g = {.f = &q->f, .s = &s, .treaty = under, .day_event = NO_ID, .cutoff = DAY_MAX, .group = GROUP_NONE, .bearer = -1};
    return joined_act(&g, VAL(TAG_EVENT, e), who);
}

static bool joined(looked_at *q, id e, id who, id under)
{
    return organ_act(q, e, who, under) == X_TRUE;
}

static void counts_for(void **state)
{
    (void)state;
    looked_at q;
    look(&q, "  1960-05-31: assistance a by O to C [s]\n"
             "  1960-06-01: assistance b by O to C [s]\n"
             "  1960-05-31: assistance c0 by O to C [s] joined by A\n"
             "  1960-05-31: assistance d by A to C [s]\n"
             "  1960-05-31: assistance e by C, O to A [s]\n"
             "  1960-05-31: assistance f by M to A [s]\n"
             "  1960-05-31: assistance g to A [s]\n");
    id a = thing_named(&q.law, "A"), b = thing_named(&q.law, "B"), c = thing_named(&q.law, "C"), t = 0, u = 1; /* the treaties T and U */
    assert_true(joined(&q, 0, a, t) && joined(&q, 0, b, t) && joined(&q, 0, c, t));
    assert_true(joined(&q, 1, a, t) && !joined(&q, 1, b, t));      /* B left on that day */
    assert_true(joined(&q, 2, a, t) && !joined(&q, 2, b, t));      /* only who joined */
    assert_false(joined(&q, 3, a, t));                               /* its own act, which no organ's is */
    assert_true(joined(&q, 4, b, t));                                /* an organ among joint actors */
    assert_true(joined(&q, 5, c, u) && !joined(&q, 5, a, u)); /* of the organ's own treaty */
    assert_false(joined(&q, 5, c, t));                               /* and under that one only, */
    assert_false(joined(&q, 0, c, u));
    assert_true(joined(&q, 2, a, u));                                /* unless the record says who joined */
    assert_true(organ_act(&q, 6, a, t) > X_TRUE);                        /* who acted is open: perhaps the organ */
    law_close(&q.law);
}

static void parties_and_states(void **state)
{
    (void)state;
    looked_at q;
    look(&q, "");
    id b = thing_named(&q.law, "B"), g = thing_named(&q.law, "G");
    assert_false(party_on(&q.law.l, 0, b, on(1949, 12, 31)));
    assert_true(party_on(&q.law.l, 0, b, on(1950, 1, 1)));
    assert_true(party_on(&q.law.l, 0, b, on(1960, 5, 31)));
    assert_false(party_on(&q.law.l, 0, b, on(1960, 6, 1)));
    assert_false(party_on(&q.law.l, 1, b, on(1960, 5, 31)));
    const individual *bb = &q.law.l.thing.at[b];
    assert_true(exists_on(bb, on(1900, 1, 1)) && exists_on(bb, on(1999, 12, 31)));
    assert_false(exists_on(bb, on(1899, 12, 31)) || exists_on(bb, on(2000, 1, 1)));
    assert_true(exists_on(&q.law.l.thing.at[g], on(1000, 1, 1)));
    law_close(&q.law);
}

TESTS(T(standing_of_events), T(standing_of_relations), T(known_by), T(as_of), T(by_kind_and_day), T(by_role), T(by_what_they_are_about),
      T(an_index_of_many), T(counts_for), T(parties_and_states))
