/* Fuzz target: a stream of cases under a small law is read, assessed with reasons and hinges, and
 * written in every format; its expectations are looked at, too. */
#include "target.h"

static const char law_text[] =
    "scale g { low < high }\nevent force { by state on state at place with gravity g }\nevent ask { by state to state under article }\n"
    "event help { by state to state }\nevent offer { by state to state }\nevent refusal { by state of offer }\n"
    "relation title(place, one state)\njudgment fair(force)\nstate A \"a\"\nstate B \"b\"\nstate C \"c\" from 1900-01-01\n"
    "place P \"p\"\nplace Q \"q\" in P\ngroup G \"g\"\nsource s \"S\" dated 1900-01-01 side A\n"
    "treaty T \"t\" {\n  party A, B, C from 1950-01-01 until 2000-01-01 by exit [s]\n  version o from 1950-01-01 \"v\"\n"
    "  term far(f: force) \"How far?\" { reading near objection \"o\" means f.gravity is at least high\n"
    "    reading wide objection \"p\" means not fair(f) or title(f.at, f.on) }\n"
    "  profile n { far as near }\n  profile w { far as wide }\n  parameter speed is 3 days between 1 and 9 days \"w\"\n"
    "  article 4 \"Help\" {\n    text \"a party is struck, others shall help at once at its wish\"\n    duty aid {\n      arises for each force f, party v\n"
    "      where \"a party is struck\" f.on is v\n      when implied \"i\" far(f)\n      provided \"at its wish\" first ask r by v under T.4 after f\n"
    "      owed by each party o other than v, f.by owed to v\n      shall \"help\" help by o to v after r\n"
    "      tendered \"t\" offer d by o to v refused \"r\" refusal by v of d\n      within \"at once\" speed of r released by exit \"x\" o leaves\n"
    "    }\n  }\n  article 1 { text \"no force\" duty refrain { owed by parties together shall not \"no force\" force unless implied \"d\" false } }\n}\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1) return 0;
    fuzz_host h = {.text = {{"law", law_text, sizeof law_text - 1, 65536, 0}, {"cases", (const char *)data + 1, size - 1, data[0] < 8 ? data[0] + 1u : 65536, 0}}, .n = 2};
    casus_result r = CASUS_OK;
    size_t told = 0;
    casus_law *law = fuzz_law(&h, 0, &r, &told);
    if (law) fuzz_cases(law, &told);
    casus_law_free(law);
    return 0;
}
