/* The caps of a text, each one below, at, and one above. */
#include "syntax/tree.h"
#include "base/limits.h"

/* head, n times the piece, tail. */
static char *repeated(const char *head, const char *piece, size_t n, const char *tail)
{
    size_t h = strlen(head), w = strlen(piece), t = strlen(tail);
    char *text = malloc(h + n * w + t + 1), *p = text;
    memcpy(p, head, h);
    p += h;
    for (size_t i = 0; i < n; i++) memcpy(p, piece, w), p += w;
    memcpy(p, tail, t + 1);
    return text;
}

static void expect_code(char *text, const char *want)
{
    desk d;
    desk_open(&d, text);
    bool rejected = strstr(all_trees(&d), "!!") != NULL;
    const char *got = d.diags.list.n ? diag_id(d.diags.list.at[0]->code) : "";
    if (strcmp(got, want) != 0 || d.diags.list.n > 1 || rejected != (*want != 0)) fail_msg("%.100s ... (%zu bytes): %s", text, strlen(text), messages_text(&d));
    desk_close(&d);
    free(text);
}

/* `limit` of the pieces are allowed, one more is not. */
static void at_the_limit(const char *head, const char *piece, size_t limit, const char *tail, const char *code)
{
    expect_code(repeated(head, piece, limit - 1, tail), "");
    expect_code(repeated(head, piece, limit, tail), "");
    expect_code(repeated(head, piece, limit + 1, tail), code);
    expect_code(repeated(head, piece, limit * 3, tail), code);
}

static void names_quotations_numbers(void **state)
{
    (void)state;
    at_the_limit("state ", "a", LIM_NAME, " \"t\"", "L003");
    at_the_limit("state S \"", "a", LIM_STRING, "\"", "L003");
    at_the_limit("state S \"", "\xC3\xA9", LIM_STRING / 2, "\"", "L003"); /* bytes count, not signs */
    at_the_limit("treaty T \"t\" { article ", "9", 9, " { } }", "L003");
}

static void lines(void **state)
{
    (void)state;
    static const char *const tails[] = {"", "\n", "\nstate S \"s\"\n"};
    for (size_t i = 0; i < 3; i++) at_the_limit("#", "x", LIM_LINE - 1, tails[i], "L003");
    at_the_limit("", " ", LIM_LINE, "\nstate S \"s\"", "L003");
    at_the_limit("\n", " ", LIM_LINE, "\nstate S \"s\"", "L003");
}

#define FORMULA "case c \"C\" { expect that "

/* Brackets and nots count together, as what is open at one place. */
static void depth(void **state)
{
    (void)state;
    char *close[3];
    for (size_t k = 0; k < 3; k++) close[k] = repeated("true", ")", LIM_DEPTH - 1 + k, " }");
    expect_code(repeated(FORMULA, "(", LIM_DEPTH - 1, close[0]), "");
    expect_code(repeated(FORMULA, "(", LIM_DEPTH, close[1]), "");
    expect_code(repeated(FORMULA, "(", LIM_DEPTH + 1, close[2]), "L002");
    for (size_t k = 0; k < 3; k++) free(close[k]);
    at_the_limit(FORMULA, "not ", LIM_DEPTH, "true }", "L002");
    char *half = repeated("true", ")", LIM_DEPTH / 2, " }");
    expect_code(repeated(FORMULA, "not (", LIM_DEPTH / 2, half), "");
    expect_code(repeated(FORMULA "not ", "not (", LIM_DEPTH / 2, half), "L002");
    free(half);
    /* What is closed counts no more. */
    expect_code(repeated(FORMULA "true", " and (not (true))", 5000, " }"), "");
    expect_code(repeated(FORMULA "true", " and not not true", 5000, " }"), "");
    at_the_limit("case c \"C\" { expect that (true) ", "expect that not ((true)) ", 5000, "}", "");
}

/* A million deep is refused without a deep stack; what is long but flat is read. */
static void very_deep_and_very_long(void **state)
{
    (void)state;
    expect_code(repeated(FORMULA, "(", 1000000, ""), "L002");
    expect_code(repeated(FORMULA, "not\n", 1000000, "true }"), "L002");
    expect_code(repeated(FORMULA, "not(\n", 1000000, "true }"), "L002");
    expect_code(repeated(FORMULA "x", " or x", 160000, " }"), "");
    expect_code(repeated(FORMULA "x", " and x\n", 300000, " }"), "");
    expect_code(repeated("", "{", 1000000, ""), "E007");
    expect_code(repeated("", "treaty T \"t\" { article 1 { ", 30000, ""), "E007");
    expect_code(repeated("case c \"C\" { assess under a", ", a", 200000, " }"), "");
    expect_code(repeated("", "[", 1000000, ""), "E007");
    expect_code(repeated("", ")", 1000000, ""), "E007");
    expect_code(repeated("", "}\n", 300000, ""), "E007");
}

/* Patterns within patterns: the parser's own stack is the guard where brackets are not. */
static void patterns_within_patterns(void **state)
{
    (void)state;
    char *close = repeated("x", ")", 100, " }");
    expect_code(repeated(FORMULA, "force by a with b c such that (", 100, close), "");
    free(close);
    expect_code(repeated(FORMULA, "force by a with b c such that (", 1000, ""), "L002");
}

TESTS(T(names_quotations_numbers), T(lines), T(depth), T(very_deep_and_very_long), T(patterns_within_patterns))
