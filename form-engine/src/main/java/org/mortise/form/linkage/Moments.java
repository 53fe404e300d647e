package org.mortise.form.linkage;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which computed fields change as time goes by: their formulas speak of now or today, or read such a field. */
final class Moments {

    private Moments() {}

    static Set<String> of(PreparedForm form) {
        return following(form, Set.of());
    }

    /** The same, and what asks other forms in a way that nobody can be found by when those change. */
    static Set<String> orUntold(PreparedForm form) {
        var untold = form.asked().stream()
                .filter(asked -> asked.lead().isEmpty() && asked.field().isRecomputable())
                .map(asked -> asked.field().path())
                .collect(Collectors.toSet());
        return following(form, untold);
    }

    private static Set<String> following(PreparedForm form, Set<String> start) {
        var found = new HashSet<>(start);
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
