package org.mortise.core.org;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.SentObject;
import org.mortise.core.kernel.Ids;

/** {@code /departments}. */
@Path("/api/v1/departments")
@Tag(name = "organisation")
class DepartmentResource {

    private static final Set<String> KEYS = Set.of("name", "parent", "head", "code");

    record All(List<Department> items) {}

    private final Departments departments;
    private final Identities identities;
    private final Database database;
    private final CurrentCaller current;

    DepartmentResource(Departments departments, Identities identities, Database database, CurrentCaller current) {
        this.departments = departments;
        this.identities = identities;
        this.database = database;
        this.current = current;
    }

    @GET
    @Operation(operationId = "listDepartments", summary = "All departments; `parent` makes them a tree")
    public Uni<All> all() {
        return departments.all().map(All::new);
    }

    @POST
    @Operation(operationId = "addDepartment", summary = "Add a department (administrators)")
    public Uni<Response> add(@Nullable JsonNode body) {
        var sent = SentObject.of(body, KEYS);
        var name = sent.text("name", "");
        var parent = sent.id("parent", null);
        var head = sent.id("head", null);
        var code = sent.optional("code", null);
        sent.refuseProblems();
        return identities
                .administrator(current.user())
                .chain(() -> database.inTransaction(
                        transaction -> departments.create(transaction, name, parent, head, code)))
                .map(id -> new Department(id, name, parent, head, code))
                .map(added ->
                        Response.status(Response.Status.CREATED).entity(added).build());
    }

    @PATCH
    @Path("/{id}")
    @Operation(operationId = "changeDepartment", summary = "Change or move a department (administrators)")
    public Uni<Department> change(String id, @Nullable JsonNode body) {
        var department = Ids.parse(id);
        var sent = SentObject.of(body, KEYS);
        return identities
                .administrator(current.user())
                .chain(() -> database.inTransaction(
                        transaction -> departments.change(transaction, department, before -> changed(before, sent))));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "removeDepartment", summary = "Remove an empty department (administrators)")
    public Uni<Void> remove(String id) {
        var department = Ids.parse(id);
        return identities
                .administrator(current.user())
                .chain(() -> database.inTransaction(transaction -> departments.remove(transaction, department)));
    }

    private static Department changed(Department before, SentObject sent) {
        var after = new Department(
                before.id(),
                sent.text("name", before.name()),
                sent.id("parent", before.parent()),
                sent.id("head", before.head()),
                sent.optional("code", before.code()));
        sent.refuseProblems();
        return after;
    }
}
