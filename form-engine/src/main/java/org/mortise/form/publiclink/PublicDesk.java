package org.mortise.form.publiclink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.FieldRight;
import org.mortise.core.contract.FormPages;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.event.CauseChain;
import org.mortise.core.http.Idempotency;
import org.mortise.core.http.StoredResponse;
import org.mortise.core.http.Throttle;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Checksum;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.store.Contention;
import org.mortise.form.control.Coercion;
import org.mortise.form.control.RegionLists;
import org.mortise.form.definition.PublishedForms;
import org.mortise.form.node.ImageNode;
import org.mortise.form.publiclink.OpenLinks.Entered;
import org.mortise.form.record.InTheWay;
import org.mortise.form.record.RecordDesk;

/**
 * What people without an account can do: look at a form through its link, and make a record. A link that is unknown, switched off,
 * over, not yet open or used up is the same to them: not there.
 */
@ApplicationScoped
public class PublicDesk {

    private static final Logger LOG = Logger.getLogger(PublicDesk.class);
    private static final String CHANNEL = "public";

    /** A class room behind one address is let through, a flood is not. */
    private static final Throttle.Rate FROM_ONE_ADDRESS = new Throttle.Rate(40, 20);

    private static final Throttle.Rate THROUGH_ONE_LINK = new Throttle.Rate(600, 300);

    private final Database database;
    private final AccessGate gate;
    private final OpenLinks links;
    private final FormPages pages;
    private final RecordDesk records;
    private final Given given;
    private final Visits visits;
    private final PublicLinkTable table;
    private final Idempotency idempotency;
    private final Throttle throttle;
    private final MeterRegistry meters;
    private final Clock clock;

    PublicDesk(
            Database database,
            AccessGate gate,
            OpenLinks links,
            FormPages pages,
            RecordDesk records,
            Given given,
            Visits visits,
            PublicLinkTable table,
            Idempotency idempotency,
            Throttle throttle,
            MeterRegistry meters,
            Clock clock) {
        this.database = database;
        this.gate = gate;
        this.links = links;
        this.pages = pages;
        this.records = records;
        this.given = given;
        this.visits = visits;
        this.table = table;
        this.idempotency = idempotency;
        this.throttle = throttle;
        this.meters = meters;
        this.clock = clock;
    }

    /** Outside the container, for tests of engines. */
    public static PublicDesk of(
            Database database,
            AccessGate gate,
            FormPages pages,
            RecordDesk records,
            Given given,
            Idempotency idempotency,
            Clock clock) {
        var table = new PublicLinkTable();
        return new PublicDesk(
                database,
                gate,
                new OpenLinks(database, gate, PublishedForms.of(), table, clock),
                pages,
                records,
                given,
                new Visits(database, new VisitTable(), clock),
                table,
                idempotency,
                Throttle.of(database, clock),
                Metrics.globalRegistry,
                clock);
    }

    /** The page behind an address. */
    public Uni<ObjectNode> page(Arrival arrival) {
        return links.address(arrival).flatMap(links::enter).map(this::page);
    }

    /** Regions of addresses, for whoever has a form before him. */
    Uni<JsonNode> regions(Arrival arrival, String within) {
        return links.address(arrival).flatMap(links::enter).map(entered -> RegionLists.within(within));
    }

    /** The picture that a node of the page shows. */
    Uni<PublishedObject> picture(Arrival arrival, String node) {
        return links.address(arrival).flatMap(links::enter).map(entered -> picture(entered, node));
    }

    private static PublishedObject picture(Entered entered, String node) {
        var snapshot = entered.access().snapshot();
        return Optional.of(entered.link())
                .filter(PublicLink::isArranged)
                .flatMap(link -> snapshot.find(FormShape.KIND, link.form()))
                .flatMap(form -> PublicLayouts.of(entered).picture(form.doc().path("layouts"), node))
                .flatMap(picture -> snapshot.find(
                        ImageNode.PICTURE,
                        ObjectKey.resolve(entered.link().form().pkg(), picture)))
                .orElseThrow(Rejected::notFound);
    }

    /** Makes a record of what was filled in; the answer tells nothing of it. */
    public Uni<StoredResponse> submit(Arrival arrival, String ip, @Nullable String key, Sent sent, ObjectNode filled) {
        return links.address(arrival)
                .call(address -> throttle.pass("public " + address.link() + " " + ip, FROM_ONE_ADDRESS))
                .call(address -> throttle.pass("public " + address.link(), THROUGH_ONE_LINK))
                .flatMap(address -> sent.isTrapped()
                        ? trapped(address)
                        : Contention.retrying(() -> database.inTransaction(
                                        transaction -> make(transaction, address, key, sent, filled)))
                                .invoke(() -> told(address.link(), "accepted")))
                .onFailure(PublicDesk::isInvalid)
                .invoke(() -> meters.counter("public.submissions", "outcome", "refused")
                        .increment());
    }

    private ObjectNode page(Entered entered) {
        var access = entered.access();
        var link = entered.link();
        var rights = new HashMap<String, FieldRight>();
        Offered.of(link).paths().forEach(path -> rights.put(path, FieldRight.WRITE));
        entered.form().fields().stream()
                .flatMap(table -> table.columns().stream())
                .forEach(column -> rights.putIfAbsent(column.path(), FieldRight.HIDDEN));
        var page = pages.page(access.lent(link.form(), rights));
        return new PublicPage(link, entered.form(), page, access.snapshot())
                .json()
                .put("zone", access.zone().getId());
    }

    private Uni<StoredResponse> make(
            Transaction transaction,
            PublicLinkTable.Address address,
            @Nullable String key,
            Sent sent,
            ObjectNode filled) {
        return visits.of(transaction, address.link(), sent.visit())
                .map(visit -> new Caller.Visitor(address.link(), visit.orElse(null)))
                .flatMap(visitor -> idempotency.once(
                        transaction,
                        visitor,
                        key,
                        "POST public " + Checksum.of(filled),
                        () -> made(transaction, visitor, address, sent, filled)));
    }

    private Uni<StoredResponse> made(
            Transaction transaction,
            Caller.Visitor visitor,
            PublicLinkTable.Address address,
            Sent sent,
            ObjectNode filled) {
        return gate.of(transaction, visitor)
                .map(access -> links.entered(access, address))
                .flatMap(entered -> record(transaction, visitor, entered, sent, filled))
                .call(() -> over(transaction, visitor))
                .call(link -> count(transaction, address, link))
                .map(PublicDesk::thanks);
    }

    private Uni<Void> over(Transaction transaction, Caller.Visitor visitor) {
        var visit = visitor.visit();
        return visit == null ? Uni.createFrom().voidItem() : visits.end(transaction, visit);
    }

    private Uni<PublicLink> record(
            Transaction transaction, Caller.Visitor visitor, Entered entered, Sent sent, ObjectNode filled) {
        var link = entered.link();
        var form = entered.form();
        var unknown = unknown(link, filled);
        var known = filled.deepCopy();
        known.retain(link.offered());
        var coercion = new Coercion(entered.access().zone());
        return given.beyond(transaction, entered, known, coercion)
                .map(beyond -> Stream.concat(unknown.stream(), beyond.stream()).toList())
                .flatMap(wrong -> given.data(transaction, link, form, known, sent, coercion)
                        .map(data -> Change.create(link.form(), data, CHANNEL, CauseChain.none()))
                        .flatMap(change -> records.change(transaction, visitor, change))
                        .onFailure(PublicDesk::isInvalid)
                        .transform(refused -> Rejected.invalid(told(entered, wrong, ((Rejected) refused).problems())))
                        .invoke(() -> {
                            if (!wrong.isEmpty()) {
                                throw Rejected.invalid(wrong);
                            }
                        }))
                .replaceWith(link);
    }

    /** Of whoever and whatever the link does not offer nothing is told but that it is unknown. */
    private static List<Problem> told(Entered entered, List<Problem> wrong, List<Problem> problems) {
        var places = wrong.stream().map(Problem::path).collect(Collectors.toSet());
        var others = problems.stream()
                .filter(problem -> !places.contains(problem.path()))
                .toList();
        var offered = Offered.of(entered.link());
        return Stream.concat(wrong.stream(), InTheWay.told(entered.form(), others, offered::has).stream())
                .toList();
    }

    /** What is not offered is unknown, also what the link fills by itself. */
    private static List<Problem> unknown(PublicLink link, ObjectNode filled) {
        return filled.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> !link.isOffered(key))
                .map(key -> Problem.at("/data/" + key, "unknown_field", Map.of("field", key)))
                .toList();
    }

    /** Last of all, so that whoever is refused counts for nothing, and many can be at it at once. */
    private Uni<Void> count(Transaction transaction, PublicLinkTable.Address address, PublicLink link) {
        return table.count(transaction, address.token(), link.limit(), clock.instant())
                .invoke(counted -> {
                    if (!counted) {
                        throw Rejected.notFound();
                    }
                })
                .replaceWithVoid();
    }

    /** Answered as if all had gone well, so that nothing is learnt from it. */
    private Uni<StoredResponse> trapped(PublicLinkTable.Address address) {
        return links.enter(address)
                .map(Entered::link)
                .invoke(link -> told(link.key(), "trapped"))
                .map(PublicDesk::thanks);
    }

    private void told(ObjectKey link, String outcome) {
        LOG.infof("public link %s: %s", link, outcome);
        meters.counter("public.submissions", "outcome", outcome).increment();
    }

    private static StoredResponse thanks(PublicLink link) {
        var answer = Json.object();
        answer.set("thanks", link.doc().has("thanks") ? link.doc().path("thanks") : null);
        return new StoredResponse(201, Map.of(), answer);
    }

    private static boolean isInvalid(Throwable failure) {
        return failure instanceof Rejected rejected && rejected.kind() == Rejected.Kind.INVALID;
    }
}
