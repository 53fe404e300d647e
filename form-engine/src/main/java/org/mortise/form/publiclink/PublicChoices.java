package org.mortise.form.publiclink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mortise.core.access.AccessGate;
import org.mortise.core.database.Database;
import org.mortise.core.http.Throttle;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.Departments;
import org.mortise.core.org.People;
import org.mortise.form.definition.PublishedForms;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.publiclink.OpenLinks.Entered;
import org.mortise.form.record.Candidates;

/**
 * What people without an account may choose from, where a field points to records of another form, to people or to departments: what
 * its link offers of these.
 */
@ApplicationScoped
public class PublicChoices {

    private static final int FOUND = 20;
    private static final int LISTED = 100;
    private static final int LONGEST_SEARCH = 100;

    /** Somebody types, and every letter may ask. */
    private static final Throttle.Rate FROM_ONE_ADDRESS = new Throttle.Rate(200, 120);

    private static final Throttle.Rate THROUGH_ONE_LINK = new Throttle.Rate(2000, 1200);

    private final Database database;
    private final OpenLinks links;
    private final Candidates candidates;
    private final OfferedColleagues colleagues;
    private final Throttle throttle;

    PublicChoices(
            Database database,
            OpenLinks links,
            Candidates candidates,
            OfferedColleagues colleagues,
            Throttle throttle) {
        this.database = database;
        this.colleagues = colleagues;
        this.links = links;
        this.candidates = candidates;
        this.throttle = throttle;
    }

    /** Outside the container, for tests of engines. */
    public static PublicChoices of(
            Database database,
            AccessGate gate,
            Candidates candidates,
            People people,
            Departments departments,
            Clock clock) {
        return new PublicChoices(
                database,
                new OpenLinks(database, gate, PublishedForms.of(), new PublicLinkTable(), clock),
                candidates,
                new OfferedColleagues(people, departments),
                Throttle.of(database, clock));
    }

    /**
     * What may be chosen for an offered field by whoever has typed what he asks.
     *
     * @param language of whoever reads what is offered
     */
    public Uni<JsonNode> of(Arrival arrival, String ip, String path, Asked asked, Locale language) {
        return links.address(arrival)
                .call(address -> throttle.pass("public choices " + address.link() + " " + ip, FROM_ONE_ADDRESS))
                .call(address -> throttle.pass("public choices " + address.link(), THROUGH_ONE_LINK))
                .flatMap(links::enter)
                .flatMap(entered -> of(entered.reading(language), path, asked));
    }

    private Uni<JsonNode> of(Entered entered, String path, Asked asked) {
        var field = entered.field(path);
        var offer = Optional.ofNullable(entered.link().offers().get(path))
                .filter(known -> Offerable.pointsElsewhere(field))
                .orElseThrow(Rejected::notFound);
        var search = asked.search();
        if (search.length() > LONGEST_SEARCH || !offer.listed() && !isEnough(search)) {
            return Uni.createFrom().item(nothing());
        }
        var limit = offer.listed() ? LISTED : FOUND;
        if (Offerable.isColleague(field)) {
            var wanted = new OfferedColleagues.Wanted(search, limit);
            return database.inTransaction(transaction -> colleagues.named(transaction, entered, field, offer, wanted));
        }
        var question = new Candidates.Question(search, List.of(), known(entered, field, asked.values()), limit);
        return candidates.offered(entered.access(), entered.link().form(), field, offer.show(), question);
    }

    private static JsonNode nothing() {
        var nothing = Json.object();
        nothing.putArray("items");
        return nothing;
    }

    /** One letter finds half of everything; one Chinese character is a word. */
    private static boolean isEnough(String search) {
        return search.codePointCount(0, search.length()) > 1 || search.chars().anyMatch(letter -> letter > 0x2E7F);
    }

    /** What the entry holds by now, as far as it is his to say; what the link gives by itself counts. */
    private static ObjectNode known(Entered entered, PreparedField field, ObjectNode values) {
        var offered = Offered.of(entered.link());
        var table = Offered.tableOf(field);
        var known = Json.object();
        values.properties().stream()
                .filter(value -> offered.has(value.getKey()) || offered.has(table + "." + value.getKey()))
                .forEach(value -> known.set(value.getKey(), value.getValue()));
        return known.setAll(entered.link().values());
    }
}
