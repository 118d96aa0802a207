/* What to say about a word that cannot stand where it does. The most specific message wins; the
 * last resort names at most five words that could stand there. */
#include "syntax/models.h"
#include "parser.h"

/* Whether the word stands on a later line than the one before it, so that it rather begins
 * something new. Only text before the word is looked at: what follows may not have been read yet. */
static bool on_new_line(const trouble *t)
{
    span last = t->p->before_at, between = {last.at + last.len, (uint32_t)(t->at.at - last.at - last.len)};
    if (!t->p->before || t->at.at < between.at) return false;
    slice text = source_text(t->p->sources, between);
    return text.len && memchr(text.at, '\n', text.len);
}

static bool begins_statement(const trouble *t)
{
    return on_new_line(t) || t->p->before == '{' || t->p->before == '}';
}

void unclosed_message(struct parser *p, span open, span next)
{
    diag *d = diag_add(p->diags, open, E_UNCLOSED, "the block opened here is never closed");
    diag_also(p->diags, d, next, "%s", next.len ? "the next declaration begins here" : "the file ends here");
    diag_help(p->diags, d, "close it with } where its last statement ends; what comes next stands outside of it");
}

void stray_message(struct parser *p, span at, span open, bool in_case)
{
    slice word = source_text(p->sources, at);
    const char *block = in_case ? "case" : "treaty";
    diag *d = diag_add(p->diags, at, E_SYNTAX, "`%.*s` cannot stand inside a %s", (int)word.len, word.at, block);
    diag_also(p->diags, d, open, "it stands in the block that opens here");
    if (slice_eq(word, SLICE("use"))) diag_help(p->diags, d, "put it at the top of the file");
    else if (slice_eq(word, SLICE("case"))) diag_help(p->diags, d, "a case stands in a file of its own, that names this one with `use`");
    else if (in_case) diag_help(p->diags, d, "put it into a text of the law, a .terms file for instance, that is named with `use` above the case");
    else if (slice_eq(word, SLICE("presume")))
        diag_help(p->diags, d, "put all of it, to its }, above the line that begins the treaty or below the } that ends it; a presumption holds under every treaty");
    else diag_help(p->diags, d, "put it above the line that begins the treaty, or below the } that ends it");
}

/* A declaration that has its place outside of all blocks. */
static bool stray(const trouble *t)
{
    static const char *const words[] = {"presume", "relation", "judgment", "event", "scale", "state", "treaty", "use", "case", "organ", "place", "group"};
    bool in_case = t->p->first == T_CASE, word = false;
    if (!t->p->braces || (!in_case && t->p->first != T_TREATY) || !begins_statement(t)) return false;
    if (expects(t, "a name") && t->n <= 4) return false; /* a word taken as a name */
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) word = word || is(t, words[i]);
    if (!word) return false;
    stray_message(t->p, t->at, t->p->open[0], in_case);
    return true;
}

/* A statement that belongs one block further out: the inner block was left open. */
static bool left_open(const trouble *t)
{
    static const struct { const char *word; uint32_t deepest; } level[] = {
        {"article", 1}, {"term", 1},  {"profile", 1}, {"parameter", 1}, {"version", 1},
        {"duty", 2},    {"right", 2}, {"power", 2},   {"text", 2},  {"registered", 1}, {"signed", 1},
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

/* A month's name where a day is to stand. (Whole dates in words are met by the scanner.) */
static bool month(const trouble *t)
{
    static const char *const names[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    if (!is(t, "a name") || t->text.len < 3 || !expects(t, "a date")) return false;
    for (int m = 0; m < 12; m++) {
        bool same = true;
        for (int i = 0; i < 3; i++) same = same && (t->text.at[i] | 32) == names[m][i];
        if (!same) continue;
        diag *d = diag_add(t->p->diags, t->at, E_DATE_FORM, "a date is not written with `%.*s`", (int)t->text.len, t->text.at);
        diag_help(t->p->diags, d, "write year-month-day, as in 1914-%02d-04", m + 1);
        return true;
    }
    return false;
}

/* Words of other drafting habits, with the one that is used here. `same`: it can simply be put in the place. */
static bool foreign_word(const trouble *t)
{
    static const struct { const char *word, *use, *example; bool same; } table[] = {
        {"must", "shall", "shall \"assist\" assistance by o to v", true},
        {"should", "shall", "shall \"assist\" assistance by o to v", true},
        {"except", "unless", "unless \"self-defence\" justified(f)", false},
        {"save", "unless", "unless \"self-defence\" justified(f)", false},
        {"can", "may", "may \"defend itself\" force d by v on f.by after f", true},
        {"above", "over", "prefer ZENDA.3 over any treaty \"shall prevail\"", true},
        {"providing", "provided", "provided \"at the request\" first request r by v after f", true},
        {"deadline", "within", "within \"thirty days\" 30 days of r", false},
        {"since", "from", "party Armenia from 1994-04-20 until 1999-04-21", true},
        {"equals", "is", "f.by is party", true},
        {"isnt", "is not", "f.by is not party", true},
        {"define", "term", "term grave_enough(f: force) \"How grave?\" { reading ... }", false},
        {"member", "party", "party Ruritania, Graustark from 1950-06-01 [official]", true},
        {"members", "party", "party Ruritania, Graustark from 1950-06-01 [official]", true},
        {"country", "state", "state Ruritania \"Ruritania\"", true},
        {"include", "use", "use \"cst.treaty\"", true},
        {"import", "use", "use \"cst.treaty\"", true},
        {"disputed", "denied by", "claimed by A [s1] denied by B [s2]", false},
        {"alleged", "claimed by", "claimed by A [s1] denied by B [s2]", false},
        {"confirmed", "found by", "found by Commission [s1]", false},
        {"Art", "article", "article 4 \"Collective defence\" { ... }; elsewhere it is called CST.4", false},
        {"Article", "article", "article 4 \"Collective defence\" { ... }; elsewhere it is called CST.4", false},
    };
    if (!is(t, "a name")) return false;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (!slice_eq(t->text, slice_of(table[i].word))) continue;
        diag *d = diag_add(t->p->diags, t->at, E_KEYWORD, "`%s` is not a word of the language", table[i].word);
        diag_help(t->p->diags, d, "use `%s`, as in: %s", table[i].use, table[i].example);
        if (table[i].same) diag_fix(t->p->diags, d, t->at, "%s", table[i].use);
        return true;
    }
    return false;
}

/* `may not`, `provided that`, `2022-01-01 to 2022-01-02`, `24 hours`. */
static bool foreign_phrase(const trouble *t)
{
    diag *d;
    if (is(t, "that") && t->p->before == T_PROVIDED) {
        d = diag_add(t->p->diags, t->at, E_KEYWORD, "`provided` stands without `that`");
        diag_help(t->p->diags, d, "write: provided \"at the request\" first request r by v after f");
        diag_fix(t->p->diags, d, t->at, "%s", "");
    } else if (is(t, "not") && t->p->before == T_MAY) {
        d = diag_add(t->p->diags, t->at, E_KEYWORD, "what nobody may do is a prohibition, and that is a duty");
        diag_help(t->p->diags, d, "write a duty: owed by each party o, shall not \"use force\" force f by o");
    } else if (is(t, "any") && t->p->before == T_PREFER) {
        d = diag_add(t->p->diags, t->at, E_SYNTAX, "`any treaty` stands behind `over` only");
        diag_help(t->p->diags, d, "name what prevails first, as in: %s", model_sentence(t->p, t->at));
    } else if ((is(t, "to") || is(t, "until")) && expects(t, "..")) {
        d = diag_add(t->p->diags, t->at, E_KEYWORD, "between two days stands .., not `%s`", t->found);
        diag_help(t->p->diags, d, "write the first and the last day: 2022-09-14 .. 2022-09-20");
        diag_fix(t->p->diags, d, t->at, "..");
    } else if (is(t, "a name") && t->p->before == T_NUMBER && expects(t, "days")) {
        d = diag_add(t->p->diags, t->at, E_KEYWORD, "time is counted in days, not in `%.*s`", (int)t->text.len, t->text.at);
        diag_help(t->p->diags, d, "write a number of days, as in: within \"immediately\" 1 day of r");
    } else return false;
    return true;
}

/* "Article 3(1)", "Art. 3 par. 1", "CST.4(1)": clauses named as treaties are cited. */
static bool cited_clause(const trouble *t)
{
    static const char *const words[] = {"par", "para", "paragraph", "paras", "paragraphs", "sec", "section"};
    slice last = source_text(t->p->sources, t->p->before_at);
    bool number = is(t, "a number"), cited = number && t->p->before == T_NAME && expects(t, "'.'") && t->n == 1;
    cited = cited || (number && t->p->before == T_NAME && (slice_eq(last, SLICE("Article")) || slice_eq(last, SLICE("Art"))));
    cited = cited || (number && t->p->before == '(' && t->n == 1);
    for (size_t i = 0; is(t, "a name") && i < sizeof words / sizeof *words; i++)
        cited = cited || (t->p->before == T_NUMBER && slice_eq(t->text, slice_of(words[i])));
    if (!cited) return false;
    diag *d = diag_add(t->p->diags, t->at, E_SYNTAX, "clauses are not named with `%.*s` here", (int)t->text.len, t->text.at);
    diag_help(t->p->diags, d, "write the treaty, the number of the article and, where one duty is meant, its name: CST.4 or CST.4.assist");
    return true;
}

/* `owed by any party`, `owed by all parties`: each of them, or all together? */
static bool whose_duty(const trouble *t)
{
    slice last = source_text(t->p->sources, t->p->before_at);
    bool keyword = (is(t, "any") || is(t, "every") || is(t, "some")) && expects(t, "each") && expects(t, "parties");
    bool name = (is(t, "parties") || is(t, "party")) && t->p->before == T_NAME && slice_eq(last, SLICE("all"));
    if (!keyword && !name) return false;
    diag *d = diag_add(t->p->diags, name ? t->p->before_at : t->at, E_SYNTAX,
                       "`%.*s` leaves open whether each owes it or all of them together", name ? 3 : (int)t->text.len, name ? "all" : t->text.at);
    diag_help(t->p->diags, d, "write `each party o`: everyone, a verdict for each; or `parties together`: one result, whoever brings it about");
    return true;
}

/* What has to stand between quotation marks and does not: the words of a condition, or a title. */
static bool words_missing(const trouble *t)
{
    if (!expects(t, "quoted words") || t->n > 3 || on_new_line(t) || !t->text.len) return false;
    bool condition = expects(t, "implied");
    if (!condition && t->n != 1) return false;
    diag *d = diag_add(t->p->diags, t->at, E_SYNTAX, condition ? "the words of the text are missing before `%.*s`"
                                                                 : "words in quotation marks are missing before `%.*s`",
                       (int)(t->text.len > 40 ? 40 : t->text.len), t->text.at);
    if (condition)
        diag_help(t->p->diags, d, "quote the words that carry the condition, as in: when \"armed attack\" f.gravity is at least grave; "
                                  "where none do, write: implied \"why it is asked\"");
    else {
        const char *model = model_sentence(t->p, t->at);
        diag_help(t->p->diags, d, "titles, reasons and words of a text are quoted, as in: %s", model ? model : "case crisis_1955 \"The crisis of 1955\" {");
    }
    return true;
}

static bool no_verdict(const trouble *t)
{
    if (!is(t, "a name") || !expects(t, "honored") || !expects(t, "pending")) return false;
    diag *d = diag_add(t->p->diags, t->at, E_SYNTAX, "there is no verdict `%.*s`", (int)t->text.len, t->text.at);
    diag_help(t->p->diags, d, "the nine verdicts are: no duty, not triggered, not due, honored, tender refused, honored late, pending, "
                              "honored in part, not honored; a right or power is available, not available or used");
    return true;
}

/* A keyword that could stand here and differs from the word by at most so many letters. */
static bool misspelled(const trouble *t, uint32_t most)
{
    if (!is(t, "a name")) return false;
    const char *best = NULL;
    uint32_t near = (t->text.len <= 4 && most > 1 ? 1 : most) + 1;
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
    bool only_a_name = t->n <= 4, after_a_name = t->p->before == T_NAME && !on_new_line(t); /* as a label is */
    if (t->p->formula || !is_keyword(t->found) || !expects(t, "a name") || (!only_a_name && !after_a_name)) return false;
    diag *d = diag_add(t->p->diags, t->at, E_KEYWORD, "`%s` is a word of the language and cannot be a name", t->found);
    diag_help(t->p->diags, d, "choose another name, for instance `the_%s`", t->found);
    diag_fix(t->p->diags, d, t->at, "the_%s", t->found);
    return true;
}

static bool undated_fact(const trouble *t)
{
    if ((!is(t, "a name") && !is(t, "no")) || !expects(t, "a date") || !expects(t, "assess") || !begins_statement(t)) return false;
    diag *d = diag_add(t->p->diags, t->at, E_SYNTAX, "a fact begins with its day, not with `%.*s`", (int)t->text.len, t->text.at);
    diag_help(t->p->diags, d, "put its day, its days or `throughout:` first, as in 2022-09-16 .. 2022-09-17: force f1 by A on B [s1]");
    return true;
}

static bool missing_sign(const trouble *t)
{
    static const char *const results[] = {"no", "not", "honored", "tender", "pending", "never", "version"};
    bool joined = is(t, "and") && expects(t, "','"), result = false;
    bool list = (is(t, "a name") && expects(t, "','") && !on_new_line(t)) || joined;
    for (size_t i = 0; i < sizeof results / sizeof *results; i++) result = result || is(t, results[i]);
    if (!list && !(result && expects(t, "':'"))) return false;
    bool measure = list && !joined && expects(t, "with"); /* perhaps no list is meant */
    slice last = source_text(t->p->sources, t->p->before_at);
    diag *d = measure ? diag_add(t->p->diags, t->at, E_SYNTAX, "`%.*s` and `%.*s` stand side by side", (int)last.len, last.at, (int)t->text.len, t->text.at)
                      : diag_add(t->p->diags, t->at, E_SYNTAX, joined ? "%s are listed with commas, not with `%.*s`" : "a %s is missing before `%.*s`",
                                 joined ? "names" : list ? "comma" : "colon", (int)t->text.len, t->text.at);
    if (measure) diag_help(t->p->diags, d, "one name is one word: %.*s_%.*s; between two names stands a comma; before a measure `with`: with gravity grave",
                           (int)last.len, last.at, (int)t->text.len, t->text.at);
    else diag_help(t->p->diags, d, "%s", list ? "separate the names of a list with commas; a name is one word, as in United_States; sources stand in [ ]"
                                              : "write: expect CLAUSE for STATE: honored");
    if (!measure) diag_fix(t->p->diags, d, joined ? t->at : (span){t->at.at, 0}, joined ? "," : list ? ", " : ": ");
    return true;
}

/* A word that begins no statement where articles and duties have theirs: probably pasted text. */
static bool prose(const trouble *t)
{
    bool in_article = expects(t, "text") && expects(t, "duty"), in_duty = expects(t, "shall") && expects(t, "owed");
    if ((!is(t, "a name") && !is(t, "a number") && !is(t, "in")) || (!in_article && !in_duty) || !begins_statement(t)) return false;
    diag *d = diag_add(t->p->diags, t->at, E_SYNTAX, "`%.*s` begins no statement of %s", (int)t->text.len, t->text.at,
                       in_article ? "an article" : "a duty, right or power");
    diag_help(t->p->diags, d, "treaty prose stands quoted in the article, text \"...\", with the duty or right below it; statements here begin with %s",
              in_article ? "text, duty, right, power or prefer" : "arises, where, provided, owed by and shall (of a right: held by and may)");
    return true;
}

/* Writes what could stand here: signs first, then kinds of words, then keywords; five at most. */
static void list_expected(const trouble *t, strbuf *sb)
{
    static const struct { const char *symbol, *shown; } words[] = {
        {"a name", "a name"}, {"quoted words", "\"quoted words\""}, {"a number", "a number"}, {"a date", "a date"},
        {"'['", "[sources]"}, {"','", "a comma"}, {"end of file", "the end of the file"}, {"START_FORMULA", NULL}, {"a sign", NULL},
        {"a reserved word", NULL},
    };
    int shown = 0, left = 0;
    for (int pass = 0; pass < 3; pass++)
        for (int i = 0; i < t->n; i++) {
            const char *word = t->expected[i];
            bool sign = word[0] == '\'', kind = !sign && !is_keyword(word);
            if (pass != (sign ? 0 : kind ? 1 : 2)) continue;
            slice bare = sign ? (slice){word + 1, 1} : slice_of(word);
            for (size_t k = 0; k < sizeof words / sizeof *words; k++)
                if (!strcmp(words[k].symbol, word)) bare = words[k].shown ? slice_of(words[k].shown) : SLICE("");
            if (!bare.len) continue;
            if (shown == 5) left++;
            else sb_fmt(sb, "%s%.*s", shown++ ? ", " : "", (int)bare.len, bare.at);
        }
    if (left) sb_str(sb, ", ...");
}

static bool is_word(slice text)
{
    return text.at[0] == '_' || (text.at[0] >= '0' && text.at[0] <= '9') || ((text.at[0] | 32) >= 'a' && (text.at[0] | 32) <= 'z');
}

/* The statement before it may well be whole: then the trouble is the word. */
static void begins_nothing(const trouble *t)
{
    bool in_case = t->p->first == T_CASE && t->p->braces;
    diag *d = diag_add(t->p->diags, t->at, E_SYNTAX, "no statement begins with `%.*s`%s", (int)(t->text.len > 40 ? 40 : t->text.len), t->text.at,
                       t->p->braces ? " here" : "");
    strbuf sb;
    sb_init(&sb, t->p->diags->mem);
    list_expected(t, &sb);
    if (in_case) diag_help(t->p->diags, d, "a fact begins with its day; other statements of a case with assess, span, source, appraised, throughout, given, record or expect");
    else if (sb.len) diag_help(t->p->diags, d, "what could stand here: %s", sb_done(&sb));
}

static void generic(const trouble *t)
{
    diag_list *dl = t->p->diags;
    diag *d;
    bool breaks_off = t->p->before && (on_new_line(t) || !t->text.len), whole = expects(t, "'}'") || expects(t, "end of file");
    if (breaks_off && whole && t->text.len && is_word(t->text)) {
        begins_nothing(t);
        return;
    }
    if (breaks_off) {
        slice last = source_text(t->p->sources, t->p->before_at);
        d = diag_add(dl, t->p->before_at, E_SYNTAX, "the statement breaks off after `%.*s`", (int)(last.len > 40 ? 40 : last.len), last.at);
        if (t->text.len) diag_also(dl, d, t->at, "`%.*s` comes next", (int)(t->text.len > 40 ? 40 : t->text.len), t->text.at);
        else diag_also(dl, d, t->at, "the text ends here");
    } else if (!t->text.len) d = diag_add(dl, t->at, E_SYNTAX, "a condition is missing");
    else d = diag_add(dl, t->at, E_SYNTAX, "`%.*s` cannot stand here", (int)(t->text.len > 40 ? 40 : t->text.len), t->text.at);
    strbuf sb;
    sb_init(&sb, dl->mem);
    list_expected(t, &sb);
    if (t->p->formula) {
        diag_help(dl, d, "write for instance not justified(x), with a label of the record for x, or the label of an event alone");
        return;
    }
    const char *model = breaks_off && whole ? NULL : model_sentence(t->p, breaks_off ? t->p->before_at : t->at);
    if (breaks_off && t->n == 1 && expects(t, "'{'")) diag_help(dl, d, "a { must follow: it opens the block, which ends with }");
    else if (sb.len) diag_help(dl, d, "what could %s: %s%s%s", breaks_off ? "follow" : "stand here", sb_done(&sb), model ? "; as in: " : "", model ? model : "");
}

void syntax_message(struct parser *p, span at, const char *found, const char **expected, int n)
{
    trouble t = {p, at, found, expected, n, source_text(p->sources, at), SLICE("")};
    if (reserved(&t) || left_open(&t) || stray(&t) || between_articles(p, at, found) || verdicts_joined(p, at, found) || mixed(&t) || month(&t) || foreign_word(&t) || foreign_phrase(&t) ||
        cited_clause(&t) || slip_message(p, at, found, expected, n) || whose_duty(&t) || misspelled(&t, 1) || undated_fact(&t) || misspelled(&t, 2) ||
        no_verdict(&t) || policy_named(p, at, found, expects(&t, "a name")) || presumed_thing(p, at, expected, n) ||
        ranked_unnamed(p, at) || little_word(p, at, expected, n) || words_missing(&t) || taken(&t) || missing_sign(&t) || prose(&t))
        return;
    generic(&t);
}
