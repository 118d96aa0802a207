/* Shared by the files of sema: the scope names are looked up in, and the lowering of formulas. */
#ifndef CASUS_SEMA_RESOLVE_H
#define CASUS_SEMA_RESOLVE_H
#include "sema/sema.h"

/* `closed`: its pattern has ended, and it is known to nothing that follows. */
typedef struct { sym name; int32_t var; id kind; uint16_t sorts; span at; bool closed; } bound;

typedef struct {
    law *law;                /* written to only while the law is compiled */
    const ast *tree;
    diag_list *diags;
    interner *names;
    arena *mem;
    formula_pool *pool;      /* where formulas go: the law's or the record's */
    record *rec;             /* NULL in the law */
    case_names *scope;       /* NULL in the law */
    id treaty;               /* whose terms calls may mean, NO_ID in a case */
    bound var[MAX_VARS];
    uint32_t n_vars;
    bool failed;
    uint64_t *reach;         /* of the present treaty: for each term, the set of terms it reaches */
    uint64_t *unfolded;      /* and the number of its conditions with those of the terms it asks put in */
} resolver;

/* Strings of symbols. */
const char *str(const resolver *r, sym s);
/* Reports and remembers the failure; gives the record for help. */
diag *fail(resolver *r, span at, diag_code code, const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/* The quoted title of a declaration, or NULL. */
const char *title_of(const resolver *r, node_id item);
/* "declared twice", with both places. */
void declared_twice(resolver *r, span at, sym name, span first);
/* What may be said once only is told where it is said again (the later one would silently win). */
void only_once(resolver *r, node_id parent, node_kind kind, const char *what);
void given_twice(resolver *r, node_id first, node_id again, const char *what);
/* One more part of a treaty or of the law; false after a message where there are LIM_PARTS of them. */
bool has_room(resolver *r, uint32_t n, span at, const char *what);

/* Where a pattern's label stands. */
span label_span(const resolver *r, const node *pattern_node);

typedef enum { NAMES_THING, NAMES_KIND, NAMES_RELATION, NAMES_SOURCE, NAMES_EVENT } name_class;
id find_name(const resolver *r, sym name, name_class which);
/* The state that has this name, or had it: by the spelling of its title or of an `also`, with or without its article and
 * with `_` for a blank; first by the names of the days from .. to. NO_ID where there is none, or where `*several` have it.
 * Files call a state by its declared name alone: this is for what is typed beside a case. */
id state_called(const law *l, arena *mem, const char *name, day from, day to, bool *several);
/* "did you mean": adds help with the nearest names of the class (sorts: 0 or a mask of S_). */
void help_nearest(resolver *r, diag *d, sym name, name_class which, uint16_t sorts, span at);
/* "`a`, `b`, `c`, `d`, `e`, ...": five names at most. */
typedef struct { strbuf sb; uint32_t n; } listing;
void list_begin(resolver *r, listing *x);
void list_name(listing *x, const char *name);
/* The word behind `basis`; told where it is none of the bases of interpretation. */
const char *lower_basis(resolver *r, const node *basis);
/* Whether the treaty has a version of the name; told where not. */
bool known_version(resolver *r, id treaty_id, sym name, span at);
/* Adds help with the clauses of a treaty, and shows where it is declared. */
void help_clauses(resolver *r, diag *d, id treaty_id);
/* Whether a treaty has the duty (0: any) in the article (number * 2 + bis). */
bool has_clause(const law *l, id treaty_id, int32_t article_number, sym duty_name);
void declare_case_name(resolver *r, sym name, name_class which, id what);
/* How many numbered names were made from this one in the present case; valid until a name is declared. */
uint32_t *names_used(resolver *r, sym name);

uint16_t sort_mask(const node *sort);
id find_level(const resolver *r, id scale_id, sym name);
/* The slot of a role or attribute of a kind; -1 after a message. */
int slot_of_attribute(resolver *r, id kind, sym name, span at);
bool kind_has_role(resolver *r, id kind, role role_, span at);

int32_t bind(resolver *r, sym name, id kind, uint16_t sorts, span at);
operand lower_operand(resolver *r, node_id n, uint16_t sorts, id takes, const char *spot);
id lower_formula(resolver *r, node_id n);
/* A name that stands for a thing, or NO_ID after a message; spot: what takes it. */
id lower_thing(resolver *r, const node *n, uint16_t sorts, id takes, const char *spot);
const bound *find_var(const resolver *r, sym name);
range add_args(resolver *r, const operand *o, uint32_t n);
/* The sorts of a mask in words. */
const char *sorts_text(resolver *r, uint16_t sorts);
/* Tells that a name is not of the kind that its place takes. */
diag *wrong_kind(resolver *r, span at, const char *name, uint16_t is, uint16_t wants, const char *spot);
/* leaves.c */
void lower_days(resolver *r, const node *q, qual *out);
id lower_joins(resolver *r, const node *n);
id lower_lies_in(resolver *r, const node *n);
/* Whether what is written like a kind of event is the name of one that is known here; and when it began. */
bool known_event(const resolver *r, const node *match, const node *p, operand *out);
id lower_when(resolver *r, const node *p, operand known);
/* `binds`: a label of the pattern is bound for what follows. */
id lower_pattern(resolver *r, node_id n, bool binds);
/* An individual, case event label or special as a value of a record's slot. */
val lower_value(resolver *r, node_id n, uint16_t sorts, id takes, const char *spot);

/* Adds help with what a relation or term takes in its brackets. */
void help_args(resolver *r, diag *d, sym name, const uint16_t *sorts, const id *takes, uint32_t n);
id add_formula(resolver *r, formula_op op, uint8_t q, id a, range kids, span at);
void lower_treaty(resolver *r, id treaty_id, node_id item);
void declare_treaty(resolver *r, node_id item);
void check_priorities(resolver *r);
/* priority.c: a `prefer` of an article; what it names is looked for when all treaties are there. */
void lower_preference(resolver *r, node_id item, id treaty_id, const article *a);
/* terms.c */
/* The parameters of a term or presumption (`what`): what each takes; gives how many, RELATION_PLACES at most. */
uint32_t lower_params(resolver *r, node_id item, const char *what, uint16_t *sorts, id *takes);
/* Makes them known to the formulas that follow, as variables from 0 on. */
void bind_params(resolver *r, node_id item, uint32_t n, const uint16_t *sorts, const id *takes);
void declare_term(resolver *r, node_id item, id treaty_id);
void lower_terms(resolver *r, node_id item, id treaty_id);
void lower_profiles(resolver *r, node_id item, id treaty_id);
/* Whether the readings picked, one for each of the terms (UINT32_MAX: none), heed what they require and
 * exclude; told at `at` of `whose` picks. */
bool picks_go_together(resolver *r, range terms, const uint32_t *pick, span at, const char *whose);
/* The terms with readings that the duty reaches; its formulas are those from number `first` on. */
range terms_reached(resolver *r, id treaty_id, uint32_t first, const duty *d);
/* presume.c */
void lower_presumption(resolver *r, node_id item);
/* When all are there: none asks what another presumes. */
void check_presumptions(resolver *r);
/* record.c: a relation that a treaty lays down for every case under it (r->treaty). */
void lower_shared_fact(resolver *r, node_id item);
/* clause.c */
void lower_duty(resolver *r, node_id item, id treaty_id, const article *a);
range lower_cites(resolver *r, node_id parent);
source_item lower_source(resolver *r, const node *n, node_id at);
#endif
