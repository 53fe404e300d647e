package org.mortise.form.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.FieldRight;
import org.mortise.core.contract.BeforeWrite;
import org.mortise.core.contract.LentRights;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.event.CauseChain;
import org.mortise.core.event.Outbox;
import org.mortise.core.event.OutboxDispatcher;
import org.mortise.core.event.OutboxEvent;
import org.mortise.core.event.OutboxSubscriber;
import org.mortise.core.file.DiskFileStore;
import org.mortise.core.file.FileDesk;
import org.mortise.core.http.Idempotency;
import org.mortise.core.job.JobWorker;
import org.mortise.core.job.Jobs;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.GivenNumbers;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.MetadataDesk;
import org.mortise.core.metadata.MetadataId;
import org.mortise.core.metadata.MetadataKind;
import org.mortise.core.metadata.MetadataKinds;
import org.mortise.core.metadata.Release;
import org.mortise.core.metadata.kind.NumberingKind;
import org.mortise.core.org.Departments;
import org.mortise.core.org.Identities;
import org.mortise.core.org.NewPerson;
import org.mortise.core.org.Organisation;
import org.mortise.core.org.People;
import org.mortise.core.store.EncryptionKeys;
import org.mortise.core.store.FormIndexes;
import org.mortise.core.store.NumberCounters;
import org.mortise.core.store.RecordMarks;
import org.mortise.core.store.RecordStore;
import org.mortise.core.store.RecordTables;
import org.mortise.core.store.Resealing;
import org.mortise.core.store.SearchBackfill;
import org.mortise.core.testing.FixedClock;
import org.mortise.core.testing.TestPostgres;
import org.mortise.core.vault.Vault;
import org.mortise.form.definition.CalendarKind;
import org.mortise.form.definition.DraftForms;
import org.mortise.form.definition.FormKind;
import org.mortise.form.definition.OptionSetKind;
import org.mortise.form.definition.PublishedForms;
import org.mortise.form.definition.ViewKind;
import org.mortise.form.publiclink.Given;
import org.mortise.form.publiclink.LinkPasswords;
import org.mortise.form.publiclink.PublicChoices;
import org.mortise.form.publiclink.PublicDesk;
import org.mortise.form.publiclink.PublicLinkKind;
import org.mortise.form.recompute.DailyRecompute;
import org.mortise.form.recompute.RecomputeDesk;
import org.mortise.form.recompute.RecomputeJob;
import org.mortise.form.refresh.RefreshJob;
import org.mortise.form.refresh.RefreshSubscriber;
import org.mortise.form.view.ViewsLosing;

/** The form engine on a real database, wired by hand; JSON is written with single quotes. */
public final class FormWorld implements AutoCloseable {

    /** What engines beside the records are made of. */
    public record Parts(
            Database database,
            FixedClock clock,
            People people,
            Departments departments,
            FileDesk files,
            Metadata metadata,
            MetadataDesk desk,
            PublishedForms forms,
            AccessGate gate,
            RecordDesk records,
            RecordReading reading,
            Jobs jobs,
            Vault vault) {}

    public Parts parts() {
        return new Parts(
                database,
                clock,
                people,
                departments,
                files,
                metadata,
                desk,
                forms,
                gate,
                records(),
                reading,
                jobs,
                vault);
    }

    static final Instant NOW = Instant.parse("2026-03-05T02:00:00Z");
    static final Caller PLATFORM = new Caller.System("test", null);

    final TestPostgres postgres = TestPostgres.createMigrated();
    final List<BeforeWrite> beforeWrites = new ArrayList<>();
    final Database database = Database.of(postgres.pool());
    final FixedClock clock = new FixedClock(NOW.toString());
    final People people = People.of(database, clock);
    final FileDesk files = FileDesk.of(database, DiskFileStore.of(directory()), clock);
    final Departments departments = Departments.of(database, clock);
    private final Metadata metadata = Metadata.of(database);
    /** As on a server: there is no key before the first field that is encrypted. */
    final Vault vault = Vault.in(directory().resolve("encryption.key"));

    final AccessGate gate = AccessGate.of(
            Identities.of(database, clock), metadata, departments, Organisation.of(database, clock), clock, vault);
    final RecordStore store = RecordStore.of(database, vault);
    private final PublishedForms forms = PublishedForms.of();
    final RecordReading reading = RecordReading.of(store, people, departments, gate, forms);
    final Jobs jobs = Jobs.of(clock, vault);
    private final GivenNumbers givenNumbers = GivenNumbersOfForms.of(
            new NumberCounters(), Numberings.of(new NumberCounters(), departments, metadata), metadata);
    private final RecomputeDesk recomputes = RecomputeDesk.of(database, jobs, clock);
    private final RecordTables tables = RecordTables.of(FormIndexes.of(database, Jobs.of(clock, vault), clock), vault);
    private final FormKind formKind =
            FormKind.of(metadata, tables, recomputes, Organisation.of(database, clock), vault, givenNumbers);
    /** What is lent to anybody who has no right by himself, to any record. */
    final Map<String, FieldRight> lent = new HashMap<>();

    private final DraftForms drafts = DraftForms.of(formKind);
    final Evaluation evaluation = Evaluation.of(database, gate, store, forms, drafts, Loans.of(new LentRights() {
        @Override
        public Uni<Map<String, FieldRight>> of(Caller.User caller, ObjectKey form, UUID record) {
            return Uni.createFrom().item(Map.copyOf(lent));
        }

        @Override
        public Uni<Set<UUID>> borrowers(ObjectKey form, UUID record) {
            return Uni.createFrom().item(Set.of());
        }
    }));
    final FormulaTrial trial = FormulaTrial.of(database, gate, store, drafts);
    final DailyRecompute daily =
            DailyRecompute.of(database, metadata, forms, recomputes, Organisation.of(database, clock), clock);
    final RecordMarks marks = RecordMarks.of(database);
    private final List<OutboxSubscriber> subscribers =
            List.of(new Everything("test"), RefreshSubscriber.of(metadata, forms, marks, Jobs.of(clock, vault), clock));
    final Recomputation recomputation = Recomputation.of(gate, store, forms, Outbox.of(subscribers, vault), clock);
    public final OptionSetKind optionSets = OptionSetKind.of(metadata, forms, recomputes);
    private final MetadataDesk desk = MetadataDesk.of(
            database,
            metadata,
            MetadataKinds.of(List.of(
                    formKind,
                    ViewKind.of(metadata, FormIndexes.of(database, Jobs.of(clock, vault), clock)),
                    CalendarKind.of(metadata, forms, recomputes),
                    PublicLinkKind.of(clock),
                    NumberingKind.of(givenNumbers),
                    optionSets,
                    new Plain("role", 50))),
            clock,
            ViewsLosing.of(vault));

    /** Delivers all events and does all work for later, until nothing is left. */
    void settle() {
        var dispatcher = dispatcher();
        var worker = worker();
        var busy = true;
        while (busy) {
            busy = wait(dispatcher.takeOne()) | wait(worker.takeOne());
        }
    }

    OutboxDispatcher dispatcher() {
        return OutboxDispatcher.of(subscribers, database, Clock.systemUTC(), vault);
    }

    /** A kind whose documents only have to fit their schema. */
    private record Plain(String name, int order) implements MetadataKind {
        @Override
        public String folder() {
            return name + "s";
        }
    }

    /** So that events are kept. */
    private record Everything(String name) implements OutboxSubscriber {
        @Override
        public boolean wants(OutboxEvent event) {
            return true;
        }

        @Override
        public Uni<Void> handle(Transaction transaction, OutboxEvent event) {
            return Uni.createFrom().voidItem();
        }
    }

    RecordDesk records() {
        var tools = new WritingTools(
                store,
                forms,
                ReferenceCheck.of(departments, store),
                AttachedFiles.of(files, people),
                Numberings.of(new NumberCounters(), departments, metadata),
                people,
                Outbox.of(subscribers, vault),
                reading,
                beforeWrites,
                clock);
        return new RecordDesk(database, gate, tools);
    }

    /** What people without an account can do; forms are shown to it whole. */
    PublicDesk publicForms() {
        return PublicDesk.of(
                database,
                gate,
                access -> (ObjectNode) access.caller()
                        .snapshot()
                        .find("form", access.shape().form())
                        .orElseThrow()
                        .doc(),
                records(),
                Given.of(people, departments),
                Idempotency.of(database, clock, vault),
                clock);
    }

    /** What people without an account may choose from. */
    PublicChoices publicChoices() {
        var candidates = new Candidates(forms, store, people, departments);
        return PublicChoices.of(database, gate, candidates, people, departments, clock);
    }

    LinkPasswords linkPasswords() {
        return LinkPasswords.of(database, gate, clock);
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("mortise-files");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static <T> T wait(Uni<T> uni) {
        return uni.await().indefinitely();
    }

    /** Whoever does the work of the background now; what is queued a moment later is due. */
    JobWorker worker() {
        var keys = EncryptionKeys.of(database, vault, Jobs.of(clock, vault), clock);
        var resealing = Resealing.of(database, metadata, vault, keys, tables, clock);
        var recomputing = RecomputeJob.of(database, recomputation, clock);
        var refreshing = RefreshJob.of(database, marks, recomputation);
        return JobWorker.of(List.of(recomputing, refreshing, resealing), database, clock, vault);
    }

    /** Whoever builds indexes, fills the search box and computes anew, each as the publish of a form asks for. */
    JobWorker builder() {
        var recomputing = RecomputeJob.of(database, recomputation, clock);
        var indexing = FormIndexes.of(database, Jobs.of(clock, vault), clock);
        var filling = SearchBackfill.of(database, metadata);
        return JobWorker.of(List.of(recomputing, indexing, filling), database, clock, vault);
    }

    /** Lets the background do all that is due, and what follows from it. */
    void work() {
        clock.advance(Duration.ofSeconds(2));
        settle();
    }

    public void publish(String... docs) {
        var releases = new ArrayList<Release>();
        for (var text : docs) {
            var doc = json(text);
            var id = new MetadataId(
                    doc.path("kind").asText(),
                    new ObjectKey("shop", doc.path("key").asText()));
            releases.add(Release.local(id, doc));
        }
        wait(database.inTransaction(transaction -> desk.publishAll(transaction, PLATFORM, releases, "")));
    }

    FormKind formKind() {
        return formKind;
    }

    MetadataDesk desk() {
        return desk;
    }

    void draft(MetadataId id, String doc) {
        wait(desk.saveDraft(PLATFORM, id, null, json(doc)));
    }

    public Caller.User person(String login, String... roles) {
        return wait(database.inTransaction(
                transaction -> people.create(transaction, new NewPerson(login, login, null, null, false, null))
                        .call(id -> assign(transaction, id, roles))
                        .map(Caller.User::new)));
    }

    private Uni<Void> assign(Transaction transaction, UUID person, String... roles) {
        var all = Uni.createFrom().voidItem();
        for (var role : roles) {
            all = all.chain(() -> people.assign(transaction, ObjectKey.parse(role), person));
        }
        return all;
    }

    public Record create(Caller caller, String form, String data) {
        return wait(
                records().change(caller, Change.create(ObjectKey.parse(form), json(data), "api", CauseChain.none())));
    }

    Record update(Caller caller, Record record, String data) {
        return wait(records()
                .change(
                        caller,
                        new Change(
                                record.form(),
                                record.id(),
                                json(data),
                                record.version(),
                                "api",
                                null,
                                CauseChain.none())));
    }

    void delete(Caller caller, Record record) {
        wait(records()
                .change(
                        caller,
                        new Change(
                                record.form(), record.id(), null, record.version(), "api", null, CauseChain.none())));
    }

    Record read(Caller caller, Record record) {
        return wait(records().read(caller, record.form(), record.id()));
    }

    /** What a field offers to be chosen. */
    Uni<JsonNode> candidates(Caller caller, String form, String field, String search) {
        var key = ObjectKey.parse(form);
        var question = new Candidates.Question(search, List.of(), Json.object(), 20);
        return gate.of(caller).flatMap(access -> new Candidates(forms, store, people, departments)
                .of(access, key, forms.of(access.snapshot(), key).at(field).orElseThrow(), question));
    }

    public List<Row> rows(String sql, Object... values) {
        var rows = new ArrayList<Row>();
        wait(postgres.pool().preparedQuery(sql).execute(Tuple.from(List.of(values))))
                .forEach(rows::add);
        return rows;
    }

    public static ObjectNode json(String text) {
        return (ObjectNode) Json.parse(text.replace('\'', '"'));
    }

    static @Nullable String text(JsonNode data, String key) {
        return data.hasNonNull(key) ? data.path(key).asText() : null;
    }

    @Override
    public void close() {
        postgres.close();
    }
}
