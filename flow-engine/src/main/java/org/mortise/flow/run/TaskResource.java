package org.mortise.flow.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.mortise.core.contract.FieldCandidates;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.PageLimit;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;

/** The caller's own tasks. */
@Path("/api/v1/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "tasks")
class TaskResource {

    private final CurrentCaller current;
    private final FlowDesk desk;
    private final FlowReading reading;
    private final TaskDesk tasks;
    private final TaskCandidates candidates;

    TaskResource(CurrentCaller current, FlowDesk desk, FlowReading reading, TaskDesk tasks, TaskCandidates candidates) {
        this.current = current;
        this.desk = desk;
        this.reading = reading;
        this.tasks = tasks;
        this.candidates = candidates;
    }

    @GET
    @Operation(
            operationId = "listTasks",
            summary = "A box of tasks, newest first",
            description =
                    "box: open (to decide), done (decided by the caller), cc (told), started (submitted by the caller).")
    public Uni<ObjectNode> page(
            @QueryParam("box") @DefaultValue("open") String box,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        return tasks.page(current.user(), current.locale(), TaskBox.parse(box), cursor, PageLimit.of(limit));
    }

    @GET
    @Path("/count")
    @Operation(operationId = "countTasks", summary = "How many tasks are open, and how many copies unread")
    public Uni<ObjectNode> count() {
        return tasks.count(current.user());
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readTask",
            summary = "A task with what is needed to decide",
            description =
                    "The rights of the task's node decide what is shown of the form (`shape`) and of the record, whatever the"
                            + " caller's roles grant.")
    public Uni<ObjectNode> detail(@PathParam("id") String id) {
        return reading.task(current.user(), current.locale(), Ids.parse(id));
    }

    @GET
    @Path("/{id}/fields/{field}/candidates")
    @Operation(
            operationId = "listTaskCandidates",
            summary = "Records, people or departments that a field may point to which the task lets be written",
            description =
                    "Of a form that the caller may not read, those that the field allows, by title alone. `ids` asks"
                            + " for the titles of known ones.")
    public Uni<JsonNode> candidates(
            @PathParam("id") String id,
            @PathParam("field") String field,
            @QueryParam("search") @DefaultValue("") String search,
            @QueryParam("ids") @DefaultValue("") String ids,
            @QueryParam("limit") @Nullable Integer limit) {
        var known = Stream.of(ids.split(","))
                .filter(one -> !one.isBlank())
                .map(Ids::parse)
                .toList();
        var wanted = new FieldCandidates.Wanted(search.strip(), known, PageLimit.of(limit));
        return candidates.of(current.user(), Ids.parse(id), field, wanted);
    }

    @POST
    @Path("/{id}/decision")
    @Operation(
            operationId = "decideTask",
            summary = "Approve, reject, or mark as read",
            description =
                    "Body: {\"action\":\"approve|reject|read\",\"comment\":text?,\"data\":{…}?}, where data holds fields that"
                            + " the node lets its approvers write.")
    public Uni<JsonNode> decide(
            @PathParam("id") String id, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable JsonNode body) {
        var decision = Decision.parse(body == null ? Json.object() : body);
        return desk.decide(current.user(), Ids.parse(id), decision, key);
    }
}
