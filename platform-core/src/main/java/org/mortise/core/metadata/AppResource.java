package org.mortise.core.metadata;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.Identities;

/** Applications and their menus, as the caller may see them. */
@Path("/api/v1/apps")
@Tag(name = "apps")
class AppResource {

    private final CurrentCaller current;
    private final Identities identities;
    private final Apps apps;

    AppResource(CurrentCaller current, Identities identities, Apps apps) {
        this.current = current;
        this.identities = identities;
        this.apps = apps;
    }

    record AppList(List<Apps.App> items) {}

    record NewApp(@Nullable LocalizedText title, @Nullable String icon) {}

    record Begun(String pkg) {}

    @GET
    @Operation(operationId = "listApps", summary = "Applications with something in them for the caller")
    public Uni<AppList> list() {
        var caller = current.user();
        var locale = current.locale();
        return identities
                .of(caller)
                .flatMap(identity -> apps.visibleTo(caller, identity.administrator(), locale))
                .map(AppList::new);
    }

    @POST
    @Operation(operationId = "createApp", summary = "Begin an empty application (administrators)")
    public Uni<Response> create(NewApp app) {
        var caller = current.user();
        var title = app.title();
        if (title == null) {
            throw Rejected.invalid(List.of(Problem.at("/title", "schema_required")));
        }
        return identities
                .administrator(caller)
                .flatMap(administrator -> apps.create(caller, title, app.icon()))
                .map(pkg -> Response.status(Response.Status.CREATED)
                        .entity(new Begun(pkg))
                        .build());
    }
}
