package org.mortise.core.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Json;

class FormulaVectorsTest {

    @Test
    void every_vector_gives_what_it_expects() throws IOException {
        var failures = new ArrayList<String>();
        var number = 0;
        for (var line : lines()) {
            number++;
            var vector = new FormulaCase(Json.parse(line));
            var outcome = vector.outcome();
            if (!outcome.equals(vector.expected())) {
                failures.add("line %d: %s%n    expected %s%n    but was  %s"
                        .formatted(number, vector.expr(), vector.expected(), outcome));
            }
        }
        assertThat(failures).as(String.join("\n", failures)).isEmpty();
        assertThat(number).isGreaterThanOrEqualTo(2_500);
    }

    private static List<String> lines() throws IOException {
        try (var stream = FormulaVectorsTest.class.getResourceAsStream("/formula/vectors.jsonl")) {
            assertThat(stream).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
