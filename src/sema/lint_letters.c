/* Letters of two alphabets in one quoted word (W011): a word that looks like another and is none.
 *
 * Contract: told of words of which one part is Latin and another Greek or Cyrillic; words in one
 * alphabet, whichever it is, are well. One message a text.
 */
#include "sema/lint.h"

typedef enum { SCRIPT_NONE, SCRIPT_LATIN, SCRIPT_GREEK, SCRIPT_CYRILLIC } script;

static script script_of(uint32_t code)
{
    if ((code | 32) >= 'a' && (code | 32) <= 'z') return SCRIPT_LATIN;
    if (code >= 0xC0 && code <= 0x24F && code != 0xD7 && code != 0xF7) return SCRIPT_LATIN;
    if (code >= 0x370 && code <= 0x3FF) return SCRIPT_GREEK;
    return code >= 0x400 && code <= 0x52F ? SCRIPT_CYRILLIC : SCRIPT_NONE;
}

/* The word stands at `from` of the text, the odd letter at `at`. */
static void tell(diag_list *diags, const node *n, slice word, uint32_t from, uint32_t at)
{
    static const char *const name[] = {"", "Latin", "Greek", "Cyrillic"};
    uint32_t code;
    utf8_at(word.at + (at - from), word.len - (at - from), &code);
    const script other = script_of(code);
    span whole = n->at;
    bool quoted = whole.len > word.len && n->at.len >= from + word.len + 2; /* the place is that of the whole text */
    if (quoted) whole = (span){n->at.at + 1 + from, word.len};
    diag *d = diag_add(diags, whole, W_CONFUSABLE, "`%.*s` holds a letter of another alphabet", (int)word.len, word.at);
    if (quoted) diag_also(diags, d, (span){n->at.at + 1 + at, 2}, "this is U+%04X, %s", code, name[other]);
    diag_help(diags, d, "type the word anew: its sign U+%04X is %s and only looks like one of the others", code, name[other]);
}

/* Looks through one text, up to the first such word. */
static void lint_text(diag_list *diags, const node *n, slice s)
{
    script first = SCRIPT_NONE; /* of the present word */
    uint32_t start = 0, odd = UINT32_MAX, code;
    for (uint32_t i = 0, len; i <= s.len; i += len) {
        script x = SCRIPT_NONE;
        len = 1;
        if (i < s.len) {
            len = utf8_at(s.at + i, s.len - i, &code);
            x = script_of(code);
        }
        if (x == SCRIPT_NONE) {
            if (odd != UINT32_MAX) {
                tell(diags, n, (slice){s.at + start, i - start}, start, odd);
                return;
            }
            first = SCRIPT_NONE;
        } else if (first == SCRIPT_NONE) {
            first = x;
            start = i;
        } else if (x != first && odd == UINT32_MAX) odd = x == SCRIPT_LATIN ? start : i; /* the first that is not Latin */
    }
}

void lint_letters(const ast *tree, const interner *names, uint64_t from, uint64_t size, diag_list *diags)
{
    for (node_id i = 1; i < tree->node.n; i++) {
        const node *n = ast_node(tree, i);
        if (!n->text || n->at.at < from || n->at.at - from > size) continue;
        slice s = intern_text(names, n->text);
        if (text_visible(s.at, s.len, 0) == s.len) continue; /* ASCII, as most are */
        lint_text(diags, n, s);
    }
}
