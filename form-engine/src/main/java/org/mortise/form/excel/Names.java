package org.mortise.form.excel;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What the names in cells lead to: people, departments or records.
 *
 * @param spelling by which names are told apart
 * @param ids by spelling; of a name that several share, the first
 * @param shared spellings that lead to more than one
 */
record Names(UnaryOperator<String> spelling, Map<String, String> ids, Set<String> shared) {

    /** One name of something. */
    record Named(String name, String id) {}

    Names {
        ids = Map.copyOf(ids);
        shared = Set.copyOf(shared);
    }

    static Names of(UnaryOperator<String> spelling, List<Named> all) {
        var ids = new HashMap<String, String>();
        var shared = new HashSet<String>();
        for (var named : all) {
            var spelled = spelling.apply(named.name());
            var known = ids.putIfAbsent(spelled, named.id());
            if (known != null && !known.equals(named.id())) {
                shared.add(spelled);
            }
        }
        return new Names(spelling, ids, shared);
    }
}
