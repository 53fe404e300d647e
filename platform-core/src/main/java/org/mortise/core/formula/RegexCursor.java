package org.mortise.core.formula;

/** A place in a pattern that is being read. */
final class RegexCursor {

    private final int[] pattern;
    private int at;

    RegexCursor(String pattern) {
        this.pattern = pattern.codePoints().toArray();
    }

    boolean isAtEnd() {
        return at == pattern.length;
    }

    int at() {
        return at;
    }

    void backTo(int place) {
        at = place;
    }

    void skip() {
        at++;
    }

    /** 0 at the end. */
    int peek() {
        return at < pattern.length ? pattern[at] : 0;
    }

    /** What follows the next character; -1 when nothing does. */
    int peekBehind() {
        return at + 1 < pattern.length ? pattern[at + 1] : -1;
    }

    int take() {
        if (at >= pattern.length) {
            throw new NoPattern();
        }
        return pattern[at++];
    }

    /** Unwinds the descent of {@link RegexParser}, which never lets it out. */
    static final class NoPattern extends RuntimeException {
        NoPattern() {
            super("no pattern", null, false, false);
        }
    }
}
