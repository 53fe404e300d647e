package org.mortise.form.excel;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What the names in cells lead to: people, departments or records.
 *
 * @param spelling by which names are told apart
 * @param ids by spelling; of a name that several share, the first
 * @param shared everybody or everything of a spelling that leads to more than one
 * @param labels what people read of what was found, by id
 */
record Names(
        UnaryOperator<String> spelling,
        Map<String, String> ids,
        Map<String, List<Named>> shared,
        Map<String, String> labels) {

    /**
     * One name of something.
     *
     * @param label what tells it from others of the same name
     */
    record Named(String name, String id, String label) {
        Named(String name, String id) {
            this(name, id, name);
        }
    }

    Names {
        ids = Map.copyOf(ids);
        shared = Map.copyOf(shared);
        labels = Map.copyOf(labels);
    }

    static Names of(UnaryOperator<String> spelling, List<Named> all) {
        var ids = new HashMap<String, String>();
        var found = new HashMap<String, Map<String, Named>>();
        var labels = new HashMap<String, String>();
        for (var named : all) {
            var spelled = spelling.apply(named.name());
            ids.putIfAbsent(spelled, named.id());
            labels.putIfAbsent(named.id(), named.label());
            found.computeIfAbsent(spelled, name -> new LinkedHashMap<>()).putIfAbsent(named.id(), named);
        }
        var shared = new HashMap<String, List<Named>>();
        found.forEach((spelled, those) -> {
            if (those.size() > 1) {
                shared.put(spelled, List.copyOf(those.values()));
            }
        });
        return new Names(spelling, ids, shared, labels);
    }

    /** What a name leads to; of one that several share, which they are. */
    Words.Found find(String name) {
        var spelled = spelling.apply(name);
        var id = ids.get(spelled);
        if (id == null) {
            return Words.Found.not("import_name_unknown");
        }
        return shared.containsKey(spelled) ? Words.Found.not("import_name_shared") : Words.Found.of(id);
    }

    /** Those who share a name; empty when it leads to one or to none. */
    List<Named> sharing(String name) {
        return shared.getOrDefault(spelling.apply(name), List.of());
    }
}
