package org.mortise.form.control;

import java.util.List;
import java.util.Map;
import org.mortise.core.kernel.Problem;

/** What all controls share that offer a tree. */
interface TreeChoice extends Control<OptionTree> {

    @Override
    default OptionTree settings(FieldProps props) {
        return OptionTree.read(props);
    }

    @Override
    default List<Problem> check(OptionTree settings) {
        return settings.check();
    }

    @Override
    default Vocabulary vocabulary(OptionTree settings) {
        return new Vocabulary(settings.offers(), settings::meant, false, true);
    }

    /** What is wrong with choosing this key. */
    static List<Problem> chosen(OptionTree settings, String key) {
        if (!settings.has(key)) {
            return List.of(Problem.at("", "option_unknown", Map.of("option", key)));
        }
        return settings.leafOnly() && !settings.isLeaf(key) ? List.of(Problem.at("", "option_not_leaf")) : List.of();
    }
}
