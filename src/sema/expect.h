/* Expectations: what a case file says must come out. */
#ifndef CASUS_SEMA_EXPECT_H
#define CASUS_SEMA_EXPECT_H
#include "sema/resolve.h"
void lower_expect(resolver *r, node_id item);
#endif
