package org.mortise.form.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A field that shows a field of the record that a link beside it points to.
 *
 * @param via key of the link; empty when none is chosen yet
 * @param field key of the field of the linked form; empty when none is chosen yet
 * @param function what becomes of the values of many linked records; null: they are put together
 * @param scale digits after the point; null: those of the source
 */
public record LookupDefinition(
        String via,
        String field,
        @Nullable Function function,
        @Nullable Integer scale) {

    /** What becomes of numbers, and for the first and last of dates. */
    public enum Function {
        SUM,
        AVG,
        MIN,
        MAX,
        /** One after the other, as a text. */
        LIST;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static @Nullable Function named(String key) {
            return Arrays.stream(values())
                    .filter(function -> function.key().equals(key))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Type of the control in documents. */
    public static final String TYPE = "lookup";

    static LookupDefinition parse(JsonNode props) {
        return new LookupDefinition(
                props.path("via").asText(""),
                props.path("field").asText(""),
                Function.named(props.path("function").asText("")),
                props.path("scale").isInt() ? props.path("scale").asInt() : null);
    }
}
