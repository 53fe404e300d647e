package org.mortise.form.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.RecordAction;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.contract.BeforeWrite;
import org.mortise.core.contract.Records;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.event.CauseChain;
import org.mortise.core.event.Outbox;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.People;
import org.mortise.core.store.ChangeStamp;
import org.mortise.core.store.Contention;
import org.mortise.core.store.RecordMarks;
import org.mortise.core.store.RecordRows;
import org.mortise.core.store.RecordStore;
import org.mortise.core.store.WrittenRecord;
import org.mortise.form.definition.PublishedForms;

/** The one road to records. */
@ApplicationScoped
public class RecordDesk implements Records {

    /** Who computes: what a formula reads over links must not depend on who saves. */
    static final Caller COMPUTING = new Caller.System("form:compute", null);

    private final Database database;
    private final AccessGate gate;
    private final WritingTools tools;
    private final TakenLinks taken;
    private final Recomputation recomputation;

    @Inject
    RecordDesk(
            Database database,
            AccessGate gate,
            RecordStore store,
            PublishedForms forms,
            ReferenceCheck references,
            AttachedFiles files,
            Numberings numberings,
            People people,
            Outbox outbox,
            RecordReading reading,
            @All List<BeforeWrite> beforeWrites,
            Clock clock) {
        this(
                database,
                gate,
                new WritingTools(
                        store, forms, references, files, numberings, people, outbox, reading, beforeWrites, clock));
    }

    RecordDesk(Database database, AccessGate gate, WritingTools tools) {
        this.database = database;
        this.gate = gate;
        this.tools = tools;
        this.taken = new TakenLinks(gate, tools.store());
        this.recomputation = new Recomputation(gate, tools.store(), tools.forms(), tools.outbox(), tools.clock());
    }

    @Override
    public Uni<Record> read(Caller caller, ObjectKey form, UUID id) {
        return gate.of(caller)
                .flatMap(access -> tools.reading().document(null, access, form, id))
                .map(document -> record(form, document));
    }

    /** The same as {@link #read}, for those who only pass it on to somebody who reads {@code language}. */
    public Uni<RecordText> readText(Caller caller, ObjectKey form, UUID id, Locale language) {
        return gate.of(caller).map(access -> access.reading(language)).flatMap(access -> tools.reading()
                .text(null, access, form, id));
    }

    @Override
    public Uni<Record> read(Transaction transaction, Caller caller, ObjectKey form, UUID id, boolean lock) {
        return gate.of(transaction, caller)
                .call(access ->
                        lock ? lock(transaction, form, id) : Uni.createFrom().voidItem())
                .flatMap(access -> tools.reading().document(transaction, access, form, id))
                .map(document -> record(form, document));
    }

    @Override
    public Uni<RecordPage> list(Caller caller, RecordQuery query) {
        return gate.scope(caller, query)
                .flatMap(tools.reading()::list)
                .flatMap(rows -> tools.reading().labels(rows).map(labels -> page(query.form(), rows, labels)));
    }

    @Override
    public Uni<Record> change(Caller caller, Change change) {
        return taken.naming(
                caller,
                change.form(),
                Contention.retrying(() -> database.inTransaction(transaction -> change(transaction, caller, change))));
    }

    @Override
    public Uni<Record> change(Transaction transaction, Caller caller, Change change) {
        return change(transaction, caller, change, Onlooker.NOBODY);
    }

    /** The same with somebody who looks on. */
    public Uni<Record> change(Transaction transaction, Caller caller, Change change, Onlooker onlooker) {
        return gate.of(transaction, caller).flatMap(access -> write(transaction, caller, access, change, onlooker)
                .flatMap(written -> result(transaction, access, change, written)));
    }

    /** The same as {@link #change}, for those who only pass the record on. */
    public Uni<RecordText> changeText(Caller caller, Change change, Onlooker onlooker) {
        return taken.naming(
                caller,
                change.form(),
                Contention.retrying(() -> database.inTransaction(transaction -> gate.of(transaction, caller)
                        .flatMap(access -> write(transaction, caller, access, change, onlooker)
                                .flatMap(written -> resultText(transaction, access, change, written))))));
    }

    private Uni<WrittenRecord> write(
            Transaction transaction, Caller caller, CallerAccess access, Change change, Onlooker onlooker) {
        return gate.of(COMPUTING, access).flatMap(platform -> new Writing(
                        new WriteSetting(tools, transaction, caller, access, platform, change), onlooker)
                .run());
    }

    @Override
    public Uni<List<Created>> createMany(Transaction transaction, Caller caller, Batch batch) {
        return gate.of(transaction, caller).flatMap(access -> gate.of(COMPUTING, access)
                .flatMap(platform -> new BulkWriting(tools, transaction, caller, access, platform).create(batch)));
    }

    @Override
    public Uni<Void> flowState(
            Transaction transaction, ObjectKey form, UUID id, String state, @Nullable UUID instance) {
        return gate.of(transaction, COMPUTING).flatMap(platform -> tools.store()
                .flowState(
                        transaction,
                        platform.form(form).shape(),
                        id,
                        state,
                        instance,
                        new ChangeStamp(tools.clock().instant(), null, "flow", null)));
    }

    @Override
    public Uni<Map<UUID, String>> titles(Caller caller, ObjectKey form, List<UUID> ids) {
        return gate.of(caller).flatMap(access -> tools.store().titles(access.form(form), ids));
    }

    /** What it looks at may have changed while it lay in the trash. */
    private Uni<Void> catchUp(Transaction transaction, CallerAccess access, ObjectKey form, UUID id) {
        return tools.forms().of(access.snapshot(), form).looksElsewhere()
                ? recomputation
                        .of(transaction, form, List.of(new RecordMarks.Marked(id, CauseChain.none(), 0)))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /** Takes a record back from the trash. */
    public Uni<Record> restore(Caller caller, ObjectKey form, UUID id) {
        return database.inTransaction(
                transaction -> gate.of(transaction, caller).flatMap(access -> {
                    var change = new Change(form, id, Json.object(), null, "api", null, CauseChain.none());
                    var write = access.write(form, RecordAction.DELETE, null);
                    var stamp = new ChangeStamp(tools.clock().instant(), caller.person(), change.channel(), null);
                    return tools.store()
                            .restore(transaction, write, id, stamp)
                            .call(written ->
                                    tools.files().settle(transaction, write.shape(), written, caller.uploader()))
                            .call(written -> tools.outbox()
                                    .append(
                                            transaction,
                                            RecordEvents.of(
                                                    RecordEvents.CREATED,
                                                    write.shape(),
                                                    written,
                                                    caller,
                                                    change,
                                                    stamp.at())))
                            .call(written -> catchUp(transaction, access, form, id))
                            .flatMap(written -> result(transaction, access, change, written));
                }));
    }

    private Uni<Void> lock(Transaction transaction, ObjectKey form, UUID id) {
        return gate.of(transaction, COMPUTING)
                .flatMap(platform ->
                        tools.store().lock(transaction, platform.write(form, RecordAction.UPDATE, null), id))
                .replaceWithVoid();
    }

    /** The record as its writer sees it now; who gave it away or deleted it gets its id and version. */
    private Uni<Record> result(Transaction transaction, CallerAccess access, Change change, WrittenRecord written) {
        if (change.data() == null || access.readable(change.form()).isEmpty()) {
            return Uni.createFrom().item(bare(change.form(), written));
        }
        return tools.reading()
                .document(transaction, access, change.form(), written.id())
                .map(document -> record(change.form(), document))
                .onFailure(
                        failure -> failure instanceof Rejected rejected && rejected.kind() == Rejected.Kind.NOT_FOUND)
                .recoverWithItem(() -> bare(change.form(), written));
    }

    private Uni<RecordText> resultText(
            Transaction transaction, CallerAccess access, Change change, WrittenRecord written) {
        var bare = new RecordText(
                change.form(),
                written.id(),
                written.version(),
                Json.write(bare(change.form(), written).document()));
        if (change.data() == null || access.readable(change.form()).isEmpty()) {
            return Uni.createFrom().item(bare);
        }
        return tools.reading()
                .text(transaction, access, change.form(), written.id())
                .onFailure(
                        failure -> failure instanceof Rejected rejected && rejected.kind() == Rejected.Kind.NOT_FOUND)
                .recoverWithItem(bare);
    }

    private static Record bare(ObjectKey form, WrittenRecord written) {
        var document = Json.object().put("id", written.id().toString()).put("version", written.version());
        document.putObject("data");
        return record(form, document);
    }

    private static Record record(ObjectKey form, ObjectNode document) {
        return new Record(
                form,
                UUID.fromString(document.path("id").asText()),
                document.path("version").asInt(),
                (ObjectNode) document.path("data"),
                document);
    }

    private static RecordPage page(ObjectKey form, RecordRows rows, ObjectNode labels) {
        var items = rows.records().stream()
                .map(record -> record(form, (ObjectNode) Json.parse(record.json())))
                .toList();
        return new RecordPage(items, rows.next(), labels);
    }
}
