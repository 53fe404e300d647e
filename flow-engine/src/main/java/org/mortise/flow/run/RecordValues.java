package org.mortise.flow.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.ConditionContext;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FormulaContext;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.SystemField;
import org.mortise.core.metadata.ValueType;

/**
 * A record as the conditions and formulas of a flow read it.
 *
 * @param document the record as REST shows it to somebody with full rights
 * @param linked the records that its links lead to, by field key, as far as the flow reads them
 */
record RecordValues(FormShape shape, JsonNode document, Map<String, RecordValues> linked, Surroundings surroundings)
        implements ConditionContext {

    RecordValues {
        linked = Map.copyOf(linked);
    }

    @Override
    public @Nullable Object value(FieldPath path) {
        var keys = path.keys();
        var key = keys.get(0);
        var field = shape.field(key).orElse(null);
        if (field == null) {
            return system(key);
        }
        var json = document.path("data").path(key);
        if (keys.size() == 1) {
            return JavaValues.read(field.type(), json);
        }
        var rest = keys.subList(1, keys.size());
        if (field.type() == ValueType.SUBTABLE) {
            var column = field.field(rest.get(0)).orElse(null);
            return column == null ? List.of() : column(json, column.key(), column.type());
        }
        var target = linked.get(key);
        return target == null ? null : target.value(new FieldPath(rest));
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
    public @Nullable Object variable(String name) {
        return name.equals("record.id") ? document.path("id").asText() : surroundings.variable(name);
    }

    /** The same for a formula. */
    FormulaContext forFormulas() {
        return new FormulaValues(this);
    }

    private record FormulaValues(RecordValues values) implements FormulaContext {

        @Override
        public @Nullable Object value(FieldPath path) {
            return values.value(path);
        }

        @Override
        public Instant now() {
            return values.now();
        }

        @Override
        public ZoneId zone() {
            return values.zone();
        }

        @Override
        public @Nullable String variable(String name) {
            return values.variable(name) instanceof String text ? text : null;
        }
    }

    @Override
    public Collection<String> departmentTree(String department) {
        return surroundings.departmentTree(department);
    }

    private static List<@Nullable Object> column(JsonNode rows, String key, ValueType type) {
        var values = new ArrayList<@Nullable Object>();
        rows.forEach(row -> values.add(JavaValues.read(type, row.get(key))));
        return values;
    }

    private @Nullable Object system(String key) {
        var field = SystemField.of(key).orElse(null);
        if (field == null) {
            return null;
        }
        var json =
                switch (field) {
                    case ID -> document.path("id");
                    case VERSION -> document.path("version");
                    case CREATED_AT -> document.path("createdAt");
                    case CREATED_BY -> document.path("createdBy");
                    case UPDATED_AT -> document.path("updatedAt");
                    case UPDATED_BY -> document.path("updatedBy");
                    case OWNER -> document.path("owner");
                    case DEPARTMENT -> document.path("department");
                    case FLOW_STATE -> document.path("flow").path("state");
                };
        return JavaValues.read(field.type(), json);
    }
}
