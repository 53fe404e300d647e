package org.mortise.core.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.ValueType;

/**
 * What changes between two images of a record; pure. Absent and null are the same, and so are an absent and an empty list.
 *
 * @param diff as {@link WrittenRecord#diff} has it
 * @param set top-level values to put into the document
 * @param cleared top-level keys to take out of it
 * @param rows changed sub-tables by key
 * @param links changed many-links by key, each the whole new list
 */
record RecordDiff(
        ObjectNode diff,
        ObjectNode set,
        List<String> cleared,
        Map<String, RowsDiff> rows,
        Map<String, List<UUID>> links) {

    static final String ROW_ID = "_id";

    /** One row of a sub-table where it stands, without its id. */
    record Row(UUID id, int ord, ObjectNode data) {

        JsonNode overridden() {
            return value(data, FormShape.OVERRIDDEN);
        }
    }

    /** What happens to the rows of one sub-table. */
    record RowsDiff(List<Row> added, List<Row> changed, List<UUID> removed) {}

    boolean isEmpty() {
        return diff.isEmpty() && set.isEmpty() && cleared.isEmpty();
    }

    /** From one image to the next; rows keep their ids only if the record has them already. */
    static RecordDiff between(FormShape shape, ObjectNode before, ObjectNode after) {
        return between(shape, before, after, false);
    }

    /** From nothing to an image whose rows are known by their ids. */
    static RecordDiff restoring(FormShape shape, ObjectNode image) {
        return between(shape, Json.object(), image, true);
    }

    private static RecordDiff between(FormShape shape, ObjectNode before, ObjectNode after, boolean knownRows) {
        var difference = new RecordDiff(
                Json.object(), Json.object(), new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        for (var field : shape.fields()) {
            difference.compare(field, value(before, field.key()), value(after, field.key()), knownRows);
        }
        difference.compareOverridden(value(before, FormShape.OVERRIDDEN), value(after, FormShape.OVERRIDDEN));
        return difference;
    }

    private void compare(FieldShape field, JsonNode from, JsonNode to, boolean knownRows) {
        if (field.type() == ValueType.SUBTABLE) {
            compareRows(field, from, to, knownRows);
            return;
        }
        if (from.equals(to)) {
            return;
        }
        diff.set(field.key(), pair(from, to));
        if (field.type() == ValueType.LINKS) {
            var ids = new ArrayList<UUID>();
            to.forEach(id -> ids.add(Ids.parse(id.asText())));
            links.put(field.key(), ids.stream().distinct().toList());
            return;
        }
        if (to.isNull()) {
            cleared.add(field.key());
        } else {
            set.set(field.key(), to);
        }
    }

    /** Which values people gave is told by the values themselves; the log does not repeat it. */
    private void compareOverridden(JsonNode from, JsonNode to) {
        if (to.isNull() && !from.isNull()) {
            cleared.add(FormShape.OVERRIDDEN);
        } else if (!to.equals(from)) {
            set.set(FormShape.OVERRIDDEN, to);
        }
    }

    private void compareRows(FieldShape table, JsonNode from, JsonNode to, boolean knownRows) {
        var old = new HashMap<UUID, Row>();
        rowsOf(table, from, id -> true).forEach(row -> old.put(row.id(), row));
        var added = new ArrayList<Row>();
        var changed = new ArrayList<Row>();
        var changes = Json.object();
        var seen = new ArrayList<UUID>();
        for (var row : rowsOf(table, to, id -> knownRows || old.containsKey(id))) {
            var known = old.get(row.id());
            seen.add(row.id());
            if (known == null) {
                added.add(row);
                continue;
            }
            var cells = cells(table, known.data(), row.data());
            if (!cells.isEmpty()) {
                changes.set(row.id().toString(), cells);
            }
            if (!cells.isEmpty()
                    || known.ord() != row.ord()
                    || !known.overridden().equals(row.overridden())) {
                changed.add(row);
            }
        }
        var removed =
                old.values().stream().filter(row -> !seen.contains(row.id())).toList();
        if (added.isEmpty() && changed.isEmpty() && removed.isEmpty()) {
            return;
        }
        var summary = Json.object();
        summary.set("added", array(added));
        summary.set("removed", array(removed));
        summary.set("changed", changes);
        diff.set(table.key(), summary);
        rows.put(
                table.key(),
                new RowsDiff(added, changed, removed.stream().map(Row::id).toList()));
    }

    /** @param known whether an id is one of this record's rows; any other may be somebody else's, so the row gets a new one */
    private static List<Row> rowsOf(FieldShape table, JsonNode rows, Predicate<UUID> known) {
        var read = new ArrayList<Row>();
        var used = new ArrayList<UUID>();
        for (var row : rows) {
            var data = Json.object();
            for (var column : table.fields()) {
                var value = value(row, column.key());
                if (!value.isNull()) {
                    data.set(column.key(), value);
                }
            }
            var overridden = value(row, FormShape.OVERRIDDEN);
            if (!overridden.isNull()) {
                data.set(FormShape.OVERRIDDEN, overridden);
            }
            var id = id(row);
            var kept = id != null && !used.contains(id) && known.test(id) ? id : Ids.next();
            used.add(kept);
            read.add(new Row(kept, read.size(), data));
        }
        return read;
    }

    private static ObjectNode cells(FieldShape table, ObjectNode before, ObjectNode after) {
        var cells = Json.object();
        for (var column : table.fields()) {
            var from = value(before, column.key());
            var to = value(after, column.key());
            if (!from.equals(to)) {
                cells.set(column.key(), pair(from, to));
            }
        }
        return cells;
    }

    private static ArrayNode array(List<Row> rows) {
        var array = Json.mapper().createArrayNode();
        for (var row : rows) {
            var json = Json.object().put(ROW_ID, row.id().toString());
            json.setAll(row.data());
            json.remove(FormShape.OVERRIDDEN);
            array.add(json);
        }
        return array;
    }

    private static ArrayNode pair(JsonNode from, JsonNode to) {
        return Json.mapper().createArrayNode().add(from).add(to);
    }

    private static JsonNode value(JsonNode object, String key) {
        var value = object.get(key);
        return value == null || (value.isArray() && value.isEmpty()) ? NullNode.getInstance() : value;
    }

    private static @Nullable UUID id(JsonNode row) {
        var id = row.get(ROW_ID);
        return id == null || id.isNull() ? null : Ids.parse(id.asText());
    }
}
