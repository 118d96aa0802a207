/* Assessing a record: the way from the record to the verdict model. */
#include "eval/eval.h"

eval_result eval_assess(const law *l, record *r, const lens *x, const source_table *sources, arena *mem,
                        diag_list *diags, m_case **out)
{
    (void)l, (void)x, (void)diags;
    m_case *c = arena_zero(mem, sizeof *c);
    c->name = intern_str(r->names, r->name);
    c->title = r->title ? r->title : "";
    c->encoded_by = r->encoded_by;
    c->encoded_on = r->encoded_on;
    c->from = r->from;
    c->to = r->to;
    c->policy = "open";
    c->as_of = c->known_by = DAY_MAX;
    c->sources = sources;
    *out = c;
    return EVAL_OK;
}

eval_result eval_expectations(const law *l, record *r, const lens *x, const source_table *sources, arena *mem,
                              diag_list *diags, m_case **out)
{
    return eval_assess(l, r, x, sources, mem, diags, out);
}
