package org.mortise.flow.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FieldRight;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FormShape;
import org.mortise.flow.definition.FlowNode;
import org.mortise.flow.definition.NodeRight;

/**
 * What the holder of a task may do with the fields of the record, whatever his roles grant.
 *
 * @param rights by field key, and {@code table.column} for columns of sub-tables
 */
record NodeRights(Map<String, NodeRight> rights) {

    /** Those who are told may read everything. */
    static NodeRights ofCopy(FormShape shape) {
        var rights = new LinkedHashMap<String, NodeRight>();
        shape.fields().forEach(field -> rights.put(field.key(), NodeRight.READ));
        return new NodeRights(rights);
    }

    /** To read, what {@code granted} lets read; the rest is hidden. */
    static NodeRights reading(FormShape shape, Map<String, FieldRight> granted) {
        var rights = new LinkedHashMap<String, NodeRight>();
        for (var field : shape.fields()) {
            rights.put(field.key(), reading(granted.get(field.key())));
            for (var column : field.fields()) {
                var key = field.key() + "." + column.key();
                rights.put(key, reading(granted.get(key)));
            }
        }
        return new NodeRights(rights);
    }

    private static NodeRight reading(@Nullable FieldRight granted) {
        return granted != null && granted.atLeast(FieldRight.READ) ? NodeRight.READ : NodeRight.HIDDEN;
    }

    /** @param open false once the task is decided: then nothing is written any more */
    static NodeRights of(FlowNode.Approve node, FormShape shape, boolean open) {
        var rights = new LinkedHashMap<String, NodeRight>();
        for (var field : shape.fields()) {
            var right = field.computed() ? atMostRead(node.right(field.key())) : node.right(field.key());
            rights.put(field.key(), open ? right : atMostRead(right));
            for (var column : field.fields()) {
                var key = field.key() + "." + column.key();
                var named = node.fields().get(key);
                if (named != null) {
                    rights.put(key, open ? named : atMostRead(named));
                }
            }
        }
        return new NodeRights(rights);
    }

    /** The same rights in the words of records, for a change. */
    static Map<String, FieldRight> of(FlowNode.Approve node) {
        var rights = new HashMap<String, FieldRight>();
        rights.put(FlowNode.Approve.EVERY_FIELD, FieldRight.READ);
        node.fields().forEach((key, right) -> rights.put(key, right.fieldRight()));
        return rights;
    }

    /** The same rights in the words of access. */
    Map<String, FieldRight> toFieldRights() {
        var fieldRights = new HashMap<String, FieldRight>();
        rights.forEach((key, right) -> fieldRights.put(key, right.fieldRight()));
        return fieldRights;
    }

    boolean shows(String key) {
        return rights.getOrDefault(key, NodeRight.READ) != NodeRight.HIDDEN;
    }

    ObjectNode toJson() {
        var json = Json.object();
        rights.forEach((key, right) -> {
            if (right != NodeRight.HIDDEN) {
                json.put(key, right.json());
            }
        });
        return json;
    }

    /** The record without what is hidden. */
    ObjectNode visible(ObjectNode document, FormShape shape) {
        var visible = document.deepCopy();
        if (!(visible.get("data") instanceof ObjectNode data)) {
            return visible;
        }
        for (var field : shape.fields()) {
            if (!shows(field.key())) {
                data.remove(field.key());
            }
            if (data.get(field.key()) instanceof ArrayNode rows) {
                field.fields().stream()
                        .filter(column -> !shows(field.key() + "." + column.key()))
                        .forEach(column -> rows.forEach(row -> ((ObjectNode) row).remove(column.key())));
            }
        }
        hideMirrored(visible, shape);
        visible.remove("rights");
        return visible;
    }

    /** Owner and department mirror fields, and are as visible as these. */
    private void hideMirrored(ObjectNode visible, FormShape shape) {
        if (shape.ownerField() != null && !shows(shape.ownerField())) {
            visible.remove("owner");
        }
        if (shape.departmentField() != null && !shows(shape.departmentField())) {
            visible.remove("department");
        }
    }

    private static NodeRight atMostRead(NodeRight right) {
        return right == NodeRight.HIDDEN ? NodeRight.HIDDEN : NodeRight.READ;
    }
}
