package org.mortise.core.formula;

/**
 * @param text the canonical symbol, the name as written, the text without quotes, or the inside of the braces
 * @param from first UTF-16 position in the source
 * @param to position after the last one
 */
record Token(Kind kind, String text, int from, int to) {

    enum Kind {
        NUMBER,
        TEXT,
        NAME,
        FIELD,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }
}
