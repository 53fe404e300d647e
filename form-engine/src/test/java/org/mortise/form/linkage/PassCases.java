package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mortise.core.access.FieldRight;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.form.control.ControlCatalog;
import org.mortise.form.model.FormDefinition;

/**
 * The shared corpus {@code cases/pass.jsonl}: one line a case.
 *
 * <p>{@code name}; {@code form}: the name of a form in {@code cases/pass-forms.json}, or a document; {@code before}; {@code input};
 * {@code links}: {form: {id: record}}; {@code rights}; {@code user}; {@code departments}: {id: [tree]}; {@code now}; {@code
 * zone}; {@code expect}: data (exact), states (only those named), problems (code and path, exact and in order).
 */
final class PassCases {

    private static final String NOW = "2026-03-05T02:00:00.000Z";
    private static final ControlCatalog CONTROLS = ControlCatalog.installed();
    private static final JsonNode FORMS = Json.parse(text("/cases/pass-forms.json"));
    private static final Map<JsonNode, PreparedForm> PREPARED = new HashMap<>();

    private PassCases() {}

    static Stream<JsonNode> all() {
        return text("/cases/pass.jsonl").lines().filter(line -> !line.isBlank()).map(Json::parse);
    }

    static ComputationPass.Result run(JsonNode theCase) {
        var before = theCase.has("before") ? (ObjectNode) theCase.get("before") : null;
        return ComputationPass.run(form(theCase), before, (ObjectNode) theCase.get("input"), surroundings(theCase));
    }

    static Preparation.Prepared prepare(JsonNode doc) {
        var shape = shape(doc);
        return Preparation.of(definition(doc), shape, CONTROLS, forms());
    }

    static FormDefinition definition(JsonNode doc) {
        return FormDefinition.parse(new ObjectKey("t", doc.path("key").asText("f")), doc);
    }

    static JsonNode named(String name) {
        return FORMS.get(name);
    }

    static PreparedForm form(JsonNode theCase) {
        var form = theCase.get("form");
        var doc = form.isTextual() ? FORMS.get(form.asText()) : form;
        return PREPARED.computeIfAbsent(doc, PassCases::prepared);
    }

    private static PreparedForm prepared(JsonNode doc) {
        var prepared = prepare(doc);
        if (!prepared.problems().isEmpty()) {
            throw new IllegalStateException(doc.path("key") + ": " + prepared.problems());
        }
        return prepared.form();
    }

    private static FormShape shape(JsonNode doc) {
        return new ShapeCompiler(CONTROLS, set -> List.of(), key -> Optional.ofNullable(FORMS.get(key.key()))
                        .map(PassCases::definition))
                .compile(definition(doc), 1);
    }

    private static Function<ObjectKey, Optional<FormShape>> forms() {
        return key -> Optional.ofNullable(FORMS.get(key.key())).map(PassCases::shape);
    }

    private static Surroundings surroundings(JsonNode theCase) {
        var variables = new HashMap<String, Object>();
        theCase.path("user")
                .properties()
                .forEach(entry -> variables.put(
                        "user." + entry.getKey(),
                        entry.getValue().isArray()
                                ? texts(entry.getValue())
                                : entry.getValue().asText()));
        var system = theCase.path("system");
        return new Surroundings(
                Instant.parse(theCase.path("now").asText(NOW)),
                ZoneId.of(theCase.path("zone").asText("Asia/Shanghai")),
                variables,
                rights(theCase),
                (form, id) ->
                        theCase.path("links").path(form.key()).get(id) instanceof ObjectNode linked ? linked : null,
                department -> texts(theCase.path("departments").path(department)),
                org.mortise.core.formula.WorkCalendar.USUAL,
                system instanceof ObjectNode known ? known : Json.object());
    }

    static Function<String, FieldRight> rights(JsonNode theCase) {
        var rights = theCase.path("rights");
        return path ->
                FieldRight.parse(rights.path(path).asText(rights.path("*").asText("write")));
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    static String text(String resource) {
        try (var stream = PassCases.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("no " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
