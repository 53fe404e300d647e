package org.mortise.form.control;

import java.util.ArrayList;
import java.util.List;
import org.mortise.core.kernel.Problem;

/**
 * Several choices at once.
 *
 * @param count how many are chosen, where any are
 * @param free whether people may write choices that are not among the options
 */
public record ChoicesSettings(OptionSettings options, CountBounds count, boolean free) {

    static final int LONGEST_TAG = 50;

    static ChoicesSettings read(FieldProps props) {
        return new ChoicesSettings(OptionSettings.of(props), CountBounds.read(props), props.flag("free"));
    }

    List<Problem> check() {
        var problems = new ArrayList<>(free && options.options().isEmpty() ? List.of() : options.check());
        problems.addAll(count.check());
        return problems;
    }
}
