package org.mortise.core.formula;

import java.util.Set;
import java.util.stream.IntStream;

/** What a formula makes of numbers that are blank. */
public enum Blanks {
    /** They count as zero, as in Excel. */
    ZERO,
    /** An operation is blank when one of its numbers is: of {@code + - * / ^ %}, and of functions where they take a single number. */
    SKIP;

    /** Types of parameters that take one number and nothing else. */
    private static final Set<String> OF_ONE = Set.of("number", Types.QUANTITY);

    /** The places of the arguments that make the result blank when they are: where a function takes one number and nothing else. */
    public int[] deciding(Expr.Call call) {
        if (this == ZERO) {
            return new int[0];
        }
        var signature = Catalogue.named(call.functionName());
        var count = call.args().size();
        return IntStream.range(0, count)
                .filter(index -> OF_ONE.contains(signature.param(index, count).type()))
                .toArray();
    }

    /** As documents write it; {@link #ZERO} for anything else than {@code skip}. */
    public static Blanks of(String name) {
        return name.equals("skip") ? SKIP : ZERO;
    }
}
