/* The report in words: exact bytes for the handmade case, and what must hold of any case. */
#include "handmade.h"

static const char *const whole[] = {
    "Kyrgyz-Tajik border, 14-20 September 2022",
    "Case batken_2022, assessed under CST (Collective Security Treaty)",
    "Days of the case: 14 to 20 September 2022",
    "Numbers that the texts leave open: at_once 30 days (1 to 90; the text says",
    "  'immediately')",
    "Taken as given, also where a finding rests on it: at most one of",
    "  (justified(fighting_t), justified(fighting_k)) [charter]",
    "",
    "Overview",
    "  CST.4.assist",
    "    narrow, jointly: at least one of Kyrgyzstan and Tajikistan: NOT HONORED, on",
    "      every reading",
    "    fighting_t, owed to Kyrgyzstan",
    "      narrow: NOT TRIGGERED",
    "      broad: NOT TRIGGERED, NOT DUE or NOT HONORED",
    "",
    "CST.4.assist: Collective defence",
    "",
    "  Jointly, over the whole case",
    "    narrow: at least one of Kyrgyzstan and Tajikistan: NOT HONORED, on every",
    "      reading",
    "      which one turns on   justified(fighting_t), claimed by Tajikistan [s176",
    "                           (low, unverified)], denied by Kyrgyzstan [s174]",
    "                           justified(fighting_k), claimed by Kyrgyzstan [s174],",
    "                           denied by Tajikistan [s176 (low, unverified)]",
    "",
    "  fighting_t, 16 to 17 September 2022: force by Tajikistan on Kyrgyzstan at",
    "    Batken with gravity grave [s174, s176 (low, unverified)]",
    "  Text in force: amended (Protocol of 10 December 2010), since 19 December 2012",
    "  Owed to Kyrgyzstan by Armenia, Belarus, Kazakhstan and Russia",
    "    narrow: NOT TRIGGERED",
    "        met      \"one of the Member States\" (reading itself): fighting_t",
    "                   Who is 'one of the Member States'? itself: the state itself",
    "        open     \"aggression\"",
    "                   justified(fighting_t), claimed by Tajikistan [s176 (low,",
    "                     unverified)], denied by Kyrgyzstan [s174]",
    "      * not met  implied: nor whether a party can be the attacker (reading",
    "                 outsider): fighting_t",
    "                   Can a party be the attacker? outsider: only a state that is",
    "                     no party",
    "      turns on readings    outside, here outsider",
    "      but for              fighting_t: NOT TRIGGERED",
    "    broad: depends on facts and appraisals",
    "      NOT TRIGGERED        if justified(fighting_t)",
    "      NOT DUE              if not justified(fighting_t) and not appeal",
    "      NOT HONORED          if not justified(fighting_t) and appeal",
    "        met      \"one of the Member States\" (reading itself): fighting_t",
    "      * open     \"aggression\": justified(fighting_t)",
    "        met      implied: nor whether a party can be the attacker (reading",
    "                 either): fighting_t",
    "                   Can a party be the attacker? either: a party too",
    "      * open     provided \"at the request\"",
    "                   appeal: request by Kyrgyzstan to Council for material under",
    "                     CST.4, on one day of 16 to 20 September 2022, unknown",
    "                     [s174, s177]",
    "        limit    within \"immediately\": at_once, 30 days, until 16 October 2022",
    "                 at the earliest, 20 October 2022 at the latest",
    "      turns on facts       appeal",
    "      turns on appraisals  justified(fighting_t)",
    "      enough to establish  further or larger sets are not listed",
    "      changes with         at_once, here 30 days; with 1 to 15 days: NOT",
    "                           HONORED; 16 to 90: NOT HONORED or HONORED LATE",
    "      notes                a mission was sent, help in kind was not",
    "    Uzbekistan: NO DUTY: Uzbekistan was suspended from 19 December 2012",
    "",
    "No adjudication: this is what follows from which reading on which account. An",
    "  asterisk marks the conditions on which a verdict rests. A fact without a word",
    "  on its standing is undisputed. What a verdict means: casus explain VERDICT.",
    "  \"On every reading\" means on every reading that the treaty files hold (of a",
    "  clause for which they hold none, on the one there is); others may be argued.",
    "  \"But for\": without the fact named there, the verdict would be the one behind",
    "  it.",
    "Profiles run, each with one reading of every open word: narrow and broad. Open",
    "  questions behind these verdicts: 3.",
    "Not on record:",
    "  unrecorded refusal by Kyrgyzstan",
    "Sources missing:",
    "  Tajikistan: press accounts only",
    "  Kyrgyzstan: press accounts only",
    "By the encoder's own statement:",
    "  record complete for offer, until 31 December 2022",
    "Sources:",
    "  s176        Press account, Tajik figures, UNVERIFIED, https://example.org/176",
    "  s174        Press account, Kyrgyz figures",
    "  s177        Kyrgyz deputy foreign minister, Yerevan, 7 October 2022, side",
    "              Kyrgyzstan",
    "Encoded by the casus project on 23 November 2026.",
};

#define WIDE 300 /* columns in which nothing is wrapped */

typedef void (*reporter)(out *, const m_case *);

/* The report of the model as it stands. The bench is the caller's to end. */
static const char *told(bench *b, reporter report, const handmade *h, int width, bool color)
{
    out o = bench_out(b, 0);
    o.width = width;
    o.color = color;
    report(&o, &h->c);
    assert_false(o.failed);
    return sb_done(&b->got);
}

static void tells(reporter report, const handmade *h, int width, const char *expected)
{
    bench b;
    const char *got = told(&b, report, h, width, false);
    if (!strstr(got, expected)) fail_msg("\"%s\" is not said in:\n%s", expected, got);
    bench_end(&b);
}

static void says(const handmade *h, const char *expected)
{
    tells(report_text, h, 80, expected);
}

static void says_not(const handmade *h, const char *words)
{
    bench b;
    const char *got = told(&b, report_text, h, 80, false);
    if (strstr(got, words)) fail_msg("\"%s\" is said in:\n%s", words, got);
    bench_end(&b);
}

static void test_the_whole_report(void **state)
{
    (void)state;
    handmade h;
    bench b;
    make_case(&h);
    const char *got = told(&b, report_text, &h, 80, false);
    for (uint32_t i = 0; i < COUNT(whole); i++) {
        size_t n = strcspn(got, "\n");
        if (n != strlen(whole[i]) || memcmp(got, whole[i], n) != 0)
            fail_msg("line %u is \"%.*s\", not \"%s\"", (unsigned)i + 1, (int)n, got, whole[i]);
        assert_int_equal(got[n], '\n');
        got += n + 1;
    }
    assert_int_equal(*got, 0);
    bench_end(&b);
}

static void test_the_same_bytes_twice(void **state)
{
    (void)state;
    handmade h, h2;
    bench b, b2;
    make_case(&h);
    make_case(&h2); /* other addresses */
    assert_string_equal(told(&b, report_why, &h, 80, true), told(&b2, report_why, &h2, 80, true));
    bench_end(&b);
    bench_end(&b2);
}

/* Columns of the longest line that has more than one word. */
static size_t widest(const char *text)
{
    size_t most = 0;
    while (*text) {
        size_t n = strcspn(text, "\n"), columns = 0, first = strspn(text, " ");
        for (size_t i = 0; i < n; i++) columns += ((unsigned char)text[i] & 0xC0) != 0x80;
        if (columns > most && memchr(text + first, ' ', n - first)) most = columns;
        text += n + (text[n] == '\n');
    }
    return most;
}

static void test_no_line_is_wider_than_asked_for(void **state)
{
    (void)state;
    static const int widths[] = {40, 41, 60, 80, 100, 200};
    for (uint32_t i = 0; i < COUNT(widths); i++) {
        handmade h;
        bench b;
        make_case(&h);
        assert_in_range(widest(told(&b, report_text, &h, widths[i], false)), 30, (unsigned)widths[i]);
        bench_end(&b);
        assert_in_range(widest(told(&b, report_why, &h, widths[i], false)), 30, (unsigned)widths[i]);
        bench_end(&b);
    }
}

static void test_color_adds_nothing_but_color(void **state)
{
    (void)state;
    handmade h;
    bench b, b2;
    make_case(&h);
    const char *plain = told(&b, report_text, &h, 80, false), *colored = told(&b2, report_text, &h, 80, true);
    assert_non_null(strchr(colored, '\033'));
    for (; *colored; colored++) {
        if (*colored == '\033') colored += strcspn(colored, "m");
        else assert_int_equal(*colored, *plain++);
    }
    assert_int_equal(*plain, 0);
    bench_end(&b);
    bench_end(&b2);
}

static void test_a_refusing_sink_is_called_no_more(void **state)
{
    (void)state;
    handmade h;
    bench b;
    make_case(&h);
    told(&b, report_why, &h, 80, false);
    size_t calls = b.calls;
    bench_end(&b);
    for (size_t i = 1; i <= calls; i++) {
        out o = bench_out(&b, i);
        report_why(&o, &h.c);
        assert_true(o.failed);
        assert_int_equal(b.calls, i);
        bench_end(&b);
    }
}

/* The arena gives up at every allocation; the way out leaves nothing behind (the sanitizer looks). */
static void test_memory_may_end_anywhere(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    for (size_t room = 1024; room < (1 << 18); room += 1500) {
        bench b;
        arena small;
        jmp_buf way_out;
        out o = bench_out(&b, 0);
        arena_init(&small, (mem_source){resize_block, NULL}, room);
        small.on_oom = &way_out;
        o.mem = &small;
        if (setjmp(way_out) == 0) report_text(&o, &h.c);
        else assert_true(small.oom);
        arena_free(&small);
        bench_end(&b);
    }
}

/* --- who is told together ---------------------------------------------------------------------- */

static void test_one_obligor_that_differs_is_told_apart(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    h.row[3].n_notes = 0; /* Belarus, broad */
    says(&h, "\n  Owed to Kyrgyzstan\n    narrow, for Armenia, Belarus, Kazakhstan and Russia: NOT TRIGGERED\n");
    says(&h, "\n    broad, for Armenia, Kazakhstan and Russia: depends on facts and appraisals\n");
    says(&h, "\n    broad, for Belarus: depends on facts and appraisals\n");
}

/* Six of them, named nowhere in the case: they are counted, and who reads is told how to see them. */
static void test_many_uninvolved_obligors_are_counted(void **state)
{
    (void)state;
    static const char *const name[] = {"Armenia", "Belarus", "Chile", "Peru", "Fiji", "Iran", "Laos"};
    handmade h;
    make_case(&h);
    m_row row[7];
    for (int i = 0; i < 7; i++) {
        row[i] = h.row[0];
        row[i].obligor = name[i];
        row[i].instance = NULL;
        row[i].uninvolved = i > 0;
    }
    h.c.rows = row;
    h.c.n_rows = 7;
    says(&h, " Armenia and 6 other parties\n");
    says(&h, "only counted");
    row[0].uninvolved = true;
    says(&h, " 7 parties that the case does not name\n");
    row[0].uninvolved = row[1].uninvolved = false;
    says(&h, "Armenia, Belarus, Chile, Peru, Fiji, Iran and Laos\n");
    says_not(&h, "only counted");
}

/* Two lines on one judgment: told in full once, and after that as one question, or the one that stands. */
static void test_two_lines_on_one_question(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    m_fact no = h.justified_t;
    no.text = "not justified(fighting_t)";
    const m_fact *two[] = {&h.justified_t, &no};
    for (int i = 0; i < 4; i++) {
        m_cond *c[] = {&h.narrow_cond[i], &h.broad_cond[i]};
        for (int k = 0; k < 2; k++)
            if (c[k]->facts == h.cond_justified) c[k]->facts = two, c[k]->n_facts = 2;
    }
    h.justified_t.open = no.open = true;
    says(&h, "      * open     \"aggression\": justified(fighting_t)\n");
    no.open = false;
    says(&h, "      * open     \"aggression\": not justified(fighting_t)\n");
}

/* An excuse is told beside a breach, not where all was kept. */
static void test_reliefs_without_breach(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    m_verdict kept = {V_HONORED, NULL}, broken = {V_NOT_HONORED, NULL};
    m_cond excuse = {.role = COND_EXCUSED, .words = "an old wrong", .status = STATUS_OPEN};
    m_row row = h.row[0];
    row.conditions = &excuse, row.n_conditions = 1;
    row.verdicts = &kept, row.n_verdicts = 1;
    h.c.rows = &row, h.c.n_rows = 1;
    says_not(&h, "an old wrong");
    row.verdicts = &broken;
    says(&h, "open     excused by \"an old wrong\"\n");
}

static void test_a_clause_without_duties_in_the_overview(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    m_row row = h.row[8]; /* NO DUTY */
    h.c.rows = &row;
    h.c.n_rows = 1;
    h.c.n_joints = 0;
    says(&h, "Overview\n  CST.4.assist\n    NO DUTY\n\n");
}

static void test_obligors_differ_only_by_their_names(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    m_verdict verdicts[4][2];
    apart_by_names(&h, verdicts);
    says(&h, "\n  Owed to Kyrgyzstan by Armenia, Belarus, Kazakhstan and Russia\n");
    says(&h, "\n      NOT HONORED          if no help by that party\n");
    verdicts[2][1].when = "no help by Russia"; /* Kazakhstan's turns on another state's help */
    says(&h, "\n    broad, for Armenia, Belarus and Russia: ");
    says(&h, "\n      NOT HONORED          if no help by that party\n");
    says(&h, "\n    broad, for Kazakhstan: ");
    says(&h, "\n      NOT HONORED          if no help by Russia\n");
}

static void test_profiles_that_say_the_same_are_told_once(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    for (int i = 0; i < 8; i += 2) {
        h.row[i + 1] = h.row[i];
        h.row[i + 1].profile = "broad";
    }
    says(&h, "\n    narrow, broad: NOT TRIGGERED\n");
    m_joint joints[2] = {h.joint[0], h.joint[0]};
    joints[1].profile = "broad";
    h.c.joints = joints;
    h.c.n_joints = 2;
    says(&h, "\n    narrow, broad: at least one of Kyrgyzstan and Tajikistan: NOT HONORED, on\n");
}

static void test_parties_together_and_nobody_named(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    h.c.n_rows = 1;
    h.row[0].obligor = "parties";
    says(&h, "\n  Owed to Kyrgyzstan by the parties together\n");
    h.row[0].obligor = h.row[0].beneficiary = h.row[0].profile = NULL;
    says_not(&h, "Owed");
    says(&h, "\n    NOT TRIGGERED\n");
}

/* A recorded fact is one for all, even where it names one of them. */
static void test_a_recorded_fact_does_not_set_obligors_apart(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    h.appeal.text = "request by Kyrgyzstan to Russia for material under CST.4";
    h.appeal.at = (span){7, 1}; /* recorded, though in no file that is there */
    says(&h, "\n  Owed to Kyrgyzstan by Armenia, Belarus, Kazakhstan and Russia\n");
    says(&h, "request by Kyrgyzstan to Russia for material");
}

static void test_a_block_without_duty_is_one_line(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    h.c.rows = &h.row[8];
    h.c.n_rows = 1;
    says(&h, "\n  fighting_t, 16 to 17 September 2022, owed to Kyrgyzstan, Uzbekistan: NO DUTY:\n    Uzbekistan was suspended from 19 December 2012\n\n");
    says_not(&h, "Text in force");
}

static void test_the_overview_joins_what_comes_out_alike(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    static m_row rows[8 * 4];
    static const char *const instance[] = {"fighting_t", "fighting_u", "fighting_v", "fighting_v"};
    static const char *const beneficiary[] = {"Kyrgyzstan", "Kyrgyzstan", "Tajikistan", "Kyrgyzstan"};
    for (int i = 0; i < 8 * 4; i++) {
        rows[i] = h.row[i % 8];
        rows[i].instance = instance[i / 8], rows[i].beneficiary = beneficiary[i / 8];
    }
    h.c.rows = rows, h.c.n_rows = 8 * 4;
    says(&h, "\n    fighting_t, fighting_u, owed to Kyrgyzstan; fighting_v, owed to Tajikistan,\n      Kyrgyzstan\n"
             "      narrow: NOT TRIGGERED\n      broad: NOT TRIGGERED, NOT DUE or NOT HONORED\n\n");
    rows[8 * 3 + 1].n_verdicts = 2; /* one obligor of the last one comes out otherwise */
    says(&h, "\n    fighting_v, owed to Kyrgyzstan\n      narrow, for Armenia, Belarus, Kazakhstan and Russia: NOT TRIGGERED\n"
             "      broad, for Armenia: NOT TRIGGERED or NOT DUE\n");
}

/* --- what is told once, and what only `why` tells ---------------------------------------------- */

/* Not by strstr: the sanitizer measures the whole rest at each call. */
static size_t times(const char *text, const char *words)
{
    size_t n = 0, len = strlen(words);
    for (const char *p = text; *p; p++) n += *p == *words && strncmp(p, words, len) == 0;
    return n;
}

static void test_readings_and_facts_are_explained_once(void **state)
{
    (void)state;
    handmade h;
    bench b;
    make_case(&h);
    h.row[8] = h.row[0]; /* a second episode of the clause */
    h.row[8].instance = "fighting_u";
    const char *got = told(&b, report_text, &h, WIDE, false);
    assert_int_equal(times(got, "outsider: only a state that"), 1);   /* once a clause */
    assert_int_equal(times(got, "(reading outsider)"), 2);
    assert_int_equal(times(got, "justified(fighting_t), claimed by Tajikistan"), 3); /* once a block, and jointly */
    assert_int_equal(times(got, "gravity grave"), 2);
    bench_end(&b);
}

static void test_what_no_verdict_comes_to_is_left_to_why(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    h.c.n_rows = 1; /* narrow: not triggered, so the gate is not come to */
    says_not(&h, "at the request");
    tells(report_why, &h, WIDE, "missing  provided \"at the request\"");
}

static void test_idle_closures_are_left_to_why(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    h.c.n_by_encoder = 0;
    const m_fact *facts[] = {&h.fighting, &h.closed, &h.silent};
    h.broad_cond[0].facts = facts, h.broad_cond[0].n_facts = 3;
    says_not(&h, "record complete for offer");
    tells(report_why, &h, WIDE, "record complete for offer, until 31 December 2022, by the encoder's own");
    h.broad_cond[0].status = STATUS_OPEN; /* now it matters that nothing else is recorded */
    says(&h, "record complete for offer");
}

static void test_a_set_that_the_condition_names_is_not_repeated(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    const char *two[] = {"not justified(fighting_t)", "appeal"}, *one[] = {"refusal"};
    m_enough sets[] = {{two, 2, V_NOT_HONORED}, {one, 1, V_NOT_DUE}};
    h.broad_verdict[1].when = "withdrawal; or refusal";
    for (int i = 1; i < 8; i += 2) h.row[i].enough = sets, h.row[i].n_enough = 2, h.row[i].enough_cut = false;
    says_not(&h, "enough to establish");
    tells(report_why, &h, WIDE, "enough to establish  not justified(fighting_t) and appeal: NOT HONORED");
    h.broad_verdict[1].when = "withdrawal; or refusal by A"; /* no longer the same set */
    says(&h, "enough to establish  refusal: NOT DUE");
}

static void test_why_tells_readings_in_full(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    h.narrow_cond[1].reading = &h.a_state;
    h.a_state.sets_aside = "by any state";
    tells(report_why, &h, WIDE, "Must a state be behind the force? Reading a_state: a state, or a group");
    tells(report_why, &h, WIDE, "basis: relevant rules\n");
    tells(report_why, &h, WIDE, "held by: Russia on 11 June 2010\n");
    tells(report_why, &h, WIDE, "objection: the amended Article 4 does not say who attacks\n");
    tells(report_why, &h, WIDE, "sets aside the words \"by any state\"\n");
}

/* Trees are as deep as brackets and terms nest; the walk uses no stack of the machine. */
static void test_deep_reasons(void **state)
{
    (void)state;
    enum { DEEP = 100000 };
    static m_reason chain[DEEP];
    handmade h;
    make_case(&h);
    for (int i = 0; i < DEEP; i++) chain[i] = (m_reason){.text = i ? "deeper" : "top", .kid = i + 1 < DEEP ? &chain[i + 1] : NULL};
    m_reason last = {.text = "after it", .status = STATUS_OPEN};
    chain[0].next = &last;
    h.narrow_cond[0].reason = &chain[0];
    h.c.n_rows = 1;
    bench b;
    const char *got = told(&b, report_why, &h, 80, false);
    assert_int_equal(times(got, "- met: deeper\n"), DEEP - 1);
    assert_non_null(strstr(got, "\n                   - open: after it\n"));
    bench_end(&b);
}

static void test_a_reason_is_told_with_its_fact(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    m_reason fact = {.status = STATUS_OPEN, .fact = &h.justified_t};
    m_reason asked = {.text = "justified(fighting_t)", .status = STATUS_OPEN, .kid = &fact};
    m_reason applied = {.text = "outside(fighting_t)", .reading = &h.outsider, .kid = &asked};
    h.narrow_cond[2].reason = &applied;
    h.c.n_rows = 1;
    tells(report_why, &h, WIDE, "- met: outside(fighting_t) (reading outsider)\n"
                            "                     - open: justified(fighting_t), claimed by Tajikistan [s176 (low, unverified)], denied");
}

/* --- what must never be passed over ------------------------------------------------------------ */

static void test_how_far_a_verdict_reaches(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    h.c.n_rows = 1;
    says(&h, "narrow: NOT TRIGGERED\n");
    h.row[0].settled_by_law = true;
    says(&h, "narrow: NOT TRIGGERED, on every reading\n");
    h.row[0].law_tried = false;
    says(&h, "narrow: NOT TRIGGERED, on the readings tried\n");
    tells(report_text, &h, WIDE, "try them all (casus explain L006).");
}

static void test_a_wrong_text_is_told_loudly(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    for (int i = 0; i < 8; i++) h.row[i].anachronism = true;
    says(&h, "\n  ANACHRONISM: ");
    h.row[0].anachronism = false; /* now they differ: told of each */
    says(&h, "\n      ANACHRONISM: ");
    says(&h, "\n      Text in force: amended");
}

static void test_an_unmet_gate_is_missing_not_false(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    h.broad_cond[3].status = STATUS_NOT_MET;
    says(&h, "missing  provided \"at the request\"");
    says_not(&h, "false");
}

static void test_a_limited_row_says_so(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    for (int i = 1; i < 8; i += 2) h.row[i].limited = true;
    says(&h, "broad: too many open questions");
}

static void test_overlays_and_lens_are_told(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    m_overlay x[2] = {{V_EXCUSED, "force majeure", DAY_MIN, "storm"}, {V_RELEASED, "withdrawal", on(2022, 9, 19), NULL}};
    h.row[0].overlays = x, h.row[0].n_overlays = 2;
    const char *assumed[] = {"appeal"}, *not_run[] = {"middle"}, *notes[] = {"one row had too many readings"};
    h.c.policy = "case-of:Tajikistan", h.c.as_of = on(2022, 9, 18), h.c.known_by = on(2022, 10, 1);
    h.c.assumed = assumed, h.c.n_assumed = 1, h.c.not_run = not_run, h.c.n_not_run = 1, h.c.notes = notes, h.c.n_notes = 1;
    says(&h, "\n      EXCUSED              force majeure, if storm\n");
    says(&h, "\n      RELEASED             withdrawal, on 19 September 2022\n");
    says(&h, "\nPolicy case-of:Tajikistan: ");
    says(&h, "\nAs of 18 September 2022\n");
    says(&h, "\nOnly what was known by 1 October 2022; the treaties and their readings are taken");
    says(&h, "\nAssumed: appeal\n");
    tells(report_text, &h, WIDE, ". Not run: middle.");
    says(&h, "\nNote: one row had too many readings\n");
}

static void test_days_are_told_as_one_says_them(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    h.c.to = on(2022, 10, 2);
    says(&h, "Days of the case: 14 September to 2 October 2022\n");
    h.c.to = on(2023, 1, 2);
    says(&h, "Days of the case: 14 September 2022 to 2 January 2023\n");
    h.c.to = h.c.from;
    says(&h, "Days of the case: 14 September 2022\n");
    h.c.to = DAY_MAX;
    says(&h, "Days of the case: since 14 September 2022\n");
}

static void test_hostile_texts_do_nothing(void **state)
{
    (void)state;
    handmade h;
    bench b;
    make_case(&h);
    h.c.title = "\033[2J\xE2\x80\xAE title";
    h.fighting.text = "force\nNOT HONORED\x01\x02";
    obligors[0] = "Arm\x03nia";
    make_rows(&h);
    const char *got = told(&b, report_why, &h, 80, false);
    for (const char *p = got; *p; p++) assert_true(*p == '\n' || (unsigned char)*p >= 0x20);
    assert_non_null(strstr(got, "\\u{1b}[2J\\u{202e} title"));
    assert_non_null(strstr(got, "Arm\\u{3}nia"));
    bench_end(&b);
    obligors[0] = "Armenia";
}

/* --- growth ------------------------------------------------------------------------------------ */

/* Episodes of one clause: bytes and memory grow as their number, no faster. */
static void test_many_rows_stay_linear(void **state)
{
    (void)state;
    enum { EPISODES = 400 };
    static handmade h;
    static m_row rows[EPISODES * 8];
    static char labels[EPISODES][16];
    make_case(&h);
    size_t bytes[2], memory[2], calls[2];
    for (int k = 0; k < 2; k++) {
        uint32_t n = k ? EPISODES : EPISODES / 4;
        for (uint32_t i = 0; i < n * 8; i++) {
            rows[i] = h.row[i % 8];
            uint32_t e = i / 8;
            memcpy(labels[e], "fighting_000", 13);
            for (int d = 11; d > 8; d--, e /= 10) labels[i / 8][d] = (char)('0' + e % 10);
            rows[i].instance = labels[i / 8];
        }
        h.c.rows = rows;
        h.c.n_rows = n * 8;
        bench b;
        out o = bench_out(&b, 0);
        arena scratch;
        arena_init(&scratch, (mem_source){resize_block, NULL}, (size_t)1 << 30);
        o.mem = &scratch;
        report_text(&o, &h.c);
        bytes[k] = b.got.len, memory[k] = scratch.used, calls[k] = b.calls;
        arena_free(&scratch);
        bench_end(&b);
    }
    assert_in_range(bytes[1], bytes[0] * 3, bytes[0] * 4);
    assert_in_range(calls[1], calls[0] * 3, calls[0] * 4);
    assert_in_range(memory[1], 1, memory[0] * 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_whole_report),
        cmocka_unit_test(test_the_same_bytes_twice),
        cmocka_unit_test(test_no_line_is_wider_than_asked_for),
        cmocka_unit_test(test_color_adds_nothing_but_color),
        cmocka_unit_test(test_a_refusing_sink_is_called_no_more),
        cmocka_unit_test(test_memory_may_end_anywhere),
        cmocka_unit_test(test_one_obligor_that_differs_is_told_apart),
        cmocka_unit_test(test_many_uninvolved_obligors_are_counted), cmocka_unit_test(test_a_clause_without_duties_in_the_overview),
        cmocka_unit_test(test_two_lines_on_one_question), cmocka_unit_test(test_reliefs_without_breach),
        cmocka_unit_test(test_obligors_differ_only_by_their_names),
        cmocka_unit_test(test_profiles_that_say_the_same_are_told_once),
        cmocka_unit_test(test_parties_together_and_nobody_named),
        cmocka_unit_test(test_a_recorded_fact_does_not_set_obligors_apart),
        cmocka_unit_test(test_a_block_without_duty_is_one_line),
        cmocka_unit_test(test_the_overview_joins_what_comes_out_alike),
        cmocka_unit_test(test_readings_and_facts_are_explained_once),
        cmocka_unit_test(test_what_no_verdict_comes_to_is_left_to_why),
        cmocka_unit_test(test_idle_closures_are_left_to_why),
        cmocka_unit_test(test_a_set_that_the_condition_names_is_not_repeated),
        cmocka_unit_test(test_why_tells_readings_in_full),
        cmocka_unit_test(test_deep_reasons),
        cmocka_unit_test(test_a_reason_is_told_with_its_fact),
        cmocka_unit_test(test_how_far_a_verdict_reaches),
        cmocka_unit_test(test_a_wrong_text_is_told_loudly),
        cmocka_unit_test(test_an_unmet_gate_is_missing_not_false),
        cmocka_unit_test(test_a_limited_row_says_so),
        cmocka_unit_test(test_overlays_and_lens_are_told),
        cmocka_unit_test(test_days_are_told_as_one_says_them),
        cmocka_unit_test(test_hostile_texts_do_nothing),
        cmocka_unit_test(test_many_rows_stay_linear),
    };
    return cmocka_run_group_tests_name("report text", tests, NULL, NULL);
}
