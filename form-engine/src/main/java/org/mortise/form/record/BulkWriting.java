package org.mortise.form.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.RecordAction;
import org.mortise.core.contract.Records.Batch;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.contract.Records.Created;
import org.mortise.core.contract.Records.Origin;
import org.mortise.core.database.Transaction;
import org.mortise.core.event.CauseChain;
import org.mortise.core.event.OutboxEvent;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.store.NewRecord;

/** Many new records on their way: each is prepared like a single one, all good ones are inserted together. */
final class BulkWriting {

    /** So that handling one event stays a short transaction. */
    private static final int MOST_IN_EVENT = 100;

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

    Uni<List<Created>> create(Batch batch) {
        var change = Change.create(batch.form(), Json.object(), batch.channel(), CauseChain.none());
        var setting = new WriteSetting(tools, transaction, caller, access, platform, change);
        var records = new NewRecords(setting, Becoming.of(setting, Onlooker.NOBODY));
        refuseForeignOrigins(batch);
        return elsewhere(batch.data())
                .chain(records::expect)
                .chain(() -> elsewhere(batch.data()))
                .flatMap(data -> each(data, one -> attempt(records, one)))
                .flatMap(attempts -> judged(records, attempts))
                .flatMap(judged -> ready(records, judged, origins(batch, judged))
                        .flatMap(ready -> insert(setting, records, batch, ready)
                                .map(refused -> created(judged, ready, refused))));
    }

    private Uni<Map<UUID, List<Problem>>> insert(
            WriteSetting setting, NewRecords records, Batch batch, List<NewRecord> ready) {
        return tools.store()
                .insertMany(transaction, setting.write(), ready, setting.stamp())
                .onFailure()
                .transform(failure -> setting.told(null, failure))
                .call(refused -> {
                    var stored = ready.stream()
                            .filter(record -> !refused.containsKey(record.id()))
                            .toList();
                    return records.settleFiles(stored)
                            .chain(() -> tools.outbox().appendAll(transaction, news(batch, stored)));
                });
    }

    /** Nobody else says that a record was made by others, at another time or under another number. */
    private void refuseForeignOrigins(Batch batch) {
        var told = batch.origins().stream().anyMatch(origin -> !origin.equals(Origin.NEW));
        if (told && !access.form(batch.form()).may(RecordAction.MIGRATE)) {
            throw Rejected.because(Rejected.Kind.FORBIDDEN, "migrate_not_allowed");
        }
    }

    /** Of the good ones, in their order. */
    private static List<Origin> origins(Batch batch, List<Judged> judged) {
        return IntStream.range(0, judged.size())
                .filter(index -> judged.get(index).problems().isEmpty())
                .mapToObj(batch::origin)
                .toList();
    }

    private static Uni<List<NewRecord>> ready(NewRecords records, List<Judged> judged, List<Origin> origins) {
        var drafts = good(judged);
        var owners = origins.stream()
                .flatMap(origin -> Stream.ofNullable(origin.owner()))
                .collect(Collectors.toSet());
        return records.number(drafts, origins.stream().map(Origin::numbers).toList())
                .chain(() -> records.meetOwners(drafts, owners))
                .chain(() -> each(IntStream.range(0, drafts.size()).boxed().toList(), index -> {
                    var origin = origins.get(index);
                    return records.owned(drafts.get(index), origin.owner())
                            .map(record -> record.made(origin.at(), origin.by(), origin.changed()));
                }));
    }

    /** What follows is much to compute: it must not hold up the thread that everybody's answers come by. */
    private static Uni<List<ObjectNode>> elsewhere(List<ObjectNode> data) {
        return Uni.createFrom().item(data).emitOn(Infrastructure.getDefaultWorkerPool());
    }

    /** A draft, if there came to be one, with what is wrong with it. */
    private record Judged(NewRecords.@Nullable Draft draft, List<Problem> problems) {}

    private static Uni<Judged> attempt(NewRecords records, ObjectNode data) {
        return records.draft(data)
                .map(draft -> new Judged(draft, List.of()))
                .onFailure(Rejected.class)
                .recoverWithItem(refused -> new Judged(null, refused.problems()));
    }

    private static Uni<List<Judged>> judged(NewRecords records, List<Judged> attempts) {
        return records.references(drafts(attempts)).map(references -> {
            var found = references.iterator();
            return attempts.stream()
                    .map(one -> one.draft() == null
                            ? one
                            : new Judged(one.draft(), records.wrongWithNew(one.draft(), found.next())))
                    .toList();
        });
    }

    private static List<NewRecords.Draft> drafts(List<Judged> judged) {
        return judged.stream().flatMap(one -> Stream.ofNullable(one.draft())).toList();
    }

    private static List<NewRecords.Draft> good(List<Judged> judged) {
        return drafts(judged.stream().filter(one -> one.problems().isEmpty()).toList());
    }

    private static List<Created> created(List<Judged> judged, List<NewRecord> ready, Map<UUID, List<Problem>> refused) {
        var records = ready.iterator();
        return judged.stream()
                .map(one ->
                        one.problems().isEmpty() ? created(records.next(), refused) : new Created(null, one.problems()))
                .toList();
    }

    private static Created created(NewRecord record, Map<UUID, List<Problem>> refused) {
        var problems = refused.get(record.id());
        return problems == null ? new Created(record.id(), List.of(), record.data()) : new Created(null, problems);
    }

    /** One after the other, because they share a transaction. */
    private static <T, R> Uni<List<R>> each(List<T> items, Function<T, Uni<R>> step) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(step::apply)
                .collect()
                .asList();
    }

    /** One event for many, {@code {"via","actor","quiet","records":[ids]}}: who wants to know each of them reads the ids. */
    private List<OutboxEvent> news(Batch batch, List<NewRecord> ready) {
        var news = new ArrayList<OutboxEvent>();
        for (var from = 0; from < ready.size(); from += MOST_IN_EVENT) {
            var payload = Json.object().put("via", batch.channel()).put("quiet", batch.quiet());
            if (caller.person() != null) {
                payload.put("actor", caller.person().toString());
            }
            var ids = payload.putArray("records");
            ready.subList(from, Math.min(ready.size(), from + MOST_IN_EVENT))
                    .forEach(record -> ids.add(record.id().toString()));
            var at = tools.clock().instant();
            news.add(
                    new OutboxEvent(Ids.next(), RecordEvents.BULK, batch.form(), null, payload, CauseChain.none(), at));
        }
        return news;
    }
}
