package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Problem;

/** First and last date (or instant) allowed, in the canonical form, whose order as text is their order in time. */
public record DateSettings(@Nullable String min, @Nullable String max) {

    static DateSettings read(FieldProps props) {
        return new DateSettings(props.text("min"), props.text("max"));
    }

    List<Problem> check() {
        return min != null && max != null && min.compareTo(max) > 0
                ? List.of(Problem.at("/min", "settings_bounds"))
                : List.of();
    }

    List<Problem> validate(JsonNode value) {
        var problems = new ArrayList<Problem>();
        if (min != null && value.asText().compareTo(min) < 0) {
            problems.add(Problem.at("", "date_too_early", Map.of("min", min)));
        }
        if (max != null && value.asText().compareTo(max) > 0) {
            problems.add(Problem.at("", "date_too_late", Map.of("max", max)));
        }
        return problems;
    }
}
