package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.AnnotationKeyword;
import com.networknt.schema.path.PathType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;

/** Compares documents with a JSON Schema and says in problems what does not fit. */
public final class SchemaCheck {

    private static final String ID_PREFIX = "https://mortise.dev/schema/";

    // Keywords whose branches report for themselves: their own message only says that one of them failed.
    private static final List<String> SILENT = List.of("if", "allOf", "then", "else");

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialect(
            Dialect.builder(Dialects.getDraft202012())
                    .keyword(new RemovedKeyword())
                    .keyword(new AnnotationKeyword("x-told"))
                    .keyword(new AnnotationKeyword("x-names"))
                    .build(),
            registry -> registry.schemas(SchemaCheck::text)
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .pathType(PathType.JSON_POINTER)
                            .locale(Locale.ENGLISH)
                            .build()));

    private static final Map<JsonNode, SchemaCheck> MADE = new ConcurrentHashMap<>();

    private final Schema schema;

    private SchemaCheck(JsonNode schema) {
        this.schema = REGISTRY.getSchema(schema);
    }

    /** A check against {@code schema}, whose references are resolved on the classpath. */
    public static SchemaCheck of(JsonNode schema) {
        return MADE.computeIfAbsent(schema, SchemaCheck::new);
    }

    /** Everything that does not fit, in the order of the document. */
    public List<Problem> check(JsonNode document) {
        return schema.validate(document).stream()
                .filter(error -> !SILENT.contains(error.getKeyword()))
                .map(SchemaCheck::problem)
                .distinct()
                .toList();
    }

    private static @Nullable String text(String id) {
        if (!id.startsWith(ID_PREFIX) || !id.endsWith(".schema.json")) {
            return null;
        }
        var name = id.substring(ID_PREFIX.length(), id.length() - ".schema.json".length());
        return Json.write(Schemas.document(name));
    }

    private static Problem problem(Error error) {
        var path = error.getInstanceLocation().toString();
        return switch (error.getKeyword()) {
            case "required" -> Problem.at(path + "/" + error.getProperty(), "schema_required", Map.of());
            case "additionalProperties", "unevaluatedProperties" ->
                Problem.at(path + "/" + error.getProperty(), "schema_unknown_key", Map.of("key", error.getProperty()));
            case "type" -> Problem.at(path, "schema_type", Map.of("expected", argument(error, 1)));
            case "enum", "const" -> Problem.at(path, "schema_value", Map.of("allowed", allowed(error)));
            case "pattern" ->
                error.getInstanceNode().asText().isEmpty()
                        ? Problem.at(path, "schema_blank")
                        : Problem.at(path, "schema_pattern", Map.of("pattern", argument(error, 0)));
            case RemovedKeyword.NAME ->
                Problem.at(
                        path + "/" + argument(error, 0),
                        "schema_removed_key",
                        Map.of("key", argument(error, 0), "successor", argument(error, 1)));
            case "minItems" -> Problem.at(path, "schema_too_few", Map.of("min", argument(error, 0)));
            case "maxItems" -> Problem.at(path, "schema_too_many", Map.of("max", argument(error, 0)));
            case "minLength" -> Problem.at(path, "schema_too_short", Map.of("min", argument(error, 0)));
            case "maxLength" -> Problem.at(path, "schema_too_long", Map.of("max", argument(error, 0)));
            case "minimum" -> Problem.at(path, "schema_too_small", Map.of("min", argument(error, 0)));
            case "maximum" -> Problem.at(path, "schema_too_large", Map.of("max", argument(error, 0)));
            case "uniqueItems" -> Problem.at(path, "schema_repeated");
            default -> Problem.at(path, "schema_violation", Map.of("rule", error.getKeyword()));
        };
    }

    private static String argument(Error error, int index) {
        var arguments = error.getArguments();
        return arguments != null && arguments.length > index ? String.valueOf(arguments[index]) : "";
    }

    private static String allowed(Error error) {
        return Arrays.stream(error.getArguments()).map(String::valueOf).collect(Collectors.joining(", "));
    }
}
