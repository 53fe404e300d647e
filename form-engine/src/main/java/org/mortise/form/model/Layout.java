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
     *     {@code related}, a list of records that point here; {@code text}, {@code divider} or {@code button}
     * @param key of everything but a field, where it is null
     * @param title of a container; its key when it has none
     * @param field key of the field; null for a container
     * @param columns keys of the columns of a sub-table, or of a list of records, in their order; empty for all
     * @param related which records a list shows; null for everything but {@code related}
     * @param action what a button does; null for everything else
     */
    public record Node(
            String kind,
            @Nullable String key,
            LocalizedText title,
            @Nullable String field,
            List<String> columns,
            @Nullable Related related,
            @Nullable Action action,
            List<Node> children) {

        private static final Set<String> LEAVES = Set.of("field", "text", "divider", "button", "related");

        public Node {
            columns = List.copyOf(columns);
            children = List.copyOf(children);
        }

        /**
         * The records of another form that point here.
         *
         * @param form reference to that form
         * @param via key of its link that leads here
         */
        public record Related(String form, String via) {}

        /**
         * What a button does.
         *
         * @param doing {@code open}, {@code create}, {@code submit} or {@code run}
         * @param url address to open, for open; empty otherwise
         * @param form reference to the form of the new record, for create; empty otherwise
         * @param rule reference to the rule, for run; empty otherwise
         * @param values operands that fields of the new record begin with; missing when there are none
         */
        public record Action(String doing, String url, String form, String rule, JsonNode values) {
            static Action parse(JsonNode json) {
                return new Action(
                        json.path("do").asText(""),
                        json.path("url").asText(""),
                        json.path("form").asText(""),
                        json.path("rule").asText(""),
                        json.path("values"));
            }
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
                    json.path("kind").asText("").equals("related")
                            ? new Related(
                                    json.path("form").asText(""),
                                    json.path("via").asText(""))
                            : null,
                    json.path("kind").asText("").equals("button") ? Action.parse(json.path("action")) : null,
                    Nodes.list(json.path("children"), Node::parse));
        }
    }
}
