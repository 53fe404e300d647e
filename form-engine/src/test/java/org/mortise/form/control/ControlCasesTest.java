package org.mortise.form.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mortise.core.formula.WorkCalendar;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.OptionShape;

/** The corpus that holds the controls of the server and of the screens to the same answers. */
class ControlCasesTest {

    private static final ControlCatalog CONTROLS = ControlCatalog.installed();
    private static final Occasion THURSDAY =
            new Occasion(Instant.parse("2026-03-05T02:00:00.000Z"), ZoneId.of("Asia/Shanghai"), WorkCalendar.USUAL);
    private static final Coercion SHANGHAI = new Coercion(ZoneId.of("Asia/Shanghai"));

    static Stream<JsonNode> cases() throws IOException {
        var stream = Objects.requireNonNull(ControlCasesTest.class.getResourceAsStream("/cases/controls.jsonl"));
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines().map(Json::parse).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_value_is_read_and_judged(JsonNode one) {
        var props = one.has("props") ? one.path("props") : Json.object();
        var control = CONTROLS.find(one.path("type").asText()).orElseThrow();
        var bound = BoundControl.of(control, new FieldProps(props, OptionShape.list(props.path("options"))));
        var read = one.has("text")
                ? bound.cell(one.path("text").asText(), SHANGHAI)
                : bound.coerce(one.path("sent"), SHANGHAI);
        var problems = new ArrayList<Problem>(read.problems());
        if (problems.isEmpty()) {
            problems.addAll(bound.validate(read.value(), THURSDAY));
        }
        if (one.has("before")) {
            problems.addAll(bound.change(TextNode.valueOf(one.path("before").asText()), read.value(), Writer.PLATFORM));
        }

        assertThat(problems.stream().map(Problem::code))
                .isEqualTo(one.has("problem") ? List.of(one.path("problem").asText()) : List.of());
        if (one.has("value")) {
            assertThat(read.value()).isEqualTo(one.path("value"));
        }
    }
}
