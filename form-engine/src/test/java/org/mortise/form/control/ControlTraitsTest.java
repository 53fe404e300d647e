package org.mortise.form.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mortise.core.kernel.Json;

/** The corpus that holds what controls say of themselves on the server and on the screens to the same answers. */
class ControlTraitsTest {

    private static final ControlCatalog CONTROLS = ControlCatalog.installed();

    static Stream<JsonNode> cases() throws IOException {
        var stream = Objects.requireNonNull(ControlTraitsTest.class.getResourceAsStream("/cases/control-traits.jsonl"));
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines().map(Json::parse).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_control_says_the_same_here_and_on_the_screens(JsonNode one) {
        var control = CONTROLS.find(one.path("type").asText()).orElseThrow();

        assertThat(control.valueType().name()).isEqualTo(one.path("valueType").asText());
        assertThat(control.computable()).isEqualTo(one.path("computable").asBoolean());
        assertThat(control.writable()).isNotEqualTo(one.path("automatic").asBoolean());
        assertThat(control.isNumbered()).isEqualTo(one.path("numbered").asBoolean());
        assertThat(control.isFinal()).isEqualTo(one.path("final").asBoolean());
    }
}
