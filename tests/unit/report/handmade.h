/* A verdict model made by hand, after the border fighting of 2022. Shared by
 * the unit tests of the reports. */
#ifndef TEST_REPORT_HANDMADE_H
#define TEST_REPORT_HANDMADE_H
#include "bench.h"

static day on(int y, int m, int d)
{
    day out_day;
    assert_true(day_make(y, m, d, &out_day));
    return out_day;
}

typedef struct {
    m_case c;
    m_source s174, s176, s177;
    m_cite both[2], k[1], t[1], request[2];
    m_voice cited, claims_t[2], claims_k[2], asked[1], encoder[1];
    m_fact fighting, justified_t, justified_k, appeal, silent, closed;
    m_reading injured, a_state, outsider, either;
    m_cond narrow_cond[4], broad_cond[4];
    m_verdict narrow_verdict[1], broad_verdict[3], no_duty[1], joint_verdict[1], one_verdict[2];
    m_enough enough[1];
    m_but_for but_for[1];
    m_param at_once[1];
    m_param_range range[2];
    m_row row[9];
    m_joint joint[1];
    m_expect expect[2];
    const m_fact *hinge_appraisals[1], *hinge_facts[1], *open_facts[3], *by_encoder[1], *joint_appraisals[2];
    const m_reading *hinge_readings[1], *narrow_readings[3], *broad_readings[2];
    const m_fact *cond_fighting[1], *cond_justified[1], *cond_appeal[1];
    source_table sources;
} handmade;

static const char *kyrgyzstan[] = {"Kyrgyzstan"}, *tajikistan[] = {"Tajikistan"};
static const char *both_states[] = {"Kyrgyzstan", "Tajikistan"};
static const char *treaties[] = {"CST"}, *treaty_titles[] = {"Collective Security Treaty"};
static const char *profiles[] = {"narrow", "broad"};
static const char *obligors[] = {"Armenia", "Belarus", "Kazakhstan", "Russia"};
static const char *missing_words[] = {"at the request"};
static const char *enough_facts[] = {"justified(fighting_t)"}, *but_for_facts[] = {"fighting_t"};
static m_held held[] = {{"Russia on 2010-06-11", NULL, 0, NULL, DAY_MIN}};
static const char *row_notes[] = {"a mission was sent, help in kind was not"};
static const char *no_duty_notes[] = {"Uzbekistan was suspended from 2012-12-19"};
static const char *givens[] = {"at most one of (justified(fighting_t), justified(fighting_k)) [charter]"};
static const char *sides[] = {"Tajikistan: press accounts only", "Kyrgyzstan: press accounts only"};
static verdict_word not_triggered_word[] = {V_NOT_TRIGGERED}, late_word[] = {V_NOT_HONORED, V_HONORED_LATE};

static void make_facts(handmade *h)
{
    h->s174 = (m_source){"s174", "Press account, Kyrgyz figures", NULL, NULL, DAY_MIN, false};
    h->s176 = (m_source){"s176", "Press account, Tajik figures", "https://example.org/176", NULL, DAY_MIN, true};
    h->s177 = (m_source){"s177", "Kyrgyz deputy foreign minister, Yerevan", NULL, "Kyrgyzstan", on(2022, 10, 7), false};
    h->both[0] = h->k[0] = h->request[0] = (m_cite){&h->s174, NULL};
    h->both[1] = h->t[0] = (m_cite){&h->s176, "low"};
    h->request[1] = (m_cite){&h->s177, "high"};
    h->cited = (m_voice){ST_UNDISPUTED, NULL, h->both, 0, 2};
    h->claims_t[0] = (m_voice){ST_CLAIMED, tajikistan, h->t, 1, 1};
    h->claims_t[1] = (m_voice){ST_DENIED, kyrgyzstan, h->k, 1, 1};
    h->claims_k[0] = (m_voice){ST_CLAIMED, kyrgyzstan, h->k, 1, 1};
    h->claims_k[1] = (m_voice){ST_DENIED, tajikistan, h->t, 1, 1};
    h->asked[0] = (m_voice){ST_UNKNOWN, NULL, h->request, 0, 2};
    h->fighting = (m_fact){.kind = FACT_EVENT, .name = "fighting_t",
                           .text = "force by Tajikistan on Kyrgyzstan at Batken with gravity grave",
                           .from = on(2022, 9, 16), .to = on(2022, 9, 17), .voices = &h->cited, .n_voices = 1};
    h->justified_t = (m_fact){.kind = FACT_JUDGMENT, .name = "justified(fighting_t)", .text = "justified(fighting_t)",
                              .from = DAY_MIN, .to = DAY_MAX, .open = true, .voices = h->claims_t, .n_voices = 2};
    h->justified_k = h->justified_t;
    h->justified_k.name = h->justified_k.text = "justified(fighting_k)";
    h->justified_k.voices = h->claims_k;
    h->appeal = (m_fact){.kind = FACT_EVENT, .name = "appeal", .text = "request by Kyrgyzstan to Council for material under CST.4",
                         .from = on(2022, 9, 16), .to = on(2022, 9, 20), .sometime = true, .open = true,
                         .voices = h->asked, .n_voices = 1};
    h->silent = (m_fact){.kind = FACT_UNRECORDED, .name = "unrecorded refusal by Kyrgyzstan", .from = DAY_MIN, .to = DAY_MAX,
                         .open = true};
    h->closed = (m_fact){.kind = FACT_COMPLETE, .name = "record complete for offer", .from = DAY_MIN, .to = on(2022, 12, 31),
                         .encoder = true};
    h->cond_fighting[0] = &h->fighting;
    h->cond_justified[0] = &h->justified_t;
    h->cond_appeal[0] = &h->appeal;
}

static void make_readings(handmade *h)
{
    h->injured = (m_reading){.treaty = "CST", .term = "injured", .name = "itself", .question = "Who is 'one of the Member States'?",
                             .label = "the state itself", .basis = "ordinary_meaning"};
    h->a_state = (m_reading){.treaty = "CST", .term = "attacker", .name = "a_state", .question = "Must a state be behind the force?",
                             .label = "a state, or a group whose acts are a state's acts", .basis = "relevant_rules",
                             .authority = "UNGA res. 3314 (XXIX), arts 1 and 3(g)", .held = held, .n_held = 1,
                             .objection = "the amended Article 4 does not say who attacks"};
    h->outsider = (m_reading){.treaty = "CST", .term = "outside", .name = "outsider", .question = "Can a party be the attacker?",
                              .label = "only a state that is no party", .basis = "context", .objection = "'any state' excludes none"};
    h->either = h->outsider;
    h->either.name = "either", h->either.label = "a party too", h->either.basis = "ordinary_meaning";
    h->hinge_readings[0] = &h->outsider;
    h->narrow_readings[0] = &h->injured, h->narrow_readings[1] = &h->a_state, h->narrow_readings[2] = &h->outsider;
    h->broad_readings[0] = &h->injured, h->broad_readings[1] = &h->either;
}

static void make_conditions(handmade *h)
{
    h->narrow_cond[0] = (m_cond){.role = COND_WHERE, .words = "one of the Member States", .status = STATUS_MET, .name = "injured",
                                 .reading = &h->injured, .facts = h->cond_fighting, .n_facts = 1};
    h->narrow_cond[1] = (m_cond){.role = COND_WHEN, .words = "aggression", .status = STATUS_OPEN, .name = "justified",
                                 .facts = h->cond_justified, .n_facts = 1};
    h->narrow_cond[2] = (m_cond){.role = COND_WHEN, .words = "nor whether a party can be the attacker", .implied = true,
                                 .status = STATUS_NOT_MET, .deciding = true, .name = "outside", .reading = &h->outsider,
                                 .facts = h->cond_fighting, .n_facts = 1};
    h->narrow_cond[3] = (m_cond){.role = COND_PROVIDED, .words = "at the request", .status = STATUS_NOT_MET,
                                 .facts = h->cond_appeal, .n_facts = 1};
    memcpy(h->broad_cond, h->narrow_cond, sizeof h->broad_cond);
    h->broad_cond[2].status = STATUS_MET;
    h->broad_cond[2].deciding = false;
    h->broad_cond[2].reading = &h->either;
    h->broad_cond[3].status = STATUS_OPEN;
    h->broad_cond[1].deciding = h->broad_cond[3].deciding = true;
}

static void make_rows(handmade *h)
{
    h->narrow_verdict[0] = (m_verdict){V_NOT_TRIGGERED, NULL};
    h->no_duty[0] = (m_verdict){V_NO_DUTY, NULL};
    h->broad_verdict[0] = (m_verdict){V_NOT_TRIGGERED, "justified(fighting_t)"};
    h->broad_verdict[1] = (m_verdict){V_NOT_DUE, "not justified(fighting_t) and not appeal"};
    h->broad_verdict[2] = (m_verdict){V_NOT_HONORED, "not justified(fighting_t) and appeal"};
    h->enough[0] = (m_enough){enough_facts, 1, V_NOT_TRIGGERED};
    h->but_for[0] = (m_but_for){but_for_facts, 1, not_triggered_word, 1};
    h->range[0] = (m_param_range){1, 15, late_word, 1};
    h->range[1] = (m_param_range){16, 90, late_word, 2};
    h->at_once[0] = (m_param){"at_once", "the text says 'immediately'", 30, 1, 90, h->range, 2};
    h->hinge_appraisals[0] = &h->justified_t;
    h->hinge_facts[0] = &h->appeal;
    m_row base = {.treaty = "CST", .clause = "CST.4.assist", .title = "Collective defence", .version = "amended",
                  .version_title = "Protocol of 10 December 2010", .version_from = on(2012, 12, 19), .instance = "fighting_t",
                  .instance_from = on(2022, 9, 16), .instance_to = on(2022, 9, 17), .beneficiary = "Kyrgyzstan"};
    for (int i = 0; i < 4; i++) {
        m_row *narrow = &h->row[i * 2], *broad = narrow + 1;
        *narrow = *broad = base;
        narrow->obligor = broad->obligor = obligors[i];
        narrow->profile = "narrow", broad->profile = "broad";
        narrow->readings = h->narrow_readings, narrow->n_readings = 3;
        broad->readings = h->broad_readings, broad->n_readings = 2;
        narrow->verdicts = h->narrow_verdict, narrow->n_verdicts = 1;
        broad->verdicts = h->broad_verdict, broad->n_verdicts = 3;
        narrow->settled = narrow->law_tried = broad->law_tried = true;
        narrow->conditions = h->narrow_cond, broad->conditions = h->broad_cond;
        narrow->n_conditions = broad->n_conditions = 4;
        narrow->missing = missing_words, narrow->n_missing = 1;
        narrow->turns_on = (m_hinges){.readings = h->hinge_readings, .n_readings = 1};
        broad->turns_on = (m_hinges){h->hinge_facts, h->hinge_appraisals, NULL, 1, 1, 0};
        narrow->but_for = h->but_for, narrow->n_but_for = 1;
        broad->enough = h->enough, broad->n_enough = 1, broad->enough_cut = true;
        broad->parameters = h->at_once, broad->n_parameters = 1;
        broad->limit = (m_limit){"immediately", false, "at_once", 30, on(2022, 10, 16), on(2022, 10, 20)};
        broad->notes = row_notes, broad->n_notes = 1;
    }
    h->row[8] = base;
    h->row[8].version = NULL, h->row[8].obligor = "Uzbekistan", h->row[8].profile = "narrow";
    h->row[8].verdicts = h->no_duty, h->row[8].n_verdicts = 1, h->row[8].settled = h->row[8].law_tried = true;
    h->row[8].notes = no_duty_notes, h->row[8].n_notes = 1;
}

/* The whole model; fields that a test is about can be changed afterwards. */
static const m_case *make_case(handmade *h)
{
    memset(h, 0, sizeof *h);
    make_facts(h);
    make_readings(h);
    make_conditions(h);
    make_rows(h);
    h->joint_verdict[0] = (m_verdict){V_NOT_HONORED, NULL};
    h->joint_appraisals[0] = &h->justified_t, h->joint_appraisals[1] = &h->justified_k;
    h->joint[0] = (m_joint){.clause = "CST.4.assist", .title = "Collective defence", .profile = "narrow", .obligors = both_states,
                            .n_obligors = 2, .verdicts = h->joint_verdict, .n_verdicts = 1, .settled = true,
                            .settled_by_law = true, .law_tried = true, .asks_law = true,
                            .which = {NULL, h->joint_appraisals, NULL, 0, 2, 0}};
    h->expect[0] = (m_expect){"CST.4.assist(fighting_t) for Russia under broad: honored", false,
                              "NOT TRIGGERED, NOT DUE or NOT HONORED", "justified(fighting_t), appeal", NOWHERE};
    h->expect[1] = (m_expect){"CST.4.assist(fighting_t) for Russia under narrow: not triggered", true, "NOT TRIGGERED", NULL, NOWHERE};
    h->open_facts[0] = &h->justified_t, h->open_facts[1] = &h->appeal, h->open_facts[2] = &h->silent;
    h->by_encoder[0] = &h->closed;
    h->c = (m_case){.name = "batken_2022", .title = "Kyrgyz-Tajik border, 14-20 September 2022",
                    .encoded_by = "the casus project", .encoded_on = on(2026, 11, 23), .from = on(2022, 9, 14),
                    .to = on(2022, 9, 20), .treaties = treaties, .n_treaties = 1, .treaty_titles = treaty_titles, .policy = "open",
                    .as_of = DAY_MAX, .known_by = DAY_MAX, .params = h->at_once, .n_params = 1, .profiles = profiles,
                    .n_profiles = 2, .rows = h->row, .n_rows = 9, .joints = h->joint, .n_joints = 1, .missing_sides = sides,
                    .n_missing_sides = 2, .open_facts = h->open_facts, .n_open_facts = 3, .by_encoder = h->by_encoder,
                    .n_by_encoder = 1, .givens = givens, .n_givens = 1, .expects = h->expect, .n_expects = 2, .sources = &h->sources};
    return &h->c;
}

/* The rows of the broad profile say the same of each obligor but for its name; `verdicts` holds what they say. */
static inline void apart_by_names(handmade *h, m_verdict verdicts[4][2])
{
    static const char *when[] = {"no help by Armenia", "no help by Belarus", "no help by Kazakhstan", "no help by Russia"};
    for (int i = 0; i < 4; i++) {
        verdicts[i][0] = (m_verdict){V_HONORED, "help"};
        verdicts[i][1] = (m_verdict){V_NOT_HONORED, when[i]};
        h->row[i * 2 + 1].verdicts = verdicts[i];
        h->row[i * 2 + 1].n_verdicts = 2;
    }
}
#endif
