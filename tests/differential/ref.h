/* The naive reference evaluator: what its files share.
 *
 * It is written from docs/semantics.md ("section N" below), shares nothing with the library but
 * the parser, and answers every question the slow way: it enumerates the worlds of a question one
 * by one and walks the tree in each. It is a test tool: it keeps its state in globals, and ends the
 * process where it does not understand its input.
 */
#ifndef DIFFERENTIAL_REF_H
#define DIFFERENTIAL_REF_H
#include "syntax/parse.h"

enum { MAX_SET = 6, MAX_SLOTS = 12, MAX_CHOICES = 64, MAX_WORLDS = 4096, MAX_LIST = 256, UNSET = INT32_MIN };

/* ---- what a thing is (load_law.c, load_case.c) ------------------------------------------------ */

typedef enum { T_IS_STATE, T_IS_GROUP, T_IS_ORGAN, T_IS_PLACE, T_IS_LEVEL, T_IS_TREATY, T_IS_ARTICLE, T_IS_EVENT,
               T_IS_UNRECORDED } thing_sort;

/* Things by number; `any` is a sort_word where the operand was `any SORT`, else -1. n = 0: nothing. */
typedef struct { int n, any, at[MAX_SET]; } value;

typedef enum { SLOT_SET, SLOT_NOTHING, SLOT_OPEN } slot_state;
/* An open slot has the answers its kind declares, or those of one sort, or the levels lo .. hi. */
typedef struct { slot_state state; value set; int any, lo, hi; } slot;

typedef enum { IS_FALSE, IS_TRUE, IS_OPEN } truth;

/* How an unrecorded event's choice is answered (section 6). */
typedef enum { Q_GATE, Q_TIMED, Q_PLAIN } query_type;

typedef struct {
    thing_sort sort;
    const char *name;
    sym text;
    day from, until;      /* a state's life: [from, until) */
    int owner;            /* treaty of an organ or article, scale of a level, place around a place; -1 */
    int rank;             /* of a level */
    /* events */
    int kind;
    truth standing;
    bool dropped;         /* begins after the as-of day, or is known from later sources only */
    bool sometime;
    day first, last;
    slot slot[MAX_SLOTS];
    bool has_joined;
    value joined;
    /* unrecorded events */
    node_id pattern;
    query_type type;
    bool closed;          /* it cannot occur in this world */
    bool right_there;     /* of an event: some way of meeting the gates allows the act on its day (laid.c) */
    unsigned checked;     /* the evaluation in which its qualifiers were checked */
} thing;

typedef struct { int role; sym attr; unsigned sorts; sym named[4]; int n_named; } kind_slot; /* role -1: an attribute */
typedef struct { sym name; int n; kind_slot slot[MAX_SLOTS]; } event_kind;
typedef struct { sym name; bool judgment; int n; unsigned sorts[4]; sym named[4]; bool one[4]; } relation;
typedef struct { sym name; int treaty, n_params; sym param[6]; int n; sym reading[6]; node_id means[6], node[6]; bool defined; } term_decl;
typedef struct { int state; day from, until; } membership;
typedef struct { int a, b; day from, until; } suspension;
typedef struct { sym name; day from; value only; } version_decl;
typedef struct { sym name; node_id node; int pick[32]; } profile_decl;
typedef struct { sym name; int days; } parameter_decl;
typedef struct {
    sym name;
    int thing;
    node_id node;
    membership member[64];
    suspension suspended[16];
    version_decl version[8];
    profile_decl profile[6];
    parameter_decl parameter[8];
    node_id fact[8];      /* of every case under it */
    int members, suspensions, versions, profiles, parameters, facts;
} treaty_decl;

/* A recorded relation or judgment; an argument below 0 is `any SORT`, -1 - sort_word. `account`: it holds, or does not,
 * by one side's account alone. */
typedef struct { int rel, n, arg[4]; truth holds; bool no, account; day from, to; } fact;
typedef struct { node_id pattern; bool absence; day from, to; } closure; /* a true absence, or a record complete */

extern ast tree;
extern interner names;
extern thing things[2048];
extern int n_things, n_law_things, n_record_things;
extern event_kind kinds[32];
extern relation relations[16];
extern term_decl terms[32];
extern treaty_decl treaties[4];
extern int n_kinds, n_relations, n_terms, n_treaties;
extern fact facts[64];
extern closure closures[32];
extern node_id givens[8];
extern int n_facts, n_closures, n_givens;
extern int assessed[4], n_assessed;
extern day span_from, span_to;
extern const char *case_name;

/* The lens. */
extern day as_of;           /* DAY_MAX: none */
extern const char *case_of; /* the state whose claims are true, or NULL */
extern bool found_only;     /* only what is true without dispute counts */
extern bool burden;         /* presumptions answer what is open */
extern node_id presumptions[8];
extern int n_presumptions;
extern day known_by;        /* DAY_MAX: none */
extern const char *assumed[4];
extern int n_assumed;
extern const char *set_text; /* version applied instead of the one in force, or NULL */
extern const char *set_parameter; /* "NAME=DAYS", or NULL */
extern const char *set_reading;   /* "TERM=READING", or NULL */

void fatal(const char *fmt, ...) __attribute__((noreturn, format(printf, 1, 2)));
const char *text_of(sym s);
const char *keep_text(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void load_file(const char *path, void (*on_case)(void));
void load_law_item(node_id item);
void load_case(node_id item);
int add_thing(thing_sort sort, sym text);
int thing_named(sym s);     /* or -1 */
int article_named(sym treaty_name, int number, bool bis);
int kind_named(sym s);
int term_named(sym s, int treaty);
int relation_named(sym s);
int slot_by_role(int kind, int r);
int slot_by_attr(int kind, sym attr);
bool is_member(int treaty, int state, day on);
value one_value(int t);

/* ---- the worlds of a question (world.c) ------------------------------------------------------- */

typedef enum { CH_OCCURS, CH_DAY, CH_SLOT, CH_RELATION, CH_UNRECORDED } choice_type;
typedef struct {
    choice_type type;
    int a, b, c;
    uint64_t facts;
    const char *name;
    bool judgment;
    int answer, now;  /* given by the enumeration; as taken in this run */
    unsigned asked;   /* the run that asked it last */
} choice;
extern choice choices[MAX_CHOICES];
extern int n_choices;
extern unsigned run_number; /* of the present world */
extern int most_worlds;     /* of a question; at most MAX_WORLDS */
extern unsigned evaluation; /* a world may be evaluated under several readings */

/* Finds or makes a choice; `*fresh` tells that it has no name yet. */
int choice_for(choice_type type, int a, int b, int c, uint64_t with_facts, bool *fresh);
/* The answer in the world at hand. */
int ask(int which, const int *domain, int n);
/* Asks what no condition has asked in the world at hand. */
void ask_the_rest(void);
void ask_again(int which);
/* The world at hand breaks a constraint. */
void forbid(void);
void forget_choices(void);
typedef int (*question)(void *about);
/* Calls `q` in every admissible world and `leaf` with its answer; starts over, with `begin`, when
 * a world has shown a further choice. False where there are more worlds than the tool will see. */
bool every_world(question q, void *about, void (*begin)(void *user), void (*leaf)(int answer, void *user), void *user);
/* A pair of these for questions of yes or no: whether some world says yes. */
void say_no(void *yes);
void say_yes(int answer, void *yes);

/* ---- what is asked in a world ------------------------------------------------------------------- */

typedef struct binding { sym name; value what; const struct binding *up; } binding;

typedef enum { SIDE_RECORD, SIDE_GATE, SIDE_OTHER } side;
/* Where an evaluation stands. */
typedef struct {
    int treaty;
    int episode;          /* its first day is the law day, */
    day no_episode;       /* or this day where it is -1 */
    side where;           /* may unrecorded events match, and on which side of the gates */
    day cutoff;           /* events that begin later are left out; DAY_MAX: none */
    const struct row *row; /* of the duty's acts */
    sym bearer;           /* the name whose `by` takes organs' acts in, 0: none */
    int bearer_is;
    node_id timed;        /* the pattern that stands as an act with a limit, 0: none */
    day limit;
    bool lenient;         /* a name that stands for nothing satisfies what is asked of its days, an event that does not occur has days */
} context;
extern context cx;
extern const int *picks;  /* reading picked, by term */

bool occurs(int t);
/* The same without asking whether an unrecorded one does; true of what is no event. */
bool known_to_occur(int t);
day first_day(int t);     /* DAY_MIN: on no known day (an unrecorded act) */
day last_day(int t);
day law_day(void);
value slot_value(int t, int which);
bool of_sort(int t, unsigned sorts);
bool of_kind_or_scale(int t, sym named);
bool relation_holds(int rel, const value *args, int n);
/* True where this world ties questions that no earlier one did. */
bool check_relations(void);
void forget_ties(void);

value operand(node_id n, const binding *env);
bool formula(node_id n, const binding *env);
bool qualifies(node_id pattern, int t, const binding *env, bool such_that);
/* The events that match, unrecorded ones included where these may. */
int matches(node_id pattern, const binding *env, int *out);
binding bind(sym name, int t, const binding *up);
const value *lookup(sym name, const binding *env);

/* The unrecorded event a pattern asks for, and whether it occurs (unrecorded.c). */
int unrecorded(node_id pattern, const binding *env);
bool unrecorded_occurs(int t);
void ask_unrecorded_again(int t);
void check_unrecorded(void);
void forget_unrecorded(void);

/* ---- duties and rows ------------------------------------------------------------------------------ */

typedef struct {
    int treaty, number;
    bool bis;
    sym version, name;
    node_id node, arises, victim, owed_by, owed_to, within;
} duty;
typedef struct row {
    const duty *of;
    int episode, victim, obligor, beneficiary; /* -1: none; obligor -2: parties together */
    int version;                               /* -1: none binds */
    day on;                                    /* the law day of a row without episode */
} row;
/* `owed by v` or `held by v`, of whom `party v` stands for. */
bool borne_by_victim(const duty *d);
/* The last day of the time limit, with what the gates have bound; DAY_MAX: none. */
day limit_of(const row *r, const binding *env);
/* Whether the limit counts from an event that a gate binds. */
bool limit_of_gate(const row *r);
/* The verdict of the world at hand. */
int world_verdict(void *a_row);
/* For a standing `shall not`: bit i is set where event i (in order of record) is a breach. */
uint64_t breaches(const row *r);
/* The verdict if only these acts count. */
verdict_word verdict_by(const row *r, uint64_t set);
/* Whether the episode occurs and matches; whether it occurs and every `where` holds. */
int may_match(void *a_row);
int may_arise(void *a_row);
int row_version(const duty *d, int obligor, int beneficiary, day on);
int version_on(int treaty, int a, int b, day on);

/* ---- the policy (policy.c) ---- */
/* The open event is taken not to have happened. */
bool taken_absent(int t);
/* The open question is answered. */
bool relation_answered(int rel, const int *arg, int n, bool *answer);
/* Once for a case: what `given` lines speak of may have to stay open. */
void fit_policy(void);

/* ---- what stands over a verdict (laid.c) ---- */
/* For each kind and ground, whether it stands over the verdict of every world or of some. */
void each_laid(void (*tell)(const char *kind, const char *ground, bool always, void *user), void *user);
void forget_laid(void);
void laid_of_no_world(void);
void laid_of_world(void);
/* The clause is subject to others; then what prevails in the world at hand is a question of its own. */
bool has_ranks(const duty *d);
int verdict_with_ranks(void *a_row);
/* Likewise of a right: acts that came while it was not there. */
int acts_without(void *a_row);
/* Number i of the treaty's duties of that article (and name, where one is given); false: there are no more. */
bool duty_at(int treaty, int number, bool bis, sym name, int i, duty *out);
const char *clause_name(const duty *d);

void assess_case(void);
extern bool show_worlds; /* tell the number of worlds of each row on the standard error */

/* The lists of names a question turns on (hinges.c). */
typedef struct { const char *at[3][MAX_CHOICES]; int n[3]; } hinge_list; /* facts, appraisals, readings */
typedef enum { NOT_ON_EVERY, ON_EVERY, NOT_TRIED } every_reading;
typedef struct { bool verdict[VERDICTS]; bool skipped; int worlds; hinge_list on; every_reading every; } finding;
/* Enumerates, and finds everything that is printed. `d`: the duty whose terms it may turn on. */
void find(question q, void *about, const duty *d, int profile, finding *out);
void print_finding(const finding *f);
#endif
