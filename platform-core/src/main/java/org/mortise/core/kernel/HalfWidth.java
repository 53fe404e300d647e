package org.mortise.core.kernel;

/** Narrow forms of letters, digits and signs that were typed wide. */
public final class HalfWidth {

    private static final char FIRST = '！';
    private static final char LAST = '～';
    private static final int SHIFT = FIRST - '!';
    private static final char IDEOGRAPHIC_SPACE = '　';

    private HalfWidth() {}

    /** {@code １２３，４５} is {@code 123,45}. */
    public static String of(String text) {
        var narrow = new StringBuilder(text.length());
        text.chars().forEach(at -> narrow.append(of((char) at)));
        return narrow.toString();
    }

    private static char of(char wide) {
        if (wide == IDEOGRAPHIC_SPACE) {
            return ' ';
        }
        return wide >= FIRST && wide <= LAST ? (char) (wide - SHIFT) : wide;
    }
}
