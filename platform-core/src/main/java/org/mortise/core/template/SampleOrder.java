package org.mortise.core.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mortise.core.kernel.Problem;

/** Puts the rows of a sample into an order in which every row comes after those it refers to. Pure. */
final class SampleOrder {

    /** How the approval of a row's record ended, where it did; a running one would need people who decide. */
    static final String FLOW_STATE = "flow_state";

    private static final Set<String> ENDS = Set.of("approved", "rejected", "withdrawn");

    /**
     * @param file name of the file, without ending
     * @param ref name of the row for other rows; empty when none refers to it
     * @param path of the row, such as {@code /data/sample/customer.jsonl/3}
     */
    record Row(String file, String ref, JsonNode json, String path) {}

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Row> byRef = new HashMap<>();
    private final List<Row> ordered = new ArrayList<>();
    private final Set<Row> done = new HashSet<>();

    private SampleOrder() {}

    /** The rows in order, and what is wrong with them: refs that repeat or run in a circle. Refs to nothing are left alone. */
    static SampleOrder of(List<Row> rows) {
        var order = new SampleOrder();
        rows.forEach(order::register);
        rows.forEach(row -> order.visit(row, new HashSet<>()));
        return order;
    }

    static List<Row> rows(String file, List<JsonNode> lines) {
        var rows = new ArrayList<Row>();
        for (var index = 0; index < lines.size(); index++) {
            var json = lines.get(index);
            rows.add(
                    new Row(file, json.path("ref").asText(""), json, "/data/sample/" + file + ".jsonl/" + (index + 1)));
        }
        return rows;
    }

    List<Row> ordered() {
        return List.copyOf(ordered);
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    private void register(Row row) {
        if (!row.json().path("data").isObject()) {
            problems.add(Problem.at(row.path() + "/data", "metadata_not_an_object"));
        }
        var state = row.json().path(FLOW_STATE);
        if (!state.isMissingNode() && !ENDS.contains(state.asText())) {
            problems.add(Problem.at(
                    row.path() + "/" + FLOW_STATE,
                    "sample_value_unknown",
                    Map.of("kind", FLOW_STATE, "value", state.asText())));
        }
        if (!row.ref().isEmpty() && byRef.putIfAbsent(row.ref(), row) != null) {
            problems.add(Problem.at(row.path() + "/ref", "key_repeated", Map.of("key", row.ref())));
        }
    }

    private void visit(Row row, Set<Row> waiting) {
        if (done.contains(row)) {
            return;
        }
        if (!waiting.add(row)) {
            problems.add(Problem.at(row.path(), "sample_refs_in_circle", Map.of("ref", row.ref())));
            return;
        }
        for (var ref : SampleValues.refsIn(row.json().path("data"))) {
            var target = byRef.get(ref);
            if (target != null) {
                visit(target, waiting);
            }
        }
        if (done.add(row)) {
            ordered.add(row);
        }
    }
}
