package org.mortise.core.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.mortise.core.kernel.Json;

/** The OpenAPI document as JSON: what was found in the code, completed by what is written in pages. Pure. */
final class ApiDocument {

    private static final Set<String> SAFE = Set.of("get", "head", "options");
    private static final String JSON = "application/json";
    private static final String HEADER_PARAMETER = "Mortise";
    private static final String PLAYED_PARAMETER = "PlayedAs";

    private final ApiPages pages;

    private ApiDocument(ApiPages pages) {
        this.pages = pages;
    }

    /** Tags of the operations that were found. */
    static Collection<String> tags(JsonNode found) {
        return StreamSupport.stream(found.path("paths").spliterator(), false)
                .flatMap(path -> path.findValues("tags").stream())
                .flatMap(tags -> StreamSupport.stream(tags.spliterator(), false))
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static JsonNode complete(JsonNode found, ApiPages pages) {
        var document = (ObjectNode) found.deepCopy();
        var writer = new ApiDocument(pages);
        document.path("paths").forEach(path -> path.properties().forEach(entry -> {
            if (entry.getValue() instanceof ObjectNode operation && operation.has("operationId")) {
                writer.complete(entry.getKey(), operation);
            }
        }));
        document.set("components", writer.components());
        var tags = document.putArray("tags");
        tags(found).forEach(tag -> tags.addObject()
                .put("name", tag)
                .set("description", pages.tags().path(tag)));
        document.putArray("security").addObject().putArray("session");
        return document;
    }

    private void complete(String method, ObjectNode operation) {
        var page = pages.operations().path(operation.path("operationId").asText());
        var safe = SAFE.contains(method);
        parameters(operation, page, safe);
        operation.remove("requestBody");
        if (page.has("body")) {
            operation.putObject("requestBody").put("required", true).set("content", content(page.path("body")));
        }
        operation.set("responses", responses(operation, page, safe));
        if (page.path("open").asBoolean()) {
            operation.putArray("security");
        }
    }

    private void parameters(ObjectNode operation, JsonNode page, boolean safe) {
        for (var parameter : operation.path("parameters")) {
            var name = parameter.path("name").asText();
            describe((ObjectNode) parameter, pages.parameters().path(name));
            describe((ObjectNode) parameter, page.path("parameters").path(name));
        }
        if (page.path("played").asBoolean()) {
            operation.withArray("/parameters").addObject().put("$ref", "#/components/parameters/" + PLAYED_PARAMETER);
        }
        if (!safe) {
            operation.withArray("/parameters").addObject().put("$ref", "#/components/parameters/" + HEADER_PARAMETER);
        }
    }

    private static void describe(ObjectNode parameter, JsonNode described) {
        if (described instanceof ObjectNode written) {
            parameter.setAll(written.deepCopy());
        }
    }

    private ObjectNode responses(ObjectNode operation, JsonNode page, boolean safe) {
        var responses = Json.object();
        var answer = page.path("answer");
        var status = answer.path("status").asText(answer.isMissingNode() ? "204" : "200");
        var response = responses
                .putObject(status)
                .put("description", answer.path("description").asText("Done"));
        if (answer.has("schema") || answer.has("type")) {
            response.set("content", content(answer));
        }
        answer.path("headers").properties().forEach(header -> response.withObject("/headers")
                .putObject(header.getKey())
                .put("description", header.getValue().asText())
                .putObject("schema")
                .put("type", "string"));
        page.path("also").properties().forEach(other -> responses
                .putObject(other.getKey())
                .put("description", other.getValue().asText()));
        refusals(operation, page, safe).forEach(refusal -> responses
                .putObject(refusal)
                .put(
                        "$ref",
                        "#/components/responses/"
                                + pages.refusals().path(refusal).path("name").asText()));
        return responses;
    }

    /** What follows from the shape of a request, and what the page adds. */
    private static Set<String> refusals(JsonNode operation, JsonNode page, boolean safe) {
        var refusals = new TreeSet<String>();
        if (!page.path("open").asBoolean()) {
            refusals.add("401");
        }
        if (!safe || page.path("administrators").asBoolean()) {
            refusals.add("403");
        }
        if (page.has("body")) {
            refusals.addAll(Set.of("400", "413", "415", "422"));
        }
        for (var parameter : operation.path("parameters")) {
            switch (parameter.path("in").asText()) {
                case "path" -> refusals.add("404");
                case "query" -> refusals.add("400");
                default -> {
                    // Headers: the page says what they may lead to.
                }
            }
        }
        page.path("refusals").forEach(refusal -> refusals.add(refusal.asText()));
        return refusals;
    }

    /** @param described {@code schema}, {@code example} and {@code type}, or a list of such */
    private JsonNode content(JsonNode described) {
        var content = Json.object();
        for (var one : described.isArray()
                ? described
                : Json.mapper().createArrayNode().add(described)) {
            var media = content.putObject(one.path("type").asText(JSON));
            media.set("schema", schema(one.path("schema")));
            if (one.has("example")) {
                media.putObject("examples").set("example", example(one.path("example")));
            }
        }
        return content;
    }

    private static JsonNode schema(JsonNode named) {
        if (named.isMissingNode()) {
            return Json.object().put("type", "string").put("format", "binary");
        }
        return named.isTextual()
                ? Json.object().put("$ref", "#/components/schemas/" + named.asText())
                : named.deepCopy();
    }

    private static JsonNode example(JsonNode written) {
        if (written.isTextual()) {
            return Json.object().put("$ref", "#/components/examples/" + written.asText());
        }
        var example = Json.object();
        example.set("value", written.deepCopy());
        return example;
    }

    private ObjectNode components() {
        var components = Json.object();
        components.set("schemas", pages.schemas().deepCopy());
        var examples = components.putObject("examples");
        pages.examples().properties().forEach(example -> examples.putObject(example.getKey())
                .set("value", example.getValue()));
        var responses = components.putObject("responses");
        pages.refusals().properties().forEach(refusal -> refusal(responses, refusal.getKey(), refusal.getValue()));
        var parameters = components.putObject("parameters");
        parameters
                .putObject(PLAYED_PARAMETER)
                .put("name", Playable.HEADER)
                .put("in", "header")
                .put("required", false)
                .put(
                        "description",
                        "For administrators, in previews: whom they play, whose rights then hold: `person=<id>`, `role=<key>`,"
                                + " `department=<id>`, or the last beside one of the others. To anybody else there is nothing.")
                .put("example", "role=crm.sales")
                .putObject("schema")
                .put("type", "string");
        parameters
                .putObject(HEADER_PARAMETER)
                .put("name", "X-Mortise")
                .put("in", "header")
                .put("required", true)
                .put("description", "Shows that no page of another site sent the request.")
                .putObject("schema")
                .put("type", "string")
                .put("const", "1")
                .put("default", "1");
        components
                .putObject("securitySchemes")
                .putObject("session")
                .put("type", "apiKey")
                .put("in", "cookie")
                .put("name", SessionCookie.PLAIN)
                .put("description", "Set by signing in; scripts cannot read it.");
        return components;
    }

    private void refusal(ObjectNode responses, String status, JsonNode refusal) {
        var response = responses
                .putObject(refusal.path("name").asText())
                .put("description", refusal.path("description").asText());
        var media = response.putObject("content").putObject("application/problem+json");
        media.set("schema", schema(Json.mapper().getNodeFactory().textNode("ProblemBody")));
        var problem = refusal.path("problem");
        var example = media.putObject("examples")
                .putObject("example")
                .putObject("value")
                .put("type", "about:blank")
                .put("title", refusal.path("title").asText())
                .put("status", Integer.parseInt(status))
                .put("code", refusal.path("code").asText(problem.path("code").asText()))
                .put("detail", problem.path("message").asText());
        example.putArray("problems").add(problem);
        if (refusal.has("current")) {
            example.set("current", refusal.path("current"));
        }
    }
}
