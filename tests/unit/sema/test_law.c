/* The law, lowered: names, scales, kinds, treaties with their versions, terms, readings, duties. */
#include "sema/lower.h"

static const char vocabulary[] = VOCABULARY;

static const char pact[] =
    "treaty T \"The pact\" {\n"
    "  signed 1950-01-01 at Here by A, B\n"
    "  organ O \"Organ\" of T\n"
    "  party A, B from 1950-01-01 until 1980-01-01 by withdrawal [s]\n"
    "  party A from 1985-01-01\n"
    "  version old from 1950-01-01 \"1950 text\" [s]\n"
    "  version young from 1990-01-01 for A \"1990 text\"\n"
    "  term who(f: force) \"Who?\" {\n"
    "    reading anyone \"anyone\" basis context authority \"X\" [s] held by A on 1960-01-01 of old [s] objection \"o\"\n"
    "      excludes how.strict note \"n\" sets aside \"w\" means true\n"
    "    reading states objection \"p\" requires how.strict means f.by is state and plain(f)\n"
    "  }\n"
    "  term how(f: force, v: party) \"How?\" {\n"
    "    reading strict objection \"o\" means f.on is v\n"
    "    reading loose objection \"o\" means title(f.at, v)\n"
    "  }\n"
    "  term plain(f: force) means f.gravity is at least serious\n"
    "  profile narrow \"N\" { how as strict who as states }\n"
    "  profile broad { who as anyone how as loose }\n"
    "  parameter speed is 30 days between 1 and 90 days \"why\"\n"
    "  parameter fixed is 5 days \"because\"\n"
    "  article 4 \"Help\" {\n"
    "    text \"first words\" [s] text \"second words\"\n"
    "    duty help {\n"
    "      arises for each force f on any state, party v\n"
    "      where \"w\" who(f) implied \"i\" f.on is v\n"
    "      provided \"p\" first request r by v after f\n"
    "      owed by each party o other than v, f.by owed to v\n"
    "      shall \"s\" assistance by o to v after r\n"
    "      unless \"u\" justified(f)\n"
    "      within \"q\" speed of r\n"
    "      excused by necessity \"e\" justified(f)\n"
    "      released by exit \"x\" o leaves\n"
    "    }\n"
    "  }\n"
    "  article 5 bis version young { duty abstain { owed by parties together shall not \"n\" force subject to T.4 } }\n"
    "}\n";

static void things_and_sorts(void **state)
{
    (void)state;
    lowered_law x;
    sound_law(&x, vocabulary, NULL);
    const law *l = &x.l;
    assert_int_equal(l->scale.n, 1);
    assert_int_equal(l->scale.at[0].levels.n, 3);
    for (uint32_t i = 0; i < 3; i++) {
        static const char *const level[] = {"incident", "serious", "grave"};
        const individual *t = &l->thing.at[l->scale.at[0].levels.first + i];
        assert_string_equal(name_of(&x, t->name), level[i]);
        assert_int_equal(t->rank, i);
        assert_int_equal(t->sort, S_LEVEL);
    }
    const individual *a = &l->thing.at[thing_named(&x, "A")], *b = &l->thing.at[thing_named(&x, "B")], *c = &l->thing.at[thing_named(&x, "C")];
    assert_string_equal(a->title, "Alphia");
    assert_int_equal(a->from, on(1900, 1, 1));
    assert_int_equal(a->until, DAY_MAX);
    assert_int_equal(b->until, on(2000, 1, 1));
    assert_int_equal(c->from, DAY_MIN);
    assert_int_equal(l->thing.at[thing_named(&x, "Q")].parent, thing_named(&x, "P"));
    assert_int_equal(l->thing.at[thing_named(&x, "P")].parent, NO_ID);
    assert_int_equal(l->code.n, 3);
    assert_true(l->code.at[0].iso && l->code.at[0].from == on(1974, 1, 1) && l->code.at[0].to == on(1990, 12, 31));
    assert_true(l->code.at[1].from == DAY_MIN && l->code.at[1].to == DAY_MAX);
    assert_true(!l->code.at[2].iso && l->code.at[2].number == 901 && l->code.at[2].from == on(1920, 1, 1) && l->code.at[2].to == DAY_MAX);
    assert_int_equal(l->source.at[0].side, thing_named(&x, "A"));
    law_close(&x);
}

static void kinds_and_relations(void **state)
{
    (void)state;
    lowered_law x;
    sound_law(&x, vocabulary, NULL);
    const event_kind *force = &x.l.kind.at[0], *request = &x.l.kind.at[1];
    assert_int_equal(force->sorts[ROLE_BY], S_STATE | S_GROUP);
    assert_int_equal(force->sorts[ROLE_ON], S_STATE);
    assert_int_equal(force->sorts[ROLE_TO], 0);
    assert_int_equal(force->sorts[ROLES], S_LEVEL);
    assert_int_equal(force->takes[ROLES], 0);
    assert_string_equal(name_of(&x, force->attribute[0]), "gravity");
    assert_int_equal(request->sorts[ROLE_OF], S_EVENT);
    assert_int_equal(request->takes[ROLE_OF], 1); /* a kind may speak of itself */
    const relation *title = &x.l.relation.at[0], *justified = &x.l.relation.at[2];
    assert_true(title->n == 2 && title->one == 1 && !title->judgment && title->sorts[0] == S_PLACE && title->sorts[1] == S_STATE);
    assert_int_equal(x.l.relation.at[1].one, -1);
    assert_true(justified->judgment && justified->takes[0] == 0 && justified->sorts[0] == S_EVENT);
    law_close(&x);
}

static void treaties(void **state)
{
    (void)state;
    lowered_law x;
    sound_law(&x, vocabulary, pact);
    const law *l = &x.l;
    const treaty *t = &l->treaty.at[law_treaty(l, sym_of(&x, "T"))];
    assert_string_equal(t->title, "The pact");
    assert_int_equal(t->members.n, 3);
    const membership *m = &l->member.at[t->members.first];
    assert_true(m[0].state == thing_named(&x, "A") && m[0].from == on(1950, 1, 1) && m[0].until == on(1980, 1, 1));
    assert_string_equal(name_of(&x, m[0].ground), "withdrawal");
    assert_true(m[1].state == thing_named(&x, "B"));
    assert_true(m[2].state == thing_named(&x, "A") && m[2].until == DAY_MAX && !m[2].ground);
    assert_int_equal(t->versions.n, 2);
    const version *v = &l->version.at[t->versions.first];
    assert_true(!v[0].restricted && v[1].restricted && v[1].only_for.n == 1);
    assert_int_equal(l->names_of.at[v[1].only_for.first], thing_named(&x, "A"));
    assert_string_equal(v[0].title, "1950 text");
    assert_int_equal(l->thing.at[thing_named(&x, "O")].sort, S_ORGAN);
    assert_int_equal(l->thing.at[thing_named(&x, "T.4")].rank, 8);
    assert_int_equal(l->thing.at[thing_named(&x, "T.5bis")].rank, 11);
    assert_string_equal(l->article.at[t->articles.first].text, "first words ... second words");
    const parameter *p = &l->param.at[t->params.first];
    assert_true(p[0].value == 30 && p[0].lo == 1 && p[0].hi == 90 && p[1].value == 5 && p[1].lo == 5 && p[1].hi == 5);
    law_close(&x);
}

static void terms_readings_profiles(void **state)
{
    (void)state;
    lowered_law x;
    sound_law(&x, vocabulary, pact);
    const law *l = &x.l;
    const treaty *t = &l->treaty.at[0];
    const term *who = &l->term.at[t->terms.first], *how = who + 1, *plain = who + 2;
    assert_string_equal(who->question, "Who?");
    assert_true(who->readings.n == 2 && who->means == NO_ID && plain->readings.n == 0 && plain->means != NO_ID);
    assert_true(how->n_params == 2 && how->param_sorts[1] == S_STATE && how->param_takes[0] == 0);
    const reading *anyone = &l->reading.at[who->readings.first], *states = anyone + 1;
    assert_string_equal(anyone->label, "anyone");
    assert_string_equal(anyone->basis, "context");
    assert_string_equal(anyone->authority, "X");
    assert_int_equal(anyone->authority_cites.n, 1);
    assert_string_equal(anyone->objection, "o");
    assert_string_equal(anyone->note, "n");
    assert_string_equal(anyone->sets_aside, "w");
    assert_true(anyone->held.n == 1 && l->holding.at[anyone->held.first].on == on(1960, 1, 1));
    assert_string_equal(name_of(&x, l->holding.at[anyone->held.first].version), "old");
    const reading_ref *out = &l->reading_ref.at[anyone->excludes.first], *in = &l->reading_ref.at[states->requires.first];
    assert_true(anyone->excludes.n == 1 && anyone->requires.n == 0 && states->requires.n == 1);
    assert_true(out->term == t->terms.first + 1 && out->reading == 0 && in->term == t->terms.first + 1 && in->reading == 0);
    const profile *narrow = &l->profile.at[t->profiles.first], *broad = narrow + 1;
    assert_int_equal(t->profiles.n, 2);
    assert_true(l->pick.at[narrow->picks.first] == 1 && l->pick.at[narrow->picks.first + 1] == 0);
    assert_true(l->pick.at[broad->picks.first] == 0 && l->pick.at[broad->picks.first + 1] == 1);
    assert_int_equal(l->pick.at[broad->picks.first + 2], UINT32_MAX); /* a definition has nothing to pick */
    law_close(&x);
}

static void duties(void **state)
{
    (void)state;
    lowered_law x;
    sound_law(&x, vocabulary, pact);
    const law *l = &x.l;
    const duty *d = &l->duty.at[0], *e = &l->duty.at[1];
    static const cond_role roles[] = {C_WHERE, C_WHERE, C_UNLESS, C_PROVIDED, C_SHALL, C_EXCUSED, C_RELEASED};
    assert_int_equal(d->conds.n, sizeof roles / sizeof *roles);
    for (uint32_t i = 0; i < d->conds.n; i++) assert_int_equal(l->cond.at[d->conds.first + i].role, roles[i]); /* in the order of roles */
    assert_true(!l->cond.at[d->conds.first].implied && l->cond.at[d->conds.first + 1].implied);
    assert_string_equal(name_of(&x, l->cond.at[d->conds.first + 5].ground), "necessity");
    assert_true(d->arises != NO_ID && d->owed == OWED_EACH && d->excluded.n == 2 && d->has_owed_to);
    assert_int_equal(l->f.arg.at[d->excluded.first].what, (id)d->victim);
    assert_true(l->f.arg.at[d->excluded.first + 1].what == (id)d->episode && l->f.arg.at[d->excluded.first + 1].slot == ROLE_BY);
    assert_true(d->within.given && d->within.kind == WITHIN_PARAM && d->within.param == l->treaty.at[0].params.first);
    /* It asks `who`, and through its reading `plain`; only `who` has readings. */
    assert_int_equal(d->terms.n, 1);
    assert_int_equal(l->term_use.at[d->terms.first], l->treaty.at[0].terms.first);
    assert_string_equal(d->var_name[d->bearer], "o");
    assert_true(e->arises == NO_ID && e->owed == OWED_TOGETHER && e->article == 11 && e->terms.n == 0);
    assert_string_equal(name_of(&x, e->version), "young");
    assert_true(e->priorities.n == 1 && l->priority.at[e->priorities.first].article == 8);
    law_close(&x);
}

/* Files and declarations in any order give the same law but for the numbers of things. */
static void order_of_files(void **state)
{
    (void)state;
    lowered_law x;
    sound_law(&x, pact, vocabulary);
    assert_int_equal(x.l.treaty.at[0].members.n, 3);
    assert_int_equal(x.l.member.at[0].state, thing_named(&x, "A"));
    assert_int_equal(x.l.duty.n, 2);
    law_close(&x);
}

static void what_words_are_kept_for_later(void **state)
{
    (void)state;
    static const char *const words[] = {"draft", "replace", "repeal", "conflict", "gap"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        static const char *const around[][2] = {{"treaty T \"t\" { ", " x }"}, {"treaty T \"t\" { article 1 { ", " x { } } }"},
                                                {"treaty T \"t\" { article 1 { duty d { ", " \"x\" true } } }"}, {"case c \"C\" { ", " x }"}, {"", " x"}};
        for (size_t k = 0; k < sizeof around / sizeof *around; k++) {
            char text[200] = "", want[60] = "`";
            strncat(text, around[k][0], sizeof text - 1);
            strncat(text, words[i], 40);
            strncat(text, around[k][1], 40);
            strncat(want, words[i], 20);
            strncat(want, "` is not supported yet", 30);
            desk d;
            desk_open(&d, text);
            assert_string_equal(all_trees(&d), "!!");
            assert_int_equal(d.diags.list.n, 1);
            assert_int_equal(d.diags.list.at[0]->code, E_RESERVED);
            assert_string_equal(d.diags.list.at[0]->headline, want);
            desk_close(&d);
        }
    }
}

TESTS(T(things_and_sorts), T(kinds_and_relations), T(treaties), T(terms_readings_profiles), T(duties), T(order_of_files),
      T(what_words_are_kept_for_later))
