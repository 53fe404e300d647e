package org.mortise.form.linkage;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormTypes;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.metadata.FieldAspect;

/**
 * What a form reads beyond the record that it computes.
 *
 * @param linked paths over links that formulas, conditions and copies read
 * @param computed those of them that lookups and formulas read
 * @param asksElsewhere whether a computed field, a default or a rule asks another form
 */
record FormReads(Set<FieldPath> linked, Set<FieldPath> computed, boolean asksElsewhere) {

    FormReads {
        linked = Collections.unmodifiableSet(new LinkedHashSet<>(linked));
        computed = Collections.unmodifiableSet(new LinkedHashSet<>(computed));
    }

    static FormReads of(PreparedForm form) {
        return new FormReads(overLinks(form), computedOverLinks(form), asking(form));
    }

    /** The fields of its own record that a field is computed from or begins with, as they are written beside it. */
    static Set<FieldPath> of(PreparedField field) {
        var reads = new LinkedHashSet<FieldPath>();
        if (field.compute() != null) {
            reads.addAll(field.compute().reads());
        }
        if (field.initial() != null) {
            reads.addAll(field.initial().reads());
        }
        field.lookedUp().ifPresent(reads::add);
        return reads;
    }

    /** A path written inside a row as it is written outside; without a table it stays. */
    static FieldPath inTable(FieldPath path, @Nullable PreparedField table) {
        return RowTypes.outside(path, table == null ? null : table.shape());
    }

    private static Set<FieldPath> overLinks(PreparedForm form) {
        var paths = new LinkedHashSet<FieldPath>();
        for (var field : form.fields()) {
            add(form, field, null, paths);
            field.columns().forEach(column -> add(form, column, field, paths));
        }
        form.rules().forEach(rule -> {
            paths.addAll(rule.reads());
            var table = rule.table() == null ? null : form.field(rule.table()).orElse(null);
            rule.actions().forEach(action -> action.settings()
                    .forEach(set -> set.value().reads().forEach(path -> paths.add(inTable(path, table)))));
        });
        form.validations().forEach(validation -> paths.addAll(validation.reads()));
        paths.removeIf(path -> path.keys().size() < 2 || isAspect(form, path));
        return paths;
    }

    private static void add(
            PreparedForm form, PreparedField field, @Nullable PreparedField table, Set<FieldPath> paths) {
        of(field).forEach(path -> paths.add(inTable(path, table)));
        field.control().lookedAt().forEach(path -> paths.add(inTable(FieldPath.of(path), table)));
        field.definition().fills().stream()
                .filter(fill -> !fill.from().isEmpty())
                .forEach(fill -> paths.add(FieldPath.of(field.path() + "." + fill.from())));
        var target = field.shape().target();
        if (target != null && !field.filterReads().isEmpty()) {
            form.linked(target)
                    .map(shape -> LinkFilter.fields(field, FormTypes.unsecured(shape, form::linked)))
                    .ifPresent(asked -> asked.forEach(path -> paths.add(FieldPath.of(field.path() + "." + path))));
        }
    }

    private static Set<FieldPath> computedOverLinks(PreparedForm form) {
        var paths = new LinkedHashSet<FieldPath>();
        for (var field : form.fields()) {
            addComputed(field, null, paths);
            field.columns().forEach(column -> addComputed(column, field, paths));
        }
        paths.removeIf(path -> path.keys().size() < 2 || isAspect(form, path));
        return paths;
    }

    private static void addComputed(PreparedField field, @Nullable PreparedField table, Set<FieldPath> paths) {
        field.lookedUp().ifPresent(path -> paths.add(inTable(path, table)));
        if (field.compute() != null) {
            field.compute().reads().forEach(path -> paths.add(inTable(path, table)));
        }
    }

    /** Whether a path of several keys ends in what is asked of a value, such as the year of a date, and leads over no link. */
    private static boolean isAspect(PreparedForm form, FieldPath path) {
        var keys = path.keys();
        var field = form.field(keys.get(0)).map(PreparedField::shape).orElse(null);
        if (field == null) {
            return false;
        }
        var column = field.field(keys.get(1)).orElse(null);
        return column == null
                ? FieldAspect.of(field, keys.subList(1, keys.size())).isPresent()
                : FieldAspect.of(column, keys.subList(2, keys.size())).isPresent();
    }

    private static boolean asking(PreparedForm form) {
        return !form.asked().isEmpty()
                || form.fields().stream()
                        .flatMap(field -> Stream.concat(Stream.of(field), field.columns().stream()))
                        .anyMatch(field ->
                                field.initial() != null && field.initial().asksElsewhere())
                || form.rules().stream()
                        .flatMap(rule -> rule.actions().stream())
                        .flatMap(action -> action.settings().stream())
                        .anyMatch(set -> set.value().asksElsewhere());
    }
}
