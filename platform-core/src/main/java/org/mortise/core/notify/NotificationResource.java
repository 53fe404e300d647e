package org.mortise.core.notify;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.Cursor;
import org.mortise.core.http.PageLimit;
import org.mortise.core.http.RequestBodies;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.notify.NotificationTable.Received;

/** {@code /notifications}: the caller's own. */
@Path("/api/v1/notifications")
@Tag(name = "notifications")
class NotificationResource {

    record View(
            UUID id,
            String title,
            @Nullable String body,
            @Nullable ObjectKey form,
            @Nullable UUID record,
            @Nullable String anchor,
            Instant at,
            boolean read) {}

    record Page(List<View> items, @Nullable String next) {}

    record Count(long unread) {}

    /** Which ones were read: some, or all. */
    record Read(@Nullable List<UUID> ids, @Nullable Boolean all) {}

    private final Database database;
    private final NotificationTable table;
    private final CurrentCaller current;
    private final Clock clock;

    NotificationResource(Database database, NotificationTable table, CurrentCaller current, Clock clock) {
        this.database = database;
        this.table = table;
        this.current = current;
        this.clock = clock;
    }

    @GET
    @Operation(operationId = "listNotifications", summary = "The caller's notifications, newest first")
    public Uni<Page> list(@RestQuery @Nullable String cursor, @RestQuery @Nullable Integer limit) {
        var most = PageLimit.of(limit);
        var before = cursor == null ? null : Ids.parse(Cursor.read(cursor).asText());
        var locale = current.locale();
        return table.page(database.pool(), current.user().id(), before, most + 1)
                .map(received -> page(received, most, locale));
    }

    @GET
    @Path("/count")
    @Operation(operationId = "countNotifications", summary = "How many are unread")
    public Uni<Count> count() {
        return table.unread(database.pool(), current.user().id()).map(Count::new);
    }

    @POST
    @Path("/read")
    @Operation(
            operationId = "markNotificationsRead",
            summary = "Mark notifications as read",
            description = "Either `ids` or `all`.")
    public Uni<Void> read(@Nullable Read sent) {
        var read = RequestBodies.required(sent);
        var all = Boolean.TRUE.equals(read.all());
        if (!all && read.ids() == null) {
            throw Rejected.invalid(List.of(Problem.at("/ids", "required")));
        }
        return table.read(database.pool(), current.user().id(), all ? null : read.ids(), clock.instant());
    }

    private static Page page(List<Received> received, int limit, Locale locale) {
        var items =
                received.stream().limit(limit).map(each -> view(each, locale)).toList();
        var next = received.size() > limit ? cursor(items.get(limit - 1).id()) : null;
        return new Page(items, next);
    }

    private static String cursor(UUID id) {
        return Cursor.write(Json.mapper().getNodeFactory().textNode(id.toString()));
    }

    private static View view(Received received, Locale locale) {
        var notification = received.notification();
        var body = notification.body();
        return new View(
                received.id(),
                notification.title().in(locale),
                body == null ? null : body.in(locale),
                notification.form(),
                notification.record(),
                notification.anchor(),
                received.at(),
                received.read());
    }
}
