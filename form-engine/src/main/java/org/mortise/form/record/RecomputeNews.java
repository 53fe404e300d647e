package org.mortise.form.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.database.Transaction;
import org.mortise.core.event.CauseChain;
import org.mortise.core.event.Outbox;
import org.mortise.core.event.OutboxEvent;
import org.mortise.core.kernel.Json;
import org.mortise.core.store.RecomputedRecord;
import org.mortise.core.store.RecordMarks.Marked;
import org.mortise.core.store.WrittenRecord;
import org.mortise.form.linkage.PreparedForm;

/**
 * Who hears of records that were computed anew. Whatever looks at them is always computed anew as well. Rules hear of what follows
 * from a change that somebody made, as a change of its own with the chain of its causes; they do not hear of what a publish or a new
 * day brings about, nor of what only passing time has moved: otherwise each publish would set rules off for every record of a form.
 */
final class RecomputeNews {

    private static final Logger LOG = Logger.getLogger(RecomputeNews.class);
    private static final String CHANNEL = "compute";

    /** Longer than any chain that people make on purpose. */
    private static final int MOST_HOPS = 100;

    private final Outbox outbox;
    private final Clock clock;

    RecomputeNews(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param written those of {@code records} that have changed */
    Uni<Void> tell(
            Transaction transaction,
            PreparedForm form,
            List<Marked> marked,
            List<RecomputedRecord> records,
            List<WrittenRecord> written) {
        var causes = causes(form, marked, records);
        var hops = new HashMap<UUID, Integer>();
        marked.forEach(mark -> hops.put(mark.id(), mark.hops()));
        var near = written.stream().filter(one -> isNear(form, one, hops)).toList();
        var changes = near.stream()
                .filter(one -> causes.containsKey(one.id()))
                .map(one -> after(
                        changed(form, one, causes.getOrDefault(one.id(), CauseChain.none())),
                        hops.getOrDefault(one.id(), 0)))
                .toList();
        var quiet = near.stream().filter(one -> !causes.containsKey(one.id())).toList();
        var most = quiet.stream()
                .mapToInt(one -> hops.getOrDefault(one.id(), 0))
                .max()
                .orElse(0);
        return outbox.appendAll(transaction, changes)
                .chain(() -> quiet.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : outbox.appendIfWanted(
                                transaction,
                                after(RecordEvents.recomputed(form.shape(), quiet, clock.instant()), most)));
    }

    /** Records that point at each other in a circle would follow each other for ever. */
    private static boolean isNear(PreparedForm form, WrittenRecord written, Map<UUID, Integer> hops) {
        if (hops.getOrDefault(written.id(), 0) < MOST_HOPS) {
            return true;
        }
        LOG.warnf(
                "record %s of %s follows from %d others, perhaps in a circle: nobody follows it any more",
                written.id(), form.shape().form(), MOST_HOPS);
        return false;
    }

    private static OutboxEvent after(OutboxEvent event, int hops) {
        ((ObjectNode) event.payload()).put(RecordEvents.HOPS, hops);
        return event;
    }

    /** Of those that somebody's change has moved. */
    private static Map<UUID, CauseChain> causes(
            PreparedForm form, List<Marked> marked, List<RecomputedRecord> records) {
        var causes = new HashMap<UUID, CauseChain>();
        for (var mark : marked) {
            if (mark.cause() != null) {
                causes.put(mark.id(), mark.cause());
            }
        }
        for (var record : records) {
            if (Stillness.holds(form, record.before().data(), record.after())) {
                causes.remove(record.before().id());
            }
        }
        return causes;
    }

    private OutboxEvent changed(PreparedForm form, WrittenRecord written, CauseChain cause) {
        var change = new Change(form.shape().form(), written.id(), Json.object(), null, CHANNEL, null, cause);
        return RecordEvents.of(
                RecordEvents.CHANGED, form.shape(), written, RecordDesk.COMPUTING, change, clock.instant());
    }
}
