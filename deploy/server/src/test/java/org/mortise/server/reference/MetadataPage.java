package org.mortise.server.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.mortise.core.metadata.Schemas;

/** The page about one kind of metadata, in Markdown: a table of keys for the document and for every shape inside it. */
final class MetadataPage {

    private final JsonNode schema;
    private final StringBuilder text = new StringBuilder();
    private final List<Shape> waiting = new ArrayList<>();
    private final Set<String> written = new HashSet<>();

    /** @param title heading; @param json its schema */
    private record Shape(String title, JsonNode json) {}

    private MetadataPage(JsonNode schema) {
        this.schema = schema;
    }

    static String of(String kind) {
        var page = new MetadataPage(Schemas.document(kind));
        page.write(kind);
        return page.text.toString();
    }

    private void write(String kind) {
        text.append("# ")
                .append(schema.path("title").asText())
                .append(" (`")
                .append(kind)
                .append("`)\n\n");
        text.append("<!-- Written from ")
                .append(kind)
                .append(".schema.json; change the schema, not this page. -->\n\n");
        text.append(schema.path("description").asText()).append("\n\n");
        table(schema);
        while (!waiting.isEmpty()) {
            var shape = waiting.remove(0);
            if (written.add(shape.title())) {
                text.append("\n## ").append(shape.title()).append("\n\n");
                var description = shape.json().path("description").asText("");
                text.append(description.isEmpty() ? "" : description + "\n\n");
                table(shape.json());
            }
        }
        removed();
    }

    private void table(JsonNode object) {
        var required = StreamSupport.stream(object.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        text.append("| Key | Type | | Description |\n|---|---|---|---|\n");
        object.path("properties").properties().forEach(property -> {
            var key = property.getKey();
            text.append("| `")
                    .append(key)
                    .append("` | ")
                    .append(type(key, property.getValue()))
                    .append(" | ");
            text.append(required.contains(key) ? "required" : "").append(" | ");
            text.append(description(property.getValue())).append(" |\n");
        });
    }

    private String type(String key, JsonNode property) {
        if (property.has("$ref")) {
            return reference(property.path("$ref").asText());
        }
        if (property.has("items")) {
            return "list of " + type(key, property.path("items"));
        }
        if (property.has("properties") && !property.path("properties").isEmpty() && !property.has("if")) {
            return shape(key, property);
        }
        if (property.has("enum")) {
            return StreamSupport.stream(property.path("enum").spliterator(), false)
                    .map(value -> "`" + value.asText() + "`")
                    .collect(Collectors.joining(" "));
        }
        if (property.has("const")) {
            return "`" + property.path("const").asText() + "`";
        }
        if (property.path("properties").size() > 0) {
            return shape(key, property);
        }
        var type = property.path("type");
        return type.isArray()
                ? StreamSupport.stream(type.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(" or "))
                : type.asText("any");
    }

    private String shape(String key, JsonNode property) {
        waiting.add(new Shape(key, property));
        return "[object](#" + key.toLowerCase(Locale.ROOT) + ")";
    }

    private String reference(String reference) {
        if (reference.equals("#")) {
            return "the same";
        }
        var name = reference.substring(reference.lastIndexOf('/') + 1);
        if (reference.startsWith("#/$defs/")) {
            var target = schema.path("$defs").path(name);
            return target.has("properties") ? shape(name, target) : type(name, target);
        }
        if (name.endsWith(".schema.json")) {
            var kind = name.substring(0, name.indexOf('.'));
            return "[" + kind + "](metadata-" + kind + ".md)";
        }
        return switch (name) {
            case "fieldPath" -> "field";
            default -> name;
        };
    }

    private String description(JsonNode property) {
        var description = property.path("description").asText("");
        if (description.isEmpty() && property.path("$ref").asText("").contains("#/$defs/")) {
            description =
                    shared(property.path("$ref").asText()).path("description").asText("");
        }
        var limits = limits(property);
        return (description + (limits.isEmpty() ? "" : " " + limits))
                .replace("|", "\\|")
                .replace("\n", " ");
    }

    private JsonNode shared(String reference) {
        var name = reference.substring(reference.lastIndexOf('/') + 1);
        var file = reference.substring(0, reference.indexOf('#'));
        var home = file.isEmpty() ? schema : Schemas.document(file.substring(0, file.indexOf('.')));
        return home.path("$defs").path(name);
    }

    private static String limits(JsonNode property) {
        var limits = new ArrayList<String>();
        if (property.has("default")) {
            limits.add("Default `" + property.path("default").asText() + "`.");
        }
        if (property.has("minimum") && property.has("maximum")) {
            limits.add("From " + property.path("minimum") + " to " + property.path("maximum") + ".");
        }
        if (property.has("maxItems")) {
            limits.add("At most " + property.path("maxItems") + ".");
        }
        return String.join(" ", limits);
    }

    private void removed() {
        var removed = schema.path("x-removed");
        if (removed.isEmpty()) {
            return;
        }
        text.append("\n## Removed keys\n\n| Key | Instead |\n|---|---|\n");
        removed.properties().forEach(key -> text.append("| `")
                .append(key.getKey())
                .append("` | ")
                .append(key.getValue().asText())
                .append(" |\n"));
    }
}
