/* What was written: one flat array of small nodes, children before parents.
 *
 * A node names its first child and its next sibling by index (0 = none), so a declaration is
 * freed by forgetting the array and is walked without recursion over lists. The tree keeps the
 * writer's order and words; nothing is looked up here. The comment behind each kind gives its
 * payload: text = a name or quoted words, num/num2 = numbers or days, op = a small choice,
 * flag = yes or no, then the children in order.
 */
#ifndef CASUS_SYNTAX_AST_H
#define CASUS_SYNTAX_AST_H
#include "base/day.h"
#include "base/intern.h"
#include "base/source.h"
#include "syntax/words.h"

typedef uint32_t node_id;

typedef enum {
    N_NONE,
    /* --- shared small pieces --- */
    N_NAME,        /* text */
    N_STR,         /* text: quoted words */
    N_CITE,        /* text: source; num: confidence_word as symbol, 0 = none given */
    N_SORT,        /* op: sort_word; text where op is SW_NAMED (event kind or scale) */
    N_FROM,        /* num: day */
    N_UNTIL,       /* num: day */
    N_OF,          /* text */
    N_FOR,         /* N_NAME ... (parties of a version) */
    /* --- declarations --- */
    N_USE,         /* text: path */
    N_SOURCE,      /* text: key; N_STR, N_DATED, N_URL, N_SIDE, N_UNVERIFIED */
    N_DATED,       /* num */
    N_URL,         /* text */
    N_SIDE,        /* text */
    N_UNVERIFIED,
    N_SCALE,       /* text; N_LEVEL ... ascending */
    N_LEVEL,       /* text; N_STR criteria? */
    N_EVENT,       /* N_NAME kinds ..., N_ROLEDECL, N_ATTRDECL */
    N_ROLEDECL,    /* op: role; N_SORT ... */
    N_ATTRDECL,    /* text: attribute; N_NAME scale */
    N_RELATION,    /* text; N_PLACEDECL ..., N_STR? */
    N_PLACEDECL,   /* flag: one (exclusive); N_SORT ... */
    N_JUDGMENT,    /* text; N_PLACEDECL ..., N_STR? */
    N_STATE,       /* text; N_STR, N_ALSO, N_ISO, N_COW, N_FROM, N_UNTIL */
    N_ALSO,        /* text */
    N_ISO,         /* text; num, num2: valid from, to (inclusive), DAY_MIN/DAY_MAX */
    N_COW,         /* num: code; N_BETWEEN its first and last day, where dated */
    N_PLACE,       /* text; N_STR, N_IN? */
    N_IN,          /* text */
    N_GROUP,       /* text; N_STR */
    N_ORGAN,       /* text; N_STR, N_OF? */
    N_PRESUME,     /* text; N_PARAM ..., N_STR, N_MEANS (flag: not; N_CALL), N_WHERE, N_UNLESS (a formula each),
                      N_BURDEN, N_BASIS, N_AUTHORITY, N_OBJECTION, N_NOTE */
    N_BURDEN,      /* operand */
    /* --- treaty --- */
    N_TREATY,      /* text; N_STR, items */
    N_SIGNED,      /* num: day; text: place name or 0; N_NAME ... */
    N_REGISTERED,  /* text */
    N_AUTHENTIC,   /* N_NAME ... languages */
    N_ENCODED,     /* text: by whom; num: day */
    N_PARTY,       /* N_NAME ..., N_FROM, N_UNTIL?, N_GROUND?, N_CITE ... */
    N_GROUND,      /* text */
    N_SUSPENDED,   /* N_NAME two states, N_FROM, N_UNTIL?, N_GROUND?, N_CITE ... */
    N_VERSION,     /* text; num: from; N_FOR?, N_STR?, N_CITE ... */
    N_TERM,        /* text; N_PARAM ..., N_STR?, then N_READING ... or N_MEANS */
    N_PARAM,       /* text; N_SORT */
    N_READING,     /* text; N_STR?, clauses of a reading, N_MEANS */
    N_BASIS,       /* text */
    N_AUTHORITY,   /* text; N_CITE ... */
    N_HELD,        /* text: by whom; num: day; N_OF? version; N_CITE ... */
    N_OBJECTION,   /* text */
    N_REQUIRES,    /* text: term; N_NAME reading */
    N_EXCLUDES,    /* text: term; N_NAME reading */
    N_SETS_ASIDE,  /* text */
    N_NOTE,        /* text */
    N_MEANS,       /* formula */
    N_PROFILE,     /* text; N_STR?, N_PICK ... */
    N_PICK,        /* text: term; N_NAME reading */
    N_PARAMETER,   /* text; num: default days; N_BETWEEN?, N_STR? */
    N_BETWEEN,     /* num, num2: numbers of days, or days */
    N_ARTICLE,     /* num; flag: bis; N_INVERSION?, N_STR?, N_TEXT, N_PREFER, N_DUTY ... */
    N_INVERSION,   /* text */
    N_TEXT,        /* text; N_CITE ... */
    N_PREFER,      /* text: words or reason; flag: implied; N_RANKED winner, N_RANKED loser */
    N_RANKED,      /* op: ranked_kind; text: treaty; N_CLAUSE? */
    N_DUTY,        /* text; op: clause_kind; sections */
    N_ARISES,      /* N_PATTERN, N_NAME? (party v) */
    N_WHERE, N_WHEN, N_PROVIDED,               /* N_COND ... */
    N_OWED_BY,     /* op: owed_kind; flag: `held by`; text: variable or state; excluded operands ... */
    N_OWED_TO,     /* operand */
    N_SHALL, N_SHALL_NOT, N_MAY, N_ENDS /* until */, N_PARTLY, N_TENDERED, N_REFUSED, N_UNLESS, /* N_COND ... */
    N_EXCUSED, N_RELEASED,                     /* text: ground; N_COND ... */
    N_WITHIN,      /* text: words; op: within_kind; num: days or day; flag: implied; operand(s):
                      WITHIN_PARAM: N_NAME parameter, operand; WITHIN_DAYS: operand */
    N_SUBJECT, N_NOTWITHSTANDING, N_NO_PREJUDICE, /* N_CLAUSE */
    N_COND,        /* text: words or reason; flag: implied; formula */
    N_CLAUSE,      /* text: treaty; num: article; flag: bis; num2: symbol of the duty or 0; N_NAME episode? */
    /* --- formulas --- */
    N_AND, N_OR,   /* two or more formulas; what stood in brackets is a node of its own */
    N_NOT,         /* formula */
    N_TRUE, N_FALSE,
    N_CALL,        /* text; operands: a term, relation or judgment */
    N_IS,          /* op: is_kind; flag: negated; operand, then operand or N_SORT */
    N_MATCH,       /* op: quantifier; N_PATTERN */
    N_LEAVES,      /* operand */
    N_JOINS,       /* op: joined_how; num: share << 16 | of how many; the act, then who joined, or who is left out ... */
    N_LIES_IN,     /* text: the place around; operand */
    N_ONE_OF,      /* op: count_kind; formulas ... (only in given) */
    N_IF,          /* formula, formula (only in given) */
    N_PATTERN,     /* text: kind; num: symbol of the label or 0; num2: where in the pattern it stands; qualifiers */
    N_ROLE,        /* op: role; operands ... (several: joint actors, only in facts) */
    N_WITH,        /* text: attribute; op: IS_EQUAL, IS_AT_LEAST, IS_AT_MOST; operand */
    N_AFTER, N_BEFORE, N_DURING, /* operand; or none: num, num2: first and last day */
    N_SUCH,        /* formula */
    /* --- operands --- */
    N_PATH,        /* text: name; op: role+1 or 0; num: symbol of the attribute when op is 0 */
    N_ANY,         /* N_SORT */
    N_NOBODY,      /* none */
    N_ARTICLE_REF, /* text: treaty; num: article; flag: bis */
    /* --- case --- */
    N_CASE,        /* text; N_STR, items */
    N_ASSESS,      /* N_NAME ... */
    N_SPAN,        /* num, num2 */
    N_MISSING,     /* text: side; N_STR */
    N_RECORD,      /* num: until; N_PATTERN ..., N_CITE ... or N_ENCODER */
    N_ENCODER,     /* text: reason */
    N_GIVEN,       /* formula, N_CITE ... */
    N_FACT,        /* in a case, or in a treaty for every case under it: op: when_kind; num, num2: days; flag: no; N_PATTERN or N_CALL, N_JOINED?, N_VOICE ... */
    N_VOICE,       /* op: standing; N_NAME ..., N_CITE ... */
    N_JOINED,      /* N_NAME ... */
    N_EXPECT,      /* op: expect_kind; flag: never; N_CLAUSE, N_EXPECT_FOR?, N_EXPECT_TO?, N_EXPECT_UNDER?, N_EXPECT_POLICY?,
                      N_EXPECT_WITH ..., N_VERDICT ... | N_NAME version | formula, N_BECAUSE?, N_NOTING?, N_TURNING? */
    N_EXPECT_FOR,  /* op: expect_for; text */
    N_EXPECT_TO,   /* text */
    N_EXPECT_UNDER,/* text, 0 = every profile */
    N_EXPECT_POLICY,/* op: expect_policy; text: whose account */
    N_EXPECT_WITH, /* text: parameter; num: days */
    N_VERDICT,     /* op: verdict_word */
    N_BECAUSE, N_NOTING, N_TURNING, /* N_NAME, N_CALL, N_STR, N_VERDICT(noting) ... */
    N_KINDS
} node_kind;

typedef struct {
    uint8_t kind, op, flag, unused;
    sym text;
    int32_t num, num2;
    node_id kid, next;
    span at;
} node;

typedef struct {
    arena *mem;
    VEC(node) node; /* node 0 is N_NONE */
} ast;

/* A list under construction, in order. */
typedef struct { node_id first, last; } node_list;

void ast_init(ast *t, arena *mem);
/* Room for that many nodes, so that the array need not be copied while it grows to that. */
void ast_room(ast *t, uint32_t nodes);
/* A new node; `kid` heads its list of children. */
static inline node_id ast_add(ast *t, node_kind kind, span at, sym text, node_id kid)
{
    vec_push(t->mem, &t->node, (node){.kind = (uint8_t)kind, .text = text, .kid = kid, .at = at});
    return t->node.n - 1;
}

static inline const node *ast_node(const ast *t, node_id which) { return &t->node.at[which]; }
/* First child of `id` of the kind, or 0. */
node_id ast_kid(const ast *t, node_id parent, node_kind kind);
/* Loop over children: EACH_KID(tree, parent, k) { const node *n = ast_node(tree, k); ... } */
#define EACH_KID(T, ID, K) for (node_id K = (T)->node.at[ID].kid; K; K = (T)->node.at[K].next)
#endif
