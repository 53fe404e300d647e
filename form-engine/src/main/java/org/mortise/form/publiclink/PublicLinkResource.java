package org.mortise.form.publiclink;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.RequestBodies;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.org.Identities;
import org.mortise.core.session.Tokens;

/** {@code /publiclinks}: addresses of public links and how much they are used, for those who design them. */
@Path("/api/v1/publiclinks")
@Tag(name = "public")
class PublicLinkResource {

    private final Identities identities;
    private final Metadata metadata;
    private final Database database;
    private final PublicLinkTable table;
    private final LinkPasswords passwords;
    private final CurrentCaller current;
    private final Clock clock;

    PublicLinkResource(
            Identities identities,
            Metadata metadata,
            Database database,
            PublicLinkTable table,
            LinkPasswords passwords,
            CurrentCaller current,
            Clock clock) {
        this.identities = identities;
        this.metadata = metadata;
        this.database = database;
        this.table = table;
        this.passwords = passwords;
        this.current = current;
        this.clock = clock;
    }

    /**
     * A published link.
     *
     * @param locked whether it asks for a password, which nobody is told
     */
    record LinkView(
            String key,
            String address,
            String state,
            long records,
            Instant madeAt,
            @Nullable Instant lastAt,
            boolean locked) {}

    record Password(@Nullable String password) {}

    record LinkList(List<LinkView> items) {}

    @GET
    @Operation(
            operationId = "listPublicLinks",
            summary = "Published links with their addresses",
            description = "`state` is open, off, not_yet, over or full.")
    public Uni<LinkList> list(@RestQuery @Nullable String app) {
        return identities
                .administrator(current.user())
                .chain(() -> table.all(database.pool()))
                .map(addresses -> new LinkList(addresses.stream()
                        .filter(address -> app == null || address.link().pkg().equals(app))
                        .flatMap(address ->
                                PublicLink.find(metadata.snapshot(), address.link())
                                        .map(link -> view(link, address))
                                        .stream())
                        .toList()));
    }

    @POST
    @Path("/{link}/renew")
    @Operation(
            operationId = "renewPublicLink",
            summary = "Give a link another address",
            description = "The old one leads nowhere at once.")
    public Uni<LinkView> renew(@PathParam("link") String link) {
        return published(link)
                .call(known -> table.renew(database.pool(), known.key(), Tokens.next(), clock.instant()))
                .flatMap(this::view);
    }

    @PUT
    @Path("/{link}/password")
    @Operation(
            operationId = "setPublicLinkPassword",
            summary = "Lock a link with a password, or replace the one that it has",
            description =
                    "It is never shown again. Whoever has opened the link with another one has to give the new one.")
    public Uni<LinkView> lock(@PathParam("link") String link, @Nullable Password sent) {
        var password = RequestBodies.required(sent).password();
        return published(link)
                .call(known -> passwords.set(known.key(), password == null ? "" : password))
                .flatMap(this::view);
    }

    @DELETE
    @Path("/{link}/password")
    @Operation(
            operationId = "removePublicLinkPassword",
            summary = "Take the password of a link away",
            description = "From then on its address alone is enough.")
    public Uni<LinkView> unlock(@PathParam("link") String link) {
        return published(link).call(known -> passwords.remove(known.key())).flatMap(this::view);
    }

    private Uni<PublicLink> published(String link) {
        return identities
                .administrator(current.user())
                .map(administrator -> ObjectKey.named(link))
                .map(key -> PublicLink.find(metadata.snapshot(), key).orElseThrow(Rejected::notFound));
    }

    private Uni<LinkView> view(PublicLink link) {
        return table.find(database.pool(), link.key())
                .map(address -> view(link, address.orElseThrow(Rejected::notFound)));
    }

    private LinkView view(PublicLink link, PublicLinkTable.Address address) {
        var state = link.state(clock.instant(), address.records());
        return new LinkView(
                link.key().toString(),
                "/p/" + address.token(),
                state.name().toLowerCase(Locale.ROOT),
                address.records(),
                address.madeAt(),
                address.lastAt(),
                address.locked());
    }
}
