package org.mortise.form.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.LocalizedText;

/** One arrangement of a form's fields. */
public record Layout(String key, List<Node> nodes) {

    public Layout {
        nodes = List.copyOf(nodes);
    }

    static Layout parse(JsonNode json) {
        return new Layout(json.path("key").asText(""), Nodes.list(json.path("nodes"), Node::parse));
    }

    /**
     * A field, or a container of nodes.
     *
     * @param kind {@code field}; {@code section}, {@code tabs}, {@code tab}, {@code steps} or {@code step}, which hold others;
     *     {@code text}, {@code divider} or {@code button}
     * @param key of everything but a field, where it is null
     * @param title of a container; its key when it has none
     * @param field key of the field; null for a container
     * @param columns keys of the columns of a sub-table in their order; empty for all
     */
    public record Node(
            String kind,
            @Nullable String key,
            LocalizedText title,
            @Nullable String field,
            List<String> columns,
            List<Node> children) {

        private static final Set<String> LEAVES = Set.of("field", "text", "divider", "button");

        public Node {
            columns = List.copyOf(columns);
            children = List.copyOf(children);
        }

        /** Whether other nodes stand in it. */
        public boolean holdsOthers() {
            return !LEAVES.contains(kind);
        }

        static Node parse(JsonNode json) {
            return new Node(
                    json.path("kind").asText(""),
                    Nodes.text(json.path("key")),
                    Nodes.label(json.path("title"), json.path("key").asText("")),
                    Nodes.text(json.path("field")),
                    Nodes.list(
                            json.path("columns"), column -> column.path("field").asText("")),
                    Nodes.list(json.path("children"), Node::parse));
        }
    }
}
