package org.mortise.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.mortise.core.kernel.Json;

/** The steps that the import page takes. */
final class ImportSteps {

    private ImportSteps() {}

    /** Starts with the columns as they were guessed and waits for the end. */
    static JsonNode run(Visitor visitor, JsonNode analysis, String title, IntConsumer progress) {
        start(visitor, analysis, title, UnaryOperator.identity());
        return finish(visitor, analysis.path("id").asText(), progress);
    }

    /** Starts the first sheet as a new form; {@code correct} is what the user changes of each column. */
    static void start(Visitor visitor, JsonNode analysis, String title, UnaryOperator<ObjectNode> correct) {
        var sheet = analysis.at("/sheets/0");
        var request = Json.object()
                .put("sheet", 0)
                .put("headerRow", sheet.path("headerRow").asInt())
                .put("rows", sheet.path("rows").asInt());
        request.putObject("target").put("title", title);
        var columns = request.putArray("columns");
        for (var column : sheet.path("columns")) {
            var plan = ((ObjectNode) column.deepCopy());
            plan.remove(List.of("samples", "eitherFirst", "line"));
            columns.add(correct.apply(plan.put("skip", false)));
        }
        visitor.post("/imports/" + analysis.path("id").asText() + "/start", request)
                .expect(202);
    }

    /** The run when it has ended; {@code progress} hears how many rows were looked at each time somebody asked. */
    static JsonNode finish(Visitor visitor, String id, IntConsumer progress) {
        return Await.until(
                "the import to end",
                () -> {
                    var run = visitor.get("/imports/" + id).expect(200).body();
                    progress.accept(run.path("processed").asInt());
                    return run;
                },
                run -> !run.path("state").asText().equals("running"));
    }
}
