package org.mortise.form.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Json;

/** The Java half of the differential fuzz of whole passes; the tests of designer-ui read the file and must agree on every line. */
class PassFuzzTest {

    private static final long SEED = Long.getLong("pass.fuzz.seed", 20_261_130);
    private static final int CASES = Integer.getInteger("pass.fuzz.cases", 1_000);

    @Test
    void random_forms_are_passed_and_handed_to_the_twin() throws IOException {
        var generator = new PassGenerator(SEED);
        var cases = Stream.generate(generator::next)
                .flatMap(Optional::stream)
                .limit(CASES)
                .map(PassFuzzTest::answered)
                .toList();
        var file = Path.of("target", "pass-fuzz.jsonl");

        Files.createDirectories(file.getParent());
        Files.write(file, cases.stream().map(Json::write).toList());

        assertThat(cases.stream().map(one -> one.path("form").path("logic")).distinct())
                .as("forms with rules of their own")
                .hasSizeGreaterThan(CASES / 2);
        assertThat(cases)
                .anySatisfy(one -> assertThat(one.at("/expect/problems")).isNotEmpty());
    }

    /** The pass is a function: what it gave once, it gives again; and a record as it is stored stays as it is. */
    private static ObjectNode answered(ObjectNode one) {
        var result = PassCases.run(one);
        var expected = one.putObject("expect");
        expected.set("data", result.data());
        expected.set("states", Json.mapper().valueToTree(result.states()));
        var problems = expected.putArray("problems");
        result.problems()
                .forEach(problem ->
                        problems.addObject().put("code", problem.code()).put("path", problem.path()));
        assertThat(PassCases.run(one).data()).isEqualTo(result.data());
        return one;
    }
}
