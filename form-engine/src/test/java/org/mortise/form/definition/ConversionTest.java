package org.mortise.form.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.OptionShape;
import org.mortise.form.control.BoundControl;
import org.mortise.form.control.Coercion;
import org.mortise.form.control.ControlCatalog;
import org.mortise.form.control.FieldProps;

/** The corpus of what fields become; the designer passes it as far as it says what is possible. */
class ConversionTest {

    private static final ControlCatalog CONTROLS = ControlCatalog.installed();
    private static final JsonNode PROPS = Json.parse(
            "{\"options\":[{\"key\":\"big\",\"label\":\"大\"},{\"key\":\"small\",\"label\":\"小\"}],"
                    + "\"roles\":[{\"role\":\"crm.lead\",\"label\":\"组长\"},{\"role\":\"crm.seller\",\"label\":\"销售\"}]}");
    private static final List<OptionShape> OPTIONS = OptionShape.list(PROPS.path("options"));

    static Stream<JsonNode> cases() throws IOException {
        var stream = Objects.requireNonNull(ConversionTest.class.getResourceAsStream("/cases/conversions.jsonl"));
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines().map(Json::parse).toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void a_field_becomes_another_without_losing_what_it_holds(JsonNode one) {
        var from = field(one.path("from").asText());
        var to = field(one.path("to").asText());

        assertThat(TypeChange.isPossible(from, to))
                .isEqualTo(one.path("possible").asBoolean(true));
        if (one.has("value")) {
            var control = CONTROLS.find(to.control()).orElseThrow();
            var conversion = new Conversion(
                    from,
                    to,
                    BoundControl.of(control, new FieldProps(PROPS, OPTIONS)),
                    new Coercion(ZoneId.of("Asia/Shanghai")),
                    Locale.SIMPLIFIED_CHINESE);
            assertThat(conversion.of(one.path("value"))).isEqualTo(Optional.ofNullable(one.get("gives")));
        }
    }

    private static FieldShape field(String control) {
        var known = CONTROLS.find(control).orElseThrow();
        return FieldShape.of("f", control, known.valueType(), LocalizedText.of("f"))
                .column("f")
                .traits(known.traits())
                .options(OPTIONS)
                .build();
    }
}
