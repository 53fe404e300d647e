package org.mortise.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonPatchTest {

    record Case(String name, JsonNode before, JsonNode patch, JsonNode after, String problem) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** The designer writes patches that way: {@code json-patch.test.ts} holds it to those that are marked as written. */
    static List<Case> cases() throws IOException {
        try (var lines = JsonPatchTest.class.getResourceAsStream("/kernel/json-patches.jsonl")) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Json::parse)
                    .map(line -> new Case(
                            line.path("case").asText(),
                            line.path("before"),
                            line.path("patch"),
                            line.path("after"),
                            line.path("problem").asText()))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_patch_gives_what_it_says_or_is_refused(Case one) {
        var before = one.before().deepCopy();
        if (one.problem().isEmpty()) {
            assertThat(JsonPatch.apply(one.before(), one.patch())).isEqualTo(one.after());
        } else {
            assertThat(refused(one.before(), one.patch()).problems())
                    .extracting(Problem::code)
                    .containsExactly(one.problem());
        }
        assertThat(one.before()).isEqualTo(before);
    }

    @Test
    void properties_keep_their_order_when_one_is_another() {
        var patched = JsonPatch.apply(
                Json.parse("{\"a\": 1, \"b\": 2}"),
                Json.parse("[{\"op\": \"replace\", \"path\": \"/a\", \"value\": 1.10}]"));

        assertThat(Json.write(patched)).isEqualTo("{\"a\":1.10,\"b\":2}");
    }

    @Test
    void what_does_not_fit_names_the_operation_and_the_place() {
        var problem = refused(
                        Json.parse("{\"a\": 1}"),
                        Json.parse("[{\"op\": \"remove\", \"path\": \"/a\"},{\"op\": \"remove\", \"path\": \"/b/c\"}]"))
                .problems()
                .get(0);

        assertThat(problem.path()).isEqualTo("/1");
        assertThat(problem.params()).containsEntry("path", "/b/c");
    }

    @Test
    void copies_of_copies_end_before_they_fill_the_memory() {
        var patch = Json.mapper().createArrayNode();
        for (var round = 0; round < 40; round++) {
            patch.addObject().put("op", "copy").put("from", "").put("path", "/x" + round);
        }

        assertThat(refused(Json.parse("{\"a\": [1, 2, 3]}"), patch).kind()).isEqualTo(Rejected.Kind.TOO_LARGE);
    }

    @Test
    void a_document_does_not_become_deeper_than_one_may_be() {
        var patch = Json.mapper().createArrayNode();
        var path = new StringBuilder();
        for (var level = 0; level < Json.MAX_DEPTH; level++) {
            path.append("/a");
            add(patch, path.toString());
        }

        assertThat(refused(Json.object(), patch).problems())
                .extracting(Problem::code)
                .containsExactly("json_too_deep");
    }

    private static void add(ArrayNode patch, String path) {
        var operation = patch.addObject().put("op", "add").put("path", path);
        operation.putObject("value");
    }

    private static Rejected refused(JsonNode document, JsonNode patch) {
        var refused = catchThrowableOfType(Rejected.class, () -> JsonPatch.apply(document, patch));
        assertThat(refused).isNotNull();
        return refused;
    }
}
