package org.mortise.form.linkage;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        form.fields().stream()
                .flatMap(field -> Stream.concat(Stream.of(field), field.columns().stream()))
                .filter(Moments::asksTheDirectory)
                .forEach(field -> untold.add(field.path()));
        return following(form, untold);
    }

    private static boolean asksTheDirectory(PreparedField field) {
        return field.compute() != null
                && field.isRecomputable()
                && field.compute().asks().stream()
                        .anyMatch(ask -> ask.question().isForDirectory());
    }

    /** Computed fields that read a serial number, which a new record is given last of all. */
    static Set<String> ofNumbers(PreparedForm form) {
        var found = new HashSet<String>();
        form.fields().stream()
                .filter(field -> field.control().control().isNumbered())
                .forEach(field -> found.add(field.path()));
        var numbers = Set.copyOf(found);
        for (var node : form.graph().order()) {
            form.at(node.target())
                    .filter(field -> node.aspect() == LinkageGraph.Aspect.VALUE && field.compute() != null)
                    .filter(field -> reads(form, field, found))
                    .ifPresent(field -> found.add(field.path()));
        }
        found.removeAll(numbers);
        return found;
    }

    private static boolean reads(PreparedForm form, PreparedField field, Set<String> found) {
        var table = tableOf(form, field);
        return field.compute() != null
                && field.compute().reads().stream()
                        .map(path -> FormReads.inTable(path, table))
                        .flatMap(path -> form.beginning(path).stream())
                        .anyMatch(read -> found.contains(read.path()));
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
        return formula.isVolatile() || reads(form, field, found);
    }

    static @Nullable PreparedField tableOf(PreparedForm form, PreparedField field) {
        var dot = field.path().indexOf('.');
        return dot < 0 ? null : form.field(field.path().substring(0, dot)).orElse(null);
    }
}
