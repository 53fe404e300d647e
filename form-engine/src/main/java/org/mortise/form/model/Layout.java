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
     * @param kind {@code field}; {@code section}, {@code tabs}, {@code tab}, {@code steps} or {@code step}, which hold others; or one
     *     that stands between fields, which a class of {@code form.node} knows if there is more to it than its words
     * @param key of everything but a field, where it is null
     * @param title of a container; its key when it has none
     * @param field key of the field; null for a container
     * @param columns keys of the columns of a sub-table, or of a list of records, in their order; empty for all
     * @param json the node as it is written, for what only its kind knows
     */
    public record Node(
            String kind,
            @Nullable String key,
            LocalizedText title,
            @Nullable String field,
            List<String> columns,
            List<Node> children,
            JsonNode json) {

        private static final Set<String> HOLDERS = Set.of("section", "tabs", "tab", "steps", "step");

        public Node {
            columns = List.copyOf(columns);
            children = List.copyOf(children);
        }

        /** Whether other nodes stand in it. */
        public boolean holdsOthers() {
            return HOLDERS.contains(kind);
        }

        static Node parse(JsonNode json) {
            return new Node(
                    json.path("kind").asText(""),
                    Nodes.text(json.path("key")),
                    Nodes.label(json.path("title"), json.path("key").asText("")),
                    Nodes.text(json.path("field")),
                    Nodes.list(
                            json.path("columns"), column -> column.path("field").asText("")),
                    Nodes.list(json.path("children"), Node::parse),
                    json);
        }
    }
}
