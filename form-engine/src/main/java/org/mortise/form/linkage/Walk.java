package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
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
    private final RowRules rowRules;
    private final RecordView now;
    private final RecordRules rules;
    private final HeldValues values;
    private final Submission submission;

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
        this.now = RecordView.of(form, data, surroundings);
        var then = RecordView.of(form, before == null ? Json.object() : before, surroundings);
        this.rules = new RecordRules(form, now, before == null ? null : then);
        this.rowRules = new RowRules(form, now, then);
        this.submission = before == null ? Submission.OPEN : Submission.of(surroundings);
        this.values = new HeldValues(form, surroundings, derived, fit, submission);
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

    DerivedValues derived() {
        return derived;
    }

    Overrides overrides() {
        return overrides;
    }

    Submission submission() {
        return submission;
    }

    /** Whether the approval of the record keeps people from changing a field or column. */
    boolean isSubmitted(PreparedField field) {
        return submission.holds(form.afterSubmit(field));
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

    /** Those that the meant actions of rules leave. */
    @Nullable
    List<String> options(
            PreparedField table, PreparedField column, JsonNode row, Predicate<PreparedRule.Action> meant) {
        return rowRules.options(table, column, row, rules.options(column, meant), meant);
    }

    /** Codes of formulas without a result, by path. */
    Map<String, String> errors() {
        return values.errors();
    }

    @Nullable
    String errorOf(String path) {
        return values.errors().get(path);
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
            set(field, new Place.OfRecord(this));
            return;
        }
        var table = form.field(field.path().substring(0, dot)).orElseThrow();
        for (var row : data.path(table.key())) {
            set(field, Place.OfRow.of(this, table, (ObjectNode) row));
        }
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

    private void set(PreparedField field, Place place) {
        var value = values.of(field, place);
        if (isBlank(value)) {
            place.holder().remove(field.key());
            return;
        }
        place.holder().set(field.key(), value);
    }
}
