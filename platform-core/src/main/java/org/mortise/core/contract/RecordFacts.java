package org.mortise.core.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Assignment;
import org.mortise.core.condition.ConditionContext;
import org.mortise.core.condition.ConditionEnvironment;
import org.mortise.core.condition.Operand;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.WorkCalendar;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FieldAspect;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.SystemField;
import org.mortise.core.metadata.ValueType;

/**
 * A record and its surroundings as conditions and assignments ask for them.
 *
 * @param document the record as {@link Records.Record#document()} gives it
 * @param oldData data before the change; null when there is none or nobody asks
 * @param linked records that to-one links point to, by id
 */
public record RecordFacts(
        FormShape shape,
        ObjectNode document,
        @Nullable ObjectNode oldData,
        Map<UUID, Linked> linked,
        ConditionEnvironment environment)
        implements ConditionContext {

    /** A linked record with the shape of its form. */
    public record Linked(FormShape shape, ObjectNode document) {}

    public RecordFacts {
        linked = Map.copyOf(linked);
    }

    @Override
    public @Nullable Object value(FieldPath path) {
        return value(shape, document, path.keys());
    }

    @Override
    public @Nullable Object oldValue(FieldPath path) {
        if (oldData == null || path.keys().size() > 1) {
            return null;
        }
        return shape.field(path.keys().get(0))
                .map(field -> RecordValues.fromJson(field.type(), oldData.path(field.key())))
                .orElse(null);
    }

    @Override
    public Instant now() {
        return environment.now();
    }

    @Override
    public ZoneId zone() {
        return environment.zone();
    }

    @Override
    public WorkCalendar calendar() {
        return environment.calendar();
    }

    @Override
    public @Nullable Object variable(String name) {
        return environment.variable(name);
    }

    @Override
    public Collection<String> departmentTree(String department) {
        return environment.departmentTree(department);
    }

    /**
     * A value of several parts as the record has it, when {@code assignment} takes it from a field to one of the same kind: its code
     * alone stands for it in conditions only. Empty for all other assignments.
     *
     * @param target form whose field is set
     */
    public Optional<JsonNode> whole(Assignment assignment, FormShape target) {
        return target.field(assignment.field())
                .filter(field -> field.type() == ValueType.STRUCTURE)
                .flatMap(field -> assignment.operand() instanceof Operand.FieldValue from
                        ? structure(
                                field.control(), shape, document, from.path().keys())
                        : Optional.empty());
    }

    /**
     * What goes along when {@code assignment} takes a text from a field that has translations to one that has them too: these, by the
     * keys of the fields that take them, blank where there is none. Empty for all other assignments.
     *
     * @param target form whose field is set
     */
    public Map<String, JsonNode> translations(Assignment assignment, FormShape target) {
        var held =
                target.field(assignment.field()).map(FieldShape::translations).orElse(Map.of());
        return held.isEmpty() || !(assignment.operand() instanceof Operand.FieldValue from)
                ? Map.of()
                : translations(held, shape, document, from.path().keys());
    }

    private Map<String, JsonNode> translations(
            Map<String, String> held, FormShape form, JsonNode record, List<String> keys) {
        var field = form.field(keys.get(0)).orElse(null);
        if (field == null) {
            return Map.of();
        }
        var data = record.path("data");
        if (keys.size() > 1) {
            var id = data.path(field.key());
            var target =
                    field.type() == ValueType.LINK && id.isTextual() ? linked.get(UUID.fromString(id.asText())) : null;
            return target == null
                    ? Map.of()
                    : translations(held, target.shape(), target.document(), keys.subList(1, keys.size()));
        }
        var taken = new HashMap<String, JsonNode>();
        held.forEach((language, key) -> {
            var source = field.translations().get(language);
            if (source != null) {
                var text = data.path(source);
                taken.put(key, text.isTextual() ? text : NullNode.getInstance());
            }
        });
        return taken;
    }

    private Optional<JsonNode> structure(String control, FormShape form, JsonNode record, List<String> keys) {
        var field = form.field(keys.get(0)).orElse(null);
        if (field == null) {
            return Optional.empty();
        }
        var json = record.path("data").path(field.key());
        if (keys.size() == 1) {
            return Optional.of(json)
                    .filter(parts -> field.type() == ValueType.STRUCTURE
                            && field.control().equals(control)
                            && parts.isObject())
                    .map(JsonNode::deepCopy);
        }
        var target =
                field.type() == ValueType.LINK && json.isTextual() ? linked.get(UUID.fromString(json.asText())) : null;
        return target == null
                ? Optional.empty()
                : structure(control, target.shape(), target.document(), keys.subList(1, keys.size()));
    }

    private @Nullable Object value(FormShape form, JsonNode record, List<String> keys) {
        var key = keys.get(0);
        var field = form.field(key).orElse(null);
        if (field == null) {
            return keys.size() == 1 ? system(key, record) : null;
        }
        var json = record.path("data").path(key);
        if (keys.size() == 1) {
            return RecordValues.fromJson(field.type(), json);
        }
        if (field.type() == ValueType.SUBTABLE) {
            return column(field, json, keys.subList(1, keys.size()));
        }
        return behind(field, json, keys.subList(1, keys.size()));
    }

    private @Nullable Object behind(FieldShape field, JsonNode json, List<String> further) {
        var aspect = FieldAspect.of(field, further).orElse(null);
        return aspect == null ? beyond(json, further) : aspect.in(field, json);
    }

    private List<@Nullable Object> column(FieldShape table, JsonNode rows, List<String> keys) {
        var values = new ArrayList<@Nullable Object>();
        var column = table.field(keys.get(0)).orElse(null);
        if (column == null) {
            return values;
        }
        for (var row : rows) {
            var cell = row.path(column.key());
            values.add(
                    keys.size() == 1
                            ? RecordValues.fromJson(column.type(), cell)
                            : behind(column, cell, keys.subList(1, keys.size())));
        }
        return values;
    }

    private @Nullable Object beyond(JsonNode link, List<String> keys) {
        var target = link.isTextual() ? linked.get(UUID.fromString(link.asText())) : null;
        return target == null ? null : value(target.shape(), target.document(), keys);
    }

    private static @Nullable Object system(String key, JsonNode record) {
        var field = SystemField.of(key).orElse(null);
        if (field == null) {
            return null;
        }
        var json =
                switch (field) {
                    case ID -> record.path("id");
                    case VERSION -> record.path("version");
                    case CREATED_AT -> record.path("createdAt");
                    case CREATED_BY -> record.path("createdBy");
                    case UPDATED_AT -> record.path("updatedAt");
                    case UPDATED_BY -> record.path("updatedBy");
                    case OWNER -> record.path("owner");
                    case DEPARTMENT -> record.path("department");
                    case FLOW_STATE -> record.path("flow").path("state");
                    case FORM_VERSION -> record.path("formVersion");
                };
        return RecordValues.fromJson(field.type(), json);
    }

    /** JSON of the data: an empty object when the record is gone. */
    public ObjectNode data() {
        return document.path("data") instanceof ObjectNode data ? data : Json.object();
    }
}
