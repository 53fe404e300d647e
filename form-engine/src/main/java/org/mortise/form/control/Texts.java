package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import org.mortise.core.kernel.HalfWidth;

/** Reading what people type: full-width forms, stray blanks. */
final class Texts {

    /** What ends texts in some scanners and files, and the database has no place for. */
    private static final String UNSTORABLE = "\u0000";

    private Texts() {}

    /** Reads a JSON text, number or boolean as text; blank after trimming is blank, anything else is refused. */
    static Coerced read(JsonNode sent, String refusal, Function<String, Coerced> reading) {
        if (sent.isNull() || sent.isMissingNode()) {
            return Coerced.blank();
        }
        if (sent.isContainerNode()) {
            return Coerced.refused(refusal);
        }
        var text = sent.isNumber() ? sent.decimalValue().toPlainString() : sent.asText();
        var kept = text.replace(UNSTORABLE, "").strip();
        return kept.isEmpty() ? Coerced.blank() : reading.apply(kept);
    }

    /** {@code １２３，４５} is {@code 123,45}. */
    static String halfWidth(String text) {
        return HalfWidth.of(text);
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
