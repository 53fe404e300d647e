package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.mortise.core.kernel.Rejected;

/** The JSON Schemas of metadata. */
@Path("/api/v1/schemas")
@Tag(name = "metadata")
class SchemaResource {

    /** Of a kind, or of a shape that kinds share: {@code text}, {@code condition}, {@code operand}, {@code manifest}. */
    @GET
    @Path("/{kind}")
    @Operation(operationId = "readSchema", summary = "The JSON Schema of a kind of metadata")
    public JsonNode schema(@PathParam("kind") String kind) {
        return Schemas.find(kind).orElseThrow(Rejected::notFound);
    }
}
