/* A question under way: shared by the files that ground a duty (duty, gates, acts). */
#ifndef CASUS_EVAL_ASKING_H
#define CASUS_EVAL_ASKING_H
#include "eval/duty.h"

typedef struct {
    ground *g;
    const law *l;
    const duty *d;
    const instance *q;
    const int32_t *param;
    findings *out;
    bool trace;
    names n;
    common_ground *common;   /* the ways to meet the gates are listed there, and nothing below them is asked; NULL */
    expr full, late, tender, pending, part, breach; /* joined over all ways the gates can be met */
    expr open, used;         /* of a right or power: it is there; some act uses it */
} asking;

static inline space *sp(const asking *a)
{
    return a->g->s;
}

static inline const condition *cond_at(const asking *a, uint32_t i)
{
    return &a->l->cond.at[a->d->conds.first + i];
}

static inline bool is_first(const asking *a, const condition *c)
{
    const formula *f = &a->l->f.formula.at[c->what];
    return f->op == F_MATCH && f->q == Q_FIRST;
}

static inline int32_t bound_by(const asking *a, const condition *c)
{
    return a->l->f.pattern.at[a->l->f.formula.at[c->what].a].var;
}

/* Reasons found from here on belong to the condition, where reasons are wanted. */
static inline void look_into(asking *a, uint32_t i)
{
    a->g->why = a->trace ? a->out->why[i] : NULL;
}

/* ---- gates.c ---- */
/* Goes through the gates and, for each way in which they can be met, through what stands below; with a->common it
 * only lists these ways there. */
void ground_gates(asking *a);
/* Gates that speak of no earlier gate's event, computed for the reasons where that one is unmet. */
void later_gates(asking *a);
/* Where the act falls into the window that the gates open (rule 10). */
expr in_window(asking *a, val ev);
/* As the `window` of ground: every gate is met by events that begin by the day. */
expr gates_met_by(ground *g, void *of, day by);

/* ---- acts.c ---- */
/* Everything below the gates, for one way in which they are met (`guard`; names bound in a->n). */
void below_gates(asking *a, expr guard);
/* What was done, where no gate could be met: names bound by gates satisfy whatever is asked of them. */
void done_without_gate(asking *a);
/* The act begins by the last day of the time limit. */
expr in_time(asking *a, val ev);
/* The days of an act on which the clause's own text binds the bearer. */
expr text_in_force(asking *a, id e);

/* ---- uses.c ---- */
/* What a right or power allows, for one way in which its gates are met. */
void ground_uses(asking *a, expr guard);
/* The acts that it names and that came while it was not there; after ground_uses, for the reasons. */
void acts_without(asking *a);
#endif
