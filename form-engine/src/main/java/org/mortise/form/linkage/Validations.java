package org.mortise.form.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Truth;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.Problem;

/**
 * What the validations of a form find in a record after the walk: each whose {@code when} is true and whose {@code assert} is false, at
 * each of its targets ({@code validation_failed}, with its message), unless rules hide all its targets. An assertion that is unknown
 * holds.
 */
final class Validations {

    private final Walk walk;
    private final List<Problem> problems = new ArrayList<>();

    Validations(Walk walk) {
        this.walk = walk;
    }

    List<Problem> problems() {
        walk.form().validations().forEach(this::validate);
        return problems;
    }

    private void validate(PreparedValidation validation) {
        var table = validation.table() == null
                ? null
                : walk.form().field(validation.table()).orElse(null);
        if (table != null) {
            validateRows(validation, table);
            return;
        }
        var hidden =
                !validation.targets().isEmpty() && validation.targets().stream().noneMatch(walk::isVisible);
        if (hidden || isUntouched(validation.entering()) || !fails(validation, walk.now())) {
            return;
        }
        if (validation.targets().isEmpty()) {
            problems.add(failed("", validation.message()));
        }
        validation
                .targets()
                .forEach(target -> problems.add(failed("/" + target.replace('.', '/'), validation.message())));
    }

    private void validateRows(PreparedValidation validation, PreparedField table) {
        var rows = walk.data().path(table.key());
        for (var index = 0; index < rows.size(); index++) {
            var row = rows.get(index);
            var old = walk.rows().before(table, row);
            var entering = validation.entering();
            var untouched = entering != null && old != null && Objects.equals(old.get(entering), row.get(entering));
            if (untouched || !fails(validation, walk.now().inRow(table.shape(), row))) {
                continue;
            }
            for (var target : validation.targets()) {
                var column = walk.form().at(target).orElse(null);
                if (column != null && walk.isVisible(table, column, row)) {
                    problems.add(failed("/" + table.key() + "/" + index + "/" + column.key(), validation.message()));
                }
            }
        }
    }

    private static boolean fails(PreparedValidation validation, RecordView view) {
        var asked = view.asked();
        return validation.when().matches(asked) && validation.assertion().ask(asked) == Truth.FALSE;
    }

    /** A gate is asked of those who go through, not of those who are inside. */
    private boolean isUntouched(@Nullable String entering) {
        var before = walk.before();
        return entering != null
                && before != null
                && Objects.equals(before.get(entering), walk.data().get(entering));
    }

    private static Problem failed(String at, LocalizedText message) {
        return Problem.at(at, "validation_failed", Map.of("message", message));
    }
}
