/* A case, lowered: facts with their voices, absences, constraints, expectations, and which state
 * existed when. */
#include "sema/lower.h"
#include <stdio.h>

static const char vocabulary[] = VOCABULARY;
static const char pact[] =
    "treaty T \"The pact\" {\n  party A, B from 1950-01-01\n  version old from 1950-01-01\n  version young from 1990-01-01\n"
    "  organ O \"Organ\"\n  parameter speed is 3 days \"why\"\n  profile narrow { }\n"
    "  article 4 { duty help { arises for each force f, party v owed by each party o shall \"s\" assistance by o to v } }\n"
    "}\n";

#define CASE(BODY) "case c \"Title\" {\n  assess under T\n  span 1960-01-01 .. 1960-12-31\n" BODY "}\n"

static void the_frame(void **state)
{
    (void)state;
    lowered_law x;
    lowered_case c;
    sound_law(&x, vocabulary, pact);
    sound_case(&x, &c, CASE("  encoded by \"me\" on 2026-01-01\n  missing source of B \"press only\"\n"));
    assert_string_equal(c.r.title, "Title");
    assert_string_equal(name_of(&x, c.r.name), "c");
    assert_true(c.r.from == on(1960, 1, 1) && c.r.to == on(1960, 12, 31));
    assert_true(c.r.assess.n == 1 && c.r.assess.at[0] == 0);
    assert_string_equal(c.r.encoded_by, "me");
    assert_true(c.r.missing.n == 1 && c.r.missing.at[0].side == sym_of(&x, "B"));
    law_close(&x);
}

static void events(void **state)
{
    (void)state;
    lowered_law x;
    lowered_case c;
    sound_law(&x, vocabulary, pact);
    sound_case(&x, &c, CASE("  1960-02-01: force hit by A, G on B at Q with gravity at least serious [s]\n"
                            "  sometime 1960-02-01 .. 1960-02-05: request ask by B to O under T.4 claimed by B [s] denied by A\n"
                            "  1960-02-01 .. ongoing: request of ask [s]\n"
                            "  1960-02-03 .. 1960-02-04: assistance by O to none joined by A, B agreed [s]\n"));
    const event *hit = &c.r.event.at[0], *ask = &c.r.event.at[1], *more = &c.r.event.at[2], *help = &c.r.event.at[3];
    assert_int_equal(VAL_TAG(hit->slot[ROLE_BY]), TAG_LIST);
    const val *list = &c.r.list.at[VAL_ID(hit->slot[ROLE_BY])];
    assert_true(list[0] == 2 && list[1] == VAL(TAG_THING, thing_named(&x, "A")) && list[2] == VAL(TAG_THING, thing_named(&x, "G")));
    assert_int_equal(hit->slot[ROLE_ON], VAL(TAG_THING, thing_named(&x, "B")));
    assert_int_equal(hit->slot[ROLE_TO], MISSING);
    assert_true(hit->cmp[0] == IS_AT_LEAST && !hit->sometime && hit->from == on(1960, 2, 1) && hit->to == hit->from);
    assert_true(ask->sometime && ask->from == on(1960, 2, 1) && ask->to == on(1960, 2, 5));
    assert_int_equal(ask->slot[ROLE_UNDER], VAL(TAG_THING, thing_named(&x, "T.4")));
    assert_int_equal(ask->voices.n, 2);
    const voice *v = &c.r.voice.at[ask->voices.first];
    assert_true(v[0].how == ST_CLAIMED && v[0].cites.n == 1 && v[0].who.n == 1 && c.r.who.at[v[0].who.first] == sym_of(&x, "B"));
    assert_true(v[1].how == ST_DENIED && v[1].cites.n == 0);
    assert_int_equal(more->slot[ROLE_OF], VAL(TAG_EVENT, 1));
    assert_int_equal(more->to, DAY_MAX);
    assert_true(help->slot[ROLE_TO] == NOBODY && help->joined_given && help->joined.n == 2);
    law_close(&x);
}

/* Events without a label are called by kind and day, numbered where there are several. */
static void labels_of_their_own(void **state)
{
    (void)state;
    lowered_law x;
    lowered_case c;
    sound_law(&x, vocabulary, pact);
    sound_case(&x, &c, CASE("  1960-02-01: force by A on B [s]\n  1960-02-01: force force_1960_02_01_3 by A on B [s]\n"
                            "  1960-02-01: force by A on B [s]\n  1960-02-01: force by A on B [s]\n  1960-02-02: force by A on B [s]\n"));
    static const char *const want[] = {"force_1960_02_01", "force_1960_02_01_3", "force_1960_02_01_2", "force_1960_02_01_4", "force_1960_02_02"};
    for (uint32_t i = 0; i < 5; i++) assert_string_equal(name_of(&x, c.r.event.at[i].label), want[i]);
    law_close(&x);
}

static void many_on_one_day(void **state)
{
    (void)state;
    enum { MANY = 20000 };
    lowered_law x;
    lowered_case c;
    char *text = malloc(MANY * 40 + 200), *p = text;
    p += snprintf(p, 200, "case c \"C\" { assess under T span 1960-01-01 .. 1960-12-31\n");
    for (int i = 0; i < MANY; i++) p += snprintf(p, 200, "1960-02-01: force by A on B [s]\n");
    p += snprintf(p, 200, "}");
    sound_law(&x, vocabulary, pact);
    sound_case(&x, &c, text);
    assert_int_equal(c.r.event.n, MANY);
    assert_string_equal(name_of(&x, c.r.event.at[MANY - 1].label), "force_1960_02_01_20000");
    law_close(&x);
    free(text);
}

static void relations_absences_constraints(void **state)
{
    (void)state;
    lowered_law x;
    lowered_case c;
    sound_law(&x, vocabulary, pact);
    sound_case(&x, &c, CASE("  1960-02-01: force hit by A on B [s]\n  throughout: title(Q, A) [s]\n  1960-02-01 .. 1960-02-03: no acts_for(G, any state) found by Court [s]\n"
                            "  appraised: not justified(hit) claimed by B [s] denied by A [s]\n  1960-02-01 .. 1960-02-09: no request by B under T.4 [s]\n"
                            "  record complete for assistance, request by B until 1960-06-01 by encoder \"nothing found\"\n"
                            "  given at most one of (hit, justified(hit)) [s]\n  given if hit then not justified(hit) [s]\n"));
    const relation_fact *f = c.r.relation.at;
    assert_int_equal(c.r.relation.n, 3);
    assert_true(f[0].from == DAY_MIN && f[0].to == DAY_MAX && !f[0].no && f[0].arg[1] == VAL(TAG_THING, thing_named(&x, "A")));
    assert_true(f[1].no && VAL_TAG(f[1].arg[1]) == TAG_ANY && VAL_ID(f[1].arg[1]) == S_STATE && f[1].to == on(1960, 2, 3));
    assert_true(f[2].no && f[2].arg[0] == VAL(TAG_EVENT, 0));
    assert_int_equal(c.r.closure.n, 3);
    assert_true(!c.r.closure.at[0].complete && c.r.closure.at[0].from == on(1960, 2, 1) && c.r.closure.at[0].to == on(1960, 2, 9));
    assert_true(c.r.closure.at[1].complete && c.r.closure.at[1].from == DAY_MIN && c.r.closure.at[2].to == on(1960, 6, 1));
    assert_string_equal(c.r.closure.at[2].encoder, "nothing found");
    assert_int_equal(c.r.given.n, 2);
    const formula *one = &c.r.f.formula.at[c.r.given.at[0].formula], *then = &c.r.f.formula.at[c.r.given.at[1].formula];
    assert_true(one->op == F_ONE_OF && one->q == COUNT_AT_MOST && one->kids.n == 2);
    assert_int_equal(c.r.f.formula.at[c.r.f.kid.at[one->kids.first]].op, F_OCCURS); /* a label alone asks whether it happened */
    assert_int_equal(then->op, F_IF);
    law_close(&x);
}

static void what_is_expected(void **state)
{
    (void)state;
    lowered_law x;
    lowered_case c;
    sound_law(&x, vocabulary, pact);
    sound_case(&x, &c, CASE("  1960-02-01: force hit by A on B [s]\n"
                            "  expect T.4.help(hit) for A to B under narrow with speed 9 days: honored or not due because justified(hit) noting \"n\" turning on hit, title(Q, any state)\n"
                            "  expect T.4 for some party under every profile: never not honored\n  expect T.4 for parties: version young\n"
                            "  expect that not justified(hit)\n"));
    const expect_item *e = c.r.expect.at;
    assert_int_equal(c.r.expect.n, 4);
    assert_true(e[0].verdicts == (1u << V_HONORED | 1u << V_NOT_DUE) && !e[0].never && e[0].who == EFOR_STATE && e[0].state == thing_named(&x, "A"));
    assert_true(e[0].has_to && e[0].to == thing_named(&x, "B") && e[0].under == sym_of(&x, "narrow") && e[0].episode == sym_of(&x, "hit"));
    assert_true(e[0].params.n == 1 && c.r.expect_param.at[e[0].params.first].days == 9);
    assert_string_equal(c.r.text.at[e[0].because.first], "justified(hit)");
    assert_true(e[0].has_noting && e[0].turning.n == 2);
    assert_string_equal(c.r.text.at[e[0].turning.first + 1], "title(Q, any state)");
    assert_true(e[1].never && e[1].who == EFOR_SOME_PARTY && e[1].has_under && !e[1].under && e[1].verdicts == 1u << V_NOT_HONORED);
    assert_true(e[2].op == EXPECT_VERSION && e[2].version == sym_of(&x, "young") && e[2].who == EFOR_PARTIES && !e[2].duty);
    assert_true(e[3].op == EXPECT_THAT && c.r.f.formula.at[e[3].formula].op == F_NOT);
    law_close(&x);
}

/* B exists from 1900-01-01 up to and including 1999-12-31. */
static void existence_at_dates(void **state)
{
    (void)state;
    static const struct { const char *fact; bool exists; } rows[] = {
        {"1900-01-01: force by C on B [s]", true},    {"1899-12-31: force by C on B [s]", false},
        {"1999-12-31: force by C on B [s]", true},    {"2000-01-01: force by C on B [s]", false},
        {"1999-12-31 .. 2000-01-05: force by C on B [s]", true}, /* the first day decides */
        {"2000-01-01: force by C, B on A [s]", false}, {"2000-01-01: request by A to B [s]", false},
        {"sometime 1999-12-01 .. 2000-02-01: force by C on B [s]", true},
        {"2000-01-01 .. ongoing: title(P, B) [s]", false}, {"1999-01-01 .. ongoing: title(P, B) [s]", true},
        {"throughout: title(P, B) [s]", true}, {"2000-01-01: force by C on C [s]", true}, {"0001-01-01: force by C on C [s]", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        lowered_law x;
        lowered_case c;
        char text[300];
        snprintf(text, sizeof text, "case c \"C\" { assess under T span 1960-01-01 .. 1960-12-31\n%s }", rows[i].fact);
        sound_law(&x, vocabulary, pact);
        case_of(&x, &c, text);
        if (c.good != rows[i].exists) fail_msg("%s: %s", rows[i].fact, messages_text(&x.d));
        if (!c.good) assert_int_equal(x.d.diags.list.at[0]->code, E_CODE_DATE);
        law_close(&x);
    }
}

/* Names of one case are unknown to the next, though both use the same tables. */
static void names_are_forgotten(void **state)
{
    (void)state;
    lowered_law x;
    lowered_case c;
    sound_law(&x, vocabulary, pact);
    sound_case(&x, &c, CASE("  group H \"H\"\n  place R \"R\" in Q\n  source mine \"M\"\n  1960-02-01: force hit by H on B at R [mine]\n"));
    assert_int_equal(thing_of(&x.l, &c.r, x.l.thing.n + 1)->parent, thing_named(&x, "Q"));
    record r;
    for (int round = 0; round < 3; round++) {
        node_id item = read_items(&x, CASE("  1960-02-01: force hit by G on B [s]\n"));
        assert_true(sema_record(&x.l, &r, &x.d.mem, &x.d.names, &c.scope, &x.d.tree, item, &x.d.diags));
        assert_int_equal(r.thing.n, 0);
    }
    node_id item = read_items(&x, CASE("  1960-02-01: force by H on B [mine]\n"));
    assert_false(sema_record(&x.l, &r, &x.d.mem, &x.d.names, &c.scope, &x.d.tree, item, &x.d.diags));
    told_only(&x, "E101 4:24-1 nothing is called `H`\nE101 4:32-4 no source is called `mine`\n");
    law_close(&x);
}

/* What --assume gives is lowered over the record's own facts. */
static void assumptions(void **state)
{
    (void)state;
    lowered_law x;
    lowered_case c;
    sound_law(&x, vocabulary, pact);
    sound_case(&x, &c, CASE("  1960-02-01: force hit by A on B [s]\n"));
    static const struct { const char *text; formula_op op; } rows[] = {
        {"hit", F_OCCURS}, {"not hit", F_NOT}, {"justified(hit)", F_RELATION}, {"title(Q, A)", F_RELATION}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        source *src = source_add(&x.d.sources, "--assume", host_source(&x.d.memory));
        node_id f = parse_formula(&x.d.mem, src, rows[i].text, &x.d.tree, &x.d.names, &x.d.diags, &x.d.sources);
        id lowered = sema_formula(&x.l, &c.r, &c.scope, &x.d.tree, f, &x.d.diags);
        assert_true(lowered != NO_ID && c.r.f.formula.at[lowered].op == rows[i].op);
    }
    source *src = source_add(&x.d.sources, "--assume", host_source(&x.d.memory));
    node_id f = parse_formula(&x.d.mem, src, "justified(hitt)", &x.d.tree, &x.d.names, &x.d.diags, &x.d.sources);
    assert_int_equal(sema_formula(&x.l, &c.r, &c.scope, &x.d.tree, f, &x.d.diags), NO_ID);
    told_only(&x, "E101 1:11-4 no event is called `hitt` here\n");
    law_close(&x);
}

TESTS(T(the_frame), T(events), T(labels_of_their_own), T(many_on_one_day), T(relations_absences_constraints), T(what_is_expected),
      T(existence_at_dates), T(names_are_forgotten), T(assumptions))
