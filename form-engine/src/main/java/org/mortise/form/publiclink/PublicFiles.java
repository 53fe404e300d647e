package org.mortise.form.publiclink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.UUID;
import org.mortise.core.file.FileDesk;
import org.mortise.core.http.Throttle;
import org.mortise.core.kernel.Rejected;
import org.mortise.form.file.Uploads;
import org.mortise.form.publiclink.OpenLinks.Entered;

/**
 * Files of people without an account: for an offered field, down the same road as all others, and held by a visit until an entry has
 * them. Nobody reads them before, not even who brought them.
 */
@ApplicationScoped
class PublicFiles {

    /** Files that one visit may have brought: more than any sensible entry holds. */
    private static final int MOST_OF_A_VISIT = 60;

    private static final Throttle.Rate VISITS_FROM_ONE_ADDRESS = new Throttle.Rate(40, 20);
    private static final Throttle.Rate FROM_ONE_ADDRESS = new Throttle.Rate(60, 30);
    private static final Throttle.Rate THROUGH_ONE_LINK = new Throttle.Rate(600, 300);

    private final OpenLinks links;
    private final Visits visits;
    private final Uploads uploads;
    private final FileDesk files;
    private final Throttle throttle;

    PublicFiles(OpenLinks links, Visits visits, Uploads uploads, FileDesk files, Throttle throttle) {
        this.links = links;
        this.visits = visits;
        this.uploads = uploads;
        this.files = files;
        this.throttle = throttle;
    }

    /** What somebody brings. */
    record Brought(String visit, String field, String name, long announced) {}

    Uni<String> begin(Arrival arrival, String ip) {
        return links.address(arrival)
                .call(address -> throttle.pass("public visit " + address.link() + " " + ip, VISITS_FROM_ONE_ADDRESS))
                .flatMap(links::enter)
                .flatMap(entered -> visits.begin(entered.link().key()));
    }

    Uni<ObjectNode> take(Arrival arrival, String ip, Brought brought, InputStream body) {
        return links.address(arrival)
                .call(address -> throttle.pass("public file " + address.link() + " " + ip, FROM_ONE_ADDRESS))
                .call(address -> throttle.pass("public file " + address.link(), THROUGH_ONE_LINK))
                .flatMap(links::enter)
                .flatMap(entered ->
                        visit(entered, brought.visit()).flatMap(visit -> taken(entered, visit, brought, body)));
    }

    Uni<Void> withdraw(Arrival arrival, String visit, UUID file) {
        return links.address(arrival)
                .flatMap(links::enter)
                .flatMap(entered -> visit(entered, visit))
                .flatMap(known -> files.withdraw(known, file));
    }

    private Uni<ObjectNode> taken(Entered entered, UUID visit, Brought brought, InputStream body) {
        var field = entered.field(brought.field());
        if (!Offerable.is(field)) {
            throw Rejected.notFound();
        }
        var wanted = Uploads.Wanted.fresh(entered.link().form(), field.path(), brought.name(), brought.announced());
        return uploads.take(entered.visitor(), visit, MOST_OF_A_VISIT, wanted, body);
    }

    private Uni<UUID> visit(Entered entered, String secret) {
        return visits.open(entered.link().key(), secret).map(found -> found.orElseThrow(Rejected::notFound));
    }
}
