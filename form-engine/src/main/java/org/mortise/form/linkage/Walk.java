package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Formula;
import org.mortise.core.formula.FormulaError;
import org.mortise.core.kernel.Json;

/** The walk of one pass along the graph; see {@link ComputationPass}. */
final class Walk {

    private static final JsonNode BLANK = NullNode.getInstance();

    private final PreparedForm form;
    private final @Nullable ObjectNode before;
    private final ObjectNode input;
    private final Surroundings surroundings;
    private final @Nullable Predicate<PreparedField> settled;
    private final Rows rows;
    private final ObjectNode data;
    private final DerivedValues derived;
    private final Overrides overrides;
    private final LinkFit fit;
    private final Fills fills;
    private final RowRules rowRules;
    private final RecordView now;
    private final RecordRules rules;
    private final Map<String, String> errors = new HashMap<>();

    Walk(PreparedForm form, @Nullable ObjectNode before, ObjectNode input, Surroundings surroundings) {
        this(form, before, input, surroundings, null);
    }

    private Walk(
            PreparedForm form,
            @Nullable ObjectNode before,
            ObjectNode input,
            Surroundings surroundings,
            @Nullable Predicate<PreparedField> settled) {
        this.form = form;
        this.settled = settled;
        this.before = before;
        this.input = input;
        this.surroundings = surroundings;
        this.rows = new Rows(before, input);
        this.overrides = Overrides.of(form, before, input, rows);
        this.data = start();
        this.fit = new LinkFit(form, before, data, surroundings);
        this.derived = new DerivedValues(form, before, input, data, surroundings.links());
        this.fills = new Fills(surroundings);
        this.now = RecordView.of(form, data, surroundings);
        var then = RecordView.of(form, before == null ? Json.object() : before, surroundings);
        this.rules = new RecordRules(form, now, before == null ? null : then);
        this.rowRules = new RowRules(form, now, then);
    }

    /** Over a stored record in which nothing changes but the computed fields that are wanted. */
    static Walk again(
            PreparedForm form,
            ObjectNode stored,
            ObjectNode rollups,
            Surroundings surroundings,
            Predicate<PreparedField> wanted) {
        return new Walk(form, stored, rollups, surroundings, wanted.negate());
    }

    void run() {
        for (var node : form.graph().order()) {
            if (node.aspect() == LinkageGraph.Aspect.VISIBLE) {
                rules.see(node.target());
            } else if (node.aspect() == LinkageGraph.Aspect.VALUE) {
                form.at(node.target()).ifPresent(this::evaluate);
            }
        }
        form.fields().stream()
                .filter(field -> isBlank(data.get(field.key())))
                .forEach(field -> data.remove(field.key()));
        form.fields().stream().filter(PreparedField::isTable).forEach(this::removeBlankColumns);
        overrides.note(data);
    }

    PreparedForm form() {
        return form;
    }

    ObjectNode data() {
        return data;
    }

    @Nullable
    ObjectNode before() {
        return before;
    }

    Rows rows() {
        return rows;
    }

    RecordView now() {
        return now;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    LinkFit fit() {
        return fit;
    }

    /** By rules alone. */
    boolean isVisible(String target) {
        return rules.isVisible(target);
    }

    /** The same of a cell: by rules alone, also those of its row. */
    boolean isVisible(PreparedField table, PreparedField column, JsonNode row) {
        return rules.isVisible(column.path()) && rowRules.show(table, column, row);
    }

    RecordRules rules() {
        return rules;
    }

    RowRules rowRules() {
        return rowRules;
    }

    /** The keys that may be chosen in a cell; null when rules, also those of its row, leave all. */
    @Nullable
    List<String> options(PreparedField table, PreparedField column, JsonNode row) {
        return options(table, column, row, every -> true);
    }

    private @Nullable List<String> options(
            PreparedField table, PreparedField column, JsonNode row, Predicate<PreparedRule.Action> meant) {
        return rowRules.options(table, column, row, rules.options(column, meant), meant);
    }

    /** Codes of formulas without a result, by path. */
    Map<String, String> errors() {
        return errors;
    }

    @Nullable
    String errorOf(String path) {
        return errors.get(path);
    }

    boolean isGiven(PreparedField field) {
        return field.isWritable() && input.has(field.key());
    }

    static boolean isBlank(@Nullable JsonNode value) {
        return value == null || value.isNull() || (value.isArray() && value.isEmpty());
    }

    private ObjectNode start() {
        var start = Json.object();
        for (var field : form.fields()) {
            var stored = before == null ? null : before.get(field.key());
            var value = isGiven(field) ? input.get(field.key()) : stored;
            if (value == null || isBlank(value)) {
                continue;
            }
            start.set(field.key(), field.isTable() ? rows.merged(field) : value.deepCopy());
        }
        return start;
    }

    private void evaluate(PreparedField field) {
        if (settled != null && settled.test(field)) {
            return;
        }
        var dot = field.path().indexOf('.');
        if (dot < 0) {
            set(data, field, valueOf(field));
            return;
        }
        var table = form.field(field.path().substring(0, dot)).orElseThrow();
        for (var row : data.path(table.key())) {
            set((ObjectNode) row, field, columnOf(table, field, (ObjectNode) row));
        }
    }

    private JsonNode valueOf(PreparedField field) {
        if (field.isRollup()) {
            return derived.rollup(field);
        }
        if (field.definition().lookup().isPresent()) {
            return derived.lookup(field, field.definition().lookup().get());
        }
        if (losesWhenHidden(field) && !rules.isVisible(field.path())) {
            return hidden(field, now);
        }
        var value = current(data, field);
        if (overrides.has(field)) {
            return value;
        }
        if (field.compute() != null) {
            return computed(field, field.compute(), now);
        }
        if (field.definition().compute() != null) {
            errors.put(field.path(), FormulaError.REF.code());
        }
        if (!field.isWritable() || field.isTable()) {
            return value;
        }
        var stays = isGiven(field) || (before != null && field.definition().setOnce());
        var old = before == null ? null : before.get(field.key());
        var given = stays ? value : rules.set(field, proposed(field, value));
        return left(field, given, old, fit.ofRecord(), () -> rules.options(field, PreparedRule.Action::clears));
    }

    /** By its default and by links beside it. */
    private JsonNode proposed(PreparedField field, JsonNode current) {
        var value = current;
        if (before == null && field.initial() != null) {
            value = field.initial().value(now, field.shape());
        }
        for (var link : form.fields()) {
            var old = before == null ? null : before.get(link.key());
            value = fills.filled(link, field, data.get(link.key()), old, value);
        }
        return value;
    }

    private JsonNode columnOf(PreparedField table, PreparedField column, ObjectNode row) {
        var old = rows.before(table, row);
        if (column.definition().lookup().isPresent()) {
            return derived.lookup(table, column, column.definition().lookup().get(), row, old);
        }
        var inside = now.inRow(table.shape(), row);
        if (losesWhenHidden(column) && !isVisible(table, column, row)) {
            return hidden(column, inside);
        }
        var value = current(row, column);
        if (overrides.has(table, column, row)) {
            return value;
        }
        if (column.compute() != null) {
            return computed(column, column.compute(), inside);
        }
        var held = old == null ? null : old.get(column.key());
        var around = column.takesBackLinks() ? fit.ofRow(table, row, old) : fit.ofRecord();
        var stays = !column.isWritable()
                || rows.isGiven(table, row, column)
                || (old != null && column.definition().setOnce());
        if (!stays) {
            value = rowRules.set(table, column, row, old, proposed(table, column, row, old, value));
        }
        return left(column, value, held, around, () -> options(table, column, row, PreparedRule.Action::clears));
    }

    /** By its default and by links beside it in the row. */
    private JsonNode proposed(
            PreparedField table, PreparedField column, ObjectNode row, @Nullable JsonNode old, JsonNode current) {
        var value = current;
        if (old == null && column.initial() != null) {
            value = column.initial().value(now.inRow(table.shape(), row), column.shape());
        }
        for (var link : table.columns()) {
            value = fills.filled(link, column, row.get(link.key()), old == null ? null : old.get(link.key()), value);
        }
        return value;
    }

    /** Whether it holds something else while rules hide it than when it is seen. */
    private boolean losesWhenHidden(PreparedField field) {
        return switch (form.hiding(field)) {
            case CLEAR -> true;
            case RECOMPUTE -> field.isWritable();
            case KEEP -> false;
        };
    }

    private JsonNode hidden(PreparedField field, RecordView view) {
        var source = form.hiding(field) == Hiding.RECOMPUTE ? field.initial() : null;
        return source == null ? BLANK : source.value(view, field.shape());
    }

    /** What remains of a choice where rules take back what they do not leave, and of a link where its filter does. */
    private JsonNode left(
            PreparedField field,
            JsonNode value,
            @Nullable JsonNode old,
            LinkFit.Around around,
            Supplier<@Nullable List<String>> choices) {
        if (field.takesBackLinks()) {
            return fit.left(field, value, old, around);
        }
        // Rules that only ask to choose again take nothing back, whatever others do.
        var options = isBlank(value) || !form.takesBack(field.path()) ? null : choices.get();
        if (options == null) {
            return value;
        }
        if (!value.isArray()) {
            return options.contains(value.asText()) ? value : BLANK;
        }
        var left = Json.mapper().createArrayNode();
        for (var chosen : value) {
            if (options.contains(chosen.asText())) {
                left.add(chosen);
            }
        }
        return left;
    }

    private JsonNode computed(PreparedField field, Formula formula, RecordView view) {
        var result = formula.evaluate(view);
        if (result instanceof FormulaError error) {
            errors.put(field.path(), error.code());
            return BLANK;
        }
        var json = FxValues.write(result, field.shape(), surroundings.zone());
        if (json == null) {
            errors.put(field.path(), FormulaError.NUM.code());
            return BLANK;
        }
        return new InCurrency(field, view).rounded(json);
    }

    private void removeBlankColumns(PreparedField table) {
        for (var row : data.path(table.key())) {
            table.columns().stream()
                    .map(PreparedField::key)
                    .filter(key -> isBlank(row.get(key)))
                    .forEach(((ObjectNode) row)::remove);
        }
    }

    static JsonNode current(ObjectNode holder, PreparedField field) {
        var value = holder.get(field.key());
        return value == null ? BLANK : value;
    }

    private static void set(ObjectNode holder, PreparedField field, JsonNode value) {
        if (isBlank(value)) {
            holder.remove(field.key());
            return;
        }
        holder.set(field.key(), value);
    }
}
