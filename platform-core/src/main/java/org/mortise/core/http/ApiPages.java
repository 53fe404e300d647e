package org.mortise.core.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import org.mortise.core.kernel.Json;

/**
 * What is written about the interface beside the code, all pages together. In schemas {@code $ref: Name} points to a schema of any
 * page, and properties are required unless {@code optional} lists them.
 *
 * @param tags descriptions by tag
 * @param parameters by name: description, example, schema
 * @param refusals by status: {@code name}, {@code description}, {@code title}, {@code problem}
 * @param schemas by name
 * @param examples by name, for those that several operations use
 * @param operations by id: {@code parameters}, {@code body}, {@code answer}, {@code also} (what else may be answered, by status),
 *     {@code refusals}, {@code open}, {@code administrators}, {@code played} (previews may ask it as somebody else)
 */
record ApiPages(
        ObjectNode tags,
        ObjectNode parameters,
        ObjectNode refusals,
        ObjectNode schemas,
        ObjectNode examples,
        ObjectNode operations) {

    private static final String SHARED = "shared";
    private static final YAMLMapper YAML = new YAMLMapper();

    /** The shared page and the pages {@code openapi/<tag>.yaml}. */
    static ApiPages of(Collection<String> tags) {
        var pages =
                new ApiPages(Json.object(), Json.object(), Json.object(), Json.object(), Json.object(), Json.object());
        pages.add(SHARED);
        tags.forEach(pages::add);
        return pages;
    }

    private void add(String name) {
        var page = read("openapi/" + name + ".yaml");
        expand(page);
        tags.put(name, page.path("description").asText(""));
        merge(parameters, page.path("parameters"));
        merge(refusals, page.path("refusals"));
        merge(schemas, page.path("schemas"));
        merge(examples, page.path("examples"));
        merge(operations, page.path("operations"));
    }

    private static void merge(ObjectNode into, JsonNode part) {
        part.properties().forEach(entry -> {
            if (into.has(entry.getKey())) {
                throw new IllegalStateException("described twice: " + entry.getKey());
            }
            into.set(entry.getKey(), entry.getValue());
        });
    }

    /** Writes the short forms out, at every depth. */
    private static void expand(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var reference = object.path("$ref").asText("");
            if (!reference.isEmpty() && reference.indexOf('/') < 0) {
                object.put("$ref", "#/components/schemas/" + reference);
            }
            if (object.path("type").asText().equals("object") && object.path("properties") instanceof ObjectNode all) {
                require(object, all);
            }
        }
        node.forEach(ApiPages::expand);
    }

    private static void require(ObjectNode schema, ObjectNode properties) {
        var optional = new HashSet<String>();
        schema.path("optional").forEach(name -> optional.add(name.asText()));
        schema.remove("optional");
        if (!schema.has("required")) {
            var required = schema.putArray("required");
            properties.fieldNames().forEachRemaining(name -> {
                if (!optional.contains(name)) {
                    required.add(name);
                }
            });
        }
    }

    /** A tag without a page does not break the build; the test that looks for what lacks finds its operations. */
    private static JsonNode read(String path) {
        try (var page = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            return page == null ? Json.object() : YAML.readTree(page);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
