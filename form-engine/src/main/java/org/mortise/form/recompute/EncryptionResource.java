package org.mortise.form.recompute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.mortise.core.access.AccessGate;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.org.Identities;
import org.mortise.core.store.EncryptionKeys;
import org.mortise.core.store.ResealRun;

/** {@code /forms/{form}/encryption}: how far sealing what is older is, for those who design the form. */
@Path("/api/v1/forms/{form}/encryption")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "forms")
class EncryptionResource {

    private final EncryptionKeys keys;
    private final AccessGate gate;
    private final Identities identities;
    private final CurrentCaller current;

    EncryptionResource(EncryptionKeys keys, AccessGate gate, Identities identities, CurrentCaller current) {
        this.keys = keys;
        this.gate = gate;
        this.identities = identities;
        this.current = current;
    }

    @GET
    @Operation(
            operationId = "readEncryption",
            summary = "How far what is kept of a form is encrypted, or decrypted",
            description =
                    "Begins by itself when a publish switches the encryption of a field on or off, and when the server is"
                            + " started with another key. Counts records, rows of sub-tables, the history, the trash and what"
                            + " stands beside the records; the records come first. `state` is none, queued, running, done, failed or"
                            + " superseded.")
    public Uni<JsonNode> read(@PathParam("form") String form) {
        return identities
                .administrator(current.user())
                .chain(() -> gate.of(current.user()))
                .map(access -> access.form(ObjectKey.named(form)).shape().form())
                .flatMap(keys::latest)
                .map(found -> found.map(EncryptionResource::json)
                        .orElseGet(() -> Json.object().put("state", "none")));
    }

    private static ObjectNode json(ResealRun run) {
        return Json.object()
                .put("state", run.state())
                .put("everything", run.form() == null)
                .put("total", run.total())
                .put("processed", run.shown());
    }
}
