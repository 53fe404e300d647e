package org.mortise.core.metadata;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.Identities;

/** Who designs an object now, so that two windows do not work against each other; administrators only. */
@Path("/api/v1/metadata/{kind}/{key}/lease")
@Tag(name = "metadata")
class LeaseResource {

    private final CurrentCaller current;
    private final Identities identities;
    private final Leases leases;

    LeaseResource(CurrentCaller current, Identities identities, Leases leases) {
        this.current = current;
        this.identities = identities;
        this.leases = leases;
    }

    record Wanted(@Nullable UUID token, @Nullable Boolean takeOver) {}

    @PUT
    @Operation(
            operationId = "takeLease",
            summary = "Take the lease, renew it, or with takeOver take it from whoever holds it",
            description = "Lasts three minutes. Answers with who holds it, also when that is another window.")
    public Uni<Leases.Held> take(@PathParam("kind") String kind, @PathParam("key") String key, Wanted wanted) {
        var caller = current.user();
        var token = required(wanted.token());
        var takeOver = wanted.takeOver() != null && wanted.takeOver();
        return identities
                .administrator(caller)
                .flatMap(administrator -> leases.take(caller, MetadataId.named(kind, key), token, takeOver));
    }

    @DELETE
    @Operation(operationId = "releaseLease", summary = "Give the lease back")
    public Uni<Void> release(
            @PathParam("kind") String kind, @PathParam("key") String key, @QueryParam("token") @Nullable UUID token) {
        var known = required(token);
        return identities
                .administrator(current.user())
                .flatMap(administrator -> leases.release(MetadataId.named(kind, key), known));
    }

    private static UUID required(@Nullable UUID token) {
        if (token == null) {
            throw Rejected.because(Rejected.Kind.MALFORMED, "lease_token_missing");
        }
        return token;
    }
}
