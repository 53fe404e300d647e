package org.mortise.core.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.vault.Seal;
import org.mortise.core.vault.Vault;

/**
 * The rim of the store: above it documents are clear, below it the values of encrypted fields are sealed. Each is sealed for its form
 * and field, so that nobody moves one elsewhere. For forms without such fields nothing happens here.
 */
final class Sealing {

    /** Property around a value that its reader may only see masked; it is masked once it is opened. */
    static final String MASKED = "masked";

    private final FormShape shape;
    private final @Nullable Seal seal;

    private Sealing(FormShape shape, @Nullable Seal seal) {
        this.shape = shape;
        this.seal = seal;
    }

    /** Of a form as it is in force. */
    static Sealing of(FormShape shape, Vault vault) {
        return new Sealing(shape, isNeeded(shape) ? vault.open() : null);
    }

    /** Of what is older than the form as it is in force, and may have been sealed under another version of it. */
    static Sealing ofOlder(FormShape shape, Vault vault) {
        return new Sealing(shape, isNeeded(shape) ? vault.open() : vault.seal().orElse(null));
    }

    static boolean isNeeded(FormShape shape) {
        return shape.fields().stream()
                .anyMatch(
                        field -> field.mayBeSealed() || field.fields().stream().anyMatch(FieldShape::mayBeSealed));
    }

    /** @param path key of the field, {@code table.column} for a column */
    static String place(FormShape shape, String path) {
        return shape.table() + "." + path;
    }

    /** Whether documents have to be looked at. */
    boolean opens() {
        return seal != null;
    }

    /** What one value becomes. */
    private interface Turn {

        JsonNode of(FieldShape field, String place, JsonNode value);
    }

    private static Turn sealing(Seal seal) {
        return (field, place, value) -> field.encrypted() ? seal.seal(place, value) : value;
    }

    /**
     * The same as records may be kept that no walk has reached: by keys that sealed before, and with fields in clear that are
     * encrypted since, or the other way round; none where nothing was ever kept otherwise.
     */
    List<Sealing> older() {
        var open = seal;
        if (open == null) {
            return List.of();
        }
        var shapes = OlderShapes.of(shape);
        return Stream.concat(Stream.of(open), open.older().stream())
                .flatMap(by -> shapes.stream().map(older -> new Sealing(older, by)))
                .filter(sealing -> sealing.seal != open || !sealing.shape.equals(shape))
                .toList();
    }

    /** The same document with everything sealed that shall be. */
    ObjectNode sealed(ObjectNode document) {
        var open = seal;
        if (open == null) {
            return document;
        }
        var sealed = document.deepCopy();
        turn(shape.fields(), "", sealed, sealing(open));
        return sealed;
    }

    /** The same row of a sub-table. */
    ObjectNode sealed(FieldShape table, ObjectNode row) {
        var open = seal;
        if (open == null) {
            return row;
        }
        var sealed = row.deepCopy();
        turn(table.fields(), table.key() + ".", sealed, sealing(open));
        return sealed;
    }

    /** The same changes, as the tables and the change log keep them. */
    RecordDiff sealed(RecordDiff diff) {
        if (seal == null) {
            return diff;
        }
        var rows = new LinkedHashMap<String, RecordDiff.RowsDiff>();
        diff.rows().forEach((key, changes) -> rows.put(key, sealed(key, changes)));
        return new RecordDiff(sealedDiff(diff.diff()), sealed(diff.set()), diff.cleared(), rows, diff.links());
    }

    private RecordDiff.RowsDiff sealed(String table, RecordDiff.RowsDiff changes) {
        var field = shape.field(table).orElseThrow();
        return new RecordDiff.RowsDiff(
                sealed(field, changes.added()), sealed(field, changes.changed()), changes.removed());
    }

    private List<RecordDiff.Row> sealed(FieldShape table, List<RecordDiff.Row> rows) {
        return rows.stream()
                .map(row -> new RecordDiff.Row(row.id(), row.ord(), sealed(table, row.data())))
                .toList();
    }

    /** The same entry of the change log with everything sealed that shall be. */
    ObjectNode sealedDiff(ObjectNode diff) {
        var open = seal;
        if (open == null) {
            return diff;
        }
        var sealed = diff.deepCopy();
        turnDiff(sealed, sealing(open));
        return sealed;
    }

    /** Opens everything in a document, and masks what has to be. */
    void open(ObjectNode document) {
        turn(shape.fields(), "", document, this::opened);
    }

    /** The same for a document as text. */
    String opened(String document) {
        if (seal == null) {
            return document;
        }
        var read = (ObjectNode) Json.parse(document);
        open(read);
        return Json.write(read);
    }

    /** The same for an entry of the change log. */
    void openDiff(ObjectNode diff) {
        turnDiff(diff, this::opened);
    }

    /** Brings a document into the state that the form asks for, whatever it was sealed by or not. */
    ObjectNode conformed(ObjectNode document) {
        var conformed = document.deepCopy();
        turn(shape.fields(), "", conformed, this::conformed);
        return conformed;
    }

    /** The same for a row of a sub-table. */
    ObjectNode conformed(FieldShape table, ObjectNode row) {
        var conformed = row.deepCopy();
        turn(table.fields(), table.key() + ".", conformed, this::conformed);
        return conformed;
    }

    /** The same for an entry of the change log. */
    ObjectNode conformedDiff(ObjectNode diff) {
        var conformed = diff.deepCopy();
        turnDiff(conformed, this::conformed);
        return conformed;
    }

    private JsonNode opened(FieldShape field, String place, JsonNode value) {
        var open = seal;
        if (open == null || !value.isObject()) {
            return value;
        }
        if (!value.has(MASKED)) {
            return open.open(place, value);
        }
        var known = open.open(place, value.path(MASKED));
        return known.isTextual() ? TextNode.valueOf(Masks.of(field.traits().mask(), known.asText())) : known;
    }

    private JsonNode conformed(FieldShape field, String place, JsonNode value) {
        var open = seal;
        if (open == null) {
            return value;
        }
        return field.encrypted() ? open.renewed(place, value) : open.open(place, value);
    }

    private void turn(List<FieldShape> fields, String prefix, ObjectNode document, Turn turn) {
        for (var field : fields) {
            var value = document.get(field.key());
            if (value == null) {
                continue;
            }
            if (field.type() == ValueType.SUBTABLE) {
                rows(field, value, turn);
            } else if (mayBeSealed(field)) {
                document.set(field.key(), turn.of(field, place(shape, prefix + field.key()), value));
            }
        }
    }

    private void rows(FieldShape table, JsonNode rows, Turn turn) {
        for (var row : rows) {
            if (row instanceof ObjectNode document) {
                turn(table.fields(), table.key() + ".", document, turn);
            }
        }
    }

    private void turnDiff(ObjectNode diff, Turn turn) {
        turnPairs(shape.fields(), "", diff, turn);
        for (var table : shape.fields()) {
            var summary = diff.path(table.key());
            if (table.type() == ValueType.SUBTABLE && summary.isObject()) {
                rows(table, summary.path("added"), turn);
                rows(table, summary.path("removed"), turn);
                for (Map.Entry<String, JsonNode> row : summary.path("changed").properties()) {
                    turnPairs(table.fields(), table.key() + ".", (ObjectNode) row.getValue(), turn);
                }
            }
        }
    }

    private void turnPairs(List<FieldShape> fields, String prefix, ObjectNode pairs, Turn turn) {
        for (var field : fields) {
            if (mayBeSealed(field) && pairs.get(field.key()) instanceof ArrayNode pair) {
                for (var index = 0; index < pair.size(); index++) {
                    pair.set(index, turn.of(field, place(shape, prefix + field.key()), pair.get(index)));
                }
            }
        }
    }

    /** By any version of the form: only texts are ever sealed. */
    static boolean mayBeSealed(FieldShape field) {
        return field.type() == ValueType.TEXT || field.type() == ValueType.LONG_TEXT;
    }
}
