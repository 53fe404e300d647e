package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import org.mortise.core.kernel.Problem;

/**
 * A value in its canonical form, or why it has none.
 *
 * @param value JSON null when blank or refused
 */
public record Coerced(JsonNode value, List<Problem> problems) {

    private static final Coerced BLANK = new Coerced(NullNode.getInstance(), List.of());

    public Coerced {
        problems = List.copyOf(problems);
    }

    public static Coerced of(JsonNode value) {
        return new Coerced(value, List.of());
    }

    public static Coerced of(String text) {
        return of(TextNode.valueOf(text));
    }

    public static Coerced blank() {
        return BLANK;
    }

    public static Coerced refused(String code) {
        return refused(code, Map.of());
    }

    public static Coerced refused(String code, Map<String, Object> params) {
        return new Coerced(NullNode.getInstance(), List.of(Problem.at("", code, params)));
    }
}
