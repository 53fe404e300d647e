package org.mortise.form.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mortise.core.access.FormAccess;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.store.RecordRows;
import org.mortise.core.store.StoredRecord;

/** Records as a picker offers them. */
final class PickedRecords {

    private static final int DETAILS = 2;

    private PickedRecords() {}

    /** By title, with the first texts beside it. */
    static JsonNode titles(FormAccess access, RecordRows rows) {
        var translated = access.shape().translated().keySet();
        var details = access.shape().fields().stream()
                .filter(field -> !field.key().equals(access.shape().titleField()) && !translated.contains(field.key()))
                .filter(field -> field.type() == ValueType.TEXT && access.mayAsk(field.key()))
                .limit(DETAILS)
                .map(FieldShape::key)
                .toList();
        var json = Json.object();
        var items = json.putArray("items");
        for (var record : rows.records()) {
            var data = Json.parse(record.data());
            items.addObject()
                    .put("id", record.id().toString())
                    .put("title", title(access, data))
                    .put(
                            "detail",
                            details.stream()
                                    .map(key -> data.path(key).asText(""))
                                    .filter(text -> !text.isEmpty())
                                    .collect(Collectors.joining(" · ")));
        }
        return json;
    }

    /**
     * By title, with the values of {@code columns} as far as they are shown, and the names of what these point to.
     *
     * @param names by id
     */
    static JsonNode columns(FormAccess access, List<String> columns, RecordRows rows, Map<UUID, String> names) {
        var shown = columns.stream().filter(access::mayShow).toList();
        var json = Json.object();
        var items = json.putArray("items");
        for (var record : rows.records()) {
            items.add(line(access, shown, record, names));
        }
        return json;
    }

    private static String title(FormAccess access, JsonNode data) {
        return access.shape().titleOf(data, access.caller().identity().locale());
    }

    /** Marks those that cannot be chosen, because another record has. */
    static void mark(JsonNode picked, Set<UUID> taken) {
        for (var item : picked.path("items")) {
            if (taken.contains(UUID.fromString(item.path("id").asText()))) {
                ((ObjectNode) item).put("taken", true);
            }
        }
    }

    private static JsonNode line(FormAccess access, List<String> shown, StoredRecord record, Map<UUID, String> names) {
        var data = Json.parse(record.data());
        var line = Json.object().put("id", record.id().toString()).put("title", title(access, data));
        var values = line.putObject("values");
        var labels = line.putObject("labels");
        for (var key : shown) {
            var value = access.shape()
                    .field(key)
                    .map(field -> field.textIn(access.caller().identity().locale(), data))
                    .orElseGet(() -> data.path(key));
            if (!value.isMissingNode() && !value.isNull()) {
                values.set(key, value);
                var written = value.toString();
                names.forEach((id, name) -> {
                    if (written.contains(id.toString())) {
                        labels.put(id.toString(), name);
                    }
                });
            }
        }
        return line;
    }
}
