package org.mortise.core.formula;

/** What a formula makes of numbers that are blank. */
public enum Blanks {
    /** They count as zero, as in Excel. */
    ZERO,
    /** An operation is blank when one of its numbers is: of {@code + - * / ^ %}, and of functions where they take a single number. */
    SKIP;

    /** As documents write it; {@link #ZERO} for anything else than {@code skip}. */
    public static Blanks of(String name) {
        return name.equals("skip") ? SKIP : ZERO;
    }
}
