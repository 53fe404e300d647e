package org.mortise.core.formula;

import java.util.List;
import java.util.Locale;

/**
 * The characters one place of a pattern takes.
 *
 * @param ranges pairs of a first and a last code point
 * @param negated everything but these
 * @param folded whether capitals and small letters are the same
 */
record CharacterSet(List<Integer> ranges, boolean negated, boolean folded) {

    static final List<Integer> DIGIT = List.of(0x30, 0x39);
    static final List<Integer> WORD = List.of(0x30, 0x39, 0x41, 0x5A, 0x5F, 0x5F, 0x61, 0x7A);
    static final List<Integer> SPACE = List.of(0x09, 0x0A, 0x0C, 0x0D, 0x20, 0x20);
    static final List<Integer> LINE_BREAK = List.of(0x0A, 0x0A);
    static final List<Integer> HAN = List.of(
            0x2E80, 0x2FD5, 0x3005, 0x3005, 0x3007, 0x3007, 0x3021, 0x3029, 0x3038, 0x303B, 0x3400, 0x4DBF, 0x4E00,
            0x9FFF, 0xF900, 0xFAD9, 0x20000, 0x323AF);
    static final int LAST = 0x10FFFF;

    CharacterSet {
        ranges = List.copyOf(ranges);
    }

    boolean contains(int codePoint) {
        var found = holds(codePoint) || (folded && (holds(lower(codePoint)) || holds(upper(codePoint))));
        return found != negated;
    }

    private boolean holds(int codePoint) {
        for (var i = 0; i < ranges.size(); i += 2) {
            if (codePoint >= ranges.get(i) && codePoint <= ranges.get(i + 1)) {
                return true;
            }
        }
        return false;
    }

    static boolean isWord(int codePoint) {
        return new CharacterSet(WORD, false, false).contains(codePoint);
    }

    private static int lower(int codePoint) {
        return single(Character.toString(codePoint).toLowerCase(Locale.ROOT), codePoint);
    }

    private static int upper(int codePoint) {
        return single(Character.toString(codePoint).toUpperCase(Locale.ROOT), codePoint);
    }

    private static int single(String changed, int codePoint) {
        return changed.codePointCount(0, changed.length()) == 1 ? changed.codePointAt(0) : codePoint;
    }
}
