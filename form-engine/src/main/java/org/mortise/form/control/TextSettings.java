package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Problem;

/**
 * Bounds of a text, in characters (code points).
 *
 * @param pattern RE2 pattern that the whole text matches; null for any text
 * @param brokenPattern why {@code pattern} could not be read; null when it could
 */
public record TextSettings(
        int minLength,
        int maxLength,
        @Nullable Pattern pattern,
        @Nullable String brokenPattern) {

    static TextSettings read(FieldProps props, int maxLength) {
        var source = props.text("pattern");
        Pattern pattern = null;
        String broken = null;
        try {
            pattern = source == null ? null : Pattern.compile(source);
        } catch (PatternSyntaxException unreadable) {
            broken = unreadable.getDescription();
        }
        return new TextSettings(
                props.integer("minLength", 0),
                Math.min(props.integer("maxLength", maxLength), maxLength),
                pattern,
                broken);
    }

    List<Problem> check() {
        if (brokenPattern != null) {
            return List.of(Problem.at("/pattern", "settings_pattern", Map.of("detail", brokenPattern)));
        }
        return minLength > maxLength ? List.of(Problem.at("/minLength", "settings_bounds")) : List.of();
    }

    List<Problem> validate(JsonNode value) {
        var problems = new ArrayList<Problem>();
        var length = Texts.length(value.asText());
        if (length > maxLength) {
            problems.add(Problem.at("", "text_too_long", Map.of("max", maxLength, "length", length)));
        }
        if (length < minLength) {
            problems.add(Problem.at("", "text_too_short", Map.of("min", minLength)));
        }
        if (pattern != null && !pattern.matches(value.asText())) {
            problems.add(Problem.at("", "text_pattern"));
        }
        return problems;
    }
}
