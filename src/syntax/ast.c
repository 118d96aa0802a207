/* Building the tree, and the words for the closed lists. */
#include "syntax/ast.h"
#include <assert.h>

void ast_init(ast *t, arena *mem)
{
    memset(t, 0, sizeof *t);
    t->mem = mem;
    vec_push(mem, &t->node, (node){0});
}

void ast_room(ast *t, uint32_t nodes)
{
    if (nodes > t->node.cap) vec_grow(t->mem, (void **)&t->node.at, &t->node.cap, sizeof *t->node.at, nodes);
}

node_id ast_kid(const ast *t, node_id id, node_kind kind)
{
    EACH_KID(t, id, k)
        if (t->node.at[k].kind == kind) return k;
    return 0;
}

const char *role_word(role r)
{
    static const char *const word[] = {"by", "on", "to", "at", "for", "against", "from", "under", "of"};
    static_assert(sizeof word / sizeof *word == ROLES, "a word per role");
    return word[r];
}

const char *standing_word(standing s)
{
    static const char *const word[] = {"undisputed", "admitted by", "found by",   "agreed",
                                       "stipulated", "claimed by",  "denied by", "unknown"};
    static_assert(sizeof word / sizeof *word == STANDINGS, "a word per standing");
    return word[s];
}

const char *verdict_name(verdict_word v)
{
    static const char *const name[] = {"NO DUTY",       "NOT TRIGGERED", "NOT DUE", "HONORED",          "TENDER REFUSED",
                                       "HONORED LATE",  "PENDING",       "HONORED IN PART", "NOT HONORED",
                                       "NOT AVAILABLE", "AVAILABLE",     "USED",
                                       "EXCUSED",       "RELEASED",      "ACTED WHILE NOT AVAILABLE", "PERFORMED WITHOUT DUTY"};
    static_assert(sizeof name / sizeof *name == V_WITHOUT_DUTY + 1, "a name per verdict");
    return name[v];
}

const char *clause_word(clause_kind k)
{
    static const char *const word[] = {"duty", "right", "power"};
    static_assert(sizeof word / sizeof *word == CLAUSE_POWER + 1, "a word per kind of clause");
    return word[k];
}

const char *sort_name(sort_word s)
{
    static const char *const name[] = {"state", "group", "organ", "place", "party", "article", "treaty", "event"};
    static_assert(sizeof name / sizeof *name == SW_NAMED + 1, "a name per sort");
    return name[s];
}
