package org.mortise.form.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.ProblemTexts;
import org.mortise.core.http.RequestBodies;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.form.record.BatchDesk;
import org.mortise.form.record.BatchDesk.Outcome;
import org.mortise.form.record.BatchDesk.Seen;

/** {@code /forms/{form}/records/bulk}: one thing done to many records. */
@Path("/api/v1/forms/{form}/records/bulk")
@Tag(name = "records")
class BatchResource {

    private static final int MOST_NEW = 1000;
    private static final List<String> ACTIONS = List.of("create", "update", "delete", "restore");

    /**
     * What is sent.
     *
     * @param records new records for {@code create}; else each an {@code id} and the {@code version} of it that was seen
     * @param data fields to set, for {@code update}
     */
    record Sent(
            @JsonProperty("do") @Nullable String what,
            @Nullable List<@Nullable ObjectNode> records,
            @Nullable ObjectNode data) {}

    private final CurrentCaller current;
    private final BatchDesk desk;
    private final ProblemTexts texts;

    BatchResource(CurrentCaller current, BatchDesk desk, ProblemTexts texts) {
        this.current = current;
        this.desk = desk;
        this.texts = texts;
    }

    @POST
    @Operation(
            operationId = "changeManyRecords",
            summary = "Create, change, delete or restore many records",
            description =
                    "`do` is create, with up to 1,000 new records and the right to import; or update, delete or restore, with"
                            + " up to 500 records and the versions that were seen. Each is done or refused by itself; `items` says which,"
                            + " in the order of `records`. Only a value that must be unique and is not refuses all new ones.")
    public Uni<JsonNode> bulk(@PathParam("form") String form, @Nullable Sent sent) {
        var asked = RequestBodies.required(sent);
        var caller = current.user();
        var locale = current.locale();
        return run(caller, ObjectKey.named(form), asked).map(outcomes -> json(outcomes, locale));
    }

    private Uni<List<Outcome>> run(Caller caller, ObjectKey form, Sent asked) {
        var problems = new ArrayList<Problem>();
        if ("create".equals(asked.what())) {
            return desk.create(caller, form, documents(asked.records()));
        }
        var restoring = "restore".equals(asked.what());
        var records = records(asked.records(), restoring, problems);
        if (restoring || "delete".equals(asked.what())) {
            RequestBodies.refuse(problems);
            return restoring ? desk.restore(caller, form, records) : desk.delete(caller, form, records);
        }
        var data = asked.data();
        if (!"update".equals(asked.what())) {
            problems.add(Problem.at("/do", "bulk_action_unknown", Map.of("allowed", ACTIONS)));
        } else if (data == null) {
            problems.add(Problem.at("/data", "required"));
        }
        RequestBodies.refuse(problems);
        return desk.change(caller, form, records, data == null ? Json.object() : data);
    }

    private static List<ObjectNode> documents(@Nullable List<@Nullable ObjectNode> sent) {
        if (sent == null || sent.isEmpty() || sent.contains(null) || sent.size() > MOST_NEW) {
            throw Rejected.invalid(List.of(Problem.at("/records", "bulk_size", Map.of("max", MOST_NEW))));
        }
        return sent.stream().flatMap(Stream::ofNullable).toList();
    }

    private static List<Seen> records(
            @Nullable List<@Nullable ObjectNode> named, boolean restoring, List<Problem> problems) {
        var records = new ArrayList<Seen>();
        if (named == null || named.isEmpty() || named.size() > BatchDesk.MOST) {
            problems.add(Problem.at("/records", "bulk_size", Map.of("max", BatchDesk.MOST)));
            return records;
        }
        var known = new HashSet<UUID>();
        for (var index = 0; index < named.size(); index++) {
            var one = named.get(index);
            var id = one == null ? null : id(one.path("id").asText());
            var version = one != null && one.path("version").isInt()
                    ? one.path("version").asInt()
                    : null;
            if (id == null) {
                problems.add(Problem.at("/records/" + index + "/id", "required"));
            } else if (version == null && !restoring) {
                problems.add(Problem.at("/records/" + index + "/version", "required"));
            } else if (!known.add(id)) {
                problems.add(Problem.at("/records/" + index + "/id", "bulk_twice"));
            } else {
                records.add(new Seen(id, version == null ? 0 : version));
            }
        }
        return records;
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private JsonNode json(List<Outcome> outcomes, Locale locale) {
        var json = Json.object();
        var done = outcomes.stream().filter(one -> one.problems().isEmpty()).count();
        json.put("done", done).put("refused", outcomes.size() - done);
        var items = json.putArray("items");
        for (var outcome : outcomes) {
            var item = items.addObject();
            if (outcome.id() != null) {
                item.put("id", outcome.id().toString());
            }
            if (outcome.version() != null) {
                item.put("version", outcome.version());
            }
            if (!outcome.problems().isEmpty()) {
                var problems = item.putArray("problems");
                outcome.problems().forEach(problem -> problems.addObject()
                        .put("code", problem.code())
                        .put("path", problem.path())
                        .put("message", texts.placed(problem, locale)));
            }
        }
        return json;
    }
}
