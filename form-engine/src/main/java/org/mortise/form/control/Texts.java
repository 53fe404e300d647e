package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/** Reading what people type: full-width forms, stray blanks. */
final class Texts {

    private static final char FULL_WIDTH_FIRST = '！';
    private static final char FULL_WIDTH_LAST = '～';
    private static final int FULL_WIDTH_SHIFT = FULL_WIDTH_FIRST - '!';
    private static final char IDEOGRAPHIC_SPACE = '　';

    private Texts() {}

    /** Reads a JSON text, number or boolean as text; blank after trimming is blank, anything else is refused. */
    static Coerced read(JsonNode sent, String refusal, Function<String, Coerced> reading) {
        if (sent.isNull() || sent.isMissingNode()) {
            return Coerced.blank();
        }
        if (sent.isContainerNode()) {
            return Coerced.refused(refusal);
        }
        var text = (sent.isNumber() ? sent.decimalValue().toPlainString() : sent.asText()).strip();
        return text.isEmpty() ? Coerced.blank() : reading.apply(text);
    }

    /** {@code １２３，４５} is {@code 123,45}. */
    static String halfWidth(String text) {
        var narrow = new StringBuilder(text.length());
        text.chars().forEach(at -> narrow.append(halfWidth((char) at)));
        return narrow.toString();
    }

    private static char halfWidth(char wide) {
        if (wide == IDEOGRAPHIC_SPACE) {
            return ' ';
        }
        return wide >= FULL_WIDTH_FIRST && wide <= FULL_WIDTH_LAST ? (char) (wide - FULL_WIDTH_SHIFT) : wide;
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
