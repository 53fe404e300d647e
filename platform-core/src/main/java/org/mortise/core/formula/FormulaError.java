package org.mortise.core.formula;

/** What a formula that went wrong evaluates to: a value that spreads through operators and functions until IFERROR. */
public enum FormulaError {
    /** Division by zero, or an average of nothing. */
    DIV0("#DIV/0"),
    /** A value a function cannot take, such as a text that is no number. */
    VALUE("#VALUE"),
    /** A number or date outside the range the language represents. */
    NUM("#NUM"),
    /** A field that could not be read. */
    REF("#REF"),
    /** More text, list elements or steps than one evaluation may use. */
    LIMIT("#LIMIT");

    private final String code;

    FormulaError(String code) {
        this.code = code;
    }

    /** As shown to people and written in stored results, such as {@code #DIV/0}. */
    public String code() {
        return code;
    }
}
