package org.mortise.form.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.form.control.BoundControl;
import org.mortise.form.control.Coercion;
import org.mortise.form.control.ControlCatalog;
import org.mortise.form.control.FieldProps;
import org.mortise.form.model.FieldDefinition;
import org.mortise.form.model.FormDefinition;

/**
 * A published field or column, and what becomes of it in the next version.
 *
 * @param now null when it goes
 * @param next the same as its author writes it; null when it goes
 * @param table the sub-table around a column; null for a field of the form
 * @param at JSON pointer into the next document; empty when it goes
 */
record FieldChange(
        FieldShape was,
        FieldDefinition written,
        @Nullable FieldShape now,
        @Nullable FieldDefinition next,
        @Nullable FieldShape table,
        String at) {

    static List<FieldChange> between(
            FormShape before, FormDefinition writtenBefore, FormShape after, FormDefinition writtenAfter) {
        var changes = new ArrayList<FieldChange>();
        for (var written : writtenBefore.fields()) {
            before.field(written.key()).ifPresent(was -> {
                var change = of(was, written, after.fields(), writtenAfter.fields(), null, "/model/fields/");
                changes.add(change);
                changes.addAll(change.columns());
            });
        }
        return changes;
    }

    private static FieldChange of(
            FieldShape was,
            FieldDefinition written,
            List<FieldShape> now,
            List<FieldDefinition> next,
            @Nullable FieldShape table,
            String pointer) {
        for (var index = 0; index < next.size(); index++) {
            var definition = next.get(index);
            if (definition.key().equals(was.key())) {
                var shape = now.stream()
                        .filter(field -> field.key().equals(was.key()))
                        .findFirst()
                        .orElse(null);
                return new FieldChange(was, written, shape, definition, table, pointer + index);
            }
        }
        return new FieldChange(was, written, null, null, table, "");
    }

    private List<FieldChange> columns() {
        if (now == null || next == null) {
            return List.of();
        }
        var columns = new ArrayList<FieldChange>();
        for (var column : written.fields()) {
            was.field(column.key())
                    .ifPresent(old -> columns.add(of(old, column, now.fields(), next.fields(), was, at + "/fields/")));
        }
        return columns;
    }

    /** How its values are turned into others; empty when they stay, are reckoned anew, or cannot be turned. */
    Optional<Conversion> conversion(ControlCatalog controls, Coercion coercion, Locale language) {
        if (now == null || next == null || !isTurned(now, next)) {
            return Optional.empty();
        }
        var shape = now;
        var props = next.props();
        return controls.find(next.type())
                .map(control -> new Conversion(
                        was,
                        shape,
                        BoundControl.of(control, new FieldProps(props, shape.options())),
                        coercion,
                        language));
    }

    private boolean isTurned(FieldShape shape, FieldDefinition definition) {
        var isGiven = shape.computed() && shape.type() == was.type();
        return !shape.control().equals(was.control())
                && TypeChange.isPossible(was, shape)
                && !isGiven
                && definition.lookup().isEmpty()
                && definition.rollup().isEmpty();
    }

    /** Whether its values are encrypted from now on, or no longer. */
    boolean changesSealing() {
        return now != null && now.encrypted() != was.encrypted();
    }

    boolean becomesRequired() {
        return next != null && next.required() && !written.required() && next.compute() == null;
    }
}
