/* The core: what everything written is lowered to. Flat arrays with integer ids, fully resolved.
 *
 * The evaluator knows this and no word of the surface. Two stores: the law (compiled once,
 * frozen) and the record of one case (forgotten with the case). Ids of individuals and sources
 * below the law's count are the law's, the others the record's.
 */
#ifndef CASUS_SEMA_CORE_H
#define CASUS_SEMA_CORE_H
#include "base/day.h"
#include "base/intern.h"
#include "base/source.h"
#include "syntax/words.h"

typedef uint32_t id;
#define NO_ID UINT32_MAX

/* Kinds of things, as a mask: the sorts of the language and the levels of scales. */
enum { S_STATE = 1, S_GROUP = 2, S_ORGAN = 4, S_PLACE = 8, S_TREATY = 16, S_ARTICLE = 32, S_LEVEL = 64, S_EVENT = 128 };

typedef struct {
    sym name;
    const char *title;      /* NULL where not given */
    uint16_t sort;          /* one of the mask's bits */
    id parent;              /* place: enclosing place; organ: its treaty; level: scale; article: treaty; treaty: its index */
    int32_t rank;           /* level: place on its scale; article: number * 2 + bis */
    day from, until;        /* existence [from, until) of a state */
    span at;
} individual;

typedef struct { id state; bool iso; sym text; int32_t number; day from, to; } state_code;
/* Another name of a state: what it was called on those days, or, `always`, what else it may be called. */
typedef struct { id state; const char *text; bool always; day from, to; } day_name;

typedef struct { sym key; const char *title, *url; id side; day dated; bool unverified; span at; } source_item;
typedef struct { id source; sym confidence; span at; } cite;       /* confidence 0: none given */
typedef struct { uint32_t first, n; } range;                      /* of some pool */

typedef struct { sym name; range levels; span at; } scale;        /* levels: individuals, ascending */

/* Slots of an event: the roles, then up to three attributes. */
enum { ATTRIBUTES = 3, SLOTS = ROLES + ATTRIBUTES };
typedef struct {
    sym name;
    uint16_t sorts[SLOTS];   /* what the slot takes, 0: the kind has no such slot */
    id takes[SLOTS];         /* scale of a level slot; kind of an event slot */
    sym attribute[ATTRIBUTES];
    span at;
} event_kind;

enum { RELATION_PLACES = 4 };
typedef struct {
    sym name;
    const char *doc;
    uint32_t n;
    uint16_t sorts[RELATION_PLACES];
    id takes[RELATION_PLACES];
    int one;                 /* the exclusive place, or -1 */
    bool judgment;
    span at;
} relation;

/* ---- formulas ----------------------------------------------------------------------------- */
typedef enum { O_VAR, O_THING, O_EVENT, O_ANY, O_NOBODY, O_DAYS /* those of its qualifier */ } operand_kind;
typedef struct { uint8_t kind; uint8_t slot; uint16_t sorts; id what; } operand; /* slot 0xFF: the thing itself */
#define WHOLE 0xFF

typedef enum {
    F_TRUE, F_FALSE, F_AND, F_OR, F_NOT,
    F_MATCH,    /* a: pattern, q: quantifier */
    F_RELATION, /* a: relation, args */
    F_SAME,     /* two args */
    F_SORT,     /* one arg; a: mask of sorts */
    F_PARTY,    /* one arg: party of the clause's treaty that day */
    F_LEVEL,    /* two args; q: IS_AT_LEAST or IS_AT_MOST */
    F_TERM,     /* a: term, args */
    F_LEAVES,   /* one arg: its membership ends during the time limit */
    F_JOINED,   /* the act, then who joined in it, or who is left out; q: joined_how; a: share << 16 | of how many */
    F_WHEN,     /* one arg: an event; a: of `qual`, a comparison of days */
    F_LIES_IN,  /* two args: a place, and the one around it */
    F_OCCURS,   /* a: event of the record (constraints only) */
    F_ONE_OF,   /* kids; q: count_kind (constraints only) */
    F_IF        /* two kids (constraints only) */
} formula_op;
typedef struct {
    uint8_t op, q;
    id a;
    range kids;  /* of `kid`: formulas; or of `arg`: operands */
    span at;
} formula;

typedef enum { QUAL_SLOT, QUAL_AFTER, QUAL_BEFORE, QUAL_DURING, QUAL_SUCH } qual_kind;
typedef struct { uint8_t kind, slot, cmp; /* is_kind for levels */ operand what; id such; day from, to; /* for O_DAYS: both included */ } qual;
typedef struct { id kind; int32_t var; /* bound label, -1: none */ range quals; span at; } pattern;

/* Pools of formulas; the law has one, each record another (for its constraints). */
typedef struct {
    VEC(formula) formula;
    VEC(id) kid;
    VEC(operand) arg;
    VEC(pattern) pattern;
    VEC(qual) qual;
} formula_pool;

/* ---- law ------------------------------------------------------------------------------------ */
typedef struct { sym name, label_; const char *label, *basis, *authority, *objection, *note, *sets_aside;
                 id means; range held, authority_cites; range requires, excludes; span at; } reading;
typedef struct { sym who; day on; sym version; range cites; } holding;
typedef struct { sym term_name, reading_name; id term; uint32_t reading; span at; } reading_ref;
typedef struct {
    sym name;
    id treaty;
    uint32_t n_params;
    uint16_t param_sorts[RELATION_PLACES];
    id param_takes[RELATION_PLACES];
    const char *param_name[RELATION_PLACES];
    const char *question;
    range readings;          /* empty: a definition */
    id means;                /* of a definition */
    span at;
} term;

/* A rule of law that answers an open question until the contrary is established (policy `burden`). */
typedef struct {
    sym name;
    const char *title, *basis, *authority, *objection, *note;
    uint32_t n_params;
    uint16_t param_sorts[RELATION_PLACES];
    id param_takes[RELATION_PLACES];
    id relation;
    bool no;                 /* that it is not so is presumed */
    range args;              /* of `arg`: parameters and things */
    id where, unless;        /* formulas; NO_ID: none */
    operand burden;          /* who has to establish the contrary */
    range cites;
    span at;
} presumption;
typedef struct { sym name; const char *label; id treaty; range picks; span at; } profile; /* picks: one reading index per term of the treaty */
typedef struct { sym name; id treaty; int32_t value, lo, hi; const char *why; span at; } parameter;
typedef struct { id state; day from, until; sym ground; range cites; span at; } membership;
/* Between these two the treaty does not operate on [from, until), though both stay parties. */
typedef struct { id a, b; day from, until; sym ground; range cites; span at; } suspension;
typedef struct { sym name; day from; const char *title; range cites, only_for; /* of `names`: states; empty: all */ bool restricted; span at; } version;

typedef enum { C_WHERE, C_WHEN, C_UNLESS, C_PROVIDED, C_SHALL, C_SHALL_NOT, C_MAY, C_ENDS, C_PARTLY, C_TENDERED, C_REFUSED, C_EXCUSED, C_RELEASED, C_ROLES } cond_role;
typedef struct { uint8_t role; bool implied; const char *words; id what; sym ground; span at; } condition;

typedef struct { id treaty; int32_t article; /* number * 2 + bis */ sym duty; uint8_t kind; /* 0 subject, 1 notwithstanding, 2 without prejudice */ span at; } priority_ref;

/* A rank between clauses of several instruments, laid down by an article. */
typedef struct { uint8_t kind; /* ranked_kind */ id treaty; int32_t article; sym duty; span at; } ranked;
typedef struct {
    ranked winner, loser;
    id treaty;               /* where it is laid down: it ranks the obligations of this treaty's parties */
    int32_t article;
    sym version;             /* of the article; 0: every version */
    const char *words;       /* or the reason, where implied */
    bool implied;
    span at;
} preference;

enum { MAX_VARS = 16 };
typedef struct {
    sym name;
    uint8_t what;            /* clause_kind: of a right or power the bearer is who holds it */
    id treaty;
    int32_t article;
    const char *article_title;
    sym version;             /* 0: every version */
    id arises;               /* pattern, NO_ID: a standing duty */
    int32_t episode, victim, bearer; /* variables, -1: none */
    uint8_t owed;            /* owed_kind */
    id owed_name;            /* individual for OWED_NAMED */
    range excluded;          /* of `arg` */
    operand owed_to;
    bool has_owed_to;
    range conds;             /* of `cond`, by role in the order of cond_role */
    struct { uint8_t kind; bool given, implied; const char *words; int32_t days; id param; operand of; } within;
    range priorities;
    uint32_t n_vars;
    const char *var_name[MAX_VARS];
    id var_kind[MAX_VARS];   /* event kind of a label, NO_ID otherwise */
    range terms;             /* of `term_use`: terms the duty reaches, ascending */
    span at;
} duty;

typedef struct { int32_t number; id self; /* its individual */ sym version; const char *title; const char *text; span at, text_at; range duties; } article;

typedef struct {
    sym name;
    const char *title;
    id self;                 /* its individual */
    range members, suspensions, versions, terms, profiles, params, articles, duties;
    const char *encoded_by;
    day encoded_on;
    day concluded;           /* signed, or where no day is given its first text; DAY_MAX: neither */
    span at;
} treaty;

typedef struct { id thing, kind, relation, source; } name_entry; /* what a symbol names, NO_ID where nothing */

typedef struct law {
    arena *mem;
    interner *names;
    VEC(name_entry) by_sym;
    VEC(individual) thing;
    VEC(state_code) code;
    VEC(day_name) day_name;  /* in order of declaration */
    VEC(source_item) source;
    VEC(cite) cite;
    VEC(scale) scale;
    VEC(event_kind) kind;
    VEC(relation) relation;
    formula_pool f;
    VEC(reading) reading;
    VEC(holding) holding;
    VEC(reading_ref) reading_ref;
    VEC(term) term;
    VEC(uint32_t) pick;
    VEC(presumption) presumption;
    VEC(profile) profile;
    VEC(parameter) param;
    VEC(membership) member;
    VEC(suspension) suspended;
    VEC(version) version;
    VEC(id) names_of;        /* pool of individuals (version's parties) */
    VEC(condition) cond;
    VEC(priority_ref) priority;
    VEC(preference) preference;
    VEC(id) term_use;
    VEC(duty) duty;
    VEC(article) article;
    VEC(treaty) treaty;
    struct record *shared;   /* relations that hold in every case under their treaty; nothing else in it */
} law;

/* ---- record ----------------------------------------------------------------------------------- */
/* A value: an individual, an event of the record, a joint list, or a special. */
typedef uint32_t val;
enum { TAG_SHIFT = 28 };
enum { TAG_THING, TAG_EVENT, TAG_LIST, TAG_ANY, TAG_NOBODY, TAG_MISSING, TAG_HYPO, TAG_ROLE };
#define VAL(tag, n) (((val)(tag) << TAG_SHIFT) | (val)(n))
#define VAL_TAG(v) ((v) >> TAG_SHIFT)
#define VAL_ID(v) ((v) & ((1u << TAG_SHIFT) - 1))
#define MISSING VAL(TAG_MISSING, 0)
#define NOBODY VAL(TAG_NOBODY, 0)

typedef struct { uint8_t how; range who; range cites; span at; } voice; /* who: of `who` (symbols) */

typedef struct {
    id kind;
    sym label;
    day from, to;            /* days it lasted; or the days of which it is one (sometime) */
    bool sometime;
    val slot[SLOTS];
    uint8_t cmp[ATTRIBUTES]; /* an attribute given as at least / at most */
    range joined;            /* of `who_id`: individuals an organ's act counts for */
    bool joined_given;
    range voices;
    span at, label_at;
} event;

typedef struct { id relation; val arg[RELATION_PLACES]; day from, to; bool no; id treaty; /* that lays it down for its cases, or NO_ID */ range voices; span at; } relation_fact;
/* The record holds no such event in these days (an absence), or no further one (complete). */
typedef struct { id pattern; day from, to; bool complete; const char *encoder; range voices; span at; } closure;
typedef struct { id formula; range voices; span at; } given;

typedef struct {
    uint8_t op;              /* expect_kind */
    bool never;
    id treaty; int32_t article; sym duty; sym episode;
    uint8_t who; id state, to; bool has_for, has_to;
    bool has_under; sym under; /* under 0 with has_under: every profile */
    bool has_policy;
    uint8_t policy;          /* expect_policy */
    id account;              /* whose, for EPOLICY_CASE_OF */
    range params;            /* of `expect_param` */
    uint32_t verdicts;       /* mask */
    sym version;
    id formula;
    bool has_because, has_noting, has_turning;
    range because, noting, turning; /* of `text`: canonical texts */
    const char *text;        /* the line as written */
    span at;
} expect_item;
typedef struct { sym name; int32_t days; span at; } expect_param;

typedef struct { sym side; const char *what; } missing_side;

typedef struct record {
    const struct law *law;
    arena *mem;
    interner *names;
    sym name;
    const char *title;
    const char *encoded_by;
    day encoded_on, from, to;
    bool has_span;
    span at, span_at;
    VEC(id) assess;          /* treaties */
    VEC(individual) thing;   /* ids from law->thing.n on */
    VEC(source_item) source; /* ids from law->source.n on */
    VEC(cite) cite;
    VEC(voice) voice;
    VEC(sym) who;
    VEC(id) who_id;
    VEC(val) list;           /* joint actors: lists are {n, members...} */
    VEC(event) event;
    VEC(relation_fact) relation;
    VEC(closure) closure;
    VEC(given) given;
    formula_pool f;
    VEC(expect_item) expect;
    VEC(expect_param) expect_param;
    VEC(const char *) text;
    VEC(missing_side) missing;
} record;

static inline const individual *thing_of(const law *l, const record *r, id i)
{
    return i < l->thing.n ? &l->thing.at[i] : &r->thing.at[i - l->thing.n];
}
static inline const source_item *source_item_of(const law *l, const record *r, id i)
{
    return i < l->source.n ? &l->source.at[i] : &r->source.at[i - l->source.n];
}

/* Look-ups by name, NO_ID where there is none. */
id law_treaty(const law *l, sym name);
id law_term(const law *l, id treaty, sym name);
id law_param(const law *l, id treaty, sym name);
#endif
