/* The caps of the law and of a case that are counted, each one below, at, and one above. */
#include "sema/lower.h"
#include <stdio.h>
#include "base/limits.h"

static const char vocabulary[] = VOCABULARY;
#define TREATY "treaty T \"t\" { party A from 1950-01-01 version o from 1950-01-01\n"

/* Writes one of n pieces, numbered from 0, of less than ROOM bytes. */
enum { ROOM = 200 };
typedef int (*piece)(char *out, unsigned i);

static char *built(const char *head, piece one, unsigned n, const char *tail)
{
    char *text = malloc(strlen(head) + n * (size_t)ROOM + strlen(tail) + 1), *p = text;
    p += snprintf(p, strlen(head) + 1, "%s", head);
    for (unsigned i = 0; i < n; i++) p += one(p, i);
    snprintf(p, strlen(tail) + 1, "%s", tail);
    return text;
}

static void law_with(const char *head, piece one, unsigned n, const char *tail, const char *code)
{
    lowered_law x;
    char *text = built(head, one, n, tail);
    law_of(&x, vocabulary, text);
    const char *got = x.d.diags.list.n ? diag_id(x.d.diags.list.at[0]->code) : "";
    if (strcmp(got, code) != 0 || x.good != (*code == 0)) fail_msg("%u pieces: not %s but %s", n, *code ? code : "well", messages_text(&x.d));
    law_close(&x);
    free(text);
}

static void at_the_limit(const char *head, piece one, unsigned limit, const char *tail, const char *code)
{
    law_with(head, one, limit - 1, tail, "");
    law_with(head, one, limit, tail, "");
    law_with(head, one, limit + 1, tail, code);
}

#define PIECE(NAME, ...) static int NAME(char *out, unsigned i) { (void)i; return snprintf(out, ROOM, __VA_ARGS__); }
PIECE(a_level, "%s l%u", i ? " <" : "", i)
PIECE(a_scale, "scale s%u { x%u }\n", i, i)
PIECE(a_place, "place p%u \"p\" in p%u\n", i + 1, i)
PIECE(a_treaty, "treaty T%u \"t\" { party A from 1950-01-01 version o from 1950-01-01 }\n", i)
PIECE(a_party, "party A from %04u-01-01 until %04u-01-02\n", i + 1, i + 1)
PIECE(a_version, "version v%u from 1950-01-01\n", i)
PIECE(a_term, "term t%u(f: force) means true\n", i)
PIECE(a_profile, "profile p%u { }\n", i)
PIECE(a_parameter, "parameter p%u is 1 day \"w\"\n", i)
PIECE(an_article, "article %u { }\n", i)
PIECE(a_duty, "duty d%u { owed by each party o shall \"s\" assistance by o }\n", i)
PIECE(a_priority, "subject to T.%u\n", i + 2)
PIECE(an_empty_duty, "article %u { duty d { owed by each party o shall \"s\" assistance by o } }\n", i + 2)
PIECE(a_deeper_term, "term t%u(f: force) means t%u(f)\n", i + 1, i)
PIECE(a_sort, "%sstate", i ? ", " : "")
PIECE(a_parameter_of_a_term, "%sx%u: state", i ? ", " : "", i)
PIECE(an_attribute, " with a%u gravity", i)
PIECE(an_excluded, "%so", i ? ", " : "")
PIECE(a_qualifier, " such that (true)")
PIECE(a_label, "provided \"w\" first request r%u by A\n", i)

static void vocabularies(void **state)
{
    (void)state;
    at_the_limit("scale big {", a_level, LIM_LEVELS, " }", "L003");
    at_the_limit("", a_scale, LIM_PARTS - 1, "", "L003"); /* the vocabulary has one */
    at_the_limit("place p0 \"p\"\n", a_place, LIM_PLACES_DEEP, "", "L002");
    at_the_limit("relation r(", a_sort, RELATION_PLACES, ")", "L003");
    at_the_limit("event e { by state", an_attribute, ATTRIBUTES, " }", "L003");
}

static void parts_of_treaties(void **state)
{
    (void)state;
    at_the_limit("", a_treaty, LIM_PARTS, "", "L003");
    at_the_limit("treaty T \"t\" { version o from 1950-01-01\n", a_party, LIM_PARTS, "}", "L003");
    at_the_limit("treaty T \"t\" { party A from 1950-01-01\n", a_version, LIM_PARTS, "}", "L003");
    at_the_limit(TREATY, a_term, LIM_PARTS, "}", "L003");
    at_the_limit(TREATY, a_profile, LIM_PARTS, "}", "L003");
    at_the_limit(TREATY, a_parameter, LIM_PARTS, "}", "L003");
    at_the_limit(TREATY, an_article, LIM_PARTS, "}", "L003");
    at_the_limit(TREATY "article 1 {", a_duty, LIM_PARTS, "} }", "L003");
}

PIECE(a_rank, "prefer T over any treaty \"w%u\"\n", i)
PIECE(a_presumption, "presume p%u(f: force) \"p\" { that not justified(f) burden on f.by authority \"a\" objection \"o\" }\n", i)

static void general_law(void **state)
{
    (void)state;
    at_the_limit(TREATY "article 1 { text \"w\"\n", a_rank, LIM_RANKS, "} }", "L003");
    at_the_limit("", a_presumption, LIM_PARTS, "", "L003");
}

static void terms_and_clauses(void **state)
{
    (void)state;
    at_the_limit(TREATY "term t0(f: force) means true\n", a_deeper_term, LIM_CALL_DEPTH - 1, "}", "L002");
    at_the_limit(TREATY "term t(", a_parameter_of_a_term, RELATION_PLACES, ") means true }", "L003");
    at_the_limit(TREATY "article 1 { duty d { owed by each party o other than ", an_excluded, 8, " shall \"s\" assistance by o } } }", "L003");
    at_the_limit(TREATY "article 1 { duty d { owed by each party o shall \"s\" assistance by o", a_qualifier, 15, "} } }", "L003");
    at_the_limit(TREATY "article 1 { duty d { arises for each force f owed by each party o\n", a_label, MAX_VARS - 3, " shall \"s\" assistance by o } } }", "L003");
    char *others = built("} } ", an_empty_duty, LIM_PRIORITIES + 1, "}");
    at_the_limit(TREATY "article 1 { duty d { owed by each party o shall \"s\" assistance by o\n", a_priority, LIM_PRIORITIES, others, "L003");
    free(others);
}

/* Terms that each ask the one before twice: put in, they come to 5 * 2^n - 4 conditions. */
static int a_doubling_term(char *out, unsigned i)
{
    return snprintf(out, ROOM, "term t%u(f: force) means t%u(f) and not t%u(f)\n", i + 1, i, i);
}

PIECE(a_call, " and t11(f)")

static void doubling_terms(void **state)
{
    (void)state;
    assert_int_equal(LIM_UNFOLDED, 1 << 18);
    at_the_limit(TREATY "term t0(f: force) means true\n", a_doubling_term, 15, "}", "L003");
    law_with(TREATY "term t0(f: force) means true\n", a_doubling_term, LIM_CALL_DEPTH - 1, "}", "L003");
    /* 26 of them in one duty are too many, too: each has 10236. */
    static const char clause[] = "article 1 { duty d { arises for each force f owed by each party o shall \"s\" assistance by o when \"w\" t11(f)";
    char *terms = built(TREATY "term t0(f: force) means true\n", a_doubling_term, 11, clause);
    at_the_limit(terms, a_call, 24, "} } }", "L003");
    free(terms);
}

/* Thousands of terms below each other are refused without a deep stack, in both orders. */
static int a_later_term(char *out, unsigned i)
{
    return snprintf(out, ROOM, "term t%u(f: force) means t%u(f)\n", i, i + 1);
}

static void very_deep_terms(void **state)
{
    (void)state;
    law_with(TREATY "term t0(f: force) means true\n", a_deeper_term, LIM_PARTS - 1, "}", "L002");
    law_with(TREATY "term t4095(f: force) means true\n", a_later_term, LIM_PARTS - 1, "}", "L002");
    law_with(TREATY "term t4095(f: force) means t0(f)\n", a_later_term, LIM_PARTS - 1, "}", "E207");
}

TESTS(T(vocabularies), T(parts_of_treaties), T(general_law), T(terms_and_clauses), T(doubling_terms), T(very_deep_terms))
