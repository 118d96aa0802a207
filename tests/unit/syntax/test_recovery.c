/* After a mistake: one message, and the next declarations are read as if nothing had happened. */
#include "syntax/tree.h"
#include <ctype.h>

typedef struct { const char *text, *trees, *messages; } row;

/* The mistake stands in the second declaration; the third must be there. */
static const row rows[] = {
    {"state A \"a\"\nstate B b\nstate C \"c\"", "STATE:A(STR:a) !! STATE:C(STR:c)", "E007 2:9-1 words in quotation marks are missing before `b`\n"},
    {"state A \"a\"\nstaet B \"b\"\nstate C \"c\"", "STATE:A(STR:a) !! STATE:C(STR:c)", "E006 2:1-5 `staet` is not a word of the language\n"},
    {"use \"x\"\nuse x\nuse \"y\"", "USE:x !! USE:y", "E007 2:5-1 words in quotation marks are missing before `x`\n"},
    {"scale a { x }\nscale b { x < }\nscale c { y }", "SCALE:a(LEVEL:x) !! SCALE:c(LEVEL:y)", "E007 2:15-1 `}` cannot stand here\n"},
    {"event a { }\nevent b { by }\nevent c { }", "EVENT(NAME:a) !! EVENT(NAME:c)", "E007 2:14-1 `}` cannot stand here\n"},
    {"event a { }\nevent b { by state\nevent c { }", "EVENT(NAME:a) !! EVENT(NAME:c)", "E008 2:9-1 the block opened here is never closed\n"},
    {"source a \"A\"\nsource b \"B\" dated 1.2.2003\nsource c \"C\"", "SOURCE:a(STR:A) !! SOURCE:c(STR:C)",
     "E005 2:20-8 the date 1.2.2003 is not written year-month-day\n"},
    {"place a \"A\" in b\nplace b \"B\" of c\nplace c \"C\"", "PLACE:a(STR:A IN:b) !! PLACE:c(STR:C)", "E007 2:13-2 `of` cannot stand here\n"},
    {"relation a(state)\nrelation b()\njudgment c(state)", "RELATION:a(PLACEDECL(SORT)) !! JUDGMENT:c(PLACEDECL(SORT))",
     "E007 2:12-1 `)` cannot stand here\n"},
    /* Inside blocks the rest of the block is passed over, braces and all. */
    {"treaty A \"a\" { }\ntreaty B \"b\" {\n  article 1 { duty d { owed by each party } }\n  term t(f: force) means true\n}\ntreaty C \"c\" { }",
     "TREATY:A(STR:a) !! TREATY:C(STR:c)", "E007 3:43-1 `}` cannot stand here\n"},
    {"case a \"A\" { }\ncase b \"B\" {\n  span 2022-01-01 2022-01-02\n  source s \"S\"\n}\ncase c \"C\" { }", "CASE:a(STR:A) !! CASE:c(STR:C)",
     "E007 3:19-10 `2022-01-02` cannot stand here\n"},
    {"case a \"A\" { }\ncase b \"B\" {\n  2022-01-01 force by A [s]\n\ncase c \"C\" { }", "CASE:a(STR:A) !! CASE:c(STR:C)",
     "E007 3:14-5 a colon is missing before `force`\n"},
    {"case a \"A\" { span } case b \"B\" { } case c { } case d \"D\" { }", "!! CASE:b(STR:B) !! CASE:d(STR:D)",
     "E007 1:19-1 `}` cannot stand here\nE007 1:43-1 words in quotation marks are missing before `{`\n"},
    /* A second mistake while the first is passed over is not told, one in the next declaration is. */
    {"case a \"A\" {\n  = \"\n  // {\n}\ncase b \"B\" { span }\ncase c \"C\" { }", "!! !! CASE:c(STR:C)",
     "E002 2:3-1 the sign = is not used\nE007 5:19-1 `}` cannot stand here\n"},
    {"state A \"a\"\n}\nstate B \"b\"", "STATE:A(STR:a) !! STATE:B(STR:b)", "E007 2:1-1 this } closes nothing\n"},
    {"state A \"a\"\n\"b\"\nstate B \"b\"", "!! STATE:B(STR:b)", "E007 1:9-3 the statement breaks off after `\"a\"`\n"},
    {"treaty A \"a\" {\n  article 1 {\n    duty d {\n  article 2 { }\n}\nstate B \"b\"", "!! STATE:B(STR:b)",
     "E008 3:12-1 the block opened here is never closed\n"},
    /* What belongs outside, in the block of a treaty: whether that was left open is told by what follows. */
    {"treaty T \"t\" {\nevent e { by state }\n  article 1 { }\nevent f { }\n  article = \n}\nstate B \"b\"", "!! EVENT(NAME:e ROLEDECL(SORT)) !! EVENT(NAME:f) !! STATE:B(STR:b)",
     "E007 2:1-5 `event` cannot stand inside a treaty\n"},
    {"treaty T \"t\" {\nevent e { by state }\n}\nstate B \"b\"", "!! EVENT(NAME:e ROLEDECL(SORT)) !! STATE:B(STR:b)",
     "E007 2:1-5 `event` cannot stand inside a treaty\n"},
    {"treaty T \"t\" {\nrelation r(state)\n  party A from 1900-01-01\n}\nrelation q(state)", "!! RELATION:r(PLACEDECL(SORT)) !! RELATION:q(PLACEDECL(SORT))",
     "E007 2:1-8 `relation` cannot stand inside a treaty\n"},
    {"treaty T \"t\" {\nuse \"x\"\n  party A from 1900-01-01\n}\nuse \"y\"", "!! USE:x !! USE:y", "E007 2:1-3 `use` cannot stand inside a treaty\n"},
    {"treaty T \"t\" {\nevent e { by state }\nevent f { }", "!! EVENT(NAME:e ROLEDECL(SORT)) EVENT(NAME:f)", "E008 1:14-1 the block opened here is never closed\n"},
    {"treaty T \"t\" {\nrelation r(state)", "!! RELATION:r(PLACEDECL(SORT))", "E008 1:14-1 the block opened here is never closed\n"},
    {"treaty T \"t\" {\n  event e { by state }\n  party = from 1900-01-01\n}\nstate B \"b\"", "!! STATE:B(STR:b)", "E007 2:3-5 `event` cannot stand inside a treaty\n"},
    {"treaty T \"t\" {\n  article 1 {\n    duty d {\n    state B \"b\"\n } } }\nstate C \"c\"", "!! STATE:C(STR:c)", "E007 4:5-5 `state` cannot stand inside a treaty\n"},
    {"case c \"C\" {\nrelation r(state)\n  = }\ncase d \"D\" { }", "!! CASE:d(STR:D)", "E007 2:1-8 `relation` cannot stand inside a case\n"},
    {"case c \"C\" {\n  presume p(f: force) { }\n  = }\ncase d \"D\" { }", "!! CASE:d(STR:D)", "E007 2:3-7 `presume` cannot stand inside a case\n"},
    /* A sign and, further on, a byte that is none: both are told with the one declaration. */
    {"case a \"A\" { = \xFF } case b \"B\" { }", "!!", "E002 1:14-1 the sign = is not used\nE001 1:16-1 a byte at offset 15 that is no UTF-8\n"},
    {"case a \"A\" {", "!!", "E008 1:12-1 the block opened here is never closed\n"},
    {"state A", "!!", "E007 1:7-1 the statement breaks off after `A`\n"},
    {"state", "!!", "E007 1:1-5 the statement breaks off after `state`\n"},
};

static void one_mistake_one_message(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        desk d;
        desk_open(&d, rows[i].text);
        const char *trees = all_trees(&d);
        if (strcmp(trees, rows[i].trees) != 0 || strcmp(messages_text(&d), rows[i].messages) != 0)
            fail_msg("%s\ngives\n%s\n%snot\n%s\n%s", rows[i].text, trees, messages_text(&d), rows[i].trees, rows[i].messages);
        desk_close(&d);
    }
}

static const char before[] = "state A \"a\"\nscale s { x < y }\n", after[] = "\ncase z \"Z\" { }\ntreaty Y \"y\" { }";
static const char *const damaged[] = {
    "treaty T \"t\" {\n  party A, B from 1994-04-20 until 1999-04-20 by exit [s1, s2 low]\n  profile p \"P\" { a as b }\n"
    "  term t(f: force, v: party) \"Q\" { reading a objection \"o\" means f.by is state or not (t(f) and true) }\n"
    "  article 4 bis version v \"T\" { text \"w\" duty d { arises for each force f on any state, party v where \"w\" f.on is v\n"
    "    owed by each party o other than v shall not \"x\" assistance by o with form at least military within \"y\" 3 days of f } }\n}",
    "case c \"C\" {\n  assess under A, B\n  span 2022-01-01 .. 2022-12-31\n  sometime 2022-01-01 .. 2022-01-02: force f by A, B on none claimed by A [s]\n"
    "  throughout: no title(p, any state) [s]\n  given at most one of (a, b(x)) [s]\n  record complete for force by A until 2022-01-01 by encoder \"e\"\n"
    "  expect A.4.d(f) for some party under every profile: never not honored because x\n}",
    "event force, fire { by state | group on state with gravity gravity }",
    "state R \"r\" also \"q\" iso RUR (1974-01-01 .. ongoing) cow 365 from 1900-01-01",
};

static size_t word_at(const char *s)
{
    size_t n = 1;
    if (*s == '"') {
        while (s[n] != '"') n++;
        return n + 1;
    }
    if (isalnum((unsigned char)*s)) while (isalnum((unsigned char)s[n]) || s[n] == '_' || (s[n] == '-' && isdigit((unsigned char)*s))) n++;
    return n;
}

/* Whatever word is struck out or replaced: what stands before the damage is there, the treaty at
 * the end too, and there are few messages. (A bracket in a wrong place breaks a block in two.) */
static void check_damage(const char *text, uint32_t most)
{
    desk d;
    desk_open(&d, text);
    const char *trees = all_trees(&d);
    size_t n = strlen(trees);
    static const char head[] = "STATE:A(STR:a) SCALE:s(LEVEL:x LEVEL:y) ", tail[] = "TREATY:Y(STR:y)";
    if (strncmp(trees, head, sizeof head - 1) != 0 || n < sizeof tail || strcmp(trees + n - (sizeof tail - 1), tail) != 0 || d.diags.list.n > most)
        fail_msg("%s\ngives\n%s\n%s", text, trees, messages_text(&d));
    assert_true((strstr(trees, "!!") != NULL) == (d.diags.list.n > 0)); /* what is rejected is told */
    desk_close(&d);
}

static void any_word_struck_out(void **state)
{
    (void)state;
    static const char *const instead[] = {"", "zzz", "state", "\"q\"", "{", "}", "(", ")", ",", "1914-01-01", "or", ":", "\xC2\xA0", ";"};
    for (size_t k = 0; k < sizeof damaged / sizeof *damaged; k++)
        for (const char *s = damaged[k]; *s; s += isspace((unsigned char)*s) ? 1 : word_at(s)) {
            if (isspace((unsigned char)*s)) continue;
            for (size_t i = 0; i < sizeof instead / sizeof *instead; i++) {
                char text[4096] = "";
                strncat(text, before, sizeof text - 1);
                strncat(text, damaged[k], (size_t)(s - damaged[k]));
                strncat(text, instead[i], sizeof text - strlen(text) - 1);
                strncat(text, " ", sizeof text - strlen(text) - 1);
                strncat(text, s + word_at(s), sizeof text - strlen(text) - 1);
                strncat(text, after, sizeof text - strlen(text) - 1);
                check_damage(text, strpbrk(instead[i], "{}") ? 6 : 2);
            }
        }
}

TESTS(T(one_mistake_one_message), T(any_word_struck_out))
