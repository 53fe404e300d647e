package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.ValueType;

/** Rows of columns; the columns are read by their own controls. */
public final class SubtableControl implements Control<SubtableControl.Settings> {

    /** The name of the kind. */
    public static final String TYPE = "subtable";

    /** Rows that any sub-table may have. */
    public static final int MOST_ROWS = 1_000;

    /** How many rows there may be. */
    public record Settings(int minRows, int maxRows) {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public ValueType valueType() {
        return ValueType.SUBTABLE;
    }

    @Override
    public Settings settings(FieldProps props) {
        return new Settings(props.integer("minRows", 0), Math.min(props.integer("maxRows", MOST_ROWS), MOST_ROWS));
    }

    @Override
    public List<Problem> check(Settings settings) {
        return settings.minRows() > settings.maxRows() ? List.of(Problem.at("/minRows", "settings_bounds")) : List.of();
    }

    @Override
    public boolean computable() {
        return false;
    }

    @Override
    public Coerced coerce(Settings settings, JsonNode sent, Coercion coercion) {
        if (sent.isNull() || (sent.isArray() && sent.isEmpty())) {
            return Coerced.blank();
        }
        if (!sent.isArray()) {
            return Coerced.refused("not_rows");
        }
        for (var row : sent) {
            if (!row.isObject()) {
                return Coerced.refused("not_rows");
            }
        }
        return sent.size() > MOST_ROWS
                ? Coerced.refused("rows_too_many", Map.of("max", settings.maxRows()))
                : Coerced.of(sent);
    }

    @Override
    public List<Problem> validate(Settings settings, JsonNode value) {
        if (value.size() > settings.maxRows()) {
            return List.of(Problem.at("", "rows_too_many", Map.of("max", settings.maxRows())));
        }
        return value.size() < settings.minRows()
                ? List.of(Problem.at("", "rows_too_few", Map.of("min", settings.minRows())))
                : List.of();
    }

    @Override
    public ObjectNode valueSchema(Settings settings) {
        return ValueSchema.list(Json.object().put("type", "object"))
                .put("minItems", Math.max(1, settings.minRows()))
                .put("maxItems", settings.maxRows());
    }
}
