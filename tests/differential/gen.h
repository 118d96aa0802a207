/* The generator of random law and cases: what its files share. Every statement stands on a line
 * of its own, so that a disagreeing pair is shrunk by leaving out lines. */
#ifndef DIFFERENTIAL_GEN_H
#define DIFFERENTIAL_GEN_H
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* Random numbers that are the same everywhere. */
void seed_with(uint64_t seed);
int below(int n);             /* 0 .. n - 1 */
bool chance(int percent);
#define ONE_OF(...) one_of((const char *const[]){__VA_ARGS__}, (int)(sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *)))
const char *one_of(const char *const *list, int n);

enum { STATES = 4, GROUPS = 2, PLACES = 3, LEVELS = 3 };
extern const char *const state_name[STATES], *const group_name[GROUPS], *const place_name[PLACES];
extern const char *const gravity_name[LEVELS], *const aid_name[LEVELS];

/* 2000-02-01 + n, in one of a few buffers. */
const char *date(int n);

/* What the law of a pair declares, as far as the cases need it. */
typedef struct { int articles; bool two_versions; char reading[64]; /* a pick for --reading; "": none can stand by itself */ } law_shape;

/* What a clause may ask: the terms of gen_law.c, or one of their readings in place, over the names f, v, r, a. */
enum { GRAVITY, ATTACKER, INJURED, LAWFUL, SOIL, ASKS, MATURE, ENOUGH, PART, FORMS };
const char *say(int which);
/* Whether it is declared as a term. */
bool is_declared(int which);

/* The clause of an article (2, 4 ...); one that stands at all times and is no right. */
void write_duty(FILE *out, int number);
void write_plain_duty(FILE *out);

void write_vocabulary(FILE *out);
void write_treaty(FILE *out, const char *vocabulary, law_shape *shape);
void write_case(FILE *out, int number, const law_shape *shape);
#endif
