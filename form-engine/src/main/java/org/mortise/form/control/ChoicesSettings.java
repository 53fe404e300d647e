package org.mortise.form.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mortise.core.kernel.Problem;

/**
 * Several choices at once.
 *
 * @param least how many are chosen at least, where any are
 * @param most how many are chosen at most
 * @param free whether people may write choices that are not among the options
 */
public record ChoicesSettings(OptionSettings options, int least, int most, boolean free) {

    static final int LONGEST_TAG = 50;

    private static final int MOST = 500;

    static ChoicesSettings read(FieldProps props) {
        return new ChoicesSettings(
                OptionSettings.of(props),
                props.integer("minCount", 0),
                props.integer("maxCount", MOST),
                props.flag("free"));
    }

    List<Problem> check() {
        var problems = new ArrayList<>(free && options.options().isEmpty() ? List.of() : options.check());
        if (least > most) {
            problems.add(Problem.at("/minCount", "settings_bounds"));
        }
        return problems;
    }

    List<Problem> count(int chosen) {
        if (chosen < least) {
            return List.of(Problem.at("", "choices_too_few", Map.of("min", least)));
        }
        return chosen > most ? List.of(Problem.at("", "choices_too_many", Map.of("max", most))) : List.of();
    }
}
