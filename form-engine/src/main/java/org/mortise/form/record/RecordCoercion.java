package org.mortise.form.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FormShape;
import org.mortise.form.control.Coerced;
import org.mortise.form.control.Coercion;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;

/** Brings what was sent into canonical JSON, field by field. */
public final class RecordCoercion {

    static final String ROW_ID = "_id";

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Coercion coercion;
    private final Predicate<String> known;
    private final Predicate<String> settable;
    private final List<Problem> problems = new ArrayList<>();

    private RecordCoercion(Coercion coercion, Predicate<String> known, Predicate<String> settable) {
        this.coercion = coercion;
        this.known = known;
        this.settable = settable;
    }

    /**
     * What can be used of the data, and what is wrong with the rest.
     *
     * @param input canonical JSON by key; rows carry {@code _id}
     * @param problems with paths from {@code /data}
     */
    public record Input(ObjectNode input, List<Problem> problems) {
        public Input {
            problems = List.copyOf(problems);
        }

        /**
         * Everything that is wrong with a record.
         *
         * @param computed with paths from the record; a value that could not be read is not reported as missing as well
         * @param references what is wrong with what it points to; what does not fit need not be told to be out of reach as well
         */
        List<Problem> all(List<Problem> computed, List<Problem> references) {
            var all = new ArrayList<>(problems);
            var unreadable = problems.stream().map(Problem::path).collect(Collectors.toSet());
            computed.stream()
                    .map(problem -> problem.under("/data"))
                    .filter(problem -> !unreadable.contains(problem.path()))
                    .forEach(all::add);
            var unfit = all.stream()
                    .filter(problem -> problem.code().equals("link_unfit"))
                    .map(Problem::path)
                    .toList();
            references.stream()
                    .filter(problem -> unfit.stream().noneMatch(problem.path()::startsWith))
                    .forEach(all::add);
            return all;
        }
    }

    public static Input of(PreparedForm form, ObjectNode data, Coercion coercion) {
        return of(form, data, coercion, path -> true, path -> true);
    }

    /**
     * The same for somebody who does not see every field.
     *
     * @param known whether he may know of the field or column of a path; what is wrong with a value would tell of it
     * @param settable whether he may set the column of a path: rows are sent as a whole, so that what they say of others is passed
     *     over; in rows that are there it stays, and in new ones it becomes what the form makes of it
     */
    static Input of(
            PreparedForm form,
            ObjectNode data,
            Coercion coercion,
            Predicate<String> known,
            Predicate<String> settable) {
        return new RecordCoercion(coercion, known, settable).read(form, data);
    }

    private Input read(PreparedForm form, ObjectNode data) {
        var input = Json.object();
        data.properties().forEach(sent -> {
            var at = "/data/" + sent.getKey();
            var field = form.field(sent.getKey()).filter(this::isKnown).orElse(null);
            if (field == null) {
                problems.add(Problem.at(at, "unknown_field", Map.of("field", sent.getKey())));
            } else if (!field.isWritable()) {
                problems.add(Problem.at(
                        at,
                        "field_not_writable",
                        Map.of("field", field.definition().title())));
            } else {
                input.set(field.key(), value(field, sent.getValue(), at));
            }
        });
        return new Input(input, problems);
    }

    private boolean isKnown(PreparedField field) {
        return known.test(field.path());
    }

    private JsonNode value(PreparedField field, JsonNode sent, String at) {
        var coerced = field.control().coerce(sent, coercion);
        report(coerced, field, at);
        return field.isTable() && coerced.value().isArray() ? rows(field, coerced.value(), at) : coerced.value();
    }

    private void report(Coerced coerced, PreparedField field, String at) {
        for (var problem : coerced.problems()) {
            var params = new HashMap<>(problem.params());
            params.put("field", field.definition().title());
            problems.add(new Problem(problem.code(), at + problem.path(), params));
        }
    }

    private ArrayNode rows(PreparedField table, JsonNode sent, String at) {
        var rows = Json.mapper().createArrayNode();
        var ids = new HashSet<String>();
        for (var index = 0; index < sent.size(); index++) {
            rows.add(row(table, sent.get(index), at + "/" + index, ids));
        }
        return rows;
    }

    private ObjectNode row(PreparedField table, JsonNode sent, String at, Set<String> ids) {
        var row = Json.object();
        row.put(ROW_ID, id(sent.path(ROW_ID), at, ids));
        sent.properties().forEach(cell -> {
            var key = cell.getKey();
            var column = table.column(key).filter(this::isKnown).orElse(null);
            if (key.equals(ROW_ID) || key.equals(FormShape.OVERRIDDEN)) {
                return;
            }
            if (column == null) {
                problems.add(Problem.at(at + "/" + key, "unknown_field", Map.of("field", key)));
            } else if (column.isWritable() && settable.test(column.path())) {
                // Rows are sent as a whole: what they say of computed columns does not matter.
                row.set(key, value(column, cell.getValue(), at + "/" + key));
            }
        });
        return row;
    }

    private String id(JsonNode sent, String at, Set<String> ids) {
        if (sent.isMissingNode() || sent.isNull()) {
            return Ids.next().toString();
        }
        var id = sent.asText();
        if (!UUID.matcher(id).matches() || !ids.add(id)) {
            problems.add(Problem.at(at + "/" + ROW_ID, "row_id_invalid", Map.of("id", id)));
            return Ids.next().toString();
        }
        return id;
    }
}
