package org.mortise.bench.formula;

import java.math.BigDecimal;

/** One way to compute the total of an order. */
interface Evaluator {

    String name();

    /** The total, for the order at a place. */
    BigDecimal total(int order);
}
