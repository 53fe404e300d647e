package org.mortise.core.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Question;

/** What formulas may know of the organisation, with the rights of the platform: who may read the field reads it. */
final class DirectoryReads {

    private static final String PEOPLE =
            "SELECT id, name, login, department, manager, active, employee_no, mobile, email FROM person WHERE id = ANY($1)";
    private static final String DEPARTMENTS = "SELECT id, name FROM department WHERE id = ANY($1)";

    /** In the order of the askings, whose only value is an id. */
    Uni<List<@Nullable Object>> answers(SqlClient client, Question question, List<Inquiry> inquiries) {
        var ids = inquiries.stream().map(one -> id(one.values().get(0))).toArray(UUID[]::new);
        var field = String.valueOf(question.result());
        return client.preparedQuery(question.form().equals(Question.PEOPLE) ? PEOPLE : DEPARTMENTS)
                .execute(Tuple.of(ids))
                .map(rows -> {
                    var found = new HashMap<UUID, Object>();
                    for (var row : rows) {
                        var value = value(row, field);
                        if (value != null) {
                            found.put(row.getUUID("id"), value);
                        }
                    }
                    var answers = new ArrayList<@Nullable Object>();
                    for (var id : ids) {
                        answers.add(found.get(id));
                    }
                    return answers;
                });
    }

    private static @Nullable Object value(Row row, String field) {
        var value = row.getValue(field);
        return value instanceof UUID id ? id.toString() : value;
    }

    private static @Nullable UUID id(Object text) {
        try {
            return UUID.fromString(text.toString());
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }
}
