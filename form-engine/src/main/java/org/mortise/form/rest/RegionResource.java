package org.mortise.form.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.mortise.form.control.RegionLists;

/** {@code /regions}: countries, and provinces, cities and districts of China, by their codes. */
@Path("/api/v1/regions")
@Tag(name = "forms")
class RegionResource {

    @GET
    @Operation(
            operationId = "listRegions",
            summary = "Regions that an address may lie in",
            description =
                    "Each of China as [code, name]; the code of a region begins with the code of what it lies in. Countries by their"
                            + " codes of ISO 3166.")
    public Response list() {
        return Response.ok(RegionLists.all())
                .header("Cache-Control", "private, max-age=86400")
                .build();
    }
}
