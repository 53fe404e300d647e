package org.mortise.form.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.contract.Records.Created;
import org.mortise.core.database.Transaction;
import org.mortise.core.event.CauseChain;
import org.mortise.core.event.OutboxEvent;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.store.NewRecord;

/** Many new records on their way: each is prepared like a single one, all good ones are inserted together. */
final class BulkWriting {

    static final String EVENT = "record.bulk";

    private final WritingTools tools;
    private final Transaction transaction;
    private final Caller caller;
    private final CallerAccess access;
    private final CallerAccess platform;

    BulkWriting(
            WritingTools tools, Transaction transaction, Caller caller, CallerAccess access, CallerAccess platform) {
        this.tools = tools;
        this.transaction = transaction;
        this.caller = caller;
        this.access = access;
        this.platform = platform;
    }

    Uni<List<Created>> create(ObjectKey form, List<ObjectNode> data, String channel) {
        var change = Change.create(form, Json.object(), channel, CauseChain.none());
        var writing = new Writing(tools, transaction, caller, access, platform, change);
        var ready = new ArrayList<NewRecord>();
        return Multi.createFrom()
                .iterable(data)
                .onItem()
                .transformToUniAndConcatenate(one -> prepare(writing, one, ready))
                .collect()
                .asList()
                .call(() -> tools.store().insertMany(transaction, writing.write(), ready, writing.stamp()))
                .call(() -> announce(form, ready, channel));
    }

    private static Uni<Created> prepare(Writing writing, ObjectNode data, List<NewRecord> ready) {
        return writing.prepare(data)
                .invoke(ready::add)
                .map(record -> new Created(record.id(), List.of()))
                .onFailure(Rejected.class)
                .recoverWithItem(refused -> new Created(null, refused.problems()));
    }

    /** One event for all: who wants to know each of them reads the ids. */
    private Uni<Void> announce(ObjectKey form, List<NewRecord> ready, String channel) {
        if (ready.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var payload = Json.object().put("via", channel);
        if (caller.person() != null) {
            payload.put("actor", caller.person().toString());
        }
        var ids = payload.putArray("records");
        ready.forEach(record -> ids.add(record.id().toString()));
        return tools.outbox()
                .append(
                        transaction,
                        new OutboxEvent(
                                Ids.next(),
                                EVENT,
                                form,
                                null,
                                payload,
                                CauseChain.none(),
                                tools.clock().instant()));
    }
}
