package org.mortise.core.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Json;

/** The Java half of the differential fuzz; the tests of designer-ui read the file and must agree on every line. */
class FormulaFuzzTest {

    private static final long SEED = Long.getLong("formula.fuzz.seed", 20_260_315);
    private static final int CASES = Integer.getInteger("formula.fuzz.cases", 3_000);

    @Test
    void random_formulas_are_answered_and_handed_to_the_twin() throws IOException {
        var generator = new FormulaGenerator(SEED);
        var cases = Stream.generate(generator::next).limit(CASES).toList();
        var file = Path.of("target", "formula-fuzz.jsonl");

        Files.createDirectories(file.getParent());
        Files.write(file, cases.stream().map(line -> Json.write(line.json())).toList());

        var values = cases.stream().filter(line -> line.expected().has("type")).count();
        assertThat(values).as("formulas with a value").isGreaterThan(CASES / 2);
        assertThat(cases.stream().map(FormulaCase::expr).distinct().count()).isGreaterThan(CASES / 2);
    }
}
