/* A row in the world at hand, once its gates are met: what duty.c and laid.c share. */
#ifndef DIFFERENTIAL_DUTY_H
#define DIFFERENTIAL_DUTY_H
#include "ref.h"

/* A row under evaluation: gates met so far, limit. */
typedef struct { const row *r; day limit; const binding *env; } state;

#define NODE(ID) (&tree.node.at[ID])
#define EACH_COND(D, SECTION, S, C) \
    EACH_KID(&tree, (D)->node, S) if (NODE(S)->kind == (SECTION)) EACH_KID(&tree, S, C)

static inline node_id formula_of(node_id cond) { return NODE(cond)->kid; }
/* A right or power. */
static inline bool permits(const duty *d) { return NODE(d->node)->op != CLAUSE_DUTY; }
/* `first r`: its pattern gives a name to an event. */
bool binds(node_id f);
/* The names that a row binds: the episode, the victim, the bearer. */
const binding *bind_row(const row *r, binding at[3]);
bool has_section(const duty *d, node_kind section);
/* Conditions are asked from here on as they stand on this side of the gates. */
void stand(side where);
void stand_as_bearer(const row *r);
/* Whether every gate is met without the events that begin after the day. */
bool window_open(const state *st, day on);
/* Trigger and gates of the row hold in the world at hand; what stands below is not asked. */
bool is_due(const row *r);

/* The verdict; and whether the trigger held. */
verdict_word verdict_of(const row *r);
extern bool triggered;
/* Below the gates of a right or power (rights.c). */
verdict_word may(const state *st);

/* ---- laid.c: for the world at hand ---- */
/* Nothing is laid over its verdict yet. */
void lay_nothing(void);
/* The grounds of excuse and release that hold in one way of meeting the gates. */
void lay_relief(const state *st);
/* The event used a right or power. */
void lay_use(int event);
/* The event was such an act while the right was not there. */
void lay_without(int event);
/* Keeps what stands over this verdict of the world. */
void lay_over(verdict_word v);
#endif
