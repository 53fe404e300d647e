package org.mortise.core.formula;

import java.util.Arrays;

/** Patterns of spreadsheets: {@code *} is any text, {@code ?} any one character, {@code ~} takes the next character as it is. */
final class Wildcards {

    private static final int ANY = -1;
    private static final int ONE = -2;

    private Wildcards() {}

    static boolean match(String text, String pattern) {
        return match(text.codePoints().toArray(), read(pattern.codePoints().toArray()));
    }

    /** Where, at {@code from} or after it, the first text begins that the pattern matches, in code points; -1 when there is none. */
    static int find(String text, String pattern, int from) {
        return find(text.codePoints().toArray(), read(pattern.codePoints().toArray()), from);
    }

    /** Of each piece between stars the first place behind the piece before is as good as any other. */
    private static int find(int[] text, int[] pattern, int from) {
        var found = -1;
        var at = from;
        var next = 0;
        while (next < pattern.length) {
            var end = next;
            while (end < pattern.length && pattern[end] != ANY) {
                end++;
            }
            at = place(text, at, Arrays.copyOfRange(pattern, next, end));
            if (at < 0) {
                return -1;
            }
            found = found < 0 ? at : found;
            at += end - next;
            next = end + 1;
        }
        return found < 0 ? from : found;
    }

    private static int place(int[] text, int from, int[] piece) {
        for (var at = from; at + piece.length <= text.length; at++) {
            var same = 0;
            while (same < piece.length && (piece[same] == ONE || piece[same] == text[at + same])) {
                same++;
            }
            if (same == piece.length) {
                return at;
            }
        }
        return -1;
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
        return Arrays.copyOf(read, length);
    }
}
