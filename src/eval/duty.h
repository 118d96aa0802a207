/* One question: did this duty of this bearer arise from this episode, and was it honored?
 *
 * ground_duty turns a duty of the core into formulas over the choices of a space: when each condition
 * holds, and when each verdict does (docs/semantics.md, sections 6 to 8). The nine verdict formulas
 * exclude each other and leave nothing out.
 */
#ifndef CASUS_EVAL_DUTY_H
#define CASUS_EVAL_DUTY_H
#include "eval/ground.h"

typedef struct {
    id duty;                 /* of the law */
    id episode;              /* event of the record; NO_ID: a standing duty */
    day lo, hi;              /* the episode's first days considered; without episode: the day of the version */
    id victim, bearer;       /* states; NO_ID: none */
    bool together;
} instance;

typedef struct { id ev; expr holds; expr there; /* of a right or power: it is there on the day of the act */ } act_found;
typedef struct { sym ground; bool release; expr holds, available; day on; bool has_acts; } relief;

typedef struct {
    expr occurs;             /* the episode does, as the clause describes it */
    expr owed;               /* the bearer is none of those excluded */
    expr trigger;            /* everything before the gates, exceptions included */
    expr gates;
    expr verdict[VERDICTS];
    expr *cond;              /* by condition of the duty: where it is met */
    reason **why;            /* by condition; NULL unless reasons were asked for */
    reason *owed_why;
    VEC(act_found) act;      /* of a `shall not`: what can be a breach, of a `may`: what can be a use, in order of days */
    VEC(act_found) did;      /* with reasons: recorded acts that count in full or in part, whether owed or not; some twice */
    VEC(act_found) without;  /* of a `may`, where reasons were asked for: acts while it was not there */
    VEC(relief) relief;
    VEC(id) early;           /* acts that came before the window opened */
    act_list unnamed;        /* with reasons: acts joined by every member, for the record names nobody */
    VEC(id) through_organ;   /* acts of an organ that count as the bearer's */
    day first_last, last_day; /* the earliest and latest last day of the time limit; DAY_MAX, DAY_MIN: none known */
    expr done, begun;        /* recorded acts in full, in part, whether owed or not */
} findings;

/* A way in which the gates can be met: what they bind, and where they are met so. */
typedef struct { names n; expr guard; } gate_way;

/* What the bearers of one instance have in common under one profile: the trigger and the ways to meet the gates, in a
 * space of its own. Kept by the caller, who sets `duty` to NO_ID and begins the space. */
typedef struct {
    id duty;                 /* whose conditions were looked through: do they leave the bearer out? */
    bool leaves_bearer_out;
    bool valid;
    instance q;
    space s;
    space_mark mark;         /* where what is common ends */
    expr occurs, trigger;    /* the trigger without `owed` */
    VEC(gate_way) way;
} common_ground;

/* Grounds what the bearers have in common, or goes back to where that ends: the question of one more of them begins
 * there, in c->s. False where the clause asks of the bearer before its acts: then each is asked anew. */
bool ground_common(ground *g, const instance *q, common_ground *c);
/* `common`: what ground_common has just made ready, or NULL. `param`: value of each parameter of the law; `trace`: collect
 * reasons. g->treaty, group and days are set here; tell, picks and facts must be there. */
void ground_duty(ground *g, const instance *q, const int32_t *param, bool trace, const common_ground *common, findings *out);
/* Whether the duty has a condition of the role. */
bool duty_has(const law *l, const duty *d, cond_role role_);
/* The duty forbids: it has a `shall not`. Its exceptions then except the act, not the trigger. */
bool duty_forbids(const law *l, const duty *d);
/* The clause is a right or a power. */
static inline bool duty_permits(const duty *d) { return d->what != CLAUSE_DUTY; }
/* Only the `where` conditions, to see whether there is an instance. */
expr ground_where(ground *g, const instance *q);
/* The episode occurs and is as `arises for each` describes it. */
expr episode_matches(ground *g, const instance *q);
/* What `owed to` stands for. */
val owed_to_of(ground *g, const instance *q);
/* The bearer is certainly one of those whom the duty excludes. */
bool excluded_for_certain(ground *g, const instance *q);
/* The suspension by which the treaty does not operate between the two on that day, or NULL. */
const suspension *suspended_between(const law *l, id treaty, id a, id b, day d);
/* The text between two parties on a day: the latest version that binds both; NO_ID where none does.
 * a, b: states or NO_ID (then anybody). */
id version_between(const law *l, id treaty, id a, id b, day d);
/* The version carries the text in which the duty stands; false of NO_ID. */
bool version_has(const law *l, id version, const duty *d);
#endif
