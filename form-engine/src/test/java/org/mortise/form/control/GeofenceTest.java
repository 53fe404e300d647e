package org.mortise.form.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;

/** Circles on the globe. The corpus holds the server and the screens to the same answers. */
class GeofenceTest {

    private static final String MIDDLE = "{\"code\":\"120.15,30.28\",\"lng\":\"120.15\",\"lat\":\"30.28\"%s}";

    static Stream<JsonNode> cases() throws IOException {
        try (var stream = Objects.requireNonNull(GeofenceTest.class.getResourceAsStream("/cases/places.jsonl"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().map(Json::parse).toList().stream();
        }
    }

    private static Beside.Standing standing(String path) {
        return switch (path) {
            case "base" -> new Beside.Standing(Json.parse(MIDDLE.formatted(",\"name\":\"总部\",\"text\":\"总部\"")), null);
            case "factory.place" ->
                new Beside.Standing(Json.parse(MIDDLE.formatted(",\"text\":\"120.15, 30.28\"")), "二号工厂");
            default -> new Beside.Standing(MissingNode.getInstance(), null);
        };
    }

    private static Geofence geofence(JsonNode circles) {
        return Geofence.read(new FieldProps(Json.object().set("geofence", circles), List.of()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whoever_is_outside_is_told_how_far(JsonNode one) {
        var miss = geofence(one.path("circles")).missedBy(one.path("place").asText(), GeofenceTest::standing);

        assertThat(miss.map(told -> Json.mapper().<JsonNode>valueToTree(told)).orElse(MissingNode.getInstance()))
                .isEqualTo(one.path("miss"));
    }

    @Test
    void a_circle_needs_a_middle() {
        var circles = Json.parse("[{\"within\":5},{\"at\":{\"lng\":\"200\",\"lat\":\"0\"},\"within\":5},"
                + "{\"field\":\"a\",\"within\":5}]");

        assertThat(geofence(circles).check().stream().map(Problem::path))
                .containsExactly("/geofence/0/at", "/geofence/1/at");
    }
}
