package org.mortise.form.picture;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.RecordAction;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.form.node.ImageNode;
import org.mortise.form.record.Loans;

/** {@code /forms/{form}/pictures}: the pictures that a form shows, for those who have something to do with the form. */
@Path("/api/v1/forms/{form}/pictures/{picture}")
@Tag(name = "forms")
class PictureResource {

    private final CurrentCaller current;
    private final AccessGate gate;
    private final Loans loans;

    PictureResource(CurrentCaller current, AccessGate gate, Loans loans) {
        this.current = current;
        this.gate = gate;
        this.loans = loans;
    }

    @GET
    @Operation(
            operationId = "readPicture",
            summary = "A picture that stands on a form",
            description = "For those who may read or make records of the form, or who have been asked about `record`.")
    public Uni<Response> read(
            @PathParam("form") String form,
            @PathParam("picture") String picture,
            @RestQuery @Nullable String record,
            @Context HttpHeaders headers) {
        var formKey = ObjectKey.named(form);
        var pictureKey = ObjectKey.named(picture);
        var known = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        return gate.of(current.user())
                .flatMap(access -> mayLook(access, formKey, record).map(may -> {
                    if (!may) {
                        throw Rejected.notFound();
                    }
                    return PictureAnswer.of(shown(access, formKey, pictureKey), known);
                }));
    }

    private Uni<Boolean> mayLook(CallerAccess access, ObjectKey form, @Nullable String record) {
        if (access.identity().administrator()) {
            return Uni.createFrom().item(true);
        }
        var own = access.form(form);
        var may = own.may(RecordAction.READ) || own.may(RecordAction.CREATE);
        return may || record == null
                ? Uni.createFrom().item(may)
                : loans.to(current.user(), form, Ids.parse(record)).map(lent -> !lent.isEmpty());
    }

    /** Who designs looks at forms that are not published yet. */
    private static PublishedObject shown(CallerAccess access, ObjectKey form, ObjectKey picture) {
        var snapshot = access.snapshot();
        var named = access.identity().administrator()
                || snapshot.find(FormShape.KIND, form)
                        .filter(published -> shows(published.doc().path("layouts"), form, picture))
                        .isPresent();
        return snapshot.find(PictureKind.NAME, picture).filter(found -> named).orElseThrow(Rejected::notFound);
    }

    private static boolean shows(JsonNode part, ObjectKey form, ObjectKey picture) {
        if (part.path("kind").asText("").equals(ImageNode.NAME)
                && ObjectKey.resolve(form.pkg(), part.path(ImageNode.PICTURE).asText())
                        .equals(picture)) {
            return true;
        }
        for (var inner : part) {
            if (inner.isContainerNode() && shows(inner, form, picture)) {
                return true;
            }
        }
        return false;
    }
}
