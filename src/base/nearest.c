/* The nearest words by edit distance; a word is near where about two thirds of it are right. */
#include "base/nearest.h"

void nearest_consider(nearest *n, const char *shown, slice word)
{
    uint32_t cap = n->wanted.len < 5 ? 2 : n->wanted.len / 3 + 1;
    uint32_t d = edit_distance(n->wanted, word, cap);
    if (d > cap || d >= word.len) return;
    for (int i = 0; i < 3; i++) { /* a name, its title and its codes may all be near: the nearest counts */
        if (!n->best[i] || strcmp(n->best[i], shown) != 0) continue;
        if (n->far[i] <= d) return;
        for (int k = i; k < 2; k++) n->best[k] = n->best[k + 1], n->far[k] = n->far[k + 1];
        n->best[2] = NULL;
        break;
    }
    for (int i = 0; i < 3; i++)
        if (!n->best[i] || d < n->far[i]) {
            for (int k = 2; k > i; k--) n->best[k] = n->best[k - 1], n->far[k] = n->far[k - 1];
            n->best[i] = shown;
            n->far[i] = d;
            return;
        }
}

void nearest_help(const nearest *n, diag_list *diags, diag *d, span at)
{
    if (!n->best[0]) return;
    if (n->best[1] && n->far[1] == n->far[0]) {
        const char *third = n->best[2];
        diag_help(diags, d, "the nearest names are `%s`, `%s`%s%s%s", n->best[0], n->best[1], third ? ", `" : "", third ? third : "", third ? "`" : "");
        return;
    }
    diag_help(diags, d, "did you mean `%s`?", n->best[0]);
    if (at.at) diag_fix(diags, d, at, "%s", n->best[0]);
}
