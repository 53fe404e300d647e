package org.mortise.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.FxType;
import org.mortise.core.kernel.Json;

/** Amounts are compared in one currency, by the cases that the screens are held to as well. */
class ConditionAmountsTest {

    private static final JsonNode SHARED = Json.parse(read());

    private record Amounts() implements FieldTypes {

        @Override
        public @Nullable FxType typeOf(FieldPath path) {
            var type = said("types", path);
            return type == null ? null : ConditionFixtures.type(type);
        }

        @Override
        public Collection<String> known() {
            var known = new ArrayList<String>();
            SHARED.path("types").fieldNames().forEachRemaining(known::add);
            return known;
        }

        @Override
        public @Nullable FieldPath currencyOf(FieldPath path) {
            var currency = said("currencies", path);
            return currency == null ? null : FieldPath.of(currency);
        }

        @Override
        public @Nullable String codeOf(FieldPath path) {
            return said("codes", path);
        }

        private static @Nullable String said(String what, FieldPath path) {
            return SHARED.path(what).path(path.toString()).textValue();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void amounts_are_compared_where_they_are_known_to_be_in_one_currency(String name, JsonNode aCase) {
        var condition = Conditions.parse(Json.plain(aCase.path("condition")));
        var expected = new ArrayList<String>();
        aCase.path("problems").forEach(problem -> expected.add(problem.asText()));

        assertThat(told(condition)).as(name).isEqualTo(expected);
    }

    private static List<String> told(Condition condition) {
        return ConditionCheck.check(condition, new Amounts(), ConditionCheck.Place.RECORD).stream()
                .map(problem -> problem.code() + "@" + problem.path())
                .toList();
    }

    static Stream<Object[]> cases() {
        return StreamSupport.stream(SHARED.path("cases").spliterator(), false)
                .map(aCase -> new Object[] {aCase.path("name").asText(), aCase});
    }

    private static String read() {
        try (var resource = ConditionAmountsTest.class.getResourceAsStream("/condition/amounts.json")) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
