package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.ConditionContext;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FormulaContext;
import org.mortise.core.formula.Question;
import org.mortise.core.formula.WorkCalendar;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldAspect;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.SystemField;
import org.mortise.form.control.Beside;

/** A record, or one row of it with the record behind, as formulas and conditions see it. */
final class RecordView implements FormulaContext {

    private final PreparedForm form;
    private final FormShape shape;
    private final ObjectNode data;
    private final JsonNode system;
    private final Surroundings surroundings;
    private final @Nullable FieldShape table;
    private final @Nullable JsonNode row;

    private RecordView(
            PreparedForm form,
            FormShape shape,
            ObjectNode data,
            JsonNode system,
            Surroundings surroundings,
            @Nullable FieldShape table,
            @Nullable JsonNode row) {
        this.form = form;
        this.shape = shape;
        this.data = data;
        this.system = system;
        this.surroundings = surroundings;
        this.table = table;
        this.row = row;
    }

    static RecordView of(PreparedForm form, ObjectNode data, Surroundings surroundings) {
        return new RecordView(form, form.shape(), data, surroundings.system(), surroundings, null, null);
    }

    /** A record that a link of the form points to, with its system fields. */
    static RecordView linked(PreparedForm form, FormShape shape, ObjectNode linked, Surroundings surroundings) {
        return new RecordView(form, shape, linked, linked, surroundings, null, null);
    }

    /** Inside a row, a bare key means the row's column first, then the record's field. */
    RecordView inRow(FieldShape subtable, JsonNode inside) {
        return new RecordView(form, shape, data, system, surroundings, subtable, inside);
    }

    ConditionContext asked() {
        return new Asked(this);
    }

    @Override
    public @Nullable Object value(FieldPath path) {
        var keys = path.keys();
        if (table != null && row != null) {
            var column = table.field(keys.get(0)).orElse(null);
            if (column != null) {
                return walk(column, row.get(column.key()), keys.subList(1, keys.size()));
            }
        }
        return ofRecord(shape, data, system, keys);
    }

    /** A field beside, or behind links that are, as documents have it; not through sub-tables. */
    Beside.Standing standing(FieldPath path) {
        var keys = path.keys();
        var column = table == null ? null : table.field(keys.get(0)).orElse(null);
        return column != null && row != null ? standing(column, row, keys, null) : standing(shape, data, keys, null);
    }

    private Beside.Standing standing(FormShape of, JsonNode fields, List<String> keys, @Nullable String title) {
        return of.field(keys.get(0))
                .map(field -> standing(field, fields, keys, title))
                .orElseGet(() -> new Beside.Standing(MissingNode.getInstance(), title));
    }

    private Beside.Standing standing(FieldShape field, JsonNode fields, List<String> keys, @Nullable String title) {
        var value = fields.path(field.key());
        if (keys.size() == 1) {
            return new Beside.Standing(value, title);
        }
        var target = field.target();
        var linked = target == null ? null : surroundings.links().find(target, value.asText(""));
        var beyond = target == null ? null : form.linked(target).orElse(null);
        return linked == null || beyond == null
                ? new Beside.Standing(MissingNode.getInstance(), null)
                : standing(
                        beyond,
                        linked,
                        keys.subList(1, keys.size()),
                        linked.path(beyond.titleField()).asText(""));
    }

    private @Nullable Object ofRecord(FormShape shape, JsonNode fields, JsonNode system, List<String> keys) {
        var field = shape.field(keys.get(0)).orElse(null);
        if (field != null) {
            return walk(field, fields.get(field.key()), keys.subList(1, keys.size()));
        }
        return SystemField.of(keys.get(0))
                .map(known -> FxValues.read(system.get(known.key()), known.type()))
                .orElse(null);
    }

    private @Nullable Object walk(FieldShape field, @Nullable JsonNode value, List<String> further) {
        var aspect = FieldAspect.of(field, further);
        if (aspect.isPresent()) {
            return aspect.get().in(field, value == null ? MissingNode.getInstance() : value);
        }
        if (further.isEmpty() || value == null) {
            return further.isEmpty() || field.fields().isEmpty() ? FxValues.read(value, field.type()) : List.of();
        }
        if (!field.fields().isEmpty()) {
            return column(field.field(further.get(0)).orElse(null), value, further);
        }
        return field.target() == null ? null : beyond(field.target(), value.asText(), further);
    }

    private List<@Nullable Object> column(@Nullable FieldShape column, JsonNode rows, List<String> keys) {
        var values = new ArrayList<@Nullable Object>();
        for (var each : rows) {
            values.add(column == null ? null : walk(column, each.get(column.key()), keys.subList(1, keys.size())));
        }
        return Collections.unmodifiableList(values);
    }

    private @Nullable Object beyond(ObjectKey target, String id, List<String> keys) {
        var linked = surroundings.links().find(target, id);
        var shape = form.linked(target);
        return linked == null || shape.isEmpty() ? null : ofRecord(shape.get(), linked, linked, keys);
    }

    /** The record itself is none of the others that it asks for. */
    @Override
    public @Nullable Object ask(Question question, List<Object> values) {
        var isOwn = question.form().equals(form.shape().form().toString());
        return surroundings.links().answer(question, values, isOwn ? variable("record.id") : null);
    }

    @Override
    public Instant now() {
        return surroundings.now();
    }

    @Override
    public ZoneId zone() {
        return surroundings.zone();
    }

    @Override
    public WorkCalendar calendar() {
        return surroundings.calendar();
    }

    @Override
    public @Nullable String variable(String name) {
        if (name.equals("record.id")) {
            var id = surroundings.system().get(SystemField.ID.key());
            return id == null ? null : id.asText();
        }
        return surroundings.variables().get(name) instanceof String text ? text : null;
    }

    /** The same record as conditions see it. */
    private record Asked(RecordView view) implements ConditionContext {

        @Override
        public @Nullable Object value(FieldPath path) {
            return view.value(path);
        }

        @Override
        public Instant now() {
            return view.now();
        }

        @Override
        public ZoneId zone() {
            return view.zone();
        }

        @Override
        public WorkCalendar calendar() {
            return view.calendar();
        }

        @Override
        public @Nullable Object variable(String name) {
            return view.surroundings.variables().get(name);
        }

        @Override
        public Collection<String> departmentTree(String department) {
            return view.surroundings.departmentTree().apply(department);
        }
    }
}
