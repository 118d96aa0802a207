/* Warnings about the law: words without conditions, conditions without words, and words set aside.
 *
 * Contract: nothing here changes what a verdict is, and what is doubtful is not told: a warning
 * that is often wrong is soon read by nobody. Words are compared without regard to case, blanks
 * and punctuation; `...` in a text or a quotation stands for words left out.
 */
#include "sema/lint.h"

/* A word of an article's texts. A piece ends at `...` or with its text, a phrase also at a comma. */
typedef struct { slice word; span at; uint32_t piece, phrase; bool used; } text_word;
typedef VEC(text_word) word_list;

/* Past this many comparisons for one article the rest is not looked at: see LIM_ITEM. */
#define MOST_COMPARISONS 50000000u

typedef struct {
    sema *s;
    diag_list *diags;
    arena *mem;
    word_list text;          /* of the present article */
    uint64_t compared;
} linter;

static bool in_word(const char *s, uint32_t i, uint32_t n)
{
    unsigned char c = (unsigned char)s[i];
    if (c == '\'' || c == '-') return i && i + 1 < n && in_word(s, i - 1, n - 1) && s[i + 1] != c;
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c >= 0x80;
}

/* How much of a break stands here: 0 none, 1 between phrases, 2 between pieces. */
static int break_at(const char *s, uint32_t i, uint32_t n)
{
    if (i + 2 < n && s[i] == '.' && s[i + 1] == '.' && s[i + 2] == '.') return 2;
    return s[i] && strchr(",;:()[]", s[i]) ? 1 : 0;
}

/* Appends the words of a text that stands between quotation marks at `at`. */
static void split_words(arena *mem, word_list *out, const char *text, span at)
{
    uint32_t n = (uint32_t)strlen(text);
    uint32_t piece = out->n ? out->at[out->n - 1].piece + 1 : 0, phrase = out->n ? out->at[out->n - 1].phrase + 1 : 0;
    for (uint32_t i = 0; i < n;) {
        uint32_t start = i;
        while (i < n && in_word(text, i, n)) i++;
        if (i > start) {
            vec_push(mem, out, (text_word){{text + start, i - start}, {at.at + 1 + start, i - start}, piece, phrase, false});
            continue;
        }
        int b = break_at(text, i, n);
        phrase += b > 0;
        piece += b == 2;
        i += b == 2 ? 3 : 1;
    }
}

static bool same_word(slice a, slice b)
{
    if (a.len != b.len) return false;
    for (uint32_t i = 0; i < a.len; i++) {
        unsigned char x = (unsigned char)a.at[i], y = (unsigned char)b.at[i];
        if (x != y && ((x | 32) != (y | 32) || (x | 32) < 'a' || (x | 32) > 'z')) return false;
    }
    return true;
}

static span words_span(const text_word *w, uint32_t n)
{
    return (span){w->at.at, (uint32_t)(w[n - 1].at.at + w[n - 1].at.len - w->at.at)};
}

/* Whether words `part` .. `part + n` of the quotation stand in the text at `at`, in one piece. */
static bool stands_at(linter *x, uint32_t at, const word_list *quote, uint32_t part, uint32_t n)
{
    if (at + n > x->text.n || x->text.at[at].piece != x->text.at[at + n - 1].piece) return false;
    for (uint32_t i = 0; i < n; i++) {
        x->compared++;
        if (!same_word(x->text.at[at + i].word, quote->at[part + i].word)) return false;
    }
    return true;
}

/* Looks for the quotation, part by part in order; marks the words it uses wherever they stand.
 * Gives where its first part stands, or NOWHERE. */
static span find_quotation(linter *x, const word_list *quote)
{
    uint32_t from = 0;
    bool found = quote->n > 0;
    span begins = NOWHERE;
    for (uint32_t part = 0, n; part < quote->n; part += n) {
        for (n = 1; part + n < quote->n && quote->at[part + n].piece == quote->at[part].piece;) n++;
        uint32_t first = UINT32_MAX;
        for (uint32_t at = 0; at < x->text.n; at++) {
            if (!stands_at(x, at, quote, part, n)) continue;
            for (uint32_t i = 0; i < n; i++) x->text.at[at + i].used = true;
            if (at >= from && first == UINT32_MAX) first = at;
        }
        if (first == UINT32_MAX) found = false;
        else from = first + n;
        if (first != UINT32_MAX && !begins.at) begins = words_span(&x->text.at[first], n);
    }
    return found ? begins : NOWHERE;
}

/* A quotation that is not there was probably meant for the phrases with its words: one mistake is
 * told once. */
static void meant(linter *x, const word_list *quote)
{
    for (uint32_t i = 0; i < x->text.n && x->compared <= MOST_COMPARISONS; i++)
        for (uint32_t k = 0; k < quote->n; k++, x->compared++)
            if (same_word(x->text.at[i].word, quote->at[k].word)) x->text.at[i].used = true;
}

static word_list words_of(linter *x, const char *text, span at)
{
    word_list w = {0};
    split_words(x->mem, &w, text, at);
    return w;
}

/* ---- W002, W003: what a condition quotes --------------------------------------------------------- */
static void lint_quotation(linter *x, const node *n, const char *text, span article_at)
{
    span at = {n->at.at, (uint32_t)strlen(text) + 2};
    word_list quote = words_of(x, text, at);
    if (!quote.n) {
        diag *d = diag_add(x->diags, n->flag ? n->at : at, W_NO_WORDS, n->flag ? "an implied condition gives no reason" : "a condition stands beside no words");
        diag_help(x->diags, d, "quote the words of the text that carry it, or write: implied \"why it is read into the text\"");
        return;
    }
    if (n->flag || x->compared > MOST_COMPARISONS) return;
    if (find_quotation(x, &quote).at) return;
    meant(x, &quote);
    diag *d = diag_add(x->diags, at, W_QUOTE_ABSENT, "the article's text does not contain these words in a row");
    diag_also(x->diags, d, x->text.n ? x->text.at[0].at : article_at, x->text.n ? "its text begins here" : "the article quotes no text");
    diag_help(x->diags, d, "quote them as they stand in `text`, with ... for words left out; or write: implied \"why it is read into the text\"");
}

/* ---- W001: what no condition quotes -------------------------------------------------------------- */
static bool says_little(slice word)
{
    static const char *const little[] = {
        "a", "an", "and", "any", "are", "as", "at", "be", "been", "by", "each", "for", "from", "has", "have", "if", "in", "into", "is", "it",
        "its", "may", "of", "on", "one", "or", "other", "shall", "such", "that", "the", "their", "them", "this", "to", "under", "which",
        "will", "with",
    };
    for (size_t i = 0; i < sizeof little / sizeof *little; i++)
        if (same_word(word, slice_of(little[i]))) return true;
    return false;
}

static void lint_unused(linter *x)
{
    for (uint32_t i = 0, n; i < x->text.n; i += n) {
        const text_word *w = &x->text.at[i];
        bool used = false, says = false;
        for (n = 0; i + n < x->text.n && w[n].phrase == w->phrase; n++) {
            used = used || w[n].used;
            says = says || !says_little(w[n].word);
        }
        if (used || !says) continue;
        diag *d = diag_add(x->diags, words_span(w, n), W_UNUSED_WORDS, "no condition of this article uses these words");
        diag_help(x->diags, d, "let a condition quote them, or leave them out of `text` and say so in a comment");
    }
}

static void lint_article(linter *x, node_id item)
{
    const ast *t = x->s->tree;
    bool duties = false;
    x->text.n = 0;
    x->compared = 0;
    EACH_KID(t, item, k)
        if (ast_node(t, k)->kind == N_TEXT) split_words(x->mem, &x->text, intern_str(x->s->law->names, ast_node(t, k)->text), ast_node(t, k)->at);
    EACH_KID(t, item, d) {
        if (ast_node(t, d)->kind == N_PREFER) {
            duties = true;
            lint_quotation(x, ast_node(t, d), intern_str(x->s->law->names, ast_node(t, d)->text), ast_node(t, item)->at);
        }
        if (ast_node(t, d)->kind != N_DUTY) continue;
        duties = true;
        EACH_KID(t, d, section) {
            const node *n = ast_node(t, section);
            if (n->kind == N_WITHIN) lint_quotation(x, n, intern_str(x->s->law->names, n->text), ast_node(t, item)->at);
            EACH_KID(t, section, c)
                if (ast_node(t, c)->kind == N_COND)
                    lint_quotation(x, ast_node(t, c), intern_str(x->s->law->names, ast_node(t, c)->text), ast_node(t, item)->at);
        }
    }
    /* An article without duties is there to be read beside others. */
    if (x->compared > MOST_COMPARISONS) {
        diag *d = diag_add(x->diags, ast_node(t, item)->at, L_GIVEN_UP, "the article is too long to see which of its words are used");
        diag_help(x->diags, d, "divide it into articles; conditions are compared with the text of their own article");
    } else if (duties) lint_unused(x);
}

/* ---- W006: what a reading sets aside --------------------------------------------------------------- */
static void lint_sets_aside(linter *x, node_id treaty_item, const node *reading_node, const node *aside)
{
    const ast *t = x->s->tree;
    const interner *names = x->s->law->names;
    word_list quote = words_of(x, intern_str(names, aside->text), aside->at);
    EACH_KID(t, treaty_item, a) {
        const node *article_node = ast_node(t, a);
        if (article_node->kind != N_ARTICLE) continue;
        x->text.n = 0;
        EACH_KID(t, a, k)
            if (ast_node(t, k)->kind == N_TEXT) split_words(x->mem, &x->text, intern_str(names, ast_node(t, k)->text), ast_node(t, k)->at);
        span stands = x->compared > MOST_COMPARISONS ? NOWHERE : find_quotation(x, &quote);
        if (!stands.at) continue;
        node_id in = ast_kid(t, a, N_INVERSION);
        diag *d = diag_add(x->diags, aside->at, W_SETS_ASIDE, "the reading `%s` sets aside words of article %d%s%s%s", intern_str(names, reading_node->text),
                           article_node->num, article_node->flag ? " bis" : "", in ? ", version " : "", in ? intern_str(names, ast_node(t, in)->text) : "");
        diag_also(x->diags, d, stands, "here they stand");
        diag_help(x->diags, d, "where that text applies, these words speak against the reading; a report names them");
        return;
    }
    if (x->compared > MOST_COMPARISONS) {
        diag *d = diag_add(x->diags, aside->at, L_GIVEN_UP, "the articles are too long to see whether one contains the words set aside");
        diag_help(x->diags, d, "quote fewer words");
        return;
    }
    diag *d = diag_add(x->diags, aside->at, W_QUOTE_ABSENT, "no article contains the words set aside");
    diag_help(x->diags, d, "quote them as they stand in the `text` of an article");
}

static void lint_treaty(linter *x, node_id item)
{
    const ast *t = x->s->tree;
    EACH_KID(t, item, k) {
        const node *n = ast_node(t, k);
        if (n->kind == N_ARTICLE) lint_article(x, k);
        if (n->kind != N_TERM) continue;
        EACH_KID(t, k, r) {
            EACH_KID(t, r, c) {
                x->compared = 0;
                if (ast_node(t, r)->kind == N_READING && ast_node(t, c)->kind == N_SETS_ASIDE) lint_sets_aside(x, item, ast_node(t, r), ast_node(t, c));
            }
        }
    }
}

void sema_lint(sema *s, const source *file)
{
    linter x = {.s = s, .diags = s->diags, .mem = s->law->mem};
    lint_letters(s->tree, s->law->names, file->base, file->size, s->diags);
    lint_logic(s->law, file, s->diags);
    for (uint32_t i = 0; i < s->items.n; i++) {
        const node *n = ast_node(s->tree, s->items.at[i]);
        if (n->at.at < file->base || n->at.at - file->base > file->size) continue;
        if (n->kind == N_TREATY) lint_treaty(&x, s->items.at[i]);
        if (n->kind == N_RELATION) lint_loaded(x.diags, n->at, intern_text(s->law->names, n->text), "a relation");
        if (n->kind != N_EVENT) continue;
        EACH_KID(s->tree, s->items.at[i], k)
            if (ast_node(s->tree, k)->kind == N_NAME)
                lint_loaded(x.diags, ast_node(s->tree, k)->at, intern_text(s->law->names, ast_node(s->tree, k)->text), "a kind of event");
    }
}
