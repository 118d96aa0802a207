/* Worlds, one by one. A question is a function that asks choices; it is run again and again, and
 * whenever it asks one that has no answer yet, every answer is tried. This is done over until no
 * run asks anything new; then every world answers all that can be asked there. */
#include "ref.h"
#include <stdlib.h>
#include <string.h>

choice choices[MAX_CHOICES];
int n_choices;
unsigned run_number, evaluation;
int most_worlds = MAX_WORLDS;

static int pending;           /* the choice to be split next, or -1 */
static int pending_domain[MAX_LIST], pending_n;
static bool forbidden, overflow;
static bool tied;             /* questions were found to bear on each other: earlier worlds are looked at again */
static int runs, worlds;

int choice_for(choice_type type, int a, int b, int c, uint64_t with_facts, bool *fresh)
{
    *fresh = false;
    for (int i = 0; i < n_choices; i++) {
        const choice *x = &choices[i];
        if (x->type == type && x->a == a && x->b == b && x->c == c && x->facts == with_facts) return i;
    }
    *fresh = true;
    if (n_choices == MAX_CHOICES) {
        overflow = true;
        return MAX_CHOICES - 1;
    }
    choices[n_choices] = (choice){.type = type, .a = a, .b = b, .c = c, .facts = with_facts, .answer = UNSET};
    return n_choices++;
}

void forget_choices(void)
{
    n_choices = 0;
    forget_ties();
}

int ask(int which, const int *domain, int n)
{
    choice *c = &choices[which];
    if (n == 0) {
        forbid();
        return UNSET;
    }
    if (n > 1 && c->answer == UNSET && pending < 0) {
        if (n > MAX_LIST) fatal("a question with %d answers", n);
        pending = which;
        pending_n = n;
        memcpy(pending_domain, domain, (size_t)n * sizeof *domain);
    }
    c->asked = run_number;
    c->now = n > 1 && c->answer != UNSET ? c->answer : domain[0];
    return c->now;
}

/* After an unanswered question the rest of a run is idle and proves nothing. */
void forbid(void)
{
    if (pending < 0) forbidden = true;
}

/* A choice is asked wherever what it is about occurs, whether or not the verdict of this world
 * rests on it (section 2). */
void ask_the_rest(void)
{
    for (bool again = true; again && pending < 0;) {
        again = false;
        for (int i = 0; i < n_choices && pending < 0; i++) {
            if (choices[i].asked == run_number && choices[i].type != CH_UNRECORDED) continue;
            unsigned before = choices[i].asked;
            ask_again(i);
            again |= choices[i].asked != before;
        }
    }
}

static void explore(question q, void *about, void (*leaf)(int, void *), void *user)
{
    if (++runs > 8 * most_worlds) overflow = true;
    if (overflow) return;
    run_number++;
    evaluation++;
    pending = -1;
    forbidden = false;
    int answer = q(about);
    cx.where = SIDE_RECORD;
    cx.cutoff = DAY_MAX;
    for (int i = 0; i < n_givens && pending < 0; i++)
        if (!formula(givens[i], NULL)) forbid();
    ask_the_rest();
    if (pending < 0) {
        tied |= check_relations();
        check_unrecorded();
    }
    if (forbidden || overflow) return;
    if (pending < 0) {
        if (++worlds > most_worlds) overflow = true;
        else leaf(answer, user);
        return;
    }
    int which = pending, n = pending_n, domain[MAX_LIST];
    memcpy(domain, pending_domain, (size_t)n * sizeof *domain);
    for (int i = 0; i < n; i++) {
        choices[which].answer = domain[i];
        explore(q, about, leaf, user);
    }
    choices[which].answer = UNSET;
}

bool every_world(question q, void *about, void (*begin)(void *user), void (*leaf)(int answer, void *user), void *user)
{
    int known;
    overflow = false;
    do {
        known = n_choices;
        tied = false;
        runs = worlds = 0;
        begin(user);
        explore(q, about, leaf, user);
    } while ((n_choices > known || tied) && !overflow);
    return !overflow;
}

void say_no(void *yes)
{
    *(bool *)yes = false;
}

void say_yes(int answer, void *yes)
{
    if (answer) *(bool *)yes = true;
}
