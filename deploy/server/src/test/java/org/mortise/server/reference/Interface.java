package org.mortise.server.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.SchemaCheck;

/** The OpenAPI document, with what its schemas say of a value. */
public final class Interface {

    static final Path FILE = Path.of("../../docs/reference/openapi.json").normalize();

    /** One operation of the document. */
    public record Operation(String method, String path, JsonNode doc) {

        String name() {
            return method.toUpperCase(java.util.Locale.ROOT) + " " + path;
        }

        public String id() {
            return doc.path("operationId").asText();
        }

        boolean isAt(String verb, String address) {
            var pattern = Pattern.quote(path).replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q");
            return method.equalsIgnoreCase(verb) && address.matches(pattern);
        }
    }

    private final JsonNode document;
    private final Map<JsonNode, SchemaCheck> checks = new ConcurrentHashMap<>();

    Interface(JsonNode document) {
        this.document = document;
    }

    /** As it is written down. */
    public static Interface written() {
        try {
            return new Interface(Json.parse(Files.readString(FILE)));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> operations.add(new Operation(method.getKey(), path.getKey(), method.getValue()))));
        return operations;
    }

    /** The operation behind a request; fixed addresses win over those with a parameter in the same place. */
    public Optional<Operation> at(String method, String address) {
        return operations().stream()
                .filter(operation -> operation.isAt(method, address))
                .min(java.util.Comparator.comparingInt(
                        operation -> operation.path().replaceAll("[^{]", "").length()));
    }

    /** The response of an operation, whether written in place or among the components; missing when not described. */
    public JsonNode response(Operation operation, int status) {
        return resolved(operation.doc().path("responses").path(String.valueOf(status)));
    }

    JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref").asText("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    /** What does not fit a schema of this document. */
    public List<Problem> check(JsonNode schema, JsonNode value) {
        return checks.computeIfAbsent(schema, this::compiled).check(value);
    }

    private SchemaCheck compiled(JsonNode schema) {
        var whole = (ObjectNode) schema.deepCopy();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.putObject("components").set("schemas", document.path("components").path("schemas"));
        return SchemaCheck.of(whole);
    }
}
