package org.mortise.bench.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A record with a sub-table: what every evaluator computes from.
 *
 * @param amounts of its rows
 */
record Order(List<BigDecimal> amounts, BigDecimal discount) {

    static final int ROWS = 10;
    private static final int DIFFERENT = 64;
    private static final int MOST_CENTS = 10_000_000;

    Order {
        amounts = List.copyOf(amounts);
    }

    /** Many different ones, so that nobody computes the same twice in a row. */
    static List<Order> some() {
        var random = new Random(20_260_315);
        var orders = new ArrayList<Order>();
        for (var count = 0; count < DIFFERENT; count++) {
            var amounts = new ArrayList<BigDecimal>();
            for (var row = 0; row < ROWS; row++) {
                amounts.add(BigDecimal.valueOf(random.nextInt(MOST_CENTS), 2));
            }
            orders.add(new Order(amounts, BigDecimal.valueOf(50 + random.nextInt(50), 2)));
        }
        return List.copyOf(orders);
    }
}
