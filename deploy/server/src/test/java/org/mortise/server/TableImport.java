package org.mortise.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.mortise.core.kernel.Json;

/** The import of a table into a form, as it has ended. */
record TableImport(String id, JsonNode run) {

    /** Takes the columns as the server understood them. */
    static TableImport into(String form, String csv, Browser administrator) {
        var analysed = administrator
                .request()
                .contentType("application/octet-stream")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/imports?name=rows.csv&form=" + form);
        analysed.then().statusCode(200);
        String id = analysed.path("id");
        var sheet = Json.parse(analysed.asString()).at("/sheets/0");
        var start = Json.object()
                .put("sheet", 0)
                .put("headerRow", sheet.path("headerRow").asInt())
                .put("rows", sheet.path("rows").asInt())
                .put("quiet", true);
        start.putObject("target").put("form", form);
        var columns = start.putArray("columns");
        for (var column : sheet.path("columns")) {
            var plan = columns.addObject();
            plan.put("index", column.path("index").asInt())
                    .put("header", column.path("header").asText())
                    .put("key", column.path("field").asText())
                    .put("title", column.path("title").asText())
                    .put("type", column.path("type").asText())
                    .put("required", false)
                    .put("skip", false);
            plan.set("props", column.path("props").isObject() ? column.path("props") : Json.object());
        }
        administrator.post("/imports/" + id + "/start", start).then().statusCode(202);
        var run = Await.until(
                "the import",
                () -> Json.parse(administrator.get("/imports/" + id).asString()),
                status -> status.path("state").asText().equals("done"));
        return new TableImport(id, run);
    }
}
