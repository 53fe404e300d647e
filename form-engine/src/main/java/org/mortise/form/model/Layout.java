package org.mortise.form.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
     * @param kind {@code field}, {@code section} or another kind of container
     * @param key of a container; null for a field
     * @param field key of the field; null for a container
     * @param columns keys of the columns of a sub-table in their order; empty for all
     */
    public record Node(
            String kind, @Nullable String key, @Nullable String field, List<String> columns, List<Node> children) {

        public Node {
            columns = List.copyOf(columns);
            children = List.copyOf(children);
        }

        static Node parse(JsonNode json) {
            return new Node(
                    json.path("kind").asText(""),
                    Nodes.text(json.path("key")),
                    Nodes.text(json.path("field")),
                    Nodes.list(
                            json.path("columns"), column -> column.path("field").asText("")),
                    Nodes.list(json.path("children"), Node::parse));
        }
    }
}
