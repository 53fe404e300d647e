package org.mortise.form.control;

import java.util.List;
import java.util.Map;
import org.mortise.core.kernel.Problem;

/**
 * How many may be chosen, where any are.
 *
 * @param least how many at least
 * @param most how many at most
 */
public record CountBounds(int least, int most) {

    private static final int MOST = 500;

    static CountBounds read(FieldProps props) {
        return new CountBounds(props.integer("minCount", 0), props.integer("maxCount", MOST));
    }

    List<Problem> check() {
        return least > most ? List.of(Problem.at("/minCount", "settings_bounds")) : List.of();
    }

    List<Problem> validate(int chosen) {
        if (chosen < least) {
            return List.of(Problem.at("", "choices_too_few", Map.of("min", least)));
        }
        return chosen > most ? List.of(Problem.at("", "choices_too_many", Map.of("max", most))) : List.of();
    }
}
