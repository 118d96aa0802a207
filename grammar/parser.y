/* The grammar. Actions only build the tree; no name is looked up here.
 *
 * One call parses one declaration (the driver calls again), so a stream of cases needs the
 * memory of one. No statement has a terminator: every statement begins with a keyword or a
 * date, and no word that can continue a finished statement begins one in the same block.
 */
%require "3.8"
%define api.pure full
%define api.prefix {casus_yy}
%define api.location.type {span}
%define parse.error custom
%define lr.default-reduction consistent
%expect 0
%param { struct parser *p }

%code requires {
#include "syntax/ast.h"
struct parser;
}

%code {
#include "syntax/driver.h"
int casus_yylex(CASUS_YYSTYPE *value, span *at, struct parser *p);
static void casus_yyerror(const span *at, struct parser *p, const char *msg);

/* The stack neither grows nor touches the heap: lists are left-recursive and brackets capped. */
#define YYINITDEPTH 900
#define YYMAXDEPTH 900
#define YYMALLOC(n) ((void)(n), (void *)0)
#define YYFREE(block) ((void)(block))
/* From the first to the last part (spans of one file, in order); of nothing: behind what stands before. */
#define YYLLOC_DEFAULT(cur, rhs, n) \
    ((cur) = (n) ? (span){YYRHSLOC(rhs, 1).at, (uint32_t)(YYRHSLOC(rhs, n).at - YYRHSLOC(rhs, 1).at) + YYRHSLOC(rhs, n).len} \
                 : (span){YYRHSLOC(rhs, 0).at + YYRHSLOC(rhs, 0).len, 0})

#define MK(kind, loc, text, kids) make(p, (kind), (loc), (text), (kids))
#define ONE(id) list_one(id)
#define ADD(l, id) list_add(p, (l), (id))
#define JOIN(a, b) list_join(p, (a), (b))
static const node_list NIL = {0, 0};
static node_id op(struct parser *p, node_id id, int v) { p->tree->node.at[id].op = (uint8_t)v; return id; }
static node_id flag(struct parser *p, node_id id, int v) { p->tree->node.at[id].flag = (uint8_t)v; return id; }
static node_id num(struct parser *p, node_id id, int32_t v) { p->tree->node.at[id].num = v; return id; }
static node_id num2(struct parser *p, node_id id, int32_t v) { p->tree->node.at[id].num2 = v; return id; }
/* A pattern's label, and where in it that stands. */
static node_id labelled(struct parser *p, node_id id, sym label, span at)
{
    return num2(p, num(p, id, (int32_t)label), label ? (int32_t)(at.at - p->tree->node.at[id].at.at) : 0);
}
/* Makes a list the children of a node made before it. */
static node_id kids(struct parser *p, node_id id, node_list l) { p->tree->node.at[id].kid = l.first; return id; }
/* A declaration is complete; a token read ahead of it is handed back for the next one. */
#define DONE(id) do { \
        p->item = (id); \
        if (yychar > 0) parse_push_back(p, yychar, (uint32_t)yylval.num, yylloc); \
        YYACCEPT; \
    } while (0)
}

%union {
    sym text;
    int32_t num;
    int op;
    node_id node;
    node_list list;
}

%token T_REJECTED "a sign" START_FORMULA
%token <text> T_NAME "a name" T_STRING "quoted words" T_RESERVED "a reserved word"
%token <num> T_NUMBER "a number" T_DATE "a date"
%token T_DOTS ".."
%token T_USE "use" T_SOURCE "source" T_DATED "dated" T_URL "url" T_SIDE "side" T_UNVERIFIED "unverified"
%token T_SCALE "scale" T_EVENT "event" T_RELATION "relation" T_JUDGMENT "judgment" T_ONE "one"
%token T_STATE "state" T_GROUP "group" T_ORGAN "organ" T_PLACE "place" T_PARTY "party" T_PARTIES "parties"
%token T_ALSO "also" T_ISO "iso" T_COW "cow" T_IN "in"
%token T_TREATY "treaty" T_SIGNED "signed" T_REGISTERED "registered" T_AUTHENTIC "authentic" T_ENCODED "encoded"
%token T_VERSION "version" T_UNTIL "until" T_TERM "term" T_READING "reading" T_BASIS "basis"
%token T_AUTHORITY "authority" T_HELD "held" T_OBJECTION "objection" T_REQUIRES "requires" T_EXCLUDES "excludes"
%token T_SETS "sets" T_ASIDE "aside" T_NOTE "note" T_MEANS "means" T_PROFILE "profile" T_AS "as"
%token T_PARAMETER "parameter" T_BETWEEN "between" T_SUSPENDED "suspended" T_DAYS "days" T_ARTICLE "article" T_BIS "bis" T_TEXT "text"
%token T_DUTY "duty" T_RIGHT "right" T_POWER "power" T_ARISES "arises" T_EACH "each" T_WHERE "where" T_WHEN "when" T_PROVIDED "provided"
%token T_OWED "owed" T_OTHER "other" T_THAN "than" T_TOGETHER "together" T_SHALL "shall" T_MAY "may" T_PARTLY "partly"
%token T_TENDERED "tendered" T_REFUSED "refused" T_WITHIN "within" T_LATER "later" T_UNLESS "unless"
%token T_EXCUSED "excused" T_RELEASED "released" T_SUBJECT "subject" T_NOTWITHSTANDING "notwithstanding"
%token T_PREFER "prefer" T_OVER "over" T_PRESUME "presume" T_BURDEN "burden" T_POLICY "policy" T_FOUND_ONLY "found-only" T_CASE_OF "case-of"
%token T_WITHOUT "without" T_PREJUDICE "prejudice" T_IMPLIED "implied"
%token T_AND "and" T_OR "or" T_NOT "not" T_TRUE "true" T_FALSE "false" T_IS "is" T_LEAST "least" T_MOST "most" T_MORE "more"
%token T_EXACTLY "exactly" T_SOME "some" T_EVERY "every" T_FIRST "first" T_NO "no" T_ANY "any" T_NONE "none"
%token T_LEAVES "leaves" T_SUCH "such" T_THAT "that" T_WITH "with" T_AFTER "after" T_BEFORE "before" T_DURING "during"
%token T_BY "by" T_ON "on" T_TO "to" T_AT "at" T_FOR "for" T_AGAINST "against" T_FROM "from" T_UNDER "under" T_OF "of"
%token T_CASE "case" T_ASSESS "assess" T_SPAN "span" T_MISSING "missing" T_RECORD "record" T_COMPLETE "complete"
%token T_ENCODER "encoder" T_GIVEN "given" T_IF "if" T_THEN "then" T_SOMETIME "sometime" T_THROUGHOUT "throughout"
%token T_APPRAISED "appraised" T_ONGOING "ongoing" T_ADMITTED "admitted" T_FOUND "found" T_AGREED "agreed"
%token T_STIPULATED "stipulated" T_CLAIMED "claimed" T_DENIED "denied" T_UNKNOWN "unknown" T_JOINED "joined"
%token T_EXPECT "expect" T_NEVER "never" T_BECAUSE "because" T_NOTING "noting" T_TURNING "turning"
%token T_TRIGGERED "triggered" T_DUE "due" T_HONORED "honored" T_LATE "late" T_PART "part" T_TENDER "tender"
%token T_PENDING "pending" T_PERFORMED "performed" T_AVAILABLE "available" T_USED "used"

%type <op> clause_word owed_word prep sort_word quantifier count reading_ref_kind section_word voice_word verdict standing_word
%type <num> range_end days_number share
%type <node> presumption presumed prefer winner loser
%type <list> presume_clauses
%type <node> item use source scale event relation judgment state place group organ treaty case
%type <node> name string title period clause article_ref sort signed reading profile parameter article duty term
%type <node> section cond within formula junction unary atom pattern operand operand_beyond call call_args qualifier
%type <node> case_item fact lasting voice expect expect_scope item_named because_item noting_item
%type <list> names cites cited source_options levels kinds roles sorts places_of state_options treaty_items treaty_item
%type <list> params readings reading_clauses picks article_items sections conds excluded qualifiers operands case_items
%type <list> patterns voices fact_quals expect_scopes expect_what expect_tail because_items noting_items turning formulas
%type <list> left_out conjuncts disjuncts opt_cites opt_end levels_more
%type <text> label
%type <node> level

/* After `other than` a comma goes on with those left out. */
%precedence LIST_ENDS
%precedence ','

%start start
%%

start
  : item                        { DONE($1); }
  | YYEOF                       { DONE(0); }
  | START_FORMULA formula YYEOF { DONE($2); }
  ;

item: use | presumption | source | scale | event | relation | judgment | state | place | group | organ | treaty | case;

/* ---- small pieces ------------------------------------------------------------------------ */
name:   T_NAME                  { $$ = MK(N_NAME, @1, $1, 0); };
names:  T_NAME                  { $$ = ONE(MK(N_NAME, @1, $1, 0)); }
     |  names ',' T_NAME        { $$ = ADD($1, MK(N_NAME, @3, $3, 0)); };
string: T_STRING                { $$ = MK(N_STR, @1, $1, 0); };
title:  string;
cites:  '[' cited ']'           { $$ = $2; };
cited:  T_NAME                  { $$ = ONE(MK(N_CITE, @$, $1, 0)); }
     |  T_NAME T_NAME           { $$ = ONE(num(p, MK(N_CITE, @$, $1, 0), (int32_t)$2)); }
     |  cited ',' T_NAME        { $$ = ADD($1, MK(N_CITE, @3, $3, 0)); }
     |  cited ',' T_NAME T_NAME { $$ = ADD($1, num(p, MK(N_CITE, span_join(@3, @4), $3, 0), (int32_t)$4)); };
opt_cites: %empty               { $$ = NIL; }
     |  cites;
prep: T_BY { $$ = ROLE_BY; } | T_ON { $$ = ROLE_ON; } | T_TO { $$ = ROLE_TO; } | T_AT { $$ = ROLE_AT; }
    | T_FOR { $$ = ROLE_FOR; } | T_AGAINST { $$ = ROLE_AGAINST; } | T_FROM { $$ = ROLE_FROM; }
    | T_UNDER { $$ = ROLE_UNDER; } | T_OF { $$ = ROLE_OF; };
sort_word: T_STATE { $$ = SW_STATE; } | T_GROUP { $$ = SW_GROUP; } | T_ORGAN { $$ = SW_ORGAN; } | T_PLACE { $$ = SW_PLACE; }
    | T_PARTY { $$ = SW_PARTY; } | T_ARTICLE { $$ = SW_ARTICLE; } | T_TREATY { $$ = SW_TREATY; };
sort: sort_word                 { $$ = op(p, MK(N_SORT, @1, 0, 0), $1); }
    | T_NAME                    { $$ = op(p, MK(N_SORT, @1, $1, 0), SW_NAMED); };
sorts: sort                     { $$ = ONE($1); }
    |  sorts '|' sort           { $$ = ADD($1, $3); };
days_number: T_NUMBER T_DAYS    { $$ = $1; };
range_end: T_DATE | T_ONGOING   { $$ = DAY_MAX; };

/* ---- vocabulary ---------------------------------------------------------------------------- */
use: T_USE T_STRING             { $$ = MK(N_USE, @$, $2, 0); };

source: T_SOURCE T_NAME title source_options { $$ = MK(N_SOURCE, @2, $2, JOIN(ONE($3), $4).first); };
source_options: %empty          { $$ = NIL; }
  | source_options T_DATED T_DATE  { $$ = ADD($1, num(p, MK(N_DATED, @3, 0, 0), $3)); }
  | source_options T_URL T_STRING  { $$ = ADD($1, MK(N_URL, @3, $3, 0)); }
  | source_options T_SIDE T_NAME   { $$ = ADD($1, MK(N_SIDE, @3, $3, 0)); }
  | source_options T_UNVERIFIED    { $$ = ADD($1, MK(N_UNVERIFIED, @2, 0, 0)); };

scale: T_SCALE T_NAME '{' levels '}' { $$ = MK(N_SCALE, @2, $2, $4.first); };
level: T_NAME                   { $$ = MK(N_LEVEL, @1, $1, 0); }
     | T_NAME string            { $$ = MK(N_LEVEL, @1, $1, $2); };
levels: level levels_more       { $$ = JOIN(ONE($1), $2); };
levels_more: %empty             { $$ = NIL; }
     | levels_more '<' level    { $$ = ADD($1, $3); };

event: T_EVENT kinds '{' roles '}' { $$ = MK(N_EVENT, @2, 0, JOIN($2, $4).first); };
kinds: names;
roles: %empty                   { $$ = NIL; }
     | roles prep sorts         { $$ = ADD($1, op(p, MK(N_ROLEDECL, @2, 0, $3.first), $2)); }
     | roles T_WITH T_NAME name { $$ = ADD($1, MK(N_ATTRDECL, @3, $3, $4)); };

relation: T_RELATION T_NAME '(' places_of ')'        { $$ = MK(N_RELATION, @2, $2, $4.first); }
        | T_RELATION T_NAME '(' places_of ')' string { $$ = MK(N_RELATION, @2, $2, ADD($4, $6).first); };
judgment: T_JUDGMENT T_NAME '(' places_of ')'        { $$ = MK(N_JUDGMENT, @2, $2, $4.first); }
        | T_JUDGMENT T_NAME '(' places_of ')' string { $$ = MK(N_JUDGMENT, @2, $2, ADD($4, $6).first); };
places_of: sorts                { $$ = ONE(MK(N_PLACEDECL, @1, 0, $1.first)); }
  | T_ONE sorts                 { $$ = ONE(flag(p, MK(N_PLACEDECL, @$, 0, $2.first), 1)); }
  | places_of ',' sorts         { $$ = ADD($1, MK(N_PLACEDECL, @3, 0, $3.first)); }
  | places_of ',' T_ONE sorts   { $$ = ADD($1, flag(p, MK(N_PLACEDECL, @4, 0, $4.first), 1)); };

state: T_STATE T_NAME title state_options { $$ = MK(N_STATE, @2, $2, JOIN(ONE($3), $4).first); };
state_options: %empty           { $$ = NIL; }
  | state_options T_ALSO T_STRING { $$ = ADD($1, MK(N_ALSO, @3, $3, 0)); }
  | state_options T_ALSO T_STRING period { $$ = ADD($1, MK(N_ALSO, @3, $3, $4)); }
  | state_options T_ISO T_NAME { $$ = ADD($1, num2(p, num(p, MK(N_ISO, @3, $3, 0), DAY_MIN), DAY_MAX)); }
  | state_options T_ISO T_NAME period
        { node *d = &p->tree->node.at[$4]; int32_t lo = d->num, hi = d->num2;
          $$ = ADD($1, num2(p, num(p, MK(N_ISO, @3, $3, 0), lo), hi)); }
  | state_options T_COW T_NUMBER { $$ = ADD($1, num(p, MK(N_COW, @3, 0, 0), $3)); }
  | state_options T_COW T_NUMBER period { $$ = ADD($1, num(p, MK(N_COW, @3, 0, $4), $3)); }
  | state_options T_FROM T_DATE  { $$ = ADD($1, num(p, MK(N_FROM, @3, 0, 0), $3)); }
  | state_options T_UNTIL T_DATE { $$ = ADD($1, num(p, MK(N_UNTIL, @3, 0, 0), $3)); };
period: '(' T_DATE T_DOTS range_end ')' { $$ = num2(p, num(p, MK(N_BETWEEN, @$, 0, 0), $2), $4); };

/* A rule of law that answers a question until the contrary is established. */
presumption: T_PRESUME T_NAME '(' params ')' title '{' presume_clauses '}'
        { $$ = MK(N_PRESUME, @2, $2, JOIN(ADD($4, $6), $8).first); };
presumed: call                  { $$ = MK(N_MEANS, @1, 0, $1); }
  | T_NOT call                  { $$ = flag(p, MK(N_MEANS, @$, 0, $2), 1); };
presume_clauses: %empty         { $$ = NIL; }
  | presume_clauses T_THAT presumed    { $$ = ADD($1, $3); }
  | presume_clauses T_WHERE formula    { $$ = ADD($1, MK(N_WHERE, @2, 0, $3)); }
  | presume_clauses T_UNLESS formula   { $$ = ADD($1, MK(N_UNLESS, @2, 0, $3)); }
  | presume_clauses T_BURDEN T_ON operand { $$ = ADD($1, MK(N_BURDEN, @4, 0, $4)); }
  | presume_clauses T_BASIS T_NAME     { $$ = ADD($1, MK(N_BASIS, @3, $3, 0)); }
  | presume_clauses T_AUTHORITY T_STRING opt_cites { $$ = ADD($1, MK(N_AUTHORITY, @3, $3, $4.first)); }
  | presume_clauses T_OBJECTION T_STRING { $$ = ADD($1, MK(N_OBJECTION, @3, $3, 0)); }
  | presume_clauses T_NOTE T_STRING    { $$ = ADD($1, MK(N_NOTE, @3, $3, 0)); };

place: T_PLACE T_NAME title             { $$ = MK(N_PLACE, @2, $2, $3); }
     | T_PLACE T_NAME title T_IN T_NAME { $$ = MK(N_PLACE, @2, $2, JOIN(ONE($3), ONE(MK(N_IN, @5, $5, 0))).first); };
group: T_GROUP T_NAME title             { $$ = MK(N_GROUP, @2, $2, $3); };
organ: T_ORGAN T_NAME title             { $$ = MK(N_ORGAN, @2, $2, $3); }
     | T_ORGAN T_NAME title T_OF T_NAME { $$ = MK(N_ORGAN, @2, $2, JOIN(ONE($3), ONE(MK(N_OF, @5, $5, 0))).first); };

/* ---- treaty ---------------------------------------------------------------------------------- */
treaty: T_TREATY T_NAME title '{' treaty_items '}' { $$ = MK(N_TREATY, @2, $2, JOIN(ONE($3), $5).first); };
treaty_items: %empty            { $$ = NIL; }
  | treaty_items treaty_item    { $$ = JOIN($1, $2); };
treaty_item
  : signed                      { $$ = ONE($1); }
  | T_REGISTERED T_STRING       { $$ = ONE(MK(N_REGISTERED, @2, $2, 0)); }
  | T_AUTHENTIC T_IN names      { $$ = ONE(MK(N_AUTHENTIC, @$, 0, $3.first)); }
  | T_ENCODED T_BY T_STRING T_ON T_DATE { $$ = ONE(num(p, MK(N_ENCODED, @$, $3, 0), $5)); }
  | organ                       { $$ = ONE($1); }
  | source                      { $$ = ONE($1); }
  | T_PARTY names T_FROM T_DATE opt_cites
        { $$ = ONE(MK(N_PARTY, @$, 0, JOIN(ADD($2, num(p, MK(N_FROM, @4, 0, 0), $4)), $5).first)); }
  | T_PARTY names T_FROM T_DATE T_UNTIL T_DATE opt_cites
        { node_list l = ADD(ADD($2, num(p, MK(N_FROM, @4, 0, 0), $4)), num(p, MK(N_UNTIL, @6, 0, 0), $6));
          $$ = ONE(MK(N_PARTY, @$, 0, JOIN(l, $7).first)); }
  | T_PARTY names T_FROM T_DATE T_UNTIL T_DATE T_BY T_NAME opt_cites
        { node_list l = ADD(ADD($2, num(p, MK(N_FROM, @4, 0, 0), $4)), num(p, MK(N_UNTIL, @6, 0, 0), $6));
          $$ = ONE(MK(N_PARTY, @$, 0, JOIN(ADD(l, MK(N_GROUND, @8, $8, 0)), $9).first)); }
  | T_SUSPENDED T_BETWEEN T_NAME ',' T_NAME T_FROM T_DATE opt_end opt_cites
        { node_list two = ADD(ONE(MK(N_NAME, @3, $3, 0)), MK(N_NAME, @5, $5, 0));
          $$ = ONE(MK(N_SUSPENDED, @$, 0, JOIN(JOIN(ADD(two, num(p, MK(N_FROM, @7, 0, 0), $7)), $8), $9).first)); }
  | T_VERSION T_NAME T_FROM T_DATE opt_cites
        { $$ = ONE(num(p, MK(N_VERSION, @2, $2, $5.first), $4)); }
  | T_VERSION T_NAME T_FROM T_DATE string opt_cites
        { $$ = ONE(num(p, MK(N_VERSION, @2, $2, JOIN(ONE($5), $6).first), $4)); }
  | T_VERSION T_NAME T_FROM T_DATE T_FOR names opt_cites
        { $$ = ONE(num(p, MK(N_VERSION, @2, $2, JOIN(ONE(MK(N_FOR, @6, 0, $6.first)), $7).first), $4)); }
  | T_VERSION T_NAME T_FROM T_DATE T_FOR names string opt_cites
        { $$ = ONE(num(p, MK(N_VERSION, @2, $2, JOIN(ADD(ONE(MK(N_FOR, @6, 0, $6.first)), $7), $8).first), $4)); }
  | term                        { $$ = ONE($1); }
  | profile                     { $$ = ONE($1); }
  | parameter                   { $$ = ONE($1); }
  | article                     { $$ = ONE($1); }
  /* Facts of every case under the treaty. */
  | T_THROUGHOUT ':' lasting    { $$ = ONE(num2(p, num(p, op(p, $3, WHEN_THROUGHOUT), DAY_MIN), DAY_MAX)); }
  | T_DATE T_DOTS range_end ':' lasting { $$ = ONE(num2(p, num(p, op(p, $5, WHEN_DAYS), $1), $3)); };
lasting: call voices            { $$ = MK(N_FACT, @$, 0, JOIN(ONE($1), $2).first); }
  | T_NO call voices            { $$ = flag(p, MK(N_FACT, @$, 0, JOIN(ONE($2), $3).first), 1); };
opt_end: %empty                 { $$ = NIL; }
  | T_UNTIL T_DATE              { $$ = ONE(num(p, MK(N_UNTIL, @2, 0, 0), $2)); }
  | T_BY T_NAME                 { $$ = ONE(MK(N_GROUND, @2, $2, 0)); }
  | T_UNTIL T_DATE T_BY T_NAME  { $$ = ADD(ONE(num(p, MK(N_UNTIL, @2, 0, 0), $2)), MK(N_GROUND, @4, $4, 0)); };
signed
  : T_SIGNED T_DATE T_BY names  { $$ = num(p, MK(N_SIGNED, @$, 0, $4.first), $2); }
  | T_SIGNED T_DATE T_AT T_NAME T_BY names { $$ = num(p, MK(N_SIGNED, @$, $4, $6.first), $2); };

term: T_TERM T_NAME '(' params ')' title '{' readings '}' { $$ = MK(N_TERM, @2, $2, JOIN(ADD($4, $6), $8).first); }
    | T_TERM T_NAME '(' params ')' title T_MEANS formula
        { $$ = MK(N_TERM, @2, $2, ADD(ADD($4, $6), MK(N_MEANS, @8, 0, $8)).first); }
    | T_TERM T_NAME '(' params ')' T_MEANS formula
        { $$ = MK(N_TERM, @2, $2, ADD($4, MK(N_MEANS, @7, 0, $7)).first); };
params: T_NAME ':' sort         { $$ = ONE(MK(N_PARAM, @1, $1, $3)); }
      | params ',' T_NAME ':' sort { $$ = ADD($1, MK(N_PARAM, @3, $3, $5)); };
readings: reading               { $$ = ONE($1); }
      | readings reading        { $$ = ADD($1, $2); };
reading: T_READING T_NAME reading_clauses T_MEANS formula
        { $$ = MK(N_READING, @2, $2, ADD($3, MK(N_MEANS, @5, 0, $5)).first); };
reading_clauses: %empty         { $$ = NIL; }
  | reading_clauses string              { $$ = ADD($1, $2); }
  | reading_clauses T_BASIS T_NAME      { $$ = ADD($1, MK(N_BASIS, @3, $3, 0)); }
  | reading_clauses T_AUTHORITY T_STRING opt_cites { $$ = ADD($1, MK(N_AUTHORITY, @3, $3, $4.first)); }
  | reading_clauses T_HELD T_BY T_NAME T_ON T_DATE opt_cites
        { $$ = ADD($1, num(p, MK(N_HELD, @4, $4, $7.first), $6)); }
  | reading_clauses T_HELD T_BY T_NAME T_ON T_DATE T_OF T_NAME opt_cites
        { $$ = ADD($1, num(p, MK(N_HELD, @4, $4, JOIN(ONE(MK(N_OF, @8, $8, 0)), $9).first), $6)); }
  | reading_clauses T_OBJECTION T_STRING { $$ = ADD($1, MK(N_OBJECTION, @3, $3, 0)); }
  | reading_clauses reading_ref_kind T_NAME '.' name { $$ = ADD($1, MK($2 ? N_EXCLUDES : N_REQUIRES, @3, $3, $5)); }
  | reading_clauses T_SETS T_ASIDE T_STRING { $$ = ADD($1, MK(N_SETS_ASIDE, @4, $4, 0)); }
  | reading_clauses T_NOTE T_STRING     { $$ = ADD($1, MK(N_NOTE, @3, $3, 0)); };
reading_ref_kind: T_REQUIRES { $$ = 0; } | T_EXCLUDES { $$ = 1; };

profile: T_PROFILE T_NAME '{' picks '}'        { $$ = MK(N_PROFILE, @2, $2, $4.first); }
       | T_PROFILE T_NAME string '{' picks '}' { $$ = MK(N_PROFILE, @2, $2, JOIN(ONE($3), $5).first); };
picks: %empty                   { $$ = NIL; }
     | picks T_NAME T_AS name   { $$ = ADD($1, MK(N_PICK, @2, $2, $4)); };
parameter: T_PARAMETER T_NAME T_IS days_number string
        { $$ = num(p, MK(N_PARAMETER, @2, $2, $5), $4); }
  | T_PARAMETER T_NAME T_IS days_number T_BETWEEN T_NUMBER T_AND T_NUMBER T_DAYS string
        { node_id b = num2(p, num(p, MK(N_BETWEEN, @6, 0, 0), $6), $8);
          $$ = num(p, MK(N_PARAMETER, @2, $2, ADD(ONE(b), $10).first), $4); };

article: T_ARTICLE T_NUMBER article_items '}'       { $$ = num(p, MK(N_ARTICLE, @2, 0, $3.first), $2); }
       | T_ARTICLE T_NUMBER T_BIS article_items '}' { $$ = flag(p, num(p, MK(N_ARTICLE, @2, 0, $4.first), $2), 1); };
article_items
  : '{'                         { $$ = NIL; }
  | string '{'                  { $$ = ONE($1); }
  | T_VERSION T_NAME '{'        { $$ = ONE(MK(N_INVERSION, @2, $2, 0)); }
  | T_VERSION T_NAME string '{' { $$ = ADD(ONE(MK(N_INVERSION, @2, $2, 0)), $3); }
  | article_items T_TEXT T_STRING opt_cites { $$ = ADD($1, MK(N_TEXT, @3, $3, $4.first)); }
  | article_items prefer        { $$ = ADD($1, $2); }
  | article_items duty          { $$ = ADD($1, $2); };

/* A rank between clauses or whole treaties, in the article that lays it down. */
prefer: T_PREFER winner T_OVER loser T_STRING
        { $$ = MK(N_PREFER, @5, $5, JOIN(ONE($2), ONE($4)).first); }
  | T_PREFER winner T_OVER loser T_IMPLIED T_STRING
        { $$ = flag(p, MK(N_PREFER, @6, $6, JOIN(ONE($2), ONE($4)).first), 1); };
winner: T_NAME                  { $$ = op(p, MK(N_RANKED, @1, $1, 0), RANKED_TREATY); }
  | clause                      { $$ = op(p, MK(N_RANKED, @1, 0, $1), RANKED_CLAUSE); }
  | T_LATER T_TREATY            { $$ = op(p, MK(N_RANKED, @$, 0, 0), RANKED_LATER); };
loser: T_NAME                   { $$ = op(p, MK(N_RANKED, @1, $1, 0), RANKED_TREATY); }
  | clause                      { $$ = op(p, MK(N_RANKED, @1, 0, $1), RANKED_CLAUSE); }
  | T_ANY T_TREATY              { $$ = op(p, MK(N_RANKED, @$, 0, 0), RANKED_ANY); };

duty: clause_word T_NAME '{' sections '}' { $$ = op(p, MK(N_DUTY, @2, $2, $4.first), $1); };
clause_word: T_DUTY { $$ = CLAUSE_DUTY; } | T_RIGHT { $$ = CLAUSE_RIGHT; } | T_POWER { $$ = CLAUSE_POWER; };
sections: %empty                { $$ = NIL; }
  | sections section            { $$ = ADD($1, $2); };
section_word: T_WHERE { $$ = N_WHERE; } | T_WHEN { $$ = N_WHEN; } | T_PROVIDED { $$ = N_PROVIDED; }
  | T_PARTLY { $$ = N_PARTLY; } | T_TENDERED { $$ = N_TENDERED; } | T_REFUSED { $$ = N_REFUSED; } | T_UNLESS { $$ = N_UNLESS; }
  | T_SHALL { $$ = N_SHALL; } | T_MAY { $$ = N_MAY; } | T_UNTIL { $$ = N_ENDS; };
owed_word: T_OWED { $$ = 0; } | T_HELD { $$ = 1; };
section
  : T_ARISES T_FOR T_EACH pattern { $$ = MK(N_ARISES, @4, 0, $4); }
  | T_ARISES T_FOR T_EACH pattern ',' T_PARTY name { $$ = MK(N_ARISES, @4, 0, JOIN(ONE($4), ONE($7)).first); }
  | section_word conds            { $$ = MK((node_kind)$1, @1, 0, $2.first); }
  | T_SHALL T_NOT conds           { $$ = MK(N_SHALL_NOT, span_join(@1, @2), 0, $3.first); }
  | T_EXCUSED T_BY T_NAME conds   { $$ = MK(N_EXCUSED, @3, $3, $4.first); }
  | T_RELEASED T_BY T_NAME conds  { $$ = MK(N_RELEASED, @3, $3, $4.first); }
  | owed_word T_BY T_EACH T_PARTY T_NAME { $$ = flag(p, op(p, MK(N_OWED_BY, @$, $5, 0), OWED_EACH), $1); }
  | owed_word T_BY T_EACH T_PARTY T_NAME T_OTHER T_THAN excluded { $$ = flag(p, op(p, MK(N_OWED_BY, @$, $5, $8.first), OWED_EACH), $1); }
  | owed_word T_BY T_PARTIES T_TOGETHER { $$ = flag(p, op(p, MK(N_OWED_BY, @$, 0, 0), OWED_TOGETHER), $1); }
  | owed_word T_BY T_NAME         { $$ = flag(p, op(p, MK(N_OWED_BY, @$, $3, 0), OWED_NAMED), $1); }
  | T_OWED T_TO operand           { $$ = MK(N_OWED_TO, @$, 0, $3); }
  | T_WITHIN within               { $$ = $2; }
  | T_SUBJECT T_TO clause         { $$ = MK(N_SUBJECT, @3, 0, $3); }
  | T_NOTWITHSTANDING clause      { $$ = MK(N_NOTWITHSTANDING, @2, 0, $2); }
  | T_WITHOUT T_PREJUDICE T_TO clause { $$ = MK(N_NO_PREJUDICE, @4, 0, $4); };
excluded: operand               { $$ = ONE($1); }
  | excluded ',' operand        { $$ = ADD($1, $3); };
within
  : T_STRING days_number T_OF operand { $$ = op(p, num(p, MK(N_WITHIN, @$, $1, $4), $2), WITHIN_DAYS); }
  | T_STRING name T_OF operand  { $$ = op(p, MK(N_WITHIN, @$, $1, JOIN(ONE($2), ONE($4)).first), WITHIN_PARAM); }
  | T_STRING T_NO T_LATER T_THAN T_DATE { $$ = op(p, num(p, MK(N_WITHIN, @$, $1, 0), $5), WITHIN_DATE); }
  | T_IMPLIED T_STRING days_number T_OF operand { $$ = flag(p, op(p, num(p, MK(N_WITHIN, @$, $2, $5), $3), WITHIN_DAYS), 1); }
  | T_IMPLIED T_STRING name T_OF operand
        { $$ = flag(p, op(p, MK(N_WITHIN, @$, $2, JOIN(ONE($3), ONE($5)).first), WITHIN_PARAM), 1); }
  | T_IMPLIED T_STRING T_NO T_LATER T_THAN T_DATE
        { $$ = flag(p, op(p, num(p, MK(N_WITHIN, @$, $2, 0), $6), WITHIN_DATE), 1); };
conds: cond                     { $$ = ONE($1); }
  | conds cond                  { $$ = ADD($1, $2); };
cond: T_STRING formula          { $$ = MK(N_COND, @$, $1, $2); }
  | T_IMPLIED T_STRING formula  { $$ = flag(p, MK(N_COND, @$, $2, $3), 1); };
article_ref: T_NAME '.' T_NUMBER { $$ = num(p, MK(N_ARTICLE_REF, @$, $1, 0), $3); }
  | T_NAME '.' T_NUMBER T_BIS   { $$ = flag(p, num(p, MK(N_ARTICLE_REF, @$, $1, 0), $3), 1); };
clause: article_ref             { $$ = $1; p->tree->node.at[$$].kind = N_CLAUSE; }
  | article_ref '.' T_NAME      { $$ = num2(p, $1, (int32_t)$3); p->tree->node.at[$$].kind = N_CLAUSE; p->tree->node.at[$$].at = @$; };

/* ---- formulas ---------------------------------------------------------------------------------- */
formula: junction | unary;
junction: conjuncts             { $$ = MK(N_AND, @1, 0, $1.first); }
  | disjuncts                   { $$ = MK(N_OR, @1, 0, $1.first); };
conjuncts: unary T_AND unary    { $$ = ADD(ONE($1), $3); }
  | conjuncts T_AND unary       { $$ = ADD($1, $3); };
disjuncts: unary T_OR unary     { $$ = ADD(ONE($1), $3); }
  | disjuncts T_OR unary        { $$ = ADD($1, $3); };
unary: atom
  | T_NOT unary                 { $$ = MK(N_NOT, @$, 0, $2); }
  | '(' formula ')'             { $$ = $2; };
atom: T_TRUE                    { $$ = MK(N_TRUE, @1, 0, 0); }
  | T_FALSE                     { $$ = MK(N_FALSE, @1, 0, 0); }
  | call
  | quantifier pattern          { $$ = op(p, MK(N_MATCH, @2, 0, $2), $1); }
  | pattern                     { $$ = op(p, MK(N_MATCH, @1, 0, $1), Q_SOME); }
  | operand T_LEAVES            { $$ = MK(N_LEAVES, @$, 0, $1); }
  | operand T_IN T_NAME         { $$ = MK(N_LIES_IN, @$, $3, $1); }
  | operand T_JOINED T_BY operand { $$ = op(p, MK(N_JOINS, @$, 0, JOIN(ONE($1), ONE($4)).first), JOINED_ONE); }
  | operand T_JOINED T_BY T_EACH T_PARTY left_out
        { $$ = op(p, MK(N_JOINS, @$, 0, JOIN(ONE($1), $6).first), JOINED_EACH); }
  | operand T_JOINED T_BY T_AT T_LEAST share T_OF T_PARTIES left_out
        { $$ = num(p, op(p, MK(N_JOINS, @$, 0, JOIN(ONE($1), $9).first), JOINED_AT_LEAST), $6); }
  | operand T_JOINED T_BY T_MORE T_THAN share T_OF T_PARTIES left_out
        { $$ = num(p, op(p, MK(N_JOINS, @$, 0, JOIN(ONE($1), $9).first), JOINED_MORE_THAN), $6); }
  | operand T_IS operand        { $$ = op(p, MK(N_IS, @$, 0, JOIN(ONE($1), ONE($3)).first), IS_EQUAL); }
  | operand T_IS T_NOT operand  { $$ = flag(p, op(p, MK(N_IS, @$, 0, JOIN(ONE($1), ONE($4)).first), IS_EQUAL), 1); }
  | operand T_IS sort_word
        { node_id s = op(p, MK(N_SORT, @3, 0, 0), $3); $$ = op(p, MK(N_IS, @$, 0, JOIN(ONE($1), ONE(s)).first), IS_SORT); }
  | operand T_IS T_NOT sort_word
        { node_id s = op(p, MK(N_SORT, @4, 0, 0), $4); $$ = flag(p, op(p, MK(N_IS, @$, 0, JOIN(ONE($1), ONE(s)).first), IS_SORT), 1); }
  | operand T_IS T_AT T_LEAST operand { $$ = op(p, MK(N_IS, @$, 0, JOIN(ONE($1), ONE($5)).first), IS_AT_LEAST); }
  | operand T_IS T_AT T_MOST operand  { $$ = op(p, MK(N_IS, @$, 0, JOIN(ONE($1), ONE($5)).first), IS_AT_MOST); }
  | operand T_IS T_NOT T_AT T_LEAST operand { $$ = flag(p, op(p, MK(N_IS, @$, 0, JOIN(ONE($1), ONE($6)).first), IS_AT_LEAST), 1); }
  | operand T_IS T_NOT T_AT T_MOST operand  { $$ = flag(p, op(p, MK(N_IS, @$, 0, JOIN(ONE($1), ONE($6)).first), IS_AT_MOST), 1); };
share: T_NUMBER '/' T_NUMBER   { $$ = $1 < 1 || $3 > 0xFFFF || $1 > $3 ? 0 : $1 << 16 | $3; };
left_out: %empty                { $$ = NIL; }
  | T_OTHER T_THAN operands %prec LIST_ENDS { $$ = $3; };
quantifier: T_SOME { $$ = Q_SOME; } | T_FIRST { $$ = Q_FIRST; } | T_EVERY { $$ = Q_EVERY; } | T_NO { $$ = Q_NO; };
call: T_NAME '(' call_args ')'  { $$ = MK(N_CALL, @$, $1, $3); };
call_args: operands             { $$ = $1.first; };
operands: operand               { $$ = ONE($1); }
  | operands ',' operand        { $$ = ADD($1, $3); };
operand: T_NAME                 { $$ = MK(N_NAME, @1, $1, 0); }
  | operand_beyond;
operand_beyond                  /* all but a name by itself */
  : T_NAME '.' prep             { $$ = op(p, MK(N_PATH, @$, $1, 0), $3 + 1); }
  | T_NAME '.' T_NAME           { $$ = num(p, MK(N_PATH, @$, $1, 0), (int32_t)$3); }
  | article_ref
  | T_ANY sort_word             { node_id s = op(p, MK(N_SORT, @2, 0, 0), $2); $$ = MK(N_ANY, @$, 0, s); }
  | T_NONE                      { $$ = MK(N_NOBODY, @1, 0, 0); };
pattern: T_NAME label qualifiers
        { $$ = labelled(p, MK(N_PATTERN, @$, $1, $3.first), $2, @2); };
label: %empty                   { $$ = 0; }
  | T_NAME;
qualifiers: %empty              { $$ = NIL; }
  | qualifiers qualifier        { $$ = ADD($1, $2); };
qualifier
  : prep operand                { $$ = op(p, MK(N_ROLE, @$, 0, $2), $1); }
  | T_WITH T_NAME operand       { $$ = op(p, MK(N_WITH, @$, $2, $3), IS_EQUAL); }
  | T_WITH T_NAME T_AT T_LEAST operand { $$ = op(p, MK(N_WITH, @$, $2, $5), IS_AT_LEAST); }
  | T_WITH T_NAME T_AT T_MOST operand  { $$ = op(p, MK(N_WITH, @$, $2, $5), IS_AT_MOST); }
  | T_AFTER T_DATE              { $$ = num2(p, num(p, MK(N_AFTER, @$, 0, 0), $2), $2); }
  | T_BEFORE T_DATE             { $$ = num2(p, num(p, MK(N_BEFORE, @$, 0, 0), $2), $2); }
  | T_DURING T_DATE T_DOTS T_DATE { $$ = num2(p, num(p, MK(N_DURING, @$, 0, 0), $2), $4); }
  | T_AFTER operand             { $$ = MK(N_AFTER, @$, 0, $2); }
  | T_BEFORE operand            { $$ = MK(N_BEFORE, @$, 0, $2); }
  | T_DURING operand            { $$ = MK(N_DURING, @$, 0, $2); }
  | T_SUCH T_THAT call          { $$ = MK(N_SUCH, @$, 0, $3); }
  | T_SUCH T_THAT '(' formula ')' { $$ = MK(N_SUCH, @$, 0, $4); };

/* ---- case -------------------------------------------------------------------------------------- */
case: T_CASE T_NAME title '{' case_items '}' { $$ = MK(N_CASE, @2, $2, JOIN(ONE($3), $5).first); };
case_items: %empty              { $$ = NIL; }
  | case_items case_item        { $$ = ADD($1, $2); statement_done(p); };
case_item
  : T_ASSESS T_UNDER names      { $$ = MK(N_ASSESS, @$, 0, $3.first); }
  | T_SPAN T_DATE T_DOTS T_DATE { $$ = num2(p, num(p, MK(N_SPAN, @$, 0, 0), $2), $4); }
  | T_ENCODED T_BY T_STRING T_ON T_DATE { $$ = num(p, MK(N_ENCODED, @$, $3, 0), $5); }
  | source | group | place
  | T_MISSING T_SOURCE T_OF T_NAME string { $$ = MK(N_MISSING, @$, $4, $5); }
  | T_RECORD T_COMPLETE T_FOR patterns T_UNTIL T_DATE cites
        { $$ = num(p, MK(N_RECORD, @$, 0, JOIN($4, $7).first), $6); }
  | T_RECORD T_COMPLETE T_FOR patterns T_UNTIL T_DATE T_BY T_ENCODER T_STRING
        { $$ = num(p, MK(N_RECORD, @$, 0, ADD($4, MK(N_ENCODER, @9, $9, 0)).first), $6); }
  | T_GIVEN formula cites       { $$ = MK(N_GIVEN, @$, 0, JOIN(ONE($2), $3).first); }
  | T_GIVEN count T_ONE T_OF '(' formulas ')' cites
        { node_id f = op(p, MK(N_ONE_OF, span_join(@2, @7), 0, $6.first), $2); $$ = MK(N_GIVEN, @$, 0, JOIN(ONE(f), $8).first); }
  | T_GIVEN T_IF formula T_THEN formula cites
        { node_id f = MK(N_IF, span_join(@2, @5), 0, JOIN(ONE($3), ONE($5)).first); $$ = MK(N_GIVEN, @$, 0, JOIN(ONE(f), $6).first); }
  | expect
  /* the chronicle */
  | T_DATE ':' fact             { $$ = num2(p, num(p, op(p, $3, WHEN_DAYS), $1), $1); }
  | T_DATE T_DOTS range_end ':' fact { $$ = num2(p, num(p, op(p, $5, WHEN_DAYS), $1), $3); }
  | T_SOMETIME T_DATE T_DOTS T_DATE ':' fact { $$ = num2(p, num(p, op(p, $6, WHEN_SOMETIME), $2), $4); }
  | T_THROUGHOUT ':' fact       { $$ = num2(p, num(p, op(p, $3, WHEN_THROUGHOUT), DAY_MIN), DAY_MAX); }
  | T_APPRAISED ':' call voices { $$ = op(p, MK(N_FACT, @$, 0, JOIN(ONE($3), $4).first), WHEN_APPRAISED); }
  | T_APPRAISED ':' T_NOT call voices
        { $$ = flag(p, op(p, MK(N_FACT, @$, 0, JOIN(ONE($4), $5).first), WHEN_APPRAISED), 1); };
patterns: pattern               { $$ = ONE($1); }
  | patterns ',' pattern        { $$ = ADD($1, $3); };
count: T_EXACTLY { $$ = COUNT_EXACTLY; } | T_AT T_LEAST { $$ = COUNT_AT_LEAST; } | T_AT T_MOST { $$ = COUNT_AT_MOST; };
formulas: formula               { $$ = ONE($1); }
  | formulas ',' formula        { $$ = ADD($1, $3); };
fact
  : call voices                 { $$ = MK(N_FACT, @$, 0, JOIN(ONE($1), $2).first); }
  | T_NO call voices            { $$ = flag(p, MK(N_FACT, @$, 0, JOIN(ONE($2), $3).first), 1); }
  | T_NAME fact_quals voices
        { node_id e = MK(N_PATTERN, span_join(@1, @2), $1, $2.first); $$ = MK(N_FACT, @$, 0, JOIN(ONE(e), $3).first); }
  | T_NAME T_NAME fact_quals voices
        { node_id e = labelled(p, MK(N_PATTERN, span_join(@1, @3), $1, $3.first), $2, @2); $$ = MK(N_FACT, @$, 0, JOIN(ONE(e), $4).first); }
  | T_NO T_NAME label fact_quals voices
        { node_id e = labelled(p, MK(N_PATTERN, span_join(@2, @4), $2, $4.first), $3, @3);
          $$ = flag(p, MK(N_FACT, @$, 0, JOIN(ONE(e), $5).first), 1); };
/* The bulk of every record: few reductions a word, so that reading it is fast. */
fact_quals: %empty              { $$ = NIL; }
  | fact_quals prep T_NAME      { $$ = ADD($1, op(p, MK(N_ROLE, span_join(@2, @3), 0, MK(N_NAME, @3, $3, 0)), $2)); }
  | fact_quals prep operand_beyond { $$ = ADD($1, op(p, MK(N_ROLE, span_join(@2, @3), 0, $3), $2)); }
  | fact_quals prep operand ',' operands
        { $$ = ADD($1, op(p, MK(N_ROLE, span_join(@2, @5), 0, JOIN(ONE($3), $5).first), $2)); }
  | fact_quals T_WITH T_NAME operand { $$ = ADD($1, op(p, MK(N_WITH, span_join(@2, @4), $3, $4), IS_EQUAL)); }
  | fact_quals T_WITH T_NAME T_AT T_LEAST operand
        { $$ = ADD($1, op(p, MK(N_WITH, span_join(@2, @6), $3, $6), IS_AT_LEAST)); }
  | fact_quals T_WITH T_NAME T_AT T_MOST operand
        { $$ = ADD($1, op(p, MK(N_WITH, span_join(@2, @6), $3, $6), IS_AT_MOST)); };
voices: %empty                  { $$ = NIL; }
  | cites                       { $$ = ONE(op(p, MK(N_VOICE, @$, 0, $1.first), ST_UNDISPUTED)); }
  | voices voice                { $$ = ADD($1, $2); };
voice
  : voice_word names opt_cites  { $$ = op(p, MK(N_VOICE, @$, 0, JOIN($2, $3).first), $1); }
  | standing_word opt_cites     { $$ = op(p, MK(N_VOICE, @$, 0, $2.first), $1); }
  | T_JOINED T_BY names         { $$ = MK(N_JOINED, @$, 0, $3.first); };
voice_word: T_ADMITTED T_BY { $$ = ST_ADMITTED; } | T_FOUND T_BY { $$ = ST_FOUND; }
  | T_CLAIMED T_BY { $$ = ST_CLAIMED; } | T_DENIED T_BY { $$ = ST_DENIED; };
standing_word: T_AGREED { $$ = ST_AGREED; } | T_UNKNOWN { $$ = ST_UNKNOWN; } | T_STIPULATED { $$ = ST_STIPULATED; };

expect
  : T_EXPECT clause expect_scopes ':' expect_what expect_tail
        { $$ = MK(N_EXPECT, @$, 0, JOIN(JOIN(JOIN(ONE($2), $3), $5), $6).first); p->tree->node.at[$$].op = EXPECT_VERDICTS; }
  | T_EXPECT clause '(' name ')' expect_scopes ':' expect_what expect_tail
        { kids(p, $2, ONE($4)); $$ = MK(N_EXPECT, @$, 0, JOIN(JOIN(JOIN(ONE($2), $6), $8), $9).first);
          p->tree->node.at[$$].op = EXPECT_VERDICTS; }
  | T_EXPECT clause expect_scopes ':' T_VERSION name
        { $$ = op(p, MK(N_EXPECT, @$, 0, ADD(JOIN(ONE($2), $3), $6).first), EXPECT_VERSION); }
  | T_EXPECT clause '(' name ')' expect_scopes ':' T_VERSION name
        { kids(p, $2, ONE($4)); $$ = op(p, MK(N_EXPECT, @$, 0, ADD(JOIN(ONE($2), $6), $9).first), EXPECT_VERSION); }
  | T_EXPECT T_THAT formula     { $$ = op(p, MK(N_EXPECT, @$, 0, $3), EXPECT_THAT); };
expect_scopes: %empty           { $$ = NIL; }
  | expect_scopes expect_scope  { $$ = ADD($1, $2); };
expect_scope
  : T_FOR T_NAME                { $$ = op(p, MK(N_EXPECT_FOR, @2, $2, 0), EFOR_STATE); }
  | T_FOR T_SOME T_PARTY        { $$ = op(p, MK(N_EXPECT_FOR, @$, 0, 0), EFOR_SOME_PARTY); }
  | T_FOR T_PARTIES             { $$ = op(p, MK(N_EXPECT_FOR, @$, 0, 0), EFOR_PARTIES); }
  | T_TO T_NAME                 { $$ = MK(N_EXPECT_TO, @2, $2, 0); }
  | T_UNDER T_NAME              { $$ = MK(N_EXPECT_UNDER, @2, $2, 0); }
  | T_UNDER T_EVERY T_PROFILE   { $$ = MK(N_EXPECT_UNDER, @$, 0, 0); }
  | T_UNDER T_POLICY T_BURDEN     { $$ = op(p, MK(N_EXPECT_POLICY, @$, 0, 0), EPOLICY_BURDEN); }
  | T_UNDER T_POLICY T_FOUND_ONLY { $$ = op(p, MK(N_EXPECT_POLICY, @$, 0, 0), EPOLICY_FOUND_ONLY); }
  | T_UNDER T_POLICY T_CASE_OF ':' T_NAME { $$ = op(p, MK(N_EXPECT_POLICY, @5, $5, 0), EPOLICY_CASE_OF); }
  | T_WITH T_NAME days_number   { $$ = num(p, MK(N_EXPECT_WITH, @2, $2, 0), $3); };
expect_what
  : verdict                     { $$ = ONE(op(p, MK(N_VERDICT, @1, 0, 0), $1)); }
  | T_NEVER verdict             { $$ = ONE(flag(p, op(p, MK(N_VERDICT, @$, 0, 0), $2), 1)); }
  | expect_what T_OR verdict    { $$ = ADD($1, op(p, MK(N_VERDICT, @3, 0, 0), $3)); };
verdict: T_NO T_DUTY { $$ = V_NO_DUTY; } | T_NOT T_TRIGGERED { $$ = V_NOT_TRIGGERED; } | T_NOT T_DUE { $$ = V_NOT_DUE; }
  | T_HONORED { $$ = V_HONORED; } | T_TENDER T_REFUSED { $$ = V_TENDER_REFUSED; } | T_HONORED T_LATE { $$ = V_HONORED_LATE; }
  | T_PENDING { $$ = V_PENDING; } | T_HONORED T_IN T_PART { $$ = V_HONORED_IN_PART; } | T_NOT T_HONORED { $$ = V_NOT_HONORED; }
  | T_NOT T_AVAILABLE { $$ = V_NOT_AVAILABLE; } | T_AVAILABLE { $$ = V_AVAILABLE; } | T_USED { $$ = V_USED; };
expect_tail: %empty             { $$ = NIL; }
  | expect_tail T_BECAUSE because_items { $$ = ADD($1, MK(N_BECAUSE, @2, 0, $3.first)); }
  | expect_tail T_NOTING noting_items   { $$ = ADD($1, MK(N_NOTING, @2, 0, $3.first)); }
  | expect_tail T_TURNING T_ON turning  { $$ = ADD($1, MK(N_TURNING, span_join(@2, @3), 0, $4.first)); };
because_items: because_item     { $$ = ONE($1); }
  | because_items ',' because_item { $$ = ADD($1, $3); };
because_item: item_named;
item_named: name | call | string;
noting_items: noting_item       { $$ = ONE($1); }
  | noting_items ',' noting_item { $$ = ADD($1, $3); };
noting_item: string
  | T_EXCUSED                   { $$ = op(p, MK(N_VERDICT, @1, 0, 0), V_EXCUSED); }
  | T_RELEASED                  { $$ = op(p, MK(N_VERDICT, @1, 0, 0), V_RELEASED); }
  | T_PERFORMED T_WITHOUT T_DUTY { $$ = op(p, MK(N_VERDICT, @$, 0, 0), V_WITHOUT_DUTY); };
turning: because_items;
%%

static void casus_yyerror(const span *at, struct parser *p, const char *msg)
{
    (void)msg; /* only bison's own stack limit comes this way: the grammar is not that deep */
    diag_add(p->diags, *at, L_DEPTH, "this statement nests more than %u levels", LIM_DEPTH);
}

/* Whether the word could stand here. The tables of some states are shared by several places of the
 * language, so what they list is tried out: reductions without the tree, until the word is shifted.
 * (Bison's own lookahead correction would do the same for every word of a correct file, too.) */
static bool could_stand(const yypcontext_t *ctx, int word)
{
    enum { DEEP = 64 };
    yy_state_t above[DEEP]; /* what the reductions push on top of the parser's stack */
    const yy_state_t *below = ctx->yyssp;
    for (int n = 0; n < DEEP;) {
        int state = n ? above[n - 1] : *below, at = yypact[state] + word, rule = yydefact[state];
        if (!yypact_value_is_default(yypact[state]) && at >= 0 && at <= YYLAST && yycheck[at] == word) {
            if (yytable[at] > 0) return true;
            rule = -yytable[at];
        }
        if (rule <= 0 || yytable_value_is_error(-rule)) return false;
        n -= yyr2[rule];
        if (n < 0) below += n, n = 0;
        int left = yyr1[rule] - YYNTOKENS;
        state = n ? above[n - 1] : *below;
        at = yypgoto[left] + state;
        above[n++] = (yy_state_t)(at >= 0 && at <= YYLAST && yycheck[at] == state ? yytable[at] : yydefgoto[left]);
    }
    return false;
}

static int yyreport_syntax_error(const yypcontext_t *ctx, struct parser *p)
{
    enum { SHOWN = 200 };
    yysymbol_kind_t kinds[SHOWN];
    const char *words[SHOWN];
    if (p->rejected) return 0; /* the scanner has told already */
    int listed = yypcontext_expected_tokens(ctx, kinds, SHOWN), n = 0;
    for (int i = 0; i < listed; i++)
        if (could_stand(ctx, kinds[i])) words[n++] = yysymbol_name(kinds[i]);
    syntax_message(p, *yypcontext_location(ctx), yysymbol_name(yypcontext_token(ctx)), words, n);
    return 0;
}
