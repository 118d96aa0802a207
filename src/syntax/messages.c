/* What to say about a word that cannot stand where it does. The most specific message wins; the
 * last resort names at most five words that could stand there. */
#include "syntax/driver.h"

typedef struct { struct parser *p; span at; const char *found; const char **expected; int n; slice text; } trouble;

static bool expects(const trouble *t, const char *word)
{
    for (int i = 0; i < t->n; i++)
        if (!strcmp(t->expected[i], word)) return true;
    return false;
}

static bool is(const trouble *t, const char *word)
{
    return !strcmp(t->found, word);
}

static bool is_keyword(const char *symbol)
{
    return symbol[0] >= 'a' && symbol[0] <= 'z' && !strchr(symbol, ' ');
}

void unclosed_message(struct parser *p, span next)
{
    span open = p->open[p->braces > 8 ? 7 : p->braces - 1];
    diag *d = diag_add(p->diags, open, E_UNCLOSED, "the block opened here is never closed");
    diag_also(p->diags, d, next, "%s", next.len ? "the next declaration begins here" : "the file ends here");
    diag_help(p->diags, d, "close it with } where its last statement ends");
}

/* A statement that belongs one block further out: the inner block was left open. */
static bool left_open(const trouble *t)
{
    static const struct { const char *word; uint32_t deepest; } level[] = {
        {"article", 1}, {"term", 1},  {"profile", 1}, {"parameter", 1}, {"version", 1},
        {"duty", 2},    {"text", 2},  {"registered", 1}, {"signed", 1},
    };
    for (size_t i = 0; i < sizeof level / sizeof *level; i++)
        if (is(t, level[i].word) && t->p->braces > level[i].deepest) {
            diag *d = diag_add(t->p->diags, t->p->open[t->p->braces - 1], E_UNCLOSED, "the block opened here is never closed");
            diag_also(t->p->diags, d, t->at, "`%s` begins here and cannot stand inside it", t->found);
            diag_help(t->p->diags, d, "close it with } before this `%s`", t->found);
            return true;
        }
    return false;
}

static bool mixed(const trouble *t)
{
    bool or_after_and = is(t, "or") && expects(t, "and"), and_after_or = is(t, "and") && expects(t, "or");
    if (!or_after_and && !and_after_or) return false;
    diag *d = diag_add(t->p->diags, t->at, E_MIXED, "`%s` follows `%s` without brackets", t->found, or_after_and ? "and" : "or");
    diag_help(t->p->diags, d, or_after_and ? "write (a and b) or c, where c alone suffices; or a and (b or c), where a is always needed"
                                           : "write (a or b) and c, where c is always needed; or a or (b and c), where a alone suffices");
    return true;
}

static bool reserved(const trouble *t)
{
    if (!is(t, "a reserved word")) return false;
    diag *d = diag_add(t->p->diags, t->at, E_RESERVED, "`%.*s` is not supported yet", (int)t->text.len, t->text.at);
    diag_help(t->p->diags, d, "it is kept for a later version; leave the clause out, or quote its words in `text` only");
    return true;
}

static bool month(const trouble *t)
{
    static const char *const names[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    if (!is(t, "a name") || t->text.len < 3) return false;
    for (int m = 0; m < 12; m++) {
        bool same = true;
        for (int i = 0; i < 3; i++) same = same && (t->text.at[i] | 32) == names[m][i];
        if (!same) continue;
        slice before = source_text(t->p->sources, t->p->last_at);
        if (t->p->last_at.at + t->p->last_at.len > t->at.at || !before.len) before = SLICE("");
        diag *d = diag_add(t->p->diags, t->at, E_DATE_FORM, "a date is not written with `%.*s`", (int)t->text.len, t->text.at);
        diag_help(t->p->diags, d, "write year-month-day, as in 1914-%02d-04", m + 1);
        return true;
    }
    return false;
}

/* Words of other drafting habits, with the one that is used here. */
static bool foreign_word(const trouble *t)
{
    static const struct { const char *word, *use, *example; } table[] = {
        {"must", "shall", "shall \"assist\" assistance by o to v"},
        {"should", "shall", "shall \"assist\" assistance by o to v"},
        {"except", "unless", "unless \"self-defence\" justified(f)"},
        {"save", "unless", "unless \"self-defence\" justified(f)"},
        {"providing", "provided", "provided \"at the request\" some request r by v after f"},
        {"deadline", "within", "within \"thirty days\" 30 days of r"},
        {"equals", "is", "f.by is party"},
        {"isnt", "is not", "f.by is not party"},
        {"define", "term", "term grave_enough(f: force) \"How grave?\" { reading ... }"},
        {"country", "state", "state Ruritania \"Ruritania\""},
        {"include", "use", "use \"cst.treaty\""},
        {"import", "use", "use \"cst.treaty\""},
        {"disputed", "denied by", "claimed by A [s1] denied by B [s2]"},
        {"alleged", "claimed by", "claimed by A [s1] denied by B [s2]"},
        {"confirmed", "found by", "found by Commission [s1]"},
        {"Art", "article", "article 4 \"Collective defence\" { ... }"},
        {"Article", "article", "article 4 \"Collective defence\" { ... }, named CST.4 elsewhere"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (slice_eq(t->text, slice_of(table[i].word)) && !strchr(t->found, '"')) {
            diag *d = diag_add(t->p->diags, t->at, E_KEYWORD, "`%.*s` is not a word of the language here", (int)t->text.len, t->text.at);
            diag_help(t->p->diags, d, "use `%s`, as in: %s", table[i].use, table[i].example);
            return true;
        }
    if (is(t, "that") && t->p->last) {
        slice before = source_text(t->p->sources, (span){t->at.at - 9, 8});
        if (slice_eq(before, SLICE("provided"))) {
            diag *d = diag_add(t->p->diags, t->at, E_KEYWORD, "`provided` stands without `that`");
            diag_help(t->p->diags, d, "write: provided \"at the request\" some request r by v after f");
            diag_fix(t->p->diags, d, t->at, "%s", "");
            return true;
        }
    }
    return false;
}

static bool misspelled(const trouble *t)
{
    if (!is(t, "a name")) return false;
    const char *best = NULL;
    uint32_t near = t->text.len <= 4 ? 2 : 3;
    for (int i = 0; i < t->n; i++) {
        if (!is_keyword(t->expected[i])) continue;
        slice word = slice_of(t->expected[i]);
        uint32_t far = edit_distance(t->text, word, near);
        if (far < near && far * 2 < word.len) near = far, best = t->expected[i];
    }
    if (!best) return false;
    diag *d = diag_add(t->p->diags, t->at, E_KEYWORD, "`%.*s` is not a word of the language", (int)t->text.len, t->text.at);
    diag_help(t->p->diags, d, "did you mean `%s`?", best);
    diag_fix(t->p->diags, d, t->at, "%s", best);
    return true;
}

static bool taken(const trouble *t)
{
    if (!is_keyword(t->found) || !expects(t, "a name") || t->n > 4) return false;
    diag *d = diag_add(t->p->diags, t->at, E_KEYWORD, "`%s` is a word of the language and cannot be a name", t->found);
    diag_help(t->p->diags, d, "choose another name, for instance `the_%s`", t->found);
    diag_fix(t->p->diags, d, t->at, "the_%s", t->found);
    return true;
}

static bool undated_fact(const trouble *t)
{
    if ((!is(t, "a name") && !is(t, "no")) || !expects(t, "a date") || !expects(t, "assess")) return false;
    diag *d = diag_add(t->p->diags, t->at, E_SYNTAX, "`%.*s` stands without a day", (int)t->text.len, t->text.at);
    diag_help(t->p->diags, d, "begin a fact with its day, days, or `throughout:`, as in 2022-09-16 .. 2022-09-17: force f1 by A on B [s1]");
    return true;
}

static bool comma(const trouble *t)
{
    if (!is(t, "a name") || !expects(t, ",")) return false;
    diag *d = diag_add(t->p->diags, t->at, E_SYNTAX, "a comma is missing before `%.*s`", (int)t->text.len, t->text.at);
    diag_help(t->p->diags, d, "separate the names of a list with commas");
    diag_fix(t->p->diags, d, (span){t->at.at, 0}, ", ");
    return true;
}

static bool prose(const trouble *t)
{
    if (!is(t, "a name") || t->p->braces < 2) return false;
    slice line = source_line(t->p->sources, t->at);
    uint32_t words = 0;
    for (uint32_t i = 1; i < line.len; i++) words += line.at[i - 1] != ' ' && line.at[i] == ' ';
    if (words < 6 || memchr(line.at, '"', line.len) || memchr(line.at, ':', line.len)) return false;
    diag *d = diag_add(t->p->diags, t->at, E_SYNTAX, "this looks like a treaty's own prose");
    diag_help(t->p->diags, d, "quote its operative words in text \"...\" and state the duty below it");
    return true;
}

static void generic(const trouble *t)
{
    static const struct { const char *symbol, *shown; } words[] = {
        {"a name", "a name"}, {"quoted words", "\"quoted words\""}, {"a number", "a number"}, {"a date", "a date"},
        {"'{'", "{"}, {"'}'", "}"}, {"'('", "("}, {"')'", ")"}, {"'['", "[sources]"}, {"']'", "]"}, {"','", "a comma"}, {"':'", ":"},
        {"the end of the file", "the end of the file"}, {"end of file", "the end of the file"},
    };
    diag *d;
    if (!t->text.len) d = diag_add(t->p->diags, t->at, E_SYNTAX, "the text ends in the middle of a statement");
    else d = diag_add(t->p->diags, t->at, E_SYNTAX, "`%.*s` cannot stand here", (int)(t->text.len > 40 ? 40 : t->text.len), t->text.at);
    strbuf sb;
    sb_init(&sb, t->p->diags->mem);
    int shown = 0;
    for (int i = 0; i < t->n && shown < 5; i++) {
        const char *word = t->expected[i];
        if (!strcmp(word, "START_FORMULA") || !strcmp(word, "a sign") || !strcmp(word, "a reserved word")) continue;
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (!strcmp(words[k].symbol, word)) word = words[k].shown;
        sb_fmt(&sb, shown ? ", %s" : "%s", word);
        shown++;
    }
    if (shown) diag_help(t->p->diags, d, "what could stand here: %s%s", sb_done(&sb), t->n > 5 ? ", ..." : "");
}

void syntax_message(struct parser *p, span at, const char *found, const char **expected, int n)
{
    trouble t = {p, at, found, expected, n, source_text(p->sources, at)};
    if (reserved(&t) || left_open(&t) || mixed(&t) || month(&t) || foreign_word(&t) || misspelled(&t) || undated_fact(&t) ||
        taken(&t) || comma(&t) || prose(&t))
        return;
    generic(&t);
}
