package org.mortise.core.formula;

/** Patterns of spreadsheets: {@code *} is any text, {@code ?} any one character, {@code ~} takes the next character as it is. */
final class Wildcards {

    private static final int ANY = -1;
    private static final int ONE = -2;

    private Wildcards() {}

    static boolean match(String text, String pattern) {
        return match(text.codePoints().toArray(), read(pattern.codePoints().toArray()));
    }

    /** Greedy with one point to come back to: linear but for repeated stars, never exponential. */
    private static boolean match(int[] text, int[] pattern) {
        var at = 0;
        var next = 0;
        var star = -1;
        var resume = 0;
        while (at < text.length) {
            if (next < pattern.length && (pattern[next] == ONE || pattern[next] == text[at])) {
                at++;
                next++;
            } else if (next < pattern.length && pattern[next] == ANY) {
                star = next++;
                resume = at;
            } else if (star >= 0) {
                next = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (next < pattern.length && pattern[next] == ANY) {
            next++;
        }
        return next == pattern.length;
    }

    private static int[] read(int[] pattern) {
        var read = new int[pattern.length];
        var length = 0;
        for (var i = 0; i < pattern.length; i++) {
            if (pattern[i] == '~' && i + 1 < pattern.length) {
                read[length++] = pattern[++i];
            } else {
                read[length++] = pattern[i] == '*' ? ANY : pattern[i] == '?' ? ONE : pattern[i];
            }
        }
        return java.util.Arrays.copyOf(read, length);
    }
}
