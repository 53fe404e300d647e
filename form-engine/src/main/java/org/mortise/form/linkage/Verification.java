package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;

/**
 * What is wrong with a record after the walk.
 *
 * <p>Per field in order, then per column of each row, then per set of columns that no two rows share ({@code row_repeated}):
 * {@code required} when it is required and blank; otherwise, when its value differs from before, what its control finds;
 * {@code value_final} when a value has changed or gone that stays once it is there; {@code link_unfit} when a link points to
 * what its filter does not let it, and {@code field_set_once} when what is given with the record was given another value;
 * {@code option_retired} when an option is chosen that nobody may choose any more; {@code option_not_allowed} when rules have
 * taken the option away and the field is visible; {@code field_readonly} when a rule makes it read-only, it was there before,
 * and it was given another value; {@code field_in_approval} or {@code field_approved} when {@link Submission} keeps people from
 * giving it one. {@code currency_missing} or {@code currency_digits} when an amount has no currency or more digits
 * than its currency; what its control finds in what stands beside it. Then what {@link Validations} find.
 */
final class Verification {

    private final Walk walk;
    private final Map<String, FieldState> states;
    private final List<Problem> problems = new ArrayList<>();

    Verification(Walk walk, Map<String, FieldState> states) {
        this.walk = walk;
        this.states = states;
    }

    List<Problem> problems() {
        var before = walk.before();
        for (var field : walk.form().fields()) {
            var at = "/" + field.key();
            verify(new Spot(
                    field,
                    Objects.requireNonNull(states.get(field.path())),
                    walk.isVisible(field.path()),
                    walk.data().get(field.key()),
                    before == null ? null : before.get(field.key()),
                    at,
                    walk.fit().ofRecord()));
            currency(field, walk.data(), before, walk.now(), at);
            besides(field, walk.data(), before, walk.now(), at);
            if (before != null && walk.isGiven(field)) {
                refuseSet(field, walk.data().get(field.key()), before.get(field.key()), at);
                refuseSubmitted(field, walk.data().get(field.key()), before.get(field.key()), at);
                refuseReadonly(field, walk.data().get(field.key()), before.get(field.key()), at);
            }
            if (field.isTable()) {
                rows(field, at);
            }
        }
        problems.addAll(new Validations(walk).problems());
        return problems;
    }

    private void rows(PreparedField table, String at) {
        var rows = walk.data().path(table.key());
        for (var index = 0; index < rows.size(); index++) {
            var row = rows.get(index);
            var old = walk.rows().before(table, row);
            for (var column : table.columns()) {
                cell(table, column, row, old, at + "/" + index + "/" + column.key());
            }
        }
        walk.form().uniquesOf(table).forEach(unique -> apart(table, unique, rows, at));
    }

    private void cell(PreparedField table, PreparedField column, JsonNode row, @Nullable JsonNode old, String at) {
        var value = row.get(column.key());
        var held = old == null ? null : old.get(column.key());
        verify(new Spot(
                column,
                Objects.requireNonNull(states.get(
                        walk.form().differsByRow(column) ? States.pathOf(table, column, row) : column.path())),
                walk.isVisible(table, column, row),
                value,
                held,
                at,
                column.filterReads().isEmpty()
                        ? walk.fit().ofRecord()
                        : walk.fit().ofRow(table, row, old)));
        currency(column, row, old, walk.now().inRow(table.shape(), row), at);
        besides(column, row, old, walk.now().inRow(table.shape(), row), at);
        if (old != null && walk.rows().isGiven(table, row, column)) {
            refuseSet(column, value, held, at);
            refuseSubmitted(column, value, held, at);
            refuseReadonly(column, value, held, at);
            if (walk.rowRules().match("readonly", table, column, row) && !isSame(value, held)) {
                problems.add(Problem.at(
                        at,
                        "field_readonly",
                        Map.of("field", column.definition().title())));
            }
        }
    }

    /** Rows that share the values of an earlier one. */
    private void apart(PreparedField table, PreparedUnique unique, JsonNode rows, String at) {
        var seen = new HashMap<List<JsonNode>, Integer>();
        for (var index = 0; index < rows.size(); index++) {
            var row = rows.get(index);
            var values = new ArrayList<JsonNode>();
            unique.columns().forEach(key -> values.add(row.path(key)));
            if (values.stream().anyMatch(value -> value.isMissingNode() || Walk.isBlank(value))
                    || !unique.when()
                            .matches(walk.now().inRow(table.shape(), row).asked())) {
                continue;
            }
            var first = seen.putIfAbsent(values, index + 1);
            if (first != null) {
                var path = at + "/" + index + "/" + unique.columns().get(0);
                problems.add(
                        unique.message() == null
                                ? Problem.at(path, "row_repeated", Map.of("field", unique.titles(), "row", first))
                                : Problem.at(path, "validation_failed", Map.of("message", unique.message())));
            }
        }
    }

    /** Asked of an amount that people give, when it or the currency beside it is given another value. */
    private void currency(PreparedField field, JsonNode holder, @Nullable JsonNode old, RecordView view, String at) {
        var currency = field.shape().currency();
        var value = holder.get(field.key());
        if (currency == null || field.compute() != null || value == null || !value.isTextual()) {
            return;
        }
        var same = old != null
                && Objects.equals(value, old.get(field.key()))
                && Objects.equals(holder.get(currency), old.get(currency));
        if (!same) {
            new InCurrency(field, view).problems(value).forEach(problem -> problems.add(problem.under(at)));
        }
    }

    /** Asked of a value that is there, when it or what it is judged by is given another value. */
    private void besides(PreparedField field, JsonNode holder, @Nullable JsonNode old, RecordView view, String at) {
        var value = holder.get(field.key());
        if (value == null || Walk.isBlank(value)) {
            return;
        }
        var before = old == null ? null : old.get(field.key());
        var stayed = old != null
                && field.control().lookedAt().stream()
                        .map(path -> FieldPath.of(path).keys().get(0))
                        .allMatch(key -> stayed(key, holder, old));
        if (stayed && value.equals(before)) {
            return;
        }
        var judged = stayed && before != null ? before : MissingNode.getInstance();
        field.control()
                .besides(value, judged, path -> view.standing(FieldPath.of(path)))
                .forEach(problem -> problems.add(named(problem.under(at), field)));
    }

    /** A field of the record, or the column of the row before it. */
    private boolean stayed(String key, JsonNode holder, JsonNode old) {
        var before = walk.before();
        return Objects.equals(holder.get(key), old.get(key))
                && (before == null || Objects.equals(walk.data().get(key), before.get(key)));
    }

    /**
     * A field or a cell.
     *
     * @param visible by rules alone
     * @param around what the filter of a link may speak of there
     */
    private record Spot(
            PreparedField field,
            FieldState state,
            boolean visible,
            @Nullable JsonNode value,
            @Nullable JsonNode old,
            String at,
            LinkFit.Around around) {

        Problem wrong(String code) {
            return Problem.at(at, code, Map.of("field", field.definition().title()));
        }
    }

    private void verify(Spot spot) {
        var field = spot.field();
        var old = spot.old();
        if (field.control().control().isFinal() && !Walk.isBlank(old) && !Objects.equals(spot.value(), old)) {
            problems.add(spot.wrong("value_final"));
        }
        if (Walk.isBlank(spot.value())) {
            if (spot.state().required()) {
                problems.add(spot.wrong("required"));
            } else if (field.isTable() && isAskedForRows(spot)) {
                check(spot, Json.mapper().createArrayNode());
            }
            return;
        }
        var present = Objects.requireNonNull(spot.value());
        if (!present.equals(old)) {
            check(spot, present);
            if (old != null && !Walk.isBlank(old)) {
                field.control()
                        .change(old, present, this::holdsOneOf)
                        .forEach(problem -> problems.add(named(problem.under(spot.at()), field)));
            }
            refuseRetired(field, present, old, spot.at());
        }
        if (walk.fit().isUnfit(field, present, old, spot.around())) {
            problems.add(spot.wrong("link_unfit"));
        }
        var options = spot.state().options();
        if (options != null && spot.visible() && !options.containsAll(keys(present))) {
            problems.add(spot.wrong("option_not_allowed"));
        }
    }

    private void check(Spot spot, JsonNode value) {
        var field = spot.field();
        field.control()
                .validate(value, walk.surroundings().occasion())
                .forEach(problem -> problems.add(named(problem.under(spot.at()), field)));
    }

    /** A sub-table without rows has fewer of them than it needs, unless it had none before or nobody could add one. */
    private boolean isAskedForRows(Spot spot) {
        return spot.visible() && !spot.state().readonly() && (walk.before() == null || !Walk.isBlank(spot.old()));
    }

    /** Roles are those of whoever writes; the platform and administrators are not asked. */
    private boolean holdsOneOf(Collection<String> roles) {
        var variables = walk.surroundings().variables();
        if (!(variables.get(Surroundings.ROLES) instanceof Collection<?> held)
                || "true".equals(variables.get(Surroundings.ADMINISTRATOR))) {
            return true;
        }
        var pkg = walk.form().shape().form().pkg();
        return roles.stream()
                .anyMatch(role -> held.contains(ObjectKey.resolve(pkg, role).toString()));
    }

    private void refuseRetired(PreparedField field, JsonNode value, @Nullable JsonNode old, String at) {
        var chosen = keys(value);
        var before = old == null ? List.<String>of() : keys(old);
        field.shape().options().stream()
                .filter(option -> option.retired() && chosen.contains(option.key()) && !before.contains(option.key()))
                .forEach(option -> problems.add(Problem.at(
                        at, "option_retired", Map.of("field", field.definition().title(), "option", option.label()))));
    }

    private void refuseSet(PreparedField field, @Nullable JsonNode value, @Nullable JsonNode old, String at) {
        if (field.definition().setOnce() && !isSame(value, old)) {
            problems.add(Problem.at(
                    at, "field_set_once", Map.of("field", field.definition().title())));
        }
    }

    private void refuseSubmitted(PreparedField field, @Nullable JsonNode value, @Nullable JsonNode old, String at) {
        if (walk.isSubmitted(field) && !Submission.kept(field, value).equals(Submission.kept(field, old))) {
            problems.add(Problem.at(
                    at,
                    walk.submission().code(),
                    Map.of("field", field.definition().title())));
        }
    }

    private void refuseReadonly(PreparedField field, @Nullable JsonNode value, @Nullable JsonNode old, String at) {
        if (walk.rules().match("readonly", field.path()) && !isSame(value, old)) {
            problems.add(Problem.at(
                    at, "field_readonly", Map.of("field", field.definition().title())));
        }
    }

    private static boolean isSame(@Nullable JsonNode value, @Nullable JsonNode old) {
        return Walk.isBlank(value) ? Walk.isBlank(old) : Objects.equals(value, old);
    }

    private static List<String> keys(JsonNode value) {
        var keys = new ArrayList<String>();
        if (value.isArray()) {
            value.forEach(element -> keys.add(element.asText()));
            return keys;
        }
        return List.of(value.asText());
    }

    private static Problem named(Problem problem, PreparedField field) {
        var params = new HashMap<>(problem.params());
        params.put("field", field.definition().title());
        return new Problem(problem.code(), problem.path(), params);
    }
}
