/* Names of states: see names.h. */
#include <string.h>
#include "report/names.h"

/* The first entry for that name of `n` letters, or where it would stand. */
static uint32_t first_of(const m_case *c, const char *name, size_t n)
{
    uint32_t lo = 0, hi = c->n_names;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        const char *x = c->names[mid].declared;
        int order = strncmp(x, name, n);
        if (order < 0) lo = mid + 1;
        else hi = mid; /* a longer name stands behind its beginning */
    }
    return lo;
}

static bool is_name(const char *declared, const char *name, size_t n)
{
    return strncmp(declared, name, n) == 0 && !declared[n];
}

/* NULL: as it is declared. */
static const m_name *find_name(const m_case *c, const char *name, size_t n, day from, day to)
{
    const m_name *spelled = NULL, *then = NULL;
    uint32_t covering = 0;
    for (uint32_t i = first_of(c, name, n); i < c->n_names && is_name(c->names[i].declared, name, n); i++) {
        const m_name *x = &c->names[i];
        if (!x->dated) {
            spelled = x;
        } else if (x->from <= from && to <= x->to) {
            then = x;
            covering++;
        }
    }
    return covering == 1 ? then : spelled;
}

const char *name_on(const m_case *c, const char *declared, day from, day to)
{
    const m_name *found = find_name(c, declared, strlen(declared), from, to);
    return found ? found->told : declared;
}

const char *name_told(const m_case *c, const char *declared)
{
    return name_on(c, declared, c->from, c->to);
}

/* From here on a file speaks in its own words. */
static bool quotes_a_file(const char *at)
{
    static const char *const mark[] = {"implied: ", "(the encoder: "};
    for (size_t i = 0; i < sizeof mark / sizeof *mark; i++)
        if (strncmp(at, mark[i], strlen(mark[i])) == 0) return true;
    return false;
}

typedef enum { IN_WORDS, ALONE } wording;

static void put_text(strbuf *sb, const m_case *c, const char *spare, const char *text, wording how)
{
    uint32_t brackets = 0; /* of formulas: "title(", and whatever is inside */
    bool quoted = false;
    for (const char *p = text; *p;) {
        char before = p > text ? p[-1] : ' ';
        if (quotes_a_file(p)) {
            sb_str(sb, p);
            return;
        }
        if (!in_name(*p) || in_name(before)) {
            if (*p == '"') quoted = !quoted;
            if (*p == '(' && (brackets || in_name(before))) brackets++;
            if (*p == ')' && brackets) brackets--;
            sb_char(sb, *p++);
            continue;
        }
        size_t n = 0;
        while (in_name(p[n])) n++;
        bool kept = quoted || (spare && is_name(spare, p, n));
        bool formula = brackets || strchr(".:=", before);
        const m_name *x = kept ? NULL : find_name(c, p, n, c->from, c->to);
        if (!x || (formula && !x->dated)) sb_put(sb, p, n);
        else if (formula) sb_one_word(sb, x->told);
        else sb_str(sb, how == ALONE ? name_alone(x->told) : x->told);
        p += n;
    }
}

void put_named(strbuf *sb, const m_case *c, const char *spare, const char *text)
{
    if (c && c->n_names) put_text(sb, c, spare, text, IN_WORDS);
    else sb_str(sb, text);
}

const char *named_alone(arena *mem, const m_case *c, const char *text)
{
    strbuf sb;
    if (!c->n_names) return text;
    sb_init(&sb, mem);
    put_text(&sb, c, NULL, text, ALONE);
    return sb_done(&sb);
}
