package org.mortise.core.org;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.RequestBodies;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** {@code /roles}: who holds them. What they permit is metadata. */
@Path("/api/v1/roles")
@Tag(name = "organisation")
class RoleResource {

    record All(List<Roles.Held> items) {}

    record Members(@Nullable List<UUID> people) {}

    private final Roles roles;
    private final Identities identities;
    private final CurrentCaller current;

    RoleResource(Roles roles, Identities identities, CurrentCaller current) {
        this.roles = roles;
        this.identities = identities;
        this.current = current;
    }

    @GET
    @Operation(operationId = "listRoles", summary = "Roles and who holds them (administrators)")
    public Uni<All> all() {
        return identities
                .administrator(current.user())
                .chain(() -> roles.all(current.locale()))
                .map(All::new);
    }

    @PUT
    @Path("/{role}/members")
    @Operation(
            operationId = "setRoleMembers",
            summary = "Make exactly these people the holders of a role (administrators)")
    public Uni<Void> setMembers(String role, @Nullable Members sent) {
        var people = RequestBodies.required(sent).people();
        if (people == null) {
            throw Rejected.invalid(List.of(Problem.at("/people", "required")));
        }
        var key = ObjectKey.named(role);
        return identities.administrator(current.user()).chain(() -> roles.setMembers(key, people));
    }
}
