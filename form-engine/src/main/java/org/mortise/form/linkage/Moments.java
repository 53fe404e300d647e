package org.mortise.form.linkage;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which computed fields change as time goes by: their formulas speak of now or today, or read such a field. */
final class Moments {

    private Moments() {}

    static Set<String> of(PreparedForm form) {
        var found = new HashSet<String>();
        // In the order of the graph, so that what is read has been looked at before.
        for (var node : form.graph().order()) {
            if (node.aspect() == LinkageGraph.Aspect.VALUE) {
                form.at(node.target())
                        .filter(field -> passes(form, field, found))
                        .ifPresent(field -> found.add(field.path()));
            }
        }
        return found;
    }

    private static boolean passes(PreparedForm form, PreparedField field, Set<String> found) {
        var formula = field.compute();
        if (formula == null || formula.isPersonal()) {
            return false;
        }
        var table = tableOf(form, field);
        return formula.isVolatile()
                || formula.reads().stream()
                        .map(path -> PreparedForm.inTable(path, table))
                        .flatMap(path -> form.beginning(path).stream())
                        .anyMatch(read -> found.contains(read.path()));
    }

    static @Nullable PreparedField tableOf(PreparedForm form, PreparedField field) {
        var dot = field.path().indexOf('.');
        return dot < 0 ? null : form.field(field.path().substring(0, dot)).orElse(null);
    }
}
