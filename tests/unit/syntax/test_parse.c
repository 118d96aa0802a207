/* Each statement of the grammar gives the tree it should (for the notation see tree.h). */
#include "syntax/tree.h"

typedef struct { const char *text, *tree; } row;

static const row vocabulary[] = {
    {"use \"vocabulary.terms\"",
     "USE:vocabulary.terms"},
    {"source s1 \"Note\"",
     "SOURCE:s1(STR:Note)"},
    {"source s1 \"Note\" dated 1992-05-15 url \"http://x.example/a?b\" side Russia unverified",
     "SOURCE:s1(STR:Note DATED{1992-05-15} URL:http://x.example/a?b SIDE:Russia UNVERIFIED)"},
    {"scale gravity { incident \"fire\" < serious < grave \"many\" }",
     "SCALE:gravity(LEVEL:incident(STR:fire) LEVEL:serious LEVEL:grave(STR:many))"},
    {"event force { by state | group on state at place with gravity gravity }",
     "EVENT(NAME:force ROLEDECL(SORT SORT/1) ROLEDECL/1(SORT) ROLEDECL/3(SORT/3) ATTRDECL:gravity(NAME:gravity))"},
    {"event offer, refusal { to organ for aid under article of request }",
     "EVENT(NAME:offer NAME:refusal ROLEDECL/2(SORT/2) ROLEDECL/4(SORT/7:aid) ROLEDECL/7(SORT/5) "
     "ROLEDECL/8(SORT/7:request))"},
    {"event notice { }",
     "EVENT(NAME:notice)"},
    {"relation title(place, one state) \"whose soil\"",
     "RELATION:title(PLACEDECL(SORT/3) PLACEDECL!(SORT) STR:whose soil)"},
    {"relation acts_for(group | state, one state, article)",
     "RELATION:acts_for(PLACEDECL(SORT/1 SORT) PLACEDECL!(SORT) PLACEDECL(SORT/5))"},
    {"judgment justified(force)",
     "JUDGMENT:justified(PLACEDECL(SORT/7:force))"},
    {"judgment fair(one force) \"is it fair\"",
     "JUDGMENT:fair(PLACEDECL!(SORT/7:force) STR:is it fair)"},
    {"presume p(f: force, s: state) \"P\" { that not fair(f) where f.by is s unless x(f) and y(f) burden on f.by basis b "
     "authority \"A\" [s1] objection \"O\" note \"N\" that fair(f) }",
     "PRESUME:p(PARAM:f(SORT/7:force) PARAM:s(SORT) STR:P MEANS!(CALL:fair(NAME:f)) WHERE(IS(PATH/1:f NAME:s)) "
     "UNLESS(AND(CALL:x(NAME:f) CALL:y(NAME:f))) BURDEN(PATH/1:f) BASIS:b AUTHORITY:A(CITE:s1) OBJECTION:O NOTE:N "
     "MEANS(CALL:fair(NAME:f)))"},
    {"state Russia \"Russia\" also \"USSR\" iso SUN (1974-01-01 .. 1992-08-29) iso RUS cow 365 cow 366 (1991-12-26 .. "
     "ongoing) from 1900-01-01 until 2000-01-01",
     "STATE:Russia(STR:Russia ALSO:USSR ISO:SUN{1974-01-01}{1992-08-29} ISO:RUS{always}{ongoing} COW{365} "
     "COW{366}(BETWEEN{8029}{ongoing}) FROM{1900-01-01} UNTIL{2000-01-01})"},
    {"place Kapan \"Kapan\" in Syunik",
     "PLACE:Kapan(STR:Kapan IN:Syunik)"},
    {"place Syunik \"Syunik\"",
     "PLACE:Syunik(STR:Syunik)"},
    {"group rebels \"The rebels\"",
     "GROUP:rebels(STR:The rebels)"},
    {"organ Council \"The Council\" of CST",
     "ORGAN:Council(STR:The Council OF:CST)"},
    {"organ Committee \"A committee\"",
     "ORGAN:Committee(STR:A committee)"},
};

static const row treaties[] = {
    {"treaty CST \"Treaty\" { }",
     "TREATY:CST(STR:Treaty)"},
    {"treaty T \"T\" { signed 1992-05-15 by A, B signed 1992-05-15 at Tashkent by A registered \"UNTS 1\" authentic in "
     "Russian, French encoded by \"us\" on 2026-01-02 organ C \"C\" source s \"S\" }",
     "TREATY:T(STR:T SIGNED{1992-05-15}(NAME:A NAME:B) SIGNED:Tashkent{1992-05-15}(NAME:A) REGISTERED:UNTS 1 "
     "AUTHENTIC(NAME:Russian NAME:French) ENCODED:us{2026-01-02} ORGAN:C(STR:C) SOURCE:s(STR:S))"},
    {"treaty T \"T\" { party A, B from 1994-04-20 party A from 1994-04-20 until 1999-04-20 [s1, s2 low] party A from "
     "1994-04-20 until 1999-04-20 by expiry [s1] }",
     "TREATY:T(STR:T PARTY(NAME:A NAME:B FROM{1994-04-20}) PARTY(NAME:A FROM{1994-04-20} UNTIL{1999-04-20} CITE:s1 "
     "CITE:s2.low) PARTY(NAME:A FROM{1994-04-20} UNTIL{1999-04-20} GROUND:expiry CITE:s1))"},
    {"treaty T \"T\" { version o from 1994-04-20 version o from 1994-04-20 \"1992 text\" [s1] version o from 1994-04-20 "
     "for A, B [s1] version o from 1994-04-20 for A \"title\" }",
     "TREATY:T(STR:T VERSION:o{1994-04-20} VERSION:o{1994-04-20}(STR:1992 text CITE:s1) VERSION:o{1994-04-20}(FOR(NAME:A "
     "NAME:B) CITE:s1) VERSION:o{1994-04-20}(FOR(NAME:A) STR:title))"},
    {"treaty T \"T\" { term far(f: force, v: party) \"Q?\" means true term far(p: state) means false }",
     "TREATY:T(STR:T TERM:far(PARAM:f(SORT/7:force) PARAM:v(SORT/4) STR:Q? MEANS(TRUE)) TERM:far(PARAM:p(SORT) "
     "MEANS(FALSE)))"},
    {"treaty T \"T\" { term t(f: force) \"Q?\" { reading a \"A\" basis context authority \"X\" [s1] held by A on "
     "2010-01-01 [s2] held by B on 2010-01-01 of original objection \"O\" requires u.b excludes u.c sets aside \"w\" note "
     "\"n\" means true reading b objection \"p\" means false } }",
     "TREATY:T(STR:T TERM:t(PARAM:f(SORT/7:force) STR:Q? READING:a(STR:A BASIS:context AUTHORITY:X(CITE:s1) "
     "HELD:A{2010-01-01}(CITE:s2) HELD:B{2010-01-01}(OF:original) OBJECTION:O REQUIRES:u(NAME:b) EXCLUDES:u(NAME:c) "
     "SETS_ASIDE:w NOTE:n MEANS(TRUE)) READING:b(OBJECTION:p MEANS(FALSE))))"},
    {"treaty T \"T\" { profile narrow { } profile broad \"B\" { a as b c as d } parameter p is 30 days \"why\" parameter q "
     "is 1 day between 0 and 5 days \"why\" }",
     "TREATY:T(STR:T PROFILE:narrow PROFILE:broad(STR:B PICK:a(NAME:b) PICK:c(NAME:d)) PARAMETER:p{30}(STR:why) "
     "PARAMETER:q{1}(BETWEEN{1970-01-01}{5} STR:why))"},
    {"treaty T \"T\" { article 4 { } article 4 bis \"Title\" { text \"words\" [s1] text \"more\" } article 5 version v { } "
     "article 6 version v \"Title\" { } }",
     "TREATY:T(STR:T ARTICLE{4} ARTICLE!{4}(STR:Title TEXT:words(CITE:s1) TEXT:more) ARTICLE{5}(INVERSION:v) "
     "ARTICLE{6}(INVERSION:v STR:Title))"},
    {"treaty T \"T\" { article 1 { duty d { arises for each force f on any state, party v owed by each party o shall "
     "\"help\" assistance by o } } }",
     "TREATY:T(STR:T ARTICLE{1}(DUTY:d(ARISES(PATTERN:force.f(ROLE/1(ANY(SORT))) NAME:v) OWED_BY:o "
     "SHALL(COND:help(MATCH(PATTERN:assistance(ROLE(NAME:o))))))))"},
    {"treaty T \"T\" { article 1 { duty d { arises for each force f where \"w\" true implied \"why\" false \"x\" true when "
     "\"y\" f is f provided \"p\" some request r by v after f unless \"u\" false shall not \"act\" force by o partly \"p\" "
     "assistance tendered \"t\" offer refused \"r\" refusal } } }",
     "TREATY:T(STR:T ARTICLE{1}(DUTY:d(ARISES(PATTERN:force.f) WHERE(COND:w(TRUE) COND!:why(FALSE) COND:x(TRUE)) "
     "WHEN(COND:y(IS(NAME:f NAME:f))) PROVIDED(COND:p(MATCH(PATTERN:request.r(ROLE(NAME:v) AFTER(NAME:f))))) "
     "UNLESS(COND:u(FALSE)) SHALL_NOT(COND:act(MATCH(PATTERN:force(ROLE(NAME:o))))) "
     "PARTLY(COND:p(MATCH(PATTERN:assistance))) TENDERED(COND:t(MATCH(PATTERN:offer))) "
     "REFUSED(COND:r(MATCH(PATTERN:refusal))))))"},
    {"treaty T \"T\" { article 103 { prefer T over any treaty \"prevail\" prefer T.4.d over U.5 bis implied \"why\" prefer later "
     "treaty over U \"w\" } }",
     "TREATY:T(STR:T ARTICLE{103}(PREFER:prevail(RANKED:T RANKED/3) PREFER!:why(RANKED/1(CLAUSE:T.4.d) RANKED/1(CLAUSE!:U.5)) "
     "PREFER:w(RANKED/2 RANKED:U)))"},
    {"treaty T \"T\" { article 1 { duty d { owed by each party o other than v, f.by owed to v owed by parties together "
     "owed by Russia excused by necessity \"n\" true released by exit \"e\" v leaves } } }",
     "TREATY:T(STR:T ARTICLE{1}(DUTY:d(OWED_BY:o(NAME:v PATH/1:f) OWED_TO(NAME:v) OWED_BY/1 OWED_BY/2:Russia "
     "EXCUSED:necessity(COND:n(TRUE)) RELEASED:exit(COND:e(LEAVES(NAME:v))))))"},
    {"treaty T \"T\" { article 1 { duty d { within \"promptly\" 30 days of r within \"promptly\" speed of r within \"by\" "
     "no later than 2000-01-01 within implied \"w\" 1 day of r within implied \"w\" speed of f } } }",
     "TREATY:T(STR:T ARTICLE{1}(DUTY:d(WITHIN:promptly{30}(NAME:r) WITHIN/1:promptly(NAME:speed NAME:r) "
     "WITHIN/2:by{2000-01-01} WITHIN!:w{1}(NAME:r) WITHIN/1!:w(NAME:speed NAME:f))))"},
    {"treaty T \"T\" { article 1 { duty d { subject to CST.4 subject to CST.4 bis.report notwithstanding UN.51.self "
     "without prejudice to UN.52 bis } } }",
     "TREATY:T(STR:T ARTICLE{1}(DUTY:d(SUBJECT(CLAUSE:CST.4) SUBJECT(CLAUSE!:CST.4.report) "
     "NOTWITHSTANDING(CLAUSE:UN.51.self) NO_PREJUDICE(CLAUSE!:UN.52))))"},
    {"treaty T \"T\" { article 1 { right r { held by each party o may \"act\" force by o until \"end\" decision } "
     "power q { held by Russia may \"leave\" notice by Russia } } }",
     "TREATY:T(STR:T ARTICLE{1}(DUTY/1:r(OWED_BY!:o MAY(COND:act(MATCH(PATTERN:force(ROLE(NAME:o))))) ENDS(COND:end(MATCH(PATTERN:decision)))) "
     "DUTY/2:q(OWED_BY/2!:Russia MAY(COND:leave(MATCH(PATTERN:notice(ROLE(NAME:Russia))))))))"},
};

static const row cases[] = {
    {"case c \"C\" { assess under A, B span 2022-01-01 .. 2022-12-31 encoded by \"us\" on 2026-01-01 source s \"S\" group "
     "g \"G\" place p \"P\" in q missing source of A \"press only\" }",
     "CASE:c(STR:C ASSESS(NAME:A NAME:B) SPAN{2022-01-01}{2022-12-31} ENCODED:us{2026-01-01} SOURCE:s(STR:S) "
     "GROUP:g(STR:G) PLACE:p(STR:P IN:q) MISSING:A(STR:press only))"},
    {"case c \"C\" { record complete for request, force by A until 2022-12-31 [s1] record complete for request until "
     "2022-12-31 by encoder \"silence\" }",
     "CASE:c(STR:C RECORD{2022-12-31}(PATTERN:request PATTERN:force(ROLE(NAME:A)) CITE:s1) "
     "RECORD{2022-12-31}(PATTERN:request ENCODER:silence))"},
    {"case c \"C\" { given true [s] given exactly one of (a, b(x)) [s] given at least one of (a) [s] given at most one of "
     "(a, b, c) [s, t high] given if a then b [s] }",
     "CASE:c(STR:C GIVEN(TRUE CITE:s) GIVEN(ONE_OF(MATCH(PATTERN:a) CALL:b(NAME:x)) CITE:s) "
     "GIVEN(ONE_OF/1(MATCH(PATTERN:a)) CITE:s) GIVEN(ONE_OF/2(MATCH(PATTERN:a) MATCH(PATTERN:b) MATCH(PATTERN:c)) CITE:s "
     "CITE:t.high) GIVEN(IF(MATCH(PATTERN:a) MATCH(PATTERN:b)) CITE:s))"},
    {"case c \"C\" { 2022-01-01: force by A on B [s] 2022-01-01 .. 2022-01-02: force f by A, B with gravity at least "
     "serious [s] 2022-01-01 .. ongoing: title(p, A) [s] sometime 2022-01-01 .. 2022-01-02: force f by none on any state "
     "with gravity at most grave claimed by A [s] denied by B }",
     "CASE:c(STR:C FACT{2022-01-01}{2022-01-01}(PATTERN:force(ROLE(NAME:A) ROLE/1(NAME:B)) VOICE(CITE:s)) "
     "FACT{2022-01-01}{2022-01-02}(PATTERN:force.f(ROLE(NAME:A NAME:B) WITH/2:gravity(NAME:serious)) VOICE(CITE:s)) "
     "FACT{2022-01-01}{ongoing}(CALL:title(NAME:p NAME:A) VOICE(CITE:s)) "
     "FACT/1{2022-01-01}{2022-01-02}(PATTERN:force.f(ROLE(NOBODY) ROLE/1(ANY(SORT)) WITH/3:gravity(NAME:grave)) "
     "VOICE/5(NAME:A CITE:s) VOICE/6(NAME:B)))"},
    {"case c \"C\" { throughout: no title(p, any state) found by ICJ [s] 2022-01-01: no request by A under CST.4 [s] "
     "throughout: title(p, A) admitted by A, B agreed unknown stipulated [s] joined by A, B appraised: justified(f) "
     "claimed by A [s] appraised: not justified(f) [s] }",
     "CASE:c(STR:C FACT/2!{always}{ongoing}(CALL:title(NAME:p ANY(SORT)) VOICE/2(NAME:ICJ CITE:s)) "
     "FACT!{2022-01-01}{2022-01-01}(PATTERN:request(ROLE(NAME:A) ROLE/7(ARTICLE_REF:CST{4})) VOICE(CITE:s)) "
     "FACT/2{always}{ongoing}(CALL:title(NAME:p NAME:A) VOICE/1(NAME:A NAME:B) VOICE/3 VOICE/7 VOICE/4(CITE:s) "
     "JOINED(NAME:A NAME:B)) FACT/3{1970-01-01}{1970-01-01}(CALL:justified(NAME:f) VOICE/5(NAME:A CITE:s)) "
     "FACT/3!{1970-01-01}{1970-01-01}(CALL:justified(NAME:f) VOICE(CITE:s)))"},
    {"case c \"C\" { expect CST.4 : not triggered expect CST.4.assist(f) for A to B under narrow with speed 30 days : "
     "honored or not honored because outside, title(p, A), \"words\" noting excused, released, performed without duty, "
     "\"note\" turning on justified(f), g }",
     "CASE:c(STR:C EXPECT(CLAUSE:CST.4 VERDICT/1) EXPECT(CLAUSE:CST.4.assist(NAME:f) EXPECT_FOR:A EXPECT_TO:B "
     "EXPECT_UNDER:narrow EXPECT_WITH:speed{30} VERDICT/3 VERDICT/8 BECAUSE(NAME:outside CALL:title(NAME:p NAME:A) "
     "STR:words) NOTING(VERDICT/12 VERDICT/13 VERDICT/15 STR:note) TURNING(CALL:justified(NAME:f) NAME:g)))"},
    {"case c \"C\" { expect CST.4 under narrow under policy burden : honored expect CST.4 under policy found-only : honored "
     "expect CST.4 under policy case-of:Russia : honored }",
     "CASE:c(STR:C EXPECT(CLAUSE:CST.4 EXPECT_UNDER:narrow EXPECT_POLICY VERDICT/3) EXPECT(CLAUSE:CST.4 EXPECT_POLICY/1 VERDICT/3) "
     "EXPECT(CLAUSE:CST.4 EXPECT_POLICY/2:Russia VERDICT/3))"},
    {"case c \"C\" { expect CST.4(f) for some party under every profile : never honored late expect CST.4 for parties : no "
     "duty or not due or tender refused or pending or honored in part expect CST.4.d : version original expect CST.4(f) : "
     "version amended expect that not justified(f) }",
     "CASE:c(STR:C EXPECT(CLAUSE:CST.4(NAME:f) EXPECT_FOR/1 EXPECT_UNDER VERDICT/5!) EXPECT(CLAUSE:CST.4 EXPECT_FOR/2 "
     "VERDICT VERDICT/2 VERDICT/4 VERDICT/6 VERDICT/7) EXPECT/1(CLAUSE:CST.4.d NAME:original) "
     "EXPECT/1(CLAUSE:CST.4(NAME:f) NAME:amended) EXPECT/2(NOT(CALL:justified(NAME:f))))"},
};

static const row formulas[] = {
    {"true and false and not true",
     "AND(TRUE FALSE NOT(TRUE))"},
    {"a or (b and c) or d",
     "OR(MATCH(PATTERN:a) AND(MATCH(PATTERN:b) MATCH(PATTERN:c)) MATCH(PATTERN:d))"},
    {"not (a or not b)",
     "NOT(OR(MATCH(PATTERN:a) NOT(MATCH(PATTERN:b))))"},
    {"((a))",
     "MATCH(PATTERN:a)"},
    {"(a and b) and c",
     "AND(AND(MATCH(PATTERN:a) MATCH(PATTERN:b)) MATCH(PATTERN:c))"},
    {"some force f by A on any party with gravity at least serious",
     "MATCH(PATTERN:force.f(ROLE(NAME:A) ROLE/1(ANY(SORT/4)) WITH/2:gravity(NAME:serious)))"},
    {"every request after f before g during h",
     "MATCH/2(PATTERN:request(AFTER(NAME:f) BEFORE(NAME:g) DURING(NAME:h)))"},
    {"no force against A from B",
     "MATCH/3(PATTERN:force(ROLE/5(NAME:A) ROLE/6(NAME:B)))"},
    {"first request r under CST.4 bis such that justified(r)",
     "MATCH/1(PATTERN:request.r(ROLE/7(ARTICLE_REF!:CST{4}) SUCH(CALL:justified(NAME:r))))"},
    {"force such that (f is g or true)",
     "MATCH(PATTERN:force(SUCH(OR(IS(NAME:f NAME:g) TRUE))))"},
    {"f.by is not party",
     "IS/1!(PATH/1:f SORT/4)"},
    {"f.by is party",
     "IS/1(PATH/1:f SORT/4)"},
    {"f.on is v",
     "IS(PATH/2:f NAME:v)"},
    {"f.gravity is at least serious",
     "IS/2(PATH:f.gravity NAME:serious)"},
    {"f.gravity is not at most serious",
     "IS/3!(PATH:f.gravity NAME:serious)"},
    {"f.gravity is not at least g.gravity",
     "IS/2!(PATH:f.gravity PATH:g.gravity)"},
    {"CST.4 bis is article",
     "IS/1(ARTICLE_REF!:CST{4} SORT/5)"},
    {"v leaves",
     "LEAVES(NAME:v)"},
    {"any state is none",
     "IS(ANY(SORT) NOBODY)"},
    {"t(f, f.by, any group, none, CST.4)",
     "CALL:t(NAME:f PATH/1:f ANY(SORT/1) NOBODY ARTICLE_REF:CST{4})"},
    {"request f",
     "MATCH(PATTERN:request.f)"},
};

static void check(const char *text, const char *want)
{
    desk d;
    desk_open(&d, text);
    const char *got = all_trees(&d);
    if (strcmp(got, want) != 0) fail_msg("%s\ngives %s\nnot   %s\n%s", text, got, want, messages_text(&d));
    assert_int_equal(d.diags.list.n, 0);
    desk_close(&d);
}

static void check_all(const row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) check(rows[i].text, rows[i].tree);
}

static void the_vocabulary(void **state)
{
    (void)state;
    check_all(vocabulary, sizeof vocabulary / sizeof *vocabulary);
}

static void the_treaties(void **state)
{
    (void)state;
    check_all(treaties, sizeof treaties / sizeof *treaties);
}

static void the_cases(void **state)
{
    (void)state;
    check_all(cases, sizeof cases / sizeof *cases);
}

static void the_formulas(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++) {
        desk d;
        char text[400] = "";
        strncat(text, "case c \"C\" { expect that ", sizeof text - 1);
        strncat(text, formulas[i].text, sizeof text - strlen(text) - 1);
        strncat(text, " }", sizeof text - strlen(text) - 1);
        desk_open(&d, text);
        node_id item = 0;
        assert_int_equal(parse_next(d.p, &item), PARSE_ITEM);
        node_id expect = ast_kid(&d.tree, item, N_EXPECT);
        assert_string_equal(tree_text(&d, ast_node(&d.tree, expect)->kid), formulas[i].tree);
        desk_close(&d);
    }
}

/* The same formulas alone, as --assume gives them. */
static void a_formula_alone(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++) {
        desk d;
        desk_open(&d, "");
        source *src = source_add(&d.sources, "--assume", host_source(&d.memory));
        node_id f = parse_formula(&d.mem, src, formulas[i].text, &d.tree, &d.names, &d.diags, &d.sources);
        assert_true(f != 0);
        assert_string_equal(tree_text(&d, f), formulas[i].tree);
        desk_close(&d);
    }
}

static void no_formula(void **state)
{
    (void)state;
    static const row rows[] = {
        {"", "E007 1:1-0 a condition is missing\n"},
        {"justified(", "E007 1:10-1 the statement breaks off after `(`\n"},
        {"justified(x) justified(y)", "E007 1:14-9 `justified` cannot stand here\n"},
        {"justified(x) }", "E007 1:14-1 `}` cannot stand here\n"},
        {"{ justified(x)", "E007 1:1-1 `{` cannot stand here\n"},
        {"a and b or c", "E009 1:9-2 `or` follows `and` without brackets\n"},
        {"state S \"s\"", "E007 1:1-5 `state` cannot stand here\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        desk d;
        desk_open(&d, "");
        source *src = source_add(&d.sources, "--assume", host_source(&d.memory));
        assert_int_equal(parse_formula(&d.mem, src, rows[i].text, &d.tree, &d.names, &d.diags, &d.sources), 0);
        assert_string_equal(messages_text(&d), rows[i].tree);
        desk_close(&d);
    }
}

/* Declarations without brackets end where the next begins; line ends, tabs and comments are space. */
static void several_declarations(void **state)
{
    (void)state;
    check("state A \"a\" state B \"b\"\nplace P \"p\" in\n Q source s \"S\" unverified use \"x\" # end\ngroup g \"G\"",
          "STATE:A(STR:a) STATE:B(STR:b) PLACE:P(STR:p IN:Q) SOURCE:s(STR:S UNVERIFIED) USE:x GROUP:g(STR:G)");
    check("relation r(place, state)\nrelation q(state)\njudgment j(state)\nevent e { }\tscale s { a }\r\n\r\n",
          "RELATION:r(PLACEDECL(SORT/3) PLACEDECL(SORT)) RELATION:q(PLACEDECL(SORT)) JUDGMENT:j(PLACEDECL(SORT)) EVENT(NAME:e) "
          "SCALE:s(LEVEL:a)");
    check("case a \"A\" { } case b \"B\" { }treaty T \"t\" { }", "CASE:a(STR:A) CASE:b(STR:B) TREATY:T(STR:t)");
    check("", "");
    check("# only\n  # comments\n", "");
    check("\xEF\xBB\xBF" "use \"x\"", "USE:x");
    check("use \"\xC3\xA9t\xC3\xA9\" # \xE2\x80\x9C curly in a comment \xE2\x80\x9D\n", "USE:\xC3\xA9t\xC3\xA9");
}

TESTS(T(the_vocabulary), T(the_treaties), T(the_cases), T(the_formulas), T(a_formula_alone), T(no_formula), T(several_declarations))
