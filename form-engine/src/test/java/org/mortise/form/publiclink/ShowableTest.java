package org.mortise.form.publiclink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.form.definition.Workshop;
import org.mortise.form.model.FormDefinition;

/** What of linked records a public form may show; the designer offers the same, held by one file of cases. */
class ShowableTest {

    private static final ObjectKey FORM = new ObjectKey("t", "target");
    private static final Workshop WORKSHOP = new Workshop();

    private static Stream<JsonNode> cases() {
        var name = "/cases/shown-to-visitors.jsonl";
        try (var file = Objects.requireNonNull(ShowableTest.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().toList().stream().filter(line -> !line.isBlank()).map(Json::parse);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static MetadataSnapshot with(MetadataSnapshot world, ObjectKey form, JsonNode... fields) {
        var doc = Json.object().put("kind", "form").put("key", form.key()).put("title", "T");
        var model =
                doc.putObject("model").put("titleField", fields[0].path("key").asText());
        model.putArray("fields").addAll(List.of(fields));
        var shape = WORKSHOP.shapes(world).compile(FormDefinition.parse(form, doc), 1);
        return world.with(1, List.of(new PublishedObject(form, FormShape.KIND, 1, doc, shape.toJson())));
    }

    private static boolean shows(MetadataSnapshot world, ObjectKey form, String field) {
        return Showable.is(world.form(form).orElseThrow().field(field).orElseThrow(), form, world);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void strangers_see_what_is_masked_for_nobody(JsonNode one) {
        var world = with(MetadataSnapshot.empty(), FORM, one.path("field"));

        assertThat(shows(world, FORM, "f"))
                .as(one.path("name").asText())
                .isEqualTo(one.path("shown").asBoolean());
    }

    @Test
    void what_is_looked_up_from_a_masked_field_is_as_little_shown() {
        var other = new ObjectKey("t", "other");
        var world = with(
                MetadataSnapshot.empty(),
                FORM,
                Json.parse("{\"key\":\"f\",\"type\":\"phone\",\"title\":\"F\",\"props\":{\"mask\":\"always\"}}"));
        var beyond = with(
                world,
                other,
                Json.parse("{\"key\":\"to\",\"type\":\"link\",\"title\":\"To\",\"props\":{\"form\":\"target\"}}"),
                Json.parse(
                        "{\"key\":\"seen\",\"type\":\"lookup\",\"title\":\"Seen\",\"props\":{\"via\":\"to\",\"field\":\"f\"}}"));

        assertThat(shows(beyond, other, "seen")).isFalse();
    }
}
