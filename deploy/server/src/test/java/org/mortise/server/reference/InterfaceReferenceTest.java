package org.mortise.server.reference;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Json;
import org.mortise.server.ServerDatabase;

/**
 * The OpenAPI document: {@code -Dmortise.reference=write} writes it; otherwise it must be what the application gives. What is missing
 * belongs into the pages {@code openapi/<tag>.yaml} of the module that has the operation.
 */
@QuarkusTest
@QuarkusTestResource(ServerDatabase.class)
class InterfaceReferenceTest {

    private JsonNode document = Json.object();
    private Interface described = new Interface(document);

    @BeforeEach
    void the_document_that_the_application_gives() {
        document = Json.parse(given().header("Accept", "application/json")
                .get("/api/v1/openapi?format=json")
                .asString());
        described = new Interface(document);
    }

    @Test
    void the_written_document_is_the_one_that_the_application_gives() throws IOException {
        var expected = Json.canonical(document);
        if ("write".equals(System.getProperty("mortise.reference"))) {
            Files.writeString(Interface.FILE, expected);
        }

        assertThat(Interface.FILE).hasContent(expected);
    }

    @Test
    void every_operation_says_what_it_is_what_it_takes_and_what_it_answers() {
        var lacking = new ArrayList<String>();
        for (var operation : described.operations()) {
            lacks(operation).forEach(lack -> lacking.add(operation.name() + " lacks " + lack));
        }

        assertThat(lacking).isEmpty();
    }

    @Test
    void operations_have_different_ids() {
        assertThat(described.operations())
                .extracting(Interface.Operation::id)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(70);
    }

    @Test
    void every_example_fits_its_schema() {
        var wrong = new ArrayList<String>();
        for (var operation : described.operations()) {
            media(operation).forEach(media -> examples(media).forEach(example -> described
                    .check(media.path("schema"), example)
                    .forEach(problem -> wrong.add(operation.name() + ": " + problem))));
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void a_lack_and_a_wrong_example_are_noticed() {
        var bare = new Interface.Operation("post", "/api/v1/forms/{form}", Json.parse("""
                {"parameters":[{"name":"form","in":"path"}],
                 "requestBody":{"content":{"application/json":{"schema":{"type":"object"}}}},"responses":{"200":{}}}"""));

        assertThat(lacks(bare))
                .containsExactlyInAnyOrder(
                        "an id",
                        "a summary",
                        "words about form",
                        "an example of what it takes",
                        "a schema of what it answers",
                        "a refusal");
        assertThat(described.check(Json.parse("{\"$ref\":\"#/components/schemas/RecordCount\"}"), Json.object()))
                .isNotEmpty();
    }

    private List<String> lacks(Interface.Operation operation) {
        var lacks = new ArrayList<String>();
        var doc = operation.doc();
        if (operation.id().isEmpty()) {
            lacks.add("an id");
        }
        if (doc.path("summary").asText().isEmpty()) {
            lacks.add("a summary");
        }
        for (var parameter : doc.path("parameters")) {
            if (described.resolved(parameter).path("description").asText().isEmpty()) {
                lacks.add("words about " + parameter.path("name").asText());
            }
        }
        doc.path("requestBody").path("content").properties().forEach(content -> {
            if (isJson(content.getKey()) && examples(content.getValue()).isEmpty()) {
                lacks.add("an example of what it takes");
            }
        });
        lacksInAnswers(operation, lacks);
        return lacks;
    }

    private void lacksInAnswers(Interface.Operation operation, List<String> lacks) {
        var refused = false;
        for (var answer : operation.doc().path("responses").properties()) {
            var isRefusal = answer.getKey().startsWith("4");
            var content = described.resolved(answer.getValue()).path("content");
            refused |= isRefusal && content.has("application/problem+json");
            if (!isRefusal && content.isEmpty() && answer.getKey().matches("20[01]")) {
                lacks.add("a schema of what it answers");
            }
            content.properties().forEach(media -> {
                if (isJson(media.getKey()) && examples(media.getValue()).isEmpty()) {
                    lacks.add("an example of " + answer.getKey());
                }
            });
        }
        if (!refused && !operation.doc().path("security").isArray()) {
            lacks.add("a refusal");
        }
    }

    private List<JsonNode> media(Interface.Operation operation) {
        var media = new ArrayList<JsonNode>();
        operation.doc().path("requestBody").path("content").forEach(media::add);
        operation
                .doc()
                .path("responses")
                .forEach(answer -> described.resolved(answer).path("content").forEach(media::add));
        return media;
    }

    private List<JsonNode> examples(JsonNode media) {
        var examples = new ArrayList<JsonNode>();
        media.path("examples")
                .forEach(example -> examples.add(described.resolved(example).path("value")));
        return examples;
    }

    private static boolean isJson(String type) {
        return type.endsWith("json");
    }
}
